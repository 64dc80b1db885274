/* Every figure of the publication, made once and put on its pages and into its workbooks. */
#include "compose/publication.h"
#include "compose/about.h"
#include "compose/figures/figures.h"
#include "compose/words/days.h"
#include "compose/words/measures.h"

#include <string.h>

static struct workbook *workbook_add(struct composer *composer, struct subject about, struct localized title,
                                     struct localized summary) {
    g_autofree char *name = subject_workbook(composer->dataset, about);
    struct workbook *workbook = report_alloc(composer->report, sizeof *workbook);
    *workbook = (struct workbook){about, report_string(composer->report, name), title, summary, g_ptr_array_new()};
    g_ptr_array_add(composer->report->workbooks, workbook);
    return workbook;
}

/* Shows a figure on a page and puts it into a workbook; where there is none, the page goes without. */
static void place(struct page *page, struct workbook *workbook, const char *name, const struct figure *figure) {
    page_show(page, name, figure);
    if (figure && !figure->listing)
        g_ptr_array_add(workbook->figures, (gpointer)figure);
}

static const char *axis_name(struct composer *composer, const char *measure) {
    g_autofree char *name = g_strconcat(measure, "-by-", axis_words[composer->dataset->settings.axis], NULL);
    return report_string(composer->report, name);
}

/* Why a measure has no figure along the axis. Without a platform (-1) no party has spending anywhere. */
static struct localized why_no_bins(struct composer *composer, int whose, int platform, enum measure measure) {
    if (platform < 0)
        return phrase_words(composer, "empty.spend");
    enum state state = totals_whole(composer->totals, platform, whose, measure)->state;
    struct argument where = arg_platform(composer, "platform", platform);
    if (state == STATE_VALUE)
        return SENTENCE(composer, axis_key(composer, "empty.value."), where);
    /* Only of a party can it be said that the platform lists others. */
    if (state == STATE_NONE_LISTED && whose >= 0)
        return SENTENCE(composer, "empty.none_listed.party", where, arg_party(composer, "party", whose));
    g_autofree char *key = g_strconcat("empty.", state_word(state), NULL);
    return SENTENCE(composer, key, where);
}

/* The figure along the axis, or the words why there is none. A template calls it MEASURE-by-time on every axis. */
static const struct figure *by_time(struct composer *composer, struct subject about, int whose, int platform,
                                    enum measure measure, bool lead) {
    struct figure *figure = figure_by_bin(composer, about, whose, platform, measure);
    if (figure) {
        figure->chart.lead = lead;
        return figure;
    }
    return figure_no_bins(composer, about, axis_name(composer, measure_rule(measure)->word),
                          why_no_bins(composer, whose, platform, measure));
}

static void compose_report_figures(struct composer *composer) {
    struct page *index = page_single(composer, "index");
    struct page *parties = page_single(composer, "parties");
    struct page *platforms = page_single(composer, "platforms");
    struct workbook *workbook = workbook_add(
        composer, SUBJECT_WHOLE, composer->report->title,
        SENTENCE(composer, "workbook.report", arg_period(composer, "period", composer->dataset->settings.period)));
    const struct figure *spend = figure_spend_by_party(composer);
    if (!spend)
        spend = figure_nothing(composer, SUBJECT_WHOLE, "spend-by-party", phrase_words(composer, "empty.spend"));
    place(index, workbook, "spend-by-party", spend);
    page_show(parties, "spend-by-party", spend);
    const struct figure *ranking = figure_rank_by_party(composer);
    if (!ranking)
        ranking =
            figure_nothing(composer, SUBJECT_WHOLE, "rank-by-party", phrase_words(composer, "empty.rank-by-party"));
    place(index, workbook, "rank-by-party", ranking);
    place(parties, workbook, "spend-by-party-and-time", figure_by_party_and_bin(composer, composer->lead));
    const struct figure *by_day = by_time(composer, SUBJECT_WHOLE, GROUP_MAPPED, composer->lead, MEASURE_SPEND, false);
    place(index, workbook, "spend-by-time", by_day);
    place(page_single(composer, "time"), workbook, "spend-cumulative",
          figure_cumulative(composer, SUBJECT_WHOLE, GROUP_MAPPED, composer->lead, MEASURE_SPEND));
    for (int i = 0; i < MEASURE_COUNT; i++) {
        enum measure measure = (enum measure)i;
        const struct figure *figure = figure_measure_by_platform(composer, measure);
        place(index, workbook, figure->id, figure);
        page_show(platforms, figure->id, figure);
        if (measure == MEASURE_SPEND)
            continue;
        g_autofree char *name = g_strconcat(measure_rule(measure)->word, "-by-party", NULL);
        const struct figure *by_party = figure_measure_by_party(composer, measure);
        if (!by_party)
            by_party = figure_nothing(
                composer, SUBJECT_WHOLE, name,
                SENTENCE(composer, "empty.measure", arg_text("measure", measure_name(composer, measure))));
        place(index, workbook, report_string(composer->report, name), by_party);
        page_show(parties, report_string(composer->report, name), by_party);
    }
    place(page_single(composer, "coverage"), workbook, "coverage", figure_coverage(composer, SUBJECT_WHOLE, -1));
    place(page_single(composer, "advertisers"), workbook, "advertisers", figure_advertisers(composer));
    place(page_single(composer, "unmapped"), workbook, "unmapped", figure_unmapped(composer));
}

