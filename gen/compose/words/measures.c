/* Measures and their units in words. */
#include "compose/words/measures.h"

bool measure_shown(const struct composer *composer, int measure) {
    return composer->report->measures[measure];
}

struct localized meaning_words(struct composer *composer, const char *key) {
    struct localized words[MEASURE_COUNT];
    guint count = 0;
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        if (measure_shown(composer, measure))
            words[count++] = localized_same(composer, measure_rule((enum measure)measure)->word);
    /* of what is there only in a report with a code of conduct, or with a register */
    g_autofree char *with_code = g_strconcat(key, ".code", NULL), *with_register = g_strconcat(key, ".register", NULL);
    if (dataset_has_code(composer->dataset) && templates_phrase(composer->templates, with_code))
        key = with_code;
    if (composer->dataset->statements->len > 0 && templates_phrase(composer->templates, with_register))
        key = with_register;
    return SENTENCE(composer, key, arg_text("measures", localized_list(composer, words, count, "list.or")));
}

struct localized measure_unit(struct composer *composer, enum measure measure) {
    g_autofree char *key = g_strconcat("unit.", measure_rule(measure)->word, NULL);
    return measure_rule(measure)->unit == UNIT_MONEY ? arg_currency(composer, "currency").text
                                                     : phrase_words(composer, key);
}

struct localized measure_header(struct composer *composer, enum measure measure) {
    g_autofree char *key = g_strconcat("measure.", measure_rule(measure)->word, ".header", NULL);
    return SENTENCE(composer, key, arg_currency(composer, "currency"));
}

struct localized header_with_unit(struct composer *composer, struct localized words, enum measure measure) {
    struct argument unit = arg_text("unit", measure_unit(composer, measure));
    return SENTENCE(composer, "column.with-unit", arg_text("header", words), unit);
}

struct localized measure_within(struct composer *composer, enum measure measure) {
    g_autofree char *key = g_strconcat("measure.", measure_rule(measure)->word, ".within", NULL);
    return phrase_words(composer, key);
}

struct localized measure_among(struct composer *composer, enum measure measure) {
    g_autofree char *key = g_strconcat("measure.", measure_rule(measure)->word, ".among", NULL);
    return phrase_words(composer, key);
}

struct localized measure_name(struct composer *composer, enum measure measure) {
    g_autofree char *key = g_strconcat("measure.", measure_rule(measure)->word, NULL);
    return phrase_words(composer, key);
}
