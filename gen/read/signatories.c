/* signatories.csv, or the short way of code_signed_on. */
#include "read/conduct.h"
#include "read/word.h"

#include <string.h>

enum column { SET, SIGNATORY, NAME, GROUP, SIGNED, WITHDRAWN, COMMITMENTS, SOURCE };

static const struct csv_column columns[] = {
    {"set", true},       {"signatory", true},     {"name", false},        {"group", false},
    {"signed_on", true}, {"withdrawn_on", false}, {"commitments", false}, {"source", false},
};

/* A row of the table, before rows are put together by set and signatory. */
struct signing {
    struct signatory signatory;
    struct signature signature;
};

/* All of them, in the order of the table, and where those of one signatory are. */
struct signings {
    GArray *rows;       /* struct signing */
    GHashTable *by_who; /* set and id -> GArray of guint, places among the rows */
};

static void unref_array(gpointer array) {
    g_array_unref(array);
}

static GArray *places_of(const struct signings *signings, int set, const char *id) {
    g_autofree char *who = g_strdup_printf("%d %s", set, id);
    return g_hash_table_lookup(signings->by_who, who);
}

static const struct signing *signing_at(const struct signings *signings, guint place) {
    return &g_array_index(signings->rows, struct signing, place);
}

static void add_signing(struct signings *signings, const struct signing *signing) {
    guint place = signings->rows->len;
    GArray *places = places_of(signings, signing->signatory.set, signing->signatory.id);
    if (!places) {
        places = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(signings->by_who, g_strdup_printf("%d %s", signing->signatory.set, signing->signatory.id),
                            places);
    }
    g_array_append_val(places, place);
    g_array_append_val(signings->rows, *signing);
}

static int index_of(const struct reading *reading, enum input_table table, const char *id) {
    return GPOINTER_TO_INT(g_hash_table_lookup(reading->ids[table], id)) - 1;
}

/* Whose id it is decides on the group, unless the table does; a new id needs a name and a group. */
static void know_signatory(struct input_row *row, struct signatory *signatory) {
    const struct dataset *dataset = row->reading->dataset;
    if (!signatory->id)
        return;
    signatory->party = index_of(row->reading, TABLE_PARTIES, signatory->id);
    signatory->platform = signatory->party < 0 ? index_of(row->reading, TABLE_PLATFORMS, signatory->id) : -1;
    bool is_known = signatory->party >= 0 || signatory->platform >= 0;
    if (!is_known && (!signatory->name || !signatory->group))
        cell_error(row, SIGNATORY, "signatory",
                   "'%s' is no party and no platform of this report; give its name and group, or correct the id",
                   signatory->id);
    if (!signatory->name && is_known)
        signatory->name = signatory->party >= 0 ? dataset_party(dataset, signatory->party)->name
                                                : dataset_platform(dataset, signatory->platform)->name;
    if (!signatory->group && is_known)
        signatory->group = signatory->party >= 0 ? GROUP_OF_PARTIES : GROUP_OF_PLATFORMS;
}

/* Each number that a row names must be one of the set's, and for the like of who signed. */
static void check_numbers(struct input_row *row, const struct signatory *who, const char *numbers) {
    const struct dataset *dataset = row->reading->dataset;
    int set = who->set;
    if (!numbers || set < 0)
        return;
    g_auto(GStrv) list = g_strsplit(numbers, "|", -1);
    const struct commitment_set *of = dataset_set(dataset, set);
    for (char **number = list; *number; number++) {
        const struct commitment *found = NULL;
        for (guint i = 0; i < of->commitment_count && !found; i++) {
            const struct commitment *what = dataset_commitment(dataset, (int)(of->first_commitment + i));
            found = strcmp(what->number, *number) == 0 ? what : NULL;
        }
        if (found && who->group && !commitment_binds(found, who))
            cell_error(row, COMMITMENTS, "not-bound",
                       "commitment %s binds '%s', and '%s' is '%s'; leave its number out, or correct the group",
                       found->number, found->binds, who->id, who->group);
        else if (!found)
            cell_error(row, COMMITMENTS, "unknown-commitment", "'%s' has no commitment '%s'; join its numbers by |",
                       of->id, *number);
    }
}

static bool share_a_number(const char *a, const char *b) {
    if (!a || !b)
        return true;
    g_auto(GStrv) left = g_strsplit(a, "|", -1), right = g_strsplit(b, "|", -1);
    for (char **number = left; *number; number++)
        if (g_strv_contains((const char *const *)right, *number))
            return true;
    return false;
}

