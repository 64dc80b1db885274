/* CSV as RFC 4180 has it: UTF-8 without a mark at the start, commas, CRLF, quotes only if needed. A spreadsheet that opens
 * such a file runs a text that starts like a formula, so an apostrophe is put before it; and before one that starts with an
 * apostrophe, so that a program can undo it: of a field that starts with one, the first is not of the text. */
#include "render/data/data.h"

#include "base/append.h"
#include "base/plain.h"

/* Nothing, or whole lines: a field that comes is the first of its own. */
static bool begins_line(const GString *out) {
    return out->len == 0 || out->str[out->len - 1] == '\n';
}

static void append_comma(GString *out) {
    if (!begins_line(out))
        g_string_append_c(out, ',');
}

/* Puts what stands from start on in quotes, if it needs them. */
static void quote(GString *out, gsize start) {
    /* A first field that is empty would leave no trace before the next one's comma. */
    bool quoted = out->len == start && begins_line(out);
    for (gsize at = start; at < out->len && !quoted; at++)
        quoted = out->str[at] == ',' || out->str[at] == '"';
    if (!quoted)
        return;
    for (gsize at = start; at < out->len; at++)
        if (out->str[at] == '"')
            g_string_insert_c(out, (gssize)at++, '"');
    g_string_insert_c(out, (gssize)start, '"');
    g_string_append_c(out, '"');
}

/* Appends one field, after a comma unless it is the first of its line. */
static void append_field(GString *out, const char *text) {
    append_comma(out);
    gsize start = out->len;
    if (plain_is_formula(text))
        g_string_append_c(out, '\'');
    plain_append(out, text);
    quote(out, start);
}

static void append_header(GString *out, const char *key, const char *part) {
    g_autofree char *name = g_strconcat(key, "_", part, NULL);
    append_field(out, name);
}

static void append_line_end(GString *out) {
    g_string_append(out, "\r\n");
}

/* The name of each column of a field. */
static void append_field_headers(GString *out, const struct report *report, const struct data_field *field) {
    if (field->kind == FIELD_MEASURE) {
        append_header(out, field->key, "low");
        append_header(out, field->key, "high");
        append_header(out, field->key, "state");
    } else if (field->kind == FIELD_LOCALIZED) {
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            if (report->dataset->settings.publishes[language])
                append_header(out, field->key, language_code((enum language)language));
    } else {
        append_field(out, field->key);
    }
}

void table_append_header(GString *out, const struct report *report, enum data_table table) {
    guint count;
    const struct data_field *fields = data_table_fields(table, &count);
    for (guint i = 0; i < count; i++)
        if (report_has_field(report, &fields[i]))
            append_field_headers(out, report, &fields[i]);
    append_line_end(out);
}

static void end_line(struct stream *out) {
    append_line_end(out->text);
    stream_flow(out);
}

static void append_value(GString *out, const struct rows *rows, const struct value *value) {
    append_comma(out);
    gsize start = out->len;
    if (value->kind == VALUE_NUMBER) {
        text_append_machine(out, value->unit, value->number);
        return;
    }
    if (value->is_formula)
        g_string_append_c(out, '\'');
    if (value->kind == VALUE_WORDS)
        append_bytes(out, rows->words + value->start, value->length);
    quote(out, start);
}

static void take_rows(struct row_taker *taker, const struct rows *rows) {
    struct stream *out = ((struct csv_taker *)taker)->out;
    const struct value *value = rows->values;
    for (guint row = 0; row < rows->count; row++) {
        for (guint i = 0; i < rows->columns; i++)
            append_value(out->text, rows, value++);
        end_line(out);
    }
}

struct csv_taker csv_taker_of(struct stream *out) {
    return (struct csv_taker){{take_rows}, out};
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
    append_field(out, "total");
    append_line_end(out);
}

static void append_row(GString *out, const struct figure *figure, const struct row *row, enum language language,
                       bool scoped) {
    append_field(out, row->key);
    for (guint i = 1; i < figure_field_count(figure); i++) {
        struct figure_field field = figure_field(figure, i);
        const struct cell *cell = &row->cells[field.cell];
        if (field.column->kind == CELL_LABEL) {
            append_field(out, field.column->code ? cell_code(cell) : cell->text->text[language]);
            continue;
        }
        append_field(out, cell_low(cell));
        append_field(out, cell_high(cell));
        append_field(out, state_word(cell->state));
        if (scoped)
            append_field(out, cell->scope ? cell->scope : "");
    }
    append_field(out, row->overlaps ? "1" : "0");
}

void figure_write_csv(struct stream *out, const struct figure *figure, enum language language) {
    bool scoped = figure_has_scope(figure);
    append_headers(out->text, figure, scoped);
    for (guint r = 0; r < figure->row_count; r++) {
        append_row(out->text, figure, &figure->rows[r], language, scoped);
        end_line(out);
    }
}
