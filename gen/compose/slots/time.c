/* The page of time. */
#include "compose/slots/slots.h"
#include "compose/slots/known.h"
#include "compose/words/days.h"

/* What the tables of time begin with: which days, in which steps, and what stands out. */
void time_slots(struct composer *composer, struct page *page) {
    struct writing lead;
    struct fact_list facts;
    writing_begin(&lead);
    facts_begin(&facts);
    const struct figure *first = page_figure(page, "spend-by-time");
    if (first && !first->listing) {
        WRITE(composer, &lead, axis_key(composer, "lead.time."), platform_days(composer, composer->lead_platform));
        WRITE(composer, &lead, "lead.time.headline", arg_text("headline", first->headline),
              arg_platform(composer, "platform", composer->lead_platform),
              platform_days(composer, composer->lead_platform));
    } else {
        WRITE(composer, &lead, "lead.time.none", arg_period(composer, "period", composer->dataset->settings.period));
    }
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        platform_fact(composer, &facts, platform);
    slot_writing(composer, page, "lead", &lead);
    slot_facts(composer, page, &facts);
}
