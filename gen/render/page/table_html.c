#include "render/page/figure_html.h"

#include "render/address.h"
#include "render/escape.h"
#include "model/paths.h"

void figure_html_append_number(GString *out, const struct figure *figure, const struct row *row, guint column,
                               const char *text) {
    const struct cell *cell = &row->cells[column];
    const char *key = figure->columns[column].key;
    if (!cell_has_value(cell)) {
        html_append(out, "<span class=\"state\" data-state=\"$t\" data-figure=\"$t\" data-cell=\"$t:$t\">$t</span>",
                    state_word(cell->state), figure->id, row->key, key, text);
        return;
    }
    html_append(out, "<data value=\"$t/$t\" data-figure=\"$t\" data-cell=\"$t:$t\"", cell->low, cell->high, figure->id,
                row->key, key);
    if (cell->state == STATE_ESTIMATED)
        html_append(out, " data-state=\"$t\"", state_word(cell->state));
    html_append(out, ">$t</data>", text);
}

/* Names may be written from right to left; <bdi> keeps that within the name. */
static void append_label(const struct page_view *view, const struct cell *cell, GString *out) {
    const char *text = cell->text.text[view->language];
    g_autoptr(GString) address = g_string_new(NULL);
    page_view_append_target(view, cell, path_append_html, address);
    if (address->len)
        html_append(out, "<a href=\"$u\"><bdi>$t</bdi></a>", address->str, text);
    else if (text && *text)
        html_append(out, "<bdi>$t</bdi>", text);
}

static void append_note_link(const struct page_view *view, const struct figure *figure, const struct cell *cell,
                             GString *out) {
    if (cell->note > 0)
        html_append(out, " <a class=\"mark\" href=\"#$t-note-$d\" aria-label=\"$t $d\">[$d]</a>", figure->id,
                    (unsigned)cell->note, page_view_phrase(view, "page.note"), (unsigned)cell->note,
                    (unsigned)cell->note);
}

/* Columns in which some cell has a note keep room for the link to it, so that the digits stay under each other. */
static bool column_has_notes(const struct figure *figure, guint column) {
    for (guint i = 0; i < figure->row_count; i++)
        if (figure->rows[i].cells[column].note > 0)
            return true;
    return false;
}

/* A table with this many columns or more is set closer. */
#define MANY_COLUMNS 7

/* A table with this many columns or more is too wide for paper: there each number says whose it is, and a row takes
 * several lines. */
#define TOO_MANY_COLUMNS 10

/* Sentences need room, names do not. */
#define LONG_LABEL 40

static bool column_has_sentences(const struct figure *figure, guint column, enum language language) {
    for (guint i = 0; i < figure->row_count; i++) {
        const char *text = figure->rows[i].cells[column].text.text[language];
        if (text && g_utf8_strlen(text, -1) > LONG_LABEL)
            return true;
    }
    return false;
}

static const char *column_class(const struct figure *figure, guint column, enum language language) {
    if (figure->columns[column].kind != CELL_NUMBER)
        return column_has_sentences(figure, column, language) ? "label sentences" : "label";
    return column_has_notes(figure, column) ? "number marked" : "number";
}

/* What fits beside each other on a phone, in characters of about 8 pixels, and what style.css gives columns at
 * least. */
#define PHONE_WIDTH 40
#define COLUMN_GAP 2
#define LEAST_LABEL 16
#define LEAST_NUMBER 11

static guint longest_word(const char *text) {
    guint longest = 0;
    g_auto(GStrv) words = g_strsplit_set(text ? text : "", " \n", -1);
    for (guint i = 0; words[i]; i++)
        longest = MAX(longest, (guint)g_utf8_strlen(words[i], -1));
    return longest;
}

/* Names may be broken between words; numbers may not. */
static guint column_width(const struct figure *figure, guint column, enum language language) {
    bool number = figure->columns[column].kind == CELL_NUMBER;
    guint width = number ? LEAST_NUMBER : column > 0 ? LEAST_LABEL : 0;
    width = MAX(width, longest_word(figure->columns[column].header.text[language]));
    for (guint i = 0; i < figure->row_count; i++) {
        const struct cell *cell = &figure->rows[i].cells[column];
        const char *text = cell->text.text[language];
        width = MAX(width, number && cell_has_value(cell) ? (guint)g_utf8_strlen(text, -1) : longest_word(text));
    }
    return width + COLUMN_GAP;
}

