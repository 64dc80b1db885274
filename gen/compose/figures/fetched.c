/* Which tables of the input a database added up: who was asked what, and when. */
#include "compose/figures/figures.h"
#include "compose/builder.h"
#include "compose/words/days.h"
#include "model/fetch.h"

#include <string.h>

/* "€ 1.200 of meer": what all rows of a table add up to. */
static struct localized spend_words(struct composer *composer, const struct fetched *fetched) {
    struct localized words = {{NULL}};
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        text_append_interval_prose(text, (enum language)i, UNIT_MONEY, composer->dataset->settings.currency,
                                   fetched->spend);
        words.text[i] = report_string(composer->report, text->str);
    }
    return words;
}

static void add_table(struct composer *composer, struct table *table, const struct fetch *fetch) {
    const struct fetched *fetched = &fetch->fetched;
    g_autofree char *key = g_strndup(fetched->table_sha256, 12);
    struct argument server = arg_same(composer, "server", fetched->server);
    struct argument driver = arg_same(composer, "driver", fetched->driver);
    struct argument day = arg_date(composer, "date", fetched->day);
    struct argument rows = arg_count(composer, "rows", fetched->rows);
    struct argument ads = arg_count(composer, "ads", fetched->ads);
    struct argument spend = arg_text("spend", spend_words(composer, fetched));
    table_row(table, key, localized_same(composer, fetch->into.text), NULL);
    table_label(table, SENTENCE(composer, "fetched.server", server, driver, day));
    table_label(table, SENTENCE(composer, "fetched.sums", rows, ads, spend));
    table_label(table, localized_format(composer, "%s, SHA-256 %.16s…", fetched->query, fetched->query_sha256));
}

struct figure *figure_fetched(struct composer *composer) {
    const GArray *fetches = composer->dataset->fetches;
    if (fetches->len == 0)
        return NULL;
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "fetched");
    table.figure->listing = true;
    table_column(&table, "table", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.fetched.table"));
    table_column(&table, "server", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.fetched.server"));
    table_column(&table, "sums", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.fetched.sums"));
    table_column(&table, "query", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.fetched.query"));
    for (guint i = 0; i < fetches->len; i++)
        add_table(composer, &table, &g_array_index(fetches, struct fetch, i));
    return table_end(&table, phrase_words(composer, "headline.fetched"), phrase_words(composer, "subtitle.fetched"),
                     (struct localized){{NULL}});
}
