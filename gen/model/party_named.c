#include "model/party_named.h"
#include "model/party_words.h"

#include <string.h>

struct party_named {
    const struct dataset *dataset;
    struct party_words *names;
    GHashTable **mentions; /* [party]: text -> enum mention + 1 */
    GHashTable *payers;    /* what a row is about, in words -> GArray of guint: of dataset->disclaimers */
};

const char *named_word(enum named named) {
    static const char *const words[] = {"unknown", "named", "not_named"};
    return words[named];
}

/* An ad is one thing wherever it stands; what is about no ad is known by its account, part and days. */
static char *subject_of(int platform, const char *ad, const char *advertiser_id, int part, struct period days) {
    return *ad ? g_strdup_printf("ad\x1f%d\x1f%s", platform, ad)
               : g_strdup_printf("row\x1f%d\x1f%d\x1f%d\x1f%d\x1f%s", platform, part, (int)days.first, (int)days.last,
                                 advertiser_id);
}

static const struct disclaimer *payer_at(const struct party_named *named, guint index) {
    return &g_array_index(named->dataset->disclaimers, struct disclaimer, index);
}

struct party_named *party_named_new(const struct dataset *dataset) {
    struct party_named *named = g_new(struct party_named, 1);
    *named =
        (struct party_named){dataset, party_words_new(dataset), g_new0(GHashTable *, dataset->parties->len + 1),
                             g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref)};
    for (guint i = 0; i < dataset->parties->len; i++)
        named->mentions[i] = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < dataset->disclaimers->len; i++) {
        const struct disclaimer *payer = payer_at(named, i);
        char *subject = subject_of(payer->platform, payer->ad, payer->advertiser_id, payer->part, payer->period);
        GArray *rows = g_hash_table_lookup(named->payers, subject);
        if (rows) {
            g_free(subject);
        } else {
            rows = g_array_new(FALSE, FALSE, sizeof(guint));
            g_hash_table_insert(named->payers, subject, rows);
        }
        g_array_append_val(rows, i);
    }
    return named;
}

void party_named_free(struct party_named *named) {
    for (guint i = 0; i < named->dataset->parties->len; i++)
        g_hash_table_unref(named->mentions[i]);
    g_free(named->mentions);
    g_hash_table_unref(named->payers);
    party_words_free(named->names);
    g_free(named);
}

/* Texts belong to the dataset, so that the same pointer is the same text. */
static enum mention mention_in(struct party_named *named, const char *text, int party) {
    gpointer known = g_hash_table_lookup(named->mentions[party], text);
    if (!known) {
        known = GINT_TO_POINTER((int)party_words_mention(named->names, text, party) + 1);
        g_hash_table_insert(named->mentions[party], (gpointer)text, known);
    }
    return (enum mention)(GPOINTER_TO_INT(known) - 1);
}

/* What a text says; one that is not given, or was cut, may hold anything. */
static enum named named_in(struct party_named *named, const char *text, bool cut, int party) {
    enum mention mention = *text ? mention_in(named, text, party) : MENTION_PERHAPS;
    return mention == MENTION_CERTAIN ? NAMED_YES : mention == MENTION_PERHAPS || cut ? NAMED_UNKNOWN : NAMED_NOT;
}

/* One of the two is enough. */
static enum named either_of(enum named a, enum named b) {
    return a == NAMED_YES || b == NAMED_YES ? NAMED_YES : a == NAMED_NOT && b == NAMED_NOT ? NAMED_NOT : NAMED_UNKNOWN;
}

/* Whether a row is named if this is who paid; payer is NULL if no source says. */
static enum named named_for(struct party_named *named, const struct observation *row, const struct disclaimer *payer) {
    const int *parties = row->party == PARTY_SEVERAL ? row->candidates : &row->party;
    guint count = row->party == PARTY_SEVERAL ? row->candidate_count : 1;
    enum named all = NAMED_UNKNOWN;
    bool any = false;
    for (guint i = 0; i < count; i++) {
        if (parties[i] < 0)
            continue;
        enum named of_account = named_in(named, row->from->advertiser, false, parties[i]),
                   of_payer = payer ? named_in(named, payer->text, payer->cut, parties[i]) : NAMED_UNKNOWN,
                   own = either_of(of_account, of_payer);
        all = any && all != own ? NAMED_UNKNOWN : own;
        if (any && all == NAMED_UNKNOWN)
            return all;
        any = true;
    }
    return all;
}

/* Who paid for a row, of all that are about the same thing: a row that was not put together from several has one. */
static GArray *payers_of(const struct party_named *named, const struct observation *row) {
    GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autofree char *subject = subject_of(row->platform, row->ad, row->from->advertiser_id, row->part, row->period);
    const GArray *same = observation_is_divided(row) ? NULL : g_hash_table_lookup(named->payers, subject);
    for (guint i = 0; same && i < same->len; i++) {
        guint index = g_array_index(same, guint, i);
        const struct disclaimer *payer = payer_at(named, index);
        if (row->notes & (NOTE_JOINED | NOTE_AFTER_COPY) ||
            (payer->line == row->line && strcmp(payer->file, row->from->file) == 0))
            g_array_append_val(found, index);
    }
    return found;
}

static void add_piece(GArray *pieces, enum named is, const struct amount *spend, const char *file, unsigned line) {
    struct named_piece piece = {is, *spend, file, line};
    g_array_append_val(pieces, piece);
}

/* True if what the payers paid is together what the row has: copies of an ad say the same money more than once. */
static bool add_up(const struct observation *row, const GArray *pieces) {
    struct interval sum = interval_of(0);
    for (guint i = 0; i < pieces->len; i++) {
        const struct amount *spend = &g_array_index(pieces, struct named_piece, i).spend;
        if (spend->state != STATE_VALUE || !interval_add(sum, spend->value, &sum))
            return false;
    }
    return observation_amount(row, MEASURE_SPEND)->state == STATE_VALUE &&
           interval_equal(sum, observation_amount(row, MEASURE_SPEND)->value);
}

GArray *party_named_pieces(struct party_named *named, const struct observation *row) {
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct named_piece));
    g_autoptr(GArray) payers = payers_of(named, row);
    enum named whole = payers->len == 0 ? named_for(named, row, NULL) : NAMED_UNKNOWN;
    bool same = true;
    for (guint i = 0; i < payers->len; i++) {
        const struct disclaimer *payer = payer_at(named, g_array_index(payers, guint, i));
        enum named own = named_for(named, row, payer);
        same = same && (i == 0 || own == whole);
        whole = i == 0 || own == whole ? own : NAMED_UNKNOWN;
        add_piece(pieces, own, &payer->spend, payer->file, payer->line);
    }
    if (!same && !*row->ad && add_up(row, pieces))
        return pieces;
    g_array_set_size(pieces, 0);
    add_piece(pieces, same ? whole : NAMED_UNKNOWN, observation_amount(row, MEASURE_SPEND), row->from->file, row->line);
    return pieces;
}
