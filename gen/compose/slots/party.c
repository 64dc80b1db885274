/* The pages of a party, and of a party on a platform. */
#include "compose/slots/slots.h"
#include "compose/slots/known.h"
#include "compose/about.h"
#include "compose/words/days.h"
#include "compose/words/headlines.h"
#include "compose/words/measures.h"

static void write_rank(struct composer *composer, struct writing *lead, const struct figure *figure, int party,
                       int platform) {
    const char *id = dataset_platform(composer->dataset, platform)->id;
    guint compared = totals_compared(composer->totals, platform, MEASURE_SPEND);
    if (!figure_has_value(figure, id, "place") || compared < 2 || first_parties(composer, platform).kind == FIRSTS_ZERO)
        return;
    bool linked = totals_names_advertisers(composer->totals, platform);
    const struct standing *standing = totals_standing(composer->totals, platform, MEASURE_SPEND, party);
    bool wide = standing->rank.high > standing->rank.low + 1; /* else the words say "3" or "3 of 4" */
    const char *key = wide ? linked ? "lead.party.places.linked" : "lead.party.places"
                      : interval_is_point(standing->rank) && standing->shared
                          ? linked ? "lead.party.place.shared.linked" : "lead.party.place.shared"
                      : linked ? "lead.party.place.linked"
                               : "lead.party.place";
    WRITE(composer, lead, key, arg_cell(composer, "place", figure, id, "place", false),
          arg_count(composer, "count", compared), arg_platform(composer, "platform", platform),
          arg_party(composer, "party", party));
    write_conditions(composer, lead, platform);
}

/* What is known of a party that is in no total. True if there is something. */
static bool write_parts(struct composer *composer, struct writing *lead, int party, int platform) {
    struct argument who = arg_party(composer, "party", party), where = arg_platform(composer, "platform", platform);
    bool regions = is_known_by_region(composer, party, platform),
         references = is_known_by_reference(composer, party, platform);
    struct localized days =
        localized_days(composer, totals_region_days(composer->totals, platform, party, MEASURE_SPEND));
    if (references)
        WRITE(composer, lead, "lead.party.references-only", who, where);
    if (regions)
        WRITE(composer, lead, "lead.party.regions-only", who, where, arg_text("period", days));
    return regions || references;
}

static void write_unasked(struct composer *composer, struct writing *lead, int party, int platform) {
    if (is_unasked(composer, party, platform))
        WRITE(composer, lead, "lead.party.unasked", arg_party(composer, "party", party),
              arg_platform(composer, "platform", platform));
}

/* What is known of a party's spending on one platform, in a sentence. first: of those that name an amount; last: of
 * those that find nothing listed, which then says what that means. */
static void write_party_platform(struct composer *composer, struct writing *lead, const struct figure *figure,
                                 int party, int platform, bool first, bool last) {
    const char *id = dataset_platform(composer->dataset, platform)->id;
    const struct total *total = totals_whole(composer->totals, platform, party, MEASURE_SPEND);
    struct argument who = arg_party(composer, "party", party), where = arg_platform(composer, "platform", platform);
    struct argument when = platform_days(composer, platform);
    struct argument state = arg_cell(composer, "state", figure, id, "spend", false);
    if (total->state == STATE_VALUE) {
        bool linked = totals_names_advertisers(composer->totals, platform);
        const char *key = first    ? linked ? "lead.party.spend.first.linked" : "lead.party.spend.first"
                          : linked ? "lead.party.spend.next.linked"
                                   : "lead.party.spend.next";
        WRITE(composer, lead, key, who, where, when, arg_cell(composer, "amount", figure, id, "spend", true));
        if (platform == composer->lead_platform)
            write_rank(composer, lead, figure, party, platform);
        if (totals_is_linked_in_part(composer->totals, platform, party, MEASURE_SPEND))
            WRITE(composer, lead, "lead.party.linked-in-part", who, where);
        write_unasked(composer, lead, party, platform);
        return;
    }
    if (total->state == STATE_NONE_LISTED) {
        WRITE(composer, lead, "lead.party.none", who, where, when);
        if (last)
            WRITE(composer, lead, "lead.party.none.remark", who);
        write_parts(composer, lead, party, platform);
    } else if (!write_parts(composer, lead, party, platform)) {
        WRITE(composer, lead, phrase_of_state(composer, "lead.party.state", total->state), who, where, when, state);
    }
    write_unasked(composer, lead, party, platform);
}

/* True if the page of a party says something of a platform in a sentence: what nobody collected, or no platform gives,
 * is in its key figures. */
static bool is_worth_a_sentence(const struct composer *composer, int party, int platform) {
    const struct total *total = totals_whole(composer->totals, platform, party, MEASURE_SPEND);
    return is_known_by_region(composer, party, platform) || is_known_by_reference(composer, party, platform) ||
           is_unasked(composer, party, platform) || total_is_hidden(total) || total->state == STATE_VALUE ||
           total->state == STATE_NONE_LISTED || total->state == STATE_NOT_LINKED;
}

