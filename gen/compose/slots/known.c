/* What is known of a platform or a party, as several pages say it. */
#include "compose/slots/known.h"
#include "compose/about.h"
#include "compose/words/days.h"
#include "compose/words/headlines.h"
#include "compose/words/measures.h"

const struct figure *platform_figure(struct composer *composer, enum measure measure) {
    g_autofree char *name = g_strconcat(measure_rule(measure)->word, "-by-platform", NULL);
    return figure_about(composer, SUBJECT_WHOLE, name);
}

const struct figure *party_figure(struct composer *composer, int party) {
    return figure_about(composer, subject_of_party(party), "by-platform");
}

struct argument platform_days(struct composer *composer, int platform) {
    return arg_days(composer, "period", platform, MEASURE_SPEND);
}

struct localized reason_of(struct composer *composer, int platform, enum measure measure) {
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

void platform_fact(struct composer *composer, struct fact_list *facts, int platform) {
    const struct platform *about = dataset_platform(composer->dataset, platform);
    const struct figure *figure = platform_figure(composer, MEASURE_SPEND);
    guint count = totals_compared(composer->totals, platform, MEASURE_SPEND);
    struct argument value = arg_cell(composer, "value", figure, about->id, "all_mapped", true);
    struct argument counted = arg_counted(composer, "count", count);
    if (count == 0)
        FACT(composer, facts, localized_same(composer, about->name), value, NULL, counted);
    else
        FACT(composer, facts, SENTENCE(composer, "fact.platform", arg_same(composer, "platform", about->name), counted),
             value, "fact.period", platform_days(composer, platform));
}

void write_linked_in_part(struct composer *composer, struct writing *lead, int platform, int of) {
    g_autofree int *parties = g_new0(int, composer->dataset->parties->len);
    guint count = 0;
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        if (party != of && totals_standing(composer->totals, platform, MEASURE_SPEND, party)->compared &&
            totals_is_linked_in_part(composer->totals, platform, party, MEASURE_SPEND))
            parties[count++] = party;
    if (count > 0)
        WRITE(composer, lead, "lead.linked-in-part", arg_platform(composer, "platform", platform),
              arg_parties(composer, "parties", parties, count, "list.and"));
}

void write_conditions(struct composer *composer, struct writing *lead, int platform, int of) {
    struct argument where = arg_platform(composer, "platform", platform);
    if (totals_hidden(composer->totals, platform, MEASURE_SPEND) > 0)
        WRITE(composer, lead, "lead.hidden", where, arg_hidden_parties(composer, "parties", platform));
    write_linked_in_part(composer, lead, platform, of);
}

char *place_key(struct composer *composer, const char *key, int party, int platform) {
    if (totals_compared(composer->totals, platform, MEASURE_SPEND) < 2 ||
        first_parties(composer, platform).kind == FIRSTS_ZERO)
        return NULL;
    const struct standing *standing = totals_standing(composer->totals, platform, MEASURE_SPEND, party);
    return g_strconcat(key, standing->shared ? ".shared" : "", NULL);
}

bool linked_share_says(const struct composer *composer, int platform) {
    struct interval share;
    return totals_linked_share(composer->totals, platform, MEASURE_SPEND, &share) &&
           !(share.low == 0 && share.high == 1000);
}

void write_linked_share(struct composer *composer, struct writing *writing, int platform, bool same_days) {
    const char *id = dataset_platform(composer->dataset, platform)->id;
    const struct figure *spend = platform_figure(composer, MEASURE_SPEND);
    if (figure_has_value(spend, id, "linked_share") && linked_share_says(composer, platform))
        WRITE(composer, writing, same_days ? "lead.linked-share.same" : "lead.linked-share",
              arg_platform(composer, "platform", platform),
              arg_cell(composer, "share", spend, id, "linked_share", true), platform_days(composer, platform));
}

bool has_days_of_spending(struct composer *composer, int platform, enum measure measure) {
    enum language language = settings_first_language(&composer->dataset->settings);
    return g_strcmp0(arg_days(composer, "period", platform, measure).text.text[language],
                     platform_days(composer, platform).text.text[language]) == 0;
}

bool holds_for_everybody(const struct composer *composer, int platform, enum measure measure, enum state reason) {
    if (totals_whole(composer->totals, platform, GROUP_ALL, measure)->state != reason)
        return false;
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        if (totals_whole(composer->totals, platform, party, measure)->state != reason)
            return false;
    return !anybody_known_in_part(composer, platform);
}

/* Names the measures of which this reason holds, of everybody's numbers or of this party's alone. */
static void write_missing_measures_for(struct composer *composer, struct writing *writing, int platform, int whose,
                                       enum state reason, bool everybody) {
    struct localized names[MEASURE_COUNT];
    guint count = 0;
    for (int measure = MEASURE_FIRST_BESIDE; measure < MEASURE_COUNT; measure++)
        if (measure_shown(composer, measure) &&
            totals_whole(composer->totals, platform, whose, (enum measure)measure)->state == reason &&
            (whose < 0 || holds_for_everybody(composer, platform, (enum measure)measure, reason)) == everybody)
            names[count++] = measure_within(composer, (enum measure)measure);
    g_autofree char *key =
        g_strconcat(everybody ? "missing.measures." : "missing.measures.party.", state_word(reason), NULL);
    if (count > 0)
        WRITE(composer, writing, key, arg_platform(composer, "platform", platform),
              arg_text("measures", localized_list(composer, names, count, "list.or")),
              whose >= 0 ? arg_party(composer, "party", whose) : arg_same(composer, "party", ""));
}

void write_missing_measures(struct composer *composer, struct writing *writing, int platform, int whose) {
    static const enum state reasons[] = {STATE_NOT_COLLECTED, STATE_NOT_REPORTED};
    if (totals_whole(composer->totals, platform, whose, MEASURE_SPEND)->state != STATE_VALUE)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++) {
        write_missing_measures_for(composer, writing, platform, whose, reasons[i], true);
        write_missing_measures_for(composer, writing, platform, whose, reasons[i], false);
    }
}

