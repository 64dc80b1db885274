#include "compose/words/missing.h"
#include "compose/about.h"
#include "compose/words/days.h"
#include "compose/words/measures.h"

/* So many parties are named in a sentence; of more it says how many. */
enum { MOST_NAMED = 5 };

/* The first statement about days in a state; if no day is in it, about days without figures. NULL: there is none. */
static const struct coverage *statement_of(struct composer *composer, int platform, enum measure measure,
                                           enum state state) {
    struct period period = composer->dataset->settings.period;
    const struct coverage *of_state = NULL, *of_any = NULL;
    bool found = false;
    for (day_number day = period.first; day <= period.last; day++) {
        const struct coverage *coverage;
        enum state of_day = totals_day_state(composer->totals, platform, measure, day, &coverage);
        if (of_day == STATE_VALUE)
            continue;
        found = found || of_day == state;
        of_state = !of_state && of_day == state ? coverage : of_state;
        of_any = of_any ? of_any : coverage;
    }
    return found ? of_state : of_any;
}

struct localized missing_reason(struct composer *composer, int platform, enum measure measure, enum state state) {
    const struct coverage *coverage = statement_of(composer, platform, measure, state);
    struct localized reason = localized_same(composer, "");
    for (int i = 0; coverage && i < LANGUAGE_COUNT; i++)
        if (coverage->reason.text[i])
            reason.text[i] = coverage->reason.text[i];
    return reason;
}

/* {party}; no words if it is of nobody in particular. */
static struct argument whom_words(struct composer *composer, struct subject whom) {
    return whom.party >= 0 ? arg_party(composer, "party", whom.party) : arg_same(composer, "party", "");
}

/* The key of a reason: of everybody, or of this party alone; many: of several platforms. */
static char *key_of_reason(const char *family, bool everybody, enum state reason, bool many) {
    return g_strconcat(family, everybody ? "" : "party.", state_word(reason), many ? ".many" : "", NULL);
}

/* The reasons that are said in sentences of their own, in this order. */
static const enum state reasons[] = {STATE_NOT_COLLECTED, STATE_NOT_REPORTED, STATE_OTHER_CURRENCY, STATE_NOT_OFFERED};

/* True if an amount is missing for this reason. If some of it is known in part, that is said, and not that there are no
 * figures. */
static bool lacks_amount(const struct composer *composer, struct subject whom, enum state reason) {
    return known_is_missing(composer->known, whom, MEASURE_SPEND, reason) &&
           (reason == STATE_NOT_OFFERED || !known_in_part(composer->known, whom));
}

static void write_platforms_for(struct composer *composer, struct writing *writing, int party, enum state reason,
                                bool everybody) {
    g_autofree struct localized *names = g_new0(struct localized, composer->dataset->platforms->len);
    guint count = 0;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (lacks_amount(composer, subject_of_pair(party, platform), reason) &&
            known_is_missing(composer->known, subject_of_platform(platform), MEASURE_SPEND, reason) == everybody)
            names[count++] = localized_same(composer, dataset_platform(composer->dataset, platform)->name);
    g_autofree char *key = key_of_reason("missing.", everybody, reason, count != 1);
    if (count > 0)
        WRITE(composer, writing, key, arg_text("platforms", localized_list(composer, names, count, "list.and")),
              arg_party(composer, "party", party));
}

void write_missing_platforms(struct composer *composer, struct writing *writing, int party) {
    for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++) {
        write_platforms_for(composer, writing, party, reasons[i], true);
        write_platforms_for(composer, writing, party, reasons[i], false);
    }
}

/* Without a party it is of all that the platform lists: then it is never of one alone. */
static void write_measures_for(struct composer *composer, struct writing *writing, struct subject whom,
                               enum state reason, bool everybody) {
    struct localized names[MEASURE_COUNT];
    int whose = whom.party >= 0 ? whom.party : GROUP_ALL;
    guint count = 0;
    for (int i = MEASURE_FIRST_BESIDE; i < MEASURE_COUNT; i++) {
        enum measure measure = (enum measure)i;
        bool of_all =
            whom.party < 0 || known_is_missing(composer->known, subject_of_platform(whom.platform), measure, reason);
        if (measure_shown(composer, i) && of_all == everybody &&
            totals_whole(composer->totals, whom.platform, whose, measure)->state == reason)
            names[count++] = measure_within(composer, measure);
    }
    g_autofree char *key = key_of_reason("missing.measures.", everybody, reason, false);
    if (count > 0)
        WRITE(composer, writing, key, arg_platform(composer, "platform", whom.platform),
              arg_text("measures", localized_list(composer, names, count, "list.or")), whom_words(composer, whom));
}

