/* What is wrong with the input, where, and what to do. Messages are collected through a whole run, then printed sorted
 * by place, like a compiler's:
 *
 *     input/spend/meta.csv:14:7: error: not an amount: '12,5'; it has a decimal comma: write 'decimal: comma' for this file in
 *     report.yaml
 *        14 | meta,2023-03-03,2023-03-03,vvd,"12,5"
 *           |                                ^~~~~~
 */
#ifndef ADREPORT_BASE_DIAGNOSTIC_H
#define ADREPORT_BASE_DIAGNOSTIC_H

#include <glib.h>
#include <stdbool.h>

struct place {
    const char *file; /* as the user would name it; NULL if no file is to blame */
    unsigned line;    /* from 1; 0 if the file as a whole is meant */
    unsigned column;  /* in characters from 1; 0 if the line as a whole is meant */
    unsigned width;   /* characters to underline; 0 and 1 draw a lone caret */
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

struct diagnostics;

struct diagnostics *diagnostics_new(void);
void diagnostics_free(struct diagnostics *diagnostics);

/* Adds one finding. rule is a short constant word per kind of finding ("amount", "unknown-party"): printing shows the
 * first ten of a rule and counts the rest. source is the text of the line for the caret, or NULL; it and file are
 * copied. The message is one sentence: what is wrong; what to do. Quote what the user wrote in '...'. */
void diagnostics_add(struct diagnostics *diagnostics, enum severity severity, const char *rule, struct place place,
                     const char *source, const char *format, ...) G_GNUC_PRINTF(6, 7);

/* Adds an error about a piece of a text that is at hand as a whole: length bytes from at, which points into text. */
void diagnostics_add_within(struct diagnostics *diagnostics, const char *rule, const char *file, const char *text,
                            const char *at, gsize length, const char *message);

/* False if a finding of this rule at this place would be counted and not shown, since ten before it are: it needs no
 * source. */
bool diagnostics_would_show(const struct diagnostics *diagnostics, const char *rule, struct place place);

unsigned diagnostics_count(const struct diagnostics *diagnostics, enum severity severity);

/* A finding as it is shown; its texts belong to the diagnostics. */
struct finding {
    enum severity severity;
    struct place place;
    const char *source; /* text of the line; NULL if there is none to show */
    const char *message;
    unsigned left_out; /* how many more of its kind are counted after it and not shown */
};

/* Calls tell with each finding that is shown, sorted by file, line, column, then message. */
void diagnostics_each(const struct diagnostics *diagnostics, void (*tell)(const struct finding *finding, void *data),
                      void *data);

/* Appends all findings, sorted by file, line, column, then message. Control characters of what is quoted are shown as
 * escapes, so that input cannot steer a terminal. */
void diagnostics_print(const struct diagnostics *diagnostics, GString *out, bool colour);

#endif
