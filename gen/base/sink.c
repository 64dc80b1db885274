#include "base/sink.h"

#include <string.h>

void sink_put(struct sink *sink, const char *path, const void *bytes, size_t size) {
    sink->put(sink, path, bytes, size);
}

bool sink_take(struct sink *sink, const char *path, const char *made_from) {
    return sink->take && made_from && sink->take(sink, path, made_from);
}

void sink_put_text(struct sink *sink, const char *path, const GString *text) {
    sink_put(sink, path, text->str, text->len);
}

/* The copy is one byte longer than the file, so that its text ends in a NUL for whoever reads it as a string. */
static void memory_put(struct sink *sink, const char *path, const void *bytes, size_t size) {
    struct memory_sink *memory = (struct memory_sink *)sink;
    char *copy = g_malloc(size + 1);
    if (size > 0)
        memcpy(copy, bytes, size);
    copy[size] = '\0';
    g_mutex_lock(&memory->lock);
    g_hash_table_replace(memory->files, g_strdup(path), g_bytes_new_take(copy, size));
    g_mutex_unlock(&memory->lock);
}

void memory_sink_init(struct memory_sink *sink) {
    sink->sink.put = memory_put;
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
