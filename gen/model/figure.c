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

bool cell_has_value(const struct cell *cell) {
    bool is_bare = cell->low && !*cell->low;
    return cell->kind == CELL_NUMBER && (cell->state == STATE_VALUE || (cell->state == STATE_ESTIMATED && !is_bare));
}

char *cell_rule_words(const struct cell *cell, const struct cell_run *run) {
    if (cell->state != STATE_VALUE)
        return g_strdup("state");
    if (run->left_out)
        return g_strdup("left-out");
    unsigned rules = cell->origin->rules;
    const char *first = rules & RULE_RUNNING    ? "running"
                        : rules & RULE_BOUNDS   ? "bounds"
                        : rules & RULE_DISTINCT ? "distinct"
                        : rules & RULE_ADDED    ? "added"
                                                : "alone";
    return g_strconcat(first, run->from_zero ? " from-zero" : "", run->part ? " from-parts" : "",
                       rules & RULE_LEAVES_OUT ? " leaves-out" : "", rules & RULE_CAPPED ? " capped" : "",
                       rules & RULE_LEAST ? " least" : "", NULL);
}

static const struct observation *observation_of(const struct origin *origin, guint32 row) {
    return &g_array_index(origin->dataset->observations, struct observation, row);
}

static bool continues(const struct origin *origin, const struct cell_run *run, const struct cell_run *next) {
    const struct observation *last = observation_of(origin, run->last), *row = observation_of(origin, next->first);
    return next->first == run->last + 1 && row->file == last->file && row->line == last->line + 1 &&
           next->from_zero == run->from_zero && next->part == run->part && next->left_out == run->left_out;
}

GArray *cell_runs(const struct cell *cell) {
    const struct origin *origin = cell->origin;
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct cell_run));
    if (cell->derived)
        return runs;
    g_autoptr(GArray) rows = origin_rows(origin);
    for (guint i = 0; i < rows->len; i++) {
        const struct origin_row *row = &g_array_index(rows, struct origin_row, i);
        const struct observation *observation = observation_of(origin, row->row);
        struct cell_run next = {row->row, row->row, origin_counts_from_zero(origin, row),
                                observation_is_divided(observation),
                                observation->amounts[origin->measure].state != STATE_VALUE};
        struct cell_run *run = runs->len ? &g_array_index(runs, struct cell_run, runs->len - 1) : NULL;
        if (run && continues(origin, run, &next))
            run->last = next.last;
        else
            g_array_append_val(runs, next);
    }
    return runs;
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
