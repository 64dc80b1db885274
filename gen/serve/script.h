/* What serve adds to a page on its way to the browser, and nowhere else: a script that loads it anew and shows what was found, and
 * leave for that in the policy that the page has. */
#ifndef ADREPORT_SERVE_SCRIPT_H
#define ADREPORT_SERVE_SCRIPT_H

#include <glib.h>

/* Addresses of serve's own. No file of an edition begins with a full stop. */
#define SERVE_SCRIPT "/.adreport/script.js"
#define SERVE_STYLE "/.adreport/style.css"
#define SERVE_EVENTS "/.adreport/events"

extern const char serve_script[], serve_style[];

/* The page at a path of the edition with the script in it. seen is what tells this state of it from another; "": there is no such
 * page. Caller frees. */
GBytes *script_added(GBytes *page, const char *path, const char *seen);

/* A page of serve's own in the place of one that cannot be shown, with its heading and a sentence, which are bare text. The script is not
 * in it yet. */
GBytes *script_page(const char *heading, const char *sentence);

#endif
