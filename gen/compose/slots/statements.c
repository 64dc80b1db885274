/* The page of the register of political advertising. */
#include "compose/about.h"
#include "compose/slots/slots.h"

void statements_slots(struct composer *composer, struct page *page) {
    const struct figure *figure = page_figure(page, "statements-by-organisation");
    bool single = composer->dataset->statements->len == 1;
    struct writing lead;
    writing_begin(&lead);
    WRITE(composer, &lead, single ? "lead.statements.single" : "lead.statements",
          arg_cell(composer, "count", figure, "all", "statements", true),
          arg_counted(composer, "organisations", totals_statements(composer->totals)->len));
    if (totals_all_statements(composer->totals)->paid.state == STATE_VALUE)
        WRITE(composer, &lead, "lead.statements.paid", arg_cell(composer, "paid", figure, "all", "paid_media", true));
    slot_writing(composer, page, "lead", &lead);
}
