#include "render/page/figure_html.h"

#include "render/chart/snippet.h"
#include "render/page/elsewhere.h"
#include "render/escape.h"
#include "render/render.h"
#include "model/paths.h"

/* Returns how high the drawing is. */
static double append_chart(const struct page_view *view, const struct figure *figure, bool narrow, const char *emphasis,
                           GString *out) {
    g_string_append(out, narrow ? "<div class=\"drawing narrow\">\n" : "<div class=\"drawing wide\">\n");
    double height = render_chart_inline(view->report, figure, view->language, narrow, emphasis, view->page, out);
    g_string_append(out, "\n</div>\n");
    return height;
}

static void append_file(const struct page_view *view, const char *path, const char *label, GString *out) {
    g_autoptr(GString) address = g_string_new(NULL);
    page_view_append_address(view, address, path);
    html_append(out, "<li><a href=\"$u\">$t</a></li>", address->str, label);
}

/* Which figures have a file. */
enum having { ALL, CHARTS, LEAD_CHARTS };

static bool has_file(const struct figure *figure, enum having having) {
    return having == ALL || (figure->chart.type != CHART_NONE && (having == CHARTS || figure->chart.lead));
}

/* The files of a figure. Their formats are names, the same in every language; shapes are words. */
static void append_files(const struct page_view *view, const struct figure *figure, GString *out) {
    static const struct {
        const char *ending, *label, *shape;
        enum having having;
    } files[] = {{".svg", "SVG", NULL, CHARTS},
                 {"-narrow.svg", "SVG", "page.shape.narrow", CHARTS},
                 {".png", "PNG", NULL, CHARTS},
                 {"-square.png", "PNG", "page.shape.square", LEAD_CHARTS},
                 {"-card.png", "PNG", "page.shape.card", LEAD_CHARTS},
                 {".pdf", "PDF", NULL, CHARTS},
                 {".csv", "CSV", NULL, ALL},
                 {".json", "JSON", NULL, ALL}};
    g_string_append(out, "<ul class=\"links\">");
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        if (!has_file(figure, files[i].having))
            continue;
        g_autofree char *path = files[i].having == ALL ? path_of_data(figure->id, files[i].ending)
                                                       : path_of_chart(figure->id, view->language, files[i].ending);
        const char *shape = files[i].shape ? page_view_phrase(view, files[i].shape) : "";
        g_autofree char *label = g_strconcat(files[i].label, *shape ? ", " : "", shape, NULL);
        append_file(view, path, label, out);
    }
    g_string_append(out, "</ul>\n");
}

static void append_code(const struct page_view *view, const char *key, const char *code, GString *out) {
    html_append(out, "<p class=\"term\">$t</p>\n<pre><code>$t</code></pre>\n", page_view_phrase(view, key), code);
}

/* HTML for someone else's page: of this very edition, so that it cannot change under their text. */
static void append_snippets(const struct page_view *view, const struct figure *figure, struct plots plots,
                            GString *out) {
    const struct report *report = view->report;
    plots_complete(&plots, report, figure, view->language);
    struct frame frame = frame_of(report, figure, view->language, &plots);
    g_autoptr(GString) code = g_string_new(NULL);
    snippet_append_frame(report, figure, view->language, &frame, code);
    append_code(view, "page.embed.frame", code->str, out);
    html_append(out,
                "<p>$t <code>" PATH_EDITIONS "/$t/</code> → <code>" PATH_NEWEST "/</code>. "
                "$t <code>#auto</code></p>\n",
                page_view_phrase(view, "page.embed.newest"), report->edition,
                page_view_phrase(view, "page.embed.dark"));
    g_autofree char *edition = address_in_edition(&report->dataset->settings, report->edition, "");
    g_autofree char *place = g_strconcat(edition, view->page->path.text[view->language], "#", figure->id, NULL);
    g_autoptr(GString) picture = g_string_new(NULL);
    snippet_append_picture(report, figure, view->language, &frame, place, picture);
    append_code(view, "page.snippet", picture->str, out);
}

