#include "render/page/tree.h"

#include "base/slug.h"
#include "render/address.h"
#include "render/escape.h"
#include "model/target.h"

#include <cmark.h>
#include <string.h>

/* The nodes of one kind, in reading order: collected first, since a tree may not change under its iterator. */
static GPtrArray *nodes_of(cmark_node *document, cmark_node_type type) {
    GPtrArray *nodes = g_ptr_array_new();
    cmark_iter *iterator = cmark_iter_new(document);
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == type)
            g_ptr_array_add(nodes, node);
    }
    cmark_iter_free(iterator);
    return nodes;
}

static void remove_nodes(cmark_node *document, cmark_node_type type) {
    g_autoptr(GPtrArray) nodes = nodes_of(document, type);
    for (guint i = 0; i < nodes->len; i++) {
        cmark_node_unlink(nodes->pdata[i]);
        cmark_node_free(nodes->pdata[i]);
    }
}

static cmark_node *finished_node(cmark_node_type type, const GString *text) {
    cmark_node *node = cmark_node_new(type);
    cmark_node_set_on_enter(node, text->str);
    return node;
}

static bool is_within(cmark_node *node, cmark_node_type type) {
    while ((node = cmark_node_parent(node)))
        if (cmark_node_get_type(node) == type)
            return true;
    return false;
}

/* Paragraphs that are figures, key figures or lists. */

static bool is_figures_only(cmark_node *paragraph) {
    for (cmark_node *child = cmark_node_first_child(paragraph); child; child = cmark_node_next(child)) {
        struct slot_match match;
        cmark_node_type type = cmark_node_get_type(child);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            continue;
        if (type != CMARK_NODE_TEXT || !slot_match_whole(cmark_node_get_literal(child), &match) ||
            match.form != SLOT_FIGURE)
            return false;
    }
    return true;
}

/* The level of a heading; 0 of anything else. */
static int level_of(cmark_node *node) {
    return node && cmark_node_get_type(node) == CMARK_NODE_HEADING ? cmark_node_get_heading_level(node) : 0;
}

#define LOWEST_LEVEL 6

/* The level of the heading of a figure that was placed, which its node keeps; 0 of anything else. */
static int placed_level(cmark_node *node) {
    return GPOINTER_TO_INT(cmark_node_get_user_data(node));
}

/* The level of the heading of a figure: one below the heading before it, and always below that of the page. The same as that of
 * a figure placed since that heading. */
static int figure_level(cmark_node *paragraph) {
    cmark_node *before = paragraph;
    while (before && level_of(before) == 0 && placed_level(before) == 0)
        before = cmark_node_previous(before) ? cmark_node_previous(before) : cmark_node_parent(before);
    return before && placed_level(before) ? placed_level(before) : CLAMP(level_of(before) + 1, 2, LOWEST_LEVEL);
}

/* The page nearest above this one that shows the whole of a figure, or else the first that does; NULL if none does. */
static const struct page *page_of_whole(const struct page_view *view, const struct figure *figure) {
    const struct page *page = view->page->parent;
    while (page && (page_own_part(page, view->report->dataset, figure) ||
                    !report_shows(view->report, page, view->language, figure)))
        page = page->parent;
    for (guint i = 0; !page && i < view->report->pages->len; i++) {
        const struct page *other = g_ptr_array_index(view->report->pages, i);
        if (!page_own_part(other, view->report->dataset, figure) &&
            report_shows(view->report, other, view->language, figure))
            page = other;
    }
    return page;
}

/* A figure, or what is in its place. Returns false if there is nothing to add to what the page says. */
static bool append_figure(const struct page_view *view, const struct page_format *format, const struct figure *figure,
                          unsigned level, GString *text) {
    const char *empty = figure->empty.text[view->language];
    const char *own = page_own_part(view->page, view->report->dataset, figure);
    const struct page *whole = own ? page_of_whole(view, figure) : NULL;
    bool is_said = empty && !(g_hash_table_add(view->reasons, g_strdup(empty)) &&
                              g_hash_table_add(view->ids, g_strdup(figure->id)));
    if (is_said || (whole && !empty && figure->chart.type == CHART_NONE))
        return false;
    if (empty)
        format->empty_figure(view, figure, text);
    else if (whole)
        format->seen_figure(view, figure, level, own, whole, text);
    else if (g_hash_table_add(view->ids, g_strdup(figure->id)))
        format->figure(view, figure, level, text);
    else
        format->repeated_figure(view, figure, text);
    return true;
}

