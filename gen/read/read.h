/* READ: bytes of input/ and templates/ -> dataset and templates. Every problem becomes a diagnostic with its place; a
 * bad row is left out and reading goes on, so that one run shows everything. */
#ifndef ADREPORT_READ_READ_H
#define ADREPORT_READ_READ_H

#include "base/diagnostic.h"
#include "model/dataset.h"
#include "model/download.h"
#include "model/region_list.h"
#include "model/template.h"

/* Reads report.yaml, the tables and the files it names from a folder, and from out (may be NULL), to which is published,
 * the numbers of the edition before this one. Never NULL; look at diagnostics for errors. */
struct dataset *read_dataset(const char *input, const char *out, struct diagnostics *diagnostics);

/* Reads what a report is about: report.yaml, parties, platforms, links, coverage and the queries to be asked, and no figures. */
struct dataset *read_subject_matter(const char *input, struct diagnostics *diagnostics);

/* Reads the pages of each published language, strings.csv, layout.html and style.css, and over them pages/, phrases.csv,
 * style.css and static/ of the report, which are listed among the files of the input. Never NULL. */
struct templates *read_templates(const char *folder, struct dataset *dataset, struct diagnostics *diagnostics);

/* What files that a report is to be begun from say of themselves: struct download *, freed with the array, one for each that
 * can be read, in their order. paths ends in NULL and must outlive it. What is wrong with a file is diagnosed; whether its rows
 * are good is seen by read_dataset. */
GPtrArray *read_downloads(const char *const *paths, struct diagnostics *diagnostics);

/* The files that lie in spend/ of a folder, as they are named from here: char *, and NULL behind the last. Freed with the array;
 * empty if there is no such folder. */
GPtrArray *read_found(const char *folder);

/* The regions of a country that are among the templates; NULL if none are. */
struct region_list *read_known_regions(const char *templates, const char *country, struct diagnostics *diagnostics);

/* Adds an error for each file that is no longer as it was read: what was summed for the manifest may then not be what was
 * understood. folder has the program's templates. */
void read_check_unchanged(const struct dataset *dataset, const struct templates *templates, const char *folder,
                          struct diagnostics *diagnostics);

#endif
