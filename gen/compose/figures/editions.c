/* The editions of this report that are published beside it, as a list. */
#include "compose/figures/figures.h"
#include "compose/builder.h"
#include "compose/editions.h"
#include "model/paths.h"

static void edition_row(struct table *table, const struct edition_entry *entry) {
    struct composer *composer = table->composer;
    const struct settings *settings = &composer->dataset->settings;
    table_row(table, entry->edition->name, entry->line, NULL);
    if (settings->base_url) {
        g_autofree char *address = address_in_edition(settings, entry->edition->name, PATH_INDEX);
        table_cell_label(table, 0)->file = localized_same(composer, address);
    }
    table_label(table, entry->kind);
    table_label(table, entry->changes);
}

struct figure *figure_editions(struct composer *composer) {
    static const char *const columns[] = {"edition", "kind", "changes"};
    struct table table;
    compose_editions(composer, NULL, true);
    table_begin(&table, composer, SUBJECT_WHOLE, "editions");
    table.figure->listing = true;
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_autofree char *header = g_strconcat("column.", columns[i], NULL);
        table_column(&table, columns[i], CELL_LABEL, UNIT_COUNT, phrase_words(composer, header));
    }
    for (guint i = 0; i < composer->report->editions->len; i++)
        if (g_array_index(composer->report->editions, struct edition_entry, i).listed)
            edition_row(&table, &g_array_index(composer->report->editions, struct edition_entry, i));
    return table_end(&table, phrase_words(composer, "headline.editions"), phrase_words(composer, "subtitle.editions"),
                     (struct localized){{NULL}});
}
