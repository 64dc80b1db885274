/* The words and key numbers of every page: what stands in the {{slots}} of the templates. */
#include "compose/composer.h"

#include <string.h>

static const struct figure *by_platform(struct composer *composer, enum measure measure) {
    g_autofree char *id = g_strconcat(measure_rule(measure)->word, "-by-platform", NULL);
    return report_figure(composer->report, id);
}

static const struct figure *party_figure(struct composer *composer, int party) {
    g_autofree char *id = g_strconcat(scope_of_party(composer, party), "-by-platform", NULL);
    return report_figure(composer->report, id);
}

static struct argument platform_days(struct composer *composer, int platform) {
    return arg_days(composer, "period", platform, MEASURE_SPEND);
}

/* Why there is no number for a measure of a platform, in the words of coverage.csv; empty where it gives none. */
static struct localized reason_of(struct composer *composer, int platform, enum measure measure) {
    struct period period = composer->dataset->settings.period;
    struct localized none = localized_same(composer, "");
    for (day_number day = period.first; day <= period.last; day++) {
        const struct coverage *coverage;
        if (totals_day_state(composer->totals, platform, measure, day, &coverage) == STATE_VALUE || !coverage)
            continue;
        struct localized reason = none;
        for (int i = 0; i < LANGUAGE_COUNT; i++)
            if (coverage->reason.text[i])
                reason.text[i] = coverage->reason.text[i];
        return reason;
    }
    return none;
}

static void platform_fact(struct composer *composer, struct fact_list *facts, int platform) {
    const struct platform *about = dataset_platform(composer->dataset, platform);
    const struct figure *figure = by_platform(composer, MEASURE_SPEND);
    guint count = totals_compared(composer->totals, platform, MEASURE_SPEND);
    struct argument value = arg_cell(composer, "value", figure, about->id, "all_mapped", true);
    struct argument counted = arg_count(composer, "count", count);
    if (count == 0)
        FACT(composer, facts, localized_same(composer, about->name), value, NULL, counted);
    else
        FACT(composer, facts,
             SENTENCE(composer, count == 1 ? "fact.platform.one" : "fact.platform",
                      arg_same(composer, "platform", about->name), counted),
             value, "fact.period", platform_days(composer, platform));
}

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

/* Who is among those compared without a number, and what the comparison is of. */
static void write_conditions(struct composer *composer, struct writing *lead, int platform) {
    struct argument where = arg_platform(composer, "platform", platform);
    if (totals_hidden(composer->totals, platform, MEASURE_SPEND) > 0)
        WRITE(composer, lead, "lead.hidden", where, arg_text("parties", hidden_parties(composer, platform)));
}

/* How much of all that a platform lists is linked to the parties. */
static void write_linked_share(struct composer *composer, struct writing *writing, int platform) {
    const char *id = dataset_platform(composer->dataset, platform)->id;
    const struct figure *spend = by_platform(composer, MEASURE_SPEND);
    if (figure_has_value(spend, id, "linked_share"))
        WRITE(composer, writing, "lead.linked-share", arg_platform(composer, "platform", platform),
              arg_cell(composer, "share", spend, id, "linked_share", true), platform_days(composer, platform));
}

/* How many parties spent how much together. */
static void write_together(struct composer *composer, struct writing *lead, int platform) {
    guint count = totals_compared(composer->totals, platform, MEASURE_SPEND);
    const char *id = dataset_platform(composer->dataset, platform)->id;
    guint known = parties_with_spending(composer, platform);
    bool zero = first_parties(composer, platform).kind == FIRSTS_ZERO;
    WRITE(composer, lead,
          zero            ? "lead.index.spend.zero"
          : count == 1    ? "lead.index.spend.one"
          : known == 1    ? "lead.index.spend.known.one"
          : known < count ? "lead.index.spend.known"
                          : "lead.index.spend",
          arg_platform(composer, "platform", platform), arg_count(composer, "count", known),
          arg_cell(composer, "amount", by_platform(composer, MEASURE_SPEND), id, "all_mapped", true),
          platform_days(composer, platform));
}

