/* Cards that lead to the pages of the parties and platforms, and the ways from each to its neighbours. */
#include "compose/slots/cards.h"
#include "compose/about.h"
#include "compose/slots/said.h"
#include "compose/words/days.h"
#include "compose/words/measures.h"
#include "compose/words/missing.h"

/* What a party spent on the platform that the report opens with, from the first numbers of the figure; or what else is
 * known. */
static struct argument spending(struct composer *composer, const struct figure *spend, int party) {
    const char *id = dataset_party(composer->dataset, party)->id;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if ((composer->lead_platform < 0 || platform == composer->lead_platform) &&
            totals_whole(composer->totals, platform, party, MEASURE_SPEND)->state != STATE_VALUE &&
            known_in_part(composer->known, subject_of_pair(party, platform)))
            return arg_text("value", words_in_part(composer, subject_of_pair(party, platform)));
    return spend && composer->lead_platform >= 0 ? arg_cell(composer, "value", spend, id, spend->columns[1].key, true)
                                                 : arg_text("value", phrase_words(composer, "card.nothing"));
}

static void party_card(struct composer *composer, struct card_list *cards, int party) {
    const struct party *who = dataset_party(composer->dataset, party);
    const struct figure *spend = figure_about(composer, SUBJECT_WHOLE, "spend-by-party");
    const struct figure *ranks = figure_about(composer, SUBJECT_WHOLE, "rank-by-party");
    const struct figure *times = figure_about(composer, SUBJECT_WHOLE, "spend-by-party-and-time");
    struct argument name = arg_link("term", localized_same(composer, who->name), page_of_party(composer, party));
    g_autofree char *key =
        composer->lead_platform < 0 ? NULL : place_key(composer, "fact.card", party, composer->lead_platform);
    if (figure_has_value(ranks, who->id, "place") && key)
        CARD(composer, cards, name, spending(composer, spend, party), key,
             arg_cell(composer, "place", ranks, who->id, "place", false),
             arg_count(composer, "count", totals_compared(composer->totals, composer->lead_platform, MEASURE_SPEND)));
    else
        card_add(composer, cards, name, spending(composer, spend, party), NULL, NULL, 0);
    int column = times ? figure_column(times, who->id) : -1;
    card_draw(cards, who, column > 0 ? times : NULL, column > 0 ? (guint)column : 0);
}

/* Of which platform and days the numbers on the cards are, and what is drawn beside them. */
static void about_slot(struct composer *composer, struct page *page) {
    struct writing about;
    writing_begin(&about);
    if (composer->lead_platform >= 0) {
        WRITE(composer, &about, "parties.about", arg_platform(composer, "platform", composer->lead_platform),
              platform_days(composer, composer->lead_platform));
        if (figure_about(composer, SUBJECT_WHOLE, "spend-by-party-and-time"))
            WRITE(composer, &about, "parties.about.time", arg_platform(composer, "platform", composer->lead_platform));
    }
    slot_writing(composer, page, "parties.about", &about);
}

void party_cards(struct composer *composer, struct page *page) {
    struct card_list cards;
    about_slot(composer, page);
    cards_begin(&cards);
    for (guint i = 0; i < composer->dataset->parties->len; i++)
        party_card(composer, &cards, known_party_at(composer->known, i));
    slot_cards(composer, page, "parties", &cards);
}

/* True if a reason has words in each language that is published. */
static bool has_words(const struct composer *composer, struct localized reason) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (composer->dataset->settings.publishes[i] && (!reason.text[i] || !*reason.text[i]))
            return false;
    return true;
}

static void platform_card(struct composer *composer, struct card_list *cards, int platform) {
    const struct platform *about = dataset_platform(composer->dataset, platform);
    const struct figure *figure = platform_figure(composer, MEASURE_SPEND);
    guint count = totals_compared(composer->totals, platform, MEASURE_SPEND);
    struct argument name =
        arg_link("term", localized_same(composer, about->name), page_of_platform(composer, platform));
    struct localized in_part = words_in_part(composer, subject_of_platform(platform));
    struct argument value = count == 0 && localized_any(&in_part)
                                ? arg_text("value", in_part)
                                : arg_cell(composer, "value", figure, about->id, "all_mapped", true);
    struct localized reason =
        missing_reason(composer, platform, MEASURE_SPEND,
                       totals_whole(composer->totals, platform, GROUP_MAPPED, MEASURE_SPEND)->state);
    if (count > 0)
        CARD(composer, cards, name, value, "fact.card.platform", arg_counted(composer, "count", count),
             platform_days(composer, platform));
    else if (value.figure && value.row->cells[value.column].state != STATE_NOT_OFFERED && has_words(composer, reason))
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

void slot_beside(struct composer *composer, struct page *page, const struct page *previous, const struct page *next,
                 const struct page *all) {
    slot_add(composer, page, "beside", SLOT_BESIDE)->beside = (struct beside){previous, next, all};
}

void party_beside(struct composer *composer, struct page *page, int party, int platform) {
    guint index = known_position(composer->known, party), last = composer->dataset->parties->len - 1;
    struct page *pages[2] = {NULL, NULL};
    for (int i = 0; i < 2; i++) {
        if (i == 0 ? index == 0 : index == last)
            continue;
        int other = known_party_at(composer->known, i == 0 ? index - 1 : index + 1);
        pages[i] = platform < 0 ? page_of_party(composer, other) : page_of_pair(composer, other, platform);
    }
    slot_beside(composer, page, pages[0], pages[1], platform < 0 ? page->parent : page_of_platform(composer, platform));
}

void platform_beside(struct composer *composer, struct page *page, int platform) {
    int last = (int)composer->dataset->platforms->len - 1;
    slot_beside(composer, page, platform > 0 ? page_of_platform(composer, platform - 1) : NULL,
                platform < last ? page_of_platform(composer, platform + 1) : NULL, page->parent);
}
