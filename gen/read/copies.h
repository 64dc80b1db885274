/* Ads that stand in several pages of an answer, or in files that were copied at different times: each is one ad. What its
 * copies say together does not depend on the order in which they are read.
 *
 * copies.c keeps the copies, and puts one ad in their place; merged.c says what that ad is. */
#ifndef ADREPORT_READ_COPIES_H
#define ADREPORT_READ_COPIES_H

#include "read/mapping.h"

struct copies;
struct copies *copies_new(void);
void copies_free(struct copies *copies);

/* Appends the rows of one ad, the whole first, of a file that was copied on a day (0: not known), to the dataset. True if
 * another copy of it says something else, and neither is known to be the later. */
bool copies_add(struct copies *copies, struct dataset *dataset, const GArray *rows, day_number copied_on);

/* The same of a copy by which nothing of the ad is the report's: it reached nobody in the country, or ran on other days. Of
 * the ad only platform, ad, role and file matter. */
bool copies_leave_out(struct copies *copies, struct dataset *dataset, const struct observation *ad,
                      day_number copied_on);

/* When all is read: puts one ad in the place of its copies, with the note `joined`. */
void copies_settle(struct copies *copies, struct dataset *dataset, const struct mapping *mapping);

/* One copy of an ad. */
struct copy {
    day_number copied_on;           /* 0: not known */
    const struct observation *rows; /* the whole, then its parts; NULL: nothing of the ad is the report's */
    guint count;
};

/* Sorts the copies (struct copy) of one ad, and returns what they say together: a GArray of struct observation, the whole
 * first, empty if nothing of the ad is the report's. The caller frees it.
 *
 * Of the copies that say something, those count that were made last, and those of which nobody knows when: the truth lies
 * between the lowest and the highest that they say. A copy that does not know an amount takes nothing from those that do;
 * but if it may be the later one, there is no telling how much it was by then, and the amount has no upper end. An ad of
 * which one of the last copies does not say in which regions it was shown, or whom it reached, has no rows by region, or by
 * age and gender: it may be any. */
GArray *copies_merge(GArray *copies, struct dataset *dataset, const struct mapping *mapping);

#endif
