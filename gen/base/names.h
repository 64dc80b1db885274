/* Lists of names. */
#ifndef ADREPORT_BASE_NAMES_H
#define ADREPORT_BASE_NAMES_H

#include <glib.h>

/* Puts names (char *) in the order of their bytes, so that no run depends on the order a folder or a table gives them in. */
void names_sort(GPtrArray *names);

#endif
