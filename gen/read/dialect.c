#include "read/dialect.h"
#include "base/echo.h"
#include "read/settings.h"

#include <fnmatch.h>
#include <string.h>

/* The encodings that tables of platforms, registers and spreadsheets come in: our word, and iconv's. */
static const struct {
    const char *word;
    const char *name;
} encodings[] = {
    {"utf-8", NULL},
    {"utf-16le", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"windows-1250", "WINDOWS-1250"},
    {"windows-1252", "WINDOWS-1252"},
    {"iso-8859-1", "ISO-8859-1"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-15", "ISO-8859-15"},
    {"macintosh", "MACINTOSH"},
};

void dialect_read_encoding(struct report_file *file, const struct key_value *entry, void *encoding) {
    const char *words[G_N_ELEMENTS(encodings)];
    for (guint i = 0; i < G_N_ELEMENTS(encodings); i++)
        words[i] = encodings[i].word;
    int choice = keys_choice(file, entry, words, G_N_ELEMENTS(words));
    if (choice >= 0)
        *(const char **)encoding = encodings[choice].name;
}

const char *dialect_encoding(const char *word) {
    for (guint i = 0; i < G_N_ELEMENTS(encodings); i++)
        if (strcmp(encodings[i].word, word) == 0)
            return encodings[i].name;
    return NULL;
}

void dialect_read_dates(struct report_file *file, const struct key_value *entry, void *dates) {
    int choice = keys_choice(file, entry, date_order_words, DATE_ORDERS);
    if (choice >= 0)
        *(enum date_order *)dates = (enum date_order)choice;
}

void dialect_read_decimal(struct report_file *file, const struct key_value *entry, void *decimal_comma) {
    static const char *const words[] = {"point", "comma"};
    *(bool *)decimal_comma = keys_choice(file, entry, words, G_N_ELEMENTS(words)) == 1;
}

/* By its name or as the sign itself. */
void dialect_read_thousands(struct report_file *file, const struct key_value *entry, void *thousands) {
    static const char *const words[] = {"point", "comma", "space", "apostrophe", ".", ",", " ", "'"};
    enum { SIGNS = G_N_ELEMENTS(words) / 2 };
    int choice = keys_choice(file, entry, words, G_N_ELEMENTS(words));
    if (choice >= 0)
        *(const char **)thousands = words[SIGNS + choice % SIGNS];
}

#define RULE(field) offsetof(struct table_rule, field)

void dialect_read_tables(struct report_file *file, const struct key_value *entry, void *settings) {
    (void)settings;
    static const struct key keys[] = {
        {"path", true, settings_read_path, RULE(file)},
        {"encoding", false, dialect_read_encoding, RULE(file.dialect.encoding)},
        {"dates", false, dialect_read_dates, RULE(file.dialect.dates)},
        {"decimal", false, dialect_read_decimal, RULE(file.dialect.decimal_comma)},
    };
    if (entry->value->kind != YAML_LIST) {
        keys_report(file, entry, "'tables' must be a list, as in [{path: advertisers.csv, dates: day-month-year}]");
        return;
    }
    const GPtrArray *items = entry->value->items;
    for (guint i = 0; i < items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, items->pdata[i]};
        struct table_rule rule = {0};
        keys_read(file, &item, keys, G_N_ELEMENTS(keys), &rule);
        if (!rule.file.path)
            continue;
        rule.encoding = keys_find(item.value, "encoding") >= 0;
        rule.dates = keys_find(item.value, "dates") >= 0;
        rule.decimal_comma = keys_find(item.value, "decimal") >= 0;
        g_array_append_val(file->reading->tables, rule);
    }
}

struct dialect dialect_of_table(struct reading *reading, const char *path) {
    struct dialect dialect = {0};
    for (guint i = 0; i < reading->tables->len; i++) {
        struct table_rule *rule = &g_array_index(reading->tables, struct table_rule, i);
        if (fnmatch(rule->file.path, path, FNM_PATHNAME | FNM_PERIOD) != 0)
            continue;
        const struct dialect *said = &rule->file.dialect;
        rule->used = true;
        dialect.encoding = rule->encoding ? said->encoding : dialect.encoding;
        dialect.dates = rule->dates ? said->dates : dialect.dates;
        dialect.decimal_comma = rule->decimal_comma ? said->decimal_comma : dialect.decimal_comma;
    }
    dialect.table = dataset_string(reading->dataset, path);
    return dialect;
}

void dialect_check_tables(const struct reading *reading) {
    for (guint i = 0; i < reading->tables->len; i++) {
        const struct table_rule *rule = &g_array_index(reading->tables, struct table_rule, i);
        if (!rule->used)
            diagnostics_add(reading->diagnostics, SEVERITY_ERROR, "no-file", rule->file.place, rule->file.line,
                            "no table of the report is '%s'; correct the path, or write the keys under 'files' if it "
                            "has figures",
                            rule->file.path);
    }
}

char *dialect_remedy(const struct dialect *dialect, const char *setting) {
    if (dialect->unwritten)
        return g_strdup_printf(
            "begin without this file, and then put it into spend/ and write '%s' for it in report.yaml", setting);
    if (dialect->table)
        return echo_format("write 'tables: [{path: %s, %s}]' in report.yaml", dialect->table, setting);
    return g_strdup_printf("write '%s' for this file in report.yaml", setting);
}
