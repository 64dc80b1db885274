/* Rows about a whole and rows about its parts. A platform's regions or ages need not add up to its total, so of the
 * same days of the same advertiser a row counts only if no coarser one with a number holds it. Which rows those are may
 * differ from stretch to stretch of days, and from one advertiser to the next. A row of another division, an age group
 * beside regions, may hold the same money, and counts from zero up. */
#include "tally/tally_internal.h"

#include <string.h>

/* What a row is divided by beside what is fixed. */
unsigned division_of_row(const struct observation *row, unsigned fixed) {
    unsigned division = (row->region >= 0 ? DIMENSION_REGION : 0u) | (*row->age ? DIMENSION_AGE : 0u) |
                        (*row->gender ? DIMENSION_GENDER : 0u);
    return division & ~fixed;
}

bool is_divided_beside(const struct observation *row, unsigned fixed) {
    return division_of_row(row, fixed) != 0;
}

/* From the whole to the finest. */
static const unsigned coarseness[] = {[0] = 0,
                                      [DIMENSION_REGION] = 1,
                                      [DIMENSION_AGE] = 2,
                                      [DIMENSION_GENDER] = 3,
                                      [DIMENSION_REGION | DIMENSION_AGE] = 4,
                                      [DIMENSION_REGION | DIMENSION_GENDER] = 5,
                                      [DIMENSION_AGE | DIMENSION_GENDER] = 6,
                                      [DIMENSION_REGION | DIMENSION_AGE | DIMENSION_GENDER] = 7};
enum { COARSENESS_COUNT = 8 };

/* The days that coarser rows with a number cover, by whom they are about. */
struct covers {
    const struct dataset *dataset;
    enum measure measure;
    unsigned fixed;
    GHashTable *by_whom; /* key -> GArray of struct period, joined */
};

/* What a row is about in some of the dimensions. */
static void append_values(GString *key, const struct observation *row, unsigned dimensions, unsigned country) {
    g_string_append_printf(key, "\x1f%u\x1f%u", dimensions, country);
    if (dimensions & DIMENSION_REGION)
        g_string_append_printf(key, "\x1f%d", row->region);
    if (dimensions & DIMENSION_AGE)
        g_string_append_printf(key, "\x1f%s", row->age);
    if (dimensions & DIMENSION_GENDER)
        g_string_append_printf(key, "\x1f%s", row->gender);
}

/* The countries of a row one by one, since with rows of another it shares no money; more than MOST_COUNTRIES behind the last. In a
 * report of one there is 0 alone. */
static unsigned country_after(const struct observation *row, unsigned country) {
    country = row->countries ? country + 1 : MOST_COUNTRIES + 1;
    while (country <= MOST_COUNTRIES && !(row->countries & country_bit(country)))
        country++;
    return country;
}

static unsigned first_country(const struct observation *row) {
    return row->countries ? country_after(row, 0) : 0;
}

/* The levels at which somebody is known: a party holds its advertisers, an advertiser its ads. What belongs to no party
 * is no whole that holds others. */
enum level { LEVEL_PARTY, LEVEL_ACCOUNT, LEVEL_AD, LEVEL_WITHIN_PARTY, LEVEL_WITHIN_ACCOUNT };

/* Some part of an account, whichever. */
enum { PART_ANY = G_MAXINT };

/* True for a key that says which part of an account a row is about. An ad is known by itself. */
static bool tells_parts(const struct observation *row, enum level level) {
    return (level == LEVEL_ACCOUNT || level == LEVEL_WITHIN_ACCOUNT) && *row->from->advertiser_id;
}

/* What a row is about, as a key has it. */
struct whom {
    enum level level;
    int party, part;
    unsigned dimensions;
};

static char *key_of(const struct observation *row, struct whom whom, unsigned country) {
    g_autoptr(GString) key = g_string_new(NULL);
    g_string_append_printf(key, "%d\x1f", (int)whom.level);
    if (whom.level == LEVEL_PARTY || whom.level == LEVEL_WITHIN_PARTY || !*row->from->advertiser_id)
        g_string_append_printf(key, "%d", whom.party);
    else
        g_string_append_printf(key, "id %s", row->from->advertiser_id);
    if (tells_parts(row, whom.level))
        g_string_append_printf(key, "\x1f%d", whom.part);
    if (whom.level == LEVEL_AD)
        g_string_append_printf(key, "\x1f%s", row->ad);
    append_values(key, row, whom.dimensions, country);
    return g_strdup(key->str);
}

static enum level level_of(const struct observation *row) {
    return *row->ad ? LEVEL_AD : *row->from->advertiser_id ? LEVEL_ACCOUNT : LEVEL_PARTY;
}

static void add_cover(struct covers *covers, char *key, struct period period) {
    GArray *periods = g_hash_table_lookup(covers->by_whom, key);
    if (!periods) {
        periods = g_array_new(FALSE, FALSE, sizeof(struct period));
        g_hash_table_insert(covers->by_whom, g_strdup(key), periods);
    }
    g_array_append_val(periods, period);
}

