#include "compose/silence.h"

#include "compose/words/measures.h"
#include "compose/words/missing.h"

#include <string.h>

/* So many rows are worth a sentence in their place; fewer stay. */
#define LEAST_SILENT 3

/* A table without a chart that has so many columns of numbers would say one word as often in the row of a single one. */
#define MOST_REPEATED 2

/* So many are named in it; of more, if they are all the others, it says how many. */
#define MOST_NAMED 5

/* STATE_COUNT: rows or columns whose cells lack their number for several reasons. */
#define SEVERAL_REASONS STATE_COUNT

/* What rows can be silent about, as the key of the first column. */
static const char *kind_of(const struct figure *figure) {
    static const char *const kinds[] = {"party", "platform", "region"};
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(figure->columns[0].key, kinds[i]) == 0)
            return kinds[i];
    return NULL;
}

static bool has_platforms(const struct figure *figure) {
    return g_str_equal(figure->columns[0].key, "platform");
}

static bool can_be_silent(const struct figure *figure) {
    if (figure->listing || figure->row_count == 0 || !kind_of(figure))
        return false;
    for (guint i = 0; i < figure->row_count; i++)
        if (figure->rows[i].days.first)
            return false;
    for (guint i = 1; i < figure->column_count; i++)
        if (figure->columns[i].kind == CELL_LABEL && strcmp(figure->columns[i].key, "period") != 0)
            return false;
    return true;
}

static bool is_number(const struct figure *figure, guint column) {
    return figure->columns[column].kind == CELL_NUMBER;
}

/* The one reason in a set of states. What does not apply is none beside another, nor is that a platform is not on
 * offer, beside what others do not give. */
static int reason_in(bool states[STATE_COUNT]) {
    static const enum state yielding[] = {STATE_NOT_APPLICABLE, STATE_NOT_OFFERED};
    for (gsize i = 0; i <= G_N_ELEMENTS(yielding); i++) {
        guint count = 0;
        int reason = SEVERAL_REASONS;
        for (int state = 0; state < STATE_COUNT; state++)
            if (states[state]) {
                reason = state;
                count++;
            }
        if (count == 1)
            return reason;
        if (i < G_N_ELEMENTS(yielding))
            states[yielding[i]] = false;
    }
    return SEVERAL_REASONS;
}

/* True if a row without numbers is words alone: nothing is drawn of it, and it says so in cell after cell. */
static bool repeats_words(const struct figure *figure) {
    guint numbers = 0;
    for (guint i = 0; i < figure->column_count; i++)
        numbers += is_number(figure, i);
    return figure->chart.type == CHART_NONE && numbers > MOST_REPEATED;
}

/* The reason of the first column of numbers, which matters most; SEVERAL_REASONS if another has a number that is not in
 * hand, which has to be seen. */
static int first_reason(const struct figure *figure, const struct row *row, const bool states[STATE_COUNT]) {
    static const enum state seen[] = {STATE_SUPPRESSED, STATE_WITHDRAWN, STATE_ESTIMATED};
    for (gsize i = 0; i < G_N_ELEMENTS(seen); i++)
        if (states[seen[i]])
            return SEVERAL_REASONS;
    for (guint i = 1; i < figure->column_count; i++)
        if (is_number(figure, i))
            return row->cells[i].state;
    return SEVERAL_REASONS;
}

/* Why a row has no number; STATE_VALUE if it has one, or a note. */
static int reason_of_row(const struct figure *figure, const struct row *row) {
    bool states[STATE_COUNT] = {false};
    for (guint i = 0; i < figure->column_count; i++) {
        if (row->cells[i].note > 0 || cell_has_value(&row->cells[i]))
            return STATE_VALUE;
        if (is_number(figure, i))
            states[row->cells[i].state] = true;
    }
    int several = repeats_words(figure) ? first_reason(figure, row, states) : SEVERAL_REASONS;
    int reason = reason_in(states);
    return reason == SEVERAL_REASONS ? several : reason;
}

/* The same, where all rows are silent: of several reasons that of the first column, which matters most. */
static int first_reason_of_row(const struct figure *figure, const struct row *row) {
    int reason = reason_of_row(figure, row);
    for (guint i = 1; reason == SEVERAL_REASONS; i++)
        if (is_number(figure, i))
            reason = row->cells[i].state;
    return reason;
}