static bool has_regions(const struct composer *composer, int party, int platform) {
    for (int i = 0; i < (int)composer->dataset->regions->len; i++)
        if (totals_region(composer->totals, platform, party, MEASURE_SPEND, i))
            return true;
    return false;
}

static bool has_references(const struct composer *composer, int party, int platform) {
    const GArray *references = totals_references(composer->totals);
    for (guint i = 0; i < references->len; i++) {
        const struct reference *reference = &g_array_index(references, struct reference, i);
        if (reference->platform == platform && reference->subject == party)
            return true;
    }
    return false;
}

/* True if something is known of some party that is in no total. */
static bool any_parts(const struct composer *composer) {
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        for (int party = 0; party < (int)composer->dataset->parties->len; party++)
            if (has_regions(composer, party, platform) || has_references(composer, party, platform))
                return true;
    return false;
}

static void index_slots(struct composer *composer, struct page *page) {
    const struct figure *spend = by_platform(composer, MEASURE_SPEND);
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
        write_linked_share(composer, &lead, composer->lead);
        if (figure_has_value(spend, platform, "unmapped"))
            WRITE(composer, &unmapped, "unmapped.amount", arg_platform(composer, "platform", composer->lead),
                  arg_cell(composer, "amount", spend, platform, "unmapped", true),
                  platform_days(composer, composer->lead));
    } else {
        WRITE(composer, &lead, any_parts(composer) ? "lead.index.none.parts" : "lead.index.none",
              arg_period(composer, "period", composer->dataset->settings.period));
        for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
            write_linked_share(composer, &lead, platform);
    }
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        platform_fact(composer, &facts, platform);
    slot_writing(composer, page, "lead", &lead);
    slot_writing(composer, page, "unmapped", &unmapped);
    slot_facts(composer, page, &facts);
}

static void write_place(struct composer *composer, struct writing *lead, const struct figure *figure, int party,
                        int platform) {
    const char *id = dataset_platform(composer->dataset, platform)->id;
    guint compared = totals_compared(composer->totals, platform, MEASURE_SPEND);
    if (!figure_has_value(figure, id, "place") || compared < 2 || first_parties(composer, platform).kind == FIRSTS_ZERO)
        return;
    bool linked = totals_names_advertisers(composer->totals, platform);
    const struct standing *standing = totals_standing(composer->totals, platform, MEASURE_SPEND, party);
    const char *key = !interval_is_point(standing->place) ? linked ? "lead.party.places.linked" : "lead.party.places"
                      : standing->shared ? linked ? "lead.party.place.shared.linked" : "lead.party.place.shared"
                      : linked           ? "lead.party.place.linked"
                                         : "lead.party.place";
    WRITE(composer, lead, key, arg_cell(composer, "place", figure, id, "place", false),
          arg_count(composer, "count", compared), arg_platform(composer, "platform", platform),
          arg_party(composer, "party", party));
    write_conditions(composer, lead, platform);
}

/* What is known of a party that is in no total. True if there is something. */
static bool write_parts(struct composer *composer, struct writing *lead, int party, int platform) {
    struct argument who = arg_party(composer, "party", party), where = arg_platform(composer, "platform", platform);
    bool regions = has_regions(composer, party, platform), references = has_references(composer, party, platform);
    struct localized days = localized_days(composer, totals_region_days(composer->totals, platform, MEASURE_SPEND));
    if (references)
        WRITE(composer, lead, "lead.party.references-only", who, where);
    if (regions)
        WRITE(composer, lead, "lead.party.regions-only", who, where, arg_text("period", days));
    return regions || references;
}

/* Something is listed of a party on days without an offer, in whatever measure. */
static bool is_unasked(const struct composer *composer, int subject, int platform) {
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (totals_whole(composer->totals, platform, subject, (enum measure)measure)->flags & TOTAL_UNASKED)
            return true;
    return false;
}

