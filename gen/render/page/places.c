#include "render/page/places.h"

#include <string.h>

int heading_level(cmark_node *node) {
    return node && cmark_node_get_type(node) == CMARK_NODE_HEADING ? cmark_node_get_heading_level(node) : 0;
}

#define LOWEST_LEVEL 6

/* A figure in its place, which its node keeps. */
struct placed {
    int level; /* of its heading */
    GString *text;
};

static void placed_free(gpointer data) {
    struct placed *placed = data;
    g_string_free(placed->text, TRUE);
    g_free(placed);
}

GPtrArray *places_new(void) {
    return g_ptr_array_new_with_free_func(placed_free);
}

/* The level of the heading of a figure that was placed; 0 of anything else. */
static int placed_level(cmark_node *node) {
    const struct placed *placed = cmark_node_get_user_data(node);
    return placed ? placed->level : 0;
}

/* The level of the heading of a figure: one below the heading before it, and always below that of the page. The same as that of
 * a figure placed since that heading. */
static int figure_level(cmark_node *paragraph) {
    cmark_node *before = paragraph;
    while (before && heading_level(before) == 0 && placed_level(before) == 0)
        before = cmark_node_previous(before) ? cmark_node_previous(before) : cmark_node_parent(before);
    return before && placed_level(before) ? placed_level(before) : CLAMP(heading_level(before) + 1, 2, LOWEST_LEVEL);
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

static bool is_of_document(cmark_node *block) {
    return cmark_node_get_type(cmark_node_parent(block)) == CMARK_NODE_DOCUMENT;
}

/* cmark prints it only where that depends on what is around it. */
static void insert_figure(const struct page_view *view, const struct page_format *format, cmark_node *paragraph,
                          const struct figure *figure, GPtrArray *places) {
    struct placed placed = {figure_level(paragraph), g_string_sized_new(32 * 1024)};
    if (!append_figure(view, format, figure, (unsigned)placed.level, placed.text)) {
        g_string_free(placed.text, TRUE);
        return;
    }
    cmark_node *node = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    if (!is_of_document(paragraph))
        cmark_node_set_on_enter(node, placed.text->str);
    g_ptr_array_add(places, g_memdup2(&placed, sizeof placed));
    cmark_node_set_user_data(node, places->pdata[places->len - 1]);
    cmark_node_insert_before(paragraph, node);
}

void figures_place(const struct page_view *view, const struct page_format *format, cmark_node *paragraph,
                   const char *name, GPtrArray *places) {
    const GPtrArray *figures = page_figures(view->page, name);
    for (guint i = 0; figures && i < figures->len; i++)
        insert_figure(view, format, paragraph, g_ptr_array_index(figures, i), places);
}

/* Ends a block, if there is one: with a line feed, in Markdown with a blank line. */
static void end_block(const struct page_format *format, GString *out) {
    const guint wanted = format->markdown ? 2 : 1;
    guint there = 0;
    while (there < out->len && out->str[out->len - 1 - there] == '\n')
        there++;
    for (; out->len && there < wanted; there++)
        g_string_append_c(out, '\n');
}

/* Prints blocks, and frees them. Of blocks without a word cmark prints a line feed. */
static void print_blocks(const struct page_format *format, cmark_node *blocks, GString *out) {
    if (!cmark_node_first_child(blocks))
        return;
    char *text = format->markdown ? cmark_render_commonmark(blocks, CMARK_OPT_DEFAULT, 0)
                                  : cmark_render_html(blocks, CMARK_OPT_DEFAULT);
    end_block(format, out);
    if (strcmp(text, "\n") != 0)
        g_string_append(out, text);
    cmark_get_default_mem_allocator()->free(text);
    for (cmark_node *block; (block = cmark_node_first_child(blocks));)
        cmark_node_free(block);
}

void tree_print(const struct page_format *format, cmark_node *document, GString *out) {
    cmark_node *blocks = cmark_node_new(CMARK_NODE_DOCUMENT);
    for (cmark_node *block; (block = cmark_node_first_child(document));) {
        const struct placed *placed = cmark_node_get_user_data(block);
        if (!placed) {
            cmark_node_append_child(blocks, block);
            continue;
        }
        print_blocks(format, blocks, out);
        end_block(format, out);
        g_string_append_len(out, placed->text->str, (gssize)placed->text->len);
        end_block(format, out);
        cmark_node_free(block);
    }
    print_blocks(format, blocks, out);
    cmark_node_free(blocks);
}
