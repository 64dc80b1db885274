/* What stands beside commitments of a code: the rows with a payer and without, line by line, and the width of ranges. */
#include "explain/explainer.h"

#include <string.h>

/* What the lines come to. */
struct counted {
    struct interval named, not_named, either;
    int64_t rows, rows_as_range;
    struct interval rows_named;
};

static void append_line(GString *out, const char *file, unsigned line, const char *what, struct interval value) {
    g_string_append_printf(out, "  %s:%u  %s ", file, line, what);
    explain_append_interval(out, UNIT_MONEY, value);
}

static bool count_table(const struct dataset *dataset, int platform, struct counted *counted, GString *out) {
    bool any = false;
    for (guint i = 0; i < dataset->payers->len; i++) {
        const struct payers_row *row = &g_array_index(dataset->payers, struct payers_row, i);
        if (row->platform != platform)
            continue;
        any = true;
        append_line(out, dataset_file_name(dataset, row->place.file), row->place.line, "named", row->named);
        g_string_append(out, "  not named ");
        explain_append_interval(out, UNIT_MONEY, row->not_named);
        g_string_append_printf(out,
                               "  rows %" G_GINT64_FORMAT ", named %" G_GINT64_FORMAT ", ranges %" G_GINT64_FORMAT "\n",
                               row->rows, row->rows_named, row->rows_as_range);
        interval_add_to(&counted->named, row->named);
        interval_add_to(&counted->not_named, row->not_named);
        counted->rows += row->rows;
        interval_add_to(&counted->rows_named, interval_of(row->rows_named));
        counted->rows_as_range += row->rows_as_range;
    }
    return any;
}

/* Files of which some row about the days of the report names a payer. Caller frees. */
static GHashTable *files_naming(const struct dataset *dataset, int platform) {
    GHashTable *naming = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < dataset->disclaimers->len; i++) {
        const struct disclaimer *row = &g_array_index(dataset->disclaimers, struct disclaimer, i);
        if (row->platform == platform && *row->text && period_overlaps(row->period, dataset->settings.period))
            g_hash_table_add(naming, (gpointer)row->file);
    }
    return naming;
}

/* Rows of files that name payers. Who paid is not said: names of payers are not published. */
static bool count_naming(const struct dataset *dataset, int platform, GHashTable *naming, struct counted *counted,
                         GString *out) {
    for (guint i = 0; i < dataset->disclaimers->len; i++) {
        const struct disclaimer *row = &g_array_index(dataset->disclaimers, struct disclaimer, i);
        bool named = *row->text;
        if (row->platform != platform || !period_overlaps(row->period, dataset->settings.period) ||
            !g_hash_table_contains(naming, row->file))
            continue;
        if (row->spend.state != STATE_VALUE || *row->ad)
            return false; /* rows that are hidden, and copies of an ad, are not simply added */
        struct interval value = amount_within(&row->spend, row->period, dataset->settings.period);
        append_line(out, dataset_file_name(dataset, row->file), row->line, named ? "named" : "not named", value);
        g_string_append_c(out, '\n');
        interval_add_to(named ? &counted->named : &counted->not_named, value);
        interval_add_to(&counted->rows_named, interval_of(named));
        counted->rows++;
        counted->rows_as_range += !interval_is_point(row->spend.value);
    }
    return counted->rows > 0;
}

/* Rows of files that name nobody at all: a payer may be named for any part of them. */
static bool count_silent(const struct dataset *dataset, int platform, GHashTable *naming, struct counted *counted,
                         GString *out) {
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        const struct amount *spend = observation_amount(row, MEASURE_SPEND);
        if (row->platform != platform || row->role != ROLE_MAIN || observation_is_divided(row) || !spend->given ||
            !period_overlaps(row->period, dataset->settings.period) || g_hash_table_contains(naming, row->from->file))
            continue;
        if (spend->state != STATE_VALUE)
            return false;
        struct interval value = amount_within(spend, row->period, dataset->settings.period);
        append_line(out, dataset_file_name(dataset, row->from->file), row->line, "either", value);
        g_string_append_c(out, '\n');
        interval_add_to(&counted->either, value);
        if (row->notes & NOTE_AFTER_COPY) /* no row of the source */
            continue;
        interval_add_to(&counted->rows_named, interval_between(0, 1));
        counted->rows++;
        counted->rows_as_range += !interval_is_point(spend->value);
    }
    return true;
}

static bool count_rows(const struct dataset *dataset, int platform, struct counted *counted, GString *out) {
    g_autoptr(GHashTable) naming = files_naming(dataset, platform);
    return count_naming(dataset, platform, naming, counted, out) &&
           count_silent(dataset, platform, naming, counted, out);
}

static bool explain_paid(const struct question *question, GString *out) {
    const struct dataset *dataset = question->report->dataset;
    const char *key = question->column->key;
    int platform = dataset_find_platform(dataset, question->row->key);
    struct counted counted = {.named = interval_of(0), .not_named = interval_of(0), .either = interval_of(0)};
    struct interval result;
    g_autoptr(GString) lines = g_string_new("\n");
    if (platform < 0 ||
        !(count_table(dataset, platform, &counted, lines) || count_rows(dataset, platform, &counted, lines)))
        return false;
    if (strcmp(key, "share") == 0) {
        struct interval named = counted.named, not_named = counted.not_named;
        interval_add_to(&named, interval_from_zero(counted.either));
        interval_add_to(&not_named, interval_from_zero(counted.either));
        if (!interval_share(named, not_named, &result))
            return false;
    } else if (strcmp(key, "base") == 0) {
        result = counted.named;
        interval_add_to(&result, counted.not_named);
        interval_add_to(&result, counted.either);
    } else if (strcmp(key, "rows_named") == 0) {
        result = counted.rows_named;
    } else {
        result = interval_of(strcmp(key, "rows") == 0 ? counted.rows : counted.rows_as_range);
    }
    g_string_append(out, lines->str);
    explain_append_result(question, result, out);
    return true;
}

