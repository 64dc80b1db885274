#include "read/editions.h"

#include "base/whole_file.h"
#include "model/paths.h"
#include "read/yaml.h"

#include <string.h>

/* More than any list of input files needs; the file may come from anyone. */
enum { LARGEST_BUILD = 16 * 1024 * 1024 };

/* The value of a key; NULL if there is none. */
static const struct yaml *value_of(const struct yaml *keys, const char *name) {
    for (guint i = 0; keys && keys->kind == YAML_KEYS && i + 1 < keys->items->len; i += 2) {
        const struct yaml *key = g_ptr_array_index(keys->items, i);
        if (key->kind == YAML_TEXT && strcmp(key->text, name) == 0)
            return g_ptr_array_index(keys->items, i + 1);
    }
    return NULL;
}

static const char *text_of(const struct yaml *keys, const char *name) {
    const struct yaml *value = value_of(keys, name);
    return value && value->kind == YAML_TEXT ? value->text : "";
}

static guint count_of(const struct yaml *keys, const char *name) {
    guint64 count;
    return g_ascii_string_to_unsigned(text_of(keys, name), 10, 0, G_MAXINT, &count, NULL) ? (guint)count : 0;
}

/* build.json is JSON, and every JSON text is YAML. */
static struct yaml *read_build(const char *folder) {
    g_autofree char *path = g_build_filename(folder, PATH_BUILD, NULL);
    g_autoptr(GBytes) bytes = whole_file_read(path, LARGEST_BUILD, NULL, NULL);
    gsize size = bytes ? g_bytes_get_size(bytes) : 0;
    const char *data = size ? g_bytes_get_data(bytes, NULL) : NULL;
    if (!data || !g_utf8_validate_len(data, size, NULL))
        return NULL;
    g_autofree char *text = g_strndup(data, size);
    g_autofree char *problem = NULL;
    struct place place;
    return yaml_read(text, path, &problem, &place);
}

static void describe(struct dataset *dataset, const char *folder, struct edition *edition) {
    struct yaml *build = read_build(folder);
    if (!build)
        return;
    struct edition previous;
    const char *before = text_of(build, "previous");
    const struct yaml *changes = value_of(build, "changes");
    edition->kind = edition_kind_of(text_of(build, "kind"));
    edition->part = value_of(build, "only") != NULL;
    if (edition_from_name(before, &previous))
        edition->previous = dataset_string(dataset, before);
    edition->previous_kind = edition_kind_of(text_of(build, "previous_kind"));
    edition->changes =
        (struct changes){count_of(changes, "changed"), count_of(changes, "added"), count_of(changes, "gone")};
    yaml_free(build);
}

struct edition edition_in(struct dataset *dataset, const char *folder) {
    struct edition edition;
    struct yaml *build = read_build(folder);
    g_autofree char *base = g_path_get_basename(folder);
    const char *said = build ? text_of(build, "edition") : "";
    if (!edition_from_name(said, &edition) && !edition_from_name(base, &edition))
        edition = (struct edition){0};
    edition.name = dataset_string(dataset, edition.name);
    edition.kind = build ? edition_kind_of(text_of(build, "kind")) : EDITION_FINAL;
    yaml_free(build);
    return edition;
}

static int compare(gconstpointer a, gconstpointer b) {
    return edition_order(a, b);
}

void read_editions(struct reading *reading, const char *out) {
    struct dataset *dataset = reading->dataset;
    g_autofree char *releases = g_build_filename(out ? out : "", PATH_EDITIONS, NULL);
    g_autoptr(GDir) names = out ? g_dir_open(releases, 0, NULL) : NULL;
    for (const char *name; names && (name = g_dir_read_name(names));) {
        struct edition edition;
        g_autofree char *folder = g_build_filename(releases, name, NULL);
        if (!edition_from_name(name, &edition) || !g_file_test(folder, G_FILE_TEST_IS_DIR))
            continue;
        edition.name = dataset_string(dataset, name);
        describe(dataset, folder, &edition);
        g_array_append_val(dataset->editions, edition);
    }
    g_array_sort(dataset->editions, compare);
}
