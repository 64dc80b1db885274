#include "render/page/tree.h"

#include "base/slug.h"
#include "render/address.h"
#include "render/escape.h"
#include "render/page/places.h"
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

/* A section below the heading of the page of which nothing is left has no heading either. */
static void drop_heading(cmark_node *heading) {
    int level = heading_level(heading);
    cmark_node *next = level ? cmark_node_next(heading) : NULL;
    if (level < 2 || (next && (heading_level(next) == 0 || heading_level(next) > level)))
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

static void fill_figures(const struct page_view *view, const struct page_format *format, cmark_node *paragraph,
                         GPtrArray *places) {
    for (cmark_node *child = cmark_node_first_child(paragraph); child; child = cmark_node_next(child)) {
        struct slot_match match;
        if (cmark_node_get_type(child) == CMARK_NODE_TEXT && slot_match_whole(cmark_node_get_literal(child), &match))
            figures_place(view, format, paragraph, match.name, places);
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

static void fill_paragraphs(const struct page_view *view, const struct page_format *format, cmark_node *document,
                            GPtrArray *places) {
    g_autoptr(GPtrArray) paragraphs = nodes_of(document, CMARK_NODE_PARAGRAPH);
    for (guint i = 0; i < paragraphs->len; i++) {
        cmark_node *paragraph = paragraphs->pdata[i];
        const struct slot *slot = slot_of(view, paragraph);
        if (slot && slot->kind != SLOT_PROSE && slot->kind != SLOT_LINK)
            fill_block(view, format, paragraph, slot);
        else if (slot && slot->kind == SLOT_PROSE && slot->prose[view->language].count == 0)
            drop_paragraph(paragraph);
        else if (is_figures_only(paragraph))
            fill_figures(view, format, paragraph, places);
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
    g_autoptr(GPtrArray) places = places_new();
    const char *body = view->template->body;
    cmark_node *document = cmark_parse_document(body, strlen(body), CMARK_OPT_VALIDATE_UTF8);
    cmark_consolidate_text_nodes(document);
    remove_nodes(document, CMARK_NODE_HTML_BLOCK);
    remove_nodes(document, CMARK_NODE_HTML_INLINE);
    fill_paragraphs(view, format, document, places);
    if (!format->markdown)
        anchor_headings(view, document);
    fill_texts(view, format, document);
    fill_code(view, format, document, CMARK_NODE_CODE);
    fill_code(view, format, document, CMARK_NODE_CODE_BLOCK);
    fill_targets(view, format, document, CMARK_NODE_LINK);
    fill_targets(view, format, document, CMARK_NODE_IMAGE);
    remove_leftovers(document);
    tree_print(format, document, out);
    cmark_node_free(document);
}
