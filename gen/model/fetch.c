/* A query with its slots filled. What goes into one is checked to be what it should be, and is written so that no engine can take it
 * for anything else: days, codes of countries, and ids without quotes or backslashes, each between quotes. */
#include "model/fetch.h"
#include "base/echo.h"
#include "base/nearest.h"

#include <string.h>

char *fetch_sidecar(const char *into) {
    const char *end = g_str_has_suffix(into, ".csv") ? into + strlen(into) - strlen(".csv") : into + strlen(into);
    return g_strdup_printf("%.*s.fetched.json", (int)(end - into), into);
}

static gint compare_days(gconstpointer left, gconstpointer right) {
    const day_number *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* A stretch begins on a day, if that is one of the report. */
static void add_bin(GArray *days, struct period within, day_number day) {
    if (day > within.first && day <= within.last)
        g_array_append_val(days, day);
}

/* What holds from one day to another is told apart from what comes before and after; an end that is 0 is open. */
static void add_stretch(GArray *days, struct period within, day_number first, day_number last) {
    add_bin(days, within, first);
    if (last)
        add_bin(days, within, last + 1);
}

GArray *fetch_bins(const struct dataset *dataset) {
    struct period period = dataset->settings.period;
    day_number after = period.last + 1;
    GArray *days = g_array_new(FALSE, FALSE, sizeof(day_number));
    for (day_number day = period.first; day <= period.last; day = axis_bin(dataset->settings.axis, day).last + 1)
        g_array_append_val(days, day);
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        const struct advertiser *link = &g_array_index(dataset->advertisers, struct advertiser, i);
        add_stretch(days, period, link->valid.first, link->valid.last);
    }
    for (guint i = 0; i < dataset->platforms->len; i++) {
        const struct platform *platform = dataset_platform(dataset, (int)i);
        add_stretch(days, period, platform->offered_from, platform->offered_until);
    }
    for (guint i = 0; i < dataset->coverage->len; i++) {
        const struct coverage *coverage = &g_array_index(dataset->coverage, struct coverage, i);
        add_stretch(days, period, coverage->period.first, coverage->period.last);
    }
    g_array_append_val(days, after);
    g_array_sort(days, compare_days);
    guint kept = 0;
    for (guint i = 0; i < days->len; i++)
        if (kept == 0 || g_array_index(days, day_number, i) != g_array_index(days, day_number, kept - 1))
            g_array_index(days, day_number, kept++) = g_array_index(days, day_number, i);
    g_array_set_size(days, kept);
    return days;
}

static void append_literal(GString *out, const char *text) {
    g_string_append_printf(out, "'%s'", text);
}

static void append_day(GString *out, day_number day) {
    g_string_append_c(out, '\'');
    date_append_iso(out, day);
    g_string_append_c(out, '\'');
}

/* Each fills a slot; word is what stands behind its name, or NULL. What is wrong, or NULL: the caller frees. */
typedef char *fill_slot(const struct dataset *dataset, const char *word, GString *out);

static char *fill_first(const struct dataset *dataset, const char *word, GString *out) {
    (void)word;
    append_day(out, dataset->settings.period.first);
    return NULL;
}

static char *fill_last(const struct dataset *dataset, const char *word, GString *out) {
    (void)word;
    append_day(out, dataset->settings.period.last);
    return NULL;
}

static char *fill_before(const struct dataset *dataset, const char *word, GString *out) {
    (void)word;
    append_day(out, dataset->settings.period.first - 1);
    return NULL;
}

static char *fill_after(const struct dataset *dataset, const char *word, GString *out) {
    (void)word;
    append_day(out, dataset->settings.period.last + 1);
    return NULL;
}

static char *fill_bins(const struct dataset *dataset, const char *word, GString *out) {
    (void)word;
    g_autoptr(GArray) days = fetch_bins(dataset);
    for (guint i = 0; i < days->len; i++) {
        g_string_append(out, i ? ", " : "");
        append_day(out, g_array_index(days, day_number, i));
    }
    return NULL;
}

static char *fill_country(const struct dataset *dataset, const char *word, GString *out) {
    (void)word;
    if (!dataset->settings.country)
        return g_strdup("the report is about several countries; write in ({{countries}}), and have each in a column "
                        "'country'");
    append_literal(out, dataset->settings.country);
    return NULL;
}

static char *fill_countries(const struct dataset *dataset, const char *word, GString *out) {
    if (dataset->settings.country)
        return fill_country(dataset, word, out);
    for (guint i = 0; dataset->settings.countries && dataset->settings.countries[i]; i++) {
        g_string_append(out, i ? ", " : "");
        append_literal(out, dataset->settings.countries[i]);
    }
    return NULL;
}

