/* What counts where: every row goes into the lists of all that it counts for - its party and the groups its party
 * belongs to, the region, the age and the gender it is about. */
#include "tally/tally_internal.h"

#include <string.h>

/* The rows of one platform with one measure, as they are put into lists. */
struct gathering {
    struct totals *totals;
    int platform;
    enum measure measure;
    guint8 *counting; /* enum counting, by row */
};

/* The list of a party or group that a row goes into: of those that count, or of those that coarser ones leave out. */
static struct row_list *list_of(const struct gathering *gathering, int whose, guint32 index) {
    guint series = series_index(gathering->totals, gathering->platform, whose, gathering->measure);
    return gathering->counting[index] == COUNTS_NOT ? &gathering->totals->series[series].left_out
                                                    : &gathering->totals->series[series].list;
}

static bool signed_code(const struct dataset *dataset, int party) {
    return party >= 0 && dataset_party(dataset, party)->code_signed_on;
}

static bool is_in_group(const struct dataset *dataset, int party, int group) {
    switch (group) {
    case GROUP_MAPPED:
        return party >= 0;
    case GROUP_SIGNATORIES:
        return signed_code(dataset, party);
    default:
        return true;
    }
}

/* A group has a row for certain if all that may have it belong to the group, and from zero if only some do. */
static void add_to_group(const struct gathering *gathering, guint32 index, const struct observation *row, int group,
                         bool from_zero) {
    const struct dataset *dataset = gathering->totals->dataset;
    guint count, within = 0;
    const int *parties = row_parties(row, &count);
    for (guint i = 0; i < count; i++)
        within += is_in_group(dataset, parties[i], group);
    if (within > 0)
        row_list_add(list_of(gathering, group, index), index, from_zero || within < count);
}

static void add_to_country(const struct gathering *gathering, guint32 index, int whose, unsigned country,
                           bool from_zero) {
    const struct part_about about = {gathering->platform, whose, gathering->measure, country, -1, "", ""};
    row_list_add(&tally_part_put(gathering->totals, &about)->list, index, from_zero);
}

/* What counts in the sum of all countries counts in that of its own; what an ad shown
 * in several cost may be of any of them, but it is an ad in each. */
static void add_to_countries(const struct gathering *gathering, guint32 index, const struct observation *row) {
    bool shared = (row->countries & (row->countries - 1)) != 0 && !is_counted(gathering->measure);
    bool from_zero = gathering->counting[index] == COUNTS_FROM_ZERO || shared;
    guint count;
    const int *parties = row_parties(row, &count);
    for (unsigned country = 1; country <= MOST_COUNTRIES; country++) {
        if (!(row->countries & country_bit(country)))
            continue;
        add_to_country(gathering, index, GROUP_ALL, country, from_zero);
        for (guint i = 0; i < count; i++)
            add_to_country(gathering, index, parties[i], country, from_zero || count > 1);
    }
}

static void add_to_lists(const struct gathering *gathering, guint32 index, const struct observation *row) {
    static const int groups[] = {GROUP_MAPPED, GROUP_SIGNATORIES, GROUP_ALL};
    bool from_zero = gathering->counting[index] == COUNTS_FROM_ZERO;
    if (row->party != PARTY_SEVERAL)
        row_list_add(list_of(gathering, row->party, index), index, from_zero);
    for (guint i = 0; row->party == PARTY_SEVERAL && i < row->candidate_count; i++)
        row_list_add(list_of(gathering, row->candidates[i], index), index, true);
    for (gsize i = 0; i < G_N_ELEMENTS(groups); i++)
        add_to_group(gathering, index, row, groups[i], from_zero);
    if (row->countries && gathering->counting[index] != COUNTS_NOT)
        add_to_countries(gathering, index, row);
}

/* What a cell of the tables by region, age and gender is about. */
struct section {
    int region;               /* -1: all */
    const char *age, *gender; /* "": all */
};

static struct part *part_at(const struct gathering *gathering, int whose, const struct section *section) {
    const struct part_about about = {gathering->platform, whose,        gathering->measure, 0,
                                     section->region,     section->age, section->gender};
    return tally_part_put(gathering->totals, &about);
}

