#include "read/settings.h"
#include "read/format.h"
#include "base/nearest.h"
#include "read/word.h"

#include <libfyaml.h>
#include <string.h>

/* What reading report.yaml goes by. */
struct yaml {
    struct reading *reading;
    const char *shown;
    const char *text;
    GArray *rules;
};

/* One 'key: value'. */
struct entry {
    const char *key;
    struct fy_node *key_node;
    struct fy_node *value;
};

/* One key that may stand in a mapping, and how its value comes into the struct that the mapping fills. */
struct key {
    const char *name;
    bool required;
    void (*read)(struct yaml *yaml, const struct entry *entry, void *field);
    size_t offset; /* of the field; 0 where read finds its own fields in the whole struct */
};

static char *line_of(const struct yaml *yaml, const struct place *place) {
    return text_line(yaml->text, place->line);
}

static void report_at(const struct yaml *yaml, struct place place, const char *message) {
    g_autofree char *line = place.line ? line_of(yaml, &place) : NULL;
    diagnostics_add(yaml->reading->diagnostics, SEVERITY_ERROR, "settings", place, line, "%s", message);
}

/* Where a scalar starts; false for a value that is not written at all and for lists and mappings. */
static bool scalar_place(const struct yaml *yaml, struct fy_node *node, struct place *place) {
    struct fy_token *token = node && fy_node_is_scalar(node) ? fy_node_get_scalar_token(node) : NULL;
    const struct fy_mark *mark = token ? fy_token_start_mark(token) : NULL;
    if (!mark || mark->line < 0 || mark->column < 0)
        return false;
    const char *text = fy_node_get_scalar0(node);
    bool one_line = text && !strchr(text, '\n');
    *place = (struct place){yaml->shown, (unsigned)mark->line + 1, (unsigned)mark->column + 1,
                            one_line ? (unsigned)g_utf8_strlen(text, -1) : 1};
    return true;
}

static struct place entry_place(const struct yaml *yaml, const struct entry *entry) {
    struct place place = {.file = yaml->shown};
    if (!scalar_place(yaml, entry->value, &place))
        scalar_place(yaml, entry->key_node, &place);
    return place;
}

static void G_GNUC_PRINTF(3, 4)
    report(const struct yaml *yaml, const struct entry *entry, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    report_at(yaml, entry_place(yaml, entry), message);
}

static const char *keep(const struct yaml *yaml, const char *text) {
    return dataset_string(yaml->reading->dataset, text);
}

/* The text of a value on one line; NULL, diagnosed, for all else. */
static const char *scalar_text(const struct yaml *yaml, const struct entry *entry) {
    struct place place;
    if (!fy_node_is_scalar(entry->value) || fy_node_is_alias(entry->value)) {
        report(yaml, entry, "'%s' must be one value%s", entry->key,
               fy_node_is_scalar(entry->value) ? "; put a text that starts with * in quotes" : "");
        return NULL;
    }
    const char *text = fy_node_get_scalar0(entry->value);
    if (!text || !*text || !scalar_place(yaml, entry->value, &place)) {
        report(yaml, entry, "'%s' has no value; fill it in or remove the key", entry->key);
        return NULL;
    }
    if (!word_is_printable(text)) {
        report(yaml, entry, "'%s' has a line end or control character; write it on one line", entry->key);
        return NULL;
    }
    return text;
}

static struct fy_node_pair *find_pair(struct fy_node *mapping, const char *name) {
    void *state = NULL;
    for (struct fy_node_pair *pair; (pair = fy_node_mapping_iterate(mapping, &state));) {
        const char *key = fy_node_get_scalar0(fy_node_pair_key(pair));
        if (key && strcmp(key, name) == 0)
            return pair;
    }
    return NULL;
}

