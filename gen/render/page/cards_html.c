/* Cards as HTML: a list, in which each item is as a whole the link of its name. */
#include "render/page/figure_html.h"

#include "render/escape.h"
#include "render/render.h"

static void append_colour(const char *colour, GString *out) {
    if (colour)
        html_append(out,
                    "<svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect width=\"10\" height=\"10\" "
                    "fill=\"$t\"/></svg>",
                    colour);
}

static void append_part(const struct page_view *view, const char *class, const struct prose *prose, GString *out) {
    g_autoptr(GString) words = g_string_new(NULL);
    prose_html_append(view, prose, false, words);
    if (words->len)
        html_append(out, "<span class=\"$t\">$m</span>\n", class, words);
}

static void append_card(const struct page_view *view, const struct card *card, GString *out) {
    g_string_append(out, "<li>");
    append_colour(card->colour, out);
    append_part(view, "of", &card->words.term, out);
    append_part(view, "value", &card->words.value, out);
    append_part(view, "remark", &card->words.remark, out);
    if (card->drawn)
        render_spark(card->drawn, card->column, out);
    g_string_append(out, "</li>\n");
}

void cards_html_append(const struct page_view *view, const struct slot *slot, GString *out) {
    const struct card *cards = slot->cards[view->language];
    bool drawn = false;
    for (guint i = 0; i < slot->card_count; i++)
        drawn = drawn || cards[i].drawn;
    html_append(out, "<ul class=\"cards$t\">\n", drawn ? " drawn" : "");
    for (guint i = 0; i < slot->card_count; i++)
        append_card(view, &cards[i], out);
    g_string_append(out, "</ul>");
}

void key_html_append(const struct page_view *view, const struct slot *slot, GString *out) {
    const struct bar_key *key = &slot->key[view->language];
    html_append(out,
                "<p class=\"bar-key\"><span>$t</span> <svg viewBox=\"0 0 160 12\" aria-hidden=\"true\">"
                "<rect class=\"certain\" width=\"90\" height=\"12\"/>"
                "<rect class=\"possible\" x=\"90\" width=\"70\" height=\"12\"/></svg>"
                "<span class=\"low\">$t</span> <span class=\"high\">$t</span></p>",
                key->title, key->low, key->high);
}

static void append_way(const struct page_view *view, const struct page *page, const char *rel, const char *phrase,
                       GString *out) {
    if (!page)
        return;
    g_autoptr(GString) address = g_string_new(NULL);
    page_html_append_address(view, page, address);
    html_append(out, "<li class=\"$t\"><a href=\"$u\" rel=\"$t\">", rel, address->str, rel);
    html_append(out, "<span>$t</span> <bdi>$t</bdi></a></li>\n", page_view_phrase(view, phrase),
                (subject_is_pair(page->subject) ? page->parent : page)->name.text[view->language]);
}

void beside_html_append(const struct page_view *view, const struct slot *slot, GString *out) {
    const struct beside *beside = &slot->beside;
    html_append(out, "<nav class=\"beside\" aria-label=\"$t\"><ul>\n", page_view_phrase(view, "page.beside"));
    append_way(view, beside->previous, "prev", "page.previous", out);
    append_way(view, beside->all, "up", "page.all", out);
    append_way(view, beside->next, "next", "page.next", out);
    g_string_append(out, "</ul></nav>");
}
