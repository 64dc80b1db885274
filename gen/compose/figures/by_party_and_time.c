/* Figures with a column per party along the axis of time: what each spent, and its place by what it had spent until then. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/along.h"
#include "compose/figures/axis.h"
#include "compose/words/days.h"
#include "compose/words/headlines.h"

/* More parties than this are strips of shades under each other: that many panels would be flat for the most part. */
#define MOST_PANELS 6

static bool any_varies(const struct composer *composer, int platform) {
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        if (axis_varies(composer, platform, party, MEASURE_SPEND))
            return true;
    return false;
}

/* The parties that are compared in the end, in the order of publication: also one whose periods are longer than a bin,
 * which may have been the highest in it, and one whose amount is not known. */
static GArray *parties_compared(const struct composer *composer, int platform) {
    GArray *parties = g_array_new(FALSE, FALSE, sizeof(int));
    const GArray *order = totals_order(composer->totals, platform, MEASURE_SPEND);
    for (guint i = 0; i < order->len; i++)
        if (totals_standing(composer->totals, platform, MEASURE_SPEND, g_array_index(order, int, i))->compared)
            g_array_append_val(parties, g_array_index(order, int, i));
    return parties;
}

/* True if a column has numbers, all of them zero, and none that is not in hand. */
static bool is_flat(const struct table *table, guint column) {
    bool any = false;
    for (guint i = 0; i < table->rows->len; i++) {
        const struct cell *cell = &g_array_index(table->rows, struct row, i).cells[column];
        bool zero = cell->state == STATE_VALUE && !cell_value(cell).open && cell_value(cell).high == 0;
        if (cell->state == STATE_VALUE ? !zero : cell->state == STATE_SUPPRESSED || cell->state == STATE_WITHDRAWN)
            return false;
        any = any || zero;
    }
    return any;
}

/* Parties come in the order of their ranks, so that those of which there is nothing to see are the last. */
static void leave_out_flat(struct table *table, const GArray *parties) {
    guint drawn = parties->len;
    while (drawn > 0 && is_flat(table, drawn))
        drawn--;
    struct chart *chart = &table->figure->chart;
    chart->columns = (int)(drawn > 0 ? drawn : parties->len);
    if (drawn > 0 && drawn < parties->len)
        chart->flat = SENTENCE(table->composer, "chart.flat",
                               arg_parties(table->composer, "parties", &g_array_index(parties, int, drawn),
                                           parties->len - drawn, "list.and"));
}

static void party_columns(struct table *table, const GArray *parties) {
    struct composer *composer = table->composer;
    for (guint i = 0; i < parties->len; i++) {
        const struct party *party = dataset_party(composer->dataset, g_array_index(parties, int, i));
        struct localized name = localized_same(composer, party->name);
        table_measure_of(table, party->id, MEASURE_SPEND, header_with_unit(composer, name, MEASURE_SPEND), name);
        table_column_about(table, -1, g_array_index(parties, int, i));
        struct column *column = &g_array_index(table->columns, struct column, i + 1);
        column->colour = party->colour;
        column->notches = party->notches;
        column->link = page_of_party(composer, g_array_index(parties, int, i));
    }
}

static void party_rows(struct table *table, const struct along *along) {
    struct composer *composer = table->composer;
    g_autoptr(GArray) parties = parties_compared(composer, along->platform);
    for (day_number bin = along->bins.first; bin <= along->bins.last; bin++) {
        axis_row(table, along->platform, MEASURE_SPEND, (guint)bin);
        for (guint i = 0; i < parties->len; i++)
            table_total(table, totals_in_bin(composer->totals, along->platform, g_array_index(parties, int, i),
                                             MEASURE_SPEND, (guint)bin));
    }
    leave_out_flat(table, parties);
}

struct figure *figure_by_party_and_bin(struct composer *composer) {
    int platform = composer->lead_platform;
    if (platform < 0)
        return NULL;
    g_autoptr(GArray) parties = parties_compared(composer, platform);
    if (parties->len < 2 || !any_varies(composer, platform))
        return NULL;
    const char *axis = axis_words[composer->dataset->settings.axis];
    struct period bins = axis_bins(composer, platform, MEASURE_SPEND);
    struct along along = {platform, OF_NO_PARTY, MEASURE_SPEND, bins, party_rows};
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "spend-by-party-and-time");
    table_about(&table, platform, OF_NO_PARTY);
    table_across_parties(&table, MEASURE_SPEND);
    table_column(&table, axis, CELL_LABEL, UNIT_COUNT, phrase_words(composer, axis_key(composer, "column.")));
    party_columns(&table, parties);
    bool heat = parties->len > MOST_PANELS;
    table.figure->chart = axis_chart(composer, heat ? CHART_HEAT : CHART_MULTIPLES, bins);
    table.figure->chart.legend = phrase_words(composer, heat ? "legend.heat" : "legend.panels");
    table.figure->parts = page_single(composer, "parties");
    return table_end_along(&table, &along, headline_party_bins(composer, platform),
                           SENTENCE(composer, axis_key(composer, "subtitle.spend-by-party-and-time."),
                                    arg_platform(composer, "platform", platform), arg_currency(composer, "currency"),
                                    arg_days(composer, "period", platform, MEASURE_SPEND)));
}

