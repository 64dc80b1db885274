/* What check, diff and explain say with --json: one document a run, on standard output. The manual page says what each key holds;
 * keys stay as they are, and new ones may come. */
#ifndef ADREPORT_ANSWER_H
#define ADREPORT_ANSWER_H

#include "base/diagnostic.h"
#include "model/dataset.h"
#include "options.h"

/* {"command":"check","input":...: errors, warnings, findings; the caller goes on and closes the object. Caller frees. */
GString *answer_begin(const char *command, const char *input, const struct diagnostics *diagnostics);

/* ,"files":[...]: of figures, as they were read. */
void answer_append_files(GString *out, const struct dataset *dataset);

/* ,"suggestions":[...]; suggestions (struct suggestion *) of which something speaks for a party. */
void answer_append_suggestions(GString *out, const struct dataset *dataset, const GPtrArray *suggestions);

/* The whole document of diff; differences: struct difference *. Caller frees. */
GString *answer_differences(const char *old_folder, const char *new_folder, const GPtrArray *differences);

/* Closes the object, prints it as a line and frees it. */
void answer_print(GString *out);

#endif
