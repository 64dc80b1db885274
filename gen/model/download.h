/* A file that a platform offers for download, as it speaks of itself before there is a report that it belongs to. */
#ifndef ADREPORT_MODEL_DOWNLOAD_H
#define ADREPORT_MODEL_DOWNLOAD_H

#include "base/date.h"

#include <glib.h>
#include <stdbool.h>

/* What a file has of one country. */
struct download_country {
    char code[3];       /* ISO 3166 alpha-2; "": the file does not say which country it is about */
    struct period days; /* 0 if it does not say */
    guint rows;         /* of this country */
};

/* Texts, each once, in the order in which they came. */
struct texts {
    GPtrArray *list;   /* char * */
    GHashTable *known; /* the same, as a set */
};

struct texts texts_new(void);
void texts_clear(struct texts *texts);

/* Adds a copy of text if it is not there. */
void texts_add(struct texts *texts, const char *text);

struct download {
    const char *path;       /* as the user named it */
    const char *encoding;   /* that it is in though it does not say so, as 'encoding' in report.yaml; NULL: none */
    const char *kind;       /* of its tables, as 'kind' in report.yaml: "meta-report" */
    struct texts platforms; /* their ids */
    struct texts parties;   /* ids that its rows name, if it names parties */
    GArray *countries;      /* struct download_country, each once, in the order found */
    char currency[4];       /* that all its amounts are in; "" if it has several or does not say */
    unsigned measures;      /* 1 << enum measure: what it has of its days */
    day_number
        copied_on;    /* the day on which the platform or whoever named the file says that it was made; 0: not said */
    bool lifelong;    /* its amounts are since the library began, on days that it does not say */
    bool totals_only; /* everything in it is published beside the figures and never added to them */
    bool searched;    /* it has what somebody searched for: the days of these, and no days of which it has all */
    bool running;     /* some of its ads have no last day */
    char *region;     /* that all of it is about; NULL: the whole country */
    struct texts regions; /* that it has amounts of, as it calls them */
};

struct download *download_new(const char *path);
void download_free(struct download *download);

/* The entry for a country, made if there is none. */
struct download_country *download_country(struct download *download, const char *code);

/* The same, or NULL if there is none: for who reads. */
const struct download_country *download_find_country(const struct download *download, const char *code);

/* Widens the days of a country. */
void download_country_add(struct download_country *country, struct period days);

/* What the program knows of a platform that files come from. */
struct download_platform {
    const char *id;       /* "meta" */
    const char *name;     /* "Meta" */
    const char *services; /* "Facebook, Instagram"; "" if it is one */
    const char *url;      /* of its library */
};

/* NULL if the program knows nothing of it. */
const struct download_platform *download_platform(const char *id);

/* What the program knows of where files of a kind come from. */
struct download_source {
    const char *kind;     /* "meta-report"; the id of the source too */
    const char *platform; /* id of that whose files they are */
    const char *title;    /* what the platform calls it */
    const char *publisher;
    const char *url;
};

/* NULL if the program knows nothing of it: files in our own form come from anywhere. */
const struct download_source *download_source(const char *kind);

#endif
