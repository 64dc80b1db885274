/* How long each stage of a run takes, for the closing lines and for who watches a terminal. Never for what is
 * published. */
#ifndef ADREPORT_BASE_STOPWATCH_H
#define ADREPORT_BASE_STOPWATCH_H

#include <glib.h>
#include <stdbool.h>
#include <time.h>

struct stopwatch {
    bool shown; /* a terminal is watching */
    const char *stage;
    struct timespec wall, cpu;
    GString *summary; /* one line a stage; the owner makes and frees it */
};

/* Ends the stage before, if any. stage is a constant word. */
void stopwatch_begin(struct stopwatch *watch, const char *stage);
void stopwatch_end(struct stopwatch *watch);

/* Shows how far the stage is. watch is a struct stopwatch *. */
void stopwatch_progress(void *watch, unsigned done, unsigned all);

#endif
