#include "base/echo.h"
#include "base/private.h"
#include "check/rules.h"
#include "model/payment.h"
#include "model/placeholder.h"

#include <string.h>

static int compare_ends(day_number a, day_number b) {
    return (a > b) - (a < b);
}

static gint compare_advertisers(gconstpointer a, gconstpointer b) {
    const struct advertiser *left = *(const struct advertiser *const *)a;
    const struct advertiser *right = *(const struct advertiser *const *)b;
    if (left->platform != right->platform)
        return left->platform - right->platform;
    int order = strcmp(left->advertiser_id, right->advertiser_id);
    if (order == 0)
        order = compare_ends(left->part, right->part);
    if (order == 0)
        order = compare_ends(left->valid.first, right->valid.first);
    return order ? order : left < right ? -1 : left > right; /* as they were read */
}

static bool same_advertiser(const struct advertiser *a, const struct advertiser *b) {
    return a->platform == b->platform && a->part == b->part && strcmp(a->advertiser_id, b->advertiser_id) == 0;
}

/* The last of the days on which a mapping holds. */
static day_number end_of(const struct advertiser *advertiser) {
    return advertiser->valid.last ? advertiser->valid.last : G_MAXINT32;
}

static char *party_words(const struct check *check, const struct advertiser *advertiser) {
    return dataset_party_words(check->dataset, advertiser->parties, advertiser->party_count);
}

static void report_two_links(const struct check *check, const struct advertiser *later,
                             const struct advertiser *earlier) {
    g_autofree char *parties = party_words(check, later);
    g_autofree char *other_parties = party_words(check, earlier);
    bool elsewhere = g_strcmp0(later->place.file, earlier->place.file) != 0;
    g_autofree char *where = g_strdup_printf("on line %u%s%s", earlier->place.line, elsewhere ? " of " : "",
                                             elsewhere ? earlier->place.file : "");
    g_autofree char *paid = *later->disclaimer ? echo_format(" with disclaimer '%s'", later->disclaimer) : g_strdup("");
    if (strcmp(parties, other_parties) != 0)
        check_report(check, SEVERITY_ERROR, later->place,
                     "advertiser '%s'%s is mapped to '%s' here and to '%s' %s at the same time; set 'from' and "
                     "'to' so that they follow each other, or, if %s, name its parties in one row, "
                     "joined by |",
                     later->advertiser_id, paid, parties, other_parties, where,
                     *later->disclaimer ? "they share it" : "the account is joint");
    else
        check_report(check, SEVERITY_ERROR, later->place, "advertiser '%s'%s is mapped %s already; keep one of the two",
                     later->advertiser_id, paid, where);
}

/* An advertiser has one link on a day: to a party, or to the parties that share it. */
void check_mapping(const struct check *check) {
    const GArray *advertisers = check->dataset->advertisers;
    g_autoptr(GPtrArray) ordered = g_ptr_array_new();
    for (guint i = 0; i < advertisers->len; i++)
        g_ptr_array_add(ordered, &g_array_index(advertisers, struct advertiser, i));
    g_ptr_array_sort(ordered, compare_advertisers);
    const struct advertiser *furthest = NULL;
    for (guint i = 0; i < ordered->len; i++) {
        const struct advertiser *row = ordered->pdata[i];
        if (furthest && same_advertiser(furthest, row) && row->valid.first <= end_of(furthest)) {
            bool is_later = row > furthest; /* as they were read */
            report_two_links(check, is_later ? row : furthest, is_later ? furthest : row);
        }
        if (!furthest || !same_advertiser(furthest, row) || end_of(row) > end_of(furthest))
            furthest = row;
    }
}

/* Claims a name for a region; false, reported, if another has it. */
static void claim(const struct check *check, GHashTable *owners, const struct region *region, const char *name) {
    if (!name || !*name)
        return;
    g_autofree char *key = g_utf8_strdown(name, -1);
    const struct region *owner = g_hash_table_lookup(owners, key);
    if (owner && owner != region)
        check_report(check, SEVERITY_ERROR, region->place, "'%s' names region '%s' too; give it to one of the two",
                     name, owner->id);
    else
        g_hash_table_insert(owners, g_steal_pointer(&key), (gpointer)region);
}

void check_aliases(const struct check *check) {
    g_autoptr(GHashTable) owners = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < check->dataset->regions->len; i++) {
        const struct region *region = &g_array_index(check->dataset->regions, struct region, i);
        g_auto(GStrv) aliases = g_strsplit(region->aliases ? region->aliases : "", "|", -1);
        claim(check, owners, region, region->id);
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            claim(check, owners, region, region->name.text[language]);
        for (guint j = 0; aliases[j]; j++)
            claim(check, owners, region, aliases[j]);
    }
}

struct search {
    const struct check *check;
    struct private_patterns *patterns;
};

static void search_text(const struct search *search, struct place place, const char *text) {
    const char *noun = private_patterns_find(search->patterns, text);
    if (noun)
        check_report(search->check, SEVERITY_ERROR, place, "%s in text that is published: '%s'; take it out", noun,
                     text);
}

/* But those that are the same as a text that was searched already, which may be NULL. */
static void search_texts(const struct search *search, struct place place, const struct localized *texts,
                         const char *searched) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        bool said = g_strcmp0(texts->text[language], searched) == 0;
        for (int earlier = 0; earlier < language; earlier++)
            said = said || g_strcmp0(texts->text[earlier], texts->text[language]) == 0;
        if (!said)
            search_text(search, place, texts->text[language]);
    }
}

