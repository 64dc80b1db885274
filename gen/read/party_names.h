/* Every name that a party of parties.csv goes by in tables that others made. */
#ifndef ADREPORT_READ_PARTY_NAMES_H
#define ADREPORT_READ_PARTY_NAMES_H

#include "model/dataset.h"

/* Ids, names, full names and aliases, capitals aside; where two parties have one name, ids come before names, and these
 * before full names and aliases. Free with g_hash_table_unref. */
GHashTable *party_names(const struct dataset *dataset);

/* The index of the party that goes by a text, -1 if none does. */
int party_names_find(GHashTable *names, const char *text);

#endif
