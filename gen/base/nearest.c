#include "base/nearest.h"

#include <string.h>

enum { LONGEST = 64 };

/* Letters to change, add, leave out or swap to come from a to b; both at most LONGEST bytes. */
static unsigned distance(const char *a, const char *b) {
    unsigned rows[3][LONGEST + 1];
    size_t width = strlen(b);
    for (unsigned j = 0; j <= width; j++)
        rows[0][j] = j;
    for (unsigned i = 1; a[i - 1]; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i - 1) % 3];
        row[0] = i;
        for (unsigned j = 1; j <= width; j++) {
            unsigned changed = g_ascii_tolower(a[i - 1]) != g_ascii_tolower(b[j - 1]);
            row[j] = MIN(above[j - 1] + changed, MIN(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = MIN(row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
    return rows[strlen(a) % 3][width];
}

const char *nearest_word(const char *word, const char *const *words, unsigned count) {
    const char *best = NULL;
    size_t length = strlen(word);
    unsigned least = (unsigned)MAX(length / 3, 1) + 1;
    if (length == 0 || length > LONGEST)
        return NULL;
    for (unsigned i = 0; i < count; i++) {
        if (strlen(words[i]) > LONGEST)
            continue;
        unsigned changes = distance(word, words[i]);
        if (changes < least && changes < length) {
            least = changes;
            best = words[i];
        }
    }
    return best;
}

char *nearest_remedy(const char *word, const char *const *words, unsigned count, const char *otherwise) {
    const char *nearest = nearest_word(word, words, count);
    return nearest ? g_strdup_printf("; did you mean '%s'?", nearest) : g_strdup(otherwise);
}
