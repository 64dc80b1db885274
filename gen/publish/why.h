/* Why a file was made again, or was not: build --why. */
#ifndef ADREPORT_PUBLISH_WHY_H
#define ADREPORT_PUBLISH_WHY_H

#include "model/report.h"
#include "publish/former.h"

/* In lines, each with a line break behind it. files are those of the edition, struct staged_file *. Caller frees. */
char *why_text(const struct former_edition *former, const GPtrArray *files, const struct report *report,
               const char *path);

#endif
