/* What every server has to say with each file, whichever server it is: which policy it has, and of what type it is. A
 * policy is about a page that is opened: nothing may run and nothing is asked of another host. */
#ifndef ADREPORT_RENDER_MACHINE_POLICY_H
#define ADREPORT_RENDER_MACHINE_POLICY_H

#include "model/paths.h"
#include "render/policy.h"

#include <glib.h>
#include <stdbool.h>

/* Pages may not be framed, but charts for other people's pages may. */
#define POLICY_PAGE PAGE_POLICY "; frame-ancestors 'none'"
#define POLICY_EMBED PAGE_POLICY "; frame-ancestors *"

/* A chart that is opened by itself has its style inside, and asks for nothing. */
#define POLICY_SVG \
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/* Browsers show a PDF in a page of their own making, with a style and an object in it that this policy would stop. */
#define POLICY_PDF "frame-ancestors 'none'"

#define PERMISSIONS "camera=(), geolocation=(), microphone=()"

/* Always asked for again, which costs a few bytes if nothing changed: current/ moves on, drafts and, with --replace,
 * editions get other bytes, and an address without a file may have one tomorrow. */
#define CACHE "no-cache"

/* This file is in the headers/ of a draft only; servers look for it. */
#define PATH_NOINDEX PATH_HEADERS "/noindex"

/* Where an edition's folder is in an address or in the name of a file, as a regular expression. */
#define EDITION_PATTERN "/(?:" PATH_NEWEST "|" PATH_EDITIONS "/[^/]+)"

/* All files that an edition may hold, the team's own among them. */
struct file_type {
    const char *ending; /* "csv" */
    const char *media_type;
    bool text; /* said to be UTF-8 */
};
extern const struct file_type file_types[];
extern const gsize file_type_count;

#define TYPE_CFF "application/yaml"
#define TYPE_SQLITE "application/vnd.sqlite3"
#define TYPE_ELSE "text/plain" /* of files without an ending, such as SHA256SUMS */

#endif
