#include "read/foreign_links.h"
#include "read/cells.h"
#include "read/declared_table.h"
#include "read/party_names.h"

#include <string.h>

enum column { ID, PARTY, NAME, MAPPED_BY, EVIDENCE, DISCLAIMER, ORIGIN, COLUMNS };

/* The columns of advertisers.csv that such a table may have. */
static const char *const names[COLUMNS + 1] = {
    [ID] = "advertiser_id",  [PARTY] = "party",           [NAME] = "advertiser", [MAPPED_BY] = "mapped_by",
    [EVIDENCE] = "evidence", [DISCLAIMER] = "disclaimer", [ORIGIN] = "origin"};

static void read_columns(struct report_file *file, const struct key_value *entry, void *rule) {
    declared_read_columns(file, entry, names, ((struct link_rule *)rule)->file.declared);
}

static void read_values(struct report_file *file, const struct key_value *entry, void *rule) {
    declared_read_values(file, entry, names, ((struct link_rule *)rule)->file.declared);
}

/* Whether all that a link needs is declared. */
static bool check_declared(struct report_file *file, const struct file_rule *rule) {
    bool good = true;
    if (rule->declared->wrong)
        return false;
    for (enum column column = ID; column <= PARTY && rule->declared->place.line; column++) {
        if (declared_find(rule->declared, names[column]))
            continue;
        g_autofree char *message = g_strdup_printf("key '%s' of 'columns' is missing; add it", names[column]);
        keys_report_at(file, rule->declared->place, "missing-key", message);
        good = false;
    }
    return good && rule->declared->place.line && rule->platform && rule->path;
}

#define RULE(field) offsetof(struct link_rule, field)

bool foreign_links_read_rule(struct report_file *file, const struct key_value *entry, struct link_rule *rule) {
    static const struct key keys[] = {
        {"path", true, settings_read_path, RULE(file)},
        {"platform", true, keys_read_text, RULE(file.platform)},
        {"columns", true, read_columns, 0},
        {"values", false, read_values, 0},
        {"filter", false, declared_read_filter, RULE(file.declared)},
        {"empty", false, declared_read_empty, RULE(file.declared)},
    };
    rule->file.declared = declared_new();
    keys_read(file, entry, keys, G_N_ELEMENTS(keys), rule);
    return check_declared(file, &rule->file);
}

/* One table being read. */
struct table {
    struct csv *csv;
    int platform;
    GHashTable *parties; /* every name of a party, capitals aside -> its index + 1 */
    GHashTable *linked;  /* a set of the ids of this platform that were linked before it */
};

static GHashTable *linked_ids(const struct dataset *dataset, int platform) {
    GHashTable *linked = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        const struct advertiser *advertiser = &g_array_index(dataset->advertisers, struct advertiser, i);
        if (advertiser->platform == platform)
            g_hash_table_add(linked, (gpointer)advertiser->advertiser_id);
    }
    return linked;
}

/* -1, with a warning, if the report has no such party: such tables often have more than a report is about. */
static int find_party(const struct table *table) {
    const char *text = csv_text(table->csv, PARTY);
    int party = party_names_find(table->parties, text);
    if (party < 0)
        csv_report(table->csv, PARTY, SEVERITY_WARNING, "foreign-party",
                   "no party goes by '%s', and the row is left out; if one does, add that to its 'aliases' in "
                   "parties.csv",
                   text);
    return party;
}

static void read_row(struct reading *reading, const struct table *table) {
    struct input_row row = {reading, table->csv, true};
    struct advertiser advertiser = {
        .platform = table->platform,
        .advertiser_id = cell_filled(&row, ID) ? cell_advertiser_id(&row, ID) : NULL,
        .name = cell_or_empty(&row, NAME),
        .relation = "",
        .party_count = 1,
        .mapped_by = cell_or_empty(&row, MAPPED_BY),
        .evidence = cell_or_empty(&row, EVIDENCE),
        .disclaimer = cell_disclaimer(&row, DISCLAIMER, cell_or_empty(&row, DISCLAIMER)),
        .place = csv_row_place(table->csv),
    };
    advertiser.origin = cell_country_code(&row, ORIGIN);
    if (!row.good || g_hash_table_contains(table->linked, advertiser.advertiser_id))
        return;
    advertiser.party = find_party(table);
    if (advertiser.party < 0)
        return;
    advertiser.parties = dataset_parties(reading->dataset, &advertiser.party, 1);
    g_array_append_val(reading->dataset->advertisers, advertiser);
}

void read_foreign_links(struct reading *reading, const char *path, const struct link_rule *rule) {
    int platform = dataset_find_platform(reading->dataset, rule->file.platform);
    if (platform < 0) {
        diagnostics_add(reading->diagnostics, SEVERITY_ERROR, "unknown-platform", rule->file.place, rule->file.line,
                        "unknown platform '%s' for this path; add it to platforms.csv", rule->file.platform);
        return;
    }
    struct table table = {.csv = table_open_unbound(reading, path, false), .platform = platform};
    if (!table.csv)
        return;
    table.parties = party_names(reading->dataset);
    table.linked = linked_ids(reading->dataset, platform);
    struct declared_rows rows;
    struct declared_table declared;
    declared_rows_init(&rows, rule->file.declared, reading->diagnostics);
    if (declared_table_begin(&declared, &rows, table.csv, names, COLUMNS))
        while (declared_table_next(&declared))
            read_row(reading, &table);
    declared_rows_end(&rows, csv_file(table.csv));
    declared_table_end(&declared);
    csv_close(table.csv);
    g_hash_table_unref(table.parties);
    g_hash_table_unref(table.linked);
}
