/* A code of conduct: its commitments, who signed them, what was found of each, and the logs beside it. */
#ifndef ADREPORT_READ_CONDUCT_H
#define ADREPORT_READ_CONDUCT_H

#include "read/cells.h"

/* Reads all tables of it, if they are there; parties, platforms, sources and coverage were read before. A report without
 * signatories.csv has the signatures of code_signed_on in parties.csv and platforms.csv, for its first set. */
void read_conduct(struct reading *reading);

/* The steps of that, in this order. */
void read_commitments(struct reading *reading);
void read_signatories(struct reading *reading);
void read_assessments(struct reading *reading);
void read_conduct_logs(struct reading *reading);

/* A set by its id; the first one if the cell is empty. -1, diagnosed, if it is not among them. */
int cell_set(struct input_row *row, unsigned column);

/* A signatory, or a commitment, of a set (-1: none is found) by its id, or its number. -1, diagnosed, if the set has none. */
int cell_signatory(struct input_row *row, unsigned column, int set);
int cell_commitment(struct input_row *row, unsigned column, int set);

#endif
