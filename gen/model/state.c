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
    return state == STATE_NOT_REPORTED || state == STATE_OTHER_CURRENCY || state == STATE_NOT_COLLECTED ||
           state == STATE_WITHDRAWN || state == STATE_SUPPRESSED || state == STATE_ESTIMATED;
}

enum state state_commonest(const unsigned counts[STATE_COUNT], enum state without) {
    enum state found = without;
    unsigned most = 0;
    for (int hides = 1; hides >= 0 && most == 0; hides--)
        for (int state = STATE_VALUE + 1; state < STATE_COUNT; state++)
            if (state_hides_number((enum state)state) == hides && counts[state] > most) {
                most = counts[state];
                found = (enum state)state;
            }
    return found == STATE_NOT_REPORTED && counts[STATE_OTHER_CURRENCY] > 0 ? STATE_OTHER_CURRENCY : found;
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
