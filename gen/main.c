/* The command line. Each command reads like the line of the architecture:
 *
 *     input/, templates/ -> READ -> dataset -> CHECK -> TALLY -> totals -> COMPOSE -> report -> RENDER -> PUBLISH -> out/
 */
#include "answer.h"
#include "command_line.h"
#include "commands.h"
#include "ending.h"
#include "identity.h"
#include "say.h"
#include "work.h"

#include "base/diagnostic.h"
#include "base/digest.h"
#include "base/json.h"
#include "base/stopwatch.h"
#include "compose/compose.h"
#include "explain/explain.h"
#include "publish/publish.h"
#include "read/read.h"
#include "render/render.h"
#include "verify/verify.h"
#include "model/fingerprint.h"
#include "model/paths.h"

#include <glib.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Ends with the stage in which something could not be written: on a full disk the others take as long as ever. The rows of
 * the input are most of what is in memory, and pictures and the archive take the most beside it. */
static bool render_report(struct work *work, struct publication *publication, const struct options *options,
                          struct stopwatch *watch, GError **error) {
    struct spread spread = {options->jobs, stopwatch_progress, watch};
    for (guint i = 0; render_stage_name(i); i++) {
        if (!render_needs_rows(i))
            dataset_forget_observations(work->dataset);
        if (options->only && !g_strv_contains((const char *const *)options->only, render_stage_name(i)))
            continue;
        stopwatch_begin(watch, render_stage_name(i));
        bool done = render_stage(i, work->report, publish_sink(publication), &spread, error);
        malloc_trim(0); /* what a stage held is given back before anything else is made */
        if (!done || !publish_goes_on(publication, error))
            return false;
    }
    return true;
}

static int publish(const struct options *options, const struct run *run, struct work *work, struct stopwatch *watch) {
    struct report *report = work->report;
    g_assert(report);
    GError *error = NULL;
    struct publish_result result = {0};
    if (!render_charts_ready(report, &error))
        return say_trouble(error);
    if (run->program)
        report_seal(report, run->program);
    struct publication *publication = publish_begin(options->out, report->edition, &error);
    if (!publication)
        return say_trouble(error);
    bool done = render_report(work, publication, options, watch, &error);
    if (done && !options->only)
        render_root(report, publish_root_sink(publication));
    stopwatch_begin(watch, "publish");
    done = done && publish_finish(publication, report, run, options->only, options->replace, &result, &error);
    stopwatch_end(watch);
    publish_free(publication);
    if (done && !options->quiet)
        say_published(options, report, &result, watch);
    if (done && result.why)
        fputs(result.why, stdout);
    if (done)
        say_surprises(options, report->edition, &result);
    publish_result_clear(&result);
    return done ? EXIT_FINE : say_trouble(error);
}

/* A sum of what decides, beside the input, what is made and said. Caller frees. */
static char *options_sum(const struct options *options) {
    struct digest *digest = digest_new();
    digest_text(digest, options->input);
    digest_text(digest, options->templates);
    digest_text(digest, options->link);
    digest_text(digest, options->stages);
    return digest_end(digest);
}

/* Reads, checks, composes and publishes. */
static int build(const struct options *options, struct run *run) {
    /* Nothing published has a time of day, but libzip asks for the zone at each entry, and glibc looks for it each time if none is set. */
    g_setenv("TZ", "UTC0", TRUE);
    struct stopwatch watch = {.shown = !options->quiet && isatty(STDERR_FILENO), .summary = g_string_new(NULL)};
    struct diagnostics *diagnostics = diagnostics_new();
    struct work work = {0};
    bool fine = work_prepare(&work, options, &watch, diagnostics);
    if (fine)
        work_suggest(&work, diagnostics);
    say_findings(diagnostics);
    run->findings = diagnostics_count(diagnostics, SEVERITY_WARNING);
    int status = EXIT_FINDINGS;
    if (fine)
        status = publish(options, run, &work, &watch);
    else
        fprintf(stderr, "adreport: nothing was published; correct the errors above and build again\n");
    work_clear(&work);
    diagnostics_free(diagnostics);
    g_string_free(watch.summary, TRUE);
    return status;
}

/* With --replace the bytes of what is published are looked at too. */
static int command_build(const struct options *options) {
    g_autofree char *program = program_identity();
    g_autofree char *words = options_sum(options);
    struct run run = {.program = program,
                      .options = words,
                      .input = options->input,
                      .templates = options->templates,
                      .why = options->why};
    struct unchanged unchanged = {0};
    bool done = !options->replace && publish_is_unchanged(options->out, &run, &unchanged);
    if (done)
        say_unchanged(options, &unchanged);
    unchanged_clear(&unchanged);
    return done ? EXIT_FINE : build(options, &run);
}

