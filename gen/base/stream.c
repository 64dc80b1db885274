#include "base/stream.h"

#include "base/bytes.h"

#include <errno.h>

/* What is written at a time. */
enum { MUCH = 64 * 1024 };

void stream_open(struct stream *stream, struct sink *sink, const char *path) {
    *stream = (struct stream){.text = g_string_sized_new(MUCH), .sink = sink, .path = g_strdup(path), .file = -1};
    file_summing_begin(&stream->summing);
}

static void pass_on(struct stream *stream) {
    const GString *text = stream->text;
    if (!stream->opened)
        stream->file = sink_open(stream->sink, stream->path);
    stream->opened = true;
    if (stream->file >= 0 && !stream->failure && !bytes_write(stream->file, text->str, text->len, stream->summing.size))
        stream->failure = errno;
}

/* What is appended, to be summed and, unless it is the whole of a short text, written. */
static void take_text(struct stream *stream, bool whole) {
    if (!whole)
        pass_on(stream);
    file_summing_add(&stream->summing, stream->text->str, stream->text->len);
}

void stream_flow(struct stream *stream) {
    if (stream->text->len < MUCH)
        return;
    take_text(stream, false);
    g_string_truncate(stream->text, 0);
}

bool stream_close(struct stream *stream, struct file_sum *sum) {
    take_text(stream, !stream->opened);
    bool summed = file_summing_end(&stream->summing, sum);
    if (!stream->opened)
        sink_put_summed(stream->sink, stream->path, stream->text->str, stream->text->len, summed ? sum : NULL);
    else if (stream->file >= 0)
        sink_close(stream->sink, stream->path, stream->file, summed ? sum : NULL, stream->failure);
    g_string_free(stream->text, TRUE);
    g_free(stream->path);
    return summed;
}
