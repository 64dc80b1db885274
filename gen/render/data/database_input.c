/* What the database has of the input: the report, its tables, and every row with figures. It knows nothing of SQLite. */
#include "render/data/database_fill.h"

static void fill_report(struct database *database) {
    const struct report *report = database_report(database);
    const struct settings *settings = &report->dataset->settings;
    database_table(database, "report");
    database_text(database, report->edition);
    database_localized(database, report->title);
    database_localized(database, report->edition_line);
    database_text(database, settings->publisher_name);
    database_text(database, settings->licence);
    database_localized(database, report->citation);
    database_text(database, settings->currency);
    database_day(database, settings->period.first);
    database_day(database, settings->period.last);
    database_row_end(database);
    database_table_end(database);
}

static void fill_states(struct database *database) {
    database_table(database, "state");
    for (int state = 0; state < STATE_COUNT; state++) {
        g_autofree char *key = g_strconcat("mark.", state_word((enum state)state), NULL);
        database_text(database, state_word((enum state)state));
        database_phrase(database, state == STATE_VALUE ? "data.state_value" : key);
        database_row_end(database);
    }
    database_table_end(database);
}

static void fill_sources(struct database *database) {
    const GArray *sources = database_report(database)->dataset->sources;
    database_table(database, "source");
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = &g_array_index(sources, struct source, i);
        database_text(database, source->id);
        database_text(database, source->title);
        database_text(database, source->publisher);
        database_text(database, source->url);
        database_day(database, source->retrieved_on);
        database_text(database, source->licence);
        database_row_end(database);
    }
    database_table_end(database);
}

static void fill_parties(struct database *database) {
    const GArray *parties = database_report(database)->dataset->parties;
    database_table(database, "party");
    for (guint i = 0; i < parties->len; i++) {
        const struct party *party = &g_array_index(parties, struct party, i);
        database_text(database, party->id);
        database_text(database, party->name);
        database_localized(database, party->full_name);
        database_text(database, party->colour);
        database_day(database, party->code_signed_on);
        database_text(database, party->website);
        database_text(database, party->wikidata);
        database_row_end(database);
    }
    database_table_end(database);
}

static void fill_platforms(struct database *database) {
    const GArray *platforms = database_report(database)->dataset->platforms;
    database_table(database, "platform");
    for (guint i = 0; i < platforms->len; i++) {
        const struct platform *platform = &g_array_index(platforms, struct platform, i);
        database_text(database, platform->id);
        database_text(database, platform->name);
        database_text(database, platform->services);
        database_day(database, platform->offered_from);
        database_day(database, platform->offered_until);
        database_text(database, platform->library_url);
        database_row_end(database);
    }
    database_table_end(database);
}

static void fill_regions(struct database *database) {
    const GArray *regions = database_report(database)->dataset->regions;
    database_table(database, "region");
    for (guint i = 0; i < regions->len; i++) {
        database_text(database, g_array_index(regions, struct region, i).id);
        database_localized(database, g_array_index(regions, struct region, i).name);
        database_row_end(database);
    }
    database_table_end(database);
}

/* A source that sources.csv does not list is no key. */
static void bind_source(struct database *database, const char *id) {
    database_text(database, id && dataset_find_source(database_report(database)->dataset, id) ? id : NULL);
}

static void fill_coverage(struct database *database) {
    const struct dataset *dataset = database_report(database)->dataset;
    database_table(database, "coverage");
    for (guint i = 0; i < dataset->coverage->len; i++) {
        const struct coverage *coverage = &g_array_index(dataset->coverage, struct coverage, i);
        database_whole(database, i + 1);
        database_text(database, dataset_platform(dataset, coverage->platform)->id);
        database_text(database, coverage->measure < 0 ? NULL : measure_rule((enum measure)coverage->measure)->word);
        database_day(database, coverage->period.first);
        database_day(database, coverage->period.last);
        database_text(database, state_word(coverage->state));
        database_localized(database, coverage->reason);
        bind_source(database, coverage->source);
        database_row_end(database);
    }
    database_table_end(database);
}

static void bind_amount(struct database *database, const struct amount *amount, enum unit unit) {
    bool known = amount_has_value(amount);
    database_amount_end(database, unit, known, amount->value.low);
    database_amount_end(database, unit, known && !amount->value.open, amount->value.high);
    database_text(database, amount->given ? state_word(amount->state) : NULL);
}

/* The party of a row, and its candidates if there are several. */
static void bind_party(struct database *database, int party, const int *candidates, guint count) {
    const struct dataset *dataset = database_report(database)->dataset;
    g_autofree char *words = dataset_party_words(dataset, candidates, count);
    database_text(database, party < 0 ? NULL : dataset_party(dataset, party)->id);
    database_text(database, words);
}

static void bind_share(struct database *database, const struct targeting_row *row, int64_t share) {
    g_autoptr(GString) digits = g_string_new(NULL);
    if (row->method != TARGETING_NONE)
        text_append_fine_percent(digits, share);
    database_text(database, digits->str);
}

static void fill_observations(struct database *database) {
    const struct dataset *dataset = database_report(database)->dataset;
    database_table(database, "observation");
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        database_whole(database, i + 1);
        database_text(database, dataset_platform(dataset, row->platform)->id);
        bind_party(database, row->party, row->candidates, row->candidate_count);
        database_day(database, row->period.first);
        database_day(database, row->period.last);
        database_text(database,
                      row->region < 0 ? NULL : g_array_index(dataset->regions, struct region, row->region).id);
        g_autofree char *age = part_code(row->age);
        g_autofree char *gender = part_code(row->gender);
        database_text(database, age);
        database_text(database, gender);
        database_text(database, row->ad);
        database_text(database, observation_role(row));
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            if (database_report(database)->measures[measure])
                bind_amount(database, &row->amounts[measure], measure_rule((enum measure)measure)->unit);
        g_autofree char *notes = notes_words(row->notes);
        database_text(database, notes);
        bind_source(database, row->source);
        database_text(database, dataset_file_name(dataset, row->file));
        database_whole(database, row->line);
        database_row_end(database);
    }
    database_table_end(database);
}

static void fill_targeting(struct database *database) {
    const struct dataset *dataset = database_report(database)->dataset;
    database_table(database, "targeting");
    for (guint i = 0; i < dataset->targeting->len; i++) {
        const struct targeting_row *row = &g_array_index(dataset->targeting, struct targeting_row, i);
        struct amount spend = {.given = true, .state = STATE_VALUE, .value = row->spend};
        database_whole(database, i + 1);
        database_text(database, dataset_platform(dataset, row->platform)->id);
        bind_party(database, row->party, row->candidates, row->candidate_count);
        database_text(database, row->name);
        database_whole(database, g_array_index(dataset->targeting, struct targeting_row, row->first).place.line);
        database_day(database, row->period.first);
        database_day(database, row->period.last);
        bind_amount(database, &spend, UNIT_MONEY);
        database_text(database, targeting_word(row->method));
        database_text(database, row->side == TARGETING_KEPT_OUT ? "yes" : NULL);
        bind_share(database, row, row->low);
        bind_share(database, row, row->high);
        bind_source(database, row->source);
        database_text(database, dataset_file_name(dataset, row->place.file));
        database_whole(database, row->place.line);
        database_row_end(database);
    }
    database_table_end(database);
}

void database_fill_input(struct database *database) {
    fill_report(database);
    fill_states(database);
    fill_sources(database);
    fill_parties(database);
    fill_platforms(database);
    fill_regions(database);
    fill_coverage(database);
    fill_observations(database);
    fill_targeting(database);
}
