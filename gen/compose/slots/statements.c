/* The page of the register of political advertising. */
#include "compose/about.h"
#include "compose/slots/slots.h"

void statements_slots(struct composer *composer, struct page *page) {
    const struct figure *figure = page_figure(page, "statements-by-organisation");
    struct writing lead;
    writing_begin(&lead);
    WRITE(composer, &lead, "lead.statements", arg_cell(composer, "count", figure, "all", "statements", true),
          arg_counted(composer, "organisations", totals_statements(composer->totals)->len),
          arg_cell(composer, "paid", figure, "all", "paid_media", true));
    slot_writing(composer, page, "lead", &lead);
}