static void compose_platform_figures(struct composer *composer, int platform) {
    struct subject about = subject_of_platform(platform);
    const char *name = dataset_platform(composer->dataset, platform)->name;
    struct page *page = page_of_platform(composer, platform);
    struct workbook *workbook =
        workbook_add(composer, about, localized_same(composer, name),
                     SENTENCE(composer, "workbook.platform", arg_same(composer, "platform", name),
                              arg_period(composer, "period", composer->dataset->settings.period)));
    const struct figure *spend = figure_platform_by_party(composer, platform);
    if (!spend) {
        g_autofree char *key = g_strconcat(
            "empty.", state_word(totals_whole(composer->totals, platform, GROUP_ALL, MEASURE_SPEND)->state), NULL);
        spend = figure_nothing(composer, about, "spend-by-party",
                               SENTENCE(composer, key, arg_same(composer, "platform", name)));
    }
    place(page, workbook, "spend-by-party", spend);
    place(page, workbook, "totals", figure_platform_totals(composer, platform));
    place(page, workbook, "spend-by-time", by_time(composer, about, GROUP_ALL, platform, MEASURE_SPEND, false));
    place(page, workbook, "spend-cumulative", figure_cumulative(composer, about, GROUP_ALL, platform, MEASURE_SPEND));
    place(page, workbook, "references", figure_references(composer, about, -1, platform));
    for (int i = MEASURE_IMPRESSIONS; i < MEASURE_COUNT; i++) {
        g_autofree char *key = g_strconcat(measure_rule((enum measure)i)->word, "-by-time", NULL);
        place(page, workbook, report_string(composer->report, key),
              figure_by_bin(composer, about, GROUP_ALL, platform, (enum measure)i));
    }
    for (int i = 0; i < MEASURE_COUNT; i++) {
        enum measure measure = (enum measure)i;
        g_autofree char *region = g_strconcat(measure_rule(measure)->word, "-by-region", NULL);
        g_autofree char *age = g_strconcat(measure_rule(measure)->word, "-by-age-gender", NULL);
        place(page, workbook, report_string(composer->report, region),
              figure_by_region(composer, about, platform, measure));
        place(page, workbook, report_string(composer->report, age),
              figure_by_age_gender(composer, about, platform, measure));
        g_autofree char *parties = g_strconcat(measure_rule(measure)->word, "-by-party-and-region", NULL);
        place(page, workbook, report_string(composer->report, parties),
              figure_by_party_and_region(composer, platform, measure));
    }
    place(page, workbook, "coverage", figure_coverage(composer, about, platform));
}

/* What is known of a party on a platform beside its spending along the axis. */
static void compose_pair_parts(struct composer *composer, int party, int platform, struct page *page,
                               struct workbook *workbook) {
    struct subject about = subject_of_pair(party, platform);
    const struct figure *cumulative = figure_cumulative(composer, about, party, platform, MEASURE_SPEND);
    place(page, workbook, "spend-cumulative", cumulative);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        g_autofree char *name = g_strconcat(measure_rule((enum measure)i)->word, "-by-region", NULL);
        const struct figure *regions = figure_party_by_region(composer, about, party, platform, (enum measure)i);
        place(page, workbook, report_string(composer->report, name), regions);
        page_show(page_of_party(composer, party), report_string(composer->report, name), regions);
    }
    const struct figure *references = figure_references(composer, about, party, platform);
    place(page, workbook, "references", references);
    page_show(page_of_party(composer, party), "references", references);
    page_show(page_of_party(composer, party), "spend-cumulative", platform == composer->lead ? cumulative : NULL);
}

static void compose_pair_figures(struct composer *composer, int party, int platform, struct workbook *workbook) {
    struct subject about = subject_of_pair(party, platform);
    struct page *page = page_of_pair(composer, party, platform);
    /* The party's own page shows its spending on the lead platform: one figure, on both pages. */
    const struct figure *by_day = platform == composer->lead
                                      ? page_figure(page_of_party(composer, party), "spend-by-time")
                                      : by_time(composer, about, party, platform, MEASURE_SPEND, false);
    if (platform == composer->lead)
        page_show(page, "spend-by-time", by_day);
    else
        place(page, workbook, "spend-by-time", by_day);
    for (int i = MEASURE_IMPRESSIONS; i < MEASURE_COUNT; i++) {
        g_autofree char *name = g_strconcat(measure_rule((enum measure)i)->word, "-by-time", NULL);
        place(page, workbook, report_string(composer->report, name),
              figure_by_bin(composer, about, party, platform, (enum measure)i));
    }
    compose_pair_parts(composer, party, platform, page, workbook);
    place(page, workbook, "rows", by_day->listing ? figure_rows(composer, about, party, platform) : NULL);
}

