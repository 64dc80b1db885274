/* Every figure of the publication: what it is about, on which pages it is, what is said if it is empty. Each is made
 * once, and put on its pages and into the workbook of what it is about. */
#include "compose/publication.h"
#include "compose/about.h"
#include "compose/along.h"
#include "compose/figures/figures.h"
#include "compose/indicators.h"
#include "compose/words/days.h"
#include "compose/words/measures.h"
#include "compose/words/missing.h"

#include <string.h>

enum kind { OF_WHOLE, OF_PLATFORM, OF_PARTY, OF_PAIR, OF_CODE, OF_SIGNATORY, OF_COMMITMENT };

enum { MOST_PAGES = 3 };

/* A line of the publication: a figure, or one of several measures, whose name then has the word of the measure before
 * it. */
struct publication_line {
    enum kind kind;
    const char *name;              /* as templates call it */
    const char *pages[MOST_PAGES]; /* the templates of its pages */

    /* One of these makes it. */
    struct figure *(*make)(struct composer *composer);
    struct figure *(*make_about)(struct composer *composer, struct subject about);
    struct figure *(*make_measure)(struct composer *composer, struct subject about, enum measure measure);

    int group;         /* the lines of a group are made together, measure by measure; 0: of no measure */
    bool beside_spend; /* of all measures but spending */
    bool numbers_only; /* its pages go without it if no number is in it: they say why elsewhere */
    bool lead_only;    /* a party's own page has it of the lead platform alone */

    /* The phrase in its place if it is empty; "empty." has the state of spending added. NULL: its pages go without. */
    const char *empty;
};

