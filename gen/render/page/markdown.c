#include "render/page/markdown.h"

#include "render/address.h"
#include "render/escape.h"
#include "render/machine/machine.h"
#include "render/page/tree.h"
#include "model/fingerprint.h"
#include "model/paths.h"

#include <string.h>

/* A span without the spaces at its ends: next to a space, ** and [] are no markup. Those spaces go outside. */
struct trimmed {
    gsize before;
    char *words;
    gsize after;
};

static struct trimmed trim(const char *text) {
    struct trimmed trimmed = {.before = strspn(text, " ")};
    gsize length = strlen(text + trimmed.before);
    while (length > 0 && text[trimmed.before + length - 1] == ' ') {
        length--;
        trimmed.after++;
    }
    trimmed.words = g_strndup(text + trimmed.before, length);
    return trimmed;
}

static void append_link(const struct page_view *view, const char *words, const struct page *page, GString *out) {
    g_autoptr(GString) path = g_string_new(NULL);
    g_autoptr(GString) address = g_string_new(NULL);
    path_append_markdown(path, page, view->language);
    page_view_append_address(view, address, path->str);
    markdown_append(out, "[$t]($u)", words, address->str);
}

/* Digits alone may still become the number of a list, by a full stop behind them. */
static bool is_begun(const GString *out) {
    return strspn(out->str, " 0123456789") < out->len;
}

static void append_span(const struct page_view *view, const struct span *span, bool in_link, bool strong,
                        GString *out) {
    bool linked = span->link && !in_link && report_has_page(view->report, span->link, view->language);
    struct trimmed trimmed = trim(span->text);
    bool marked = strong && trimmed.words[0], begun = is_begun(out);
    if (trimmed.before)
        g_string_append_c(out, ' ');
    if (marked)
        g_string_append(out, "**");
    if (linked)
        append_link(view, trimmed.words, span->link, out);
    else if (span->address && !in_link)
        markdown_append(out, "[$t]($u)", trimmed.words, span->address);
    else if (begun)
        escape_markdown_continued(out, trimmed.words);
    else
        escape_markdown(out, trimmed.words);
    if (marked)
        g_string_append(out, "**");
    if (trimmed.after)
        g_string_append_c(out, ' ');
    g_free(trimmed.words);
}

void prose_markdown_append(const struct page_view *view, const struct prose *prose, bool in_link, GString *out) {
    for (guint i = 0; i < prose->count; i++)
        append_span(view, &prose->spans[i], in_link, prose->spans[i].strong, out);
}

static void append_plain_weight(const struct page_view *view, const struct prose *prose, GString *out) {
    for (guint i = 0; i < prose->count; i++)
        append_span(view, &prose->spans[i], false, false, out);
}

static void append_fact(const struct page_view *view, const struct fact *fact, GString *out) {
    append_plain_weight(view, &fact->term, out);
    if (fact->value.count) {
        g_string_append_printf(out, "%s **", language_row(view->language)->colon);
        append_plain_weight(view, &fact->value, out);
        g_string_append(out, "**");
    }
    if (fact->remark.count) {
        g_string_append(out, " (");
        append_plain_weight(view, &fact->remark, out);
        g_string_append(out, ")");
    }
}

void facts_markdown_append(const struct page_view *view, const struct slot *slot, GString *out) {
    for (guint i = 0; i < slot->fact_count; i++) {
        g_autoptr(GString) line = g_string_new(NULL);
        append_fact(view, &slot->facts[view->language][i], line);
        markdown_append(out, "- $m\n", line);
    }
}

void cards_markdown_append(const struct page_view *view, const struct slot *slot, GString *out) {
    for (guint i = 0; i < slot->card_count; i++) {
        g_autoptr(GString) line = g_string_new(NULL);
        append_fact(view, &slot->cards[view->language][i].words, line);
        markdown_append(out, "- $m\n", line);
    }
}

void key_markdown_append(const struct page_view *view, const struct slot *slot, GString *out) {
    const struct bar_key *key = &slot->key[view->language];
    markdown_append(out, "$t", key->title);
    g_string_append(out, language_row(view->language)->colon);
    markdown_append(out, " $t - $t\n", key->low, key->high);
}

void list_markdown_append(const struct page_view *view, const struct slot *slot, GString *out) {
    for (guint i = 0; i < slot->item_count[view->language]; i++) {
        const struct list_item *item = &slot->items[view->language][i];
        if (item->heading)
            markdown_append(out, i ? "\n## $t\n\n" : "## $t\n\n", item->heading);
        g_autoptr(GString) line = g_string_new(NULL);
        prose_markdown_append(view, &item->words, false, line);
        markdown_append(out, "- $m\n", line);
    }
}

static const struct page_format markdown_format = {
    .markdown = true,
    .prose = prose_markdown_append,
    .facts = facts_markdown_append,
    .list = list_markdown_append,
    .cards = cards_markdown_append,
    .key = key_markdown_append,
    .figure = figure_markdown_append,
    .empty_figure = figure_markdown_append_empty,
    .seen_figure = figure_markdown_append_seen,
    .repeated_figure = figure_markdown_append_repeated,
    .page_path = path_append_markdown,
    .code = escape_markdown_code,
};

static void append_field(GString *out, const char *name, const char *text) {
    g_string_append(out, name);
    g_string_append(out, ": ");
    escape_yaml(out, text);
    g_string_append_c(out, '\n');
}

static void append_front_matter(const struct page_view *view, GString *out) {
    const struct settings *settings = &view->report->dataset->settings;
    g_autoptr(GString) title = g_string_new(NULL);
    g_autoptr(GString) description = g_string_new(NULL);
    page_view_append_plain(view, title, view->template->title ? view->template->title : "");
    page_view_append_plain(view, description, view->template->description ? view->template->description : "");
    g_string_append(out, "---\n");
    append_field(out, "title", title->str);
    g_string_append(out, "date: ");
    date_append_iso(out, settings->edition_date);
    g_string_append_c(out, '\n');
    append_field(out, "lang", language_code(view->language));
    append_field(out, "edition", view->report->edition);
    if (description->len)
        append_field(out, "description", description->str);
    append_field(out, "translationKey", view->page->key);
    if (settings->base_url) {
        g_autofree char *original = address_in_edition(&view->report->dataset->settings, view->report->edition,
                                                       view->page->path.text[view->language]);
        append_field(out, "original", original);
    }
    if (settings->edition_kind == EDITION_DRAFT)
        g_string_append(out, "draft: true\n");
    g_string_append(out, "---\n\n");
    if (settings->edition_kind == EDITION_DRAFT)
        markdown_append(out, "> $t\n\n", page_view_phrase(view, "page.draft"));
}

void page_markdown_render(const struct site *site, const struct page *page, enum language language, struct sink *sink) {
    g_autoptr(GString) file = g_string_new(NULL);
    path_append_markdown(file, page, language);
    g_autofree char *made_from = made_from_page(site->report, page);
    if (sink_take(sink, file->str, made_from))
        return;
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) reasons = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct page_view view = {.site = site,
                             .report = site->report,
                             .page = page,
                             .template = templates_page(site->report->templates, language, page->template_name),
                             .language = language,
                             .file = file->str,
                             .ids = ids,
                             .reasons = reasons};
    g_autoptr(GString) text = g_string_new(NULL);
    append_front_matter(&view, text);
    page_tree_append(&view, &markdown_format, text);
    sink_put_text(sink, file->str, text);
}
