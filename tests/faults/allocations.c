/* Preloaded into the program: lets one request for memory of one library fail. A request is of the first library that is
 * found above it in the stack and is neither the program nor this one; GLib's are its own, as it ends the program itself.
 *
 *   FAULTS_LIBRARY  part of the library's file name
 *   FAULTS_AT       which of its requests fails, from 1; 0 or nothing: none
 *   FAULTS_LOG      a file for a line per request: the library's, the request's number, the place in the library that it
 *                   came from, and the way there (a sum over all callers), so that one can be chosen for each place or
 *                   each way; nothing: none is written */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <inttypes.h>
#include <link.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DEPTH = 6, WAY = 64, OBJECTS = 128 };

struct object {
    const char *name;
    uintptr_t start, end;
    atomic_long requests;
};

static struct object objects[OBJECTS];
static int object_count;
static const struct object *fails_in;
static long fails_at;
static FILE *log_file;
static bool ready;
static _Thread_local bool busy;

static struct object *object_of(const void *address) {
    for (int i = 0; i < object_count; i++)
        if ((uintptr_t)address >= objects[i].start && (uintptr_t)address < objects[i].end)
            return &objects[i];
    return NULL;
}

static int see_object(struct dl_phdr_info *info, size_t size, void *wanted) {
    (void)size;
    struct object object = {.name = info->dlpi_name, .start = UINTPTR_MAX};
    for (int i = 0; i < info->dlpi_phnum && object_count < OBJECTS; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        uintptr_t start = info->dlpi_addr + part->p_vaddr;
        if (part->p_type != PT_LOAD)
            continue;
        object.start = start < object.start ? start : object.start;
        object.end = start + part->p_memsz > object.end ? start + part->p_memsz : object.end;
    }
    if (object.end == 0)
        return 0;
    if (*(const char *)wanted && strstr(object.name, wanted))
        fails_in = &objects[object_count];
    objects[object_count++] = object;
    return 0;
}

static __attribute__((constructor)) void begin(void) {
    const char *library = getenv("FAULTS_LIBRARY"), *at = getenv("FAULTS_AT"), *log = getenv("FAULTS_LOG");
    void *frames[DEPTH];
    backtrace(frames, DEPTH); /* loads what it needs, which asks for memory */
    dl_iterate_phdr(see_object, (void *)(library ? library : ""));
    fails_at = at ? atol(at) : 0;
    log_file = log ? fopen(log, "we") : NULL;
    if (library && *library && !fails_in) {
        fprintf(stderr, "no library %s is loaded\n", library);
        _exit(99);
    }
    ready = fails_in || log_file;
}

static __attribute__((destructor)) void end(void) {
    ready = false;
    if (log_file)
        fclose(log_file);
}

/* A sum over all that called one another up to this request, the same in each run wherever the objects are loaded. */
static uint64_t way_here(void) {
    void *frames[WAY];
    int count = backtrace(frames, WAY);
    uint64_t sum = UINT64_C(14695981039346656037); /* FNV-1a */
    for (int i = 0; i < count; i++) {
        const struct object *object = object_of(frames[i]);
        sum = (sum ^ ((uintptr_t)frames[i] - (object ? object->start : 0))) * UINT64_C(1099511628211);
    }
    return sum;
}

/* True if this request is the one to fail. */
static __attribute__((noinline)) bool is_to_fail(void) {
    void *frames[DEPTH];
    if (!ready || busy)
        return false;
    busy = true;
    struct object *own = object_of((const void *)(uintptr_t)begin), *asks = own;
    int count = backtrace(frames, DEPTH), i = 0;
    while (i < count && (!(asks = object_of(frames[i])) || asks == own || !*asks->name))
        i++;
    bool counted = i < count && asks != own;
    long number = counted ? atomic_fetch_add(&asks->requests, 1) + 1 : 0;
    if (counted && log_file)
        fprintf(log_file, "%s %ld %lx %" PRIx64 "\n", asks->name, number, (unsigned long)((uintptr_t)frames[i] - asks->start),
                way_here());
    busy = false;
    return counted && asks == fails_in && number == fails_at;
}

static void *beyond(const char *name) {
    return dlsym(RTLD_NEXT, name);
}

#define FIND(type, name) \
    static union {       \
        void *object;    \
        type;            \
    } next;              \
    if (!next.object)    \
        next.object = beyond(name);

void *malloc(size_t size) {
    FIND(void *(*function)(size_t), "malloc")
    if (!is_to_fail())
        return next.function(size);
    errno = ENOMEM;
    return NULL;
}

void *calloc(size_t count, size_t size) {
    FIND(void *(*function)(size_t, size_t), "calloc")
    if (!is_to_fail())
        return next.function(count, size);
    errno = ENOMEM;
    return NULL;
}

void *realloc(void *former, size_t size) {
    FIND(void *(*function)(void *, size_t), "realloc")
    if (size == 0 || !is_to_fail())
        return next.function(former, size);
    errno = ENOMEM;
    return NULL;
}

int posix_memalign(void **pointer, size_t alignment, size_t size) {
    FIND(int (*function)(void **, size_t, size_t), "posix_memalign")
    return is_to_fail() ? ENOMEM : next.function(pointer, alignment, size);
}