/* Unknown and doubled keys. */
static void check_keys(struct yaml *yaml, struct fy_node *mapping, const struct key *keys, unsigned count) {
    g_autofree const char **names = g_new(const char *, count);
    for (unsigned i = 0; i < count; i++)
        names[i] = keys[i].name;
    void *state = NULL;
    for (struct fy_node_pair *pair; (pair = fy_node_mapping_iterate(mapping, &state));) {
        struct fy_node *node = fy_node_pair_key(pair);
        const char *name = node && fy_node_is_scalar(node) ? fy_node_get_scalar0(node) : NULL;
        struct entry entry = {name ? name : "", node, node};
        bool known = false;
        for (unsigned i = 0; i < count; i++)
            known = known || strcmp(entry.key, names[i]) == 0;
        if (!known) {
            g_autofree char *remedy = nearest_remedy(entry.key, names, count, "; remove it");
            report(yaml, &entry, "unknown key '%s'%s", entry.key, remedy);
        } else if (find_pair(mapping, entry.key) != pair) {
            report(yaml, &entry, "key '%s' is there twice; keep one", entry.key);
        }
    }
}

/* Reads the keys in the order of the table, so that a key may rest on those before it. */
static void read_mapping(struct yaml *yaml, const struct entry *whole, const struct key *keys, unsigned count,
                         void *target) {
    if (!fy_node_is_mapping(whole->value)) {
        report(yaml, whole, "'%s' must hold keys: {%s: ...}", whole->key, keys[0].name);
        return;
    }
    check_keys(yaml, whole->value, keys, count);
    for (unsigned i = 0; i < count; i++) {
        struct fy_node_pair *pair = find_pair(whole->value, keys[i].name);
        if (pair) {
            struct entry entry = {keys[i].name, fy_node_pair_key(pair), fy_node_pair_value(pair)};
            keys[i].read(yaml, &entry, (char *)target + keys[i].offset);
        } else if (keys[i].required) {
            struct place place = {.file = yaml->shown};
            g_autofree char *within = whole->key_node ? g_strdup_printf(" of '%s'", whole->key) : g_strdup("");
            scalar_place(yaml, whole->key_node, &place);
            g_autofree char *message = g_strdup_printf("key '%s'%s is missing; add it", keys[i].name, within);
            report_at(yaml, place, message);
        }
    }
}

static void read_text(struct yaml *yaml, const struct entry *entry, void *field) {
    const char *text = scalar_text(yaml, entry);
    if (text)
        *(const char **)field = keep(yaml, text);
}

static void read_url(struct yaml *yaml, const struct entry *entry, void *field) {
    const char *text = scalar_text(yaml, entry);
    if (text && !word_is_url(text))
        report(yaml, entry, "not an address: '%s'; write it in full, with https://", text);
    else if (text)
        *(const char **)field = keep(yaml, text);
}

static void read_base_url(struct yaml *yaml, const struct entry *entry, void *field) {
    const char **url = field;
    read_url(yaml, entry, field);
    if (*url && !g_str_has_suffix(*url, "/")) {
        g_autofree char *closed = g_strconcat(*url, "/", NULL);
        *url = keep(yaml, closed);
    }
}

static void read_email(struct yaml *yaml, const struct entry *entry, void *field) {
    const char *text = scalar_text(yaml, entry);
    const char *at = text ? strchr(text, '@') : NULL;
    if (text && (!at || at == text || !strchr(at, '.') || strpbrk(text, " <>\"'")))
        report(yaml, entry, "not an e-mail address: '%s'; write name@example.org", text);
    else if (text)
        *(const char **)field = keep(yaml, text);
}

