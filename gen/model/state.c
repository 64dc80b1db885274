#include "model/state.h"

#include <string.h>

static const struct {
    const char *word;
    const char *symbol;
} states[STATE_COUNT] = {
#define STATE(name, word, symbol) [STATE_##name] = {word, symbol},
    STATES(STATE)
#undef STATE
};

const char *state_word(enum state state) {
    return states[state].word;
}

const char *state_symbol(enum state state) {
    return states[state].symbol;
}

bool state_hides_number(enum state state) {
    return state == STATE_NOT_REPORTED || state == STATE_NOT_COLLECTED || state == STATE_WITHDRAWN ||
           state == STATE_SUPPRESSED || state == STATE_ESTIMATED;
}

bool state_from_word(const char *word, enum state *state) {
    for (int i = 0; i < STATE_COUNT; i++) {
        if (strcmp(word, states[i].word) == 0) {
            *state = (enum state)i;
            return true;
        }
    }
    return false;
}
