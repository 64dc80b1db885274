/* Figures, numbers and sentences as HTML. */
#ifndef ADREPORT_RENDER_PAGE_FIGURE_HTML_H
#define ADREPORT_RENDER_PAGE_FIGURE_HTML_H

#include "render/page/view.h"

/* A number or a state with where it comes from: <data value="LOW/HIGH" data-figure data-cell="ROW:COLUMN">text</data>,
 * or <span data-state="WORD" ...>words</span>. */
void figure_html_append_number(GString *out, const struct figure *figure, const struct row *row, guint column,
                               const char *text);

/* A whole figure: its headline as a heading of this level; the chart with its table, downloads and words to copy, or the
 * table itself if there is no chart; and a sentence in place of the rows and columns without a number. */
void figure_html_append(const struct page_view *view, const struct figure *figure, unsigned level, GString *out);

/* In place of a figure that has nothing to show: why, in a sentence. */
void figure_html_append_empty(const struct page_view *view, const struct figure *figure, GString *out);

/* A figure of more than the page is about: its chart alone, with one row in colour and the others in grey or one panel
 * alone, and the way to a page that has the whole figure. */
void figure_html_append_seen(const struct page_view *view, const struct figure *figure, unsigned level, const char *own,
                             const struct page *whole, GString *out);

/* A sentence that leads to the figure, for a page that has shown it already. */
void figure_html_append_repeated(const struct page_view *view, const struct figure *figure, GString *out);

/* A table that scrolls if it has to. Its subtitle is expected to be above it. */
void table_html_append(const struct page_view *view, const struct figure *figure, GString *out);

/* The notes of a table: those of cells have numbers; remarks on the whole table have none. */
void notes_html_append(const struct page_view *view, const struct figure *figure, GString *out);

/* Words and numbers in a line. in_link: leave out links of its own. */
void prose_html_append(const struct page_view *view, const struct prose *prose, bool in_link, GString *out);

/* A text with the titles of sources in it as such; and one in which only those in another language are, for running
 * text. */
void source_html_append(const struct page_view *view, const char *text, GString *out);
void foreign_titles_html_append(const struct page_view *view, const char *text, GString *out);

/* A list of terms with their numbers. */
void facts_html_append(const struct page_view *view, const struct slot *slot, GString *out);

/* A list, under headings with links to them if its items have some. */
void list_html_append(const struct page_view *view, const struct slot *slot, GString *out);

/* A grid of cards; how to read a bar; the ways to the pages beside this one. */
void cards_html_append(const struct page_view *view, const struct slot *slot, GString *out);
void key_html_append(const struct page_view *view, const struct slot *slot, GString *out);
void beside_html_append(const struct page_view *view, const struct slot *slot, GString *out);

/* Appends the relative address of a page as HTML. */
void page_html_append_address(const struct page_view *view, const struct page *page, GString *out);

#endif
