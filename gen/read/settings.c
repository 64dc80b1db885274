#include "read/settings.h"
#include "read/country_keys.h"
#include "read/format.h"
#include "base/colour.h"
#include "base/country.h"
#include "read/events.h"
#include "read/fetches.h"
#include "read/house.h"
#include "read/keys.h"
#include "read/links.h"
#include "read/table.h"
#include "read/word.h"

#include <string.h>

static void read_url(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    if (text && !word_is_url(text))
        keys_report(file, entry, "not an address: '%s'; write it in full, with https://", text);
    else if (text)
        *(const char **)field = keys_keep(file, text);
}

static void read_base_url(struct report_file *file, const struct key_value *entry, void *field) {
    const char **url = field;
    read_url(file, entry, field);
    if (*url && strpbrk(*url, "?#"))
        keys_report(file, entry, "'%s' has a ? or #, which no address below it can have; write where the site begins",
                    *url);
    else if (*url && !g_str_has_suffix(*url, "/")) {
        g_autofree char *closed = g_strconcat(*url, "/", NULL);
        *url = keys_keep(file, closed);
    }
}

static void read_email(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    const char *at = text ? strchr(text, '@') : NULL;
    if (text && (!at || at == text || !strchr(at, '.') || strpbrk(text, " <>\"'")))
        keys_report(file, entry, "not an e-mail address: '%s'; write name@example.org", text);
    else if (text)
        *(const char **)field = keys_keep(file, text);
}

static void read_licence(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    if (text && strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-") != strlen(text))
        keys_report(file, entry, "not an SPDX licence: '%s'; write CC-BY-4.0 or CC0-1.0, for example", text);
    else if (text)
        *(const char **)field = keys_keep(file, text);
}

/* The form that CITATION.cff takes: the prefix of who gave it out, a slash, and a name of theirs. */
static void read_doi(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    if (text && !g_regex_match_simple("^10\\.\\d{4,9}(\\.\\d+)?/[A-Za-z0-9:/_;.()\\[\\]-]+$", text, 0, 0))
        keys_report(file, entry, "not a DOI: '%s'; write it without an address before it: 10.5281/zenodo.1234567",
                    text);
    else if (text)
        *(const char **)field = keys_keep(file, text);
}

static void read_currency(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    if (text && !word_is_capitals(text, 3))
        keys_report(file, entry, "not a currency: '%s'; write three capitals: EUR", text);
    else if (text)
        *(const char **)field = keys_keep(file, text);
}

static void read_population(struct report_file *file, const struct key_value *entry, void *field) {
    keys_number(file, entry, INT64_C(10000000000), field);
}

static void read_edition_number(struct report_file *file, const struct key_value *entry, void *field) {
    int64_t number;
    if (keys_number(file, entry, 9999, &number))
        *(int *)field = (int)number;
}

static void read_axis(struct report_file *file, const struct key_value *entry, void *field) {
    int choice = keys_choice(file, entry, axis_words, AXIS_COUNT);
    if (choice >= 0)
        *(enum axis *)field = (enum axis)choice;
}

static void read_kind_of_edition(struct report_file *file, const struct key_value *entry, void *field) {
    int choice = keys_choice(file, entry, edition_kind_words, EDITION_KIND_COUNT);
    if (choice >= 0)
        *(enum edition_kind *)field = (enum edition_kind)choice;
}

static void read_link(struct report_file *file, const struct key_value *entry, void *field) {
    static const char *const words[] = {"symbolic", "copy"};
    *(bool *)field = keys_choice(file, entry, words, G_N_ELEMENTS(words)) == 1;
}

static void read_role(struct report_file *file, const struct key_value *entry, void *field) {
    enum { MAIN, REFERENCE, ADDED };
    static const char *const words[] = {[MAIN] = "main", [REFERENCE] = "reference", [ADDED] = "added"};
    struct file_rule *rule = field;
    int choice = keys_choice(file, entry, words, G_N_ELEMENTS(words));
    rule->role = choice == REFERENCE ? ROLE_REFERENCE : ROLE_MAIN;
    rule->added = choice == ADDED;
}

/* Ids of a register, as texts. */
static void read_ids(struct report_file *file, const struct key_value *entry, void *field) {
    if (entry->value->kind != YAML_LIST) {
        keys_report(file, entry, "'%s' must be a list of ids: [abc123, ...]", entry->key);
        return;
    }
    const GPtrArray *items = entry->value->items;
    const char **ids = g_new0(const char *, items->len + 1);
    for (guint i = 0, kept = 0; i < items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, items->pdata[i]};
        const char *text = keys_text(file, &item);
        if (text)
            ids[kept++] = keys_keep(file, text);
    }
    *(const char ***)field = ids;
}

