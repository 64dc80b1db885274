/* The numbers of all pages: <data value="LOW/HIGH" data-figure data-cell="ROW:COLUMN">text</data>, and <span
 * data-state> for what is no number. The scanner knows no more of HTML than it takes to find those: tags, attributes,
 * comments, references of characters, and what lies in a figure or a table. */
#include "verify/formats.h"

#include <string.h>

struct page {
    struct edition *edition;
    const char *file;
    enum language language;
    const char *at;
    unsigned line;
    unsigned figures; /* how many <figure> we are in */
    GPtrArray *prose; /* numbers outside of figures: their text */
    /* The table we are in: how many numbers of which figure it has shown. */
    const struct published_figure *table;
    guint table_numbers;
    unsigned table_line;
};

struct tag {
    char *name; /* in small letters; with '/' before it for an end tag */
    GHashTable *attributes;
    unsigned line;
};

static void step(struct page *page) {
    page->line += *page->at == '\n';
    page->at++;
}

static void step_to(struct page *page, const char *end) {
    while (page->at < end)
        step(page);
}

static const struct {
    const char *name, *text;
} references[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\xC2\xA0"}};

/* Appends what the reference at text means and returns its length; 0 where it is none. */
static gsize append_reference(GString *out, const char *text) {
    gsize length = strcspn(text, "; \n<\"");
    if (text[length] != ';')
        return 0;
    if (text[1] == '#') {
        bool hex = text[2] == 'x' || text[2] == 'X';
        guint64 code = g_ascii_strtoull(text + (hex ? 3 : 2), NULL, hex ? 16 : 10);
        if (code == 0 || code > 0x10FFFF || !g_unichar_validate((gunichar)code))
            return 0;
        g_string_append_unichar(out, (gunichar)code);
        return length + 1;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(references); i++) {
        if (strlen(references[i].name) == length - 1 && strncmp(text + 1, references[i].name, length - 1) == 0) {
            g_string_append(out, references[i].text);
            return length + 1;
        }
    }
    return 0;
}

static void append_decoded(GString *out, const char *text, gsize length) {
    for (const char *end = text + length; text < end;) {
        gsize used = *text == '&' ? append_reference(out, text) : 0;
        if (used == 0) {
            g_string_append_c(out, *text);
            used = 1;
        }
        text += used;
    }
}

static bool is_space(char c) {
    return c && strchr(" \t\r\n\f", c);
}

static void read_attribute(struct page *page, struct tag *tag) {
    gsize length = strcspn(page->at, " \t\r\n\f=>/");
    if (length == 0) {
        step(page);
        return;
    }
    g_autofree char *name = g_ascii_strdown(page->at, (gssize)length);
    GString *value = g_string_new(NULL);
    step_to(page, page->at + length);
    while (is_space(*page->at))
        step(page);
    if (*page->at == '=') {
        do
            step(page);
        while (is_space(*page->at));
        char quote = *page->at == '"' || *page->at == '\'' ? *page->at : '\0';
        if (quote)
            step(page);
        const char closing[] = {quote, '\0'};
        gsize size = strcspn(page->at, quote ? closing : " \t\r\n\f>");
        append_decoded(value, page->at, size);
        step_to(page, page->at + size);
        if (quote && *page->at)
            step(page);
    }
    g_hash_table_insert(tag->attributes, g_steal_pointer(&name), g_string_free(value, FALSE));
}

/* Reads a tag from its '<', and moves behind its '>'. */
static struct tag read_tag(struct page *page) {
    struct tag tag = {.line = page->line, .attributes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
    step(page);
    gsize length = (*page->at == '/') + strcspn(page->at + (*page->at == '/'), " \t\r\n\f>/");
    tag.name = g_ascii_strdown(page->at, (gssize)length);
    step_to(page, page->at + length);
    while (*page->at && *page->at != '>') {
        if (is_space(*page->at) || *page->at == '/')
            step(page);
        else
            read_attribute(page, &tag);
    }
    if (*page->at)
        step(page);
    return tag;
}

static void tag_clear(struct tag *tag) {
    g_free(tag->name);
    g_hash_table_unref(tag->attributes);
}

/* The text up to the end tag of an element that was just opened; elements of other names in it count as their text. */
static char *read_content(struct page *page, const char *name) {
    GString *out = g_string_new(NULL);
    unsigned depth = 1;
    while (*page->at) {
        if (*page->at != '<') {
            gsize length = strcspn(page->at, "<");
            append_decoded(out, page->at, length);
            step_to(page, page->at + length);
            continue;
        }
        struct tag tag = read_tag(page);
        if (strcmp(tag.name, name) == 0)
            depth++;
        else if (*tag.name == '/' && strcmp(tag.name + 1, name) == 0)
            depth--;
        tag_clear(&tag);
        if (depth == 0)
            break;
    }
    return g_string_free(out, FALSE);
}

/* Finds the figure, row and column that a tag names; false, and a difference, where there is none such. */
static bool find_cell(const struct page *page, const struct tag *tag, const char *id, struct found *found) {
    const char *cell = g_hash_table_lookup(tag->attributes, "data-cell");
    const char *colon = cell ? strrchr(cell, ':') : NULL;
    found->figure = published_figure(page->edition->published, id);
    if (!found->figure || !colon) {
        edition_differs(page->edition, page->file, tag->line,
                        "names the cell '%s' of the figure '%s', but data/ has none", cell ? cell : "", id);
        return false;
    }
    g_autofree char *row = g_strndup(cell, (gsize)(colon - cell));
    int column = published_column(found->figure, colon + 1);
    found->row = published_row(found->figure, row);
    if (!found->row || column < 0) {
        edition_differs(page->edition, page->file, tag->line, "names the cell '%s' of %s, but %s has none", cell, id,
                        found->figure->file);
        return false;
    }
    found->column = (guint)column;
    return true;
}

static void compare_value(const struct page *page, const struct tag *tag, const struct found *found) {
    const char *state = g_hash_table_lookup(tag->attributes, "data-state");
    const char *value = g_hash_table_lookup(tag->attributes, "value");
    if (strcmp(tag->name, "data") != 0) {
        edition_compare(page->edition, found, "", "", state ? state : "");
        return;
    }
    const char *slash = value ? strchr(value, '/') : NULL;
    if (!slash) {
        edition_differs(page->edition, found->place, 0, "%s %s:%s has the value '%s', which is no LOW/HIGH",
                        found->figure->id, found->row->key, published_column_at(found->figure, found->column)->key,
                        value ? value : "");
        return;
    }
    g_autofree char *low = g_strndup(value, (gsize)(slash - value));
    edition_compare(page->edition, found, low, slash + 1, state ? state : "value");
}

static void read_number(struct page *page, const struct tag *tag, const char *id) {
    g_autofree char *text = read_content(page, tag->name);
    g_autofree char *place = g_strdup_printf("%s:%u", page->file, tag->line);
    struct found found = {.format = FORMAT_HTML, .place = place};
    if (!find_cell(page, tag, id, &found))
        return;
    compare_value(page, tag, &found);
    edition_compare_text(page->edition, &found, page->language, text);
    if (page->table_line > 0 && (!page->table || page->table == found.figure)) {
        page->table = found.figure;
        page->table_numbers++;
    }
    if (page->figures == 0)
        g_ptr_array_add(page->prose, g_steal_pointer(&text));
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

static void read_element(struct page *page) {
    struct tag tag = read_tag(page);
    const char *id = g_hash_table_lookup(tag.attributes, "data-figure");
    const char *lang = g_hash_table_lookup(tag.attributes, "lang");
    if (id && (strcmp(tag.name, "data") == 0 || g_hash_table_contains(tag.attributes, "data-state"))) {
        read_number(page, &tag, id);
    } else if (strcmp(tag.name, "html") == 0 && lang) {
        language_from_code(lang, &page->language);
    } else if (strcmp(tag.name, "figure") == 0) {
        page->figures++;
    } else if (strcmp(tag.name, "/figure") == 0) {
        page->figures -= page->figures > 0;
    } else if (strcmp(tag.name, "table") == 0) {
        page->table_line = tag.line;
        page->table_numbers = 0;
    } else if (strcmp(tag.name, "/table") == 0) {
        end_table(page);
    } else if (strcmp(tag.name, "script") == 0 || strcmp(tag.name, "style") == 0) {
        g_autofree char *closing = g_strconcat("</", tag.name, NULL);
        const char *end = strstr(page->at, closing);
        step_to(page, end ? end : page->at + strlen(page->at));
    }
    tag_clear(&tag);
}

static void read_page(struct page *page) {
    while (*page->at) {
        if (strncmp(page->at, "<!--", 4) == 0) {
            const char *end = strstr(page->at, "-->");
            step_to(page, end ? end + 3 : page->at + strlen(page->at));
        } else if (*page->at == '<') {
            read_element(page);
        } else {
            step_to(page, page->at + strcspn(page->at, "<"));
        }
    }
    end_table(page); /* of a page that is cut off */
}

void verify_html(struct edition *edition) {
    for (guint i = 0; i < edition->files->len; i++) {
        const char *file = g_ptr_array_index(edition->files, i);
        enum language language = LANGUAGE_EN;
        gsize length;
        if (!g_str_has_suffix(file, ".html"))
            continue;
        edition_file_language(file, 0, &language);
        g_autofree char *text = edition_read_text(edition, file, &length);
        if (!text)
            continue;
        struct page page = {.edition = edition,
                            .file = file,
                            .language = language,
                            .at = text,
                            .line = 1,
                            .prose = g_ptr_array_new_with_free_func(g_free)};
        edition->counts[FORMAT_HTML].files++;
        read_page(&page);
        g_autofree char *folder = g_path_get_dirname(file);
        g_hash_table_insert(edition->prose, g_steal_pointer(&folder), page.prose);
    }
}
