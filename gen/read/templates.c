#include "read/files.h"
#include "read/csv.h"
#include "base/nearest.h"
#include "read/read.h"
#include "read/slots.h"
#include "read/word.h"

#include <string.h>

enum { DEFAULT_ORDER = 100, FIELDS_WITH_SLOTS = 2 };

struct reader {
    struct templates *templates;
    const char *folder;
    const struct settings *settings;
    struct diagnostics *diagnostics;
};

static const char *keep(const struct reader *reader, const char *text) {
    return text ? g_string_chunk_insert(reader->templates->strings, text) : NULL;
}

static void report(const struct reader *reader, struct place place, const char *line, const char *message) {
    diagnostics_add(reader->diagnostics, SEVERITY_ERROR, "template", place, line, "%s", message);
}

/* The front matter of one page: a line each, 'key: value'. */
struct front {
    const struct reader *reader;
    struct page_template *page;
    const char *line;
    unsigned number;
    bool has_order;
};

static void report_front(const struct front *front, size_t from, const char *message) {
    struct place place = {front->page->file, front->number, (unsigned)g_utf8_strlen(front->line, (gssize)from) + 1,
                          (unsigned)g_utf8_strlen(front->line + from, -1)};
    report(front->reader, place, front->line, message);
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
    *field = keep(front->reader, value);
    if (slots)
        slots_scan_line(front->reader->templates, front->page, front->line, from, front->number,
                        front->reader->diagnostics);
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
        g_autofree char *message = g_strdup_printf("unknown key '%s'%s", key, remedy);
        report_front(front, 0, message);
    } else if (i < G_N_ELEMENTS(fields) ? *fields[i] != NULL : front->has_order) {
        g_autofree char *message = g_strdup_printf("key '%s' is there twice; keep one", key);
        report_front(front, 0, message);
    } else if (!*value) {
        g_autofree char *message = g_strdup_printf("'%s' has no value; fill it in or remove the key", key);
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
static unsigned read_front(const struct reader *reader, struct page_template *page, char **lines) {
    struct front front = {.reader = reader, .page = page};
    if (!lines[0] || !is_rule(lines[0])) {
        report(reader, (struct place){page->file, 1, 1, 1}, lines[0] ? lines[0] : "",
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
        report(reader, (struct place){page->file, 1, 1, 3}, lines[0],
               "front matter that does not end; write --- on a line below it");
        return i;
    }
    if (!page->title)
        report(reader, (struct place){page->file, 1, 1, 3}, lines[0], "key 'title' is missing; add it below this line");
    return i + 1;
}

static const char *shown_file(const struct reader *reader, const char *path) {
    return file_shown(reader->templates->strings, reader->folder, path);
}

static void read_page(const struct reader *reader, enum language language, const char *file_name) {
    g_autofree char *path = g_build_filename(language_code(language), file_name, NULL);
    const char *shown = shown_file(reader, path);
    g_autofree char *text = file_read_text(shown, reader->diagnostics);
    struct page_template *page = g_new0(struct page_template, 1);
    g_autofree char *name = g_strndup(file_name, strlen(file_name) - strlen(".md"));
    page->name = keep(reader, name);
    page->file = shown;
    page->language = language;
    page->order = DEFAULT_ORDER;
    page->slots = g_array_new(FALSE, FALSE, sizeof(struct template_slot));
    g_ptr_array_add(reader->templates->pages, page);
    if (!word_is_id(name)) {
        g_autofree char *message =
            g_strdup_printf("not a page name: '%s'; it becomes part of addresses: use a-z, 0-9 and -", name);
        report(reader, (struct place){.file = shown}, NULL, message);
    }
    if (text) {
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        unsigned first = read_front(reader, page, lines);
        g_autofree char *body = g_strjoinv("\n", lines + first);
        page->body = keep(reader, body);
        page->body_line = first + 1;
        for (unsigned i = first; lines[i]; i++)
            slots_scan_line(reader->templates, page, lines[i], 0, i + 1, reader->diagnostics);
    }
    if (!page->body)
        page->body = "";
    if (!page->title)
        page->title = page->name;
}

static void read_pages(const struct reader *reader, enum language language) {
    const char *shown = shown_file(reader, language_code(language));
    g_autofree char *pattern = g_strconcat(language_code(language), "/*.md", NULL);
    g_autoptr(GPtrArray) paths = files_matching(reader->folder, pattern);
    if (paths->len == 0)
        diagnostics_add(reader->diagnostics, SEVERITY_ERROR, "template", (struct place){.file = shown}, NULL,
                        "no pages; a published language has a folder of .md files");
    for (guint i = 0; i < paths->len; i++) {
        g_autofree char *base = g_path_get_basename(g_ptr_array_index(paths, i));
        read_page(reader, language, base);
    }
}

static gint compare_pages(gconstpointer a, gconstpointer b) {
    const struct page_template *left = *(struct page_template *const *)a;
    const struct page_template *right = *(struct page_template *const *)b;
    return left->language != right->language ? (int)left->language - (int)right->language
                                             : strcmp(left->name, right->name);
}

/* Every published language has the same pages. A folder without any page has been diagnosed already. */
static void check_same_pages(const struct reader *reader) {
    const struct templates *templates = reader->templates;
    bool has_pages[LANGUAGE_COUNT] = {false};
    for (guint i = 0; i < templates->pages->len; i++)
        has_pages[((const struct page_template *)g_ptr_array_index(templates->pages, i))->language] = true;
    for (guint i = 0; i < templates->pages->len; i++) {
        const struct page_template *page = g_ptr_array_index(templates->pages, i);
        for (int j = 0; j < LANGUAGE_COUNT; j++)
            if (has_pages[j] && !templates_page(templates, (enum language)j, page->name))
                diagnostics_add(reader->diagnostics, SEVERITY_ERROR, "template", (struct place){.file = page->file},
                                NULL, "this page is missing in '%s'; write %s/%s.md", language_code((enum language)j),
                                language_code((enum language)j), page->name);
    }
}

static void read_phrase(const struct reader *reader, struct csv *csv) {
    const char *key = csv_text(csv, 0);
    if (!*key) {
        csv_report(csv, 0, SEVERITY_ERROR, "phrase", "a phrase without a key; fill it in");
        return;
    }
    if (templates_phrase(reader->templates, key)) {
        csv_report(csv, 0, SEVERITY_ERROR, "phrase", "key '%s' is there twice; keep one row", key);
        return;
    }
    struct localized *phrase = g_new0(struct localized, 1);
    for (unsigned i = 0; i < LANGUAGE_COUNT; i++) {
        const char *text = csv_text(csv, i + 1);
        phrase->text[i] = *text ? keep(reader, text) : NULL;
        if (!*text && reader->settings->publishes[i])
            csv_report(csv, i + 1, SEVERITY_ERROR, "phrase", "phrase '%s' has no text in '%s'; fill it in", key,
                       language_code((enum language)i));
    }
    g_hash_table_insert(reader->templates->phrases, (gpointer)keep(reader, key), phrase);
}

static void read_phrases(const struct reader *reader) {
    struct csv_column columns[LANGUAGE_COUNT + 1] = {{"key", true}};
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        columns[i + 1] = (struct csv_column){language_code((enum language)i), reader->settings->publishes[i]};
    reader->templates->strings_file = shown_file(reader, "strings.csv");
    g_autofree char *text = file_read_text(reader->templates->strings_file, reader->diagnostics);
    if (!text)
        return;
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    struct csv *csv = csv_open(bytes, reader->templates->strings_file, reader->diagnostics);
    if (csv && csv_bind(csv, columns, G_N_ELEMENTS(columns), CSV_OURS))
        while (csv_next(csv))
            read_phrase(reader, csv);
    csv_close(csv);
}

static const char *read_whole(const struct reader *reader, const char *path) {
    g_autofree char *text = file_read_text(shown_file(reader, path), reader->diagnostics);
    return text ? keep(reader, text) : "";
}

struct templates *read_templates(const char *folder, const struct settings *settings, struct diagnostics *diagnostics) {
    g_autofree char *plain = folder_name(folder);
    struct reader reader = {templates_new(), plain, settings, diagnostics};
    struct templates *templates = reader.templates;
    templates->layout = templates->style = "";
    templates->layout_file = shown_file(&reader, "layout.html");
    templates->strings_file = shown_file(&reader, "strings.csv");
    if (!g_file_test(plain, G_FILE_TEST_IS_DIR)) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, "file", (struct place){.file = plain}, NULL,
                        "no such folder; name the templates with --templates");
        return templates;
    }
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (settings->publishes[language])
            read_pages(&reader, (enum language)language);
    g_ptr_array_sort(templates->pages, compare_pages);
    check_same_pages(&reader);
    read_phrases(&reader);
    templates->layout = read_whole(&reader, "layout.html");
    slots_check_layout(templates->layout, templates->layout_file, diagnostics);
    templates->style = read_whole(&reader, "style.css");
    return templates;
}
