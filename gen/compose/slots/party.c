/* The pages of a party, and of a party on a platform. */
#include "compose/slots/slots.h"
#include "compose/slots/said.h"
#include "compose/about.h"
#include "compose/words/days.h"
#include "compose/words/measures.h"
#include "compose/words/missing.h"
#include "model/payment.h"

/* Of more platforms the facts below the lead have the amounts, each with its days. */
enum { MOST_AMOUNTS = 3 };

static void write_rank(struct composer *composer, struct writing *lead, const struct figure *figure, int party,
                       int platform) {
    const char *id = dataset_platform(composer->dataset, platform)->id;
    g_autofree char *told = place_key(composer, "lead.party.place", party, platform);
    if (!figure_has_value(figure, id, "place") || !told)
        return;
    const struct standing *standing = totals_standing(composer->totals, platform, MEASURE_SPEND, party);
    bool either = standing->rank.high == standing->rank.low + 1;
    const char *key = either                               ? "lead.party.place.either"
                      : !interval_is_point(standing->rank) ? "lead.party.places"
                                                           : told;
    WRITE(composer, lead, key, arg_cell(composer, "place", figure, id, "place", false),
          arg_count(composer, "count", totals_compared(composer->totals, platform, MEASURE_SPEND)),
          arg_platform(composer, "platform", platform), arg_party(composer, "party", party));
    write_conditions(composer, lead, platform, party);
}

static void write_unasked(struct composer *composer, struct writing *lead, int party, int platform) {
    if (known_is_unasked(composer->known, platform, party))
        WRITE(composer, lead, "lead.party.unasked", arg_party(composer, "party", party),
              arg_platform(composer, "platform", platform));
}

/* A lead about a party under way: what it has said already need not be said again. */
struct party_lead {
    struct writing *writing;
    int party;
    bool amount;      /* an amount was named */
    bool linked;      /* some amount is that of linked accounts */
    const char *days; /* that it says, in the first language that is published; NULL: none yet */
    bool other_days;  /* it has said others since: then each sentence says its own */
};

/* True if the days of spending on a platform are those that the lead is about; if not, it says them now. */
static bool has_days_said(struct composer *composer, struct party_lead *lead, int platform) {
    struct argument when = platform_days(composer, platform);
    const char *days = when.text.text[settings_first_language(&composer->dataset->settings)];
    bool same = g_strcmp0(days, lead->days) == 0;
    lead->other_days = lead->other_days || (lead->days && !same);
    lead->days = lead->days ? lead->days : days;
    return same && !lead->other_days;
}

/* The key of a sentence about a platform: KEY.same if the lead has said its days. */
static char *key_of_days(struct composer *composer, struct party_lead *lead, const char *key, int platform) {
    return g_strconcat(key, has_days_said(composer, lead, platform) ? ".same" : "", NULL);
}

/* The key of the sentence with an amount, the first or one behind it. */
static char *key_of_amount(struct composer *composer, struct party_lead *lead, int platform) {
    if (!lead->amount)
        return key_of_days(composer, lead, "lead.party.spend.first", platform);
    return g_strconcat("lead.party.spend.next", has_days_said(composer, lead, platform) ? "" : ".days", NULL);
}

static void write_amount(struct composer *composer, struct party_lead *lead, const struct figure *figure,
                         int platform) {
    const char *id = dataset_platform(composer->dataset, platform)->id;
    struct argument who = arg_party(composer, "party", lead->party);
    struct argument where = arg_platform(composer, "platform", platform);
    g_autofree char *key = key_of_amount(composer, lead, platform);
    WRITE(composer, lead->writing, key, who, where, platform_days(composer, platform),
          arg_cell(composer, "amount", figure, id, "spend", true));
    lead->amount = true;
    lead->linked = lead->linked || totals_names_advertisers(composer->totals, platform);
    if (platform == composer->lead_platform)
        write_rank(composer, lead->writing, figure, lead->party, platform);
    if (totals_is_linked_in_part(composer->totals, platform, lead->party, MEASURE_SPEND))
        WRITE(composer, lead->writing, "lead.party.linked-in-part", who, where);
}

static enum state state_of(const struct composer *composer, int party, int platform) {
    return totals_whole(composer->totals, platform, party, MEASURE_SPEND)->state;
}

/* Why there is no amount of one platform, unless something is known of it in part. */
static void write_state(struct composer *composer, struct party_lead *lead, const struct figure *figure, int platform) {
    const char *id = dataset_platform(composer->dataset, platform)->id;
    enum state state = state_of(composer, lead->party, platform);
    const char *key =
        state == STATE_NONE_LISTED ? "lead.party.none" : phrase_of_state(composer, "lead.party.state", state);
    g_autofree char *dated = key_of_days(composer, lead, key, platform);
    WRITE(composer, lead->writing, templates_phrase(composer->templates, dated) ? dated : key,
          arg_party(composer, "party", lead->party), arg_platform(composer, "platform", platform),
          platform_days(composer, platform), arg_cell(composer, "state", figure, id, "spend", false));
}

/* The platforms that lack the amount of a party for one reason, in one sentence, each with its days unless the lead has said
 * them and no others. */
