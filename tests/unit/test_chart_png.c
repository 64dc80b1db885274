#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/chart/cairo.h"
#include "render/chart/draw.h"
#include "render/chart/png.h"
#include "render/render.h"
#include "sample_figure.h"

#include <png.h>
#include <string.h>

struct picture {
    int width, height;
    uint32_t *pixels; /* 0xrrggbb */
};

static struct picture picture_decode(GBytes *bytes) {
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&image, data, size));
    image.format = PNG_FORMAT_RGB;
    g_autofree uint8_t *rgb = g_malloc(PNG_IMAGE_SIZE(image));
    assert_true(png_image_finish_read(&image, NULL, rgb, 0, NULL));
    assert_false(PNG_IMAGE_FAILED(image));
    struct picture picture = {(int)image.width, (int)image.height, g_new(uint32_t, image.width * image.height)};
    for (guint i = 0; i < image.width * image.height; i++)
        picture.pixels[i] = (uint32_t)rgb[3 * i] << 16 | (uint32_t)rgb[3 * i + 1] << 8 | rgb[3 * i + 2];
    return picture;
}

static guint count_colour(const struct picture *picture, uint32_t colour) {
    guint count = 0;
    for (int i = 0; i < picture->width * picture->height; i++)
        count += picture->pixels[i] == colour;
    return count;
}

static void sample_make(struct sample *sample, enum chart_type type) {
    sample_init(sample, "sample", type, UNIT_MONEY);
    sample_heading(sample, "Een kop", "Een onderkop", "Bron");
    sample_row(sample, "a", "Aa", STATE_VALUE, interval_between(500000, 1000000), NULL);
    sample_row(sample, "b", "Bb", STATE_NOT_REPORTED, interval_of(0), "niet opgegeven");
}

/* The pictures of a sample, of an edition with a day. The caller clears the sink. */
static void draw_sample(const struct sample *sample, struct memory_sink *sink) {
    memory_sink_init(sink);
    struct dataset *dataset = dataset_new();
    struct report report = {.dataset = dataset};
    dataset->settings.edition_date = 738599;
    assert_true(render_chart_pictures(&report, &sample->figure, LANGUAGE_NL, &sink->sink, NULL));
    dataset_free(dataset);
}

/* At least 5,000 and at most 10,000: as many pixels certain as possible, of which the lines of the hatch take some. */
static void every_colour_arrives(void **state) {
    (void)state;
    struct sample sample;
    sample_make(&sample, CHART_RANGE_BARS);
    struct memory_sink sink;
    draw_sample(&sample, &sink);
    GBytes *png = g_hash_table_lookup(sink.files, "charts/nl/sample.png");
    assert_non_null(png);
    struct picture picture = picture_decode(png);
    assert_int_equal(picture.width, 1440);
    assert_null(g_hash_table_lookup(sink.files, "charts/nl/sample-card.png"));
    guint bar = count_colour(&picture, colour_rules[COLOUR_ACCENT].light);
    guint range = count_colour(&picture, colour_rules[COLOUR_RANGE].light);
    assert_true(bar > 10000);
    assert_true(range > bar / 4 && range < bar * 3 / 4);
    assert_true(count_colour(&picture, colour_rules[COLOUR_INK].light) > 100);
    assert_true(count_colour(&picture, colour_rules[COLOUR_PAPER].light) > 100000);
    g_free(picture.pixels);
    const char *pdf = memory_sink_text(&sink, "charts/nl/sample.pdf");
    assert_non_null(pdf);
    assert_memory_equal(pdf, "%PDF-", 5);
    memory_sink_clear(&sink);
    sample_clear(&sample);
}

/* cairo draws nothing that is higher than it can count. */
static void what_cannot_be_drawn_is_said(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample, "sample", CHART_RANGE_BARS, UNIT_MONEY);
    g_autoptr(GString) subtitle = g_string_new(NULL); /* which is never cut */
    for (int i = 0; i < 20000; i++)
        g_string_append(subtitle, "woorden ");
    sample_heading(&sample, "Een kop", subtitle->str, "Bron");
    sample_row(&sample, "row", "Naam", STATE_VALUE, interval_of(1), NULL);
    struct memory_sink sink;
    memory_sink_init(&sink);
    struct dataset *dataset = dataset_new();
    struct report report = {.dataset = dataset};
    g_autoptr(GError) error = NULL;
    assert_false(render_chart_pictures(&report, &sample.figure, LANGUAGE_NL, &sink.sink, &error));
    assert_string_equal(error->message,
                        "cannot draw the chart sample: invalid value (typically too big) for the size of the "
                        "input (surface, pattern, etc.)");
    dataset_free(dataset);
    memory_sink_clear(&sink);
    sample_clear(&sample);
}

