/* The composer at work: what it reads, and the report it makes. */
#ifndef ADREPORT_COMPOSE_COMPOSER_H
#define ADREPORT_COMPOSE_COMPOSER_H

#include "base/diagnostic.h"
#include "compose/known.h"
#include "model/report.h"
#include "model/totals.h"

struct composer {
    const struct dataset *dataset;
    const struct totals *totals;
    struct known *known; /* what these know, and of whom; NULL without totals */
    const struct templates *templates;
    struct report *report;
    struct diagnostics *diagnostics;
    GHashTable *complained;      /* set of what was complained of already: phrases, pages, names */
    int lead_platform;           /* platform the report opens with, or -1 */
    GHashTable *account_numbers; /* word -> the last number that a key with it got: see slug_unused */
    GHashTable *links;           /* advertiser_id -> GPtrArray of const struct advertiser * */
    GHashTable *account_keys;    /* set of the keys of report->accounts */
    struct bin_words *bins;      /* of each bin of the axis: see compose/figures/axis.c; NULL: none was asked for */
    GHashTable *values;          /* what was said of them: see compose/cell_words.c */
    const struct localized *states[STATE_COUNT]; /* the same; NULL: nothing was */
    GHashTable *scopes;                          /* a set of struct scope: the same */
    struct provenances *provenances;             /* see compose/provenance.h */
    GHashTable *waiting; /* figure -> struct waiting *: see compose/along.h; NULL: no figure waits for its rows */
};

#endif
