/* Sentences and words: those of the program, and over them those that the report says otherwise. */
#include "read/source.h"
#include "base/echo.h"
#include "base/nearest.h"
#include "read/csv.h"
#include "read/word.h"

#include <string.h>

struct phrase_file {
    const struct source_folder *source;
    struct csv *csv;
    GHashTable *seen;    /* keys of this file */
    GHashTable *program; /* key -> struct localized *, as they were before it */
};

static void G_GNUC_PRINTF(3, 4) report(const struct phrase_file *file, unsigned column, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    csv_report(file->csv, column, SEVERITY_ERROR, "phrase", "%s", message);
}

static void report_unknown(const struct phrase_file *file, const char *key) {
    g_autofree const char **keys =
        (const char **)g_hash_table_get_keys_as_array(file->source->templates->phrases, NULL);
    guint count = g_hash_table_size(file->source->templates->phrases);
    g_autofree char *remedy = nearest_remedy(key, keys, count, "; strings.csv of the templates has all keys there are");
    report(file, 0, "no page has a phrase '%s'%s", key, remedy);
}

/* Appends the {names} of a text to names, each once: "party" for {party} and {party.name} alike. */
static void add_names(GPtrArray *names, const char *text) {
    for (const char *open = text ? strchr(text, '{') : NULL; open; open = strchr(open + 1, '{')) {
        g_autofree char *name = g_strndup(open + 1, strcspn(open + 1, "}"));
        if (g_str_has_suffix(name, ".name"))
            name[strlen(name) - strlen(".name")] = '\0';
        if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
            g_ptr_array_add(names, g_steal_pointer(&name));
    }
}

/* The key of which this one is the singular: "fact.platform" for "fact.platform.one"; NULL if it is none. Caller frees. */
static char *plural_key(const char *key) {
    return g_str_has_suffix(key, ".one") ? g_strndup(key, strlen(key) - strlen(".one")) : NULL;
}

static const struct localized *program_phrase(const struct phrase_file *file, const char *key) {
    const struct localized *phrase = key ? g_hash_table_lookup(file->program, key) : NULL;
    return phrase;
}

/* A report's phrase can be filled in with what the program's is filled in with, in whatever language. */
static void check_names(const struct phrase_file *file, unsigned column, const char *key, const char *text) {
    g_autoptr(GPtrArray) known = g_ptr_array_new_with_free_func(g_free), used = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *plural = plural_key(key);
    const struct localized *phrases[] = {program_phrase(file, key), program_phrase(file, plural)};
    for (gsize j = 0; j < G_N_ELEMENTS(phrases); j++)
        for (int i = 0; phrases[j] && i < LANGUAGE_COUNT; i++)
            add_names(known, phrases[j]->text[i]);
    add_names(used, text);
    for (guint i = 0; i < used->len; i++) {
        const char *name = g_ptr_array_index(used, i);
        if (g_ptr_array_find_with_equal_func(known, name, g_str_equal, NULL))
            continue;
        g_autoptr(GString) all = g_string_new(known->len ? "; it has" : "; it has none");
        for (guint j = 0; j < known->len; j++)
            g_string_append_printf(all, "%s {%s}", j ? "," : "", (const char *)g_ptr_array_index(known, j));
        g_autofree char *remedy = nearest_remedy(name, (const char *const *)known->pdata, known->len, all->str);
        report(file, column, "this phrase has no {%s} to fill in%s", name, remedy);
    }
}

/* A phrase that is a part of addresses. */
static bool is_path(const char *key) {
    return g_str_has_prefix(key, "path.");
}

static void read_text(const struct phrase_file *file, const char *key, unsigned language, struct localized *phrase) {
    const struct source_folder *source = file->source;
    const char *text = csv_text(file->csv, language + 1);
    if (!*text && source->own)
        return;
    if (!*text && source->settings->publishes[language])
        report(file, language + 1, "phrase '%s' has no text in '%s'; fill it in", key,
               language_code((enum language)language));
    else if (*text && is_path(key) && !word_is_id(text))
        report(file, language + 1, "not a part of an address: '%s'; use a-z, 0-9 and -", text);
    else if (*text && source->own)
        check_names(file, language + 1, key, text);
    phrase->text[language] = *text ? source_keep(source, text) : NULL;
}

/* A report may say what the program has words for, the singular of that, and how its currency is called. */
static bool may_be_said(const struct phrase_file *file, const char *key) {
    g_autofree char *plural = plural_key(key);
    return program_phrase(file, key) || program_phrase(file, plural) || g_str_has_prefix(key, "currency.");
}

static void read_phrase(const struct phrase_file *file) {
    GHashTable *phrases = file->source->templates->phrases;
    const char *key = csv_text(file->csv, 0);
    const struct localized *known = program_phrase(file, key);
    if (!*key) {
        report(file, 0, "a phrase without a key; fill it in");
    } else if (!g_hash_table_add(file->seen, g_strdup(key))) {
        report(file, 0, "key '%s' is there twice; keep one row", key);
    } else if (file->source->own && !may_be_said(file, key)) {
        report_unknown(file, key);
    } else {
        struct localized phrase = known ? *known : (struct localized){{NULL}};
        for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
            read_text(file, key, i, &phrase);
        g_hash_table_insert(phrases, (gpointer)source_keep(file->source, key), g_memdup2(&phrase, sizeof phrase));
    }
}

static GHashTable *phrases_copy(GHashTable *phrases) {
    GHashTable *copy = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    GHashTableIter iterator;
    gpointer key, phrase;
    g_hash_table_iter_init(&iterator, phrases);
    while (g_hash_table_iter_next(&iterator, &key, &phrase))
        g_hash_table_insert(copy, key, g_memdup2(phrase, sizeof(struct localized)));
    return copy;
}

void read_phrases(const struct source_folder *source) {
    const char *path = source->own ? "phrases.csv" : "strings.csv";
    struct csv_column columns[LANGUAGE_COUNT + 1] = {{"key", true}};
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        columns[i + 1] =
            (struct csv_column){language_code((enum language)i), !source->own && source->settings->publishes[i]};
    g_autofree char *text = source_text(source, path);
    if (!text)
        return;
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    struct csv *csv = csv_open(bytes, source_shown(source, path), NULL, source->diagnostics);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) program = phrases_copy(source->templates->phrases);
    struct phrase_file file = {source, csv, seen, program};
    if (csv && csv_bind(csv, columns, G_N_ELEMENTS(columns), CSV_OURS))
        while (csv_next(csv))
            read_phrase(&file);
    csv_close(csv);
}