static const enum chart_type types[] = {CHART_RANGE_BARS, CHART_RANGE_COLUMNS, CHART_STEP,  CHART_MULTIPLES,
                                        CHART_HEAT,       CHART_PLACES,        CHART_TILES, CHART_AGE_GENDER,
                                        CHART_RANKS,      CHART_STACKED,       CHART_PARTS};

enum { TYPES = G_N_ELEMENTS(types) };

struct pictures {
    GBytes *png[TYPES], *card[TYPES], *pdf[TYPES];
};

static gpointer draw_all(gpointer data) {
    bool backwards = GPOINTER_TO_INT(data);
    struct pictures *pictures = g_new0(struct pictures, 1);
    struct memory_sink sink;
    memory_sink_init(&sink);
    struct dataset *dataset = dataset_new();
    struct report report = {.dataset = dataset};
    dataset->settings.edition_date = 738599;
    for (int n = 0; n < TYPES; n++) {
        int i = backwards ? TYPES - 1 - n : n;
        struct sample sample;
        sample_make(&sample, types[i]);
        sample.figure.chart.lead = true;
        assert_true(render_chart_pictures(&report, &sample.figure, LANGUAGE_EN, &sink.sink, NULL));
        pictures->card[i] = g_bytes_ref(g_hash_table_lookup(sink.files, "charts/en/sample-card.png"));
        pictures->png[i] = g_bytes_ref(g_hash_table_lookup(sink.files, "charts/en/sample.png"));
        pictures->pdf[i] = g_bytes_ref(g_hash_table_lookup(sink.files, "charts/en/sample.pdf"));
        sample_clear(&sample);
    }
    dataset_free(dataset);
    memory_sink_clear(&sink);
    return pictures;
}

static void bytes_do_not_depend_on_thread_or_order(void **state) {
    (void)state;
    GThread *threads[2];
    for (int i = 0; i < 2; i++)
        threads[i] = g_thread_new("charts", draw_all, GINT_TO_POINTER(i));
    struct pictures *a = g_thread_join(threads[0]);
    struct pictures *b = g_thread_join(threads[1]);
    for (int i = 0; i < TYPES; i++) {
        assert_true(g_bytes_equal(a->png[i], b->png[i]));
        assert_true(g_bytes_equal(a->card[i], b->card[i]));
        g_bytes_unref(a->card[i]);
        g_bytes_unref(b->card[i]);
        assert_true(g_bytes_equal(a->pdf[i], b->pdf[i]));
        g_bytes_unref(a->png[i]);
        g_bytes_unref(b->png[i]);
        g_bytes_unref(a->pdf[i]);
        g_bytes_unref(b->pdf[i]);
    }
    g_free(a);
    g_free(b);
}

/* A lead chart comes as a square and as a card too, exactly as large as they are said to be. */
static void lead_charts_have_more_shapes(void **state) {
    (void)state;
    static const struct {
        const char *path;
        int width, height;
    } files[] = {{"charts/nl/sample-square.png", 1080, 1080},
                 {"charts/nl/sample-card.png", CHART_CARD_WIDTH, CHART_CARD_HEIGHT}};
    struct sample sample;
    sample_make(&sample, CHART_RANGE_BARS);
    sample.figure.chart.lead = true;
    struct memory_sink sink;
    draw_sample(&sample, &sink);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        struct picture picture = picture_decode(g_hash_table_lookup(sink.files, files[i].path));
        assert_int_equal(picture.width, files[i].width);
        assert_int_equal(picture.height, files[i].height);
        g_free(picture.pixels);
    }
    memory_sink_clear(&sink);
    sample_clear(&sample);
}

/* A space that keeps a number together is no letter that a PDF has an encoding for; one with a font for it alone takes long. */
static void spaces_need_no_font_of_their_own(void **state) {
    (void)state;
    struct sample sample;
    sample_make(&sample, CHART_RANGE_BARS);
    sample_heading(&sample, "12\u00a0000 euro", "Van 1\u00a0januari", "Bron");
    struct memory_sink sink;
    draw_sample(&sample, &sink);
    gsize size;
    const char *pdf = g_bytes_get_data(g_hash_table_lookup(sink.files, "charts/nl/sample.pdf"), &size);
    assert_non_null(memmem(pdf, size, "/WinAnsiEncoding", 16));
    assert_null(memmem(pdf, size, "/Identity-H", 11));
    memory_sink_clear(&sink);
    sample_clear(&sample);
}

