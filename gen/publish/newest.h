/* out/current: what readers come to. A link to the newest edition, or a copy of it if links cannot be. */
#ifndef ADREPORT_PUBLISH_NEWEST_H
#define ADREPORT_PUBLISH_NEWEST_H

#include <glib.h>
#include <stdbool.h>

/* True if out/current is a link, a copy that adreport made, or nothing; false, with the remedy in *error, if something
 * else has the name. */
bool newest_is_ours(int out, const char *shown, GError **error);

/* The name of the newest edition in releases; NULL, with an error, if there is none or it cannot be known: what cannot be read may be
 * newer. Caller frees. */
char *newest_edition(int releases, GError **error);

/* True if out/current is a link to that edition. */
bool newest_is_link(int out, const char *edition);

/* Makes out/current lead to an edition in releases, as a link or as a copy, in one step if the file system can
 * exchange two names. Does nothing if it is that already. */
bool newest_switch(int out, int releases, const char *edition, bool copy, GError **error);

#endif
