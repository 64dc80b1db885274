/* Figures of parts: regions, ages and genders. Parts are never added up here; each is published by itself. */
#include "compose/figures/figures.h"
#include "compose/builder.h"
#include "compose/words/days.h"

#include <string.h>

static void close_parts(struct table *table, int platform, enum measure measure) {
    const struct total *whole = totals_whole(table->composer->totals, platform, GROUP_ALL, measure);
    if (measure_rule(measure)->counts_people)
        table_note(table, "note.reach");
    else if (whole->state == STATE_VALUE)
        table_note(table, "note.parts");
}

static struct argument arg_measure(struct composer *composer, enum measure measure) {
    return arg_text("measure", measure_name(composer, measure));
}

static bool has_regions(const struct composer *composer, int platform, int whose, enum measure measure) {
    for (int i = 0; i < (int)composer->dataset->regions->len; i++)
        if (totals_region(composer->totals, platform, whose, measure, i))
            return true;
    return false;
}

/* Whose figures a table by region has: of all advertisers, of some parties, or of whoever has any. */
static struct localized whose_regions(struct composer *composer, int platform, enum measure measure) {
    g_autoptr(GArray) parties = g_array_new(FALSE, FALSE, sizeof(int));
    if (totals_regions_are_of_all(composer->totals, platform, measure))
        return phrase_words(composer, "regions.of-all");
    if (has_regions(composer, platform, GROUP_UNMAPPED, measure))
        return phrase_words(composer, "regions.of-some");
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        if (has_regions(composer, platform, party, measure))
            g_array_append_val(parties, party);
    return SENTENCE(
        composer, "regions.of-parties",
        arg_parties(composer, "parties", (const int *)(const void *)parties->data, parties->len, "list.and"));
}

static void region_row(struct table *table, int index) {
    const struct region *region = &g_array_index(table->composer->dataset->regions, struct region, index);
    table_row_kept(table, region->id, &region->name);
    table_row_keys(table)->region = region->id;
    table_last_row(table)->tile_column = (gint16)MAX(region->tile_column, 0);
    table_last_row(table)->tile_row = (gint16)MAX(region->tile_row, 0);
}

static bool all_tiled(const struct composer *composer) {
    for (guint i = 0; i < composer->dataset->regions->len; i++) {
        const struct region *region = &g_array_index(composer->dataset->regions, struct region, i);
        if (region->tile_column <= 0 || region->tile_row <= 0)
            return false;
    }
    return true;
}

static struct argument arg_region_days(struct composer *composer, int platform, int whose, enum measure measure) {
    return arg_text("period", localized_days(composer, totals_region_days(composer->totals, platform, whose, measure)));
}

static void region_cell(struct table *table, int platform, int region, const struct total *part) {
    if (part)
        table_total(table, part);
    else
        table_state(table, totals_region_state(table->composer->totals, platform, region));
}

