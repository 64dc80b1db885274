/* A file as an archive takes it: compressed by libdeflate, which takes half the time of zlib and leaves fewer bytes, or as it is if it is compressed
 * already. Files are read as the archive is closed, one after the other, so that one at a time is in memory. */
#ifndef ADREPORT_PUBLISH_ARCHIVE_ENTRY_H
#define ADREPORT_PUBLISH_ARCHIVE_ENTRY_H

#include "base/file_sum.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* What the entries of one archive share, and the entries themselves. To be freed once the archive is closed. */
struct entry_packer;
struct zip;
struct zip_source;

struct entry_packer *entry_packer_new(void);
void entry_packer_free(struct entry_packer *packer);

/* An entry that is a file of a folder, whose sum is known. folder and path are the caller's, until the archive is closed. NULL, with the error in the
 * archive, if there can be none. */
struct zip_source *entry_of_file(struct entry_packer *packer, struct zip *archive, int folder, const char *path,
                                 const struct file_sum *sum);

/* The same of a text, which is the caller's as well, at a path. */
struct zip_source *entry_of_text(struct entry_packer *packer, struct zip *archive, const char *path,
                                 const GString *text);

/* True if a file is compressed already, by its name, so that an archive has it as it is. */
bool entry_is_stored(const char *path);

/* Has the archive take an entry as its source gives it, or compress it if that is too large to be done in memory. False, with the error in the
 * archive, on failure. */
bool entry_compression(struct zip *archive, uint64_t index, const char *path, uint64_t size);

#endif
