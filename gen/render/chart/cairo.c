#include "render/chart/cairo.h"

#include "render/chart/font.h"
#include "render/chart/draw.h"
#include "render/chart/gradients.h"
#include "render/chart/patterns.h"
#include "render/chart/png.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define PNG_SCALE 2
#define PER_METRE 7559        /* 192 pixels an inch */
#define POINTS_PER_PIXEL 0.75 /* 72 points and 96 pixels make an inch */
#define STRIP_TILES 16        /* enough that few repeats are laid */

/* What is drawn on. */
struct canvas {
    cairo_t *cairo;
    const struct chart_look *look;
    bool pixels;                          /* or else lines stay lines */
    cairo_pattern_t *strips[CLASS_COUNT]; /* of pixels, by class; NULL if not needed yet */
    cairo_status_t status;                /* of what was drawn beside the picture, for it */
};

static void set_value(cairo_t *cairo, uint32_t value) {
    cairo_set_source_rgb(cairo, (value >> 16 & 0xff) / 255.0, (value >> 8 & 0xff) / 255.0, (value & 0xff) / 255.0);
}

static void set_colour(cairo_t *cairo, const struct chart_look *look, enum colour colour) {
    set_value(cairo, chart_look_colour(look, colour));
}

/* A stroke in each tile that meets an area. */
static void stroke_tiles(cairo_t *cairo, const struct stroke *stroke, double pitch, struct area area) {
    for (double y = floor(area.top / pitch) * pitch; y < area.bottom; y += pitch)
        for (double x = floor(area.left / pitch) * pitch; x < area.right; x += pitch) {
            cairo_move_to(cairo, x + stroke->x, y + stroke->y);
            cairo_rel_line_to(cairo, stroke->dx, stroke->dy);
        }
    cairo_stroke(cairo);
}

/* The same of one that is level or upright: a dashed line through each row or column of tiles. */
static void stroke_dashed(cairo_t *cairo, const struct stroke *stroke, double pitch, struct area area) {
    const bool level = stroke->dy == 0;
    const double length = level ? stroke->dx : stroke->dy, left = floor(area.left / pitch) * pitch + stroke->x,
                 top = floor(area.top / pitch) * pitch + stroke->y;
    if (length < pitch)
        cairo_set_dash(cairo, (const double[]){length, pitch - length}, 2, 0);
    for (double at = level ? top : left; at < (level ? area.bottom : area.right) + pitch; at += pitch) {
        cairo_move_to(cairo, level ? left : at, level ? at : top);
        cairo_line_to(cairo, level ? area.right : at, level ? at : area.bottom);
    }
    cairo_stroke(cairo);
    cairo_set_dash(cairo, NULL, 0, 0);
}

/* Lines that rise through whole tiles, on which x + y is a multiple of the pitch: one level line as thick as the area is high,
 * whose dashes lean. A PDF with each line in it would be a third larger. */
static void stroke_rising(cairo_t *cairo, double pitch, struct area area) {
    const double top = area.top - 2, bottom = area.bottom + 2, middle = (top + bottom) / 2;
    const double dash = cairo_get_line_width(cairo) * G_SQRT2;
    const double first = floor((area.left + area.top) / pitch) * pitch - dash / 2;
    cairo_save(cairo);
    cairo_transform(cairo, &(cairo_matrix_t){.xx = 1, .xy = -1, .yy = 1});
    cairo_set_line_width(cairo, bottom - top);
    cairo_set_dash(cairo, (const double[]){dash, pitch - dash}, 2, 0);
    cairo_move_to(cairo, first, middle);
    cairo_line_to(cairo, area.right + area.bottom + pitch, middle);
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

/* Draws the lines of a pattern wherever they meet an area. */
static void stroke_lines(cairo_t *cairo, const struct pattern *pattern, struct area area) {
    if (pattern->strokes[0].dx == pattern->pitch && pattern->strokes[0].dy == -pattern->pitch) {
        stroke_rising(cairo, pattern->pitch, area);
        return;
    }
    for (guint i = 0; i < pattern->count; i++)
        if (pattern->strokes[i].dx == 0 || pattern->strokes[i].dy == 0)
            stroke_dashed(cairo, &pattern->strokes[i], pattern->pitch, area);
        else
            stroke_tiles(cairo, &pattern->strokes[i], pattern->pitch, area);
}

/* Some tiles of a pattern beside each other on its ground, as pixels. */
static cairo_pattern_t *strip_new(const struct chart_look *look, enum mark_class class, cairo_status_t *status) {
    const struct pattern *pattern = pattern_of(class);
    const double width = pattern->pitch * STRIP_TILES, height = pattern->pitch;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width * PNG_SCALE, (int)height * PNG_SCALE);
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, PNG_SCALE, PNG_SCALE);
    set_colour(cairo, look, pattern->ground);
    cairo_paint(cairo);
    set_colour(cairo, look, class_rules[class].colour);
    cairo_set_line_width(cairo, class_rules[class].size);
    stroke_lines(cairo, pattern, (struct area){-pattern->pitch, -pattern->pitch, width + pattern->pitch, 2 * height});
    *status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_pattern_t *strip = cairo_pattern_create_for_surface(surface);
    cairo_surface_destroy(surface);
    cairo_pattern_set_extend(strip, CAIRO_EXTEND_REPEAT);
    cairo_pattern_set_filter(strip, CAIRO_FILTER_NEAREST);
    cairo_pattern_set_matrix(strip, &(cairo_matrix_t){.xx = PNG_SCALE, .yy = PNG_SCALE});
    return strip;
}

