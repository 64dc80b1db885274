#include "compose/words/promises.h"

#include "compose/words/days.h"
#include "compose/words/sources.h"

#include <string.h>

struct promise promise_now(const struct composer *composer, int signatory, int commitment) {
    return promise_on(composer->dataset, signatory, commitment, composer->dataset->settings.edition_date);
}

bool promise_is_known(const struct promise *promise) {
    return promise->signature && !promise->withdrawn && promise->status != STATUS_UNKNOWN;
}

/* Goes on with each promise of a signatory (-1: of all of a set) about a commitment (-1: about all). */
typedef void promise_function(int signatory, const struct promise *promise, void *data);

static void each_promise(const struct composer *composer, int set, int signatory, int commitment,
                         promise_function *function, void *data) {
    const struct dataset *dataset = composer->dataset;
    const struct commitment_set *of = dataset_set(dataset, set);
    int first_who = signatory < 0 ? (int)of->first_signatory : signatory;
    int end_who = signatory < 0 ? first_who + (int)of->signatory_count : signatory + 1;
    int first_what = commitment < 0 ? (int)of->first_commitment : commitment;
    int end_what = commitment < 0 ? first_what + (int)of->commitment_count : commitment + 1;
    for (int who = first_who; who < end_who; who++)
        for (int what = first_what; what < end_what; what++) {
            if (!commitment_binds(dataset_commitment(dataset, what), dataset_signatory(dataset, who)))
                continue;
            struct promise promise = promise_now(composer, who, what);
            function(who, &promise, data);
        }
}

static void count_promise(int signatory, const struct promise *promise, void *data) {
    (void)signatory;
    struct promise_count *count = data;
    count->made += promise->signature != NULL;
    count->known += promise_is_known(promise);
    count->withdrawn += promise->withdrawn;
}

struct promise_count promises_count(const struct composer *composer, int set, int signatory, int commitment) {
    struct promise_count count = {0};
    each_promise(composer, set, signatory, commitment, count_promise, &count);
    return count;
}

const char *promise_word(const struct promise *promise) {
    return !promise->signature ? "not_signed" : promise->withdrawn ? "withdrawn" : status_word(promise->status);
}

/* Words in use, of those who signed anything. */
struct words_in_use {
    const struct composer *composer;
    GHashTable *found;
};

static void note_word_of(int signatory, const struct promise *promise, void *data) {
    struct words_in_use *words = data;
    day_number signed_on = signatory_signed_on(words->composer->dataset, signatory);
    if (signed_on && signed_on <= words->composer->dataset->settings.edition_date)
        g_hash_table_add(words->found, (gpointer)promise_word(promise));
}

GPtrArray *promise_words_in_use(const struct composer *composer, int set) {
    g_autoptr(GHashTable) found = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *words = g_ptr_array_new();
    each_promise(composer, set, -1, -1, note_word_of, &(struct words_in_use){composer, found});
    for (int status = STATUS_UNKNOWN + 1; status < STATUS_COUNT; status++)
        g_ptr_array_add(words, (gpointer)status_word((enum status)status));
    g_ptr_array_add(words, (gpointer)status_word(STATUS_UNKNOWN));
    g_ptr_array_add(words, (gpointer) "withdrawn");
    g_ptr_array_add(words, (gpointer) "not_signed");
    for (guint i = words->len; i > 0; i--)
        if (!g_hash_table_contains(found, words->pdata[i - 1]))
            g_ptr_array_remove_index(words, i - 1);
    return words;
}

static struct localized words_of(struct composer *composer, const char *word) {
    g_autofree char *key = g_strconcat("status.", word, NULL);
    return phrase_words(composer, key);
}

struct localized status_words(struct composer *composer, enum status status) {
    return words_of(composer, status_word(status));
}

struct localized promise_words(struct composer *composer, const struct promise *promise) {
    return words_of(composer, promise_word(promise));
}

/* The day that is said beside the word: when it was found, or withdrawn; 0: none is. */
static day_number day_of(const struct promise *promise) {
    if (!promise->signature)
        return 0;
    return promise->withdrawn ? promise->signature->withdrawn_on : promise->assessment ? promise->assessment->as_of : 0;
}

static bool is_old(const struct promise *promise) {
    return !promise->withdrawn && promise->old;
}

struct localized promise_words_dated(struct composer *composer, const struct promise *promise) {
    struct argument words = arg_text("status", promise_words(composer, promise));
    if (!day_of(promise))
        return words.text;
    return SENTENCE(composer, is_old(promise) ? "promise.old" : "promise.on", words,
                    arg_date(composer, "date", day_of(promise)));
}

struct localized promise_words_brief(struct composer *composer, const struct promise *promise) {
    struct argument words = arg_text("status", promise_words(composer, promise));
    if (!day_of(promise))
        return words.text;
    return SENTENCE(composer, is_old(promise) ? "promise.old" : "promise.on", words,
                    arg_text("date", localized_month_brief(composer, day_of(promise))));
}

/* From this many days on an age is said in months, and from this many months on in years, in whole ones that have passed. */
enum { DAYS_OF_MONTHS = 62, MONTHS_OF_YEARS = 24 };

static struct localized age_words(struct composer *composer, day_number from, day_number to) {
    struct calendar_day first = date_calendar(from), last = date_calendar(to);
    int months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day);
    if (from == to)
        return phrase_words(composer, "promise.age.same");
    if (to - from < DAYS_OF_MONTHS)
        return SENTENCE(composer, "promise.age.days", arg_counted(composer, "count", to - from));
    if (months < MONTHS_OF_YEARS)
        return SENTENCE(composer, "promise.age.months", arg_counted(composer, "count", months));
    return SENTENCE(composer, "promise.age.years", arg_counted(composer, "count", months / 12));
}

struct localized promise_words_aged(struct composer *composer, const struct promise *promise) {
    struct argument words = arg_text("status", promise_words_dated(composer, promise));
    if (!day_of(promise))
        return words.text;
    return SENTENCE(composer, "promise.aged", words,
                    arg_text("age", age_words(composer, day_of(promise), composer->dataset->settings.edition_date)));
}

/* What a note says of the source. */
static struct localized source_of(struct composer *composer, const struct assessment *assessment) {
    struct localized title = source_titles(composer, &assessment->source, 1, false);
    return localized_any(&title) ? SENTENCE(composer, "promise.source", arg_text("source", title),
                                            arg_same(composer, "assessed_by", assessment->assessed_by))
                                 : title;
}

struct localized promise_note(struct composer *composer, const struct promise *promise) {
    const struct assessment *assessment = promise->assessment;
    if (!promise->signature)
        return (struct localized){{NULL}};
    if (!assessment)
        return promise->takes_no_ads ? phrase_words(composer, "promise.takes-no-ads") : (struct localized){{NULL}};
    struct localized source = source_of(composer, assessment);
    return localized_any(&assessment->note) ? localized_join(composer, assessment->note, " ", source) : source;
}

const char *assessment_address(const struct composer *composer, const struct assessment *assessment) {
    if (assessment->evidence)
        return assessment->evidence;
    const struct source *source = dataset_find_source(composer->dataset, assessment->source);
    return source ? source->url : NULL;
}
