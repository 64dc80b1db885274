#include "fetch/rows.h"
#include "base/echo.h"
#include "base/plain.h"
#include "fetch/decimal.h"

#include <string.h>

void rows_init(struct rows *rows, const struct shape *shape, struct period period, const char *source) {
    *rows = (struct rows){.shape = shape, .period = period, .source = source};
    rows->lines = g_ptr_array_new_with_free_func(g_free);
    rows->strings = g_string_chunk_new(64 * 1024);
}

void rows_clear(struct rows *rows) {
    g_ptr_array_unref(rows->lines);
    g_string_chunk_free(rows->strings);
}

/* A row while it is read. */
struct taking {
    struct rows *rows;
    const struct answer *answer;
    struct period days;
    int64_t values[COLUMN_COUNT]; /* in hundredths */
    bool given[COLUMN_COUNT];
};

static const char *value_of(const struct taking *taking, int column) {
    int at = taking->rows->shape->at[column];
    return at < 0 ? NULL : answer_value(taking->answer, (guint)at);
}

static char *describe(enum decimal_problem problem, int column, const char *text) {
    const char *name = column_rules[column].name;
    switch (problem) {
    case DECIMAL_NEGATIVE:
        return echo_format("%s is negative: '%s'", name, text);
    case DECIMAL_TOO_FINE:
        return echo_format("%s has more than two decimals: '%s'; round low ends down and high ends up in the query",
                           name, text);
    case DECIMAL_TOO_LARGE:
        return echo_format("%s is too large: '%s'", name, text);
    default:
        return echo_format("%s is no exact number: '%s'", name, text);
    }
}

static char *take_sum(struct taking *taking, int column) {
    const struct column_rule *rule = &column_rules[column];
    const char *text = value_of(taking, column);
    if (!text && rule->form != FORM_HIGH)
        return g_strdup_printf("%s is NULL%s", rule->name,
                               rule->form == FORM_LOW ? "; a low end that is not known is 0"
                                                      : "; count the ads of the group");
    if (!text)
        return NULL;
    enum decimal_problem problem = decimal_read(text, &taking->values[column]);
    if (problem != DECIMAL_FINE)
        return describe(problem, column, text);
    if (!rule->money && taking->values[column] % 100)
        return echo_format("%s is counted, and is no whole number: '%s'", rule->name, text);
    if (rule->form == FORM_COUNT && taking->values[column] == 0)
        return g_strdup_printf("%s is 0; a group without an ad is none", rule->name);
    if (rule->form == FORM_HIGH && taking->values[column] < taking->values[column - 1])
        return echo_format("%s is below %s: '%s'", rule->name, column_rules[column - 1].name, text);
    taking->given[column] = true;
    return NULL;
}

/* Some engines give a day with the time of its beginning. */
static bool read_day(const char *text, day_number *day) {
    g_autofree char *own = g_strdup(text);
    if (g_str_has_suffix(own, " 00:00:00") || g_str_has_suffix(own, "T00:00:00"))
        own[strlen(own) - strlen(" 00:00:00")] = '\0';
    return date_parse(own, day);
}

static char *take_day(struct taking *taking, int column) {
    const char *text = value_of(taking, column);
    day_number *day = column == COLUMN_FIRST ? &taking->days.first : &taking->days.last;
    if (!text)
        return g_strdup_printf("%s is NULL; an ad that still runs ends on {{after}}", column_rules[column].name);
    if (!read_day(text, day))
        return echo_format("%s is no day: '%s'; give it as 2023-03-15", column_rules[column].name, text);
    return NULL;
}

static char *check_days(const struct taking *taking) {
    struct period days = taking->days, period = taking->rows->period;
    g_autoptr(GString) words = g_string_new(NULL);
    period_append_iso(words, days);
    if (days.first > days.last)
        return g_strdup_printf("last_day is before first_day: %s", words->str);
    if (!period_overlaps(days, period))
        return g_strdup_printf("days that are not the report's: %s; leave such ads out in the query", words->str);
    if (days.first < period.first - 1 || days.last > period.last + 1)
        return g_strdup_printf(
            "days beyond those of the report: %s; an ad that crosses its edge begins on {{before}} or ends "
            "on {{after}}",
            words->str);
    return NULL;
}

