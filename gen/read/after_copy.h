/* What an ad that still ran on the day of its copy may have done after it. Nobody has seen that, so that of the days that are
 * known otherwise it is from zero up, without an end. */
#ifndef ADREPORT_READ_AFTER_COPY_H
#define ADREPORT_READ_AFTER_COPY_H

#include "read/mapping.h"

/* When all is read and its copies are settled: appends to the dataset, for each row with the note `running` that ends before
 * the report does, a row with the note `after_copy` for each stretch of days on which it may have gone on. These are days of
 * which something of its platform is known, of the measures that are known of them, and on which nothing else tells what it
 * came to: a later row of the same ad, a row of its whole account or party, or a file that lists all accounts of these days. */
void after_copy_settle(struct dataset *dataset, const struct mapping *mapping);

#endif