static void insert_figure(const struct page_view *view, const struct page_format *format, cmark_node *paragraph,
                          const struct figure *figure) {
    g_autoptr(GString) text = g_string_sized_new(32 * 1024);
    int level = figure_level(paragraph);
    if (!append_figure(view, format, figure, (unsigned)level, text))
        return;
    cmark_node *placed = finished_node(CMARK_NODE_CUSTOM_BLOCK, text);
    cmark_node_set_user_data(placed, GINT_TO_POINTER(level));
    cmark_node_insert_before(paragraph, placed);
}

static void insert_figures(const struct page_view *view, const struct page_format *format, cmark_node *paragraph,
                           const char *name) {
    const GPtrArray *figures = page_figures(view->page, name);
    for (guint i = 0; figures && i < figures->len; i++)
        insert_figure(view, format, paragraph, g_ptr_array_index(figures, i));
}

/* A section below the heading of the page of which nothing is left has no heading either. */
static void drop_heading(cmark_node *heading) {
    int level = level_of(heading);
    cmark_node *next = level ? cmark_node_next(heading) : NULL;
    if (level < 2 || (next && (level_of(next) == 0 || level_of(next) > level)))
        return;
    cmark_node_unlink(heading);
    cmark_node_free(heading);
}

static void drop_paragraph(cmark_node *paragraph) {
    cmark_node *before = cmark_node_previous(paragraph);
    cmark_node_unlink(paragraph);
    cmark_node_free(paragraph);
    drop_heading(before);
}

static void fill_figures(const struct page_view *view, const struct page_format *format, cmark_node *paragraph) {
    for (cmark_node *child = cmark_node_first_child(paragraph); child; child = cmark_node_next(child)) {
        struct slot_match match;
        if (cmark_node_get_type(child) == CMARK_NODE_TEXT && slot_match_whole(cmark_node_get_literal(child), &match))
            insert_figures(view, format, paragraph, match.name);
    }
    drop_paragraph(paragraph);
}

/* The slot that a paragraph consists of; NULL if it is none, or a figure's. */
static const struct slot *slot_of(const struct page_view *view, cmark_node *paragraph) {
    cmark_node *child = cmark_node_first_child(paragraph);
    struct slot_match match;
    if (!child || cmark_node_next(child) || cmark_node_get_type(child) != CMARK_NODE_TEXT ||
        !slot_match_whole(cmark_node_get_literal(child), &match))
        return NULL;
    return page_slot(view->page, &match);
}

static void append_aside(const struct page_view *view, const struct page_format *format, const struct prose *prose,
                         GString *out) {
    g_autoptr(GString) words = g_string_new(NULL);
    format->prose(view, prose, false, words);
    if (words->len && format->markdown)
        g_string_append_printf(out, "%s\n", words->str);
    else if (words->len)
        html_append(out, "<p class=\"empty\">$m</p>", words);
}

static void fill_block(const struct page_view *view, const struct page_format *format, cmark_node *paragraph,
                       const struct slot *slot) {
    g_autoptr(GString) text = g_string_new(NULL);
    if (slot->kind == SLOT_FACTS && slot->fact_count)
        format->facts(view, slot, text);
    if (slot->kind == SLOT_LIST && slot->item_count[view->language])
        format->list(view, slot, text);
    if (slot->kind == SLOT_CARDS && slot->card_count)
        format->cards(view, slot, text);
    if (slot->kind == SLOT_KEY)
        format->key(view, slot, text);
    if (slot->kind == SLOT_ASIDE)
        append_aside(view, format, &slot->prose[view->language], text);
    if (slot->kind == SLOT_BESIDE && format->beside)
        format->beside(view, slot, text);
    cmark_node_replace(paragraph, finished_node(CMARK_NODE_CUSTOM_BLOCK, text));
    cmark_node_free(paragraph);
}

static void fill_paragraphs(const struct page_view *view, const struct page_format *format, cmark_node *document) {
    g_autoptr(GPtrArray) paragraphs = nodes_of(document, CMARK_NODE_PARAGRAPH);
    for (guint i = 0; i < paragraphs->len; i++) {
        cmark_node *paragraph = paragraphs->pdata[i];
        const struct slot *slot = slot_of(view, paragraph);
        if (slot && slot->kind != SLOT_PROSE && slot->kind != SLOT_LINK)
            fill_block(view, format, paragraph, slot);
        else if (slot && slot->kind == SLOT_PROSE && slot->prose[view->language].count == 0)
            drop_paragraph(paragraph);
        else if (is_figures_only(paragraph))
            fill_figures(view, format, paragraph);
    }
}