static void write_unasked(struct composer *composer, struct writing *lead, int party, int platform) {
    if (is_unasked(composer, party, platform))
        WRITE(composer, lead, "lead.party.unasked", arg_party(composer, "party", party),
              arg_platform(composer, "platform", platform));
}

/* What is known of a party's spending on one platform, in a sentence. first: of those that name an amount; last: of those
 * that find nothing listed, which then says what that means. */
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
        if (platform == composer->lead)
            write_place(composer, lead, figure, party, platform);
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
        WRITE(composer, lead, total->state == STATE_NOT_LINKED ? "lead.party.not_linked" : "lead.party.state", who,
              where, when, state);
    }
    write_unasked(composer, lead, party, platform);
}

/* True if the page of a party says something of a platform in a sentence: what nobody collected, or no platform gives, is
 * in its key figures. */
static bool is_worth_a_sentence(const struct composer *composer, int party, int platform) {
    const struct total *total = totals_whole(composer->totals, platform, party, MEASURE_SPEND);
    return has_regions(composer, party, platform) || has_references(composer, party, platform) ||
           is_unasked(composer, party, platform) || total_is_hidden(total) || total->state == STATE_VALUE ||
           total->state == STATE_NONE_LISTED || total->state == STATE_NOT_LINKED;
}

/* Whether a party signed the code: nothing is said of it unless some party of the report is known to have. */
static void write_code(struct composer *composer, struct writing *code, const struct party *who) {
    bool any = false;
    for (int i = 0; i < (int)composer->dataset->parties->len; i++)
        any = any || dataset_party(composer->dataset, i)->code_signed_on;
    struct argument name = arg_same(composer, "party", who->name);
    if (who->code_signed_on)
        WRITE(composer, code, "party.code.signed", name, arg_date(composer, "date", who->code_signed_on));
    else if (any)
        WRITE(composer, code, "party.code.not-signed", name);
}

static void party_slots(struct composer *composer, struct page *page, int party) {
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
    if (lead.spans[LANGUAGE_NL]->len == 0 && lead.spans[LANGUAGE_EN]->len == 0)
        WRITE(composer, &lead, "lead.party.nothing", arg_party(composer, "party", party));
    write_code(composer, &code, who);
    slot_text(composer, page, "party", localized_same(composer, who->name));
    slot_text(composer, page, "party.full-name", who->full_name);
    slot_writing(composer, page, "lead", &lead);
    slot_writing(composer, page, "code", &code);
    slot_facts(composer, page, &facts);
    slot_workbook(composer, page, scope_of_party(composer, party));
}

static void pair_slots(struct composer *composer, struct page *page, int party, int platform) {
    const struct figure *figure = party_figure(composer, party);
    const struct platform *where = dataset_platform(composer->dataset, platform);
    struct writing lead;
    struct fact_list facts;
    writing_begin(&lead);
    facts_begin(&facts);
    write_party_platform(composer, &lead, figure, party, platform, true, true);
    if (platform != composer->lead)
        write_place(composer, &lead, figure, party, platform);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (!measure_shown(composer, i))
            continue;
        FACT(composer, &facts, measure_name(composer, (enum measure)i),
             arg_cell(composer, "value", figure, where->id, measure_rule((enum measure)i)->word, true),
             figure_has_value(figure, where->id, measure_rule((enum measure)i)->word) ? "fact.period" : NULL,
             arg_days(composer, "period", platform, (enum measure)i));
    }
    slot_text(composer, page, "party", localized_same(composer, dataset_party(composer->dataset, party)->name));
    slot_text(composer, page, "platform", localized_same(composer, where->name));
    slot_text(composer, page, "reason", reason_of(composer, platform, MEASURE_SPEND));
    slot_writing(composer, page, "lead", &lead);
    slot_facts(composer, page, &facts);
    slot_add(composer, page, "link.party", SLOT_LINK)->page = page->parent;
    slot_add(composer, page, "link.platform", SLOT_LINK)->page = page_of_platform(composer, platform);
    slot_workbook(composer, page, scope_of_party(composer, party));
}