/* In the order of the workbooks. */
static const struct publication_line lines[] = {
    {OF_WHOLE, "spend-by-party", {"index", "parties"}, .make = figure_spend_by_party, .empty = "empty.spend"},
    {OF_WHOLE, "share-by-party", {"parties"}, .make = figure_share_by_party},
    {OF_WHOLE, "rank-by-party", {"index", "parties"}, .make = figure_rank_by_party, .empty = "empty.rank-by-party"},
    {OF_WHOLE, "spend-by-party-and-time", {"parties"}, .make = figure_by_party_and_bin},
    {OF_WHOLE,
     "rank-by-party-and-time",
     {"time"},
     .make = figure_rank_by_party_and_bin,
     .empty = "empty.rank-by-party-and-time"},
    {OF_WHOLE, "spend-by-time", {"index", "time"}, .make_about = figure_spend_by_time},
    {OF_WHOLE, "spend-cumulative", {"time"}, .make_about = figure_spend_cumulative},
    {OF_WHOLE, "-by-platform", {"index", "platforms"}, .make_measure = figure_measure_by_platform, .group = 1},
    {OF_WHOLE,
     "-by-party",
     {"index", "parties"},
     .make_measure = figure_measure_by_party,
     .group = 1,
     .beside_spend = true,
     .empty = "empty.measure"},
    {OF_WHOLE, "targeting-audiences-by-party", {TEMPLATE_TARGETING}, .make_about = figure_targeting_audiences},
    {OF_WHOLE, "targeting-by-party", {TEMPLATE_TARGETING}, .make_about = figure_targeting_methods},
    {OF_WHOLE, "targeting-kept-out-by-party", {TEMPLATE_TARGETING}, .make_about = figure_targeting_kept_out},
    {OF_WHOLE, "statements-by-organisation", {TEMPLATE_STATEMENTS}, .make = figure_statements_by_organisation},
    {OF_WHOLE, "statements-by-funds", {TEMPLATE_STATEMENTS}, .make = figure_statements_by_funds},
    {OF_WHOLE, "statements-by-targeting", {TEMPLATE_STATEMENTS}, .make = figure_statements_by_targeting},
    {OF_WHOLE, "statements", {TEMPLATE_STATEMENTS}, .make = figure_statements},
    {OF_WHOLE, "incidents", {TEMPLATE_EVALUATION}, .make = figure_incidents},
    {OF_WHOLE, "questions", {TEMPLATE_EVALUATION}, .make = figure_questions},
    {OF_WHOLE, "removals", {TEMPLATE_EVALUATION}, .make = figure_removals},
    {OF_WHOLE, "coverage", {"coverage"}, .make_about = figure_coverage},
    {OF_WHOLE, "top-advertisers", {"index", "largest"}, .make = figure_top_advertisers},
    {OF_WHOLE, "largest-advertisers", {"largest"}, .make = figure_largest_advertisers},
    {OF_WHOLE, "links-by-party", {"advertisers"}, .make = figure_links_by_party},
    {OF_WHOLE, "links", {NULL}, .make = figure_links}, /* pages are by party: it is long */
    {OF_WHOLE, "unmapped", {"unmapped"}, .make = figure_unmapped},

    {OF_PLATFORM, "spend-by-party", {"platform"}, .make_about = figure_platform_by_party, .empty = "empty."},
    {OF_PLATFORM, "totals", {"platform"}, .make_about = figure_platform_totals},
    {OF_PLATFORM, "spend-by-time", {"platform"}, .make_about = figure_spend_by_time},
    {OF_PLATFORM, "spend-cumulative", {"platform"}, .make_about = figure_spend_cumulative},
    {OF_PLATFORM, "payers", {"platform"}, .make_about = figure_payers},
    {OF_PLATFORM, "references", {"platform"}, .make_about = figure_references},
    {OF_PLATFORM, "-by-time", {"platform"}, .make_measure = figure_by_bin, .group = 1, .beside_spend = true},
    {OF_PLATFORM, "-by-country", {"platform"}, .make_measure = figure_by_country, .group = 2},
    {OF_PLATFORM, "-by-region", {"platform"}, .make_measure = figure_by_region, .group = 2},
    {OF_PLATFORM, "-by-age-gender", {"platform"}, .make_measure = figure_by_age_gender, .group = 2},
    {OF_PLATFORM, "-by-party-and-region", {"platform"}, .make_measure = figure_by_party_and_region, .group = 2},
    {OF_PLATFORM, "targeting-audiences-by-party", {TEMPLATE_TARGETING}, .make_about = figure_targeting_audiences},
    {OF_PLATFORM, "targeting-by-party", {TEMPLATE_TARGETING}, .make_about = figure_targeting_methods},
    {OF_PLATFORM, "targeting-kept-out-by-party", {TEMPLATE_TARGETING}, .make_about = figure_targeting_kept_out},
    {OF_PLATFORM, "coverage", {"platform"}, .make_about = figure_coverage},

    {OF_PARTY, "by-platform", {"party", TEMPLATE_PRESS}, .make_about = figure_party_by_platform, .numbers_only = true},
    {OF_PARTY, "spend-by-time", {"party"}, .make_about = figure_spend_by_time},
    {OF_PARTY, "advertisers", {"party"}, .make_about = figure_party_advertisers},
    {OF_PARTY, "targeting", {"party"}, .make_about = figure_party_targeting},
    {OF_PARTY, "payments", {"party"}, .make_about = figure_party_payments},
    {OF_PARTY, "links", {TEMPLATE_LINKS}, .make_about = figure_party_links},
    {OF_PARTY, "links-unlisted", {TEMPLATE_LINKS}, .make_about = figure_party_links_unlisted},

    {OF_PAIR, "spend-by-time", {"party-platform"}, .make_about = figure_spend_by_time},
    {OF_PAIR, "-by-time", {"party-platform"}, .make_measure = figure_by_bin, .group = 1, .beside_spend = true},
    {OF_PAIR,
     "spend-cumulative",
     {"party-platform", "party"},
     .make_about = figure_spend_cumulative,
     .lead_only = true},
    {OF_PAIR, "-by-country", {"party-platform", "party"}, .make_measure = figure_party_by_country, .group = 2},
    {OF_PAIR, "-by-region", {"party-platform", "party"}, .make_measure = figure_party_by_region, .group = 2},
    {OF_PAIR, "targeting", {"party"}, .make_about = figure_party_targeting},
    {OF_PAIR,
     "spend-by-relation",
     {"party-platform", "party"},
     .make_about = figure_party_by_relation,
     .lead_only = true},
    {OF_PAIR, "references", {"party-platform", "party"}, .make_about = figure_references},
    {OF_PAIR, "rows", {"party-platform"}, .make_about = figure_rows_without_bins},

    {OF_CODE, "matrix", {TEMPLATE_CODE}, .make_about = figure_code_matrix},
    {OF_CODE, "signatories", {TEMPLATE_CODE}, .make_about = figure_code_signatories},
    {OF_CODE, "statuses", {TEMPLATE_CODE}, .make_about = figure_code_statuses},
    {OF_CODE, "timeline", {TEMPLATE_CODE}, .make_about = figure_code_timeline},
    {OF_SIGNATORY, "promises", {TEMPLATE_SIGNATORY}, .make_about = figure_promises_of_signatory},
    {OF_SIGNATORY, "promises-unknown", {TEMPLATE_SIGNATORY}, .make_about = figure_promises_unknown},
    {OF_SIGNATORY, "promises-before", {TEMPLATE_SIGNATORY}, .make_about = figure_promises_before},
    {OF_COMMITMENT, "promises", {TEMPLATE_COMMITMENT}, .make_about = figure_promises_of_commitment},
};

