#include "read/payers.h"

#include "read/cells.h"

enum column { PLATFORM, START, END, NAMED, NOT_NAMED, SOURCE, ROWS, ROWS_NAMED, ROWS_AS_RANGE };

static const struct csv_column columns[] = {
    {"platform", true}, {"start", true}, {"end", true},         {"named", true},          {"not_named", true},
    {"source", false},  {"rows", false}, {"rows_named", false}, {"rows_as_range", false},
};

static const char REMEDY[] = "leave out days of which this is not known";

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

/* Some of the rows are no more than all of them. */
static void check_counts(struct input_row *row, const struct payers_row *payers) {
    int64_t most = MAX(payers->rows_named, payers->rows_as_range);
    unsigned column = payers->rows_named == most ? ROWS_NAMED : ROWS_AS_RANGE;
    if (!row->good || most <= payers->rows)
        return;
    if (payers->rows < 0)
        cell_error(row, column, "payers-rows", "a part of the rows, and not how many there are; fill in 'rows' too");
    else
        cell_error(row, column, "payers-rows", "more than all rows, '%s'; correct one of the two",
                   csv_text(row->csv, ROWS));
}

static void read_row(struct reading *reading, struct csv *csv) {
    struct input_row row = {reading, csv, true};
    cell_filled(&row, PLATFORM);
    struct payers_row payers = {
        .platform = cell_reference(&row, PLATFORM, TABLE_PLATFORMS),
        .period = cell_days(&row, START, END),
        .named = cell_money(&row, NAMED, REMEDY),
        .not_named = cell_money(&row, NOT_NAMED, REMEDY),
        .rows = cell_count(&row, ROWS),
        .rows_named = cell_count(&row, ROWS_NAMED),
        .rows_as_range = cell_count(&row, ROWS_AS_RANGE),
        .place = csv_row_place(csv),
    };
    const char *source = cell_source(&row, SOURCE);
    payers.source = source ? source : "";
    check_counts(&row, &payers);
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
