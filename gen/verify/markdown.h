/* A document of Markdown, line by line. */
#ifndef ADREPORT_VERIFY_MARKDOWN_H
#define ADREPORT_VERIFY_MARKDOWN_H

#include "verify/edition.h"

struct document {
    struct edition *edition;
    const char *file;
    enum language language;
    GStrv lines;
};

/* The FIGURE of a link to data/FIGURE.csv in this line; NULL if it has none. Caller frees. */
char *markdown_linked_figure(const char *line);

/* Takes the mark of a note, "[^spend-by-party-1]", off the end of a cell or line. */
void markdown_cut_note(char *cell);

/* Compares all words outside of tables; to be called after verify_html. */
void markdown_compare_words(const struct document *document);

#endif
