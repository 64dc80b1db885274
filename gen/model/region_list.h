/* The regions of a country that the program's templates know, as a table to begin a report with. */
#ifndef ADREPORT_MODEL_REGION_LIST_H
#define ADREPORT_MODEL_REGION_LIST_H

#include <glib.h>

struct region_list {
    char *text;         /* the table as it stands, a header and a row a line, with LF */
    GPtrArray *columns; /* char *: of its header */
    GHashTable *names;  /* a set of the ids, names and aliases in it, in small letters */
};

/* list may be NULL. */
void region_list_free(struct region_list *list);

#endif