#define SIDE 70

static void assert_encoded(const uint32_t *pixels, const struct gradient *gradients, int count, int tolerance,
                           uint8_t form) {
    struct pixels source = {pixels, SIDE, SIDE, SIDE};
    GBytes *png = png_encode(&source, gradients, count, 7559);
    assert_int_equal(((const uint8_t *)g_bytes_get_data(png, NULL))[25], form);
    struct picture picture = picture_decode(png);
    for (int i = 0; i < SIDE * SIDE; i++)
        for (int shift = 0; shift <= 16; shift += 8)
            assert_in_range((picture.pixels[i] >> shift & 0xff) + (unsigned)tolerance - (pixels[i] >> shift & 0xff), 0,
                            2 * (unsigned)tolerance);
    g_free(picture.pixels);
    g_bytes_unref(png);
}

static void shades_come_from_a_palette_and_photographs_do_not(void **state) {
    (void)state;
    static const struct gradient gradients[] = {{0x1d5b8f, 0xffffff}};
    uint32_t pixels[SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++)
        pixels[i] = i % SIDE < 10 ? 0x1d5b8f : i % SIDE < 20 ? 0x8eadc7 : 0xffffff;
    assert_encoded(pixels, gradients, 1, 1, 3);
    for (uint32_t i = 0; i < SIDE * SIDE; i++)
        pixels[i] = i * 2654435761u >> 8;
    assert_encoded(pixels, gradients, 1, 0, 2);
}

/* Pixels of a random picture: of few colours or many, rows often as the one above or nearly so. */
static uint32_t *pixels_new(GRand *random, int width, int height, const uint32_t *colours, int count) {
    uint32_t *pixels = g_new(uint32_t, (gsize)width * (gsize)height);
    for (int y = 0; y < height; y++) {
        uint32_t *row = pixels + (gsize)y * (gsize)width;
        int change = g_rand_int_range(random, 0, 3) * 10; /* of a hundred pixels */
        for (int x = 0; x < width; x++) {
            bool other = y == 0 || g_rand_int_range(random, 0, 100) < change;
            row[x] = other ? colours[g_rand_int_range(random, 0, count)] | g_rand_int(random) << 24 : row[x - width];
        }
    }
    return pixels;
}

/* Whatever the size, and wherever blocks of a row end; bits that are no colour may be anything. */
static void random_pictures_arrive(void **state) {
    (void)state;
    static const uint32_t colours[] = {0xffffff, 0x1d5b8f, 0x000000, 0xc0ffee, 0xbadbad};
    static const struct gradient gradients[] = {{0x1d5b8f, 0xffffff}, {0, 0}, {0xc0ffee, 0xc0ffee}};
    g_autoptr(GRand) random = g_rand_new_with_seed(42);
    for (int round = 0; round < 300; round++) {
        int width = g_rand_int_range(random, 1, 70), height = g_rand_int_range(random, 1, 50);
        int count = 1 + round % (int)G_N_ELEMENTS(colours); /* the last is not in the palette */
        g_autofree uint32_t *pixels = pixels_new(random, width, height, colours, count);
        struct pixels source = {pixels, width, height, width};
        g_autoptr(GBytes) png = png_encode(&source, gradients, G_N_ELEMENTS(gradients), 7559);
        struct picture picture = picture_decode(png);
        assert_int_equal(picture.width, width);
        assert_int_equal(picture.height, height);
        for (int i = 0; i < width * height; i++)
            assert_int_equal(picture.pixels[i], pixels[i] & 0xffffff);
        g_free(picture.pixels);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_colour_arrives),
        cmocka_unit_test(what_cannot_be_drawn_is_said),
        cmocka_unit_test(lead_charts_have_more_shapes),
        cmocka_unit_test(bytes_do_not_depend_on_thread_or_order),
        cmocka_unit_test(shades_come_from_a_palette_and_photographs_do_not),
        cmocka_unit_test(spaces_need_no_font_of_their_own),
        cmocka_unit_test(random_pictures_arrive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
