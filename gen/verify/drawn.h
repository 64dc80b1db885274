/* What an SVG file draws, and where: a picture of the same chart has to have it too. */
#ifndef ADREPORT_VERIFY_DRAWN_H
#define ADREPORT_VERIFY_DRAWN_H

#include <glib.h>
#include <stdbool.h>

/* Words, by a spot where their first or last letters are; or a shape that fills an area. In pixels of the drawing, from its
 * top left. */
struct drawn_item {
    bool words;
    double left, top, right, bottom;
    unsigned line;
};

struct drawn {
    double width, height;
    GArray *items;  /* struct drawn_item, in the order of the file */
    guint letters;  /* of all words, without white space, in UTF-16 */
    guint outlines; /* boxes, circles and paths */
};

/* Reads text, which ends in NUL. False if it has no drawing with a size. To be cleared in either case. */
bool drawn_read(const char *text, struct drawn *drawn);
void drawn_clear(struct drawn *drawn);

#endif
