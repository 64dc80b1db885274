/* What logs beside a code of conduct add up to, as they stood on a day. */
#ifndef ADREPORT_MODEL_ANSWERS_H
#define ADREPORT_MODEL_ANSWERS_H

#include "base/interval.h"
#include "model/dataset.h"

/* The questions put to a platform up to and with a day. */
struct answers {
    guint asked, by_authorities, by_parties;
    guint answered; /* by that day */

    /* Days from question to answer, in the middle of all of them: an open question takes at least the days so far. Of an even
     * number of questions from the lower of the two in the middle to the higher. Only if asked is not 0. */
    struct interval median_days;
};

struct answers answers_of(const struct dataset *dataset, int platform, day_number day);

/* What a platform says that it removed, for one reason and in one country, in stretches of days that had ended by a day. Stretches
 * that overlap may count the same twice: then a sum is at least the largest of them. */
struct removals {
    int platform;
    const char *ground, *country;
    struct period span; /* from the first of these days to the last */
    struct interval count;
    bool says_appeals, says_upheld; /* of some of them; of the others any number is possible */
    struct interval appeals, upheld;
    GPtrArray *sources; /* ids */
};

/* As struct removals, in the order of the log. Caller frees. */
GArray *removals_by_ground(const struct dataset *dataset, day_number day);

#endif
