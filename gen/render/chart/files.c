#include "render/chart/breaks.h"
#include "render/chart/cairo.h"
#include "render/chart/font.h"
#include "render/chart/draw.h"
#include "render/chart/stamp.h"
#include "render/chart/svg.h"
#include "render/render.h"
#include "model/fingerprint.h"
#include "model/paths.h"

bool render_charts_ready(const struct report *report, GError **error) {
    const struct house *house = &report->dataset->settings.house;
    return chart_font_load(error) && chart_font_check(house, error) &&
           (!house->logo || chart_picture_check(house->logo, error));
}

const char *const *render_font_files(void) {
    return chart_font_files();
}

static char *chart_path(const struct figure *figure, enum language language, const char *suffix,
                        const char *extension) {
    g_autofree char *ending = g_strconcat(suffix, ".", extension, NULL);
    return path_of_chart(figure->id, language, ending);
}

static void put_svgs(const struct report *report, const struct figure *figure, enum language language,
                     const struct text_measure *measure, GString *text, struct sink *sink) {
    struct chart_stamp stamp = chart_stamp_new(report, language, STAMP_FILE);
    g_autofree char *made_from = made_from_figure(report, figure, "");
    for (int i = 0; i < SHAPE_COUNT; i++) {
        g_autofree char *path = chart_path(figure, language, chart_shapes[i].suffix, "svg");
        if (shape_is_fixed((enum chart_shape)i) || sink_take(sink, path, made_from))
            continue;
        struct drawing *drawing = chart_draw(figure, language, (enum chart_shape)i, &stamp, measure);
        g_string_truncate(text, 0);
        chart_svg(drawing, SVG_FILE, text);
        sink_put_text(sink, path, text);
        drawing_free(drawing);
    }
    chart_stamp_clear(&stamp);
}

void render_chart_svg(const struct report *report, const struct figure *figure, enum language language,
                      struct sink *sink) {
    struct chart_look look = chart_look_of(report);
    struct text_measure measure = chart_font_measure(&look);
    g_autoptr(GString) text = g_string_sized_new(16 * 1024);
    put_svgs(report, figure, language, &measure, text, sink);
}

void render_chart_svgs(const struct report *report, struct sink *sink) {
    for (guint i = 0; i < report->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(report->figures, i);
        for (int language = 0; language < LANGUAGE_COUNT && figure->chart.type != CHART_NONE; language++)
            if (report->dataset->settings.publishes[language])
                render_chart_svg(report, figure, (enum language)language, sink);
    }
}

/* Takes the bytes; false if there are none. */
static bool put_bytes(struct sink *sink, const char *path, GBytes *bytes) {
    gsize size;
    if (!bytes)
        return false;
    const void *data = g_bytes_get_data(bytes, &size);
    sink_put(sink, path, data, size);
    g_bytes_unref(bytes);
    return true;
}

/* A picture that is made from the same as before is not drawn. */
struct picture {
    const struct report *report;
    const struct figure *figure;
    enum language language;
    enum chart_shape shape;
    const char *made_from;
};

/* The wide one as PDF too. */
static bool put_picture(const struct picture *picture, const struct chart_stamp *stamp,
                        const struct text_measure *measure, struct sink *sink, GError **error) {
    const char *suffix = chart_shapes[picture->shape].suffix;
    g_autofree char *png = chart_path(picture->figure, picture->language, suffix, "png");
    g_autofree char *pdf = chart_path(picture->figure, picture->language, suffix, "pdf");
    bool png_is_there = sink_take(sink, png, picture->made_from);
    bool pdf_is_there = picture->shape != SHAPE_WIDE || sink_take(sink, pdf, picture->made_from);
    if (png_is_there && pdf_is_there)
        return true;
    struct drawing *drawing = chart_draw(picture->figure, picture->language, picture->shape, stamp, measure);
    bool drawn = png_is_there || put_bytes(sink, png, chart_png(drawing, error));
    if (drawn && !pdf_is_there)
        drawn = put_bytes(sink, pdf, chart_pdf(drawing, picture->report->dataset->settings.edition_date, error));
    drawing_free(drawing);
    return drawn;
}

bool render_chart_pictures(const struct report *report, const struct figure *figure, enum language language,
                           struct sink *sink, GError **error) {
    struct chart_look look = chart_look_of(report);
    struct text_measure measure = chart_font_measure(&look);
    struct chart_stamp stamp = chart_stamp_new(report, language, STAMP_FILE);
    g_autofree char *made_from = made_from_figure(report, figure, "");
    bool drawn = true;
    for (int i = 0; i < SHAPE_COUNT && drawn && figure->chart.type != CHART_NONE; i++) {
        struct picture picture = {report, figure, language, (enum chart_shape)i, made_from};
        if (picture.shape == SHAPE_WIDE || (shape_is_fixed(picture.shape) && figure->chart.lead))
            drawn = put_picture(&picture, &stamp, &measure, sink, error);
    }
    chart_stamp_clear(&stamp);
    return drawn;
}

void render_chart_pictures_end(void) {
    chart_png_end();
}

/* Index of the row with this key; -1 if key is NULL or there is none. */
static int row_index(const struct figure *figure, const char *key) {
    const struct row *row = key ? figure_row(figure, key) : NULL;
    return row ? (int)(row - figure->rows) : -1;
}

double render_chart_inline(const struct report *report, const struct figure *figure, enum language language,
                           bool narrow, const char *emphasis, const struct page *page, GString *out) {
    if (figure->chart.type == CHART_NONE)
        return 0;
    struct chart_look look = chart_look_of(report);
    struct text_measure measure = chart_font_measure(&look);
    bool panels = chart_has_panels(figure->chart.type);
    int panel = panels && emphasis ? figure_column(figure, emphasis) : -1;
    struct drawing *drawing = chart_draw_plot(figure, language, narrow ? SHAPE_NARROW : SHAPE_WIDE, panel, &measure);
    drawing->emphasis = panels ? -1 : row_index(figure, emphasis);
    drawing->page = page;
    g_autoptr(GArray) breaks = breaks_of(drawing);
    drawing->broken = page && !narrow && breaks->len > 0;
    chart_svg(drawing, SVG_INLINE, out);
    if (drawing->broken)
        breaks_append(out, drawing, breaks);
    double height = drawing->height;
    drawing_free(drawing);
    return height;
}
