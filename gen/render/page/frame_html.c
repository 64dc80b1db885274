#include "render/page/frame_html.h"

#include "model/layout.h"
#include "render/address.h"
#include "render/escape.h"
#include "render/page/figure_html.h"
#include "render/page/head.h"
#include "model/paths.h"

#include <string.h>

struct frame {
    const struct page_view *view;
    const char *title;
    const char *description;
    const GString *content;
};

/* Values: bare text, escaped where they land. */

static void value_lang(const struct frame *frame, GString *out) {
    g_string_append(out, language_code(frame->view->language));
}

static void value_title(const struct frame *frame, GString *out) {
    g_string_append(out, frame->title);
}

static void value_site(const struct frame *frame, GString *out) {
    g_string_append(out, frame->view->report->title.text[frame->view->language]);
}

static void value_description(const struct frame *frame, GString *out) {
    g_string_append(out, frame->description);
}

static void value_root(const struct frame *frame, GString *out) {
    page_view_append_address(frame->view, out, "");
}

static void value_home(const struct frame *frame, GString *out) {
    g_autofree char *path = path_of_home(frame->view->language);
    page_view_append_address(frame->view, out, frame->view->page ? path : PATH_INDEX);
}

static void value_edition(const struct frame *frame, GString *out) {
    g_string_append(out, frame->view->report->edition_line.text[frame->view->language]);
}

/* On each sheet of paper: whose it is, which edition, and where it stands. */
static void value_sheet(const struct frame *frame, GString *out) {
    const struct report *report = frame->view->report;
    const struct settings *settings = &report->dataset->settings;
    value_site(frame, out);
    g_string_append_printf(out, " · %s", report->edition_line.text[frame->view->language]);
    if (!settings->base_url || !frame->view->page)
        return;
    g_autofree char *address =
        address_in_edition(settings, report->edition, frame->view->page->path.text[frame->view->language]);
    g_string_append_printf(out, " · %s", address);
}

static void value_skip(const struct frame *frame, GString *out) {
    g_string_append(out, page_view_phrase(frame->view, "page.skip"));
}

/* Blocks: finished markup, with their own element around them, so that an empty one leaves nothing. */

static void block_head(const struct frame *frame, GString *out) {
    page_head_append(frame->view, frame->title, frame->description, out);
}

static void block_content(const struct frame *frame, GString *out) {
    html_append(out, "$m", frame->content);
}

static void block_draft(const struct frame *frame, GString *out) {
    if (frame->view->report->dataset->settings.edition_kind == EDITION_DRAFT)
        html_append(out, "<aside class=\"draft\">$t</aside>", page_view_phrase(frame->view, "page.draft"));
}

/* "page": here; "true": somewhere below. */
static const char *current_of(const struct page_view *view, const struct page *page) {
    if (page == view->page)
        return "page";
    for (const struct page *above = view->page->parent; above && above->parent; above = above->parent)
        if (above == page)
            return "true";
    return NULL;
}

static void block_menu(const struct frame *frame, GString *out) {
    const struct page_view *view = frame->view;
    const GArray *menu = view->site->menu[view->language];
    if (!view->page || menu->len == 0)
        return;
    html_append(out, "<nav class=\"menu\" aria-label=\"$t\"><ul>", page_view_phrase(view, "page.menu"));
    for (guint i = 0; i < menu->len; i++) {
        const struct menu_entry *entry = &g_array_index(menu, struct menu_entry, i);
        const char *current = current_of(view, entry->page);
        g_autoptr(GString) address = g_string_new(NULL);
        page_html_append_address(view, entry->page, address);
        html_append(out, "<li><a href=\"$u\"", address->str);
        if (current)
            html_append(out, " aria-current=\"$t\"", current);
        html_append(out, ">$t</a></li>", entry->label);
    }
    g_string_append(out, "</ul></nav>");
}

static void append_language(const struct page_view *view, enum language other, GString *out) {
    g_autoptr(GString) path = g_string_new(NULL);
    g_autoptr(GString) address = g_string_new(NULL);
    path_append_html(path, view->page, other);
    page_view_append_address(view, address, path->str);
    html_append(out, "<li><a href=\"$u\" lang=\"$t\" hreflang=\"$t\">$t</a></li>", address->str, language_code(other),
                language_code(other), language_row(other)->own_name);
}

static void block_languages(const struct frame *frame, GString *out) {
    const struct page_view *view = frame->view;
    g_autoptr(GString) items = g_string_new(NULL);
    for (int i = 0; view->page && i < LANGUAGE_COUNT; i++)
        if (i != (int)view->language && report_has_page(view->report, view->page, (enum language)i))
            append_language(view, (enum language)i, items);
    if (items->len)
        html_append(out, "<nav class=\"languages\" aria-label=\"$t\"><ul>$m</ul></nav>",
                    page_view_phrase(view, "page.languages"), items);
}

static void append_above(const struct page_view *view, const struct page *page, GString *out) {
    if (page->parent)
        append_above(view, page->parent, out);
    if (!report_has_page(view->report, page, view->language))
        return;
    g_autoptr(GString) address = g_string_new(NULL);
    page_html_append_address(view, page, address);
    html_append(out, "<li><a href=\"$u\"><bdi>$t</bdi></a></li>", address->str, page->name.text[view->language]);
}

