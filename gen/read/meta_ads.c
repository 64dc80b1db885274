#include "read/meta_ads.h"
#include "base/echo.h"
#include "read/copies.h"
#include "read/figures.h"

#include <string.h>

static const char *const platform_ids[] = {"meta", NULL};

static void take(struct ad_export *export, const struct json_value *record) {
    export->record = record;
    export->figures->file->rows++;
    g_array_set_size(export->rows, 0);
    meta_ad_read(export, record);
    export->sound = export->sound && export->good;
    if (!export->good || export->rows->len == 0)
        return;
    struct reading *reading = export->figures->reading;
    export->ads += !export->left_out;
    export->unlike += export->left_out
                          ? copies_leave_out(reading->copies, reading->dataset,
                                             &g_array_index(export->rows, struct observation, 0), export->copied_on)
                          : copies_add(reading->copies, reading->dataset, export->rows, export->copied_on);
}

static void take_record(struct json *json, const struct json_value *record, void *data) {
    struct ad_export *export = data;
    const struct json_value *refusal = json_member(record, "error", NULL);
    export->json = json;
    export->good = true;
    if (refusal) {
        export->sound = false;
        const struct json_value *message = json_member(refusal, "message", NULL);
        json_report(json, refusal, SEVERITY_ERROR, "json", "Meta gave no ads, but said '%s'; ask it again",
                    message ? message->text : "");
        return;
    }
    take(export, record);
}

static bool read_json(struct ad_export *export) {
    static const char *const lists[] = {"data", NULL};
    const struct json_wish wish = {.lists = lists, .members = meta_ad_members};
    return json_read(export->figures->bytes, export->figures->shown, export->figures->reading->diagnostics, &wish,
                     take_record, export);
}

static bool read_table(struct ad_export *export) {
    const struct figures *figures = export->figures;
    struct json_record *record = json_record_new();
    export->csv = figures_open(figures);
    bool good = export->csv && csv_bind(export->csv, meta_ad_columns, META_AD_COLUMNS, CSV_GROWING);
    while (good && csv_next(export->csv))
        take(export, meta_ads_row(export, record));
    csv_close(export->csv);
    json_record_free(record);
    return good;
}

/* The day in a name as Meta gives one: meta-ad-library-2024-08-30.csv, also of the archive around it. */
static day_number day_of_name(const char *name) {
    static const char before[] = "meta-ad-library-";
    day_number day = 0;
    if (!name || !g_str_has_prefix(name, before))
        return 0;
    g_autofree char *date = g_strndup(name + strlen(before), 10);
    return date_parse(date, &day) ? day : 0;
}

day_number meta_ads_copied_on(const struct figures *figures) {
    day_number day = figures->rule->period.last;
    if (!day)
        day = day_of_name(figures->name);
    return day ? day : day_of_name(figures->archive);
}

/* "12 ads were", "1 ad was". */
static char *ads_words(guint count, const char *one, const char *more) {
    return g_strdup_printf("%u ad%s", count, count == 1 ? one : more);
}

static void warn_of_endless(const struct ad_export *export) {
    const struct settings *settings = &export->figures->reading->dataset->settings;
    g_autofree char *ads = ads_words(export->endless, "", "s");
    g_autoptr(GString) spend = g_string_new(NULL);
    text_append_machine(spend, UNIT_MONEY, export->endless_spend);
    figures_warning(export->figures, "copy-day",
                    "%s, of at least %s %s, ha%s no last day, and it is not known on which day the library was copied: "
                    "counted from zero, without an upper end; write 'period: %d-01-01/DAY OF THE COPY' for this file "
                    "in report.yaml",
                    ads, settings->currency, spend->str, export->endless == 1 ? "s" : "ve",
                    date_calendar(settings->period.first).year);
}

