#include "work.h"

#include "check/check.h"
#include "compose/compose.h"
#include "read/read.h"
#include "suggest/suggest.h"
#include "tally/tally.h"

#include <malloc.h>
#include <string.h>

bool work_read(struct work *work, const struct options *options, struct diagnostics *diagnostics) {
    work->dataset = read_dataset(options->input, options->out, diagnostics);
    work->templates = read_templates(options->templates, work->dataset, diagnostics);
    read_check_unchanged(work->dataset, work->templates, options->templates, diagnostics);
    if (options->link)
        work->dataset->settings.newest_is_copy = strcmp(options->link, "copy") == 0;
    return diagnostics_count(diagnostics, SEVERITY_ERROR) == 0;
}

static struct report *compose(const struct work *work, struct diagnostics *diagnostics) {
    if (work->only_checked)
        return compose_to_check(work->dataset, work->totals, work->templates, work->address, diagnostics);
    return compose_report(work->dataset, work->totals, work->templates, diagnostics);
}

bool work_prepare(struct work *work, const struct options *options, struct stopwatch *watch,
                  struct diagnostics *diagnostics) {
    stopwatch_begin(watch, "read");
    work_read(work, options, diagnostics);
    stopwatch_begin(watch, "check");
    check_dataset(work->dataset, diagnostics);
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == 0) {
        stopwatch_begin(watch, "tally");
        work->totals = tally_dataset(work->dataset, diagnostics);
        malloc_trim(0); /* what it held beside its result is given back before anything else is made */
    }
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == 0) {
        stopwatch_begin(watch, "compose");
        work->report = compose(work, diagnostics);
        check_unique(work->report, diagnostics);
        check_pages(work->report, diagnostics);
        malloc_trim(0);
    }
    stopwatch_end(watch);
    return diagnostics_count(diagnostics, SEVERITY_ERROR) == 0;
}

void work_suggest(struct work *work, struct diagnostics *diagnostics) {
    work->suggestions = suggest_links(work->dataset, work->totals);
    suggest_warn(work->dataset, work->totals, work->suggestions, diagnostics);
}

void work_clear(struct work *work) {
    g_clear_pointer(&work->suggestions, g_ptr_array_unref);
    report_free(work->report);
    totals_free(work->totals);
    templates_free(work->templates);
    dataset_free(work->dataset);
}
