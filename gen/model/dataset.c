#include "model/dataset.h"
#include "model/payment.h"

#include "model/fetch.h"
#include "model/party_group.h"

#include <string.h>

/* Words that a dataset keeps are mostly the same text in one place, so looking at where they are does. */
static guint background_hash(gconstpointer data) {
    const struct background *background = data;
    guint hash = g_direct_hash(background->file);
    hash = hash * 31 + g_direct_hash(background->source);
    hash = hash * 31 + g_direct_hash(background->advertiser_id);
    hash = hash * 31 + g_direct_hash(background->advertiser);
    hash = hash * 31 + g_direct_hash(background->currency);
    hash = hash * 31 + g_direct_hash(background->origin);
    return hash * 31 + g_direct_hash(background->payer);
}

static gboolean background_equal(gconstpointer left, gconstpointer right) {
    const struct background *a = left, *b = right;
    return a->file == b->file && a->source == b->source && a->advertiser_id == b->advertiser_id &&
           a->advertiser == b->advertiser && a->currency == b->currency && a->origin == b->origin &&
           a->payer == b->payer;
}

static GHashTable *backgrounds_new(void) {
    return g_hash_table_new_full(background_hash, background_equal, g_free, NULL);
}

const struct background *dataset_background(struct dataset *dataset, const struct background *background) {
    if (dataset->last_background && background_equal(dataset->last_background, background))
        return dataset->last_background;
    struct background *kept = g_hash_table_lookup(dataset->backgrounds, background);
    if (!kept) {
        kept = g_memdup2(background, sizeof *background);
        g_hash_table_add(dataset->backgrounds, kept);
    }
    dataset->last_background = kept;
    return kept;
}

struct dataset *dataset_new(void) {
    struct dataset *dataset = g_new0(struct dataset, 1);
    dataset->events = g_array_new(FALSE, TRUE, sizeof(struct event));
    dataset->parties = g_array_new(FALSE, TRUE, sizeof(struct party));
    dataset->platforms = g_array_new(FALSE, TRUE, sizeof(struct platform));
    dataset->regions = g_array_new(FALSE, TRUE, sizeof(struct region));
    dataset->advertisers = g_array_new(FALSE, TRUE, sizeof(struct advertiser));
    dataset->coverage = g_array_new(FALSE, TRUE, sizeof(struct coverage));
    dataset->sources = g_array_new(FALSE, TRUE, sizeof(struct source));
    dataset->corrections = g_array_new(FALSE, TRUE, sizeof(struct correction));
    dataset->targeting = g_array_new(FALSE, TRUE, sizeof(struct targeting_row));
    dataset->payers = g_array_new(FALSE, TRUE, sizeof(struct payers_row));
    dataset->payments = g_array_new(FALSE, TRUE, sizeof(struct payment));
    dataset->statements = g_array_new(FALSE, TRUE, sizeof(struct statement));
    dataset->sets = g_array_new(FALSE, TRUE, sizeof(struct commitment_set));
    dataset->commitments = g_array_new(FALSE, TRUE, sizeof(struct commitment));
    dataset->signatories = g_array_new(FALSE, TRUE, sizeof(struct signatory));
    dataset->signatures = g_array_new(FALSE, TRUE, sizeof(struct signature));
    dataset->assessments = g_array_new(FALSE, TRUE, sizeof(struct assessment));
    dataset->incidents = g_array_new(FALSE, TRUE, sizeof(struct incident));
    dataset->questions = g_array_new(FALSE, TRUE, sizeof(struct platform_question));
    dataset->removals = g_array_new(FALSE, TRUE, sizeof(struct removal));
    dataset->libraries = g_array_new(FALSE, TRUE, sizeof(struct library_property));
    dataset->editions = g_array_new(FALSE, TRUE, sizeof(struct edition));
    dataset->former = g_array_new(FALSE, TRUE, sizeof(struct former_cell));
    dataset->former_sources = g_hash_table_new(g_str_hash, g_str_equal);
    dataset->observations = g_array_new(FALSE, TRUE, sizeof(struct observation));
    dataset->amounts = amount_store_new();
    dataset->backgrounds = backgrounds_new();
    dataset->disclaimers = g_array_new(FALSE, TRUE, sizeof(struct disclaimer));
    dataset->figures_files = g_array_new(FALSE, TRUE, sizeof(struct figures_file));
    dataset->fetches = g_array_new(FALSE, TRUE, sizeof(struct fetch));
    dataset->party_lists = g_ptr_array_new_with_free_func(g_free);
    dataset->files = g_ptr_array_new_with_free_func(g_free);
    dataset->strings = g_string_chunk_new(64 * 1024);
    dataset->settings.population = -1;
    return dataset;
}

