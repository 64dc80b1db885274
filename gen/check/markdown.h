/* The Markdown of a page, taken apart for what is checked in it: what is code is no markup, and links and pictures have
 * their places. */
#ifndef ADREPORT_CHECK_MARKDOWN_H
#define ADREPORT_CHECK_MARKDOWN_H

#include "model/template.h"

struct markdown_link {
    char *target; /* as written, with its slots */
    bool picture;
    unsigned line, start, end; /* line of the body from 0; bytes of it, of the target or of the whole link */
};

struct markdown {
    const struct page_template *template;
    GStrv lines;         /* of the body */
    GStrv bare;          /* the same with code, HTML and addresses blanked, byte for byte */
    GPtrArray *links;    /* struct markdown_link *, in order */
    GPtrArray *headings; /* char *, their words with slots as written, in order */
    GArray *html;        /* struct place of what is HTML, and no comment */
};

struct markdown *markdown_new(const struct page_template *template);
void markdown_free(struct markdown *markdown);

/* The place in the file of bytes [start, end) of a line of the body, counted from 0. */
struct place markdown_place(const struct markdown *markdown, unsigned line, gsize start, gsize end);

#endif
