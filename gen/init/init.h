/* INIT: from what downloaded files say of themselves, the folder of a new report. Settles what the report is about, says
 * each table as text, and writes what is not there yet. Nothing that is there is changed. */
#ifndef ADREPORT_INIT_INIT_H
#define ADREPORT_INIT_INIT_H

#include "base/diagnostic.h"
#include "base/language.h"
#include "model/download.h"
#include "model/region_list.h"

/* What was said on the command line; it goes before what the files say. */
struct wish {
    const char *country;  /* ISO 3166 alpha-2; NULL: what the files say */
    const char *currency; /* ISO 4217; NULL: what the files say, else that of the country */
    struct period period; /* 0: what the files say */
    bool languages[LANGUAGE_COUNT];
    bool any_language; /* some are wished for; else those of the country that the program writes */
};

/* How a file is taken into the report. */
enum use {
    USE_FIGURES, /* its amounts count */
    USE_BESIDE,  /* 'role: reference': what it covers is in another file as well */
    USE_NOTHING, /* not named: it does not say which days its amounts are of */
};

struct taken_file {
    const struct download *download;
    char *path;  /* in the folder of the report: "spend/NAME" */
    bool copied; /* it is not there yet */
    enum use use;
    const char *also;   /* USE_BESIDE: the path of the file that counts */
    struct period days; /* of the report's country that it is about; 0 if it does not say */
};

/* What a new report is about, as far as it is known. */
struct beginning {
    const char *country;  /* "" if nothing says it */
    const char *currency; /* "" */
    struct period period; /* 0 */
    bool languages[LANGUAGE_COUNT];
    day_number edition_date; /* the last day that the files know of; 0: there are none */
    GArray *files;           /* struct taken_file */
};

/* Settles it for a folder, which need not be there. Files that contradict each other, or what was wished for, are
 * diagnosed; so is what only the user can say. The downloads must outlive the result. Never NULL; it is fit to be written if
 * there was no error. */
struct beginning *init_settle(const GPtrArray *downloads, const struct wish *wish, const char *folder,
                              struct diagnostics *diagnostics);
void beginning_free(struct beginning *beginning);

/* The texts of the files. known is what the program knows of the country's regions; NULL: nothing. Caller frees. */
char *init_settings(const struct beginning *beginning);
char *init_parties(const struct beginning *beginning);
char *init_platforms(const struct beginning *beginning);
char *init_advertisers(void);
char *init_payments(void);
char *init_sources(const struct beginning *beginning);
char *init_coverage(const struct beginning *beginning);
char *init_regions(const struct beginning *beginning, const struct region_list *known); /* NULL: there are none */

/* What became of the files of the folder: char *, as a person would name them. */
struct init_result {
    GPtrArray *written;
    GPtrArray *left; /* there were files of these names, which stay as they are */
};

/* Writes the folder, report.yaml last. False, with *error set, if something cannot be written; what was is listed. */
bool init_write(const struct beginning *beginning, const char *folder, const struct region_list *known,
                struct init_result *result, GError **error);
void init_result_clear(struct init_result *result);

#endif
