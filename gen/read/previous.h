/* The numbers of the edition before this one, as `previous` in report.yaml names it or as it was published: what the page of changes compares with. */
#ifndef ADREPORT_READ_PREVIOUS_H
#define ADREPORT_READ_PREVIOUS_H

#include "read/files.h"

/* Reads data/adreport.sqlite of that edition, relative to the input folder, into dataset->former. An edition that is
 * not there, or without its data, is an error of report.yaml. If report.yaml names none, the newest edition before this
 * one that is published in out (NULL: nowhere) is taken. */
void read_previous(struct reading *reading, const char *out);

#endif