/* Lists that are made of all figures there are, or are beside them. */
static const struct {
    const char *name;
    const char *page;
    struct figure *(*make)(struct composer *composer);
} lists[] = {
    {"sources", "coverage", figure_sources},        {"fetched", "coverage", figure_fetched},
    {"corrections", "changes", figure_corrections}, {"editions", "editions", figure_editions},
    {"press-sheets", "press", figure_press_sheets},
};

static enum kind kind_of(struct subject about) {
    if (about.set >= 0)
        return OF_CODE;
    if (about.signatory >= 0)
        return OF_SIGNATORY;
    if (about.commitment >= 0)
        return OF_COMMITMENT;
    if (subject_is_pair(about))
        return OF_PAIR;
    return about.party >= 0 ? OF_PARTY : about.platform >= 0 ? OF_PLATFORM : OF_WHOLE;
}

static struct figure *figure_of_line(struct composer *composer, const struct publication_line *line,
                                     struct subject about, enum measure measure) {
    return line->make         ? line->make(composer)
           : line->make_about ? line->make_about(composer, about)
                              : line->make_measure(composer, about, measure);
}

/* A page of a line: a figure of a party on a platform may be on the party's own page too, and one of a platform on a page
 * that there is one of. NULL if the report has no such page. */
static struct page *page_of_line(const struct composer *composer, const char *template_name, struct subject about) {
    struct page *page = page_of(composer, about, template_name);
    if (page)
        return page;
    if (subject_is_pair(about))
        return page_of(composer, subject_of_party(about.party), template_name);
    return about.platform >= 0 ? page_single(composer, template_name) : NULL;
}

/* True if a page says in its lead why it has no numbers of spending, which is all that the figure has to say. */
static bool is_said(const struct composer *composer, const struct page *page, const char *name,
                    const struct figure *figure) {
    struct subject about = page->subject;
    if (!localized_any(&figure->empty) || subject_is_whole(about) || !g_str_has_prefix(name, "spend-by-"))
        return false;
    int platform = about_platform(composer, about);
    return platform >= 0 &&
           totals_whole(composer->totals, platform, about_whose(about), MEASURE_SPEND)->state != STATE_VALUE;
}

/* True if there is a number in it, or an estimate. */
static bool has_number(struct composer *composer, const struct figure *figure) {
    along_look(composer, figure);
    for (guint row = 0; row < figure->row_count; row++)
        for (guint column = 1; column < figure->column_count; column++)
            if (figure->columns[column].kind == CELL_NUMBER && cell_has_value(&figure->rows[row].cells[column]))
                return true;
    return false;
}

/* Shows a figure on its pages, which know its name even if there is none. */
static void show(struct composer *composer, const struct publication_line *line, struct subject about, const char *name,
                 const struct figure *figure) {
    for (gsize i = 0; i < MOST_PAGES && line->pages[i]; i++) {
        struct page *page = page_of_line(composer, line->pages[i], about);
        if (!page)
            continue; /* a party without links has no page of them, a report without targeting none of that */
        bool left_out =
            line->lead_only && kind_of(page->subject) == OF_PARTY && about.platform != composer->lead_platform;
        left_out = left_out || (figure && (is_said(composer, page, name, figure) ||
                                           (line->numbers_only && !has_number(composer, figure))));
        page_show(page, name, left_out ? NULL : figure);
    }
}

static void compose_line(struct composer *composer, const struct publication_line *line, struct subject about,
                         enum measure measure, struct workbook *workbook) {
    g_autofree char *full = g_strconcat(line->group ? measure_rule(measure)->word : "", line->name, NULL);
    const char *name = report_string(composer->report, full);
    bool shown = !line->group || measure_shown(composer, (int)measure);
    const struct figure *figure = shown ? figure_of_line(composer, line, about, measure) : NULL;
    if (!figure && shown && line->empty)
        figure = figure_nothing(composer, about, name, missing_figure(composer, line->empty, about, measure));
    show(composer, line, about, name, figure);
    if (figure && !figure->listing && !g_ptr_array_find(workbook->figures, figure, NULL))
        g_ptr_array_add(workbook->figures, (gpointer)figure);
}

