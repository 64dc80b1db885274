/* What is known of a number, for programs. */
#include "explain/explain.h"

#include "base/json.h"
#include "explain/explainer.h"
#include "model/locator.h"

#include <string.h>

/* ,"key":"text"; null for no text. */
static void append_text(GString *out, const char *key, const char *text) {
    json_append(out, ",$s:", key);
    json_append_string(out, text && *text ? text : NULL);
}

/* An interval in its machine form: "low":"1","high":"2"; an open end is null. */
static void append_ends(GString *out, enum unit unit, struct interval value) {
    g_autoptr(GString) low = g_string_new(NULL);
    g_autoptr(GString) high = g_string_new(NULL);
    text_append_machine(low, unit, value.low);
    if (!value.open)
        text_append_machine(high, unit, value.high);
    append_text(out, "low", low->str);
    append_text(out, "high", high->str);
    g_string_append_printf(out, ",\"above_low\":%s", value.above ? "true" : "false");
}

static void append_cell(const struct report *report, const struct column *column, const struct cell *cell,
                        GString *out) {
    json_append(out, "{\"column\":$s", column->key);
    append_text(out, "header", explain_words(report, column->header));
    append_text(out, "text", explain_words(report, *cell->text));
    if (cell->kind == CELL_NUMBER) {
        append_text(out, "low", cell_low(cell));
        append_text(out, "high", cell_high(cell));
        append_text(out, "state", state_word(cell->state));
    }
    g_string_append_c(out, '}');
}

static void append_row(const struct report *report, const struct figure *figure, const struct row *row, GString *out) {
    json_append(out, "{\"row\":$s", row->key);
    append_text(out, "label", explain_words(report, *row->cells[0].text));
    g_string_append(out, ",\"cells\":[");
    for (guint i = 1; i < figure->column_count; i++) {
        g_string_append(out, i > 1 ? "," : "");
        append_cell(report, &figure->columns[i], &row->cells[i], out);
    }
    g_string_append(out, "]}");
}

static void append_line(const struct dataset *dataset, const struct counted_line *line, enum unit unit, GString *out) {
    const struct observation *row = line->observation;
    g_autoptr(GString) first = g_string_new(NULL);
    g_autoptr(GString) last = g_string_new(NULL);
    date_append_iso(first, row->period.first);
    date_append_iso(last, row->period.last);
    json_append(out, "{\"file\":$s", row->from->file);
    g_string_append_printf(out, ",\"line\":%u", row->line);
    append_text(out, "first", first->str);
    append_text(out, "last", last->str);
    append_text(out, "platform", dataset_platform(dataset, row->platform)->id);
    append_text(out, "party", dataset_party_key(dataset, row->party));
    g_autofree char *countries = settings_country_codes(&dataset->settings, row->countries);
    if (row->countries)
        append_text(out, "country", countries);
    append_text(out, "region",
                row->region >= 0 ? g_array_index(dataset->regions, struct region, row->region).id : NULL);
    append_text(out, "age", row->age);
    append_text(out, "gender", row->gender);
    append_text(out, "state", state_word(line->amount->state));
    if (amount_has_value(line->amount))
        append_ends(out, unit, line->value);
    g_string_append_printf(out, ",\"from_zero\":%s}", line->from_zero ? "true" : "false");
}

static void append_lines(const struct question *question, const char *key, GArray *rows, GString *out) {
    const struct origin *origin = question->cell->origin;
    g_autoptr(GArray) lines = explain_lines(origin, rows);
    json_append(out, ",$s:[", key);
    for (guint i = 0; i < lines->len; i++) {
        g_string_append(out, i ? "," : "");
        append_line(question->report->dataset, &g_array_index(lines, struct counted_line, i),
                    measure_rule(origin->measure)->unit, out);
    }
    g_string_append_c(out, ']');
}

/* The text that people get, line by line: what else there is to know is in it. */
static void append_explanation(const GString *text, GString *out) {
    g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);
    bool any = false;
    g_string_append(out, ",\"explanation\":[");
    for (guint i = 0; lines[i]; i++) {
        g_strchomp(lines[i]);
        if (!*lines[i])
            continue;
        g_string_append(out, any ? "," : "");
        json_append_string(out, lines[i]);
        any = true;
    }
    g_string_append_c(out, ']');
}

static void append_number(const struct question *question, GString *out) {
    g_autoptr(GString) text = g_string_new(NULL);
    explain_append_number(question, text);
    json_append(out, ",\"row\":$s,\"label\":$s,\"number\":", question->row->key,
                explain_words(question->report, *question->row->cells[0].text));
    append_cell(question->report, question->column, question->cell, out);
    g_string_append(out, ",\"worked_out\":");
    if (question->explained->any) {
        g_string_append_printf(out, "{\"agrees\":%s",
                               interval_equal(question->explained->result, cell_value(question->cell)) ? "true"
                                                                                                       : "false");
        append_ends(out, question->column->unit, question->explained->result);
        g_string_append_c(out, '}');
    } else {
        g_string_append(out, "null");
    }
    if (origin_has_rows(question->cell->origin)) {
        g_autoptr(GArray) rows = origin_all_rows(question->cell->origin);
        g_autoptr(GArray) left_out = origin_left_out(question->cell->origin);
        append_lines(question, "lines", rows, out);
        append_lines(question, "left_out", left_out, out);
    } else {
        g_string_append(out, ",\"lines\":[],\"left_out\":[]");
    }
    append_explanation(text, out);
}

bool explain_number_json(const struct report *report, const char *address, GString *out, char **problem) {
    struct explained explained = {0};
    struct question question = {.explained = &explained};
    if (!explain_find(report, address, &question, problem))
        return false;
    g_assert(question.figure); /* whatever is missing is a problem */
    json_append(out, "\"figure\":$s", question.figure->id);
    append_text(out, "headline", explain_words(report, question.figure->headline));
    append_text(out, "subtitle", explain_words(report, question.figure->subtitle));
    if (question.cell) {
        append_number(&question, out);
        return true;
    }
    g_string_append(out, ",\"rows\":[");
    for (guint i = 0; i < question.figure->row_count; i++) {
        if (question.row && question.row != &question.figure->rows[i])
            continue;
        g_string_append(out, out->str[out->len - 1] == '}' ? "," : "");
        append_row(report, question.figure, &question.figure->rows[i], out);
    }
    g_string_append_c(out, ']');
    return true;
}
