/* Ranks and shares, worked out from what each party spent on one platform: from the figure that has these side by
 * side. */
#include "explain/explainer.h"

#include <string.h>

/* The amounts that are compared, and which of them is ours. */
struct compared {
    const struct figure *figure;
    guint column;
    const struct row *own;
};

static int money_column(const struct figure *figure) {
    for (guint i = 1; i < figure->column_count; i++)
        if (figure->columns[i].kind == CELL_NUMBER && figure->columns[i].unit == UNIT_MONEY)
            return (int)i;
    return -1;
}

static const struct figure *spend_by_party(const struct question *question, struct subject subject) {
    return report_figure_about(question->report, subject, "spend-by-party");
}

/* Finds the amounts to compare, in a figure of spending by party. For a figure about a party it is the one about the
 * platform that the row is about; for another it is the one about the same: a platform, or the whole report. False if
 * there is no such figure, or no row of the party in it. */
static bool find_field(const struct question *question, struct compared *field) {
    const struct dataset *dataset = question->report->dataset;
    struct subject about = question->figure->subject;
    bool of_party = about.party >= 0 && about.platform < 0;
    const char *own = of_party ? dataset_party(dataset, about.party)->id : question->row->key;
    if (of_party)
        about = subject_of_platform(dataset_find_platform(dataset, question->row->key));
    field->figure = spend_by_party(question, about);
    int column = field->figure ? money_column(field->figure) : -1;
    if (column < 0)
        return false;
    field->column = (guint)column;
    for (guint i = 0; i < field->figure->row_count; i++) {
        const struct row *row = &field->figure->rows[i];
        if (strcmp(row->key, own) == 0)
            field->own = row;
    }
    return field->own != NULL;
}

static bool hides(const struct row *row, guint column) {
    const struct cell *cell = &row->cells[column];
    return cell->state != STATE_VALUE && state_hides_number(cell->state) && origin_has_rows(cell->origin);
}

static bool counts(const struct row *row, guint column) {
    return !row->total && (row->cells[column].state == STATE_VALUE || hides(row, column));
}

static bool leaves_out(const struct compared *field, const struct row *row) {
    const struct origin *origin = row->cells[field->column].origin;
    return origin && origin->rules & RULE_LEAVES_OUT;
}

/* A number that is hidden may be any. */
static struct interval spent(const struct compared *field, const struct row *row) {
    return hides(row, field->column) ? interval_from(0) : cell_value(&row->cells[field->column]);
}

static void append_party(const struct compared *field, const struct row *row, const char *remark, GString *out) {
    g_string_append_printf(out, "  %-24s ", row->key);
    explain_append_interval(out, UNIT_MONEY, spent(field, row));
    if (hides(row, field->column))
        g_string_append_printf(out, "  %s: any amount", state_word(row->cells[field->column].state));
    else if (leaves_out(field, row))
        g_string_append(out, "  lines left out of its sum may hold any amount");
    g_string_append_printf(out, "%s%s\n", *remark ? "  " : "", remark);
}

static void append_from(const struct compared *field, GString *out) {
    g_string_append_printf(out, "\nFrom %s (adreport explain %s:%s:%s shows the sum behind its own):\n\n",
                           field->figure->id, field->figure->id, field->own->key,
                           field->figure->columns[field->column].key);
}

static void explain_rank(const struct question *question, const struct compared *field, GString *out) {
    struct interval own = spent(field, field->own);
    struct interval rank = interval_of(1);
    g_string_append(out, "\nThe best place is 1 plus the number of parties that certainly spent more; the worst is 1 "
                         "plus the number that may have spent more.");
    append_from(field, out);
    for (guint i = 0; i < field->figure->row_count; i++) {
        const struct row *row = &field->figure->rows[i];
        if (!counts(row, field->column))
            continue;
        struct interval other = spent(field, row);
        bool more = row != field->own && interval_above(other, own);
        bool maybe = row != field->own && (other.open || other.high > own.low);
        rank.low += more;
        rank.high += maybe;
        append_party(field, row, row == field->own ? "this one" : more ? "more" : maybe ? "may be more" : "", out);
    }
    explain_append_result(question, rank, out);
}

/* All others had at most the sum of all parties less what this one had for certain, and at least that sum less the most
 * this one may have had. The sum helps, since joint accounts count once in it. */
static struct interval rest_of_all(const struct compared *field, struct interval rest) {
    const struct row *all = figure_row(field->figure, "all-mapped");
    struct interval own = spent(field, field->own);
    if (!all || all->cells[field->column].state != STATE_VALUE)
        return rest;
    struct interval together = cell_value(&all->cells[field->column]);
    if (!together.open && together.high - own.low < rest.high)
        rest = interval_between(MIN(rest.low, together.high - own.low), together.high - own.low);
    if (!own.open && together.low - own.high > rest.low)
        rest.low = MIN(together.low - own.high, rest.high);
    return rest;
}

static void explain_share(const struct question *question, const struct compared *field, GString *out) {
    struct interval rest = interval_of(0), share = interval_of(0);
    g_string_append(
        out,
        "\nThe low end is its own low end as a share of that plus the high ends of all others; the high end is its own "
        "high end as a share of that plus the low ends of all others. Rounded outward, to tenths of a percent.");
    append_from(field, out);
    for (guint i = 0; i < field->figure->row_count; i++) {
        const struct row *row = &field->figure->rows[i];
        if (!counts(row, field->column))
            continue;
        append_party(field, row, row == field->own ? "this one" : "", out);
        if (row != field->own && !interval_add(rest, spent(field, row), &rest))
            return;
    }
    rest = rest_of_all(field, rest);
    g_string_append_printf(out, "  %-24s ", "all others");
    explain_append_interval(out, UNIT_MONEY, rest);
    g_string_append_c(out, '\n');
    if (interval_share(spent(field, field->own), rest, &share))
        explain_append_result(question, share, out);
}

/* How much of all that a platform lists is linked: two numbers of the same row. */
static bool explain_linked_share(const struct question *question, GString *out) {
    int mapped = figure_column(question->figure, "all_mapped"), unmapped = figure_column(question->figure, "unmapped");
    struct interval share, parts[2];
    if (strcmp(question->column->key, "linked_share") != 0 || mapped < 0 || unmapped < 0)
        return false;
    const int columns[] = {mapped, unmapped};
    g_string_append(out, "\nThe low end is the least that is linked, as a share of that plus the most that is not; the "
                         "high end is the most that is linked, as a share of that plus the least that is not. Rounded "
                         "outward, to tenths of a percent.\n\n");
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        const struct cell *cell = &question->row->cells[columns[i]];
        parts[i] = cell->state == STATE_VALUE        ? cell_value(cell)
                   : state_hides_number(cell->state) ? interval_from(0)
                                                     : interval_of(0);
        g_string_append_printf(out, "  %-24s ", question->figure->columns[columns[i]].key);
        explain_append_interval(out, UNIT_MONEY, parts[i]);
        g_string_append_c(out, '\n');
    }
    if (interval_share(parts[0], parts[1], &share))
        explain_append_result(question, share, out);
    return true;
}

bool explain_standing(const struct question *question, GString *out) {
    struct compared field = {0};
    enum unit unit = question->column->unit;
    if (unit == UNIT_PERCENT && explain_linked_share(question, out))
        return true;
    if ((unit != UNIT_RANK && unit != UNIT_PERCENT) || !find_field(question, &field))
        return false;
    if (unit == UNIT_RANK)
        explain_rank(question, &field, out);
    else
        explain_share(question, &field, out);
    return true;
}
