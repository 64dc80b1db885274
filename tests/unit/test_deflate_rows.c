#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/chart/deflate_rows.h"
#include "render/chart/huffman.h"

#include <gio/gio.h>
#include <libdeflate.h>
#include <string.h>

/* What zlib makes of a stream; it has to end where the stream does. */
static GByteArray *inflate_by_zlib(const GByteArray *stream, gsize expected) {
    GZlibDecompressor *zlib = g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
    GByteArray *out = g_byte_array_new();
    g_byte_array_set_size(out, (guint)expected + 1);
    gsize read = 0, written = 0;
    GConverterResult result = G_CONVERTER_CONVERTED;
    while (result == G_CONVERTER_CONVERTED) {
        gsize more_read = 0, more_written = 0;
        g_autoptr(GError) error = NULL;
        result = g_converter_convert(G_CONVERTER(zlib), stream->data + read, stream->len - read, out->data + written,
                                     out->len - written, G_CONVERTER_INPUT_AT_END, &more_read, &more_written, &error);
        assert_null(error);
        read += more_read;
        written += more_written;
    }
    assert_int_equal(result, G_CONVERTER_FINISHED);
    assert_int_equal(read, stream->len);
    g_byte_array_set_size(out, (guint)written);
    g_object_unref(zlib);
    return out;
}

static GByteArray *stream_of(const uint8_t *rows, gsize width, gsize pixel, gsize height) {
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, (const uint8_t *)"before", 6);
    struct deflate_rows *stream = deflate_rows_new(width, pixel, out);
    for (gsize y = 0; y < height; y++) {
        memcpy(deflate_rows_next(stream), rows + y * width, width);
        deflate_rows_add(stream);
    }
    deflate_rows_end(stream);
    assert_memory_equal(out->data, "before", 6);
    g_byte_array_remove_range(out, 0, 6);
    return out;
}

/* Two readers, neither of them ours, read the rows that were written; returns how many bytes these take. */
static gsize assert_read_back(const uint8_t *rows, gsize width, gsize pixel, gsize height) {
    gsize size = width * height;
    g_autoptr(GByteArray) stream = stream_of(rows, width, pixel, height);
    g_autoptr(GByteArray) inflated = inflate_by_zlib(stream, size);
    assert_int_equal(inflated->len, size);
    assert_memory_equal(inflated->data, rows, size);
    struct libdeflate_decompressor *reader = libdeflate_alloc_decompressor();
    assert_int_equal(libdeflate_zlib_decompress(reader, stream->data, stream->len, inflated->data, size, NULL),
                     LIBDEFLATE_SUCCESS);
    assert_memory_equal(inflated->data, rows, size);
    libdeflate_free_decompressor(reader);
    return stream->len;
}

enum kind { SAME, NOISE, FEW, ALL_VALUES, HATCH, NEARLY_ABOVE, FLAT_BETWEEN, LONG_RUNS, SKEWED, KINDS };

static uint8_t byte_of(enum kind kind, GRand *random, gsize x, gsize y, const uint8_t *above) {
    switch (kind) {
    case SAME:
        return 7;
    case NOISE:
        return (uint8_t)g_rand_int(random);
    case FEW:
        return (uint8_t)g_rand_int_range(random, 0, 3);
    case ALL_VALUES:
        return (uint8_t)(x + y * 31);
    case HATCH:
        return (uint8_t)((x + y) % 8 * 3);
    case NEARLY_ABOVE:
        return above && g_rand_int_range(random, 0, 100) ? above[0] : (uint8_t)g_rand_int(random);
    case FLAT_BETWEEN:
        return y % 3 ? 0 : (uint8_t)(x * x >> 3);
    case LONG_RUNS:
        return (uint8_t)(x / (200 + y));
    case SKEWED:
        return (uint8_t)__builtin_ctz(g_rand_int(random) | 1u << 25);
    case KINDS:
        break;
    }
    return 0;
}

static uint8_t *rows_new(enum kind kind, GRand *random, gsize width, gsize height) {
    uint8_t *rows = g_malloc(width * height);
    for (gsize i = 0; i < width * height; i++)
        rows[i] = byte_of(kind, random, i % width, i / width, i < width ? NULL : rows + i - width);
    return rows;
}

