/* A figure as JSON: all its words and cells, so that a script needs no other file. A number is written with the very
 * digits of the page; a row is one line, so that two editions can be compared with diff. */
#include "render/data/data.h"

#include "base/json.h"

static const char *const unit_words[] = {
    [UNIT_COUNT] = "count",
    [UNIT_MONEY] = "money",
    [UNIT_PERCENT] = "percent",
    [UNIT_RANK] = "place",
};

/* By the hundred thousand, so that nothing looks through a format. */
static void append_member(GString *out, const char *before, const char *word, const char *behind) {
    g_string_append(out, before);
    g_string_append(out, word);
    g_string_append(out, behind);
}

/* {"nl": "...", "en": "..."}, or null if no published language has the text. */
static void append_localized(GString *out, struct localized text, const struct settings *settings) {
    const char *separator = "{\"";
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!settings->publishes[language] || !text.text[language])
            continue;
        append_member(out, separator, language_code((enum language)language), "\": ");
        json_append_string(out, text.text[language]);
        separator = ", \"";
    }
    g_string_append(out, *separator == '{' ? "null" : "}");
}

static void append_words(GString *out, const char *key, struct localized text, const struct settings *settings) {
    g_string_append_printf(out, "  \"%s\": ", key);
    append_localized(out, text, settings);
    g_string_append(out, ",\n");
}

static void append_notes(GString *out, const struct figure *figure, const struct settings *settings) {
    g_string_append(out, "  \"notes\": [");
    for (guint i = 0; i < figure->note_count; i++) {
        g_string_append(out, i ? ",\n    " : "\n    ");
        append_localized(out, figure->notes[i], settings);
    }
    g_string_append(out, figure->note_count ? "\n  ],\n" : "],\n");
}

static void append_sources(GString *out, const struct figure *figure) {
    g_string_append(out, "  \"sources\": [");
    for (guint i = 0; i < figure->source_count; i++) {
        if (i)
            g_string_append(out, ", ");
        json_append_string(out, figure->sources[i]);
    }
    g_string_append(out, "],\n");
}

/* A column beside the key is in the data files alone. */
static void append_column(GString *out, const struct column *column, bool beside, const struct settings *settings) {
    g_string_append(out, "{\"key\": ");
    json_append_string(out, column->key);
    if (column->kind == CELL_NUMBER) {
        g_string_append_printf(out,
                               ", \"kind\": \"number\", \"unit\": \"%s\", \"currency\": ", unit_words[column->unit]);
        json_append_string(out, column->unit == UNIT_MONEY ? column->currency : NULL);
        g_string_append(out, column->overlaps ? ", \"total\": true" : ", \"total\": false");
    } else {
        g_string_append(out, ", \"kind\": \"label\"");
        if (column->code)
            g_string_append_printf(out, ", \"code\": \"%s\"", code_kind_word(column->code));
    }
    g_string_append(out, column->silent ? ", \"silent\": true" : "");
    g_string_append(out, column->beyond ? ", \"beyond\": true" : "");
    g_string_append(out, beside ? ", \"beside_key\": true, \"header\": " : ", \"header\": ");
    append_localized(out, column->header, settings);
    g_string_append_c(out, '}');
}

static const char *number_or_null(const char *digits) {
    return digits && *digits ? digits : "null";
}

static void append_cell(GString *out, const struct column *column, const struct cell *cell,
                        const struct settings *settings) {
    g_string_append_c(out, '{');
    if (column->code) {
        g_string_append(out, "\"code\": ");
        json_append_string(out, *cell_code(cell) ? cell_code(cell) : NULL);
        g_string_append(out, ", ");
    }
    if (cell->kind == CELL_NUMBER) {
        bool open = *cell_low(cell) && !*cell_high(cell);
        append_member(out, "\"low\": ", number_or_null(cell_low(cell)), ", ");
        append_member(out, "\"high\": ", number_or_null(cell_high(cell)), ", ");
        append_member(out, "\"open\": ", open ? "true" : "false", ", ");
        append_member(out, "\"state\": \"", state_word(cell->state), "\", ");
    }
    if (cell->kind == CELL_NUMBER && cell->scope) {
        g_string_append(out, "\"days\": ");
        json_append_string(out, cell->scope);
        g_string_append(out, ", ");
    }
    g_string_append(out, "\"text\": ");
    append_localized(out, *cell->text, settings);
    if (cell->note > 0)
        g_string_append_printf(out, ", \"note\": %d", cell->note);
    g_string_append_c(out, '}');
}

static void append_row(GString *out, const struct figure *figure, const struct row *row, bool beyond,
                       const struct settings *settings) {
    g_string_append(out, "{\"key\": ");
    json_append_string(out, row->key);
    g_string_append_printf(out, ", \"total\": %s, ", row->overlaps ? "true" : "false");
    if ((row->total || row->uncollected || beyond) && figure->chart.type != CHART_NONE)
        g_string_append(out, "\"drawn\": false, ");
    if (row->silent)
        g_string_append(out, "\"silent\": true, ");
    if (row->beyond)
        g_string_append(out, "\"beyond\": true, ");
    g_string_append(out, "\"label\": ");
    append_localized(out, *row->cells[0].text, settings);
    g_string_append(out, ", \"cells\": {");
    for (guint i = 1; i < figure_field_count(figure); i++) {
        struct figure_field field = figure_field(figure, i);
        if (i > 1)
            g_string_append(out, ", ");
        json_append_string(out, field.column->key);
        g_string_append(out, ": ");
        append_cell(out, field.column, &row->cells[field.cell], settings);
    }
    g_string_append(out, "}}");
}

void figure_append_json(GString *out, const struct figure *figure, const struct settings *settings) {
    g_string_append(out, "{\n  \"id\": ");
    json_append_string(out, figure->id);
    g_string_append(out, ",\n");
    append_words(out, "topic", figure->topic, settings);
    append_words(out, "headline", figure->headline, settings);
    append_words(out, "subtitle", figure->subtitle, settings);
    append_words(out, "alt", figure->alt, settings);
    append_words(out, "source", figure->source, settings);
    append_words(out, "chart_source", figure->chart.source, settings);
    append_words(out, "empty", figure->empty, settings);
    append_words(out, "silence", figure->silence, settings);
    if (localized_any(&figure->room))
        append_words(out, "room", figure->room, settings);
    append_notes(out, figure, settings);
    append_sources(out, figure);
    g_string_append(out, "  \"columns\": [");
    for (guint i = 0; i < figure_field_count(figure); i++) {
        const struct column *column = figure_field(figure, i).column;
        g_string_append(out, i ? ",\n    " : "\n    ");
        append_column(out, column, column == figure->beside, settings);
    }
    g_string_append(out, "\n  ],\n  \"rows\": [");
    const guint drawn_end = figure_drawn_part(figure).rows_end;
    for (guint i = 0; i < figure->row_count; i++) {
        g_string_append(out, i ? ",\n    " : "\n    ");
        append_row(out, figure, &figure->rows[i], i >= drawn_end, settings);
    }
    g_string_append(out, figure->row_count ? "\n  ]\n}\n" : "]\n}\n");
}
