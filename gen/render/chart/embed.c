/* embed/<language>/FIGURE/: one chart without the site around it, for an iframe in someone else's page; and oembed.json
 * beside it, from which a newsroom's system makes that iframe when it is given the address. No script, nothing from
 * elsewhere, as in the site's own pages. */
#include "base/json.h"
#include "render/address.h"
#include "render/chart/cairo.h"
#include "render/chart/draw.h"
#include "render/chart/font.h"
#include "render/chart/snippet.h"
#include "render/chart/stamp.h"
#include "render/chart/svg.h"
#include "render/escape.h"
#include "render/policy.h"
#include "render/render.h"
#include "model/fingerprint.h"
#include "model/paths.h"

/* The figures that a page shows and no page before it did are at home there. */
static void add_homes(GHashTable *homes, const struct report *report, const struct page *page, enum language language) {
    if (!report_has_page(report, page, language))
        return;
    const GArray *slots = templates_page(report->templates, language, page->template_name)->slots;
    for (guint i = 0; i < slots->len; i++) {
        const struct template_slot *slot = &g_array_index(slots, struct template_slot, i);
        const GPtrArray *figures = slot->form == SLOT_FIGURE ? page_figures(page, slot->name) : NULL;
        for (guint j = 0; figures && j < figures->len; j++)
            if (!g_hash_table_contains(homes, figures->pdata[j]))
                g_hash_table_insert(homes, figures->pdata[j], (gpointer)page);
    }
}

/* The home of each figure, the first page of the site that shows it: const struct figure * -> const struct page *. */
static GHashTable *homes_new(const struct report *report, enum language language) {
    GHashTable *homes = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < report->pages->len; i++)
        add_homes(homes, report, g_ptr_array_index(report->pages, i), language);
    return homes;
}

/* A chart on its way to its page. */
struct embed {
    const struct report *report;
    const struct figure *figure;
    enum language language;
    const struct page *home;
    struct chart_stamp stamp;
    struct drawing *drawings[FRAME_SHAPES]; /* of the widths of its page */
    char *file, *oembed;                    /* paths of its page, and of what is said of it beside */
};

static const char *words(const struct embed *embed, const char *key) {
    return report_phrase(embed->report, embed->language, key);
}

/* Light, unless asked otherwise: an article is white to most of its readers, whatever their screens are set to. With
 * #auto behind its address the page is as dark as the article around it. */
static void append_head(const struct embed *embed, GString *out) {
    const struct settings *settings = &embed->report->dataset->settings;
    g_autofree char *page = address_in_newest(settings, embed->home->path.text[embed->language]);
    g_autofree char *oembed = address_in_edition(settings, embed->report->edition, embed->oembed);
    html_append(out,
                "<!doctype html>\n<html class=\"embed\" id=\"auto\" lang=\"$t\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"" PAGE_POLICY "\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>$t</title>\n"
                "<meta name=\"robots\" content=\"noindex\">\n"
                "<link rel=\"icon\" href=\"data:,\">\n<link rel=\"canonical\" href=\"$u\">\n"
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"$u\" title=\"$t\">\n"
                "<link rel=\"stylesheet\" href=\"../../../" PATH_STYLE "\">\n</head>\n",
                language_code(embed->language), embed->figure->headline.text[embed->language], page, oembed,
                embed->figure->headline.text[embed->language]);
}

/* Source, publisher and address are in the picture; here is the way back to the report, in a window of its own. */
static void append_foot(const struct embed *embed, GString *out) {
    g_autoptr(GString) target = g_string_new(NULL);
    path_append_html(target, embed->home, embed->language);
    g_string_append_printf(target, "#%s", embed->figure->id);
    g_autoptr(GString) address = g_string_new(NULL);
    address_append_relative(address, embed->file, target->str);
    g_string_append(out, "<footer class=\"embed\">\n<p>");
    if (embed->report->dataset->settings.house.logo)
        html_append(out, "<img src=\"../../../" PATH_LOGO "\" alt=\"$t\"> ",
                    embed->report->dataset->settings.publisher_name);
    html_append(out,
                "<a href=\"$u\" target=\"_blank\" rel=\"noopener\">$t"
                "<span class=\"hidden\">$t $t</span></a></p>\n</footer>\n",
                address->str, words(embed, "page.embed.back"), language_row(embed->language)->colon,
                embed->figure->headline.text[embed->language]);
}

