#include "render/page/figure_html.h"

#include "render/address.h"
#include "render/escape.h"
#include "render/page/table_form.h"
#include "model/paths.h"

#include <string.h>

/* Text in two parts, which end below each other in their column: "€ 80.746 – " and "112.346". Of one number there is one
 * part, high being NULL. */
static void append_ends(GString *out, const char *text, const char *high) {
    if (!high || !g_str_has_suffix(text, high)) {
        html_append(out, "$t", text);
        return;
    }
    g_autofree char *low = g_strndup(text, strlen(text) - strlen(high));
    html_append(out, "$t<span class=\"to\">$t</span>", low, high);
}

/* The same with the ends apart: for tables. */
static void append_number(GString *out, const struct figure *figure, const struct row *row, guint column,
                          const char *text, const char *high) {
    const struct cell *cell = &row->cells[column];
    const char *key = figure->columns[column].key;
    if (!cell_has_value(cell)) {
        html_append(out, "<span class=\"state\" data-state=\"$t\" data-figure=\"$t\" data-cell=\"$t:$t\">$t</span>",
                    state_word(cell->state), figure->id, row->key, key, text);
        return;
    }
    html_append(out, "<data value=\"$t/$t\" data-figure=\"$t\" data-cell=\"$t:$t\"", cell_low(cell), cell_high(cell),
                figure->id, row->key, key);
    if (cell->state == STATE_ESTIMATED)
        html_append(out, " data-state=\"$t\"", state_word(cell->state));
    g_string_append_c(out, '>');
    append_ends(out, text, high);
    g_string_append(out, "</data>");
}

void figure_html_append_number(GString *out, const struct figure *figure, const struct row *row, guint column,
                               const char *text) {
    append_number(out, figure, row, column, text, NULL);
}

/* Names may be written from right to left; <bdi> keeps that within the name. */
static void append_label(const struct page_view *view, const struct cell *cell, GString *out) {
    const char *text = cell->text->text[view->language];
    g_autoptr(GString) address = g_string_new(NULL);
    page_view_append_target(view, cell, path_append_html, address);
    if (!text || !*text)
        return;
    html_append(out, address->len ? "<a href=\"$u\"><bdi>" : "<bdi>", address->str);
    foreign_titles_html_append(view, text, out);
    g_string_append(out, address->len ? "</bdi></a>" : "</bdi>");
}

static void append_note_link(const struct page_view *view, const struct figure *figure, const struct cell *cell,
                             GString *out) {
    if (cell->note > 0)
        html_append(out, " <a class=\"mark\" href=\"#$t-note-$d\" aria-label=\"$t $d\">[$d]</a>", figure->id,
                    (unsigned)cell->note, page_view_phrase(view, "page.note"), (unsigned)cell->note,
                    (unsigned)cell->note);
}

static void append_class(const struct table_form *form, guint column, GString *out) {
    const char *class = g_ptr_array_index(form->classes, column);
    if (*class)
        html_append(out, " class=\"$t\"", class);
}

/* What the two ends of a range are is said once, at the head of its column. */
static void append_head(const struct page_view *view, const struct figure *figure, const struct table_form *form,
                        guint column, GString *out) {
    g_string_append(out, "<th scope=\"col\"");
    append_class(form, column, out);
    html_append(out, ">$t", figure->columns[column].header.text[view->language]);
    if (form->heads_ends && column_has_ends(figure, column))
        html_append(out, " <small>$t</small>", page_view_phrase(view, "page.ends"));
    g_string_append(out, "</th>");
}

static void append_header(const struct page_view *view, const struct figure *figure, const struct table_form *form,
                          GString *out) {
    g_string_append(out, "<thead>\n<tr>");
    for (guint i = 0; i < figure->column_count; i++)
        if (column_is_on_pages(&figure->columns[i]))
            append_head(view, figure, form, i, out);
    g_string_append(out, "</tr>\n</thead>\n");
}

