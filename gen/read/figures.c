#include "read/figures.h"
#include "base/echo.h"
#include "read/amount.h"
#include "read/mapping.h"
#include "read/word.h"

#include <string.h>

static void report(const struct figures *figures, enum severity severity, const char *rule, const char *format,
                   va_list arguments) {
    g_autofree char *message = echo_vformat(format, arguments);
    diagnostics_add(figures->reading->diagnostics, severity, rule, (struct place){.file = figures->shown}, NULL, "%s",
                    message);
}

struct csv *figures_open(const struct figures *figures) {
    return csv_open(figures->bytes, figures->shown, &figures->rule->dialect, figures->reading->diagnostics);
}

void figures_error(const struct figures *figures, const char *rule, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    report(figures, SEVERITY_ERROR, rule, format, arguments);
    va_end(arguments);
}

void figures_warning(const struct figures *figures, const char *rule, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    report(figures, SEVERITY_WARNING, rule, format, arguments);
    va_end(arguments);
}

int figures_platform(const struct figures *figures, const char *const ids[]) {
    const struct dataset *dataset = figures->reading->dataset;
    const struct file_rule *rule = figures->rule;
    if (figures->reading->unreadable[TABLE_PLATFORMS])
        return -1;
    int platform = -1;
    for (int i = 0; !rule->platform && ids[i] && platform < 0; i++)
        platform = dataset_find_platform(dataset, ids[i]);
    if (rule->platform)
        platform = dataset_find_platform(dataset, rule->platform);
    if (platform >= 0)
        return platform;
    if (rule->platform)
        diagnostics_add(figures->reading->diagnostics, SEVERITY_ERROR, "unknown-platform", rule->place, rule->line,
                        "unknown platform '%s' for this path; add it to platforms.csv", rule->platform);
    else
        figures_error(figures, "unknown-platform",
                      "which platform is this? none has the id '%s'; write 'platform: ...' for this file in "
                      "report.yaml",
                      ids[0]);
    return -1;
}

struct observation figures_observation(const struct figures *figures, unsigned line, int platform,
                                       struct period period) {
    struct background from = {
        .file = figures->shown,
        .source = figures->rule->source ? figures->rule->source : "",
        .advertiser_id = "",
        .advertiser = "",
    };
    return (struct observation){
        .platform = platform,
        .party = PARTY_UNMAPPED,
        .ad = "",
        .period = period,
        .countries = country_bit(figures->country),
        .region = -1,
        .age = "",
        .gender = "",
        .role = figures->rule->role,
        .line = line,
        .from = dataset_background(figures->reading->dataset, &from),
    };
}

struct observation figures_row(const struct figures *figures, const struct csv *csv, int platform,
                               struct period period) {
    return figures_observation(figures, csv_row_place(csv).line, platform, period);
}

const char *figures_text(struct input_row *row, unsigned column) {
    return figures_clean(row->reading->dataset, csv_text(row->csv, column));
}

const char *figures_clean(struct dataset *dataset, const char *text) {
    if (word_is_printable(text))
        return *text ? dataset_string(dataset, text) : "";
    g_autoptr(GString) clean = g_string_new(NULL);
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        char character[8] = {0};
        memcpy(character, c, (size_t)(g_utf8_next_char(c) - c));
        if (word_is_printable(character))
            g_string_append(clean, character);
        else if (*c == '\n' || *c == '\t')
            g_string_append_c(clean, ' ');
    }
    return dataset_string(dataset, clean->str);
}

struct amount figures_amount(struct input_row *row, unsigned column, enum unit unit) {
    struct amount amount = {0};
    if (!cell_filled(row, column))
        return amount;
    const char *text = csv_text(row->csv, column);
    struct amount_form form = amount_form_of(row->reading->dataset, unit, csv_dialect(row->csv)->decimal_comma);
    const char *problem = amount_read(text, &form, &amount);
    if (!problem && amount.state != STATE_VALUE)
        problem = "the platform writes a number here; take the file as downloaded";
    if (problem)
        cell_amount_error(row, column, problem);
    return amount;
}

void figures_paid_by(struct dataset *dataset, const struct observation *observation, const char *text, glong most) {
    if (!*observation->from->advertiser_id || observation->role != ROLE_MAIN || observation_is_divided(observation))
        return;
    struct disclaimer disclaimer = {
        .platform = observation->platform,
        .advertiser_id = observation->from->advertiser_id,
        .ad = observation->ad,
        .part = observation->part,
        .text = dataset_string(dataset, text),
        .cut = most > 0 && g_utf8_strlen(text, -1) >= most,
        .period = observation->period,
        .spend = *observation_amount(observation, MEASURE_SPEND),
        .source = observation->from->source,
        .file = observation->from->file,
        .line = observation->line,
    };
    if (disclaimer.spend.given)
        g_array_append_val(dataset->disclaimers, disclaimer);
}

