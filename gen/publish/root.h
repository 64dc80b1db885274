/* The files beside the editions, at the top of out/: put in place one by one, and never over a file of somebody else. */
#ifndef ADREPORT_PUBLISH_ROOT_H
#define ADREPORT_PUBLISH_ROOT_H

#include "base/sink.h"

#include <glib.h>
#include <stdbool.h>

/* Puts each file of a sink in the folder out, by way of releases so that no reader sees half of one. One that has these
 * bytes already is not touched. Appends the names of those left alone, as they are not adreport's, to others (char *). */
bool root_put(int out, int releases, const struct memory_sink *files, GPtrArray *others, GError **error);

#endif
