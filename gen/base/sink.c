#include "base/sink.h"

#include "base/bytes.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

void sink_put(struct sink *sink, const char *path, const void *bytes, size_t size) {
    sink->put(sink, path, bytes, size, NULL);
}

void sink_put_summed(struct sink *sink, const char *path, const void *bytes, size_t size, const struct file_sum *sum) {
    sink->put(sink, path, bytes, size, sum);
}

int sink_open(struct sink *sink, const char *path) {
    return sink->open(sink, path);
}

void sink_close(struct sink *sink, const char *path, int file, const struct file_sum *sum, int failure) {
    sink->close(sink, path, file, sum, failure);
}

bool sink_take(struct sink *sink, const char *path, const char *made_from) {
    struct file_sum sum;
    return sink_take_summed(sink, path, made_from, &sum);
}

bool sink_take_summed(struct sink *sink, const char *path, const char *made_from, struct file_sum *sum) {
    return sink->take && made_from && sink->take(sink, path, made_from, sum);
}

void sink_put_text(struct sink *sink, const char *path, const GString *text) {
    sink_put(sink, path, text->str, text->len);
}

/* Takes bytes, which are followed by a NUL, so that a text can be read as a string. */
static void memory_keep(struct memory_sink *memory, const char *path, char *bytes, size_t size) {
    bytes[size] = '\0';
    g_mutex_lock(&memory->lock);
    g_hash_table_replace(memory->files, g_strdup(path), g_bytes_new_take(bytes, size));
    g_mutex_unlock(&memory->lock);
}

static void memory_put(struct sink *sink, const char *path, const void *bytes, size_t size,
                       const struct file_sum *sum) {
    (void)sum;
    char *copy = g_malloc(size + 1);
    if (size > 0)
        memcpy(copy, bytes, size);
    memory_keep((struct memory_sink *)sink, path, copy, size);
}

static int memory_open(struct sink *sink, const char *path) {
    (void)sink;
    int file = memfd_create("adreport", MFD_CLOEXEC);
    if (file < 0)
        g_error("cannot make %s in memory: %s", path, g_strerror(errno));
    return file;
}

/* What failed is not kept. */
static void memory_close(struct sink *sink, const char *path, int file, const struct file_sum *sum, int failure) {
    (void)sum;
    struct stat about;
    size_t size = !failure && fstat(file, &about) == 0 ? (size_t)about.st_size : 0;
    char *bytes = g_malloc(size + 1);
    bool whole = !failure && bytes_read(file, bytes, size, 0) == (ssize_t)size;
    close(file);
    if (whole)
        memory_keep((struct memory_sink *)sink, path, bytes, size);
    else
        g_free(bytes);
}

void memory_sink_init(struct memory_sink *sink) {
    sink->sink = (struct sink){.put = memory_put, .open = memory_open, .close = memory_close};
    g_mutex_init(&sink->lock);
    sink->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
}

void memory_sink_clear(struct memory_sink *sink) {
    g_hash_table_unref(sink->files);
    g_mutex_clear(&sink->lock);
}

const char *memory_sink_text(const struct memory_sink *sink, const char *path) {
    /* Reading is const for the caller: the lock is not part of what is read. */
    GMutex *lock = (GMutex *)&sink->lock;
    g_mutex_lock(lock);
    GBytes *bytes = g_hash_table_lookup(sink->files, path);
    const char *text = bytes ? g_bytes_get_data(bytes, NULL) : NULL;
    g_mutex_unlock(lock);
    return text;
}
