/* Words that must fit: measuring, wrapping and shortening the texts of a chart. Drawing libraries stay outside: widths
 * come from a callback. */
#ifndef ADREPORT_RENDER_CHART_WORDS_H
#define ADREPORT_RENDER_CHART_WORDS_H

#include "render/chart/marks.h"

/* Tells how wide length bytes of UTF-8 are in the type of a class, in pixels. */
struct text_measure {
    double (*width)(void *data, enum mark_class class, const char *text, gsize length);
    void *data;
    const struct chart_look *look; /* of the drawings that are measured for; NULL: the program's */
};

/* The width to keep free for a text: as measured and a little more, since a reader's own font may be wider than
 * ours. */
double words_width(const struct text_measure *measure, enum mark_class class, const char *text);

struct lines {
    GPtrArray *lines; /* const char *, owned by the drawing; at least one */
    bool shortened;   /* words had to be left out */
    double width;     /* of the widest line */
};

/* The least width of lines in which no word of a text has to be broken within. */
double words_least_width(const struct text_measure *measure, enum mark_class class, const char *text);

/* Breaks a text into at most limit lines that each fit in width: at spaces, after hyphens, dashes and slashes, and
 * within a word only if it alone is too wide. What does not fit ends in an ellipsis. Balanced lines are about equally
 * long. */
struct lines words_wrap(struct drawing *drawing, const struct text_measure *measure, enum mark_class class,
                        const char *text, double width, guint limit, bool balanced);

void lines_clear(struct lines *lines);

/* Puts lines at x from baseline y downward, leading apart; returns the baseline of the last. whole is their full
 * text. */
double words_put(struct drawing *drawing, const struct text_measure *measure, enum mark_class class,
                 const struct lines *lines, const char *whole, int row, enum anchor anchor, double x, double y,
                 double leading);

/* Puts one line, shortened with an ellipsis to fit in width; returns the width it takes. */
double words_put_line(struct drawing *drawing, const struct text_measure *measure, enum mark_class class,
                      const char *text, int row, enum anchor anchor, double x, double y, double width);

#endif
