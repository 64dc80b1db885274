/* What stands between {{ and }} in a page: the one place that knows how it is written. */
#ifndef ADREPORT_MODEL_SLOT_H
#define ADREPORT_MODEL_SLOT_H

#include <glib.h>
#include <stdbool.h>

enum slot_form {
    SLOT_NAMED,  /* {{lead}} */
    SLOT_FIGURE, /* {{figure spend-by-party}} */
    SLOT_NUMBER, /* {{number spend-by-party:vvd:meta_spend}}: figure, row and column */
};

enum { SLOT_NAME_MOST = 255 };

struct slot_match {
    gsize start, end; /* bytes [start, end) of the text, braces included */
    enum slot_form form;
    char name[SLOT_NAME_MOST + 1]; /* what stands behind "figure " or "number ", or all of it */
};

/* Finds the first slot in text at or after byte from; false if there is none. */
bool slot_match_find(const char *text, gsize from, struct slot_match *match);

/* True if the text is one slot and nothing else. */
bool slot_match_whole(const char *text, struct slot_match *match);

#endif
