/* What others paste to show a chart: a frame around its page, whose height follows its width without a script; or its
 * drawings as a picture. And the rules of the page in that frame, which the height counts on. */
#ifndef ADREPORT_RENDER_CHART_SNIPPET_H
#define ADREPORT_RENDER_CHART_SNIPPET_H

#include "model/report.h"
#include "render/chart/draw.h"

/* The least width of a frame, in pixels: from here on its text is never smaller than 12 pixels. */
#define FRAME_LEAST 280

/* Shapes of one height each per width, from the widest to the narrowest. */
enum { FRAME_SHAPES = SHAPE_SMALL + 1 };

/* The heights of the drawings that the page in the frame has, one of which it shows. */
struct frame {
    double heights[FRAME_SHAPES];
    double file; /* of the widest one as a file; 0: not known */
};

/* The heights of the plots of a chart alone, without a frame; 0: not known yet. */
struct plots {
    double heights[FRAME_SHAPES];
};

/* Draws the plots whose heights are not known yet: a page knows those that it shows. */
void plots_complete(struct plots *plots, const struct report *report, const struct figure *figure,
                    enum language language);

struct frame frame_of(const struct report *report, const struct figure *figure, enum language language,
                      const struct plots *plots);

/* The height, in pixels, in which a frame of any width shows all of a chart. */
unsigned frame_height(const struct frame *frame);

/* Appends the frame as HTML: it shows this edition, and its title stays true if it is made to show the newest. As high
 * as its drawing is where styles are kept, and as high as the highest where a style is taken away. */
void snippet_append_frame(const struct report *report, const struct figure *figure, enum language language,
                          const struct frame *frame, GString *out);

/* Appends the drawings of this edition as HTML, which of them by the width of the screen; a link to place is around
 * them. */
void snippet_append_picture(const struct report *report, const struct figure *figure, enum language language,
                            const struct frame *frame, const char *place, GString *out);

/* Appends the rules of the page in the frame: which drawing in which width, how large, and what is around it. */
void frame_append_style(GString *out);

#endif
