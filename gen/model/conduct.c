#include "model/conduct.h"

#include "model/dataset.h"

#include <string.h>

const char *indicator_word(enum indicator indicator) {
    static const char *const words[] = {
#define INDICATOR(name, word) word,
        INDICATORS(INDICATOR)
#undef INDICATOR
    };
    return words[indicator];
}

const char *evidence_kind_word(enum evidence_kind kind) {
    static const char *const words[EVIDENCE_KIND_COUNT] = {"statement", "log", "computed"};
    return words[kind];
}

const char *status_word(enum status status) {
    static const char *const words[] = {
#define STATUS(name, word) word,
        STATUSES(STATUS)
#undef STATUS
    };
    return words[status];
}

const char *incident_status_word(enum incident_status status) {
    static const char *const words[INCIDENT_STATUS_COUNT] = {"open", "answered", "closed"};
    return words[status];
}

const char *const library_properties[] = {"download",   "api",        "login",      "format", "grain",
                                          "spend_form", "reach_form", "years_kept", "search", NULL};

const struct commitment_set *dataset_set(const struct dataset *dataset, int index) {
    return &g_array_index(dataset->sets, struct commitment_set, index);
}

const struct commitment *dataset_commitment(const struct dataset *dataset, int index) {
    return &g_array_index(dataset->commitments, struct commitment, index);
}

const struct signatory *dataset_signatory(const struct dataset *dataset, int index) {
    return &g_array_index(dataset->signatories, struct signatory, index);
}

bool set_asks_for(const struct dataset *dataset, int set, enum indicator indicator) {
    for (guint i = 0; i < dataset->commitments->len; i++) {
        const struct commitment *commitment = dataset_commitment(dataset, (int)i);
        if (commitment->indicator == indicator && (set < 0 || commitment->set == set))
            return true;
    }
    return false;
}

int set_signatory_of(const struct dataset *dataset, int set, int party, int platform) {
    const struct commitment_set *of = dataset_set(dataset, set);
    for (guint i = of->first_signatory; i < of->first_signatory + of->signatory_count; i++) {
        const struct signatory *signatory = dataset_signatory(dataset, (int)i);
        if ((party >= 0 && signatory->party == party) || (platform >= 0 && signatory->platform == platform))
            return (int)i;
    }
    return -1;
}

bool commitment_binds(const struct commitment *commitment, const struct signatory *signatory) {
    if (commitment->set != signatory->set)
        return false;
    if (strcmp(commitment->binds, BINDS_ANY) == 0)
        return true;
    if (strcmp(commitment->binds, BINDS_BOTH) == 0)
        return strcmp(signatory->group, GROUP_OF_PARTIES) == 0 || strcmp(signatory->group, GROUP_OF_PLATFORMS) == 0;
    return strcmp(commitment->binds, signatory->group) == 0;
}

bool signature_covers(const struct signature *signature, const char *number) {
    if (!signature->commitments)
        return true;
    g_auto(GStrv) numbers = g_strsplit(signature->commitments, "|", -1);
    return g_strv_contains((const char *const *)numbers, number);
}

static const struct signature *signature_at(const struct dataset *dataset, const struct signatory *signatory, guint i) {
    return &g_array_index(dataset->signatures, struct signature, signatory->first_signature + i);
}

/* The one for a commitment that was signed last by that day; NULL if none was. What was withdrawn on the day it was signed, and
 * signed once more, stands. */
static const struct signature *signature_of(const struct dataset *dataset, const struct signatory *signatory,
                                            const char *number, day_number day) {
    const struct signature *last = NULL;
    for (guint i = 0; i < signatory->signature_count; i++) {
        const struct signature *signature = signature_at(dataset, signatory, i);
        if (signature->signed_on <= day && signature_covers(signature, number) &&
            (!last || signature->signed_on > last->signed_on ||
             (signature->signed_on == last->signed_on && last->withdrawn_on == last->signed_on)))
            last = signature;
    }
    return last;
}

