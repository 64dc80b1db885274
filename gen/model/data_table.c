#include "model/data_table.h"

static const struct data_field observation_fields[] = {
    {"platform", "meaning.platform", FIELD_WORDS, 0},
    {"party", "meaning.row-party", FIELD_WORDS, 0},
    {"start", "meaning.start", FIELD_DAY, 0},
    {"end", "meaning.end", FIELD_DAY, 0},
    {"region", "meaning.region", FIELD_WORDS, 0},
    {"age", "meaning.age", FIELD_WORDS, 0},
    {"gender", "meaning.gender", FIELD_WORDS, 0},
    {"ad", "meaning.ad", FIELD_WORDS, 0},
    {"role", "meaning.role", FIELD_WORDS, 0},
#define MEASURE(name, word, ...) {word, "meaning." word, FIELD_MEASURE, MEASURE_##name},
    MEASURES(MEASURE)
#undef MEASURE
        {"notes", "meaning.notes", FIELD_WORDS, 0},
    {"source", "meaning.source", FIELD_WORDS, 0},
    {"file", "meaning.file", FIELD_WORDS, 0},
    {"line", "meaning.line", FIELD_COUNT, 0},
};

static const struct data_field trace_fields[] = {
    {"figure", "meaning.figure", FIELD_WORDS, 0},
    {"row", "meaning.row-key", FIELD_WORDS, 0},
    {"column", "meaning.column-key", FIELD_WORDS, 0},
    {"file", "meaning.file", FIELD_WORDS, 0},
    {"first_line", "meaning.first-line", FIELD_COUNT, 0},
    {"last_line", "meaning.last-line", FIELD_COUNT, 0},
    {"rule", "meaning.rule", FIELD_WORDS, 0},
    {"measure", "meaning.trace-measure", FIELD_WORDS, 0},
};

static const struct data_field targeting_fields[] = {
    {"platform", "meaning.platform", FIELD_WORDS, 0},
    {"party", "meaning.row-party", FIELD_WORDS, 0},
    {"advertiser", "meaning.targeting-advertiser", FIELD_WORDS, 0},
    {"first_line", "meaning.targeting-first-line", FIELD_COUNT, 0},
    {"start", "meaning.start", FIELD_DAY, 0},
    {"end", "meaning.end", FIELD_DAY, 0},
    {"spend", "meaning.targeting-spend", FIELD_MEASURE, MEASURE_SPEND},
    {"method", "meaning.targeting-method", FIELD_WORDS, 0},
    {"kept_out", "meaning.targeting-side", FIELD_WORDS, 0},
    {"share_low", "meaning.targeting-share-low", FIELD_PERCENT, 0},
    {"share_high", "meaning.targeting-share-high", FIELD_PERCENT, 0},
    {"source", "meaning.source", FIELD_WORDS, 0},
    {"file", "meaning.file", FIELD_WORDS, 0},
    {"line", "meaning.line", FIELD_COUNT, 0},
};

static const struct {
    const char *name;
    const struct data_field *fields;
    guint count;
} tables[DATA_TABLE_COUNT] = {
    [DATA_OBSERVATIONS] = {"observations", observation_fields, G_N_ELEMENTS(observation_fields)},
    [DATA_TRACE] = {"trace", trace_fields, G_N_ELEMENTS(trace_fields)},
    [DATA_TARGETING] = {"targeting", targeting_fields, G_N_ELEMENTS(targeting_fields)},
};

const char *data_table_name(enum data_table table) {
    return tables[table].name;
}

const struct data_field *data_table_fields(enum data_table table, guint *count) {
    *count = tables[table].count;
    return tables[table].fields;
}
