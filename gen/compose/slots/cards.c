/* Cards that lead to the pages of the parties and platforms, and the ways from each to its neighbours. */
#include "compose/slots/cards.h"
#include "compose/about.h"
#include "compose/slots/known.h"
#include "compose/words/days.h"
#include "compose/words/measures.h"

static struct argument no_words(struct composer *composer) {
    return arg_same(composer, "value", "");
}

/* The column of what all parties spent on the platform that the report opens with: the first numbers there. */
static struct argument spending(struct composer *composer, const struct figure *spend, const char *party) {
    return spend ? arg_cell(composer, "value", spend, party, spend->columns[1].key, true) : no_words(composer);
}

static void party_card(struct composer *composer, struct card_list *cards, int party) {
    const struct party *who = dataset_party(composer->dataset, party);
    const struct figure *spend = figure_about(composer, SUBJECT_WHOLE, "spend-by-party");
    const struct figure *ranks = figure_about(composer, SUBJECT_WHOLE, "rank-by-party");
    const struct figure *times = figure_about(composer, SUBJECT_WHOLE, "spend-by-party-and-time");
    struct argument name = arg_link("term", localized_same(composer, who->name), page_of_party(composer, party));
    if (figure_has_value(ranks, who->id, "place"))
        CARD(composer, cards, name, spending(composer, spend, who->id), "fact.card",
             arg_cell(composer, "place", ranks, who->id, "place", false),
             arg_count(composer, "count", totals_compared(composer->totals, composer->lead_platform, MEASURE_SPEND)));
    else
        card_add(composer, cards, name, spending(composer, spend, who->id), NULL, NULL, 0);
    int column = times ? figure_column(times, who->id) : -1;
    card_draw(cards, who->colour, column > 0 ? times : NULL, column > 0 ? (guint)column : 0);
}

void party_cards(struct composer *composer, struct page *page) {
    struct card_list cards;
    cards_begin(&cards);
    for (guint i = 0; i < composer->dataset->parties->len; i++)
        party_card(composer, &cards, party_at(composer, i));
    slot_cards(composer, page, "parties", &cards);
}

static void platform_card(struct composer *composer, struct card_list *cards, int platform) {
    const struct platform *about = dataset_platform(composer->dataset, platform);
    const struct figure *figure = platform_figure(composer, MEASURE_SPEND);
    guint count = totals_compared(composer->totals, platform, MEASURE_SPEND);
    struct argument name =
        arg_link("term", localized_same(composer, about->name), page_of_platform(composer, platform));
    struct argument value = arg_cell(composer, "value", figure, about->id, "all_mapped", true);
    struct localized reason = reason_of(composer, platform, MEASURE_SPEND);
    if (count > 0)
        CARD(composer, cards, name, value, "fact.card.platform", arg_counted(composer, "count", count),
             platform_days(composer, platform));
    else if (value.figure && value.row->cells[value.column].state != STATE_NOT_OFFERED && localized_any(&reason))
        CARD(composer, cards, name, value, "fact.reason", arg_text("reason", reason));
    else
        card_add(composer, cards, name, value, NULL, NULL, 0);
}

void platform_cards(struct composer *composer, struct page *page) {
    struct card_list cards;
    cards_begin(&cards);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        platform_card(composer, &cards, platform);
    slot_cards(composer, page, "platforms", &cards);
}

int party_at(const struct composer *composer, guint index) {
    return composer->lead_platform < 0
               ? (int)index
               : g_array_index(totals_order(composer->totals, composer->lead_platform, MEASURE_SPEND), int, index);
}

/* The order of publication: where a party stands in it. */
static guint index_of(const struct composer *composer, int party) {
    guint index = 0;
    while (party_at(composer, index) != party)
        index++;
    return index;
}

static void slot_beside(struct composer *composer, struct page *page, const struct page *previous,
                        const struct page *next, const struct page *all) {
    slot_add(composer, page, "beside", SLOT_BESIDE)->beside = (struct beside){previous, next, all};
}

void party_beside(struct composer *composer, struct page *page, int party, int platform) {
    guint index = index_of(composer, party), last = composer->dataset->parties->len - 1;
    struct page *pages[2] = {NULL, NULL};
    for (int i = 0; i < 2; i++) {
        if (i == 0 ? index == 0 : index == last)
            continue;
        int other = party_at(composer, i == 0 ? index - 1 : index + 1);
        pages[i] = platform < 0 ? page_of_party(composer, other) : page_of_pair(composer, other, platform);
    }
    slot_beside(composer, page, pages[0], pages[1], platform < 0 ? page->parent : page_of_platform(composer, platform));
}

void platform_beside(struct composer *composer, struct page *page, int platform) {
    int last = (int)composer->dataset->platforms->len - 1;
    slot_beside(composer, page, platform > 0 ? page_of_platform(composer, platform - 1) : NULL,
                platform < last ? page_of_platform(composer, platform + 1) : NULL, page->parent);
}
