#include "read/csv_punctuation.h"

void csv_punctuation_seek(struct csv_punctuation *punctuation, const char *from) {
    punctuation->block = from;
    csv_punctuation_look(punctuation);
}

bool csv_punctuation_advance(struct csv_punctuation *punctuation) {
    while (!punctuation->bits)
        if (!csv_punctuation_go_on(punctuation))
            return false;
    return true;
}
