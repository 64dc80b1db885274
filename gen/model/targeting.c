#include "model/targeting.h"

#include "model/dataset.h"

#include <string.h>

static const struct targeting_rule rules[TARGETING_METHOD_COUNT] = {
#define METHOD(name, method_word, ...) [TARGETING_##name] = {.word = method_word, __VA_ARGS__},
    TARGETING_METHODS(METHOD)
#undef METHOD
};

static const char NONE[] = "none";

const struct targeting_rule *targeting_rule(enum targeting_method method) {
    return &rules[method];
}

const char *targeting_word(enum targeting_method method) {
    return method == TARGETING_NONE ? NONE : rules[method].word;
}

bool targeting_from_word(const char *word, enum targeting_method *method) {
    for (int i = 0; i < TARGETING_METHOD_COUNT; i++) {
        if (!rules[i].joins && strcmp(word, rules[i].word) == 0) {
            *method = (enum targeting_method)i;
            return true;
        }
    }
    if (strcmp(word, NONE) != 0)
        return false;
    *method = TARGETING_NONE;
    return true;
}

static const struct targeting_row *row_at(const struct dataset *dataset, guint index) {
    return &g_array_index(dataset->targeting, struct targeting_row, index);
}

bool targeting_counts(const struct dataset *dataset, const struct targeting_row *row) {
    return period_overlaps(row->period, dataset->settings.period);
}

bool targeting_may_be_of(const struct targeting_row *row, int party, bool *certain) {
    bool nobody = row->party == PARTY_UNMAPPED, found = party < 0 ? row->party >= 0 : row->party == party;
    *certain = found;
    for (guint i = 0; row->party == PARTY_SEVERAL && i < row->candidate_count; i++) {
        nobody = nobody || row->candidates[i] < 0;
        found = found || (party < 0 ? row->candidates[i] >= 0 : row->candidates[i] == party);
    }
    if (party < 0)
        *certain = found && !nobody;
    return found;
}

bool targeting_is_known(const struct dataset *dataset, int platform) {
    for (guint i = 0; i < dataset->targeting->len; i++) {
        const struct targeting_row *row = row_at(dataset, i);
        bool certain;
        if (row->platform == platform && row->spend.high > 0 && targeting_counts(dataset, row) &&
            targeting_may_be_of(row, -1, &certain))
            return true;
    }
    return false;
}

int targeting_platform(const struct dataset *dataset) {
    for (int platform = 0; platform < (int)dataset->platforms->len; platform++)
        if (targeting_is_known(dataset, platform))
            return platform;
    return -1;
}
