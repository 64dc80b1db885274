/* Every page: its numbers, <data value="LOW/HIGH" data-figure data-cell="ROW:COLUMN">text</data>, and <span data-state> for
 * what is no number; the words of its figures; its charts; and what it says outside of figures, which is kept for the
 * Markdown. */
#include "verify/formats.h"
#include "verify/svg.h"
#include "verify/tagged.h"
#include "verify/words.h"

#include <string.h>

/* What the words of an element are. */
enum content {
    CONTENT_NUMBER,
    CONTENT_WORDING,
    CONTENT_NOTE,
    CONTENT_COPY, /* a paragraph of those that are there to be copied */
    CONTENT_CODE, /* HTML to be copied */
};

/* An element whose words are being read. */
struct capture {
    enum content content;
    char *name;     /* of the element */
    unsigned depth; /* how many of that name we are in, beyond the first */
    unsigned line;
    GString *words;
    struct found cell; /* CONTENT_NUMBER; without a place */
    const struct published_figure *figure;
    enum wording wording;
    unsigned likeness;
    gsize skipped; /* bytes that stand before the words: ": " */
    guint note;
};

struct page {
    struct edition *edition;
    const char *file;
    enum language language;
    struct scanner scanner;
    GArray *captures; /* struct capture, the innermost last */
    struct page_words *words;
    const struct published_figure *embedded; /* whose page this is; NULL: none */
    const struct published_figure *card;     /* whose picture is that of the page */
    /* The figure we are in. */
    unsigned figures; /* how many <figure> we are in */
    const struct published_figure *figure;
    struct shown_figure *shown;
    bool charted, copied; /* it has a chart; its description is there to be copied */
    guint notes;
    bool in_main, in_draft, in_caption, in_summary, in_reuse, in_source, in_repeated, in_headline;
    char *aside; /* name of an element whose words the Markdown lacks, or NULL, and how many of it we are in */
    unsigned aside_depth;
    /* The table we are in: how many numbers of which figure it has shown. */
    const struct published_figure *table;
    guint table_numbers;
    unsigned table_line;
};

static struct capture *begin(struct page *page, enum content content) {
    struct capture capture = {.content = content,
                              .name = g_strdup(page->scanner.name->str),
                              .line = page->scanner.line,
                              .words = g_string_new(NULL),
                              .figure = page->figure};
    g_array_append_val(page->captures, capture);
    return &g_array_index(page->captures, struct capture, page->captures->len - 1);
}

static void begin_wording(struct page *page, const struct published_figure *figure, enum wording wording,
                          unsigned likeness) {
    struct capture *capture = begin(page, CONTENT_WORDING);
    capture->figure = figure;
    capture->wording = wording;
    capture->likeness = likeness;
}

/* A number or a state. */
static void begin_number(struct page *page, const char *id) {
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
    begin(page, CONTENT_NUMBER)->cell = found;
    if (page->table_line > 0 && (!page->table || page->table == found.figure)) {
        page->table = found.figure;
        page->table_numbers++;
    }
    if (page->figures == 0)
        page->words->numbers++;
}

/* HTML that is there to be copied has the headline as the title of a frame, or the description of a picture. */
static void compare_code(struct page *page, const struct capture *capture, const char *place) {
    struct scanner code;
    scanner_init(&code, capture->words->str);
    for (enum scanned what; (what = scanner_next(&code)) != SCANNED_END;) {
        const char *title = scanner_attribute(&code, "title"), *alt = scanner_attribute(&code, "alt");
        if (what == SCANNED_TAG && scanner_is(&code, "iframe"))
            edition_compare_wording(page->edition, FORMAT_HTML, place, capture->figure, WORDING_HEADLINE,
                                    page->language, WORDS_SAME, title ? title : "");
        else if (what == SCANNED_TAG && scanner_is(&code, "img"))
            edition_compare_wording(page->edition, FORMAT_HTML, place, capture->figure, WORDING_ALT, page->language,
                                    WORDS_SAME, alt ? alt : "");
    }
    scanner_clear(&code);
}

static void end_wording(struct page *page, const struct capture *capture, const char *place) {
    const char *words = capture->words->str + MIN(capture->skipped, capture->words->len);
    if (capture->figure)
        edition_compare_wording(page->edition, FORMAT_HTML, place, capture->figure, capture->wording, page->language,
                                capture->likeness, words);
    if (capture->wording == WORDING_HEADLINE && page->shown && !page->shown->headline)
        page->shown->headline = g_strdup(words);
}