static void append_cell(const struct page_view *view, const struct figure *figure, const struct row *row,
                        const struct table_form *form, guint column, GString *out) {
    const struct cell *cell = &row->cells[column];
    g_string_append(out, column == 0 ? "<th scope=\"row\"" : "<td");
    append_class(form, column, out);
    if (column > 0 && form->stacked)
        html_append(out, " data-column=\"$t\"", column_name(&figure->columns[column], view->language));
    g_string_append_c(out, '>');
    if (cell->kind == CELL_NUMBER)
        append_number(out, figure, row, column, cell->text->text[view->language], cell_high_end(cell, view->language));
    else
        append_label(view, cell, out);
    append_note_link(view, figure, cell, out);
    g_string_append(out, column == 0 ? "</th>" : "</td>");
}

static void append_row(const struct page_view *view, const struct figure *figure, const struct row *row,
                       const struct table_form *form, GString *out) {
    g_string_append(out, row->total ? "<tr class=\"total\">" : "<tr>");
    for (guint i = 0; i < figure->column_count; i++)
        if (column_is_on_pages(&figure->columns[i]))
            append_cell(view, figure, row, form, i, out);
    g_string_append(out, "</tr>\n");
}

/* Notes first to last, from 0, as a list of this kind. */
static void append_list(const struct page_view *view, const struct figure *figure, const char *list, guint first,
                        guint last, GString *out) {
    if (first == last)
        return;
    html_append(out, "<$t class=\"notes\">\n", list);
    for (guint i = first; i < last; i++)
        html_append(out, "<li id=\"$t-note-$d\">$t</li>\n", figure->id, i + 1, figure->notes[i].text[view->language]);
    html_append(out, "</$t>\n", list);
}

void notes_html_append(const struct page_view *view, const struct figure *figure, GString *out) {
    append_list(view, figure, "ol", 0, figure->marked_notes, out);
    append_list(view, figure, "ul", figure->marked_notes, figure->note_count, out);
}

/* What a reader of a keyboard can stop at is only what has to be scrolled on a desk too. In small windows browsers make a
 * stop by themselves of what scrolls there and has no links. */
static const char *element_of(const struct table_form *form) {
    return form->scrolls ? "section" : "div";
}

static void append_opening(const struct figure *figure, const struct table_form *form, GString *out) {
    static const char *const folds[] = {"", " folds2", " folds3"}; /* on paper */
    html_append(out, "<$t class=\"scroll$t$t\"", element_of(form), form->wide ? " wide" : "", folds[form->folds - 1]);
    if (form->scrolls)
        html_append(out, " tabindex=\"0\" aria-labelledby=\"$t-headline\"", figure->id);
    g_string_append(out, ">\n<table");
    if (form->kind->len)
        html_append(out, " class=\"$t\"", form->kind->str + 1);
    g_string_append_c(out, '>');
}

/* The subtitle is above the table too, so that here it is only heard. */
static void append_caption(const struct page_view *view, const struct figure *figure, const struct table_form *form,
                           GString *out) {
    g_autofree char *caption = figure_caption(figure, view->language);
    html_append(out, "\n<caption id=\"$t-caption\"><span class=\"hidden\">$t</span>", figure->id, caption);
    if (!form->heads_ends)
        html_append(out, " <small>$t</small>", page_view_phrase(view, "page.ends"));
    g_string_append(out, "</caption>\n");
}

void table_html_append(const struct page_view *view, const struct figure *figure, GString *out) {
    struct table_form form = table_form_new(figure, view->language);
    append_opening(figure, &form, out);
    append_caption(view, figure, &form, out);
    append_header(view, figure, &form, out);
    g_string_append(out, "<tbody>\n");
    for (guint i = 0; i < figure->row_count; i++)
        if (row_is_on_pages(&figure->rows[i]))
            append_row(view, figure, &figure->rows[i], &form, out);
    html_append(out, "</tbody>\n</table>\n</$t>\n", element_of(&form));
    table_form_clear(&form);
}
