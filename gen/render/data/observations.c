/* The rows of the input as they were understood: what platforms listed, and whom ads were aimed at. */
#include "render/data/row_sink.h"

/* The party of a row, and its candidates if there are several. */
static void fill_party(struct row_sink *sink, int party, const int *candidates, guint count) {
    const struct dataset *dataset = sink->report->dataset;
    g_autofree char *words = party == PARTY_SEVERAL ? dataset_party_words(dataset, candidates, count) : NULL;
    row_sink_text(sink, dataset_party_key(dataset, party));
    row_sink_text(sink, words);
}

/* The key of its advertiser, if it is published; if not, the reason is beside it. */
static void fill_advertiser(struct row_sink *sink, const struct observation *row) {
    const struct account *account =
        *row->from->advertiser_id ? report_account(sink->report, row->platform, row->from->advertiser_id) : NULL;
    row_sink_text(sink, account ? account->key : NULL);
    row_sink_text(sink, !*row->from->advertiser_id ? NULL
                        : !account                 ? "not_named"
                        : account->private         ? "private"
                                                   : "named");
}

static void fill_observation(struct row_sink *sink, guint index) {
    const struct dataset *dataset = sink->report->dataset;
    const struct observation *row = &g_array_index(dataset->observations, struct observation, index);
    bool several = settings_has_countries(&dataset->settings);
    g_autofree char *age = *row->age ? part_code(row->age) : NULL;
    g_autofree char *gender = *row->gender ? part_code(row->gender) : NULL;
    g_autofree char *notes = row->notes ? notes_words(row->notes) : NULL;
    g_autofree char *countries = several ? settings_country_codes(&dataset->settings, row->countries) : NULL;
    row_sink_whole(sink, index + 1);
    row_sink_text(sink, dataset_platform(dataset, row->platform)->id);
    fill_party(sink, row->party, row->candidates, row->candidate_count);
    fill_advertiser(sink, row);
    row_sink_day(sink, row->period.first);
    row_sink_day(sink, row->period.last);
    if (several)
        row_sink_text(sink, countries);
    row_sink_text(sink, row->region < 0 ? NULL : g_array_index(dataset->regions, struct region, row->region).id);
    row_sink_text(sink, age);
    row_sink_text(sink, gender);
    row_sink_text(sink, row->ad);
    row_sink_text(sink, observation_role(row));
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (sink->report->measures[measure])
            row_sink_amount(sink, observation_amount(row, measure), measure_rule((enum measure)measure)->unit);
    row_sink_text(sink, notes);
    row_sink_text(sink, row->from->source);
    row_sink_text(sink, dataset_file_name(dataset, row->from->file));
    row_sink_whole(sink, row->line);
    row_sink_end(sink);
}

void observations_fill(struct row_sink *sink) {
    for (guint i = 0; i < sink->report->dataset->observations->len; i++)
        fill_observation(sink, i);
}

static void fill_targeting(struct row_sink *sink, const struct targeting_row *row) {
    const struct dataset *dataset = sink->report->dataset;
    struct amount spend = {.given = true, .state = STATE_VALUE, .value = row->spend};
    const struct account *account = *row->name ? report_account(sink->report, row->platform, row->advertiser_id) : NULL;
    row_sink_text(sink, dataset_platform(dataset, row->platform)->id);
    fill_party(sink, row->party, row->candidates, row->candidate_count);
    row_sink_text(sink, account ? account->key : NULL);
    row_sink_text(sink, row->name);
    row_sink_whole(sink, g_array_index(dataset->targeting, struct targeting_row, row->first).place.line);
    row_sink_day(sink, row->period.first);
    row_sink_day(sink, row->period.last);
    row_sink_amount(sink, &spend, UNIT_MONEY);
    row_sink_text(sink, targeting_word(row->method));
    row_sink_text(sink, row->side == TARGETING_KEPT_OUT ? "yes" : NULL);
    if (row->method == TARGETING_NONE) {
        row_sink_text(sink, NULL);
        row_sink_text(sink, NULL);
    } else {
        row_sink_fine_percent(sink, row->low);
        row_sink_fine_percent(sink, row->high);
    }
    row_sink_text(sink, row->source);
    row_sink_text(sink, dataset_file_name(dataset, row->place.file));
    row_sink_whole(sink, row->place.line);
    row_sink_end(sink);
}

void targeting_fill(struct row_sink *sink) {
    const GArray *rows = sink->report->dataset->targeting;
    for (guint i = 0; i < rows->len; i++)
        fill_targeting(sink, &g_array_index(rows, struct targeting_row, i));
}
