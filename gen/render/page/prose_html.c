#include "render/page/figure_html.h"

#include "render/address.h"
#include "render/escape.h"
#include "model/paths.h"

void page_html_append_address(const struct page_view *view, const struct page *page, GString *out) {
    g_autoptr(GString) path = g_string_new(NULL);
    path_append_html(path, page, view->language);
    page_view_append_address(view, out, path->str);
}

static void append_words(const struct page_view *view, const struct span *span, GString *out) {
    if (span->figure)
        figure_html_append_number(out, span->figure, span->row, span->column, span->text);
    else if (span->link || span->address)
        html_append(out, "<bdi>$t</bdi>", span->text);
    else
        foreign_titles_html_append(view, span->text, out);
}

static void append_place(const struct page_view *view, const struct span *span, GString *out) {
    page_html_append_address(view, span->link, out);
    if (span->anchor)
        g_string_append_printf(out, "#%s", span->anchor);
}

static void append_span(const struct page_view *view, const struct span *span, bool in_link, GString *out) {
    bool linked = span->link && !in_link && report_has_page(view->report, span->link, view->language);
    g_autoptr(GString) address = g_string_new(NULL);
    if (linked)
        append_place(view, span, address);
    else if (span->address && !in_link)
        g_string_append(address, span->address);
    linked = address->len > 0;
    if (linked)
        html_append(out, "<a href=\"$u\">", address->str);
    if (span->strong)
        g_string_append(out, "<strong>");
    append_words(view, span, out);
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

/* The headings of a list in a line, each a link to its group. */
static void append_jumps(const struct list_item *items, guint count, GString *out) {
    g_autoptr(GString) jumps = g_string_new(NULL);
    for (guint i = 0; i < count; i++)
        if (items[i].heading)
            html_append(jumps, "<li><a href=\"#$t\">$t</a></li>", items[i].anchor, items[i].heading);
    if (jumps->len)
        html_append(out, "<ul class=\"jumps\">$m</ul>\n", jumps);
}

void list_html_append(const struct page_view *view, const struct slot *slot, GString *out) {
    const struct list_item *items = slot->items[view->language];
    guint count = slot->item_count[view->language];
    append_jumps(items, count, out);
    for (guint i = 0; i < count; i++) {
        if (items[i].heading) {
            g_hash_table_add(view->ids, g_strdup(items[i].anchor));
            html_append(out, "<h2 id=\"$t\">$t</h2>\n", items[i].anchor, items[i].heading);
        }
        if (i == 0 || items[i].heading)
            g_string_append(out, "<ul class=\"entries\">\n");
        g_string_append(out, "<li>");
        prose_html_append(view, &items[i].words, false, out);
        g_string_append(out, "</li>\n");
        if (i + 1 == count || items[i + 1].heading)
            g_string_append(out, "</ul>\n");
    }
}
