/* A page while it is read, for html.c and capture.c alone. */
#ifndef ADREPORT_VERIFY_CAPTURE_H
#define ADREPORT_VERIFY_CAPTURE_H

#include "verify/edition.h"
#include "verify/scanner.h"

/* What the words of an element are. */
enum content {
    CONTENT_NUMBER,
    CONTENT_WORDING,
    CONTENT_TITLE, /* of the whole page */
    CONTENT_NOTE,
    CONTENT_COPY, /* a paragraph of those that are there to be copied */
    CONTENT_CODE, /* HTML to be copied */
};

/* An element whose words are being read. */
struct capture {
    enum content content;
    char *name;     /* of the element */
    unsigned depth; /* how many of that name we are in, beyond the first */
    unsigned line;
    GString *words;
    struct found cell; /* CONTENT_NUMBER; without a place */
    const struct published_figure *figure;
    enum wording wording;
    unsigned likeness;
    gsize skipped; /* bytes before the words: ": " */
    guint note;
};

struct web_page {
    struct edition *edition;
    const char *file;
    enum language language;      /* of the section we are in */
    enum language main_language; /* of the page */
    struct tag_scanner scanner;
    GArray *captures; /* struct capture, the innermost last */
    struct page_words *words;
    const struct published_figure *embedded; /* whose page this is; NULL: none */
    const struct published_figure *card;     /* whose picture is that of the page */
    /* The figure we are in. */
    unsigned figures; /* how many <figure> we are in */
    const struct published_figure *figure;
    struct shown_figure *shown;
    bool charted, copied; /* it has a chart; its description is there to be copied */
    bool silenced;        /* what it says of silent rows and columns is there */
    bool roomed;          /* what it says of rows and columns that pages have no room for is there */
    guint notes;
    bool in_main, in_draft, in_caption, in_summary, in_reuse, in_source, in_drawn, in_repeated;
    char *aside; /* name of an element whose words the Markdown lacks, or NULL, and how many of it we are in */
    unsigned aside_depth;
    /* The table we are in: how many numbers of which figure it has shown. */
    const struct published_figure *table;
    guint table_numbers;
    unsigned table_line;
};

/* Begins to read the words of the element whose tag was read last. */
struct capture *capture_begin(struct web_page *page, enum content content);
void capture_begin_wording(struct web_page *page, const struct published_figure *figure, enum wording wording,
                           unsigned likeness);

/* Compares the words of an element that ends, and frees them. */
void capture_end(struct web_page *page, struct capture *capture);

#endif
