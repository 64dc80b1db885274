#include "compose/figures/beside.h"
#include "compose/about.h"
#include "compose/words/days.h"
#include "compose/words/missing.h"

void beside_number(struct table *table, enum state state, struct interval value, const struct days *days) {
    if (state == STATE_VALUE)
        table_interval(table, value);
    else
        table_state(table, state);
    g_autoptr(GString) words = g_string_new(NULL);
    days_append_iso(words, days->stretches, days->count);
    if (words->len > 0)
        table_last_row(table)->cells[table->cell - 1].scope = report_string(table->composer->report, words->str);
}

void beside_count(struct table *table, bool known, enum state otherwise, int64_t count, const struct days *days) {
    beside_number(table, known ? STATE_VALUE : otherwise, interval_of(known ? count : 0), days);
}

void beside_reason(struct table *table, int platform, enum measure measure, enum state state, const char *phrase) {
    struct composer *composer = table->composer;
    g_autofree char *key = g_strconcat("indicator.reason.", state_word(state), NULL);
    struct localized reason = localized_same(composer, "");
    if (state != STATE_VALUE && !phrase)
        reason = missing_reason(composer, platform, measure, state);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (state != STATE_VALUE && (phrase || !reason.text[i] || !*reason.text[i]))
            reason.text[i] = phrase_words(composer, phrase ? phrase : key).text[i];
    table_label(table, reason);
}

void beside_number_column(struct table *table, const char *key, enum unit unit, const char *words, const char *of) {
    struct composer *composer = table->composer;
    g_autofree char *header = g_strconcat("column.", words, NULL), *meaning = g_strconcat("meaning.", words, NULL);
    table_number_column(table, key, unit, phrase_words(composer, header), phrase_words(composer, meaning),
                        phrase_words(composer, of));
}

void beside_money_column(struct table *table, const char *key, const char *words) {
    table_money_column(table, key, words);
    table_column_counts(table, measure_rule(MEASURE_SPEND)->word);
}

void beside_platform_row(struct table *table, int platform) {
    struct composer *composer = table->composer;
    const struct platform *about = dataset_platform(composer->dataset, platform);
    table_row(table, about->id, localized_same(composer, about->name), page_of_platform(composer, platform));
    table_row_about(table, platform, GROUP_ALL);
}

void beside_begin(struct table *table, struct composer *composer, const char *name, const char *first) {
    g_autofree char *header = g_strconcat("column.", first, NULL);
    table_begin(table, composer, SUBJECT_WHOLE, name);
    table_column(table, first, CELL_LABEL, UNIT_COUNT, phrase_words(composer, header));
}

void beside_end_columns(struct table *table, bool days) {
    if (days)
        table_code_column(table, "period", CODE_DAYS, phrase_words(table->composer, "column.period"));
    table_column(table, "reason", CELL_LABEL, UNIT_COUNT, phrase_words(table->composer, "column.reason"));
}

bool beside_draw(struct table *table, int column) {
    for (guint i = 0; i < table->rows->len; i++) {
        const struct cell *cell = &g_array_index(table->rows, struct row, i).cells[column];
        if (cell->state == STATE_VALUE && (cell_value(cell).high > 0 || cell_value(cell).open)) {
            table->figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = column};
            return true;
        }
    }
    return false;
}

struct figure *beside_end(struct table *table, const char *name) {
    struct composer *composer = table->composer;
    g_autofree char *headline = g_strconcat("headline.", name, NULL), *below = g_strconcat("subtitle.", name, NULL);
    return table_end(table, phrase_words(composer, headline),
                     SENTENCE(composer, below, arg_currency(composer, "currency"),
                              arg_period(composer, "period", composer->dataset->settings.period)),
                     (struct localized){{NULL}});
}
