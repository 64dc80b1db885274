#include "render/chart/font.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#ifndef FONT_FOLDER
#define FONT_FOLDER "/usr/share/fonts/truetype"
#endif

static const char *const font_files[] = {
    FONT_FOLDER "/open-sans/OpenSans-Regular.ttf",
    FONT_FOLDER "/open-sans/OpenSans-Semibold.ttf",
    FONT_FOLDER "/dejavu/DejaVuSans.ttf",
    FONT_FOLDER "/dejavu/DejaVuSans-Bold.ttf",
    NULL,
};

const char *const *chart_font_files(void) {
    return font_files;
}

/* The first file that could not be read; NULL if all were read. Pango opens fontconfig in a thread of its own, so
 * the configuration is set before either is used. */
static gpointer load_fonts(gpointer unused) {
    (void)unused;
    const char *missing = NULL;
    FcConfig *config = FcConfigCreate();
    for (gsize i = 0; font_files[i]; i++)
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

/* The first family that a file says it is of; NULL if it is no font. Caller frees. */
static char *family_of(const char *file) {
    int count;
    FcChar8 *family = NULL;
    FcPattern *pattern = FcFreeTypeQuery((const FcChar8 *)file, 0, NULL, &count);
    if (!pattern)
        return NULL;
    char *copy = FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch ? g_strdup((char *)family) : NULL;
    FcPatternDestroy(pattern);
    return copy;
}

bool chart_font_check(const struct house *house, GError **error) {
    for (int i = 0; house->font && i < HOUSE_FONT_FILES && house->font_files[i]; i++) {
        g_autofree char *family = family_of(house->font_files[i]);
        if (!family)
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                        "%s cannot be read as a font; name another file of '%s' in report.yaml", house->font_files[i],
                        house->font);
        else if (g_ascii_strcasecmp(family, house->font) != 0)
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                        "%s is of the font '%s', not '%s'; write 'font: %s' in report.yaml, or name another file",
                        house->font_files[i], family, house->font, family);
        if (!family || g_ascii_strcasecmp(family, house->font) != 0)
            return false;
    }
    return true;
}

/* Widths are remembered by character for Latin letters and for the signs around prices, from which the widths of nearly
 * all words are sums. Kerning is left out: it only makes words narrower. */
#define LATIN_END 0x250
#define SIGNS_FIRST 0x2000
#define SIGNS_END 0x20d0
#define ADVANCE_COUNT (LATIN_END + SIGNS_END - SIGNS_FIRST)
#define UNKNOWN (-1)
#define MOST_DRAWN 256 /* words of a class that are kept */

struct typesetter {
    char *fonts;              /* which they are: the family of a house and its files, or "" */
    struct typesetter *plain; /* in the program's fonts alone; NULL if this one is */
    PangoFontMap *map;
    PangoLayout *layout;               /* for measuring */
    GHashTable *drawn[CLASS_COUNT];    /* char * -> struct set_words *: words that were drawn; NULL if there are none */
    PangoAttrList *faces[CLASS_COUNT]; /* NULL for classes that are not type */
    int advances[CLASS_COUNT][ADVANCE_COUNT]; /* in units of pango; those of no letter stay UNKNOWN */
};

