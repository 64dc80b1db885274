#include "fetch/control.h"
#include "base/echo.h"
#include "fetch/decimal.h"

#include <string.h>

/* "select count(*), sum(low), count(low), ... from (QUERY) q". */
static char *control_sql(const char *query, const struct shape *shape) {
    GString *sql = g_string_new("select count(*) as n");
    for (int i = 0; i < COLUMN_COUNT; i++)
        if (shape->at[i] >= 0 && column_is_sum(i))
            g_string_append_printf(sql, ", sum(%s) as sum_%s, count(%s) as count_%s", column_rules[i].name,
                                   column_rules[i].name, column_rules[i].name, column_rules[i].name);
    g_string_append_printf(sql, " from (\n%s\n) q", query);
    return g_string_free(sql, FALSE);
}

/* A number of the answer; NULL counts as zero, which is what no rows add up to. */
static char *read_number(const struct answer *answer, guint index, int64_t *hundredths) {
    const struct answer_column *column = answer_column(answer, index);
    const char *text = answer_value(answer, index);
    *hundredths = 0;
    if (column->type == ANSWER_FLOATING)
        return g_strdup_printf(
            "the server adds up '%s' as a floating number, which is not exact; have whole numbers or "
            "decimals in the query: cast(... as decimal(18, 2))",
            column->name);
    if (!text || decimal_read(text, hundredths) == DECIMAL_FINE)
        return NULL;
    return echo_format("the server says '%s' of '%s', which is no exact sum from 0 up", text, column->name);
}

static char *read_control(const struct answer *answer, const struct shape *shape, struct control *control) {
    guint index = 0;
    char *wrong = read_number(answer, index++, &control->rows);
    for (int i = 0; i < COLUMN_COUNT && !wrong; i++) {
        if (shape->at[i] < 0 || !column_is_sum(i))
            continue;
        wrong = read_number(answer, index++, &control->sums[i]);
        wrong = wrong ? wrong : read_number(answer, index++, &control->filled[i]);
        control->filled[i] /= 100;
    }
    control->rows /= 100;
    return wrong;
}

char *control_ask(struct connection *connection, const char *query, const struct shape *shape,
                  struct control *control) {
    g_autofree char *sql = control_sql(query, shape);
    char *wrong = NULL;
    struct answer *answer = connection_ask(connection, sql, &wrong);
    if (!answer)
        return wrong;
    if (answer_next(answer, &wrong) == ANSWER_ROW)
        control->unreadable = read_control(answer, shape, control);
    else if (!wrong)
        wrong = g_strdup("the server did not say what the rows add up to");
    answer_free(answer);
    return wrong;
}

bool control_add(struct control *control, int column, const int64_t *value) {
    control->filled[column] += value != NULL;
    return !value || !__builtin_add_overflow(control->sums[column], *value, &control->sums[column]);
}

char *control_difference(const struct control *said, const struct control *came, const struct shape *shape) {
    if (said->unreadable)
        return g_strdup(said->unreadable);
    if (said->rows != came->rows)
        return g_strdup_printf("the answer was cut short or changed: the server counts %" G_GINT64_FORMAT
                               " rows, and %" G_GINT64_FORMAT " came",
                               said->rows, came->rows);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (shape->at[i] < 0 || !column_is_sum(i) ||
            (said->sums[i] == came->sums[i] && said->filled[i] == came->filled[i]))
            continue;
        g_autoptr(GString) message = g_string_new("the rows do not add up to the control sum: the server says ");
        decimal_append(message, said->sums[i]);
        g_string_append_printf(message, " of '%s', and the rows that came are ", column_rules[i].name);
        decimal_append(message, came->sums[i]);
        g_string_append(message, "; is the query certain to give the same twice?");
        return g_string_free(g_steal_pointer(&message), FALSE);
    }
    return NULL;
}