static void block_trail(const struct frame *frame, GString *out) {
    const struct page_view *view = frame->view;
    if (!view->page || !view->page->parent)
        return;
    html_append(out, "<nav class=\"trail\" aria-label=\"$t\"><ol>", page_view_phrase(view, "page.trail"));
    append_above(view, view->page->parent, out);
    html_append(out, "<li aria-current=\"page\"><bdi>$t</bdi></li></ol></nav>", view->page->name.text[view->language]);
}

/* Its name is that of the publisher; the page says the report's title beside it. */
static void block_logo(const struct frame *frame, GString *out) {
    const struct settings *settings = &frame->view->report->dataset->settings;
    g_autoptr(GString) address = g_string_new(NULL);
    if (!settings->house.logo)
        return;
    page_view_append_address(frame->view, address, PATH_LOGO);
    html_append(out, "<img class=\"logo\" src=\"$u\" alt=\"$t\" width=\"$d\" height=\"$d\">", address->str,
                settings->publisher_name, (unsigned)settings->house.logo_width, (unsigned)settings->house.logo_height);
}

static void block_footer(const struct frame *frame, GString *out) {
    page_footer_append(frame->view, out);
}

static const struct slot_writer {
    bool markup;
    void (*write)(const struct frame *frame, GString *out);
} writers[LAYOUT_SLOT_COUNT] = {
    [LAYOUT_CONTENT] = {true, block_content},     [LAYOUT_DESCRIPTION] = {false, value_description},
    [LAYOUT_DRAFT] = {true, block_draft},         [LAYOUT_EDITION] = {false, value_edition},
    [LAYOUT_FOOTER] = {true, block_footer},       [LAYOUT_HEAD] = {true, block_head},
    [LAYOUT_HOME] = {false, value_home},          [LAYOUT_LANG] = {false, value_lang},
    [LAYOUT_LANGUAGES] = {true, block_languages}, [LAYOUT_LOGO] = {true, block_logo},
    [LAYOUT_MENU] = {true, block_menu},           [LAYOUT_ROOT] = {false, value_root},
    [LAYOUT_SHEET] = {false, value_sheet},        [LAYOUT_SITE] = {false, value_site},
    [LAYOUT_SKIP] = {false, value_skip},          [LAYOUT_TITLE] = {false, value_title},
    [LAYOUT_TRAIL] = {true, block_trail},
};

/* Where in the layout we are: between tags, in a tag, or in a quoted attribute, whose name is known. */
struct cursor {
    bool in_tag;
    char quote;
    const char *attribute;
};

static void cursor_move(struct cursor *cursor, const char *text, gsize length) {
    for (gsize i = 0; i < length; i++) {
        char c = text[i];
        if (cursor->quote) {
            if (c == cursor->quote)
                cursor->quote = '\0';
        } else if (!cursor->in_tag) {
            cursor->in_tag = c == '<';
            cursor->attribute = NULL;
        } else if (c == '"' || c == '\'') {
            cursor->quote = c;
        } else if (c == '>') {
            cursor->in_tag = false;
        } else if (c == ' ' || c == '\n' || c == '\t') {
            cursor->attribute = text + i + 1;
        }
    }
}

static bool is_address(const struct cursor *cursor) {
    return cursor->quote && cursor->attribute &&
           (g_str_has_prefix(cursor->attribute, "href=") || g_str_has_prefix(cursor->attribute, "src="));
}

/* In a tag but outside quotes nothing is safe, and markup belongs between tags only: there a slot stays empty. */
static void fill_slot(const struct frame *frame, const struct slot_writer *slot, const struct cursor *cursor,
                      GString *out) {
    if ((cursor->in_tag && !cursor->quote) || (cursor->in_tag && slot->markup))
        return;
    g_autoptr(GString) value = g_string_new(NULL);
    slot->write(frame, value);
    if (slot->markup)
        html_append(out, "$m", value);
    else
        html_append(out, is_address(cursor) ? "$u" : "$t", value->str);
}

/* The layout without its comments, which are for its authors. */
static char *layout_bare(const char *layout) {
    GString *bare = g_string_new(NULL);
    for (const char *comment; (comment = strstr(layout, "<!--"));) {
        g_string_append_len(bare, layout, comment - layout);
        const char *end = strstr(comment, "-->");
        layout = end ? end + 3 : comment + strlen(comment);
    }
    g_string_append(bare, layout);
    return g_string_free(bare, FALSE);
}

void frame_html_append(const struct page_view *view, const char *title, const char *description, const GString *content,
                       GString *out) {
    struct frame frame = {.view = view, .title = title, .description = description, .content = content};
    g_autofree char *layout = layout_bare(view->report->templates->layout);
    struct cursor cursor = {0};
    gsize done = 0;
    struct slot_match match;
    while (slot_match_find(layout, done, &match)) {
        g_string_append_len(out, layout + done, (gssize)(match.start - done));
        cursor_move(&cursor, layout + done, match.start - done);
        enum layout_slot slot;
        if (match.form == SLOT_NAMED && layout_slot_from_word(match.name, &slot))
            fill_slot(&frame, &writers[slot], &cursor, out);
        done = match.end;
    }
    g_string_append(out, layout + done);
}
