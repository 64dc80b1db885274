/* A file as an archive takes it: compressed by libdeflate, which takes half the time of zlib and leaves fewer bytes, or as it is if it is compressed
 * already. Files are read as the archive is closed, one after the other, so that one at a time is in memory. */
#ifndef ADREPORT_PUBLISH_ARCHIVE_ENTRY_H
#define ADREPORT_PUBLISH_ARCHIVE_ENTRY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* What the entries of one archive share, and the entries themselves. To be freed once the archive is closed. */
struct entry_packer;
struct zip;
struct zip_source;

struct entry_packer *entry_packer_new(void);
void entry_packer_free(struct entry_packer *packer);

/* An entry that is a file of a folder; or, if bytes are given, these. folder, path and bytes are the caller's, until the archive is closed. NULL, with the
 * error in the archive, if there can be none. */
struct zip_source *entry_source(struct entry_packer *packer, struct zip *archive, int folder, const char *path,
                                const char *bytes, uint64_t size);

/* Has the archive take an entry as its source gives it, or compress it if that is too large to be done in memory. False, with the error in the
 * archive, on failure. */
bool entry_compression(struct zip *archive, uint64_t index, const char *path, uint64_t size);

#endif
