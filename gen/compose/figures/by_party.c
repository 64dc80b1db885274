/* Figures whose rows are parties. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/words/days.h"
#include "compose/words/headlines.h"
#include "model/party_group.h"

/* The groups that close a table of parties; all but one hold what the rows of the parties hold. */
static const struct {
    const char *key;
    const char *phrase;
    int whose;
    bool overlaps;
} groups[] = {
    {PARTY_KEY_MAPPED, "group.mapped", GROUP_MAPPED, true},
    {PARTY_KEY_SIGNATORIES, "group.signatories", GROUP_SIGNATORIES, true},
    {PARTY_KEY_UNMAPPED, "group.unmapped", GROUP_UNMAPPED, false},
    {PARTY_KEY_ALL, "group.all", GROUP_ALL, true},
};

static void party_column(struct table *table) {
    table_column(table, "party", CELL_LABEL, UNIT_COUNT, phrase_words(table->composer, "column.party"));
}

static bool has_value(const struct composer *composer, int platform, enum measure measure) {
    return totals_whole(composer->totals, platform, GROUP_ALL, measure)->state == STATE_VALUE;
}

/* The row of a party; the link leads to its page, or to its page for one platform. */
static void party_row(struct table *table, int party, int platform) {
    const struct composer *composer = table->composer;
    const struct party *who = dataset_party(composer->dataset, party);
    const struct page *page = platform < 0 ? page_of_party(composer, party) : page_of_pair(composer, party, platform);
    table_row(table, who->id, localized_same(table->composer, who->name), page);
    table_row_about(table, -1, party);
    table_row_coloured(table, who);
}

static void add_group_rows(struct table *table, void (*add_cells)(struct table *, int whose, void *data), void *data) {
    for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
        if (groups[i].whose == GROUP_SIGNATORIES && !dataset_has_code(table->composer->dataset))
            continue;
        table_row(table, groups[i].key, phrase_words(table->composer, groups[i].phrase), NULL);
        table_row_about(table, -1, groups[i].whose);
        table_last_row(table)->total = true;
        table_last_row(table)->overlaps = groups[i].overlaps;
        add_cells(table, groups[i].whose, data);
    }
}

/* What the code is whose signatories have a row, where a page names them first. */
static void note_of_code(struct table *table) {
    if (dataset_has_code(table->composer->dataset))
        table_note(table, "note.signatories");
}

struct measure_columns {
    enum measure measure;
    GArray *platforms; /* int: those with a value, the lead first */
};

static void add_platform_cells(struct table *table, int whose, void *data) {
    const struct measure_columns *columns = data;
    for (guint i = 0; i < columns->platforms->len; i++)
        table_total(table, totals_whole(table->composer->totals, g_array_index(columns->platforms, int, i), whose,
                                        columns->measure));
}

/* The platforms with a value of a measure, the lead platform first. */
static GArray *platforms_with(const struct composer *composer, enum measure measure) {
    GArray *platforms = g_array_new(FALSE, FALSE, sizeof(int));
    if (composer->lead_platform >= 0 && has_value(composer, composer->lead_platform, measure))
        g_array_append_val(platforms, composer->lead_platform);
    for (int i = 0; i < (int)composer->dataset->platforms->len; i++)
        if (i != composer->lead_platform && has_value(composer, i, measure))
            g_array_append_val(platforms, i);
    return platforms;
}

/* What the page of a party says above the chart of all: where it stands on the platform, if that says anything. */
static struct localized place_seen(struct composer *composer, int platform, int party) {
    guint count = totals_compared(composer->totals, platform, MEASURE_SPEND);
    const struct standing *standing = totals_standing(composer->totals, platform, MEASURE_SPEND, party);
    const char *key = "headline.seen";
    if (standing->compared && count > 1 && !known_is_zero(composer->known, platform))
        key = interval_equal(standing->rank, interval_between(1, count)) ? "headline.seen.place.open"
              : standing->shared                                         ? "headline.seen.place.shared"
              : standing->rank.high > standing->rank.low + 1             ? "headline.seen.places"
                                                                         : "headline.seen.place";
    return SENTENCE(composer, key, arg_party(composer, "party", party), arg_platform(composer, "platform", platform),
                    arg_interval(composer, "place", UNIT_RANK, standing->rank), arg_count(composer, "count", count));
}

