/* Where everything is that is published: paths from the root of an edition, and addresses on the web. What reads a
 * publication back has its own, so as not to share a mistake. */
#ifndef ADREPORT_MODEL_PATHS_H
#define ADREPORT_MODEL_PATHS_H

#include "model/dataset.h"
#include "model/page.h"

/* In the folder that is published to. */
#define PATH_EDITIONS "releases"
#define PATH_NEWEST "current"

/* Files beside the two, which hosts look for at the top of a site; there is a PATH_INDEX and a PATH_ROBOTS too. They say in their first lines who wrote
 * them, so that nobody else's file of that name is written over. */
#define PATH_MISSING "404.html"
#define PATH_STATIC_HOST "_headers"
#define PATH_NO_JEKYLL ".nojekyll"
#define ROOT_MARK "adreport writes this file anew with every edition."

/* Folders of an edition. */
#define PATH_MARKDOWN "markdown"
#define PATH_CHARTS "charts"
#define PATH_EMBEDS "embed"
#define PATH_SHEETS "sheets"
#define PATH_DATA "data"
#define PATH_HEADERS "headers"
#define PATH_FEEDS "feeds"
#define PATH_GENERATORS "generators"
#define PATH_STATIC "static"

/* Files of an edition. */
#define PATH_INDEX "index.html" /* of every folder with a page */
#define PATH_MARKDOWN_README PATH_MARKDOWN "/README.md"
#define PATH_STYLE "style.css"
#define PATH_LOGO "logo.png" /* of the house style */
#define PATH_FEED "feed.atom"
#define PATH_SITEMAP "sitemap.xml"
#define PATH_CATALOGUE "catalog.jsonld"
#define PATH_CITATION "CITATION.cff"
#define PATH_ROBOTS "robots.txt"
#define PATH_BUILD "build.json"
#define PATH_SUMS "SHA256SUMS"
#define PATH_ARCHIVE_ENDING ".zip" /* behind the name of the edition */
#define PATH_OBSERVATIONS PATH_DATA "/observations.csv"
#define PATH_DATABASE PATH_DATA "/adreport.sqlite"
#define PATH_DATAPACKAGE PATH_DATA "/datapackage.json"

/* Appends the path of a page's file: "nl/partij/vvd/index.html"; "markdown/nl/partij/vvd.md", or
 * "markdown/nl/partij/vvd/_index.md" if there are pages below it, as a Hugo content folder has it. */
void path_append_html(GString *out, const struct page *page, enum language language);
void path_append_markdown(GString *out, const struct page *page, enum language language);

/* The first page in a language: "nl/index.html". The caller frees this and all below. */
char *path_of_home(enum language language);

/* A data file by its name, that of a figure its id: "data/spend-by-party.csv". */
char *path_of_data(const char *name, const char *ending);

/* The feed of a page by its key: "feeds/signatory-meta.atom". */
char *path_of_feed(const char *page);

/* A chart: "charts/nl/spend-by-party-card.png"; ending is all behind the id of the figure. */
char *path_of_chart(const char *figure, enum language language, const char *ending);

/* A file of an embedded chart: "embed/nl/spend-by-party/index.html". */
char *path_of_embed(const char *figure, enum language language, const char *file);

/* A workbook: "sheets/nl/report.xlsx". */
char *path_of_sheets(const char *workbook, enum language language, const char *ending);

/* The address of a path, for reports with a base_url: in the newest edition, which is the one to be remembered, and in
 * the edition of that name, which does not change. */
char *address_in_newest(const struct settings *settings, const char *path);
char *address_in_edition(const struct settings *settings, const char *edition, const char *path);

/* "/ads/" of a base_url "https://example.org/ads/": where the site is on its host. "/" if it is not known. */
const char *path_on_host(const struct settings *settings);

/* "https://doi.org/10.5281/zenodo.1234567"; NULL if the publication has no DOI. */
char *address_of_doi(const struct settings *settings);

#endif
