#include "compose/cell_words.h"

#include <string.h>

static guint value_hash(gconstpointer key) {
    const struct value_words *words = key;
    uint64_t high = words->value.open ? 0 : (uint64_t)words->value.high; /* an open end has none */
    uint64_t mixed = (uint64_t)words->value.low * UINT64_C(0x9E3779B97F4A7C15) ^ high * UINT64_C(0xC2B2AE3D27D4EB4F);
    return (guint)(mixed >> 32) + (guint)words->unit;
}

static gboolean value_equal(gconstpointer a, gconstpointer b) {
    const struct value_words *left = a, *right = b;
    return left->unit == right->unit && left->currency == right->currency && interval_equal(left->value, right->value);
}

GHashTable *values_new(void) {
    return g_hash_table_new(value_hash, value_equal);
}

/* Says a value in a language, through out. The other end is the end of its text. */
static void say_value(struct report *report, struct value_words *words, enum language language, GString *out) {
    text_append_interval(g_string_truncate(out, 0), language, words->unit, words->currency, words->value);
    const char *text = words->text.text[language] = report_text(report, out);
    gsize length = out->len;
    text_append_interval_bare(g_string_truncate(out, 0), language, words->unit, words->value);
    words->bare.text[language] = strcmp(out->str, text) == 0 ? text : report_text(report, out);
    if (!text_append_high_end(g_string_truncate(out, 0), language, words->unit, words->currency, words->value))
        return;
    bool tail = length >= out->len && strcmp(text + length - out->len, out->str) == 0;
    words->high_end.text[language] = tail ? text + length - out->len : report_text(report, out);
}

const struct value_words *value_words(struct composer *composer, enum unit unit, const char *currency,
                                      struct interval value) {
    struct value_words key = {.unit = unit, .currency = currency, .value = value};
    struct value_words *words = g_hash_table_lookup(composer->values, &key);
    if (words)
        return words;
    words = report_alloc(composer->report, sizeof *words);
    *words = key;
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (composer->dataset->settings.publishes[i])
            say_value(composer->report, words, (enum language)i, out);
    text_append_machine(g_string_truncate(out, 0), unit, value.low);
    words->low = report_text(composer->report, out);
    g_string_truncate(out, 0);
    if (!value.open)
        text_append_machine(out, unit, value.high);
    words->high = strcmp(out->str, words->low) == 0 ? words->low : report_text(composer->report, out);
    g_hash_table_add(composer->values, words);
    return words;
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
