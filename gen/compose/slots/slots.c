/* The words and key numbers of every page: what stands in the {{slots}} of the templates. */
#include "compose/slots/slots.h"
#include "compose/about.h"

void compose_slots(struct composer *composer) {
    for (guint i = 0; i < composer->report->pages->len; i++)
        common_slots(composer, g_ptr_array_index(composer->report->pages, i));
    index_slots(composer, page_single(composer, "index"));
    time_slots(composer, page_single(composer, "time"));
    changes_slots(composer, page_single(composer, "changes"));
    advertisers_slots(composer, page_single(composer, "advertisers"));
    unmapped_slots(composer, page_single(composer, "unmapped"));
    regions_slots(composer, page_single(composer, "regions"));
    static const char *const with_workbook[] = {"downloads", "advertisers", "unmapped"};
    for (gsize i = 0; i < G_N_ELEMENTS(with_workbook); i++)
        slot_workbook(composer, page_single(composer, with_workbook[i]), SUBJECT_WHOLE);
    slot_workbook(composer, page_single(composer, "index"), SUBJECT_WHOLE);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        platform_slots(composer, page_of_platform(composer, platform), platform);
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        struct page *page = page_of_party(composer, party);
        party_slots(composer, page, party);
        slot_add(composer, page, "link.press-sheet", SLOT_LINK)->page = page_of_press(composer, party);
        press_slots(composer, page_of_press(composer, party), party);
        for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
            pair_slots(composer, page_of_pair(composer, party, platform), party, platform);
    }
    a_z_slots(composer, page_single(composer, "a-z"));
}
