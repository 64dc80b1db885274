/* What the database has of the input that is no table of its own in data/: the report, its states and its coverage. */
#include "render/data/database_tables.h"

void report_fill(struct row_sink *rows) {
    const struct report *report = rows->report;
    const struct settings *settings = &report->dataset->settings;
    row_sink_text(rows, report->edition);
    row_sink_localized(rows, report->title);
    row_sink_localized(rows, report->edition_line);
    row_sink_text(rows, settings->publisher_name);
    row_sink_text(rows, settings->licence);
    row_sink_localized(rows, report->citation);
    row_sink_text(rows, settings->currency);
    row_sink_day(rows, settings->period.first);
    row_sink_day(rows, settings->period.last);
    row_sink_end(rows);
}

void states_fill(struct row_sink *rows) {
    for (int state = 0; state < STATE_COUNT; state++) {
        g_autofree char *key = g_strconcat("mark.", state_word((enum state)state), NULL);
        row_sink_text(rows, state_word((enum state)state));
        row_sink_phrase(rows, state == STATE_VALUE ? "data.state_value" : key);
        row_sink_end(rows);
    }
}

void coverage_fill(struct row_sink *rows) {
    const struct dataset *dataset = rows->report->dataset;
    for (guint i = 0; i < dataset->coverage->len; i++) {
        const struct coverage *coverage = &g_array_index(dataset->coverage, struct coverage, i);
        row_sink_whole(rows, i + 1);
        row_sink_text(rows, dataset_platform(dataset, coverage->platform)->id);
        row_sink_text(rows, coverage->measure < 0 ? NULL : measure_rule((enum measure)coverage->measure)->word);
        if (settings_has_countries(&dataset->settings))
            row_sink_text(rows, settings_country_code(&dataset->settings, coverage->country));
        row_sink_day(rows, coverage->period.first);
        row_sink_day(rows, coverage->period.last);
        row_sink_text(rows, state_word(coverage->state));
        row_sink_localized(rows, coverage->reason);
        row_sink_text(rows, coverage->source);
        row_sink_end(rows);
    }
}
