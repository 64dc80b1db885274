/* The whole publication before it becomes bytes: figures, pages, workbooks, and what is said on all of them. */
#ifndef ADREPORT_MODEL_REPORT_H
#define ADREPORT_MODEL_REPORT_H

#include "model/data_table.h"
#include "model/dataset.h"
#include "model/figure.h"
#include "model/page.h"
#include "model/template.h"

#include <glib.h>

/* The sheets of one file in sheets/: a cover, then one figure a sheet. */
struct workbook {
    struct subject subject; /* what it is about: one workbook each */
    const char *name;       /* of that, "report", "party-vvd": file name without extension */
    struct localized title;
    struct localized summary;
    GPtrArray *figures;    /* const struct figure * */
    const char *made_from; /* the sum of all that, with its figures: see model/fingerprint.h; NULL: none was made */
};

/* An advertiser on a platform whose id some figure publishes, or one that must not be known. */
struct account {
    int platform;
    const char *advertiser_id;
    bool private;     /* a natural person who is no candidate: nothing below is set */
    const char *key;  /* "meta-121264564551002": [A-Za-z0-9-], unique */
    const char *name; /* as it is published; "" if it is left out, or none is known */
    int party;        /* that it is linked to; PARTY_UNMAPPED, PARTY_SEVERAL: one of those below */
    const int *candidates;
    guint candidate_count;
};

/* An edition as lists of editions show it. */
struct edition_entry {
    const struct edition *edition;
    struct localized line;    /* "Editie 1, 13 maart 2023" */
    struct localized kind;    /* "definitief" */
    struct localized changes; /* what changed since the one before it, in a sentence or a few */
    bool listed; /* in pages and feed of this edition: no later one, and in a final edition, whose bytes are
                                 to stay as they are, no draft that may be removed */
};

struct report {
    const struct dataset *dataset;     /* not owned; outlives the report */
    const struct templates *templates; /* not owned */
    GPtrArray *figures;                /* struct figure *, sorted by id */
    GPtrArray *pages;                  /* struct page *, in order of the site */
    GPtrArray *workbooks;              /* struct workbook * */
    const char *edition;               /* "2023-03-20-1": folder name in releases/ */
    struct localized title;
    struct localized full_title; /* with the election: "Online politieke advertenties: Tweede Kamerverkiezingen 2025" */
    struct localized edition_line; /* "Editie 1 · 20 maart 2023 · gegevens t/m 15 maart 2023" */
    struct localized limits;       /* what cannot be in the figures, in a sentence or two */
    struct localized licence_name; /* "CC BY 4.0" */
    const char *licence_url;       /* NULL if the licence has no known address */
    struct localized citation;
    GArray *editions;                             /* struct edition_entry, newest first: this one, and those in out/ */
    const struct edition *previous;               /* NULL if there is none or its folder is called otherwise */
    struct changes changes;                       /* since that one */
    guint unlisted_changes;                       /* of the numbers that changed: on no page */
    bool measures[MEASURE_COUNT];                 /* which it shows */
    struct localized *meanings[DATA_TABLE_COUNT]; /* of the fields of its data tables, one each */
    GPtrArray *accounts;                          /* const struct account *, those that are published, by key */
    GHashTable *account_index;                    /* set of struct account *, those that must not be known as well */
    GHashTable *figure_ids, *page_keys;           /* id -> struct figure *, key -> struct page * */
    GHashTable *figure_index, *page_index;        /* sets of the same, by what they are about and their name */
    const char *made_from;       /* the sum of what all files share; NULL: none was made. See model/fingerprint.h */
    const char *pages_made_from; /* the same of what all pages share: how they lead to one another */
    GStringChunk *strings;
    GPtrArray *lists;  /* struct row_list * */
    GPtrArray *blocks; /* memory of arrays, freed with the report */
    char *room;        /* of the last block that small ones share, what is left */
    gsize room_left;
};

struct report *report_new(const struct dataset *dataset, const struct templates *templates);
void report_free(struct report *report);

/* Adds what is named and about something already; of two with the same name the first is found by it. */
void report_add_figure(struct report *report, struct figure *figure);
void report_add_page(struct report *report, struct page *page);

/* Zeroed memory that lives as long as the report. */
void *report_alloc(struct report *report, gsize size);

/* Words that few cells or rows have, which the report keeps. */
const struct localized *report_words(struct report *report, struct localized words);

/* A list of rows, which the report owns. */
struct row_list *report_list(struct report *report);
const char *report_string(struct report *report, const char *text);

/* The same of a text that is likely the only one of its kind, so that it is not looked for. */
const char *report_text(struct report *report, const GString *text);

/* True if this report has such a data table: that of whom ads were aimed at only if the input says so. */
bool report_has_table(const struct report *report, enum data_table table);

/* True for a field that the data tables of this report have: all but those of measures that it does not show. */
bool report_has_field(const struct report *report, const struct data_field *field);

/* The account of that id: NULL if no figure publishes it. */
const struct account *report_account(const struct report *report, int platform, const char *advertiser_id);

/* NULL if there is none. */
const struct figure *report_figure(const struct report *report, const char *id);
const struct page *report_page(const struct report *report, const char *key);

/* The same by what they are about. NULL if there is none. */
const struct figure *report_figure_about(const struct report *report, struct subject subject, const char *name);
struct page *report_page_about(const struct report *report, struct subject subject, const char *template_name);

/* The phrase with this key in a language: templates/strings.csv; compose has checked that it is there. */
const char *report_phrase(const struct report *report, enum language language, const char *key);

/* True if a page exists in a language: the language is published and has a template for it. */
bool report_has_page(const struct report *report, const struct page *page, enum language language);

/* True if a figure is on a page: a page may have figures that its template in this language leaves out. */
bool report_shows(const struct report *report, const struct page *page, enum language language,
                  const struct figure *figure);

#endif
