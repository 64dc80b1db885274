#include "check/pairs.h"

#include <string.h>

/* The first finding about two files, and how many more there are. */
struct pair {
    const struct observation *row;
    char *message;
    unsigned more;
};

struct pairs {
    const struct check *check;
    GHashTable *of_files; /* "FILE\nFILE" -> struct pair *, that owns it */
    GPtrArray *in_order;  /* struct pair * */
};

static void pair_free(gpointer data) {
    struct pair *pair = data;
    g_free(pair->message);
    g_free(pair);
}

struct pairs *pairs_new(const struct check *check) {
    struct pairs *pairs = g_new(struct pairs, 1);
    pairs->check = check;
    pairs->of_files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, pair_free);
    pairs->in_order = g_ptr_array_new();
    return pairs;
}

void pairs_add(struct pairs *pairs, const struct observation *row, const struct observation *other,
               const char *message) {
    if (strcmp(row->from->file, other->from->file) == 0) {
        check_report(pairs->check, SEVERITY_ERROR, observation_place(row), "%s", message);
        return;
    }
    g_autofree char *key = g_strdup_printf("%s\n%s", row->from->file, other->from->file);
    struct pair *pair = g_hash_table_lookup(pairs->of_files, key);
    if (pair) {
        pair->more++;
        return;
    }
    pair = g_new0(struct pair, 1);
    pair->row = row;
    pair->message = g_strdup(message);
    g_hash_table_insert(pairs->of_files, g_steal_pointer(&key), pair);
    g_ptr_array_add(pairs->in_order, pair);
}

void pairs_close(struct pairs *pairs) {
    for (guint i = 0; i < pairs->in_order->len; i++) {
        const struct pair *pair = pairs->in_order->pdata[i];
        g_autofree char *more =
            pair->more ? g_strdup_printf(" (and %u more like this in the same two files)", pair->more) : g_strdup("");
        check_report(pairs->check, SEVERITY_ERROR, observation_place(pair->row), "%s%s", pair->message, more);
    }
    g_ptr_array_unref(pairs->in_order);
    g_hash_table_unref(pairs->of_files);
    g_free(pairs);
}