/* Fills the path that is set with a strip. It is, pixel for pixel, what drawing each line over the ground gives, in a hundredth
 * of the time: tiles are whole pixels, and so are margins. */
static void fill_with_strip(struct canvas *canvas, enum mark_class class) {
    cairo_status_t status = CAIRO_STATUS_SUCCESS;
    if (!canvas->strips[class])
        canvas->strips[class] = strip_new(canvas->look, class, &status);
    if (canvas->status == CAIRO_STATUS_SUCCESS)
        canvas->status = status;
    cairo_set_source(canvas->cairo, canvas->strips[class]);
    cairo_fill(canvas->cairo);
}

/* Fills the path that is set with the pattern of its class; area holds it. */
static void fill_with_pattern(struct canvas *canvas, enum mark_class class, struct area area) {
    const struct pattern *pattern = pattern_of(class);
    cairo_t *cairo = canvas->cairo;
    if (canvas->pixels && pattern->ground < COLOUR_COUNT) {
        fill_with_strip(canvas, class);
        return;
    }
    cairo_save(cairo);
    cairo_clip_preserve(cairo);
    if (pattern->ground < COLOUR_COUNT) {
        set_colour(cairo, canvas->look, pattern->ground);
        cairo_fill_preserve(cairo);
    }
    cairo_new_path(cairo);
    set_colour(cairo, canvas->look, class_rules[class].colour);
    stroke_lines(cairo, pattern, area);
    cairo_restore(cairo);
}

/* Paints the path of a mark: in the colour of its class, or in its own with an outline in that of its class. */
static void paint(struct canvas *canvas, const struct mark *mark) {
    const struct class_rule *rule = &class_rules[mark->class];
    cairo_t *cairo = canvas->cairo;
    switch (rule->paint) {
    case PAINT_PATTERN:
        fill_with_pattern(canvas, mark->class, mark_area(mark));
        return;
    case PAINT_DASH:
        cairo_set_dash(cairo, (const double[]){DASH_LENGTH}, 1, 0);
        cairo_stroke(cairo);
        cairo_set_dash(cairo, NULL, 0, 0);
        return;
    case PAINT_STROKE:
        cairo_stroke(cairo);
        return;
    case PAINT_OWN:
        set_value(cairo, mark->fill);
        cairo_fill_preserve(cairo);
        set_colour(cairo, canvas->look, rule->colour);
        if (rule->size > 0)
            cairo_stroke(cairo);
        cairo_new_path(cairo);
        return;
    case PAINT_FILL:
    case PAINT_TEXT:
        cairo_fill(cairo);
        return;
    }
}

static void set_outline(cairo_t *cairo, struct outline outline) {
    for (guint i = 0; i < outline.count; i++)
        cairo_line_to(cairo, outline.corners[i].x, outline.corners[i].y);
    cairo_close_path(cairo);
}

static void set_arrow(cairo_t *cairo, const struct mark *mark) {
    struct outline parts[ARROW_PARTS];
    arrow_parts(mark, parts);
    for (int i = 0; i < ARROW_PARTS; i++) {
        cairo_new_sub_path(cairo);
        set_outline(cairo, parts[i]);
    }
}

