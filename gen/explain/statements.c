/* What a register of political advertising has: its statements, added up or counted anew. */
#include "explain/explainer.h"

#include <string.h>

/* The amount of a statement that a column has; false if it does not say it. A column of counts has 1 of each. */
static bool amount_of(const struct column *column, const struct statement *statement, struct interval *amount) {
    *amount = interval_of(1);
    if (strcmp(column->key, "paid_media") == 0) {
        *amount = statement->paid;
        return statement->says_paid;
    }
    if (strcmp(column->key, "paid_online") == 0) {
        *amount = statement->online;
        return statement->says_online;
    }
    if (strcmp(column->key, "campaign_value") == 0) {
        *amount = statement->whole;
        return statement->says_whole;
    }
    return true;
}

static bool has_word(const char *list, const char *wanted) {
    g_auto(GStrv) words = statement_words(list);
    return g_strv_contains((const char *const *)words, wanted);
}

/* True if a statement is in the row: all are in the row of all. */
static bool is_in_row(const struct question *question, const struct statement *statement) {
    const char *name = question->figure->name;
    const char *label = explain_words(question->report, *question->row->cells[0].text);
    if (question->row->total)
        return true;
    if (strcmp(name, "statements-by-organisation") == 0)
        return strcmp(statement->identity, row_details(question->row)->organisation) == 0;
    if (strcmp(name, "statements-by-funds") == 0)
        return has_word(statement->funds, label);
    if (strcmp(name, "statements-by-targeting") == 0)
        return has_word(statement->targeting, label);
    return strcmp(statement->id, label) == 0;
}

/* One that is superseded may be of the report, or not. */
static void append_statement(const struct question *question, const struct statement *statement, bool says,
                             struct interval amount, GString *out) {
    if (statement->superseded && question->column->unit == UNIT_COUNT)
        amount = interval_from_zero(amount);
    g_string_append_printf(out, "  %s:%u  %s  ", statement->place.file, statement->place.line, statement->id);
    if (says)
        explain_append_interval(out, question->column->unit, amount);
    else
        g_string_append(out, state_word(STATE_NOT_REPORTED));
    g_string_append(out, statement->superseded ? "  may be any: its latest version is not known to be read\n"
                         : statement->crosses  ? "  from zero: it reaches beyond the report\n"
                                               : "\n");
}

/* A sum of a register of which a part was not read, also of later versions, has no upper end, and a count may be that much more; what one
 * statement says stays. */
static struct interval with_unknown(const struct question *question, struct interval sum, bool open, GString *out) {
    guint unknown = statements_unknown(&question->report->dataset->statements_given);
    if (strcmp(question->figure->name, "statements") == 0)
        unknown = 0;
    if (unknown > 0)
        g_string_append_printf(out,
                               "  in all up to %u statement%s that may be of any organisation, with any words and "
                               "amounts: not read, or not "
                               "known to be read in the version that counts\n",
                               unknown, unknown == 1 ? "" : "s");
    if (question->column->unit == UNIT_COUNT)
        return interval_between(sum.low, sum.high + unknown);
    return open || unknown > 0 ? interval_opened(sum) : sum;
}

bool explain_statements(const struct question *question, GString *out) {
    const GArray *statements = question->report->dataset->statements;
    struct interval sum = interval_of(0);
    bool open = false;
    if (!g_str_has_prefix(question->figure->name, "statements"))
        return false;
    g_string_append(out, "\n");
    for (guint i = 0; i < statements->len; i++) {
        const struct statement *statement = &g_array_index(statements, struct statement, i);
        struct interval amount;
        if (!is_in_row(question, statement))
            continue;
        bool says = amount_of(question->column, statement, &amount);
        append_statement(question, statement, says, amount, out);
        open = open || !says;
        if (statement->superseded && question->column->unit == UNIT_COUNT)
            continue;
        if (says && !interval_add(sum, amount, &sum))
            sum = interval_from(sum.low);
    }
    if (question->cell->state == STATE_VALUE)
        explain_append_result(question, with_unknown(question, sum, open, out), out);
    return true;
}
