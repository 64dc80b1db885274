/* What templates name: figures by their id, numbers by figure, row and column. */
#ifndef ADREPORT_COMPOSE_NAMED_H
#define ADREPORT_COMPOSE_NAMED_H

#include "compose/composer.h"

/* Puts on each page the figures that its template names by id, besides those it has, and the numbers it names. Once all
 * figures are there, and before the words that depend on which figures a page shows. */
void compose_named(struct composer *composer);

/* Every slot, figure and number that a template names must be there. */
void check_slots(struct composer *composer);

/* Makes the rows of the figure that an address names, if there is one and they wait: "FIGURE", "FIGURE:ROW:COLUMN". */
void look_at_named(struct composer *composer, const char *address);

#endif
