/* The page of time. */
#include "compose/figures/axis.h"
#include "compose/slots/slots.h"
#include "compose/slots/said.h"
#include "compose/words/days.h"

/* The first platform of which there are amounts by step; -1 if there is none. */
static int platform_over_time(const struct composer *composer) {
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (axis_varies(composer, platform, GROUP_ALL, MEASURE_SPEND))
            return platform;
    return -1;
}

/* What the tables of time begin with: which days, in which steps, and what stands out. */
void time_slots(struct composer *composer, struct page *page) {
    struct writing lead;
    struct fact_list facts;
    writing_begin(&lead);
    facts_begin(&facts);
    int platform_in_steps = platform_over_time(composer);
    const struct figure *first = page_figure(page, "spend-by-time");
    if (first && !first->listing) {
        WRITE(composer, &lead, axis_key(composer, "lead.time."), platform_days(composer, composer->lead_platform));
        WRITE(composer, &lead, "lead.time.headline", arg_text("headline", first->headline),
              arg_platform(composer, "platform", composer->lead_platform),
              platform_days(composer, composer->lead_platform));
    } else if (platform_in_steps >= 0) {
        WRITE(composer, &lead, axis_key(composer, "lead.time."), platform_days(composer, platform_in_steps));
    } else {
        WRITE(composer, &lead, "lead.time.none", arg_period(composer, "period", composer->dataset->settings.period));
    }
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        platform_fact(composer, &facts, platform);
    slot_writing(composer, page, "lead", &lead);
    slot_facts(composer, page, &facts);
}
