#include "compose/words/promises.h"

#include "compose/words/days.h"

struct promise promise_now(const struct composer *composer, int signatory, int commitment) {
    return promise_on(composer->dataset, signatory, commitment, composer->dataset->settings.edition_date);
}

bool promise_is_known(const struct promise *promise) {
    return promise->signature && (promise->withdrawn || promise->status != STATUS_UNKNOWN);
}

struct promise_count promises_count(const struct composer *composer, int set, int signatory, int commitment) {
    const struct dataset *dataset = composer->dataset;
    const struct commitment_set *of = dataset_set(dataset, set);
    struct promise_count count = {0};
    for (guint i = 0; i < of->signatory_count; i++)
        for (guint j = 0; j < of->commitment_count; j++) {
            int who = (int)(of->first_signatory + i), what = (int)(of->first_commitment + j);
            if ((signatory >= 0 && signatory != who) || (commitment >= 0 && commitment != what) ||
                !commitment_binds(dataset_commitment(dataset, what), dataset_signatory(dataset, who)))
                continue;
            struct promise promise = promise_now(composer, who, what);
            count.made += promise.signature != NULL;
            count.known += promise_is_known(&promise);
        }
    return count;
}

const char *promise_word(const struct promise *promise) {
    return !promise->signature ? "not_signed" : promise->withdrawn ? "withdrawn" : status_word(promise->status);
}

struct localized promise_words(struct composer *composer, const struct promise *promise) {
    g_autofree char *key = g_strconcat("status.", promise_word(promise), NULL);
    return phrase_words(composer, key);
}

struct localized promise_words_dated(struct composer *composer, const struct promise *promise) {
    struct argument words = arg_text("status", promise_words(composer, promise));
    if (promise->signature && promise->withdrawn)
        return SENTENCE(composer, "promise.on", words, arg_date(composer, "date", promise->signature->withdrawn_on));
    if (!promise->signature || !promise->assessment)
        return words.text;
    return SENTENCE(composer, promise->old ? "promise.old" : "promise.on", words,
                    arg_date(composer, "date", promise->assessment->as_of));
}
