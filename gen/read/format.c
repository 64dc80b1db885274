#include "read/format.h"
#include "base/echo.h"
#include "read/decode.h"
#include "read/figures.h"
#include "read/google.h"
#include "read/json.h"
#include "read/meta.h"
#include "read/meta_ads.h"
#include "read/observations.h"
#include "read/snap.h"
#include "read/statements.h"
#include "read/table.h"
#include "read/tiktok_ads.h"
#include "read/x_ads.h"
#include "read/zip.h"

#include <string.h>

#define COLUMNS(columns) columns, G_N_ELEMENTS(columns)

/* Enough of our own columns to recognise a table of ours. */
static const struct csv_column our_columns[] = {
    {"platform", false}, {"start", false},       {"end", false},   {"advertiser_id", false}, {"party", false},
    {"ad", false},       {"region", false},      {"age", false},   {"gender", false},        {"currency", false},
    {"source", false},   {"paid_for_by", false}, {"notes", false}, {"country", false},       {"origin", false},
#define MEASURE(name, word, ...) {word, false}, {word "_low", false}, {word "_high", false},
    MEASURES(MEASURE)
#undef MEASURE
};

/* Tables of Google's bundle that say nothing about the amounts of a country but the United States, or nothing at all
 * about amounts. */
static const struct csv_column google_updated[] = {{"report_data_updated_*", true}};
static const struct csv_column google_geo_advertisers[] = {{"advertiser_id", true},
                                                           {"advertiser_name", true},
                                                           {"country", true},
                                                           {"country_subdivision_primary", true},
                                                           {"spend_usd", true}};
static const struct csv_column google_states[] = {
    {"state", true}, {"congressional_district", true}, {"total_spend_usd", true}}; /* of 2018 */
static const struct csv_column google_declared[] = {{"advertiser_id", true}, {"advertiser_declared_*", true}};
static const struct csv_column google_targeting[] = {{"campaign_id", true},
                                                     {"age_targeting", true},
                                                     {"gender_targeting", true},
                                                     {"start_date", true},
                                                     {"geo_targeting_included", true},
                                                     {"geo_targeting_excluded", true},
                                                     {"end_date", true},
                                                     {"ads_list", true},
                                                     {"advertiser_id", true},
                                                     {"advertiser_name", true}};
static const struct csv_column google_keywords[] = {
    {"election_cycle", true}, {"report_date", true}, {"region", true}, {"keyword_*", true}, {"spend_usd_*", true}};
static const struct csv_column google_creative_ids[] = {{"oldcreativeid", true}, {"newcreativeid", true}};

/* What a format gives, as bits. */
enum {
    SPEND = 1 << MEASURE_SPEND,
    IMPRESSIONS = 1 << MEASURE_IMPRESSIONS,
    REACH = 1 << MEASURE_REACH,
    ADS = 1 << MEASURE_ADS,
    ADVERTISERS = 1 << MEASURE_ADVERTISERS
};

/* If several formats fit a header equally well, the first is taken. */
static const struct format formats[] = {
    {"observations", COLUMNS(our_columns), false, observations_read, 0},
    {"meta-report", meta_page_columns, META_PAGE_COLUMNS, false, meta_read_pages, SPEND | ADS | ADVERTISERS},
    {"meta-report", meta_first_columns, META_FIRST_COLUMNS, false, meta_refuse_first, 0},
    {"meta-report", meta_location_columns, META_LOCATION_COLUMNS, false, meta_read_locations, SPEND},
    {"meta-ads", meta_ad_columns, META_AD_COLUMNS, false, meta_read_ads, 0},
    {"google-bundle", google_id_columns, GOOGLE_ID_COLUMNS, true, google_read_ids, 0},
    {"google-bundle", COLUMNS(google_updated), true, google_read_updated, 0},
    {"google-bundle", google_creative_columns, GOOGLE_CREATIVE_COLUMNS, false, google_read_creatives,
     SPEND | IMPRESSIONS | ADS},
    {"google-bundle", google_advertiser_columns, GOOGLE_ADVERTISER_COLUMNS, false, google_read_advertisers, 0},
    {"google-bundle", google_first_columns, GOOGLE_FIRST_COLUMNS, false, google_read_first, 0},
    {"google-bundle", google_week_columns, GOOGLE_WEEK_COLUMNS, false, google_read_weeks, 0},
    {"google-bundle", google_geo_columns, GOOGLE_GEO_COLUMNS, false, google_read_geo, 0},
    {"google-bundle", COLUMNS(google_geo_advertisers), false, NULL, 0},
    {"google-bundle", COLUMNS(google_states), false, NULL, 0},
    {"google-bundle", COLUMNS(google_declared), false, NULL, 0},
    {"google-bundle", COLUMNS(google_targeting), false, NULL, 0},
    {"google-bundle", COLUMNS(google_keywords), false, NULL, 0},
    {"google-bundle", COLUMNS(google_creative_ids), false, NULL, 0},
    {"snap-library", snap_columns, SNAP_COLUMNS, false, snap_read, SPEND | IMPRESSIONS | ADS},
    {"statements", statement_columns, STATEMENT_COLUMNS, false, statements_read, 0},
    {"tiktok-ads", tiktok_ad_columns, TIKTOK_AD_COLUMNS, false, tiktok_read_ads, 0},
    {"tiktok-ads", tiktok_ad_members, TIKTOK_AD_MEMBERS, false, tiktok_read_ads, 0},
    {"x-ads", x_ad_columns, X_AD_COLUMNS, false, x_read_ads, IMPRESSIONS | REACH | ADS},
    {"table", NULL, 0, false, table_read, 0},
};

