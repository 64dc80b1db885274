/* What a Markdown document says beside its tables: the words of its figures, held against data/FIGURE.json, and all
 * text between figures, letter for letter as on the page. */
#include "verify/markdown.h"

#include "verify/json_value.h"
#include "verify/words.h"

#include <string.h>

/* A figure as it is written in Markdown, from its headline to its source. */
struct block {
    const struct document *document;
    const struct published_figure *figure; /* NULL: one of links alone, which has no files */
    const struct shown_figure *shown;
    unsigned first; /* line of its headline, from 0 */
    unsigned line;  /* the line being read; at the end, the line behind the figure */
    guint notes;
    bool captioned, silenced, roomed, ended;
};

static void compare_wording(const struct block *block, enum wording wording, unsigned likeness, const char *words) {
    g_autofree char *place = g_strdup_printf("%s:%u", block->document->file, block->line + 1);
    if (block->figure)
        edition_compare_wording(block->document->edition, FORMAT_MARKDOWN, place, block->figure, wording,
                                block->document->language, likeness, words);
}

/* The words of a heading below that of the page. NULL: the line is something else. Caller frees. */
static char *heading_words(const char *line) {
    gsize level = strspn(line, "#");
    return level >= 2 && line[level] == ' ' ? words_of_markdown(line + level + 1) : NULL;
}

static bool is_headline(const struct block *block, const char *line) {
    g_autofree char *words = heading_words(line);
    const char *own = block->figure ? block->figure->words[WORDING_HEADLINE][block->document->language] : NULL;
    return words && ((own && edition_words_fit(own, words, WORDS_SAME)) ||
                     (block->shown->opening && edition_words_fit(block->shown->opening, words, WORDS_SAME)));
}

/* The heading of a section may say the same as that of the figure right below it. */
static bool opens_block(const struct block *block, unsigned line) {
    GStrv lines = block->document->lines;
    if (!is_headline(block, lines[line]))
        return false;
    for (line++; lines[line] && !*lines[line];)
        line++;
    return !lines[line] || !is_headline(block, lines[line]);
}

/* True if the first link to data below this heading, and before the next, is to this figure. */
static bool leads_to(const struct block *block, unsigned line) {
    for (line++; block->figure && block->document->lines[line]; line++) {
        g_autofree char *heading = heading_words(block->document->lines[line]);
        g_autofree char *id = markdown_linked_figure(block->document->lines[line]);
        if (id || heading)
            return id && strcmp(id, block->figure->id) == 0;
    }
    return false;
}

/* Why there is no number of the figure, if so: then that is all it says. */
static const char *empty_words(const struct block *block) {
    return block->shown->empty ? block->shown->opening : NULL;
}

static bool says_empty(const struct block *block, const char *line) {
    g_autofree char *words = words_of_markdown(line);
    return edition_words_fit(empty_words(block), words, WORDS_SAME);
}

/* Finds the line of the headline, even if its words are not those that they should be. */
static bool find_block(struct block *block, unsigned from) {
    GStrv lines = block->document->lines;
    for (block->first = from; lines[block->first]; block->first++)
        if (empty_words(block) ? says_empty(block, lines[block->first]) : opens_block(block, block->first))
            return true;
    for (block->first = from; lines[block->first]; block->first++) {
        g_autofree char *words = heading_words(lines[block->first]);
        if (words && leads_to(block, block->first))
            return true;
    }
    return false;
}

/* The number of the remark in this line: the last remark is the last note. */
static guint remark_number(const struct block *block) {
    guint remarks = 0;
    for (unsigned line = block->line; g_str_has_prefix(block->document->lines[line], "- "); line++)
        remarks++;
    return block->figure && block->figure->note_count >= remarks ? block->figure->note_count - remarks + 1 : 0;
}

static void read_note(struct block *block, guint number, const char *words) {
    const struct document *document = block->document;
    g_autofree char *place = g_strdup_printf("%s:%u", document->file, block->line + 1);
    g_autofree char *plain = words_of_markdown(words);
    block->notes++;
    if (block->figure)
        edition_compare_note(document->edition, FORMAT_MARKDOWN, place, block->figure, number, document->language,
                             plain);
}

