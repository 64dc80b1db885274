/* Every page: its numbers, <data value="LOW/HIGH" data-figure data-cell="ROW:COLUMN">text</data>, and <span data-state>
 * for a cell that has no number; the words of its figures; its charts; and what it says outside of figures, which is
 * kept for the Markdown. */
#include "verify/formats.h"
#include "verify/capture.h"
#include "verify/spark.h"
#include "verify/svg.h"
#include "verify/tagged.h"
#include "verify/words.h"

#include <string.h>

/* A number or a state. */
static void begin_number(struct web_page *page, const char *id) {
    struct found found = {.format = FORMAT_HTML};
    if (!tagged_find(page->edition, &page->scanner, page->file, id, &found))
        return;
    g_autofree char *place = g_strdup_printf("%s:%u", page->file, page->scanner.line);
    const char *value = scanner_attribute(&page->scanner, "value");
    bool number = scanner_is(&page->scanner, "data");
    found.place = place;
    tagged_compare(page->edition, &found, number ? (value ? value : "") : NULL,
                   scanner_attribute(&page->scanner, "data-state"));
    found.place = NULL;
    capture_begin(page, CONTENT_NUMBER)->cell = found;
    if (page->table_line > 0 && (!page->table || page->table == found.figure)) {
        page->table = found.figure;
        page->table_numbers++;
    }
    if (page->figures == 0)
        page->words->numbers++;
}

/* An end tag ends the innermost element of its name, and what was left open in it. */
static void end_element(struct web_page *page, const char *name) {
    for (guint i = page->captures->len; i > 0; i--) {
        struct capture *capture = &g_array_index(page->captures, struct capture, i - 1);
        if (strcmp(capture->name, name) != 0)
            continue;
        if (capture->depth > 0) {
            capture->depth--;
            continue;
        }
        for (guint last = page->captures->len; last >= i; last--)
            capture_end(page, &g_array_index(page->captures, struct capture, last - 1));
        g_array_set_size(page->captures, i - 1);
    }
}

/* A table that shows one number of a figure shows them all, but for rows and columns that pages leave out. */
static void end_table(struct web_page *page) {
    guint wanted = page->table ? published_numbers_shown(page->table) : 0;
    if (page->table && page->table_numbers != wanted)
        edition_differs(page->edition, page->file, page->table_line, "this table has %u numbers of %s, but %s has %u",
                        page->table_numbers, page->table->id, page->table->file, wanted);
    page->table = NULL;
    page->table_line = 0;
}

static void begin_figure(struct web_page *page) {
    const char *id = scanner_attribute(&page->scanner, "id");
    page->figures++;
    page->figure = id ? published_figure(page->edition->published, id) : NULL;
    page->charted = page->copied = page->silenced = page->roomed = false;
    page->notes = 0;
    page->shown = g_new0(struct shown_figure, 1);
    page->shown->id = g_strdup(id ? id : "");
    g_ptr_array_add(page->words->figures, page->shown);
}

static void end_figure(struct web_page *page) {
    const struct published_figure *figure = page->figure;
    if (figure && !page->embedded) {
        if (page->charted && !page->copied)
            edition_differs(page->edition, page->file, page->scanner.line,
                            "lacks the description of %s as data/%s.json has it", figure->id, figure->id);
        if (figure->words[WORDING_SILENCE][page->language] && !page->silenced)
            edition_differs(page->edition, page->file, page->scanner.line,
                            "lacks what data/%s.json says of silent rows and columns", figure->id);
        if (figure->words[WORDING_ROOM][page->language] && !page->roomed)
            edition_differs(page->edition, page->file, page->scanner.line,
                            "lacks what data/%s.json says of rows and columns that pages have no room for", figure->id);
        bool bare = figure->words[WORDING_EMPTY][page->language] || published_rows_shown(figure) == 0;
        if (page->notes != (bare ? 0 : figure->note_count))
            edition_differs(page->edition, page->file, page->scanner.line,
                            "has %u notes of %s, but data/%s.json has %u", page->notes, figure->id, figure->id,
                            figure->note_count);
    }
    page->figures -= page->figures > 0;
    page->figure = NULL;
    page->shown = NULL;
}