static void append_copy(const struct page_view *view, const char *key, const char *text, GString *out) {
    html_append(out, "<p class=\"term\">$t</p>\n<p>$t</p>\n", page_view_phrase(view, key), text);
}

static void append_summary(const struct page_view *view, const struct figure *figure, const char *key, GString *out) {
    html_append(out, "<summary>$t<span class=\"hidden\">$t $t</span></summary>\n", page_view_phrase(view, key),
                language_row(view->language)->colon, figure->headline.text[view->language]);
}

/* Who may use it, and how to name it. */
static void append_terms(const struct page_view *view, const struct figure *figure, GString *out) {
    const struct report *report = view->report;
    const struct language_row *form = language_row(view->language);
    const char *citation = report->citation.text[view->language];
    const char *licence = report->licence_name.text[view->language];
    append_copy(view, "page.attribution", figure_chart_source(figure, view->language), out);
    if (citation) {
        g_autofree char *whole = g_strdup_printf("%s%s%s. %s", form->quotes[0], figure->headline.text[view->language],
                                                 form->quotes[1], citation);
        append_copy(view, "page.citation", whole, out);
    }
    if (licence && report->licence_url)
        html_append(out, "<p class=\"term\">$t</p>\n<p><a rel=\"license\" href=\"$u\">$t</a></p>\n",
                    page_view_phrase(view, "page.licence"), report->licence_url, licence);
    else if (licence)
        append_copy(view, "page.licence", licence, out);
}

/* own: the key of the row or panel that the page is about; NULL: it is about all of them. */
static void append_headline(const struct page_view *view, const struct figure *figure, unsigned level, const char *own,
                            GString *out) {
    html_append(out, "<h$d class=\"headline\" id=\"$t-headline\">$t</h$d>", level, figure->id,
                figure_headline(figure, own, view->language), level);
}

/* What silent rows and columns say together. */
static void append_silence(const struct page_view *view, const struct figure *figure, GString *out) {
    if (figure->silence.text[view->language])
        html_append(out, "<p class=\"silence\">$t</p>\n", figure->silence.text[view->language]);
}

/* Opens the element in which the source is. drawn: that of a chart, not of the table. */
static void append_source(const struct page_view *view, const char *source, bool drawn, GString *out) {
    html_append(out, "<div class=\"$t\">\n<p>", drawn ? "source drawn" : "source");
    source_html_append(view, source, out);
    g_string_append(out, "</p>\n");
}

static void append_subtitle(const struct page_view *view, const struct figure *figure, GString *out) {
    g_autofree char *caption = figure_caption(figure, view->language);
    html_append(out, "<p class=\"subtitle\">$t</p>\n", caption);
}

static void append_table_details(const struct page_view *view, const struct figure *figure, GString *out) {
    g_string_append(out, "<details class=\"data\">\n");
    append_summary(view, figure, "page.table", out);
    table_html_append(view, figure, out);
    notes_html_append(view, figure, out);
    if (figure->chart.source.text[view->language]) {
        append_source(view, figure->source.text[view->language], false, out);
        g_string_append(out, "</div>\n");
    }
    g_string_append(out, "</details>\n");
}

/* A chart in both its drawings, under its words. own: the row that is in colour, the others in grey, or the panel that is alone;
 * NULL: all are in colour. Returns how high they are. */
static struct plots append_drawings(const struct page_view *view, const struct figure *figure, unsigned level,
                                    const char *own, GString *out) {
    struct plots plots = {0};
    append_headline(view, figure, level, own, out);
    g_string_append_c(out, '\n');
    append_subtitle(view, figure, out);
    plots.heights[SHAPE_WIDE] = append_chart(view, figure, false, own, out);
    plots.heights[SHAPE_NARROW] = append_chart(view, figure, true, own, out);
    return plots;
}