static void end_capture(struct page *page, struct capture *capture) {
    g_autofree char *place = g_strdup_printf("%s:%u", page->file, capture->line);
    const char *alt = capture->figure ? capture->figure->words[WORDING_ALT][page->language] : NULL;
    switch (capture->content) {
    case CONTENT_NUMBER:
        capture->cell.place = place;
        edition_compare_text(page->edition, &capture->cell, page->language, capture->words->str);
        break;
    case CONTENT_WORDING:
        end_wording(page, capture, place);
        break;
    case CONTENT_NOTE:
        edition_compare_note(page->edition, FORMAT_HTML, place, capture->figure, capture->note, page->language,
                             capture->words->str);
        break;
    case CONTENT_COPY:
        page->copied |= alt && edition_words_fit(alt, capture->words->str, WORDS_SAME);
        break;
    case CONTENT_CODE:
        compare_code(page, capture, place);
        break;
    }
    g_free(capture->name);
    g_string_free(capture->words, TRUE);
}

/* An end tag ends the innermost element of its name, and what was left open in it. */
static void end_element(struct page *page, const char *name) {
    for (guint i = page->captures->len; i > 0; i--) {
        struct capture *capture = &g_array_index(page->captures, struct capture, i - 1);
        if (strcmp(capture->name, name) != 0)
            continue;
        if (capture->depth > 0) {
            capture->depth--;
            continue;
        }
        for (guint last = page->captures->len; last >= i; last--)
            end_capture(page, &g_array_index(page->captures, struct capture, last - 1));
        g_array_set_size(page->captures, i - 1);
    }
}

/* A table that shows one number of a figure shows them all. */
static void end_table(struct page *page) {
    guint wanted = page->table ? page->table->rows->len * page->table->numbers : 0;
    if (page->table && page->table_numbers != wanted)
        edition_differs(page->edition, page->file, page->table_line, "this table has %u numbers of %s, but %s has %u",
                        page->table_numbers, page->table->id, page->table->file, wanted);
    page->table = NULL;
    page->table_line = 0;
}

static void begin_figure(struct page *page) {
    const char *id = scanner_attribute(&page->scanner, "id");
    page->figures++;
    page->figure = id ? published_figure(page->edition->published, id) : NULL;
    page->charted = page->copied = false;
    page->notes = 0;
    page->shown = g_new0(struct shown_figure, 1);
    page->shown->id = g_strdup(id ? id : "");
    g_ptr_array_add(page->words->figures, page->shown);
}

static void end_figure(struct page *page) {
    const struct published_figure *figure = page->figure;
    if (figure && !page->embedded) {
        if (page->charted && !page->copied)
            edition_differs(page->edition, page->file, page->scanner.line,
                            "lacks the description of %s as data/%s.json has it", figure->id, figure->id);
        if (page->notes != (figure->words[WORDING_EMPTY][page->language] ? 0 : figure->note_count))
            edition_differs(page->edition, page->file, page->scanner.line,
                            "has %u notes of %s, but data/%s.json has %u", page->notes, figure->id, figure->id,
                            figure->note_count);
    }
    page->figures -= page->figures > 0;
    page->figure = NULL;
    page->shown = NULL;
}

/* "spend-by-party-note-2" */
static guint note_number(const struct page *page) {
    const char *id = scanner_attribute(&page->scanner, "id");
    gsize length = strlen(page->figure->id);
    if (!id || strncmp(id, page->figure->id, length) != 0 || !g_str_has_prefix(id + length, "-note-"))
        return 0;
    return (guint)g_ascii_strtoull(id + length + strlen("-note-"), NULL, 10);
}

/* The words of a figure that an element in it holds. */
static void begin_in_figure(struct page *page) {
    const struct scanner *tag = &page->scanner;
    const struct published_figure *figure = page->figure;
    if (scanner_is(tag, "strong") && (page->in_caption || page->in_headline)) {
        begin_wording(page, figure, WORDING_HEADLINE, WORDS_SAME);
    } else if (!figure) {
        return;
    } else if (scanner_is(tag, "span") && (page->in_caption || page->in_headline)) {
        begin_wording(page, figure, WORDING_SUBTITLE, page->in_caption ? WORDS_BEGIN : WORDS_SAME);
    } else if (scanner_is(tag, "span") && page->in_summary && scanner_has_word(tag, "class", "hidden")) {
        begin_wording(page, figure, WORDING_HEADLINE, WORDS_SAME);
        g_array_index(page->captures, struct capture, page->captures->len - 1).skipped = strlen(": ");
    } else if (scanner_is(tag, "p") && scanner_has_word(tag, "class", "empty")) {
        begin_wording(page, figure, WORDING_EMPTY, WORDS_SAME);
    } else if (scanner_is(tag, "p") && page->in_source) {
        begin_wording(page, figure, WORDING_SOURCE, WORDS_SAME);
    } else if (scanner_is(tag, "p") && page->in_reuse) {
        begin(page, CONTENT_COPY);
    } else if (scanner_is(tag, "code") && page->in_reuse) {
        begin(page, CONTENT_CODE);
    } else if (scanner_is(tag, "li") && note_number(page) > 0) {
        page->notes++;
        begin(page, CONTENT_NOTE)->note = note_number(page);
    }
}