void dataset_free(struct dataset *dataset) {
    if (!dataset)
        return;
    g_clear_pointer(&dataset->settings.house.logo, g_bytes_unref);
    g_free((gpointer)dataset->settings.countries);
    g_array_unref(dataset->events);
    g_array_unref(dataset->parties);
    g_array_unref(dataset->platforms);
    g_array_unref(dataset->regions);
    g_array_unref(dataset->advertisers);
    g_array_unref(dataset->coverage);
    g_array_unref(dataset->sources);
    g_array_unref(dataset->corrections);
    g_array_unref(dataset->targeting);
    g_array_unref(dataset->payers);
    g_array_unref(dataset->payments);
    g_array_unref(dataset->statements);
    g_array_unref(dataset->sets);
    g_array_unref(dataset->commitments);
    g_array_unref(dataset->signatories);
    g_array_unref(dataset->signatures);
    g_array_unref(dataset->assessments);
    g_array_unref(dataset->incidents);
    g_array_unref(dataset->questions);
    g_array_unref(dataset->removals);
    g_array_unref(dataset->libraries);
    g_array_unref(dataset->editions);
    g_array_unref(dataset->former);
    g_hash_table_unref(dataset->former_sources);
    g_array_unref(dataset->observations);
    amount_store_free(dataset->amounts);
    g_hash_table_unref(dataset->backgrounds);
    g_array_unref(dataset->disclaimers);
    g_array_unref(dataset->figures_files);
    g_array_unref(dataset->fetches);
    g_ptr_array_unref(dataset->party_lists);
    g_ptr_array_unref(dataset->files);
    g_string_chunk_free(dataset->strings);
    g_free(dataset);
}

void dataset_forget_observations(struct dataset *dataset) {
    g_array_unref(dataset->observations);
    amount_store_free(dataset->amounts);
    dataset->observations = g_array_new(FALSE, TRUE, sizeof(struct observation));
    dataset->amounts = amount_store_new();
    g_hash_table_remove_all(dataset->backgrounds);
    dataset->last_background = NULL;
}

const int *dataset_parties(struct dataset *dataset, const int *parties, guint count) {
    g_assert(count <= G_MAXUINT16); /* the room that an observation has for it */
    int *kept = g_memdup2(parties, count * sizeof *parties);
    g_ptr_array_add(dataset->party_lists, kept);
    return kept;
}

char *dataset_party_words(const struct dataset *dataset, const int *parties, guint count) {
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < count; i++)
        g_string_append_printf(words, "%s%s", i > 0 ? "|" : "", dataset_party_key(dataset, parties[i]));
    return g_string_free(words, FALSE);
}

const char *dataset_party_key(const struct dataset *dataset, int party) {
    return party == PARTY_SEVERAL    ? PARTY_KEY_SEVERAL
           : party == PARTY_UNMAPPED ? PARTY_KEY_UNMAPPED
                                     : dataset_party(dataset, party)->id;
}

bool dataset_has_code(const struct dataset *dataset) {
    for (guint i = 0; i < dataset->parties->len; i++)
        if (dataset_party(dataset, (int)i)->code_signed_on)
            return true;
    return false;
}

const char *dataset_string(struct dataset *dataset, const char *text) {
    return text ? g_string_chunk_insert_const(dataset->strings, text) : NULL;
}

const char *dataset_file_name(const struct dataset *dataset, const char *file) {
    size_t length = dataset->folder ? strlen(dataset->folder) : 0;
    if (length == 0 || strncmp(file, dataset->folder, length) != 0 || file[length] != '/')
        return file;
    return file + length + 1;
}

