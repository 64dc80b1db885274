#include "read/format.h"
#include "read/observations.h"

#include <string.h>

static const struct format formats[] = {
    {"observations", observations_read},
};

const struct format *format_from_word(const char *word) {
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].word, word) == 0)
            return &formats[i];
    return NULL;
}

const struct format *format_default(void) {
    return &formats[0];
}

char *format_words(void) {
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
        g_string_append_printf(words, "%s%s", i ? ", " : "", formats[i].word);
    return g_string_free(words, FALSE);
}
