/* What cells say of values and of days. Many cells have the same value, and the parties of a platform the same days, so that each is
 * said once. */
#ifndef ADREPORT_COMPOSE_CELL_WORDS_H
#define ADREPORT_COMPOSE_CELL_WORDS_H

#include "compose/composer.h"

/* As in struct cell, of a value in a unit, in each language that is published; currency is one of few, each in one place. */
struct value_words {
    enum unit unit;
    const char *currency;
    struct interval value;
    const char *low, *high;
    struct localized text, bare, high_end;
};

const struct value_words *value_words(struct composer *composer, enum unit unit, const char *currency,
                                      struct interval value);

/* The days that a number is about; NULL if it is not about days. */
const char *scope_words(struct composer *composer, const struct origin *origin);

/* The tables that a composer keeps these in. */
GHashTable *values_new(void);
GHashTable *scopes_new(void);

#endif
