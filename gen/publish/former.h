/* The edition that was published before: what is the same in the one being made is that very file, and what was made from the
 * same is not made again.
 *
 * Beside each edition, and no part of it, is releases/.made-EDITION: what it was built from, and for each file its sums, its size and what it was made from.
 * Nothing depends on it: without it all is made again, and a file is taken over only if its bytes have the CRC-32 that is told of it. */
#ifndef ADREPORT_PUBLISH_FORMER_H
#define ADREPORT_PUBLISH_FORMER_H

#include "publish/staging.h"

#include <glib.h>
#include <stdbool.h>

/* What the names of these files begin with. */
extern const char made_prefix[];

struct made_file {
    char *made_from; /* as made_from_figure and its like have it; NULL: it is made with every edition */
    struct file_sum sum;
};

struct former_edition {
    char *name;   /* NULL: there is none */
    int folder;   /* of it; -1: there is none */
    char **lines; /* of what it was built from, ended by an empty one (publish/basis.h); NULL: nothing is known of it */
    GMappedFile *
        told; /* all that is kept beside it, and where in it the lines of its files begin; NULL: nothing is known, or they were read */
    const char *told_from;
    GHashTable *files; /* path -> struct made_file *; NULL: nothing is known of them, or they were not read yet */
};

/* Opens the edition of this name, without its files; false if there is none. */
bool former_open_named(struct former_edition *former, int releases, const char *edition);

/* Reads what is told of its files: of large editions it takes longer than the rest. */
void former_read_files(struct former_edition *former);

/* The edition of this name, or else the newest one there is, with its files. */
void former_open(struct former_edition *former, int releases, const char *edition);
void former_close(struct former_edition *former);

/* What is told of a file; NULL if nothing is. */
const struct made_file *former_file(const struct former_edition *former, const char *path);

/* Opens a file, if it is there and its bytes are those that are told of it; -1 if not. */
int former_open_whole(const struct former_edition *former, const char *path);

/* True if there is such a file. */
bool former_is_whole(const struct former_edition *former, const char *path);

/* Makes a file of the former edition one of the folder as well, under a name that is not there yet: the same file, or a copy on a file
 * system that has no links. False, and nothing done, if it is not there, or its bytes are not those that are told of it. */
bool former_link(const struct former_edition *former, const char *path, const struct made_file *made, int folder,
                 const char *name);

/* Writes what an edition was built from, and its files, struct staged_file *, for the next run. */
bool made_write(int releases, const char *edition, const GString *basis, const GPtrArray *files, GError **error);

/* Removes it, with its edition. */
void made_remove(int releases, const char *edition);

#endif
