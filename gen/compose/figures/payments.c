/* What parties paid to others for advertising, as payments.csv has it: beside what platforms list, and never added to it. */
#include "base/slug.h"
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/figures/figures.h"
#include "compose/words/days.h"
#include "model/payment.h"

/* A sum, with what has to be said of it. */
static void add_sum(struct table *table, const struct payments_sum *sum) {
    const char *note = sum->crosses && sum->hides ? "note.straddles note.payments.open"
                       : sum->crosses             ? "note.straddles"
                                                  : "note.payments.open";
    if (sum->state != STATE_VALUE) {
        table_state(table, sum->state);
        return;
    }
    table_interval(table, sum->value);
    if (sum->crosses || sum->hides)
        table_cell_note(table, note);
}

/* What is said under each such table. */
static void add_notes(struct table *table) {
    table_note(table, "note.payments.beside");
    table_note(table, "note.payments.account");
}

static void add_payment(struct table *table, const struct payment *payment, GHashTable *used, GHashTable *given) {
    struct composer *composer = table->composer;
    struct period period = composer->dataset->settings.period;
    bool person = !*payment->recipient;
    g_autofree char *slug = slug_of(person ? "person" : payment->recipient);
    g_autofree char *key = slug_unused(slug, used, given);
    g_autofree char *relation = g_strconcat("payment.", payment_relation_word(payment->relation), NULL);
    table_row(table, key,
              person ? phrase_words(composer, "payment.person") : localized_same(composer, payment->recipient), NULL);
    table_coded(table, phrase_words(composer, relation), payment_relation_word(payment->relation));
    if (payment->platform >= 0)
        table_platform(table, payment->platform);
    else
        table_nothing(table);
    table_days(table, payment->period);
    if (payment->amount.state == STATE_VALUE)
        table_interval(table, amount_within(&payment->amount, payment->period, period));
    else
        table_state(table, payment->amount.state);
    if (payment->amount.state == STATE_VALUE && !period_contains(period, payment->period))
        table_cell_note(table, "note.straddles");
    table_label(table, localized_same(composer, payment->what ? payment->what : ""));
    table_source(table, payment->source);
}

/* All that is listed of the party. */
static void add_all(struct table *table, int party) {
    struct payments_sum sum = payments_of(table->composer->dataset, party, -1);
    table_row(table, "all", phrase_words(table->composer, "payments.all"), NULL);
    table_last_row(table)->total = table_last_row(table)->overlaps = true;
    for (int column = 1; column <= 3; column++)
        table_nothing(table);
    add_sum(table, &sum);
    table_nothing(table);
}

struct figure *figure_party_payments(struct composer *composer, struct subject about) {
    const GArray *payments = composer->dataset->payments;
    g_autoptr(GHashTable) used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct table table;
    if (payments_of(composer->dataset, about.party, -1).count == 0)
        return NULL;
    g_hash_table_add(used, g_strdup("all"));
    table_begin(&table, composer, about, "payments");
    table_column(&table, "recipient", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.recipient"));
    table_beside_column(&table, "recipient_name", CODE_NONE);
    table_code_column(&table, "recipient_kind", CODE_WORD, phrase_words(composer, "column.recipient_kind"));
    table_code_column(&table, "platform", CODE_ID, phrase_words(composer, "column.platform"));
    table_code_column(&table, "period", CODE_DAYS, phrase_words(composer, "column.period"));
    table_money_column(&table, "amount", "payment-amount");
    table_column(&table, "paid_for", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.paid_for"));
    for (guint i = 0; i < payments->len; i++) {
        const struct payment *payment = &g_array_index(payments, struct payment, i);
        if (payment->party == about.party)
            add_payment(&table, payment, used, given);
    }
    add_all(&table, about.party);
    add_notes(&table);
    struct argument who = arg_party(composer, "party", about.party);
    return table_end(&table, SENTENCE(composer, "headline.party-payments", who),
                     SENTENCE(composer, "subtitle.payments", arg_currency(composer, "currency"),
                              arg_period(composer, "period", composer->dataset->settings.period)),
                     (struct localized){{NULL}});
}

static void add_party(struct table *table, int party) {
    struct composer *composer = table->composer;
    const struct party *who = dataset_party(composer->dataset, party);
    struct payments_sum all = payments_of(composer->dataset, party, -1);
    table_row(table, who->id, localized_same(composer, who->name), page_of_party(composer, party));
    table_row_about(table, -1, party);
    for (int relation = 0; relation < PAYMENT_RELATION_COUNT; relation++) {
        struct payments_sum sum = payments_of(composer->dataset, party, relation);
        add_sum(table, &sum);
    }
    if (all.count > 0)
        table_interval(table, interval_of(all.count));
    else
        table_state(table, STATE_NOT_COLLECTED);
}

struct figure *figure_indicator_payments(struct composer *composer) {
    const GArray *payments = composer->dataset->payments;
    struct table table;
    if (payments->len == 0)
        return NULL;
    table_begin(&table, composer, SUBJECT_WHOLE, "indicator-payments");
    table_column(&table, "party", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.party"));
    for (int relation = 0; relation < PAYMENT_RELATION_COUNT; relation++)
        table_money_column(&table, payment_relation_column((enum payment_relation)relation),
                           payment_relation_column((enum payment_relation)relation));
    table_number_column(&table, "payments", UNIT_COUNT, phrase_words(composer, "column.payments"),
                        phrase_words(composer, "meaning.payments"), phrase_words(composer, "unit.payments"));
    for (int party = 0; party < (int)composer->dataset->parties->len; party++)
        add_party(&table, party);
    for (guint i = 0; i < payments->len; i++)
        table_source(&table, g_array_index(payments, struct payment, i).source);
    add_notes(&table);
    return table_end(&table, phrase_words(composer, "headline.indicator-payments"),
                     SENTENCE(composer, "subtitle.payments", arg_currency(composer, "currency"),
                              arg_period(composer, "period", composer->dataset->settings.period)),
                     (struct localized){{NULL}});
}