static void write_services(struct composer *composer, struct page *page, const struct platform *about) {
    struct writing services, definition;
    writing_begin(&services);
    writing_begin(&definition);
    if (about->services)
        WRITE(composer, &services, "platform.services", arg_same(composer, "services", about->services));
    if (about->definition.text[LANGUAGE_NL] || about->definition.text[LANGUAGE_EN])
        WRITE(composer, &definition, "platform.definition", arg_text("definition", about->definition));
    else
        WRITE(composer, &definition, "platform.definition.none", arg_same(composer, "platform", about->name));
    slot_writing(composer, page, "services", &services);
    slot_writing(composer, page, "definition", &definition);
}

static void platform_slots(struct composer *composer, struct page *page, int platform) {
    const struct platform *about = dataset_platform(composer->dataset, platform);
    const struct figure *spend = by_platform(composer, MEASURE_SPEND);
    struct argument where = arg_same(composer, "platform", about->name);
    struct writing lead;
    struct fact_list facts;
    writing_begin(&lead);
    facts_begin(&facts);
    if (parties_with_spending(composer, platform) > 0) {
        write_together(composer, &lead, platform);
        write_conditions(composer, &lead, platform);
        write_linked_share(composer, &lead, platform);
        if (figure_has_value(spend, about->id, "unmapped"))
            WRITE(composer, &lead, "lead.platform.unmapped",
                  arg_cell(composer, "amount", spend, about->id, "unmapped", true), platform_days(composer, platform));
    } else {
        WRITE(composer, &lead, "lead.platform.state", where,
              arg_cell(composer, "state", spend, about->id, "all_mapped", false),
              arg_text("reason", reason_of(composer, platform, MEASURE_SPEND)));
        write_linked_share(composer, &lead, platform);
    }
    if (is_unasked(composer, SUBJECT_ALL, platform))
        WRITE(composer, &lead, "lead.platform.unasked", where);
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (!measure_shown(composer, i))
            continue;
        const struct figure *figure = by_platform(composer, (enum measure)i);
        FACT(composer, &facts, measure_name(composer, (enum measure)i),
             arg_cell(composer, "value", figure, about->id, "all", true),
             figure_has_value(figure, about->id, "all") ? "fact.all" : NULL,
             arg_days(composer, "period", platform, (enum measure)i));
    }
    slot_text(composer, page, "platform", localized_same(composer, about->name));
    slot_writing(composer, page, "lead", &lead);
    slot_facts(composer, page, &facts);
    write_services(composer, page, about);
    slot_workbook(composer, page, scope_of_platform(composer, platform));
}

/* What the list of links to parties is and why it is there, or why it is not. */
static void advertisers_slots(struct composer *composer, struct page *page) {
    guint mapped, listed;
    struct writing lead, explanation;
    count_mappings(composer, &mapped, &listed);
    writing_begin(&lead);
    writing_begin(&explanation);
    if (mapped > 0) {
        WRITE(composer, &lead, "lead.advertisers", arg_count(composer, "count", mapped),
              arg_count(composer, "listed", listed),
              arg_period(composer, "period", composer->dataset->settings.period));
        WRITE(composer, &explanation, "lead.advertisers.why",
              arg_link("unmapped", phrase_words(composer, "lead.advertisers.unmapped"),
                       page_of_key(composer, "unmapped")));
    } else {
        writing_add(composer, &lead, any_names(composer) ? "empty.advertisers.none" : why_no_names(composer), NULL, 0);
    }
    slot_writing(composer, page, "lead", &lead);
    slot_writing(composer, page, "explanation", &explanation);
}

