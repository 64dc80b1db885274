/* commitments/sets.csv, and commitments/SET.csv of each set in it. */
#include "read/conduct.h"
#include "read/word.h"

#include <string.h>

static const char FOLDER[] = "commitments";

static bool is_new(struct input_row *row, unsigned column, const char *id) {
    const struct dataset *dataset = row->reading->dataset;
    for (guint i = 0; id && i < dataset->sets->len; i++)
        if (strcmp(dataset_set(dataset, (int)i)->id, id) == 0) {
            cell_error(row, column, "doubled-id", "set '%s' is in this table already; keep one row", id);
            return false;
        }
    return id;
}

static void read_sets(struct reading *reading) {
    enum { ID, FROM, UNTIL, REVIEW, AUTHORITY, REFERENCE, TITLE, TONE = TITLE + LANGUAGE_COUNT };
    struct csv_column columns[TONE + LANGUAGE_COUNT] = {[ID] = {"id", true},
                                                        [FROM] = {"from", false},
                                                        [UNTIL] = {"until", false},
                                                        [REVIEW] = {"review_on", false},
                                                        [AUTHORITY] = {"authority", false},
                                                        [REFERENCE] = {"reference", false}};
    localized_columns(reading, columns + TITLE, "title", true);
    localized_columns(reading, columns + TONE, "tone", false);
    struct csv *csv = table_open(reading, "commitments/sets.csv", columns, G_N_ELEMENTS(columns), true);
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        cell_localized_filled(&row, TITLE);
        struct commitment_set set = {
            .id = cell_id(&row, ID),
            .title = cell_localized(&row, TITLE),
            .in_force = {cell_date(&row, FROM), cell_date(&row, UNTIL)},
            .review_on = cell_date(&row, REVIEW),
            .authority = cell_text(&row, AUTHORITY),
            .tone = cell_localized(&row, TONE),
            .reference = cell_source(&row, REFERENCE),
            .place = csv_row_place(csv),
        };
        cell_ordered(&row, UNTIL, set.in_force.first, set.in_force.last);
        if (is_new(&row, ID, set.id))
            g_array_append_val(reading->dataset->sets, set);
    }
    csv_close(csv);
}

enum column {
    NUMBER,
    BINDS,
    MODALITY,
    CONDITION,
    INDICATOR,
    EVIDENCE,
    REFERENCE,
    LABEL,
    TEXT = LABEL + LANGUAGE_COUNT
};

static const char *cell_number(struct input_row *row, int set) {
    const struct dataset *dataset = row->reading->dataset;
    const char *number = cell_required(row, NUMBER);
    if (number && !word_is_id(number)) {
        cell_error(row, NUMBER, "number",
                   "not a number of a commitment: '%s'; it becomes part of addresses: use 0-9, a-z and -", number);
        return NULL;
    }
    for (guint i = dataset_set(dataset, set)->first_commitment; number && i < dataset->commitments->len; i++) {
        const struct commitment *other = dataset_commitment(dataset, (int)i);
        if (strcmp(other->number, number) == 0) {
            cell_error(row, NUMBER, "doubled-number", "commitment '%s' is on line %u already; give each its own number",
                       number, other->place.line);
            return NULL;
        }
    }
    return number;
}

static enum indicator cell_indicator(struct input_row *row) {
    const char *words[INDICATOR_COUNT];
    for (int i = 0; i < INDICATOR_COUNT; i++)
        words[i] = indicator_word((enum indicator)i);
    return *csv_text(row->csv, INDICATOR)
               ? (enum indicator)cell_word(row, INDICATOR, "indicator", words, INDICATOR_COUNT)
               : INDICATOR_NONE;
}

static void read_commitment(struct reading *reading, struct csv *csv, int set) {
    static const char *const modalities[] = {"must", "consider"}, *const conditions[] = {"takes_political_ads"};
    const char *kinds[EVIDENCE_KIND_COUNT];
    for (int i = 0; i < EVIDENCE_KIND_COUNT; i++)
        kinds[i] = evidence_kind_word((enum evidence_kind)i);
    struct input_row row = {reading, csv, true};
    cell_localized_filled(&row, LABEL);
    cell_localized_filled(&row, TEXT);
    int kind = cell_word(&row, EVIDENCE, "evidence kind", kinds, EVIDENCE_KIND_COUNT);
    struct commitment commitment = {
        .set = set,
        .number = cell_number(&row, set),
        .binds = cell_required(&row, BINDS),
        .consider = cell_word(&row, MODALITY, "modality", modalities, G_N_ELEMENTS(modalities)) == 1,
        .needs_ads = *csv_text(csv, CONDITION) && cell_word(&row, CONDITION, "condition", conditions, 1) == 0,
        .indicator = cell_indicator(&row),
        .evidence_kind = kind < 0 ? EVIDENCE_STATEMENT : (enum evidence_kind)kind,
        .label = cell_localized(&row, LABEL),
        .text = cell_localized(&row, TEXT),
        .reference = cell_text(&row, REFERENCE),
        .place = csv_row_place(csv),
    };
    if (commitment.number && commitment.binds)
        g_array_append_val(reading->dataset->commitments, commitment);
}

static void read_set(struct reading *reading, int index) {
    struct csv_column columns[TEXT + LANGUAGE_COUNT] = {
        [NUMBER] = {"number", true},        [BINDS] = {"binds", true},          [MODALITY] = {"modality", true},
        [CONDITION] = {"condition", false}, [INDICATOR] = {"indicator", false}, [EVIDENCE] = {"evidence_kind", true},
        [REFERENCE] = {"reference", false}};
    localized_columns(reading, columns + LABEL, "label", true);
    localized_columns(reading, columns + TEXT, "text", true);
    struct commitment_set *set = &g_array_index(reading->dataset->sets, struct commitment_set, index);
    set->first_commitment = reading->dataset->commitments->len;
    g_autofree char *path = g_strconcat(FOLDER, "/", set->id, ".csv", NULL);
    struct csv *csv = table_open(reading, path, columns, G_N_ELEMENTS(columns), false);
    while (csv && csv_next(csv))
        read_commitment(reading, csv, index);
    csv_close(csv);
    set->commitment_count = reading->dataset->commitments->len - set->first_commitment;
}

/* Warns of a table of commitments that no set of sets.csv names. */
static void warn_of_unnamed(struct reading *reading) {
    g_autoptr(GPtrArray) paths = files_matching(reading->folder, "commitments/*.csv");
    for (guint i = 0; i < paths->len; i++) {
        g_autofree char *name = g_path_get_basename(paths->pdata[i]);
        *strrchr(name, '.') = '\0';
        bool named = strcmp(name, "sets") == 0;
        for (guint j = 0; j < reading->dataset->sets->len && !named; j++)
            named = strcmp(dataset_set(reading->dataset, (int)j)->id, name) == 0;
        if (!named)
            diagnostics_add(
                reading->diagnostics, SEVERITY_WARNING, "unread",
                (struct place){.file = file_shown(reading->dataset->strings, reading->folder, paths->pdata[i])}, NULL,
                "not read; add a row '%s' to commitments/sets.csv", name);
    }
}

void read_commitments(struct reading *reading) {
    read_sets(reading);
    for (guint i = 0; i < reading->dataset->sets->len; i++)
        read_set(reading, (int)i);
    warn_of_unnamed(reading);
}