/* The lines of a group, measure by measure; returns how many they are. */
static gsize compose_group(struct composer *composer, const struct publication_line *first, struct subject about,
                           struct workbook *workbook) {
    gsize count = 1;
    while (first + count < lines + G_N_ELEMENTS(lines) && first[count].kind == first->kind &&
           first[count].group == first->group)
        count++;
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        for (gsize i = 0; i < count; i++)
            if (measure != MEASURE_SPEND || !first[i].beside_spend)
                compose_line(composer, &first[i], about, (enum measure)measure, workbook);
    return count;
}

static void compose_lines(struct composer *composer, struct subject about, struct workbook *workbook) {
    for (gsize i = 0; i < G_N_ELEMENTS(lines);) {
        gsize count = 1;
        if (lines[i].kind == kind_of(about) && lines[i].group)
            count = compose_group(composer, &lines[i], about, workbook);
        else if (lines[i].kind == kind_of(about))
            compose_line(composer, &lines[i], about, MEASURE_SPEND, workbook);
        i += count;
    }
}

static struct workbook *workbook_add(struct composer *composer, struct subject about, struct localized title,
                                     struct localized summary) {
    g_autofree char *name = subject_workbook(composer->dataset, about);
    struct workbook *workbook = report_alloc(composer->report, sizeof *workbook);
    *workbook = (struct workbook){.subject = about,
                                  .name = report_string(composer->report, name),
                                  .title = title,
                                  .summary = summary,
                                  .figures = g_ptr_array_new()};
    g_ptr_array_add(composer->report->workbooks, workbook);
    return workbook;
}

static void compose_whole(struct composer *composer) {
    struct argument period = arg_period(composer, "period", composer->dataset->settings.period);
    compose_lines(
        composer, SUBJECT_WHOLE,
        workbook_add(composer, SUBJECT_WHOLE, composer->report->title, SENTENCE(composer, "workbook.report", period)));
}

static void compose_platform(struct composer *composer, int platform) {
    struct subject about = subject_of_platform(platform);
    struct argument where = arg_platform(composer, "platform", platform);
    struct argument period = arg_period(composer, "period", composer->dataset->settings.period);
    compose_lines(composer, about,
                  workbook_add(composer, about, where.text, SENTENCE(composer, "workbook.platform", where, period)));
}

static void compose_party(struct composer *composer, int party) {
    struct subject about = subject_of_party(party);
    struct argument who = arg_party(composer, "party", party);
    struct argument period = arg_period(composer, "period", composer->dataset->settings.period);
    struct workbook *workbook =
        workbook_add(composer, about, who.text, SENTENCE(composer, "workbook.party", who, period));
    compose_lines(composer, about, workbook);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        compose_lines(composer, subject_of_pair(party, platform), workbook);
    /* The workbook itself says why there are no numbers of a platform. */
    g_ptr_array_add(workbook->figures, (gpointer)figure_about(composer, SUBJECT_WHOLE, "coverage"));
}

/* A code has a workbook; what is on the pages of its signatories and commitments are lists, in no workbook. */
static void compose_code(struct composer *composer, int set) {
    const struct commitment_set *of = dataset_set(composer->dataset, set);
    struct workbook *workbook = workbook_add(composer, subject_of_set(set), of->title,
                                             SENTENCE(composer, "workbook.code", arg_text("title", of->title)));
    compose_lines(composer, subject_of_set(set), workbook);
    for (guint i = 0; i < of->signatory_count; i++)
        compose_lines(composer, subject_of_signatory((int)(of->first_signatory + i)), workbook);
    for (guint i = 0; i < of->commitment_count; i++)
        compose_lines(composer, subject_of_commitment((int)(of->first_commitment + i)), workbook);
    /* The workbook itself says which days there are numbers of. */
    g_ptr_array_add(workbook->figures, (gpointer)figure_about(composer, SUBJECT_WHOLE, "coverage"));
}

/* True if some number of a figure is more than zero for certain. */
static bool has_certain_row(struct composer *composer, const struct figure *figure) {
    along_look(composer, figure);
    for (guint row = 0; row < figure->row_count; row++)
        for (guint column = 1; column < figure->column_count; column++) {
            const struct cell *cell = &figure->rows[row].cells[column];
            if (cell->state == STATE_VALUE && cell_value(cell).low > 0)
                return true;
        }
    return false;
}

/* A page across platforms: shows what each of them has of that name, measure by measure, while they have no more rows together
 * than a page can carry; if certain is true, only figures in which something is. True if there was any. */
