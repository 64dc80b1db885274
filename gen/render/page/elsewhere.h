/* Where the numbers of a figure are whose table would be too long for a page: in place of the table. */
#ifndef ADREPORT_RENDER_PAGE_ELSEWHERE_H
#define ADREPORT_RENDER_PAGE_ELSEWHERE_H

#include "render/page/view.h"

/* For figures with elsewhere. */
void elsewhere_html_append(const struct page_view *view, const struct figure *figure, GString *out);
void elsewhere_markdown_append(const struct page_view *view, const struct figure *figure, GString *out);

#endif
