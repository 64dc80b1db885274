#include "read/ad_export.h"
#include "base/echo.h"
#include "read/figures.h"

#include <string.h>

static void report(struct ad_export *export, const struct json_value *value, const char *rule, const char *message) {
    if (export->csv)
        csv_report(export->csv, value ? (unsigned)value->at : 0, SEVERITY_ERROR, rule, "%s", message);
    else
        json_report(export->json, value ? value : export->record, SEVERITY_ERROR, rule, "%s", message);
}

void ad_error(struct ad_export *export, const struct json_value *value, const char *rule, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    report(export, value, rule, message);
    export->good = false;
}

const struct json_value *ad_member(struct ad_export *export, const struct json_value *value, const char *name) {
    bool twice;
    const struct json_value *member = json_member(value, name, &twice);
    if (twice)
        ad_error(export, member, "twice", "'%s' is there twice; take the file again", name);
    bool empty = !member || member->kind == JSON_NULL || (member->kind == JSON_TEXT && !*member->text);
    return empty ? NULL : member;
}

const char *ad_text(struct ad_export *export, const struct json_value *value) {
    if (!value || value->kind == JSON_TEXT || value->kind == JSON_NUMBER)
        return value ? value->text : NULL;
    ad_error(export, value, "text", "'%s' must be a text or a number; take the file again", value->name);
    return NULL;
}

int ad_country(const struct ad_export *export, const char *code) {
    for (int i = 0; export->countries[i]; i++)
        if (strcmp(export->countries[i], code) == 0)
            return i;
    return -1;
}

bool ad_has_countries(const struct ad_export *export) {
    return settings_has_countries(&export->figures->reading->dataset->settings);
}

uint64_t ad_country_bit(const struct ad_export *export, guint place) {
    const struct settings *settings = &export->figures->reading->dataset->settings;
    return country_bit(settings_find_country(settings, export->countries[place]));
}

void ad_add_country(struct ad_export *export, guint place, bool certain, struct amount reach, unsigned note) {
    struct observation row = g_array_index(export->rows, struct observation, 0);
    const struct amount amounts[MEASURE_COUNT] = {
        [MEASURE_REACH] = reach,
        [MEASURE_ADS] = {.given = true, .state = STATE_VALUE, .value = interval_between(certain, 1)},
    };
    observation_set_amounts(export->figures->reading->dataset, &row, amounts);
    row.of_country = true;
    row.countries = ad_country_bit(export, place);
    row.notes = (row.notes & ~(unsigned)(NOTE_SHARED | NOTE_UNPLACED)) | note;
    g_array_append_val(export->rows, row);
}