static char *take_text(struct taking *taking, int column, GString *line) {
    const char *text = value_of(taking, column);
    for (const char *at = text; at && column_rules[column].form == FORM_WORD && *at; at++)
        if (g_ascii_iscntrl(*at))
            return echo_format("%s has a line end or control character: '%s'", column_rules[column].name, text);
    plain_append_field(line, text, ',');
    return NULL;
}

/* Rows about one account may speak of the same days if they say which of its ads they are about: a group is named for its days, and
 * for who paid. In another country, region, age or gender the same name may be of the same ads. */
static void append_group(const struct taking *taking, GString *line) {
    const char *payer = value_of(taking, COLUMN_PAYER);
    g_autofree char *sum = payer && *payer ? g_compute_checksum_for_string(G_CHECKSUM_SHA256, payer, -1) : NULL;
    g_string_append(line, "sum-");
    date_append_iso(line, taking->days.first);
    g_string_append_c(line, '-');
    date_append_iso(line, taking->days.last);
    g_string_append_printf(line, "%s%.8s,", sum ? "-" : "", sum ? sum : "");
}

static void append_day(GString *line, day_number day) {
    date_append_iso(line, day);
    g_string_append_c(line, ',');
}

/* Reads all cells; what is wrong with the first bad one, at *which. */
static char *take_cells(struct taking *taking, GString *line, gsize *key_length, const char **which) {
    char *wrong = NULL;
    for (int i = 0; i < COLUMN_COUNT && !wrong; i++) {
        const struct column_rule *rule = &column_rules[i];
        if (taking->rows->shape->at[i] < 0)
            continue;
        *which = rule->name;
        if (rule->form == FORM_DAY) {
            wrong = take_day(taking, i);
            wrong = wrong || i != COLUMN_LAST ? wrong : check_days(taking);
            if (!wrong)
                append_day(line, i == COLUMN_FIRST ? taking->days.first : taking->days.last);
        } else if (column_is_sum(i)) {
            wrong = take_sum(taking, i);
            if (!wrong && taking->given[i])
                decimal_append(line, taking->values[i]);
            g_string_append_c(line, ',');
        } else {
            wrong = take_text(taking, i, line);
        }
        if (i <= COLUMN_LAST)
            *key_length = line->len;
    }
    return wrong;
}

char *rows_take(struct rows *rows, const struct answer *answer, const char **which) {
    struct taking taking = {.rows = rows, .answer = answer};
    g_autoptr(GString) line = g_string_new(NULL);
    gsize key_length = 0;
    char *wrong = take_cells(&taking, line, &key_length, which);
    if (wrong)
        return wrong;
    *which = NULL;
    for (int i = 0; i < COLUMN_COUNT; i++)
        if (rows->shape->at[i] >= 0 && column_is_sum(i) &&
            !control_add(&rows->control, i, taking.given[i] ? &taking.values[i] : NULL))
            return g_strdup_printf("the sum of '%s' becomes larger than the program can count", column_rules[i].name);
    append_group(&taking, line);
    plain_append_field(line, rows->source, '\n');
    struct line *own = g_new(struct line, 1);
    *own = (struct line){g_string_chunk_insert_len(rows->strings, line->str, (gssize)line->len), key_length};
    g_ptr_array_add(rows->lines, own);
    rows->control.rows++;
    return NULL;
}

static gint compare_lines(gconstpointer left, gconstpointer right) {
    return strcmp((*(const struct line *const *)left)->text, (*(const struct line *const *)right)->text);
}

static bool same_group(const struct line *a, const struct line *b) {
    return a->key_length == b->key_length && memcmp(a->text, b->text, a->key_length) == 0;
}

char *rows_table(struct rows *rows, GString *out) {
    g_ptr_array_sort(rows->lines, compare_lines);
    for (int i = 0; i < COLUMN_COUNT; i++)
        if (rows->shape->at[i] >= 0)
            g_string_append_printf(out, "%s,", column_rules[i].table);
    g_string_append(out, "ad,source\n");
    for (guint i = 0; i < rows->lines->len; i++) {
        const struct line *line = rows->lines->pdata[i];
        if (i > 0 && same_group(line, rows->lines->pdata[i - 1]))
            return echo_format("the same group twice in the answer: '%.*s'; add its rows up", (int)line->key_length - 1,
                               line->text);
        g_string_append(out, line->text);
    }
    return NULL;
}