static void typesetter_free(gpointer data) {
    struct typesetter *setter = data;
    for (int i = 0; i < CLASS_COUNT; i++) {
        g_clear_pointer(&setter->faces[i], pango_attr_list_unref);
        g_clear_pointer(&setter->drawn[i], g_hash_table_unref);
    }
    g_object_unref(setter->layout);
    g_object_unref(setter->map);
    g_free(setter->fonts);
    g_clear_pointer(&setter->plain, typesetter_free);
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

static PangoLayout *layout_new(PangoContext *context) {
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_auto_dir(layout, FALSE);
    return layout;
}

#define OWN_FAMILIES "Open Sans,DejaVu Sans"

/* The family of a house; NULL if it has none of its own. */
static const char *font_of(const struct house *house) {
    return house ? house->font : NULL;
}

/* What tells the fonts of one house from those of another. Caller frees. */
static char *fonts_of(const struct house *house) {
    if (!house || !house->font)
        return g_strdup("");
    GString *fonts = g_string_new(house->font);
    for (int i = 0; i < HOUSE_FONT_FILES && house->font_files[i]; i++)
        g_string_append_printf(fonts, "\n%s", house->font_files[i]);
    return g_string_free(fonts, FALSE);
}

/* A house's fonts are for its own font map: the configuration of the process stays what it is. */
static void add_fonts(PangoFontMap *map, const struct house *house) {
    FcConfig *config = FcConfigCreate();
    for (int i = 0; i < HOUSE_FONT_FILES && house->font_files[i]; i++)
        FcConfigAppFontAddFile(config, (const FcChar8 *)house->font_files[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(font_files); i++)
        FcConfigAppFontAddFile(config, (const FcChar8 *)font_files[i]);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    FcConfigDestroy(config);
}

/* The font of a class, as an attribute of words. */
static PangoAttrList *face_new(const char *families, const struct class_rule *rule) {
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, families);
    pango_font_description_set_weight(font, (PangoWeight)rule->weight);
    pango_font_description_set_absolute_size(font, rule->size * PANGO_SCALE);
    PangoAttrList *face = pango_attr_list_new();
    pango_attr_list_insert(face, pango_attr_font_desc_new(font));
    pango_font_description_free(font);
    return face;
}

static struct typesetter *typesetter_new(const struct house *house) {
    struct typesetter *setter = g_new0(struct typesetter, 1);
    const char *font = font_of(house);
    g_autofree char *families = font ? g_strconcat(font, "," OWN_FAMILIES, NULL) : g_strdup(OWN_FAMILIES);
    setter->fonts = fonts_of(house);
    setter->plain = font ? typesetter_new(NULL) : NULL;
    setter->map = pango_cairo_font_map_new();
    if (font)
        add_fonts(setter->map, house);
    PangoContext *context = context_new(setter->map);
    setter->layout = layout_new(context);
    g_object_unref(context);
    for (int i = 0; i < CLASS_COUNT; i++) {
        const struct class_rule *rule = &class_rules[i];
        if (rule->paint != PAINT_TEXT)
            continue;
        setter->faces[i] = face_new(families, rule);
        for (int j = 0; j < ADVANCE_COUNT; j++)
            setter->advances[i][j] = UNKNOWN;
    }
    return setter;
}

static struct typesetter *typesetter_here(const struct chart_look *look) {
    static GPrivate here = G_PRIVATE_INIT(typesetter_free);
    struct typesetter *setter = g_private_get(&here);
    const struct house *house = look ? look->house : NULL;
    g_autofree char *fonts = fonts_of(house);
    if (!setter || strcmp(setter->fonts, fonts) != 0) {
        chart_font_load(NULL);
        setter = typesetter_new(house);
        g_private_replace(&here, setter);
    }
    return setter;
}

/* In units of pango, as are all widths until they are added up. */
static int layout_width(PangoLayout *layout) {
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), NULL, &logical);
    return logical.width;
}

static int measure_text(struct typesetter *setter, enum mark_class class, const char *text, gsize length) {
    pango_layout_set_attributes(setter->layout, setter->faces[class]);
    pango_layout_set_text(setter->layout, text, (int)length);
    return layout_width(setter->layout);
}

/* Words on one line, with plain spaces in the place of those that keep words together, which are as wide: in PDF they would need a
 * font of their own, which takes as long to make as one with all letters. Caller frees. */
static char *with_plain_spaces(const char *text) {
    char **parts = g_strsplit(text, "\u00a0", -1);
    char *plain = g_strjoinv(" ", parts);
    g_strfreev(parts);
    return plain;
}

/* Words on one line as they are drawn. A layout would look for places to break it too, which takes as long as to find the glyphs. */
struct set_words {
    char *text;
    GPtrArray *runs; /* PangoGlyphItem *, each in one font, from left to right */
    int width;       /* in units of Pango */
};

static void set_words_free(gpointer data) {
    struct set_words *words = data;
    g_ptr_array_unref(words->runs);
    g_free(words->text);
    g_free(words);
}

/* Takes the item. Its glyphs stand so far from where all words begin, not from where the run does: to go there cairo would round. */
static PangoGlyphItem *run_new(PangoItem *item, const char *text, int at) {
    PangoGlyphItem *run = g_slice_new0(PangoGlyphItem); /* as pango_glyph_item_free frees it */
    run->item = item;
    run->glyphs = pango_glyph_string_new();
    pango_shape_item(item, text, -1, NULL, run->glyphs, PANGO_SHAPE_NONE);
    for (int i = 0; i < run->glyphs->num_glyphs; i++)
        run->glyphs->glyphs[i].geometry.x_offset += at;
    return run;
}