static void compose_party_figures(struct composer *composer, int party) {
    struct subject about = subject_of_party(party);
    struct page *page = page_of_party(composer, party);
    struct argument who = arg_party(composer, "party", party);
    struct workbook *workbook = workbook_add(
        composer, about, localized_same(composer, dataset_party(composer->dataset, party)->name),
        SENTENCE(composer, "workbook.party", who, arg_period(composer, "period", composer->dataset->settings.period)));
    const struct figure *by_platform = figure_party_by_platform(composer, party);
    place(page, workbook, "by-platform", by_platform);
    page_show(page_of_press(composer, party), "by-platform", by_platform);
    place(page, workbook, "spend-by-time", by_time(composer, about, party, composer->lead, MEASURE_SPEND, true));
    place(page, workbook, "advertisers", figure_party_advertisers(composer, party));
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        compose_pair_figures(composer, party, platform, workbook);
    /* Why there are no numbers of a platform stands in the workbook itself. */
    g_ptr_array_add(workbook->figures, (gpointer)figure_about(composer, SUBJECT_WHOLE, "coverage"));
}

/* A page across platforms: shows what each of them has of that name, measure by measure. True where there was any. */
static bool show_across(struct composer *composer, struct page *page, const char *name, enum measure from,
                        enum measure to, const char *suffix) {
    bool any = false;
    for (int measure = (int)from; measure <= (int)to; measure++) {
        for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
            g_autofree char *figure_name = g_strconcat(measure_rule((enum measure)measure)->word, suffix, NULL);
            const struct figure *figure = figure_about(composer, subject_of_platform(platform), figure_name);
            page_show(page, name, figure);
            any = any || figure;
        }
    }
    return any;
}

static void compose_time_page(struct composer *composer) {
    struct page *page = page_single(composer, "time");
    const char *suffix = axis_name(composer, "");
    page_show(page, "spend-by-time", page_figure(page_single(composer, "index"), "spend-by-time"));
    const struct figure *by_party = page_figure(page_single(composer, "parties"), "spend-by-party-and-time");
    if (!by_party)
        by_party = figure_nothing(composer, SUBJECT_WHOLE, "spend-by-party-and-time",
                                  phrase_words(composer, "empty.spend-by-party-and-time"));
    page_show(page, "spend-by-party-and-time", by_party);
    if (!show_across(composer, page, "all-spend-by-time", MEASURE_SPEND, MEASURE_SPEND, suffix))
        page_show(page, "all-spend-by-time",
                  figure_no_bins(composer, SUBJECT_WHOLE, "all-spend-by-time",
                                 phrase_words(composer, "empty.all-spend-by-time")));
    if (!show_across(composer, page, "others-by-time", MEASURE_SPEND + 1, MEASURE_COUNT - 1, suffix))
        page_show(
            page, "others-by-time",
            figure_nothing(composer, SUBJECT_WHOLE, "others-by-time", phrase_words(composer, "empty.others-by-time")));
}

static void compose_regions_page(struct composer *composer) {
    struct page *page = page_single(composer, "regions");
    show_across(composer, page, "by-region", 0, MEASURE_COUNT - 1, "-by-region");
}

static int compare_figures(gconstpointer left, gconstpointer right) {
    const struct figure *a = *(const struct figure *const *)left, *b = *(const struct figure *const *)right;
    return strcmp(a->id, b->id);
}

void compose_figures(struct composer *composer) {
    compose_report_figures(composer);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        compose_platform_figures(composer, platform);
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        compose_party_figures(composer, party);
    compose_time_page(composer);
    compose_regions_page(composer);
    g_ptr_array_sort(composer->report->figures, compare_figures);
    page_show(page_single(composer, "coverage"), "sources", figure_sources(composer));
    page_show(page_single(composer, "about"), "sources", figure_sources(composer));
    page_show(page_single(composer, "changes"), "changes", figure_changes(composer, &composer->changes));
    page_show(page_single(composer, "changes"), "corrections", figure_corrections(composer));
    page_show(page_single(composer, "press"), "press-sheets", figure_press_sheets(composer));
    page_show(page_single(composer, "downloads"), "workbooks", figure_workbooks(composer));
    page_show(page_single(composer, "downloads"), "data-files", figure_data_files(composer));
    page_show(page_single(composer, "downloads"), "data-whole", figure_data_whole(composer));
    page_show(page_single(composer, "dictionary"), "dictionary", figure_dictionary(composer));
}