static void add_to_region(const struct gathering *gathering, guint32 index, const struct observation *row) {
    const struct section section = {row->region, "", ""};
    bool from_zero = gathering->counting[index] == COUNTS_FROM_ZERO;
    guint count;
    const int *parties = row_parties(row, &count);
    row_list_add(&part_at(gathering, GROUP_ALL, &section)->list, index, from_zero);
    for (guint i = 0; i < count; i++)
        row_list_add(&part_at(gathering, parties[i], &section)->list, index, from_zero || count > 1);
}

static void add_to_age(const struct gathering *gathering, guint32 index, const struct observation *row) {
    const struct section section = {-1, row->age, ""};
    bool from_zero = gathering->counting[index] == COUNTS_FROM_ZERO;
    row_list_add(&part_at(gathering, GROUP_ALL, &section)->list, index, from_zero);
}

static void add_to_gender(const struct gathering *gathering, guint32 index, const struct observation *row) {
    const struct section section = {-1, "", row->gender};
    bool from_zero = gathering->counting[index] == COUNTS_FROM_ZERO;
    row_list_add(&part_at(gathering, GROUP_ALL, &section)->list, index, from_zero);
}

static void add_to_cross(const struct gathering *gathering, guint32 index, const struct observation *row) {
    const struct section section = {-1, row->age, row->gender};
    row_list_add(&part_at(gathering, GROUP_ALL, &section)->list, index, false);
}

static bool is_main(const struct observation *row) {
    return row->role == ROLE_MAIN;
}

static bool is_of_region(const struct observation *row) {
    return row->region >= 0;
}

static bool is_of_age(const struct observation *row) {
    return row->region < 0 && *row->age;
}

static bool is_of_gender(const struct observation *row) {
    return row->region < 0 && *row->gender;
}

static bool is_of_cross(const struct observation *row) {
    return row->region < 0 && *row->age && *row->gender;
}

/* The tables that rows may be part of: which rows, what they are fixed in, and where they go. */
static const struct {
    bool (*takes)(const struct observation *row);
    unsigned fixed;
    void (*add)(const struct gathering *gathering, guint32 index, const struct observation *row);
} tables[] = {
    {is_main, 0, add_to_lists},
    {is_of_region, DIMENSION_REGION, add_to_region},
    {is_of_age, DIMENSION_AGE, add_to_age},
    {is_of_gender, DIMENSION_GENDER, add_to_gender},
    {is_of_cross, DIMENSION_AGE | DIMENSION_GENDER, add_to_cross},
};

static void add_word(GPtrArray *words, const char *word) {
    if (!g_ptr_array_find_with_equal_func(words, word, g_str_equal, NULL))
        g_ptr_array_add(words, (gpointer)word);
}

/* The cells that something may belong to of which no row says to which: every region, or every age and gender that some row
 * is about. */
static GArray *all_sections(const struct gathering *gathering, const GArray *taken, unsigned fixed) {
    const struct dataset *dataset = gathering->totals->dataset;
    GArray *sections = g_array_new(FALSE, FALSE, sizeof(struct section));
    g_autoptr(GPtrArray) ages = g_ptr_array_new(), genders = g_ptr_array_new();
    for (int region = 0; fixed & DIMENSION_REGION && region < (int)dataset->regions->len; region++) {
        struct section section = {region, "", ""};
        g_array_append_val(sections, section);
    }
    for (guint i = 0; !(fixed & DIMENSION_REGION) && i < taken->len; i++) {
        const struct observation *row = tally_row(dataset, g_array_index(taken, guint32, i));
        add_word(ages, fixed & DIMENSION_AGE ? row->age : "");
        add_word(genders, fixed & DIMENSION_GENDER ? row->gender : "");
    }
    for (guint i = 0; i < ages->len; i++)
        for (guint j = 0; j < genders->len; j++) {
            struct section section = {-1, ages->pdata[i], genders->pdata[j]};
            g_array_append_val(sections, section);
        }
    return sections;
}

/* True if a row is of countries in which the region is not. */
static bool is_of_other_country(const struct dataset *dataset, const struct section *section,
                                const struct observation *row) {
    unsigned country =
        section->region >= 0 ? g_array_index(dataset->regions, struct region, section->region).country : 0;
    return country && row->countries && !(row->countries & country_bit(country));
}