/* A table that others made is known by what is declared of it, not by its header. */
static const struct format *const declared_format = &formats[G_N_ELEMENTS(formats) - 1];

bool format_is_word(const char *word) {
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].word, word) == 0)
            return true;
    return false;
}

char *format_words(void) {
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
        if (i == 0 || strcmp(formats[i].word, formats[i - 1].word) != 0)
            g_string_append_printf(words, "%s%s", i ? ", " : "", formats[i].word);
    return g_string_free(words, FALSE);
}

/* Ads of Meta and of TikTok are there as tables and as JSON, statements as JSON. */
static bool is_json_too(const struct format *format) {
    return format->read == meta_read_ads || format->read == tiktok_read_ads || format->read == statements_read;
}

/* A record of JSON has the names that a table of the same has in its first line. One that is asked for by its word is
 * taken though it has none of them: the last page of an answer is often empty. */
static const struct format *recognise_json(GBytes *bytes, const char *word) {
    const struct format *best = NULL;
    unsigned most = 1;
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        unsigned known = 0;
        if (!is_json_too(&formats[i]) || (word && strcmp(formats[i].word, word) != 0))
            continue;
        for (unsigned column = 0; column < formats[i].column_count; column++)
            known += json_names(bytes, formats[i].columns[column].name);
        if (known > most || (word && !best)) {
            most = known;
            best = &formats[i];
        }
    }
    return best;
}

const struct format *format_recognise(GBytes *bytes, const char *word) {
    if (json_is(bytes))
        return recognise_json(bytes, word);
    /* what is wrong with the table is said when it is read */
    struct diagnostics *unsaid = diagnostics_new();
    struct csv *csv = csv_open(bytes, "", NULL, unsaid);
    const struct format *best = NULL;
    unsigned most = 0;
    for (guint i = 0; csv && i < G_N_ELEMENTS(formats); i++) {
        if (word && strcmp(formats[i].word, word) != 0)
            continue;
        unsigned known = csv_known(csv, formats[i].columns, formats[i].column_count);
        if (known > most) {
            most = known;
            best = &formats[i];
        }
    }
    csv_close(csv);
    diagnostics_free(unsaid);
    return best;
}

/* Reads a table by its format, and lists it among the files of figures if it is one. */
static void read_by(const struct figures *figures, const struct format *format) {
    struct dataset *dataset = figures->reading->dataset;
    const struct settings *settings = &dataset->settings;
    struct figures_file file = {
        .name = figures->shown,
        .format = format->word,
        .platform = -1,
        .role = figures->rule->role,
        .added = figures->rule->added,
        .region = -1,
        .measures = format->gives,
        .first = dataset->observations->len,
    };
    struct figures own = *figures;
    own.file = &file;
    own.country = file.country = figures->rule->country ? settings_find_country(settings, figures->rule->country) : 0;
    format->read(&own);
    file.count = dataset->observations->len - file.first;
    if (!format->first)
        g_array_append_val(dataset->figures_files, file);
}