static void cover(struct covers *covers, const struct observation *row, enum level level, int party) {
    struct whom whom = {level, party, row->part, covers->fixed | division_of_row(row, covers->fixed)};
    struct whom whoever = whom;
    whoever.part = PART_ANY;
    for (unsigned country = first_country(row); country <= MOST_COUNTRIES; country = country_after(row, country)) {
        g_autofree char *key = key_of(row, whom, country);
        add_cover(covers, key, row->period);
        if (row->part == PART_WHOLE || !tells_parts(row, level))
            continue;
        g_autofree char *any = key_of(row, whoever, country);
        add_cover(covers, any, row->period);
    }
}

/* The key under which rows of another division find those that they may share money with: alike in the dimensions that
 * both are divided by. A region and an age group are such. */
struct crossing {
    unsigned division, common;
    int part;
};

static char *crossing_key(const struct covers *covers, const struct observation *row, struct crossing crossing,
                          unsigned country) {
    struct whom whom = {level_of(row), row->party, crossing.part, covers->fixed | crossing.common};
    g_autofree char *key = key_of(row, whom, country);
    return g_strdup_printf("crossing %u %s", crossing.division, key);
}

static void add_crossing(struct covers *covers, const struct observation *row, struct crossing crossing) {
    for (unsigned country = first_country(row); country <= MOST_COUNTRIES; country = country_after(row, country)) {
        g_autofree char *key = crossing_key(covers, row, crossing, country);
        add_cover(covers, key, row->period);
    }
}

/* Makes a row known to all divisions that neither hold it nor lie within it. */
static void cross(struct covers *covers, const struct observation *row) {
    unsigned own = division_of_row(row, covers->fixed);
    for (unsigned other = 1; other < COARSENESS_COUNT; other++) {
        if ((own & other) == own || (own & other) == other)
            continue;
        add_crossing(covers, row, (struct crossing){other, own & other, row->part});
        if (row->part != PART_WHOLE)
            add_crossing(covers, row, (struct crossing){other, own & other, PART_ANY});
    }
}

/* How many days of a period are covered: none, some or all. */
enum extent { EXTENT_NONE, EXTENT_SOME, EXTENT_ALL };

/* How far rows about one part of an account, and in one division, cover a row in one of its countries. */
static enum extent extent_at(const struct covers *covers, const struct observation *row, struct whom whom,
                             unsigned country) {
    g_autofree char *key = key_of(row, whom, country);
    const GArray *periods = g_hash_table_lookup(covers->by_whom, key);
    enum extent extent = EXTENT_NONE;
    for (guint i = 0; periods && i < periods->len; i++) {
        struct period period = g_array_index(periods, struct period, i);
        if (period_contains(period, row->period))
            return EXTENT_ALL;
        if (period_overlaps(period, row->period))
            extent = EXTENT_SOME;
    }
    return extent;
}

/* The same in all of them: all of it only if it is all in each. */
static enum extent extent_by(const struct covers *covers, const struct observation *row, struct whom whom) {
    enum extent least = EXTENT_ALL, most = EXTENT_NONE;
    for (unsigned country = first_country(row); country <= MOST_COUNTRIES; country = country_after(row, country)) {
        enum extent extent = extent_at(covers, row, whom, country);
        least = MIN(least, extent);
        most = MAX(most, extent);
    }
    return least == EXTENT_ALL ? EXTENT_ALL : MIN(most, EXTENT_SOME);
}

/* How far rows of one division cover a row: one that is about the same in the dimensions that they are divided by. All of an
 * account covers its parts; a part covers some of the whole. */
static enum extent extent_in(const struct covers *covers, const struct observation *row, enum level level, int party,
                             unsigned dimensions) {
    struct whom whom = {level, party, row->part, dimensions}, other = whom;
    enum extent own = extent_by(covers, row, whom);
    if (own == EXTENT_ALL || !tells_parts(row, level))
        return own;
    other.part = row->part != PART_WHOLE ? PART_WHOLE : PART_ANY;
    enum extent found = extent_by(covers, row, other);
    return MAX(own, row->part != PART_WHOLE ? found : MIN(found, EXTENT_SOME));
}

/* The same over all divisions that are coarser than the row's: a whole, or the region, age or gender it lies in. */
static enum extent extent_of(const struct covers *covers, const struct observation *row, enum level level, int party) {
    unsigned own = division_of_row(row, covers->fixed);
    enum extent extent = EXTENT_NONE;
    for (unsigned part = 0; part < own; part++)
        if ((part & own) == part)
            extent = MAX(extent, extent_in(covers, row, level, party, covers->fixed | part));
    return extent;
}

