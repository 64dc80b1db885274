/* The editions of a report: which this one is, which came before, and what each changed. */
#ifndef ADREPORT_COMPOSE_EDITIONS_H
#define ADREPORT_COMPOSE_EDITIONS_H

#include "compose/composer.h"

/* Names this edition and the one before it in the report. */
void compose_own_edition(struct composer *composer);

/* "Editie 1, 13 maart 2023", or "Concept 1, ...": an edition as a list says it, or within a sentence. */
struct localized edition_words(struct composer *composer, const struct edition *edition, bool within);

/* Fills the report's list of editions, newest first: those published whole already but for the names in gone (NULL: none),
 * and, if own is true, this one with what it changed, which the figures have counted by then. */
void compose_editions(struct composer *composer, const GPtrArray *gone, bool own);

#endif
