#include "render/chart/png.h"

#include "render/chart/deflate_rows.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define PALETTE_SIZE 256
#define NEAR_ENOUGH 10 /* largest difference in a channel between a pixel and its colour in the palette */
#define MOST_SHADES 15 /* between two colours: edges look as smooth with these, and fewer compress better */

/* Colours, and apart their channels, which are compared all at once. Places behind count repeat the last. */
struct palette {
    uint32_t colours[PALETTE_SIZE];
    int count;
    uint8_t channels[3][PALETTE_SIZE];
};

static int channel(uint32_t colour, int shift) {
    return (int)(colour >> shift & 0xff);
}

static uint32_t mix(uint32_t from, uint32_t to, int part, int whole) {
    uint32_t result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int value = channel(from, shift) + (channel(to, shift) - channel(from, shift)) * part / whole;
        result |= (uint32_t)value << shift;
    }
    return result;
}

static void palette_add(struct palette *palette, uint32_t colour) {
    for (int i = 0; i < palette->count; i++)
        if (palette->colours[i] == (colour & 0xffffff))
            return;
    if (palette->count < PALETTE_SIZE)
        palette->colours[palette->count++] = colour & 0xffffff;
}

/* The colours themselves, then as many shades between as help, or as there is room for. */
static struct palette palette_of(const struct gradient *gradients, int count) {
    struct palette palette = {.count = 0};
    int shaded = 0;
    for (int i = 0; i < count; i++) {
        palette_add(&palette, gradients[i].to);
        palette_add(&palette, gradients[i].from);
        shaded += gradients[i].from != gradients[i].to;
    }
    int shades = shaded ? MIN((PALETTE_SIZE - palette.count) / shaded, MOST_SHADES) : 0;
    for (int i = 0; i < count; i++)
        for (int shade = 1; shade <= shades && gradients[i].from != gradients[i].to; shade++)
            palette_add(&palette, mix(gradients[i].from, gradients[i].to, shade, shades + 1));
    for (int i = 0; i < PALETTE_SIZE; i++)
        for (int c = 0; c < 3; c++)
            palette.channels[c][i] = (uint8_t)channel(palette.colours[MIN(i, MAX(palette.count - 1, 0))], 8 * c);
    return palette;
}

/* The largest difference in a channel, of each colour. */
static void palette_distances(const struct palette *palette, uint32_t colour, uint8_t distances[PALETTE_SIZE]) {
    memset(distances, 0, PALETTE_SIZE);
    for (int c = 0; c < 3; c++) {
        const uint8_t *channels = palette->channels[c], value = (uint8_t)channel(colour, 8 * c);
        for (int i = 0; i < PALETTE_SIZE; i++) {
            uint8_t difference = MAX(channels[i], value) - MIN(channels[i], value);
            distances[i] = MAX(distances[i], difference);
        }
    }
}

/* Index of the nearest colour, the first if there are more, or -1 if none is near. */
static int palette_find(const struct palette *palette, uint32_t colour) {
    uint8_t distances[PALETTE_SIZE], least = NEAR_ENOUGH + 1;
    palette_distances(palette, colour, distances);
    for (int i = 0; i < PALETTE_SIZE; i++)
        least = MIN(least, distances[i]);
    const uint8_t *found = least > NEAR_ENOUGH ? NULL : memchr(distances, least, (gsize)palette->count);
    return found ? (int)(found - distances) : -1;
}

#define SEEN_BITS 12

struct seen_colour {
    uint32_t colour;
    int32_t index; /* -1 if none is near */
};

/* What a palette has for colours seen before: a table with one place per hash, overwritten by the newest. */
struct seen {
    struct palette palette;
    struct seen_colour places[1 << SEEN_BITS];
};

