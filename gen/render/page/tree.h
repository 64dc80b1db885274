/* The body of a page: a template's Markdown as a tree, in which every slot and figure becomes a node that holds
 * finished text of the format asked for. What a value says can therefore never be read as markup, and one template
 * gives HTML and Markdown alike. Raw HTML in a template is left out. */
#ifndef ADREPORT_RENDER_PAGE_TREE_H
#define ADREPORT_RENDER_PAGE_TREE_H

#include "render/page/view.h"

/* How a format writes what a template leaves open. Each appends to out. */
struct page_format {
    bool markdown;

    /* Words and numbers in a line. in_link: within a link of the template, where no other link can be. */
    void (*prose)(const struct page_view *view, const struct prose *prose, bool in_link, GString *out);
    void (*facts)(const struct page_view *view, const struct slot *slot, GString *out);
    void (*list)(const struct page_view *view, const struct slot *slot, GString *out);
    void (*cards)(const struct page_view *view, const struct slot *slot, GString *out);
    void (*key)(const struct page_view *view, const struct slot *slot, GString *out);
    void (*beside)(const struct page_view *view, const struct slot *slot, GString *out); /* NULL: not in this format */

    /* A whole figure; level is that of its headline as a heading, one below the heading before it. */
    void (*figure)(const struct page_view *view, const struct figure *figure, unsigned level, GString *out);

    /* In place of a figure that has nothing to show: why. */
    void (*empty_figure)(const struct page_view *view, const struct figure *figure, GString *out);

    /* A figure of more than the page is about, with the key of the row or panel that is about it; whole is a page that shows
     * all of it. */
    void (*seen_figure)(const struct page_view *view, const struct figure *figure, unsigned level, const char *own,
                        const struct page *whole, GString *out);

    /* In place of a figure that is on this page already. */
    void (*repeated_figure)(const struct page_view *view, const struct figure *figure, GString *out);

    /* Path of a page's file, from the root of the edition. */
    page_path_function page_path;

    /* A value in text that cmark itself escapes: a code span, the title of a link. */
    void (*code)(GString *out, const char *text);
};

/* Appends the filled-in body. Headings get ids in HTML, from their words, unique among view->ids. */
void page_tree_append(const struct page_view *view, const struct page_format *format, GString *out);

#endif
