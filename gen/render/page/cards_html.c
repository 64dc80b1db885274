/* Cards as HTML: terms with their numbers, in which each is as a whole the link of its term. */
#include "render/page/figure_html.h"

#include "render/escape.h"
#include "render/render.h"

/* The colour of a party, with a notch for each before it that has nearly the same. */
static void append_colour(const struct card *card, GString *out) {
    static const char *const notches[MOST_NOTCHES + 1] = {"", "M0 5h10", "M0 3.5h10M0 6.5h10"};
    if (!card->colour || card->notches > MOST_NOTCHES)
        return;
    html_append(out,
                "<svg class=\"of-party\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect width=\"10\" height=\"10\" "
                "fill=\"$t\"/>",
                card->colour);
    if (card->notches > 0)
        html_append(out, "<path d=\"$t\"/>", notches[card->notches]);
    g_string_append(out, "</svg>");
}

/* most is what the drawings of all cards reach. */
static void append_card(const struct page_view *view, const struct card *card, int64_t most, GString *out) {
    g_string_append(out, "<div>\n<dt>");
    append_colour(card, out);
    prose_html_append(view, &card->words.term, false, out);
    g_string_append(out, "</dt>\n");
    if (card->words.value.count || card->drawn) {
        g_string_append(out, "<dd class=\"value\">");
        prose_html_append(view, &card->words.value, false, out);
        if (card->drawn)
            render_spark(card->drawn, card->column, most, out);
        g_string_append(out, "</dd>\n");
    }
    if (card->words.remark.count) {
        g_string_append(out, "<dd class=\"remark\">");
        prose_html_append(view, &card->words.remark, false, out);
        g_string_append(out, "</dd>\n");
    }
    g_string_append(out, "</div>\n");
}

void cards_html_append(const struct page_view *view, const struct slot *slot, GString *out) {
    const struct figure *drawn = NULL;
    int64_t most = 0;
    g_string_append(out, "<dl class=\"cards\">\n");
    for (guint i = 0; i < slot->card_count; i++) {
        const struct card *card = &slot->cards[view->language][i];
        if (card->drawn && card->drawn != drawn) {
            drawn = card->drawn;
            most = render_spark_scale(drawn);
        }
        append_card(view, card, most, out);
    }
    g_string_append(out, "</dl>");
}

/* The bar looks as bars in charts do: solid up to its low end, and from there to the high one light with a hatch. */
void key_html_append(const struct page_view *view, const struct slot *slot, GString *out) {
    const struct bar_key *key = &slot->key[view->language];
    html_append(out, "<p class=\"bar-key\"><span class=\"title\">$t</span> ", key->title);
    g_string_append(out, "<svg viewBox=\"0 0 192 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                         "<pattern id=\"bar-key-hatch\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">"
                         "<rect class=\"possible\" width=\"4\" height=\"4\"/>"
                         "<path class=\"hatch\" d=\"M0 4l4 -4M-1 1l2 -2M3 5l2 -2\"/></pattern>"
                         "<rect class=\"certain\" width=\"108\" height=\"12\"/>"
                         "<rect x=\"108\" width=\"84\" height=\"12\" fill=\"url(#bar-key-hatch)\"/></svg>");
    html_append(out, "<span class=\"low\">$t</span> <span class=\"high\">$t</span></p>", key->low, key->high);
}

static void append_way(const struct page_view *view, const struct page *page, const char *rel, const char *phrase,
                       GString *out) {
    if (!page)
        return;
    g_autoptr(GString) address = g_string_new(NULL);
    page_html_append_address(view, page, address);
    html_append(out, "<li class=\"$t\"><a href=\"$u\" rel=\"$t\">", rel, address->str, rel);
    if (phrase)
        html_append(out, "<span>$t</span> ", page_view_phrase(view, phrase));
    html_append(out, "<bdi>$t</bdi></a></li>\n",
                (subject_is_pair(page->subject) ? page->parent : page)->name.text[view->language]);
}

void beside_html_append(const struct page_view *view, const struct slot *slot, GString *out) {
    const struct beside *beside = &slot->beside;
    html_append(out, "<nav class=\"beside\" aria-label=\"$t\"><ul>\n", page_view_phrase(view, "page.beside"));
    append_way(view, beside->previous, "prev", "page.previous", out);
    append_way(view, beside->all, "up", NULL, out);
    append_way(view, beside->next, "next", "page.next", out);
    g_string_append(out, "</ul></nav>");
}