/* One signature at a time for each commitment. */
static void check_others(struct input_row *row, const struct signings *signings, const struct signing *signing) {
    const GArray *places = places_of(signings, signing->signatory.set, signing->signatory.id);
    const struct signature *own = &signing->signature;
    for (guint i = 0; places && i < places->len; i++) {
        const struct signature *other = &signing_at(signings, g_array_index(places, guint, i))->signature;
        if (share_a_number(other->commitments, own->commitments) &&
            (!own->withdrawn_on || own->withdrawn_on > other->signed_on) &&
            (!other->withdrawn_on || other->withdrawn_on > own->signed_on)) {
            cell_error(row, SIGNATORY, "signed-twice",
                       "'%s' signed the same on line %u, which was not withdrawn before; keep one of the two",
                       signing->signatory.id, other->place.line);
            return;
        }
    }
}

/* parties.csv and platforms.csv may say the same day for the first set, not another. */
static void check_short_way(struct input_row *row, const struct signing *signing) {
    const struct dataset *dataset = row->reading->dataset;
    const struct signatory *who = &signing->signatory;
    day_number said = who->party >= 0      ? dataset_party(dataset, who->party)->code_signed_on
                      : who->platform >= 0 ? dataset_platform(dataset, who->platform)->code_signed_on
                                           : 0;
    if (who->set == 0 && said && !signing->signature.commitments && said != signing->signature.signed_on)
        cell_error(row, SIGNED, "signed-on",
                   "another day than code_signed_on of '%s' in %s; correct one, or leave it out there", who->id,
                   who->party >= 0 ? "parties.csv" : "platforms.csv");
}

static void read_signing(struct reading *reading, struct csv *csv, struct signings *signings) {
    struct input_row row = {reading, csv, true};
    cell_filled(&row, SIGNED);
    struct signing signing = {
        .signatory = {.set = cell_set(&row, SET),
                      .id = cell_id(&row, SIGNATORY),
                      .name = *csv_text(csv, NAME) ? cell_name(&row, NAME) : NULL,
                      .group = cell_text(&row, GROUP),
                      .place = csv_row_place(csv)},
        .signature = {.signed_on = cell_date(&row, SIGNED),
                      .withdrawn_on = cell_date(&row, WITHDRAWN),
                      .commitments = cell_text(&row, COMMITMENTS),
                      .source = cell_source(&row, SOURCE),
                      .place = csv_row_place(csv)},
    };
    know_signatory(&row, &signing.signatory);
    check_short_way(&row, &signing);
    check_numbers(&row, &signing.signatory, signing.signature.commitments);
    if (signing.signature.withdrawn_on && signing.signature.withdrawn_on < signing.signature.signed_on)
        cell_error(&row, WITHDRAWN, "withdrawn",
                   "withdrawn before it was signed; exchange the two days, or correct one");
    if (row.good)
        check_others(&row, signings, &signing);
    if (row.good)
        add_signing(signings, &signing);
}

/* The signings of a report that says them in parties.csv and platforms.csv. */
static void add_short_way(struct reading *reading, struct signings *signings) {
    const struct dataset *dataset = reading->dataset;
    for (int i = 0; i < (int)dataset->parties->len; i++) {
        const struct party *party = dataset_party(dataset, i);
        struct signing signing = {{0, party->id, party->name, i, -1, GROUP_OF_PARTIES, 0, 0, party->place},
                                  {.signed_on = party->code_signed_on, .place = party->place}};
        if (party->code_signed_on)
            add_signing(signings, &signing);
    }
    for (int i = 0; i < (int)dataset->platforms->len; i++) {
        const struct platform *platform = dataset_platform(dataset, i);
        struct signing signing = {{0, platform->id, platform->name, -1, i, GROUP_OF_PLATFORMS, 0, 0, platform->place},
                                  {.signed_on = platform->code_signed_on, .place = platform->place}};
        if (platform->code_signed_on)
            add_signing(signings, &signing);
    }
}

static void add_signatory(struct dataset *dataset, struct signatory signatory, const struct signings *signings) {
    const GArray *places = places_of(signings, signatory.set, signatory.id);
    signatory.first_signature = dataset->signatures->len;
    for (guint i = 0; places && i < places->len; i++)
        g_array_append_val(dataset->signatures, signing_at(signings, g_array_index(places, guint, i))->signature);
    signatory.signature_count = dataset->signatures->len - signatory.first_signature;
    g_array_append_val(dataset->signatories, signatory);
}

/* The first of those of a signatory; NULL if there is none. */
static const struct signing *signing_of(const struct signings *signings, int set, const char *id) {
    const GArray *places = places_of(signings, set, id);
    return places ? signing_at(signings, g_array_index(places, guint, 0)) : NULL;
}

/* True if a set is for everybody of a kind, so that who did not sign it is worth a word. */
static bool set_is_for(const struct dataset *dataset, int set, const char *group) {
    const struct commitment_set *of = dataset_set(dataset, set);
    for (guint i = 0; i < of->commitment_count; i++) {
        const char *binds = dataset_commitment(dataset, (int)(of->first_commitment + i))->binds;
        if (strcmp(binds, group) == 0 || strcmp(binds, BINDS_BOTH) == 0)
            return true;
    }
    return false;
}

