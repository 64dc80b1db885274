/* The notes of a figure under construction: for builder.c alone. */
#ifndef ADREPORT_COMPOSE_NOTES_H
#define ADREPORT_COMPOSE_NOTES_H

#include "compose/builder.h"

/* Says of a cell what its total's flags ask for. */
void note_total(struct table *table, struct cell *cell, unsigned flags);

/* Says what platforms noted of the rows (enum note) behind the cell made last: at its row or under the whole table, as the
 * table has it. */
void note_rows(struct table *table, unsigned notes);

/* Numbers the notes in the order in which a reader meets them, and gives the figure their words. Its rows are fixed. */
void notes_settle(struct table *table);

#endif
