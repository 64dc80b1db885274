/* Pages as Markdown: the same tree, for Hugo and for people who read text. */
#ifndef ADREPORT_RENDER_PAGE_MARKDOWN_H
#define ADREPORT_RENDER_PAGE_MARKDOWN_H

#include "base/sink.h"
#include "render/page/view.h"

/* Writes markdown/<language>/... of one page. */
void page_markdown_render(const struct site *site, const struct page *page, enum language language, struct sink *sink);

/* Writes markdown/README.md, and generators/: what Hugo, Jekyll and MkDocs need to make a site of the Markdown. */
void generators_render(const struct site *site, struct sink *sink);

/* A figure: its headline, the picture of its chart, a GFM table, notes, source and files. */
void figure_markdown_append(const struct page_view *view, const struct figure *figure, unsigned level, GString *out);
void figure_markdown_append_empty(const struct page_view *view, const struct figure *figure, GString *out);
void figure_markdown_append_seen(const struct page_view *view, const struct figure *figure, unsigned level,
                                 const char *own, const struct page *whole, GString *out);
void figure_markdown_append_repeated(const struct page_view *view, const struct figure *figure, GString *out);

/* Words and numbers in a line. in_link: leave out links of its own. */
void prose_markdown_append(const struct page_view *view, const struct prose *prose, bool in_link, GString *out);

/* A list of terms with their numbers. */
void facts_markdown_append(const struct page_view *view, const struct slot *slot, GString *out);

/* Cards as a list of links with their numbers; how to read a bar, in words. */
void cards_markdown_append(const struct page_view *view, const struct slot *slot, GString *out);
void key_markdown_append(const struct page_view *view, const struct slot *slot, GString *out);

/* A list, under headings if its items have some. */
void list_markdown_append(const struct page_view *view, const struct slot *slot, GString *out);

#endif