/* That its table is larger than the page has room for; links to all of it follow. */
static bool says_room(const struct block *block, const char *words) {
    const char *room = block->figure ? block->figure->words[WORDING_ROOM][block->document->language] : NULL;
    return room && edition_words_fit(room, words, WORDS_BEGIN);
}

/* "[^spend-by-party-1]: Words", or "- Words" for a remark, which have the last numbers but are above the others; or
 * "![Words](address)", or "Source · [CSV](address)"; the first other words are the subtitle, the next what silent rows
 * say. */
static void read_block_line(struct block *block, const char *line) {
    g_autofree char *note = g_strdup_printf("[^%s-", block->shown->id);
    g_autofree char *linked = markdown_linked_figure(line);
    g_autofree char *plain = words_of_markdown(line + (*line == '!'));
    if (g_str_has_prefix(line, note)) {
        const char *words = strstr(line, "]: ");
        read_note(block, (guint)g_ascii_strtoull(line + strlen(note), NULL, 10), words ? words + 3 : "");
    } else if (g_str_has_prefix(line, "- ")) {
        read_note(block, remark_number(block), line + 2);
    } else if (g_str_has_prefix(line, "![")) {
        compare_wording(block, WORDING_ALT, WORDS_SAME, plain);
    } else if (linked) {
        compare_wording(block, WORDING_SOURCE, WORDS_BEGIN, plain);
        block->ended = true;
    } else if (!block->captioned) {
        compare_wording(block, WORDING_SUBTITLE, WORDS_BEGIN, plain);
    } else if (says_room(block, plain)) {
        block->roomed = true;
    } else {
        compare_wording(block, WORDING_SILENCE, WORDS_SAME, plain);
        block->silenced = true;
    }
    block->captioned = true;
}

/* One of links alone has no source: it ends behind its table and notes. */
static bool goes_on(const struct block *block, const char *line) {
    return block->figure || !block->captioned || *line == '|' || !*line || g_str_has_prefix(line, "[^") ||
           g_str_has_prefix(line, "- ");
}

/* Reads a block to its end; false if the document has none. */
static bool read_block(struct block *block, unsigned from) {
    if (!find_block(block, from))
        return false;
    block->line = block->first;
    if (empty_words(block)) {
        block->line++;
        return true;
    }
    g_autofree char *headline = heading_words(block->document->lines[block->line]);
    compare_wording(block, WORDING_HEADLINE, WORDS_SAME, headline);
    for (block->line++; !block->ended && block->document->lines[block->line]; block->line++) {
        const char *line = block->document->lines[block->line];
        if (!goes_on(block, line))
            break;
        if (*line && *line != '|')
            read_block_line(block, line);
        block->captioned |= *line == '|';
    }
    return true;
}

static void compare_silence(const struct block *block) {
    const char *silence = block->figure ? block->figure->words[WORDING_SILENCE][block->document->language] : NULL;
    if (silence && !block->silenced)
        edition_differs(block->document->edition, block->document->file, block->first + 1,
                        "lacks what data/%s.json says of silent rows and columns", block->figure->id);
    const char *room = block->figure ? block->figure->words[WORDING_ROOM][block->document->language] : NULL;
    if (room && !block->roomed)
        edition_differs(block->document->edition, block->document->file, block->first + 1,
                        "lacks what data/%s.json says of rows and columns that pages have no room for",
                        block->figure->id);
}

static void compare_note_count(const struct block *block) {
    bool bare = empty_words(block) || (block->figure && published_rows_shown(block->figure) == 0);
    if (block->figure && !bare && block->notes != block->figure->note_count)
        edition_differs(block->document->edition, block->document->file, block->first + 1,
                        "has %u notes of %s, but data/%s.json has %u", block->notes, block->figure->id,
                        block->figure->id, block->figure->note_count);
}

