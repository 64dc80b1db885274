/* Why not libdeflate: it looks for every byte of every row, though most of a chart is what stood above. On the 808 charts of a
 * country (945 MB of rows) its level 4 takes 2.9 s of CPU for 31 MB and its level 1 still 2.8 s, since it is the bytes that cost;
 * this takes 0.9 s for 36 MB. Runs and rows above alone would be 64 MB: letters and hatches are what was seen before. */
#include "render/chart/deflate_rows.h"

#include "render/chart/deflate_tokens.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <string.h>

#define LEAST_RUN 3
#define LEAST_FAR 6    /* a distance of a row takes more bits than some bytes by themselves */
#define RUN_IS_LESS 4  /* bytes that a run may be shorter by and take fewer bits, since its distance takes hardly any */
#define LONG_ENOUGH 16 /* to look no further */
#define FARTHEST 32768
#define WINDOW 131072  /* bytes, besides a row */
#define FEW_BYTES 64   /* compared one after another */
#define MANY_BYTES 256 /* and at once */
#define SEEN_BITS 13
#define SEEN_SKIPPED 16 /* bits: of eight bytes six are seen or not */

struct deflate_rows {
    gsize width, pixel;
    GByteArray *out;
    struct deflate_tokens *tokens;
    uint32_t adler;
    gsize above;                   /* distance to the last row that was not all the same; 0 if it is too far */
    uint8_t *window;               /* rows that can be referred to, and room for the next */
    gsize used;                    /* of it */
    gsize start;                   /* bytes that were dropped before it */
    uint32_t seen[1 << SEEN_BITS]; /* where bytes were last seen, by hash, counted from the first row on */
};

struct deflate_rows *deflate_rows_new(gsize width, gsize pixel, GByteArray *out) {
    struct deflate_rows *stream = g_new0(struct deflate_rows, 1);
    stream->width = width;
    stream->pixel = pixel;
    stream->out = out;
    stream->adler = libdeflate_adler32(0, NULL, 0);
    stream->window = g_malloc(WINDOW + width);
    g_byte_array_append(out, (const uint8_t[]){0x78, 0x01}, 2); /* deflate, with 32 kB to look back */
    stream->tokens = deflate_tokens_new(out);
    return stream;
}

/* How many bytes are the same from some of them on, that are: eight by eight. */
static inline gsize same_from(const uint8_t *a, const uint8_t *b, gsize same, gsize most) {
    for (; same + sizeof(uint64_t) <= most; same += sizeof(uint64_t)) {
        uint64_t x, y;
        memcpy(&x, a + same, sizeof x);
        memcpy(&y, b + same, sizeof y);
        if (x != y)
            return same + (gsize)__builtin_ctzll(GUINT64_TO_LE(x ^ y)) / 8;
    }
    while (same < most && a[same] == b[same])
        same++;
    return same;
}

/* How many bytes are the same from the first on. If some are, many will be. */
static inline gsize same_bytes(const uint8_t *a, const uint8_t *b, gsize most) {
    gsize same = same_from(a, b, 0, MIN(most, FEW_BYTES));
    if (same < FEW_BYTES)
        return same;
    while (same + MANY_BYTES <= most && memcmp(a + same, b + same, MANY_BYTES) == 0)
        same += MANY_BYTES;
    return same_from(a, b, same, most);
}

struct match {
    gsize length, distance; /* length 0 if there is none */
};

/* Where the bytes at a place were last seen, which are remembered as seen here. What is there is looked at, so that a table
 * that is wrong costs a match and no more. */
static inline struct match match_seen(struct deflate_rows *stream, const uint8_t *at, gsize left) {
    const struct match none = {0, 0};
    if (left < sizeof(uint64_t))
        return none;
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    uint64_t hash = GUINT64_FROM_LE(bytes) << SEEN_SKIPPED;
    uint32_t *seen = &stream->seen[hash * 0x9e3779b97f4a7c15u >> (64 - SEEN_BITS)];
    gsize place = stream->start + (gsize)(at - stream->window);
    gsize distance = (uint32_t)place - *seen;
    *seen = (uint32_t)place;
    if (distance == 0 || distance > FARTHEST || distance > (gsize)(at - stream->window))
        return none;
    gsize length = same_bytes(at, at - distance, left);
    return length < LEAST_FAR ? none : (struct match){length, distance};
}

/* The longest of a run, what stood above, and, if these are short, what was seen before. */
static inline struct match match_at(struct deflate_rows *stream, const uint8_t *at, gsize done, gsize left) {
    const gsize pixel = stream->pixel;
    struct match best = {done < pixel ? 0 : same_bytes(at, at - pixel, left), pixel};
    if (best.length < LEAST_RUN)
        best.length = 0;
    if (best.length == left)
        return best;
    gsize above = stream->above ? same_bytes(at, at - stream->above, left) : 0;
    if (above >= LEAST_FAR && above > best.length + RUN_IS_LESS)
        best = (struct match){above, stream->above};
    if (best.length < LONG_ENOUGH) {
        struct match seen = match_seen(stream, at, left);
        if (seen.length > best.length + 1)
            return seen;
    }
    return best;
}

uint8_t *deflate_rows_next(struct deflate_rows *stream) {
    if (stream->used > WINDOW) {
        gsize dropped = stream->used - FARTHEST;
        memmove(stream->window, stream->window + dropped, FARTHEST);
        stream->start += dropped;
        stream->used = FARTHEST;
    }
    return stream->window + stream->used;
}

/* The distance to the last row that can be expected to be like the next: one that is all the same is like none. */
static gsize distance_above(const struct deflate_rows *stream, gsize longest_run) {
    bool all_the_same = longest_run + stream->pixel + 1 >= stream->width;
    gsize distance = all_the_same && stream->above ? stream->above + stream->width : stream->width;
    return distance > FARTHEST ? 0 : distance;
}

void deflate_rows_add(struct deflate_rows *stream) {
    const uint8_t *row = stream->window + stream->used;
    const gsize width = stream->width;
    gsize longest_run = 0;
    for (gsize x = 0; x < width;) {
        struct match match = match_at(stream, row + x, x, width - x);
        if (match.length == 0) {
            deflate_tokens_byte(stream->tokens, row[x++]);
            continue;
        }
        deflate_tokens_match(stream->tokens, match.length, match.distance);
        if (match.distance == stream->pixel)
            longest_run = MAX(longest_run, match.length);
        x += match.length;
    }
    stream->adler = libdeflate_adler32(stream->adler, row, width);
    stream->used += width;
    stream->above = distance_above(stream, longest_run);
}

void deflate_rows_end(struct deflate_rows *stream) {
    deflate_tokens_end(stream->tokens);
    uint32_t adler = GUINT32_TO_BE(stream->adler);
    g_byte_array_append(stream->out, (const uint8_t *)&adler, sizeof adler);
    g_free(stream->window);
    g_free(stream);
}
