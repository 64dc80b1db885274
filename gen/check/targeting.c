/* What the rows of targeting.csv about one advertiser must keep among each other. */
#include "check/rules.h"

static const struct targeting_row *row_at(const struct check *check, guint index) {
    return &g_array_index(check->dataset->targeting, struct targeting_row, index);
}

static void check_same_base(const struct check *check, const struct targeting_row *row,
                            const struct targeting_row *first) {
    if (!interval_equal(row->spend, first->spend))
        check_report(check, SEVERITY_ERROR, row->place,
                     "another spend of advertiser '%s' than on line %u; write the same in each of its rows",
                     row->advertiser_id, first->place.line);
    if (period_equal(row->period, first->period))
        return;
    g_autoptr(GString) own = g_string_new(NULL);
    append_days(own, row->period);
    check_report(check, SEVERITY_ERROR, row->place,
                 "%s of advertiser '%s' are other days than on line %u; keep the rows of one stretch of days", own->str,
                 row->advertiser_id, first->place.line);
}

static void check_rows_before(const struct check *check, guint index) {
    const struct targeting_row *row = row_at(check, index);
    for (guint i = row->first; i < index; i++) {
        const struct targeting_row *before = row_at(check, i);
        if (row->method == before->method && row->side == before->side)
            check_report(
                check, SEVERITY_ERROR, row->place,
                "'%s' of advertiser '%s' is on line %u already; make one row of the two, with the bounds of both",
                targeting_word(row->method), row->advertiser_id, before->place.line);
        else if ((row->method == TARGETING_NONE) != (before->method == TARGETING_NONE))
            check_report(check, SEVERITY_ERROR, row->place,
                         "'none' of advertiser '%s' stands beside a method, on line %u; take one of the two out",
                         row->advertiser_id, before->place.line);
    }
}

void check_targeting(const struct check *check) {
    for (guint i = 0; i < check->dataset->targeting->len; i++) {
        const struct targeting_row *row = row_at(check, i);
        if (row->first == i)
            continue;
        check_same_base(check, row, row_at(check, row->first));
        check_rows_before(check, i);
    }
}

void check_targeting_days(const struct check *check) {
    struct period whole = check->dataset->settings.period;
    g_autoptr(GString) days = g_string_new(NULL);
    if (whole.first)
        append_days(days, whole);
    for (guint i = 0; i < check->dataset->targeting->len && whole.first; i++) {
        const struct targeting_row *row = row_at(check, i);
        if (row->first != i || targeting_counts(check->dataset, row))
            continue;
        g_autoptr(GString) own = g_string_new(NULL);
        append_days(own, row->period);
        check_report(check, SEVERITY_WARNING, row->place,
                     "%s lies outside the report's period, %s; the rows of advertiser '%s' are left out", own->str,
                     days->str, row->advertiser_id);
    }
}
