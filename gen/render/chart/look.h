/* The colours and the type of a report's charts: the program's, or those of its house style, from whose accent the other
 * colours are made. */
#ifndef ADREPORT_RENDER_CHART_LOOK_H
#define ADREPORT_RENDER_CHART_LOOK_H

#include "model/report.h"
#include "render/chart/marks.h"

struct chart_look {
    uint32_t light[COLOUR_COUNT], dark[COLOUR_COUNT]; /* 0xrrggbb */
    const struct house *house;                        /* of the report; NULL if it has none */
};

/* NULL gives the program's. The report has to outlive it. */
struct chart_look chart_look_of(const struct report *report);

/* A colour on light paper; look may be NULL. */
uint32_t chart_look_colour(const struct chart_look *look, enum colour colour);

/* The accent of links on dark paper. */
uint32_t house_dark_link(const struct house *house);

/* Appends the faces of words as CSS has them: that of the house, the one that pictures are set in, then faces that are no
 * wider, as every system has one. */
void chart_look_append_faces(const struct chart_look *look, GString *out);

#endif
