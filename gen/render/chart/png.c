#include "render/chart/png.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define PALETTE_SIZE 256
#define NEAR_ENOUGH 10 /* largest difference in a channel between a pixel and its colour in the palette */
#define MOST_SHADES 15 /* between two colours: edges look as smooth with these, and fewer compress better */
#define LEVEL 4        /* 6 takes a third longer for a twentieth less */

struct palette {
    uint32_t colours[PALETTE_SIZE];
    int count;
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
    return palette;
}

static int distance(uint32_t a, uint32_t b) {
    int largest = 0;
    for (int shift = 0; shift <= 16; shift += 8)
        largest = MAX(largest, abs(channel(a, shift) - channel(b, shift)));
    return largest;
}

/* Index of the nearest colour, or -1 if none is near. */
static int palette_find(const struct palette *palette, uint32_t colour) {
    int best = -1;
    int least = NEAR_ENOUGH + 1;
    for (int i = 0; i < palette->count && least > 0; i++) {
        int d = distance(palette->colours[i], colour);
        if (d < least) {
            least = d;
            best = i;
        }
    }
    return best;
}

/* What the palette has for colours seen before: a table with one place per hash, overwritten by the newest. */
#define SEEN_BITS 12

struct seen {
    uint32_t colour[1 << SEEN_BITS];
    int16_t index[1 << SEEN_BITS];
};

static int seen_find(struct seen *seen, const struct palette *palette, uint32_t colour) {
    uint32_t place = colour * 2654435761u >> (32 - SEEN_BITS);
    if (seen->colour[place] != colour) {
        seen->colour[place] = colour;
        seen->index[place] = (int16_t)palette_find(palette, colour);
    }
    return seen->index[place];
}

#define RUN_STEP 8

enum filter { FILTER_NONE = 0, FILTER_UP = 2 };

/* How many pixels, in steps, have this value, from the first of them on. */
static int run_length(const uint32_t *pixels, int count, uint32_t value) {
    int length = 0;
    for (uint32_t other = 0; length + RUN_STEP <= count; length += RUN_STEP) {
        for (int i = 0; i < RUN_STEP; i++)
            other |= pixels[length + i] ^ value;
        if (other)
            break;
    }
    return length;
}

/* Turns one row into indices; false if a pixel has no colour in the palette. */
static bool index_row(const uint32_t *row, int width, struct seen *seen, const struct palette *palette, uint8_t *out) {
    uint32_t last = ~row[0];
    int index = 0;
    for (int x = 0; x < width;) {
        if (row[x] != last) {
            last = row[x];
            index = seen_find(seen, palette, last & 0xffffff);
            if (index < 0)
                return false;
            out[x++] = (uint8_t)index;
            continue;
        }
        int length = MAX(run_length(row + x, width - x, last), 1);
        memset(out + x, index, (gsize)length);
        x += length;
    }
    return true;
}

static void rgb_row(const uint32_t *row, int width, uint8_t *out) {
    for (int x = 0; x < width; x++)
        for (int shift = 16; shift >= 0; shift -= 8)
            *out++ = (uint8_t)channel(row[x], shift);
}

/* Rows, each with its filter before it; a row like the one above it is all zeros. False as index_row. With palette
 * NULL, in 24 bits. */
static bool filter_rows(const struct pixels *pixels, const struct palette *palette, uint8_t *out) {
    g_autofree struct seen *seen = g_new(struct seen, 1);
    memset(seen->colour, 0xff, sizeof seen->colour);
    gsize size = (gsize)pixels->width * (palette ? 1 : 3);
    const uint32_t *above = NULL;
    for (int y = 0; y < pixels->height; y++) {
        const uint32_t *row = pixels->first + (gsize)y * (gsize)pixels->stride;
        bool same = above && memcmp(row, above, (gsize)pixels->width * sizeof *row) == 0;
        *out++ = same ? FILTER_UP : FILTER_NONE;
        if (same)
            memset(out, 0, size);
        else if (!palette)
            rgb_row(row, pixels->width, out);
        else if (!index_row(row, pixels->width, seen, palette, out))
            return false;
        out += size;
        above = row;
    }
    return true;
}

static void append_number(GByteArray *out, uint32_t number) {
    const uint8_t bytes[] = {(uint8_t)(number >> 24), (uint8_t)(number >> 16), (uint8_t)(number >> 8), (uint8_t)number};
    g_byte_array_append(out, bytes, sizeof bytes);
}

static void append_chunk(GByteArray *out, const char *type, const uint8_t *bytes, gsize size) {
    append_number(out, (uint32_t)size);
    guint start = out->len;
    g_byte_array_append(out, (const uint8_t *)type, 4);
    g_byte_array_append(out, bytes, (guint)size);
    append_number(out, libdeflate_crc32(0, out->data + start, out->len - start));
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

static void append_rows(GByteArray *out, const uint8_t *rows, gsize size) {
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    if (!compressor)
        g_error("out of memory");
    gsize bound = libdeflate_zlib_compress_bound(compressor, size);
    g_autofree uint8_t *packed = g_malloc(bound);
    gsize length = libdeflate_zlib_compress(compressor, rows, size, packed, bound);
    libdeflate_free_compressor(compressor);
    g_assert(length > 0); /* 0: bound was too little, which it never is */
    append_chunk(out, "IDAT", packed, length);
}

GBytes *png_encode(const struct pixels *pixels, const struct gradient *gradients, int count, uint32_t per_metre) {
    struct palette palette = palette_of(gradients, count);
    gsize size = ((gsize)pixels->width + 1) * (gsize)pixels->height;
    g_autofree uint8_t *rows = g_malloc(size);
    bool indexed = filter_rows(pixels, &palette, rows);
    if (!indexed) {
        size = ((gsize)pixels->width * 3 + 1) * (gsize)pixels->height;
        rows = g_realloc(rows, size);
        filter_rows(pixels, NULL, rows);
    }
    GByteArray *out = g_byte_array_sized_new((guint)(size / 16 + 2048));
    append_header(out, pixels, indexed, per_metre);
    if (indexed)
        append_palette(out, &palette);
    append_rows(out, rows, size);
    append_chunk(out, "IEND", NULL, 0);
    return g_byte_array_free_to_bytes(out);
}
