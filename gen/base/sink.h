/* Where finished files go: a staging folder, or memory in tests. Renderers know nothing else of the outside world. */
#ifndef ADREPORT_BASE_SINK_H
#define ADREPORT_BASE_SINK_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct sink {
    /* Writes one whole file. path is relative with '/' and names no '.' or '..'; bytes are the caller's. May be called
     * from several threads at once. A failure is kept by the sink and reported by its owner; later calls do nothing. */
    void (*put)(struct sink *sink, const char *path, const void *bytes, size_t size);
    /* Takes over a file that was made before, if that was from the same: false if there is none, and then it is to be put. NULL:
     * nothing is taken over. From several threads at once, too. */
    bool (*take)(struct sink *sink, const char *path, const char *made_from);
};

void sink_put(struct sink *sink, const char *path, const void *bytes, size_t size);

/* True if the file of a path is there already, as it was made from the same before: see model/fingerprint.h. A file that is
 * put although it was taken is left as it is. made_from is NULL if it is not known: then nothing is. */
bool sink_take(struct sink *sink, const char *path, const char *made_from);

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