/* "spend-by-party-note-2" */
static guint note_number(const struct web_page *page) {
    const char *id = scanner_attribute(&page->scanner, "id");
    gsize length = strlen(page->figure->id);
    if (!id || strncmp(id, page->figure->id, length) != 0 || !g_str_has_prefix(id + length, "-note-"))
        return 0;
    return (guint)g_ascii_strtoull(id + length + strlen("-note-"), NULL, 10);
}

/* The source of a chart, which is that of its table unless it draws less. */
static enum wording source_wording(const struct web_page *page) {
    bool own = page->in_drawn && page->figure->words[WORDING_CHART_SOURCE][page->language];
    return own ? WORDING_CHART_SOURCE : WORDING_SOURCE;
}

/* The words of a figure that an element in it holds. */
static void begin_in_figure(struct web_page *page) {
    const struct tag_scanner *tag = &page->scanner;
    const struct published_figure *figure = page->figure;
    if (scanner_has_word(tag, "class", "headline")) {
        capture_begin_wording(page, figure, WORDING_HEADLINE, WORDS_SAME);
    } else if (scanner_is(tag, "p") && scanner_has_word(tag, "class", "empty")) {
        page->shown->empty = true;
        capture_begin_wording(page, figure, WORDING_EMPTY, WORDS_SAME);
    } else if (!figure) {
        return;
    } else if ((scanner_is(tag, "span") && page->in_caption) || scanner_has_word(tag, "class", "subtitle")) {
        capture_begin_wording(page, figure, WORDING_SUBTITLE, WORDS_BEGIN);
    } else if (scanner_has_word(tag, "class", "silence")) {
        page->silenced = true;
        capture_begin_wording(page, figure, WORDING_SILENCE, WORDS_SAME);
    } else if (scanner_has_word(tag, "class", "elsewhere") && figure->words[WORDING_ROOM][page->language]) {
        page->roomed = true;
        capture_begin_wording(page, figure, WORDING_ROOM, WORDS_BEGIN);
    } else if (scanner_is(tag, "span") && page->in_summary && scanner_has_word(tag, "class", "hidden")) {
        capture_begin_wording(page, figure, WORDING_HEADLINE, WORDS_SAME);
        g_array_index(page->captures, struct capture, page->captures->len - 1).skipped =
            strlen(language_row(page->language)->colon) + strlen(" ");
    } else if (scanner_is(tag, "p") && page->in_source) {
        capture_begin_wording(page, figure, source_wording(page), WORDS_SAME);
    } else if (scanner_is(tag, "p") && page->in_reuse) {
        capture_begin(page, CONTENT_COPY);
    } else if (scanner_is(tag, "code") && page->in_reuse) {
        capture_begin(page, CONTENT_CODE);
    } else if (scanner_is(tag, "li") && note_number(page) > 0) {
        page->notes++;
        capture_begin(page, CONTENT_NOTE)->note = note_number(page);
    }
}

/* A figure that is on a page twice is the second time a link to the first; its text is the figure's headline. */
static void begin_link(struct web_page *page) {
    const char *href = scanner_attribute(&page->scanner, "href");
    const struct published_figure *figure =
        page->in_repeated && href && *href == '#' ? published_figure(page->edition->published, href + 1) : NULL;
    if (figure)
        capture_begin_wording(page, figure, WORDING_HEADLINE, WORDS_SAME);
}

