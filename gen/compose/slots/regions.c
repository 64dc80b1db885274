/* The page of regions. */
#include "compose/slots/slots.h"
#include "compose/about.h"
#include "compose/words/days.h"

/* Without figures the page says so, and warns of nothing. */
void regions_slots(struct composer *composer, struct page *page) {
    struct writing lead, warning;
    writing_begin(&lead);
    writing_begin(&warning);
    if (page_figure(page, "by-region")) {
        struct argument words = arg_text("warning", phrase_words(composer, "regions.warning.words"));
        words.strong = true;
        writing_add(composer, &lead, "lead.regions", NULL, 0);
        WRITE(composer, &warning, "regions.warning", words,
              arg_link("method", phrase_words(composer, "regions.warning.method"), page_single(composer, "method")));
    } else {
        writing_add(composer, &lead, "empty.by-region", NULL, 0);
    }
    slot_writing(composer, page, "lead", &lead);
    slot_writing(composer, page, "warning", &warning);
}