/* Of an ad of which nothing says in which regions it was shown, any part may belong to each. */
static void add_undivided(const struct gathering *gathering, const struct section *section, const GArray *undivided) {
    const struct dataset *dataset = gathering->totals->dataset;
    g_autofree struct part **of_parties = g_new0(struct part *, dataset->parties->len + 1);
    struct part *of_all = NULL;
    for (guint i = 0; i < undivided->len; i++) {
        guint32 index = g_array_index(undivided, guint32, i);
        guint count;
        const struct observation *row = tally_row(dataset, index);
        const int *parties = row_parties(row, &count);
        if (is_of_other_country(dataset, section, row))
            continue;
        of_all = of_all ? of_all : part_at(gathering, GROUP_ALL, section);
        row_list_add(&of_all->list, index, true);
        for (guint j = 0; section->region >= 0 && j < count; j++) {
            struct part **part = &of_parties[parties[j] - PARTY_UNMAPPED];
            *part = *part ? *part : part_at(gathering, parties[j], section);
            row_list_add(&(*part)->list, index, true);
        }
    }
}

/* undivided gets the rows of which nothing says what cell of the table they are of (guint32). */
static void gather_table(const struct gathering *gathering, const GArray *rows, gsize table, GArray *undivided) {
    const struct dataset *dataset = gathering->totals->dataset;
    g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < rows->len; i++) {
        guint32 index = g_array_index(rows, guint32, i);
        const struct observation *row = tally_row(dataset, index);
        if (observation_amount(row, gathering->measure)->given && tables[table].takes(row))
            g_array_append_val(taken, index);
    }
    if (taken->len == 0)
        return;
    divide(dataset, gathering->measure, taken, tables[table].fixed, gathering->counting);
    for (guint i = 0; i < taken->len; i++) {
        guint32 index = g_array_index(taken, guint32, i);
        if (gathering->counting[index] != COUNTS_NOT || tables[table].fixed == 0)
            tables[table].add(gathering, index, tally_row(dataset, index));
    }
    if (tables[table].fixed == 0)
        return;
    find_undivided(gathering->totals, gathering->measure, rows, taken, undivided);
    g_autoptr(GArray) sections = undivided->len ? all_sections(gathering, taken, tables[table].fixed) : NULL;
    for (guint i = 0; sections && i < sections->len; i++)
        add_undivided(gathering, &g_array_index(sections, struct section, i), undivided);
}

/* The stretches of days of a party or group. */
static GArray *stretches_of(const struct gathering *gathering, struct divided_days *days, int whose) {
    GArray **stretches =
        &days->stretches[series_index(gathering->totals, gathering->platform, whose, gathering->measure)];
    if (!*stretches)
        *stretches = g_array_new(FALSE, FALSE, sizeof(struct period));
    return *stretches;
}

/* Rows come by day or by week, mostly, and most begin in the stretch of the one before or behind it: there are too many rows
 * to keep the days of each until they are joined. */
static void add_days(GArray *stretches, struct period days) {
    struct period *last = stretches->len ? &g_array_index(stretches, struct period, stretches->len - 1) : NULL;
    if (last && days.first >= last->first && days.first <= last->last + 1)
        last->last = MAX(last->last, days.last);
    else
        g_array_append_val(stretches, days);
}

static void gather_row_days(const struct gathering *gathering, const struct observation *row,
                            struct divided_days *days) {
    guint count;
    const int *parties = row_parties(row, &count);
    add_days(stretches_of(gathering, days, GROUP_ALL), row->period);
    for (guint i = 0; i < count; i++) {
        add_days(stretches_of(gathering, days, parties[i]), row->period);
        if (parties[i] >= 0)
            add_days(stretches_of(gathering, days, GROUP_MAPPED), row->period);
    }
}

/* The days that a platform's reports of single regions cover: whoever has a row by region could have been in them. */
static void add_covered_days(const struct gathering *gathering, GArray *stretches) {
    const struct dataset *dataset = gathering->totals->dataset;
    for (guint i = 0; i < dataset->figures_files->len; i++) {
        const struct figures_file *file = &g_array_index(dataset->figures_files, struct figures_file, i);
        if (file->platform == gathering->platform && file->region >= 0 && file->role != ROLE_REFERENCE &&
            file->covers.first && period_overlaps(file->covers, dataset->settings.period) &&
            file->measures & (1u << gathering->measure))
            g_array_append_val(stretches, file->covers);
    }
}

