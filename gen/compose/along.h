/* Figures along the axis of time. They have a row for each bin, which may be thousands of days, and nearly all the numbers of a
 * report. Who makes a report to publish it needs all; who makes it to find what is wrong with it needs the few that somebody
 * names. So a row comes from one function, which is called at the end of the table, or once somebody looks at the figure. */
#ifndef ADREPORT_COMPOSE_ALONG_H
#define ADREPORT_COMPOSE_ALONG_H

#include "compose/builder.h"

struct along {
    int platform, whose;
    enum measure measure;
    struct period bins; /* numbers of bins: a row each, in this order */

    /* Makes the rows, and says what depends on them: notes, what its chart leaves out. */
    void (*rows)(struct table *table, const struct along *along);
};

/* Ends a table without rows, which come of this. The figure joins the report. */
struct figure *table_end_along(struct table *table, const struct along *along, struct localized headline,
                               struct localized subtitle);

/* Composes from now on without the rows of such figures: they have none (rows is NULL, row_count is what it will be) until
 * they are looked at. Only right if the phrases that rows ask for are there: nobody would hear that one is missing. */
void along_wait(struct composer *composer);

/* Makes the rows of a figure (NULL: none) if they wait. Who reads rows of figures of others calls it before. */
void along_look(struct composer *composer, const struct figure *figure);

/* The figures that nobody looked at stay without rows. */
void along_end(struct composer *composer);

#endif
