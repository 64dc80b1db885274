#include "read/settings.h"
#include "read/format.h"
#include "base/colour.h"
#include "base/nearest.h"
#include "read/house.h"
#include "read/word.h"
#include "read/yaml.h"

#include <string.h>

/* What the functions that read report.yaml share. */
struct report_file {
    struct reading *reading;
    const char *shown;
    const char *text;
    GArray *rules;
};

/* One 'key: value'. */
struct key_value {
    const char *key;
    const struct yaml *key_node; /* NULL for the whole document */
    const struct yaml *value;
};

/* One key that may be in a mapping, and how its value comes into the struct that the mapping fills. */
struct key {
    const char *name;
    bool required;
    void (*read)(struct report_file *file, const struct key_value *entry, void *field);
    size_t offset; /* of the field; 0 if read finds its own fields in the whole struct */
};

static char *line_of(const struct report_file *file, const struct place *place) {
    return text_line(file->text, place->line);
}

static void report_at(const struct report_file *file, struct place place, const char *rule, const char *message) {
    g_autofree char *line = place.line ? line_of(file, &place) : NULL;
    diagnostics_add(file->reading->diagnostics, SEVERITY_ERROR, rule, place, line, "%s", message);
}

static struct place entry_place(const struct key_value *entry) {
    return entry->value->place.line || !entry->key_node ? entry->value->place : entry->key_node->place;
}

static void G_GNUC_PRINTF(3, 4)
    report(const struct report_file *file, const struct key_value *entry, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *rule = g_strconcat("setting ", entry->key, NULL);
    report_at(file, entry_place(entry), rule, message);
}

static const char *keep(const struct report_file *file, const char *text) {
    return dataset_string(file->reading->dataset, text);
}

/* The text of a value on one line; NULL, diagnosed, for all else. */
static const char *scalar_text(const struct report_file *file, const struct key_value *entry) {
    const char *text = entry->value->text;
    if (entry->value->kind != YAML_TEXT) {
        report(file, entry, "'%s' must be one value%s", entry->key,
               entry->value->kind == YAML_ALIAS ? "; put a text that starts with * in quotes" : "");
        return NULL;
    }
    if (!*text) {
        report(file, entry, "'%s' has no value; fill it in or remove the key", entry->key);
        return NULL;
    }
    if (!word_is_printable(text)) {
        report(file, entry, "'%s' has a line end or control character; write it on one line", entry->key);
        return NULL;
    }
    return text;
}

/* The index of a key among the items of a mapping, -1 if it has none; the first of doubled ones. */
static int find_key(const struct yaml *mapping, const char *name) {
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
            report(file, &entry, "unknown key '%s'%s", entry.key, remedy);
        } else if (find_key(mapping, entry.key) != (int)item) {
            report(file, &entry, "key '%s' is there twice; keep one", entry.key);
        }
    }
}

/* Reads the keys in the order of the table, so that a key may depend on those before it. */
static void read_mapping(struct report_file *file, const struct key_value *whole, const struct key *keys,
                         unsigned count, void *target) {
    if (whole->value->kind != YAML_KEYS) {
        report(file, whole, "'%s' must hold keys: {%s: ...}", whole->key, keys[0].name);
        return;
    }
    check_keys(file, whole->value, keys, count);
    for (unsigned i = 0; i < count; i++) {
        int at = find_key(whole->value, keys[i].name);
        if (at >= 0) {
            struct key_value entry = {keys[i].name, whole->value->items->pdata[at], whole->value->items->pdata[at + 1]};
            keys[i].read(file, &entry, (char *)target + keys[i].offset);
        } else if (keys[i].required) {
            struct place place = {.file = file->shown};
            g_autofree char *within = whole->key_node ? g_strdup_printf(" of '%s'", whole->key) : g_strdup("");
            if (whole->key_node)
                place = whole->key_node->place;
            g_autofree char *message = g_strdup_printf("key '%s'%s is missing; add it", keys[i].name, within);
            report_at(file, place, "missing-key", message);
        }
    }
}

static void read_text(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = scalar_text(file, entry);
    if (text)
        *(const char **)field = keep(file, text);
}

static void read_url(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = scalar_text(file, entry);
    if (text && !word_is_url(text))
        report(file, entry, "not an address: '%s'; write it in full, with https://", text);
    else if (text)
        *(const char **)field = keep(file, text);
}

