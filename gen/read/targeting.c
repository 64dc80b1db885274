#include "read/targeting.h"

#include "base/nearest.h"
#include "read/cells.h"
#include "read/mapping.h"
#include "read/word.h"

#include <string.h>

enum column { PLATFORM, ADVERTISER, START, END, SPEND, METHOD, KEPT_OUT, LOW, HIGH, NAME, SOURCE };

static const struct csv_column columns[] = {
    {"platform", true},   {"advertiser_id", true}, {"start", true},    {"end", true},
    {"spend", true},      {"method", true},        {"kept_out", true}, {"share_low", true},
    {"share_high", true}, {"advertiser", false},   {"source", false},
};

/* "12.3456", or with a comma, as ten-thousandths of a percent; false if it is no such number or more than 100. */
static bool read_percent(const char *text, bool decimal_comma, int64_t *value) {
    g_auto(GStrv) parts = g_strsplit(text, decimal_comma ? "," : ".", 2);
    const char *decimals = parts[0] && parts[1] ? parts[1] : "0";
    if (!parts[0] || !word_is_digits(parts[0]) || strlen(parts[0]) > 3 || !word_is_digits(decimals) ||
        strlen(decimals) > 4)
        return false;
    *value = g_ascii_strtoll(parts[0], NULL, 10) * (TARGETING_WHOLE / 100);
    int64_t unit = TARGETING_WHOLE / 1000;
    for (const char *digit = decimals; *digit; digit++, unit /= 10)
        *value += (*digit - '0') * unit;
    return *value <= TARGETING_WHOLE;
}

/* False, with a finding, if the cell has no percentage. */
static bool cell_percent(struct input_row *row, unsigned column, int64_t *value) {
    const char *text = csv_text(row->csv, column);
    if (!cell_filled(row, column))
        return false;
    if (read_percent(text, csv_dialect(row->csv)->decimal_comma, value))
        return true;
    cell_error(row, column, "percent",
               "not a percentage: '%s'; write 0 to 100 with a point and at most four decimals, such as 12.5", text);
    return false;
}

static void read_shares(struct input_row *row, struct targeting_row *targeting) {
    if (targeting->method == TARGETING_METHOD_COUNT)
        return;
    if (targeting->method == TARGETING_NONE) {
        for (unsigned column = LOW; column <= HIGH; column++)
            if (*csv_text(row->csv, column))
                cell_error(row, column, "targeting-none", "a share of '%s'; leave it empty, or name the method",
                           targeting_word(TARGETING_NONE));
        if (targeting->side == TARGETING_KEPT_OUT)
            cell_error(row, KEPT_OUT, "targeting-none", "nothing was used, so nothing was kept out; leave it empty");
        return;
    }
    bool low = cell_percent(row, LOW, &targeting->low), high = cell_percent(row, HIGH, &targeting->high);
    if (low && high && targeting->low > targeting->high)
        cell_error(row, HIGH, "share-order", "'%s' is less than the low end, '%s'; exchange the two",
                   csv_text(row->csv, HIGH), csv_text(row->csv, LOW));
}

