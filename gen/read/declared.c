#include "read/declared.h"
#include "base/nearest.h"

#include <string.h>

static void filter_clear(gpointer data) {
    g_array_unref(((struct declared_filter *)data)->words);
}

struct declared *declared_new(void) {
    struct declared *declared = g_new0(struct declared, 1);
    declared->columns = g_array_new(FALSE, FALSE, sizeof(struct declared_column));
    declared->filters = g_array_new(FALSE, FALSE, sizeof(struct declared_filter));
    g_array_set_clear_func(declared->filters, filter_clear);
    declared->empty = g_ptr_array_new();
    return declared;
}

void declared_free(struct declared *declared) {
    if (!declared)
        return;
    g_array_unref(declared->columns);
    g_array_unref(declared->filters);
    g_ptr_array_unref(declared->empty);
    g_free(declared);
}

struct declared_column *declared_find(const struct declared *declared, const char *ours) {
    for (guint i = 0; i < declared->columns->len; i++) {
        struct declared_column *column = &g_array_index(declared->columns, struct declared_column, i);
        if (strcmp(column->ours, ours) == 0)
            return column;
    }
    return NULL;
}

static const char *kept_line(struct report_file *file, struct place place) {
    g_autofree char *line = keys_line(file, &place);
    return keys_keep(file, line);
}

/* A name that is none of ours. What stands behind it tells if the two were exchanged. */
static void report_unknown(struct report_file *file, const struct key_value *item, const char *const *names) {
    const char *behind = item->value->kind == YAML_TEXT ? item->value->text : "";
    struct key_value at = {item->key, item->key_node, item->key_node};
    if (g_strv_contains(names, behind)) {
        keys_report(file, &at, "'%s: %s' is the wrong way round; our name comes first: '%s: %s'", item->key, behind,
                    behind, item->key);
        return;
    }
    g_autofree char *ours = g_strjoinv(", ", (char **)(gpointer)names);
    g_autofree char *otherwise = g_strdup_printf("; ours are %s", ours);
    g_autofree char *remedy = nearest_remedy(item->key, names, g_strv_length((char **)(gpointer)names), otherwise);
    keys_report(file, &at, "'%s' is no column of ours%s", item->key, remedy);
}

static void read_column(struct report_file *file, const struct key_value *item, struct declared *declared, bool fixed) {
    const struct declared_column *other = declared_find(declared, item->key);
    const char *text = keys_text(file, item);
    if (other) {
        struct key_value at = {item->key, item->key_node, item->key_node};
        declared->wrong = true;
        keys_report(file, &at, "'%s' is declared twice, on line %u too; keep one", item->key, other->place.line);
    } else if (text) {
        struct place place = keys_place(item);
        struct declared_column column = {keys_keep(file, item->key), keys_keep(file, text), fixed, place,
                                         kept_line(file, place)};
        g_array_append_val(declared->columns, column);
    }
}

static void read_columns(struct report_file *file, const struct key_value *entry, const char *const *names,
                         struct declared *declared, bool fixed) {
    if (entry->value->kind != YAML_KEYS) {
        keys_report(file, entry,
                    fixed ? "'%s' must say what stands in every row: {region: nh}"
                          : "'%s' must say which of their columns is which of ours: {spend: AMOUNT, party: "
                            "PARTY}",
                    entry->key);
        return;
    }
    const GPtrArray *items = entry->value->items;
    for (guint i = 0; i + 1 < items->len; i += 2) {
        const struct yaml *key = items->pdata[i];
        struct key_value item = {key->text ? key->text : "", key, items->pdata[i + 1]};
        if (g_strv_contains(names, item.key)) {
            read_column(file, &item, declared, fixed);
            continue;
        }
        report_unknown(file, &item, names);
        declared->wrong = true;
    }
}

void declared_read_columns(struct report_file *file, const struct key_value *entry, const char *const *names,
                           struct declared *declared) {
    declared->place = entry->key_node->place;
    read_columns(file, entry, names, declared, false);
}

void declared_read_values(struct report_file *file, const struct key_value *entry, const char *const *names,
                          struct declared *declared) {
    read_columns(file, entry, names, declared, true);
}

/* A list of texts, or one. Calls take with each that is good. */
static void read_words(struct report_file *file, const struct key_value *entry,
                       void (*take)(struct report_file *file, const struct key_value *word, void *target),
                       void *target) {
    if (entry->value->kind != YAML_LIST) {
        if (keys_text(file, entry))
            take(file, entry, target);
        return;
    }
    const GPtrArray *items = entry->value->items;
    for (guint i = 0; i < items->len; i++) {
        struct key_value word = {entry->key, entry->key_node, items->pdata[i]};
        if (keys_text(file, &word))
            take(file, &word, target);
    }
    if (items->len == 0)
        keys_report(file, entry, "'%s' is an empty list; name at least one text", entry->key);
}

static void take_word(struct report_file *file, const struct key_value *entry, void *words) {
    struct place place = keys_place(entry);
    struct declared_word word = {keys_keep(file, entry->value->text), place, kept_line(file, place)};
    g_array_append_val((GArray *)words, word);
}

void declared_read_filter(struct report_file *file, const struct key_value *entry, void *field) {
    struct declared *declared = *(struct declared **)field;
    if (entry->value->kind != YAML_KEYS || entry->value->items->len == 0) {
        declared->wrong = true;
        keys_report(file, entry, "'filter' must say which texts a column of theirs may have: {TYPE: [Online, Social]}");
        return;
    }
    const GPtrArray *items = entry->value->items;
    for (guint i = 0; i + 1 < items->len; i += 2) {
        const struct yaml *key = items->pdata[i];
        struct key_value name = {"filter", key, key};
        struct key_value words = {key->text ? key->text : "", key, items->pdata[i + 1]};
        if (!keys_text(file, &name))
            continue;
        struct declared_filter filter = {
            .column = {keys_keep(file, key->text), key->place, kept_line(file, key->place)},
            .words = g_array_new(FALSE, FALSE, sizeof(struct declared_word)),
        };
        read_words(file, &words, take_word, filter.words);
        declared->wrong = declared->wrong || filter.words->len == 0;
        g_array_append_val(declared->filters, filter);
    }
}

static void take_empty(struct report_file *file, const struct key_value *entry, void *empty) {
    g_ptr_array_add(empty, (gpointer)keys_keep(file, entry->value->text));
}

void declared_read_empty(struct report_file *file, const struct key_value *entry, void *field) {
    struct declared *declared = *(struct declared **)field;
    read_words(file, entry, take_empty, declared->empty);
}
