/* Figures of parts: regions, ages and genders. Parts are never added up here; each stands for itself. */
#include "compose/composer.h"

#include <string.h>

static void close_parts(struct table *table, enum measure measure) {
    if (measure_rule(measure)->counts_people)
        table_note(table, "note.reach");
    else
        table_note(table, "note.parts");
}

static struct argument arg_measure(struct composer *composer, enum measure measure) {
    return arg_text("measure", measure_name(composer, measure));
}

struct figure *figure_by_region(struct composer *composer, const char *scope, int platform, enum measure measure) {
    bool given = false, tiled = true;
    for (int i = 0; i < (int)composer->dataset->regions->len; i++)
        given = given || totals_part(composer->totals, platform, measure, i, NULL, NULL);
    if (!given)
        return NULL;
    const struct measure_rule *rule = measure_rule(measure);
    g_autofree char *name = g_strconcat(rule->word, "-by-region", NULL);
    struct table table;
    table_begin(&table, composer, scope, name);
    table_column(&table, "region", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.region"));
    table_measure(&table, measure);
    for (int i = 0; i < (int)composer->dataset->regions->len; i++) {
        const struct region *region = &g_array_index(composer->dataset->regions, struct region, i);
        const struct total *part = totals_part(composer->totals, platform, measure, i, NULL, NULL);
        table_row(&table, region->id, region->name, NULL);
        table_last_row(&table)->tile_column = MAX(region->tile_column, 0);
        table_last_row(&table)->tile_row = MAX(region->tile_row, 0);
        tiled = tiled && region->tile_column > 0 && region->tile_row > 0;
        if (part)
            table_total(&table, part);
        else
            table_state(&table, STATE_NONE_LISTED);
    }
    close_parts(&table, measure);
    table.figure->chart = (struct chart){.type = tiled ? CHART_TILES : CHART_RANGE_BARS, .column = 1};
    table.figure->chart.unshaded = phrase_words(composer, "chart.unshaded");
    struct argument what = arg_measure(composer, measure), where = arg_platform(composer, "platform", platform);
    struct argument counted = arg_text("measure", measure_header(composer, measure));
    struct argument when = arg_period(composer, "period", collected_period(composer, platform, measure));
    return table_end(&table, SENTENCE(composer, "headline.by-region", what, where),
                     SENTENCE(composer, "subtitle.by-region", counted, where, when), (struct localized){{NULL}});
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
            row->amounts[measure].given && !g_ptr_array_find_with_equal_func(words, word, g_str_equal, NULL))
            g_ptr_array_add(words, (gpointer)word);
    }
    g_ptr_array_sort(words, compare_words);
    return words;
}

/* An age or gender as a row or column key: "65+", "female", "all". */
static char *part_key(const char *part) {
    return part_code(*part ? part : "all");
}

/* The words for a gender where strings.csv has them, else as the source writes it. */
static struct localized gender_words(struct composer *composer, const char *gender) {
    g_autofree char *key = g_strconcat("gender.", *gender ? gender : "all", NULL);
    const struct localized *found = templates_phrase(composer->templates, key);
    return found ? *found : localized_same(composer, gender);
}

struct figure *figure_by_age_gender(struct composer *composer, const char *scope, int platform, enum measure measure) {
    g_autoptr(GPtrArray) ages = distinct_parts(composer, platform, measure, true);
    g_autoptr(GPtrArray) genders = distinct_parts(composer, platform, measure, false);
    if (ages->len == 0 || genders->len == 0)
        return NULL;
    const struct measure_rule *rule = measure_rule(measure);
    g_autofree char *name = g_strconcat(rule->word, "-by-age-gender", NULL);
    struct table table;
    table_begin(&table, composer, scope, name);
    table_column(&table, "age", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.age"));
    for (guint i = 0; i < genders->len; i++) {
        g_autofree char *word = part_key(g_ptr_array_index(genders, i));
        g_autofree char *key = g_strconcat(rule->word, "_", word, NULL);
        struct localized gender = gender_words(composer, g_ptr_array_index(genders, i));
        table_measure_of(&table, key, measure, header_with_unit(composer, gender, measure), gender);
        g_array_index(table.columns, struct column, i + 1).overlaps =
            genders->len > 1 && !*(const char *)g_ptr_array_index(genders, i);
    }
    for (guint a = 0; a < ages->len; a++) {
        const char *age = g_ptr_array_index(ages, a);
        g_autofree char *key = part_key(age);
        table_row(&table, key, *age ? localized_same(composer, age) : phrase_words(composer, "age.all"), NULL);
        table_last_row(&table)->overlaps = ages->len > 1 && !*age;
        for (guint g = 0; g < genders->len; g++) {
            const struct total *part =
                totals_part(composer->totals, platform, measure, -1, age, g_ptr_array_index(genders, g));
            if (part)
                table_total(&table, part);
            else
                table_state(&table, STATE_NONE_LISTED);
        }
    }
    close_parts(&table, measure);
    table.figure->chart = (struct chart){.type = CHART_AGE_GENDER, .column = 1, .columns = (int)genders->len};
    struct argument what = arg_measure(composer, measure), where = arg_platform(composer, "platform", platform);
    struct argument counted = arg_text("measure", measure_header(composer, measure));
    struct argument when = arg_period(composer, "period", collected_period(composer, platform, measure));
    return table_end(&table, SENTENCE(composer, "headline.by-age-gender", what, where),
                     SENTENCE(composer, "subtitle.by-age-gender", counted, where, when), (struct localized){{NULL}});
}
