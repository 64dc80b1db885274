/* SUGGEST: mappings of advertisers to parties that their names speak for. Proposes and never applies. */
#ifndef ADREPORT_SUGGEST_SUGGEST_H
#define ADREPORT_SUGGEST_SUGGEST_H

#include "model/totals.h"

/* One row that could be added to advertisers.csv. */
struct suggestion {
    char *row;    /* CSV with LF, in the columns of suggest_header; mapped_by and mapped_on are empty */
    char *reason; /* one line for a terminal: name, spending, what speaks for it or against it, without LF */
    bool weak;    /* something in the name speaks against it */
};

/* The header line that the rows go by, with LF. */
const char *suggest_header(void);

/* A GPtrArray of struct suggestion *, freed with it, by spending: the highest low end first, then the highest high end,
 * then the name. */
GPtrArray *suggest_mappings(const struct dataset *dataset, const struct totals *totals);

#endif
