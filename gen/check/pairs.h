/* Findings about two rows that lie in two files: of many about the same two files one is reported, which says how many
 * there are. A month's report beside that of a day is one mistake, not one for each advertiser. */
#ifndef ADREPORT_CHECK_PAIRS_H
#define ADREPORT_CHECK_PAIRS_H

#include "check/rules.h"

struct pairs;

struct pairs *pairs_new(const struct check *check);

/* What is wrong with a row beside another one, as a message. Within one file it is reported at once. */
void pairs_add(struct pairs *pairs, const struct observation *row, const struct observation *other,
               const char *message);

/* Reports what was gathered and frees. */
void pairs_close(struct pairs *pairs);

#endif