static void write_states(struct composer *composer, struct party_lead *lead, const struct figure *figure,
                         const GArray *platforms) {
    if (platforms->len == 0)
        return;
    int first = g_array_index(platforms, int, 0);
    enum state state = state_of(composer, lead->party, first);
    if (platforms->len == 1) {
        write_state(composer, lead, figure, first);
    } else {
        const char *key = state == STATE_NONE_LISTED ? "lead.party.none.many" : "lead.party.state.not_linked.many";
        WRITE(composer, lead->writing, key, arg_party(composer, "party", lead->party),
              arg_platforms_days(composer, "platforms", (const int *)(const void *)platforms->data, platforms->len,
                                 MEASURE_SPEND, lead->other_days ? NULL : lead->days));
    }
    if (state == STATE_NONE_LISTED)
        WRITE(composer, lead->writing, "lead.party.none.remark", arg_party(composer, "party", lead->party));
}

/* True if a page says in a sentence that an amount is not in hand: what nobody collected, or no platform gives, is said of
 * several platforms together. */
static bool is_worth_a_sentence(const struct composer *composer, int party, int platform) {
    return total_is_hidden(totals_whole(composer->totals, platform, party, MEASURE_SPEND)) ||
           known_is_unasked(composer->known, platform, party);
}

/* What is known of a party on a platform that is in no total, and, if nothing is and nothing is said yet, why. */
static void write_beside(struct composer *composer, struct party_lead *lead, const struct figure *figure, int platform,
                         bool always) {
    enum state state = state_of(composer, lead->party, platform);
    bool said = state == STATE_VALUE || state == STATE_NONE_LISTED;
    if (state != STATE_VALUE)
        said |= write_in_part(composer, lead->writing, "lead.party", subject_of_pair(lead->party, platform));
    said |= state == STATE_NOT_LINKED;
    if (!said && (always || is_worth_a_sentence(composer, lead->party, platform)))
        write_state(composer, lead, figure, platform);
    write_unasked(composer, lead->writing, lead->party, platform);
}

/* Those of the platforms whose amount is missing for this reason; if no account is linked, what is known in part says more. */
static GArray *platforms_in(const struct composer *composer, int party, enum state state, const int *platforms,
                            guint count) {
    GArray *found = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < count; i++)
        if (state_of(composer, party, platforms[i]) == state &&
            (state != STATE_NOT_LINKED || !known_in_part(composer->known, subject_of_pair(party, platforms[i]))))
            g_array_append_val(found, platforms[i]);
    return found;
}

/* What is known of a party's spending on these platforms: amounts first, then where nothing is listed or linked, each in one
 * sentence, then what is left. always: why an amount is missing is said here, whatever the reason. */
static void write_platforms(struct composer *composer, struct party_lead *lead, const struct figure *figure,
                            const int *platforms, guint count, bool always) {
    static const enum state together[] = {STATE_NONE_LISTED, STATE_NOT_LINKED};
    g_autoptr(GArray) known = platforms_in(composer, lead->party, STATE_VALUE, platforms, count);
    for (guint i = 0; i < known->len; i++) {
        int platform = g_array_index(known, int, i);
        if (i == 0 || known->len <= MOST_AMOUNTS || platform == composer->lead_platform ||
            totals_is_linked_in_part(composer->totals, platform, lead->party, MEASURE_SPEND))
            write_amount(composer, lead, figure, platform);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(together); i++) {
        g_autoptr(GArray) alike = platforms_in(composer, lead->party, together[i], platforms, count);
        write_states(composer, lead, figure, alike);
    }
    for (guint i = 0; i < count; i++)
        write_beside(composer, lead, figure, platforms[i], always);
}

/* What amounts of a platform that names advertisers hold, once for all of them. */
static void write_linked(struct composer *composer, const struct party_lead *lead) {
    if (lead->linked)
        WRITE(composer, lead->writing, "lead.party.linked", arg_party(composer, "party", lead->party));
}

/* Whether a party signed the code: nothing is said of it unless some party of the report is known to have. If there are pages of
 * that, one sentence leads there. */
