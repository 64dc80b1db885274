#include "read/pages.h"
#include "base/whole_file.h"

#include <sys/mman.h>
#include <unistd.h>

bool pages_are_mapped(GBytes *bytes) {
    return g_bytes_get_size(bytes) > WHOLE_FILE_LARGEST_COPY;
}

void pages_give_back(const char *from, const char *to) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t first = ((uintptr_t)from + page - 1) / page * page, end = (uintptr_t)to / page * page;
    if (end > first)
        madvise((void *)first, end - first, MADV_DONTNEED);
}
