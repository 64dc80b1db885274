/* Memory that cannot be had ends the program, whoever asked for it.
 *
 * GLib ends a program that is out of memory. Other libraries go on as well as they can and often tell nobody: a font that
 * could not be loaded is replaced by another, a line that could not be shaped is left out. The result looks like a chart
 * and is none. So each request of each library passes here, as the C library allows (its manual: "Replacing malloc"),
 * and none of them ever sees that there was nothing left. It is part of the program only: tests of its parts, and
 * sanitizers, have their own. */
#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command_line.h"

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

#if !defined __SANITIZE_ADDRESS__ && !__has_feature(address_sanitizer)

/* Says how much could not be had, and ends the run without cleaning up, which would need memory: what is left in the
 * staging folder nobody sees, and the next run removes it. */
static void end_program(size_t size) {
    static const char said[] = "adreport: out of memory: the run was ended, since this many bytes more could not be "
                               "had: ";
    char digits[24];
    char *at = digits + sizeof digits;
    *--at = '\n';
    do
        *--at = (char)('0' + size % 10);
    while (size /= 10);
    if (write(STDERR_FILENO, said, sizeof said - 1) < 0 ||
        write(STDERR_FILENO, at, (size_t)(digits + sizeof digits - at)) < 0)
        _exit(EXIT_TROUBLE); /* nobody listens */
    _exit(EXIT_TROUBLE);
}

/* The function of this name that would be called if there were none here, looked up once. */
static void *beyond(_Atomic(void *) *known, const char *name) {
    void *found = atomic_load_explicit(known, memory_order_relaxed);
    if (!found) {
        found = dlsym(RTLD_NEXT, name);
        atomic_store_explicit(known, found, memory_order_relaxed);
    }
    return found;
}

/* Calls it, in the form that the C library gives it. */
#define CALL_BEYOND(type, name, ...)   \
    static _Atomic(void *) known;      \
    union {                            \
        void *object;                  \
        type;                          \
    } symbol = {beyond(&known, name)}; \
    void *memory = symbol.function(__VA_ARGS__)

void *malloc(size_t size) {
    CALL_BEYOND(void *(*function)(size_t), "malloc", size);
    if (!memory)
        end_program(size);
    return memory;
}

void *calloc(size_t count, size_t size) {
    CALL_BEYOND(void *(*function)(size_t, size_t), "calloc", count, size);
    if (!memory)
        end_program(size && count > SIZE_MAX / size ? SIZE_MAX : count * size);
    return memory;
}

/* Of no bytes it frees, and has nothing to give. */
void *realloc(void *former, size_t size) {
    CALL_BEYOND(void *(*function)(void *, size_t), "realloc", former, size);
    if (!memory && size > 0)
        end_program(size);
    return memory;
}

void *aligned_alloc(size_t alignment, size_t size) {
    CALL_BEYOND(void *(*function)(size_t, size_t), "aligned_alloc", alignment, size);
    if (!memory && errno == ENOMEM)
        end_program(size);
    return memory;
}

int posix_memalign(void **pointer, size_t alignment, size_t size) {
    static _Atomic(void *) known;
    union {
        void *object;
        int (*function)(void **, size_t, size_t);
    } symbol = {beyond(&known, "posix_memalign")};
    int failure = symbol.function(pointer, alignment, size);
    if (failure == ENOMEM)
        end_program(size);
    return failure;
}

#endif