/* TARGETING_METHOD_COUNT if the cell has no method. */
static enum targeting_method cell_method(struct input_row *row) {
    enum targeting_method method = TARGETING_METHOD_COUNT;
    const char *text = csv_text(row->csv, METHOD);
    if (!cell_filled(row, METHOD) || targeting_from_word(text, &method))
        return method;
    const char *words[TARGETING_METHOD_COUNT + 1] = {NULL};
    guint count = 0;
    for (int i = 0; i < TARGETING_METHOD_COUNT; i++)
        if (!targeting_rule((enum targeting_method)i)->joins)
            words[count++] = targeting_word((enum targeting_method)i);
    words[count++] = targeting_word(TARGETING_NONE);
    g_autoptr(GString) otherwise = g_string_new("; write ");
    for (guint i = 0; i < count; i++)
        g_string_append_printf(otherwise, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
    g_autofree char *remedy = nearest_remedy(text, words, count, otherwise->str);
    cell_error(row, METHOD, "targeting-method", "unknown method '%s'%s", text, remedy);
    return method;
}

static enum targeting_side cell_side(struct input_row *row) {
    const char *text = csv_text(row->csv, KEPT_OUT);
    if (*text && strcmp(text, "yes") != 0)
        cell_error(row, KEPT_OUT, "yes-no", "not 'yes': '%s'; write yes for what was kept out, else nothing", text);
    return *text ? TARGETING_KEPT_OUT : TARGETING_AIMED;
}

/* The parties that this row may belong to, as those of a row with figures. */
static void find_party(const struct reading *reading, struct targeting_row *targeting) {
    struct background from = {.advertiser_id = targeting->advertiser_id};
    struct observation observation = {.platform = targeting->platform, .period = targeting->period, .from = &from};
    mapping_find(reading->mapping, &observation);
    targeting->party = observation.party;
    targeting->candidates = observation.candidates;
    targeting->candidate_count = observation.candidate_count;
}

static char *advertiser_key(int platform, const char *advertiser_id) {
    return g_strdup_printf("%d %s", platform, advertiser_id);
}

/* The names of advertisers that may be published: linked ones that are no private persons. */
static GHashTable *names_of(const struct dataset *dataset) {
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        const struct advertiser *link = &g_array_index(dataset->advertisers, struct advertiser, i);
        char *key = advertiser_key(link->platform, link->advertiser_id);
        bool known = g_hash_table_contains(names, key),
             hidden = advertiser_is_private(link) || link->party == PARTY_UNMAPPED;
        if (known && !hidden)
            g_free(key);
        else
            g_hash_table_insert(names, key, hidden ? (gpointer) "" : (gpointer)link->name);
    }
    return names;
}

struct targeting_names {
    GHashTable *names;
    GHashTable *first; /* advertiser -> index + 1 of its first row */
};

static void read_row(struct reading *reading, struct csv *csv, const struct targeting_names *known) {
    struct input_row row = {reading, csv, true};
    GArray *rows = reading->dataset->targeting;
    cell_filled(&row, PLATFORM);
    cell_filled(&row, ADVERTISER);
    cell_text(&row, NAME);
    struct targeting_row targeting = {
        .platform = cell_reference(&row, PLATFORM, TABLE_PLATFORMS),
        .advertiser_id = cell_advertiser_id(&row, ADVERTISER),
        .period = cell_days(&row, START, END),
        .spend = cell_money(&row, SPEND, "shares are of an amount; leave out advertisers whose spending is not known"),
        .method = cell_method(&row),
        .side = cell_side(&row),
        .place = csv_row_place(csv),
    };
    read_shares(&row, &targeting);
    const char *source = cell_source(&row, SOURCE);
    targeting.source = source ? source : "";
    if (!row.good)
        return;
    find_party(reading, &targeting);
    char *key = advertiser_key(targeting.platform, targeting.advertiser_id);
    const char *name = g_hash_table_lookup(known->names, key);
    targeting.name = name && targeting.party != PARTY_UNMAPPED ? name : "";
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(known->first, key));
    targeting.first = first ? first - 1 : rows->len;
    if (first)
        g_free(key);
    else
        g_hash_table_insert(known->first, key, GUINT_TO_POINTER(rows->len + 1));
    g_array_append_val(rows, targeting);
}

static gint compare_rows(gconstpointer a, gconstpointer b) {
    const struct targeting_row *left = a, *right = b;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return (left->place.line > right->place.line) - (left->place.line < right->place.line);
}

/* Brings the rows of an advertiser together, whatever the order of the table. */
static void put_together(GArray *rows) {
    g_array_sort(rows, compare_rows);
    guint before = 0, first = 0;
    for (guint i = 0; i < rows->len; i++) {
        struct targeting_row *row = &g_array_index(rows, struct targeting_row, i);
        if (i == 0 || row->first != before)
            first = i;
        before = row->first;
        row->first = first;
    }
}

void read_targeting(struct reading *reading) {
    struct csv *csv = table_open(reading, "targeting.csv", columns, G_N_ELEMENTS(columns), true);
    if (!csv)
        return;
    struct targeting_names known = {names_of(reading->dataset),
                                    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    while (csv_next(csv))
        read_row(reading, csv, &known);
    put_together(reading->dataset->targeting);
    g_hash_table_unref(known.names);
    g_hash_table_unref(known.first);
    csv_close(csv);
}