static void rows_of_every_kind_are_read_back(void **state) {
    (void)state;
    static const struct {
        gsize width, height;
    } sizes[] = {{1, 1},    {2, 1},    {2, 5000},   {3, 40},    {9, 9},     {259, 30},
                 {260, 30}, {261, 30}, {1441, 120}, {4321, 60}, {40000, 4}, {200000, 3}};
    g_autoptr(GRand) random = g_rand_new_with_seed(20260115);
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
        for (int kind = 0; kind < KINDS; kind++)
            for (gsize pixel = 1; pixel <= 3; pixel += 2) {
                g_autofree uint8_t *rows = rows_new((enum kind)kind, random, sizes[i].width, sizes[i].height);
                assert_read_back(rows, sizes[i].width, pixel, sizes[i].height);
            }
}

/* Rows of any width, each of a kind of its own. */
static void any_mixture_is_read_back(void **state) {
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 400; round++) {
        gsize width = (gsize)g_rand_int_range(random, 1, round % 10 ? 600 : 40000);
        gsize height = (gsize)g_rand_int_range(random, 1, round % 10 ? 120 : 12);
        g_autofree uint8_t *rows = g_malloc(width * height);
        for (gsize y = 0; y < height; y++) {
            g_autofree uint8_t *row = rows_new((enum kind)g_rand_int_range(random, 0, KINDS), random, width, 1);
            gsize earlier = y ? (gsize)g_rand_int_range(random, 0, (gint32)y) : 0;
            memcpy(rows + y * width, y && y % 2 ? rows + earlier * width : row, width);
        }
        assert_read_back(rows, width, round % 2 ? 1 : 3, height);
    }
}

/* 1441 by 1000: what stood above, at most 14 bits for 258 bytes; nothing that repeats, no more than a hundredth added. */
static void what_repeats_takes_little_room(void **state) {
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(1);
    g_autofree uint8_t *same = rows_new(SAME, random, 1441, 1000);
    assert_true(assert_read_back(same, 1441, 1, 1000) < 10000);
    g_autofree uint8_t *hatch = rows_new(HATCH, random, 1441, 1000);
    assert_true(assert_read_back(hatch, 1441, 1, 1000) < 14000);
    g_autofree uint8_t *noise = rows_new(NOISE, random, 1441, 1000);
    assert_true(assert_read_back(noise, 1441, 1, 1000) < 1441 * 1010);
}

/* A code is complete if the shares of its lengths add up to all there is. */
static void assert_complete(const uint32_t *counts, guint symbols, guint most) {
    struct huffman_code codes[HUFFMAN_SYMBOLS];
    huffman_codes(counts, symbols, most, codes);
    guint share = 0;
    for (guint i = 0; i < symbols; i++) {
        assert_true(codes[i].length <= most);
        assert_true(codes[i].length > 0 || counts[i] == 0);
        share += codes[i].length ? 1u << (most - codes[i].length) : 0;
    }
    assert_int_equal(share, 1u << most);
}

static void codes_are_complete_and_no_longer_than_allowed(void **state) {
    (void)state;
    uint32_t counts[HUFFMAN_SYMBOLS] = {0};
    assert_complete(counts, 30, 15); /* none used */
    counts[29] = 5;
    assert_complete(counts, 30, 15); /* one */
    for (guint i = 0; i < 40;
         i++) /* each as often as the two before it together, which makes the longest codes there are */
        counts[i] = i < 2 ? 1 : counts[i - 1] + counts[i - 2];
    assert_complete(counts, 40, 15);
    assert_complete(counts, 19, 7);
    for (guint i = 0; i < 286; i++)
        counts[i] = 1;
    assert_complete(counts, 286, 15);
}

/* 4, 1, 1 and 2 times: "a" has one bit, "d" two, the others three; of one length in their order; the first bit lowest. */
static void the_frequent_are_short(void **state) {
    (void)state;
    static const uint32_t counts[] = {4, 1, 1, 2};
    static const struct huffman_code expected[] = {{0, 1}, {3, 3}, {7, 3}, {1, 2}};
    struct huffman_code codes[4];
    huffman_codes(counts, 4, 15, codes);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(codes[i].length, expected[i].length);
        assert_int_equal(codes[i].bits, expected[i].bits);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_every_kind_are_read_back),
        cmocka_unit_test(any_mixture_is_read_back),
        cmocka_unit_test(what_repeats_takes_little_room),
        cmocka_unit_test(codes_are_complete_and_no_longer_than_allowed),
        cmocka_unit_test(the_frequent_are_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
