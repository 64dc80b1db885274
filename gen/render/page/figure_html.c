#include "render/page/figure_html.h"

#include "render/chart/snippet.h"
#include "render/page/elsewhere.h"
#include "render/escape.h"
#include "render/render.h"
#include "model/paths.h"

static void append_chart(const struct page_view *view, const struct figure *figure, bool narrow, GString *out) {
    g_string_append(out, narrow ? "<div class=\"drawing narrow\">\n" : "<div class=\"drawing wide\">\n");
    render_chart_inline(view->report, figure, view->language, narrow, NULL, view->page, out);
    g_string_append(out, "\n</div>\n");
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
static void append_snippets(const struct page_view *view, const struct figure *figure, GString *out) {
    const struct report *report = view->report;
    g_autoptr(GString) frame = g_string_new(NULL);
    snippet_append_frame(report, figure, view->language, frame);
    append_code(view, "page.embed.frame", frame->str, out);
    html_append(out,
                "<p>$t <code>" PATH_EDITIONS "/$t/</code> → <code>" PATH_NEWEST "/</code>. "
                "$t <code>#auto</code></p>\n",
                page_view_phrase(view, "page.embed.newest"), report->edition,
                page_view_phrase(view, "page.embed.dark"));
    g_autofree char *edition = address_in_edition(&report->dataset->settings, report->edition, "");
    g_autofree char *place = g_strconcat(edition, view->page->path.text[view->language], "#", figure->id, NULL);
    g_autoptr(GString) picture = g_string_new(NULL);
    snippet_append_picture(report, figure, view->language, place, picture);
    append_code(view, "page.snippet", picture->str, out);
}

static void append_copy(const struct page_view *view, const char *key, const char *text, GString *out) {
    html_append(out, "<p class=\"term\">$t</p>\n<p>$t</p>\n", page_view_phrase(view, key), text);
}

static void append_summary(const struct page_view *view, const struct figure *figure, const char *key, GString *out) {
    html_append(out, "<summary>$t<span class=\"hidden\">: $t</span></summary>\n", page_view_phrase(view, key),
                figure->headline.text[view->language]);
}

/* Who may use it, and how to name it. */
static void append_terms(const struct page_view *view, const struct figure *figure, GString *out) {
    const struct report *report = view->report;
    const char *citation = report->citation.text[view->language];
    const char *licence = report->licence_name.text[view->language];
    append_copy(view, "page.attribution", figure_chart_source(figure, view->language), out);
    if (citation) {
        g_autofree char *whole = g_strconcat("‘", figure->headline.text[view->language], "’. ", citation, NULL);
        append_copy(view, "page.citation", whole, out);
    }
    if (licence && report->licence_url)
        html_append(out, "<p class=\"term\">$t</p>\n<p><a rel=\"license\" href=\"$u\">$t</a></p>\n",
                    page_view_phrase(view, "page.licence"), report->licence_url, licence);
    else if (licence)
        append_copy(view, "page.licence", licence, out);
}

static void append_table_details(const struct page_view *view, const struct figure *figure, GString *out) {
    g_string_append(out, "<details class=\"data\">\n");
    append_summary(view, figure, "page.table", out);
    table_html_append(view, figure, false, out);
    g_string_append(out, "</details>\n");
}

static void append_charted(const struct page_view *view, const struct figure *figure, GString *out) {
    append_chart(view, figure, false, out);
    append_chart(view, figure, true, out);
    if (figure->elsewhere.text[view->language]) {
        elsewhere_html_append(view, figure, out);
        notes_html_append(view, figure, out);
    } else {
        append_table_details(view, figure, out);
    }
    g_string_append(out, "<details class=\"reuse\">\n");
    append_summary(view, figure, "page.embed", out);
    append_files(view, figure, out);
    if (view->report->dataset->settings.base_url)
        append_snippets(view, figure, out);
    append_copy(view, "page.alt", figure->alt.text[view->language], out);
    append_terms(view, figure, out);
    g_string_append(out, "</details>\n");
}

/* A long table that few look for opens at a click; its summary is the headline. */
static void append_folded(const struct page_view *view, const struct figure *figure, GString *out) {
    html_append(out, "<details class=\"data\">\n<summary>$t</summary>\n", figure->headline.text[view->language]);
    table_html_append(view, figure, false, out);
    g_string_append(out, "</details>\n");
}

static void append_plain(const struct page_view *view, const struct figure *figure, GString *out) {
    if (figure->folded)
        append_folded(view, figure, out);
    else
        table_html_append(view, figure, true, out);
    if (figure->listing)
        return;
    html_append(out, "<div class=\"source\">\n<p>$t</p>\n", figure->source.text[view->language]);
    append_files(view, figure, out);
    g_string_append(out, "</div>\n");
}

static void append_empty(const struct page_view *view, const struct figure *figure, GString *out) {
    html_append(out, "<p class=\"headline\"><strong>$t</strong> <span>$t</span></p>\n<p class=\"empty\">$t</p>\n",
                figure->headline.text[view->language], figure->subtitle.text[view->language],
                figure->empty.text[view->language]);
}

void figure_html_append(const struct page_view *view, const struct figure *figure, GString *out) {
    html_append(out, "<figure class=\"figure\" id=\"$t\">\n", figure->id);
    if (figure->empty.text[view->language])
        append_empty(view, figure, out);
    else if (figure->chart.type == CHART_NONE)
        append_plain(view, figure, out);
    else
        append_charted(view, figure, out);
    g_string_append(out, "</figure>");
}

void figure_html_append_repeated(const struct page_view *view, const struct figure *figure, GString *out) {
    html_append(out, "<p class=\"repeated\">$t <a href=\"#$t\">$t</a></p>", page_view_phrase(view, "page.above"),
                figure->id, figure->headline.text[view->language]);
}
