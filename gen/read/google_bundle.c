#include "read/google_bundle.h"
#include "read/mapping.h"

#include <string.h>

static const char *const platform_ids[] = {"google", NULL};

bool bundle_open(struct bundle *bundle, const struct figures *figures, const struct csv_column *columns, unsigned count,
                 const int *money_columns) {
    struct dataset *dataset = figures->reading->dataset;
    const char *currency = dataset->settings.currency ? dataset->settings.currency : "";
    g_autofree char *small = g_ascii_strdown(currency, -1);
    *bundle = (struct bundle){.figures = figures};
    bundle->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    memcpy(bundle->columns, columns, count * sizeof *columns);
    for (const int *money = money_columns; *money >= 0; money++) {
        const char *name = columns[*money].name;
        g_autofree char *own = g_strdup_printf("%.*s%s", (int)strlen(name) - 1, name, small);
        bundle->columns[*money].name = dataset_string(dataset, own);
    }
    bundle->csv = figures_open(figures);
    bool good = bundle->csv && csv_bind(bundle->csv, bundle->columns, count, CSV_GROWING);
    for (const int *column = money_columns; good && *column >= 0; column++) {
        if (csv_bound(bundle->csv, (unsigned)*column))
            continue;
        csv_report_header(bundle->csv, (unsigned)*column, "currency",
                          "no column '%s': the table has no amounts in %s; remove it from report.yaml",
                          bundle->columns[*column].name, currency);
        good = false;
    }
    bundle->platform = figures_platform(figures, platform_ids);
    figures->file->platform = bundle->platform;
    g_autofree char *countries = figures_countries(figures);
    return good && bundle->platform >= 0 && countries;
}

void bundle_close(struct bundle *bundle) {
    csv_close(bundle->csv);
    g_hash_table_unref(bundle->seen);
}

static void see(struct bundle *bundle, const char *text, size_t length) {
    char name[8];
    if (length == 0 || length >= sizeof name)
        return;
    memcpy(name, text, length);
    name[length] = '\0';
    if (!g_hash_table_contains(bundle->seen, name))
        g_hash_table_add(bundle->seen, g_strdup(name));
}

/* The next code of a list, with its length; "" at its end. */
static const char *next_code(const char *list, size_t *length) {
    while (*list == ',' || *list == ' ')
        list++;
    const char *end = list;
    while (*end && *end != ',' && *end != ' ')
        end++;
    *length = (size_t)(end - list);
    return list;
}

/* The country of the report, or the file, that a code is; false if it is none of these. */
static bool is_about(const struct bundle *bundle, const char *text, size_t length, unsigned *country) {
    char code[4] = {0};
    if (length >= sizeof code)
        return false;
    memcpy(code, text, length);
    *country = settings_find_country(&bundle->figures->reading->dataset->settings, code);
    return figures_are_about(bundle->figures, code);
}

bool bundle_is_shown(const struct bundle *bundle, const char *list, struct shown *shown) {
    bool here = false;
    size_t length;
    unsigned country;
    *shown = (struct shown){0, false};
    for (const char *code = list; *(code = next_code(code, &length)); code += length) {
        if (is_about(bundle, code, length, &country)) {
            here = true;
            shown->countries |= country_bit(country);
        } else if (length != 2 || memcmp(code, "EU", 2) != 0) {
            shown->elsewhere = true;
        }
    }
    return here;
}

static gint compare_words(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void bundle_see(struct bundle *bundle, const char *list) {
    size_t length;
    for (const char *code = list; *(code = next_code(code, &length)); code += length)
        see(bundle, code, length);
}

char *bundle_found(const struct bundle *bundle) {
    guint count;
    g_autofree const char **words = (const char **)g_hash_table_get_keys_as_array(bundle->seen, &count);
    GString *found = g_string_new(NULL);
    qsort(words, count, sizeof *words, compare_words);
    for (guint i = 0; i < count; i++)
        g_string_append_printf(found, "%s%s", i ? ", " : ", which has ", words[i]);
    g_string_append(found, "; Google took the countries of the European Union out of its archive in September 2025");
    return g_string_free(found, FALSE);
}

bool bundle_advertiser(struct input_row *row, unsigned id, unsigned name, struct observation *observation) {
    const char *own = cell_filled(row, id) ? cell_advertiser_id(row, id) : NULL;
    if (own)
        own = mapping_own_id(row->reading->mapping, observation->platform, own);
    figures_say_advertiser(row->reading->dataset, observation, own ? own : "", figures_text(row, name));
    if (own)
        mapping_find(row->reading->mapping, observation);
    return own && row->good;
}

unsigned bundle_notes(const struct bundle *bundle, unsigned kuna) {
    return csv_bound(bundle->csv, kuna) ? NOTE_CONVERTED : 0;
}

/* advertiser_id_mapping.csv */
enum { OLD_ID, NEW_ID };
const struct csv_column google_id_columns[GOOGLE_ID_COLUMNS] = {
    [OLD_ID] = {"oldadvertiserid", true},
    [NEW_ID] = {"newadvertiserid", true},
};

void google_read_ids(const struct figures *figures) {
    static const int no_money[] = {-1};
    struct bundle bundle;
    if (bundle_open(&bundle, figures, google_id_columns, GOOGLE_ID_COLUMNS, no_money)) {
        while (csv_next(bundle.csv)) {
            struct input_row row = {.reading = figures->reading, .csv = bundle.csv, .good = true};
            const char *old_id = cell_filled(&row, OLD_ID) ? cell_advertiser_id(&row, OLD_ID) : NULL;
            const char *new_id = cell_filled(&row, NEW_ID) ? cell_advertiser_id(&row, NEW_ID) : NULL;
            if (row.good)
                mapping_join(figures->reading->mapping, bundle.platform, old_id, new_id);
        }
    }
    bundle_close(&bundle);
}

/* google-political-ads-updated.csv */
void google_read_updated(const struct figures *figures) {
    static const struct csv_column columns[] = {{"report_data_updated_*", true}};
    struct csv *csv = figures_open(figures);
    if (csv && csv_bind(csv, columns, G_N_ELEMENTS(columns), CSV_GROWING) && csv_next(csv)) {
        g_autofree char *date = g_strndup(csv_text(csv, 0), 10);
        date_parse(date, &figures->reading->bundle_day);
    }
    csv_close(csv);
}
