/* embed/<language>/FIGURE/: one chart without the site around it, for an iframe in someone else's page; and oembed.json
 * beside it, from which a newsroom's system makes that iframe when it is given the address. No script, nothing from
 * elsewhere, as in the site's own pages. */
#include "render/chart/embed.h"

#include "base/json.h"
#include "render/address.h"
#include "render/chart/cairo.h"
#include "render/chart/font.h"
#include "render/chart/draw.h"
#include "render/chart/svg.h"
#include "render/escape.h"
#include "render/render.h"
#include "model/paths.h"

#include <math.h>
#include <string.h>

/* As style.css has them: drawings are no wider than this, and below each is a footer. */
#define WIDEST_WIDE 720.0
#define WIDEST_NARROW 416.0
#define PADDING 12.0    /* around everything, and between drawing and footer */
#define LINE 21.0       /* of the footer */
#define LETTER 7.5      /* of the footer, on average */
#define NARROWEST 300.0 /* column in which a narrow frame shows all of its drawing */
#define SPARE 4.0       /* for browsers that round otherwise */
#define DRAFT_NOTICE 54.0

#define POLICY "default-src 'none'; img-src data:; style-src 'self'; base-uri 'none'; form-action 'none'"

/* How high the footer is: the way back and the title of the report, in a column so wide. */
static double footer_height(const struct report *report, enum language language, double width) {
    const char *back = report_phrase(report, language, "page.embed.back");
    glong letters = g_utf8_strlen(back, -1) + 3 + g_utf8_strlen(report->title.text[language], -1);
    return PADDING + LINE * ceil((double)letters * LETTER / width);
}

struct embed_size embed_size(const struct report *report, enum language language, double drawn, bool narrow) {
    const struct shape *shape = &chart_shapes[narrow ? SHAPE_NARROW : SHAPE_WIDE];
    double width = narrow ? NARROWEST - 2 * PADDING : WIDEST_WIDE;
    double notice = report->dataset->settings.draft ? DRAFT_NOTICE : 0;
    double drawing = (drawn + notice) * width / (shape->width - 2 * shape->margin);
    double height = drawing + 2 * PADDING + footer_height(report, language, width) + SPARE;
    return (struct embed_size){(unsigned)(narrow ? NARROWEST : WIDEST_WIDE), (unsigned)(ceil(height / 10) * 10)};
}

char *embed_address(const struct report *report, const struct figure *figure, enum language language) {
    g_autofree char *path = path_of_embed(figure->id, language, PATH_INDEX);
    return address_in_newest(&report->dataset->settings, path);
}

void embed_append_frame(const struct report *report, const struct figure *figure, enum language language, double drawn,
                        bool narrow, GString *out) {
    g_autofree char *address = embed_address(report, figure, language);
    struct embed_size size = embed_size(report, language, drawn, narrow);
    html_append(out, "<iframe src=\"$u\" title=\"$t\" ", address, figure->headline.text[language]);
    if (narrow)
        html_append(out, "loading=\"lazy\" style=\"border:0;width:100%;max-width:$dpx;aspect-ratio:$d/$d\">",
                    (unsigned)(WIDEST_NARROW + 2 * PADDING), size.width, size.height);
    else
        html_append(out, "width=\"100%\" height=\"$d\" loading=\"lazy\" style=\"border:0\">", size.height);
    g_string_append(out, "</iframe>");
}

/* The home of a figure: the first page of the site that shows it; NULL if none does. */
static const struct page *home_of(const struct report *report, const struct figure *figure, enum language language) {
    for (guint i = 0; i < report->pages->len; i++) {
        const struct page *page = g_ptr_array_index(report->pages, i);
        if (report_shows(report, page, language, figure))
            return page;
    }
    return NULL;
}

/* A chart on its way to its page. */
struct embed {
    const struct report *report;
    const struct figure *figure;
    enum language language;
    const struct page *home;
    struct drawing *wide, *narrow;
    char *file, *oembed; /* paths of its page, and of what is said of it beside */
};

static const char *words(const struct embed *embed, const char *key) {
    return report_phrase(embed->report, embed->language, key);
}

static void append_head(const struct embed *embed, GString *out) {
    const struct settings *settings = &embed->report->dataset->settings;
    g_autofree char *page = address_in_newest(settings, embed->home->path.text[embed->language]);
    g_autofree char *oembed = address_in_newest(settings, embed->oembed);
    html_append(out,
                "<!doctype html>\n<html lang=\"$t\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>$t</title>\n"
                "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                "<link rel=\"icon\" href=\"data:,\">\n<link rel=\"canonical\" href=\"$u\">\n"
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"$u\" title=\"$t\">\n"
                "<link rel=\"stylesheet\" href=\"../../../" PATH_STYLE "\">\n</head>\n",
                language_code(embed->language), embed->figure->headline.text[embed->language], page, oembed,
                embed->figure->headline.text[embed->language]);
}