/* The same of its share. */
static struct localized share_seen(struct composer *composer, int platform, int party) {
    struct interval share = totals_standing(composer->totals, platform, MEASURE_SPEND, party)->share;
    bool open = interval_equal(share, interval_between(0, 1000));
    return SENTENCE(composer, open ? "headline.seen.share.open" : "headline.seen.share",
                    arg_party(composer, "party", party), arg_platform(composer, "platform", platform),
                    arg_interval(composer, "share", UNIT_PERCENT, share));
}

/* One column per platform with a value, one row per party, the groups below. */
static void add_party_rows(struct table *table, struct measure_columns *columns) {
    struct composer *composer = table->composer;
    party_column(table);
    for (guint i = 0; i < columns->platforms->len; i++) {
        int platform = g_array_index(columns->platforms, int, i);
        g_autofree char *key = g_strconcat(dataset_platform(composer->dataset, platform)->id, "_",
                                           measure_rule(columns->measure)->word, NULL);
        struct argument header = arg_text("header", measure_header(composer, columns->measure));
        struct argument where = arg_platform(composer, "platform", platform);
        table_measure_of(table, key, columns->measure, SENTENCE(composer, "column.platform-measure", header, where),
                         where.text);
        table_column_about(table, platform, OF_NO_PARTY);
    }
    const GArray *order = totals_order(composer->totals, g_array_index(columns->platforms, int, 0), columns->measure);
    for (guint i = 0; i < order->len; i++) {
        party_row(table, g_array_index(order, int, i), -1);
        add_platform_cells(table, g_array_index(order, int, i), columns);
    }
    add_group_rows(table, add_platform_cells, columns);
}

/* A chart of one bar says nothing that the sentence beside it does not. */
static bool worth_drawing(const struct composer *composer, int platform, enum measure measure) {
    return totals_compared(composer->totals, platform, measure) > 1;
}

struct figure *figure_spend_by_party(struct composer *composer) {
    if (composer->lead_platform < 0)
        return NULL;
    struct measure_columns columns = {MEASURE_SPEND, platforms_with(composer, MEASURE_SPEND)};
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "spend-by-party");
    add_party_rows(&table, &columns);
    g_array_unref(columns.platforms);
    if (table.lists_ranges)
        table_note(&table, "note.range");
    note_of_code(&table);
    const GArray *order = totals_order(composer->totals, composer->lead_platform, MEASURE_SPEND); /* that of the rows */
    for (guint i = 0; i < order->len; i++)
        table_row_details(&table, &g_array_index(table.rows, struct row, i))->seen =
            report_words(composer->report, place_seen(composer, composer->lead_platform, g_array_index(order, int, i)));
    table.figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = 1, .lead = true};
    return table_end(&table, headline_most(composer, composer->lead_platform, MEASURE_SPEND),
                     SENTENCE(composer, "subtitle.spend-by-party",
                              arg_platform(composer, "platform", composer->lead_platform),
                              arg_days(composer, "period", composer->lead_platform, MEASURE_SPEND),
                              arg_currency(composer, "currency")),
                     (struct localized){{NULL}});
}

struct figure *figure_measure_by_party(struct composer *composer, struct subject about, enum measure measure) {
    struct measure_columns columns = {measure, platforms_with(composer, measure)};
    if (columns.platforms->len == 0) {
        g_array_unref(columns.platforms);
        return NULL;
    }
    int first = g_array_index(columns.platforms, int, 0);
    const char *word = measure_rule(measure)->word;
    g_autofree char *name = g_strconcat(word, "-by-party", NULL);
    g_autofree char *subtitle = g_strconcat("subtitle.", name, NULL);
    struct table table;
    table_begin(&table, composer, about, name);
    add_party_rows(&table, &columns);
    g_array_unref(columns.platforms);
    if (worth_drawing(composer, first, measure))
        table.figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = 1};
    return table_end(&table, headline_most(composer, first, measure),
                     SENTENCE(composer, subtitle, arg_platform(composer, "platform", first),
                              arg_days(composer, "period", first, measure)),
                     (struct localized){{NULL}});
}

/* Why an amount is not known at all: "bedrag: niet opgegeven". */
static struct localized unknown_words(struct composer *composer, enum state state) {
    g_autofree char *key = g_strconcat("state.", state_word(state), NULL);
    return SENTENCE(composer, "chart.unknown-amount", arg_text("reason", phrase_words(composer, key)));
}

