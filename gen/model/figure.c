#include "model/figure.h"

#include "model/dataset.h"

#include <string.h>

const struct row *figure_row(const struct figure *figure, const char *key) {
    for (guint i = 0; i < figure->row_count; i++)
        if (strcmp(figure->rows[i].key, key) == 0)
            return &figure->rows[i];
    return NULL;
}

bool figure_has_value(const struct figure *figure, const char *row, const char *column) {
    const struct row *found = figure ? figure_row(figure, row) : NULL;
    return found && found->cells[figure_column(figure, column)].state == STATE_VALUE;
}

int figure_column(const struct figure *figure, const char *key) {
    for (guint i = 0; i < figure->column_count; i++)
        if (strcmp(figure->columns[i].key, key) == 0)
            return (int)i;
    return -1;
}

guint figure_field_count(const struct figure *figure) {
    return figure->column_count + (figure->beside != NULL);
}

struct figure_field figure_field(const struct figure *figure, guint index) {
    if (figure->beside && index == 1)
        return (struct figure_field){figure->beside, 0};
    guint cell = index - (figure->beside && index > 1);
    return (struct figure_field){&figure->columns[cell], cell};
}

bool figure_has_scope(const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++)
        for (guint i = 0; i < figure->column_count; i++)
            if (figure->rows[r].cells[i].kind == CELL_NUMBER && figure->rows[r].cells[i].scope)
                return true;
    return false;
}

const char *code_kind_word(enum code_kind kind) {
    static const char *const words[] = {
        [CODE_ID] = "id", [CODE_WORD] = "word", [CODE_TEXT] = "text", [CODE_DAY] = "date", [CODE_DAYS] = "interval"};
    return words[kind];
}

static bool counts_from_zero(const struct cell *cell, const struct observation *row) {
    return cell->days.first && !period_contains(cell->days, row->period);
}

char *cell_rule_words(const struct cell *cell, const struct observation *row) {
    if (cell->state != STATE_VALUE)
        return g_strdup("state");
    if (cell->rules & RULE_DERIVED)
        return g_strdup("derived");
    const char *first = cell->rules & RULE_BOUNDS ? "bounds" : cell->rules & RULE_ADDED ? "added" : "alone";
    return g_strconcat(first, counts_from_zero(cell, row) ? " from-zero" : "",
                       cell->rules & RULE_FROM_PARTS ? " from-parts" : "",
                       cell->rules & RULE_LEAVES_OUT ? " leaves-out" : "", NULL);
}

guint cell_run_end(const struct cell *cell, const GArray *observations, guint start) {
    const struct observation *first = &g_array_index(observations, struct observation, cell->rows[start]);
    guint end = start + 1;
    for (; end < cell->row_count && cell->rows[end] == cell->rows[end - 1] + 1; end++) {
        const struct observation *row = &g_array_index(observations, struct observation, cell->rows[end]);
        if (row->file != first->file || row->line != first->line + (end - start) ||
            counts_from_zero(cell, row) != counts_from_zero(cell, first))
            break;
    }
    return end;
}

char *figure_caption(const struct figure *figure, enum language language) {
    const char *legend = figure->chart.legend.text[language];
    return legend ? g_strconcat(figure->subtitle.text[language], " ", legend, NULL)
                  : g_strdup(figure->subtitle.text[language]);
}

const char *column_name(const struct column *column, enum language language) {
    return column->name.text[language] ? column->name.text[language] : column->header.text[language];
}

const char *figure_chart_source(const struct figure *figure, enum language language) {
    const char *own = figure->chart.source.text[language];
    return own ? own : figure->source.text[language];
}
