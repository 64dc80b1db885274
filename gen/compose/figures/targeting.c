/* Whom ads were aimed at: by party, and of one party by method. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/words/days.h"
#include "compose/words/headlines_targeting.h"
#include "model/party_group.h"

#include <string.h>

static const struct targeting_total *total_of(const struct composer *composer, int platform, int whose) {
    return totals_targeting(composer->totals, platform, whose);
}

/* The platform that a figure is about: the report as a whole and a party have one of the first platform of which this is
 * known, a platform has one of any other. -1: none. */
static int platform_of(const struct composer *composer, struct subject about) {
    int first = targeting_platform(composer->dataset);
    if (about.platform < 0)
        return first;
    return about.platform != first && targeting_is_known(composer->dataset, about.platform) ? about.platform : -1;
}

/* True if some party's ads may have been aimed in this way. */
static bool is_used(const struct composer *composer, int platform, enum targeting_side side,
                    enum targeting_method method) {
    return total_of(composer, platform, GROUP_MAPPED)->shares[side][method].high > 0;
}

static bool any_used(const struct composer *composer, int platform, enum targeting_side side) {
    for (int method = 0; method < TARGETING_METHOD_COUNT; method++)
        if (is_used(composer, platform, side, (enum targeting_method)method))
            return true;
    return false;
}

/* What all audiences together are made of is set below that: "– klantenlijst". */
static struct localized method_name(struct composer *composer, enum targeting_method method) {
    g_autofree char *key = g_strconcat("targeting.", targeting_word(method), NULL);
    struct localized name = phrase_words(composer, key);
    return targeting_rule(method)->audience ? SENTENCE(composer, "targeting.part", arg_text("name", name)) : name;
}

/* A column of shares: of what, in words, is in its name. */
static void share_column(struct table *table, const char *key, struct localized name, enum targeting_side side) {
    struct composer *composer = table->composer;
    const char *meaning = side == TARGETING_AIMED ? "meaning.targeting-aimed" : "meaning.targeting-kept-out";
    table_number_column(table, key, UNIT_PERCENT, SENTENCE(composer, "column.targeting-share", arg_text("what", name)),
                        SENTENCE(composer, meaning, arg_text("what", name)), phrase_words(composer, "unit.share"));
    g_array_index(table->columns, struct column, table->columns->len - 1).name = name;
    table_column_counts(table, "share");
}

static void set_scope(struct table *table, const struct targeting_total *total) {
    g_autoptr(GString) days = g_string_new(NULL);
    days_append_iso(days, (const struct period *)(const void *)total->days->data, total->days->len);
    if (days->len > 0)
        table_last_row(table)->cells[table->cell - 1].scope = report_string(table->composer->report, days->str);
}

static void add_share(struct table *table, const struct targeting_total *total, enum targeting_side side,
                      enum targeting_method method) {
    if (total->state != STATE_VALUE)
        table_state(table, total->state);
    else
        table_interval(table, total->shares[side][method]);
    set_scope(table, total);
}

/* How many advertisers are behind the shares, and what they spent. */
static void add_base(struct table *table, const struct targeting_total *total) {
    bool nobody = total->advertisers.high == 0;
    for (int i = 0; i < 2; i++) {
        if (nobody)
            table_state(table, total->state);
        else
            table_interval(table, i == 0 ? total->advertisers : total->spend);
        set_scope(table, total);
    }
}

/* The sources of the rows that are of a party (GROUP_MAPPED: of any). */
static void add_sources(struct table *table, int platform, int whose) {
    const struct dataset *dataset = table->composer->dataset;
    for (guint i = 0; i < dataset->targeting->len; i++) {
        const struct targeting_row *row = &g_array_index(dataset->targeting, struct targeting_row, i);
        bool certain;
        if (row->platform == platform && targeting_counts(dataset, row) &&
            targeting_may_be_of(row, whose == GROUP_MAPPED ? -1 : whose, &certain))
            table_source(table, row->source);
    }
}

/* What is said below every figure of this kind. */
static void add_notes(struct table *table, bool several_methods) {
    table_note(table, "note.targeting.aimed");
    table_note(table, "note.targeting.base");
    if (several_methods)
        table_note(table, "note.targeting.overlap");
    table_note(table, "note.targeting.bounds");
}