/* The same of a column, in the rows that stay: a reason that holds of only some of them is none. */
static int reason_of_column(const struct figure *figure, guint column) {
    int reason = STATE_VALUE;
    for (guint i = 0; i < figure->row_count; i++) {
        const struct cell *cell = &figure->rows[i].cells[column];
        if (cell->note > 0 || cell_has_value(cell))
            return STATE_VALUE;
        if (!figure->rows[i].silent)
            reason = reason == STATE_VALUE || reason == (int)cell->state ? (int)cell->state : SEVERAL_REASONS;
    }
    return reason;
}

static bool is_drawn(const struct figure *figure, guint column) {
    int at = (int)column;
    return figure->chart.type != CHART_NONE && at >= figure->chart.column &&
           at < figure->chart.column + MAX(figure->chart.columns, 1);
}

static bool any_number(const struct figure *figure) {
    for (guint i = 1; i < figure->column_count; i++)
        for (guint r = 0; is_number(figure, i) && r < figure->row_count; r++)
            if (cell_has_value(&figure->rows[r].cells[i]))
                return true;
    return false;
}

static void add_sentence(struct composer *composer, struct figure *figure, struct localized sentence) {
    figure->silence =
        localized_any(&figure->silence) ? localized_join(composer, figure->silence, " ", sentence) : sentence;
}

/* Rows. */

/* The platforms that all numbers of a figure are of; NULL text if that is not known of each. */
static struct localized platforms_of(struct composer *composer, const struct figure *figure) {
    g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(struct localized));
    for (guint i = 1; i < figure->column_count; i++) {
        const char *id = figure->columns[i].keys.platform ? figure->columns[i].keys.platform : figure->keys.platform;
        int platform = id ? dataset_find_platform(composer->dataset, id) : -1;
        if (!is_number(figure, i))
            continue;
        if (platform < 0)
            return (struct localized){{NULL}};
        struct localized name = localized_same(composer, dataset_platform(composer->dataset, platform)->name);
        if (names->len == 0 ||
            strcmp(g_array_index(names, struct localized, names->len - 1).text[0], name.text[0]) != 0)
            g_array_append_val(names, name);
    }
    return localized_list(composer, (const struct localized *)(const void *)names->data, names->len, "list.or");
}

/* "JA21, PvdD en Volt"; "De andere 14 partijen" if there are no more than these beside the rows that stay. */
static struct localized who(struct composer *composer, const struct figure *figure, const GArray *rows, bool rest,
                            const char *conjunction) {
    if (rest && !has_platforms(figure) && rows->len > MOST_NAMED) {
        g_autofree char *key = g_strconcat("silence.others.", kind_of(figure), NULL);
        return SENTENCE(composer, key, arg_count(composer, "count", rows->len));
    }
    g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(struct localized));
    for (guint i = 0; i < rows->len; i++)
        g_array_append_val(names, *figure->rows[g_array_index(rows, guint, i)].cells[0].text);
    return localized_list(composer, (const struct localized *)(const void *)names->data, names->len, conjunction);
}

static void say_rows(struct composer *composer, struct figure *figure, const GArray *rows, enum state reason,
                     bool rest) {
    struct localized names = who(composer, figure, rows, rest, missing_conjunction(figure->subject, reason));
    add_sentence(composer, figure,
                 has_platforms(figure)
                     ? missing_platform_rows(composer, figure->subject, names, rows->len, reason)
                     : missing_rows(composer, names, rows->len > 1, platforms_of(composer, figure), reason));
}

/* So many rows without a number for this reason are silent: where nothing is on offer there is nothing to see. */
static guint least_of(const struct figure *figure, int reason, bool all) {
    bool single = all || repeats_words(figure) || (has_platforms(figure) && reason == STATE_NOT_OFFERED);
    return single ? 1 : LEAST_SILENT;
}

