/* A file read whole, if it is one: no pipe, device, socket or folder that has its name, which would be waited for or
 * never end. What was read is what is there: a file that another program changes meanwhile is an error. */
#ifndef ADREPORT_BASE_WHOLE_FILE_H
#define ADREPORT_BASE_WHOLE_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

/* Up to this size a file is copied; a larger one is mapped. */
#define WHOLE_FILE_LARGEST_COPY (UINT64_C(64) << 20)

/* Which file it was, and in which state. */
struct file_mark {
    dev_t device;
    ino_t number;
    uint64_t size;
    struct timespec written, changed; /* its bytes; its bytes or what is said of them */
};

/* Reads the file at path; the caller frees. What is copied stays whatever becomes of the file; of one that is mapped, whoever has read it to its end asks whole_file_is_unchanged. *mark (may be NULL) says which state was
 * read. NULL with a G_FILE_ERROR: not there, not readable, no file, larger than most bytes, or changed while it was read. */
GBytes *whole_file_read(const char *path, uint64_t most, struct file_mark *mark, GError **error);

/* True if the file at path is the one of the mark, and nobody wrote to it since. */
bool whole_file_is_unchanged(const char *path, const struct file_mark *mark);

/* True if path leads to something within folder, through links too; also if one of the two is not there. */
bool whole_file_is_within(const char *path, const char *folder);

/* From now on a mapped file that another program cuts short reads as NULs beyond its new end: by default that ends the program
 * (SIGBUS). For a program that goes on for long; whoever has read a file asks whole_file_is_unchanged as before. */
void whole_file_outlive_cuts(void);

#endif
