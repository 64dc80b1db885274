#include "read/copies.h"

#include <string.h>

/* A copy, and where its rows are. */
struct kept {
    day_number copied_on; /* 0: not known */
    guint first, count;   /* rows of the dataset; no rows: left out */
    guint before;         /* number of the copy of the same ad before it: its index + 1; 0: none */
    bool followed;        /* there is another copy of the same ad after it */
};

struct copies {
    GArray *all;      /* struct kept, in the order read, which is that of their rows */
    GHashTable *last; /* text -> number of the last copy of that ad */
};

struct copies *copies_new(void) {
    struct copies *copies = g_new(struct copies, 1);
    copies->all = g_array_new(FALSE, FALSE, sizeof(struct kept));
    copies->last = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return copies;
}

void copies_free(struct copies *copies) {
    g_hash_table_unref(copies->last);
    g_array_unref(copies->all);
    g_free(copies);
}

/* References are published file by file, so that an ad in two of them is in both. */
static char *key_of(const struct observation *ad) {
    return g_strdup_printf("%d\x1f%s\x1f%s", ad->platform, ad->ad, ad->role == ROLE_REFERENCE ? ad->from->file : "");
}

static bool amounts_equal(const struct amount *a, const struct amount *b) {
    return a->given == b->given && a->state == b->state && interval_equal(a->value, b->value);
}

static bool rows_equal(const struct observation *a, const struct observation *b) {
    bool equal = a->region == b->region && a->countries == b->countries && strcmp(a->age, b->age) == 0 &&
                 strcmp(a->gender, b->gender) == 0 && a->part == b->part && period_equal(a->period, b->period) &&
                 strcmp(a->from->advertiser_id, b->from->advertiser_id) == 0;
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        equal = equal && amounts_equal(observation_amount(a, measure), observation_amount(b, measure));
    return equal;
}

static struct kept *kept_at(const struct copies *copies, guint number) {
    return &g_array_index(copies->all, struct kept, number - 1);
}

static const struct observation *rows_of(const struct dataset *dataset, const struct kept *kept) {
    return kept->count ? &g_array_index(dataset->observations, struct observation, kept->first) : NULL;
}

static bool say_the_same(const struct dataset *dataset, const struct kept *a, const struct kept *b) {
    bool same = a->count == b->count;
    for (guint i = 0; same && i < a->count; i++)
        same = rows_equal(rows_of(dataset, a) + i, rows_of(dataset, b) + i);
    return same;
}

/* Keeps a copy whose rows are the last of the dataset. True if it contradicts one that is not known to be of another day. */
static bool keep(struct copies *copies, const struct dataset *dataset, const struct observation *ad, struct kept kept) {
    g_autofree char *key = key_of(ad);
    bool contradicts = false;
    kept.before = GPOINTER_TO_UINT(g_hash_table_lookup(copies->last, key));
    if (kept.before)
        kept_at(copies, kept.before)->followed = true;
    for (guint number = kept.before; number && !contradicts; number = kept_at(copies, number)->before) {
        const struct kept *other = kept_at(copies, number);
        bool known = kept.copied_on && other->copied_on && kept.copied_on != other->copied_on;
        contradicts = !known && !say_the_same(dataset, &kept, other);
    }
    g_array_append_val(copies->all, kept);
    g_hash_table_insert(copies->last, g_steal_pointer(&key), GUINT_TO_POINTER(copies->all->len));
    return contradicts;
}

bool copies_add(struct copies *copies, struct dataset *dataset, const GArray *rows, day_number copied_on) {
    struct kept kept = {.copied_on = copied_on, .first = dataset->observations->len, .count = rows->len};
    g_array_append_vals(dataset->observations, rows->data, rows->len);
    return keep(copies, dataset, &g_array_index(rows, struct observation, 0), kept);
}

bool copies_leave_out(struct copies *copies, struct dataset *dataset, const struct observation *ad,
                      day_number copied_on) {
    struct kept kept = {.copied_on = copied_on, .first = dataset->observations->len};
    return keep(copies, dataset, ad, kept);
}

