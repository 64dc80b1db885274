/* The folder in which an edition is put together, out of sight: releases/.staging-PID. */
#ifndef ADREPORT_PUBLISH_STAGING_H
#define ADREPORT_PUBLISH_STAGING_H

#include "base/sink.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct former_edition;

/* What the names of staging folders begin with. */
extern const char staging_prefix[];

/* What a path of an edition may look like. SHA256SUMS has one path a line and URLs are made of these, so a line break
 * or a backslash would do harm far from here. */
bool staging_path_is_plain(const char *path);

struct staged_file {
    char *path;      /* relative to the edition */
    char *made_from; /* see sink_take; NULL: it is not known, or the file is made with every edition */
    struct file_sum sum;
};

struct staging {
    struct sink sink;                    /* first: a sink of a staging folder is the staging folder */
    int releases;                        /* descriptor of out/releases, not owned */
    char *name;                          /* ".staging-4711", in releases */
    int root;                            /* descriptor of the folder itself */
    GMutex lock;                         /* of all that follows */
    const struct former_edition *former; /* the edition before, whose files may be taken over; not owned */
    GHashTable *folders;                 /* made already */
    GHashTable
        *asked; /* path -> what it is made from: files that were asked for, and are not there yet; NULL: they are */
    GPtrArray *files; /* struct staged_file * */
    GError *error;    /* the first failure; nothing is written after it */
};

/* Makes the folder, which nobody else can look into until it is shared. shown is the releases folder as the user named it, for messages. */
bool staging_open(struct staging *staging, int releases, const struct former_edition *former, const char *shown,
                  GError **error);

/* False if something could not be written so far, with a copy of the first failure in *error. */
bool staging_goes_on(struct staging *staging, GError **error);

/* The files written so far, sorted by path; false, with the first failure moved to *error, if there was one. Called
 * when nobody writes any more. */
bool staging_files(struct staging *staging, GPtrArray **files, GError **error);

/* Removes the folder while others may be writing to it; nothing is written from then on. From any thread. */
void staging_abandon(struct staging *staging);

/* Removes the folder with all that is in it, if it is still there, and frees. */
void staging_close(struct staging *staging);

#endif
