#include "base/blank.h"

#include <glib.h>
#include <string.h>

char *blank_between(const char *text, const char *open, const char *close) {
    char *bare = g_strdup(text);
    for (char *at = bare; (at = strstr(at, open));) {
        char *end = strstr(at + 2, close);
        for (end = end ? end + strlen(close) : at + strlen(at); at < end; at++)
            if (*at != '\n')
                *at = ' ';
    }
    return bare;
}