/* The string behind "title: " or the like; NULL if the line is another. Caller frees. */
static char *front_value(const char *line, const char *name) {
    gsize length = strlen(name);
    if (strncmp(line, name, length) != 0 || strncmp(line + length, ": ", 2) != 0)
        return NULL;
    unsigned wrong;
    struct json_value *value = json_value_read(line + length + 2, &wrong);
    char *text = g_strdup(value ? json_value_string(value) : line + length + 2);
    json_value_free(value);
    return text;
}

/* The title of a page has that of the report behind its own. */
static void compare_front_line(const struct document *document, const char *page, const struct page_words *words,
                               unsigned line) {
    static const char *const names[] = {"title", "description"};
    const char *wanted[] = {words->title, words->description};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *text = front_value(document->lines[line], names[i]);
        if (!text || !wanted[i] || edition_words_fit(text, wanted[i], i == 0 ? WORDS_BEGIN : WORDS_SAME))
            continue;
        edition_differs(document->edition, document->file, line + 1, "the %s is '%s', but %s/index.html has '%s'",
                        names[i], text, page, wanted[i]);
    }
}

/* Returns the line behind it. */
static unsigned compare_front_matter(const struct document *document, const char *page,
                                     const struct page_words *words) {
    unsigned line = 0;
    if (!document->lines[0] || strcmp(document->lines[0], "---") != 0)
        return 0;
    for (line = 1; document->lines[line] && strcmp(document->lines[line], "---") != 0; line++)
        compare_front_line(document, page, words, line);
    return document->lines[line] ? line + 1 : 0;
}

#define SHOWN 30 /* characters of a difference in running text */

static char *excerpt(const char *text, gsize at) {
    while (at > 0 && ((guchar)text[at] & 0xC0) == 0x80)
        at--;
    gsize from = at;
    for (int i = 0; from > 0 && i < SHOWN / 3; from--)
        i += ((guchar)text[from - 1] & 0xC0) != 0x80;
    while (from > 0 && ((guchar)text[from] & 0xC0) == 0x80)
        from--;
    return g_utf8_substring(text + from, 0, MIN(SHOWN, g_utf8_strlen(text + from, -1)));
}

/* All that is said outside of figures, letter for letter. */
static void compare_running(const struct document *document, const char *page, const struct page_words *wanted,
                            const char *text) {
    gsize at = 0;
    while (text[at] && text[at] == wanted->text->str[at])
        at++;
    document->edition->counts[FORMAT_MARKDOWN].numbers += wanted->numbers;
    if (text[at] == wanted->text->str[at])
        return;
    g_autofree char *here = excerpt(text, at);
    g_autofree char *there = excerpt(wanted->text->str, at);
    edition_differs(document->edition, document->file, 0,
                    "the running text has '%s', but %s/index.html has '%s' (without spaces)", here, page, there);
}

static void append_running(const struct document *document, GString *running, unsigned from, unsigned to) {
    for (unsigned line = from; line < to; line++)
        words_append_markdown(running, document->lines[line]);
}

/* The name of the page of this document: "nl/partij/vvd". */
static char *page_of(const struct document *document) {
    const char *path = document->file + strlen("markdown/");
    return g_str_has_suffix(path, "/_index.md") ? g_path_get_dirname(path)
                                                : g_strndup(path, strlen(path) - strlen(".md"));
}

void markdown_compare_words(const struct document *document) {
    g_autofree char *page = page_of(document);
    const struct page_words *words = g_hash_table_lookup(document->edition->pages, page);
    if (!words)
        return;
    g_autoptr(GString) running = g_string_new(NULL);
    unsigned line = compare_front_matter(document, page, words);
    for (guint i = 0; i < words->figures->len; i++) {
        struct block block = {.document = document, .shown = g_ptr_array_index(words->figures, i)};
        block.figure = published_figure(document->edition->published, block.shown->id);
        if (!read_block(&block, line)) {
            edition_differs(document->edition, document->file, 0, "lacks the figure %s, which %s/index.html has",
                            block.shown->id, page);
            continue;
        }
        compare_note_count(&block);
        compare_silence(&block);
        append_running(document, running, line, block.first);
        line = block.line;
    }
    append_running(document, running, line, g_strv_length(document->lines));
    compare_running(document, page, words, running->str);
}
