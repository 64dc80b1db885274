#include "render/page/markdown.h"
#include "render/page/elsewhere.h"

#include "render/address.h"
#include "render/escape.h"
#include "model/paths.h"

#include <string.h>

static void append_file(const struct page_view *view, const char *label, char *path, GString *out) {
    g_autoptr(GString) address = g_string_new(NULL);
    page_view_append_address(view, address, path);
    markdown_append(out, "[$t]($u)", label, address->str);
    g_free(path);
}

/* A footnote as GFM and Hugo know it; its name is unique in the page, since a figure is on it once. */
static void append_note_link(const struct figure *figure, guint number, GString *out) {
    g_string_append_printf(out, "[^%s-%u]", figure->id, number);
}

/* True for a file at the top of the edition, which does not go along with markdown/ and the folders beside it. */
static bool stays_behind(const char *file) {
    return file && !strchr(file, '/');
}

/* Appends nothing if the cell leads nowhere from here. */
static void append_cell_address(const struct page_view *view, const struct cell *cell, GString *out) {
    const struct settings *settings = &view->report->dataset->settings;
    const char *file = cell_link(cell) ? NULL : cell_file(cell, view->language);
    if (!stays_behind(file)) {
        page_view_append_target(view, cell, path_append_markdown, out);
    } else if (settings->base_url) {
        g_autofree char *address = address_in_edition(settings, view->report->edition, file);
        g_string_append(out, address);
    }
}

static void append_label(const struct page_view *view, const struct cell *cell, GString *out) {
    const char *text = cell->text->text[view->language];
    g_autoptr(GString) address = g_string_new(NULL);
    append_cell_address(view, cell, address);
    if (address->len)
        markdown_append(out, "[$t]($u)", text, address->str);
    else
        escape_markdown(out, text);
}

static void append_cell(const struct page_view *view, const struct figure *figure, const struct cell *cell,
                        GString *out) {
    if (cell_label(cell))
        append_label(view, cell, out);
    else
        escape_markdown(out, cell->text->text[view->language]);
    if (cell->note > 0)
        append_note_link(figure, (guint)cell->note, out);
}

static void append_row(const struct page_view *view, const struct figure *figure, const struct row *row, GString *out) {
    g_string_append_c(out, '|');
    for (guint i = 0; i < figure->column_count; i++) {
        if (!column_is_on_pages(&figure->columns[i]))
            continue;
        g_string_append_c(out, ' ');
        append_cell(view, figure, &row->cells[i], out);
        g_string_append(out, " |");
    }
    g_string_append_c(out, '\n');
}

static void append_table(const struct page_view *view, const struct figure *figure, GString *out) {
    g_string_append_c(out, '|');
    for (guint i = 0; i < figure->column_count; i++)
        if (column_is_on_pages(&figure->columns[i]))
            markdown_append(out, " $t |", figure->columns[i].header.text[view->language]);
    g_string_append(out, "\n|");
    for (guint i = 0; i < figure->column_count; i++)
        if (column_is_on_pages(&figure->columns[i]))
            g_string_append(out, figure->columns[i].kind == CELL_NUMBER ? " ---: |" : " --- |");
    g_string_append_c(out, '\n');
    for (guint i = 0; i < figure->row_count; i++)
        if (row_is_on_pages(&figure->rows[i]))
            append_row(view, figure, &figure->rows[i], out);
    g_string_append_c(out, '\n');
}

/* Notes of cells are footnotes; remarks on the whole table are a list below it. */
static void append_notes(const struct page_view *view, const struct figure *figure, GString *out) {
    for (guint i = figure->marked_notes; i < figure->note_count; i++)
        markdown_append(out, i + 1 < figure->note_count ? "- $t\n" : "- $t\n\n", figure->notes[i].text[view->language]);
    for (guint i = 0; i < figure->marked_notes; i++) {
        append_note_link(figure, i + 1, out);
        g_string_append(out, ": ");
        escape_markdown(out, figure->notes[i].text[view->language]);
        g_string_append(out, "\n\n");
    }
}

/* own: the key of the row or panel that the page is about; NULL: it is about all of them. */
static void append_heading(const struct figure *figure, const char *own, enum language language, unsigned level,
                           GString *out) {
    g_autofree char *caption = figure_caption(figure, language);
    for (unsigned i = 0; i < level; i++)
        g_string_append_c(out, '#');
    markdown_append(out, " $t\n\n$t\n\n", figure_headline(figure, own, language), caption);
}

void figure_markdown_append(const struct page_view *view, const struct figure *figure, unsigned level, GString *out) {
    enum language language = view->language;
    append_heading(figure, NULL, language, level, out);
    if (figure->chart.type != CHART_NONE && !figure_is_silent(figure)) {
        g_string_append_c(out, '!');
        append_file(view, figure->alt.text[language], path_of_chart(figure->id, view->language, ".svg"), out);
        g_string_append(out, "\n\n");
    }
    if (figure->elsewhere.text[language])
        elsewhere_markdown_append(view, figure, figure->elsewhere, out);
    else if (!figure_is_silent(figure))
        append_table(view, figure, out);
    if (figure->room.text[language])
        elsewhere_markdown_append(view, figure, figure->room, out);
    if (figure->silence.text[language])
        markdown_append(out, "$t\n\n", figure->silence.text[language]);
    if (!figure_is_silent(figure))
        append_notes(view, figure, out);
    if (figure->listing)
        return;
    /* This link also says which figure the table above is. */
    markdown_append(out, "$t · ", figure->source.text[language]);
    append_file(view, "CSV", path_of_data(figure->id, ".csv"), out);
    g_string_append_c(out, '\n');
}

void figure_markdown_append_empty(const struct page_view *view, const struct figure *figure, GString *out) {
    markdown_append(out, "$t\n", figure->empty.text[view->language]);
}

/* Its picture is that of the figure, where no row is in colour: the way to it will do. */
void figure_markdown_append_seen(const struct page_view *view, const struct figure *figure, unsigned level,
                                 const char *own, const struct page *whole, GString *out) {
    g_autoptr(GString) path = g_string_new(NULL);
    g_autoptr(GString) address = g_string_new(NULL);
    append_heading(figure, own, view->language, level, out);
    path_append_markdown(path, whole, view->language);
    page_view_append_address(view, address, path->str);
    markdown_append(out, "$t\n\n$t [$t]($u)\n", figure_chart_source(figure, view->language),
                    page_view_phrase(view, "page.whole"), whole->name.text[view->language], address->str);
}

void figure_markdown_append_repeated(const struct page_view *view, const struct figure *figure, GString *out) {
    markdown_append(out, "$t **$t**\n", page_view_phrase(view, "page.above"), figure->headline.text[view->language]);
}
