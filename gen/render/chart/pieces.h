/* What stands in a strip where there is no number, and keys of strips. */
#ifndef ADREPORT_RENDER_CHART_PIECES_H
#define ADREPORT_RENDER_CHART_PIECES_H

#include "render/chart/plot.h"

#define PIECE_SAMPLE_WIDTH 18.0
#define PIECE_SAMPLE_HEIGHT 14.0
#define PIECE_KEY_LEADING 22.0

/* The mark of a state, as in other charts: a pattern if there may be a number, a line if the platform takes nothing, and
 * something small at the foot if there is nothing to have a number of. */
void piece_put_state(struct drawing *drawing, enum state state, int row, struct area room);

/* Where the next entry of a key goes, and on which line. */
struct pen {
    double x, y;
};

/* Where an entry with these words goes: here, or on the next line. */
struct pen key_pen(const struct plot *plot, struct pen pen, const char *words);

/* Puts the words of an entry beside its sample; returns where the next goes. */
struct pen key_put(const struct plot *plot, const char *words, struct pen pen);

/* The states that occur, each with its mark; returns where the next entry goes. */
struct pen pieces_put_key(const struct plot *plot, struct pen pen);

#endif
