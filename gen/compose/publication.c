/* Every figure of the publication, made once and put on its pages and into its workbooks. */
#include "compose/composer.h"

#include <string.h>

static struct workbook *workbook_add(struct composer *composer, const char *name, struct localized title,
                                     struct localized summary) {
    struct workbook *workbook = report_alloc(composer->report, sizeof *workbook);
    *workbook = (struct workbook){report_string(composer->report, name), title, summary, g_ptr_array_new()};
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
    static const char *const words[] = {"day", "week", "month"};
    g_autofree char *name = g_strconcat(measure, "-by-", words[composer->dataset->settings.axis], NULL);
    return report_string(composer->report, name);
}

/* Why a measure has no figure along the axis. Without a platform (-1) no party has spending anywhere. */
static struct localized why_no_bins(struct composer *composer, int subject, int platform, enum measure measure) {
    static const char *const other_periods[] = {"empty.value.day", "empty.value.week", "empty.value.month"};
    if (platform < 0)
        return phrase_words(composer, "empty.spend");
    enum state state = totals_whole(composer->totals, platform, subject, measure)->state;
    struct argument where = arg_platform(composer, "platform", platform);
    if (state == STATE_VALUE)
        return SENTENCE(composer, other_periods[composer->dataset->settings.axis], where);
    if (subject >= 0 && total_is_hidden(totals_whole(composer->totals, platform, subject, measure)))
        return SENTENCE(composer, "empty.hidden.party", where, arg_party(composer, "party", subject));
    /* Only of a party can it be said that the platform lists others. */
    if (state == STATE_NONE_LISTED && subject >= 0)
        return SENTENCE(composer, "empty.none_listed.party", where, arg_party(composer, "party", subject));
    g_autofree char *key = g_strconcat("empty.", state_word(state), NULL);
    return SENTENCE(composer, key, where);
}

/* The figure along the axis, or the words why there is none. A template calls it MEASURE-by-time on every axis. */
static const struct figure *by_time(struct composer *composer, const char *scope, int subject, int platform,
                                    enum measure measure, bool lead) {
    struct figure *figure = figure_by_bin(composer, scope, subject, platform, measure);
    if (figure) {
        figure->chart.lead = lead;
        return figure;
    }
    return figure_no_bins(composer, scope, axis_name(composer, measure_rule(measure)->word),
                          why_no_bins(composer, subject, platform, measure));
}

/* A measure by party, or the words why there are no figures of it. */
static const struct figure *by_party(struct composer *composer, enum measure measure, const char *name) {
    const struct figure *figure = figure_measure_by_party(composer, measure);
    return figure ? figure
                  : figure_nothing(
                        composer, "", name,
                        SENTENCE(composer, "empty.measure", arg_text("measure", measure_name(composer, measure))));
}

/* A measure by platform and, beside spending, by party: pages go without those that the report does not show. */
static void compose_measure_figures(struct composer *composer, enum measure measure, struct workbook *workbook) {
    struct page *index = page_of_key(composer, "index");
    bool shown = measure_shown(composer, (int)measure);
    const char *word = measure_rule(measure)->word;
    g_autofree char *platforms = g_strconcat(word, "-by-platform", NULL);
    g_autofree char *parties = g_strconcat(word, "-by-party", NULL);
    const char *name = report_string(composer->report, platforms);
    const struct figure *figure = shown ? figure_measure_by_platform(composer, measure) : NULL;
    place(index, workbook, name, figure);
    page_show(page_of_key(composer, "platforms"), name, figure);
    if (measure == MEASURE_SPEND)
        return;
    name = report_string(composer->report, parties);
    figure = shown ? by_party(composer, measure, name) : NULL;
    place(index, workbook, name, figure);
    page_show(page_of_key(composer, "parties"), name, figure);
}

/* Why parties are not compared, on the platform that the report opens with. */
static struct localized why_no_comparison(struct composer *composer, const char *key) {
    if (composer->lead < 0)
        return phrase_words(composer, "empty.spend");
    return SENTENCE(composer, key, arg_platform(composer, "platform", composer->lead));
}