/* all: the table has no number. */
static void find_rows(struct composer *composer, struct figure *figure, bool all) {
    GPtrArray *by_reason = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    guint kept = 0, groups = 0;
    for (int reason = 0; reason <= STATE_COUNT; reason++)
        g_ptr_array_add(by_reason, g_array_new(FALSE, FALSE, sizeof(guint)));
    for (guint i = 0; i < figure->row_count; i++) {
        const struct row *row = &figure->rows[i];
        int reason = all ? first_reason_of_row(figure, row) : row->total ? STATE_VALUE : reason_of_row(figure, row);
        g_array_append_val(g_ptr_array_index(by_reason, reason), i);
        kept += !row->total;
    }
    for (int reason = STATE_VALUE + 1; reason < STATE_COUNT; reason++) {
        const GArray *rows = g_ptr_array_index(by_reason, reason);
        if (rows->len < least_of(figure, reason, all))
            continue;
        groups++;
        kept -= rows->len;
        for (guint i = 0; i < rows->len; i++)
            figure->rows[g_array_index(rows, guint, i)].silent = true;
    }
    for (int reason = STATE_VALUE + 1; reason < STATE_COUNT; reason++) {
        const GArray *rows = g_ptr_array_index(by_reason, reason);
        if (rows->len >= least_of(figure, reason, all))
            say_rows(composer, figure, rows, (enum state)reason, groups == 1 && kept > 0);
    }
    g_ptr_array_unref(by_reason);
}

/* Columns. */

/* As a list goes on with it: "bereik", "Snapchat". The first word of a sentence keeps its capital. */
static struct localized column_words(struct composer *composer, const struct column *column, bool first) {
    if (localized_any(&column->name))
        return column->name;
    for (int i = 0; i < MEASURE_COUNT; i++)
        if (strcmp(column->measure, measure_rule((enum measure)i)->word) == 0)
            return first ? measure_name(composer, (enum measure)i) : measure_within(composer, (enum measure)i);
    return column->header;
}

/* The measure that a column is named after; -1 if it is named after something else. */
static int measure_of_column(const struct column *column) {
    for (int i = 0; i < MEASURE_COUNT && !localized_any(&column->name); i++)
        if (strcmp(column->measure, measure_rule((enum measure)i)->word) == 0)
            return i;
    return -1;
}

/* True if no row, be it silent, may have a number that its platform gives. */
static bool is_reported_nowhere(const struct figure *figure, guint column) {
    for (guint i = 0; i < figure->row_count; i++) {
        enum state state = figure->rows[i].cells[column].state;
        if (state != STATE_NOT_REPORTED && state_hides_number(state))
            return false;
    }
    return true;
}

/* The sentence for columns that are measures which none of the platforms reports that are the rows; NULL text if it is not
 * so, or is not known of all. */
static struct localized on_platforms(struct composer *composer, const struct figure *figure, const GArray *columns,
                                     int reason) {
    g_autofree enum measure *measures = g_new0(enum measure, columns->len + 1);
    bool all = has_platforms(figure) && reason == STATE_NOT_REPORTED;
    for (guint i = 0; i < columns->len && all; i++) {
        guint column = g_array_index(columns, guint, i);
        int measure = measure_of_column(&figure->columns[column]);
        all = measure >= 0 && is_reported_nowhere(figure, column);
        measures[i] = (enum measure)MAX(measure, 0);
    }
    return all ? missing_on_platforms(composer, figure->subject, measures, columns->len) : (struct localized){{NULL}};
}

static void say_columns(struct composer *composer, struct figure *figure, const GArray *columns, int reason) {
    struct localized said = on_platforms(composer, figure, columns, reason);
    g_autofree struct localized *names = g_new0(struct localized, columns->len + 1);
    for (guint i = 0; i < columns->len; i++)
        names[i] = column_words(composer, &figure->columns[g_array_index(columns, guint, i)], i == 0);
    add_sentence(composer, figure,
                 localized_any(&said) ? said : missing_columns(composer, names, columns->len, reason));
}

static void find_columns(struct composer *composer, struct figure *figure) {
    for (int reason = STATE_VALUE + 1; reason <= STATE_COUNT; reason++) {
        g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(guint));
        for (guint i = 1; i < figure->column_count; i++) {
            if (!is_number(figure, i) || is_drawn(figure, i) || reason_of_column(figure, i) != reason)
                continue;
            figure->columns[i].silent = true;
            g_array_append_val(columns, i);
        }
        if (columns->len > 0)
            say_columns(composer, figure, columns, reason);
    }
}

void figure_find_silence(struct composer *composer, struct figure *figure) {
    if (!can_be_silent(figure))
        return;
    if (!any_number(figure)) {
        find_rows(composer, figure, true);
        return;
    }
    find_rows(composer, figure, false);
    find_columns(composer, figure);
}
