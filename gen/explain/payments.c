/* What a party paid to others for advertising: the rows of payments.csv behind an amount or a count, added anew. */
#include "explain/explainer.h"
#include "model/payment.h"

#include <string.h>

/* The relation that a column of the table of all parties is about; -1: all. */
static int relation_of(const struct column *column) {
    for (int i = 0; i < PAYMENT_RELATION_COUNT; i++)
        if (strcmp(column->key, payment_relation_column((enum payment_relation)i)) == 0)
            return i;
    return -1;
}

static void append_payment(const struct payment *payment, bool crosses, GString *out) {
    g_string_append_printf(out, "  %s:%u  %s  ", payment->place.file, payment->place.line,
                           payment_relation_word(payment->relation));
    if (payment->amount.state == STATE_VALUE)
        explain_append_interval(out, UNIT_MONEY, payment->amount.value);
    else
        g_string_append(out, state_word(payment->amount.state));
    g_string_append(out, crosses ? "  from zero: it reaches beyond the report\n" : "\n");
}

bool explain_payments(const struct question *question, GString *out) {
    const struct dataset *dataset = question->report->dataset;
    bool of_party = strcmp(question->figure->name, "payments") == 0;
    int party = of_party ? question->figure->subject.party : dataset_find_party(dataset, question->row->key);
    int relation = of_party ? -1 : relation_of(question->column);
    guint number = 0, count = 0;
    struct interval sum = interval_of(0);
    if (!of_party && strcmp(question->figure->name, "indicator-payments") != 0)
        return false;
    g_string_append(out, "\n");
    for (guint i = 0; i < dataset->payments->len; i++) {
        const struct payment *payment = &g_array_index(dataset->payments, struct payment, i);
        if (!payment_counts(payment, party, relation))
            continue;
        bool own = !of_party || question->row->total || &question->figure->rows[number] == question->row;
        bool crosses = !period_contains(dataset->settings.period, payment->period);
        number++;
        if (!own)
            continue;
        append_payment(payment, crosses, out);
        interval_add_to(&sum, amount_within(&payment->amount, payment->period, dataset->settings.period));
        count++;
    }
    if (question->cell->state == STATE_VALUE)
        explain_append_result(question, question->column->unit == UNIT_MONEY ? sum : interval_of(count), out);
    else if (count == 0)
        g_string_append(out, "No row of payments.csv is about this, which does not say that nothing was paid.\n");
    return true;
}