static struct localized subtitle(struct composer *composer, const char *key, int platform, int whose) {
    const struct targeting_total *total = total_of(composer, platform, whose);
    return SENTENCE(composer, key, arg_platform(composer, "platform", platform),
                    arg_stretches(composer, "period", total->days),
                    arg_counted_between(composer, "count", total->advertisers));
}

/* One row per party, in the order of their shares, and all of them together. */
static void add_rows(struct table *table, int platform,
                     void (*add_cells)(struct table *table, int platform, const struct targeting_total *total)) {
    struct composer *composer = table->composer;
    const GArray *order = totals_targeting_order(composer->totals, platform);
    for (guint i = 0; i < order->len; i++) {
        int party = g_array_index(order, int, i);
        const struct party *who = dataset_party(composer->dataset, party);
        table_row(table, who->id, localized_same(composer, who->name), page_of_party(composer, party));
        table_row_about(table, platform, party);
        table_row_coloured(table, who);
        if (total_of(composer, platform, party)->shared)
            table_cell_note(table, "note.shared");
        add_cells(table, platform, total_of(composer, platform, party));
    }
    table_row(table, PARTY_KEY_MAPPED, phrase_words(composer, "group.mapped"), NULL);
    table_row_about(table, platform, GROUP_MAPPED);
    table_last_row(table)->total = table_last_row(table)->overlaps = true;
    add_cells(table, platform, total_of(composer, platform, GROUP_MAPPED));
}

/* Why some parties have no shares. */
static void note_missing(struct table *table, int platform) {
    const struct composer *composer = table->composer;
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        if (total_of(composer, platform, party)->advertisers.high == 0) {
            table_note(table, "note.targeting.missing");
            return;
        }
}

/* Draws the first column of shares, if there are several and not all of them are nothing. */
static void draw_shares(struct table *table, bool lead) {
    guint values = 0;
    bool any = false;
    for (guint i = 0; i < table->rows->len; i++) {
        const struct row *row = &g_array_index(table->rows, struct row, i);
        values += !row->total && row->cells[1].state == STATE_VALUE;
        any = any || (!row->total && cell_value(&row->cells[1]).high > 0);
    }
    if (values < 2 || !any)
        return;
    table->figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = 1, .lead = lead};
}

