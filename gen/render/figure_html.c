#include "render/figure_html.h"

#include "render/escape.h"
#include "render/render.h"

static void append_chart(const struct page_view *view, const struct figure *figure, bool narrow, GString *out) {
    g_string_append(out, narrow ? "<div class=\"drawing narrow\">\n" : "<div class=\"drawing wide\">\n");
    render_chart_inline(view->report, figure, view->language, narrow, out);
    g_string_append(out, "\n</div>\n");
}

static void append_file(const struct page_view *view, const char *path, const char *label, GString *out) {
    g_autoptr(GString) address = g_string_new(NULL);
    page_view_append_address(view, address, path);
    html_append(out, "<li><a href=\"$u\">$t</a></li>", address->str, label);
}

/* The files of a figure. Their formats are names, the same in every language. */
static void append_files(const struct page_view *view, const struct figure *figure, GString *out) {
    static const struct {
        const char *ending, *label;
        bool picture;
    } files[] = {{".svg", "SVG", true},
                 {".png", "PNG", true},
                 {".pdf", "PDF", true},
                 {".csv", "CSV", false},
                 {".json", "JSON", false}};
    g_string_append(out, "<ul class=\"links\">");
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        if (files[i].picture && figure->chart.type == CHART_NONE)
            continue;
        g_autofree char *path = files[i].picture ? page_view_chart_path(view, figure, files[i].ending)
                                                 : page_view_data_path(figure, files[i].ending);
        append_file(view, path, files[i].label, out);
    }
    g_string_append(out, "</ul>\n");
}

/* HTML for someone else's page: the picture of this very edition, so that it cannot change under their text. */
static void append_snippet(const struct page_view *view, const struct figure *figure, GString *out) {
    const char *base = view->report->dataset->settings.base_url;
    if (!base)
        return;
    g_autofree char *picture = page_view_chart_path(view, figure, ".svg");
    g_autofree char *edition = g_strconcat(base, "releases/", view->report->edition, "/", NULL);
    g_autofree char *source = g_strconcat(edition, picture, NULL);
    g_autofree char *place = g_strconcat(edition, view->page->path.text[view->language], "#", figure->id, NULL);
    g_autoptr(GString) snippet = g_string_new(NULL);
    html_append(snippet, "<a href=\"$u\"><img src=\"$u\" alt=\"$t\"></a>", place, source,
                figure->alt.text[view->language]);
    html_append(out, "<p class=\"term\">$t</p>\n<pre><code>$t</code></pre>\n", page_view_phrase(view, "page.snippet"),
                snippet->str);
}

static void append_copy(const struct page_view *view, const char *key, const char *text, GString *out) {
    html_append(out, "<p class=\"term\">$t</p>\n<p>$t</p>\n", page_view_phrase(view, key), text);
}

static void append_summary(const struct page_view *view, const struct figure *figure, const char *key, GString *out) {
    html_append(out, "<summary>$t<span class=\"hidden\">: $t</span></summary>\n", page_view_phrase(view, key),
                figure->headline.text[view->language]);
}

static void append_charted(const struct page_view *view, const struct figure *figure, GString *out) {
    append_chart(view, figure, false, out);
    append_chart(view, figure, true, out);
    g_string_append(out, "<details class=\"data\">\n");
    append_summary(view, figure, "page.table", out);
    table_html_append(view, figure, false, out);
    g_string_append(out, "</details>\n<details class=\"reuse\">\n");
    append_summary(view, figure, "page.embed", out);
    append_files(view, figure, out);
    append_copy(view, "page.alt", figure->alt.text[view->language], out);
    append_copy(view, "page.attribution", figure->source.text[view->language], out);
    append_snippet(view, figure, out);
    g_string_append(out, "</details>\n");
}

static void append_plain(const struct page_view *view, const struct figure *figure, GString *out) {
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
