/* The numbers of the edition that `previous` in report.yaml names: what the page of changes compares with. */
#ifndef ADREPORT_READ_PREVIOUS_H
#define ADREPORT_READ_PREVIOUS_H

#include "read/files.h"

/* Reads data/adreport.sqlite of that edition, relative to the input folder, into dataset->former. An edition that is
 * not there, or without its data, is an error of report.yaml. Does nothing if report.yaml names none. */
void read_previous(struct reading *reading);

#endif
