/* Figures, numbers and sentences as HTML. */
#ifndef ADREPORT_RENDER_PAGE_FIGURE_HTML_H
#define ADREPORT_RENDER_PAGE_FIGURE_HTML_H

#include "render/page/view.h"

/* A number or a state with where it comes from: <data value="LOW/HIGH" data-figure data-cell="ROW:COLUMN">text</data>,
 * or <span data-state="WORD" ...>words</span>. */
void figure_html_append_number(GString *out, const struct figure *figure, const struct row *row, guint column,
                               const char *text);

/* A whole figure: the chart with its table, downloads and words to copy; or the table itself if there is no chart.
 */
void figure_html_append(const struct page_view *view, const struct figure *figure, GString *out);

/* A sentence that leads to the figure, for a page that has shown it already. */
void figure_html_append_repeated(const struct page_view *view, const struct figure *figure, GString *out);

/* The notes of a figure, which its table is followed by. */
void notes_html_append(const struct page_view *view, const struct figure *figure, GString *out);

/* A table in a region of its own that scrolls, with its notes. captioned: the headline is in the caption too. */
void table_html_append(const struct page_view *view, const struct figure *figure, bool captioned, GString *out);

/* Words and numbers in a line. in_link: leave out links of its own. */
void prose_html_append(const struct page_view *view, const struct prose *prose, bool in_link, GString *out);

/* A list of terms with their numbers. */
void facts_html_append(const struct page_view *view, const struct slot *slot, GString *out);

/* A list, under headings with links to them if its items have some. */
void list_html_append(const struct page_view *view, const struct slot *slot, GString *out);

/* Appends the relative address of a page as HTML. */
void page_html_append_address(const struct page_view *view, const struct page *page, GString *out);

#endif