/* The link to where a figure stands already has its headline. */
static void begin_link(struct page *page) {
    const char *href = scanner_attribute(&page->scanner, "href");
    const struct published_figure *figure =
        page->in_repeated && href && *href == '#' ? published_figure(page->edition->published, href + 1) : NULL;
    if (figure)
        begin_wording(page, figure, WORDING_HEADLINE, WORDS_SAME);
}

/* The picture of a page where it is shared, and its description. */
static void read_meta(struct page *page) {
    const char *property = scanner_attribute(&page->scanner, "property");
    const char *content = scanner_attribute(&page->scanner, "content");
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

/* Sets what we are in, where it is that which begins or ends here. */
static void set_context(struct page *page, bool begins) {
    const struct scanner *tag = &page->scanner;
    const char *name = tag->name->str + !begins;
    static const struct {
        const char *name, *class;
        gsize at;
    } contexts[] = {
        {"main", NULL, offsetof(struct page, in_main)},       {"caption", NULL, offsetof(struct page, in_caption)},
        {"summary", NULL, offsetof(struct page, in_summary)}, {"details", "reuse", offsetof(struct page, in_reuse)},
        {"div", "source", offsetof(struct page, in_source)},  {"p", "repeated", offsetof(struct page, in_repeated)},
        {"p", "headline", offsetof(struct page, in_headline)}};
    for (gsize i = 0; i < G_N_ELEMENTS(contexts); i++) {
        if (strcmp(name, contexts[i].name) != 0)
            continue;
        bool *flag = (bool *)((char *)page + contexts[i].at);
        *flag = begins && (!contexts[i].class || scanner_has_word(tag, "class", contexts[i].class));
    }
}

/* Words that only HTML has: ways through the site and lists of what is on the page. */
static void set_aside(struct page *page) {
    const struct scanner *tag = &page->scanner;
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

static void begin_element(struct page *page) {
    const struct scanner *tag = &page->scanner;
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
    } else if (scanner_is(tag, "meta")) {
        read_meta(page);
    } else if (scanner_is(tag, "figure")) {
        begin_figure(page);
    } else if (scanner_is(tag, "table")) {
        page->table_line = tag->line;
        page->table_numbers = 0;
    } else if (page->embedded && (scanner_is(tag, "title") || scanner_is(tag, "h1"))) {
        begin_wording(page, page->embedded, WORDING_HEADLINE, WORDS_SAME);
    } else if (page->figures > 0) {
        begin_in_figure(page);
    } else if (scanner_is(tag, "a")) {
        begin_link(page);
    } else if (scanner_is(tag, "img") && page->in_main && !page->aside && scanner_attribute(tag, "alt")) {
        words_append_bare(page->words->text, scanner_attribute(tag, "alt"));
    }
}

static void read_tag(struct page *page) {
    struct scanner *tag = &page->scanner;
    bool ends = *tag->name->str == '/';
    if (scanner_is(tag, "svg") && scanner_has_word(tag, "class", "chart")) {
        page->charted = true;
        svg_read(page->edition, tag, page->file, page->language);
        return;
    }
    set_context(page, !ends);
    set_aside(page);
    if (!ends) {
        begin_element(page);
        return;
    }
    end_element(page, tag->name->str + 1);
    if (scanner_is(tag, "/table"))
        end_table(page);
    else if (scanner_is(tag, "/figure"))
        end_figure(page);
}

static void read_words(struct page *page) {
    bool running = (page->in_main || page->in_draft) && page->figures == 0 && !page->aside;
    for (guint i = 0; i < page->captures->len; i++)
        scanner_append_words(&page->scanner, g_array_index(page->captures, struct capture, i).words);
    if (!running)
        return;
    g_autoptr(GString) words = g_string_new(NULL);
    scanner_append_words(&page->scanner, words);
    words_append_bare(page->words->text, words->str);
}

static void read_page(struct page *page) {
    for (enum scanned what; (what = scanner_next(&page->scanner)) != SCANNED_END;) {
        if (what == SCANNED_TAG)
            read_tag(page);
        else
            read_words(page);
    }
    end_table(page); /* of a page that is cut off */
    for (guint i = page->captures->len; i > 0; i--)
        end_capture(page, &g_array_index(page->captures, struct capture, i - 1));
}

static void shown_free(gpointer data) {
    struct shown_figure *shown = data;
    g_free(shown->id);
    g_free(shown->headline);
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
    enum language language = LANGUAGE_EN;
    gsize length;
    edition_file_language(file, 0, &language);
    g_autofree char *text = edition_read_text(edition, file, &length);
    if (!text)
        return;
    struct page page = {.edition = edition, .file = file, .language = language};
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

void verify_html(struct edition *edition) {
    for (guint i = 0; i < edition->files->len; i++)
        if (g_str_has_suffix(g_ptr_array_index(edition->files, i), ".html"))
            read_file(edition, g_ptr_array_index(edition->files, i));
}
