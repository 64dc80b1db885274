#include "read/meta_ads.h"

#include <string.h>

/* As the web page exports them since 2023, and as people save what the API gives, in the names of all years. Which are
 * read says meta_ad_members. */
const struct csv_column meta_ad_columns[META_AD_COLUMNS] = {
    {"ad_archive_id", false},
    {"id", false},
    {"page_id", true},
    {"page_name", false},
    {"ad_creation_time", false},
    {"ad_delivery_start_time", true},
    {"ad_delivery_stop_time", true},
    {"byline", false},
    {"bylines", false},
    {"funding_entity", false},
    {"ad_creative_bod*", false},
    {"ad_creative_link_caption*", false},
    {"ad_creative_link_description*", false},
    {"ad_creative_link_title*", false},
    {"languages", false},
    {"publisher_platforms", false},
    {"impressions", true},
    {"spend", true},
    {"currency", true},
    {"demographic_distribution", false},
    {"delivery_by_region", false},
    {"region_distribution", false},
    {"estimated_audience_size", false},
    {"potential_reach", false},
    {"ad_snapshot_url", false},
    {"eu_total_reach", false},
    {"age_country_gender_reach_breakdown", false},
    {"target_ages", false},
    {"target_gender", false},
    {"target_locations", false},
    {"beneficiary_payers", false},
};

/* "lower_bound: 100, upper_bound: 199". */
static void add_pairs(struct ad_export *export, struct json_record *record, struct json_value *range, const char *text,
                      gsize at) {
    g_auto(GStrv) pairs = g_strsplit(text, ",", -1);
    for (char **pair = pairs; *pair; pair++) {
        char *colon = strchr(*pair, ':');
        if (!colon) {
            ad_error(export, range, "range",
                     "not a range, lower_bound: 100, upper_bound: 199: '%s'; take the file as downloaded", text);
            return;
        }
        *colon = '\0';
        const char *value = g_strstrip(colon + 1);
        json_add(record, range, JSON_TEXT, g_strstrip(*pair), value, strlen(value), at);
    }
}

/* Distributions are items of a list without its brackets: {...},{...}. */
static void add_items(struct ad_export *export, struct json_record *record, struct json_value *root, const char *name,
                      const char *text, gsize at) {
    size_t length = strlen(text);
    bool bracketed = *text == '[' && text[length - 1] == ']';
    g_autofree char *items = bracketed ? g_strndup(text + 1, length - 2) : g_strdup(text);
    struct json_value *list = json_add(record, root, JSON_LIST, name, "", 0, at);
    if (!json_add_items(record, list, items, at))
        ad_error(export, list, "json", "not the items of a list, {...},{...}: '%s'; take the file as downloaded", text);
}

const struct json_value *meta_ads_row(struct ad_export *export, struct json_record *record) {
    struct json_value *root = json_record_clear(record, 0);
    export->good = true;
    for (unsigned i = 0; i < META_AD_COLUMNS; i++) {
        const char *name = meta_ad_columns[i].name;
        const char *text =
            csv_bound(export->csv, i) && g_strv_contains(meta_ad_members, name) ? csv_text(export->csv, i) : "";
        if (*text == '{' || *text == '[')
            add_items(export, record, root, name, text, i);
        else if (g_str_has_prefix(text, "lower_bound") || g_str_has_prefix(text, "upper_bound"))
            add_pairs(export, record, json_add(record, root, JSON_KEYS, name, "", 0, i), text, i);
        else if (*text)
            json_add(record, root, JSON_TEXT, name, text, strlen(text), i);
    }
    return root;
}
