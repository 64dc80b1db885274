#include "read/country_keys.h"
#include "base/country.h"
#include "read/settings.h"
#include "read/word.h"

void country_read(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    if (text && !word_is_capitals(text, 2))
        keys_report(file, entry, "not a country: '%s'; write two capitals: NL", text);
    else if (text)
        *(const char **)field = keys_keep(file, text);
}

void countries_read(struct report_file *file, const struct key_value *entry, void *field) {
    const struct yaml *value = entry->value;
    if (value->kind != YAML_LIST || value->items->len < 2 || value->items->len > MOST_COUNTRIES) {
        keys_report(file, entry,
                    "'countries' is a list of two or more, as in [NL, BE]; a report about one says 'country'");
        return;
    }
    const char **codes = g_new0(const char *, value->items->len + 1);
    guint count = 0;
    for (guint i = 0; i < value->items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, value->items->pdata[i]};
        const char *code = NULL;
        country_read(file, &item, &code);
        if (code && country_is_union(code))
            keys_report(file, &item, "'%s' is a union of countries; name those that the report is about", code);
        else if (code && g_strv_contains((const char *const *)codes, code))
            keys_report(file, &item, "country '%s' is there twice; keep one", code);
        else if (code)
            codes[count++] = code;
    }
    *(const char *const **)field = codes;
}

void countries_settle(struct report_file *file, const struct yaml *root, const struct settings *settings) {
    bool one = keys_find(root, "country") >= 0, several = keys_find(root, "countries") >= 0;
    if (one && several)
        keys_report_at(file, (struct place){.file = file->shown}, "countries",
                       "both 'country' and 'countries'; keep 'country' if the report is about one, else 'countries'");
    else if (!one && !several)
        keys_report_at(file, (struct place){.file = file->shown}, "missing-key", "key 'country' is missing; add it");
    g_autofree char *countries = settings_countries_words(settings);
    for (guint i = 0; countries && i < file->rules->len; i++) {
        const struct file_rule *rule = &g_array_index(file->rules, struct file_rule, i);
        if (!rule->country || settings_is_about(settings, rule->country))
            continue;
        g_autofree char *message = g_strdup_printf("files of %s, and this report is about %s; correct 'country', or "
                                                   "remove the entry",
                                                   rule->country, countries);
        keys_report_at(file, rule->place, "country", message);
    }
}