void write_missing_measures(struct composer *composer, struct writing *writing, struct subject whom) {
    int whose = whom.party >= 0 ? whom.party : GROUP_ALL;
    if (totals_whole(composer->totals, whom.platform, whose, MEASURE_SPEND)->state != STATE_VALUE)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(reasons) && reasons[i] != STATE_NOT_OFFERED; i++) {
        write_measures_for(composer, writing, whom, reasons[i], true);
        write_measures_for(composer, writing, whom, reasons[i], false);
    }
}

static void write_platform_spending(struct composer *composer, struct writing *writing, int platform) {
    enum state state = totals_whole(composer->totals, platform, GROUP_MAPPED, MEASURE_SPEND)->state;
    const struct figure *figure = figure_about(composer, SUBJECT_WHOLE, "spend-by-platform");
    const char *id = dataset_platform(composer->dataset, platform)->id;
    const char *key = known_in_part(composer->known, subject_of_platform(platform))
                          ? "lead.platform.parts"
                          : phrase_of_state(composer, "lead.platform.state", state);
    WRITE(composer, writing, key, arg_platform(composer, "platform", platform),
          arg_cell(composer, "state", figure, id, "all_mapped", false),
          arg_text("reason", missing_reason(composer, platform, MEASURE_SPEND, state)));
}

void write_missing_spending(struct composer *composer, struct writing *writing, struct subject whom) {
    if (whom.platform >= 0)
        write_platform_spending(composer, writing, whom.platform);
    else
        WRITE(composer, writing, known_in_part(composer->known, whom) ? "lead.index.none.parts" : "lead.index.none",
              arg_period(composer, "period", composer->dataset->settings.period));
}

bool write_in_part(struct composer *composer, struct writing *writing, const char *family, struct subject whom) {
    const bool known[] = {known_by_reference(composer->known, whom), known_by_region(composer->known, whom)};
    static const char *const parts[] = {".references-only", ".regions-only"};
    struct localized days =
        localized_days(composer, totals_region_days(composer->totals, whom.platform, whom.party, MEASURE_SPEND));
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *key = g_strconcat(family, parts[i], NULL);
        if (known[i])
            WRITE(composer, writing, key, arg_party(composer, "party", whom.party),
                  arg_platform(composer, "platform", whom.platform), arg_text("period", days));
    }
    return known[0] || known[1];
}

struct localized words_in_part(struct composer *composer, struct subject whom) {
    if (known_by_region(composer->known, whom))
        return phrase_words(composer, "card.regions-only");
    if (known_by_reference(composer->known, whom))
        return phrase_words(composer, "card.references-only");
    return (struct localized){{NULL}};
}

/* The names of parties, or, of more than can be named, how many: "12 partijen". others: beside the one spoken of. */
static struct argument some_parties(struct composer *composer, const char *name, const GArray *parties, guint count,
                                    bool others) {
    if (count <= MOST_NAMED)
        return arg_parties(composer, name, (const int *)(const void *)parties->data, count, "list.and");
    return arg_text(name,
                    SENTENCE(composer, others ? "parties.other" : "parties.many", arg_count(composer, "count", count)));
}

struct argument arg_hidden_parties(struct composer *composer, const char *name, int platform) {
    const GArray *hidden = known_hidden(composer->known, platform);
    return some_parties(composer, name, hidden, hidden->len, false);
}

void write_linked_in_part(struct composer *composer, struct writing *writing, int platform, int of) {
    const GArray *all = known_compared_in_part(composer->known, platform);
    g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(int));
    bool own = known_is_compared_in_part(composer->known, subject_of_pair(of, platform));
    for (guint i = 0; i < all->len && all->len - own <= MOST_NAMED; i++)
        if (g_array_index(all, int, i) != of)
            g_array_append_val(others, g_array_index(all, int, i));
    if (all->len > own)
        WRITE(composer, writing, "lead.linked-in-part", arg_platform(composer, "platform", platform),
              some_parties(composer, "parties", others, all->len - own, own));
}

