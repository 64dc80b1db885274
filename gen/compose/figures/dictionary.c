/* What each column of each data file means. Figures that differ in their party or platform alone have the same columns,
 * so each family of them is listed once. */
#include "compose/figures/figures.h"
#include "compose/builder.h"

#include "model/data_table.h"

struct dictionary {
    struct table table;
    GHashTable *listed; /* "FAMILY KEY" */
};

/* One row: "spend-by-party.csv", "meta_spend". Nothing if it is there already. Only numbers have a unit. */
static void add_entry(struct dictionary *dictionary, const char *family, const char *key, struct localized meaning,
                      struct localized unit, struct localized header) {
    struct table *table = &dictionary->table;
    g_autofree char *entry = g_strconcat(family, " ", key, NULL);
    g_autofree char *file = g_strconcat(family, ".csv", NULL);
    if (!g_hash_table_add(dictionary->listed, g_strdup(entry)))
        return;
    table_row(table, entry, localized_same(table->composer, file), NULL);
    table_label(table, localized_same(table->composer, key));
    table_label(table, meaning);
    table_label(table, unit);
    table_label(table, header);
}

static void add_figure(struct dictionary *dictionary, const struct figure *figure) {
    for (guint i = 0; i < figure_field_count(figure); i++) {
        const struct column *column = figure_field(figure, i).column;
        add_entry(dictionary, figure->family, column->key, column->meaning, column->unit_words, column->header);
    }
}

static void add_data_table(struct dictionary *dictionary, enum data_table data_table) {
    struct composer *composer = dictionary->table.composer;
    struct localized none = localized_same(composer, "");
    guint count;
    const struct data_field *fields = data_table_fields(data_table, &count);
    for (guint i = 0; i < count; i++) {
        bool number = fields[i].kind == FIELD_MEASURE;
        if (!report_has_field(composer->report, &fields[i]))
            continue;
        add_entry(dictionary, data_table_name(data_table), fields[i].key, composer->report->meanings[data_table][i],
                  number ? measure_unit(composer, fields[i].measure) : none,
                  number ? measure_header(composer, fields[i].measure) : none);
    }
}

struct figure *figure_dictionary(struct composer *composer) {
    static const char *const columns[] = {"files", "name", "meaning", "unit", "heading"};
    struct dictionary dictionary = {.listed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    struct table *table = &dictionary.table;
    table_begin(table, composer, SUBJECT_WHOLE, "dictionary");
    table->figure->listing = true;
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_autofree char *header = g_strconcat("column.", columns[i], NULL);
        table_column(table, columns[i], CELL_LABEL, UNIT_COUNT, phrase_words(composer, header));
    }
    for (int i = 0; i < DATA_TABLE_COUNT; i++)
        if (report_has_table(composer->report, (enum data_table)i))
            add_data_table(&dictionary, (enum data_table)i);
    for (guint i = 0; i < composer->report->figures->len; i++)
        add_figure(&dictionary, g_ptr_array_index(composer->report->figures, i));
    g_hash_table_unref(dictionary.listed);
    return table_end(table, phrase_words(composer, "headline.dictionary"),
                     phrase_words(composer, "subtitle.dictionary"), (struct localized){{NULL}});
}
