/* check: what is wrong with the input and the templates, and what to do next. */
#include "answer.h"
#include "commands.h"
#include "command_line.h"
#include "say.h"
#include "work.h"

#include "base/json.h"
#include "check/check.h"
#include "render/render.h"
#include "suggest/suggest.h"

#include <stdio.h>
#include <string.h>

/* A line per file of figures. It comes last, since people look at it when all is well. */
static void say_files(const struct dataset *dataset) {
    g_autoptr(GString) out = g_string_new(NULL);
    check_append_files(dataset, out);
    say_plain(out);
}

static bool write_worklist(const struct options *options, const struct work *work, GError **error) {
    int64_t least = options->worklist_from ? g_ascii_strtoll(options->worklist_from, NULL, 10) * 100
                                           : work->dataset->settings.name_from;
    guint rows;
    if (!suggest_write_worklist(options->worklist, work->dataset, work->suggestions, least, &rows, error))
        return false;
    if (!options->quiet && !options->json)
        fprintf(stderr, "%s: %u accounts; fill in 'party', and name it under 'links' in report.yaml\n",
                options->worklist, rows);
    return true;
}

/* How the report is named on the command line, as it was: " --input mine"; "" for input. Caller frees. */
static char *named_again(const struct options *options) {
    g_autofree char *quoted = g_shell_quote(options->input);
    bool plain = strpbrk(options->input, " '\"\\$`!*?[]{}()<>|&;#~\t\n") == NULL;
    return strcmp(options->input, "input") == 0 ? g_strdup("")
                                                : g_strconcat(" --input ", plain ? options->input : quoted, NULL);
}

/* What to do next, one step. Caller frees. */
static char *next_step(const struct options *options, const struct work *work) {
    g_autofree char *again = named_again(options);
    if (!work->suggestions)
        return g_strdup_printf("correct the errors; then adreport check%s", again);
    return suggest_next(work->dataset, work->totals, work->suggestions, again);
}

static void answer_check(const struct options *options, const struct work *work,
                         const struct diagnostics *diagnostics) {
    g_autofree char *next = next_step(options, work);
    GString *out = answer_begin("check", options->input, diagnostics);
    answer_append_files(out, work->dataset);
    if (options->suggest && work->suggestions)
        answer_append_suggestions(out, work->dataset, work->suggestions);
    json_append(out, ",\"next\":$s", next);
    answer_print(out);
}

static void say_check(const struct options *options, const struct work *work, bool fine) {
    if (options->suggest && fine)
        say_suggestions(options, work->dataset, work->totals, work->suggestions);
    if (options->suggest || options->quiet)
        return;
    if (fine)
        printf("%s: no errors\n", options->input);
    if (options->worklist && fine)
        return; /* what to do with it was said as it was written */
    g_autofree char *next = next_step(options, work);
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_printf(line, "next: %s\n", next);
    say_plain(line);
}

/* The end of a check. What charts are drawn with is tried too, as build would find it unfit. */
static int check_finish(const struct options *options, const struct work *work, bool fine,
                        const struct diagnostics *diagnostics) {
    GError *error = NULL;
    if (fine && options->worklist && !write_worklist(options, work, &error))
        return say_trouble(error);
    if (fine && !options->suggest && !render_charts_ready(work->report, &error))
        return say_trouble(error);
    if (options->json)
        answer_check(options, work, diagnostics);
    else
        say_check(options, work, fine);
    return fine ? EXIT_FINE : EXIT_FINDINGS;
}

int command_check(const struct options *options) {
    struct stopwatch watch = {.summary = g_string_new(NULL)};
    struct diagnostics *diagnostics = diagnostics_new();
    struct work work = {.only_checked = true};
    bool fine = work_prepare(&work, options, &watch, diagnostics);
    if (fine)
        work_suggest(&work, diagnostics);
    if (!options->json)
        say_findings(diagnostics);
    if (!options->json && !options->quiet && !options->suggest)
        say_files(work.dataset);
    int status = check_finish(options, &work, fine, diagnostics);
    work_clear(&work);
    diagnostics_free(diagnostics);
    g_string_free(watch.summary, TRUE);
    return status;
}