static bool explain_width(const struct question *question, GString *out) {
    struct interval sum;
    if (!question->cell->origin || !explain_amount(question->cell->origin, &sum) || sum.open || sum.high == 0)
        return false;
    g_string_append(out, "\nThe rows add up to ");
    explain_append_interval(out, UNIT_MONEY, sum);
    g_string_append(
        out,
        ". The width is 1 - the low end / the high end, to the nearest tenth of a percent, and not 0 of a range.\n");
    explain_append_result(question, interval_of(interval_width(sum)), out);
    return true;
}

/* What the table says of an advertiser; VERIFIED_UNKNOWN if nothing, or two things. */
static enum verified verified_by_table(const struct dataset *dataset, int platform, const char *advertiser_id) {
    bool said[] = {false, false, false};
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        const struct advertiser *link = &g_array_index(dataset->advertisers, struct advertiser, i);
        if (link->platform == platform && strcmp(link->advertiser_id, advertiser_id) == 0)
            said[link->verified] = true;
    }
    return said[VERIFIED_YES] == said[VERIFIED_NO] ? VERIFIED_UNKNOWN : said[VERIFIED_YES] ? VERIFIED_YES : VERIFIED_NO;
}

/* Spending by what is known of who spent it; of rows that are hidden, or reach beyond the report, nothing is added here. */
static bool explain_verified(const struct question *question, GString *out) {
    static const char *const words[] = {"not known", "verified", "not verified"};
    const struct dataset *dataset = question->report->dataset;
    int platform = dataset_find_platform(dataset, question->row->key);
    struct interval sums[] = {interval_of(0), interval_of(0), interval_of(0)}, all = interval_of(0), share;
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        const struct amount *spend = observation_amount(row, MEASURE_SPEND);
        struct period whole = dataset->settings.period;
        if (row->platform != platform || row->role != ROLE_MAIN || observation_is_divided(row) || !spend->given ||
            !period_overlaps(row->period, whole))
            continue;
        struct interval value = amount_within(spend, row->period, whole);
        interval_add_to(&sums[verified_by_table(dataset, platform, row->from->advertiser_id)], value);
        interval_add_to(&all, value);
    }
    g_string_append_c(out, '\n');
    for (gsize i = 0; i < G_N_ELEMENTS(sums); i++) {
        g_string_append_printf(out, "  %-13s ", words[i]);
        explain_append_interval(out, UNIT_MONEY, sums[i]);
        g_string_append_c(out, '\n');
    }
    interval_add_to(&sums[VERIFIED_YES], interval_from_zero(sums[VERIFIED_UNKNOWN]));
    interval_add_to(&sums[VERIFIED_NO], interval_from_zero(sums[VERIFIED_UNKNOWN]));
    if (strcmp(question->column->key, "base") == 0)
        explain_append_result(question, all, out);
    else if (interval_share(sums[VERIFIED_YES], sums[VERIFIED_NO], &share))
        explain_append_result(question, share, out);
    return true;
}

/* A share of four fields in all rows, from the counts beside it. */
static bool explain_filled(const struct question *question, GString *out) {
    static const char *const fields[] = {"sender", "cost", "people", "dates"};
    const struct figure *figure = question->figure;
    int64_t low = 0, high = 0;
    int rows = figure_column(figure, "rows");
    g_string_append_c(out, '\n');
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        struct interval filled = cell_value(&question->row->cells[figure_column(figure, fields[i])]);
        g_string_append_printf(out, "  %-7s ", fields[i]);
        explain_append_interval(out, UNIT_COUNT, filled);
        g_string_append_c(out, '\n');
        low += filled.low;
        high += filled.high;
    }
    int64_t asked = cell_value(&question->row->cells[rows]).low * (int64_t)G_N_ELEMENTS(fields);
    g_string_append_printf(out, "Together [%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT "] of %" G_GINT64_FORMAT ".\n", low,
                           high, asked);
    explain_append_result(question, interval_between(low * 1000 / asked, (high * 1000 + asked - 1) / asked), out);
    return true;
}

bool explain_indicator(const struct question *question, GString *out) {
    const char *name = question->figure->name, *column = question->column->key;
    if (question->cell->state != STATE_VALUE)
        return false;
    if (strcmp(name, "indicator-verified-share") == 0 && (strcmp(column, "share") == 0 || strcmp(column, "base") == 0))
        return explain_verified(question, out);
    if (strcmp(name, "indicator-completeness") == 0 && strcmp(column, "share") == 0)
        return explain_filled(question, out);
    bool payers = strcmp(name, "indicator-paid-for-by") == 0, ranges = strcmp(name, "indicator-ranges") == 0;
    if ((!payers && !ranges) || question->cell->state != STATE_VALUE)
        return false;
    return g_str_has_prefix(question->column->key, "width") ? explain_width(question, out)
                                                            : explain_paid(question, out);
}