/* True for an id that every engine reads alike between quotes. */
static bool id_is_plain(const char *id) {
    for (const char *at = id; *at; at++)
        if (*at == '\'' || *at == '"' || *at == '\\' || g_ascii_iscntrl(*at))
            return false;
    return *id != '\0';
}

/* An empty list is no SQL: then it is one text that is no id. */
static char *fill_linked(const struct dataset *dataset, const char *word, GString *out) {
    int platform = dataset_find_platform(dataset, word);
    gsize begin = out->len;
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    if (platform < 0)
        return echo_format("unknown platform '%s'; add it to platforms.csv", word);
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        const struct advertiser *link = &g_array_index(dataset->advertisers, struct advertiser, i);
        if (link->platform != platform || !g_hash_table_add(seen, (gpointer)link->advertiser_id))
            continue;
        if (!id_is_plain(link->advertiser_id))
            return echo_format("advertiser_id '%s' of %s:%u has a quote or backslash, which engines do not read alike; "
                               "write the ids that are meant into the query",
                               link->advertiser_id, link->place.file, link->place.line);
        g_string_append(out, out->len > begin ? ", " : "");
        append_literal(out, link->advertiser_id);
    }
    if (out->len == begin)
        append_literal(out, "");
    return NULL;
}

static const struct {
    const char *name;
    fill_slot *fill;
    const char *takes; /* what stands behind its name; NULL: nothing */
} slots[] = {
    {"first", fill_first, NULL},         {"last", fill_last, NULL},
    {"before", fill_before, NULL},       {"after", fill_after, NULL},
    {"bins", fill_bins, NULL},           {"country", fill_country, NULL},
    {"countries", fill_countries, NULL}, {"linked", fill_linked, "a platform: {{linked meta}}"},
};

static char *unknown_slot(const char *name) {
    const char *names[G_N_ELEMENTS(slots)];
    for (gsize i = 0; i < G_N_ELEMENTS(slots); i++)
        names[i] = slots[i].name;
    g_autofree char *remedy =
        nearest_remedy(name, names, G_N_ELEMENTS(slots),
                       "; there are first, last, before, after, bins, country, countries and linked PLATFORM");
    return echo_format("unknown slot '%s'%s", name, remedy);
}

/* Fills what stands between the braces. */
static char *fill(const struct dataset *dataset, const char *inside, GString *out) {
    g_auto(GStrv) words = g_strsplit_set(inside, " \t\r\n", -1);
    const char *parts[3] = {NULL};
    guint count = 0;
    for (guint i = 0; words[i]; i++)
        if (*words[i] && count < G_N_ELEMENTS(parts))
            parts[count++] = words[i];
    if (count == 0)
        return unknown_slot("");
    for (gsize i = 0; i < G_N_ELEMENTS(slots); i++) {
        if (strcmp(parts[0], slots[i].name) != 0)
            continue;
        if (slots[i].takes ? count != 2 : count != 1)
            return slots[i].takes ? echo_format("slot '%s' takes %s", slots[i].name, slots[i].takes)
                                  : echo_format("slot '%s' takes no word behind it", slots[i].name);
        return slots[i].fill(dataset, parts[1], out);
    }
    return unknown_slot(parts[0]);
}

char *fetch_fill(const struct dataset *dataset, const char *query, struct slot_problem *problem) {
    g_autoptr(GString) out = g_string_new(NULL);
    const char *at = query;
    for (const char *open; (open = strstr(at, "{{"));) {
        const char *close = strstr(open, "}}");
        if (!close) {
            *problem = (struct slot_problem){(gsize)(open - query), strlen("{{"),
                                             g_strdup("a slot that does not end; close it with }}")};
            return NULL;
        }
        g_string_append_len(out, at, open - at);
        g_autofree char *inside = g_strndup(open + 2, (gsize)(close - open - 2));
        char *message = fill(dataset, inside, out);
        at = close + 2;
        if (message) {
            *problem = (struct slot_problem){(gsize)(open - query), (gsize)(at - open), message};
            return NULL;
        }
    }
    g_string_append(out, at);
    while (out->len > 0 && (g_ascii_isspace(out->str[out->len - 1]) || out->str[out->len - 1] == ';'))
        g_string_truncate(out, out->len - 1);
    return g_string_free(g_steal_pointer(&out), FALSE);
}