static void unmapped_slots(struct composer *composer, struct page *page) {
    struct writing unmapped;
    writing_begin(&unmapped);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const char *id = dataset_platform(composer->dataset, platform)->id;
        struct argument where = arg_platform(composer, "platform", platform);
        if (!figure_has_value(by_platform(composer, MEASURE_SPEND), id, "unmapped"))
            continue;
        WRITE(composer, &unmapped, "unmapped.amount", where,
              arg_cell(composer, "amount", by_platform(composer, MEASURE_SPEND), id, "unmapped", true),
              platform_days(composer, platform));
        if (!totals_names_advertisers(composer->totals, platform))
            WRITE(composer, &unmapped, "unmapped.whole", where);
    }
    slot_writing(composer, page, "lead", &unmapped);
}

/* Without figures the page says so, and warns of nothing. */
static void regions_slots(struct composer *composer, struct page *page) {
    struct writing lead, warning;
    writing_begin(&lead);
    writing_begin(&warning);
    if (page_figure(page, "by-region")) {
        struct argument words = arg_text("warning", phrase_words(composer, "regions.warning.words"));
        words.strong = true;
        writing_add(composer, &lead, "lead.regions", NULL, 0);
        WRITE(composer, &warning, "regions.warning", words,
              arg_link("method", phrase_words(composer, "regions.warning.method"), page_of_key(composer, "method")));
    } else {
        writing_add(composer, &lead, "empty.by-region", NULL, 0);
    }
    slot_writing(composer, page, "lead", &lead);
    slot_writing(composer, page, "warning", &warning);
}

/* Whom to ask, and where: by mail where there is an address, else by the publisher's own site. */
static void contact_slots(struct composer *composer, struct page *page) {
    const struct settings *settings = &composer->dataset->settings;
    struct writing contact, publisher, licence;
    writing_begin(&contact);
    writing_begin(&publisher);
    writing_begin(&licence);
    struct localized name = localized_same(composer, settings->publisher_name);
    if (settings->publisher_email) {
        g_autofree char *mail = g_strconcat("mailto:", settings->publisher_email, NULL);
        WRITE(composer, &contact, "contact.mail",
              arg_address("address", localized_same(composer, settings->publisher_email),
                          report_string(composer->report, mail)));
    } else if (settings->publisher_url) {
        WRITE(composer, &contact, "contact.site", arg_address("publisher", name, settings->publisher_url));
    } else {
        WRITE(composer, &contact, "contact.none", arg_text("publisher", name));
    }
    WRITE(composer, &publisher, "fact.value", arg_address("value", name, settings->publisher_url));
    WRITE(composer, &licence, "fact.value",
          arg_address("value", composer->report->licence_name, composer->report->licence_url));
    slot_writing(composer, page, "contact", &contact);
    slot_writing(composer, page, "publisher.site", &publisher);
    slot_writing(composer, page, "licence.text", &licence);
}

/* What was done about names of persons: no more than was done. */
static void privacy_slot(struct composer *composer, struct page *page) {
    struct writing privacy;
    bool marked = false;
    writing_begin(&privacy);
    for (guint i = 0; i < composer->dataset->advertisers->len; i++)
        marked = marked || g_array_index(composer->dataset->advertisers, struct advertiser, i).person;
    if (marked)
        writing_add(composer, &privacy, "privacy.marked", NULL, 0);
    slot_writing(composer, page, "privacy", &privacy);
}

/* What every page may use. */
static void common_slots(struct composer *composer, struct page *page) {
    const struct settings *settings = &composer->dataset->settings;
    slot_page(composer, page, "link.index", "index");
    slot_page(composer, page, "link.unmapped", "unmapped");
    for (guint i = 0; page_single_key(i); i++) {
        g_autofree char *name = g_strconcat("link.", page_single_key(i), NULL);
        slot_page(composer, page, name, page_single_key(i));
    }
    slot_text(composer, page, "site", composer->report->title);
    slot_text(composer, page, "edition", composer->report->edition_line);
    slot_text(composer, page, "edition.date", localized_date(composer, settings->edition_date));
    slot_text(composer, page, "period", localized_period(composer, settings->period));
    slot_text(composer, page, "publisher", localized_same(composer, settings->publisher_name));
    slot_text(composer, page, "licence", composer->report->licence_name);
    slot_text(composer, page, "citation", composer->report->citation);
    slot_text(composer, page, "election",
              settings->election_date ? SENTENCE(composer, "election", arg_text("name", settings->election_name),
                                                 arg_date(composer, "date", settings->election_date))
                                      : localized_same(composer, ""));
    contact_slots(composer, page);
    privacy_slot(composer, page);
}

