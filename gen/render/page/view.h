/* One page in one language on its way to one format: what a writer of any part of it needs to know. */
#ifndef ADREPORT_RENDER_PAGE_VIEW_H
#define ADREPORT_RENDER_PAGE_VIEW_H

#include "model/report.h"

/* An entry of the menu or of the list at the foot: a page whose template asks for one. */
struct menu_entry {
    const struct page *page;
    const char *label;
    int order;
};

/* What all pages share. */
struct site {
    const struct report *report;
    GArray *menu[LANGUAGE_COUNT]; /* struct menu_entry, in order; NULL for a language that is not published */
    GArray *foot[LANGUAGE_COUNT]; /* the same for the list of pages at the foot */
};

struct site *site_new(const struct report *report);
void site_free(struct site *site);

struct page_view {
    const struct site *site;
    const struct report *report;
    const struct page *page;              /* NULL for the page that chooses the language */
    const struct page_template *template; /* NULL there too */
    enum language language;
    const char *file;    /* path of the file being written, from which its links are relative */
    GHashTable *ids;     /* ids given out on this page; each may be there once */
    GHashTable *reasons; /* why there is no figure, as this page has said it: each once */
};

/* Appends the words of a text with its slots filled in by bare words. */
void page_view_append_plain(const struct page_view *view, GString *out, const char *text);

/* Appends the relative address of a file of the edition, given by its path from the root. */
void page_view_append_address(const struct page_view *view, GString *out, const char *path);

/* Appends the relative address of what a label names, a page (by the function that knows its path) or a file. Appends
 * nothing if it names none, or a page that this language has not. */
typedef void (*page_path_function)(GString *out, const struct page *page, enum language language);
void page_view_append_target(const struct page_view *view, const struct cell *cell, page_path_function page_path,
                             GString *out);

const char *page_view_phrase(const struct page_view *view, const char *key);

#endif
