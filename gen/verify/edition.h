/* The files of an edition, and what is found while they are read. */
#ifndef ADREPORT_VERIFY_EDITION_H
#define ADREPORT_VERIFY_EDITION_H

#include "model/state.h"
#include "verify/published.h"

enum format {
    FORMAT_SUMS,
    FORMAT_CSV,
    FORMAT_JSON,
    FORMAT_HTML,
    FORMAT_MARKDOWN,
    FORMAT_XLSX,
    FORMAT_ODS,
    FORMAT_SQLITE,
    FORMAT_COUNT,
};

struct edition {
    const char *folder;
    GPtrArray *files;  /* char *, every file below folder by its path there, sorted by bytes */
    GHashTable *names; /* the same, to look up */
    struct published *published;
    GPtrArray *differences; /* char *, one line each */
    struct {
        unsigned files, numbers;
    } counts[FORMAT_COUNT];
    /* The words for a state, as the first JSON file that has it says. Strings of published. */
    const char *state_words[LANGUAGE_COUNT][STATE_COUNT];
    /* Numbers in running text of each page, in order: "nl/partij/vvd/" -> GPtrArray of char *. */
    GHashTable *prose;
};

/* Lists the folder; NULL with *error set where it cannot be read. */
struct edition *edition_open(const char *folder, GError **error);
void edition_free(struct edition *edition);

/* The bytes of a file; NULL, and a difference, where it cannot be read. */
GBytes *edition_read(struct edition *edition, const char *file);

/* As text that ends in NUL. Caller frees. */
char *edition_read_text(struct edition *edition, const char *file, gsize *length);

/* True for files below folder ("nl/") with this ending (".html"). */
bool edition_file_is(const char *file, const char *folder, const char *ending);

/* The language a path speaks of: its folder at depth (0 for "nl/index.html", 1 for "sheets/nl/..."). */
bool edition_file_language(const char *file, unsigned depth, enum language *language);

/* Adds a line: "FILE:LINE: what", or "FILE: what" where line is 0. */
void edition_differs(struct edition *edition, const char *file, unsigned line, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* Where a number was found: "FILE:LINE" or "FILE!SHEET!CELL", as it is printed. */
struct found {
    enum format format;
    const char *place;
    const struct published_figure *figure;
    const struct published_row *row;
    guint column;
};

/* Counts a number, and adds a difference where it is not that of the figure. Ends may be in any decimal form; state is
 * NULL where the format does not say. */
void edition_compare(struct edition *edition, const struct found *found, const char *low, const char *high,
                     const char *state);

/* The same for what people read. */
void edition_compare_text(struct edition *edition, const struct found *found, enum language language, const char *text);

/* A row's name in a table, against that of the JSON. */
void edition_compare_label(struct edition *edition, const struct found *found, enum language language,
                           const char *text);

#endif
