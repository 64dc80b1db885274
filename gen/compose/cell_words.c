#include "compose/cell_words.h"
#include "compose/words/phrase.h"

#include <string.h>

/* A number in its unit. */
struct said {
    enum unit unit;
    const char *currency;
    struct number number;
};

static guint value_hash(gconstpointer key) {
    const struct said *said = key;
    struct interval value = said->number.value;
    uint64_t high = value.open ? 0 : (uint64_t)value.high; /* an open end has none */
    uint64_t mixed = (uint64_t)value.low * UINT64_C(0x9E3779B97F4A7C15) ^ high * UINT64_C(0xC2B2AE3D27D4EB4F);
    return (guint)(mixed >> 32) + (guint)said->unit;
}

static gboolean value_equal(gconstpointer a, gconstpointer b) {
    const struct said *left = a, *right = b;
    return left->unit == right->unit && left->currency == right->currency &&
           interval_equal(left->number.value, right->number.value);
}

GHashTable *values_new(void) {
    return g_hash_table_new(value_hash, value_equal);
}

/* Says a value in a language, through out. The other end is the end of its text. */
static void say_value(struct report *report, struct said *said, enum language language, GString *out) {
    struct number *number = &said->number;
    text_append_interval(g_string_truncate(out, 0), language, said->unit, said->currency, number->value);
    const char *text = number->text.text[language] = report_text(report, out);
    gsize length = out->len;
    text_append_interval_bare(g_string_truncate(out, 0), language, said->unit, number->value);
    number->bare.text[language] = strcmp(out->str, text) == 0 ? text : report_text(report, out);
    if (!text_append_high_end(g_string_truncate(out, 0), language, said->unit, said->currency, number->value))
        return;
    bool tail = length >= out->len && strcmp(text + length - out->len, out->str) == 0;
    number->high_end.text[language] = tail ? text + length - out->len : report_text(report, out);
}

const struct number *value_words(struct composer *composer, enum unit unit, const char *currency,
                                 struct interval value) {
    struct said key = {.unit = unit, .currency = currency, .number.value = value};
    struct said *said = g_hash_table_lookup(composer->values, &key);
    if (said)
        return &said->number;
    said = report_alloc(composer->report, sizeof *said);
    *said = key;
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (composer->dataset->settings.publishes[i])
            say_value(composer->report, said, (enum language)i, out);
    text_append_machine(g_string_truncate(out, 0), unit, value.low);
    said->number.low = report_text(composer->report, out);
    g_string_truncate(out, 0);
    if (!value.open)
        text_append_machine(out, unit, value.high);
    said->number.high = strcmp(out->str, said->number.low) == 0 ? said->number.low : report_text(composer->report, out);
    g_hash_table_add(composer->values, said);
    return &said->number;
}

const struct localized *state_words(struct composer *composer, enum state state) {
    if (!composer->states[state]) {
        g_autofree char *key = g_strconcat("state.", state_word(state), NULL);
        composer->states[state] = report_words(composer->report, phrase_words(composer, key));
    }
    return composer->states[state];
}

/* The days that a number is about, as text. */
struct scope {
    const struct days *days;
    struct period frame;
    const char *words;
};

static guint scope_hash(gconstpointer key) {
    const struct scope *scope = key;
    return g_direct_hash(scope->days) ^ (guint)scope->frame.first * 31u ^ (guint)scope->frame.last * 1000003u;
}

static gboolean scope_equal(gconstpointer a, gconstpointer b) {
    const struct scope *left = a, *right = b;
    return left->days == right->days && left->frame.first == right->frame.first &&
           left->frame.last == right->frame.last;
}

GHashTable *scopes_new(void) {
    return g_hash_table_new(scope_hash, scope_equal);
}

const char *scope_words(struct composer *composer, const struct origin *origin) {
    if (!origin->days)
        return NULL;
    struct scope key = {.days = origin->days, .frame = origin->frame};
    struct scope *scope = g_hash_table_lookup(composer->scopes, &key);
    if (scope)
        return scope->words;
    g_autoptr(GArray) stretches = days_within(origin->days, origin->frame);
    g_autoptr(GString) words = g_string_new(NULL);
    days_append_iso(words, (const struct period *)(const void *)stretches->data, stretches->len);
    key.words = report_string(composer->report, words->str);
    scope = report_alloc(composer->report, sizeof *scope);
    *scope = key;
    g_hash_table_add(composer->scopes, scope);
    return scope->words;
}
