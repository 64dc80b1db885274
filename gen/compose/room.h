/* What of a table pages have room for. */
#ifndef ADREPORT_COMPOSE_ROOM_H
#define ADREPORT_COMPOSE_ROOM_H

#include "compose/composer.h"

/* Marks the rows and columns of a table without a chart, whose cells and silence are done, that are beyond what a page can
 * bear, and says so in its room. The first stay, in the order of the table, and with them all rows that close it and
 * columns that hold what others hold too. A table with a chart is on a page as a whole or not at all: see its elsewhere. */
void figure_find_room(struct composer *composer, struct figure *figure);

#endif
