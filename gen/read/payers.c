#include "read/payers.h"

#include "read/amount.h"
#include "read/cells.h"

enum column { PLATFORM, START, END, NAMED, NOT_NAMED, SOURCE };

static const struct csv_column columns[] = {
    {"platform", true}, {"start", true}, {"end", true}, {"named", true}, {"not_named", true}, {"source", false},
};

static struct interval cell_money(struct input_row *row, unsigned column) {
    struct amount_form form = amount_form_of(row->reading->dataset, UNIT_MONEY, false);
    struct amount amount = {0};
    const char *text = csv_text(row->csv, column);
    if (!cell_filled(row, column))
        return interval_of(0);
    const char *problem = amount_read(text, &form, &amount);
    if (!problem && (amount.state != STATE_VALUE || !amount_has_value(&amount)))
        problem = "leave out days of which this is not known";
    if (problem)
        cell_error(row, column, "amount", "not an amount: '%s'; %s", text, problem);
    return amount.value;
}

static struct period cell_days(struct input_row *row) {
    struct period days = {cell_date(row, START), cell_date(row, END)};
    cell_filled(row, START);
    cell_filled(row, END);
    if (days.first && days.last && days.first > days.last)
        cell_error(row, END, "period", "'%s' lies before the first day; exchange the two", csv_text(row->csv, END));
    return days;
}

/* A sum over days that lie partly outside the report cannot be cut. */
static bool lies_within(struct reading *reading, const struct payers_row *payers) {
    struct period whole = reading->dataset->settings.period;
    if (period_contains(whole, payers->period))
        return true;
    g_autoptr(GString) period = g_string_new(NULL);
    period_append_iso(period, whole);
    diagnostics_add(reading->diagnostics, SEVERITY_WARNING, "payers-period", payers->place, NULL,
                    "these days reach beyond the report's period, %s; the row is left out", period->str);
    return false;
}

static void check_others(struct input_row *row, const struct payers_row *payers) {
    const GArray *others = row->reading->dataset->payers;
    for (guint i = 0; i < others->len; i++) {
        const struct payers_row *other = &g_array_index(others, struct payers_row, i);
        if (other->platform == payers->platform && period_overlaps(other->period, payers->period))
            cell_error(row, START, "payers-days", "line %u is about some of these days too; keep one of the two",
                       other->place.line);
    }
}

static void read_row(struct reading *reading, struct csv *csv) {
    struct input_row row = {reading, csv, true};
    cell_filled(&row, PLATFORM);
    struct payers_row payers = {
        .platform = cell_reference(&row, PLATFORM, TABLE_PLATFORMS),
        .period = cell_days(&row),
        .named = cell_money(&row, NAMED),
        .not_named = cell_money(&row, NOT_NAMED),
        .place = csv_row_place(csv),
    };
    int source = cell_reference(&row, SOURCE, TABLE_SOURCES);
    payers.source = source < 0 ? "" : g_array_index(reading->dataset->sources, struct source, source).id;
    if (row.good)
        check_others(&row, &payers);
    if (row.good && lies_within(reading, &payers))
        g_array_append_val(reading->dataset->payers, payers);
}

void read_payers(struct reading *reading) {
    struct csv *csv = table_open(reading, "payers.csv", columns, G_N_ELEMENTS(columns), true);
    while (csv && csv_next(csv))
        read_row(reading, csv);
    csv_close(csv);
}