bool dataset_gives(const struct dataset *dataset, enum measure measure) {
    for (guint i = 0; i < dataset->observations->len; i++)
        if (observation_amount(&g_array_index(dataset->observations, struct observation, i), measure)->given)
            return true;
    for (guint i = 0; i < dataset->figures_files->len; i++)
        if (g_array_index(dataset->figures_files, struct figures_file, i).measures & 1u << measure)
            return true;
    for (guint i = 0; i < dataset->coverage->len; i++)
        if (g_array_index(dataset->coverage, struct coverage, i).measure == (int)measure)
            return true;
    return false;
}

const struct party *dataset_party(const struct dataset *dataset, int index) {
    return &g_array_index(dataset->parties, struct party, index);
}

const struct platform *dataset_platform(const struct dataset *dataset, int index) {
    return &g_array_index(dataset->platforms, struct platform, index);
}

bool advertiser_is_private(const struct advertiser *advertiser) {
    return advertiser->person && strcmp(advertiser->relation, "candidate") != 0;
}

int dataset_find_party(const struct dataset *dataset, const char *id) {
    for (guint i = 0; i < dataset->parties->len; i++)
        if (strcmp(dataset_party(dataset, (int)i)->id, id) == 0)
            return (int)i;
    return -1;
}

int dataset_find_platform(const struct dataset *dataset, const char *id) {
    for (guint i = 0; i < dataset->platforms->len; i++)
        if (strcmp(dataset_platform(dataset, (int)i)->id, id) == 0)
            return (int)i;
    return -1;
}

const struct source *dataset_find_source(const struct dataset *dataset, const char *id) {
    for (guint i = 0; i < dataset->sources->len; i++) {
        const struct source *source = &g_array_index(dataset->sources, struct source, i);
        if (strcmp(source->id, id) == 0)
            return source;
    }
    return NULL;
}

char *source_words(const char *title, const char *url) {
    return g_strdup_printf("%s\x1f%s", title, url ? url : "");
}

enum language settings_first_language(const struct settings *settings) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (settings->publishes[language])
            return (enum language)language;
    return LANGUAGE_OF_PROGRAM;
}

enum language settings_data_language(const struct settings *settings) {
    return settings->publishes[LANGUAGE_OF_PROGRAM] ? LANGUAGE_OF_PROGRAM : settings_first_language(settings);
}

bool settings_has_countries(const struct settings *settings) {
    return settings->countries != NULL;
}

unsigned settings_find_country(const struct settings *settings, const char *code) {
    for (unsigned i = 0; settings->countries && settings->countries[i]; i++)
        if (strcmp(settings->countries[i], code) == 0)
            return i + 1;
    return 0;
}

const char *settings_country_code(const struct settings *settings, unsigned country) {
    return country ? settings->countries[country - 1] : NULL;
}

uint64_t country_bit(unsigned country) {
    return country ? UINT64_C(1) << (country - 1) : 0;
}

char *settings_country_codes(const struct settings *settings, uint64_t countries) {
    GString *codes = g_string_new(NULL);
    for (unsigned i = 1; settings->countries && settings->countries[i - 1]; i++)
        if (countries & country_bit(i))
            g_string_append_printf(codes, "%s%s", codes->len ? "|" : "", settings->countries[i - 1]);
    return g_string_free(codes, FALSE);
}

bool settings_is_about(const struct settings *settings, const char *code) {
    return g_strcmp0(settings->country, code) == 0 || settings_find_country(settings, code) > 0;
}

char *settings_countries_words(const struct settings *settings) {
    return settings->countries ? g_strjoinv(", ", (char **)(void *)settings->countries) : g_strdup(settings->country);
}

static bool among_aliases(const char *aliases, const char *text) {
    size_t length = strlen(text);
    while (aliases && *aliases) {
        size_t part = strcspn(aliases, "|");
        if (part == length && g_ascii_strncasecmp(aliases, text, length) == 0)
            return true;
        aliases += part + (aliases[part] == '|');
    }
    return false;
}

int dataset_find_region(const struct dataset *dataset, const char *text) {
    for (guint i = 0; i < dataset->regions->len; i++) {
        const struct region *region = &g_array_index(dataset->regions, struct region, i);
        if (strcmp(region->id, text) == 0 || among_aliases(region->aliases, text))
            return (int)i;
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            if (region->name.text[language] && strcmp(region->name.text[language], text) == 0)
                return (int)i;
    }
    return -1;
}
