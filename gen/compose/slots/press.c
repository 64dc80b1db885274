/* Press sheets: sentences that can be pasted as they are. Each says who, how much, where, when and from which source,
 * and carries both ends of its number. */
#include "compose/slots/slots.h"
#include "compose/slots/said.h"
#include "compose/about.h"
#include "compose/provenance.h"
#include "compose/words/days.h"
#include "compose/words/measures.h"
#include "compose/words/missing.h"
#include "compose/words/sources.h"

/* The titles of the sources behind a cell, or NULL text if its rows name none. */
static struct localized sources_of(struct composer *composer, const struct cell *cell) {
    const GPtrArray *ids = provenance_of(composer, cell->origin)->sources;
    return source_titles(composer, (const char *const *)ids->pdata, ids->len, false);
}

/* The source of what the input says about a platform whose numbers there are none of: that it takes no political
 * advertising, for instance. NULL text if it names none. */
static struct localized source_of_state(struct composer *composer, int platform, enum measure measure,
                                        enum state state) {
    for (guint i = 0; i < composer->dataset->coverage->len; i++) {
        const struct coverage *said = &g_array_index(composer->dataset->coverage, struct coverage, i);
        bool about = said->platform == platform && (said->measure < 0 || said->measure == (int)measure);
        if (about && said->state == state && said->source)
            return source_titles(composer, &said->source, 1, false);
    }
    return (struct localized){{NULL}};
}

static void write_source(struct composer *composer, struct writing *writing, struct localized sources) {
    const struct settings *settings = &composer->dataset->settings;
    struct argument publisher = arg_same(composer, "publisher", settings->publisher_name);
    struct argument number = arg_count(composer, "number", settings->edition_number);
    struct argument date = arg_date(composer, "date", settings->edition_date);
    if (localized_any(&sources))
        WRITE(composer, writing, "press.source", arg_text("sources", sources), publisher, number, date);
    else
        WRITE(composer, writing, "press.source.none", publisher, number, date);
}

/* Which days a number is about, if these are not all: of a number that compares the party, for all that are compared. */
static void write_days_linked(struct composer *composer, struct writing *writing, int party, int platform,
                              enum measure measure, bool compares) {
    if (compares)
        write_linked_in_part(composer, writing, platform, -1);
    else if (totals_is_linked_in_part(composer->totals, platform, party, measure))
        WRITE(composer, writing, "lead.linked-in-part", arg_parties(composer, "parties", &party, 1, "list.and"),
              arg_platform(composer, "platform", platform));
}

/* One sentence about a cell, with its source. */
static void add_sentence(struct composer *composer, struct list *list, const char *key, const struct figure *figure,
                         const char *row, const char *column, int party, int platform, enum measure measure) {
    const struct cell *cell = &figure_row(figure, row)->cells[figure_column(figure, column)];
    struct writing writing;
    writing_begin(&writing);
    WRITE(composer, &writing, key, arg_party(composer, "party", party),
          arg_same(composer, "platform", dataset_platform(composer->dataset, platform)->name),
          arg_cell(composer, "amount", figure, row, column, false),
          arg_count(composer, "count", totals_compared(composer->totals, platform, MEASURE_SPEND)),
          arg_days(composer, "period", platform, measure), arg_hidden_parties(composer, "hidden", platform));
    if (cell->state == STATE_VALUE && !g_str_equal(column, "linked_share"))
        write_days_linked(composer, &writing, party, platform, measure,
                          g_str_equal(column, "place") || g_str_equal(column, "share"));
    write_source(composer, &writing,
                 cell->state == STATE_VALUE ? sources_of(composer, cell)
                                            : source_of_state(composer, platform, measure, cell->state));
    list_add(composer, list, &writing);
}

/* What part of its spending a party aimed at audiences, on each platform of which that is known. */
static void add_targeting(struct composer *composer, struct list *list, int party, struct subject about, int platform) {
    const struct figure *figure = figure_about(composer, about, "targeting");
    const char *row = targeting_word(TARGETING_AUDIENCES);
    if (!figure_has_value(figure, row, "share"))
        return;
    const struct targeting_total *total = totals_targeting(composer->totals, platform, party);
    struct writing writing;
    writing_begin(&writing);
    WRITE(composer, &writing, "press.targeting", arg_party(composer, "party", party),
          arg_platform(composer, "platform", platform), arg_cell(composer, "share", figure, row, "share", false),
          arg_stretches(composer, "period", total->days), arg_counted_between(composer, "count", total->advertisers));
    write_source(composer, &writing, source_titles(composer, figure->sources, figure->source_count, false));
    list_add(composer, list, &writing);
}