static bool show_across(struct composer *composer, struct page *page, const char *name, enum measure from,
                        enum measure to, const char *suffix, bool certain, guint rows) {
    bool any = false;
    for (int measure = (int)from; measure <= (int)to; measure++) {
        for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
            g_autofree char *figure_name = g_strconcat(measure_rule((enum measure)measure)->word, suffix, NULL);
            const struct figure *figure = figure_about(composer, subject_of_platform(platform), figure_name);
            if (figure && (figure->row_count > rows || (certain && !has_certain_row(composer, figure))))
                continue;
            rows -= figure ? figure->row_count : 0;
            page_show(page, name, figure);
            any = any || figure;
        }
    }
    return any;
}

/* True if spending on some platform has a figure along the axis. */
static bool any_by_bin(const struct composer *composer, const char *suffix) {
    g_autofree char *name = g_strconcat(measure_rule(MEASURE_SPEND)->word, suffix, NULL);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (figure_about(composer, subject_of_platform(platform), name))
            return true;
    return false;
}

/* Rows of the figures of single platforms that the page of time carries beside its own; all are on the pages of these. */
#define MOST_ROWS_ACROSS 50

static void compose_time_page(struct composer *composer) {
    struct page *page = page_single(composer, "time");
    const char *suffix = axis_key(composer, "-by-"), *name = "all-spend-by-time";
    const struct figure *by_party = page_figure(page_single(composer, "parties"), "spend-by-party-and-time");
    if (!by_party)
        by_party =
            figure_nothing(composer, SUBJECT_WHOLE, "spend-by-party-and-time",
                           missing_figure(composer, "empty.spend-by-party-and-time", SUBJECT_WHOLE, MEASURE_SPEND));
    page_show(page, "spend-by-party-and-time", by_party);
    /* What is only bounded is on the page of its platform, and here if there is nothing else. */
    if (!show_across(composer, page, name, MEASURE_SPEND, MEASURE_SPEND, suffix, true, MOST_ROWS_ACROSS) &&
        !show_across(composer, page, name, MEASURE_SPEND, MEASURE_SPEND, suffix, false, MOST_ROWS_ACROSS))
        page_show(
            page, name,
            figure_no_bins(composer, SUBJECT_WHOLE, name,
                           phrase_words(composer, any_by_bin(composer, suffix) ? "empty.all-spend-by-time.elsewhere"
                                                                               : "empty.all-spend-by-time")));
}

static void compose_regions_page(struct composer *composer) {
    struct page *page = page_single(composer, "regions");
    page_show(page, "by-region", NULL); /* there may be no platform */
    show_across(composer, page, "by-region", 0, MEASURE_COUNT - 1, "-by-region", false, G_MAXUINT);
}

/* The figures of all parties in which the page of each shows its own panel alone, or its own row, if they have no more rows
 * than can be taken in at a glance: so many bars once, and not twice. */
static const struct {
    const char *name;
    guint most;
} views[] = {{"spend-by-party", 60}, {"share-by-party", 20}, {"rank-by-party-and-time", 0}};

/* True if there is somebody to be among: a chart of one bar is about nobody else. */
static bool draws_several(const struct figure *figure) {
    guint drawn = 0;
    for (guint i = 0; i < figure->row_count; i++)
        drawn += figure_draws_row(figure, &figure->rows[i]);
    return drawn > 1;
}

static void compose_party_views(struct composer *composer) {
    for (gsize i = 0; i < G_N_ELEMENTS(views); i++) {
        const struct figure *figure = figure_about(composer, SUBJECT_WHOLE, views[i].name);
        bool fits = figure && (chart_has_panels(figure->chart.type) ||
                               (figure->row_count <= views[i].most && draws_several(figure)));
        for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
            struct page *page = page_of_party(composer, party);
            page_show(page, views[i].name, fits && page_own_part(page, composer->dataset, figure) ? figure : NULL);
        }
    }
}

static int compare_figures(gconstpointer left, gconstpointer right) {
    const struct figure *a = *(const struct figure *const *)left, *b = *(const struct figure *const *)right;
    return strcmp(a->id, b->id);
}

void compose_figures(struct composer *composer) {
    compose_whole(composer);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        compose_platform(composer, platform);
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        compose_party(composer, party);
    for (int set = 0; set < (int)composer->dataset->sets->len; set++)
        compose_code(composer, set);
    compose_indicators(composer);
    compose_party_views(composer);
    compose_time_page(composer);
    compose_regions_page(composer);
    g_ptr_array_sort(composer->report->figures, compare_figures);
    show_changes(composer, page_single(composer, "changes"));
    show_downloads(composer, page_single(composer, "downloads"));
    show_dictionary(composer, page_single(composer, "dictionary"));
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
        page_show(page_single(composer, lists[i].page), lists[i].name, lists[i].make(composer));
}
