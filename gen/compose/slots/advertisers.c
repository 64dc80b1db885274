/* The pages of advertisers: those that are linked to parties, and the money that is not. */
#include "compose/slots/slots.h"
#include "compose/slots/said.h"
#include "compose/about.h"
#include "compose/figures/figures.h"
#include "compose/words/days.h"

/* What the list of links to parties is and why it is there, or why it is not. */
void advertisers_slots(struct composer *composer, struct page *page) {
    guint mapped, listed;
    struct writing lead, explanation;
    count_mappings(composer, &mapped, &listed);
    writing_begin(&lead);
    writing_begin(&explanation);
    if (mapped > 0) {
        WRITE(composer, &lead, "lead.advertisers", arg_counted(composer, "count", mapped));
        WRITE(composer, &lead, "lead.links.listed", arg_counted(composer, "count", listed),
              arg_days_of_advertisers(composer, "period", GROUP_MAPPED));
        WRITE(composer, &explanation, "lead.advertisers.why",
              arg_link("unmapped", phrase_words(composer, "lead.advertisers.unmapped"),
                       page_single(composer, "unmapped")));
    } else {
        writing_add(composer, &lead, any_names(composer) ? "empty.advertisers.none" : why_no_names(composer), NULL, 0);
    }
    slot_writing(composer, page, "lead", &lead);
    slot_writing(composer, page, "explanation", &explanation);
}

void unmapped_slots(struct composer *composer, struct page *page) {
    struct writing unmapped;
    writing_begin(&unmapped);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const char *id = dataset_platform(composer->dataset, platform)->id;
        struct argument where = arg_platform(composer, "platform", platform);
        if (!figure_has_value(platform_figure(composer, MEASURE_SPEND), id, "unmapped"))
            continue;
        WRITE(composer, &unmapped, "unmapped.amount", where,
              arg_cell(composer, "amount", platform_figure(composer, MEASURE_SPEND), id, "unmapped", true),
              platform_days(composer, platform));
        if (!totals_names_advertisers(composer->totals, platform))
            WRITE(composer, &unmapped, "unmapped.whole", where);
    }
    slot_writing(composer, page, "lead", &unmapped);
}

void largest_slots(struct composer *composer, struct page *page) {
    struct writing lead;
    writing_begin(&lead);
    int platform = largest_platform(composer);
    if (page_figure(page, "top-advertisers"))
        WRITE(composer, &lead, "lead.largest", arg_platform(composer, "platform", platform),
              arg_counted(composer, "count", totals_accounts(composer->totals, platform)->len),
              platform_days(composer, platform));
    else if (platform >= 0)
        WRITE(composer, &lead,
              totals_names_advertisers(composer->totals, platform) ? "empty.largest" : "empty.largest.whole",
              arg_platform(composer, "platform", platform), arg_name_from(composer, "amount"));
    else
        writing_add(composer, &lead, why_no_names(composer), NULL, 0);
    slot_writing(composer, page, "lead", &lead);
}

void links_slots(struct composer *composer, struct page *page, int party) {
    guint mapped, listed;
    struct writing lead;
    count_linked_accounts(composer, party, &mapped, &listed);
    writing_begin(&lead);
    WRITE(composer, &lead, "lead.links", arg_party(composer, "party", party), arg_counted(composer, "count", mapped));
    WRITE(composer, &lead, "lead.links.listed", arg_counted(composer, "count", listed),
          arg_days_of_advertisers(composer, "period", party));
    slot_writing(composer, page, "lead", &lead);
    slot_text(composer, page, "party", localized_same(composer, dataset_party(composer->dataset, party)->name));
    slot_text(composer, page, "party.within", arg_party(composer, "party", party).text);
    slot_add(composer, page, "link.party", SLOT_LINK)->page = page_of_party(composer, party);
    slot_workbook(composer, page, subject_of_party(party));
}
