#include "render/chart/snippet.h"

#include "model/paths.h"
#include "render/chart/draw.h"
#include "render/chart/font.h"
#include "render/chart/stamp.h"
#include "render/escape.h"

#include <math.h>

/* Pixels of the page in the frame. */
#define PADDING 8       /* around everything */
#define GAP 8           /* between the drawing and the line below it */
#define LINE 20         /* the line below it, which is never broken */
#define SPARE 2         /* for browsers that round otherwise */
#define MOST_GROWTH 1.3 /* of a drawing, and of the type in it, in a column that is too narrow for the next */

#define SCREEN_EDGE 32 /* what a phone's page leaves free beside its column, of both sides */

#define AROUND (2 * PADDING + GAP + LINE + SPARE)

/* The width of the frame from which on a drawing is shown in it. */
static int frame_first(int shape) {
    return (int)shape_width((enum chart_shape)shape) + 2 * PADDING;
}

/* How wide a drawing is at most. */
static double widest(int shape) {
    return shape == SHAPE_WIDE ? CHART_MOST_WIDTH : floor(shape_width((enum chart_shape)shape) * MOST_GROWTH);
}

/* How wide it gets before the next is shown. */
static double reached(int shape) {
    return shape == SHAPE_WIDE ? widest(shape) : MIN(widest(shape), frame_first(shape - 1) - 2 * PADDING);
}

void plots_complete(struct plots *plots, const struct report *report, const struct figure *figure,
                    enum language language) {
    struct chart_look look = chart_look_of(report);
    struct text_measure measure = chart_font_measure(&look);
    for (int shape = 0; shape < FRAME_SHAPES; shape++) {
        if (plots->heights[shape] > 0)
            continue;
        struct drawing *drawing = chart_draw_plot(figure, language, (enum chart_shape)shape, -1, &measure);
        plots->heights[shape] = drawing->height;
        drawing_free(drawing);
    }
}

/* The height of the widest drawing as a file, where the logo of a house may need room. */
static double height_of_file(const struct report *report, const struct figure *figure, enum language language,
                             const struct text_measure *measure, double plot) {
    struct chart_stamp stamp = chart_stamp_new(report, language, STAMP_FILE);
    double height = chart_height(figure, language, SHAPE_WIDE, &stamp, measure, plot);
    chart_stamp_clear(&stamp);
    return height;
}

struct frame frame_of(const struct report *report, const struct figure *figure, enum language language,
                      const struct plots *plots) {
    struct chart_look look = chart_look_of(report);
    struct text_measure measure = chart_font_measure(&look);
    struct chart_stamp stamp = chart_stamp_new(report, language, STAMP_PAGE);
    struct frame frame;
    for (int shape = 0; shape < FRAME_SHAPES; shape++)
        frame.heights[shape] =
            chart_height(figure, language, (enum chart_shape)shape, &stamp, &measure, plots->heights[shape]);
    chart_stamp_clear(&stamp);
    frame.file = report->dataset->settings.house.logo
                     ? height_of_file(report, figure, language, &measure, plots->heights[SHAPE_WIDE])
                     : frame.heights[SHAPE_WIDE];
    return frame;
}

unsigned frame_height(const struct frame *frame) {
    double most = 0;
    for (int shape = 0; shape < FRAME_SHAPES; shape++)
        most = MAX(most, frame->heights[shape] * reached(shape) / shape_width((enum chart_shape)shape));
    return (unsigned)ceil(most) + AROUND;
}

/* How high the frame is while a drawing is shown: in proportion to its width until the drawing is as wide as it gets. And
 * nothing, since it is far below zero, from where the next is shown. */
static void append_height(GString *out, int shape, double height) {
    double proportion = height / shape_width((enum chart_shape)shape);
    g_string_append(out, "min(");
    coordinate_append(out, AROUND - 2 * PADDING * proportion);
    g_string_append(out, "px + ");
    coordinate_append(out, 100 * proportion);
    g_string_append(out, "cqi,");
    coordinate_append(out, ceil(AROUND + widest(shape) * proportion));
    g_string_append(out, "px");
    if (shape != SHAPE_WIDE)
        g_string_append_printf(out, ",(%dpx - 100cqi)*9999", frame_first(shape - 1));
    g_string_append_c(out, ')');
}

