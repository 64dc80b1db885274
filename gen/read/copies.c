#include "read/copies.h"

#include <string.h>

/* An ad, and where its rows are. */
struct copied {
    day_number copied_on; /* of the copy that counts; 0: not known */
    GArray *rows;         /* guint: indices in the dataset's observations */
};

struct copies {
    GHashTable *ads; /* text -> struct copied */
};

static void copied_free(gpointer data) {
    struct copied *copied = data;
    g_array_unref(copied->rows);
    g_free(copied);
}

struct copies *copies_new(void) {
    struct copies *copies = g_new(struct copies, 1);
    copies->ads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, copied_free);
    return copies;
}

void copies_free(struct copies *copies) {
    g_hash_table_unref(copies->ads);
    g_free(copies);
}

/* References are published file by file, so that an ad in two of them is in both. */
static char *key_of(const struct observation *ad) {
    return g_strdup_printf("%d\x1f%s\x1f%s", ad->platform, ad->ad, ad->role == ROLE_REFERENCE ? ad->file : "");
}

static bool about_the_same(const struct observation *a, const struct observation *b) {
    return a->region == b->region && strcmp(a->age, b->age) == 0 && strcmp(a->gender, b->gender) == 0;
}

static bool amounts_equal(const struct amount *a, const struct amount *b) {
    return a->given == b->given && a->state == b->state && interval_equal(a->value, b->value);
}

static bool rows_equal(const struct observation *a, const struct observation *b) {
    bool equal = about_the_same(a, b) && a->part == b->part && period_equal(a->period, b->period) &&
                 strcmp(a->advertiser_id, b->advertiser_id) == 0;
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        equal = equal && amounts_equal(&a->amounts[measure], &b->amounts[measure]);
    return equal;
}

static struct observation *row_at(struct dataset *dataset, const struct copied *copied, guint i) {
    return &g_array_index(dataset->observations, struct observation, g_array_index(copied->rows, guint, i));
}

static void append(struct dataset *dataset, struct copied *copied, const struct observation *row) {
    guint index = dataset->observations->len;
    g_array_append_val(dataset->observations, *row);
    g_array_append_val(copied->rows, index);
}

static bool is_same_copy(struct dataset *dataset, const struct copied *copied, const GArray *rows) {
    bool same = copied->rows->len == rows->len;
    for (guint i = 0; same && i < rows->len; i++)
        same = rows_equal(row_at(dataset, copied, i), &g_array_index(rows, struct observation, i));
    return same;
}

/* From the lowest to the highest that either says; what one of them does not know stays as the other has it. */
static void widen_amount(struct amount *amount, const struct amount *other) {
    if (!other->given || other->state != STATE_VALUE)
        return;
    if (!amount->given || amount->state != STATE_VALUE) {
        *amount = *other;
        return;
    }
    amount->value.low = MIN(amount->value.low, other->value.low);
    amount->value.high = MAX(amount->value.high, other->value.high);
    amount->value.open = amount->value.open || other->value.open;
}

static void widen_row(struct observation *row, const struct observation *other) {
    row->period.first = MIN(row->period.first, other->period.first);
    row->period.last = MAX(row->period.last, other->period.last);
    row->part = row->part == other->part ? row->part : PART_WHOLE;
    row->notes |= other->notes;
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        widen_amount(&row->amounts[measure], &other->amounts[measure]);
}

static void from_zero(struct observation *row) {
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (row->amounts[measure].given && row->amounts[measure].state == STATE_VALUE)
            row->amounts[measure].value = interval_from_zero(row->amounts[measure].value);
}

/* Takes over what a later copy says of the whole; file and line stay those of the first. */
static void replace(struct observation *row, const struct observation *later) {
    struct observation first = *row;
    *row = *later;
    row->file = first.file;
    row->line = first.line;
}

/* Rows by region, age and gender of two copies that differ. */
static void join_parts(struct dataset *dataset, struct copied *copied, const GArray *rows) {
    guint before = copied->rows->len;
    g_autofree bool *found = g_new0(bool, before);
    for (guint i = 1; i < rows->len; i++) {
        struct observation part = g_array_index(rows, struct observation, i);
        guint j = 1;
        while (j < before && !about_the_same(row_at(dataset, copied, j), &part))
            j++;
        if (j < before) {
            widen_row(row_at(dataset, copied, j), &part);
            found[j] = true;
        } else {
            from_zero(&part);
            append(dataset, copied, &part);
        }
    }
    for (guint j = 1; j < before; j++)
        if (!found[j])
            from_zero(row_at(dataset, copied, j));
}

/* The rows of an ad have its days, and its party on these. */
static void settle(struct dataset *dataset, const struct mapping *mapping, struct copied *copied) {
    struct observation whole = *row_at(dataset, copied, 0);
    if (*whole.advertiser_id)
        mapping_find(mapping, &whole);
    for (guint i = 0; i < copied->rows->len; i++) {
        struct observation *row = row_at(dataset, copied, i);
        row->period = whole.period;
        row->advertiser_id = whole.advertiser_id;
        row->part = whole.part;
        row->party = whole.party;
        row->candidates = whole.candidates;
        row->candidate_count = whole.candidate_count;
        row->notes = whole.notes | NOTE_JOINED | (row->notes & NOTE_PEOPLE);
    }
}

/* Puts another copy of an ad beside it; true if neither is known to be the later. */
static bool join(struct dataset *dataset, struct copied *copied, const GArray *rows, day_number copied_on) {
    const struct observation *whole = &g_array_index(rows, struct observation, 0);
    bool known = copied_on && copied->copied_on && copied_on != copied->copied_on;
    if (is_same_copy(dataset, copied, rows))
        return false;
    if (!known)
        widen_row(row_at(dataset, copied, 0), whole);
    else if (copied_on > copied->copied_on)
        replace(row_at(dataset, copied, 0), whole);
    join_parts(dataset, copied, rows);
    if (copied_on > copied->copied_on)
        copied->copied_on = copied_on;
    return !known;
}

bool copies_add(struct copies *copies, struct dataset *dataset, const struct mapping *mapping, const GArray *rows,
                day_number copied_on) {
    g_autofree char *key = key_of(&g_array_index(rows, struct observation, 0));
    struct copied *copied = g_hash_table_lookup(copies->ads, key);
    if (copied) {
        bool unlike = join(dataset, copied, rows, copied_on);
        settle(dataset, mapping, copied);
        return unlike;
    }
    copied = g_new(struct copied, 1);
    *copied = (struct copied){copied_on, g_array_sized_new(FALSE, FALSE, sizeof(guint), rows->len)};
    for (guint i = 0; i < rows->len; i++)
        append(dataset, copied, &g_array_index(rows, struct observation, i));
    g_hash_table_insert(copies->ads, g_steal_pointer(&key), copied);
    return false;
}
