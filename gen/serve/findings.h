/* What was found, for the page that shows it. */
#ifndef ADREPORT_SERVE_FINDINGS_H
#define ADREPORT_SERVE_FINDINGS_H

#include "base/diagnostic.h"

/* {"errors": 2, "warnings": 0, "shown": [{"severity": "error", "place": "input/spend/meta.csv:14:7", "message": "not an amount: ...",
 * "line": "meta,2023-03-03,...", "from": 6, "width": 4, "more": 312}, ...]}: line is null if there is none to show; from is its first character that is meant, from 0, and -1 if
 * all of it is. Caller frees. */
char *findings_json(const struct diagnostics *diagnostics);

#endif