static void read_rounded_to(struct report_file *file, const struct key_value *entry, void *field) {
    keys_number(file, entry, 1000000, field);
}

static void read_format(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    if (!text)
        return;
    if (format_is_word(text)) {
        *(const char **)field = keys_keep(file, text);
    } else {
        g_autofree char *words = format_words();
        keys_report(file, entry, "files of kind '%s' cannot be read; known kinds: %s", text, words);
    }
}

/* A list of one word may be written as that word. */
static void read_language(struct report_file *file, const struct key_value *entry, bool *publishes) {
    const char *code = keys_text(file, entry);
    enum language language;
    if (!code)
        return;
    if (!language_from_code(code, &language)) {
        g_autoptr(GString) known = g_string_new(NULL);
        language_append_known(known);
        keys_report(file, entry, "unknown language '%s'; the program writes: %s", code, known->str);
    } else if (publishes[language]) {
        keys_report(file, entry, "language '%s' is there twice; keep one", code);
    } else {
        publishes[language] = true;
    }
}

static void read_languages(struct report_file *file, const struct key_value *entry, void *field) {
    if (entry->value->kind != YAML_LIST) {
        read_language(file, entry, field);
        return;
    }
    const GPtrArray *items = entry->value->items;
    for (guint i = 0; i < items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, items->pdata[i]};
        read_language(file, &item, field);
    }
    if (items->len == 0)
        keys_report(file, entry, "'languages' is empty; name at least one, as in [nl, en]");
}

#define SETTING(field) offsetof(struct settings, field)

static void read_publisher(struct report_file *file, const struct key_value *entry, void *settings) {
    static const struct key keys[] = {
        {"name", true, keys_read_text, SETTING(publisher_name)},
        {"url", false, read_url, SETTING(publisher_url)},
        {"email", false, read_email, SETTING(publisher_email)},
    };
    keys_read(file, entry, keys, G_N_ELEMENTS(keys), settings);
}

static void read_election(struct report_file *file, const struct key_value *entry, void *settings) {
    static const struct key keys[] = {
        {"name", true, keys_read_localized, SETTING(election_name)},
        {"date", true, keys_read_date, SETTING(election_date)},
    };
    keys_read(file, entry, keys, G_N_ELEMENTS(keys), settings);
}

static void read_edition(struct report_file *file, const struct key_value *entry, void *settings) {
    static const struct key keys[] = {
        {"date", true, keys_read_date, SETTING(edition_date)},
        {"number", false, read_edition_number, SETTING(edition_number)},
        {"kind", false, read_kind_of_edition, SETTING(edition_kind)},
    };
    keys_read(file, entry, keys, G_N_ELEMENTS(keys), settings);
}

/* A path below the input folder, told by its text alone. */
static bool stays_within(const char *path) {
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    for (guint i = 0; parts[i]; i++)
        if (strcmp(parts[i], "..") == 0 || !*parts[i])
            return false;
    return true;
}

void settings_read_path(struct report_file *file, const struct key_value *entry, void *field) {
    struct file_rule *rule = field;
    const char *text = keys_text(file, entry);
    if (!text)
        return;
    if (!stays_within(text)) {
        keys_report(file, entry, "'%s' is outside the input folder; name a file in it, such as spend/*.csv", text);
        return;
    }
    rule->path = keys_keep(file, text);
    rule->place = keys_place(entry);
    g_autofree char *line = keys_line(file, &rule->place);
    rule->line = keys_keep(file, line);
}

static void read_accent(struct report_file *file, const struct key_value *entry, void *settings) {
    struct house *house = &((struct settings *)settings)->house;
    const char *text = keys_text(file, entry);
    if (text && !word_is_colour(text)) {
        keys_report(file, entry, "not a colour: '%s'; write #rrggbb in quotes, such as \"#1d5b8f\"", text);
    } else if (text) {
        house->accented = true;
        house->accent = colour_read(text);
        g_autofree char *problem = house_accent_problem(house->accent);
        if (problem)
            keys_report(file, entry, "%s", problem);
    }
}