static struct localized rank_legend(struct composer *composer) {
    struct localized legend = phrase_words(composer, "legend.places");
    if (totals_hidden(composer->totals, composer->lead_platform, MEASURE_SPEND) == 0)
        return legend;
    return localized_join(composer, legend, " ", phrase_words(composer, "legend.places-hidden"));
}

struct figure *figure_rank_by_party(struct composer *composer) {
    if (composer->lead_platform < 0 || !worth_drawing(composer, composer->lead_platform, MEASURE_SPEND))
        return NULL;
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "rank-by-party");
    table_about(&table, composer->lead_platform, OF_NO_PARTY);
    party_column(&table);
    table_column(&table, "place", CELL_NUMBER, UNIT_RANK, phrase_words(composer, "column.place"));
    const GArray *order = totals_order(composer->totals, composer->lead_platform, MEASURE_SPEND);
    for (guint i = 0; i < order->len; i++) {
        int party = g_array_index(order, int, i);
        const struct standing *standing =
            totals_standing(composer->totals, composer->lead_platform, MEASURE_SPEND, party);
        if (!standing->compared)
            continue;
        const struct total *total = totals_whole(composer->totals, composer->lead_platform, party, MEASURE_SPEND);
        party_row(&table, party, -1);
        table_derived(&table, standing->rank, total);
        if (total_is_hidden(total))
            table_row_details(&table, table_last_row(&table))->unknown =
                report_words(composer->report, unknown_words(composer, total->state));
    }
    if (totals_hidden(composer->totals, composer->lead_platform, MEASURE_SPEND) > 0)
        table_note(&table, "note.hidden-compared");
    if (totals_names_advertisers(composer->totals, composer->lead_platform))
        table_note(&table, "note.linked-only");
    table.figure->chart = (struct chart){.type = CHART_RANKS, .column = 1, .legend = rank_legend(composer)};
    return table_end(&table, headline_ranks(composer, composer->lead_platform),
                     SENTENCE(composer, "subtitle.rank-by-party",
                              arg_platform(composer, "platform", composer->lead_platform),
                              arg_days(composer, "period", composer->lead_platform, MEASURE_SPEND)),
                     (struct localized){{NULL}});
}

static bool any_share(const struct composer *composer, int platform) {
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        if (totals_standing(composer->totals, platform, MEASURE_SPEND, party)->has_share)
            return true;
    return false;
}

struct figure *figure_share_by_party(struct composer *composer) {
    int platform = composer->lead_platform;
    if (platform < 0 || !worth_drawing(composer, platform, MEASURE_SPEND) || !any_share(composer, platform))
        return NULL;
    struct table table;
    table_begin(&table, composer, SUBJECT_WHOLE, "share-by-party");
    table_about(&table, platform, OF_NO_PARTY);
    party_column(&table);
    table_column(&table, "share", CELL_NUMBER, UNIT_PERCENT, phrase_words(composer, "column.share"));
    const GArray *order = totals_order(composer->totals, platform, MEASURE_SPEND);
    for (guint i = 0; i < order->len; i++) {
        int party = g_array_index(order, int, i);
        const struct standing *standing = totals_standing(composer->totals, platform, MEASURE_SPEND, party);
        if (!standing->has_share)
            continue;
        party_row(&table, party, -1);
        table_derived(&table, standing->share, totals_whole(composer->totals, platform, party, MEASURE_SPEND));
        table_row_details(&table, table_last_row(&table))->seen =
            report_words(composer->report, share_seen(composer, platform, party));
    }
    table_note(&table, "note.share");
    if (totals_hidden(composer->totals, platform, MEASURE_SPEND) > 0)
        table_note(&table, "note.hidden-compared");
    table.figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = 1};
    return table_end(&table,
                     SENTENCE(composer, "headline.share-by-party", arg_platform(composer, "platform", platform)),
                     SENTENCE(composer, "subtitle.share-by-party", arg_platform(composer, "platform", platform),
                              arg_days(composer, "period", platform, MEASURE_SPEND)),
                     (struct localized){{NULL}});
}

