/* Errors of the system, in its own words. */
#ifndef ADREPORT_PUBLISH_FAILURE_H
#define ADREPORT_PUBLISH_FAILURE_H

#include <glib.h>
#include <stdbool.h>

/* Sets *error to "WHAT: why". The errno is taken by the caller as the call fails, since any later one may change it.
 * Returns false. */
bool publish_fail(GError **error, int failure, const char *format, ...) G_GNUC_PRINTF(3, 4);

#endif