/* What the tables of time begin with: which days, in which steps, and what stands out. */
static void time_slots(struct composer *composer, struct page *page) {
    static const char *const steps[] = {"lead.time.day", "lead.time.week", "lead.time.month"};
    struct writing lead;
    struct fact_list facts;
    writing_begin(&lead);
    facts_begin(&facts);
    const struct figure *first = page_figure(page, "spend-by-time");
    if (first && !first->listing) {
        WRITE(composer, &lead, steps[composer->dataset->settings.axis], platform_days(composer, composer->lead));
        WRITE(composer, &lead, "lead.time.headline", arg_text("headline", first->headline),
              arg_platform(composer, "platform", composer->lead), platform_days(composer, composer->lead));
    } else {
        WRITE(composer, &lead, "lead.time.none", arg_period(composer, "period", composer->dataset->settings.period));
    }
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        platform_fact(composer, &facts, platform);
    slot_writing(composer, page, "lead", &lead);
    slot_facts(composer, page, &facts);
}

/* Which edition came before this one, with a link to it where its address is known. */
static void write_previous(struct composer *composer, struct writing *writing) {
    const struct report *report = composer->report;
    const char *base_url = composer->dataset->settings.base_url;
    g_autofree char *address =
        base_url ? g_strconcat(base_url, "releases/", report->previous_edition, "/", NULL) : NULL;
    struct localized words = SENTENCE(composer, "edition.previous.within",
                                      arg_same(composer, "number", report->previous_edition + strlen("2023-03-13-")),
                                      arg_date(composer, "date", report->previous_date));
    WRITE(composer, writing, "changes.previous",
          arg_address("edition", words, report_string(composer->report, address)));
}

static void changes_slots(struct composer *composer, struct page *page) {
    const struct settings *settings = &composer->dataset->settings;
    struct writing writing;
    writing_begin(&writing);
    WRITE(composer, &writing, settings->previous ? "changes.later" : "changes.first",
          arg_date(composer, "date", settings->edition_date), arg_count(composer, "number", settings->edition_number));
    if (composer->report->previous_edition)
        write_previous(composer, &writing);
    const struct changes *changes = &composer->changes;
    if (changes->changed > 0)
        WRITE(composer, &writing, changes->changed == 1 ? "changes.count.one" : "changes.count",
              arg_count(composer, "changed", changes->changed));
    if (changes->added > 0)
        WRITE(composer, &writing, "changes.added", arg_count(composer, "added", changes->added));
    if (changes->gone > 0)
        WRITE(composer, &writing, "changes.gone", arg_count(composer, "gone", changes->gone));
    slot_writing(composer, page, "lead", &writing);
}

void compose_slots(struct composer *composer) {
    for (guint i = 0; i < composer->report->pages->len; i++)
        common_slots(composer, g_ptr_array_index(composer->report->pages, i));
    index_slots(composer, page_of_key(composer, "index"));
    time_slots(composer, page_of_key(composer, "time"));
    changes_slots(composer, page_of_key(composer, "changes"));
    advertisers_slots(composer, page_of_key(composer, "advertisers"));
    unmapped_slots(composer, page_of_key(composer, "unmapped"));
    regions_slots(composer, page_of_key(composer, "regions"));
    static const char *const with_workbook[] = {"downloads", "advertisers", "unmapped"};
    for (gsize i = 0; i < G_N_ELEMENTS(with_workbook); i++)
        slot_workbook(composer, page_of_key(composer, with_workbook[i]), "report");
    slot_workbook(composer, page_of_key(composer, "index"), "report");
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
    a_z_slots(composer, page_of_key(composer, "a-z"));
}
