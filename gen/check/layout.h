/* What the frame of every page has and a browser will not run or show, as pages say themselves (render/policy.h). */
#ifndef ADREPORT_CHECK_LAYOUT_H
#define ADREPORT_CHECK_LAYOUT_H

#include "model/report.h"

/* Scripts and what else would run, frames, forms, styles of its own, and what is loaded from elsewhere. Comments are not
 * published, and are passed over. */
void check_layout(const struct report *report, struct diagnostics *diagnostics);

#endif
