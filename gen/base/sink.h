/* Where finished files go: a staging folder, or memory in tests. Renderers know nothing else of the outside world. */
#ifndef ADREPORT_BASE_SINK_H
#define ADREPORT_BASE_SINK_H

#include "base/file_sum.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sink {
    /* Writes one whole file. path is relative with '/' and names no '.' or '..'; bytes are the caller's, and so is their sum,
     * NULL if it is not known. May be called from several threads at once. A failure is kept by the sink and reported by its
     * owner; later calls do nothing. */
    void (*put)(struct sink *sink, const char *path, const void *bytes, size_t size, const struct file_sum *sum);
    /* Takes over a file that was made before, if that was from the same, and says what its sum is: false if there is none, and then it
     * is to be put. NULL: nothing is taken over. From several threads at once, too. */
    bool (*take)(struct sink *sink, const char *path, const char *made_from, struct file_sum *sum);
    /* The same for a file that is not to be whole in memory: a descriptor of an empty one, which its caller reads and writes, and
     * closes here. -1 if there is none, since that failed or nothing is to be written. */
    int (*open)(struct sink *sink, const char *path);
    void (*close)(struct sink *sink, const char *path, int file, const struct file_sum *sum, int failure);
};

void sink_put(struct sink *sink, const char *path, const void *bytes, size_t size);

/* The same, if the sum of the bytes is known. NULL: it is not. */
void sink_put_summed(struct sink *sink, const char *path, const void *bytes, size_t size, const struct file_sum *sum);

/* A new file, empty, for reading and writing at any place; -1 if there is none to be written. It is of the caller, who gives it back
 * to sink_close. */
int sink_open(struct sink *sink, const char *path);

/* Puts it, as it is now. sum is that of the file; NULL: it is not known. failure is the errno of what went wrong with it, and 0 if
 * nothing did: the sink keeps it, as it does its own. */
void sink_close(struct sink *sink, const char *path, int file, const struct file_sum *sum, int failure);

/* True if the file of a path is there already, as it was made from the same before: see model/fingerprint.h. A file that is
 * put although it was taken is left as it is. made_from is NULL if it is not known: then nothing is. */
bool sink_take(struct sink *sink, const char *path, const char *made_from);

/* The same for a file whose sum others have in them: *sum is that of a file that is taken. */
bool sink_take_summed(struct sink *sink, const char *path, const char *made_from, struct file_sum *sum);

/* Writes the text of a GString. */
void sink_put_text(struct sink *sink, const char *path, const GString *text);

/* A sink that keeps files in memory: path -> GBytes*. */
struct memory_sink {
    struct sink sink;
    GMutex lock;
    GHashTable *files;
};

void memory_sink_init(struct memory_sink *sink);
void memory_sink_clear(struct memory_sink *sink);

/* The text of a file that was put, NUL-terminated, owned by the sink; NULL if there is none. */
const char *memory_sink_text(const struct memory_sink *sink, const char *path);

#endif
