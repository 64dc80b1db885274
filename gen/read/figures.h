/* What the readers of files as platforms publish them share. */
#ifndef ADREPORT_READ_FIGURES_H
#define ADREPORT_READ_FIGURES_H

#include "read/cells.h"
#include "read/format.h"

/* The platform of a file: what report.yaml says, else the first of these ids (ended by NULL) that platforms.csv has.
 * -1, diagnosed, if there is none. */
int figures_platform(const struct figures *figures, const char *const ids[]);

/* The table, as its entry of report.yaml says that it was saved; NULL, diagnosed, if it has no header that can be read. */
struct csv *figures_open(const struct figures *figures);

/* True for the country of the report, or one of several, whose figures a file may have: the one that report.yaml names for it, or
 * all. */
bool figures_are_about(const struct figures *figures, const char *code);

/* These, for messages: "NL", "NL, BE". NULL if report.yaml names none. Caller frees. */
char *figures_countries(const struct figures *figures);

/* Their codes, NULL behind the last; NULL if report.yaml names none. Freed by g_strfreev. */
char **figures_country_codes(const struct figures *figures);

/* False, diagnosed, in a report of several countries if nothing says which of them a file is about. */
bool figures_are_of_one(const struct figures *figures);

/* An error about the file as a whole. */
void figures_error(const struct figures *figures, const char *rule, const char *format, ...) G_GNUC_PRINTF(3, 4);
void figures_warning(const struct figures *figures, const char *rule, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* An observation with what all rows of a file have in common, from this line of it. */
struct observation figures_observation(const struct figures *figures, unsigned line, int platform,
                                       struct period period);

/* The same from the row of a table. */
struct observation figures_row(const struct figures *figures, const struct csv *csv, int platform,
                               struct period period);

/* Text as a platform has it, on one line: control characters, and those that turn the direction of writing, are taken
 * out, since nobody can correct them. "" if the cell is empty. Kept by the dataset. */
const char *figures_text(struct input_row *row, unsigned column);

/* The same of any text. */
const char *figures_clean(struct dataset *dataset, const char *text);

/* An amount that must be a number of the platform's forms; diagnosed if it is not. */
struct amount figures_amount(struct input_row *row, unsigned column, enum unit unit);

/* Opens the amounts of an ad that still ran when it was copied, if nobody knows when that was: it may have gone on within the
 * report. An ad stays one. */
void figures_leave_open(struct dataset *dataset, struct observation *ad);

/* Keeps who paid for a row of the country as a whole; text is "" if the source could name somebody and does not. most: a name of as
 * many letters may have been longer; 0: the source cuts none. */
void figures_paid_by(struct dataset *dataset, const struct observation *observation, const char *text, glong most);

/* Says whom a row is about, by its id and as the platform calls it ("": it does not say); and in what, and from where, it was paid. */
void figures_say_advertiser(struct dataset *dataset, struct observation *observation, const char *id, const char *name);
void figures_say_origin(struct dataset *dataset, struct observation *observation, const char *currency,
                        const char *origin);

/* Where a row and another about the same thing say that it was paid from, and in what: nothing if they differ. */
void figures_join_origin(struct dataset *dataset, struct observation *first, const struct observation *other);

/* The ads of a file that were read so far. An ad that is in it more than once, as some are in Google's, becomes one
 * row: at least the largest of its amounts, at most their sum, or without an upper end if one of them is not known, from its first to its last day, and it may belong to
 * whoever had its advertiser on one of these days; if it had several payers, to whoever has a part of its account. */
struct ads;
struct ads *ads_new(void);
void ads_free(struct ads *ads);
void ads_add(struct ads *ads, struct reading *reading, const struct observation *observation);

/* "a.csv: error: no ads of NL in this file": an empty file says nothing about what was spent. found says what it has
 * instead, as the end of a sentence, or is NULL. */
void figures_empty(const struct figures *figures, const char *what, const char *found);

#endif
