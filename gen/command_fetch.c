/* fetch: tables whose rows an engine adds up are asked for, checked and written. */
#include "command_line.h"
#include "commands.h"
#include "say.h"

#include "fetch/fetch.h"
#include "read/read.h"

#include <stdio.h>
#include <unistd.h>

static void show_progress(void *data, const char *into, guint64 rows) {
    (void)data;
    fprintf(stderr, "\r\033[K%s: %" G_GUINT64_FORMAT " rows", into, rows);
}

static day_number today(void) {
    enum { SECONDS_OF_DAY = 86400 };
    return date_from_calendar(1970, 1, 1) + (day_number)(g_get_real_time() / G_USEC_PER_SEC / SECONDS_OF_DAY);
}

/* Asks and writes; the exit status. */
static int fetch(const struct options *options, const struct dataset *dataset, struct diagnostics *diagnostics) {
    bool watched = !options->quiet && isatty(STDERR_FILENO);
    struct fetch_how how = {options->shrink, today(), watched ? show_progress : NULL, NULL};
    g_autoptr(GString) said = g_string_new(NULL);
    GError *error = NULL;
    bool done = fetch_run(dataset, &how, diagnostics, said, &error);
    if (watched)
        fputs("\r\033[K", stderr);
    say_findings(diagnostics);
    if (!options->quiet)
        say_plain(said);
    if (error)
        return say_trouble(error);
    if (!done)
        fprintf(stderr, "adreport: nothing was written; correct the errors above and fetch again\n");
    return done ? EXIT_FINE : EXIT_FINDINGS;
}

int command_fetch(const struct options *options) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_subject_matter(options->input, diagnostics);
    int status = EXIT_FINDINGS;
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == 0 && dataset->fetches->len > 0) {
        status = fetch(options, dataset, diagnostics);
    } else if (diagnostics_count(diagnostics, SEVERITY_ERROR) > 0) {
        say_findings(diagnostics);
        fprintf(stderr, "adreport: nothing was fetched; correct the errors above and fetch again\n");
    } else {
        fprintf(stderr, "adreport: report.yaml names no table to fetch; see 'fetch' in adreport(1)\n");
        status = EXIT_TROUBLE;
    }
    dataset_free(dataset);
    diagnostics_free(diagnostics);
    return status;
}