/* A table that is wider than a phone has a form for it: there each cell is a line that begins with the name of its
 * column, so that no amount is cut at the edge and reads as another. */
static bool is_stacked(const struct figure *figure, enum language language) {
    guint width = 0;
    for (guint i = 0; i < figure->column_count; i++) {
        if (figure->column_count > 2 && column_has_sentences(figure, i, language))
            return true;
        width += column_width(figure, i, language);
    }
    return width > PHONE_WIDTH;
}

/* How a table is set. */
struct setting {
    const char **classes; /* of each column */
    bool stacked;
};

static void append_header(const struct page_view *view, const struct figure *figure, const struct setting *setting,
                          GString *out) {
    g_string_append(out, "<thead>\n<tr>");
    for (guint i = 0; i < figure->column_count; i++)
        html_append(out, "<th scope=\"col\" class=\"$t\">$t</th>", setting->classes[i],
                    figure->columns[i].header.text[view->language]);
    g_string_append(out, "</tr>\n</thead>\n");
}

static void append_row(const struct page_view *view, const struct figure *figure, const struct row *row,
                       const struct setting *setting, GString *out) {
    g_string_append(out, row->total ? "<tr class=\"total\">" : "<tr>");
    for (guint i = 0; i < figure->column_count; i++) {
        const struct cell *cell = &row->cells[i];
        html_append(out, i == 0 ? "<th scope=\"row\" class=\"$t\"" : "<td class=\"$t\"", setting->classes[i]);
        if (i > 0 && setting->stacked)
            html_append(out, " data-column=\"$t\"", column_name(&figure->columns[i], view->language));
        g_string_append_c(out, '>');
        if (cell->kind == CELL_NUMBER)
            figure_html_append_number(out, figure, row, i, cell->text.text[view->language]);
        else
            append_label(view, cell, out);
        append_note_link(view, figure, cell, out);
        g_string_append(out, i == 0 ? "</th>" : "</td>");
    }
    g_string_append(out, "</tr>\n");
}

void notes_html_append(const struct page_view *view, const struct figure *figure, GString *out) {
    if (figure->note_count == 0)
        return;
    g_string_append(out, "<ol class=\"notes\">\n");
    for (guint i = 0; i < figure->note_count; i++)
        html_append(out, "<li id=\"$t-note-$d\">$t</li>\n", figure->id, i + 1, figure->notes[i].text[view->language]);
    g_string_append(out, "</ol>\n");
}

void table_html_append(const struct page_view *view, const struct figure *figure, bool captioned, GString *out) {
    g_autofree const char **classes = g_new0(const char *, figure->column_count + 1);
    for (guint i = 0; i < figure->column_count; i++)
        classes[i] = column_class(figure, i, view->language);
    struct setting setting = {classes, is_stacked(figure, view->language)};
    g_autoptr(GString) kind = g_string_new(NULL);
    if (figure->column_count >= MANY_COLUMNS)
        g_string_append(kind, " many");
    if (figure->column_count >= TOO_MANY_COLUMNS)
        g_string_append(kind, " crowded");
    if (setting.stacked)
        g_string_append(kind, " stacked");
    html_append(out, "<section class=\"scroll\" tabindex=\"0\" aria-labelledby=\"$t-caption\">\n<table", figure->id);
    if (kind->len)
        html_append(out, " class=\"$t\"", kind->str + 1);
    html_append(out, ">\n<caption id=\"$t-caption\">", figure->id);
    if (captioned)
        html_append(out, "<strong>$t</strong> ", figure->headline.text[view->language]);
    g_autofree char *caption = figure_caption(figure, view->language);
    html_append(out, "<span>$t</span></caption>\n", caption);
    append_header(view, figure, &setting, out);
    g_string_append(out, "<tbody>\n");
    for (guint i = 0; i < figure->row_count; i++)
        append_row(view, figure, &figure->rows[i], &setting, out);
    g_string_append(out, "</tbody>\n</table>\n</section>\n");
    notes_html_append(view, figure, out);
}
