/* The page of the register of political advertising. */
#include "compose/about.h"
#include "compose/slots/slots.h"

void statements_slots(struct composer *composer, struct page *page) {
    const struct figure *figure = page_figure(page, "statements-by-organisation");
    struct writing lead;
    writing_begin(&lead);
    const GArray *organisations = totals_statements(composer->totals);
    bool single = composer->dataset->statements->len == 1;
    WRITE(composer, &lead, single ? "lead.statements.single" : "lead.statements",
          arg_cell(composer, "count", figure, "all", "statements", true),
          arg_counted(composer, "organisations", organisations->len),
          arg_cell(composer, "paid", figure, "all", "paid_media", true));
    slot_writing(composer, page, "lead", &lead);
}
