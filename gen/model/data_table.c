#include "model/data_table.h"

#include <string.h>

#define FIELD(name, phrase, sort) \
    { .key = (name), .meaning = "meaning." phrase, .kind = (sort) }
#define WORDS(name, phrase) FIELD(name, phrase, FIELD_WORDS)
#define KEY(name, phrase, joins) \
    { .key = (name), .meaning = "meaning." phrase, .kind = FIELD_WORDS, .table = (joins) }
#define ONE_OF(name, phrase, words) \
    { .key = (name), .meaning = "meaning." phrase, .kind = FIELD_WORDS, .of = (words) }

static const char *const kinds[] = {"party", "reserved", NULL};
static const char *const naming[] = {"named", "not_named", "private", NULL};
static const char *const roles[] = {"main", "part", "region", "reference", NULL};

static const struct data_field number_fields[] = {
    WORDS("figure", "figure"),
    WORDS("row", "row-key"),
    WORDS("column", "column-key"),
    KEY("platform", "key-platform", "platforms"),
    KEY("party", "key-party", "parties"),
    FIELD("country", "key-country", FIELD_COUNTRY),
    KEY("region", "key-region", "regions"),
    WORDS("age", "key-age"),
    WORDS("gender", "key-gender"),
    KEY("advertiser", "key-advertiser", "advertisers"),
    FIELD("from", "number-from", FIELD_DAY),
    FIELD("to", "number-to", FIELD_DAY),
    FIELD("days", "number-days", FIELD_DAYS),
    WORDS("measure", "number-measure"),
    FIELD("low", "number-low", FIELD_NUMBER),
    FIELD("high", "number-high", FIELD_NUMBER),
    FIELD("state", "number-state", FIELD_STATE),
    FIELD("total", "number-total", FIELD_COUNT),
};

static const struct data_field party_fields[] = {
    WORDS("party", "party-key"),
    ONE_OF("kind", "party-kind", kinds),
    WORDS("name", "party-name"),
    FIELD("full_name", "party-full-name", FIELD_LOCALIZED),
    WORDS("aliases", "aliases"),
    WORDS("colour", "party-colour"),
    WORDS("website", "party-website"),
    WORDS("wikidata", "party-wikidata"),
    FIELD("code_signed_on", "party-signed", FIELD_SIGNED),
};

static const struct data_field platform_fields[] = {
    WORDS("platform", "platform-key"),
    WORDS("name", "platform-name"),
    WORDS("services", "platform-services"),
    FIELD("offered_from", "platform-from", FIELD_DAY),
    FIELD("offered_until", "platform-until", FIELD_DAY),
    WORDS("library_url", "platform-library"),
    FIELD("definition", "platform-definition", FIELD_LOCALIZED),
};

static const struct data_field advertiser_fields[] = {
    WORDS("advertiser", "advertiser-key"),       KEY("platform", "key-platform", "platforms"),
    WORDS("advertiser_id", "advertiser_id"),     WORDS("name", "advertiser-name"),
    KEY("party", "advertiser-party", "parties"), WORDS("candidates", "advertiser-candidates"),
};

static const struct data_field region_fields[] = {
    WORDS("region", "region-key"),
    FIELD("name", "region-name", FIELD_LOCALIZED),
    FIELD("country", "region-country", FIELD_COUNTRY),
    WORDS("aliases", "aliases"),
};

static const struct data_field source_fields[] = {
    WORDS("source", "source-key"),
    WORDS("title", "source-title"),
    WORDS("publisher", "source-publisher"),
    WORDS("url", "source-url"),
    FIELD("retrieved_on", "source-retrieved", FIELD_DAY),
    WORDS("licence", "source-licence"),
};

