/* Headlines of figures along the axis: which bin was the highest, as far as the intervals tell. */
#include "compose/words/headlines.h"
#include "compose/about.h"
#include "compose/words/days.h"
#include "compose/words/measures.h"

enum { MOST_BINS = 3 };

/* The bins that may have been the highest. If some have no figures, these are of those that have. */
struct peak {
    guint bins[MOST_BINS]; /* of the candidates the first three, in order of time */
    guint candidates;
    guint compared;
    guint nothing; /* how many are known to hold nothing, whole and without a row */
    bool gaps;     /* some bins or days have no figures */
    bool unsaid;   /* some have none on days that the subtitle names, as no account was linked then */
    bool in_part;  /* on some days with figures some of those counted together had no linked account */
    bool alone;    /* one has an amount above zero, and others are known to hold nothing */
    bool equal;    /* all compared are the same number */
    bool zero;     /* and that is nothing */
    bool certain;  /* the candidates are the same number, and all others are below it */
};

/* A bin beside others: what it may be, and whether there are figures of it. */
struct bin {
    struct interval extent;
    bool known;  /* has a number, or nothing was listed */
    bool listed; /* has a number */
    bool offered;
};

/* A bin of which nothing was listed is nothing, or, if days are missing, any amount. */
static struct bin bin_of(const struct composer *composer, int platform, int whose, enum measure measure, guint index) {
    const struct total *total = totals_in_bin(composer->totals, platform, whose, measure, index);
    struct bin bin = {.offered = total->state != STATE_NOT_OFFERED};
    /* Hidden rows on days of which nobody has a number are no figures of these days. */
    bin.listed =
        total_bin_extent(total, &bin.extent) && totals_known_days(composer->totals, platform, measure, index) > 0;
    bin.known = bin.listed || total->state == STATE_NONE_LISTED;
    if (!bin.listed)
        bin.extent = bin.known && !(total->flags & (TOTAL_INCOMPLETE | TOTAL_CUT)) ? interval_of(0) : interval_from(0);
    return bin;
}

/* True if a bin may be the highest of bins of which one has at least so much: nothing is highest of nothing. */
static bool may_be_highest(const struct bin *bin, int64_t low) {
    return bin->extent.open || bin->extent.high >= MAX(low, 1);
}

static void add_candidate(struct peak *peak, guint index, const struct bin *bin, int64_t low) {
    if (peak->candidates < MOST_BINS)
        peak->bins[peak->candidates] = index;
    peak->candidates++;
    peak->certain = peak->certain && !bin->extent.open && bin->extent.low == low && bin->extent.high == low;
}

static struct peak peak_of(const struct composer *composer, int platform, int whose, enum measure measure) {
    guint count = totals_bin_count(composer->totals);
    g_autofree struct bin *bins = g_new(struct bin, count + 1);
    struct peak peak = {.equal = true, .certain = true};
    struct interval first = interval_of(0);
    int64_t low = 0;
    for (guint i = 0; i < count; i++) {
        bins[i] = bin_of(composer, platform, whose, measure, i);
        const struct total *total = totals_in_bin(composer->totals, platform, whose, measure, i);
        peak.gaps = peak.gaps || (bins[i].offered && (!bins[i].known || total->flags & TOTAL_INCOMPLETE));
        peak.unsaid = peak.unsaid || (bins[i].offered && !bins[i].known &&
                                      totals_known_days(composer->totals, platform, measure, i) > 0);
        peak.nothing += bins[i].known && !bins[i].listed && !bins[i].extent.open;
        low = bins[i].known ? MAX(low, bins[i].extent.low) : low;
    }
    for (guint i = 0; i < count; i++) {
        bool compared = peak.gaps ? bins[i].listed : bins[i].known;
        if (!compared)
            continue;
        first = peak.compared++ == 0 ? bins[i].extent : first;
        peak.equal = peak.equal && interval_is_point(bins[i].extent) && interval_equal(bins[i].extent, first);
        if (may_be_highest(&bins[i], low))
            add_candidate(&peak, i, &bins[i], low);
    }
    peak.in_part =
        whose == GROUP_MAPPED && known_linked_in_part(composer->known, subject_of_platform(platform), measure);
    peak.unsaid = peak.unsaid || peak.in_part;
    peak.alone = peak.compared == 1 && peak.nothing > 0 && low > 0;
    peak.zero = peak.compared > 0 && peak.equal && first.high == 0;
    peak.certain = peak.certain || peak.candidates == 1;
    return peak;
}

/* What is longer than a day and shorter than a year, without its year. */
static struct localized bin_without_year(struct composer *composer, day_number day) {
    int year;
    struct localized name = phrase_words(composer, "chart.week");
    if (composer->dataset->settings.axis == AXIS_WEEK)
        return localized_join(composer, name, "\xC2\xA0", localized_format(composer, "%d", date_iso_week(day, &year)));
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const struct language_row *row = language_row((enum language)i);
        name.text[i] = composer->dataset->settings.axis == AXIS_HALF_YEAR ? row->the_half_years[date_half_year(day) - 1]
                                                                          : row->months[date_calendar(day).month - 1];
    }
    return name;
}

