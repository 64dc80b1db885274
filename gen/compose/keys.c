/* What the numbers of a table are about, as keys that join the files of data/. */
#include "compose/builder.h"
#include "model/party_group.h"

static const char *party_key(const struct composer *composer, int whose) {
    switch (whose) {
    case GROUP_MAPPED:
        return PARTY_KEY_MAPPED;
    case GROUP_SIGNATORIES:
        return PARTY_KEY_SIGNATORIES;
    case GROUP_ALL:
        return PARTY_KEY_ALL;
    default:
        return dataset_party_key(composer->dataset, whose);
    }
}

static void set_keys(const struct table *table, struct keys *keys, int platform, int whose) {
    const struct composer *composer = table->composer;
    if (platform >= 0)
        keys->platform = dataset_platform(composer->dataset, platform)->id;
    if (whose != OF_NO_PARTY)
        keys->party = party_key(composer, whose);
}

void table_about(struct table *table, int platform, int whose) {
    set_keys(table, &table->figure->keys, platform, whose);
}

void table_column_about(struct table *table, int platform, int whose) {
    set_keys(table, &g_array_index(table->columns, struct column, table->columns->len - 1).keys, platform, whose);
}

struct keys *table_row_keys(struct table *table) {
    struct row *row = table_last_row(table);
    if (!row->keys)
        row->keys = report_alloc(table->composer->report, sizeof *row->keys);
    return row->keys;
}

void table_row_about(struct table *table, int platform, int whose) {
    if (platform >= 0 || whose != OF_NO_PARTY)
        set_keys(table, table_row_keys(table), platform, whose);
}