static void close_days(const struct gathering *gathering, struct divided_days *days, int whose, bool regions) {
    struct period period = gathering->totals->dataset->settings.period;
    guint index = series_index(gathering->totals, gathering->platform, whose, gathering->measure);
    GArray *stretches = days->stretches[index];
    if (!stretches)
        return;
    if (regions)
        add_covered_days(gathering, stretches);
    days_join(stretches);
    for (guint i = 0; i < stretches->len; i++) {
        struct period *stretch = &g_array_index(stretches, struct period, i);
        *stretch = (struct period){MAX(stretch->first, period.first), MIN(stretch->last, period.last)};
    }
    days->sets[index] = (struct days){(const struct period *)(const void *)stretches->data, stretches->len};
}

/* The days that rows by region, or by age and gender, are about, for all and for each party: one account's row of one
 * region says nothing of the days of others. */
static void gather_days(const struct gathering *gathering, const GArray *rows, const GArray *undivided,
                        struct divided_days *days, bool (*takes)(const struct observation *row), bool regions) {
    const struct dataset *dataset = gathering->totals->dataset;
    for (guint i = 0; i < undivided->len; i++) {
        const struct observation *row = tally_row(dataset, g_array_index(undivided, guint32, i));
        if (observation_amount(row, gathering->measure)->state == STATE_VALUE && !(row->notes & NOTE_AFTER_COPY))
            gather_row_days(gathering, row, days);
    }
    for (guint i = 0; i < rows->len; i++) {
        const struct observation *row = tally_row(dataset, g_array_index(rows, guint32, i));
        const struct amount *amount = observation_amount(row, gathering->measure);
        if (amount->given && amount->state == STATE_VALUE && takes(row))
            gather_row_days(gathering, row, days);
    }
    close_days(gathering, days, GROUP_ALL, regions);
    close_days(gathering, days, GROUP_MAPPED, regions);
    for (int whose = PARTY_UNMAPPED; whose < (int)dataset->parties->len; whose++)
        close_days(gathering, days, whose, regions);
}

static void gather_measure(struct totals *totals, const GArray *rows, int platform, enum measure measure,
                           guint8 *counting) {
    struct gathering gathering = {totals, platform, measure, counting};
    g_autoptr(GArray) of_regions = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) of_ages = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) of_others = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (gsize table = 0; table < G_N_ELEMENTS(tables); table++) {
        g_array_set_size(of_others, 0);
        gather_table(&gathering, rows, table,
                     tables[table].fixed == DIMENSION_REGION ? of_regions
                     : tables[table].fixed == DIMENSION_AGE  ? of_ages
                                                             : of_others);
    }
    gather_days(&gathering, rows, of_regions, &totals->region_days, is_of_region, true);
    gather_days(&gathering, rows, of_ages, &totals->age_days, is_of_age, false);
}

void gather(struct totals *totals) {
    const struct dataset *dataset = totals->dataset;
    g_autofree guint8 *counting = g_new0(guint8, dataset->observations->len + 1);
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < dataset->platforms->len; i++)
        g_ptr_array_add(rows, g_array_new(FALSE, FALSE, sizeof(guint32)));
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = tally_row(dataset, i);
        if (row->role != ROLE_REFERENCE && period_overlaps(row->period, dataset->settings.period))
            g_array_append_val(g_ptr_array_index(rows, row->platform), i);
    }
    for (guint platform = 0; platform < dataset->platforms->len; platform++)
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            gather_measure(totals, g_ptr_array_index(rows, platform), (int)platform, (enum measure)measure, counting);
}

enum state totals_region_state(const struct totals *totals, int platform, int region) {
    const struct dataset *dataset = totals->dataset;
    bool reports = false;
    for (guint i = 0; i < dataset->figures_files->len; i++) {
        const struct figures_file *file = &g_array_index(dataset->figures_files, struct figures_file, i);
        if (file->platform != platform || file->role == ROLE_REFERENCE || file->region < 0)
            continue;
        if (file->region == region)
            return STATE_NONE_LISTED;
        reports = true;
    }
    for (guint32 i = 0; reports && i < dataset->observations->len; i++) {
        const struct observation *row = tally_row(dataset, i);
        if (row->platform == platform && row->role == ROLE_MAIN && row->region >= 0)
            return STATE_NONE_LISTED;
    }
    return reports ? STATE_NOT_COLLECTED : STATE_NONE_LISTED;
}

const struct days *totals_region_days(const struct totals *totals, int platform, int whose, enum measure measure) {
    return &totals->region_days.sets[series_index(totals, platform, whose, measure)];
}

const struct days *totals_age_days(const struct totals *totals, int platform, enum measure measure) {
    return &totals->age_days.sets[series_index(totals, platform, GROUP_ALL, measure)];
}