static void begin_by_party(struct table *table, struct composer *composer, struct subject about, const char *name) {
    table_begin(table, composer, about, name);
    table_column(table, "party", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.party"));
}

static void add_audience_cells(struct table *table, int platform, const struct targeting_total *total) {
    (void)platform;
    add_share(table, total, TARGETING_AIMED, TARGETING_AUDIENCES);
    add_base(table, total);
}

struct figure *figure_targeting_audiences(struct composer *composer, struct subject about) {
    int platform = platform_of(composer, about);
    if (platform < 0)
        return NULL;
    struct table table;
    begin_by_party(&table, composer, about, "targeting-audiences-by-party");
    share_column(&table, targeting_word(TARGETING_AUDIENCES), method_name(composer, TARGETING_AUDIENCES),
                 TARGETING_AIMED);
    table_number_column(&table, "advertisers", UNIT_COUNT, phrase_words(composer, "column.targeting-advertisers"),
                        phrase_words(composer, "meaning.targeting-advertisers"),
                        measure_unit(composer, MEASURE_ADVERTISERS));
    table_number_column(&table, "spend", UNIT_MONEY,
                        header_with_unit(composer, phrase_words(composer, "column.targeting-spend"), MEASURE_SPEND),
                        phrase_words(composer, "meaning.targeting-base"), measure_unit(composer, MEASURE_SPEND));
    add_rows(&table, platform, add_audience_cells);
    add_notes(&table, false);
    note_missing(&table, platform);
    add_sources(&table, platform, GROUP_MAPPED);
    draw_shares(&table, subject_is_whole(about));
    return table_end(&table, headline_audiences(composer, platform),
                     subtitle(composer, "subtitle.targeting-audiences-by-party", platform, GROUP_MAPPED),
                     (struct localized){{NULL}});
}

static void add_method_columns(struct table *table, int platform, enum targeting_side side) {
    for (int method = 0; method < TARGETING_METHOD_COUNT; method++)
        if (is_used(table->composer, platform, side, (enum targeting_method)method))
            share_column(table, targeting_word((enum targeting_method)method),
                         method_name(table->composer, (enum targeting_method)method), side);
    for (guint i = 1; i < table->columns->len; i++)
        g_array_index(table->columns, struct column, i).overlaps = true;
}

static void add_method_cells(struct table *table, int platform, const struct targeting_total *total,
                             enum targeting_side side) {
    for (int method = 0; method < TARGETING_METHOD_COUNT; method++)
        if (is_used(table->composer, platform, side, (enum targeting_method)method))
            add_share(table, total, side, (enum targeting_method)method);
}

static void add_aimed_cells(struct table *table, int platform, const struct targeting_total *total) {
    add_method_cells(table, platform, total, TARGETING_AIMED);
}

static void add_kept_out_cells(struct table *table, int platform, const struct targeting_total *total) {
    add_method_cells(table, platform, total, TARGETING_KEPT_OUT);
}

/* Parties by methods, of one side; methods that no party used are left out, and that is said. */
static struct figure *figure_of_side(struct composer *composer, struct subject about, const char *name,
                                     enum targeting_side side) {
    int platform = platform_of(composer, about);
    if (platform < 0 || !any_used(composer, platform, side))
        return NULL;
    g_autofree char *headline = g_strconcat("headline.", name, NULL), *below = g_strconcat("subtitle.", name, NULL);
    struct table table;
    begin_by_party(&table, composer, about, name);
    add_method_columns(&table, platform, side);
    add_rows(&table, platform, side == TARGETING_AIMED ? add_aimed_cells : add_kept_out_cells);
    add_notes(&table, true);
    table.figure->folded = true;
    table_note(&table, "note.targeting.unused");
    note_missing(&table, platform);
    add_sources(&table, platform, GROUP_MAPPED);
    return table_end(&table, SENTENCE(composer, headline, arg_platform(composer, "platform", platform)),
                     subtitle(composer, below, platform, GROUP_MAPPED), (struct localized){{NULL}});
}

struct figure *figure_targeting_methods(struct composer *composer, struct subject about) {
    return figure_of_side(composer, about, "targeting-by-party", TARGETING_AIMED);
}

struct figure *figure_targeting_kept_out(struct composer *composer, struct subject about) {
    return figure_of_side(composer, about, "targeting-kept-out-by-party", TARGETING_KEPT_OUT);
}

static void add_method_row(struct table *table, int platform, int party, enum targeting_method method) {
    struct composer *composer = table->composer;
    const struct targeting_total *total = total_of(composer, platform, party);
    table_row(table, targeting_word(method), method_name(composer, method), NULL);
    table_last_row(table)->overlaps = true;
    add_share(table, total, TARGETING_AIMED, method);
    if (any_used(composer, platform, TARGETING_KEPT_OUT))
        add_share(table, total, TARGETING_KEPT_OUT, method);
}

static struct figure *make_party_targeting(struct composer *composer, struct subject about, int platform) {
    struct table table;
    table_begin(&table, composer, about, "targeting");
    table_about(&table, platform, about.party);
    table_column(&table, "targeting_method", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.targeting-method"));
    share_column(&table, "share", phrase_words(composer, "column.targeting-aimed"), TARGETING_AIMED);
    if (any_used(composer, platform, TARGETING_KEPT_OUT))
        share_column(&table, "kept_out", phrase_words(composer, "column.targeting-kept-out"), TARGETING_KEPT_OUT);
    for (int method = 0; method < TARGETING_METHOD_COUNT; method++)
        if (is_used(composer, platform, TARGETING_AIMED, (enum targeting_method)method) ||
            is_used(composer, platform, TARGETING_KEPT_OUT, (enum targeting_method)method))
            add_method_row(&table, platform, about.party, (enum targeting_method)method);
    add_notes(&table, true);
    table_note(&table, "note.targeting.unused");
    if (total_of(composer, platform, about.party)->shared)
        table_note(&table, "note.shared");
    add_sources(&table, platform, about.party);
    draw_shares(&table, false);
    return table_end(&table, headline_party_audiences(composer, platform, about.party),
                     subtitle(composer, "subtitle.targeting", platform, about.party), (struct localized){{NULL}});
}

struct figure *figure_party_targeting(struct composer *composer, struct subject about) {
    int platform = platform_of(composer, about);
    if (platform < 0)
        return NULL;
    enum state state = total_of(composer, platform, about.party)->state;
    if (state == STATE_VALUE)
        return make_party_targeting(composer, about, platform);
    g_autofree char *key = g_strconcat("empty.targeting.", state_word(state), NULL);
    return figure_nothing(composer, about, "targeting",
                          SENTENCE(composer, key, arg_platform(composer, "platform", platform),
                                   arg_party(composer, "party", about.party)));
}
