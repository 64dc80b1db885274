#include "base/names.h"

#include <string.h>

static int name_compare(gconstpointer a, gconstpointer b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void names_sort(GPtrArray *names) {
    g_ptr_array_sort(names, name_compare);
}
