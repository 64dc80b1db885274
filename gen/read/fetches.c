#include "read/fetches.h"
#include "model/fetch.h"
#include "read/settings.h"

#include <string.h>

/* Appends the path as it was written, if it lies within the input folder. */
static void read_path(struct report_file *file, const struct key_value *entry, void *field) {
    struct file_rule rule = {0};
    settings_read_path(file, entry, &rule);
    *(struct fetch_text *)field = (struct fetch_text){rule.path, rule.place, rule.line};
}

static void read_into(struct report_file *file, const struct key_value *entry, void *field) {
    struct fetch_text *into = field;
    read_path(file, entry, field);
    if (into->text &&
        (!g_str_has_suffix(into->text, ".csv") || strpbrk(into->text, "*?") || !strchr(into->text, '/'))) {
        keys_report(file, entry, "'%s' is no table in a folder of the input; write spend/NAME.csv", into->text);
        into->text = NULL;
    }
}

static void read_text(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    if (!text)
        return;
    struct place place = keys_place(entry);
    g_autofree char *line = keys_line(file, &place);
    *(struct fetch_text *)field = (struct fetch_text){keys_keep(file, text), place, keys_keep(file, line)};
}

/* A name and nothing else: what odbc.ini says of a server, its password too, stays there. What else was written is not said again. */
static void read_dsn(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. ";
    if (text && (strspn(text, allowed) != strlen(text) || strlen(text) > 32 || !*text))
        diagnostics_add(file->reading->diagnostics, SEVERITY_ERROR, "fetch", keys_place(entry), NULL,
                        "'dsn' takes the name of a server in odbc.ini and nothing else, no password either; write "
                        "letters, digits, - and _");
    else
        read_text(file, entry, field);
}

#define FETCH(field) offsetof(struct fetch, field)

void fetches_read_rules(struct report_file *file, const struct key_value *entry, void *settings) {
    (void)settings;
    static const struct key keys[] = {
        {"into", true, read_into, FETCH(into)},
        {"dsn", true, read_dsn, FETCH(dsn)},
        {"query", true, read_path, FETCH(query)},
        {"source", true, read_text, FETCH(source)},
    };
    if (entry->value->kind != YAML_LIST) {
        keys_report(file, entry, "'fetch' must be a list; write each entry below it as '- into: spend/NAME.csv'");
        return;
    }
    GArray *fetches = file->reading->dataset->fetches;
    for (guint i = 0; i < entry->value->items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, entry->value->items->pdata[i]};
        struct fetch fetch = {0};
        keys_read(file, &item, keys, G_N_ELEMENTS(keys), &fetch);
        bool whole = fetch.into.text && fetch.dsn.text && fetch.query.text && fetch.source.text;
        if (whole && fetches_make(file->reading->dataset, fetch.into.text))
            keys_report_at(file, fetch.into.place, "fetch",
                           "two entries write this table; give each a file of its own");
        else if (whole)
            g_array_append_val(fetches, fetch);
    }
}

bool fetches_make(const struct dataset *dataset, const char *path) {
    for (guint i = 0; i < dataset->fetches->len; i++)
        if (strcmp(g_array_index(dataset->fetches, struct fetch, i).into.text, path) == 0)
            return true;
    return false;
}

static void report(const struct reading *reading, enum severity severity, const struct fetch_text *where,
                   const char *message) {
    diagnostics_add(reading->diagnostics, severity, "fetch", where->place, where->line, "%s", message);
}

/* A value of what lies beside a table; "" if it has none. */
static const char *value_of(const struct yaml *root, const char *name) {
    int index = keys_find(root, name);
    const struct yaml *value = index < 0 ? NULL : root->items->pdata[index + 1];
    return value && value->kind == YAML_TEXT ? value->text : "";
}

static const char *kept(const struct reading *reading, const struct yaml *root, const char *name) {
    return dataset_string(reading->dataset, value_of(root, name));
}

static bool number_of(const struct yaml *root, const char *name, int64_t *number) {
    const char *text = value_of(root, name);
    return *text && g_ascii_string_to_signed(text, 10, 0, INT64_MAX, number, NULL);
}

static bool take(const struct reading *reading, const struct yaml *root, struct fetched *fetched) {
    *fetched = (struct fetched){
        .query = kept(reading, root, "query"),
        .query_sha256 = kept(reading, root, "query_sha256"),
        .asked_sha256 = kept(reading, root, "asked_sha256"),
        .table_sha256 = kept(reading, root, "table_sha256"),
        .server = kept(reading, root, "server"),
        .driver = kept(reading, root, "driver"),
        .isolation = kept(reading, root, "isolation"),
        .read_only = strcmp(value_of(root, "read_only"), "true") == 0,
    };
    if (!number_of(root, "rows", &fetched->rows) || !number_of(root, "ads", &fetched->ads) ||
        !number_of(root, "low_hundredths", &fetched->spend.low) || !date_parse(value_of(root, "day"), &fetched->day) ||
        !*fetched->server || !*fetched->table_sha256)
        return false;
    fetched->spend.open = !number_of(root, "high_hundredths", &fetched->spend.high);
    if (fetched->spend.open)
        fetched->spend = interval_from(fetched->spend.low);
    return fetched->spend.open || fetched->spend.high >= fetched->spend.low;
}