static void write_code(struct composer *composer, struct writing *code, int party) {
    const struct party *who = dataset_party(composer->dataset, party);
    struct argument name = arg_party(composer, "party", party);
    if (composer->dataset->sets->len > 0)
        write_signing(composer, code, party, -1);
    else if (who->code_signed_on)
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

/* What the party paid to others for advertising, as far as it is listed: beside what platforms report. */
static void payments_slot(struct composer *composer, struct page *page, int party) {
    const struct figure *figure = figure_about(composer, subject_of_party(party), "payments");
    struct payments_sum sum = payments_of(composer->dataset, party, -1);
    struct writing payments;
    writing_begin(&payments);
    if (figure && sum.state == STATE_VALUE)
        WRITE(composer, &payments, "party.payments", arg_party(composer, "party", party),
              arg_cell(composer, "amount", figure, "all", "amount", true),
              arg_period(composer, "period", composer->dataset->settings.period),
              arg_counted(composer, "count", sum.count));
    else if (figure)
        WRITE(composer, &payments, "party.payments.unknown", arg_party(composer, "party", party),
              arg_counted(composer, "count", sum.count));
    if (figure)
        WRITE(composer, &payments, "party.payments.beside", arg_party(composer, "party", party));
    slot_writing(composer, page, "payments", &payments);
}

/* Days are said if they are not those that the lead began with. */
static void add_party_fact(struct composer *composer, struct fact_list *facts, const struct figure *figure, int party,
                           int platform, const char *days_said) {
    const struct platform *where = dataset_platform(composer->dataset, platform);
    struct argument value = arg_cell(composer, "value", figure, where->id, "spend", true);
    struct argument when = platform_days(composer, platform);
    bool said = g_strcmp0(when.text.text[settings_first_language(&composer->dataset->settings)], days_said) == 0;
    g_autofree char *key = place_key(composer, said ? "fact.card" : "fact.place", party, platform);
    if (figure_has_value(figure, where->id, "place") && key)
        FACT(composer, facts, localized_same(composer, where->name), value, key,
             arg_cell(composer, "place", figure, where->id, "place", false),
             arg_count(composer, "count", totals_compared(composer->totals, platform, MEASURE_SPEND)), when);
    else
        FACT(composer, facts, localized_same(composer, where->name), value, said ? NULL : "fact.period", when);
}

/* The lead, the key figures, and why there are no more of these. */
static void party_words(struct composer *composer, struct page *page, int party) {
    const struct figure *figure = party_figure(composer, party);
    struct writing words, missing;
    struct fact_list facts;
    writing_begin(&words);
    writing_begin(&missing);
    facts_begin(&facts);
    struct party_lead lead = {.writing = &words, .party = party};
    guint count = composer->dataset->platforms->len;
    g_autofree int *platforms = g_new0(int, count + 1);
    for (guint i = 0; i < count; i++)
        platforms[i] = (int)i;
    write_platforms(composer, &lead, figure, platforms, count, false);
    for (guint i = 0; i < count; i++)
        if (figure_has_value(figure, dataset_platform(composer->dataset, platforms[i])->id, "spend"))
            add_party_fact(composer, &facts, figure, party, platforms[i], lead.days);
    if (writing_is_empty(&words))
        WRITE(composer, &words, "lead.party.nothing", arg_party(composer, "party", party));
    write_linked(composer, &lead);
    write_missing_platforms(composer, &missing, party);
    slot_writing(composer, page, "lead", &words);
    slot_facts(composer, page, &facts);
    slot_aside(composer, page, "missing", &missing);
}

void party_slots(struct composer *composer, struct page *page, int party) {
    const struct party *who = dataset_party(composer->dataset, party);
    struct writing code;
    writing_begin(&code);
    write_code(composer, &code, party);
    party_words(composer, page, party);
    slot_text(composer, page, "party", localized_same(composer, who->name));
    slot_text(composer, page, "party.within", arg_party(composer, "party", party).text);
    slot_text(composer, page, "party.full-name", party_other_name(composer, party));
    slot_writing(composer, page, "code", &code);
    slot_workbook(composer, page, subject_of_party(party));
    targeting_slot(composer, page);
    payments_slot(composer, page, party);
}

void pair_slots(struct composer *composer, struct page *page, int party, int platform) {
    const struct figure *figure = party_figure(composer, party);
    const struct platform *where = dataset_platform(composer->dataset, platform);
    struct writing lead, missing;
    struct fact_list facts;
    writing_begin(&lead);
    writing_begin(&missing);
    facts_begin(&facts);
    struct party_lead of_pair = {.writing = &lead, .party = party};
    write_platforms(composer, &of_pair, figure, &platform, 1, true);
    if (platform != composer->lead_platform)
        write_rank(composer, &lead, figure, party, platform);
    write_linked(composer, &of_pair);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        const char *word = measure_rule((enum measure)i)->word;
        if (measure_shown(composer, i) && figure_has_value(figure, where->id, word))
            FACT(composer, &facts, measure_name(composer, (enum measure)i),
                 arg_cell(composer, "value", figure, where->id, word, true),
                 has_days_of_spending(composer, platform, (enum measure)i) ? NULL : "fact.period",
                 arg_days(composer, "period", platform, (enum measure)i));
    }
    write_missing_measures(composer, &missing, subject_of_pair(party, platform));
    slot_text(composer, page, "party", localized_same(composer, dataset_party(composer->dataset, party)->name));
    slot_text(composer, page, "party.within", arg_party(composer, "party", party).text);
    slot_text(composer, page, "platform", localized_same(composer, where->name));
    slot_text(composer, page, "reason",
              missing_reason(composer, platform, MEASURE_SPEND, state_of(composer, party, platform)));
    slot_writing(composer, page, "lead", &lead);
    slot_aside(composer, page, "missing", &missing);
    slot_facts(composer, page, &facts);
    slot_add(composer, page, "link.party", SLOT_LINK)->page = page->parent;
    slot_add(composer, page, "link.platform", SLOT_LINK)->page = page_of_platform(composer, platform);
    slot_workbook(composer, page, subject_of_party(party));
}
