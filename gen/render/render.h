/* RENDER: a report -> bytes in a sink. Nothing here can compute a number: model/totals.h may not be included. */
#ifndef ADREPORT_RENDER_RENDER_H
#define ADREPORT_RENDER_RENDER_H

#include "base/sink.h"
#include "model/report.h"

/* index.html, style.css and every page of every language as HTML and Markdown (page/html.c, page/markdown.c). */
void render_pages(const struct report *report, struct sink *sink);

/* Of these what is no page of the report: the page that chooses the language, style.css, logo.png, static/ and generators/. */
void render_site_files(const struct report *report, struct sink *sink);

/* Of these the one page, as HTML or as Markdown, that is at a path of the edition. False if none is. */
bool render_page_file(const struct report *report, const char *path, struct sink *sink);

/* data/FIGURE.csv and .json, observations.csv, trace.csv, datapackage.json and adreport.sqlite. False, with *error set,
 * if one could not be made. */
bool render_data(const struct report *report, struct sink *sink, GError **error);

/* What is for programs and servers: sitemap.xml, feed.atom, feeds/, catalog.jsonld (only with a base_url, since they hold
 * absolute addresses), CITATION.cff, robots.txt and headers/. */
void render_machine_files(const struct report *report, struct sink *sink);

/* The files beside the editions: index.html, 404.html, robots.txt, _headers and .nojekyll (root/root.c). Only the list of
 * editions and the settings of the report are asked for. */
void render_root(const struct report *report, struct sink *sink);

/* False, with *error set, if the fonts that charts are set in are not installed, or if the font or the logo of the
 * report's house style cannot be read. To be asked before the functions below, which otherwise would draw with whatever is
 * there. Thread-safe. */
bool render_charts_ready(const struct report *report, GError **error);

/* The files of the program's own fonts, NULL behind the last. */
const char *const *render_font_files(void);

/* charts/<language>/FIGURE.svg, -middle.svg, -narrow.svg and -small.svg. Cheap. */
void render_chart_svgs(const struct report *report, struct sink *sink);

/* The same of one figure, which has a chart. */
void render_chart_svg(const struct report *report, const struct figure *figure, enum language language,
                      struct sink *sink);

/* charts/<language>/FIGURE.png and .pdf of one figure, and -square.png and -card.png if it is a lead chart.
 * Thread-safe. This is the expensive part, so it makes one figure at a time and can be spread over threads. False, with
 * *error set, if one could not be drawn. */
bool render_chart_pictures(const struct report *report, const struct figure *figure, enum language language,
                           struct sink *sink, GError **error);

/* Gives back what the calling thread keeps from picture to picture, which is as large as the largest. */
void render_chart_pictures_end(void);

/* sheets/<language>/NAME.xlsx and .ods of one workbook. Thread-safe. False, with *error set, if it could not be
 * made. */
bool render_workbook(const struct report *report, const struct workbook *workbook, enum language language,
                     struct sink *sink, GError **error);

/* Pixels of charts/<language>/FIGURE-card.png. */
enum { CHART_CARD_WIDTH = 1200, CHART_CARD_HEIGHT = 630 };

/* How expensive work is spread over threads, and who is told how far it is. */
struct spread {
    int threads;
    void (*tell)(void *data, unsigned done, unsigned all); /* called now and then, by the calling thread */
    void *data;
};

/* The pictures of every chart, and every workbook, in every published language (spread.c). False, with *error the
 * first that went wrong. */
bool render_all_pictures(const struct report *report, struct sink *sink, const struct spread *spread, GError **error);
bool render_all_workbooks(const struct report *report, struct sink *sink, const struct spread *spread, GError **error);

/* The stages that all this is made in, in the order of work: "pages", "data", ... NULL past the last. */
const char *render_stage_name(guint stage);

/* True if this stage, or one behind it, looks at the rows of the input that are behind the numbers of the report. */
bool render_needs_rows(guint stage);

/* Makes what belongs to a stage. False, with *error set, if it could not be made. */
bool render_stage(guint stage, const struct report *report, struct sink *sink, const struct spread *spread,
                  GError **error);

/* Makes the file at a path of the edition, with those that are made in one go with it: a page alone, the pictures of a chart, a
 * workbook, all of data/. Puts nothing if the edition has no such file; what only publishing makes, such as checksums, is
 * none. False, with *error set, if it could not be made (file.c). */
bool render_file(const struct report *report, const char *path, struct sink *sink, GError **error);

/* What kind of file is at a path, as servers are to say it: "text/csv; charset=utf-8" (machine/headers.c). Caller frees. */
char *render_media_type(const char *path);

/* embed/<language>/FIGURE/index.html and oembed.json of every chart; nothing if the site has no base_url, since nobody
 * could find them (chart/embed.c). */
void render_embeds(const struct report *report, struct sink *sink);

/* The SVG of a figure for use in a page: classes and no inline style, ids prefixed by figure and shape. Appends nothing
 * if the figure has no chart. emphasis is the key of the one row that is in colour, with the others in grey, or if columns are
 * panels of the one that is drawn, without the others; NULL, or a key that none has: all are drawn in colour. page is the one it is put into, from which rows lead to the pages they are about; NULL:
 * they lead nowhere. Returns how high it is. */
double render_chart_inline(const struct report *report, const struct figure *figure, enum language language, bool narrow,
                         const char *emphasis, const struct page *page, GString *out);

/* A column of a figure along an axis of time, as a small SVG without words beside others that say its sum: certain is
 * dark, possible light; a bin without a number is left out, one without an end has a stub (chart/spark.c). most is what the scale
 * of all columns of the figure reaches. */
void render_spark(const struct figure *figure, guint column, int64_t most, GString *out);

/* The highest end in any column of a figure, in its unit: of a number without an end the low one; 0 if there is none. */
int64_t render_spark_scale(const struct figure *figure);

/* The rules for the classes of inline charts, with the house style's colours, to be put behind style.css. */
void render_chart_style(const struct report *report, GString *out);

#endif
