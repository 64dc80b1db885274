/* The file of an archive as libzip writes it: in large pieces in place of the many small ones that it has, and summed on its way. */
#ifndef ADREPORT_PUBLISH_ARCHIVE_FILE_H
#define ADREPORT_PUBLISH_ARCHIVE_FILE_H

#include "base/file_sum.h"

#include <glib.h>
#include <stdint.h>

struct zip;

/* An archive in the making. libzip goes back to the header of an entry once its bytes are there, and then to the end again: by then they
 * are final, and summed. */
struct archive_file {
    int file;         /* not owned */
    uint64_t settled; /* so many bytes are in it */
    GString *recent;  /* those behind them */
    uint64_t at;      /* where libzip writes next */
    bool sums;        /* not once libzip changed what is summed, which it never does */
    struct file_summing summing;
    int failure; /* errno of the first one */
};

/* An archive that is written to an empty file, open for reading as well. NULL if there can be none. */
struct zip *archive_file_create(struct archive_file *archive, int file);

/* The sum of what was written, once the archive is closed or discarded; false if it was not summed on its way. Frees what it has. */
bool archive_file_end(struct archive_file *archive, struct file_sum *sum);

#endif
