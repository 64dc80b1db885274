/* What a comms team writes: pages, phrases, the frame and the style. Read once, never changed. */
#ifndef ADREPORT_MODEL_TEMPLATE_H
#define ADREPORT_MODEL_TEMPLATE_H

#include "base/diagnostic.h"
#include "base/language.h"

#include <glib.h>

/* One page of templates/<language>/NAME.md. */
struct page_template {
    const char *name; /* "party": file name without .md */
    const char *file; /* for messages */
    enum language language;
    const char *title;       /* front matter; slots allowed */
    const char *description; /* front matter; slots allowed; may be NULL */
    const char *menu;        /* label in the menu; NULL: not in it */
    const char *footer;      /* label in the list of pages at the foot; NULL: not in it */
    int order;               /* place in the menu or at the foot, small first */
    const char *body;        /* Markdown after the front matter */
    unsigned body_line;      /* line of the file on which body starts */
    GArray *slots;           /* struct template_slot, in order, of title, description and body */
};

/* One {{name}} or {{figure name}} of a template. */
struct template_slot {
    const char *name;
    bool figure;
    struct place place;
    const char *line; /* text of the line, for the caret */
};

struct templates {
    GPtrArray *pages;    /* struct page_template * sorted by language, then name */
    GHashTable *phrases; /* key -> struct localized *, from strings.csv */
    const char *strings_file;
    const char *layout; /* layout.html */
    const char *layout_file;
    const char *style; /* style.css */
    GStringChunk *strings;
};

struct templates *templates_new(void);
void templates_free(struct templates *templates);

/* NULL if there is no such page in that language. */
const struct page_template *templates_page(const struct templates *templates, enum language language, const char *name);

/* The phrase with this key; NULL if strings.csv has none. */
const struct localized *templates_phrase(const struct templates *templates, const char *key);

#endif
