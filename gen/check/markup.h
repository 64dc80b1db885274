/* What stands in a page and would not be published as its author meant it. */
#ifndef ADREPORT_CHECK_MARKUP_H
#define ADREPORT_CHECK_MARKUP_H

#include "check/markdown.h"

/* Tables, footnotes and the like, which other programs know and pages do not, and HTML, which is left out. */
void check_markup(const struct markdown *markdown, struct diagnostics *diagnostics);

#endif
