#include "model/payment.h"

const char *payment_relation_word(enum payment_relation relation) {
    static const char *const words[] = {"intermediary", "influencer"};
    return words[relation];
}

const char *payment_relation_column(enum payment_relation relation) {
    static const char *const keys[] = {"intermediaries", "influencers"};
    return keys[relation];
}

bool payment_counts(const struct payment *payment, int party, int relation) {
    return payment->party == party && (relation < 0 || (int)payment->relation == relation);
}

struct payments_sum payments_of(const struct dataset *dataset, int party, int relation) {
    struct payments_sum sum = {.state = STATE_NOT_COLLECTED, .value = interval_of(0)};
    struct period period = dataset->settings.period;
    bool known = false;
    for (guint i = 0; i < dataset->payments->len; i++) {
        const struct payment *payment = &g_array_index(dataset->payments, struct payment, i);
        if (!payment_counts(payment, party, relation))
            continue;
        sum.count++;
        known = known || payment->amount.state == STATE_VALUE;
        sum.hides = sum.hides || payment->amount.state != STATE_VALUE;
        sum.crosses = sum.crosses || !period_contains(period, payment->period);
        interval_add_to(&sum.value, amount_within(&payment->amount, payment->period, period));
    }
    if (sum.count > 0)
        sum.state = known ? STATE_VALUE : STATE_NOT_REPORTED;
    return sum;
}
