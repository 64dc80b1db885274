/* The editions of a report: which this one is, which came before, and what each changed. */
#ifndef ADREPORT_COMPOSE_EDITIONS_H
#define ADREPORT_COMPOSE_EDITIONS_H

#include "compose/composer.h"

/* Names this edition and the one before it in the report. */
void compose_own_edition(struct composer *composer);

/* Fills the report's list of editions, newest first: those published already but for the names in gone (NULL: none),
 * and, if own is true, this one with what it changed, which the figures have counted by then. */
void compose_editions(struct composer *composer, const GPtrArray *gone, bool own);

#endif
