/* charts/LANGUAGE/FIGURE.png: is what the SVG draws on it? Those of fixed size have no SVG: are words on them? cairo reads
 * them; it is known here alone. */
#include "verify/picture.h"

#include <cairo.h>
#include <string.h>

/* Pixels of the picture for one of the drawing. */
#define SCALE 2

/* Larger than any chart: nothing of this size is decoded. */
enum { MOST_SIDE = 32767, HEADER = 24 };

struct bytes {
    const unsigned char *at;
    gsize left;
};

static cairo_status_t take(void *closure, unsigned char *to, unsigned int size) {
    struct bytes *bytes = closure;
    if (size > bytes->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, bytes->at, size);
    bytes->at += size;
    bytes->left -= size;
    return CAIRO_STATUS_SUCCESS;
}

static unsigned number_at(const unsigned char *at) {
    return (unsigned)at[0] << 24 | (unsigned)at[1] << 16 | (unsigned)at[2] << 8 | at[3];
}

/* A picture on white, which is its paper. */
struct pixels {
    cairo_surface_t *surface;
    const unsigned char *first;
    int width, height, stride;
};

static guint32 pixel_at(const struct pixels *pixels, int x, int y) {
    guint32 pixel;
    memcpy(&pixel, pixels->first + (gsize)y * (gsize)pixels->stride + (gsize)x * sizeof pixel, sizeof pixel);
    return pixel & 0xffffff;
}

static int darkest(guint32 pixel) {
    return (int)MIN(pixel >> 16 & 0xff, MIN(pixel >> 8 & 0xff, pixel & 0xff));
}

/* True if it is a picture that can be read, of this size, if that is any. */
static bool decode(struct edition *edition, const char *file, GBytes *png, struct pixels *pixels, unsigned width,
                   unsigned height) {
    struct bytes bytes;
    bytes.at = g_bytes_get_data(png, &bytes.left);
    if (bytes.left < HEADER || memcmp(bytes.at, "\x89PNG\r\n\x1a\n", 8) != 0) {
        edition_differs(edition, file, 0, "is no PNG");
        return false;
    }
    const unsigned has_width = number_at(bytes.at + 16), has_height = number_at(bytes.at + 20);
    if (has_width != width || has_height != height || width > MOST_SIDE || height > MOST_SIDE) {
        edition_differs(edition, file, 0, "is %u by %u pixels, not %u by %u", has_width, has_height, width, height);
        return false;
    }
    pixels->surface = cairo_image_surface_create_from_png_stream(take, &bytes);
    cairo_status_t status = cairo_surface_status(pixels->surface);
    pixels->first = status == CAIRO_STATUS_SUCCESS ? cairo_image_surface_get_data(pixels->surface) : NULL;
    pixels->width = (int)width;
    pixels->height = (int)height;
    pixels->stride = cairo_image_surface_get_stride(pixels->surface);
    if (!pixels->first) {
        edition_differs(edition, file, 0, "cannot be read: %s", cairo_status_to_string(status));
        cairo_surface_destroy(pixels->surface);
    }
    return pixels->first;
}

/* Lines of a grid are lighter than this, and no words are. */
enum { DARK = 0xa0, PAPER = 0xff };

/* How many pixels of an area are not paper, and how many are as dark as words; in thousandths. */
struct ink {
    int any, dark;
};

static struct ink ink_in(const struct pixels *pixels, double left, double top, double right, double bottom) {
    const int from_x = CLAMP((int)left, 0, pixels->width), to_x = CLAMP((int)right, from_x, pixels->width);
    const int from_y = CLAMP((int)top, 0, pixels->height), to_y = CLAMP((int)bottom, from_y, pixels->height);
    gint64 any = 0, dark = 0;
    for (int y = from_y; y < to_y; y++)
        for (int x = from_x; x < to_x; x++) {
            int least = darkest(pixel_at(pixels, x, y));
            any += least < PAPER;
            dark += least < DARK;
        }
    const gint64 area = MAX((gint64)(to_x - from_x) * (to_y - from_y), 1);
    return (struct ink){(int)(any * 1000 / area), (int)(dark * 1000 / area)};
}

/* A shape covers most of its area, but for patterns without a ground; letters cover a part of it, and may be light on a
 * shade. */
enum { SHAPE_LEAST = 200, WORDS_LEAST = 25 };

static bool is_there(const struct pixels *pixels, const struct drawn_item *item) {
    struct ink ink = ink_in(pixels, item->left * SCALE, item->top * SCALE, item->right * SCALE, item->bottom * SCALE);
    return item->words ? ink.dark >= WORDS_LEAST : ink.any >= SHAPE_LEAST;
}

/* Only the first that is missing is told, with how many are: a blank picture is one mistake. */
static void compare_items(struct edition *edition, const char *file, const struct pixels *pixels,
                          const struct drawn *drawn, const char *svg) {
    const struct drawn_item *first = NULL;
    guint missing = 0;
    for (guint i = 0; i < drawn->items->len; i++) {
        const struct drawn_item *item = &g_array_index(drawn->items, struct drawn_item, i);
        edition->counts[FORMAT_PNG].lengths += !item->words;
        edition->counts[FORMAT_PNG].words += item->words;
        bool there = is_there(pixels, item);
        missing += !there;
        first = first || there ? first : item;
    }
    if (first)
        edition_differs(edition, file, 0, "lacks %u of %u things that %s draws, the first %s in its line %u", missing,
                        drawn->items->len, svg, first->words ? "words" : "a shape", first->line);
}

void png_compare(struct edition *edition, const char *file, const struct drawn *drawn, const char *svg) {
    g_autoptr(GBytes) png = edition_read(edition, file);
    struct pixels pixels;
    edition->counts[FORMAT_PNG].files++;
    if (!png || !decode(edition, file, png, &pixels, (unsigned)(drawn->width * SCALE + 0.999),
                        (unsigned)(drawn->height * SCALE + 0.999)))
        return;
    compare_items(edition, file, &pixels, drawn, svg);
    cairo_surface_destroy(pixels.surface);
}

/* In thousandths: three lines of words are more. */
enum { WORDS_IN_ALL = 4 };

void png_compare_size(struct edition *edition, const char *file, unsigned width, unsigned height) {
    g_autoptr(GBytes) png = edition_read(edition, file);
    struct pixels pixels;
    edition->counts[FORMAT_PNG].files++;
    if (!png || !decode(edition, file, png, &pixels, width, height))
        return;
    if (ink_in(&pixels, 0, 0, width, height).dark < WORDS_IN_ALL)
        edition_differs(edition, file, 0, "is empty: there are no words on it");
    cairo_surface_destroy(pixels.surface);
}