static void read_base_url(struct report_file *file, const struct key_value *entry, void *field) {
    const char **url = field;
    read_url(file, entry, field);
    if (*url && !g_str_has_suffix(*url, "/")) {
        g_autofree char *closed = g_strconcat(*url, "/", NULL);
        *url = keep(file, closed);
    }
}

static void read_email(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = scalar_text(file, entry);
    const char *at = text ? strchr(text, '@') : NULL;
    if (text && (!at || at == text || !strchr(at, '.') || strpbrk(text, " <>\"'")))
        report(file, entry, "not an e-mail address: '%s'; write name@example.org", text);
    else if (text)
        *(const char **)field = keep(file, text);
}

static void read_licence(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = scalar_text(file, entry);
    if (text && strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-") != strlen(text))
        report(file, entry, "not an SPDX licence: '%s'; write CC-BY-4.0 or CC0-1.0, for example", text);
    else if (text)
        *(const char **)field = keep(file, text);
}

/* The form that CITATION.cff takes: the prefix of who gave it out, a slash, and a name of theirs. */
static void read_doi(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = scalar_text(file, entry);
    if (text && !g_regex_match_simple("^10\\.\\d{4,9}(\\.\\d+)?/[A-Za-z0-9:/_;.()\\[\\]-]+$", text, 0, 0))
        report(file, entry, "not a DOI: '%s'; write it without an address before it: 10.5281/zenodo.1234567", text);
    else if (text)
        *(const char **)field = keep(file, text);
}

static bool is_capitals(const char *text, size_t length) {
    return strlen(text) == length && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == length;
}

static void read_country(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = scalar_text(file, entry);
    if (text && !is_capitals(text, 2))
        report(file, entry, "not a country: '%s'; write two capitals: NL", text);
    else if (text)
        *(const char **)field = keep(file, text);
}

static void read_currency(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = scalar_text(file, entry);
    if (text && !is_capitals(text, 3))
        report(file, entry, "not a currency: '%s'; write three capitals: EUR", text);
    else if (text)
        *(const char **)field = keep(file, text);
}

/* A whole number from 1 on, without signs. */
static bool positive_number(const struct report_file *file, const struct key_value *entry, int64_t largest,
                            int64_t *number) {
    const char *text = scalar_text(file, entry);
    if (!text)
        return false;
    if (strlen(text) <= 15 && word_is_digits(text)) {
        *number = g_ascii_strtoll(text, NULL, 10);
        if (*number >= 1 && *number <= largest)
            return true;
    }
    report(file, entry, "'%s' must be a whole number from 1, without signs between thousands: '%s'", entry->key, text);
    return false;
}

static void read_population(struct report_file *file, const struct key_value *entry, void *field) {
    positive_number(file, entry, INT64_C(10000000000), field);
}

static void read_edition_number(struct report_file *file, const struct key_value *entry, void *field) {
    int64_t number;
    if (positive_number(file, entry, 9999, &number))
        *(int *)field = (int)number;
}

static void read_date(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = scalar_text(file, entry);
    if (text && !date_parse(text, field))
        report(file, entry, "not a date: '%s'; write year-month-day: 2023-03-15", text);
}

static void read_period(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = scalar_text(file, entry);
    if (text && !period_parse(text, field))
        report(file, entry, "not a period: '%s'; write first and last day: 2023-02-10/2023-03-17", text);
}

/* The place of a value among words; -1, diagnosed, if it is none of them. */
static int read_choice(struct report_file *file, const struct key_value *entry, const char *const *words,
                       unsigned count) {
    const char *text = scalar_text(file, entry);
    if (!text)
        return -1;
    for (unsigned i = 0; i < count; i++)
        if (strcmp(text, words[i]) == 0)
            return (int)i;
    g_autoptr(GString) list = g_string_new(NULL);
    for (unsigned i = 0; i < count; i++)
        g_string_append_printf(list, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
    report(file, entry, "'%s' cannot be '%s'; write %s", entry->key, text, list->str);
    return -1;
}

static void read_axis(struct report_file *file, const struct key_value *entry, void *field) {
    int choice = read_choice(file, entry, axis_words, AXIS_COUNT);
    if (choice >= 0)
        *(enum axis *)field = (enum axis)choice;
}

static void read_kind_of_edition(struct report_file *file, const struct key_value *entry, void *field) {
    static const char *const words[] = {"final", "draft"};
    *(bool *)field = read_choice(file, entry, words, G_N_ELEMENTS(words)) == 1;
}

static void read_link(struct report_file *file, const struct key_value *entry, void *field) {
    static const char *const words[] = {"symbolic", "copy"};
    *(bool *)field = read_choice(file, entry, words, G_N_ELEMENTS(words)) == 1;
}

static void read_role(struct report_file *file, const struct key_value *entry, void *field) {
    static const char *const words[] = {[ROLE_MAIN] = "main", [ROLE_REFERENCE] = "reference"};
    int choice = read_choice(file, entry, words, G_N_ELEMENTS(words));
    if (choice >= 0)
        *(enum role *)field = (enum role)choice;
}

static void read_decimal(struct report_file *file, const struct key_value *entry, void *field) {
    static const char *const words[] = {"point", "comma"};
    *(bool *)field = read_choice(file, entry, words, G_N_ELEMENTS(words)) == 1;
}

static void read_rounded_to(struct report_file *file, const struct key_value *entry, void *field) {
    positive_number(file, entry, 1000000, field);
}

static void read_format(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = scalar_text(file, entry);
    if (!text)
        return;
    if (format_is_word(text)) {
        *(const char **)field = keep(file, text);
    } else {
        g_autofree char *words = format_words();
        report(file, entry, "files of kind '%s' cannot be read; known kinds: %s", text, words);
    }
}

/* A list of one word may be written as that word. */
static void read_language(struct report_file *file, const struct key_value *entry, bool *publishes) {
    const char *code = scalar_text(file, entry);
    enum language language;
    if (!code)
        return;
    if (!language_from_code(code, &language)) {
        g_autoptr(GString) known = g_string_new(NULL);
        for (int i = 0; i < LANGUAGE_COUNT; i++)
            g_string_append_printf(known, "%s%s (%s)", i ? ", " : "", language_code((enum language)i),
                                   language_row((enum language)i)->name);
        report(file, entry, "unknown language '%s'; the program writes: %s", code, known->str);
    } else if (publishes[language]) {
        report(file, entry, "language '%s' is there twice; keep one", code);
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
        report(file, entry, "'languages' is empty; name at least one, as in [nl, en]");
}

static void read_localized(struct report_file *file, const struct key_value *entry, void *field) {
    struct key keys[LANGUAGE_COUNT];
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        keys[i] = (struct key){language_code((enum language)i), file->reading->dataset->settings.publishes[i],
                               read_text, offsetof(struct localized, text) + (size_t)i * sizeof(const char *)};
    if (entry->value->kind != YAML_KEYS)
        report(file, entry, "'%s' needs a text per language; write {nl: ..., en: ...}", entry->key);
    else
        read_mapping(file, entry, keys, LANGUAGE_COUNT, field);
}

#define SETTING(field) offsetof(struct settings, field)

static void read_publisher(struct report_file *file, const struct key_value *entry, void *settings) {
    static const struct key keys[] = {
        {"name", true, read_text, SETTING(publisher_name)},
        {"url", false, read_url, SETTING(publisher_url)},
        {"email", false, read_email, SETTING(publisher_email)},
    };
    read_mapping(file, entry, keys, G_N_ELEMENTS(keys), settings);
}

static void read_election(struct report_file *file, const struct key_value *entry, void *settings) {
    static const struct key keys[] = {
        {"name", true, read_localized, SETTING(election_name)},
        {"date", true, read_date, SETTING(election_date)},
    };
    read_mapping(file, entry, keys, G_N_ELEMENTS(keys), settings);
}

static void read_edition(struct report_file *file, const struct key_value *entry, void *settings) {
    static const struct key keys[] = {
        {"date", true, read_date, SETTING(edition_date)},
        {"number", false, read_edition_number, SETTING(edition_number)},
        {"kind", false, read_kind_of_edition, SETTING(draft)},
    };
    read_mapping(file, entry, keys, G_N_ELEMENTS(keys), settings);
}

/* A path below the input folder, told by its text alone. */
static bool stays_within(const char *path) {
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    for (guint i = 0; parts[i]; i++)
        if (strcmp(parts[i], "..") == 0 || !*parts[i])
            return false;
    return true;
}

static void read_path(struct report_file *file, const struct key_value *entry, void *field) {
    struct file_rule *rule = field;
    const char *text = scalar_text(file, entry);
    if (!text)
        return;
    if (!stays_within(text)) {
        report(file, entry, "'%s' is outside the input folder; name a file in it, such as spend/*.csv", text);
        return;
    }
    rule->path = keep(file, text);
    rule->place = entry_place(entry);
    g_autofree char *line = line_of(file, &rule->place);
    rule->line = keep(file, line);
}

static void read_accent(struct report_file *file, const struct key_value *entry, void *settings) {
    struct house *house = &((struct settings *)settings)->house;
    const char *text = scalar_text(file, entry);
    if (text && !word_is_colour(text)) {
        report(file, entry, "not a colour: '%s'; write #rrggbb in quotes, such as \"#1d5b8f\"", text);
    } else if (text) {
        house->accented = true;
        house->accent = colour_read(text);
        g_autofree char *problem = house_accent_problem(house->accent);
        if (problem)
            report(file, entry, "%s", problem);
    }
}

/* The path of a file of the house style; NULL, diagnosed, if it does not lie under static/. */
static char *static_path(struct report_file *file, const struct key_value *entry) {
    const char *text = scalar_text(file, entry);
    if (!text)
        return NULL;
    if (!stays_within(text) || !g_str_has_prefix(text, "static/")) {
        report(file, entry, "'%s' does not lie under static/; put the file there, and write static/NAME", text);
        return NULL;
    }
    return g_build_filename(file->reading->folder, text, NULL);
}

static void read_logo(struct report_file *file, const struct key_value *entry, void *settings) {
    g_autofree char *path = static_path(file, entry);
    g_autofree char *problem = path ? house_take_logo(&((struct settings *)settings)->house, path) : NULL;
    if (problem)
        report(file, entry, "%s", problem);
}

static void read_font_files(struct report_file *file, const struct key_value *entry, void *settings) {
    struct house *house = &((struct settings *)settings)->house;
    const GPtrArray *items = entry->value->items;
    if (entry->value->kind != YAML_LIST || items->len > HOUSE_FONT_FILES) {
        report(file, entry, "'font_files' must be a list of at most %d files: [static/House-Regular.ttf, ...]",
               HOUSE_FONT_FILES);
        return;
    }
    for (guint i = 0; i < items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, items->pdata[i]};
        g_autofree char *path = static_path(file, &item);
        g_autofree char *problem = path ? house_font_problem(path) : NULL;
        if (problem)
            report(file, &item, "%s", problem);
        else if (path)
            house->font_files[i] = keep(file, path);
    }
}

static void read_font(struct report_file *file, const struct key_value *entry, void *settings) {
    struct house *house = &((struct settings *)settings)->house;
    read_text(file, entry, &house->font);
    if (house->font && strpbrk(house->font, ",\"\\;{}<"))
        report(file, entry, "'%s' is no name of a font; write one family, such as Fira Sans", house->font);
}

/* A font and its files need each other. */
static void read_style(struct report_file *file, const struct key_value *entry, void *settings) {
    static const struct key keys[] = {
        {"accent", false, read_accent, 0},
        {"logo", false, read_logo, 0},
        {"font", false, read_font, 0},
        {"font_files", false, read_font_files, 0},
    };
    read_mapping(file, entry, keys, G_N_ELEMENTS(keys), settings);
    if (entry->value->kind != YAML_KEYS)
        return;
    bool font = find_key(entry->value, "font") >= 0, files = find_key(entry->value, "font_files") >= 0;
    if (font && !files)
        report(file, entry,
               "the files of the font are needed, so that charts are the same on every machine; add "
               "font_files: [static/NAME.ttf, ...]");
    else if (files && !font)
        report(file, entry, "of which font are these files? add font: NAME, the name of its family");
}

#define RULE(field) offsetof(struct file_rule, field)

static void read_files(struct report_file *file, const struct key_value *entry, void *settings) {
    (void)settings;
    static const struct key keys[] = {
        {"path", true, read_path, 0},
        {"kind", false, read_format, RULE(kind)},
        {"platform", false, read_text, RULE(platform)},
        {"period", false, read_period, RULE(period)},
        {"role", false, read_role, RULE(role)},
        {"decimal", false, read_decimal, RULE(decimal_comma)},
        {"rounded_to", false, read_rounded_to, RULE(rounded_to)},
    };
    if (entry->value->kind != YAML_LIST) {
        report(file, entry, "'files' must be a list; write each entry below it as '- path: spend/*.csv'");
        return;
    }
    const GPtrArray *items = entry->value->items;
    for (guint i = 0; i < items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, items->pdata[i]};
        struct file_rule rule = {0};
        read_mapping(file, &item, keys, G_N_ELEMENTS(keys), &rule);
        if (rule.path)
            g_array_append_val(file->rules, rule);
    }
}

static void read_name_from(struct report_file *file, const struct key_value *entry, void *field) {
    int64_t units;
    if (positive_number(file, entry, INT64_C(1000000000000), &units))
        *(int64_t *)field = units * 100;
}

/* languages comes first: texts are asked for in each of them. */
static const struct key settings_keys[] = {
    {"languages", true, read_languages, SETTING(publishes)},
    {"title", true, read_localized, SETTING(title)},
    {"publisher", true, read_publisher, 0},
    {"licence", true, read_licence, SETTING(licence)},
    {"base_url", false, read_base_url, SETTING(base_url)},
    {"doi", false, read_doi, SETTING(doi)},
    {"country", true, read_country, SETTING(country)},
    {"currency", true, read_currency, SETTING(currency)},
    {"population", false, read_population, SETTING(population)},
    {"name_from", false, read_name_from, SETTING(name_from)},
    {"election", false, read_election, 0},
    {"period", true, read_period, SETTING(period)},
    {"axis", false, read_axis, SETTING(axis)},
    {"edition", true, read_edition, 0},
    {"previous", false, read_text, SETTING(previous)},
    {"style", false, read_style, 0},
    {"link", false, read_link, SETTING(newest_is_copy)},
    {"files", false, read_files, 0},
};

/* From which amount on an advertiser is no longer taken for a private person. In currencies of much the same worth that is
 * known; in others the report has to say it. */
static void settle_name_from(struct report_file *file, struct settings *settings) {
    static const char *const alike[] = {"EUR", "GBP", "USD", "CHF", NULL};
    if (settings->name_from || !settings->currency)
        return;
    settings->name_from = 1000 * 100;
    if (g_strv_contains(alike, settings->currency))
        return;
    g_autofree char *message = g_strdup_printf(
        "key 'name_from' is missing; say from which amount in %s on advertisers are named that no party is known of: "
        "what 1,000 euros are",
        settings->currency);
    report_at(file, (struct place){.file = file->shown}, "missing-key", message);
}

static void read_document(struct report_file *file, struct settings *settings) {
    g_autofree char *problem = NULL;
    struct place place;
    struct yaml *root = yaml_read(file->text, file->shown, &problem, &place);
    if (problem) {
        g_autofree char *message = g_strdup_printf(
            "not YAML: %s; put quotes around a text with ': ' or ' #' in it, or one that starts with a sign", problem);
        report_at(file, place, "yaml", message);
    } else if (!root || root->kind != YAML_KEYS) {
        report_at(file, (struct place){.file = file->shown}, "yaml",
                  "no settings; start with 'title: {nl: ..., en: ...}'");
    } else {
        struct key_value whole = {"report.yaml", NULL, root};
        read_mapping(file, &whole, settings_keys, G_N_ELEMENTS(settings_keys), settings);
        settle_name_from(file, settings);
    }
    yaml_free(root);
}

void read_settings(struct reading *reading, GArray *rules) {
    struct settings *settings = &reading->dataset->settings;
    settings->edition_number = 1;
    settings->file = file_shown(reading->dataset->strings, reading->folder, "report.yaml");
    g_autoptr(GBytes) bytes = file_read(reading, "report.yaml", false);
    if (bytes) {
        gsize size;
        const char *data = g_bytes_get_data(bytes, &size);
        g_autofree char *text = g_strndup(data ? data : "", size);
        struct report_file file = {reading, settings->file, text, rules};
        if (!size || file_check_text(file.shown, data, size, reading->diagnostics))
            read_document(&file, settings);
    }
    bool any = false;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        any = any || settings->publishes[i];
    for (int i = 0; i < LANGUAGE_COUNT && !any; i++)
        settings->publishes[i] = true;
}