static const struct data_field observation_fields[] = {
    FIELD("observation", "observation", FIELD_COUNT),
    KEY("platform", "platform", "platforms"),
    KEY("party", "row-party", "parties"),
    WORDS("candidates", "row-candidates"),
    KEY("advertiser", "row-advertiser", "advertisers"),
    ONE_OF("advertiser_state", "row-advertiser-state", naming),
    FIELD("first_day", "start", FIELD_DAY),
    FIELD("last_day", "end", FIELD_DAY),
    FIELD("country", "row-country", FIELD_COUNTRY),
    KEY("region", "region", "regions"),
    WORDS("age", "age"),
    WORDS("gender", "gender"),
    WORDS("ad", "ad"),
    ONE_OF("role", "role", roles),
#define MEASURE(name, word, ...) \
    {.key = word, .meaning = "meaning." word, .kind = FIELD_MEASURE, .measure = MEASURE_##name},
    MEASURES(MEASURE)
#undef MEASURE
        WORDS("notes", "notes"),
    KEY("source", "source", "sources"),
    WORDS("file", "file"),
    FIELD("line", "line", FIELD_COUNT),
};

static const struct data_field trace_fields[] = {
    WORDS("figure", "figure"), WORDS("row", "row-key"),           WORDS("column", "column-key"),
    WORDS("rule", "rule"),     WORDS("measure", "trace-measure"), FIELD("list", "list", FIELD_COUNT),
};

static const struct data_field list_fields[] = {
    FIELD("list", "list-number", FIELD_COUNT),
    FIELD("part", "list-part", FIELD_COUNT),
    FIELD("observations", "list-observations", FIELD_SPANS),
};

static const struct data_field targeting_fields[] = {
    KEY("platform", "platform", "platforms"),
    KEY("party", "row-party", "parties"),
    WORDS("candidates", "row-candidates"),
    KEY("advertiser", "row-advertiser", "advertisers"),
    WORDS("advertiser_name", "targeting-advertiser"),
    FIELD("first_line", "targeting-first-line", FIELD_COUNT),
    FIELD("first_day", "start", FIELD_DAY),
    FIELD("last_day", "end", FIELD_DAY),
    {.key = "spend", .meaning = "meaning.targeting-spend", .kind = FIELD_MEASURE, .measure = MEASURE_SPEND},
    WORDS("method", "targeting-method"),
    WORDS("kept_out", "targeting-side"),
    FIELD("share_low", "targeting-share-low", FIELD_PERCENT),
    FIELD("share_high", "targeting-share-high", FIELD_PERCENT),
    KEY("source", "source", "sources"),
    WORDS("file", "file"),
    FIELD("line", "line", FIELD_COUNT),
};

#define TABLE(called, fields, keys) \
    { called, fields, G_N_ELEMENTS(fields), keys }

static const struct {
    const char *name;
    const struct data_field *fields;
    guint count;
    const char *key;
} tables[DATA_TABLE_COUNT] = {
    [DATA_NUMBERS] = TABLE("figures-long", number_fields, "figure,row,column"),
    [DATA_PARTIES] = TABLE("parties", party_fields, "party"),
    [DATA_PLATFORMS] = TABLE("platforms", platform_fields, "platform"),
    [DATA_ADVERTISERS] = TABLE("advertisers", advertiser_fields, "advertiser"),
    [DATA_REGIONS] = TABLE("regions", region_fields, "region"),
    [DATA_SOURCES] = TABLE("sources", source_fields, "source"),
    [DATA_OBSERVATIONS] = TABLE("observations", observation_fields, "observation"),
    [DATA_TRACE] = TABLE("trace", trace_fields, "figure,row,column,list"),
    [DATA_LISTS] = TABLE("lists", list_fields, "list,part"),
    [DATA_TARGETING] = TABLE("targeting", targeting_fields, "file,line"),
};

const char *data_table_name(enum data_table table) {
    return tables[table].name;
}

bool data_table_is_name(const char *name) {
    for (int table = 0; table < DATA_TABLE_COUNT; table++)
        if (strcmp(tables[table].name, name) == 0)
            return true;
    return false;
}

const struct data_field *data_table_fields(enum data_table table, guint *count) {
    *count = tables[table].count;
    return tables[table].fields;
}

const char *data_table_key(enum data_table table) {
    return tables[table].key;
}
