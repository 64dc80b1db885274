#include "base/stopwatch.h"

#include <stdio.h>

static double seconds_since(clockid_t clock, const struct timespec *start) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

void stopwatch_end(struct stopwatch *watch) {
    if (!watch->stage)
        return;
    g_string_append_printf(watch->summary, "  %-10s %8.1f ms  %8.1f ms CPU\n", watch->stage,
                           seconds_since(CLOCK_MONOTONIC, &watch->wall) * 1e3,
                           seconds_since(CLOCK_PROCESS_CPUTIME_ID, &watch->cpu) * 1e3);
    if (watch->shown)
        fputs("\r\033[K", stderr);
    watch->stage = NULL;
}

void stopwatch_begin(struct stopwatch *watch, const char *stage) {
    stopwatch_end(watch);
    watch->stage = stage;
    clock_gettime(CLOCK_MONOTONIC, &watch->wall);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &watch->cpu);
    if (watch->shown)
        fprintf(stderr, "\r\033[K%s ...", stage);
}

void stopwatch_progress(void *data, unsigned done, unsigned all) {
    const struct stopwatch *watch = data;
    if (watch->shown)
        fprintf(stderr, "\r\033[K%s %u of %u, %.1f s", watch->stage, done, all,
                seconds_since(CLOCK_MONOTONIC, &watch->wall));
}