void snippet_append_frame(const struct report *report, const struct figure *figure, enum language language,
                          const struct frame *frame, GString *out) {
    g_autofree char *path = path_of_embed(figure->id, language, PATH_INDEX);
    g_autofree char *address = address_in_edition(&report->dataset->settings, report->edition, path);
    html_append(out,
                "<div style=\"container-type:inline-size;width:100%\"><iframe src=\"$u\" title=\"$t\" width=\"100%\" "
                "height=\"$d\" loading=\"lazy\" style=\"border:0;height:max(",
                address, figure->topic.text[language], frame_height(frame));
    for (int shape = 0; shape < FRAME_SHAPES; shape++) {
        if (shape > 0)
            g_string_append_c(out, ',');
        append_height(out, shape, frame->heights[shape]);
    }
    g_string_append(out, ")\"></iframe></div>");
}

/* The address of a drawing's file in this edition. Caller frees. */
static char *file_address(const struct report *report, const struct figure *figure, enum language language, int shape) {
    g_autofree char *ending = g_strconcat(chart_shapes[shape].suffix, ".svg", NULL);
    g_autofree char *path = path_of_chart(figure->id, language, ending);
    return address_in_edition(&report->dataset->settings, report->edition, path);
}

/* Each is as wide as the column, and as high as it is itself: width and height only keep the place of the widest. */
void snippet_append_picture(const struct report *report, const struct figure *figure, enum language language,
                            const struct frame *frame, const char *place, GString *out) {
    static const int shapes[] = {SHAPE_SMALL, SHAPE_MIDDLE, SHAPE_WIDE}; /* for phones, tablets and the rest */
    const struct shape *wide = &chart_shapes[SHAPE_WIDE];
    html_append(out, "<a href=\"$u\"><picture>", place);
    for (gsize i = 0; i + 1 < G_N_ELEMENTS(shapes); i++) {
        g_autofree char *address = file_address(report, figure, language, shapes[i]);
        html_append(out, "<source media=\"(max-width:$dpx)\" srcset=\"$u\">",
                    (unsigned)chart_shapes[shapes[i + 1]].width + SCREEN_EDGE - 1, address);
    }
    g_autofree char *address = file_address(report, figure, language, SHAPE_WIDE);
    html_append(out,
                "<img src=\"$u\" width=\"$d\" height=\"$d\" alt=\"$t\" style=\"max-width:100%;height:auto\">"
                "</picture></a>",
                address, (unsigned)wide->width, (unsigned)ceil(frame->file + 2 * wide->margin),
                figure->alt.text[language]);
}

/* Which drawing is shown is decided half a pixel before the height of the frame is, so that no rounding of a browser can
 * show one in the frame of the next, which is lower. */
void frame_append_style(GString *out) {
    g_string_append_printf(out,
                           "body.embed{max-width:none;padding:%dpx}\n.embed main{padding:0}\n"
                           ".embed .figure{margin:0}\n.embed .drawing{display:none;margin:0}\n"
                           "footer.embed{margin-top:%dpx;font-size:14px;line-height:%dpx}\n"
                           "footer.embed p{margin:0;max-width:none;overflow:hidden;white-space:nowrap;"
                           "text-overflow:ellipsis}\n"
                           "footer.embed img{height:%dpx;width:auto;max-width:40%%;margin-right:.5em;"
                           "vertical-align:top}\n",
                           PADDING, GAP, LINE, LINE);
    for (int shape = FRAME_SHAPES - 1; shape >= 0; shape--) {
        const char *name = chart_shapes[shape].name;
        g_string_append_printf(out, ".embed .drawing.%s .chart{max-width:%dpx}\n", name, (int)widest(shape));
        if (shape + 1 == FRAME_SHAPES)
            g_string_append_printf(out, ".embed .drawing.%s{display:block}\n", name);
        else
            g_string_append_printf(
                out, "@media (min-width:%d.5px){.embed .drawing.%s{display:none}.embed .drawing.%s{display:block}}\n",
                frame_first(shape) - 1, chart_shapes[shape + 1].name, name);
    }
}
