/* A text on its way into a sink, piece by piece: a table that grows with the input is never whole in memory. */
#ifndef ADREPORT_BASE_STREAM_H
#define ADREPORT_BASE_STREAM_H

#include "base/sink.h"

#include <stdint.h>

struct stream {
    GString *text; /* what comes next: whoever writes appends to it */
    struct sink *sink;
    char *path;
    struct file_summing summing; /* of what went on its way */
    bool opened;                 /* a text that is short never is: it is put as a whole */
    int file;                    /* once it is opened; -1: the sink wants nothing of it */
    int failure;                 /* errno of the first one */
};

void stream_open(struct stream *stream, struct sink *sink, const char *path);

/* To be called now and then, as at the end of a row: what was appended goes on its way if it is much, and text is empty then. */
void stream_flow(struct stream *stream);

/* Puts the file and frees. Its sum; false if that could not be computed. What could not be written is told by the sink. */
bool stream_close(struct stream *stream, struct file_sum *sum);

#endif
