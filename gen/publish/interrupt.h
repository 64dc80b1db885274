/* A run that is told to end (SIGINT, SIGTERM, SIGHUP) takes its staging folder with it. Signals are waited for by a thread
 * of their own, so that nothing is done within a signal handler. */
#ifndef ADREPORT_PUBLISH_INTERRUPT_H
#define ADREPORT_PUBLISH_INTERRUPT_H

#include "publish/staging.h"

#include <signal.h>

struct interrupt {
    struct staging *staging; /* not owned */
    GThread *thread;         /* NULL: signals end the program as they always do */
    int signals, ending;     /* descriptors: of signals; written to when the thread is to end */
    sigset_t former;         /* the signals that were held back before */
};

/* Begins to wait. Threads made from now on leave these signals to this one. If it cannot be done, a signal ends the
 * program, and the next run clears up. */
void interrupt_begin(struct interrupt *interrupt, struct staging *staging);

/* Ends the wait: what follows is done in moments and is not to be left half. Signals are held back. Does nothing the
 * second time. */
void interrupt_hold(struct interrupt *interrupt);

/* Lets signals do what they always do, those that were held back first. Does nothing the second time. */
void interrupt_end(struct interrupt *interrupt);

#endif