static void compose_report_figures(struct composer *composer) {
    struct page *index = page_of_key(composer, "index");
    struct page *parties = page_of_key(composer, "parties");
    struct workbook *workbook = workbook_add(
        composer, "report", composer->report->title,
        SENTENCE(composer, "workbook.report", arg_period(composer, "period", composer->dataset->settings.period)));
    const struct figure *spend = figure_spend_by_party(composer);
    if (!spend)
        spend = figure_nothing(composer, "", "spend-by-party", phrase_words(composer, "empty.spend"));
    place(index, workbook, "spend-by-party", spend);
    page_show(parties, "spend-by-party", spend);
    const struct figure *ranking = figure_rank_by_party(composer);
    if (!ranking)
        ranking = figure_nothing(composer, "", "rank-by-party", why_no_comparison(composer, "empty.rank-by-party"));
    place(index, workbook, "rank-by-party", ranking);
    place(parties, workbook, "spend-by-party-and-time", figure_by_party_and_bin(composer, composer->lead));
    const struct figure *by_day = by_time(composer, "", SUBJECT_MAPPED, composer->lead, MEASURE_SPEND, false);
    place(index, workbook, "spend-by-time", by_day);
    place(page_of_key(composer, "time"), workbook, "spend-cumulative",
          figure_cumulative(composer, "", SUBJECT_MAPPED, composer->lead, MEASURE_SPEND));
    for (int i = 0; i < MEASURE_COUNT; i++)
        compose_measure_figures(composer, (enum measure)i, workbook);
    place(page_of_key(composer, "coverage"), workbook, "coverage", figure_coverage(composer, "", -1));
    place(page_of_key(composer, "advertisers"), workbook, "advertisers", figure_advertisers(composer));
    place(page_of_key(composer, "unmapped"), workbook, "unmapped", figure_unmapped(composer));
}

static void compose_platform_figures(struct composer *composer, int platform) {
    const char *scope = scope_of_platform(composer, platform);
    const char *name = dataset_platform(composer->dataset, platform)->name;
    struct page *page = page_of_platform(composer, platform);
    struct workbook *workbook =
        workbook_add(composer, scope, localized_same(composer, name),
                     SENTENCE(composer, "workbook.platform", arg_same(composer, "platform", name),
                              arg_period(composer, "period", composer->dataset->settings.period)));
    const struct figure *spend = figure_platform_by_party(composer, platform);
    if (!spend) {
        g_autofree char *key = g_strconcat(
            "empty.", state_word(totals_whole(composer->totals, platform, SUBJECT_ALL, MEASURE_SPEND)->state), NULL);
        spend = figure_nothing(composer, scope, "spend-by-party",
                               SENTENCE(composer, key, arg_same(composer, "platform", name)));
    }
    place(page, workbook, "spend-by-party", spend);
    place(page, workbook, "totals", figure_platform_totals(composer, platform));
    place(page, workbook, "spend-by-time", by_time(composer, scope, SUBJECT_ALL, platform, MEASURE_SPEND, false));
    place(page, workbook, "spend-cumulative", figure_cumulative(composer, scope, SUBJECT_ALL, platform, MEASURE_SPEND));
    place(page, workbook, "references", figure_references(composer, scope, -1, platform));
    for (int i = MEASURE_FIRST_BESIDE; i < MEASURE_COUNT; i++) {
        g_autofree char *key = g_strconcat(measure_rule((enum measure)i)->word, "-by-time", NULL);
        place(page, workbook, report_string(composer->report, key),
              figure_by_bin(composer, scope, SUBJECT_ALL, platform, (enum measure)i));
    }
    for (int i = 0; i < MEASURE_COUNT; i++) {
        enum measure measure = (enum measure)i;
        g_autofree char *region = g_strconcat(measure_rule(measure)->word, "-by-region", NULL);
        g_autofree char *age = g_strconcat(measure_rule(measure)->word, "-by-age-gender", NULL);
        place(page, workbook, report_string(composer->report, region),
              figure_by_region(composer, scope, platform, measure));
        place(page, workbook, report_string(composer->report, age),
              figure_by_age_gender(composer, scope, platform, measure));
        g_autofree char *parties = g_strconcat(measure_rule(measure)->word, "-by-party-and-region", NULL);
        place(page, workbook, report_string(composer->report, parties),
              figure_by_party_and_region(composer, platform, measure));
    }
    place(page, workbook, "coverage", figure_coverage(composer, scope, platform));
}

