/* The command line. Each command reads like the line of the architecture:
 *
 *     input/, templates/ -> READ -> dataset -> CHECK -> TALLY -> totals -> COMPOSE -> report -> RENDER -> PUBLISH -> out/
 */
#include "command_line.h"

#include "base/diagnostic.h"
#include "base/plain.h"
#include "base/stopwatch.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "check/check.h"
#include "compose/compose.h"
#include "explain/explain.h"
#include "publish/publish.h"
#include "read/read.h"
#include "render/render.h"
#include "serve/serve.h"
#include "suggest/suggest.h"
#include "tally/tally.h"
#include "verify/verify.h"
#include "model/paths.h"

#include <errno.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static bool colour_wanted(void) {
    const char *no_color = g_getenv("NO_COLOR");
    return isatty(STDERR_FILENO) && !(no_color && *no_color);
}

static void print_diagnostics(const struct diagnostics *diagnostics) {
    g_autoptr(GString) out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, colour_wanted());
    fputs(out->str, stderr);
}

/* Everything up to the report. Later stages are skipped once an earlier one found an error: their findings would only be
 * its echo. */
struct work {
    struct dataset *dataset;
    struct templates *templates;
    struct totals *totals;
    struct report *report;
    GPtrArray *suggestions; /* struct suggestion *; NULL if there was an error before */
};

/* True if there was nothing wrong. */
static bool work_read(struct work *work, const struct options *options, struct diagnostics *diagnostics) {
    work->dataset = read_dataset(options->input, options->out, diagnostics);
    work->templates = read_templates(options->templates, work->dataset, diagnostics);
    read_check_unchanged(work->dataset, work->templates, options->templates, diagnostics);
    if (options->link)
        work->dataset->settings.newest_is_copy = strcmp(options->link, "copy") == 0;
    return diagnostics_count(diagnostics, SEVERITY_ERROR) == 0;
}

static bool work_prepare(struct work *work, const struct options *options, struct stopwatch *watch,
                         struct diagnostics *diagnostics) {
    stopwatch_begin(watch, "read");
    work_read(work, options, diagnostics);
    stopwatch_begin(watch, "check");
    check_dataset(work->dataset, diagnostics);
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == 0) {
        stopwatch_begin(watch, "tally");
        work->totals = tally_dataset(work->dataset, diagnostics);
    }
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == 0) {
        stopwatch_begin(watch, "compose");
        work->report = compose_report(work->dataset, work->totals, work->templates, diagnostics);
        check_unique(work->report, diagnostics);
        check_pages(work->report, diagnostics);
    }
    stopwatch_end(watch);
    return diagnostics_count(diagnostics, SEVERITY_ERROR) == 0;
}

/* The same, and what parties are proposed for advertisers. */
static bool work_judge(struct work *work, const struct options *options, struct stopwatch *watch,
                       struct diagnostics *diagnostics) {
    if (!work_prepare(work, options, watch, diagnostics))
        return false;
    work->suggestions = suggest_links(work->dataset, work->totals);
    suggest_warn(work->dataset, work->totals, work->suggestions, diagnostics);
    return true;
}

static void work_clear(struct work *work) {
    g_clear_pointer(&work->suggestions, g_ptr_array_unref);
    report_free(work->report);
    totals_free(work->totals);
    templates_free(work->templates);
    dataset_free(work->dataset);
}

static bool render_report(const struct report *report, struct sink *sink, const struct options *options,
                          struct stopwatch *watch, GError **error) {
    struct spread spread = {options->jobs, stopwatch_progress, watch};
    for (guint i = 0; render_stage_name(i); i++) {
        if (options->only && !g_strv_contains((const char *const *)options->only, render_stage_name(i)))
            continue;
        stopwatch_begin(watch, render_stage_name(i));
        if (!render_stage(i, report, sink, &spread, error))
            return false;
    }
    return true;
}

static void print_result(const struct options *options, const struct report *report,
                         const struct publish_result *result, const struct stopwatch *watch) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    g_autoptr(GString) files = g_string_new(NULL);
    text_append_count(files, LANGUAGE_OF_PROGRAM, result->files);
    printf("%s/" PATH_EDITIONS "/%s: %s files, %.1f MB%s\n", options->out, report->edition, files->str,
           (double)result->bytes / 1e6, result->unchanged ? " (the same bytes as before)" : "");
    fputs(watch->summary->str, stdout);
    if (!report->dataset->settings.base_url)
        printf("  without base_url in report.yaml there are no canonical links, cards, sitemap, feed and catalogue\n");
    if (options->only)
        printf("  only %s, to try things out: links to what was not made lead nowhere\n", options->stages);
    printf("  peak memory %.1f MB\nOpen %s/" PATH_NEWEST "/" PATH_INDEX " in a browser.\n",
           (double)usage.ru_maxrss / 1e3, options->out);
}

