#include "base/stream.h"

#include "base/bytes.h"
#include "base/digest.h"

#include <errno.h>

/* What is written at a time. */
enum { MUCH = 64 * 1024 };

void stream_open(struct stream *stream, struct sink *sink, const char *path) {
    *stream = (struct stream){
        .text = g_string_sized_new(MUCH), .sink = sink, .path = g_strdup(path), .digest = digest_new(), .file = -1};
}

static void pass_on(struct stream *stream) {
    const GString *text = stream->text;
    if (!stream->opened)
        stream->file = sink_open(stream->sink, stream->path);
    stream->opened = true;
    if (stream->file >= 0 && !stream->failure && !bytes_write(stream->file, text->str, text->len, stream->size))
        stream->failure = errno;
}

/* What is appended, to be summed and, unless it is the whole of a short text, written. */
static void take_text(struct stream *stream, bool whole) {
    digest_add(stream->digest, stream->text->str, stream->text->len);
    if (!whole)
        pass_on(stream);
    stream->size += stream->text->len;
}

void stream_flow(struct stream *stream) {
    if (stream->text->len < MUCH)
        return;
    take_text(stream, false);
    g_string_truncate(stream->text, 0);
}

char *stream_close(struct stream *stream, uint64_t *size) {
    take_text(stream, !stream->opened);
    char *sum = digest_end(stream->digest);
    if (!stream->opened)
        sink_put_summed(stream->sink, stream->path, stream->text->str, stream->text->len, sum);
    else if (stream->file >= 0)
        sink_close(stream->sink, stream->path, stream->file, sum, stream->failure);
    *size = stream->size;
    g_string_free(stream->text, TRUE);
    g_free(stream->path);
    return sum;
}
