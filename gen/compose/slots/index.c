/* The first page: who spent how much together, and who the most. */
#include "compose/slots/slots.h"
#include "compose/slots/known.h"
#include "compose/words/days.h"
#include "compose/words/headlines.h"

static void write_first(struct composer *composer, struct writing *lead, int platform) {
    static const char *const keys[] = {
        [FIRSTS_NONE] = NULL,
        [FIRSTS_ZERO] = NULL, /* the amount says it */
        [FIRSTS_ONE] = "lead.index.first.one",
        [FIRSTS_SOME] = "lead.index.first.some",
        [FIRSTS_MANY] = "lead.index.first.open",
        [FIRSTS_EQUAL] = "lead.index.first.equal",
        [FIRSTS_ALL_EQUAL] = "lead.index.first.all-equal",
    };
    struct first_parties firsts = first_parties(composer, platform);
    const char *key = firsts.kind == FIRSTS_ALL_EQUAL && firsts.count > 3 ? "lead.index.first.all-equal.many"
                      : firsts.kind == FIRSTS_EQUAL && firsts.count > 3   ? "lead.index.first.equal.many"
                                                                          : keys[firsts.kind];
    if (key)
        WRITE(composer, lead, key, arg_text("parties", firsts.names), arg_count(composer, "count", firsts.count),
              arg_platform(composer, "platform", platform));
}

/* True if something is known of some party that is in no total. */
static bool any_parts(const struct composer *composer) {
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        for (int party = 0; party < (int)composer->dataset->parties->len; party++)
            if (is_known_by_region(composer, party, platform) || is_known_by_reference(composer, party, platform))
                return true;
    return false;
}

void index_slots(struct composer *composer, struct page *page) {
    const struct figure *spend = platform_figure(composer, MEASURE_SPEND);
    struct writing lead, unmapped;
    struct fact_list facts;
    writing_begin(&lead);
    writing_begin(&unmapped);
    facts_begin(&facts);
    if (composer->lead >= 0) {
        const char *platform = dataset_platform(composer->dataset, composer->lead)->id;
        write_together(composer, &lead, composer->lead);
        if (totals_compared(composer->totals, composer->lead, MEASURE_SPEND) > 1)
            write_first(composer, &lead, composer->lead);
        write_conditions(composer, &lead, composer->lead);
        write_linked_share(composer, &lead, composer->lead, true);
        if (figure_has_value(spend, platform, "unmapped"))
            WRITE(composer, &unmapped, "unmapped.amount", arg_platform(composer, "platform", composer->lead),
                  arg_cell(composer, "amount", spend, platform, "unmapped", true),
                  platform_days(composer, composer->lead));
    } else {
        WRITE(composer, &lead, any_parts(composer) ? "lead.index.none.parts" : "lead.index.none",
              arg_period(composer, "period", composer->dataset->settings.period));
        for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
            write_linked_share(composer, &lead, platform, false);
    }
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        platform_fact(composer, &facts, platform);
    slot_writing(composer, page, "lead", &lead);
    slot_writing(composer, page, "unmapped", &unmapped);
    slot_facts(composer, page, &facts);
}