static void draw_words(cairo_t *cairo, const struct chart_look *look, const struct mark *mark) {
    if (!mark->upward) {
        chart_font_show(cairo, look, mark->class, mark->anchor, mark->x, mark->y, mark->text);
        return;
    }
    cairo_save(cairo);
    cairo_translate(cairo, mark->x, mark->y);
    cairo_rotate(cairo, -G_PI_2);
    chart_font_show(cairo, look, mark->class, mark->anchor, 0, 0, mark->text);
    cairo_restore(cairo);
}

static void draw_mark(struct canvas *canvas, const struct mark *mark) {
    const struct class_rule *rule = &class_rules[mark->class];
    cairo_t *cairo = canvas->cairo;
    set_colour(cairo, canvas->look, rule->colour);
    cairo_set_line_width(cairo, rule->size);
    switch (mark->kind) {
    case MARK_BOX:
        cairo_rectangle(cairo, mark->x, mark->y, mark->width, mark->height);
        break;
    case MARK_PIECE:
        if (mark->upward)
            set_outline(cairo, piece_outline(mark));
        else
            cairo_rectangle(cairo, mark->x, mark->y, mark->width, mark->height);
        break;
    case MARK_ARROW:
        set_arrow(cairo, mark);
        break;
    case MARK_LINE:
        cairo_move_to(cairo, mark->x, mark->y);
        cairo_rel_line_to(cairo, mark->width, mark->height);
        break;
    case MARK_DISC:
        cairo_new_sub_path(cairo);
        cairo_arc(cairo, mark->x, mark->y, mark->width / 2, 0, 2 * G_PI);
        break;
    case MARK_WORDS:
        draw_words(cairo, canvas->look, mark);
        return;
    }
    paint(canvas, mark);
}

/* What is left of the bytes of a PNG while cairo reads them. */
struct remainder {
    const unsigned char *bytes;
    gsize length;
};

static cairo_status_t take_bytes(void *closure, unsigned char *bytes, unsigned int length) {
    struct remainder *left = closure;
    if (length > left->length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, left->bytes, length);
    left->bytes += length;
    left->length -= length;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *decode(GBytes *png) {
    struct remainder left;
    left.bytes = g_bytes_get_data(png, &left.length);
    return cairo_image_surface_create_from_png_stream(take_bytes, &left);
}

bool chart_picture_check(GBytes *png, GError **error) {
    cairo_surface_t *surface = decode(png);
    cairo_status_t status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                    "the logo named in report.yaml cannot be read (%s); save it again as PNG",
                    cairo_status_to_string(status));
    return status == CAIRO_STATUS_SUCCESS;
}

/* One that is damaged puts cairo into an error, which is asked for at the end. */
static void draw_picture(cairo_t *cairo, const struct logo *picture) {
    cairo_surface_t *surface = decode(picture->png);
    double width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    cairo_save(cairo);
    cairo_translate(cairo, picture->x, picture->y);
    cairo_scale(cairo, picture->width / MAX(width, 1), picture->height / MAX(height, 1));
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_BEST);
    cairo_paint(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(surface);
}

/* False if cairo failed. */
static bool is_drawn(cairo_status_t status, const struct drawing *drawing, GError **error) {
    if (status != CAIRO_STATUS_SUCCESS)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot draw the chart %s: %s", drawing->figure->id,
                    cairo_status_to_string(status));
    return status == CAIRO_STATUS_SUCCESS;
}

/* Draws on a surface; false, with *error set, if cairo failed. It then draws nothing, and tells so only by its status. */
static bool draw(cairo_surface_t *surface, const struct drawing *drawing, bool pixels, GError **error) {
    const double scale = pixels ? PNG_SCALE : POINTS_PER_PIXEL;
    struct canvas canvas = {.cairo = cairo_create(surface), .look = drawing->look, .pixels = pixels};
    cairo_scale(canvas.cairo, scale, scale);
    set_colour(canvas.cairo, drawing->look, COLOUR_PAPER);
    cairo_paint(canvas.cairo);
    cairo_translate(canvas.cairo, drawing->shape->margin, drawing->shape->margin);
    for (guint i = 0; i < drawing->marks->len; i++)
        draw_mark(&canvas, &g_array_index(drawing->marks, struct mark, i));
    if (drawing->logo.png)
        draw_picture(canvas.cairo, &drawing->logo);
    cairo_status_t status = cairo_status(canvas.cairo);
    cairo_destroy(canvas.cairo);
    for (int i = 0; i < CLASS_COUNT; i++)
        g_clear_pointer(&canvas.strips[i], cairo_pattern_destroy);
    return is_drawn(status, drawing, error) && is_drawn(canvas.status, drawing, error);
}

