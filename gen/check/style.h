/* The report's style.css. */
#ifndef ADREPORT_CHECK_STYLE_H
#define ADREPORT_CHECK_STYLE_H

#include "model/report.h"

/* What its url(...) name must be there, and in the edition: the policy of the pages lets them load nothing from elsewhere. */
void check_style(const struct report *report, struct diagnostics *diagnostics);

#endif
