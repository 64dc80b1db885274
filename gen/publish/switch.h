/* The moments in which readers see something change: a folder takes an edition's name, and current points to it. */
#ifndef ADREPORT_PUBLISH_SWITCH_H
#define ADREPORT_PUBLISH_SWITCH_H

#include <glib.h>
#include <stdbool.h>

/* Gives the folder `from` the name `to`, both in releases. If `to` is there already, the two change places in one step,
 * and `from` holds the old one afterwards; if the file system cannot do that, the old one is set aside as
 * .replaced-NAME first, so that for a moment there is none. */
bool edition_move(int releases, const char *from, const char *to, GError **error);

/* The same for file systems that cannot exchange two folders. */
bool edition_move_aside(int releases, const char *from, const char *to, GError **error);

/* Removes what an interrupted run left in releases: staging folders, a link that was not yet in place, and editions set
 * aside, which get their name back if nothing has taken it. */
void releases_tidy(int releases);

/* True if out/current is a link or nothing; false, with the remedy in *error, if something else has the name. */
bool current_is_ours(int out, const char *shown, GError **error);

/* Makes out/current a link to releases/EDITION in one step. Does nothing if it is that already. */
bool current_switch(int out, int releases, const char *edition, GError **error);

#endif
