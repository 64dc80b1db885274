/* Pixels -> PNG, for pictures of a few flat colours and the shades between them: eight bits a pixel from a palette, no
 * filters but "as above", a deflate of rows. Cairo's own writer tries every filter on 32 bits a pixel and takes many times as
 * long for a larger file. */
#ifndef ADREPORT_RENDER_CHART_PNG_H
#define ADREPORT_RENDER_CHART_PNG_H

#include <glib.h>
#include <stdint.h>

struct pixels {
    const uint32_t *first; /* 0x??rrggbb, native byte order */
    int width, height;
    int stride; /* pixels from one row to the next */
};

/* Which colour is drawn on which: the edges of one on another are all between the two. If from and to are the same,
 * the colour covers whole pixels only. */
struct gradient {
    uint32_t from, to; /* 0xrrggbb */
};

/* Encodes an opaque picture. gradients are those it is drawn with: their ends and shades between them fill the palette.
 * If a pixel is none of them, the picture is written with 24 bits a pixel instead. per_metre is its resolution. Caller
 * unrefs. */
GBytes *png_encode(const struct pixels *pixels, const struct gradient *gradients, int count, uint32_t per_metre);

#endif