static void read_sidecar(struct reading *reading, struct fetch *fetch) {
    g_autofree char *path = fetch_sidecar(fetch->into.text);
    const char *shown = file_shown(reading->dataset->strings, reading->folder, path);
    g_autoptr(GBytes) bytes = file_read(reading, path, true);
    g_autofree char *text = bytes ? file_text(shown, bytes, reading->diagnostics) : NULL;
    if (!text)
        return;
    g_autofree char *problem = NULL;
    struct place place;
    struct yaml *root = yaml_read(text, shown, &problem, &place);
    fetch->fetched.known = root && root->kind == YAML_KEYS && take(reading, root, &fetch->fetched);
    yaml_free(root);
    if (!fetch->fetched.known)
        diagnostics_add(reading->diagnostics, SEVERITY_ERROR, "fetch", (struct place){.file = shown}, NULL,
                        "is not as adreport fetch wrote it; remove it, and the table beside it, and fetch that again");
}

static void read_query(struct reading *reading, struct fetch *fetch) {
    const char *shown = file_shown(reading->dataset->strings, reading->folder, fetch->query.text);
    g_autofree char *path = g_build_filename(reading->folder, fetch->query.text, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        report(reading, SEVERITY_ERROR, &fetch->query, "no such file in the input folder; write the query there");
        return;
    }
    g_autoptr(GBytes) bytes = file_read(reading, fetch->query.text, false);
    g_autofree char *text = bytes ? file_text(shown, bytes, reading->diagnostics) : NULL;
    fetch->asked = dataset_string(reading->dataset, text);
}

void read_fetches(struct reading *reading) {
    for (guint i = 0; i < reading->dataset->fetches->len; i++) {
        struct fetch *fetch = &g_array_index(reading->dataset->fetches, struct fetch, i);
        if (!reading->unreadable[TABLE_SOURCES] && !dataset_find_source(reading->dataset, fetch->source.text))
            diagnostics_add(reading->diagnostics, SEVERITY_ERROR, "unknown-source", fetch->source.place,
                            fetch->source.line, "unknown source '%s'; add it to sources.csv", fetch->source.text);
        read_query(reading, fetch);
        read_sidecar(reading, fetch);
    }
}

static bool sum_is(const char *text, const char *sum) {
    g_autofree char *own = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    return strcmp(own, sum) == 0;
}

/* What was asked for is what would be asked for now: the same query, with the same in its slots. */
static void check_query(struct reading *reading, const struct fetch *fetch) {
    struct slot_problem problem;
    if (!fetch->asked)
        return;
    if (!sum_is(fetch->asked, fetch->fetched.query_sha256)) {
        report(reading, SEVERITY_WARNING, &fetch->query,
               "the query was changed since this table was fetched, which has what it said before; run adreport fetch");
        return;
    }
    g_autofree char *asked = fetch_fill(reading->dataset, fetch->asked, &problem);
    if (!asked)
        g_free(problem.message);
    else if (!sum_is(asked, fetch->fetched.asked_sha256))
        report(reading, SEVERITY_WARNING, &fetch->query,
               "the days, countries or linked accounts of the report were changed since this table was fetched by "
               "them; run "
               "adreport fetch");
}

static void check_table(struct reading *reading, const struct fetch *fetch, const char *path) {
    g_autofree char *bytes = NULL;
    gsize size;
    if (!fetch->fetched.known) {
        g_autofree char *sidecar = fetch_sidecar(fetch->into.text);
        g_autofree char *place = g_build_filename(reading->folder, sidecar, NULL);
        if (g_file_test(place, G_FILE_TEST_EXISTS))
            return; /* it was said that it cannot be read */
        g_autofree char *message = g_strdup_printf(
            "this table was not fetched: there is no %s beside it; remove the table and run adreport fetch", sidecar);
        report(reading, SEVERITY_ERROR, &fetch->into, message);
        return;
    }
    if (!g_file_get_contents(path, &bytes, &size, NULL))
        return; /* whoever reads it says so */
    g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, size);
    if (strcmp(sum, fetch->fetched.table_sha256) != 0)
        report(reading, SEVERITY_ERROR, &fetch->into,
               "this table is not as it was fetched; remove it and run adreport fetch");
    else
        check_query(reading, fetch);
}

void fetches_check(struct reading *reading) {
    for (guint i = 0; i < reading->dataset->fetches->len; i++) {
        const struct fetch *fetch = &g_array_index(reading->dataset->fetches, struct fetch, i);
        g_autofree char *path = g_build_filename(reading->folder, fetch->into.text, NULL);
        if (!g_file_test(path, G_FILE_TEST_EXISTS))
            report(reading, SEVERITY_ERROR, &fetch->into, "this table is not there yet; run adreport fetch");
        else
            check_table(reading, fetch, path);
    }
}