/* The source is in the picture; here is the way back to the report, in a window of its own. */
static void append_foot(const struct embed *embed, GString *out) {
    g_autoptr(GString) target = g_string_new(NULL);
    path_append_html(target, embed->home, embed->language);
    g_string_append_printf(target, "#%s", embed->figure->id);
    g_autoptr(GString) address = g_string_new(NULL);
    address_append_relative(address, embed->file, target->str);
    html_append(out,
                "<footer class=\"embed\">\n<p><a href=\"$u\" target=\"_blank\" rel=\"noopener\">$t"
                "<span class=\"hidden\">: $t</span></a> · $t</p>\n</footer>\n",
                address->str, words(embed, "page.embed.back"), embed->figure->headline.text[embed->language],
                embed->report->title.text[embed->language]);
}

static void put_page(const struct embed *embed, struct sink *sink) {
    g_autoptr(GString) out = g_string_sized_new(16 * 1024);
    append_head(embed, out);
    html_append(out,
                "<body class=\"embed\">\n<main>\n<h1 class=\"hidden\">$t</h1>\n<figure class=\"figure\" "
                "id=\"$t\">\n<div class=\"drawing wide\">\n",
                embed->figure->headline.text[embed->language], embed->figure->id);
    chart_svg(embed->wide, SVG_INLINE, out);
    g_string_append(out, "</div>\n<div class=\"drawing narrow\">\n");
    chart_svg(embed->narrow, SVG_INLINE, out);
    g_string_append(out, "</div>\n</figure>\n</main>\n");
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
        chart_png_size(embed->wide, &width, &height);
    g_autofree char *ending = g_strconcat(card ? chart_shapes[SHAPE_CARD].suffix : "", ".png", NULL);
    g_autofree char *path = path_of_chart(embed->figure->id, embed->language, ending);
    g_autofree char *address = address_in_newest(&embed->report->dataset->settings, path);
    append_member(out, "thumbnail_url", address);
    g_string_append_printf(out, ",\n  \"thumbnail_width\": %d,\n  \"thumbnail_height\": %d", width, height);
}

/* As oembed.com has it, type rich. */
static void put_oembed(const struct embed *embed, struct sink *sink) {
    const struct settings *settings = &embed->report->dataset->settings;
    struct embed_size size = embed_size(embed->report, embed->language, embed->wide->height, false);
    g_autoptr(GString) out = g_string_new("{\n  \"version\": \"1.0\",\n  \"type\": \"rich\"");
    append_member(out, "title", embed->figure->headline.text[embed->language]);
    append_member(out, "provider_name", settings->publisher_name);
    append_member(out, "provider_url", settings->base_url);
    g_string_append_printf(out, ",\n  \"width\": %u,\n  \"height\": %u", size.width, size.height);
    g_autoptr(GString) frame = g_string_new(NULL);
    embed_append_frame(embed->report, embed->figure, embed->language, embed->wide->height, false, frame);
    append_member(out, "html", frame->str);
    append_thumbnail(embed, out);
    g_string_append(out, "\n}\n");
    sink_put_text(sink, embed->oembed, out);
}

static void put_embed(const struct report *report, const struct figure *figure, enum language language,
                      const struct text_measure *measure, struct sink *sink) {
    const char *notice = report->dataset->settings.draft ? report_phrase(report, language, "page.draft") : NULL;
    struct embed embed = {.report = report, .figure = figure, .language = language};
    embed.home = home_of(report, figure, language);
    if (!embed.home)
        return;
    embed.wide = chart_draw(figure, language, SHAPE_WIDE, notice, measure);
    embed.narrow = chart_draw(figure, language, SHAPE_NARROW, notice, measure);
    embed.file = path_of_embed(figure->id, language, PATH_INDEX);
    embed.oembed = path_of_embed(figure->id, language, "oembed.json");
    put_page(&embed, sink);
    put_oembed(&embed, sink);
    drawing_free(embed.wide);
    drawing_free(embed.narrow);
    g_free(embed.file);
    g_free(embed.oembed);
}

void render_embeds(const struct report *report, struct sink *sink) {
    if (!report->dataset->settings.base_url)
        return;
    struct text_measure measure = chart_font_measure();
    for (guint i = 0; i < report->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(report->figures, i);
        for (int language = 0; language < LANGUAGE_COUNT && figure->chart.type != CHART_NONE; language++)
            if (report->dataset->settings.publishes[language])
                put_embed(report, figure, (enum language)language, &measure, sink);
    }
}