/* What is known of a party on a platform beside its spending along the axis. */
static void compose_pair_parts(struct composer *composer, int party, int platform, struct page *page,
                               struct workbook *workbook) {
    const char *scope = scope_of_pair(composer, party, platform);
    const struct figure *cumulative = figure_cumulative(composer, scope, party, platform, MEASURE_SPEND);
    place(page, workbook, "spend-cumulative", cumulative);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        g_autofree char *name = g_strconcat(measure_rule((enum measure)i)->word, "-by-region", NULL);
        const struct figure *regions = figure_party_by_region(composer, scope, party, platform, (enum measure)i);
        place(page, workbook, report_string(composer->report, name), regions);
        page_show(page_of_party(composer, party), report_string(composer->report, name), regions);
    }
    const struct figure *references = figure_references(composer, scope, party, platform);
    place(page, workbook, "references", references);
    page_show(page_of_party(composer, party), "references", references);
    page_show(page_of_party(composer, party), "spend-cumulative", platform == composer->lead ? cumulative : NULL);
}

static void compose_pair_figures(struct composer *composer, int party, int platform, struct workbook *workbook) {
    const char *scope = scope_of_pair(composer, party, platform);
    struct page *page = page_of_pair(composer, party, platform);
    /* The party's own page shows its spending on the lead platform: one figure, on both pages. */
    const struct figure *by_day = platform == composer->lead
                                      ? page_figure(page_of_party(composer, party), "spend-by-time")
                                      : by_time(composer, scope, party, platform, MEASURE_SPEND, false);
    if (platform == composer->lead)
        page_show(page, "spend-by-time", by_day);
    else
        place(page, workbook, "spend-by-time", by_day);
    for (int i = MEASURE_FIRST_BESIDE; i < MEASURE_COUNT; i++) {
        g_autofree char *name = g_strconcat(measure_rule((enum measure)i)->word, "-by-time", NULL);
        place(page, workbook, report_string(composer->report, name),
              figure_by_bin(composer, scope, party, platform, (enum measure)i));
    }
    compose_pair_parts(composer, party, platform, page, workbook);
    place(page, workbook, "rows", by_day->listing ? figure_rows(composer, scope, party, platform) : NULL);
}

static void compose_party_figures(struct composer *composer, int party) {
    const char *scope = scope_of_party(composer, party);
    struct page *page = page_of_party(composer, party);
    struct argument who = arg_party(composer, "party", party);
    struct workbook *workbook = workbook_add(
        composer, scope, localized_same(composer, dataset_party(composer->dataset, party)->name),
        SENTENCE(composer, "workbook.party", who, arg_period(composer, "period", composer->dataset->settings.period)));
    const struct figure *by_platform = figure_party_by_platform(composer, party);
    place(page, workbook, "by-platform", by_platform);
    page_show(page_of_press(composer, party), "by-platform", by_platform);
    place(page, workbook, "spend-by-time", by_time(composer, scope, party, composer->lead, MEASURE_SPEND, true));
    place(page, workbook, "advertisers", figure_party_advertisers(composer, party));
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        compose_pair_figures(composer, party, platform, workbook);
    /* Why there are no numbers of a platform stands in the workbook itself. */
    g_ptr_array_add(workbook->figures, (gpointer)report_figure(composer->report, "coverage"));
}

