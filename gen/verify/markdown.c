/* The Markdown of each page. A table belongs to the figure of the first line below it that links to data/FIGURE.csv;
 * its rows and columns are in the order of that file. */
#include "verify/formats.h"
#include "verify/markdown.h"
#include "verify/words.h"

#include <string.h>

void markdown_cut_note(char *cell) {
    char *mark = g_strrstr(cell, "[^");
    if (mark && (mark == cell || mark[-1] != '\\') && strcspn(mark, "]") + 1 == strlen(mark))
        *mark = '\0';
    g_strchomp(cell);
}

/* The cells of "| a | b |". */
static GPtrArray *split_row(const char *line) {
    GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
    for (const char *start = line + 1, *at = start; *at; at++) {
        if (*at == '\\' && at[1]) {
            at++;
        } else if (*at == '|') {
            g_autofree char *cell = g_strndup(start, (gsize)(at - start));
            g_strstrip(cell);
            markdown_cut_note(cell);
            g_ptr_array_add(cells, words_of_markdown(cell));
            start = at + 1;
        }
    }
    return cells;
}

static void compare_row(const struct document *document, const struct published_figure *figure, guint index,
                        unsigned line) {
    g_autoptr(GPtrArray) cells = split_row(document->lines[line - 1]);
    g_autofree char *place = g_strdup_printf("%s:%u", document->file, line);
    struct found found = {FORMAT_MARKDOWN, place, figure, published_row_at(figure, index), 0};
    guint shown = published_columns_shown(figure);
    if (cells->len != shown) {
        edition_differs(document->edition, place, 0, "%s has %u columns here, but %s has %u", figure->id, cells->len,
                        figure->file, shown);
        return;
    }
    edition_compare_label(document->edition, &found, document->language, g_ptr_array_index(cells, 0));
    for (guint i = 1; i < cells->len; i++) {
        found.column = (guint)published_shown_column(figure, i);
        if (published_column_at(figure, found.column)->is_number)
            edition_compare_text(document->edition, &found, document->language, g_ptr_array_index(cells, i));
    }
}

/* Lines first to last, from 1: header, rule, rows. */
static void compare_table(const struct document *document, const char *id, unsigned first, unsigned last) {
    const struct published_figure *figure = published_figure(document->edition->published, id);
    if (!figure) {
        edition_differs(document->edition, document->file, first, "this table is said to be %s, but data/ has none",
                        id);
        return;
    }
    guint rows = last - first > 1 ? last - first - 1 : 0;
    guint shown = published_rows_shown(figure);
    if (rows != shown)
        edition_differs(document->edition, document->file, first, "%s has %u rows here, but %s has %u", id, rows,
                        figure->file, shown);
    for (guint i = 0; i < MIN(rows, shown); i++)
        compare_row(document, figure, (guint)published_shown_row(figure, i), first + 2 + i);
}

char *markdown_linked_figure(const char *line) {
    const char *end = g_strrstr(line, ".csv)");
    const char *start = g_strrstr(line, "/data/");
    if (!end || !start || end < start)
        return NULL;
    start += strlen("/data/");
    return g_strndup(start, (gsize)(end - start));
}

static void compare_tables(const struct document *document) {
    unsigned first = 0, last = 0;
    for (unsigned i = 0; document->lines[i]; i++) {
        const char *line = document->lines[i];
        if (*line == '|') {
            if (last == 0 || last != i)
                first = i + 1;
            last = i + 1;
        } else if (last > 0) {
            g_autofree char *id = markdown_linked_figure(line);
            if (!id)
                continue;
            compare_table(document, id, first, last);
            last = 0;
        }
    }
}

void verify_markdown(struct edition *edition) {
    for (guint i = 0; i < edition->files->len; i++) {
        const char *file = g_ptr_array_index(edition->files, i);
        struct document document = {.edition = edition, .file = file};
        gsize length;
        if (!edition_file_is(file, "markdown/", ".md") || !edition_file_language(file, 1, &document.language))
            continue;
        g_autofree char *text = edition_read_text(edition, file, &length);
        if (!text)
            continue;
        edition->counts[FORMAT_MARKDOWN].files++;
        document.lines = g_strsplit(text, "\n", -1);
        compare_tables(&document);
        markdown_compare_words(&document);
        g_strfreev(document.lines);
    }
}
