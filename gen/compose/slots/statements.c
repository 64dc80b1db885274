/* The page of the register of political advertising. */
#include "compose/about.h"
#include "compose/slots/slots.h"

/* How many organisations have statements: those that certainly have one, up to as many more as statements are not known. */
static struct interval count_organisations(const struct composer *composer) {
    const GArray *totals = totals_statements(composer->totals);
    guint certain = 0;
    for (guint i = 0; i < totals->len; i++)
        certain += g_array_index(totals, struct statements_total, i).count.low > 0;
    return interval_between(certain, certain + statements_unknown(&composer->dataset->statements_given));
}

/* That the version of some statements that counts is not known to be here. */
static void write_superseded(struct composer *composer, struct writing *lead) {
    guint superseded = composer->dataset->statements_given.superseded;
    if (superseded > 0)
        WRITE(composer, lead, superseded == 1 ? "lead.statements.superseded.single" : "lead.statements.superseded",
              arg_count(composer, "count", superseded));
}

/* How many statements there are, of how many organisations; of a register of which a part was not read, which part. */
static void write_counts(struct composer *composer, struct writing *lead, const struct figure *figure) {
    const struct statements_given *given = &composer->dataset->statements_given;
    guint count = composer->dataset->statements->len;
    struct interval all = totals_all_statements(composer->totals)->count;
    if (statements_missing(given) > 0) {
        WRITE(composer, lead, "lead.statements.part", arg_count(composer, "read", given->read),
              arg_count(composer, "counted", given->counted));
        WRITE(composer, lead, count == 1 ? "lead.statements.read.single" : "lead.statements.read",
              arg_count(composer, "count", count),
              arg_counted(composer, "organisations", totals_statements(composer->totals)->len));
        return;
    }
    WRITE(composer, lead, interval_equal(all, interval_of(1)) ? "lead.statements.single" : "lead.statements",
          arg_cell(composer, "count", figure, "all", "statements", true),
          arg_counted_between(composer, "organisations", count_organisations(composer)));
}

void statements_slots(struct composer *composer, struct page *page) {
    const struct figure *figure = page_figure(page, "statements-by-organisation");
    const struct statements_amount *paid = &totals_all_statements(composer->totals)->paid;
    struct writing lead;
    writing_begin(&lead);
    write_counts(composer, &lead, figure);
    write_superseded(composer, &lead);
    if (paid->state == STATE_VALUE && !(paid->value.open && paid->value.low == 0))
        WRITE(composer, &lead, "lead.statements.paid", arg_cell(composer, "paid", figure, "all", "paid_media", true));
    slot_writing(composer, page, "lead", &lead);
}
