/* Pages: Markdown under front matter. */
#include "read/source.h"
#include "base/echo.h"
#include "base/nearest.h"
#include "read/slots.h"
#include "read/word.h"

#include <string.h>

#define OWN_PAGES "pages"

enum { DEFAULT_ORDER = 100, FIELDS_WITH_SLOTS = 2 };

static void report(const struct source_folder *source, struct place place, const char *line, const char *message) {
    diagnostics_add(source->diagnostics, SEVERITY_ERROR, "template", place, line, "%s", message);
}

/* The front matter of one page: a line each, 'key: value'. */
struct front {
    const struct source_folder *source;
    struct page_template *page;
    const char *line;
    unsigned number;
    bool has_order;
};

static void report_front(const struct front *front, size_t from, const char *message) {
    struct place place = {front->page->file, front->number, (unsigned)g_utf8_strlen(front->line, (gssize)from) + 1,
                          (unsigned)g_utf8_strlen(front->line + from, -1)};
    report(front->source, place, front->line, message);
}

/* A value may be in quotes, as people who know YAML are used to. */
static char *unquote(const char *value) {
    size_t length = strlen(value);
    bool quoted = length >= 2 && (value[0] == '"' || value[0] == '\'') && value[length - 1] == value[0];
    return quoted ? g_strndup(value + 1, length - 2) : g_strdup(value);
}

static void read_order(struct front *front, const char *value, size_t from) {
    if (strlen(value) <= 6 && word_is_digits(value))
        front->page->order = (int)g_ascii_strtoll(value, NULL, 10);
    else
        report_front(front, from, "'order' must be a whole number; the menu is sorted by it");
    front->has_order = true;
}

static void set_text(struct front *front, const char **field, const char *value, size_t from, bool slots) {
    *field = source_keep(front->source, value);
    if (slots)
        slots_scan_line(front->source->templates, front->page, front->line, from, front->number,
                        front->source->diagnostics);
    else if (strstr(value, "{{"))
        report_front(front, from, "'menu' and 'footer' cannot have a slot; write the words themselves");
}

static void read_front_line(struct front *front) {
    static const char *const keys[] = {"title", "description", "menu", "footer", "order"};
    struct page_template *page = front->page;
    const char **const fields[] = {&page->title, &page->description, &page->menu, &page->footer};
    const char *colon = strchr(front->line, ':');
    if (!colon) {
        report_front(front, 0, "not front matter; write 'key: value', and --- below the last");
        return;
    }
    g_autofree char *key = g_strstrip(g_strndup(front->line, (gsize)(colon - front->line)));
    const char *start = colon + 1 + strspn(colon + 1, " \t");
    size_t from = (size_t)(start - front->line);
    g_autofree char *trimmed = g_strchomp(g_strdup(start));
    g_autofree char *value = unquote(trimmed);
    unsigned i = 0;
    while (i < G_N_ELEMENTS(keys) && strcmp(key, keys[i]) != 0)
        i++;
    if (i == G_N_ELEMENTS(keys)) {
        g_autofree char *remedy =
            nearest_remedy(key, keys, i, "; a page has title, description, menu, footer and order");
        g_autofree char *message = echo_format("unknown key '%s'%s", key, remedy);
        report_front(front, 0, message);
    } else if (i < G_N_ELEMENTS(fields) ? *fields[i] != NULL : front->has_order) {
        g_autofree char *message = echo_format("key '%s' is there twice; keep one", key);
        report_front(front, 0, message);
    } else if (!*value) {
        g_autofree char *message = echo_format("'%s' has no value; fill it in or remove the key", key);
        report_front(front, 0, message);
    } else if (i == G_N_ELEMENTS(fields)) {
        read_order(front, value, from);
    } else {
        set_text(front, fields[i], value, from, i < FIELDS_WITH_SLOTS);
    }
}

static bool is_rule(const char *line) {
    return strncmp(line, "---", 3) == 0 && line[3 + strspn(line + 3, " \t")] == '\0';
}