static int prune(const struct options *options, const struct dataset *dataset, const struct report *report,
                 const GPtrArray *names) {
    GError *error = NULL;
    struct publish_result result = {0};
    struct publication *publication = publish_begin(options->out, NULL, &error);
    if (!publication)
        return say_trouble(error);
    render_root(report, publish_root_sink(publication));
    bool done = publish_prune(publication, names, dataset->settings.newest_is_copy, &result, &error);
    publish_free(publication);
    for (guint i = 0; done && !options->quiet && i < names->len; i++)
        printf("removed %s/" PATH_EDITIONS "/%s\n", options->out, (const char *)g_ptr_array_index(names, i));
    if (done && !options->quiet && names->len == 0)
        printf("%s: no old drafts\n", options->out);
    if (done)
        say_surprises(options, NULL, &result);
    publish_result_clear(&result);
    return done ? EXIT_FINE : say_trouble(error);
}

/* Nothing is made in a folder that was never published to. */
static int no_editions(const struct options *options) {
    fprintf(stderr, "adreport: there are no editions in %s; name with --out the folder that was published to\n",
            options->out);
    return EXIT_TROUBLE;
}

static int command_prune(const struct options *options) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct work work = {0};
    bool fine = work_read(&work, options, diagnostics);
    g_autoptr(GPtrArray) names = editions_old_drafts(work.dataset->editions, options->keep);
    if (fine)
        work.report = compose_editions_report(work.dataset, work.templates, names, diagnostics);
    fine = fine && diagnostics_count(diagnostics, SEVERITY_ERROR) == 0;
    say_findings(diagnostics);
    int status = EXIT_FINDINGS;
    if (fine)
        status = work.dataset->editions->len ? prune(options, work.dataset, work.report, names) : no_editions(options);
    work_clear(&work);
    diagnostics_free(diagnostics);
    return status;
}

/* Ends a command that compares: prints what it found, and tells whether that was anything. */
static int finish(const struct options *options, const GString *out, unsigned differences) {
    if (differences || !options->quiet)
        say_plain(out);
    return differences ? EXIT_FINDINGS : EXIT_FINE;
}

static int command_verify(const struct options *options) {
    g_autofree char *current = g_build_filename(options->out, PATH_NEWEST, NULL);
    g_autoptr(GString) out = g_string_new(NULL);
    GError *error = NULL;
    unsigned differences = 0;
    if (!verify_edition(options->words[0] ? options->words[0] : current, out, &differences, &error))
        return say_trouble(error);
    return finish(options, out, differences);
}

static int command_diff(const struct options *options) {
    g_autoptr(GString) out = g_string_new(NULL);
    GError *error = NULL;
    g_autoptr(GPtrArray) differences = verify_difference(options->words[0], options->words[1], &error);
    if (!differences)
        return say_trouble(error);
    if (options->json) {
        answer_print(answer_differences(options->words[0], options->words[1], differences));
        return differences->len ? EXIT_FINDINGS : EXIT_FINE;
    }
    verify_append_differences(out, differences);
    return finish(options, out, differences->len);
}

/* What explain knows of a number is printed, or what is wrong with its address said: the exit status. */
static int explain(const struct options *options, const struct work *work, const struct diagnostics *diagnostics) {
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *problem = NULL;
    bool found = options->json ? explain_number_json(work->report, options->words[0], text, &problem)
                               : explain_number(work->report, options->words[0], text, &problem);
    if (!found) {
        fprintf(stderr, "adreport: %s\n", problem);
        return EXIT_TROUBLE;
    }
    if (options->json) {
        GString *out = answer_begin("explain", options->input, diagnostics);
        json_append(out, ",\"address\":$s,$m", options->words[0], text);
        answer_print(out);
    } else {
        say_plain(text);
    }
    return EXIT_FINE;
}

static int command_explain(const struct options *options) {
    struct stopwatch watch = {.summary = g_string_new(NULL)};
    struct diagnostics *diagnostics = diagnostics_new();
    struct work work = {.only_checked = true, .address = options->words[0]};
    int status = EXIT_FINDINGS;
    if (work_prepare(&work, options, &watch, diagnostics))
        status = explain(options, &work, diagnostics);
    else if (options->json)
        answer_print(answer_begin("explain", options->input, diagnostics));
    else
        say_findings(diagnostics);
    work_clear(&work);
    diagnostics_free(diagnostics);
    g_string_free(watch.summary, TRUE);
    return status;
}

