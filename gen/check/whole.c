#include "check/pairs.h"

#include <string.h>

/* A row, for one of the parties it may belong to. */
struct party_row {
    const struct observation *row;
    int party;
};

/* A row about a whole, and rows about parts of it, on the same days: added up they would count twice. */
struct level {
    /* Zero for rows of one group: a whole and its parts, alike in all else. */
    int (*compare)(const struct party_row *a, const struct party_row *b);
    bool (*is_whole)(const struct party_row *entry);
    bool (*is_part)(const struct party_row *entry);
    bool by_party;     /* a row is in the group of each of its candidates */
    const char *whole; /* "the party as a whole" */
    const char *part;  /* "an advertiser or ad of it" */
};

static int compare_numbers(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

static int compare_divisions(const struct observation *a, const struct observation *b) {
    int order = compare_numbers(a->platform, b->platform);
    if (order == 0)
        order = compare_numbers((int64_t)a->countries, (int64_t)b->countries);
    if (order == 0)
        order = compare_numbers(a->region, b->region);
    if (order == 0)
        order = strcmp(a->age, b->age);
    return order ? order : strcmp(a->gender, b->gender);
}

static int compare_parties(const struct party_row *a, const struct party_row *b) {
    int order = compare_divisions(a->row, b->row);
    return order ? order : compare_numbers(a->party, b->party);
}

static int compare_advertisers(const struct party_row *a, const struct party_row *b) {
    int order = compare_divisions(a->row, b->row);
    return order ? order : strcmp(a->row->advertiser_id, b->row->advertiser_id);
}

/* The lump of what is not mapped holds what no other row names, so it is no whole. */
static bool is_whole_party(const struct party_row *entry) {
    return entry->party != PARTY_UNMAPPED && !*entry->row->advertiser_id && !*entry->row->ad;
}

static bool is_whole_advertiser(const struct party_row *entry) {
    return *entry->row->advertiser_id && !*entry->row->ad;
}

static bool is_part_of_party(const struct party_row *entry) {
    return entry->party != PARTY_UNMAPPED && (*entry->row->advertiser_id || *entry->row->ad);
}

static bool is_part_of_advertiser(const struct party_row *entry) {
    return *entry->row->advertiser_id && *entry->row->ad;
}

static gint compare_entries(gconstpointer a, gconstpointer b, gpointer data) {
    const struct level *level = data;
    const struct party_row *left = a, *right = b;
    int order = level->compare(left, right);
    if (order == 0)
        order = compare_numbers(left->row->period.first, right->row->period.first);
    if (order == 0)
        order = strcmp(left->row->file, right->row->file);
    return order ? order : compare_numbers(left->row->line, right->row->line);
}

static GArray *entries_of(const struct check *check, const struct level *level) {
    GArray *entries = g_array_sized_new(FALSE, FALSE, sizeof(struct party_row), check->ordered->len);
    for (guint i = 0; i < check->ordered->len; i++) {
        const struct observation *row = check->ordered->pdata[i];
        struct party_row entry = {row, row->party};
        if (!level->by_party || row->party != PARTY_SEVERAL)
            g_array_append_val(entries, entry);
        for (guint j = 0; level->by_party && j < row->candidate_count; j++) {
            entry.party = row->candidates[j];
            g_array_append_val(entries, entry);
        }
    }
    g_array_sort_with_data(entries, compare_entries, (gpointer)level);
    return entries;
}

static void report(struct pairs *pairs, const struct level *level, enum measure measure,
                   const struct observation *whole, const struct observation *part) {
    g_autofree char *message = g_strdup_printf(
        "%s would count twice: this row is about %s, and %s:%u about %s, on the same days; keep one kind, or give "
        "one of the files 'role: reference' in report.yaml",
        measure_rule(measure)->word, level->part, whole->file, whole->line, level->whole);
    pairs_add(pairs, part, whole, message);
}

/* In order of first day, a row overlaps an earlier one of the other kind exactly if it starts before the last of the
 * days seen of that kind. */
static void check_level(const struct check *check, const struct level *level) {
    struct pairs *pairs = pairs_new(check);
    g_autoptr(GArray) entries = entries_of(check, level);
    const struct observation *wholes[MEASURE_COUNT] = {NULL};
    const struct observation *parts[MEASURE_COUNT] = {NULL};
    for (guint i = 0; i < entries->len; i++) {
        const struct party_row *entry = &g_array_index(entries, struct party_row, i);
        const struct observation *row = entry->row;
        if (i == 0 || level->compare(entry - 1, entry) != 0) {
            memset(wholes, 0, sizeof wholes);
            memset(parts, 0, sizeof parts);
        }
        bool is_whole = level->is_whole(entry);
        bool reported = false;
        for (int measure = 0; measure < MEASURE_COUNT; measure++) {
            const struct observation **own = is_whole ? &wholes[measure] : &parts[measure];
            const struct observation *other = is_whole ? parts[measure] : wholes[measure];
            if (!row->amounts[measure].given || (!is_whole && !level->is_part(entry)))
                continue;
            if (other && row->period.first <= other->period.last && !reported) {
                report(pairs, level, (enum measure)measure, is_whole ? row : other, is_whole ? other : row);
                reported = true;
            }
            if (!*own || row->period.last > (*own)->period.last)
                *own = row;
        }
    }
    pairs_close(pairs);
}

void check_wholes(const struct check *check) {
    static const struct level levels[] = {
        {compare_parties, is_whole_party, is_part_of_party, true, "the party as a whole",
         "an advertiser or ad of a party"},
        {compare_advertisers, is_whole_advertiser, is_part_of_advertiser, false, "the advertiser as a whole",
         "an ad of an advertiser"},
    };
    if (same_money(check)) /* said of whole files already */
        return;
    for (guint i = 0; i < G_N_ELEMENTS(levels); i++)
        check_level(check, &levels[i]);
}