/* Whether a party signed the code: nothing is said of it unless some party of the report is known to have. */
static void write_code(struct composer *composer, struct writing *code, int party) {
    const struct party *who = dataset_party(composer->dataset, party);
    struct argument name = arg_party(composer, "party", party);
    if (who->code_signed_on)
        WRITE(composer, code, "party.code.signed", name, arg_date(composer, "date", who->code_signed_on));
    else if (dataset_has_code(composer->dataset))
        WRITE(composer, code, "party.code.not-signed", name);
}

/* Leads to the page of whom ads were aimed at, if there is one. */
static void targeting_slot(struct composer *composer, struct page *page) {
    struct writing targeting;
    const struct page *all = page_single(composer, TEMPLATE_TARGETING);
    writing_begin(&targeting);
    if (all)
        WRITE(composer, &targeting, "party.targeting",
              arg_link("page", phrase_words(composer, "party.targeting.page"), all));
    slot_writing(composer, page, "targeting", &targeting);
}

void party_slots(struct composer *composer, struct page *page, int party) {
    const struct party *who = dataset_party(composer->dataset, party);
    const struct figure *figure = party_figure(composer, party);
    struct writing lead, code;
    struct fact_list facts;
    writing_begin(&lead);
    writing_begin(&code);
    facts_begin(&facts);
    bool first = true;
    int last_unlisted = -1;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (totals_whole(composer->totals, platform, party, MEASURE_SPEND)->state == STATE_NONE_LISTED)
            last_unlisted = platform;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const struct platform *where = dataset_platform(composer->dataset, platform);
        enum state state = totals_whole(composer->totals, platform, party, MEASURE_SPEND)->state;
        if (is_worth_a_sentence(composer, party, platform))
            write_party_platform(composer, &lead, figure, party, platform, first, platform == last_unlisted);
        first = first && state != STATE_VALUE;
        struct argument value = arg_cell(composer, "value", figure, where->id, "spend", true);
        struct localized term = SENTENCE(composer, "fact.spend", arg_same(composer, "platform", where->name));
        guint compared = totals_compared(composer->totals, platform, MEASURE_SPEND);
        if (figure_has_value(figure, where->id, "place") && compared > 1)
            FACT(composer, &facts, term, value, "fact.place",
                 arg_cell(composer, "place", figure, where->id, "place", false), arg_count(composer, "count", compared),
                 platform_days(composer, platform));
        else
            FACT(composer, &facts, term, value, state == STATE_VALUE ? "fact.period" : NULL,
                 platform_days(composer, platform));
    }
    if (writing_is_empty(&lead))
        WRITE(composer, &lead, "lead.party.nothing", arg_party(composer, "party", party));
    write_code(composer, &code, party);
    slot_text(composer, page, "party", localized_same(composer, who->name));
    slot_text(composer, page, "party.within", arg_party(composer, "party", party).text);
    slot_text(composer, page, "party.full-name", who->full_name);
    slot_writing(composer, page, "lead", &lead);
    slot_writing(composer, page, "code", &code);
    slot_facts(composer, page, &facts);
    slot_workbook(composer, page, subject_of_party(party));
    targeting_slot(composer, page);
}

void pair_slots(struct composer *composer, struct page *page, int party, int platform) {
    const struct figure *figure = party_figure(composer, party);
    const struct platform *where = dataset_platform(composer->dataset, platform);
    struct writing lead;
    struct fact_list facts;
    writing_begin(&lead);
    facts_begin(&facts);
    write_party_platform(composer, &lead, figure, party, platform, true, true);
    if (platform != composer->lead_platform)
        write_rank(composer, &lead, figure, party, platform);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (!measure_shown(composer, i))
            continue;
        FACT(composer, &facts, measure_name(composer, (enum measure)i),
             arg_cell(composer, "value", figure, where->id, measure_rule((enum measure)i)->word, true),
             figure_has_value(figure, where->id, measure_rule((enum measure)i)->word) ? "fact.period" : NULL,
             arg_days(composer, "period", platform, (enum measure)i));
    }
    slot_text(composer, page, "party", localized_same(composer, dataset_party(composer->dataset, party)->name));
    slot_text(composer, page, "party.within", arg_party(composer, "party", party).text);
    slot_text(composer, page, "platform", localized_same(composer, where->name));
    slot_text(composer, page, "reason", reason_of(composer, platform, MEASURE_SPEND));
    slot_writing(composer, page, "lead", &lead);
    slot_facts(composer, page, &facts);
    slot_add(composer, page, "link.party", SLOT_LINK)->page = page->parent;
    slot_add(composer, page, "link.platform", SLOT_LINK)->page = page_of_platform(composer, platform);
    slot_workbook(composer, page, subject_of_party(party));
}
