/* COMPOSE: which figures and pages exist, and every sentence, headline and alt text, from the numbers. */
#ifndef ADREPORT_COMPOSE_COMPOSE_H
#define ADREPORT_COMPOSE_COMPOSE_H

#include "base/diagnostic.h"
#include "model/report.h"
#include "model/totals.h"

/* Unknown slots, figures and phrases of the templates are errors with their place. */
struct report *compose_report(const struct dataset *dataset, const struct totals *totals,
                              const struct templates *templates, struct diagnostics *diagnostics);

/* The same with the same findings, for who looks for nothing else: the figures along the axis have no rows (rows is NULL) unless a
 * template names a number of them, or this address (FIGURE, FIGURE:ROW..., NULL) names one. */
struct report *compose_to_check(const struct dataset *dataset, const struct totals *totals,
                                const struct templates *templates, const char *address,
                                struct diagnostics *diagnostics);

/* The same of the editions in out/ alone, but for the names in gone (const char *): what the pages at the root of out/ are made of. */
struct report *compose_editions_report(const struct dataset *dataset, const struct templates *templates,
                                       const GPtrArray *gone, struct diagnostics *diagnostics);

#endif
