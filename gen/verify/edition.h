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
    FORMAT_SVG,
    FORMAT_PNG,
    FORMAT_PDF,
    FORMAT_XLSX,
    FORMAT_ODS,
    FORMAT_SQLITE,
    FORMAT_ROWS, /* tables that are no figures */
    FORMAT_COUNT,
};

struct edition {
    const char *folder;
    GPtrArray *files;  /* char *, every file below folder by its path there, sorted by bytes */
    GHashTable *names; /* the same, to look up */
    struct published *published;
    GPtrArray *differences; /* char *, one line each */
    struct {
        unsigned files, numbers, words, lengths;
    } counts[FORMAT_COUNT];
    /* The words for a state, as the first JSON file that has it says. Strings of published. */
    const char *state_words[LANGUAGE_COUNT][STATE_COUNT];
    GHashTable *pages; /* what Markdown has to say again: "nl/partij/vvd" -> struct page_words * */
};

/* What a page says outside of its figures, and which figures it has. */
struct page_words {
    char *title, *description; /* of the whole page; NULL: none */
    GString *text;             /* without white space and marks */
    guint numbers;             /* in that text */
    GPtrArray *figures;        /* struct shown_figure *, in order */
};

struct shown_figure {
    char *id;
    char *opening; /* its headline as the page has it, or the sentence that is all there is of it; NULL: neither */
    bool empty;    /* it is that sentence */
};

/* Lists the folder; NULL with *error set if it cannot be read. */
struct edition *edition_open(const char *folder, GError **error);
void edition_free(struct edition *edition);

/* True if a table of this path, "data/parties.csv", is there: a figure has a JSON file beside its CSV. */
bool edition_has_table(const struct edition *edition, const char *file);

/* The bytes of a file; NULL, and a difference, if it cannot be read. */
GBytes *edition_read(struct edition *edition, const char *file);

/* As text that ends in NUL. Caller frees. */
char *edition_read_text(struct edition *edition, const char *file, gsize *length);

/* True for files below folder ("nl/") with this ending (".html"). */
bool edition_file_is(const char *file, const char *folder, const char *ending);

/* The language a path speaks of: its folder at depth (0 for "nl/index.html", 1 for "sheets/nl/..."). */
bool edition_file_language(const char *file, unsigned depth, enum language *language);

/* Adds a line: "FILE:LINE: what", or "FILE: what" if line is 0. */
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

/* Counts a number, and adds a difference if it is not that of the figure. Ends may be in any decimal form; state is
 * NULL if the format does not say. */
void edition_compare(struct edition *edition, const struct found *found, const char *low, const char *high,
                     const char *state);

/* The same for what people read. */
void edition_compare_text(struct edition *edition, const struct found *found, enum language language, const char *text);

/* The days it is about. */
void edition_compare_days(struct edition *edition, const struct found *found, const char *days);

/* How words may differ from those of the figure, besides in the kind and number of spaces. */
enum likeness {
    WORDS_SAME = 0,
    WORDS_BEGIN = 1 << 0,   /* more may follow */
    WORDS_IN_LINES = 1 << 1 /* spaces do not count, and if they end in an ellipsis they are cut */
};

/* Words of a figure, against those of its JSON; no difference if that has none in this language. */
void edition_compare_wording(struct edition *edition, enum format format, const char *place,
                             const struct published_figure *figure, enum wording wording, enum language language,
                             unsigned likeness, const char *text);

/* The same for its note of this number, from 1. */
void edition_compare_note(struct edition *edition, enum format format, const char *place,
                          const struct published_figure *figure, guint number, enum language language,
                          const char *text);

/* True if the words begin or are as those that are wanted. */
bool edition_words_fit(const char *wanted, const char *given, unsigned likeness);

/* A row's name in a table, against that of the JSON. */
void edition_compare_label(struct edition *edition, const struct found *found, enum language language,
                           const char *text);

#endif
