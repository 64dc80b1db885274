/* From the input to the report: what several commands begin with. */
#ifndef ADREPORT_WORK_H
#define ADREPORT_WORK_H

#include "base/diagnostic.h"
#include "base/stopwatch.h"
#include "model/report.h"
#include "model/totals.h"
#include "options.h"

/* Everything up to the report. Later stages are skipped once an earlier one found an error: their findings would only be
 * its echo. */
struct work {
    bool only_checked;   /* its report is looked at and not published: compose_to_check makes it */
    const char *address; /* with only_checked: the figure that is looked at, see compose_to_check; NULL: none */
    struct dataset *dataset;
    struct templates *templates;
    struct totals *totals;
    struct report *report;
    GPtrArray *suggestions; /* struct suggestion *; NULL if there was an error before */
};

/* Reads the input and the templates. True if there was nothing wrong. */
bool work_read(struct work *work, const struct options *options, struct diagnostics *diagnostics);

/* Goes on up to the report. True if there was nothing wrong. */
bool work_prepare(struct work *work, const struct options *options, struct stopwatch *watch,
                  struct diagnostics *diagnostics);

/* Fills the suggestions of a report that is prepared, and warns of parties that nothing is linked to. */
void work_suggest(struct work *work, struct diagnostics *diagnostics);

void work_clear(struct work *work);

#endif