/* One drawing for each width, of which the style shows one: see snippet.c. */
static void put_page(const struct embed *embed, struct sink *sink) {
    g_autoptr(GString) out = g_string_sized_new(32 * 1024);
    append_head(embed, out);
    html_append(out,
                "<body class=\"embed\">\n<main>\n<h1 class=\"hidden\">$t</h1>\n<figure class=\"figure\" "
                "id=\"$t\">\n",
                embed->figure->headline.text[embed->language], embed->figure->id);
    for (int shape = 0; shape < FRAME_SHAPES; shape++) {
        html_append(out, "<div class=\"drawing $t\">\n", chart_shapes[shape].name);
        chart_svg(embed->drawings[shape], SVG_INLINE, out);
        g_string_append(out, "</div>\n");
    }
    g_string_append(out, "</figure>\n</main>\n");
    append_foot(embed, out);
    g_string_append(out, "</body>\n</html>\n");
    sink_put_text(sink, embed->file, out);
}

static void append_member(GString *out, const char *key, const char *value) {
    g_string_append_printf(out, ",\n  \"%s\": ", key);
    json_append_string(out, value);
}

static void append_thumbnail(const struct embed *embed, GString *out) {
    bool card = embed->figure->chart.lead;
    int width = CHART_CARD_WIDTH, height = CHART_CARD_HEIGHT;
    if (!card)
        chart_png_size(embed->drawings[SHAPE_WIDE], &width, &height);
    g_autofree char *ending = g_strconcat(card ? chart_shapes[SHAPE_CARD].suffix : "", ".png", NULL);
    g_autofree char *path = path_of_chart(embed->figure->id, embed->language, ending);
    g_autofree char *address = address_in_edition(&embed->report->dataset->settings, embed->report->edition, path);
    append_member(out, "thumbnail_url", address);
    g_string_append_printf(out, ",\n  \"thumbnail_width\": %d,\n  \"thumbnail_height\": %d", width, height);
}

/* As oembed.com has it, type rich. */
static void put_oembed(const struct embed *embed, struct sink *sink) {
    const struct settings *settings = &embed->report->dataset->settings;
    struct frame frame = {.file = 0};
    for (int shape = 0; shape < FRAME_SHAPES; shape++)
        frame.heights[shape] = embed->drawings[shape]->height;
    g_autoptr(GString) out = g_string_new("{\n  \"version\": \"1.0\",\n  \"type\": \"rich\"");
    append_member(out, "title", embed->figure->topic.text[embed->language]);
    append_member(out, "provider_name", settings->publisher_name);
    append_member(out, "provider_url", settings->base_url);
    g_string_append_printf(out, ",\n  \"width\": %d,\n  \"height\": %u", (int)chart_shapes[SHAPE_WIDE].width,
                           frame_height(&frame));
    g_autoptr(GString) code = g_string_new(NULL);
    snippet_append_frame(embed->report, embed->figure, embed->language, &frame, code);
    append_member(out, "html", code->str);
    append_thumbnail(embed, out);
    g_string_append(out, "\n}\n");
    sink_put_text(sink, embed->oembed, out);
}

/* What is drawn is on its page, and decides what is said of it. */
static void put_drawn(struct embed *embed, const struct text_measure *measure, bool page, bool oembed,
                      struct sink *sink) {
    struct chart_stamp stamp = chart_stamp_new(embed->report, embed->language, STAMP_PAGE);
    for (int shape = 0; shape < FRAME_SHAPES; shape++)
        embed->drawings[shape] = chart_draw(embed->figure, embed->language, (enum chart_shape)shape, &stamp, measure);
    if (page)
        put_page(embed, sink);
    if (oembed)
        put_oembed(embed, sink);
    for (int shape = 0; shape < FRAME_SHAPES; shape++)
        drawing_free(embed->drawings[shape]);
    chart_stamp_clear(&stamp);
}

static void put_embed(const struct report *report, const struct figure *figure, const struct page *home,
                      enum language language, const struct text_measure *measure, struct sink *sink) {
    struct embed embed = {.report = report, .figure = figure, .language = language, .home = home};
    embed.file = path_of_embed(figure->id, language, PATH_INDEX);
    embed.oembed = path_of_embed(figure->id, language, "oembed.json");
    g_autofree char *made_from = made_from_figure(report, figure, home->path.text[language]);
    bool page = !sink_take(sink, embed.file, made_from);
    bool oembed = !sink_take(sink, embed.oembed, made_from);
    if (page || oembed)
        put_drawn(&embed, measure, page, oembed, sink);
    g_free(embed.file);
    g_free(embed.oembed);
}

void render_embeds(const struct report *report, struct sink *sink) {
    if (!report->dataset->settings.base_url)
        return;
    struct chart_look look = chart_look_of(report);
    struct text_measure measure = chart_font_measure(&look);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        g_autoptr(GHashTable) homes = homes_new(report, (enum language)language);
        for (guint i = 0; i < report->figures->len; i++) {
            const struct figure *figure = g_ptr_array_index(report->figures, i);
            const struct page *home = g_hash_table_lookup(homes, figure);
            if (home && figure->chart.type != CHART_NONE)
                put_embed(report, figure, home, (enum language)language, &measure, sink);
        }
    }
}