static const struct command commands[] = {
    {"init", command_init, OPTIONS_INIT | OPTIONS_QUIET, 1, WORDS_ANY, "FOLDER [FILE...]",
     "begin a report from files that platforms offer for download",
     "Makes FOLDER, a report to go on with, from files as Meta, Google and Snap offer them, ZIPs among them:\n"
     "report.yaml with each key explained, and the tables beside it. Country, currency, days and regions are\n"
     "those of the files, which are copied to FOLDER/spend, or named where they are if they lie in FOLDER\n"
     "already. Without files, those in FOLDER/spend are taken; if there are none, the tables are there to be\n"
     "filled in. A file that is there already stays as it is, and the exit status is 1. Then\n"
     "'adreport check --input FOLDER' says what to do next, one step at a time."},
    {"fetch", command_fetch, OPTIONS_FETCH | OPTIONS_QUIET, 0, 0, "", "have databases add up ads, and keep the sums",
     "Runs the queries that report.yaml names under 'fetch' on servers that ODBC leads to, and writes their rows as\n"
     "tables into INPUT, each with a file beside it that says what was asked, of whom and when. The server adds up\n"
     "the ads; its control sums come first, and the rows must agree with them. If anything is wrong with an answer,\n"
     "it is printed with its place, and nothing is written. No other command speaks to a server."},
    {"build", command_build, OPTIONS_INPUT | OPTIONS_OUT | OPTIONS_BUILD | OPTIONS_QUIET, 0, 0, "",
     "publish the report",
     "Reads INPUT and TEMPLATES, checks them, and publishes the report as a new edition under OUT: pages as HTML and\n"
     "Markdown, charts, workbooks and data. OUT/current then leads to it. If anything is wrong, every finding is\n"
     "printed with file, line and column, and nothing under OUT changes."},
    {"check", command_check, OPTIONS_INPUT | OPTIONS_QUIET | OPTIONS_CHECK | OPTIONS_JSON, 0, 0, "",
     "say what is wrong with the input and the templates",
     "Does everything that build does except writing: reads, checks, tallies and composes, and prints every\n"
     "finding, a line per file of figures - its rows, and its days against those of the report - and what to do\n"
     "next. With --suggest, prints rows for advertisers.csv: advertisers without a party that have the name of\n"
     "one, or are paid for by one, largest first, and on standard error what speaks for or against each. Nothing\n"
     "is applied: look, fill in mapped_by, and add the rows that are right. --worklist writes all that are left\n"
     "to a table to be filled in."},
    {"serve", command_serve, OPTIONS_INPUT | OPTIONS_SERVE | OPTIONS_QUIET, 0, 0, "",
     "show the report in a browser while it is written",
     "Shows the pages that build would publish at http://localhost:8321/, to this machine alone. When the input or\n"
     "the templates change, an open page that changes with them is loaded anew; findings stand on the page, with\n"
     "file, line and column, and while there are errors it stays as it was. Charts, workbooks and data are made\n"
     "when they are asked for. Nothing is published or written. Ends with Ctrl-C."},
    {"verify", command_verify, OPTIONS_QUIET, 0, 1, "[DIR]", "read what was published, and compare every number",
     "Reads all files of an edition (out/current) again: every checksum must hold, and each number of each figure must "
     "be\n"
     "the same in CSV, JSON, the pages, their Markdown and the workbooks, as digits and as text. Each difference is\n"
     "printed with both places and both values; exit status 1 if there is any."},
    {"explain", command_explain, OPTIONS_INPUT | OPTIONS_JSON, 1, 1, "FIGURE[:ROW[:COLUMN]]",
     "show the sum behind a number",
     "FIGURE lists its rows with their numbers, FIGURE:ROW the numbers of one row, and FIGURE:ROW:COLUMN the sum "
     "behind one\n"
     "of them: each line of the input that counts, with file and line, how it counts, and what it adds up to."},
    {"diff", command_diff, OPTIONS_QUIET | OPTIONS_JSON, 2, 2, "OLD-DIR NEW-DIR",
     "show what changed between two editions",
     "Compares the figures in data/ of two editions, for instance out/releases/2023-03-13-1 and out/current: numbers "
     "that\n"
     "changed as OLD -> NEW, rows and figures that came (+) or went (-). Exit status 1 if anything changed."},
    {"prune", command_prune, OPTIONS_INPUT | OPTIONS_OUT | OPTIONS_PRUNE | OPTIONS_QUIET, 0, 0, "", "remove old drafts",
     "Removes drafts under OUT/releases but for the N newest, and says which. A final edition always stays, and so "
     "does a\n"
     "draft that a final edition was compared with, since its pages lead there. INPUT and TEMPLATES give the words of "
     "the\n"
     "list of editions at the top of OUT, which is written anew."},
};

int main(int argc, char **argv) {
    ending_watch();
    return command_line_run(commands, G_N_ELEMENTS(commands), argc, argv);
}