static void append_charted(const struct page_view *view, const struct figure *figure, unsigned level, GString *out) {
    struct plots plots = append_drawings(view, figure, level, NULL, out);
    append_silence(view, figure, out);
    append_source(view, figure_chart_source(figure, view->language), true, out);
    g_string_append(out, "</div>\n");
    if (figure->elsewhere.text[view->language]) {
        elsewhere_html_append(view, figure, figure->elsewhere, out);
        notes_html_append(view, figure, out);
    } else {
        append_table_details(view, figure, out);
    }
    g_string_append(out, "<details class=\"reuse\">\n");
    append_summary(view, figure, "page.embed", out);
    append_files(view, figure, out);
    if (view->report->dataset->settings.base_url)
        append_snippets(view, figure, plots, out);
    append_copy(view, "page.alt", figure->alt.text[view->language], out);
    append_terms(view, figure, out);
    g_string_append(out, "</details>\n");
}

/* Where all is silent there is no table, and nothing to note. */
static void append_table(const struct page_view *view, const struct figure *figure, GString *out) {
    bool silent = figure_is_silent(figure);
    if (!silent)
        table_html_append(view, figure, out);
    if (figure->room.text[view->language])
        elsewhere_html_append(view, figure, figure->room, out);
    append_silence(view, figure, out);
    if (!silent)
        notes_html_append(view, figure, out);
}

/* A long table that few look for opens at a click; its summary is the headline. */
static void append_folded(const struct page_view *view, const struct figure *figure, unsigned level, GString *out) {
    g_string_append(out, "<details class=\"data\">\n<summary>");
    append_headline(view, figure, level, NULL, out);
    g_string_append(out, "</summary>\n");
    append_subtitle(view, figure, out);
    append_table(view, figure, out);
    g_string_append(out, "</details>\n");
}

static void append_plain(const struct page_view *view, const struct figure *figure, unsigned level, GString *out) {
    append_headline(view, figure, level, NULL, out);
    g_string_append_c(out, '\n');
    if (!figure_is_silent(figure))
        append_subtitle(view, figure, out);
    append_table(view, figure, out);
}

static void append_tabled(const struct page_view *view, const struct figure *figure, unsigned level, GString *out) {
    if (figure->folded)
        append_folded(view, figure, level, out);
    else
        append_plain(view, figure, level, out);
    if (figure->listing)
        return;
    append_source(view, figure->source.text[view->language], false, out);
    append_files(view, figure, out);
    g_string_append(out, "</div>\n");
}

void figure_html_append_empty(const struct page_view *view, const struct figure *figure, GString *out) {
    html_append(out, "<figure class=\"figure missing\" id=\"$t\">\n<p class=\"empty\">$t</p>\n</figure>", figure->id,
                figure->empty.text[view->language]);
}

void figure_html_append_seen(const struct page_view *view, const struct figure *figure, unsigned level, const char *own,
                             const struct page *whole, GString *out) {
    g_string_append(out, "<div class=\"figure\">\n");
    append_drawings(view, figure, level, own, out);
    g_autoptr(GString) address = g_string_new(NULL);
    page_html_append_address(view, whole, address);
    append_source(view, figure_chart_source(figure, view->language), true, out);
    html_append(out, "<p>$t <a href=\"$u#$t\"><bdi>$t</bdi></a></p>\n</div>\n</div>",
                page_view_phrase(view, "page.whole"), address->str, figure->id, whole->name.text[view->language]);
}

void figure_html_append(const struct page_view *view, const struct figure *figure, unsigned level, GString *out) {
    bool closed = figure->folded && figure->chart.type == CHART_NONE;
    html_append(out, "<figure class=\"$t\" id=\"$t\" aria-labelledby=\"$t-headline\">\n",
                closed ? "figure closed" : "figure", figure->id, figure->id);
    if (figure->chart.type == CHART_NONE || figure_is_silent(figure))
        append_tabled(view, figure, level, out);
    else
        append_charted(view, figure, level, out);
    g_string_append(out, "</figure>");
}

void figure_html_append_repeated(const struct page_view *view, const struct figure *figure, GString *out) {
    html_append(out, "<p class=\"repeated\">$t <a href=\"#$t\">$t</a></p>", page_view_phrase(view, "page.above"),
                figure->id, figure->headline.text[view->language]);
}
