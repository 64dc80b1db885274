#include "check/markdown.h"

#include <cmark.h>
#include <string.h>

/* Where a node is: lines from 0, bytes [start, end) of the first and the last. */
struct extent {
    unsigned first_line, last_line;
    gsize start, end;
};

static unsigned from_zero(int number) {
    return number > 0 ? (unsigned)number - 1 : 0;
}

static struct extent extent_of(const struct markdown *markdown, cmark_node *node) {
    unsigned count = g_strv_length(markdown->lines);
    struct extent extent = {from_zero(cmark_node_get_start_line(node)), from_zero(cmark_node_get_end_line(node)),
                            from_zero(cmark_node_get_start_column(node)),
                            (gsize)MAX(cmark_node_get_end_column(node), 0)};
    extent.last_line = MIN(extent.last_line, count ? count - 1 : 0);
    extent.first_line = MIN(extent.first_line, extent.last_line);
    extent.start = MIN(extent.start, strlen(markdown->lines[extent.first_line]));
    extent.end = MIN(extent.end, strlen(markdown->lines[extent.last_line]));
    return extent;
}

static void blank(char *line, gsize start, gsize end) {
    for (gsize i = start; i < end; i++)
        line[i] = ' ';
}

/* Of a block whole lines, since what stands before it on them are the marks of a list or a quotation. */
static void blank_extent(struct markdown *markdown, struct extent extent, bool whole_lines) {
    for (unsigned line = extent.first_line; line <= extent.last_line; line++) {
        bool first = line == extent.first_line, last = line == extent.last_line;
        blank(markdown->bare[line], first && !whole_lines ? extent.start : 0,
              last && !whole_lines ? extent.end : strlen(markdown->bare[line]));
    }
}

static void add_html(struct markdown *markdown, cmark_node *node, bool block) {
    struct extent extent = extent_of(markdown, node);
    const char *literal = cmark_node_get_literal(node);
    gsize end =
        extent.first_line == extent.last_line && !block ? extent.end : strlen(markdown->lines[extent.first_line]);
    struct place place = markdown_place(markdown, extent.first_line, extent.start, end);
    bool closes = literal && (g_str_has_prefix(literal, "<!--") || g_str_has_prefix(literal, "</"));
    if (!closes)
        g_array_append_val(markdown->html, place);
    blank_extent(markdown, extent, block);
}

/* The target in the text of its link, from the end, so that words equal to it are not taken for it; of a link whose target
 * stands elsewhere the whole. */
static void add_link(struct markdown *markdown, cmark_node *node) {
    cmark_node *words = cmark_node_first_child(node);
    const char *text = words ? cmark_node_get_literal(words) : NULL;
    if (text && *text == '^')
        return; /* a footnote of one word, which is spoken of as such */
    struct extent extent = extent_of(markdown, node);
    const char *target = cmark_node_get_url(node), *line = markdown->lines[extent.last_line];
    struct markdown_link *link = g_new0(struct markdown_link, 1);
    bool one_line = extent.first_line == extent.last_line;
    *link = (struct markdown_link){.target = g_strdup(target ? target : ""),
                                   .picture = cmark_node_get_type(node) == CMARK_NODE_IMAGE,
                                   .line = extent.last_line,
                                   .start = one_line ? (unsigned)extent.start : 0,
                                   .end = (unsigned)extent.end};
    const char *found = *link->target ? g_strrstr_len(line, (gssize)extent.end, link->target) : NULL;
    if (found && (gsize)(found - line) >= link->start) {
        link->start = (unsigned)(found - line);
        link->end = link->start + (unsigned)strlen(link->target);
        blank(markdown->bare[extent.last_line], link->start, link->end);
    }
    g_ptr_array_add(markdown->links, link);
}

static void append_words(GString *out, cmark_node *node) {
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        const char *literal = cmark_node_get_literal(child);
        if (literal && cmark_node_get_type(child) != CMARK_NODE_HTML_INLINE)
            g_string_append(out, literal);
        append_words(out, child);
    }
}

static void see_node(struct markdown *markdown, cmark_node *node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CODE:
        blank_extent(markdown, extent_of(markdown, node), false);
        return;
    case CMARK_NODE_CODE_BLOCK:
        blank_extent(markdown, extent_of(markdown, node), true);
        return;
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
        add_html(markdown, node, cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK);
        return;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        add_link(markdown, node);
        return;
    case CMARK_NODE_HEADING: {
        GString *words = g_string_new(NULL);
        append_words(words, node);
        g_ptr_array_add(markdown->headings, g_string_free(words, FALSE));
        return;
    }
    default:
        return;
    }
}

static void link_free(gpointer data) {
    struct markdown_link *link = data;
    g_free(link->target);
    g_free(link);
}

struct markdown *markdown_new(const struct page_template *template) {
    struct markdown *markdown = g_new0(struct markdown, 1);
    markdown->template = template;
    markdown->lines = g_strsplit(*template->body ? template->body : "\n", "\n", -1);
    markdown->bare = g_strdupv(markdown->lines);
    markdown->links = g_ptr_array_new_with_free_func(link_free);
    markdown->headings = g_ptr_array_new_with_free_func(g_free);
    markdown->html = g_array_new(FALSE, FALSE, sizeof(struct place));
    cmark_node *document = cmark_parse_document(template->body, strlen(template->body), CMARK_OPT_VALIDATE_UTF8);
    cmark_iter *iterator = cmark_iter_new(document);
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;)
        if (event == CMARK_EVENT_ENTER)
            see_node(markdown, cmark_iter_get_node(iterator));
    cmark_iter_free(iterator);
    cmark_node_free(document);
    return markdown;
}

void markdown_free(struct markdown *markdown) {
    g_strfreev(markdown->lines);
    g_strfreev(markdown->bare);
    g_ptr_array_unref(markdown->links);
    g_ptr_array_unref(markdown->headings);
    g_array_unref(markdown->html);
    g_free(markdown);
}

struct place markdown_place(const struct markdown *markdown, unsigned line, gsize start, gsize end) {
    const char *text = markdown->lines[line];
    return (struct place){markdown->template->file, markdown->template->body_line + line,
                          (unsigned)g_utf8_strlen(text, (gssize)start) + 1,
                          (unsigned)g_utf8_strlen(text + start, (gssize)(end - start))};
}
