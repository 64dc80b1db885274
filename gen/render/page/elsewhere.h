/* Where the numbers of a figure are whose table is too large for a page: in place of the table, or below the part of it that
 * the page has room for. */
#ifndef ADREPORT_RENDER_PAGE_ELSEWHERE_H
#define ADREPORT_RENDER_PAGE_ELSEWHERE_H

#include "render/page/view.h"

/* words: the figure's elsewhere or room, which the ways to its files follow. */
void elsewhere_html_append(const struct page_view *view, const struct figure *figure, struct localized words,
                           GString *out);
void elsewhere_markdown_append(const struct page_view *view, const struct figure *figure, struct localized words,
                               GString *out);

#endif