static bool is_crossed_by(const struct covers *covers, const struct observation *row, struct crossing crossing) {
    for (unsigned country = first_country(row); country <= MOST_COUNTRIES; country = country_after(row, country)) {
        g_autofree char *key = crossing_key(covers, row, crossing, country);
        const GArray *periods = g_hash_table_lookup(covers->by_whom, key);
        for (guint i = 0; periods && i < periods->len; i++)
            if (period_overlaps(g_array_index(periods, struct period, i), row->period))
                return true;
    }
    return false;
}

/* Rows about all of an account and about a part of it may share money; those about two parts do not. */
static bool is_crossed(const struct covers *covers, const struct observation *row) {
    unsigned own = division_of_row(row, covers->fixed);
    for (unsigned common = 0; common < own; common++)
        if ((common & own) == common &&
            (is_crossed_by(covers, row, (struct crossing){own, common, row->part}) ||
             is_crossed_by(covers, row, (struct crossing){own, common, row->part ? PART_WHOLE : PART_ANY})))
            return true;
    return false;
}

static void cover_all(struct covers *covers, const struct observation *row) {
    guint count;
    const int *parties = row_parties(row, &count);
    cover(covers, row, level_of(row), row->party);
    cross(covers, row);
    if (level_of(row) == LEVEL_AD)
        cover(covers, row, LEVEL_WITHIN_ACCOUNT, row->party);
    for (guint i = 0; i < count && level_of(row) != LEVEL_PARTY; i++)
        cover(covers, row, LEVEL_WITHIN_PARTY, parties[i]);
}

/* How a row counts beside the coarser rows of the same, of those that hold it, and of those that it holds. */
static enum counting counting_of(const struct covers *covers, const struct observation *row) {
    guint count;
    const int *parties = row_parties(row, &count);
    enum level level = level_of(row);
    enum extent held = extent_of(covers, row, level, row->party);
    enum extent holds = EXTENT_NONE;
    if (level == LEVEL_AD && *row->from->advertiser_id)
        held = MAX(held, extent_of(covers, row, LEVEL_ACCOUNT, row->party));
    for (guint i = 0; i < count && level != LEVEL_PARTY && parties[i] != PARTY_UNMAPPED; i++)
        held = MAX(held, MIN(extent_of(covers, row, LEVEL_PARTY, parties[i]), count > 1 ? EXTENT_SOME : EXTENT_ALL));
    if (level == LEVEL_PARTY && row->party != PARTY_UNMAPPED)
        holds = extent_of(covers, row, LEVEL_WITHIN_PARTY, row->party);
    else if (level == LEVEL_ACCOUNT)
        holds = extent_of(covers, row, LEVEL_WITHIN_ACCOUNT, row->party);
    if (held == EXTENT_ALL)
        return COUNTS_NOT;
    return held == EXTENT_SOME || holds != EXTENT_NONE || is_crossed(covers, row) ? COUNTS_FROM_ZERO : COUNTS_WHOLE;
}

static bool has_number(const struct covers *covers, const struct observation *row) {
    return observation_amount(row, covers->measure)->state == STATE_VALUE;
}

static void join_covers(struct covers *covers) {
    GHashTableIter iter;
    gpointer periods;
    g_hash_table_iter_init(&iter, covers->by_whom);
    while (g_hash_table_iter_next(&iter, NULL, &periods))
        days_join(periods);
}

static void divide_mixed(struct covers *covers, const GArray *rows, guint8 *counting) {
    for (unsigned class = 0; class < COARSENESS_COUNT; class ++) {
        for (guint i = 0; i < rows->len; i++) {
            guint32 index = g_array_index(rows, guint32, i);
            const struct observation *row = tally_row(covers->dataset, index);
            if (coarseness[division_of_row(row, covers->fixed)] == class)
                counting[index] = (guint8)counting_of(covers, row);
        }
        for (guint i = 0; i < rows->len; i++) {
            guint32 index = g_array_index(rows, guint32, i);
            const struct observation *row = tally_row(covers->dataset, index);
            if (coarseness[division_of_row(row, covers->fixed)] == class && counting[index] != COUNTS_NOT &&
                has_number(covers, row))
                cover_all(covers, row);
        }
        join_covers(covers);
    }
}

void divide(const struct dataset *dataset, enum measure measure, const GArray *rows, unsigned fixed, guint8 *counting) {
    bool mixed = false;
    for (guint i = 0; i < rows->len; i++) {
        guint32 index = g_array_index(rows, guint32, i);
        counting[index] = COUNTS_WHOLE;
        mixed = mixed || division_of_row(tally_row(dataset, index), fixed) !=
                             division_of_row(tally_row(dataset, g_array_index(rows, guint32, 0)), fixed);
    }
    if (!mixed)
        return;
    struct covers covers = {dataset, measure, fixed,
                            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref)};
    divide_mixed(&covers, rows, counting);
    g_hash_table_unref(covers.by_whom);
}
