/* One thread that reads, composes and renders; no other does, so that what it works on needs no lock. It is asked, and answers, by
 * messages: the functions here are for the thread of the main loop, and in that one answers are given. What is urgent goes before
 * what was asked first: to compose before pages, pages before pictures. */
#ifndef ADREPORT_SERVE_WORKER_H
#define ADREPORT_SERVE_WORKER_H

#include "serve/serve.h"

/* What came of composing. */
struct worker_news {
    bool fine;                 /* pages are of what was read now; else they are as they were before, if there are any */
    unsigned errors, warnings; /* how many */
    const char *findings;      /* JSON, as script.c shows it */
    double seconds;
};

/* A file that was asked for. */
struct worker_file {
    const char *path;
    GBytes *bytes;       /* NULL: there is no such file, or no report without errors yet, or it could not be made */
    const char *seen;    /* of a page: what changes with it, or with the looks that all pages share; else "" */
    const char *problem; /* why it could not be made; NULL if that is not so */
    bool composed;       /* there is a report without errors */
};

typedef void worker_told(const struct worker_news *news, void *data);
typedef void worker_answered(const struct worker_file *file, void *data);

struct worker;

/* Begins to wait for work. told is called whenever something was composed. program and data outlive the worker. NULL, with *error
 * set, if no thread can be had. */
struct worker *worker_new(const struct serve_program *program, worker_told *told, void *data, GError **error);

/* Asks to read and compose anew. Until that has begun, further calls ask for nothing more. */
void worker_compose(struct worker *worker);

/* Asks for a file, as of the report that is composed last when its turn comes. */
void worker_ask(struct worker *worker, const char *path, worker_answered *answered, void *data);

/* Ends the thread, frees what it made and forgets what was asked: nothing is answered any more. False if the thread is in the midst of
 * long work: then it goes on, and all that is left is to end the program. */
bool worker_end(struct worker *worker);

#endif
