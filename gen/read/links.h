/* Which party an account belongs to: advertisers.csv, further tables of the same form, such as worklists, and tables that
 * others made. */
#ifndef ADREPORT_READ_LINKS_H
#define ADREPORT_READ_LINKS_H

#include "read/settings.h"

/* The columns of advertisers.csv that a table that others made may have. */
enum foreign_column { FOREIGN_ID, FOREIGN_PARTY, FOREIGN_NAME, FOREIGN_MAPPED_BY, FOREIGN_EVIDENCE, FOREIGN_COLUMNS };

/* One entry under 'links'. */
struct link_rule {
    struct file_rule file;                /* its path, and the platform of a table that others made */
    bool foreign;                         /* others made it */
    const char *columns[FOREIGN_COLUMNS]; /* what they call these columns, in small letters; NULL: there is none */
};

/* Reads 'links' of report.yaml: a list of paths, and of mappings with 'path', 'platform' and 'columns'. */
void links_read_rules(struct report_file *file, const struct key_value *entry, void *settings);

/* Appends the rows of advertisers.csv and of the tables that the rules name (struct link_rule) to the advertisers of the
 * dataset. A row of a worklist that nobody filled in is left out, and so are, of a table that others made, one of a party
 * that the report does not have, with a warning, and one of an account that was linked before it. After the tables they
 * refer to. */
void read_links(struct reading *reading, const GArray *rules);

/* Gives advertisers without a name the one that the platform listed last, or else their id. After all figures. */
void read_link_names(struct dataset *dataset);

#endif
