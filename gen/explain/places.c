/* The rank of a party by what had been spent until then: worked out anew from the rows behind each party's place. */
#include "explain/explainer.h"

#include <string.h>

/* What each party of a row had spent. */
struct spending {
    struct interval *amounts; /* a column each */
    bool proven;              /* the rows behind each alone say what it was */
};

static struct spending spending_of(const struct question *question) {
    struct spending spending = {g_new0(struct interval, question->figure->column_count), true};
    for (guint i = 1; i < question->figure->column_count; i++) {
        const struct cell *cell = &question->row->cells[i];
        if (cell->state == STATE_VALUE && !explain_amount(cell->origin, &spending.amounts[i]))
            spending.proven = false;
    }
    return spending;
}

bool explain_place_until(const struct question *question, GString *out) {
    if (strcmp(question->figure->name, "rank-by-party-and-time") != 0)
        return false;
    struct spending spending = spending_of(question);
    guint own = (guint)figure_column(question->figure, question->column->key);
    struct interval rank = interval_of(1);
    g_string_append(out,
                    "\nThe best place is 1 plus the number of parties that had certainly spent more; the worst is 1 "
                    "plus the number that may have spent more:\n\n");
    for (guint i = 1; i < question->figure->column_count; i++) {
        if (question->row->cells[i].state != STATE_VALUE)
            continue;
        bool more = i != own && interval_above(spending.amounts[i], spending.amounts[own]);
        bool maybe = i != own && (spending.amounts[i].open || spending.amounts[i].high > spending.amounts[own].low);
        rank.low += more;
        rank.high += maybe;
        g_string_append_printf(out, "  %-24s ", question->figure->columns[i].key);
        explain_append_interval(out, UNIT_MONEY, spending.amounts[i]);
        g_string_append_printf(out, "%s\n", i == own ? "  this one" : more ? "  more" : maybe ? "  may be more" : "");
    }
    g_free(spending.amounts);
    if (!spending.proven)
        g_string_append(out,
                        "Lines that do not count prove more of some of these; explain their own sums to see which.\n");
    explain_append_result(question, spending.proven ? rank : cell_value(question->cell), out);
    return true;
}
