#include "compose/known.h"

/* What holds of a party on a platform, as bits. */
enum {
    BY_REGION = 1 << 0,
    BY_REFERENCE = 1 << 1,
    COMPARED_IN_PART = 1 << 2,
};

/* Of one measure of a platform. */
struct measure_known {
    enum state state; /* of all that is listed */
    bool alike;       /* every party is in that state too */
    bool given;       /* somebody has a number, or hides one */
    bool unlinked;    /* some party has no linked account */
    bool in_part;     /* some party had a linked account on some days alone */
};

struct platform_known {
    struct measure_known measures[MEASURE_COUNT];
    unsigned bits;            /* those of any party */
    GArray *compared_in_part; /* int */
    GArray *hidden;           /* int */
    guint with_spending;
    bool zero;
};

struct known {
    const struct totals *totals;
    int parties, platforms;
    struct platform_known *by_platform;
    guint8 *bits; /* of party x platform */
    int *order;   /* parties in the order of publication */
    guint *positions;
};

static guint8 *bits_of(const struct known *known, int party, int platform) {
    return &known->bits[(gsize)party * (gsize)known->platforms + (gsize)platform];
}

static bool is_given(const struct total *total) {
    return total->state == STATE_VALUE || (total->state != STATE_NOT_REPORTED && state_hides_number(total->state));
}

static void find_measure(const struct known *known, int platform, enum measure measure) {
    struct measure_known *about = &known->by_platform[platform].measures[measure];
    const struct total *all = totals_whole(known->totals, platform, GROUP_ALL, measure);
    *about = (struct measure_known){.state = all->state, .alike = true, .given = is_given(all)};
    about->given = about->given || is_given(totals_whole(known->totals, platform, GROUP_UNMAPPED, measure));
    for (int party = 0; party < known->parties; party++) {
        const struct total *total = totals_whole(known->totals, platform, party, measure);
        about->alike = about->alike && total->state == all->state;
        about->given = about->given || is_given(total);
        about->unlinked = about->unlinked || total->state == STATE_NOT_LINKED;
        about->in_part = about->in_part || totals_is_linked_in_part(known->totals, platform, party, measure);
    }
}

static void find_spending(const struct known *known, int platform) {
    struct platform_known *about = &known->by_platform[platform];
    about->compared_in_part = g_array_new(FALSE, FALSE, sizeof(int));
    about->hidden = g_array_new(FALSE, FALSE, sizeof(int));
    about->zero = totals_compared(known->totals, platform, MEASURE_SPEND) > 0;
    for (int party = 0; party < known->parties; party++) {
        const struct total *total = totals_whole(known->totals, platform, party, MEASURE_SPEND);
        struct interval extent;
        if (total->flags & TOTAL_LEAVES_OUT)
            g_array_append_val(about->hidden, party);
        if (totals_standing(known->totals, platform, MEASURE_SPEND, party)->compared &&
            totals_is_linked_in_part(known->totals, platform, party, MEASURE_SPEND)) {
            g_array_append_val(about->compared_in_part, party);
            *bits_of(known, party, platform) |= COMPARED_IN_PART;
        }
        about->with_spending += total->state == STATE_VALUE;
        about->zero = about->zero && !(total_extent(total, &extent) && (extent.open || extent.high > 0));
    }
}

static void find_regions(const struct known *known, const struct dataset *dataset, int platform) {
    for (int party = 0; party < known->parties; party++)
        for (int region = 0; region < (int)dataset->regions->len; region++) {
            const struct total *total = totals_region(known->totals, platform, party, MEASURE_SPEND, region);
            if (total && total->state == STATE_VALUE)
                *bits_of(known, party, platform) |= BY_REGION;
        }
}

static void find_references(const struct known *known) {
    const GArray *references = totals_references(known->totals);
    for (guint i = 0; i < references->len; i++) {
        const struct reference *reference = &g_array_index(references, struct reference, i);
        if (reference->whose >= 0)
            *bits_of(known, reference->whose, reference->platform) |= BY_REFERENCE;
        known->by_platform[reference->platform].bits |= BY_REFERENCE; /* also one that is about no party */
    }
}

static void find_order(const struct known *known) {
    int lead = totals_lead_platform(known->totals);
    for (int i = 0; i < known->parties; i++) {
        known->order[i] = lead < 0 ? i : g_array_index(totals_order(known->totals, lead, MEASURE_SPEND), int, (guint)i);
        known->positions[known->order[i]] = (guint)i;
    }
}

