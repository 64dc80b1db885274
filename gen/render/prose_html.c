#include "render/figure_html.h"

#include "render/address.h"
#include "render/escape.h"

void page_html_append_address(const struct page_view *view, const struct page *page, GString *out) {
    g_autoptr(GString) path = g_string_new(NULL);
    address_append_html(path, page, view->language);
    page_view_append_address(view, out, path->str);
}

static void append_words(const struct span *span, GString *out) {
    if (span->figure)
        figure_html_append_number(out, span->figure, span->row, span->column, span->text);
    else if (span->link)
        html_append(out, "<bdi>$t</bdi>", span->text);
    else
        html_append(out, "$t", span->text);
}

static void append_span(const struct page_view *view, const struct span *span, bool in_link, GString *out) {
    bool linked = span->link && !in_link && page_view_exists(view->report, span->link, view->language);
    if (linked) {
        g_autoptr(GString) address = g_string_new(NULL);
        page_html_append_address(view, span->link, address);
        html_append(out, "<a href=\"$u\">", address->str);
    }
    if (span->strong)
        g_string_append(out, "<strong>");
    append_words(span, out);
    if (span->strong)
        g_string_append(out, "</strong>");
    if (linked)
        g_string_append(out, "</a>");
}

void prose_html_append(const struct page_view *view, const struct prose *prose, bool in_link, GString *out) {
    for (guint i = 0; i < prose->count; i++)
        append_span(view, &prose->spans[i], in_link, out);
}

static void append_fact(const struct page_view *view, const struct fact *fact, GString *out) {
    g_string_append(out, "<div>\n<dt>");
    prose_html_append(view, &fact->term, false, out);
    g_string_append(out, "</dt>\n<dd class=\"value\">");
    prose_html_append(view, &fact->value, false, out);
    g_string_append(out, "</dd>\n");
    if (fact->remark.count) {
        g_string_append(out, "<dd class=\"remark\">");
        prose_html_append(view, &fact->remark, false, out);
        g_string_append(out, "</dd>\n");
    }
    g_string_append(out, "</div>\n");
}

void facts_html_append(const struct page_view *view, const struct slot *slot, GString *out) {
    g_string_append(out, "<dl class=\"facts\">\n");
    for (guint i = 0; i < slot->fact_count; i++)
        append_fact(view, &slot->facts[view->language][i], out);
    g_string_append(out, "</dl>");
}
