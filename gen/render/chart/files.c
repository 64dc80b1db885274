#include "render/chart/breaks.h"
#include "render/chart/cairo.h"
#include "render/chart/font.h"
#include "render/chart/draw.h"
#include "render/chart/stamp.h"
#include "render/chart/svg.h"
#include "render/render.h"
#include "model/paths.h"

bool render_charts_ready(const struct report *report, GError **error) {
    const struct house *house = &report->dataset->settings.house;
    return chart_font_load(error) && chart_font_check(house, error) &&
           (!house->logo || chart_picture_check(house->logo, error));
}

static char *chart_path(const struct figure *figure, enum language language, const char *suffix,
                        const char *extension) {
    g_autofree char *ending = g_strconcat(suffix, ".", extension, NULL);
    return path_of_chart(figure->id, language, ending);
}

static void put_svgs(const struct report *report, const struct figure *figure, enum language language,
                     const struct text_measure *measure, GString *text, struct sink *sink) {
    struct chart_stamp stamp = chart_stamp_new(report, language, STAMP_FILE);
    for (int i = 0; i < SHAPE_COUNT; i++) {
        if (shape_is_fixed((enum chart_shape)i))
            continue;
        struct drawing *drawing = chart_draw(figure, language, (enum chart_shape)i, &stamp, measure);
        g_string_truncate(text, 0);
        chart_svg(drawing, SVG_FILE, text);
        g_autofree char *path = chart_path(figure, language, chart_shapes[i].suffix, "svg");
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
static bool put_bytes(struct sink *sink, const struct drawing *drawing, const char *extension, GBytes *bytes) {
    gsize size;
    if (!bytes)
        return false;
    const void *data = g_bytes_get_data(bytes, &size);
    g_autofree char *path = chart_path(drawing->figure, drawing->language, drawing->shape->suffix, extension);
    sink_put(sink, path, data, size);
    g_bytes_unref(bytes);
    return true;
}

bool render_chart_pictures(const struct report *report, const struct figure *figure, enum language language,
                           struct sink *sink, GError **error) {
    struct chart_look look = chart_look_of(report);
    struct text_measure measure = chart_font_measure(&look);
    struct chart_stamp stamp = chart_stamp_new(report, language, STAMP_FILE);
    bool drawn = true;
    for (int i = 0; i < SHAPE_COUNT && drawn && figure->chart.type != CHART_NONE; i++) {
        enum chart_shape shape = (enum chart_shape)i;
        if (shape != SHAPE_WIDE && !(shape_is_fixed(shape) && figure->chart.lead))
            continue;
        struct drawing *drawing = chart_draw(figure, language, shape, &stamp, &measure);
        drawn = put_bytes(sink, drawing, "png", chart_png(drawing, error));
        if (drawn && shape == SHAPE_WIDE)
            drawn = put_bytes(sink, drawing, "pdf", chart_pdf(drawing, report->dataset->settings.edition_date, error));
        drawing_free(drawing);
    }
    chart_stamp_clear(&stamp);
    return drawn;
}

/* Index of the row with this key; -1 if key is NULL or there is none. */
static int row_index(const struct figure *figure, const char *key) {
    const struct row *row = key ? figure_row(figure, key) : NULL;
    return row ? (int)(row - figure->rows) : -1;
}

void render_chart_inline(const struct report *report, const struct figure *figure, enum language language, bool narrow,
                         const char *emphasis, const struct page *page, GString *out) {
    if (figure->chart.type == CHART_NONE)
        return;
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
    drawing_free(drawing);
}
