/* serve: the report in a browser, while it is written. */
#include "commands.h"
#include "command_line.h"
#include "say.h"
#include "work.h"

#include "base/whole_file.h"
#include "render/render.h"
#include "serve/serve.h"

#include <stdio.h>

/* What serve asks of the stages, and the last work without errors. */
struct served {
    const struct options *options;
    struct work work;
};

static bool served_compose(void *data, struct diagnostics *diagnostics) {
    struct served *served = data;
    struct stopwatch watch = {.summary = g_string_new(NULL)};
    struct work work = {0};
    g_autoptr(GError) error = NULL;
    bool fine = work_prepare(&work, served->options, &watch, diagnostics);
    if (fine)
        work_suggest(&work, diagnostics);
    if (fine && !render_charts_ready(work.report, &error)) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, "charts", (struct place){0}, NULL, "%s", error->message);
        fine = false;
    }
    say_findings(diagnostics);
    work_clear(fine ? &served->work : &work);
    if (fine)
        served->work = work;
    g_string_free(watch.summary, TRUE);
    return fine;
}

static bool served_render(void *data, const char *path, struct sink *sink, GError **error) {
    const struct served *served = data;
    return render_file(served->work.report, path, sink, error);
}

int command_serve(const struct options *options) {
    struct served served = {.options = options};
    const struct serve_program program = {&served, served_compose, served_render, render_media_type};
    const struct serve_options how = {options->input, options->templates,
                                      options->port < 0 ? SERVE_PORT : (unsigned)options->port, options->quiet};
    GError *error = NULL;
    if (!g_file_test(options->input, G_FILE_TEST_IS_DIR)) {
        fprintf(stderr, "adreport: %s: no such folder; name the one of the report with --input\n", options->input);
        return EXIT_TROUBLE;
    }
    whole_file_outlive_cuts();
    bool done = serve_run(&how, &program, &error);
    work_clear(&served.work);
    return done ? EXIT_FINE : say_trouble(error);
}
