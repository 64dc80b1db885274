#include "verify/edition.h"

#include "base/whole_file.h"
#include "verify/decimal.h"

#include <gio/gio.h>
#include <string.h>

/* More than a file of an edition has; one that came from elsewhere may claim anything. */
static const uint64_t LARGEST_FILE = UINT64_C(4) << 30;

static int compare_paths(gconstpointer left, gconstpointer right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Adds all that is below folder/path and is not a folder; SHA256SUMS must have it, whatever kind of file it is. */
static bool list_files(struct edition *edition, const char *path, GError **error) {
    g_autofree char *folder = g_build_filename(edition->folder, path, NULL);
    GDir *directory = g_dir_open(folder, 0, error);
    if (!directory)
        return false;
    bool fine = true;
    for (const char *name; fine && (name = g_dir_read_name(directory));) {
        g_autofree char *below = *path ? g_strconcat(path, "/", name, NULL) : g_strdup(name);
        g_autofree char *whole = g_build_filename(folder, name, NULL);
        if (g_file_test(whole, G_FILE_TEST_IS_DIR) && !g_file_test(whole, G_FILE_TEST_IS_SYMLINK))
            fine = list_files(edition, below, error);
        else
            g_ptr_array_add(edition->files, g_steal_pointer(&below));
    }
    g_dir_close(directory);
    return fine;
}

static void free_page(gpointer data) {
    struct page_words *page = data;
    g_free(page->title);
    g_free(page->description);
    g_string_free(page->text, TRUE);
    g_ptr_array_unref(page->figures);
    g_free(page);
}

struct edition *edition_open(const char *folder, GError **error) {
    struct edition *edition = g_new0(struct edition, 1);
    edition->folder = folder;
    edition->files = g_ptr_array_new_with_free_func(g_free);
    edition->names = g_hash_table_new(g_str_hash, g_str_equal);
    edition->published = published_new();
    edition->differences = g_ptr_array_new_with_free_func(g_free);
    edition->pages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_page);
    if (!list_files(edition, "", error)) {
        edition_free(edition);
        return NULL;
    }
    g_ptr_array_sort(edition->files, compare_paths);
    for (guint i = 0; i < edition->files->len; i++)
        g_hash_table_add(edition->names, g_ptr_array_index(edition->files, i));
    return edition;
}

void edition_free(struct edition *edition) {
    g_hash_table_unref(edition->names);
    g_ptr_array_unref(edition->files);
    published_free(edition->published);
    g_ptr_array_unref(edition->differences);
    g_hash_table_unref(edition->pages);
    g_free(edition);
}

GBytes *edition_read(struct edition *edition, const char *file) {
    g_autofree char *path = g_build_filename(edition->folder, file, NULL);
    g_autoptr(GError) error = NULL;
    GBytes *bytes = whole_file_read(path, LARGEST_FILE, NULL, &error);
    if (!bytes)
        edition_differs(edition, file, 0, "cannot be read: %s", error->message);
    return bytes;
}

char *edition_read_text(struct edition *edition, const char *file, gsize *length) {
    g_autoptr(GBytes) bytes = edition_read(edition, file);
    if (!bytes)
        return NULL;
    *length = g_bytes_get_size(bytes);
    char *text = g_malloc(*length + 1);
    if (*length)
        memcpy(text, g_bytes_get_data(bytes, NULL), *length);
    text[*length] = '\0';
    return text;
}

bool edition_has_table(const struct edition *edition, const char *file) {
    g_autofree char *json = g_strndup(file, strlen(file) - strlen(".csv"));
    g_autofree char *beside = g_strconcat(json, ".json", NULL);
    return g_hash_table_contains(edition->names, file) && !g_hash_table_contains(edition->names, beside);
}

bool edition_file_is(const char *file, const char *folder, const char *ending) {
    return g_str_has_prefix(file, folder) && g_str_has_suffix(file, ending);
}

bool edition_file_language(const char *file, unsigned depth, enum language *language) {
    for (; depth > 0; depth--) {
        file = strchr(file, '/');
        if (!file++)
            return false;
    }
    g_autofree char *code = g_strndup(file, strcspn(file, "/"));
    return language_from_code(code, language);
}

void edition_differs(struct edition *edition, const char *file, unsigned line, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    char *whole = line ? g_strdup_printf("%s:%u: %s", file, line, what) : g_strdup_printf("%s: %s", file, what);
    g_ptr_array_add(edition->differences, whole);
}

static const struct published_cell *cell_of(const struct found *found) {
    return &found->row->cells[found->column];
}

/* "PLACE: FIGURE ROW:COLUMN is 1/2, but data/FIGURE.csv:3 has 1/3". */
static void differs(struct edition *edition, const struct found *found, const char *what) {
    g_autoptr(GString) wanted = g_string_new(NULL);
    published_cell_append(wanted, cell_of(found));
    edition_differs(edition, found->place, 0, "%s %s:%s is %s, but %s:%u has %s", found->figure->id, found->row->key,
                    published_column_at(found->figure, found->column)->key, what, found->figure->file, found->row->line,
                    wanted->str);
}

static bool same_end(const char *wanted, const char *end) {
    if (!*end || !*wanted)
        return *end == *wanted;
    g_autofree char *normal = decimal_normal(end);
    return normal && strcmp(normal, wanted) == 0;
}

