/* Which party an account belongs to: advertisers.csv, further tables of the same form, such as worklists, and tables that
 * others made. */
#ifndef ADREPORT_READ_LINKS_H
#define ADREPORT_READ_LINKS_H

#include "read/cells.h"
#include "read/settings.h"

/* One entry under 'links'. */
struct link_rule {
    struct file_rule file; /* its path; of a table that others made also its platform and what is declared of it */
};

/* For GArray: frees what a rule (struct link_rule) owns. */
void link_rule_clear(gpointer rule);

/* Reads 'links' of report.yaml: a list of paths, and of mappings with 'path', 'platform' and 'columns'. */
void links_read_rules(struct report_file *file, const struct key_value *entry, void *settings);

/* A disclaimer that links divide an account by, which is text; an error if no name can be compared with it. "" divides
 * nothing. */
const char *cell_disclaimer(struct input_row *row, unsigned column, const char *text);

/* Appends the rows of advertisers.csv and of the tables that the rules name (struct link_rule) to the advertisers of the
 * dataset. A row of a worklist that nobody filled in is left out, and so are, of a table that others made, one of a party
 * that the report does not have, with a warning, and one of an account that was linked before it. After the tables they
 * refer to. */
void read_links(struct reading *reading, const GArray *rules);

/* Gives advertisers without a name the one that the platform listed last, or else their id. After all figures. */
void read_link_names(struct dataset *dataset);

#endif