/* What a page is about; and the picture that is shown if the page is shared, with the description of that. */
static void read_meta(struct web_page *page) {
    const char *property = scanner_attribute(&page->scanner, "property");
    const char *content = scanner_attribute(&page->scanner, "content");
    if (content && !page->words->description && scanner_has_word(&page->scanner, "name", "description"))
        page->words->description = g_strdup(content);
    if (!property || !content)
        return;
    if (strcmp(property, "og:image") == 0 && g_str_has_suffix(content, "-card.png")) {
        g_autofree char *name = g_path_get_basename(content);
        name[strlen(name) - strlen("-card.png")] = '\0';
        page->card = published_figure(page->edition->published, name);
    } else if (strcmp(property, "og:image:alt") == 0 && page->card) {
        g_autofree char *place = g_strdup_printf("%s:%u", page->file, page->scanner.line);
        edition_compare_wording(page->edition, FORMAT_HTML, place, page->card, WORDING_ALT, page->language, WORDS_SAME,
                                content);
    }
}

/* Notes what kind of element we are in, if the tag read last begins or ends one of these. */
static void set_context(struct web_page *page, bool begins) {
    const struct tag_scanner *tag = &page->scanner;
    const char *name = tag->name->str + !begins;
    static const struct {
        const char *name, *class;
        gsize at;
    } contexts[] = {{"main", NULL, offsetof(struct web_page, in_main)},
                    {"aside", "draft", offsetof(struct web_page, in_draft)},
                    {"caption", NULL, offsetof(struct web_page, in_caption)},
                    {"summary", NULL, offsetof(struct web_page, in_summary)},
                    {"details", "reuse", offsetof(struct web_page, in_reuse)},
                    {"div", "source", offsetof(struct web_page, in_source)},
                    {"div", "drawn", offsetof(struct web_page, in_drawn)},
                    {"p", "repeated", offsetof(struct web_page, in_repeated)}};
    for (gsize i = 0; i < G_N_ELEMENTS(contexts); i++) {
        if (strcmp(name, contexts[i].name) != 0)
            continue;
        bool *flag = (bool *)((char *)page + contexts[i].at);
        *flag = begins && (!contexts[i].class || scanner_has_word(tag, "class", contexts[i].class));
    }
}

/* Words that only HTML has: ways through the site and lists of what is on the page. */
static void set_aside(struct web_page *page) {
    const struct tag_scanner *tag = &page->scanner;
    const char *name = tag->name->str;
    if (page->aside && strcmp(name, page->aside) == 0)
        page->aside_depth++;
    else if (page->aside && *name == '/' && strcmp(name + 1, page->aside) == 0 && --page->aside_depth == 0)
        g_clear_pointer(&page->aside, g_free);
    else if (!page->aside &&
             (strcmp(name, "nav") == 0 || (strcmp(name, "ul") == 0 && scanner_has_word(tag, "class", "jumps")))) {
        page->aside = g_strdup(name);
        page->aside_depth = 1;
    }
}

static void begin_element(struct web_page *page) {
    const struct tag_scanner *tag = &page->scanner;
    const char *id = scanner_attribute(tag, "data-figure");
    const char *lang = scanner_attribute(tag, "lang");
    for (guint i = 0; i < page->captures->len; i++) {
        struct capture *capture = &g_array_index(page->captures, struct capture, i);
        capture->depth += strcmp(capture->name, tag->name->str) == 0;
    }
    if (id && (scanner_is(tag, "data") || scanner_attribute(tag, "data-state"))) {
        begin_number(page, id);
    } else if (scanner_is(tag, "html") && lang) {
        language_from_code(lang, &page->language);
        page->main_language = page->language;
    } else if (scanner_is(tag, "section") && lang) {
        language_from_code(lang, &page->language);
    } else if (scanner_is(tag, "meta")) {
        read_meta(page);
    } else if (scanner_is(tag, "figure")) {
        begin_figure(page);
    } else if (scanner_is(tag, "table")) {
        page->table_line = tag->line;
        page->table_numbers = 0;
    } else if (page->embedded && (scanner_is(tag, "title") || scanner_is(tag, "h1"))) {
        capture_begin_wording(page, page->embedded, WORDING_HEADLINE, WORDS_SAME);
    } else if (scanner_is(tag, "title")) {
        capture_begin(page, CONTENT_TITLE);
    } else if (page->figures > 0) {
        begin_in_figure(page);
    } else if (scanner_is(tag, "a")) {
        begin_link(page);
    } else if (scanner_is(tag, "img") && page->in_main && !page->aside && scanner_attribute(tag, "alt")) {
        words_append_bare(page->words->text, scanner_attribute(tag, "alt"));
    }
}