static void search_parties(const struct search *search, const struct dataset *dataset) {
    for (guint i = 0; i < dataset->parties->len; i++) {
        const struct party *party = dataset_party(dataset, (int)i);
        search_text(search, party->place, party->name);
        search_texts(search, party->place, &party->full_name, party->name);
    }
}

static void search_platforms(const struct search *search, const struct dataset *dataset) {
    for (guint i = 0; i < dataset->platforms->len; i++) {
        const struct platform *platform = dataset_platform(dataset, (int)i);
        search_text(search, platform->place, platform->name);
        search_text(search, platform->place, platform->services);
        search_texts(search, platform->place, &platform->definition, NULL);
    }
}

static void search_tables(const struct search *search, const struct dataset *dataset) {
    for (guint i = 0; i < dataset->regions->len; i++) {
        const struct region *region = &g_array_index(dataset->regions, struct region, i);
        search_texts(search, region->place, &region->name, NULL);
    }
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        const struct advertiser *advertiser = &g_array_index(dataset->advertisers, struct advertiser, i);
        search_text(search, advertiser->place, advertiser->name);
        search_text(search, advertiser->place, advertiser->mapped_by);
        search_text(search, advertiser->place, advertiser->evidence);
    }
    for (guint i = 0; i < dataset->coverage->len; i++) {
        const struct coverage *coverage = &g_array_index(dataset->coverage, struct coverage, i);
        search_texts(search, coverage->place, &coverage->reason, NULL);
    }
    for (guint i = 0; i < dataset->payments->len; i++) {
        const struct payment *payment = &g_array_index(dataset->payments, struct payment, i);
        search_text(search, payment->place, payment->recipient);
        search_text(search, payment->place, payment->what);
    }
    for (guint i = 0; i < dataset->sources->len; i++) {
        const struct source *source = &g_array_index(dataset->sources, struct source, i);
        search_text(search, source->place, source->title);
        search_text(search, source->place, source->publisher);
    }
}

/* Texts about a code of conduct; those of its logs too. */
static void search_conduct(const struct search *search, const struct dataset *dataset) {
    for (guint i = 0; i < dataset->sets->len; i++) {
        const struct commitment_set *set = dataset_set(dataset, (int)i);
        search_texts(search, set->place, &set->title, NULL);
        search_texts(search, set->place, &set->tone, NULL);
        search_text(search, set->place, set->authority);
    }
    for (guint i = 0; i < dataset->commitments->len; i++) {
        const struct commitment *commitment = dataset_commitment(dataset, (int)i);
        search_texts(search, commitment->place, &commitment->label, NULL);
        search_texts(search, commitment->place, &commitment->text, NULL);
        search_text(search, commitment->place, commitment->reference);
    }
    for (guint i = 0; i < dataset->signatories->len; i++)
        search_text(search, dataset_signatory(dataset, (int)i)->place, dataset_signatory(dataset, (int)i)->name);
    for (guint i = 0; i < dataset->assessments->len; i++) {
        const struct assessment *assessment = &g_array_index(dataset->assessments, struct assessment, i);
        search_texts(search, assessment->place, &assessment->note, NULL);
        search_texts(search, assessment->place, &assessment->reply, NULL);
        search_text(search, assessment->place, assessment->assessed_by);
    }
    for (guint i = 0; i < dataset->incidents->len; i++) {
        const struct incident *incident = &g_array_index(dataset->incidents, struct incident, i);
        search_text(search, incident->place, incident->kind);
        search_texts(search, incident->place, &incident->response, NULL);
    }
    for (guint i = 0; i < dataset->questions->len; i++) {
        const struct platform_question *question = &g_array_index(dataset->questions, struct platform_question, i);
        search_text(search, question->place, question->topic);
    }
    for (guint i = 0; i < dataset->removals->len; i++) {
        const struct removal *removal = &g_array_index(dataset->removals, struct removal, i);
        search_text(search, removal->place, removal->ground);
    }
    for (guint i = 0; i < dataset->libraries->len; i++) {
        const struct library_property *property = &g_array_index(dataset->libraries, struct library_property, i);
        search_texts(search, property->place, &property->value, NULL);
    }
}

/* The publisher's own e-mail address is meant to be published; no other is. */
void check_private(const struct check *check) {
    struct search search = {.check = check, .patterns = private_patterns_new()};
    const struct settings *settings = &check->dataset->settings;
    struct place place = {.file = settings->file};
    search_texts(&search, place, &settings->title, NULL);
    search_texts(&search, place, &settings->election_name, NULL);
    for (guint i = 0; i < check->dataset->events->len; i++)
        search_texts(&search, place, &g_array_index(check->dataset->events, struct event, i).name, NULL);
    search_text(&search, place, settings->publisher_name);
    search_parties(&search, check->dataset);
    search_platforms(&search, check->dataset);
    search_tables(&search, check->dataset);
    search_conduct(&search, check->dataset);
    private_patterns_free(search.patterns);
}

void check_publisher(const struct check *check) {
    const struct settings *settings = &check->dataset->settings;
    if (settings->edition_kind != EDITION_DRAFT && g_strcmp0(settings->publisher_name, PLACEHOLDER_PUBLISHER) == 0)
        check_report(check, SEVERITY_ERROR, (struct place){.file = settings->file},
                     "the publisher is still '%s'; write who publishes the report, or keep it a draft",
                     settings->publisher_name);
}
