/* What a comms team writes: pages, phrases, the frame and the style. Those that come with the program, and over them what
 * a report says otherwise in its own folder. Read once, never changed. */
#ifndef ADREPORT_MODEL_TEMPLATE_H
#define ADREPORT_MODEL_TEMPLATE_H

#include "base/diagnostic.h"
#include "base/language.h"
#include "model/dataset.h"
#include "model/slot.h"

#include <glib.h>

/* One page: <language>/NAME.md of the templates, or pages/<language>/NAME.md of the report. */
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

/* One slot of a page. */
struct template_slot {
    const char *name;
    enum slot_form form;
    struct place place;
    const char *line; /* text of the line, for the caret */
};

/* A file of the report's static/, which is copied as it is. */
struct static_file {
    const char *name; /* "logo.png", "photos/square.jpg": below static/ */
    GBytes *bytes;
};

struct templates {
    GPtrArray *pages;    /* struct page_template * sorted by language, then name */
    GHashTable *phrases; /* key -> struct localized *, from strings.csv and over it the report's phrases.csv */
    const char *strings_file;
    const char *layout; /* layout.html */
    const char *layout_file;
    const char *style;     /* style.css */
    const char *own_style; /* the report's, which follows it; "" if it has none */
    const char *own_style_file;
    GPtrArray *statics; /* struct static_file *, sorted by name */
    GPtrArray *files; /* struct input_file *, those of the templates that were read; the report's are among its input */
    GStringChunk *strings;
};

struct templates *templates_new(void);
void templates_free(struct templates *templates);

/* NULL if there is no such page in that language. */
const struct page_template *templates_page(const struct templates *templates, enum language language, const char *name);

/* Adds a page, in the place of the one of that name and language if there is one. */
void templates_add_page(struct templates *templates, struct page_template *page);

/* The file of static/ with this name; NULL if there is none. */
const struct static_file *templates_static(const struct templates *templates, const char *name);

/* The phrase with this key; NULL if strings.csv has none. */
const struct localized *templates_phrase(const struct templates *templates, const char *key);

#endif
