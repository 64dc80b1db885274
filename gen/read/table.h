/* Tables with figures that others made, 'kind: table': spending returns, registers, whatever has a column of amounts. What
 * its columns mean is declared in report.yaml (read/declared.h). */
#ifndef ADREPORT_READ_TABLE_H
#define ADREPORT_READ_TABLE_H

#include "read/format.h"

/* For tables of keys: 'columns' and 'values' of an entry under 'files', into a struct declared *. */
void table_read_columns(struct report_file *file, const struct key_value *entry, void *declared);
void table_read_values(struct report_file *file, const struct key_value *entry, void *declared);

/* Once all keys of an entry are read: whether what an observation needs is declared, and nothing that contradicts itself.
 * False, diagnosed, if not. Sets rule->declared to NULL if the entry is about files of another kind. */
bool table_check_rule(struct report_file *file, const struct key_value *entry, struct file_rule *rule);

/* A table of the rule's declaration. Rows about the same thing on the same days are added up. */
void table_read(const struct figures *figures);

/* What members of an archive have in common that are one table in pieces: rows about one thing are added up over all of them, and a filter is
 * looked at in all. whole is the archive. Put into struct figures of each member that table_read is given. */
struct table_pieces *table_pieces_new(const struct figures *whole);

/* Says what there is to say of all pieces together, which messages call shown; frees. */
void table_pieces_close(struct table_pieces *pieces, const char *shown);

#endif