/* True if the platform took no political advertising on any day of the report, as it says itself or coverage.csv does. */
static bool takes_no_ads(const struct dataset *dataset, int index) {
    const struct platform *platform = dataset_platform(dataset, index);
    struct period period = dataset->settings.period;
    if ((platform->offered_from && platform->offered_from > period.last) ||
        (platform->offered_until && platform->offered_until < period.first))
        return true;
    for (guint i = 0; i < dataset->coverage->len; i++) {
        const struct coverage *coverage = &g_array_index(dataset->coverage, struct coverage, i);
        if (coverage->platform == index && coverage->country == 0 && coverage->state == STATE_NOT_OFFERED &&
            (coverage->measure < 0 || coverage->measure == MEASURE_SPEND) && period_contains(coverage->period, period))
            return true;
    }
    return false;
}

static int compare_with(const struct assessment *assessment, int signatory, int commitment) {
    return assessment->signatory != signatory ? assessment->signatory - signatory : assessment->commitment - commitment;
}

const struct assessment *promise_history(const struct dataset *dataset, int signatory, int commitment, guint *count) {
    const struct assessment *all = (const struct assessment *)(const void *)dataset->assessments->data;
    guint low = 0, high = dataset->assessments->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (compare_with(&all[middle], signatory, commitment) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < dataset->assessments->len; (*count)++)
        if (compare_with(&all[low + *count], signatory, commitment) != 0)
            break;
    return all + low;
}

struct promise promise_on(const struct dataset *dataset, int signatory, int commitment, day_number day) {
    const struct signatory *who = dataset_signatory(dataset, signatory);
    const struct commitment *what = dataset_commitment(dataset, commitment);
    struct promise promise = {.signature = signature_of(dataset, who, what->number, day), .status = STATUS_UNKNOWN};
    promise.withdrawn = promise.signature && promise.signature->withdrawn_on && promise.signature->withdrawn_on <= day;
    guint count;
    const struct assessment *history = promise_history(dataset, signatory, commitment, &count);
    while (count > 0 && history[count - 1].as_of > day)
        count--;
    promise.assessment = count > 0 ? &history[count - 1] : NULL;
    promise.takes_no_ads = what->needs_ads && who->platform >= 0 && takes_no_ads(dataset, who->platform);
    if (promise.assessment)
        promise.status = promise.assessment->status;
    else if (promise.takes_no_ads)
        promise.status = STATUS_NOT_APPLICABLE;
    day_number review = dataset_set(dataset, who->set)->review_on;
    promise.old = promise.assessment && review && review <= day && promise.assessment->as_of < review;
    return promise;
}

bool signatory_has_signed(const struct dataset *dataset, int signatory, day_number day) {
    const struct signatory *who = dataset_signatory(dataset, signatory);
    for (guint i = 0; i < who->signature_count; i++) {
        const struct signature *signature = signature_at(dataset, who, i);
        if (signature->signed_on <= day && (!signature->withdrawn_on || signature->withdrawn_on > day))
            return true;
    }
    return false;
}

day_number signatory_signed_on(const struct dataset *dataset, int signatory) {
    const struct signatory *who = dataset_signatory(dataset, signatory);
    day_number first = 0;
    for (guint i = 0; i < who->signature_count; i++) {
        day_number on = signature_at(dataset, who, i)->signed_on;
        first = first && first < on ? first : on;
    }
    return first;
}

day_number signatory_withdrawn_on(const struct dataset *dataset, int signatory) {
    const struct signatory *who = dataset_signatory(dataset, signatory);
    day_number last = 0;
    for (guint i = 0; i < who->signature_count; i++) {
        const struct signature *signature = signature_at(dataset, who, i);
        if (signature->signed_on > dataset->settings.edition_date)
            continue;
        if (!signature->withdrawn_on)
            return 0;
        last = MAX(last, signature->withdrawn_on);
    }
    return last;
}
