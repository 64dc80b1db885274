/* PUBLISH: a staging folder beside the editions, sums, and one atomic switch. Until publish_finish has returned true,
 * nothing a reader can see has changed. */
#ifndef ADREPORT_PUBLISH_PUBLISH_H
#define ADREPORT_PUBLISH_PUBLISH_H

#include "base/sink.h"
#include "model/report.h"

#include <stdbool.h>

struct publication;

/* What a run was called with, and what it said: the next one with the same, from the same files, need not be made. */
struct run {
    const char
        *program; /* a sum of the program, its libraries and its fonts; NULL: it cannot be had, and each run is made */
    const char *options;           /* a sum of what it was called with, so far as it decides what is made or said */
    const char *input, *templates; /* folders, as the program opens them */
    guint findings;                /* how many it had */
    const char *why; /* a file of the edition that somebody wants to know about: see publish_result; NULL: none */
};

/* An edition that is as a run would build it. */
struct unchanged {
    char *edition;
    guint files;
    uint64_t bytes;
    guint findings; /* of the run that built it */
};

/* True if a run would publish what is published already: program, options, and all files it would read have the same bytes, and what
 * it published is there, file by file of the same size. Reads the input and writes nothing. *unchanged is to be cleared in any case. */
bool publish_is_unchanged(const char *out, const struct run *run, struct unchanged *unchanged);
void unchanged_clear(struct unchanged *unchanged);

/* Makes out/ and out/releases/ if they are missing, removes what an interrupted run left, and opens a staging folder. The edition of
 * this name, or else the newest, is the one whose files are taken over if they are the same; NULL: none is.
 * NULL with *error set on failure. */
struct publication *publish_begin(const char *out, const char *edition, GError **error);

/* The sink of the staging folder; files get mode 0644 and folders 0755 whatever the umask. */
struct sink *publish_sink(struct publication *publication);

/* True if all could be written so far; else *error is set, and what is made from then on is made in vain. */
bool publish_goes_on(struct publication *publication, GError **error);

/* The sink of the files beside the editions, in memory until publish_finish or publish_prune puts them in place. */
struct sink *publish_root_sink(struct publication *publication);

struct publish_result {
    unsigned files;
    uint64_t bytes;
    bool unchanged;    /* the same bytes were there already */
    char *newest;      /* the edition that out/current leads to now */
    char *why;         /* why the file that the run names was made again, or was not, in lines; NULL if it names none */
    GPtrArray *others; /* char *: files at the top of out/ that are somebody else's, and were left as they are */
};

/* Writes build.json (program version, edition, hashes of the input), a ZIP of everything and SHA256SUMS, syncs, moves the
 * folder to releases/<edition> and makes out/current lead to the newest edition there is: as a link, or as a copy if the
 * report's settings say so. A final edition that is there with other bytes is an error unless replace is set; a draft is
 * replaced, and so is one of which only some stages were made. only names these stages; it is NULL if all were made. On
 * failure the staging folder is removed. *result is to be cleared in any case. */
bool publish_finish(struct publication *publication, const struct report *report, const struct run *run, char **only,
                    bool replace, struct publish_result *result, GError **error);

/* Removes the editions of these names (char *) instead, and brings out/current and the files beside the editions up to
 * those that stay. */
bool publish_prune(struct publication *publication, const GPtrArray *names, bool copy, struct publish_result *result,
                   GError **error);

void publish_result_clear(struct publish_result *result);

/* Removes the staging folder and frees; after publish_finish it only frees. */
void publish_free(struct publication *publication);

#endif