/* What a user would not expect of out/: said even if all else is silenced. */
static void print_surprises(const struct options *options, const char *edition, const struct publish_result *result) {
    if (edition && result->newest && strcmp(result->newest, edition) != 0)
        fprintf(stderr, "adreport: %s/" PATH_NEWEST " stays at %s, which is newer than %s\n", options->out,
                result->newest, edition);
    for (guint i = 0; i < result->others->len; i++)
        fprintf(stderr, "adreport: %s/%s is not adreport's, and was left as it is\n", options->out,
                (const char *)g_ptr_array_index(result->others, i));
}

static int trouble(GError *error) {
    fprintf(stderr, "adreport: %s\n", error->message);
    g_error_free(error);
    return EXIT_TROUBLE;
}

static int publish(const struct options *options, const struct report *report, struct stopwatch *watch) {
    g_assert(report);
    GError *error = NULL;
    struct publish_result result = {0};
    if (!render_charts_ready(report, &error))
        return trouble(error);
    struct publication *publication = publish_begin(options->out, &error);
    if (!publication)
        return trouble(error);
    bool done = render_report(report, publish_sink(publication), options, watch, &error);
    if (done && !options->only)
        render_root(report, publish_root_sink(publication));
    stopwatch_begin(watch, "publish");
    done = done && publish_finish(publication, report, options->only, options->replace, &result, &error);
    stopwatch_end(watch);
    publish_free(publication);
    if (done && !options->quiet)
        print_result(options, report, &result, watch);
    if (done)
        print_surprises(options, report->edition, &result);
    publish_result_clear(&result);
    return done ? EXIT_FINE : trouble(error);
}

/* Rows go to standard output, ready for advertisers.csv; what speaks for each of them goes to standard error. */
static void print_suggestions(const struct options *options, const struct work *work) {
    g_autoptr(GString) missing = g_string_new(NULL);
    bool any = false;
    for (guint i = 0; i < work->suggestions->len; i++) {
        const struct suggestion *suggestion = g_ptr_array_index(work->suggestions, i);
        if (suggestion->parties->len == 0)
            continue;
        g_autoptr(GString) row = g_string_new(any ? NULL : suggest_header());
        any = true;
        suggest_append_row(work->dataset, suggestion, row);
        if (!options->quiet)
            fprintf(stderr, "%s\n", suggestion->reason);
        fputs(row->str, stdout);
        fflush(stdout);
    }
    suggest_append_missing(work->dataset, work->totals, work->suggestions, missing);
    if (!options->quiet)
        fputs(any ? missing->str : "no account without a party has the name of one, or is paid for by one\n", stderr);
}

/* False, said, if there is a file of that name, in which somebody may have filled in a lot, or it cannot be written. */
static bool write_worklist(const struct options *options, const struct work *work) {
    int64_t least = options->worklist_from ? g_ascii_strtoll(options->worklist_from, NULL, 10) * 100
                                           : work->dataset->settings.name_from;
    g_autoptr(GString) out = g_string_new(NULL);
    guint rows = suggest_append_worklist(work->dataset, work->suggestions, least, out);
    FILE *file = fopen(options->worklist, "wxe");
    if (!file) {
        fprintf(stderr, "adreport: cannot write %s: %s\n", options->worklist,
                errno == EEXIST ? "it is there already, and may have been filled in; name another file"
                                : g_strerror(errno));
        return false;
    }
    bool written = fwrite(out->str, 1, out->len, file) == out->len;
    written = fclose(file) == 0 && written;
    if (!written)
        fprintf(stderr, "adreport: cannot write all of %s: %s\n", options->worklist, g_strerror(errno));
    else if (!options->quiet)
        fprintf(stderr, "%s: %u accounts; fill in 'party', and name it under 'links' in report.yaml\n",
                options->worklist, rows);
    return written;
}

/* Prints lines that may quote what others wrote: nothing in them can steer a terminal. */
static void print_plain(const GString *text) {
    g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);
    g_autoptr(GString) plain = g_string_new(NULL);
    for (guint i = 0; lines[i]; i++) {
        if (i > 0)
            g_string_append_c(plain, '\n');
        plain_append(plain, lines[i]);
    }
    fputs(plain->str, stdout);
}

/* Prints a line per file of figures. It comes last, since people look at it when all is well. */
static void print_files(const struct dataset *dataset) {
    g_autoptr(GString) out = g_string_new(NULL);
    check_append_files(dataset, out);
    print_plain(out);
}

