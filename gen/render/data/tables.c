/* What the keys in data/ stand for: one table per kind of key. */
#include "render/data/row_sink.h"

#include "model/party_group.h"

#include <string.h>

static void fill_party(struct row_sink *sink, const struct party *party) {
    row_sink_text(sink, party->id);
    row_sink_text(sink, "party");
    row_sink_text(sink, party->name);
    row_sink_localized(sink, party->full_name);
    row_sink_text(sink, party->aliases);
    row_sink_text(sink, party->colour);
    row_sink_text(sink, party->website);
    row_sink_text(sink, party->wikidata);
    if (dataset_has_code(sink->report->dataset))
        row_sink_day(sink, party->code_signed_on);
    row_sink_end(sink);
}

static void fill_group(struct row_sink *sink, const struct party_group *group) {
    enum language language = settings_data_language(&sink->report->dataset->settings);
    row_sink_text(sink, group->key);
    row_sink_text(sink, "reserved");
    row_sink_text(sink, report_phrase(sink->report, language, group->phrase));
    row_sink_phrase(sink, group->phrase);
    for (int i = 0; i < 4; i++)
        row_sink_text(sink, NULL);
    if (dataset_has_code(sink->report->dataset))
        row_sink_day(sink, 0);
    row_sink_end(sink);
}

void parties_fill(struct row_sink *sink) {
    const struct dataset *dataset = sink->report->dataset;
    guint count;
    const struct party_group *groups = party_groups(&count);
    for (int party = 0; party < (int)dataset->parties->len; party++)
        fill_party(sink, dataset_party(dataset, party));
    for (guint i = 0; i < count; i++)
        if (!groups[i].of_code || dataset_has_code(dataset))
            fill_group(sink, &groups[i]);
}

void platforms_fill(struct row_sink *sink) {
    const struct dataset *dataset = sink->report->dataset;
    for (int i = 0; i < (int)dataset->platforms->len; i++) {
        const struct platform *platform = dataset_platform(dataset, i);
        row_sink_text(sink, platform->id);
        row_sink_text(sink, platform->name);
        row_sink_text(sink, platform->services);
        row_sink_day(sink, platform->offered_from);
        row_sink_day(sink, platform->offered_until);
        row_sink_text(sink, platform->library_url);
        row_sink_localized(sink, platform->definition);
        row_sink_end(sink);
    }
}

void advertisers_fill(struct row_sink *sink) {
    const struct dataset *dataset = sink->report->dataset;
    for (guint i = 0; i < sink->report->accounts->len; i++) {
        const struct account *account = g_ptr_array_index(sink->report->accounts, i);
        g_autofree char *candidates = dataset_party_words(dataset, account->candidates, account->candidate_count);
        row_sink_text(sink, account->key);
        row_sink_text(sink, dataset_platform(dataset, account->platform)->id);
        row_sink_text(sink, account->advertiser_id);
        row_sink_text(sink, account->name);
        row_sink_text(sink, dataset_party_key(dataset, account->party));
        row_sink_text(sink, candidates);
        row_sink_end(sink);
    }
}

void regions_fill(struct row_sink *sink) {
    const struct settings *settings = &sink->report->dataset->settings;
    const GArray *regions = sink->report->dataset->regions;
    for (guint i = 0; i < regions->len; i++) {
        const struct region *region = &g_array_index(regions, struct region, i);
        row_sink_text(sink, region->id);
        row_sink_localized(sink, region->name);
        if (settings_has_countries(settings))
            row_sink_text(sink, settings_country_code(settings, region->country));
        row_sink_text(sink, region->aliases);
        row_sink_end(sink);
    }
}

static void fill_source(struct row_sink *sink, const struct source *source) {
    row_sink_text(sink, source->id);
    row_sink_text(sink, source->title);
    row_sink_text(sink, source->publisher);
    row_sink_text(sink, source->url);
    row_sink_day(sink, source->retrieved_on);
    row_sink_text(sink, source->licence);
    row_sink_end(sink);
}

static gint compare_names(gconstpointer left, gconstpointer right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Ids that rows name although sources.csv does not list them. */
static GPtrArray *unlisted_sources(const struct dataset *dataset) {
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *unlisted = g_ptr_array_new();
    for (guint i = 0; i < dataset->observations->len + dataset->targeting->len + dataset->coverage->len; i++) {
        guint targeting = i - dataset->observations->len, coverage = targeting - dataset->targeting->len;
        const char *id = i < dataset->observations->len
                             ? g_array_index(dataset->observations, struct observation, i).from->source
                         : targeting < dataset->targeting->len
                             ? g_array_index(dataset->targeting, struct targeting_row, targeting).source
                             : g_array_index(dataset->coverage, struct coverage, coverage).source;
        if (id && *id && g_hash_table_add(seen, (gpointer)id) && !dataset_find_source(dataset, id))
            g_ptr_array_add(unlisted, (gpointer)id);
    }
    g_ptr_array_sort(unlisted, compare_names);
    return unlisted;
}

void sources_fill(struct row_sink *sink) {
    const struct dataset *dataset = sink->report->dataset;
    g_autoptr(GPtrArray) unlisted = unlisted_sources(dataset);
    for (guint i = 0; i < dataset->sources->len; i++)
        fill_source(sink, &g_array_index(dataset->sources, struct source, i));
    for (guint i = 0; i < unlisted->len; i++)
        fill_source(sink, &(struct source){.id = g_ptr_array_index(unlisted, i)});
}
