/* A page: a template, the values of its slots and the figures it may show. Written once per language, as HTML and as
 * Markdown. */
#ifndef ADREPORT_MODEL_PAGE_H
#define ADREPORT_MODEL_PAGE_H

#include "base/language.h"
#include "model/dataset.h"
#include "model/figure.h"
#include "model/slot.h"

#include <glib.h>

/* A piece of running text. If figure is set, it is the number (or state) in that cell. */
struct span {
    const char *text;
    const struct figure *figure; /* NULL: words */
    const struct row *row;
    guint column; /* index into row->cells */
    bool strong;
    const struct page *link; /* the words are a link to this page; NULL: no link */
    const char *anchor;      /* with link: the id of a place in that page; NULL: its top */
    const char *address;     /* the words are a link to this absolute address; NULL: no such link */
};

/* A sentence or a few: an array of spans. */
struct prose {
    struct span *spans;
    guint count;
};

enum slot_kind {
    SLOT_PROSE,  /* goes into text, headings and link texts */
    SLOT_LINK,   /* is the target of a link: a page, or a file of the edition */
    SLOT_FACTS,  /* is a paragraph of its own: a short list of terms with their numbers */
    SLOT_LIST,   /* is a paragraph of its own: a list, under headings if its items have them */
    SLOT_CARDS,  /* is a paragraph of its own: a grid of cards, each a link as a whole */
    SLOT_KEY,    /* is a paragraph of its own: how to read the bar of a range, drawn */
    SLOT_ASIDE,  /* is a paragraph of its own, that says in passing what is not there */
    SLOT_BESIDE, /* is a paragraph of its own: the ways to the pages before and behind this one, and to all of them */
};

/* A key figure: "Meta, 17 partijen" / € 729.900 – 893.000 / "3 t/m 15 maart 2023". */
struct fact {
    struct prose term;
    struct prose value;
    struct prose remark; /* may be empty */
};

/* One item of a list. Languages may order their items differently. */
struct list_item {
    struct prose words;
    const char *heading; /* of the group that begins here: "A"; NULL: the group goes on */
    const char *anchor;  /* its id; unique in the page */
};

/* A page among others, as a whole one link to it: "VVD" / € 86.808 – 148.508 / "plaats 1 t/m 5 van 17". */
struct card {
    struct fact words;          /* the term is the link */
    const char *colour;         /* "#rrggbb" of what the page is about, as given; NULL: none */
    guint notches;              /* in the mark of that colour: see struct party */
    const struct figure *drawn; /* a column of it, along an axis of time, is drawn small; NULL: nothing is */
    guint column;               /* index of that column */
};

/* How to read a bar: what it is about, and what its two ends are. */
struct bar_key {
    const char *title, *low, *high;
};

/* The pages on either side of a page among all of its kind; NULL at an end. */
struct beside {
    const struct page *previous, *next, *all;
};

/* Each page has dozens: a slot has room for what its kind has, and must not be asked for what another has. */
struct slot {
    enum slot_kind kind;
    union {
        struct prose prose[LANGUAGE_COUNT]; /* SLOT_PROSE, SLOT_ASIDE */
        struct {                            /* SLOT_LINK */
            const struct page *page;
            struct localized file; /* or else: path in the edition, "sheets/nl/report.xlsx"; or an absolute URL */
        };
        struct { /* SLOT_FACTS */
            struct fact *facts[LANGUAGE_COUNT];
            guint fact_count;
        };
        struct { /* SLOT_LIST */
            struct list_item *items[LANGUAGE_COUNT];
            guint item_count[LANGUAGE_COUNT];
        };
        struct { /* SLOT_CARDS */
            struct card *cards[LANGUAGE_COUNT];
            guint card_count;
        };
        struct bar_key *key;  /* SLOT_KEY: one in each language */
        struct beside beside; /* SLOT_BESIDE */
    };
};

/* What happened to what a page is about, newest first, for readers of feeds. */
struct feed_entry {
    const char *id; /* [a-z0-9-]; the same in each edition */
    day_number day;
    struct localized title, summary; /* the latter may be empty */
};

struct feed {
    const char *path; /* in the edition */
    struct localized title;
    const struct feed_entry *entries;
    guint count;
};

struct page {
    const char *template_name; /* "party": unique among the pages about its subject */
    struct subject subject;    /* what it is about */
    const char *key;           /* of the two: "party-vvd", "index" */
    struct localized path;     /* folder in the edition: "nl/partij/vvd/"; ends in '/' */
    struct localized name;     /* short, for links and the trail: "VVD" */
    const struct page *parent; /* NULL for the index */
    bool empty;                /* all it has to say is why it shows nothing: menus leave it out */
    bool own;                  /* of the team's own, beside those of the program */
    bool has_children;         /* its Markdown is _index.md in its folder */
    const struct feed *feed;   /* NULL: it has none of its own */
    GHashTable *slots;         /* name -> struct slot * */
    GHashTable *figures;       /* name in {{figure NAME}} -> GPtrArray of const struct figure *, shown in this order;
                                    empty: none here, leave out */
    GHashTable *numbers;       /* address in {{number ADDRESS}} -> struct slot *, a SLOT_PROSE of that cell */
    const char *
        made_from; /* the sum of all that, with its text and its figures: see model/fingerprint.h; NULL: none was made */
};

/* Makes the tables of a page's slots and figures; they are freed with the report it belongs to. */
void page_begin(struct page *page);

/* Adds a figure to those a template's {{figure NAME}} stands for; NULL makes the name known, and shows nothing. */
void page_show(struct page *page, const char *name, const struct figure *figure);

/* The figures of that name, const struct figure *; NULL if the page has no such name. */
const GPtrArray *page_figures(const struct page *page, const char *name);

/* The first of them; NULL if there is none. */
const struct figure *page_figure(const struct page *page, const char *name);

/* The key of the row of a figure, or if it draws its columns as panels of the column, that is about the party of a page, if the
 * figure is about more: NULL if there is none. A page shows such a figure as its chart alone, with this row in colour and the
 * others in grey, or with this panel alone. */
const char *page_own_part(const struct page *page, const struct dataset *dataset, const struct figure *figure);

/* What the page has for a slot of its text; NULL if it has nothing of that name, or the slot is a figure's. */
const struct slot *page_slot(const struct page *page, const struct slot_match *match);

/* The words of a slot as they go on behind those of a page, of so many bytes; *joint says how the page's own change: see
 * language_joint. The spans are a copy, which the caller frees. */
struct prose prose_behind(const struct prose *prose, enum language language, const char *words, gsize length,
                          struct joint *joint);

/* Appends the words of a text, bare or with its slots filled in by bare words. */
void prose_append_plain(GString *out, const struct prose *prose);
void page_append_plain(const struct page *page, enum language language, GString *out, const char *text);

#endif
