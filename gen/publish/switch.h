/* The moments in which readers see something change: a folder takes an edition's name, or that of the newest. */
#ifndef ADREPORT_PUBLISH_SWITCH_H
#define ADREPORT_PUBLISH_SWITCH_H

#include <glib.h>
#include <stdbool.h>

/* Gives `from`, in releases, the name `to` in a folder, which is releases or out. If `to` is there already, the two change
 * places in one step, and `from` holds the old one afterwards, except that a link takes the place of a link; if the
 * file system cannot do that, the old one is set aside as .replaced-NAME in releases first, so that for a moment there is
 * none. */
bool name_move(int releases, const char *from, int folder, const char *to, GError **error);

/* The same for file systems that cannot exchange two names. */
bool name_move_aside(int releases, const char *from, int folder, const char *to, GError **error);

/* What is to become out/current waits under this name in releases. */
extern const char next_name[];

/* Removes what an interrupted run left in releases: staging folders, what was not yet in place, and what was set aside,
 * which gets its name back if nothing has taken it. */
void releases_tidy(int out, int releases);

#endif
