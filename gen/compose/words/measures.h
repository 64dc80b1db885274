/* Measures and their units in words. */
#ifndef ADREPORT_COMPOSE_WORDS_MEASURES_H
#define ADREPORT_COMPOSE_WORDS_MEASURES_H

#include "compose/words/phrase.h"

/* True if the report shows anything of a measure: see only_if_given. */
bool measure_shown(const struct composer *composer, int measure);

/* The phrase that says what a column means, with its {measures} filled in. KEY.code goes before KEY in a report with a code of conduct,
 * KEY.register in one with a register. */
struct localized meaning_words(struct composer *composer, const char *key);

/* The header of a measure's column with its unit: "Uitgaven (€)"; key is "measure.spend.header". */
struct localized measure_header(struct composer *composer, enum measure measure);
/* Words with the unit of a measure behind them: "Alle partijen samen (EUR)". */
struct localized header_with_unit(struct composer *composer, struct localized words, enum measure measure);

/* What a measure is counted in: "euro", "personen". */
struct localized measure_unit(struct composer *composer, enum measure measure);
struct localized measure_name(struct composer *composer, enum measure measure);

/* The same inside a sentence, without a capital: "spending". */
struct localized measure_within(struct composer *composer, enum measure measure);

/* The same as one of several kinds of figures: "Uitgaven, advertenties en adverteerders", where within has "aantallen
 * advertenties". */
struct localized measure_among(struct composer *composer, enum measure measure);

#endif
