/* SERVE: a report shown in a browser of this machine while it is written. Pages are made when they are asked for, an open one is
 * loaded anew when the input or the templates change it, and what is wrong stands on it. Nothing is published. */
#ifndef ADREPORT_SERVE_SERVE_H
#define ADREPORT_SERVE_SERVE_H

#include "base/diagnostic.h"
#include "base/sink.h"

#include <glib.h>
#include <stdbool.h>

/* The port if none is named. */
enum { SERVE_PORT = 8321 };

/* What the rest of the program does for serve: a stage includes no other. All of it is called by one thread, which is not
 * the caller's, one call at a time. */
struct serve_program {
    void *data;

    /* Reads, checks and composes. True if there were no errors: then render is of what was made now; else of what was made before,
     * if anything was. */
    bool (*compose)(void *data, struct diagnostics *diagnostics);

    /* Makes the file at a path of the edition, and others with it if it likes; none if there is no such file. False, with
     * *error set, if it could not be made. */
    bool (*render)(void *data, const char *path, struct sink *sink, GError **error);

    /* "text/csv; charset=utf-8" of the file at a path. Caller frees. */
    char *(*media_type)(const char *path);
};

struct serve_options {
    const char *input, *templates; /* the folders that are watched */
    unsigned port;                 /* 0: any that is free */
    bool quiet;
};

/* Serves until SIGINT, SIGTERM or SIGHUP. False, with *error set, if it could not begin. */
bool serve_run(const struct serve_options *options, const struct serve_program *program, GError **error);

#endif
