#include "read/payments.h"
#include "base/echo.h"
#include "base/folded.h"
#include "model/payment.h"
#include "read/amount.h"
#include "read/cells.h"

#include <string.h>

enum column { PARTY, RECIPIENT, RELATION, FROM, UNTIL, AMOUNT, LOW, HIGH, PERSON, PLATFORM, WHAT, SOURCE };

static const struct csv_column columns[] = {
    {"party", true},  {"recipient", true}, {"relation", true},    {"from", true},
    {"until", true},  {"amount", false},   {"amount_low", false}, {"amount_high", false},
    {"person", true}, {"platform", false}, {"what", false},       {"source", true},
};

static const char REMEDY[] = "write not_reported if the source does not say it";

/* One column, or a pair. */
static bool check_columns(struct csv *csv) {
    bool one = csv_bound(csv, AMOUNT), low = csv_bound(csv, LOW), high = csv_bound(csv, HIGH);
    if (one ? !low && !high : low && high)
        return true;
    if (one)
        csv_report_header(csv, AMOUNT, "measure-columns",
                          "use either 'amount' or 'amount_low' and 'amount_high', not both");
    else if (low || high)
        csv_report_header(csv, low ? LOW : HIGH, "measure-columns", "'%s' is one of a pair; add '%s'",
                          csv_name(csv, low ? LOW : HIGH), csv_name(csv, low ? HIGH : LOW));
    else
        csv_report_header(csv, AMOUNT, "missing-column",
                          "no column says how much was paid; add 'amount', or 'amount_low' and 'amount_high'");
    return false;
}

static struct amount read_amount(struct input_row *row) {
    bool pair = csv_bound(row->csv, LOW), wrong_high = false;
    unsigned column = pair ? LOW : AMOUNT;
    struct amount_form form = amount_form_of(row->reading->dataset, UNIT_MONEY, csv_dialect(row->csv)->decimal_comma);
    struct amount amount = {0};
    if (!cell_filled(row, column))
        return amount;
    const char *problem =
        pair ? amount_read_pair(csv_text(row->csv, LOW), csv_text(row->csv, HIGH), &form, &amount, &wrong_high)
             : amount_read(csv_text(row->csv, AMOUNT), &form, &amount);
    if (!problem && amount.state != STATE_VALUE && amount.state != STATE_NOT_REPORTED)
        problem = REMEDY;
    if (problem)
        cell_amount_error(row, wrong_high ? HIGH : column, problem);
    return amount;
}

static enum payment_relation read_relation(struct input_row *row) {
    const char *words[PAYMENT_RELATION_COUNT];
    for (int i = 0; i < PAYMENT_RELATION_COUNT; i++)
        words[i] = payment_relation_word((enum payment_relation)i);
    int relation = cell_word(row, RELATION, "relation", words, PAYMENT_RELATION_COUNT);
    return relation < 0 ? PAYMENT_INTERMEDIARY : (enum payment_relation)relation;
}

/* The words of a text as they are compared, with a space before each: caller frees. */
static char *spaced(const char *text) {
    g_autoptr(GString) folded = g_string_new(" ");
    folded_append(folded, text);
    return g_strdup(folded->str);
}

/* True if a text has a longer word of a name, or one that begins so, as a genitive does. */
static bool has_word_of(const char *text, const char *name) {
    enum { LONGER = 4 };
    g_autofree char *within = spaced(text), *words = spaced(name);
    g_auto(GStrv) each = g_strsplit(words, " ", -1);
    bool found = false;
    for (char **word = each; *word && !found; word++) {
        g_autofree char *begins = g_strconcat(" ", *word, NULL);
        found = g_utf8_strlen(*word, -1) >= LONGER && strstr(within, begins);
    }
    return found;
}

