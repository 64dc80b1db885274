/* COMPOSE: which figures and pages exist, and every sentence, headline and alt text, from the numbers. */
#ifndef ADREPORT_COMPOSE_COMPOSE_H
#define ADREPORT_COMPOSE_COMPOSE_H

#include "base/diagnostic.h"
#include "model/report.h"
#include "model/totals.h"

/* Unknown slots, figures and phrases of the templates are errors with their place. */
struct report *compose_report(const struct dataset *dataset, const struct totals *totals,
                              const struct templates *templates, struct diagnostics *diagnostics);

#endif
