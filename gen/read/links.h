/* Which party an account belongs to: advertisers.csv, and further tables of the same form, such as worklists. */
#ifndef ADREPORT_READ_LINKS_H
#define ADREPORT_READ_LINKS_H

#include "read/files.h"

/* Appends the rows of advertisers.csv and of the tables that 'links' of report.yaml names (struct file_rule) to the
 * advertisers of the dataset. A row of a worklist that nobody filled in is left out. After the tables they refer to. */
void read_links(struct reading *reading, const GArray *rules);

/* Gives advertisers without a name the one that the platform listed last, or else their id. After all figures. */
void read_link_names(struct dataset *dataset);

#endif