void write_conditions(struct composer *composer, struct writing *writing, int platform, int of) {
    if (totals_hidden(composer->totals, platform, MEASURE_SPEND) > 0)
        WRITE(composer, writing, "lead.hidden", arg_platform(composer, "platform", platform),
              arg_hidden_parties(composer, "parties", platform));
    write_linked_in_part(composer, writing, platform, of);
}

struct localized of_linked(struct composer *composer, struct localized headline, int platform, enum measure measure) {
    return known_unlinked(composer->known, platform, measure)
               ? SENTENCE(composer, "headline.of-linked", arg_text("headline", headline))
               : headline;
}

struct localized missing_figure(struct composer *composer, const char *family, struct subject about,
                                enum measure measure) {
    struct argument what = arg_text("measure", measure_within(composer, measure));
    if (about.platform < 0 && composer->lead_platform < 0)
        return SENTENCE(composer, measure == MEASURE_SPEND ? "empty.spend" : family, what);
    if (about.platform < 0)
        return SENTENCE(composer, family, what, arg_platform(composer, "platform", composer->lead_platform));
    int whose = about.party >= 0 ? about.party : GROUP_ALL;
    enum state state = totals_whole(composer->totals, about.platform, whose, measure)->state;
    bool by_state = g_str_has_suffix(family, ".");
    g_autofree char *key = g_strconcat(family, by_state ? state_word(state) : "", NULL);
    return SENTENCE(composer, key, arg_platform(composer, "platform", about.platform));
}

struct localized missing_rows(struct composer *composer, struct localized who, bool plural, struct localized platforms,
                              enum state reason) {
    struct argument subject = arg_text("who", who);
    g_autofree char *word = g_strconcat("state.", state_word(reason), NULL);
    if (plural && localized_any(&platforms) && reason == STATE_NONE_LISTED)
        return SENTENCE(composer, "silence.none_listed", subject, arg_text("platform", platforms));
    if (plural && localized_any(&platforms) && reason == STATE_NOT_LINKED)
        return SENTENCE(composer, "silence.not_linked", subject, arg_text("platform", platforms));
    return SENTENCE(composer, "silence.state", subject, arg_text("state", phrase_words(composer, word)));
}

/* True if a party is said to be on none of the platforms that are named. */
static bool says_not_there(struct subject whom, enum state reason) {
    return whom.party >= 0 && (reason == STATE_NONE_LISTED || reason == STATE_NOT_LINKED);
}

const char *missing_conjunction(struct subject whom, enum state reason) {
    return says_not_there(whom, reason) ? "list.or" : "list.and";
}

struct localized missing_platform_rows(struct composer *composer, struct subject whom, struct localized who,
                                       guint count, enum state reason) {
    if (reason != STATE_NOT_OFFERED && !says_not_there(whom, reason))
        return missing_rows(composer, who, count > 1, (struct localized){{NULL}}, reason);
    g_autofree char *key = key_of_reason("silence.platforms.", reason == STATE_NOT_OFFERED, reason, count > 1);
    return SENTENCE(composer, key, arg_text("platforms", who), whom_words(composer, whom));
}

struct localized missing_columns(struct composer *composer, const struct localized *names, guint count, int reason) {
    struct argument what = arg_text("columns", localized_list(composer, names, count, "list.and"));
    if (reason == STATE_COUNT)
        return SENTENCE(composer, "silence.columns", what);
    g_autofree char *word = g_strconcat("state.", state_word((enum state)reason), NULL);
    return SENTENCE(composer, "silence.columns.state", what, arg_text("state", phrase_words(composer, word)));
}

struct localized missing_on_platforms(struct composer *composer, struct subject whom, const enum measure *measures,
                                      guint count) {
    g_autofree struct localized *names = g_new0(struct localized, count + 1);
    bool given = false;
    for (guint i = 0; i < count; i++) {
        names[i] = measure_within(composer, measures[i]);
        given = given || known_is_given(composer->known, SUBJECT_WHOLE, measures[i]);
    }
    if (given && whom.party < 0)
        return (struct localized){{NULL}};
    return SENTENCE(composer, given ? "silence.no-platform.party" : "silence.no-platform",
                    arg_text("columns", localized_list(composer, names, count, "list.or")), whom_words(composer, whom));
}
