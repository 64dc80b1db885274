/* One picture, two ways to draw it: the SVG as librsvg shows it, and cairo's PNG, compared by small tiles, in which the
 * edges of letters even out and a mark that is missing, moved or of another colour does not. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/chart/cairo.h"
#include "render/chart/font.h"
#include "render/chart/draw.h"
#include "render/chart/svg.h"
#include "sample_figure.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <png.h>
#include <stdlib.h>

#define TILE 16
#define TOLERANCE 20 /* of 255, as the mean of a tile */

struct picture {
    int width, height;
    uint8_t *rgb;
};

static struct picture picture_decode(GBytes *bytes) {
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&image, data, size));
    image.format = PNG_FORMAT_RGB;
    struct picture picture = {(int)image.width, (int)image.height, g_malloc(PNG_IMAGE_SIZE(image))};
    assert_true(png_image_finish_read(&image, NULL, picture.rgb, 0, NULL));
    return picture;
}

static int tile_mean(const struct picture *picture, int left, int top, int channel) {
    int sum = 0;
    for (int y = top; y < top + TILE; y++)
        for (int x = left; x < left + TILE; x++)
            sum += picture->rgb[(y * picture->width + x) * 3 + channel];
    return sum / (TILE * TILE);
}

static void assert_same(const struct picture *a, const struct picture *b) {
    assert_true(abs(a->width - b->width) <= 1 && abs(a->height - b->height) <= 1);
    for (int top = 0; top + TILE < MIN(a->height, b->height); top += TILE)
        for (int left = 0; left + TILE < MIN(a->width, b->width); left += TILE)
            for (int channel = 0; channel < 3; channel++) {
                int difference = tile_mean(a, left, top, channel) - tile_mean(b, left, top, channel);
                if (abs(difference) > TOLERANCE)
                    fail_msg("the tile at %d,%d of %d differs by %d", left, top, a->width, difference);
            }
}

/* The SVG as librsvg draws it, at two pixels for one. */
static GBytes *rsvg_png(const char *folder, const GString *svg) {
    g_autofree char *source = g_build_filename(folder, "chart.svg", NULL);
    g_autofree char *target = g_build_filename(folder, "chart.png", NULL);
    assert_true(g_file_set_contents(source, svg->str, (gssize)svg->len, NULL));
    const char *const command[] = {"rsvg-convert", "--zoom=2", "--output", target, source, NULL};
    int status = 1;
    assert_true(g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
    assert_int_equal(status, 0);
    char *bytes;
    gsize size;
    assert_true(g_file_get_contents(target, &bytes, &size, NULL));
    g_remove(source);
    g_remove(target);
    return g_bytes_new_take(bytes, size);
}

static void sample_make(struct sample *sample, enum chart_type type) {
    sample_init(sample, "same", type, type == CHART_RANKS || type == CHART_PLACES ? UNIT_RANK : UNIT_COUNT);
    sample_heading(sample, "PvdA of GroenLinks gaf het meest uit op Meta", "Vol: ten minste. Gearceerd: mogelijk meer",
                   "Bron: Meta Ad Library Report · editie 1, 20 maart 2023 · CC BY 4.0");
    sample_event(sample, 4, "verkiezing");
    sample_words(&sample->figure.chart.halves, "Twee tinten: over een grens heen");
    static const char *const columns[] = {"Vrouwen", "Mannen", "Onbekend"};
    if (chart_has_panels(type) || type == CHART_AGE_GENDER)
        sample_columns(sample, 3, columns, 3);
    if (type == CHART_STACKED)
        sample_stack(sample, 2, columns, 3);
    for (guint i = 1; i < sample->figure.column_count; i++)
        sample->columns[i].colour = i % 2 ? "#d0101b" : "#0a2ca3";
    static const struct {
        const char *key;
        enum state state;
        struct interval value;
    } rows[] = {{"PvdA", STATE_VALUE, {1, 5, false, false}},        {"GroenLinks", STATE_VALUE, {3, 3, false, false}},
                {"VVD", STATE_NOT_COLLECTED, {0, 0, false, false}}, {"Volt", STATE_NOT_COLLECTED, {0, 0, false, false}},
                {"CDA", STATE_ESTIMATED, {4, 4, false, false}},     {"SP", STATE_VALUE, {2, INT64_MAX, true, false}},
                {"D66", STATE_VALUE, {0, 0, false, false}}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct row *row = sample_row(sample, rows[i].key, rows[i].key, rows[i].state, rows[i].value,
                                     rows[i].state == STATE_NOT_COLLECTED ? "niet verzameld" : NULL);
        if (type == CHART_STACKED)
            sample_parts(sample, row);
        if (type == CHART_PARTS)
            sample_cell(sample, row, 1, STATE_VALUE, interval_of(rows[i].value.low), NULL);
        sample_details(sample, row)->colour = i % 2 ? "#ffe600" : "#153360";
        row->tile_column = 1 + (int)i % 3;
        row->tile_row = 1 + (int)i / 3;
    }
}

static void one_picture_two_formats(void **state) {
    (void)state;
    g_autofree char *program = g_find_program_in_path("rsvg-convert");
    if (!program)
        skip();
    g_autofree char *folder = g_dir_make_tmp("charts-XXXXXX", NULL);
    struct text_measure measure = chart_font_measure(NULL);
    static const enum chart_type types[] = {CHART_RANGE_BARS, CHART_RANGE_COLUMNS, CHART_STEP,  CHART_MULTIPLES,
                                            CHART_HEAT,       CHART_PLACES,        CHART_TILES, CHART_AGE_GENDER,
                                            CHART_RANKS,      CHART_STACKED,       CHART_PARTS};
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        for (int shape = 0; shape < SHAPE_COUNT; shape++) {
            struct sample sample;
            sample_make(&sample, types[i]);
            struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, (enum chart_shape)shape, NULL, &measure);
            g_autoptr(GString) svg = g_string_new(NULL);
            chart_svg(drawing, SVG_FILE, svg);
            GBytes *png[] = {chart_png(drawing, NULL), rsvg_png(folder, svg)};
            struct picture pictures[] = {picture_decode(png[0]), picture_decode(png[1])};
            assert_same(&pictures[0], &pictures[1]);
            for (int n = 0; n < 2; n++) {
                g_free(pictures[n].rgb);
                g_bytes_unref(png[n]);
            }
            drawing_free(drawing);
            sample_clear(&sample);
        }
    }
    g_rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_picture_two_formats)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
