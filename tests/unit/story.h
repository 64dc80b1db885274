/* Small reports told with the phrases of templates/: programs run in the top folder. */
#ifndef ADREPORT_TESTS_STORY_H
#define ADREPORT_TESTS_STORY_H

#include "compose/compose.h"
#include "read/read.h"
#include "tally/tally.h"

#include <string.h>

#define NB "\xC2\xA0"
#define DASH "\xE2\x80\x93"
#define EURO "\xE2\x82\xAC"

struct story {
    struct dataset *dataset;
    struct templates *templates;
    struct totals *totals;
    struct report *report;
    struct diagnostics *diagnostics;
};

static inline day_number march(int day) {
    return date_from_calendar(2023, 3, day);
}

static inline void add_party(struct dataset *dataset, const char *id, const char *name) {
    struct party party = {.id = id, .name = name, .full_name = {{name, name}}};
    g_array_append_val(dataset->parties, party);
}

static inline void add_spend(struct dataset *dataset, int party, int day, int64_t low, int64_t high) {
    static const struct background from = {.file = "a.csv", .source = "", .advertiser_id = "", .advertiser = ""};
    struct observation row = {.party = party,
                              .ad = "",
                              .period = {march(day), march(day)},
                              .region = -1,
                              .age = "",
                              .gender = "",
                              .from = &from,
                              .line = dataset->observations->len + 2};
    observation_set_amount(
        dataset, &row, MEASURE_SPEND,
        (struct amount){.given = true, .state = STATE_VALUE, .value = interval_between(low * 100, high * 100)});
    g_array_append_val(dataset->observations, row);
}

/* Says which account a row is about, and what it is called. */
static inline void say_account(struct dataset *dataset, struct observation *row, const char *id, const char *name) {
    struct background from = *row->from;
    from.advertiser_id = id;
    from.advertiser = name;
    row->from = dataset_background(dataset, &from);
}

/* Four parties, one platform, three days in March 2023. */
static inline struct dataset *dataset_small(void) {
    struct dataset *dataset = dataset_new();
    dataset->settings = (struct settings){.title = {{"Verslag", "Report"}},
                                          .publisher_name = "P",
                                          .licence = "CC0-1.0",
                                          .publishes = {true, true},
                                          .country = "NL",
                                          .currency = "EUR",
                                          .population = -1,
                                          .period = {march(13), march(15)},
                                          .axis = AXIS_DAY,
                                          .edition_date = march(20),
                                          .edition_number = 1};
    struct platform meta = {.id = "meta", .name = "Meta"};
    g_array_append_val(dataset->platforms, meta);
    add_party(dataset, "a", "A");
    add_party(dataset, "b", "B");
    add_party(dataset, "c", "C");
    add_party(dataset, "d", "D");
    return dataset;
}

static inline struct story tell(struct dataset *dataset) {
    struct story story = {.dataset = dataset, .diagnostics = diagnostics_new()};
    story.templates = read_templates("templates", dataset, story.diagnostics);
    story.totals = tally_dataset(dataset, story.diagnostics);
    story.report = compose_report(dataset, story.totals, story.templates, story.diagnostics);
    g_autoptr(GString) out = g_string_new(NULL);
    diagnostics_print(story.diagnostics, out, false);
    assert_string_equal(out->str, "");
    return story;
}

static inline void story_free(struct story *story) {
    report_free(story->report);
    totals_free(story->totals);
    templates_free(story->templates);
    diagnostics_free(story->diagnostics);
    dataset_free(story->dataset);
}

static inline const char *headline(const struct story *story, const char *id) {
    const struct figure *figure = report_figure(story->report, id);
    assert_non_null(figure);
    return figure->headline.text[LANGUAGE_NL];
}

static inline char *prose_text(const struct story *story, const char *page, const char *slot, enum language language) {
    const struct slot *found = g_hash_table_lookup(report_page(story->report, page)->slots, slot);
    assert_non_null(found);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < found->prose[language].count; i++)
        g_string_append(out, found->prose[language].spans[i].text);
    return g_string_free(out, FALSE);
}

#endif