/* A page across platforms: shows what each of them has of that name, measure by measure. True where there was any. */
static bool show_across(struct composer *composer, struct page *page, const char *name, enum measure from,
                        enum measure to, const char *suffix) {
    bool any = false;
    for (int measure = (int)from; measure <= (int)to; measure++) {
        for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
            g_autofree char *id = g_strconcat(scope_of_platform(composer, platform), "-",
                                              measure_rule((enum measure)measure)->word, suffix, NULL);
            const struct figure *figure = report_figure(composer->report, id);
            page_show(page, name, figure);
            any = any || figure;
        }
    }
    return any;
}

static void compose_time_page(struct composer *composer) {
    struct page *page = page_of_key(composer, "time");
    const char *suffix = axis_name(composer, "");
    page_show(page, "spend-by-time", page_figure(page_of_key(composer, "index"), "spend-by-time"));
    const struct figure *of_parties = page_figure(page_of_key(composer, "parties"), "spend-by-party-and-time");
    if (!of_parties)
        of_parties = figure_nothing(composer, "", "spend-by-party-and-time",
                                    why_no_comparison(composer, "empty.spend-by-party-and-time"));
    page_show(page, "spend-by-party-and-time", of_parties);
    if (!show_across(composer, page, "all-spend-by-time", MEASURE_SPEND, MEASURE_SPEND, suffix))
        page_show(page, "all-spend-by-time",
                  figure_no_bins(composer, "", "all-spend-by-time", phrase_words(composer, "empty.all-spend-by-time")));
    if (!show_across(composer, page, "others-by-time", MEASURE_FIRST_BESIDE, MEASURE_COUNT - 1, suffix))
        page_show(page, "others-by-time",
                  figure_nothing(composer, "", "others-by-time", phrase_words(composer, "empty.others-by-time")));
}

static void compose_regions_page(struct composer *composer) {
    struct page *page = page_of_key(composer, "regions");
    show_across(composer, page, "by-region", 0, MEASURE_COUNT - 1, "-by-region");
}

static int compare_figures(gconstpointer left, gconstpointer right) {
    const struct figure *a = *(const struct figure *const *)left, *b = *(const struct figure *const *)right;
    return strcmp(a->id, b->id);
}

/* Figures are addresses: sorted, and no two alike. */
static void sort_figures(struct composer *composer) {
    GPtrArray *figures = composer->report->figures;
    g_ptr_array_sort(figures, compare_figures);
    for (guint i = 1; i < figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(figures, i);
        if (strcmp(figure->id, ((const struct figure *)g_ptr_array_index(figures, i - 1))->id) == 0)
            diagnostics_add(composer->diagnostics, SEVERITY_ERROR, "figure", (struct place){0}, NULL,
                            "two figures would be called '%s'; change the id of a party or platform", figure->id);
    }
}

void compose_figures(struct composer *composer) {
    compose_report_figures(composer);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        compose_platform_figures(composer, platform);
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        compose_party_figures(composer, party);
    compose_time_page(composer);
    compose_regions_page(composer);
    sort_figures(composer);
    page_show(page_of_key(composer, "coverage"), "sources", figure_sources(composer));
    page_show(page_of_key(composer, "about"), "sources", figure_sources(composer));
    page_show(page_of_key(composer, "changes"), "changes", figure_changes(composer, &composer->changes));
    page_show(page_of_key(composer, "changes"), "corrections", figure_corrections(composer));
    page_show(page_of_key(composer, "press"), "press-sheets", figure_press_sheets(composer));
    page_show(page_of_key(composer, "downloads"), "workbooks", figure_workbooks(composer));
    page_show(page_of_key(composer, "downloads"), "data-files", figure_data_files(composer));
    page_show(page_of_key(composer, "downloads"), "data-whole", figure_data_whole(composer));
    page_show(page_of_key(composer, "dictionary"), "dictionary", figure_dictionary(composer));
}