struct ads {
    GHashTable *rows; /* ad -> index + 1 in the dataset's observations */
};

struct ads *ads_new(void) {
    struct ads *ads = g_new(struct ads, 1);
    ads->rows = g_hash_table_new(g_str_hash, g_str_equal);
    return ads;
}

void ads_free(struct ads *ads) {
    g_hash_table_unref(ads->rows);
    g_free(ads);
}

/* If one of the rows does not say how much, it is at least what the other says. */
static void join_amount(struct amount *amount, const struct amount *other, enum measure measure) {
    if (measure_rule(measure)->counts_ads || !other->given)
        return;
    bool known = amount->given && amount->state == STATE_VALUE, other_known = other->state == STATE_VALUE;
    if (known && other_known) {
        struct interval parts[] = {amount->value, other->value};
        amount->value = interval_union(parts, G_N_ELEMENTS(parts), -1);
        return;
    }
    if (!known)
        *amount = *other;
    if (known || other_known)
        amount->value = interval_opened(amount->value);
}

void figures_say_advertiser(struct dataset *dataset, struct observation *observation, const char *id,
                            const char *name) {
    struct background from = *observation->from;
    from.advertiser_id = id;
    from.advertiser = name;
    observation->from = dataset_background(dataset, &from);
}

void figures_say_origin(struct dataset *dataset, struct observation *observation, const char *currency,
                        const char *origin) {
    struct background from = *observation->from;
    from.currency = currency;
    from.origin = origin;
    observation->from = dataset_background(dataset, &from);
}

void figures_join_origin(struct dataset *dataset, struct observation *first, const struct observation *other) {
    const struct background *one = first->from, *two = other->from;
    figures_say_origin(dataset, first, g_strcmp0(one->currency, two->currency) == 0 ? one->currency : "",
                       g_strcmp0(one->origin, two->origin) == 0 ? one->origin : "");
}

void ads_add(struct ads *ads, struct reading *reading, const struct observation *observation) {
    struct dataset *dataset = reading->dataset;
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(ads->rows, observation->ad));
    if (!index) {
        g_array_append_val(dataset->observations, *observation);
        g_hash_table_insert(ads->rows, (gpointer)observation->ad, GUINT_TO_POINTER(dataset->observations->len));
        return;
    }
    struct observation *first = &g_array_index(dataset->observations, struct observation, index - 1);
    first->notes |= observation->notes | NOTE_JOINED;
    figures_join_origin(dataset, first, observation);
    if (first->part != observation->part)
        first->part = PART_WHOLE;
    first->period.first = MIN(first->period.first, observation->period.first);
    first->period.last = MAX(first->period.last, observation->period.last);
    mapping_find(reading->mapping, first);
    struct amount amounts[MEASURE_COUNT];
    observation_amounts(first, amounts);
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        join_amount(&amounts[measure], observation_amount(observation, measure), (enum measure)measure);
    observation_set_amounts(dataset, first, amounts);
}

void figures_leave_open(struct dataset *dataset, struct observation *ad) {
    struct amount amounts[MEASURE_COUNT];
    observation_amounts(ad, amounts);
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        struct amount *amount = &amounts[measure];
        const struct measure_rule *rule = measure_rule((enum measure)measure);
        if (amount->given && amount->state == STATE_VALUE && !rule->counts_ads && !rule->counts_accounts)
            amount->value = interval_opened(amount->value);
    }
    observation_set_amounts(dataset, ad, amounts);
}

bool figures_are_about(const struct figures *figures, const char *code) {
    const struct settings *settings = &figures->reading->dataset->settings;
    return figures->country ? settings_find_country(settings, code) == figures->country
                            : settings_is_about(settings, code);
}

char *figures_countries(const struct figures *figures) {
    const struct settings *settings = &figures->reading->dataset->settings;
    return figures->country ? g_strdup(settings_country_code(settings, figures->country))
                            : settings_countries_words(settings);
}

char **figures_country_codes(const struct figures *figures) {
    g_autofree char *codes = figures_countries(figures);
    return codes ? g_strsplit(codes, ", ", -1) : NULL;
}

bool figures_are_of_one(const struct figures *figures) {
    const struct settings *settings = &figures->reading->dataset->settings;
    if (figures->country || !settings_has_countries(settings))
        return true;
    g_autofree char *countries = settings_countries_words(settings);
    figures_error(figures, "country",
                  "nothing says which of the report's countries (%s) this file is about; write 'country: %s' for it in "
                  "report.yaml",
                  countries, settings->countries[0]);
    return false;
}

void figures_empty(const struct figures *figures, const char *what, const char *found) {
    g_autofree char *countries = figures_countries(figures);
    figures_error(figures, "empty",
                  "no %s of %s in this file%s; that is not the same as nothing spent: take a file that has them, or "
                  "remove this one from report.yaml and write 'not_collected' in coverage.csv",
                  what, countries, found ? found : "");
}
