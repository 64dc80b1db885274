#include "model/figure.h"

#include <string.h>

const struct row *figure_row(const struct figure *figure, const char *key) {
    for (guint i = 0; i < figure->row_count; i++)
        if (strcmp(figure->rows[i].key, key) == 0)
            return &figure->rows[i];
    return NULL;
}

int figure_column(const struct figure *figure, const char *key) {
    for (guint i = 0; i < figure->column_count; i++)
        if (strcmp(figure->columns[i].key, key) == 0)
            return (int)i;
    return -1;
}