/* What a table says of a party a row. */
static void places_across(struct table *table) {
    struct composer *composer = table->composer;
    struct across *across = report_alloc(composer->report, sizeof *across);
    *across = (struct across){phrase_words(composer, "column.party"), phrase_words(composer, "column.place"),
                              phrase_words(composer, "meaning.place-until")};
    table->figure->across = across;
}

static void place_columns(struct table *table, const GArray *parties) {
    struct composer *composer = table->composer;
    for (guint i = 0; i < parties->len; i++) {
        int index = g_array_index(parties, int, i);
        const struct party *party = dataset_party(composer->dataset, index);
        struct localized name = localized_same(composer, party->name);
        table_number_column(table, party->id, UNIT_RANK, name, phrase_words(composer, "meaning.place-until"),
                            phrase_words(composer, "unit.place"));
        table_column_counts(table, "place");
        table_column_about(table, -1, index);
        struct column *column = &g_array_index(table->columns, struct column, i + 1);
        column->colour = party->colour;
        column->notches = party->notches;
        column->link = page_of_party(composer, index);
        column->name = name;
        column->seen =
            SENTENCE(composer, axis_key(composer, "headline.seen.places-until."), arg_party(composer, "party", index));
    }
}

/* The places of all parties after each bin. */
static void add_places(struct table *table, const struct along *along, const GArray *parties) {
    struct composer *composer = table->composer;
    int platform = along->platform;
    guint all = composer->dataset->parties->len;
    g_autofree struct interval *ranks = g_new(struct interval, all + 1);
    g_autofree bool *compared = g_new(bool, all + 1);
    for (day_number bin = along->bins.first; bin <= along->bins.last; bin++) {
        axis_row(table, platform, MEASURE_SPEND, (guint)bin);
        struct row *row = table_last_row(table);
        row->overlaps = true;
        row->days.first = composer->dataset->settings.period.first;
        totals_ranks_until(composer->totals, platform, MEASURE_SPEND, (guint)bin, ranks, compared);
        for (guint i = 0; i < parties->len; i++) {
            int party = g_array_index(parties, int, i);
            const struct total *until = totals_until(composer->totals, platform, party, MEASURE_SPEND, (guint)bin);
            if (compared[party])
                table_derived(table, ranks[party], until);
            else
                table_state(table, until ? until->state : STATE_NOT_APPLICABLE);
        }
    }
}

/* The last place of all, at any time. */
static int64_t last_place(const struct table *table) {
    int64_t last = 0;
    for (guint i = 0; i < table->rows->len; i++)
        for (guint column = 1; column < table->columns->len; column++) {
            const struct cell *cell = &g_array_index(table->rows, struct row, i).cells[column];
            if (cell->state == STATE_VALUE)
                last = MAX(last, cell_value(cell).high);
        }
    return last;
}

/* So many panels of places can be read; more parties than can be left out are on pages of their own. */
#define MOST_PLACES 12
#define DRAWN_PLACES 9

/* The parties come in the order of their places: the first are drawn, and words say what the others are. */
static void draw_first(struct table *table, guint parties) {
    struct chart *chart = &table->figure->chart;
    chart->columns = (int)(parties > MOST_PLACES ? DRAWN_PLACES : parties);
    if (parties > MOST_PLACES)
        chart->flat = SENTENCE(table->composer, "chart.first", arg_count(table->composer, "count", DRAWN_PLACES),
                               arg_count(table->composer, "all", parties));
}

static void place_rows(struct table *table, const struct along *along) {
    struct composer *composer = table->composer;
    g_autoptr(GArray) parties = parties_compared(composer, along->platform);
    add_places(table, along, parties);
    if (totals_hidden(composer->totals, along->platform, MEASURE_SPEND) > 0)
        table_note(table, "note.hidden-compared");
    if (totals_names_advertisers(composer->totals, along->platform))
        table_note(table, "note.linked-only");
    table->figure->chart.last_place = last_place(table);
    draw_first(table, parties->len);
}

struct figure *figure_rank_by_party_and_bin(struct composer *composer) {
    int platform = composer->lead_platform;
    if (platform < 0 || !any_varies(composer, platform))
        return NULL;
    g_autoptr(GArray) parties = parties_compared(composer, platform);
    struct period bins = axis_bins(composer, platform, MEASURE_SPEND);
    if (parties->len < 2 || bins.last <= bins.first)
        return NULL;
    const char *axis = axis_words[composer->dataset->settings.axis];
    struct along along = {platform, OF_NO_PARTY, MEASURE_SPEND, bins, place_rows};
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "rank-by-party-and-time");
    table_about(&table, platform, OF_NO_PARTY);
    places_across(&table);
    table_column(&table, axis, CELL_LABEL, UNIT_COUNT, phrase_words(composer, axis_key(composer, "column.")));
    place_columns(&table, parties);
    table.figure->chart = axis_chart(composer, CHART_PLACES, bins);
    table.figure->chart.legend = phrase_words(composer, "legend.places-until");
    return table_end_along(&table, &along, phrase_words(composer, axis_key(composer, "headline.places-until.")),
                           SENTENCE(composer, "subtitle.rank-by-party-and-time",
                                    arg_platform(composer, "platform", platform),
                                    arg_days(composer, "period", platform, MEASURE_SPEND)));
}