static double full_width(const struct drawing *drawing) {
    return drawing->width + 2 * drawing->shape->margin;
}

static double full_height(const struct drawing *drawing) {
    return drawing->height + 2 * drawing->shape->margin;
}

void chart_png_size(const struct drawing *drawing, int *width, int *height) {
    *width = (int)ceil(full_width(drawing) * PNG_SCALE);
    *height = (int)ceil(full_height(drawing) * PNG_SCALE);
}

static GBytes *encode(cairo_surface_t *surface, const struct drawing *drawing) {
    g_autoptr(GArray) gradients = gradients_of(drawing);
    struct pixels pixels = {(const void *)cairo_image_surface_get_data(surface), cairo_image_surface_get_width(surface),
                            cairo_image_surface_get_height(surface),
                            cairo_image_surface_get_stride(surface) / (int)sizeof(uint32_t)};
    return png_encode(&pixels, (const struct gradient *)(const void *)gradients->data, (int)gradients->len, PER_METRE);
}

/* The pixels of the thread, as many as its largest picture has: made and cleared anew for each they would cost as much as its
 * words. */
static GPrivate pixels_of_thread = G_PRIVATE_INIT((GDestroyNotify)g_byte_array_unref);

static GByteArray *pixels_here(void) {
    GByteArray *pixels = g_private_get(&pixels_of_thread);
    if (!pixels)
        g_private_set(&pixels_of_thread, pixels = g_byte_array_new());
    return pixels;
}

void chart_png_end(void) {
    g_private_replace(&pixels_of_thread, NULL);
}

/* A surface on these pixels, for paint to cover; in error if cairo has none of the size. */
static cairo_surface_t *surface_new(int width, int height) {
    int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
    if (stride < 0 || height > G_MAXINT / MAX(stride, 1))
        return cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    GByteArray *pixels = pixels_here();
    gsize size = (gsize)stride * (gsize)height;
    if (pixels->len < size)
        g_byte_array_set_size(pixels, (guint)size);
    return cairo_image_surface_create_for_data(pixels->data, CAIRO_FORMAT_RGB24, width, height, stride);
}

GBytes *chart_png(const struct drawing *drawing, GError **error) {
    int width, height;
    chart_png_size(drawing, &width, &height);
    cairo_surface_t *surface = surface_new(width, height);
    bool drawn = draw(surface, drawing, true, error);
    cairo_surface_flush(surface);
    GBytes *png = drawn ? encode(surface, drawing) : NULL;
    cairo_surface_destroy(surface);
    return png;
}

static cairo_status_t append_bytes(void *closure, const unsigned char *bytes, unsigned int length) {
    g_byte_array_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void describe(cairo_surface_t *surface, const struct drawing *drawing, day_number day) {
    g_autoptr(GString) date = g_string_new(NULL);
    date_append_iso(date, day);
    g_string_append(date, "T00:00:00Z");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date->str);
    const char *headline = drawing->figure->headline.text[drawing->language];
    if (headline && g_utf8_validate(headline, -1, NULL))
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, headline);
}

GBytes *chart_pdf(const struct drawing *drawing, day_number day, GError **error) {
    GByteArray *bytes = g_byte_array_sized_new(64 * 1024);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        append_bytes, bytes, full_width(drawing) * POINTS_PER_PIXEL, full_height(drawing) * POINTS_PER_PIXEL);
    describe(surface, drawing, day);
    bool drawn = draw(surface, drawing, false, error);
    cairo_surface_finish(surface);
    drawn = drawn && is_drawn(cairo_surface_status(surface), drawing, error);
    cairo_surface_destroy(surface);
    GBytes *pdf = g_byte_array_free_to_bytes(bytes);
    if (!drawn)
        g_clear_pointer(&pdf, g_bytes_unref);
    return pdf;
}