/* Of the thread: most pictures have the palette of the one before, and many of its colours. */
static struct seen *seen_here(const struct palette *palette) {
    static GPrivate here = G_PRIVATE_INIT(g_free);
    struct seen *seen = g_private_get(&here);
    if (seen && seen->palette.count == palette->count &&
        memcmp(seen->palette.colours, palette->colours, (gsize)palette->count * sizeof *palette->colours) == 0)
        return seen;
    if (!seen)
        g_private_set(&here, seen = g_new(struct seen, 1));
    seen->palette = *palette;
    memset(seen->places, 0xff, sizeof seen->places); /* no colour */
    return seen;
}

static inline int seen_find(struct seen *seen, uint32_t colour) {
    struct seen_colour *place = &seen->places[colour * 2654435761u >> (32 - SEEN_BITS)];
    if (place->colour != colour)
        *place = (struct seen_colour){colour, palette_find(&seen->palette, colour)};
    return place->index;
}

#define BLOCK 8 /* pixels that are compared at once, as long as the commonest patterns are */
#define STRETCH (8 * BLOCK)

enum filter { FILTER_NONE = 0, FILTER_UP = 2 };

static inline uint64_t two_pixels(const uint32_t *pixels) {
    uint64_t two;
    memcpy(&two, pixels, sizeof two);
    return two;
}

static inline bool same_block(const uint32_t *a, const uint32_t *b) {
    return ((two_pixels(a) ^ two_pixels(b)) | (two_pixels(a + 2) ^ two_pixels(b + 2)) |
            (two_pixels(a + 4) ^ two_pixels(b + 4)) | (two_pixels(a + 6) ^ two_pixels(b + 6))) == 0;
}

/* The indices of some pixels; false if one has no colour in the palette. */
static bool index_pixels(const uint32_t *row, int count, struct seen *seen, uint8_t *out) {
    for (int x = 0; x < count; x++) {
        int index = seen_find(seen, row[x] & 0xffffff);
        if (index < 0)
            return false;
        out[x] = (uint8_t)index;
    }
    return true;
}

/* A row, and the one above it, or NULL. */
struct row_pair {
    const uint32_t *row, *above;
};

/* Turns the indices of the row above, if there is one, into those of a row, from one pixel up to another; false as index_pixels.
 * Most blocks are as above or as the one before. */
static bool index_blocks(const struct row_pair *rows, int x, int end, struct seen *seen, uint8_t *indices) {
    const uint32_t *row = rows->row;
    for (; x + BLOCK <= end; x += BLOCK) {
        if (rows->above && same_block(row + x, rows->above + x))
            continue;
        if (x > 0 && same_block(row + x, row + x - BLOCK))
            memcpy(indices + x, indices + x - BLOCK, BLOCK);
        else if (!index_pixels(row + x, BLOCK, seen, indices + x))
            return false;
    }
    return index_pixels(row + x, end - x, seen, indices + x);
}

/* All of a row; wide stretches that are as above are passed over at once. */
static bool index_row(const struct row_pair *rows, int width, struct seen *seen, uint8_t *indices) {
    for (int x = 0; x < width; x += STRETCH) {
        int count = MIN(width - x, STRETCH);
        bool same = rows->above && memcmp(rows->row + x, rows->above + x, (gsize)count * sizeof *rows->row) == 0;
        if (!same && !index_blocks(rows, x, x + count, seen, indices))
            return false;
    }
    return true;
}

static void rgb_row(const uint32_t *row, int width, uint8_t *out) {
    for (int x = 0; x < width; x++)
        for (int shift = 16; shift >= 0; shift -= 8)
            *out++ = (uint8_t)channel(row[x], shift);
}

/* Rows, each with its filter before it; a row like the one above it is all zeros. With palette NULL, in 24 bits; else false as
 * index_row. */
