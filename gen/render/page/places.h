/* Figures in the tree of a page. Their texts are far longer than all else there: cmark prints what is between them. */
#ifndef ADREPORT_RENDER_PAGE_PLACES_H
#define ADREPORT_RENDER_PAGE_PLACES_H

#include "render/page/tree.h"

#include <cmark.h>

/* What a tree keeps of the figures in it, until it is printed. */
GPtrArray *places_new(void);

/* Puts the figures of this name, or what is in their place, before a paragraph. */
void figures_place(const struct page_view *view, const struct page_format *format, cmark_node *paragraph,
                   const char *name, GPtrArray *places);

/* What cmark would print of a document with the texts of figures in it. Leaves nothing in the document. */
void tree_print(const struct page_format *format, cmark_node *document, GString *out);

/* The level of a heading; 0 of anything else. */
int heading_level(cmark_node *node);

#endif