void edition_compare(struct edition *edition, const struct found *found, const char *low, const char *high,
                     const char *state) {
    const struct published_cell *wanted = cell_of(found);
    edition->counts[found->format].numbers++;
    if (same_end(wanted->low, low) && same_end(wanted->high, high) && (!state || strcmp(state, wanted->state) == 0))
        return;
    struct published_cell given = {.low = low, .high = high, .state = state ? state : "value"};
    g_autoptr(GString) what = g_string_new(NULL);
    published_cell_append(what, &given);
    differs(edition, found, what->str);
}

static bool same_spoken(const char *wanted, const char *spoken) {
    return *wanted ? spoken && strcmp(wanted, spoken) == 0 : !spoken;
}

/* The words for what a cell is, if it is no plain number; NULL if nothing is known. */
static const char *words_of(const struct edition *edition, const struct published_cell *cell, enum language language) {
    enum state state;
    if (!state_from_word(cell->state, &state) || state == STATE_VALUE)
        return NULL;
    return edition->state_words[language][state];
}

void edition_compare_text(struct edition *edition, const struct found *found, enum language language,
                          const char *text) {
    const struct published_cell *wanted = cell_of(found);
    const char *words = words_of(edition, wanted, language);
    bool same;
    edition->counts[found->format].numbers++;
    if (*wanted->low) {
        struct spoken spoken = spoken_read(text, language);
        same = spoken.count <= 2 && same_spoken(wanted->low, spoken.low) && same_spoken(wanted->high, spoken.high) &&
               spoken.open == !*wanted->high && (!words || g_str_has_suffix(text, words));
        spoken_clear(&spoken);
    } else {
        same = words && strcmp(text, words) == 0;
    }
    if (same)
        return;
    g_autofree char *what = g_strdup_printf("the text '%s'", text);
    differs(edition, found, what);
}

void edition_compare_days(struct edition *edition, const struct found *found, const char *days) {
    const struct published_cell *wanted = cell_of(found);
    if (strcmp(wanted->days, days) != 0)
        edition_differs(edition, found->place, 0, "%s %s:%s is about the days '%s', but %s:%u has '%s'",
                        found->figure->id, found->row->key, published_column_at(found->figure, found->column)->key,
                        days, found->figure->file, found->row->line, wanted->days);
}

/* White space of any kind and number is one space (or none), and marks of direction are nothing: formats differ in these.
 */
static char *collapse(const char *text, bool squeeze) {
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_new(NULL);
    for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        GUnicodeType type = (guchar)*at < 0x80 ? G_UNICODE_OTHER_PUNCTUATION : g_unichar_type(c);
        bool space = (guchar)*at < 0x80 ? g_ascii_isspace(*at) : g_unichar_isspace(c);
        if (type == G_UNICODE_FORMAT || (!space && (c < 0x20 || (c >= 0x7F && c < 0xA0))))
            continue;
        if (!space)
            g_string_append_unichar(out, c);
        else if (!squeeze && out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    if (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

#define ELLIPSIS "\xE2\x80\xA6"

bool edition_words_fit(const char *wanted, const char *given, unsigned likeness) {
    if (strcmp(wanted, given) == 0)
        return true;
    g_autofree char *one = collapse(wanted, likeness & WORDS_IN_LINES);
    g_autofree char *other = collapse(given, likeness & WORDS_IN_LINES);
    if (strcmp(one, other) == 0 || ((likeness & WORDS_BEGIN) && g_str_has_prefix(other, one)))
        return true;
    return (likeness & WORDS_IN_LINES) && g_str_has_suffix(other, ELLIPSIS) &&
           strncmp(one, other, strlen(other) - strlen(ELLIPSIS)) == 0;
}

static void compare_words(struct edition *edition, enum format format, const char *place,
                          const struct published_figure *figure, const char *what, const char *wanted,
                          unsigned likeness, const char *text) {
    edition->counts[format].words++;
    if (!edition_words_fit(wanted, text, likeness))
        edition_differs(edition, place, 0, "the %s of %s is '%s', but data/%s.json has '%s'", what, figure->id, text,
                        figure->id, wanted);
}

void edition_compare_wording(struct edition *edition, enum format format, const char *place,
                             const struct published_figure *figure, enum wording wording, enum language language,
                             unsigned likeness, const char *text) {
    const char *wanted = figure->words[wording][language];
    if (wanted)
        compare_words(edition, format, place, figure, wording_names[wording], wanted, likeness, text);
}

void edition_compare_note(struct edition *edition, enum format format, const char *place,
                          const struct published_figure *figure, guint number, enum language language,
                          const char *text) {
    g_autofree char *what = g_strdup_printf("note %u", number);
    if (number < 1 || number > figure->note_count)
        edition_differs(edition, place, 0, "%s has a note %u here, but data/%s.json has %u", figure->id, number,
                        figure->id, figure->note_count);
    else if (figure->notes[language] && figure->notes[language][number - 1])
        compare_words(edition, format, place, figure, what, figure->notes[language][number - 1], WORDS_SAME, text);
}

void edition_compare_label(struct edition *edition, const struct found *found, enum language language,
                           const char *text) {
    const char *label = found->row->label[language];
    if (label && !edition_words_fit(label, text, WORDS_SAME))
        edition_differs(edition, found->place, 0, "%s has the row '%s' here, but %s:%u has '%s', which is '%s'",
                        found->figure->id, text, found->figure->file, found->row->line, found->row->key, label);
}
