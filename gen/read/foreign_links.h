/* Tables of accounts and parties that others made, such as researchers publish. */
#ifndef ADREPORT_READ_FOREIGN_LINKS_H
#define ADREPORT_READ_FOREIGN_LINKS_H

#include "read/links.h"

/* Reads one entry of 'links' that declares such a table; false, diagnosed, if it cannot be read by it. */
bool foreign_links_read_rule(struct report_file *file, const struct key_value *entry, struct link_rule *rule);

/* Appends the links of one, by the names that its rule gives its columns. Parties go by any name in parties.csv. */
void read_foreign_links(struct reading *reading, const char *path, const struct link_rule *rule);

#endif