static gint compare_texts(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Up to so many names are said; the rest is counted. */
enum { MOST_NAMES = 5 };

/* "'Noord', 'Zuid' and 3 more". Caller frees. */
static char *names_words(GHashTable *set) {
    guint count;
    g_autofree const char **names = (const char **)g_hash_table_get_keys_as_array(set, &count);
    GString *said = g_string_new(NULL);
    qsort(names, count, sizeof *names, compare_texts);
    for (guint i = 0; i < count && i < MOST_NAMES; i++)
        echo_append(said, "%s'%s'", i ? ", " : "", names[i]);
    if (count > MOST_NAMES)
        g_string_append_printf(said, " and %u more", count - MOST_NAMES);
    return g_string_free(said, FALSE);
}

static void warn_of_regions(const struct ad_export *export) {
    g_autofree char *strange = names_words(export->strange), *countryless = names_words(export->countryless);
    const char *whose = ad_has_countries(export) ? "countries" : "country";
    if (*strange)
        figures_warning(export->figures, "unknown-region",
                        "regions.csv does not have %s; one of the report's %s is to be among its regions or their "
                        "aliases, or ads shown there are taken for ads shown in another country too",
                        strange, whose);
    if (*countryless)
        figures_warning(export->figures, "unknown-region",
                        "regions.csv does not say in which country %s is, so that ads shown there count from zero; "
                        "fill in its column 'country'",
                        countryless);
}

static void warn_of_money(const struct ad_export *export) {
    const char *currency = export->figures->reading->dataset->settings.currency;
    g_autofree char *foreign = ads_words(export->foreign, "", "s");
    g_autofree char *unlike = ads_words(export->unlike, " is", "s are");
    if (export->foreign > 0)
        figures_warning(export->figures, "currency",
                        "%s not paid in %s: what %s cost is left out, since currencies are never added", foreign,
                        currency, export->foreign == 1 ? "it" : "they");
    if (export->unlike > 0)
        figures_warning(export->figures, "copies",
                        "%s there again with other amounts or days: each is counted once, between the lowest and the "
                        "highest amount; if one file is later, write 'period: .../DAY OF THE COPY' for each",
                        unlike);
    if (export->endless > 0)
        warn_of_endless(export);
}

static void warn_of_places(const struct ad_export *export) {
    g_autofree char *country = figures_countries(export->figures);
    g_autofree char *elsewhere = ads_words(export->elsewhere, "", "s");
    g_autofree char *anywhere = ads_words(export->anywhere, "", "s");
    g_autofree char *reversed = ads_words(export->reversed, " has its", "s have their");
    if (export->elsewhere > 0)
        figures_warning(export->figures, "country", "%s reached nobody in %s and %s left out", elsewhere, country,
                        export->elsewhere == 1 ? "is" : "are");
    if (export->anywhere > 0)
        figures_warning(export->figures, "country",
                        "it is not known in which countries %s %s shown: counted from zero; ask Meta for "
                        "delivery_by_region, and have the regions of %s in regions.csv",
                        anywhere, export->anywhere == 1 ? "was" : "were", country);
    if (export->reversed > 0)
        figures_warning(
            export->figures, "period",
            "%s last day before the first, as Meta publishes it: taken to run from the one day to the other", reversed);
    warn_of_regions(export);
}

static void warn(const struct ad_export *export) {
    const struct figures *figures = export->figures;
    g_autofree char *countries = figures_countries(figures);
    if (figures->file->rows == 0 && !json_is(figures->bytes))
        figures_empty(figures, "ads", NULL);
    else if (figures->file->rows == 0 && export->sound)
        figures_warning(figures, "empty", "an answer without ads; if it is not the last page of several, ask again");
    else if (export->ads == 0 && export->sound)
        figures_warning(figures, "outside-period", "none of its %u ads was shown in %s on a day of the report",
                        figures->file->rows, countries);
    warn_of_places(export);
    warn_of_money(export);
}

void meta_read_ads(const struct figures *figures) {
    g_auto(GStrv) countries = figures_country_codes(figures);
    struct ad_export export = {
        .figures = figures, .countries = countries, .copied_on = meta_ads_copied_on(figures), .sound = true};
    export.platform = figures_platform(figures, platform_ids);
    figures->file->platform = export.platform;
    if (export.platform < 0 || !countries)
        return;
    export.rows = g_array_new(FALSE, FALSE, sizeof(struct observation));
    export.strange = g_hash_table_new(g_str_hash, g_str_equal);
    export.countryless = g_hash_table_new(g_str_hash, g_str_equal);
    if (json_is(figures->bytes) ? read_json(&export) : read_table(&export))
        warn(&export);
    g_hash_table_unref(export.strange);
    g_hash_table_unref(export.countryless);
    g_array_unref(export.rows);
}