/* Parties in their order, then platforms, then others as they are listed. */
static void put_together(struct dataset *dataset, int set, const struct signings *signings) {
    struct commitment_set *of = &g_array_index(dataset->sets, struct commitment_set, set);
    bool for_parties = set_is_for(dataset, set, GROUP_OF_PARTIES),
         for_platforms = set_is_for(dataset, set, GROUP_OF_PLATFORMS);
    of->first_signatory = dataset->signatories->len;
    for (int i = 0; i < (int)dataset->parties->len; i++) {
        const struct party *party = dataset_party(dataset, i);
        const struct signing *signing = signing_of(signings, set, party->id);
        if (signing)
            add_signatory(dataset, signing->signatory, signings);
        else if (for_parties)
            add_signatory(dataset,
                          (struct signatory){set, party->id, party->name, i, -1, GROUP_OF_PARTIES, 0, 0, party->place},
                          signings);
    }
    for (int i = 0; i < (int)dataset->platforms->len; i++) {
        const struct platform *platform = dataset_platform(dataset, i);
        const struct signing *signing = signing_of(signings, set, platform->id);
        if (signing && signing->signatory.party >= 0)
            continue; /* a party of the same id has it */
        if (signing)
            add_signatory(dataset, signing->signatory, signings);
        else if (for_platforms)
            add_signatory(
                dataset,
                (struct signatory){set, platform->id, platform->name, -1, i, GROUP_OF_PLATFORMS, 0, 0, platform->place},
                signings);
    }
    for (guint i = 0; i < signings->rows->len; i++) {
        const struct signing *signing = signing_at(signings, i);
        if (signing->signatory.set == set && signing->signatory.party < 0 && signing->signatory.platform < 0 &&
            signing == signing_of(signings, set, signing->signatory.id))
            add_signatory(dataset, signing->signatory, signings);
    }
    of->signatory_count = dataset->signatories->len - of->first_signatory;
}

/* The day on which a signatory first signed, if that is known to the edition, and if something of it stood at the end of the
 * period; who signed later counts too. 0: none. */
static day_number day_in_short(const struct dataset *dataset, int signatory) {
    day_number first = signatory_signed_on(dataset, signatory);
    day_number day = MAX(first, dataset->settings.period.last);
    bool counts = first && first <= dataset->settings.edition_date && signatory_has_signed(dataset, signatory, day);
    return counts ? first : 0;
}

/* What other stages know a signatory by: the day on which a party or platform signed the first set. */
static void say_in_short(struct dataset *dataset) {
    const struct commitment_set *first = dataset_set(dataset, 0);
    for (guint i = 0; i < first->signatory_count; i++) {
        int index = (int)(first->first_signatory + i);
        const struct signatory *signatory = dataset_signatory(dataset, index);
        day_number day = day_in_short(dataset, index);
        if (signatory->party >= 0)
            g_array_index(dataset->parties, struct party, signatory->party).code_signed_on = day;
        else if (signatory->platform >= 0)
            g_array_index(dataset->platforms, struct platform, signatory->platform).code_signed_on = day;
    }
}

/* Without a code of its own a report has no more than these days; those after the edition are not known to it. */
static void forget_later_days(struct dataset *dataset) {
    for (guint i = 0; i < dataset->parties->len; i++) {
        struct party *party = &g_array_index(dataset->parties, struct party, i);
        party->code_signed_on = party->code_signed_on > dataset->settings.edition_date ? 0 : party->code_signed_on;
    }
    for (guint i = 0; i < dataset->platforms->len; i++) {
        struct platform *where = &g_array_index(dataset->platforms, struct platform, i);
        where->code_signed_on = where->code_signed_on > dataset->settings.edition_date ? 0 : where->code_signed_on;
    }
}

void read_signatories(struct reading *reading) {
    struct dataset *dataset = reading->dataset;
    if (dataset->sets->len == 0) {
        forget_later_days(dataset);
        return;
    }
    struct signings signings = {g_array_new(FALSE, FALSE, sizeof(struct signing)),
                                g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_array)};
    struct csv *csv = table_open(reading, "signatories.csv", columns, G_N_ELEMENTS(columns), true);
    if (!csv)
        add_short_way(reading, &signings);
    while (csv && csv_next(csv))
        read_signing(reading, csv, &signings);
    for (guint i = 0; i < dataset->sets->len; i++)
        put_together(dataset, (int)i, &signings);
    say_in_short(dataset);
    csv_close(csv);
    g_array_unref(signings.rows);
    g_hash_table_unref(signings.by_who);
}