static bool add_rows(struct deflate_rows *stream, const struct pixels *pixels, const struct palette *palette) {
    struct seen *seen = palette ? seen_here(palette) : NULL;
    gsize size = (gsize)pixels->width * (palette ? 1 : 3);
    g_autofree uint8_t *indices = g_malloc((gsize)pixels->width);
    const uint32_t *above = NULL;
    for (int y = 0; y < pixels->height; y++) {
        const uint32_t *row = pixels->first + (gsize)y * (gsize)pixels->stride;
        bool same = above && memcmp(row, above, (gsize)pixels->width * sizeof *row) == 0;
        uint8_t *out = deflate_rows_next(stream);
        *out++ = same ? FILTER_UP : FILTER_NONE;
        if (same)
            memset(out, 0, size);
        else if (!palette)
            rgb_row(row, pixels->width, out);
        else if (index_row(&(struct row_pair){row, above}, pixels->width, seen, indices))
            memcpy(out, indices, size);
        else
            return false;
        deflate_rows_add(stream);
        above = row;
    }
    return true;
}

static void append_number(GByteArray *out, uint32_t number) {
    const uint8_t bytes[] = {(uint8_t)(number >> 24), (uint8_t)(number >> 16), (uint8_t)(number >> 8), (uint8_t)number};
    g_byte_array_append(out, bytes, sizeof bytes);
}

/* Where the chunk that begins here begins; its size is not known yet. */
static guint begin_chunk(GByteArray *out, const char *type) {
    guint start = out->len;
    append_number(out, 0);
    g_byte_array_append(out, (const uint8_t *)type, 4);
    return start;
}

static void end_chunk(GByteArray *out, guint start) {
    uint32_t size = GUINT32_TO_BE(out->len - start - 8);
    memcpy(out->data + start, &size, sizeof size);
    append_number(out, libdeflate_crc32(0, out->data + start + 4, out->len - start - 4));
}

static void append_chunk(GByteArray *out, const char *type, const uint8_t *bytes, gsize size) {
    guint start = begin_chunk(out, type);
    g_byte_array_append(out, bytes, (guint)size);
    end_chunk(out, start);
}

static void append_header(GByteArray *out, const struct pixels *pixels, bool indexed, uint32_t per_metre) {
    static const uint8_t signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    g_byte_array_append(out, signature, sizeof signature);
    g_autoptr(GByteArray) header = g_byte_array_new();
    append_number(header, (uint32_t)pixels->width);
    append_number(header, (uint32_t)pixels->height);
    const uint8_t form[] = {8, indexed ? 3 : 2, 0, 0, 0};
    g_byte_array_append(header, form, sizeof form);
    append_chunk(out, "IHDR", header->data, header->len);
    g_byte_array_set_size(header, 0);
    append_number(header, per_metre);
    append_number(header, per_metre);
    g_byte_array_append(header, (const uint8_t[]){1}, 1);
    append_chunk(out, "pHYs", header->data, header->len);
}

static void append_palette(GByteArray *out, const struct palette *palette) {
    uint8_t bytes[PALETTE_SIZE * 3];
    rgb_row(palette->colours, palette->count, bytes);
    append_chunk(out, "PLTE", bytes, (gsize)palette->count * 3);
}

/* False, with nothing appended, as add_rows. */
static bool append_picture(GByteArray *out, const struct pixels *pixels, const struct palette *palette,
                           uint32_t per_metre) {
    append_header(out, pixels, palette != NULL, per_metre);
    if (palette)
        append_palette(out, palette);
    guint start = begin_chunk(out, "IDAT");
    gsize pixel = palette ? 1 : 3;
    struct deflate_rows *stream = deflate_rows_new((gsize)pixels->width * pixel + 1, pixel, out);
    bool added = add_rows(stream, pixels, palette);
    deflate_rows_end(stream);
    if (!added) {
        g_byte_array_set_size(out, 0);
        return false;
    }
    end_chunk(out, start);
    append_chunk(out, "IEND", NULL, 0);
    return true;
}

GBytes *png_encode(const struct pixels *pixels, const struct gradient *gradients, int count, uint32_t per_metre) {
    struct palette palette = palette_of(gradients, count);
    GByteArray *out = g_byte_array_sized_new(64 * 1024);
    if (!append_picture(out, pixels, &palette, per_metre))
        append_picture(out, pixels, NULL, per_metre);
    return g_byte_array_free_to_bytes(out);
}
