#include "model/region_list.h"

void region_list_free(struct region_list *list) {
    if (!list)
        return;
    g_free(list->text);
    g_ptr_array_unref(list->columns);
    g_hash_table_unref(list->names);
    g_free(list);
}
