/* What cells say of values and of days. Many cells have the same value, and the parties of a platform the same days, so that each is
 * said once. */
#ifndef ADREPORT_COMPOSE_CELL_WORDS_H
#define ADREPORT_COMPOSE_CELL_WORDS_H

#include "compose/composer.h"

/* What cells say of a value in a unit, in each language that is published; currency is one of few, each in one place. */
const struct number *value_words(struct composer *composer, enum unit unit, const char *currency,
                                 struct interval value);

/* And of a state. */
const struct localized *state_words(struct composer *composer, enum state state);

/* The days that a number is about; NULL if it is not about days. */
const char *scope_words(struct composer *composer, const struct origin *origin);

/* The tables that a composer keeps these in. */
GHashTable *values_new(void);
GHashTable *scopes_new(void);

#endif