static struct set_words *set_words_new(struct typesetter *setter, enum mark_class class, const char *text) {
    struct set_words *words = g_new0(struct set_words, 1);
    words->text = with_plain_spaces(text);
    words->runs = g_ptr_array_new_with_free_func((GDestroyNotify)pango_glyph_item_free);
    GList *read = pango_itemize_with_base_dir(pango_layout_get_context(setter->layout), PANGO_DIRECTION_LTR,
                                              words->text, 0, (int)strlen(words->text), setter->faces[class], NULL);
    GList *seen = pango_reorder_items(read);
    for (GList *link = seen; link; link = link->next) {
        PangoGlyphItem *run = run_new(link->data, words->text, words->width);
        words->width += pango_glyph_string_get_width(run->glyphs);
        g_ptr_array_add(words->runs, run);
    }
    g_list_free(seen);
    g_list_free(read);
    return words;
}

/* They are set once: the PDF has those of the PNG, and the next chart many of both. */
static const struct set_words *words_of(struct typesetter *setter, enum mark_class class, const char *text) {
    GHashTable *drawn = setter->drawn[class];
    if (!drawn)
        drawn = setter->drawn[class] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, set_words_free);
    struct set_words *words = g_hash_table_lookup(drawn, text);
    if (words)
        return words;
    if (g_hash_table_size(drawn) == MOST_DRAWN)
        g_hash_table_remove_all(drawn);
    words = set_words_new(setter, class, text);
    g_hash_table_insert(drawn, g_strdup(text), words);
    return words;
}

/* Where a character's width is remembered; -1 if it depends on its neighbours or is too rare to. */
static int advance_index(gunichar c) {
    if (c >= 0x20 && c < LATIN_END)
        return (int)c;
    if (c >= SIGNS_FIRST + 0x10 && c < SIGNS_END && !(c >= 0x2028 && c <= 0x202f) && !(c >= 0x205f && c <= 0x206f))
        return (int)(c - SIGNS_FIRST + LATIN_END);
    return -1;
}

/* How wide the character between two places is; UNKNOWN if that depends on its neighbours. */
static int advance_of(struct typesetter *setter, enum mark_class class, const char *at, const char *next) {
    int index = advance_index(g_utf8_get_char(at));
    if (index < 0)
        return UNKNOWN;
    int *advance = &setter->advances[class][index];
    if (*advance == UNKNOWN)
        *advance = measure_text(setter, class, at, (gsize)(next - at));
    return *advance;
}

static double text_width(struct typesetter *setter, enum mark_class class, const char *text, gsize length) {
    const int *advances = setter->advances[class];
    const char *end = text + length;
    int64_t width = 0;
    for (const char *at = text; at < end;) {
        int advance = (guchar)*at < 0x80 ? advances[(guchar)*at] : UNKNOWN;
        if (advance != UNKNOWN) {
            width += advance;
            at++;
            continue;
        }
        const char *next = g_utf8_next_char(at);
        advance = advance_of(setter, class, at, next);
        if (advance == UNKNOWN)
            return (double)measure_text(setter, class, text, length) / PANGO_SCALE;
        width += advance;
        at = next;
    }
    return (double)width / PANGO_SCALE;
}

static double measure_width(void *data, enum mark_class class, const char *text, gsize length) {
    struct typesetter *setter = data;
    double width = text_width(setter, class, text, length);
    return setter->plain ? MAX(width, text_width(setter->plain, class, text, length)) : width;
}

struct text_measure chart_font_measure(const struct chart_look *look) {
    return (struct text_measure){measure_width, typesetter_here(look), look};
}

void chart_font_show(cairo_t *cairo, const struct chart_look *look, enum mark_class class, enum anchor anchor, double x,
                     double y, const char *text) {
    const struct set_words *words = words_of(typesetter_here(look), class, text);
    double width = (double)words->width / PANGO_SCALE;
    double before = anchor == ANCHOR_START ? 0 : anchor == ANCHOR_MIDDLE ? width / 2 : width;
    for (guint i = 0; i < words->runs->len; i++) {
        cairo_move_to(cairo, x - before, y);
        pango_cairo_show_glyph_item(cairo, words->text, g_ptr_array_index(words->runs, i));
    }
}
