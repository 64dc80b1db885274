/* CSV as RFC 4180 has it: UTF-8 without a mark at the start, commas, CRLF, quotes only if needed. These files are
 * for programs: a text that starts like a formula stays as it is, since a changed text would be wrong for all of them,
 * and the workbooks are there for who opens a file by hand. */
#include "render/data/data.h"

#include "base/plain.h"
#include "model/data_table.h"

#include <string.h>

/* Appends one field, after a comma unless it is the first of its line. */
static void append_field(GString *out, const char *text) {
    if (out->len > 0 && out->str[out->len - 1] != '\n')
        g_string_append_c(out, ',');
    gsize start = out->len;
    plain_append(out, text);
    /* A first field that is empty would leave no trace before the next one's comma. */
    bool quoted =
        strpbrk(out->str + start, ",\"") != NULL || (out->len == start && (start == 0 || out->str[start - 1] == '\n'));
    if (!quoted)
        return;
    for (gsize at = start; at < out->len; at++)
        if (out->str[at] == '"')
            g_string_insert_c(out, (gssize)at++, '"');
    g_string_insert_c(out, (gssize)start, '"');
    g_string_append_c(out, '"');
}

static void append_header(GString *out, const char *key, const char *part) {
    g_autofree char *name = g_strconcat(key, "_", part, NULL);
    append_field(out, name);
}

static void append_line_end(GString *out) {
    g_string_append(out, "\r\n");
}

static void append_table_headers(GString *out, const struct report *report, enum data_table table) {
    guint count;
    const struct data_field *fields = data_table_fields(table, &count);
    for (guint i = 0; i < count; i++) {
        if (!report_has_field(report, &fields[i]))
            continue;
        if (fields[i].kind != FIELD_MEASURE) {
            append_field(out, fields[i].key);
            continue;
        }
        append_header(out, fields[i].key, "low");
        append_header(out, fields[i].key, "high");
        append_header(out, fields[i].key, "state");
    }
    append_line_end(out);
}

static void append_headers(GString *out, const struct figure *figure, bool scoped) {
    for (guint i = 0; i < figure_field_count(figure); i++) {
        const struct column *column = figure_field(figure, i).column;
        if (column->kind == CELL_LABEL) {
            append_field(out, column->key);
            continue;
        }
        append_header(out, column->key, "low");
        append_header(out, column->key, "high");
        append_header(out, column->key, "state");
        if (scoped)
            append_header(out, column->key, "days");
    }
    append_line_end(out);
}

void figure_append_csv(GString *out, const struct figure *figure, enum language language) {
    bool scoped = figure_has_scope(figure);
    append_headers(out, figure, scoped);
    for (guint r = 0; r < figure->row_count; r++) {
        append_field(out, figure->rows[r].key);
        for (guint i = 1; i < figure_field_count(figure); i++) {
            struct figure_field field = figure_field(figure, i);
            const struct cell *cell = &figure->rows[r].cells[field.cell];
            if (field.column->kind == CELL_LABEL) {
                append_field(out, field.column->code ? cell->code : cell->text.text[language]);
                continue;
            }
            append_field(out, cell->low);
            append_field(out, cell->high);
            append_field(out, state_word(cell->state));
            if (scoped)
                append_field(out, cell->scope ? cell->scope : "");
        }
        append_line_end(out);
    }
}

/* Numbers and days need no quotes, and follow another field. */
static void append_amount(GString *out, const struct amount *amount, enum unit unit) {
    bool has_value = amount_has_value(amount);
    g_string_append_c(out, ',');
    if (has_value)
        text_append_machine(out, unit, amount->value.low);
    g_string_append_c(out, ',');
    if (has_value && !amount->value.open)
        text_append_machine(out, unit, amount->value.high);
    append_field(out, amount->given ? state_word(amount->state) : "");
}

static void append_day(GString *out, day_number day) {
    g_string_append_c(out, ',');
    date_append_iso(out, day);
}