/* The end of a check without errors. What charts are drawn with is tried too, as build would find it unfit. */
static int check_finish(const struct options *options, const struct work *work) {
    GError *error = NULL;
    if (options->worklist && !write_worklist(options, work))
        return EXIT_TROUBLE;
    if (options->suggest)
        print_suggestions(options, work);
    else if (!render_charts_ready(work->report, &error))
        return trouble(error);
    else if (!options->quiet)
        printf("%s: no errors\n", options->input);
    return EXIT_FINE;
}

static int command_run(const struct options *options, bool build) {
    struct stopwatch watch = {.shown = build && !options->quiet && isatty(STDERR_FILENO),
                              .summary = g_string_new(NULL)};
    struct diagnostics *diagnostics = diagnostics_new();
    struct work work = {0};
    bool fine = work_judge(&work, options, &watch, diagnostics);
    print_diagnostics(diagnostics);
    int status = fine ? EXIT_FINE : EXIT_FINDINGS;
    if (!build && !options->quiet && !options->suggest)
        print_files(work.dataset);
    if (fine)
        status = build ? publish(options, work.report, &watch) : check_finish(options, &work);
    else if (build)
        fprintf(stderr, "adreport: nothing was published; correct the errors above and build again\n");
    work_clear(&work);
    diagnostics_free(diagnostics);
    g_string_free(watch.summary, TRUE);
    return status;
}

static int command_build(const struct options *options) {
    return command_run(options, true);
}

static int command_check(const struct options *options) {
    return command_run(options, false);
}

/* The editions that go: const char *, oldest first. */
static GPtrArray *old_drafts(const GArray *editions, int keep) {
    GPtrArray *names = g_ptr_array_new();
    for (guint i = editions->len; i > 0; i--) {
        const struct edition *edition = &g_array_index(editions, struct edition, i - 1);
        bool newest = i == editions->len;
        if (!edition->draft || keep-- > 0 || newest || editions_need(editions, edition->name))
            continue;
        g_ptr_array_insert(names, 0, (gpointer)edition->name);
    }
    return names;
}

static int prune(const struct options *options, const struct dataset *dataset, const struct report *report,
                 const GPtrArray *names) {
    GError *error = NULL;
    struct publish_result result = {0};
    struct publication *publication = publish_begin(options->out, &error);
    if (!publication)
        return trouble(error);
    render_root(report, publish_root_sink(publication));
    bool done = publish_prune(publication, names, dataset->settings.newest_is_copy, &result, &error);
    publish_free(publication);
    for (guint i = 0; done && !options->quiet && i < names->len; i++)
        printf("removed %s/" PATH_EDITIONS "/%s\n", options->out, (const char *)g_ptr_array_index(names, i));
    if (done && !options->quiet && names->len == 0)
        printf("%s: no old drafts\n", options->out);
    if (done)
        print_surprises(options, NULL, &result);
    publish_result_clear(&result);
    return done ? EXIT_FINE : trouble(error);
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
    g_autoptr(GPtrArray) names = old_drafts(work.dataset->editions, options->keep);
    if (fine)
        work.report = compose_editions_report(work.dataset, work.templates, names, diagnostics);
    fine = fine && diagnostics_count(diagnostics, SEVERITY_ERROR) == 0;
    print_diagnostics(diagnostics);
    int status = EXIT_FINDINGS;
    if (fine)
        status = work.dataset->editions->len ? prune(options, work.dataset, work.report, names) : no_editions(options);
    work_clear(&work);
    diagnostics_free(diagnostics);
    return status;
}

/* Ends a command that compares: prints what it found, and tells whether that was anything. */
static int finish(const struct options *options, bool done, const GString *out, unsigned differences, GError *error) {
    if (!done)
        return trouble(error);
    if (differences || !options->quiet)
        print_plain(out);
    return differences ? EXIT_FINDINGS : EXIT_FINE;
}

static int command_verify(const struct options *options) {
    g_autofree char *current = g_build_filename(options->out, PATH_NEWEST, NULL);
    g_autoptr(GString) out = g_string_new(NULL);
    GError *error = NULL;
    unsigned differences = 0;
    bool done = verify_edition(options->words[0] ? options->words[0] : current, out, &differences, &error);
    return finish(options, done, out, differences, error);
}

static int command_diff(const struct options *options) {
    g_autoptr(GString) out = g_string_new(NULL);
    GError *error = NULL;
    unsigned differences = 0;
    bool done = verify_difference(options->words[0], options->words[1], out, &differences, &error);
    return finish(options, done, out, differences, error);
}

