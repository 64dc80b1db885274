/* An edition: one publication of a report, whole and unchanging in releases/, in a folder named for its day and number.
 * What is known of those published before comes from their own build.json. */
#ifndef ADREPORT_MODEL_EDITION_H
#define ADREPORT_MODEL_EDITION_H

#include "base/date.h"

#include <glib.h>
#include <stdbool.h>

/* How many numbers are different from those of the edition before, new or gone. */
struct changes {
    guint changed, added, gone;
};

/* A draft says so on every page and may be built again; a final edition stays as it is once it was published, and so does an
 * evaluation, which has a page more: of what happened, what was asked and what was removed. */
enum edition_kind { EDITION_FINAL, EDITION_DRAFT, EDITION_EVALUATION, EDITION_KIND_COUNT };

/* "final": as report.yaml and build.json say it, by kind. */
extern const char *const edition_kind_words[EDITION_KIND_COUNT];

/* That of a word; EDITION_FINAL if it is none of them. */
enum edition_kind edition_kind_of(const char *word);

struct edition {
    const char *name; /* "2023-03-13-1" */
    day_number date;
    int number;
    enum edition_kind kind;
    bool part;                       /* only some of its files were made */
    const char *previous;            /* name of the edition it was compared with; NULL: none, or it does not say */
    enum edition_kind previous_kind; /* of that one */
    struct changes changes;          /* since that one */
};

/* Reads date and number from a name; the rest is empty, and name is the caller's text. False if it is no edition's. */
bool edition_from_name(const char *name, struct edition *edition);

/* Negative if a came before b, by day and number. */
int edition_order(const struct edition *a, const struct edition *b);

/* The one of that name; NULL if there is none. */
const struct edition *editions_find(const GArray *editions, const char *name);

/* True if some final edition among these was compared with the one of that name: it stays then, even if it is a
 * draft, as pages that do not change any more lead to it. */
bool editions_need(const GArray *editions, const char *name);

/* The names of the drafts that may go if so many of the newest drafts stay, oldest first: const char *, of the editions. The
 * newest edition is never among them, and neither is one that is needed. Caller frees. */
GPtrArray *editions_old_drafts(const GArray *editions, int keep);

#endif