/* Reads the lines between --- and ---; returns the index of the first line after them. */
static unsigned read_front(const struct source_folder *source, struct page_template *page, char **lines) {
    struct front front = {.source = source, .page = page};
    if (!lines[0] || !is_rule(lines[0])) {
        report(source, (struct place){page->file, 1, 1, 1}, lines[0] ? lines[0] : "",
               "a page starts with front matter; write ---, title: ..., --- above it");
        return 0;
    }
    unsigned i = 1;
    for (; lines[i] && !is_rule(lines[i]); i++) {
        front.line = lines[i];
        front.number = i + 1;
        if (lines[i][strspn(lines[i], " \t")])
            read_front_line(&front);
    }
    if (!lines[i]) {
        report(source, (struct place){page->file, 1, 1, 3}, lines[0],
               "front matter that does not end; write --- on a line below it");
        return i;
    }
    if (!page->title)
        report(source, (struct place){page->file, 1, 1, 3}, lines[0], "key 'title' is missing; add it below this line");
    return i + 1;
}

/* The folder of a language's pages, in the folder of templates. Caller frees. */
static char *pages_folder(const struct source_folder *source, enum language language) {
    return source->own ? g_build_filename(OWN_PAGES, language_code(language), NULL) : g_strdup(language_code(language));
}

static struct page_template *page_new(const struct source_folder *source, enum language language, const char *name,
                                      const char *shown) {
    struct page_template *page = g_new0(struct page_template, 1);
    page->name = source_keep(source, name);
    page->file = shown;
    page->language = language;
    page->order = DEFAULT_ORDER;
    page->slots = g_array_new(FALSE, FALSE, sizeof(struct template_slot));
    return page;
}

static void read_body(const struct source_folder *source, struct page_template *page, const char *text) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    unsigned first = read_front(source, page, lines);
    g_autofree char *body = g_strjoinv("\n", lines + first);
    page->body = source_keep(source, body);
    page->body_line = first + 1;
    for (unsigned i = first; lines[i]; i++)
        slots_scan_line(source->templates, page, lines[i], 0, i + 1, source->diagnostics);
}

static void read_page(const struct source_folder *source, enum language language, const char *path) {
    const char *shown = source_shown(source, path);
    g_autofree char *base = g_path_get_basename(path);
    g_autofree char *name = g_strndup(base, strlen(base) - strlen(".md"));
    g_autofree char *text = source_text(source, path);
    struct page_template *page = page_new(source, language, name, shown);
    if (!word_is_id(name)) {
        g_autofree char *message =
            echo_format("not a page name: '%s'; it becomes part of addresses: use a-z, 0-9 and -", name);
        report(source, (struct place){.file = shown}, NULL, message);
    }
    if (text)
        read_body(source, page, text);
    if (!page->body)
        page->body = "";
    if (!page->title)
        page->title = page->name;
    templates_add_page(source->templates, page);
}

static void read_pages(const struct source_folder *source, enum language language) {
    g_autofree char *folder = pages_folder(source, language);
    g_autofree char *pattern = g_strconcat(folder, "/*.md", NULL);
    g_autoptr(GPtrArray) paths = files_matching(source->folder, pattern);
    if (paths->len == 0 && !source->own)
        diagnostics_add(source->diagnostics, SEVERITY_ERROR, "template",
                        (struct place){.file = source_shown(source, folder)}, NULL,
                        "no pages; a published language has a folder of .md files");
    for (guint i = 0; i < paths->len; i++)
        read_page(source, language, g_ptr_array_index(paths, i));
}

/* A report's pages lie in a folder per language; what lies elsewhere in pages/ would be lost without a word. */
static void warn_of_unread(const struct source_folder *source) {
    static const char *const patterns[] = {OWN_PAGES "/*", OWN_PAGES "/*/*", OWN_PAGES "/*/*/*"};
    for (gsize i = 0; i < G_N_ELEMENTS(patterns); i++) {
        g_autoptr(GPtrArray) paths = files_matching(source->folder, patterns[i]);
        for (guint j = 0; j < paths->len; j++) {
            const char *path = g_ptr_array_index(paths, j);
            g_auto(GStrv) parts = g_strsplit(path, "/", -1);
            enum language language;
            bool read = parts[1] && parts[2] && !parts[3] && language_from_code(parts[1], &language) &&
                        source->settings->publishes[language] && g_str_has_suffix(path, ".md");
            if (!read)
                diagnostics_add(source->diagnostics, SEVERITY_WARNING, "unread",
                                (struct place){.file = source_shown(source, path)}, NULL,
                                "not read; pages are " OWN_PAGES "/%s/NAME.md, and files that they show lie in static/",
                                language_code(settings_first_language(source->settings)));
        }
    }
}

void read_page_templates(const struct source_folder *source) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (source->settings->publishes[language])
            read_pages(source, (enum language)language);
    if (source->own)
        warn_of_unread(source);
}
