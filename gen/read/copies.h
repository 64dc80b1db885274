/* Ads that stand in several pages of an answer, or in files that were copied at different times: each is one ad. */
#ifndef ADREPORT_READ_COPIES_H
#define ADREPORT_READ_COPIES_H

#include "read/mapping.h"

struct copies;
struct copies *copies_new(void);
void copies_free(struct copies *copies);

/* Takes the rows of one ad, the whole first, of a file that was copied on a day (0: not known), into the dataset.
 *
 * If the ad is there already its rows get the note `joined`, and, if the copies differ: of two that were made on days that
 * are known the later one counts; of others nothing says which is right, and an amount lies between the lowest and the highest
 * that they say. What a copy says of a region or an age group that the other does not name counts from zero, and of those that both name
 * it lies between. True if the two differ and neither is known to be the later. */
bool copies_add(struct copies *copies, struct dataset *dataset, const struct mapping *mapping, const GArray *rows,
                day_number copied_on);

#endif