/* What is to stand in the place of the rows of each copy. */
struct places {
    GPtrArray *rows; /* GArray of struct observation, or NULL: as they are; by index in copies->all */
    bool any;
};

/* All copies of an ad, from its last one. */
static GArray *copies_of(const struct copies *copies, const struct dataset *dataset, guint last) {
    GArray *found = g_array_new(FALSE, FALSE, sizeof(struct copy));
    for (guint number = last; number; number = kept_at(copies, number)->before) {
        const struct kept *kept = kept_at(copies, number);
        struct copy copy = {kept->copied_on, rows_of(dataset, kept), kept->count};
        g_array_append_val(found, copy);
    }
    return found;
}

/* The merged ad stands where the copy stood whose line it has; the others' rows go. */
static void put_in_place(const struct copies *copies, const struct dataset *dataset, guint last, GArray *merged,
                         struct places *places) {
    const struct observation *whole = merged->len ? &g_array_index(merged, struct observation, 0) : NULL;
    for (guint number = last; number; number = kept_at(copies, number)->before) {
        const struct observation *own = rows_of(dataset, kept_at(copies, number));
        bool its = whole && own && own->line == whole->line && strcmp(own->from->file, whole->from->file) == 0;
        places->rows->pdata[number - 1] = its ? g_array_ref(merged) : g_array_new(FALSE, FALSE, sizeof *whole);
        whole = its ? NULL : whole;
    }
    g_array_unref(merged);
    places->any = true;
}

static void find_places(const struct copies *copies, struct dataset *dataset, const struct mapping *mapping,
                        struct places *places) {
    for (guint number = 1; number <= copies->all->len; number++) {
        const struct kept *kept = kept_at(copies, number);
        if (kept->followed || !kept->before)
            continue;
        g_autoptr(GArray) found = copies_of(copies, dataset, number);
        put_in_place(copies, dataset, number, copies_merge(found, dataset, mapping), places);
    }
}

/* Makes the dataset's observations anew; moved says where those before each row have gone. */
static GArray *place_rows(const struct copies *copies, const struct dataset *dataset, const struct places *places,
                          guint *moved) {
    const GArray *old = dataset->observations;
    GArray *rows = g_array_sized_new(FALSE, FALSE, sizeof(struct observation), old->len);
    guint row = 0;
    for (guint i = 0; i <= copies->all->len; i++) {
        const struct kept *kept = i < copies->all->len ? kept_at(copies, i + 1) : NULL;
        for (guint end = kept ? kept->first : old->len; row < end; row++) {
            moved[row] = rows->len;
            g_array_append_vals(rows, &g_array_index(old, struct observation, row), 1);
        }
        const GArray *instead = kept ? places->rows->pdata[i] : NULL;
        if (!instead)
            continue;
        moved[row] = rows->len;
        g_array_append_vals(rows, instead->data, instead->len);
        for (guint next = 1; next < kept->count; next++)
            moved[row + next] = rows->len;
        row += kept->count;
    }
    moved[row] = rows->len;
    return rows;
}

static void places_row_free(gpointer rows) {
    if (rows)
        g_array_unref(rows);
}

void copies_settle(struct copies *copies, struct dataset *dataset, const struct mapping *mapping) {
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(places_row_free);
    g_ptr_array_set_size(rows, (gint)copies->all->len);
    struct places places = {.rows = rows};
    find_places(copies, dataset, mapping, &places);
    if (!places.any)
        return;
    g_autofree guint *moved = g_new0(guint, dataset->observations->len + 1);
    GArray *anew = place_rows(copies, dataset, &places, moved);
    for (guint i = 0; i < dataset->figures_files->len; i++) {
        struct figures_file *file = &g_array_index(dataset->figures_files, struct figures_file, i);
        guint end = moved[file->first + file->count];
        file->first = moved[file->first];
        file->count = end - file->first;
    }
    g_array_unref(dataset->observations);
    dataset->observations = anew;
}
