/* What stands beside commitments of a code: the rows with a payer and without, line by line, and the width of ranges. */
#include "explain/explainer.h"

#include <string.h>

__extension__ typedef unsigned __int128 wide;

/* What the lines come to. */
struct counted {
    struct interval named, not_named;
    int64_t rows, rows_named, rows_as_range;
};

/* A sum beyond all numbers has no end in hand. */
static void add(struct interval *sum, struct interval value) {
    struct interval both = interval_opened(*sum);
    interval_add(*sum, value, &both);
    *sum = both;
}

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
        add(&counted->named, row->named);
        add(&counted->not_named, row->not_named);
        counted->rows += row->rows;
        counted->rows_named += row->rows_named;
        counted->rows_as_range += row->rows_as_range;
    }
    return any;
}

/* Who paid is not said: names of payers are not published. */
static bool count_rows(const struct dataset *dataset, int platform, struct counted *counted, GString *out) {
    struct period whole = dataset->settings.period;
    for (guint i = 0; i < dataset->disclaimers->len; i++) {
        const struct disclaimer *row = &g_array_index(dataset->disclaimers, struct disclaimer, i);
        if (row->platform != platform || !period_overlaps(row->period, whole))
            continue;
        if (row->spend.state != STATE_VALUE || *row->ad)
            return false; /* rows that are hidden, and copies of an ad, are not simply added */
        struct interval value =
            period_contains(whole, row->period) ? row->spend.value : interval_from_zero(row->spend.value);
        append_line(out, dataset_file_name(dataset, row->file), row->line, *row->text ? "named" : "not named", value);
        g_string_append_c(out, '\n');
        add(*row->text ? &counted->named : &counted->not_named, value);
        counted->rows++;
        counted->rows_named += *row->text != '\0';
        counted->rows_as_range += !interval_is_point(row->spend.value);
    }
    return counted->rows > 0;
}

static bool explain_paid(const struct question *question, GString *out) {
    const struct dataset *dataset = question->report->dataset;
    const char *key = question->column->key;
    int platform = dataset_find_platform(dataset, question->row->key);
    struct counted counted = {interval_of(0), interval_of(0), 0, 0, 0};
    struct interval result;
    g_autoptr(GString) lines = g_string_new("\n");
    if (platform < 0 ||
        !(count_table(dataset, platform, &counted, lines) || count_rows(dataset, platform, &counted, lines)))
        return false;
    if (strcmp(key, "share") == 0) {
        if (!interval_share(counted.named, counted.not_named, &result))
            return false;
    } else if (strcmp(key, "base") == 0) {
        result = counted.named;
        add(&result, counted.not_named);
    } else {
        result = interval_of(strcmp(key, "rows") == 0         ? counted.rows
                             : strcmp(key, "rows_named") == 0 ? counted.rows_named
                                                              : counted.rows_as_range);
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
    g_string_append(out, ". The width is 1 - the low end / the high end, to the nearest tenth of a percent.\n");
    wide part = (wide)(sum.high - sum.low) * 2000 + (wide)sum.high;
    explain_append_result(question, interval_of((int64_t)(part / ((wide)sum.high * 2))), out);
    return true;
}

bool explain_indicator(const struct question *question, GString *out) {
    const char *name = question->figure->name;
    bool payers = strcmp(name, "indicator-paid-for-by") == 0, ranges = strcmp(name, "indicator-ranges") == 0;
    if ((!payers && !ranges) || question->cell->state != STATE_VALUE)
        return false;
    return g_str_has_prefix(question->column->key, "width") ? explain_width(question, out)
                                                            : explain_paid(question, out);
}
