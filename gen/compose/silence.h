/* What a table does not say: rows and columns without a number, which pages replace by a sentence. */
#ifndef ADREPORT_COMPOSE_SILENCE_H
#define ADREPORT_COMPOSE_SILENCE_H

#include "compose/composer.h"

/* Marks the silent rows and columns of a figure whose cells are done, and says them in its silence. Rows are silent if
 * they have no number and three or more lack it for the same reason; parties, platforms and areas can be, steps of time
 * and totals cannot: a gap in time has to be seen. Columns are silent if no row has a number there; the sentence gives a
 * reason only if it is that of every row that stays. In a table without any number all are silent. Tables that
 * give reasons themselves, in a column of words, are left as they are. */
void figure_find_silence(struct composer *composer, struct figure *figure);

#endif