static int command_explain(const struct options *options) {
    struct stopwatch watch = {.summary = g_string_new(NULL)};
    struct diagnostics *diagnostics = diagnostics_new();
    struct work work = {0};
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *problem = NULL;
    bool fine = work_prepare(&work, options, &watch, diagnostics);
    int status = fine ? EXIT_FINE : EXIT_FINDINGS;
    if (!fine) {
        print_diagnostics(diagnostics);
    } else if (!explain_number(work.report, options->words[0], out, &problem)) {
        fprintf(stderr, "adreport: %s\n", problem);
        status = EXIT_TROUBLE;
    }
    print_plain(out);
    work_clear(&work);
    diagnostics_free(diagnostics);
    g_string_free(watch.summary, TRUE);
    return status;
}

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
    bool fine = work_judge(&work, served->options, &watch, diagnostics);
    if (fine && !render_charts_ready(work.report, &error)) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, "charts", (struct place){0}, NULL, "%s", error->message);
        fine = false;
    }
    print_diagnostics(diagnostics);
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

static int command_serve(const struct options *options) {
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
    return done ? EXIT_FINE : trouble(error);
}

static const struct command commands[] = {
    {"build", command_build, OPTIONS_INPUT | OPTIONS_OUT | OPTIONS_BUILD | OPTIONS_QUIET, 0, 0, "",
     "publish the report",
     "Reads INPUT and TEMPLATES, checks them, and publishes the report as a new edition under OUT: pages as HTML and\n"
     "Markdown, charts, workbooks and data. OUT/current then leads to it. If anything is wrong, every finding is\n"
     "printed with file, line and column, and nothing under OUT changes."},
    {"check", command_check, OPTIONS_INPUT | OPTIONS_QUIET | OPTIONS_CHECK, 0, 0, "",
     "say what is wrong with the input and the templates",
     "Does everything that build does except writing: reads, checks, tallies and composes, and prints every "
     "finding,\n"
     "and a line per file of figures: its rows, and its days against those of the report.\n"
     "With --suggest, prints rows for advertisers.csv: advertisers without a party that have the name of one, or are\n"
     "paid for by one, largest first, and on standard error what speaks for or against each. Nothing is applied: "
     "look,\n"
     "fill in mapped_by, and add the rows that are right. --worklist writes all that are left to a table to be filled "
     "in."},
    {"serve", command_serve, OPTIONS_INPUT | OPTIONS_SERVE | OPTIONS_QUIET, 0, 0, "",
     "show the report in a browser while it is written",
     "Shows the pages that build would publish at http://localhost:8321/, to this machine alone. When the input or "
     "the\n"
     "templates change, an open page that changes with them is loaded anew; findings stand on the page, with file, "
     "line and\n"
     "column, and while there are errors it stays as it was. Charts, workbooks and data are made when they are asked "
     "for.\n"
     "Nothing is published or written. Ends with Ctrl-C."},
    {"verify", command_verify, OPTIONS_QUIET, 0, 1, "[DIR]", "read what was published, and compare every number",
     "Reads all files of an edition (out/current) again: every checksum must hold, and each number of each figure must "
     "be\n"
     "the same in CSV, JSON, the pages, their Markdown and the workbooks, as digits and as text. Each difference is\n"
     "printed with both places and both values; exit status 1 if there is any."},
    {"explain", command_explain, OPTIONS_INPUT, 1, 1, "FIGURE[:ROW[:COLUMN]]", "show the sum behind a number",
     "FIGURE lists its rows with their numbers, FIGURE:ROW the numbers of one row, and FIGURE:ROW:COLUMN the sum "
     "behind one\n"
     "of them: each line of the input that counts, with file and line, how it counts, and what it adds up to."},
    {"diff", command_diff, OPTIONS_QUIET, 2, 2, "OLD NEW", "show what changed between two editions",
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

/* Output that was lost, as on a full disk, is a failure, whichever command made it and however it ended. */
static void close_output(void) {
    bool lost = ferror(stdout) != 0;
    if ((fclose(stdout) == 0 || errno == EBADF) && !lost) /* closed by whoever wants none */
        return;
    fprintf(stderr, "adreport: cannot write all of the output: %s\n", g_strerror(errno));
    _exit(EXIT_TROUBLE);
}

/* A mapped file is cut short by another program: what is beyond its new end cannot be read. */
static void file_was_cut(int number) {
    static const char words[] = "adreport: a large file was cut short while it was read; try again once it is whole\n";
    (void)number;
    ssize_t written = write(STDERR_FILENO, words, sizeof words - 1);
    _exit(written < 0 ? EXIT_TROUBLE : EXIT_FINDINGS);
}

int main(int argc, char **argv) {
    signal(SIGBUS, file_was_cut);
    atexit(close_output); /* --help ends the program by itself */
    return command_line_run(commands, G_N_ELEMENTS(commands), argc, argv);
}