void write_together(struct composer *composer, struct writing *lead, int platform) {
    guint count = totals_compared(composer->totals, platform, MEASURE_SPEND);
    const char *id = dataset_platform(composer->dataset, platform)->id;
    guint known = parties_with_spending(composer, platform);
    bool zero = first_parties(composer, platform).kind == FIRSTS_ZERO;
    WRITE(composer, lead,
          zero                         ? "lead.index.spend.zero"
          : count > 1 && known < count ? "lead.index.spend.known"
                                       : "lead.index.spend",
          arg_platform(composer, "platform", platform), arg_counted(composer, "count", count == 1 ? 1 : known),
          arg_cell(composer, "amount", platform_figure(composer, MEASURE_SPEND), id, "all_mapped", true),
          platform_days(composer, platform));
}

bool is_unasked(const struct composer *composer, int whose, int platform) {
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (totals_whole(composer->totals, platform, whose, (enum measure)measure)->flags & TOTAL_UNASKED)
            return true;
    return false;
}

bool is_known_by_region(const struct composer *composer, int party, int platform) {
    for (int i = 0; i < (int)composer->dataset->regions->len; i++) {
        const struct total *total = totals_region(composer->totals, platform, party, MEASURE_SPEND, i);
        if (total && total->state == STATE_VALUE)
            return true;
    }
    return false;
}

bool is_known_by_reference(const struct composer *composer, int party, int platform) {
    const GArray *references = totals_references(composer->totals);
    for (guint i = 0; i < references->len; i++) {
        const struct reference *reference = &g_array_index(references, struct reference, i);
        if (reference->platform == platform && reference->whose == party)
            return true;
    }
    return false;
}

bool is_known_in_part(const struct composer *composer, int party, int platform) {
    return is_known_by_region(composer, party, platform) || is_known_by_reference(composer, party, platform);
}

bool anybody_known_in_part(const struct composer *composer, int platform) {
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        if (is_known_in_part(composer, party, platform))
            return true;
    return false;
}
