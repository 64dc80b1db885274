/* What happened on which day: 'events' in report.yaml. */
#ifndef ADREPORT_READ_EVENTS_H
#define ADREPORT_READ_EVENTS_H

#include "read/keys.h"

/* For the table of settings: puts the events that can be read into the dataset, by day. One on
 * a day that another has already is an error: name both in one. */
void read_events(struct report_file *file, const struct key_value *entry, void *settings);

#endif