static void read_table(const struct figures *figures, bool first) {
    const struct format *format =
        figures->rule->declared ? declared_format : format_recognise(figures->bytes, figures->rule->kind);
    if (figures->rule->members && !first)
        figures_error(figures, "members", "no archive; remove 'members' for this file in report.yaml");
    else if (!format && json_is(figures->bytes) && !first)
        figures_error(figures, "kind",
                      "JSON of no kind that this program reads; answers of Meta's ads_archive are 'kind: meta-ads' in "
                      "report.yaml, those of TikTok's library 'kind: tiktok-ads', statements of a register "
                      "'kind: statements', and everything else is read as a table");
    else if (!format && figures->rule->kind && !first)
        figures_error(
            figures, "kind",
            "no file of kind '%s': its first line has none of the columns of one; correct 'kind' in report.yaml",
            figures->rule->kind);
    else if (!format && !figures->rule->kind && !first)
        read_by(figures, &formats[0]); /* our own format, whose reader says what is wrong */
    else if (format && format->read && format->first == first)
        read_by(figures, format);
    else if (format && !format->read && !first)
        figures_error(figures, "kind",
                      "nothing in this table of '%s' can be used; remove it from 'files' in report.yaml", format->word);
}

/* Only what a platform puts in an archive is read; other files in it, such as a README, are not. */
static unsigned read_member(const struct figures *figures, bool first) {
    const struct format *format =
        figures->pieces ? declared_format : format_recognise(figures->bytes, figures->rule->kind);
    if (!format || format->read == observations_read)
        return 0;
    if (format->read && format->first == first)
        read_by(figures, format);
    return 1;
}

/* What a Mac puts into archives beside each file is none of the platform's. */
static bool is_of_mac(const char *member) {
    const char *slash = strrchr(member, '/');
    return g_str_has_prefix(slash ? slash + 1 : member, "._") || strstr(member, "__MACOSX/");
}

bool format_reads_member(const char *member) {
    g_autofree char *small = g_ascii_strdown(member, -1);
    bool table = g_str_has_suffix(small, ".csv") || g_str_has_suffix(small, ".json") ||
                 g_str_has_suffix(small, ".jsonl") || g_str_has_suffix(small, ".ndjson");
    return table && !is_of_mac(member);
}

/* Tables that are needed to read others are few and small. All others are unpacked only once. */
static bool is_read_now(const char *member, bool first) {
    return format_reads_member(member) && (!first || strstr(member, "mapping") || strstr(member, "updated"));
}

char *format_own_name(const char *path) {
    g_autofree char *base = g_path_get_basename(path);
    char *name = g_utf8_normalize(base, -1, G_NORMALIZE_NFC);
    if (!name)
        return g_steal_pointer(&base);
    if (g_str_has_suffix(name, ".gz"))
        name[strlen(name) - strlen(".gz")] = '\0';
    return name;
}

/* Of an archive with a table in pieces: those that report.yaml names, or else all that are called tables. */
static bool is_piece(const struct file_rule *rule, const char *member) {
    g_autofree char *name = format_own_name(member);
    g_autofree char *small = g_ascii_strdown(name, -1);
    bool wanted = rule->members ? g_pattern_match_simple(rule->members, name) : g_str_has_suffix(small, ".csv");
    return wanted && !is_of_mac(member) && !g_str_has_suffix(member, "/");
}

static unsigned read_members(const struct figures *whole, struct package *package, bool first) {
    struct reading *reading = whole->reading;
    unsigned known = 0;
    for (guint i = 0; i < package_count(package); i++) {
        const char *member = package_name(package, i);
        if (whole->pieces ? !is_piece(whole->rule, member) : !is_read_now(member, first))
            continue;
        g_autofree char *inside = g_strconcat(whole->shown, "/", member, NULL);
        g_autofree char *name = format_own_name(member);
        const char *shown = dataset_string(reading->dataset, inside);
        g_autoptr(GBytes) packed = package_read(package, i, shown);
        g_autoptr(GBytes) bytes =
            packed ? decode_table(packed, shown, &whole->rule->dialect, reading->diagnostics) : NULL;
        if (!bytes) {
            known++; /* said already */
            continue;
        }
        struct figures figures = {reading, bytes, shown, name, whole->name, whole->rule, whole->pieces, NULL, 0};
        known += read_member(&figures, first);
    }
    return known;
}

