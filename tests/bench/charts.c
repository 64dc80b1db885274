/* Times charts: for the country, each party, each platform and each pair of them one over 52 weeks, one by party or platform
 * and one by province, 378 in all. Layout, SVG and PNG are timed apart, in CPU time of one thread; the encoding of the
 * PNG besides on a canvas of 1600 by 900, against cairo's own writer on the same pixels. */
#include "workload.h"

#include "../unit/sample_figure.h"
#include "render/chart/cairo.h"
#include "render/chart/font.h"
#include "render/chart/draw.h"
#include "render/chart/png.h"
#include "render/chart/svg.h"

#include <cairo.h>
#include <png.h>
#include <stdio.h>
#include <time.h>

enum { WIDTH = 1600, HEIGHT = 900 };

struct timing {
    double seconds;
    gsize bytes;
};

struct bench {
    struct workload_row *rows;
    struct text_measure measure;
    struct timing drawing, svg, png, ours, cairos;
    guint charts;
};

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Adds the time since start and starts again. */
static void lap(struct timing *timing, double *start, gsize bytes) {
    double now = cpu_seconds();
    timing->seconds += now - *start;
    timing->bytes += bytes;
    *start = now;
}

static cairo_status_t count_bytes(void *closure, const unsigned char *bytes, unsigned int length) {
    (void)bytes;
    *(gsize *)closure += length;
    return CAIRO_STATUS_SUCCESS;
}

/* The picture on a white canvas of the size that others draw. */
static cairo_surface_t *canvas_of(GBytes *png) {
    png_image image = {.version = PNG_IMAGE_VERSION};
    gsize size;
    const void *data = g_bytes_get_data(png, &size);
    png_image_begin_read_from_memory(&image, data, size);
    image.format = PNG_FORMAT_BGRA;
    int width = (int)image.width, height = (int)image.height;
    cairo_surface_t *drawn = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    png_image_finish_read(&image, NULL, cairo_image_surface_get_data(drawn), cairo_image_surface_get_stride(drawn),
                          NULL);
    cairo_surface_mark_dirty(drawn);
    cairo_surface_t *canvas = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *cairo = cairo_create(canvas);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_surface(cairo, drawn, 0, 0);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(drawn);
    cairo_surface_flush(canvas);
    return canvas;
}

static void encode_both(struct bench *bench, GBytes *png) {
    struct gradient gradients[COLOUR_COUNT];
    for (int i = 0; i < COLOUR_COUNT; i++)
        gradients[i] = (struct gradient){colour_rules[i].light, colour_rules[COLOUR_PAPER].light};
    cairo_surface_t *canvas = canvas_of(png);
    struct pixels pixels = {(const void *)cairo_image_surface_get_data(canvas), WIDTH, HEIGHT,
                            cairo_image_surface_get_stride(canvas) / (int)sizeof(uint32_t)};
    double start = cpu_seconds();
    GBytes *encoded = png_encode(&pixels, gradients, COLOUR_COUNT, 7559);
    lap(&bench->ours, &start, g_bytes_get_size(encoded));
    gsize bytes = 0;
    start = cpu_seconds();
    cairo_surface_write_to_png_stream(canvas, count_bytes, &bytes);
    lap(&bench->cairos, &start, bytes);
    g_bytes_unref(encoded);
    cairo_surface_destroy(canvas);
}

static void draw(struct bench *bench, struct sample *sample) {
    double start = cpu_seconds();
    struct drawing *drawing = chart_draw(&sample->figure, LANGUAGE_EN, SHAPE_WIDE, NULL, &bench->measure);
    lap(&bench->drawing, &start, 0);
    g_autoptr(GString) svg = g_string_sized_new(16 * 1024);
    start = cpu_seconds();
    chart_svg(drawing, SVG_FILE, svg);
    lap(&bench->svg, &start, svg->len);
    GBytes *png = chart_png(drawing, NULL);
    lap(&bench->png, &start, g_bytes_get_size(png));
    encode_both(bench, png);
    g_bytes_unref(png);
    drawing_free(drawing);
    bench->charts++;
}

/* Which rows a chart is about, and what its own rows are. */
struct entity {
    int party, platform; /* -1: all */
    const char *title;
};

enum axis_of { BY_WEEK, BY_PART, BY_PROVINCE };

static int index_of(const struct workload_row *row, enum axis_of axis, bool parties) {
    return axis == BY_WEEK ? row->week : axis == BY_PROVINCE ? row->province : parties ? row->party : row->platform;
}

static void make_chart(struct bench *bench, const struct entity *entity, enum axis_of axis) {
    bool parties = entity->party < 0;
    int count = axis == BY_WEEK ? WEEKS : axis == BY_PROVINCE ? PROVINCES : parties ? PARTIES : PLATFORMS;
    struct interval sums[WEEKS] = {{0, 0, false, false}};
    for (int i = 0; i < ROWS; i++) {
        const struct workload_row *row = &bench->rows[i];
        bool about = (entity->party < 0 || row->party == entity->party) &&
                     (entity->platform < 0 || axis == BY_PART || row->platform == entity->platform);
        int index = index_of(row, axis, parties);
        if (about) {
            sums[index].low += row->spend_low;
            sums[index].high += row->spend_high;
        }
    }
    struct sample sample;
    sample_init(&sample, "bench", axis == BY_WEEK ? CHART_STEP : CHART_RANGE_BARS, UNIT_MONEY);
    sample_heading(&sample, entity->title, "Spending in euros. Dark: at least; light: possibly more.",
                   "Source: made up for measuring, edition 1, CC0 1.0");
    for (int i = 0; i < count; i++) {
        g_autofree char *week = g_strdup_printf("%d", i + 1);
        const char *label = axis == BY_WEEK       ? week
                            : axis == BY_PROVINCE ? workload_provinces[i]
                            : parties             ? workload_parties[i]
                                                  : workload_platforms[i];
        sample_row(&sample, week, label, STATE_VALUE, sums[i], NULL);
    }
    draw(bench, &sample);
    sample_clear(&sample);
}

static void print(const char *what, const struct timing *timing, guint count) {
    printf("%-34s %8.3f ms CPU", what, timing->seconds * 1e3 / count);
    if (timing->bytes)
        printf(" %9zu bytes", timing->bytes / count);
    putchar('\n');
}

int main(void) {
    struct bench bench = {.rows = g_new(struct workload_row, ROWS), .measure = chart_font_measure(NULL)};
    uint32_t chance = WORKLOAD_START;
    workload_fill(bench.rows, &chance);
    for (int party = -1; party < PARTIES; party++)
        for (int platform = -1; platform < PLATFORMS; platform++) {
            struct entity entity = {party, platform, party < 0 ? "All parties" : workload_parties[party]};
            for (enum axis_of axis = BY_WEEK; axis <= BY_PROVINCE; axis++)
                make_chart(&bench, &entity, axis);
        }
    printf("%u charts; of each:\n", bench.charts);
    print("drawing", &bench.drawing, bench.charts);
    print("SVG, once laid out", &bench.svg, bench.charts);
    print("PNG, drawn and written", &bench.png, bench.charts);
    print("PNG 1600x900, written", &bench.ours, bench.charts);
    print("the same by cairo", &bench.cairos, bench.charts);
    printf("%.0f%% of cairo's CPU, %.0f%% of its bytes\n", 100 * bench.ours.seconds / bench.cairos.seconds,
           100.0 * (double)bench.ours.bytes / (double)bench.cairos.bytes);
    printf("stage charts cpu %.2f\n", bench.drawing.seconds + bench.svg.seconds + bench.png.seconds);
    g_free(bench.rows);
    return 0;
}
