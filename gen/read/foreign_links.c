#include "read/foreign_links.h"
#include "read/cells.h"

#include <string.h>

static void read_column(struct report_file *file, const struct key_value *entry, void *field) {
    const char *text = keys_text(file, entry);
    g_autofree char *small = text ? g_utf8_strdown(text, -1) : NULL;
    if (small)
        *(const char **)field = keys_keep(file, small);
}

#define COLUMN(index) (offsetof(struct link_rule, columns) + (index) * sizeof(const char *))

static void read_columns(struct report_file *file, const struct key_value *entry, void *rule) {
    static const struct key keys[] = {
        {"advertiser_id", true, read_column, COLUMN(FOREIGN_ID)},
        {"party", true, read_column, COLUMN(FOREIGN_PARTY)},
        {"advertiser", false, read_column, COLUMN(FOREIGN_NAME)},
        {"mapped_by", false, read_column, COLUMN(FOREIGN_MAPPED_BY)},
        {"evidence", false, read_column, COLUMN(FOREIGN_EVIDENCE)},
    };
    keys_read(file, entry, keys, G_N_ELEMENTS(keys), rule);
}

#define RULE(field) offsetof(struct link_rule, field)

static void read_rule(struct report_file *file, const struct key_value *entry) {
    static const struct key keys[] = {
        {"path", true, settings_read_path, RULE(file)},
        {"platform", true, keys_read_text, RULE(file.platform)},
        {"columns", true, read_columns, 0},
    };
    struct link_rule rule = {.foreign = entry->value->kind == YAML_KEYS};
    if (rule.foreign)
        keys_read(file, entry, keys, G_N_ELEMENTS(keys), &rule);
    else
        settings_read_path(file, entry, &rule.file);
    bool whole = !rule.foreign || (rule.file.platform && rule.columns[FOREIGN_ID] && rule.columns[FOREIGN_PARTY]);
    if (rule.file.path && whole)
        g_array_append_val(file->links, rule);
}

void links_read_rules(struct report_file *file, const struct key_value *entry, void *settings) {
    (void)settings;
    if (entry->value->kind != YAML_LIST) {
        keys_report(file, entry, "'links' must be a list of tables, as in [worklist.csv]");
        return;
    }
    for (guint i = 0; i < entry->value->items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, entry->value->items->pdata[i]};
        read_rule(file, &item);
    }
}

/* A name that no column has: blanks around names are taken off. */
static const char no_column[] = " ";

/* One table being read. */
struct table {
    struct csv *csv;
    int platform;
    GHashTable *parties; /* every name of a party, capitals aside -> its index + 1 */
    GHashTable *linked;  /* a set of the ids of this platform that were linked before it */
};

static void add_name(GHashTable *parties, const char *name, int party) {
    char *key = name ? g_utf8_casefold(name, -1) : NULL;
    if (key && *key && !g_hash_table_contains(parties, key))
        g_hash_table_insert(parties, key, GINT_TO_POINTER(party + 1));
    else
        g_free(key);
}

/* Ids come before names, and these before full names and other ones. */
static GHashTable *party_names(const struct dataset *dataset) {
    GHashTable *parties = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int i = 0; i < (int)dataset->parties->len; i++)
        add_name(parties, dataset_party(dataset, i)->id, i);
    for (int i = 0; i < (int)dataset->parties->len; i++)
        add_name(parties, dataset_party(dataset, i)->name, i);
    for (int i = 0; i < (int)dataset->parties->len; i++) {
        const struct party *party = dataset_party(dataset, i);
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            add_name(parties, party->full_name.text[language], i);
        g_auto(GStrv) others = g_strsplit(party->aliases ? party->aliases : "", "|", -1);
        for (char **other = others; *other; other++)
            add_name(parties, g_strstrip(*other), i);
    }
    return parties;
}

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
    const char *text = csv_text(table->csv, FOREIGN_PARTY);
    g_autofree char *key = g_utf8_casefold(text, -1);
    int party = GPOINTER_TO_INT(g_hash_table_lookup(table->parties, key)) - 1;
    if (party < 0)
        csv_report(table->csv, FOREIGN_PARTY, SEVERITY_WARNING, "foreign-party",
                   "no party goes by '%s', and the row is left out; if one does, add that to its 'aliases' in "
                   "parties.csv",
                   text);
    return party;
}

static void read_row(struct reading *reading, const struct table *table) {
    struct input_row row = {reading, table->csv, true};
    struct advertiser advertiser = {
        .platform = table->platform,
        .advertiser_id = cell_filled(&row, FOREIGN_ID) ? cell_advertiser_id(&row, FOREIGN_ID) : NULL,
        .name = cell_or_empty(&row, FOREIGN_NAME),
        .relation = "",
        .party_count = 1,
        .mapped_by = cell_or_empty(&row, FOREIGN_MAPPED_BY),
        .evidence = cell_or_empty(&row, FOREIGN_EVIDENCE),
        .place = csv_row_place(table->csv),
    };
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
    struct csv_column columns[FOREIGN_COLUMNS];
    for (unsigned i = 0; i < FOREIGN_COLUMNS; i++)
        columns[i] = (struct csv_column){rule->columns[i] ? rule->columns[i] : no_column, rule->columns[i] != NULL};
    struct table table = {.csv = table_open_foreign(reading, path, columns, FOREIGN_COLUMNS), .platform = platform};
    table.parties = party_names(reading->dataset);
    table.linked = linked_ids(reading->dataset, platform);
    while (table.csv && csv_next(table.csv))
        read_row(reading, &table);
    csv_close(table.csv);
    g_hash_table_unref(table.parties);
    g_hash_table_unref(table.linked);
}
