#include "serve/readers.h"

#include <string.h>

/* Seconds between signs of life: only who is written to is found to have gone. */
enum { PULSE = 15 };

struct reader {
    SoupServerMessage *message;
    char *path, *seen;
};

struct readers {
    GPtrArray *open; /* struct reader * */
    char *findings;  /* the last that were told; NULL: none yet */
    guint pulse;
};

static void reader_free(gpointer data) {
    struct reader *reader = data;
    g_object_unref(reader->message);
    g_free(reader->path);
    g_free(reader->seen);
    g_free(reader);
}

/* data has no line break: it is JSON, or one word. */
static void send(const struct reader *reader, const char *event, const char *data) {
    char *text = g_strdup_printf("event: %s\ndata: %s\n\n", event, data);
    soup_message_body_append(soup_server_message_get_response_body(reader->message), SOUP_MEMORY_TAKE, text,
                             strlen(text));
    soup_server_message_unpause(reader->message);
}

static gboolean show_life(gpointer data) {
    const struct readers *readers = data;
    for (guint i = 0; i < readers->open->len; i++)
        send(g_ptr_array_index(readers->open, i), "here", "");
    return G_SOURCE_CONTINUE;
}

struct readers *readers_new(void) {
    struct readers *readers = g_new0(struct readers, 1);
    readers->open = g_ptr_array_new_with_free_func(reader_free);
    readers->pulse = g_timeout_add_seconds(PULSE, show_life, readers);
    return readers;
}

void readers_free(struct readers *readers) {
    for (guint i = 0; i < readers->open->len; i++) {
        const struct reader *reader = g_ptr_array_index(readers->open, i);
        g_signal_handlers_disconnect_by_data(reader->message, readers);
    }
    g_source_remove(readers->pulse);
    g_ptr_array_unref(readers->open);
    g_free(readers->findings);
    g_free(readers);
}

static void on_finished(SoupServerMessage *message, gpointer data) {
    struct readers *readers = data;
    for (guint i = 0; i < readers->open->len; i++) {
        const struct reader *reader = g_ptr_array_index(readers->open, i);
        if (reader->message == message) {
            g_ptr_array_remove_index_fast(readers->open, i);
            return;
        }
    }
}

void readers_add(struct readers *readers, SoupServerMessage *message, const char *path, const char *seen) {
    struct reader *reader = g_new0(struct reader, 1);
    SoupMessageHeaders *headers = soup_server_message_get_response_headers(message);
    *reader = (struct reader){g_object_ref(message), g_strdup(path), g_strdup(seen)};
    soup_server_message_set_status(message, SOUP_STATUS_OK, NULL);
    soup_message_headers_set_content_type(headers, "text/event-stream", NULL);
    soup_message_headers_set_encoding(headers, SOUP_ENCODING_CHUNKED);
    soup_message_body_set_accumulate(soup_server_message_get_response_body(message), FALSE);
    g_signal_connect(message, "finished", G_CALLBACK(on_finished), readers);
    g_ptr_array_add(readers->open, reader);
    send(reader, "here", "");
    if (readers->findings)
        send(reader, "findings", readers->findings);
}

void readers_tell_findings(struct readers *readers, const char *json) {
    g_free(readers->findings);
    readers->findings = g_strdup(json);
    for (guint i = 0; i < readers->open->len; i++)
        send(g_ptr_array_index(readers->open, i), "findings", json);
}

void readers_each_path(const struct readers *readers, void (*work)(const char *path, void *data), void *data) {
    g_autoptr(GHashTable) paths = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < readers->open->len; i++) {
        const struct reader *reader = g_ptr_array_index(readers->open, i);
        if (g_hash_table_add(paths, reader->path))
            work(reader->path, data);
    }
}

void readers_tell_page(struct readers *readers, const char *path, const char *seen) {
    for (guint i = 0; i < readers->open->len; i++) {
        struct reader *reader = g_ptr_array_index(readers->open, i);
        if (strcmp(reader->path, path) != 0 || strcmp(reader->seen, seen) == 0)
            continue;
        g_free(reader->seen);
        reader->seen = g_strdup(seen);
        send(reader, "page", *seen ? seen : "gone");
    }
}