static bool same_year(enum axis axis, day_number a, day_number b) {
    int year_of_a = date_calendar(a).year, year_of_b = date_calendar(b).year;
    if (axis == AXIS_WEEK) {
        date_iso_week(a, &year_of_a);
        date_iso_week(b, &year_of_b);
    }
    return year_of_a == year_of_b;
}

/* A bin in a list that ends with last: "14" if the list goes on to "15 maart", "week 5" if to "week 6 van 2024", "de eerste
 * helft" if to "de tweede helft van 2024", else "14 maart". */
static struct localized bin_name(struct composer *composer, guint bin, guint last) {
    enum axis axis = composer->dataset->settings.axis;
    day_number day = totals_bin(composer->totals, bin).first, end = totals_bin(composer->totals, last).first;
    bool alike = bin != last && same_year(axis, day, end);
    if (alike && axis != AXIS_DAY)
        return bin_without_year(composer, day);
    if (alike && date_calendar(day).month == date_calendar(end).month)
        return localized_day_of_month(composer, day);
    return localized_bin(composer, totals_bin(composer->totals, bin));
}

static struct localized bin_names(struct composer *composer, const struct peak *peak) {
    struct localized names[MOST_BINS] = {{{NULL}}};
    for (guint i = 0; i < peak->candidates; i++)
        names[i] = bin_name(composer, peak->bins[i], peak->bins[peak->candidates - 1]);
    return localized_list(composer, names, peak->candidates, peak->certain ? "list.and" : "list.or");
}

/* What is the highest is so of the days in the subtitle, those with figures, and says itself if it is of fewer; that
 * something holds for every day says itself that it is of those. */
static const char *kind_of(const struct peak *peak, enum measure measure) {
    if (measure != MEASURE_SPEND || (peak->compared < 2 && !peak->alone))
        return "plain.";
    if (peak->alone)
        return peak->unsaid ? "highest.known." : "highest.";
    if (peak->zero)
        return peak->gaps ? "zero.listed." : "zero.";
    if (peak->equal && peak->in_part)
        return "plain.";
    if (peak->equal)
        return peak->gaps ? "equal.listed." : "equal.";
    /* That it was one of all of them is no news. */
    if (peak->candidates > MOST_BINS || peak->candidates == 0 || (!peak->certain && peak->candidates == peak->compared))
        return peak->unsaid ? "open.known." : "open.";
    return peak->unsaid ? "highest.known." : "highest.";
}

struct localized headline_bins(struct composer *composer, int platform, int whose, enum measure measure) {
    struct peak peak = peak_of(composer, platform, whose, measure);
    /* A chart is shared by itself, so that its headline names the party, or says that it is of all parties. */
    const char *family = whose >= 0              ? "headline.party-own-bins."
                         : whose == GROUP_MAPPED ? "headline.parties-bins."
                                                 : "headline.bins.";
    struct argument what = arg_text("measure", measure_name(composer, measure));
    struct argument who = whose >= 0 ? arg_party(composer, "party", whose) : arg_same(composer, "party", "");
    const char *kind = kind_of(&peak, measure);
    g_autofree char *key = g_strconcat(family, kind, axis_words[composer->dataset->settings.axis], NULL);
    struct argument bins =
        arg_text("bins", peak.candidates <= MOST_BINS ? bin_names(composer, &peak) : localized_same(composer, ""));
    return SENTENCE(composer, key, what, who, bins, arg_count(composer, "count", peak.candidates),
                    arg_platform(composer, "platform", platform));
}

int certain_highest_bin(const struct composer *composer, int platform, int whose, enum measure measure) {
    struct peak peak = peak_of(composer, platform, whose, measure);
    bool sure = peak.alone || (peak.candidates == 1 && peak.compared > 1);
    return sure && !peak.zero && !peak.equal ? (int)peak.bins[0] : -1;
}

/* The party that had the highest bin of all, whatever the amounts within their ranges are; -1 if that is not
 * certain. That is so of the days on which the parties had a linked account. */
static int party_with_highest_bin(const struct composer *composer, int platform) {
    guint parties = composer->dataset->parties->len;
    g_autofree struct interval *highest = g_new(struct interval, parties + 1);
    int best = -1;
    for (guint i = 0; i < parties; i++) {
        if (!totals_highest_bin(composer->totals, platform, (int)i, MEASURE_SPEND, &highest[i]))
            highest[i] = interval_of(-1);
        else if (best < 0 || highest[i].low + highest[i].above > highest[best].low + highest[best].above)
            best = (int)i;
    }
    for (guint i = 0; i < parties; i++)
        if (best >= 0 && (int)i != best && !interval_above(highest[best], highest[i]))
            return -1;
    return best;
}

struct localized headline_party_bins(struct composer *composer, int platform) {
    int best = party_with_highest_bin(composer, platform);
    bool zero = known_is_zero(composer->known, platform);
    bool known = known_linked_in_part(composer->known, subject_of_platform(platform), MEASURE_SPEND);
    const char *kind = zero ? "zero." : best < 0 ? "open." : known ? "highest.known." : "highest.";
    g_autofree char *key =
        g_strconcat("headline.party-bins.", kind, axis_words[composer->dataset->settings.axis], NULL);
    return SENTENCE(composer, key, best < 0 ? arg_same(composer, "party", "") : arg_party(composer, "party", best),
                    arg_platform(composer, "platform", platform));
}