/* The path of a file of the house style; NULL, diagnosed, if it does not lie under static/. */
static char *static_path(struct report_file *file, const struct key_value *entry) {
    const char *text = keys_text(file, entry);
    if (!text)
        return NULL;
    if (!stays_within(text) || !g_str_has_prefix(text, "static/")) {
        keys_report(file, entry, "'%s' does not lie under static/; put the file there, and write static/NAME", text);
        return NULL;
    }
    return g_build_filename(file->reading->folder, text, NULL);
}

static void read_logo(struct report_file *file, const struct key_value *entry, void *settings) {
    g_autofree char *path = static_path(file, entry);
    g_autofree char *problem = path ? house_take_logo(&((struct settings *)settings)->house, path) : NULL;
    if (problem)
        keys_report(file, entry, "%s", problem);
}

static void read_font_files(struct report_file *file, const struct key_value *entry, void *settings) {
    struct house *house = &((struct settings *)settings)->house;
    const GPtrArray *items = entry->value->items;
    if (entry->value->kind != YAML_LIST || items->len > HOUSE_FONT_FILES) {
        keys_report(file, entry, "'font_files' must be a list of at most %d files: [static/House-Regular.ttf, ...]",
                    HOUSE_FONT_FILES);
        return;
    }
    for (guint i = 0; i < items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, items->pdata[i]};
        g_autofree char *path = static_path(file, &item);
        g_autofree char *problem = path ? house_font_problem(path) : NULL;
        if (problem)
            keys_report(file, &item, "%s", problem);
        else if (path)
            house->font_files[i] = keys_keep(file, path);
    }
}

static void read_font(struct report_file *file, const struct key_value *entry, void *settings) {
    struct house *house = &((struct settings *)settings)->house;
    keys_read_text(file, entry, &house->font);
    if (house->font && strpbrk(house->font, ",\"\\;{}<>&"))
        keys_report(file, entry, "'%s' is no name of a font; write one family, such as Fira Sans", house->font);
}

/* A font and its files need each other. */
static void read_style(struct report_file *file, const struct key_value *entry, void *settings) {
    static const struct key keys[] = {
        {"accent", false, read_accent, 0},
        {"logo", false, read_logo, 0},
        {"font", false, read_font, 0},
        {"font_files", false, read_font_files, 0},
    };
    keys_read(file, entry, keys, G_N_ELEMENTS(keys), settings);
    if (entry->value->kind != YAML_KEYS)
        return;
    bool font = keys_find(entry->value, "font") >= 0, files = keys_find(entry->value, "font_files") >= 0;
    if (font && !files)
        keys_report(file, entry,
                    "the files of the font are needed, so that charts are the same on every machine; add "
                    "font_files: [static/NAME.ttf, ...]");
    else if (files && !font)
        keys_report(file, entry, "of which font are these files? add font: NAME, the name of its family");
}

void file_rule_clear(gpointer rule) {
    struct file_rule *own = rule;
    declared_free(own->declared);
    g_free((gpointer)own->leave_out);
    g_free((gpointer)own->named);
    g_free((gpointer)own->unnamed);
}

#define RULE(field) offsetof(struct file_rule, field)

static void read_files(struct report_file *file, const struct key_value *entry, void *settings) {
    (void)settings;
    static const struct key keys[] = {
        {"path", true, settings_read_path, 0},
        {"kind", false, read_format, RULE(kind)},
        {"platform", false, keys_read_text, RULE(platform)},
        {"period", false, keys_read_period, RULE(period)},
        {"role", false, read_role, 0},
        {"country", false, country_read, RULE(country)},
        {"encoding", false, dialect_read_encoding, RULE(dialect.encoding)},
        {"dates", false, dialect_read_dates, RULE(dialect.dates)},
        {"decimal", false, dialect_read_decimal, RULE(dialect.decimal_comma)},
        {"thousands", false, dialect_read_thousands, RULE(dialect.thousands)},
        {"rounded_to", false, read_rounded_to, RULE(rounded_to)},
        {"leave_out", false, read_ids, RULE(leave_out)},
        {"named", false, read_ids, RULE(named)},
        {"unnamed", false, read_ids, RULE(unnamed)},
        {"source", false, keys_read_text, RULE(source)},
        {"members", false, keys_read_text, RULE(members)},
        {"columns", false, table_read_columns, RULE(declared)},
        {"values", false, table_read_values, RULE(declared)},
        {"filter", false, declared_read_filter, RULE(declared)},
        {"empty", false, declared_read_empty, RULE(declared)},
    };
    if (entry->value->kind != YAML_LIST) {
        keys_report(file, entry, "'files' must be a list; write each entry below it as '- path: spend/*.csv'");
        return;
    }
    const GPtrArray *items = entry->value->items;
    for (guint i = 0; i < items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, items->pdata[i]};
        struct file_rule rule = {.declared = declared_new()};
        keys_read(file, &item, keys, G_N_ELEMENTS(keys), &rule);
        rule.wrong = !table_check_rule(file, &item, &rule);
        if (rule.path)
            g_array_append_val(file->rules, rule);
        else
            file_rule_clear(&rule);
    }
}

