/* The words and key numbers of every page: what fills the {{slots}} of the templates. */
#include "compose/slots/slots.h"
#include "compose/about.h"
#include "compose/slots/cards.h"

/* The pages there is one of (or none), and which of them lead to the workbook of the report. Others have the words of every
 * page. */
static const struct {
    const char *page;
    void (*fill)(struct composer *composer, struct page *page);
    bool has_workbook;
} singles[] = {
    {"index", index_slots, true},
    {"time", time_slots, false},
    {"changes", changes_slots, false},
    {"advertisers", advertisers_slots, true},
    {"unmapped", unmapped_slots, true},
    {"regions", regions_slots, false},
    {"downloads", NULL, true},
    {"glossary", glossary_slots, false},
    {"a-z", a_z_slots, false},
    {TEMPLATE_TARGETING, targeting_slots, true},
    {"largest", largest_slots, true},
    {TEMPLATE_STATEMENTS, statements_slots, true},
    {TEMPLATE_EVALUATION, evaluation_slots, true},
    {"method", method_slots, false},
};

/* What every page has is the same in all of them, so it is made once. */
static void add_common_slots(struct composer *composer) {
    const GPtrArray *pages = composer->report->pages;
    struct page *first = g_ptr_array_index(pages, 0);
    common_slots(composer, first);
    for (guint i = 1; i < pages->len; i++) {
        struct page *page = g_ptr_array_index(pages, i);
        GHashTableIter iter;
        gpointer name, slot;
        g_hash_table_iter_init(&iter, first->slots);
        while (g_hash_table_iter_next(&iter, &name, &slot))
            g_hash_table_insert(page->slots, name, slot);
    }
}

void compose_slots(struct composer *composer) {
    add_common_slots(composer);
    for (gsize i = 0; i < G_N_ELEMENTS(singles); i++) {
        struct page *page = page_single(composer, singles[i].page);
        if (!page)
            continue;
        if (singles[i].fill)
            singles[i].fill(composer, page);
        if (singles[i].has_workbook)
            slot_workbook(composer, page, SUBJECT_WHOLE);
    }
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        platform_slots(composer, page_of_platform(composer, platform), platform);
        platform_beside(composer, page_of_platform(composer, platform), platform);
    }
    for (int set = 0; set < (int)composer->dataset->sets->len; set++)
        code_slots(composer, set);
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        struct page *page = page_of_party(composer, party);
        party_slots(composer, page, party);
        party_beside(composer, page, party, -1);
        slot_add(composer, page, "link.press-sheet", SLOT_LINK)->page = page_of_press(composer, party);
        press_slots(composer, page_of_press(composer, party), party);
        struct page *links = page_of(composer, subject_of_party(party), TEMPLATE_LINKS);
        slot_add(composer, page, "link.links", SLOT_LINK)->page = links ? links : page_single(composer, "advertisers");
        if (links)
            links_slots(composer, links, party);
        for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
            struct page *pair = page_of_pair(composer, party, platform);
            pair_slots(composer, pair, party, platform);
            party_beside(composer, pair, party, platform);
        }
    }
}