struct figure *figure_by_region(struct composer *composer, struct subject about, enum measure measure) {
    int platform = about.platform;
    if (!has_regions(composer, platform, GROUP_ALL, measure))
        return NULL;
    const struct measure_rule *rule = measure_rule(measure);
    g_autofree char *name = g_strconcat(rule->word, "-by-region", NULL);
    struct table table;
    table_begin(&table, composer, about, name);
    table_about(&table, platform, GROUP_ALL);
    table_column(&table, "region", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.region"));
    table_measure(&table, measure);
    for (int i = 0; i < (int)composer->dataset->regions->len; i++) {
        region_row(&table, i);
        region_cell(&table, platform, i, totals_part(composer->totals, platform, measure, i, NULL, NULL, NULL));
    }
    close_parts(&table, platform, measure);
    table.figure->chart = (struct chart){.type = all_tiled(composer) ? CHART_TILES : CHART_RANGE_BARS, .column = 1};
    table.figure->chart.halves = phrase_words(composer, "chart.halves");
    struct argument what = arg_measure(composer, measure), where = arg_platform(composer, "platform", platform);
    struct argument counted = arg_text("measure", measure_header(composer, measure));
    return table_end(&table, SENTENCE(composer, "headline.by-region", what, where),
                     SENTENCE(composer, "subtitle.by-region", counted, where,
                              arg_text("whose", whose_regions(composer, platform, measure)),
                              arg_region_days(composer, platform, GROUP_ALL, measure)),
                     (struct localized){{NULL}});
}

struct figure *figure_party_by_region(struct composer *composer, struct subject about, enum measure measure) {
    int party = about.party, platform = about.platform;
    if (!has_regions(composer, platform, party, measure))
        return NULL;
    g_autofree char *name = g_strconcat(measure_rule(measure)->word, "-by-region", NULL);
    struct table table;
    table_begin(&table, composer, about, name);
    table_column(&table, "region", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.region"));
    table_measure(&table, measure);
    for (int i = 0; i < (int)composer->dataset->regions->len; i++) {
        region_row(&table, i);
        region_cell(&table, platform, i, totals_region(composer->totals, platform, party, measure, i));
    }
    close_parts(&table, platform, measure);
    table.figure->chart = (struct chart){.type = all_tiled(composer) ? CHART_TILES : CHART_RANGE_BARS, .column = 1};
    table.figure->chart.halves = phrase_words(composer, "chart.halves");
    struct argument what = arg_measure(composer, measure), where = arg_platform(composer, "platform", platform);
    struct argument who = arg_party(composer, "party", party);
    struct argument counted = arg_text("measure", measure_header(composer, measure));
    return table_end(&table, SENTENCE(composer, "headline.party-by-region", what, where, who),
                     SENTENCE(composer, "subtitle.party-by-region", counted, where, who,
                              arg_region_days(composer, platform, party, measure)),
                     (struct localized){{NULL}});
}

struct figure *figure_by_party_and_region(struct composer *composer, struct subject about, enum measure measure) {
    int platform = about.platform;
    g_autoptr(GArray) parties = g_array_new(FALSE, FALSE, sizeof(int));
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        if (has_regions(composer, platform, party, measure))
            g_array_append_val(parties, party);
    if (parties->len == 0)
        return NULL;
    g_autofree char *name = g_strconcat(measure_rule(measure)->word, "-by-party-and-region", NULL);
    struct table table;
    table_begin(&table, composer, about, name);
    table_across_parties(&table, measure);
    table_column(&table, "region", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.region"));
    for (guint i = 0; i < parties->len; i++) {
        const struct party *party = dataset_party(composer->dataset, g_array_index(parties, int, i));
        struct localized called = localized_same(composer, party->name);
        table_measure_of(&table, party->id, measure, header_with_unit(composer, called, measure), called);
        table_column_about(&table, -1, g_array_index(parties, int, i));
        g_array_index(table.columns, struct column, i + 1).colour = party->colour;
        g_array_index(table.columns, struct column, i + 1).notches = party->notches;
    }
    for (int i = 0; i < (int)composer->dataset->regions->len; i++) {
        region_row(&table, i);
        for (guint j = 0; j < parties->len; j++)
            region_cell(&table, platform, i,
                        totals_region(composer->totals, platform, g_array_index(parties, int, j), measure, i));
    }
    close_parts(&table, platform, measure);
    struct argument what = arg_measure(composer, measure), where = arg_platform(composer, "platform", platform);
    struct argument counted = arg_text("measure", measure_header(composer, measure));
    return table_end(&table, SENTENCE(composer, "headline.by-party-and-region", what, where),
                     SENTENCE(composer, "subtitle.by-party-and-region", counted, where,
                              arg_region_days(composer, platform, GROUP_MAPPED, measure)),
                     (struct localized){{NULL}});
}

static int compare_words(gconstpointer left, gconstpointer right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The distinct ages or genders of rows that are divided so, for the whole country, sorted. */
static GPtrArray *distinct_parts(const struct composer *composer, int platform, enum measure measure, bool ages) {
    GPtrArray *words = g_ptr_array_new();
    for (guint i = 0; i < composer->dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(composer->dataset->observations, struct observation, i);
        const char *word = ages ? row->age : row->gender;
        if (row->platform == platform && row->region < 0 && (*row->age || *row->gender) &&
            observation_amount(row, measure)->given &&
            !g_ptr_array_find_with_equal_func(words, word, g_str_equal, NULL))
            g_ptr_array_add(words, (gpointer)word);
    }
    g_ptr_array_sort(words, compare_words);
    return words;
}

/* An age or gender as a row or column key: "65+", "female", "all". */
static char *part_key(const char *part) {
    return part_code(*part ? part : "all");
}

/* The same as what a number is about; NULL: all. */
static const char *divided_key(struct composer *composer, const char *part) {
    g_autofree char *code = part_code(part);
    return *part ? report_string(composer->report, code) : NULL;
}

/* The words for a gender if strings.csv has them, else as the source writes it. */
static struct localized gender_words(struct composer *composer, const char *gender) {
    g_autofree char *key = g_strconcat("gender.", *gender ? gender : "all", NULL);
    const struct localized *found = templates_phrase(composer->templates, key);
    return found ? *found : localized_same(composer, gender);
}

/* Nothing is listed only if no row is about more than this cell. */
static void age_cell(struct table *table, int platform, enum measure measure, const char *age, const char *gender) {
    const struct totals *totals = table->composer->totals;
    bool covered = false;
    const struct total *part = *age || *gender ? totals_part(totals, platform, measure, -1, age, gender, &covered)
                                               : totals_whole(totals, platform, GROUP_ALL, measure);
    if (part)
        table_total(table, part);
    else
        table_state(table, covered ? STATE_NOT_REPORTED : STATE_NONE_LISTED);
}

struct figure *figure_by_age_gender(struct composer *composer, struct subject about, enum measure measure) {
    int platform = about.platform;
    g_autoptr(GPtrArray) ages = distinct_parts(composer, platform, measure, true);
    if (ages->len == 0) /* then no row is divided by gender either */
        return NULL;
    g_autoptr(GPtrArray) genders = distinct_parts(composer, platform, measure, false);
    const struct measure_rule *rule = measure_rule(measure);
    g_autofree char *name = g_strconcat(rule->word, "-by-age-gender", NULL);
    struct table table;
    table_begin(&table, composer, about, name);
    table_about(&table, platform, GROUP_ALL);
    table_column(&table, "age", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.age"));
    for (guint i = 0; i < genders->len; i++) {
        g_autofree char *word = part_key(g_ptr_array_index(genders, i));
        g_autofree char *key = g_strconcat(rule->word, "_", word, NULL);
        struct localized gender = gender_words(composer, g_ptr_array_index(genders, i));
        table_measure_of(&table, key, measure, header_with_unit(composer, gender, measure), gender);
        struct column *column = &g_array_index(table.columns, struct column, i + 1);
        column->overlaps = genders->len > 1 && !*(const char *)g_ptr_array_index(genders, i);
        column->keys.gender = divided_key(composer, g_ptr_array_index(genders, i));
    }
    for (guint a = 0; a < ages->len; a++) {
        const char *age = g_ptr_array_index(ages, a);
        g_autofree char *key = part_key(age);
        table_row(&table, key, *age ? localized_same(composer, age) : phrase_words(composer, "age.all"), NULL);
        table_last_row(&table)->overlaps = ages->len > 1 && !*age;
        table_row_keys(&table)->age = divided_key(composer, age);
        for (guint g = 0; g < genders->len; g++) {
            age_cell(&table, platform, measure, age, g_ptr_array_index(genders, g));
        }
    }
    close_parts(&table, platform, measure);
    table.figure->chart = (struct chart){.type = CHART_AGE_GENDER, .column = 1, .columns = (int)genders->len};
    struct argument what = arg_measure(composer, measure), where = arg_platform(composer, "platform", platform);
    struct argument counted = arg_text("measure", measure_header(composer, measure));
    struct argument when =
        arg_text("period", localized_days(composer, totals_age_days(composer->totals, platform, measure)));
    return table_end(&table, SENTENCE(composer, "headline.by-age-gender", what, where),
                     SENTENCE(composer, "subtitle.by-age-gender", counted, where, when), (struct localized){{NULL}});
}
