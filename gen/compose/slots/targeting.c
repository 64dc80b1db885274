/* The page of whom ads were aimed at. */
#include "compose/slots/slots.h"
#include "compose/about.h"
#include "compose/words/days.h"

static void write_lead(struct composer *composer, struct writing *lead) {
    int platform = targeting_platform(composer->dataset);
    const struct figure *figure =
        page_figure(page_single(composer, TEMPLATE_TARGETING), "targeting-audiences-by-party");
    WRITE(composer, lead, "lead.targeting", arg_platform(composer, "platform", platform),
          arg_cell(composer, "advertisers", figure, "all-mapped", "advertisers", true),
          arg_cell(composer, "spend", figure, "all-mapped", "spend", true),
          arg_cell(composer, "share", figure, "all-mapped", targeting_word(TARGETING_AUDIENCES), true),
          arg_stretches(composer, "period", totals_targeting(composer->totals, platform, GROUP_MAPPED)->days));
}

/* What each method is, in plain words. */
static void list_methods(struct composer *composer, struct page *page) {
    struct list list;
    list_begin(&list);
    for (int method = 0; method < TARGETING_METHOD_COUNT; method++) {
        g_autofree char *name = g_strconcat("targeting.", targeting_word((enum targeting_method)method), NULL);
        g_autofree char *meaning = g_strconcat(name, ".meaning", NULL);
        struct writing item;
        struct argument words = arg_text("name", phrase_words(composer, name));
        words.strong = true;
        writing_begin(&item);
        WRITE(composer, &item, "targeting.item", words, arg_text("meaning", phrase_words(composer, meaning)));
        list_add(composer, &list, &item);
    }
    slot_list(composer, page, "methods", &list);
}

void targeting_slots(struct composer *composer, struct page *page) {
    struct writing lead;
    writing_begin(&lead);
    write_lead(composer, &lead);
    slot_writing(composer, page, "lead", &lead);
    list_methods(composer, page);
}
