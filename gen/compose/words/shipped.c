#include "compose/words/shipped.h"

#include <string.h>

/* ADREPORT_PHRASES is the sum of templates/strings.csv: see the Makefile. */
bool phrases_are_shipped(const struct templates *templates) {
    for (guint i = 0; i < templates->files->len; i++) {
        const struct input_file *file = g_ptr_array_index(templates->files, i);
        if (strcmp(file->path, "strings.csv") == 0)
            return strcmp(file->sha256, ADREPORT_PHRASES) == 0;
    }
    return false;
}
