/* Figures whose rows are rows of the input: as the source lists them, and what is published beside the totals. */
#include "compose/figures/figures.h"
#include "compose/about.h"
#include "compose/builder.h"

#include <string.h>

/* How many rows a table shows: the others are in observations.csv. */
enum { MOST_ROWS = 500 };

static bool measure_given(const struct dataset *dataset, const GArray *rows, int measure) {
    for (guint i = 0; i < rows->len; i++) {
        guint32 index = g_array_index(rows, guint32, i);
        if (observation_amount(&g_array_index(dataset->observations, struct observation, index), measure)->given)
            return true;
    }
    return false;
}

static bool may_be_of(const struct observation *row, int party) {
    for (guint i = 0; row->party == PARTY_SEVERAL && i < row->candidate_count; i++)
        if (row->candidates[i] == party)
            return true;
    return row->party == party;
}

/* The first rows about a party on a platform; *count is how many there are. */
static GArray *rows_of(const struct dataset *dataset, int party, int platform, guint *count) {
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint32));
    *count = 0;
    for (guint32 i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        if (row->platform != platform || row->role != ROLE_MAIN || row->notes & NOTE_AFTER_COPY ||
            !may_be_of(row, party) || observation_is_divided(row) ||
            !period_overlaps(row->period, dataset->settings.period))
            continue;
        if ((*count)++ < MOST_ROWS)
            g_array_append_val(rows, i);
    }
    return rows;
}

/* A row is called by its account if that may be named, else by its number. */
static struct localized row_name(struct composer *composer, struct subject about, guint32 index, const char *number) {
    const struct observation *row = &g_array_index(composer->dataset->observations, struct observation, index);
    const GArray *links = totals_advertisers(composer->totals, about.platform, about.party);
    for (guint i = 0; *row->from->advertiser_id && i < links->len; i++) {
        const struct advertiser_total *link = &g_array_index(links, struct advertiser_total, i);
        if (strcmp(link->advertiser_id, row->from->advertiser_id) != 0 || link->person || !*link->name)
            continue;
        struct localized name = localized_same(composer, link->name);
        return row->part == PART_WHOLE ? name : SENTENCE(composer, "advertiser.part", arg_text("name", name));
    }
    return localized_same(composer, number);
}

struct figure *figure_rows(struct composer *composer, struct subject about) {
    int party = about.party, platform = about.platform;
    const struct dataset *dataset = composer->dataset;
    guint count;
    g_autoptr(GArray) rows = rows_of(dataset, party, platform, &count);
    bool given[MEASURE_COUNT];
    if (count == 0)
        return NULL;
    struct table table;
    table_begin(&table, composer, about, "rows");
    table_column(&table, "row", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.row"));
    table_beside_column(&table, "entry", CODE_NONE);
    table_code_column(&table, "period", CODE_DAYS, phrase_words(composer, "column.period"));
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        given[measure] = measure_given(dataset, rows, measure);
        if (given[measure])
            table_measure(&table, (enum measure)measure);
    }
    for (guint i = 0; i < rows->len; i++) {
        guint32 index = g_array_index(rows, guint32, i);
        g_autofree char *key = g_strdup_printf("%u", i + 1);
        struct period days = g_array_index(dataset->observations, struct observation, index).period;
        table_row(&table, key, row_name(composer, about, index, key), NULL);
        table_last_row(&table)->days = days;
        table_days(&table, days);
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            if (given[measure])
                table_row_amount(&table, (enum measure)measure, index);
    }
    struct argument where = arg_platform(composer, "platform", platform), who = arg_party(composer, "party", party);
    const char *subtitle = count > rows->len ? "subtitle.rows.first" : "subtitle.rows";
    return table_end(&table, SENTENCE(composer, "headline.rows", where),
                     SENTENCE(composer, subtitle, where, who, arg_count(composer, "shown", rows->len),
                              arg_counted(composer, "more", count - rows->len)),
                     (struct localized){{NULL}});
}

/* What is published beside the totals, of one file about one party: never added to anything. */
static const struct reference *next_reference(const struct composer *composer, guint *at, int party, int platform) {
    const GArray *references = totals_references(composer->totals);
    while (*at < references->len) {
        const struct reference *reference = &g_array_index(references, struct reference, (*at)++);
        if (reference->platform == platform && (party < 0 || reference->whose == party))
            return reference;
    }
    return NULL;
}

static struct localized reference_name(struct composer *composer, const struct reference *reference) {
    if (reference->whose >= 0)
        return localized_same(composer, dataset_party(composer->dataset, reference->whose)->name);
    return phrase_words(composer, reference->notes & NOTE_EVERYONE ? "group.everyone" : "group.unmapped");
}

static void reference_row(struct table *table, const struct reference *reference, guint number,
                          const bool given[MEASURE_COUNT]) {
    struct composer *composer = table->composer;
    g_autofree char *key = g_strdup_printf("%u", number);
    table_row(table, key, reference_name(composer, reference),
              reference->whose >= 0 ? page_of_party(composer, reference->whose) : NULL);
    table_row_about(table, reference->platform,
                    reference->notes & NOTE_EVERYONE && reference->whose < 0 ? GROUP_ALL : reference->whose);
    table_last_row(table)->days = reference->days;
    table_last_row(table)->overlaps = true; /* files may hold the same money, and that of the totals */
    table_days(table, reference->days);
    table_label(table, localized_same(composer, dataset_file_name(composer->dataset, reference->file)));
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (given[measure])
            table_total(table, &reference->totals[measure]);
}

struct figure *figure_references(struct composer *composer, struct subject about) {
    int party = about.party, platform = about.platform;
    const struct reference *reference;
    bool given[MEASURE_COUNT] = {false};
    guint at = 0, count = 0;
    while ((reference = next_reference(composer, &at, party, platform))) {
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            given[measure] = given[measure] || origin_has_rows(&reference->totals[measure].origin);
        count++;
    }
    if (count == 0)
        return NULL;
    struct table table;
    table_begin(&table, composer, about, "references");
    table.notes_by_row = true;
    table_column(&table, "reference", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.reference"));
    table_code_column(&table, "period", CODE_DAYS, phrase_words(composer, "column.period"));
    table_column(&table, "file", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.file"));
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (given[measure])
            table_measure(&table, (enum measure)measure);
    at = count = 0;
    while ((reference = next_reference(composer, &at, party, platform)))
        reference_row(&table, reference, ++count, given);
    table_note(&table, "note.references");
    struct argument where = arg_platform(composer, "platform", platform);
    return table_end(&table, SENTENCE(composer, "headline.references", where),
                     SENTENCE(composer, "subtitle.references", where), (struct localized){{NULL}});
}
