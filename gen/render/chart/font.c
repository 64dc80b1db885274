#include "render/chart/font.h"

#include "render/render.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#ifndef FONT_FOLDER
#define FONT_FOLDER "/usr/share/fonts/truetype"
#endif

static const char *const font_files[] = {
    FONT_FOLDER "/open-sans/OpenSans-Regular.ttf", FONT_FOLDER "/open-sans/OpenSans-Semibold.ttf",
    FONT_FOLDER "/open-sans/OpenSans-Bold.ttf",    FONT_FOLDER "/dejavu/DejaVuSans.ttf",
    FONT_FOLDER "/dejavu/DejaVuSans-Bold.ttf",
};

/* The first file that could not be read; NULL if all were read. Pango opens fontconfig in a thread of its own, so
 * the configuration is set before either is used. */
static gpointer load_fonts(gpointer unused) {
    (void)unused;
    const char *missing = NULL;
    FcConfig *config = FcConfigCreate();
    for (gsize i = 0; i < G_N_ELEMENTS(font_files); i++)
        if (!FcConfigAppFontAddFile(config, (const FcChar8 *)font_files[i]) && !missing)
            missing = font_files[i];
    FcConfigSetCurrent(config);
    FcConfigDestroy(config);
    return (gpointer)missing;
}

bool chart_font_load(GError **error) {
    static GOnce once = G_ONCE_INIT;
    const char *missing = g_once(&once, load_fonts, NULL);
    if (missing)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                    "cannot read the font %s; install the packages fonts-open-sans and fonts-dejavu-core", missing);
    return !missing;
}

bool render_charts_ready(GError **error) {
    return chart_font_load(error);
}

/* Widths are remembered by character for Latin letters and for the signs around prices, from which the widths of nearly
 * all words are sums. Kerning is left out: it only makes words narrower. */
#define LATIN_END 0x250
#define SIGNS_FIRST 0x2000
#define SIGNS_END 0x20d0
#define ADVANCE_COUNT (LATIN_END + SIGNS_END - SIGNS_FIRST)
#define UNKNOWN (-1.0f)

struct typesetter {
    PangoFontMap *map;
    PangoLayout *layout;
    PangoFontDescription *faces[CLASS_COUNT]; /* NULL for classes that are not type */
    float advances[CLASS_COUNT][ADVANCE_COUNT];
};

static void typesetter_free(gpointer data) {
    struct typesetter *setter = data;
    for (int i = 0; i < CLASS_COUNT; i++)
        if (setter->faces[i])
            pango_font_description_free(setter->faces[i]);
    g_object_unref(setter->layout);
    g_object_unref(setter->map);
    g_free(setter);
}

static PangoContext *context_new(PangoFontMap *map) {
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 96);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("und"));
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    return context;
}

static struct typesetter *typesetter_new(void) {
    struct typesetter *setter = g_new0(struct typesetter, 1);
    setter->map = pango_cairo_font_map_new();
    PangoContext *context = context_new(setter->map);
    setter->layout = pango_layout_new(context);
    g_object_unref(context);
    pango_layout_set_single_paragraph_mode(setter->layout, TRUE);
    pango_layout_set_auto_dir(setter->layout, FALSE);
    for (int i = 0; i < CLASS_COUNT; i++) {
        const struct class_rule *rule = &class_rules[i];
        if (rule->paint != PAINT_TEXT)
            continue;
        setter->faces[i] = pango_font_description_new();
        pango_font_description_set_family_static(setter->faces[i], "Open Sans,DejaVu Sans");
        pango_font_description_set_weight(setter->faces[i], (PangoWeight)rule->weight);
        pango_font_description_set_absolute_size(setter->faces[i], rule->size * PANGO_SCALE);
        for (int j = 0; j < ADVANCE_COUNT; j++)
            setter->advances[i][j] = UNKNOWN;
    }
    return setter;
}

static struct typesetter *typesetter_here(void) {
    static GPrivate here = G_PRIVATE_INIT(typesetter_free);
    struct typesetter *setter = g_private_get(&here);
    if (!setter) {
        chart_font_load(NULL);
        setter = typesetter_new();
        g_private_set(&here, setter);
    }
    return setter;
}

static double set_text(struct typesetter *setter, enum mark_class class, const char *text, gsize length) {
    pango_layout_set_font_description(setter->layout, setter->faces[class]);
    pango_layout_set_text(setter->layout, text, (int)length);
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(setter->layout, 0), NULL, &logical);
    return (double)logical.width / PANGO_SCALE;
}

/* Where a character's width is remembered; -1 if it depends on its neighbours or is too rare to. */
static int advance_index(gunichar c) {
    if (c >= 0x20 && c < LATIN_END)
        return (int)c;
    if (c >= SIGNS_FIRST + 0x10 && c < SIGNS_END && !(c >= 0x2028 && c <= 0x202f) && !(c >= 0x205f && c <= 0x206f))
        return (int)(c - SIGNS_FIRST + LATIN_END);
    return -1;
}

static double measure_width(void *data, enum mark_class class, const char *text, gsize length) {
    struct typesetter *setter = data;
    double width = 0;
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        int index = advance_index(g_utf8_get_char(at));
        if (index < 0)
            return set_text(setter, class, text, length);
        float *advance = &setter->advances[class][index];
        if (*advance == UNKNOWN)
            *advance = (float)set_text(setter, class, at, (gsize)(g_utf8_next_char(at) - at));
        width += (double)*advance;
    }
    return width;
}

struct text_measure chart_font_measure(void) {
    return (struct text_measure){measure_width, typesetter_here()};
}

void chart_font_show(cairo_t *cairo, enum mark_class class, enum anchor anchor, double x, double y, const char *text) {
    struct typesetter *setter = typesetter_here();
    double width = set_text(setter, class, text, strlen(text));
    double before = anchor == ANCHOR_START ? 0 : anchor == ANCHOR_MIDDLE ? width / 2 : width;
    cairo_move_to(cairo, x - before, y);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(setter->layout, 0));
}