/* Whoever is a private person is not named, in other words either. persons keeps the name until the table is read. */
static const char *read_recipient(struct input_row *row, GPtrArray *persons) {
    static const char *const words[] = {"yes", "no"};
    bool person = cell_word(row, PERSON, "answer to whether this is a private person", words, G_N_ELEMENTS(words)) == 0;
    const char *name = csv_text(row->csv, RECIPIENT);
    if (!person)
        return row->good && cell_filled(row, RECIPIENT) ? cell_or_empty(row, RECIPIENT) : "";
    g_ptr_array_add(persons, spaced(name));
    if (has_word_of(csv_text(row->csv, WHAT), name))
        cell_error(row, WHAT, "person", "this is published, and names the private person; say it without the name");
    return "";
}

/* A row about others may name a private person of the table as well. */
static void check_persons(struct reading *reading, const GPtrArray *persons) {
    const GArray *payments = reading->dataset->payments;
    for (guint i = 0; i < payments->len; i++) {
        const struct payment *payment = &g_array_index(payments, struct payment, i);
        g_autofree char *what = spaced(payment->what ? payment->what : "");
        for (guint person = 0; person < persons->len; person++) {
            const char *name = persons->pdata[person];
            if (name[1] && strstr(what, name))
                diagnostics_add(reading->diagnostics, SEVERITY_ERROR, "person", payment->place, NULL,
                                "what was paid for is published, and names a private person of another row; say it "
                                "without the name");
        }
    }
}

/* What tells one row from another, with the name of a person too. Caller frees. */
static char *key_of(struct csv *csv) {
    g_autoptr(GString) key = g_string_new(NULL);
    for (unsigned column = 0; column < SOURCE; column++)
        if (csv_bound(csv, column))
            g_string_append_printf(key, "%s\x1f", csv_text(csv, column));
    return g_strdup(key->str);
}

static void check_twice(struct input_row *row, GHashTable *seen, const struct payment *payment) {
    char *key = key_of(row->csv);
    unsigned before = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
    if (before)
        cell_error(row, PARTY, "doubled-row",
                   "this row is on line %u already; keep one, or tell two payments apart in 'what'", before);
    g_hash_table_replace(seen, key, GUINT_TO_POINTER(before ? before : payment->place.line));
}

static bool is_of_report(struct reading *reading, const struct payment *payment) {
    struct period whole = reading->dataset->settings.period;
    if (!whole.first || period_overlaps(whole, payment->period))
        return true;
    g_autoptr(GString) period = g_string_new(NULL);
    period_append_iso(period, whole);
    diagnostics_add(reading->diagnostics, SEVERITY_WARNING, "outside-period", payment->place, NULL,
                    "these days are outside the report's period, %s; the row is left out", period->str);
    return false;
}

static void read_row(struct reading *reading, struct csv *csv, GHashTable *seen, GPtrArray *persons) {
    struct input_row row = {reading, csv, true};
    cell_filled(&row, PARTY);
    cell_filled(&row, SOURCE);
    struct payment payment = {
        .party = cell_reference(&row, PARTY, TABLE_PARTIES),
        .relation = read_relation(&row),
        .period = cell_days(&row, FROM, UNTIL),
        .amount = read_amount(&row),
        .platform = cell_reference(&row, PLATFORM, TABLE_PLATFORMS),
        .what = cell_text(&row, WHAT),
        .source = cell_source(&row, SOURCE),
        .place = csv_row_place(csv),
    };
    payment.recipient = read_recipient(&row, persons);
    if (row.good)
        check_twice(&row, seen, &payment);
    if (row.good && is_of_report(reading, &payment))
        g_array_append_val(reading->dataset->payments, payment);
}

void read_payments(struct reading *reading) {
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) persons = g_ptr_array_new_with_free_func(g_free);
    struct csv *csv = table_open(reading, "payments.csv", columns, G_N_ELEMENTS(columns), true);
    bool good = csv && check_columns(csv);
    while (good && csv_next(csv))
        read_row(reading, csv, seen, persons);
    csv_close(csv);
    check_persons(reading, persons);
}