static void read_tag(struct web_page *page) {
    struct tag_scanner *tag = &page->scanner;
    bool ends = *tag->name->str == '/';
    if (scanner_is(tag, "svg") && scanner_has_word(tag, "class", "chart")) {
        page->charted = true;
        svg_read(page->edition, tag, page->file, page->language);
        return;
    }
    if (scanner_is(tag, "svg") && scanner_has_word(tag, "class", "spark")) {
        spark_read(page->edition, tag, page->file);
        return;
    }
    set_context(page, !ends);
    set_aside(page);
    if (!ends) {
        begin_element(page);
        return;
    }
    end_element(page, tag->name->str + 1);
    if (scanner_is(tag, "/section"))
        page->language = page->main_language;
    if (scanner_is(tag, "/table"))
        end_table(page);
    else if (scanner_is(tag, "/figure"))
        end_figure(page);
}

static void read_words(struct web_page *page) {
    bool running = (page->in_main || page->in_draft) && page->figures == 0 && !page->aside;
    for (guint i = 0; i < page->captures->len; i++)
        scanner_append_words(&page->scanner, g_array_index(page->captures, struct capture, i).words);
    if (!running)
        return;
    g_autoptr(GString) words = g_string_new(NULL);
    scanner_append_words(&page->scanner, words);
    words_append_bare(page->words->text, words->str);
}

static void read_page(struct web_page *page) {
    for (enum scanned what; (what = scanner_next(&page->scanner)) != SCANNED_END;) {
        if (what == SCANNED_TAG)
            read_tag(page);
        else
            read_words(page);
    }
    end_table(page); /* of a page that is cut off */
    for (guint i = page->captures->len; i > 0; i--)
        capture_end(page, &g_array_index(page->captures, struct capture, i - 1));
}

static void shown_free(gpointer data) {
    struct shown_figure *shown = data;
    g_free(shown->id);
    g_free(shown->opening);
    g_free(shown);
}

/* The figure that a page in embed/LANGUAGE/FIGURE/ is there for. */
static const struct published_figure *embedded_in(struct edition *edition, const char *file) {
    if (!g_str_has_prefix(file, "embed/"))
        return NULL;
    g_autofree char *folder = g_path_get_dirname(file);
    g_autofree char *id = g_path_get_basename(folder);
    return published_figure(edition->published, id);
}

static void read_file(struct edition *edition, const char *file) {
    enum language language = LANGUAGE_OF_PROGRAM;
    gsize length;
    edition_file_language(file, 0, &language);
    g_autofree char *text = edition_read_text(edition, file, &length);
    if (!text)
        return;
    struct web_page page = {.edition = edition, .file = file, .language = language, .main_language = language};
    page.embedded = embedded_in(edition, file);
    page.captures = g_array_new(FALSE, FALSE, sizeof(struct capture));
    page.words = g_new0(struct page_words, 1);
    page.words->text = g_string_new(NULL);
    page.words->figures = g_ptr_array_new_with_free_func(shown_free);
    scanner_init(&page.scanner, text);
    edition->counts[FORMAT_HTML].files++;
    read_page(&page);
    scanner_clear(&page.scanner);
    g_array_unref(page.captures);
    g_free(page.aside);
    g_hash_table_insert(edition->pages, g_path_get_dirname(file), page.words);
}

/* Templates for generators end in .html, but are no pages. */
static bool is_page(const char *file) {
    return g_str_has_suffix(file, ".html") && !g_str_has_prefix(file, "generators/");
}

void verify_html(struct edition *edition) {
    for (guint i = 0; i < edition->files->len; i++)
        if (is_page(g_ptr_array_index(edition->files, i)))
            read_file(edition, g_ptr_array_index(edition->files, i));
}
