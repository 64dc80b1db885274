/* Files for programs and servers. Those with absolute addresses are asked for only if there is a base_url. */
#ifndef ADREPORT_RENDER_MACHINE_MACHINE_H
#define ADREPORT_RENDER_MACHINE_MACHINE_H

#include "model/report.h"

#include <glib.h>

/* Data that are published together, as one file or many: a workbook and the CSV of the figures in it. page is where
 * people find them. */
struct data_set {
    const struct workbook *workbook;
    const struct page *page;
};

/* The data set of a page; false if it has none of its own. */
bool data_set_of_page(const struct report *report, const struct page *page, struct data_set *set);
bool data_set_of_workbook(const struct report *report, const struct workbook *workbook, struct data_set *set);

/* "Meta – Online politieke advertenties": a set's name alone says too little among others. NULL in a language without
 * it. Caller frees. */
char *data_set_title(const struct report *report, const struct data_set *set, enum language language);

/* Calls visit with every file of a set: its path, "text/csv" or the media type of a workbook, and the language of its
 * words, -1 if it serves all. */
typedef void (*data_file_function)(const char *path, const char *media_type, int language, void *data);
void data_set_visit_files(const struct report *report, const struct data_set *set, data_file_function visit,
                          void *data);

/* sitemap.c: every page of the newest edition, with its other languages. */
void sitemap_append(GString *out, const struct report *report);

/* feed.c: the editions, newest first, as Atom; and what a page has as its own feed. */
void feed_append(GString *out, const struct report *report);
void page_feed_append(GString *out, const struct report *report, const struct page *page);

/* dcat.c: the data sets as a DCAT-AP-NL 3.0 catalogue in JSON-LD. */
void dcat_append(GString *out, const struct report *report);

/* jsonld.c: one data set as schema.org/Dataset. */
void jsonld_append(GString *out, const struct report *report, const struct data_set *set, enum language language);

/* citation.c: CITATION.cff 1.2. */
void citation_append(GString *out, const struct report *report);

/* headers.c: lines for robots.txt, for one kind of server each, and what a draft has for these to find. */
void robots_append(GString *out, const struct report *report);
void headers_append_nginx(GString *out, const struct settings *settings);
void headers_append_apache(GString *out, const struct settings *settings);
void headers_append_caddy(GString *out, const struct settings *settings);
void noindex_append(GString *out);

/* static_host.c: _headers for a site with these editions (struct edition_entry), the newest first. */
void headers_append_static_host(GString *out, const GArray *editions);

#endif