static void read_licence(struct yaml *yaml, const struct entry *entry, void *field) {
    const char *text = scalar_text(yaml, entry);
    if (text && strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-") != strlen(text))
        report(yaml, entry, "not an SPDX licence: '%s'; write CC-BY-4.0 or CC0-1.0, for example", text);
    else if (text)
        *(const char **)field = keep(yaml, text);
}

static bool is_capitals(const char *text, size_t length) {
    return strlen(text) == length && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == length;
}

static void read_country(struct yaml *yaml, const struct entry *entry, void *field) {
    const char *text = scalar_text(yaml, entry);
    if (text && !is_capitals(text, 2))
        report(yaml, entry, "not a country: '%s'; write two capitals: NL", text);
    else if (text)
        *(const char **)field = keep(yaml, text);
}

static void read_currency(struct yaml *yaml, const struct entry *entry, void *field) {
    const char *text = scalar_text(yaml, entry);
    if (text && !is_capitals(text, 3))
        report(yaml, entry, "not a currency: '%s'; write three capitals: EUR", text);
    else if (text)
        *(const char **)field = keep(yaml, text);
}

/* A whole number from 1 on, without signs. */
static bool positive_number(const struct yaml *yaml, const struct entry *entry, int64_t largest, int64_t *number) {
    const char *text = scalar_text(yaml, entry);
    if (!text)
        return false;
    if (strlen(text) <= 15 && word_is_digits(text)) {
        *number = g_ascii_strtoll(text, NULL, 10);
        if (*number >= 1 && *number <= largest)
            return true;
    }
    report(yaml, entry, "'%s' must be a whole number from 1, without signs between thousands: '%s'", entry->key, text);
    return false;
}

static void read_population(struct yaml *yaml, const struct entry *entry, void *field) {
    positive_number(yaml, entry, INT64_C(10000000000), field);
}

static void read_edition_number(struct yaml *yaml, const struct entry *entry, void *field) {
    int64_t number;
    if (positive_number(yaml, entry, 9999, &number))
        *(int *)field = (int)number;
}

static void read_date(struct yaml *yaml, const struct entry *entry, void *field) {
    const char *text = scalar_text(yaml, entry);
    if (text && !date_parse(text, field))
        report(yaml, entry, "not a date: '%s'; write year-month-day: 2023-03-15", text);
}

static void read_period(struct yaml *yaml, const struct entry *entry, void *field) {
    const char *text = scalar_text(yaml, entry);
    if (text && !period_parse(text, field))
        report(yaml, entry, "not a period: '%s'; write first and last day: 2023-02-10/2023-03-17", text);
}

/* The place of a value among words; -1, diagnosed, where it is none of them. */
static int read_choice(struct yaml *yaml, const struct entry *entry, const char *const *words, unsigned count) {
    const char *text = scalar_text(yaml, entry);
    if (!text)
        return -1;
    for (unsigned i = 0; i < count; i++)
        if (strcmp(text, words[i]) == 0)
            return (int)i;
    g_autoptr(GString) list = g_string_new(NULL);
    for (unsigned i = 0; i < count; i++)
        g_string_append_printf(list, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
    report(yaml, entry, "'%s' cannot be '%s'; write %s", entry->key, text, list->str);
    return -1;
}

static void read_axis(struct yaml *yaml, const struct entry *entry, void *field) {
    static const char *const words[] = {[AXIS_DAY] = "day", [AXIS_WEEK] = "week", [AXIS_MONTH] = "month"};
    int choice = read_choice(yaml, entry, words, G_N_ELEMENTS(words));
    if (choice >= 0)
        *(enum axis *)field = (enum axis)choice;
}

static void read_kind_of_edition(struct yaml *yaml, const struct entry *entry, void *field) {
    static const char *const words[] = {"final", "draft"};
    *(bool *)field = read_choice(yaml, entry, words, G_N_ELEMENTS(words)) == 1;
}

static void read_role(struct yaml *yaml, const struct entry *entry, void *field) {
    static const char *const words[] = {[ROLE_MAIN] = "main", [ROLE_REFERENCE] = "reference"};
    int choice = read_choice(yaml, entry, words, G_N_ELEMENTS(words));
    if (choice >= 0)
        *(enum role *)field = (enum role)choice;
}

static void read_decimal(struct yaml *yaml, const struct entry *entry, void *field) {
    static const char *const words[] = {"point", "comma"};
    *(bool *)field = read_choice(yaml, entry, words, G_N_ELEMENTS(words)) == 1;
}

static void read_format(struct yaml *yaml, const struct entry *entry, void *field) {
    const char *text = scalar_text(yaml, entry);
    if (!text)
        return;
    *(const struct format **)field = format_from_word(text);
    if (!*(const struct format **)field) {
        g_autofree char *words = format_words();
        report(yaml, entry, "files of kind '%s' cannot be read; known kinds: %s", text, words);
    }
}

/* A list of one word may be written as that word. */
static void read_language(struct yaml *yaml, const struct entry *entry, bool *publishes) {
    const char *code = scalar_text(yaml, entry);
    enum language language;
    if (!code)
        return;
    if (!language_from_code(code, &language)) {
        g_autoptr(GString) known = g_string_new(NULL);
        for (int i = 0; i < LANGUAGE_COUNT; i++)
            g_string_append_printf(known, "%s%s", i ? ", " : "", language_code((enum language)i));
        report(yaml, entry, "unknown language '%s'; the program writes: %s", code, known->str);
    } else if (publishes[language]) {
        report(yaml, entry, "language '%s' is there twice; keep one", code);
    } else {
        publishes[language] = true;
    }
}

static void read_languages(struct yaml *yaml, const struct entry *entry, void *field) {
    if (!fy_node_is_sequence(entry->value)) {
        read_language(yaml, entry, field);
        return;
    }
    void *state = NULL;
    unsigned count = 0;
    for (struct fy_node *node; (node = fy_node_sequence_iterate(entry->value, &state)); count++) {
        struct entry item = {entry->key, entry->key_node, node};
        read_language(yaml, &item, field);
    }
    if (count == 0)
        report(yaml, entry, "'languages' is empty; write [nl], [en] or both");
}

static void read_localized(struct yaml *yaml, const struct entry *entry, void *field) {
    struct key keys[LANGUAGE_COUNT];
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        keys[i] = (struct key){language_code((enum language)i), yaml->reading->dataset->settings.publishes[i], read_text,
                               offsetof(struct localized, text) + (size_t)i * sizeof(const char *)};
    if (!fy_node_is_mapping(entry->value))
        report(yaml, entry, "'%s' needs a text per language; write {nl: ..., en: ...}", entry->key);
    else
        read_mapping(yaml, entry, keys, LANGUAGE_COUNT, field);
}

#define SETTING(field) offsetof(struct settings, field)

static void read_publisher(struct yaml *yaml, const struct entry *entry, void *settings) {
    static const struct key keys[] = {
        {"name", true, read_text, SETTING(publisher_name)},
        {"url", false, read_url, SETTING(publisher_url)},
        {"email", false, read_email, SETTING(publisher_email)},
    };
    read_mapping(yaml, entry, keys, G_N_ELEMENTS(keys), settings);
}

static void read_election(struct yaml *yaml, const struct entry *entry, void *settings) {
    static const struct key keys[] = {
        {"name", true, read_localized, SETTING(election_name)},
        {"date", true, read_date, SETTING(election_date)},
    };
    read_mapping(yaml, entry, keys, G_N_ELEMENTS(keys), settings);
}

static void read_edition(struct yaml *yaml, const struct entry *entry, void *settings) {
    static const struct key keys[] = {
        {"date", true, read_date, SETTING(edition_date)},
        {"number", false, read_edition_number, SETTING(edition_number)},
        {"kind", false, read_kind_of_edition, SETTING(draft)},
    };
    read_mapping(yaml, entry, keys, G_N_ELEMENTS(keys), settings);
}

/* A path below the input folder, told by its text alone. */
static bool stays_within(const char *path) {
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    for (guint i = 0; parts[i]; i++)
        if (strcmp(parts[i], "..") == 0 || !*parts[i])
            return false;
    return true;
}

static void read_path(struct yaml *yaml, const struct entry *entry, void *field) {
    struct file_rule *rule = field;
    const char *text = scalar_text(yaml, entry);
    if (!text)
        return;
    if (!stays_within(text)) {
        report(yaml, entry, "'%s' leaves the input folder; name a file within it, such as spend/*.csv", text);
        return;
    }
    rule->path = keep(yaml, text);
    rule->place = entry_place(yaml, entry);
    g_autofree char *line = line_of(yaml, &rule->place);
    rule->line = keep(yaml, line);
}

#define RULE(field) offsetof(struct file_rule, field)

static void read_files(struct yaml *yaml, const struct entry *entry, void *settings) {
    (void)settings;
    static const struct key keys[] = {
        {"path", true, read_path, 0},
        {"kind", false, read_format, RULE(format)},
        {"platform", false, read_text, RULE(platform)},
        {"period", false, read_period, RULE(period)},
        {"role", false, read_role, RULE(role)},
        {"decimal", false, read_decimal, RULE(decimal_comma)},
    };
    if (!fy_node_is_sequence(entry->value)) {
        report(yaml, entry, "'files' must be a list; write each entry below it as '- path: spend/*.csv'");
        return;
    }
    void *state = NULL;
    for (struct fy_node *node; (node = fy_node_sequence_iterate(entry->value, &state));) {
        struct entry item = {entry->key, entry->key_node, node};
        struct file_rule rule = {.format = format_default()};
        read_mapping(yaml, &item, keys, G_N_ELEMENTS(keys), &rule);
        if (rule.path && rule.format)
            g_array_append_val(yaml->rules, rule);
    }
}

/* languages comes first: texts are asked for in each of them. */
static const struct key settings_keys[] = {
    {"languages", true, read_languages, SETTING(publishes)},
    {"title", true, read_localized, SETTING(title)},
    {"publisher", true, read_publisher, 0},
    {"licence", true, read_licence, SETTING(licence)},
    {"base_url", false, read_base_url, SETTING(base_url)},
    {"country", true, read_country, SETTING(country)},
    {"currency", true, read_currency, SETTING(currency)},
    {"population", false, read_population, SETTING(population)},
    {"election", false, read_election, 0},
    {"period", true, read_period, SETTING(period)},
    {"axis", false, read_axis, SETTING(axis)},
    {"edition", true, read_edition, 0},
    {"previous", false, read_text, SETTING(previous)},
    {"files", false, read_files, 0},
};

/* The library stops at the first thing that is no YAML; what it says comes with its place. */
static void report_no_yaml(const struct yaml *yaml, struct fy_diag *diag) {
    void *state = NULL;
    struct fy_diag_error *error = fy_diag_errors_iterate(diag, &state);
    struct place place = {.file = yaml->shown, .width = 1};
    if (error && error->line > 0 && error->column > 0) {
        place.line = (unsigned)error->line;
        place.column = (unsigned)error->column;
    }
    g_autofree char *message =
        g_strdup_printf("not YAML: %s; a text with ': ' or ' #', or one that starts with a sign, stands in quotes",
                        error ? error->msg : "nothing can be read");
    report_at(yaml, place, message);
}

static void read_document(struct yaml *yaml, struct fy_document *document, struct settings *settings) {
    struct fy_node *root = document ? fy_document_root(document) : NULL;
    struct entry whole = {"report.yaml", NULL, root};
    if (!root || !fy_node_is_mapping(root))
        report_at(yaml, (struct place){.file = yaml->shown}, "no settings; start with 'title: {nl: ..., en: ...}'");
    else
        read_mapping(yaml, &whole, settings_keys, G_N_ELEMENTS(settings_keys), settings);
}

static void parse(struct yaml *yaml, struct settings *settings) {
    struct fy_diag_cfg diag_config;
    fy_diag_cfg_default(&diag_config);
    diag_config.fp = NULL;
    struct fy_diag *diag = fy_diag_create(&diag_config);
    fy_diag_set_collect_errors(diag, true);
    /* Doubled keys pass here, because the library would stop at the first; check_keys finds each. */
    struct fy_parse_cfg config = {.flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_ALLOW_DUPLICATE_KEYS, .diag = diag};
    struct fy_document *document = fy_document_build_from_string(&config, yaml->text, strlen(yaml->text));
    if (!document && fy_diag_got_error(diag))
        report_no_yaml(yaml, diag);
    else
        read_document(yaml, document, settings);
    fy_document_destroy(document);
    fy_diag_destroy(diag);
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
        struct yaml yaml = {reading, settings->file, text, rules};
        if (!size || file_check_text(yaml.shown, data, size, reading->diagnostics))
            parse(&yaml, settings);
    }
    bool any = false;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        any = any || settings->publishes[i];
    for (int i = 0; i < LANGUAGE_COUNT && !any; i++)
        settings->publishes[i] = true;
}