/* A rank is given with its condition: what is linked, and whose amount is not known. */
static const char *rank_key(const struct composer *composer, int party, int platform) {
    bool linked = totals_names_advertisers(composer->totals, platform);
    const struct standing *standing = totals_standing(composer->totals, platform, MEASURE_SPEND, party);
    if (totals_hidden(composer->totals, platform, MEASURE_SPEND) > 0)
        return linked ? "press.places.hidden.linked" : "press.places.hidden";
    if (interval_is_point(standing->rank) && standing->shared)
        return linked ? "press.place.shared.linked" : "press.place.shared";
    if (interval_is_point(standing->rank))
        return linked ? "press.place.linked" : "press.place";
    return linked ? "press.places.linked" : "press.places";
}

static const char *share_key(const struct composer *composer, int platform) {
    bool linked = totals_names_advertisers(composer->totals, platform);
    if (totals_hidden(composer->totals, platform, MEASURE_SPEND) > 0)
        return linked ? "press.share.hidden.linked" : "press.share.hidden";
    return linked ? "press.share.linked" : "press.share";
}

/* The rank and the share, if there are rivals to compare with. */
static void add_comparisons(struct composer *composer, struct list *list, int party, int platform) {
    const struct figure *figure = figure_about(composer, subject_of_platform(platform), "spend-by-party");
    const char *id = dataset_party(composer->dataset, party)->id;
    if (figure_has_value(figure, id, "place") && !known_is_zero(composer->known, platform))
        add_sentence(composer, list, rank_key(composer, party, platform), figure, id, "place", party, platform,
                     MEASURE_SPEND);
    if (figure_has_value(figure, id, "share"))
        add_sentence(composer, list, share_key(composer, platform), figure, id, "share", party, platform,
                     MEASURE_SPEND);
}

/* What is known of a party that is in no total. */
static void add_parts(struct composer *composer, struct list *list, struct subject whom) {
    struct writing writing;
    writing_begin(&writing);
    write_in_part(composer, &writing, "press", whom);
    write_source(composer, &writing, (struct localized){{NULL}});
    list_add(composer, list, &writing);
}

static void add_platform(struct composer *composer, struct list *list, const struct figure *figure, int party,
                         int platform) {
    const char *id = dataset_platform(composer->dataset, platform)->id;
    enum state state = totals_whole(composer->totals, platform, party, MEASURE_SPEND)->state;
    const char *spend = totals_names_advertisers(composer->totals, platform) ? "press.spend.linked" : "press.spend";
    const char *key = state == STATE_VALUE         ? spend
                      : state == STATE_NONE_LISTED ? "press.none"
                                                   : phrase_of_state(composer, "press.state", state);
    bool parts = state != STATE_VALUE && known_in_part(composer->known, subject_of_pair(party, platform));
    if (!parts || state == STATE_NONE_LISTED)
        add_sentence(composer, list, key, figure, id, "spend", party, platform, MEASURE_SPEND);
    if (parts)
        add_parts(composer, list, subject_of_pair(party, platform));
    if (state == STATE_VALUE && totals_compared(composer->totals, platform, MEASURE_SPEND) > 1)
        add_comparisons(composer, list, party, platform);
    for (int i = MEASURE_FIRST_BESIDE; i < MEASURE_COUNT; i++) {
        const char *word = measure_rule((enum measure)i)->word;
        g_autofree char *measure_key = g_strconcat("press.", word, NULL);
        if (measure_shown(composer, i) && figure_has_value(figure, id, word))
            add_sentence(composer, list, measure_key, figure, id, word, party, platform, (enum measure)i);
    }
}

/* How much of what each platform lists is linked to parties: the condition of all of the above. */
static void add_linked_shares(struct composer *composer, struct list *list, int party) {
    const struct figure *figure = figure_about(composer, SUBJECT_WHOLE, "spend-by-platform");
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const char *id = dataset_platform(composer->dataset, platform)->id;
        if (figure_has_value(figure, id, "linked_share") && linked_share_says(composer, platform))
            add_sentence(composer, list, "press.linked-share", figure, id, "linked_share", party, platform,
                         MEASURE_SPEND);
    }
}

void press_slots(struct composer *composer, struct page *page, int party) {
    const struct figure *figure = figure_about(composer, subject_of_party(party), "by-platform");
    struct list list;
    list_begin(&list);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        add_platform(composer, &list, figure, party, platform);
    add_linked_shares(composer, &list, party);
    add_targeting(composer, &list, party, subject_of_party(party), targeting_platform(composer->dataset));
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        add_targeting(composer, &list, party, subject_of_pair(party, platform), platform);
    slot_text(composer, page, "party", localized_same(composer, dataset_party(composer->dataset, party)->name));
    slot_text(composer, page, "party.within", arg_party(composer, "party", party).text);
    slot_text(composer, page, "party.full-name", party_other_name(composer, party));
    slot_list(composer, page, "sentences", &list);
    slot_add(composer, page, "link.party", SLOT_LINK)->page = page_of_party(composer, party);
    slot_workbook(composer, page, subject_of_party(party));
}