static void append_observation(GString *out, const struct report *report, const struct observation *observation) {
    const struct dataset *dataset = report->dataset;
    g_autofree char *party = observation_party_words(dataset, observation);
    append_field(out, dataset_platform(dataset, observation->platform)->id);
    append_field(out, party);
    append_day(out, observation->period.first);
    append_day(out, observation->period.last);
    append_field(out,
                 observation->region < 0 ? "" : g_array_index(dataset->regions, struct region, observation->region).id);
    g_autofree char *age = part_code(observation->age);
    g_autofree char *gender = part_code(observation->gender);
    append_field(out, age);
    append_field(out, gender);
    append_field(out, observation->ad);
    append_field(out, observation_role(observation));
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (report->measures[measure])
            append_amount(out, &observation->amounts[measure], measure_rule((enum measure)measure)->unit);
    g_autofree char *notes = notes_words(observation->notes);
    append_field(out, notes);
    append_field(out, observation->source);
    append_field(out, dataset_file_name(dataset, observation->file));
    g_string_append_printf(out, ",%u", observation->line);
    append_line_end(out);
}

void observations_append_csv(GString *out, const struct report *report) {
    const GArray *observations = report->dataset->observations;
    append_table_headers(out, report, DATA_OBSERVATIONS);
    for (guint i = 0; i < observations->len; i++)
        append_observation(out, report, &g_array_index(observations, struct observation, i));
}

static void append_targeting(GString *out, const struct dataset *dataset, const struct targeting_row *row) {
    bool used = row->method != TARGETING_NONE;
    struct amount spend = {.given = true, .state = STATE_VALUE, .value = row->spend};
    g_autofree char *party = targeting_party_words(dataset, row);
    append_field(out, dataset_platform(dataset, row->platform)->id);
    append_field(out, party);
    append_field(out, row->name);
    g_string_append_printf(out, ",%u", g_array_index(dataset->targeting, struct targeting_row, row->first).place.line);
    append_day(out, row->period.first);
    append_day(out, row->period.last);
    append_amount(out, &spend, UNIT_MONEY);
    append_field(out, targeting_word(row->method));
    append_field(out, row->side == TARGETING_KEPT_OUT ? "yes" : "");
    g_string_append_c(out, ',');
    if (used)
        text_append_fine_percent(out, row->low);
    g_string_append_c(out, ',');
    if (used)
        text_append_fine_percent(out, row->high);
    append_field(out, row->source);
    append_field(out, dataset_file_name(dataset, row->place.file));
    g_string_append_printf(out, ",%u", row->place.line);
    append_line_end(out);
}

void targeting_append_csv(GString *out, const struct report *report) {
    const GArray *rows = report->dataset->targeting;
    append_table_headers(out, report, DATA_TARGETING);
    for (guint i = 0; i < rows->len; i++)
        append_targeting(out, report->dataset, &g_array_index(rows, struct targeting_row, i));
}

static void append_trace(GString *out, const struct dataset *dataset, const struct figure *figure,
                         const struct row *row, guint column) {
    const struct cell *cell = &row->cells[column];
    g_autoptr(GArray) runs = cell_runs(cell);
    for (guint i = 0; i < runs->len; i++) {
        const struct cell_run *run = &g_array_index(runs, struct cell_run, i);
        const struct observation *observation = &g_array_index(dataset->observations, struct observation, run->first);
        g_autofree char *rule = cell_rule_words(cell, run);
        append_field(out, figure->id);
        append_field(out, row->key);
        append_field(out, figure->columns[column].key);
        append_field(out, dataset_file_name(dataset, observation->file));
        g_string_append_printf(out, ",%u,%u", observation->line, observation->line + (run->last - run->first));
        append_field(out, rule);
        append_field(out, measure_rule(cell->origin->measure)->word);
        append_line_end(out);
    }
}

void trace_append_csv(GString *out, const struct report *report) {
    append_table_headers(out, report, DATA_TRACE);
    for (guint f = 0; f < report->figures->len; f++) {
        const struct figure *figure = g_ptr_array_index(report->figures, f);
        for (guint r = 0; r < figure->row_count; r++)
            for (guint i = 0; i < figure->column_count; i++)
                append_trace(out, report->dataset, figure, &figure->rows[r], i);
    }
}
