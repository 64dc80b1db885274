/* Tables of accounts and parties that others made, such as researchers publish. */
#ifndef ADREPORT_READ_FOREIGN_LINKS_H
#define ADREPORT_READ_FOREIGN_LINKS_H

#include "read/links.h"

/* Appends the links of one, by the names that its rule gives its columns. Parties go by any name in parties.csv. */
void read_foreign_links(struct reading *reading, const char *path, const struct link_rule *rule);

#endif
