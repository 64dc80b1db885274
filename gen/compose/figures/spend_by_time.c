/* Spending along the axis, and what is shown in its place if the axis has nothing to show. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/words/days.h"

/* Why a measure has no figure along the axis. Without a platform (-1) no party has spending anywhere. */
static struct localized why_no_bins(struct composer *composer, int whose, int platform, enum measure measure) {
    if (platform < 0)
        return phrase_words(composer, "empty.spend");
    enum state state = totals_whole(composer->totals, platform, whose, measure)->state;
    struct argument where = arg_platform(composer, "platform", platform);
    if (state == STATE_VALUE)
        return SENTENCE(composer, axis_key(composer, "empty.value."), where);
    if (whose >= 0 && total_is_hidden(totals_whole(composer->totals, platform, whose, measure)))
        return SENTENCE(composer, "empty.hidden.party", where, arg_party(composer, "party", whose));
    /* Only of a party can it be said that the platform lists others. */
    if (state == STATE_NONE_LISTED && whose >= 0)
        return SENTENCE(composer, "empty.none_listed.party", where, arg_party(composer, "party", whose));
    g_autofree char *key = g_strconcat("empty.", state_word(state), NULL);
    return SENTENCE(composer, key, where);
}

/* The figure along the axis that is there already; NULL if there is none. That of a party on the lead platform is the party's
 * own. */
static const struct figure *along_axis(struct composer *composer, struct subject about) {
    bool own = subject_is_pair(about) && about.platform == composer->lead_platform;
    return figure_about(composer, own ? subject_of_party(about.party) : about, axis_key(composer, "spend-by-"));
}

struct figure *figure_spend_by_time(struct composer *composer, struct subject about) {
    struct figure *figure = (struct figure *)along_axis(composer, about);
    if (figure)
        return figure;
    figure = figure_by_bin(composer, about, MEASURE_SPEND);
    if (!figure)
        return figure_no_bins(
            composer, about, axis_key(composer, "spend-by-"),
            why_no_bins(composer, about_whose(about), about_platform(composer, about), MEASURE_SPEND));
    figure->chart.lead = about.party >= 0 && about.platform < 0;
    return figure;
}

struct figure *figure_spend_cumulative(struct composer *composer, struct subject about) {
    return figure_cumulative(composer, about, MEASURE_SPEND);
}

struct figure *figure_rows_without_bins(struct composer *composer, struct subject about) {
    return along_axis(composer, about) ? NULL : figure_rows(composer, about);
}
