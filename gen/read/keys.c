#include "read/keys.h"
#include "base/echo.h"

#include "base/nearest.h"
#include "read/word.h"

#include <stddef.h>
#include <string.h>

char *keys_line(const struct report_file *file, const struct place *place) {
    return text_line(file->text, place->line);
}

void keys_report_at(const struct report_file *file, struct place place, const char *rule, const char *message) {
    g_autofree char *line = place.line ? keys_line(file, &place) : NULL;
    diagnostics_add(file->reading->diagnostics, SEVERITY_ERROR, rule, place, line, "%s", message);
}

struct place keys_place(const struct key_value *entry) {
    return entry->value->place.line || !entry->key_node ? entry->value->place : entry->key_node->place;
}

void keys_report(const struct report_file *file, const struct key_value *entry, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    g_autofree char *rule = g_strconcat("setting ", entry->key, NULL);
    keys_report_at(file, keys_place(entry), rule, message);
}

const char *keys_keep(const struct report_file *file, const char *text) {
    return dataset_string(file->reading->dataset, text);
}

const char *keys_text(const struct report_file *file, const struct key_value *entry) {
    const char *text = entry->value->text;
    if (entry->value->kind != YAML_TEXT) {
        keys_report(file, entry, "'%s' must be one value%s", entry->key,
                    entry->value->kind == YAML_ALIAS ? "; put a text that starts with * in quotes" : "");
        return NULL;
    }
    if (!*text) {
        keys_report(file, entry, "'%s' has no value; fill it in or remove the key", entry->key);
        return NULL;
    }
    if (!word_is_printable(text)) {
        keys_report(file, entry, "'%s' has a line end or control character; write it on one line", entry->key);
        return NULL;
    }
    return text;
}

int keys_find(const struct yaml *mapping, const char *name) {
    for (guint i = 0; i < mapping->items->len; i += 2)
        if (g_strcmp0(((const struct yaml *)mapping->items->pdata[i])->text, name) == 0)
            return (int)i;
    return -1;
}

/* Unknown and doubled keys. */
static void check_keys(struct report_file *file, const struct yaml *mapping, const struct key *keys, unsigned count) {
    g_autofree const char **names = g_new(const char *, count);
    for (unsigned i = 0; i < count; i++)
        names[i] = keys[i].name;
    for (guint item = 0; item < mapping->items->len; item += 2) {
        const struct yaml *key = mapping->items->pdata[item];
        struct key_value entry = {key->text ? key->text : "", key, key};
        bool known = false;
        for (unsigned i = 0; i < count; i++)
            known = known || strcmp(entry.key, names[i]) == 0;
        if (!known) {
            g_autofree char *remedy = nearest_remedy(entry.key, names, count, "; remove it");
            keys_report(file, &entry, "unknown key '%s'%s", entry.key, remedy);
        } else if (keys_find(mapping, entry.key) != (int)item) {
            keys_report(file, &entry, "key '%s' is there twice; keep one", entry.key);
        }
    }
}

void keys_read(struct report_file *file, const struct key_value *whole, const struct key *keys, unsigned count,
               void *target) {
    if (whole->value->kind != YAML_KEYS) {
        keys_report(file, whole, "'%s' must hold keys: {%s: ...}", whole->key, keys[0].name);
        return;
    }
    check_keys(file, whole->value, keys, count);
    for (unsigned i = 0; i < count; i++) {
        int at = keys_find(whole->value, keys[i].name);
        if (at >= 0) {
            struct key_value entry = {keys[i].name, whole->value->items->pdata[at], whole->value->items->pdata[at + 1]};
            keys[i].read(file, &entry, (char *)target + keys[i].offset);
        } else if (keys[i].required) {
            struct place place = {.file = file->shown};
            g_autofree char *within = whole->key_node ? echo_format(" of '%s'", whole->key) : g_strdup("");
            if (whole->key_node)
                place = whole->key_node->place;
            g_autofree char *message = echo_format("key '%s'%s is missing; add it", keys[i].name, within);
            keys_report_at(file, place, "missing-key", message);
        }
    }
}

void keys_read_text(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    if (text)
        *(const char **)field = keys_keep(file, text);
}

bool keys_number(const struct report_file *file, const struct key_value *entry, int64_t largest, int64_t *number) {
    const char *text = keys_text(file, entry);
    if (!text)
        return false;
    if (strlen(text) <= 15 && word_is_digits(text)) {
        *number = g_ascii_strtoll(text, NULL, 10);
        if (*number >= 1 && *number <= largest)
            return true;
    }
    keys_report(file, entry, "'%s' must be a whole number from 1, without signs between thousands: '%s'", entry->key,
                text);
    return false;
}

int keys_choice(struct report_file *file, const struct key_value *entry, const char *const *words, unsigned count) {
    const char *text = keys_text(file, entry);
    if (!text)
        return -1;
    for (unsigned i = 0; i < count; i++)
        if (strcmp(text, words[i]) == 0)
            return (int)i;
    g_autoptr(GString) list = g_string_new(NULL);
    for (unsigned i = 0; i < count; i++)
        g_string_append_printf(list, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
    keys_report(file, entry, "'%s' cannot be '%s'; write %s", entry->key, text, list->str);
    return -1;
}

void keys_read_date(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    if (text && !date_parse(text, field))
        keys_report(file, entry, "not a date: '%s'; write year-month-day: 2023-03-15", text);
}

void keys_read_period(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    if (text && !period_parse(text, field))
        keys_report(file, entry, "not a period: '%s'; write first and last day: 2023-02-10/2023-03-17", text);
}

void keys_read_localized(struct report_file *file, const struct key_value *entry, void *field) {
    struct key keys[LANGUAGE_COUNT];
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        keys[i] = (struct key){language_code((enum language)i), file->reading->dataset->settings.publishes[i],
                               keys_read_text, offsetof(struct localized, text) + (size_t)i * sizeof(const char *)};
    if (entry->value->kind != YAML_KEYS)
        keys_report(file, entry, "'%s' needs a text per language; write {nl: ..., en: ...}", entry->key);
    else
        keys_read(file, entry, keys, LANGUAGE_COUNT, field);
}
