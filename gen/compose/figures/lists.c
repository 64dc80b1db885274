/* Short lists beside the figures, and the words shown if there is nothing to list. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/words/days.h"

#include <string.h>

static struct figure *figure_reason(struct composer *composer, struct subject about, const char *name,
                                    const char *headline, struct localized reason) {
    struct table table;
    table_begin(&table, composer, about, name);
    table.figure->listing = true;
    table_column(&table, "none", CELL_LABEL, UNIT_COUNT, localized_same(composer, ""));
    return table_end(&table, phrase_words(composer, headline), localized_same(composer, ""), reason);
}

struct figure *figure_nothing(struct composer *composer, struct subject about, const char *name,
                              struct localized reason) {
    return figure_reason(composer, about, name, "empty.headline", reason);
}

struct figure *figure_no_bins(struct composer *composer, struct subject about, const char *name,
                              struct localized reason) {
    return figure_reason(composer, about, name, axis_key(composer, "empty.headline."), reason);
}

struct figure *figure_press_sheets(struct composer *composer) {
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "press-sheets");
    table.figure->listing = true;
    table_column(&table, "party", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.party"));
    table_column(&table, "name", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.full-name"));
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        const struct party *who = dataset_party(composer->dataset, party);
        table_row(&table, who->id, localized_same(composer, who->name), page_of_press(composer, party));
        table_label(&table, who->full_name);
    }
    return table_end(&table, phrase_words(composer, "headline.press-sheets"),
                     phrase_words(composer, "subtitle.press-sheets"), (struct localized){{NULL}});
}

static struct localized words_or_dash(struct composer *composer, const char *text) {
    return localized_same(composer, text ? text : "–");
}

struct figure *figure_sources(struct composer *composer) {
    const GArray *sources = composer->dataset->sources;
    if (sources->len == 0)
        return figure_nothing(composer, SUBJECT_WHOLE, "sources", phrase_words(composer, "empty.sources"));
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "sources");
    table.figure->listing = true;
    table_column(&table, "source", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.source"));
    table_column(&table, "publisher", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.publisher"));
    table_column(&table, "retrieved_on", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.retrieved"));
    table_column(&table, "licence", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.licence"));
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = &g_array_index(sources, struct source, i);
        table_row(&table, source->id, localized_same(composer, source->title), NULL);
        if (source->url)
            table_cell_label(&table, 0)->file = localized_same(composer, source->url);
        table_label(&table, words_or_dash(composer, source->publisher));
        table_label(&table, source->retrieved_on ? localized_date(composer, source->retrieved_on)
                                                 : localized_same(composer, "–"));
        table_label(&table, words_or_dash(composer, source->licence));
    }
    return table_end(&table, phrase_words(composer, "headline.sources"), phrase_words(composer, "subtitle.sources"),
                     (struct localized){{NULL}});
}

/* The page a correction is about: named itself, or by a figure that it shows. */
static const struct page *corrected_page(const struct composer *composer, const char *where) {
    const struct page *page = report_page(composer->report, where);
    for (guint i = 0; !page && i < composer->report->pages->len; i++) {
        const struct page *candidate = g_ptr_array_index(composer->report->pages, i);
        GHashTableIter names;
        gpointer figures;
        g_hash_table_iter_init(&names, candidate->figures);
        while (!page && g_hash_table_iter_next(&names, NULL, &figures))
            for (guint j = 0; j < ((GPtrArray *)figures)->len; j++)
                if (strcmp(((const struct figure *)g_ptr_array_index((GPtrArray *)figures, j))->id, where) == 0)
                    page = candidate;
    }
    return page;
}

struct figure *figure_corrections(struct composer *composer) {
    const GArray *corrections = composer->dataset->corrections;
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "corrections");
    table.figure->listing = true;
    table_column(&table, "date", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.date"));
    table_column(&table, "where", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.where"));
    table_column(&table, "what", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.what"));
    for (guint i = 0; i < corrections->len; i++) {
        const struct correction *correction = &g_array_index(corrections, struct correction, i);
        const struct page *page = correction->where ? corrected_page(composer, correction->where) : NULL;
        g_autofree char *key = g_strdup_printf("%u", i + 1);
        table_row(&table, key, localized_date(composer, correction->date), NULL);
        table_label(&table, page ? page->name : words_or_dash(composer, correction->where));
        table_cell_label(&table, 1)->link = page;
        table_label(&table, correction->what);
    }
    if (corrections->len == 0)
        return table_end(&table, phrase_words(composer, "headline.corrections.none"), localized_same(composer, ""),
                         phrase_words(composer, "empty.corrections"));
    return table_end(&table, phrase_words(composer, "headline.corrections"),
                     phrase_words(composer, "subtitle.corrections"), (struct localized){{NULL}});
}