struct known *known_new(const struct dataset *dataset, const struct totals *totals) {
    struct known *known = g_new0(struct known, 1);
    known->totals = totals;
    known->parties = (int)dataset->parties->len;
    known->platforms = (int)dataset->platforms->len;
    known->by_platform = g_new0(struct platform_known, (gsize)known->platforms + 1);
    known->bits = g_new0(guint8, (gsize)known->parties * (gsize)known->platforms + 1);
    known->order = g_new0(int, (gsize)known->parties + 1);
    known->positions = g_new0(guint, (gsize)known->parties + 1);
    find_references(known);
    find_order(known);
    for (int platform = 0; platform < known->platforms; platform++) {
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            find_measure(known, platform, (enum measure)measure);
        find_spending(known, platform);
        find_regions(known, dataset, platform);
        for (int party = 0; party < known->parties; party++)
            known->by_platform[platform].bits |= *bits_of(known, party, platform);
    }
    return known;
}

void known_free(struct known *known) {
    if (!known)
        return;
    for (int platform = 0; platform < known->platforms; platform++) {
        g_array_unref(known->by_platform[platform].compared_in_part);
        g_array_unref(known->by_platform[platform].hidden);
    }
    g_free(known->by_platform);
    g_free(known->bits);
    g_free(known->order);
    g_free(known->positions);
    g_free(known);
}

/* The platforms that a question asks of: the one, or all from the first to the last. */
static int first_of(struct subject whom) {
    return MAX(whom.platform, 0);
}

static int last_of(const struct known *known, struct subject whom) {
    return whom.platform >= 0 ? whom.platform : known->platforms - 1;
}

static unsigned bits_at(const struct known *known, int party, int platform) {
    return party >= 0 ? *bits_of(known, party, platform) : known->by_platform[platform].bits;
}

static bool any_bits(const struct known *known, struct subject whom, unsigned bits) {
    for (int platform = first_of(whom); platform <= last_of(known, whom); platform++)
        if (bits_at(known, whom.party, platform) & bits)
            return true;
    return false;
}

bool known_by_region(const struct known *known, struct subject whom) {
    return any_bits(known, whom, BY_REGION);
}

bool known_by_reference(const struct known *known, struct subject whom) {
    return any_bits(known, whom, BY_REFERENCE);
}

bool known_in_part(const struct known *known, struct subject whom) {
    return any_bits(known, whom, BY_REGION | BY_REFERENCE);
}

static bool is_missing_at(const struct known *known, int party, int platform, enum measure measure, enum state reason) {
    const struct platform_known *about = &known->by_platform[platform];
    if (party >= 0)
        return totals_whole(known->totals, platform, party, measure)->state == reason;
    return about->measures[measure].state == reason && about->measures[measure].alike &&
           !(about->bits & (BY_REGION | BY_REFERENCE));
}

bool known_is_missing(const struct known *known, struct subject whom, enum measure measure, enum state reason) {
    for (int platform = first_of(whom); platform <= last_of(known, whom); platform++)
        if (!is_missing_at(known, whom.party, platform, measure, reason))
            return false;
    return true;
}

bool known_is_given(const struct known *known, struct subject whom, enum measure measure) {
    for (int platform = first_of(whom); platform <= last_of(known, whom); platform++)
        if (whom.party < 0 ? known->by_platform[platform].measures[measure].given
                           : is_given(totals_whole(known->totals, platform, whom.party, measure)))
            return true;
    return false;
}

bool known_linked_in_part(const struct known *known, struct subject whom, enum measure measure) {
    for (int platform = first_of(whom); platform <= last_of(known, whom); platform++)
        if (whom.party < 0 ? known->by_platform[platform].measures[measure].in_part
                           : totals_is_linked_in_part(known->totals, platform, whom.party, measure))
            return true;
    return false;
}

bool known_unlinked(const struct known *known, int platform, enum measure measure) {
    return known->by_platform[platform].measures[measure].unlinked;
}

bool known_is_compared_in_part(const struct known *known, struct subject pair) {
    return pair.party >= 0 && *bits_of(known, pair.party, pair.platform) & COMPARED_IN_PART;
}

const GArray *known_compared_in_part(const struct known *known, int platform) {
    return known->by_platform[platform].compared_in_part;
}

const GArray *known_hidden(const struct known *known, int platform) {
    return known->by_platform[platform].hidden;
}

guint known_with_spending(const struct known *known, int platform) {
    return known->by_platform[platform].with_spending;
}

bool known_is_zero(const struct known *known, int platform) {
    return known->by_platform[platform].zero;
}

bool known_is_unasked(const struct known *known, int platform, int whose) {
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (totals_whole(known->totals, platform, whose, (enum measure)measure)->flags & TOTAL_UNASKED)
            return true;
    return false;
}

guint known_position(const struct known *known, int party) {
    return known->positions[party];
}

int known_party_at(const struct known *known, guint position) {
    return known->order[position];
}
