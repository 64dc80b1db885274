#include "model/figure.h"

#include "model/dataset.h"

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

char *cell_rule_words(const struct cell *cell, const struct observation *row) {
    if (cell->state != STATE_VALUE)
        return g_strdup("state");
    if (cell->rules & RULE_DERIVED)
        return g_strdup("derived");
    const char *first = cell->rules & RULE_BOUNDS ? "bounds" : cell->rules & RULE_ADDED ? "added" : "alone";
    bool beyond = cell->days.first && !period_contains(cell->days, row->period);
    return g_strconcat(first, beyond ? " from-zero" : "", cell->rules & RULE_FROM_PARTS ? " from-parts" : "",
                       cell->rules & RULE_LEAVES_OUT ? " leaves-out" : "", NULL);
}

const char *column_name(const struct column *column, enum language language) {
    return column->name.text[language] ? column->name.text[language] : column->header.text[language];
}
