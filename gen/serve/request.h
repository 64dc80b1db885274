/* Whom serve answers, and which file is meant. A program that listens on a machine is within reach of every page that its
 * browser opens. */
#ifndef ADREPORT_SERVE_REQUEST_H
#define ADREPORT_SERVE_REQUEST_H

#include <stdbool.h>

/* True if a Host header names this machine as itself: localhost, 127.0.0.1 or [::1], a port behind it or not. Another name
 * may be one of somebody else's that was made to lead here (DNS rebinding). NULL, no header, does not. */
bool request_host_is_local(const char *host);

/* The path of a file of an edition that the path of an address means: "nl/index.html" of "/nl/". NULL if it can mean none: its
 * percent-encoding is broken, or hides '/' or NUL; it has an empty part, '.' or '..'; it has a control character, a backslash or
 * bytes that are not UTF-8. Caller frees. */
char *request_path(const char *encoded);

#endif
