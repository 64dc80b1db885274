/* The tables of the input folder, except those with figures. */
#ifndef ADREPORT_READ_TABLES_H
#define ADREPORT_READ_TABLES_H

#include "read/files.h"

/* Each appends the rows of its file to the dataset. A row whose id is good is kept even if another cell is not, so that
 * what refers to it is not diagnosed too. */
void read_parties(struct reading *reading);
void read_platforms(struct reading *reading);
void read_regions(struct reading *reading);
void read_sources(struct reading *reading);

/* This refers to the ones above. */
void read_coverage(struct reading *reading);

/* Newest first. */
void read_corrections(struct reading *reading);

#endif
