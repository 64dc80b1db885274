/* The frame around a page's content: templates/layout.html with its slots filled, each escaped for the place it is
 * in. */
#ifndef ADREPORT_RENDER_PAGE_FRAME_HTML_H
#define ADREPORT_RENDER_PAGE_FRAME_HTML_H

#include "render/page/view.h"

/* Appends the layout around content. title and description are bare text; description may be empty. */
void frame_html_append(const struct page_view *view, const char *title, const char *description, const GString *content,
                       GString *out);

#endif