static void read_name_from(struct report_file *file, const struct key_value *entry, void *field) {
    int64_t units;
    if (keys_number(file, entry, INT64_C(1000000000000), &units))
        *(int64_t *)field = units * 100;
}

/* languages comes first: texts are asked for in each of them. */
static const struct key settings_keys[] = {
    {"languages", true, read_languages, SETTING(publishes)},
    {"title", true, keys_read_localized, SETTING(title)},
    {"publisher", true, read_publisher, 0},
    {"licence", true, read_licence, SETTING(licence)},
    {"base_url", false, read_base_url, SETTING(base_url)},
    {"doi", false, read_doi, SETTING(doi)},
    {"country", false, country_read, SETTING(country)},
    {"countries", false, countries_read, SETTING(countries)},
    {"currency", true, read_currency, SETTING(currency)},
    {"population", false, read_population, SETTING(population)},
    {"name_from", false, read_name_from, SETTING(name_from)},
    {"election", false, read_election, 0},
    {"events", false, read_events, 0},
    {"period", true, keys_read_period, SETTING(period)},
    {"axis", false, read_axis, SETTING(axis)},
    {"edition", true, read_edition, 0},
    {"previous", false, keys_read_text, SETTING(previous)},
    {"style", false, read_style, 0},
    {"link", false, read_link, SETTING(newest_is_copy)},
    {"files", false, read_files, 0},
    {"fetch", false, fetches_read_rules, 0},
    {"links", false, links_read_rules, 0},
    {"tables", false, dialect_read_tables, 0},
};

/* From which amount on an advertiser is no longer taken for a private person. In currencies of much the same worth that is
 * known; in others the report has to say it. */
static void settle_name_from(struct report_file *file, struct settings *settings) {
    if (settings->name_from || !settings->currency)
        return;
    settings->name_from = 1000 * 100;
    if (currency_is_like_euro(settings->currency))
        return;
    g_autofree char *message = g_strdup_printf(
        "key 'name_from' is missing; say from which amount in %s on advertisers are named that no party is known of: "
        "what 1,000 euros are",
        settings->currency);
    keys_report_at(file, (struct place){.file = file->shown}, "missing-key", message);
}

static void read_document(struct report_file *file, struct settings *settings) {
    g_autofree char *problem = NULL;
    struct place place;
    struct yaml *root = yaml_read(file->text, file->shown, &problem, &place);
    if (problem) {
        keys_report_at(file, place, "yaml", problem);
    } else if (!root || root->kind != YAML_KEYS) {
        keys_report_at(file, (struct place){.file = file->shown}, "yaml",
                       "no settings; start with 'title: {nl: ..., en: ...}'");
    } else {
        struct key_value whole = {"report.yaml", NULL, root};
        keys_read(file, &whole, settings_keys, G_N_ELEMENTS(settings_keys), settings);
        countries_settle(file, root, settings);
        settle_name_from(file, settings);
    }
    yaml_free(root);
}

void read_settings(struct reading *reading, GArray *rules, GArray *links) {
    struct settings *settings = &reading->dataset->settings;
    settings->edition_number = 1;
    settings->file = file_shown(reading->dataset->strings, reading->folder, "report.yaml");
    g_autoptr(GBytes) bytes = file_read(reading, "report.yaml", false);
    if (bytes) {
        gsize size;
        const char *data = g_bytes_get_data(bytes, &size);
        g_autofree char *text = g_strndup(data ? data : "", size);
        struct report_file file = {reading, settings->file, text, rules, links};
        if (!size || file_check_text(file.shown, data, size, reading->diagnostics))
            read_document(&file, settings);
    }
    bool any = false;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        any = any || settings->publishes[i];
    for (int i = 0; i < LANGUAGE_COUNT && !any; i++)
        settings->publishes[i] = true;
}
