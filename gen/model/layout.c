#include "model/layout.h"

#include <string.h>

static const char *const words[LAYOUT_SLOT_COUNT] = {
#define SLOT(name, word) [LAYOUT_##name] = (word),
    LAYOUT_SLOTS(SLOT)
#undef SLOT
};

const char *layout_slot_word(enum layout_slot slot) {
    return words[slot];
}

bool layout_slot_from_word(const char *word, enum layout_slot *slot) {
    for (int i = 0; i < LAYOUT_SLOT_COUNT; i++) {
        if (strcmp(word, words[i]) == 0) {
            *slot = (enum layout_slot)i;
            return true;
        }
    }
    return false;
}