/* Headings. */

static void append_words(const struct page_view *view, GString *out, cmark_node *node) {
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        const char *literal = cmark_node_get_literal(child);
        if (literal)
            page_view_append_plain(view, out, literal);
        append_words(view, out, child);
    }
}

/* cmark writes headings without ids, so each becomes a block of our own around the same words. */
static void anchor_headings(const struct page_view *view, cmark_node *document) {
    g_autoptr(GPtrArray) headings = nodes_of(document, CMARK_NODE_HEADING);
    g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < headings->len; i++) {
        cmark_node *heading = headings->pdata[i];
        g_autoptr(GString) words = g_string_new(NULL);
        append_words(view, words, heading);
        g_autofree char *slug = slug_of(words->str);
        g_autofree char *id = slug_unused(slug, view->ids, given);
        unsigned level = (unsigned)cmark_node_get_heading_level(heading);
        g_autoptr(GString) open = g_string_new(NULL);
        g_autoptr(GString) close = g_string_new(NULL);
        html_append(open, "<h$d id=\"$t\">", level, id);
        html_append(close, "</h$d>", level);
        cmark_node *block = finished_node(CMARK_NODE_CUSTOM_BLOCK, open);
        cmark_node_set_on_exit(block, close->str);
        cmark_node_replace(heading, block);
        for (cmark_node *child; (child = cmark_node_first_child(heading));)
            cmark_node_append_child(block, child);
        cmark_node_free(heading);
    }
}

/* Running text, code and targets. */

static void insert_text(cmark_node *before, const char *text, gsize length) {
    if (length == 0)
        return;
    g_autofree char *part = g_strndup(text, length);
    cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, part);
    cmark_node_insert_before(before, node);
}

/* The words before a slot, of so many bytes, and those of the slot, if it has some. */
static void insert_slot(const struct page_view *view, const struct page_format *format, cmark_node *node,
                        const char *text, gsize length, const struct slot *slot) {
    if (!slot || slot->kind != SLOT_PROSE) {
        insert_text(node, text, length);
        return;
    }
    bool in_link = is_within(node, CMARK_NODE_LINK) || is_within(node, CMARK_NODE_IMAGE);
    struct joint joint;
    struct prose prose = prose_behind(&slot->prose[view->language], view->language, text, length, &joint);
    g_autoptr(GString) before = g_string_new_len(text, (gssize)(length - joint.cut));
    g_string_append(before, joint.between);
    insert_text(node, before->str, before->len);
    g_autoptr(GString) words = g_string_new(NULL);
    format->prose(view, &prose, in_link, words);
    if (words->len)
        cmark_node_insert_before(node, finished_node(CMARK_NODE_CUSTOM_INLINE, words));
    g_free(prose.spans);
}

static void fill_text(const struct page_view *view, const struct page_format *format, cmark_node *node) {
    const char *text = cmark_node_get_literal(node);
    gsize done = 0;
    struct slot_match match;
    while (slot_match_find(text, done, &match)) {
        insert_slot(view, format, node, text + done, match.start - done, page_slot(view->page, &match));
        done = match.end;
    }
    if (done == 0)
        return;
    insert_text(node, text + done, strlen(text + done));
    cmark_node_unlink(node);
    cmark_node_free(node);
}

/* In HTML the words under a picture are its alt attribute, for which cmark takes plain text only. */
static void fill_alt(const struct page_view *view, cmark_node *node) {
    g_autoptr(GString) words = g_string_new(NULL);
    page_view_append_plain(view, words, cmark_node_get_literal(node));
    cmark_node_set_literal(node, words->str);
}

static void fill_texts(const struct page_view *view, const struct page_format *format, cmark_node *document) {
    g_autoptr(GPtrArray) texts = nodes_of(document, CMARK_NODE_TEXT);
    for (guint i = 0; i < texts->len; i++) {
        if (!format->markdown && is_within(texts->pdata[i], CMARK_NODE_IMAGE))
            fill_alt(view, texts->pdata[i]);
        else
            fill_text(view, format, texts->pdata[i]);
    }
}

