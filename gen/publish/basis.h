/* What an edition was built from, so that a run from the same need not be made: kept in releases/.made-EDITION, before what its files
 * were made from. By content: no clock and no time of a file is in it. */
#ifndef ADREPORT_PUBLISH_BASIS_H
#define ADREPORT_PUBLISH_BASIS_H

#include "base/sink.h"
#include "publish/publish.h"

#include <glib.h>
#include <stdbool.h>

/* Appends it as lines "word<tab>...": program and options; each file that was read, with its sum; the names in the folders
 * they are in; the other editions, and the one it was compared with; the files beside them; how many findings there were. Nothing is appended if any of it cannot be known. edition
 * is the one that is built. */
void basis_append(GString *out, const struct run *run, const struct report *report, int releases,
                  const struct memory_sink *root);

/* True if the program of a run is the one that such lines tell of. */
bool basis_is_of(char *const *lines, const struct run *run);

/* True if all that such lines tell is still so. lines end with an empty one. *findings is how many there were then. out is the folder above releases. */
bool basis_holds(char *const *lines, const struct run *run, const char *edition, int out, int releases,
                 guint *findings);

/* The files that were read then and have another sum now, are gone or came, char *, in order: for who asks why. */
GPtrArray *basis_changes(char *const *lines, const struct report *report);

#endif
