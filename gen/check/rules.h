/* The rules one by one. Each reports under the word its row in check.c gives it. */
#ifndef ADREPORT_CHECK_RULES_H
#define ADREPORT_CHECK_RULES_H

#include "base/diagnostic.h"
#include "model/dataset.h"

struct check {
    const struct dataset *dataset;
    struct diagnostics *diagnostics;
    const char *rule;   /* the word of the rule that is running */
    GPtrArray *ordered; /* const struct observation * but references: by what they are about, then by first day */
};

void check_report(const struct check *check, enum severity severity, struct place place, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The line of a row with figures. */
struct place observation_place(const struct observation *observation);

/* Appends "2023-03-01 to 2023-03-07", or one day as that day. */
void append_days(GString *out, struct period period);

/* twice.c: the same thing said more than once would be added twice. */
int compare_observations(gconstpointer a, gconstpointer b);
void check_doubled_rows(const struct check *check);
void check_overlaps(const struct check *check);

/* whole.c: a row about a whole beside rows about its parts. */
void check_wholes(const struct check *check);

/* same_money.c: two sources of the same money. */
void check_same_money(const struct check *check);

/* True if that found anything. */
bool same_money(const struct check *check);

/* days.c: what is said about days. */
void check_report_period(const struct check *check);
void check_contradictions(const struct check *check);
void check_uncollected(const struct check *check);

/* The first measure of which a row has an amount that a statement of coverage.csv is about, on some day of it; -1. */
int coverage_concerns(const struct check *check, const struct coverage *coverage, const struct observation *row);

/* offer.c: amounts that cannot be, or that a platform should not have listed. */
void check_offer(const struct check *check);
void check_listed(const struct check *check);
void check_reach(const struct check *check);

/* names.c: what is said about advertisers, and what is not to be published. */
void check_mapping(const struct check *check);
void check_aliases(const struct check *check);
void check_private(const struct check *check);
void check_publisher(const struct check *check);

/* cut.c: ids that a spreadsheet cut. */
void check_cut_ids(const struct check *check);

/* parts.c: accounts that links divide by who paid for their ads. */
void check_disclaimers(const struct check *check);
void check_untold(const struct check *check);

/* targeting.c: whom ads were aimed at. */
void check_targeting(const struct check *check);
void check_targeting_days(const struct check *check);

/* unique.c: ids that are taken. */
void check_reserved(const struct check *check);

/* complete.c: what is missing, platform by platform. */
void check_days(const struct check *check);
void check_links(const struct check *check);
void check_money(const struct check *check);

#endif
