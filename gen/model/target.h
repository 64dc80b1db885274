/* Where a link or a picture of a page leads. Authors write one form for all formats: an address with its scheme, "#heading",
 * a page by its name as a file ("method.md", "party-vvd.md#by-platform"), any file by its path in the edition
 * ("static/logo.png", "data/spend-by-party.csv"), or {{link.NAME}}. */
#ifndef ADREPORT_MODEL_TARGET_H
#define ADREPORT_MODEL_TARGET_H

#include "model/report.h"

enum target_kind {
    TARGET_NOWHERE, /* in this edition */
    TARGET_HERE,    /* a place on the page itself */
    TARGET_OUTSIDE,
    TARGET_PAGE,
    TARGET_FILE,
};

struct target {
    enum target_kind kind;
    const struct page *page; /* TARGET_PAGE */
    char *address;           /* TARGET_FILE: path in the edition; otherwise as written, with its slots filled in */
    char *anchor;            /* "by-platform"; NULL if it is the top */
};

/* Reads what a page in a language has as a target. Clear it after use. */
struct target target_of(const struct report *report, const struct page *page, enum language language, const char *text);
void target_clear(struct target *target);

/* True for an address with a scheme or a host: not a path in the edition. */
bool address_is_absolute(const char *address);

#endif
