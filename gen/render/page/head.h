/* What is at either end of every page: what machines are told in its head, and what readers find in its footer. */
#ifndef ADREPORT_RENDER_PAGE_HEAD_H
#define ADREPORT_RENDER_PAGE_HEAD_H

#include "render/page/view.h"

/* Robots, the Markdown of the same page and, if the site has a known address, canonical, language and card tags. */
void page_head_append(const struct page_view *view, const char *title, const char *description, GString *out);

/* Edition, licence, how to cite, who to ask, and what to download. */
void page_footer_append(const struct page_view *view, GString *out);

#endif
