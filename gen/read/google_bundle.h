/* What the files that read Google's bundle share. */
#ifndef ADREPORT_READ_GOOGLE_BUNDLE_H
#define ADREPORT_READ_GOOGLE_BUNDLE_H

#include "read/google.h"
#include "read/figures.h"

enum { GOOGLE_MOST_COLUMNS = GOOGLE_CREATIVE_COLUMNS };

/* One table of the bundle being read. */
struct bundle {
    const struct figures *figures;
    struct csv *csv;
    int platform;
    struct csv_column columns[GOOGLE_MOST_COLUMNS];
    struct period listed; /* from the first day on which an ad of the country was shown to the last; {0,0}: none */
    GHashTable *seen;     /* countries that the table has, for saying what it has instead */
};

/* Opens a table with the columns of its kind. Those named in money, ended by -1, end in _* and become the column of the
 * report's currency: an amount is published in every currency, and which of these is the real one has changed over the
 * years. */
bool bundle_open(struct bundle *bundle, const struct figures *figures, const struct csv_column *columns, unsigned count,
                 const int *money);
void bundle_close(struct bundle *bundle);

/* Where an ad was shown. */
struct shown {
    uint64_t countries; /* of a report about several */
    bool elsewhere;     /* in a country that the report, or the file, is not about */
};

/* Whether a list such as "DE, EU, NL" has a country that the report is about, and which; 'EU' is none. */
bool bundle_is_shown(const struct bundle *bundle, const char *list, struct shown *shown);

/* Remembers the countries of a list that does not have the report's. */
void bundle_see(struct bundle *bundle, const char *list);

/* ", which has GB, US; ...": the countries seen. Caller frees. */
char *bundle_found(const struct bundle *bundle);

/* The advertiser of a row, by the id its rows go by, with its party; false, diagnosed, if it has none. */
bool bundle_advertiser(struct input_row *row, unsigned id, unsigned name, struct observation *observation);

/* NOTE_CONVERTED if all amounts of the table come from one currency. As long as there was a column for the kuna, which
 * ended with 2022, every table seen had one amount in all its columns; those seen later keep a ledger per currency. */
unsigned bundle_notes(const struct bundle *bundle, unsigned kuna);

#endif