/* The share and the rank of a party; a group has neither. */
static void add_standing(struct table *table, int platform, int whose) {
    const struct total *total = totals_whole(table->composer->totals, platform, whose, MEASURE_SPEND);
    const struct standing *standing =
        whose < 0 ? NULL : totals_standing(table->composer->totals, platform, MEASURE_SPEND, whose);
    if (standing && standing->has_share)
        table_derived(table, standing->share, total);
    else
        table_state(table, standing && !standing->compared ? total->state : STATE_NOT_APPLICABLE);
    /* The only one is no first. */
    if (standing && standing->compared && totals_compared(table->composer->totals, platform, MEASURE_SPEND) > 1)
        table_derived(table, standing->rank, total);
    else
        table_state(table, STATE_NOT_APPLICABLE);
}

static void add_spend_cells(struct table *table, int whose, void *data) {
    int platform = *(int *)data;
    table_total(table, totals_whole(table->composer->totals, platform, whose, MEASURE_SPEND));
    add_standing(table, platform, whose);
}

struct figure *figure_platform_by_party(struct composer *composer, struct subject about) {
    int platform = about.platform;
    if (!has_value(composer, platform, MEASURE_SPEND))
        return NULL;
    struct table table;
    table_begin(&table, composer, about, "spend-by-party");
    party_column(&table);
    table_measure(&table, MEASURE_SPEND);
    table_column(&table, "share", CELL_NUMBER, UNIT_PERCENT, phrase_words(composer, "column.share"));
    table_column(&table, "place", CELL_NUMBER, UNIT_RANK, phrase_words(composer, "column.place"));
    const GArray *order = totals_order(composer->totals, platform, MEASURE_SPEND);
    for (guint i = 0; i < order->len; i++) {
        int party = g_array_index(order, int, i);
        party_row(&table, party, platform);
        add_spend_cells(&table, party, &platform);
    }
    add_group_rows(&table, add_spend_cells, &platform);
    if (totals_compared(composer->totals, platform, MEASURE_SPEND) > 0)
        table_note(&table, "note.share");
    if (totals_hidden(composer->totals, platform, MEASURE_SPEND) > 0)
        table_note(&table, "note.hidden-compared");
    if (totals_names_advertisers(composer->totals, platform))
        table_note(&table, "note.linked-only");
    if (known_linked_in_part(composer->known, subject_of_platform(platform), MEASURE_SPEND))
        table_note(&table, "note.linked-in-part.some");
    note_of_code(&table);
    if (worth_drawing(composer, platform, MEASURE_SPEND))
        table.figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = 1, .lead = true};
    return table_end(&table, headline_most(composer, platform, MEASURE_SPEND),
                     SENTENCE(composer, "subtitle.spend-by-party", arg_platform(composer, "platform", platform),
                              arg_days(composer, "period", platform, MEASURE_SPEND),
                              arg_currency(composer, "currency")),
                     (struct localized){{NULL}});
}

struct measure_list {
    int platform;
    GArray *measures; /* enum measure */
};

static void add_measure_cells(struct table *table, int whose, void *data) {
    const struct measure_list *list = data;
    for (guint i = 0; i < list->measures->len; i++)
        table_total(table, totals_whole(table->composer->totals, list->platform, whose,
                                        g_array_index(list->measures, enum measure, i)));
}

struct figure *figure_platform_totals(struct composer *composer, struct subject about) {
    int platform = about.platform;
    struct measure_list list = {platform, g_array_new(FALSE, FALSE, sizeof(enum measure))};
    for (int i = 0; i < MEASURE_COUNT; i++) {
        enum measure measure = (enum measure)i;
        if (has_value(composer, platform, measure))
            g_array_append_val(list.measures, measure);
    }
    struct figure *figure = NULL;
    if (list.measures->len > 0) {
        struct table table;
        table_begin(&table, composer, about, "totals");
        table_column(&table, "group", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.group"));
        for (guint i = 0; i < list.measures->len; i++)
            table_measure(&table, g_array_index(list.measures, enum measure, i));
        add_group_rows(&table, add_measure_cells, &list);
        figure =
            table_end(&table, SENTENCE(composer, "headline.totals", arg_platform(composer, "platform", platform)),
                      SENTENCE(composer, "subtitle.totals", arg_platform(composer, "platform", platform),
                               arg_days(composer, "period", platform, g_array_index(list.measures, enum measure, 0))),
                      (struct localized){{NULL}});
        /* Without the parties above them, all parties together hold what no other row does. */
        for (guint i = 0; i < figure->row_count; i++)
            figure->rows[i].total = false;
        figure->rows[0].overlaps = false;
    }
    g_array_unref(list.measures);
    return figure;
}