/* Text that cmark itself will escape, for HTML fully. */
static void append_bare(const struct page_view *view, const struct page_format *format, GString *out,
                        const char *text) {
    gsize done = 0;
    struct slot_match match;
    while (slot_match_find(text, done, &match)) {
        g_autoptr(GString) words = g_string_new(NULL);
        const struct slot *slot = page_slot(view->page, &match);
        if (slot && slot->kind == SLOT_PROSE)
            prose_append_plain(words, &slot->prose[view->language]);
        g_string_append_len(out, text + done, (gssize)(match.start - done));
        format->code(out, words->str);
        done = match.end;
    }
    g_string_append(out, text + done);
}

static void fill_code(const struct page_view *view, const struct page_format *format, cmark_node *document,
                      cmark_node_type type) {
    g_autoptr(GPtrArray) nodes = nodes_of(document, type);
    for (guint i = 0; i < nodes->len; i++) {
        g_autoptr(GString) filled = g_string_new(NULL);
        append_bare(view, format, filled, cmark_node_get_literal(nodes->pdata[i]));
        cmark_node_set_literal(nodes->pdata[i], filled->str);
    }
}

/* Relative to the file that is written, whatever its format. */
static void append_target(const struct page_view *view, const struct page_format *format, const char *text,
                          GString *out) {
    struct target target = target_of(view->report, view->page, view->language, text);
    g_autoptr(GString) path = g_string_new(NULL);
    if (target.kind == TARGET_PAGE)
        format->page_path(path, target.page, view->language);
    else if (target.kind == TARGET_FILE)
        g_string_append(path, target.address);
    else
        g_string_append(out, target.address); /* of one that leads nowhere nothing is published: it is an error */
    if (path->len)
        page_view_append_address(view, out, path->str);
    if (target.anchor)
        g_string_append_printf(out, "#%s", target.anchor);
    target_clear(&target);
}

static void fill_targets(const struct page_view *view, const struct page_format *format, cmark_node *document,
                         cmark_node_type type) {
    g_autoptr(GPtrArray) nodes = nodes_of(document, type);
    for (guint i = 0; i < nodes->len; i++) {
        g_autoptr(GString) target = g_string_new(NULL);
        append_target(view, format, cmark_node_get_url(nodes->pdata[i]), target);
        g_autoptr(GString) safe = g_string_new(NULL);
        escape_address(safe, target->str);
        cmark_node_set_url(nodes->pdata[i], safe->str);
        g_autoptr(GString) title = g_string_new(NULL);
        append_bare(view, format, title, cmark_node_get_title(nodes->pdata[i]));
        cmark_node_set_title(nodes->pdata[i], title->str);
    }
}

static void remove_empty(cmark_node *document, cmark_node_type type) {
    g_autoptr(GPtrArray) nodes = nodes_of(document, type);
    for (guint i = 0; i < nodes->len; i++) {
        if (cmark_node_first_child(nodes->pdata[i]))
            continue;
        cmark_node_unlink(nodes->pdata[i]);
        cmark_node_free(nodes->pdata[i]);
    }
}

/* What is left of a paragraph whose slots had nothing to say, and of a note that held nothing else. */
static void remove_leftovers(cmark_node *document) {
    remove_empty(document, CMARK_NODE_PARAGRAPH);
    remove_empty(document, CMARK_NODE_BLOCK_QUOTE);
}

void page_tree_append(const struct page_view *view, const struct page_format *format, GString *out) {
    const char *body = view->template->body;
    cmark_node *document = cmark_parse_document(body, strlen(body), CMARK_OPT_VALIDATE_UTF8);
    cmark_consolidate_text_nodes(document);
    remove_nodes(document, CMARK_NODE_HTML_BLOCK);
    remove_nodes(document, CMARK_NODE_HTML_INLINE);
    fill_paragraphs(view, format, document);
    if (!format->markdown)
        anchor_headings(view, document);
    fill_texts(view, format, document);
    fill_code(view, format, document, CMARK_NODE_CODE);
    fill_code(view, format, document, CMARK_NODE_CODE_BLOCK);
    fill_targets(view, format, document, CMARK_NODE_LINK);
    fill_targets(view, format, document, CMARK_NODE_IMAGE);
    remove_leftovers(document);
    char *text = format->markdown ? cmark_render_commonmark(document, CMARK_OPT_DEFAULT, 0)
                                  : cmark_render_html(document, CMARK_OPT_DEFAULT);
    g_string_append(out, text);
    cmark_get_default_mem_allocator()->free(text);
    cmark_node_free(document);
}