enum { MOST_MEMBERS_NAMED = 10 };

/* An archive in which no table is that report.yaml asks for, and what is in it. */
static void report_no_piece(const struct figures *whole, const struct package *package) {
    const struct file_rule *rule = whole->rule;
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < package_count(package) && i < MOST_MEMBERS_NAMED; i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "", package_name(package, i));
    if (package_count(package) > MOST_MEMBERS_NAMED)
        g_string_append_printf(names, " and %u more", package_count(package) - MOST_MEMBERS_NAMED);
    g_autofree char *asked = rule->members ? g_strdup_printf("of the name '%s', as 'members' says,", rule->members)
                                           : g_strdup("of a name that ends in .csv");
    g_autofree char *message = echo_format(
        "no table %s is in %s, which has %s; write 'members' with a name that is in it, * and ? stand for any", asked,
        whole->shown, names->len ? names->str : "nothing");
    diagnostics_add(whole->reading->diagnostics, SEVERITY_ERROR, "members", rule->place, rule->line, "%s", message);
}

/* Reads the members of one kind, and says if there are none. */
static void read_package(const struct figures *whole, struct package *package, bool first) {
    struct figures archive = *whole;
    archive.pieces = whole->rule->declared ? table_pieces_new(whole) : NULL;
    unsigned known = read_members(&archive, package, first);
    if (archive.pieces)
        table_pieces_close(archive.pieces, whole->shown);
    if (known == 0 && archive.pieces)
        report_no_piece(whole, package);
    else if (known == 0 && !first)
        figures_error(
            whole, "kind",
            "an archive without any table of a platform that this program knows; take it as downloaded from Meta, "
            "Google or Snap");
}

static void read_archive(const struct figures *whole, bool first) {
    struct reading *reading = whole->reading;
    if (whole->rule->declared && first)
        return;
    /* what is wrong with an archive is said when all of it is read */
    struct diagnostics *unsaid = diagnostics_new();
    struct package *package = package_open(whole->bytes, whole->shown, first ? unsaid : reading->diagnostics);
    day_number loose = reading->bundle_day; /* of tables that are in no archive */
    reading->bundle_day = first ? 0 : GPOINTER_TO_INT(g_hash_table_lookup(reading->bundle_days, whole->shown));
    if (package)
        read_package(whole, package, first);
    if (first)
        g_hash_table_insert(reading->bundle_days, (gpointer)whole->shown, GINT_TO_POINTER(reading->bundle_day));
    reading->bundle_day = loose;
    package_close(package);
    diagnostics_free(unsaid);
}

void figures_widen(struct dataset *dataset, struct observation *row, int64_t rounded_to) {
    int64_t step = currency_has_cents(dataset->settings.currency) ? rounded_to * 100 : rounded_to;
    struct amount spend = *observation_amount(row, MEASURE_SPEND);
    const struct amount *ads = observation_amount(row, MEASURE_ADS);
    bool nothing = interval_is_point(spend.value) && spend.value.low == 0 && ads->given && ads->state == STATE_VALUE &&
                   interval_is_point(ads->value) && ads->value.low == 0;
    if (!spend.given || spend.state != STATE_VALUE || nothing)
        return;
    spend.value.low = MAX(spend.value.low - step, 0);
    if (!spend.value.open)
        spend.value.high = MIN(spend.value.high, INT64_MAX - step) + step;
    observation_set_amount(dataset, row, MEASURE_SPEND, spend);
    row->notes |= NOTE_ROUNDED;
}

void figures_read(struct reading *reading, GBytes *bytes, const char *path, const struct file_rule *rule, bool first) {
    g_autofree char *name = format_own_name(path);
    struct figures figures = {.reading = reading,
                              .bytes = bytes,
                              .shown = file_shown(reading->dataset->strings, reading->folder, path),
                              .name = name,
                              .rule = rule};
    guint before = reading->dataset->observations->len;
    if (package_is(bytes, name))
        read_archive(&figures, first);
    else
        read_table(&figures, first);
    if (rule->rounded_to == 0 || rule->declared)
        return;
    for (guint i = before; i < reading->dataset->observations->len; i++)
        figures_widen(reading->dataset, &g_array_index(reading->dataset->observations, struct observation, i),
                      rule->rounded_to);
}
