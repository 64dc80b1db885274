#include "model/payer_origin.h"
#include "base/country.h"

#include <string.h>

struct payer_origins {
    const struct dataset *dataset;
    GHashTable
        *links; /* platform and account -> GArray of guint: of dataset->advertisers that say where a payer is from */
};

const char *border_word(enum border border) {
    static const char *const words[] = {
#define BORDER(name, word) word,
        BORDERS(BORDER)
#undef BORDER
    };
    return words[border];
}

const char *side_word(enum side side) {
    static const char *const words[] = {"unknown", "inside", "outside"};
    return words[side];
}

static char *account_key(int platform, const char *advertiser_id) {
    return g_strdup_printf("%d\x1f%s", platform, advertiser_id);
}

static const struct advertiser *link_at(const struct payer_origins *origins, guint index) {
    return &g_array_index(origins->dataset->advertisers, struct advertiser, index);
}

struct payer_origins *payer_origins_new(const struct dataset *dataset) {
    struct payer_origins *origins = g_new(struct payer_origins, 1);
    *origins = (struct payer_origins){
        dataset, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref)};
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        char *key = account_key(link_at(origins, i)->platform, link_at(origins, i)->advertiser_id);
        GArray *links = g_hash_table_lookup(origins->links, key);
        if (links) {
            g_free(key);
        } else {
            links = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(origins->links, key, links);
        }
        g_array_append_val(links, i);
    }
    return origins;
}

void payer_origins_free(struct payer_origins *origins) {
    g_hash_table_unref(origins->links);
    g_free(origins);
}

static bool holds_in(struct period valid, struct period days) {
    return (!valid.first || valid.first <= days.last) && (!valid.last || valid.last >= days.first);
}

static bool holds_throughout(struct period valid, struct period days) {
    return (!valid.first || valid.first <= days.first) && (!valid.last || valid.last >= days.last);
}

/* The country that all links of a row's account, or of its part, say that hold on some day of it; NULL if they differ, one says none,
 * or none holds on all of its days. */
static const char *linked_origin(const struct payer_origins *origins, const struct observation *row) {
    g_autofree char *key = account_key(row->platform, row->from->advertiser_id);
    const GArray *links = *row->from->advertiser_id ? g_hash_table_lookup(origins->links, key) : NULL;
    const char *found = NULL;
    bool throughout = false;
    for (guint i = 0; links && i < links->len; i++) {
        const struct advertiser *link = link_at(origins, g_array_index(links, guint, i));
        if ((row->part != PART_WHOLE && link->part != row->part) || !holds_in(link->valid, row->period))
            continue;
        if (!link->origin || !*link->origin || (found && strcmp(found, link->origin) != 0))
            return NULL;
        found = link->origin;
        throughout = throughout || holds_throughout(link->valid, row->period);
    }
    return throughout ? found : NULL;
}

/* The country of whoever paid for a row; NULL if nothing says it, or two things. */
static const char *country_of(const struct payer_origins *origins, const struct observation *row) {
    const char *own = row->from->origin && *row->from->origin ? row->from->origin : NULL,
               *linked = linked_origin(origins, row);
    return own && linked && strcmp(own, linked) != 0 ? NULL : own ? own : linked;
}

/* A territory may be a part of its state, or of the Union, or not. */
static enum side side_of_country(const struct settings *settings, const char *code) {
    const char *state = country_state(code);
    if (!state || (strcmp(state, code) != 0 && settings_is_about(settings, state)))
        return settings_is_about(settings, code) ? SIDE_INSIDE : SIDE_UNKNOWN;
    return settings_is_about(settings, code) ? SIDE_INSIDE : SIDE_OUTSIDE;
}

/* The United Kingdom left it at the end of January 2020. */
static enum side side_of_union(const char *code, struct period days) {
    const char *state = country_state(code);
    const struct country *country = country_from_code(state);
    bool member = country && country->in_union;
    day_number left = date_from_calendar(2020, 1, 31);
    if (!state || (strcmp(state, code) != 0 && (member || strcmp(state, "GB") == 0)))
        return SIDE_UNKNOWN;
    if (strcmp(state, "GB") == 0)
        return days.first > left ? SIDE_OUTSIDE : days.last <= left ? SIDE_INSIDE : SIDE_UNKNOWN;
    return member ? SIDE_INSIDE : SIDE_OUTSIDE;
}

/* Money that was converted may have been in any. */
static enum side side_of_currency(const struct settings *settings, const struct observation *row) {
    if (observation_amount(row, MEASURE_SPEND)->given &&
        observation_amount(row, MEASURE_SPEND)->state == STATE_OTHER_CURRENCY)
        return SIDE_OUTSIDE;
    if (!row->from->currency || !*row->from->currency || row->notes & NOTE_CONVERTED || !settings->currency)
        return SIDE_UNKNOWN;
    return strcmp(row->from->currency, settings->currency) == 0 ? SIDE_INSIDE : SIDE_OUTSIDE;
}

void payer_origin_of(const struct payer_origins *origins, const struct observation *row,
                     enum side sides[BORDER_COUNT]) {
    const struct settings *settings = &origins->dataset->settings;
    const char *code = country_of(origins, row);
    sides[BORDER_COUNTRY] = code ? side_of_country(settings, code) : SIDE_UNKNOWN;
    sides[BORDER_UNION] = code ? side_of_union(code, row->period) : SIDE_UNKNOWN;
    sides[BORDER_CURRENCY] = side_of_currency(settings, row);
}

struct interval payer_origin_counts(const struct dataset *dataset, const struct observation *row, bool from_zero) {
    enum state state = observation_amount(row, MEASURE_SPEND)->state;
    bool anything = state == STATE_VALUE || state == STATE_ESTIMATED || state_hides_number(state);
    if (!anything || state == STATE_NOT_COLLECTED || row->of_country || row->notes & NOTE_AFTER_COPY ||
        !period_overlaps(row->period, dataset->settings.period))
        return interval_of(0);
    bool certain = !from_zero && period_contains(dataset->settings.period, row->period) &&
                   !(row->notes & (NOTE_SHARED | NOTE_UNPLACED));
    return certain ? interval_of(1) : interval_between(0, 1);
}
