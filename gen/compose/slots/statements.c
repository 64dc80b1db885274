/* The page of the register of political advertising. */
#include "compose/about.h"
#include "compose/slots/slots.h"

/* How many statements there are, of how many organisations; of a register of which a part was not read, which part. */
static void write_counts(struct composer *composer, struct writing *lead, const struct figure *figure) {
    const struct statements_given *given = &composer->dataset->statements_given;
    guint count = composer->dataset->statements->len;
    struct argument organisations = arg_counted(composer, "organisations", totals_statements(composer->totals)->len);
    if (statements_missing(given) > 0) {
        WRITE(composer, lead, "lead.statements.part", arg_count(composer, "read", given->read),
              arg_count(composer, "counted", given->counted));
        WRITE(composer, lead, count == 1 ? "lead.statements.read.single" : "lead.statements.read",
              arg_count(composer, "count", count), organisations);
        return;
    }
    WRITE(composer, lead, count == 1 ? "lead.statements.single" : "lead.statements",
          arg_cell(composer, "count", figure, "all", "statements", true), organisations);
}

void statements_slots(struct composer *composer, struct page *page) {
    const struct figure *figure = page_figure(page, "statements-by-organisation");
    const struct statements_amount *paid = &totals_all_statements(composer->totals)->paid;
    struct writing lead;
    writing_begin(&lead);
    write_counts(composer, &lead, figure);
    if (paid->state == STATE_VALUE && !(paid->value.open && paid->value.low == 0))
        WRITE(composer, &lead, "lead.statements.paid", arg_cell(composer, "paid", figure, "all", "paid_media", true));
    slot_writing(composer, page, "lead", &lead);
}
