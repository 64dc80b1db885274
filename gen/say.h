/* What commands print for people. What they say for programs is in answer.h. */
#ifndef ADREPORT_SAY_H
#define ADREPORT_SAY_H

#include "base/diagnostic.h"
#include "base/stopwatch.h"
#include "init/init.h"
#include "model/report.h"
#include "model/totals.h"
#include "options.h"
#include "publish/publish.h"

/* Findings, on standard error; in colour on a terminal, unless NO_COLOR is set. */
void say_findings(const struct diagnostics *diagnostics);

/* Lines that may quote what others wrote, on standard output: nothing in them can steer a terminal. */
void say_plain(const GString *text);

/* Says an error of the system and frees it; the exit status for it. */
int say_trouble(GError *error);

/* What was published, how long it took and where to look. */
void say_published(const struct options *options, const struct report *report, const struct publish_result *result,
                   const struct stopwatch *watch);

/* That an edition is as a run would make it; and that the run that made it had findings. */
void say_unchanged(const struct options *options, const struct unchanged *unchanged);

/* What a user would not expect of out/: said even if all else is silenced. edition may be NULL. */
void say_surprises(const struct options *options, const char *edition, const struct publish_result *result);

/* Rows for advertisers.csv on standard output, each after what speaks for it on standard error; then the parties that nothing
 * speaks for. suggestions: struct suggestion *. */
void say_suggestions(const struct options *options, const struct dataset *dataset, const struct totals *totals,
                     const GPtrArray *suggestions);

/* The files of a new report, and what it is about. */
void say_begun(const struct options *options, const struct beginning *beginning, const struct init_result *result);

#endif
