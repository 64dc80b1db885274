/* The command line. Each command reads like the line of the architecture:
 *
 *     input/, templates/ -> READ -> dataset -> CHECK -> TALLY -> totals -> COMPOSE -> report -> RENDER -> PUBLISH -> out/
 */
#include "base/diagnostic.h"
#include "base/plain.h"
#include "base/stopwatch.h"
#include "base/text.h"
#include "base/version.h"
#include "check/check.h"
#include "compose/compose.h"
#include "explain/explain.h"
#include "publish/publish.h"
#include "read/installed.h"
#include "read/read.h"
#include "render/render.h"
#include "suggest/suggest.h"
#include "tally/tally.h"
#include "verify/verify.h"
#include "model/paths.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum exit_status { EXIT_FINE = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

struct options {
    char *input;
    char *templates;
    char *out;
    int jobs;
    gboolean quiet;
    gboolean replace;
    gboolean suggest;
    char *stages; /* as --only names them; NULL: all */
    char **only;  /* the same, one by one */
    char **words; /* what is on the command line besides options, as many as the command takes */
};

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
};

static bool work_prepare(struct work *work, const struct options *options, struct stopwatch *watch,
                         struct diagnostics *diagnostics) {
    stopwatch_begin(watch, "read");
    work->dataset = read_dataset(options->input, options->out, diagnostics);
    work->templates = read_templates(options->templates, work->dataset, diagnostics);
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

static void work_clear(struct work *work) {
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

static int trouble(GError *error) {
    fprintf(stderr, "adreport: %s\n", error->message);
    g_error_free(error);
    return EXIT_TROUBLE;
}

static int publish(const struct options *options, const struct report *report, struct stopwatch *watch) {
    g_assert(report);
    GError *error = NULL;
    struct publish_result result;
    if (!render_charts_ready(&error))
        return trouble(error);
    struct publication *publication = publish_begin(options->out, &error);
    if (!publication)
        return trouble(error);
    bool done = render_report(report, publish_sink(publication), options, watch, &error);
    stopwatch_begin(watch, "publish");
    done = done && publish_finish(publication, report, options->only, options->replace, &result, &error);
    stopwatch_end(watch);
    publish_free(publication);
    if (!done)
        return trouble(error);
    if (!options->quiet)
        print_result(options, report, &result, watch);
    return EXIT_FINE;
}

/* Rows go to standard output, ready for advertisers.csv; what speaks for each of them goes to standard error. */
static void print_suggestions(const struct options *options, const struct work *work) {
    g_autoptr(GPtrArray) suggestions = suggest_mappings(work->dataset, work->totals);
    for (guint i = 0; i < suggestions->len; i++) {
        const struct suggestion *suggestion = g_ptr_array_index(suggestions, i);
        if (i == 0)
            fputs(suggest_header(), stdout);
        if (!options->quiet)
            fprintf(stderr, "%s\n", suggestion->reason);
        fputs(suggestion->row, stdout);
        fflush(stdout);
    }
    if (suggestions->len == 0 && !options->quiet)
        fputs("no advertiser without a party has the name of one\n", stderr);
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

static int command_run(const struct options *options, bool build) {
    struct stopwatch watch = {.shown = build && !options->quiet && isatty(STDERR_FILENO),
                              .summary = g_string_new(NULL)};
    struct diagnostics *diagnostics = diagnostics_new();
    struct work work = {0};
    bool fine = work_prepare(&work, options, &watch, diagnostics);
    print_diagnostics(diagnostics);
    int status = fine ? EXIT_FINE : EXIT_FINDINGS;
    if (!build && !options->quiet && !options->suggest)
        print_files(work.dataset);
    if (fine && build)
        status = publish(options, work.report, &watch);
    else if (!fine && build)
        fprintf(stderr, "adreport: nothing was published; correct the errors above and build again\n");
    else if (fine && options->suggest)
        print_suggestions(options, &work);
    else if (fine && !options->quiet)
        printf("%s: no errors\n", options->input);
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

enum option_group {
    OPTIONS_INPUT = 1 << 0,
    OPTIONS_BUILD = 1 << 1,
    OPTIONS_QUIET = 1 << 2,
    OPTIONS_CHECK = 1 << 3,
};

/* One row per command; help is made from it. */
static const struct command {
    const char *name;
    int (*run)(const struct options *options);
    unsigned options;            /* enum option_group */
    int words_least, words_most; /* besides options */
    const char *words;
    const char *summary;
    const char *description;
} commands[] = {
    {"build", command_build, OPTIONS_INPUT | OPTIONS_BUILD | OPTIONS_QUIET, 0, 0, "", "publish the report",
     "Reads INPUT and TEMPLATES, checks them, and publishes the report as a new edition under OUT: pages as HTML and\n"
     "Markdown, charts, workbooks and data. OUT/current then leads to it. If anything is wrong, every finding is\n"
     "printed with file, line and column, and nothing under OUT changes."},
    {"check", command_check, OPTIONS_INPUT | OPTIONS_QUIET | OPTIONS_CHECK, 0, 0, "",
     "say what is wrong with the input and the templates",
     "Does everything that build does except writing: reads, checks, tallies and composes, and prints every "
     "finding,\n"
     "and a line per file of figures: its rows, and its days against those of the report.\n"
     "With --suggest, prints rows for advertisers.csv: advertisers without a party that have the name of one, largest\n"
     "first, and on standard error what speaks for or against each. Nothing is applied: look, fill in mapped_by, and "
     "add\n"
     "the rows that are right."},
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
};

static void print_usage(FILE *to) {
    fputs("Usage: adreport COMMAND [OPTION...]\n"
          "\n"
          "Turns spend and reach figures of online political advertising into a publication.\n"
          "\n"
          "Commands:\n",
          to);
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        fprintf(to, "  %-9s%s\n", commands[i].name, commands[i].summary);
    fputs("  help     this text, or help on a command: adreport help build\n"
          "\n"
          "  adreport build                                    input/ and templates/ to out/\n"
          "  adreport build --input my-report --out /srv/www   another report, elsewhere\n"
          "  adreport explain spend-by-party:vvd:meta_spend    the sum behind a number\n"
          "\n"
          "Exit status: 0 all is well, 1 something is wrong with the input or differs, 2 usage or system.\n",
          to);
}

static const struct command *command_find(const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static int usage_error(const char *format, const char *what) {
    fputs("adreport: ", stderr);
    fprintf(stderr, format, what);
    fputs("\nTry 'adreport --help'.\n", stderr);
    return EXIT_TROUBLE;
}

static GOptionContext *context_new(const struct command *command, struct options *options) {
    const GOptionEntry input[] = {
        {"input", 0, 0, G_OPTION_ARG_FILENAME, &options->input, "Folder with report.yaml and its tables (input)",
         "DIR"},
        {"templates", 0, 0, G_OPTION_ARG_FILENAME, &options->templates,
         "Folder with pages, phrases and style (templates, else the installed ones)", "DIR"},
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry build[] = {
        {"out", 0, 0, G_OPTION_ARG_FILENAME, &options->out, "Folder to publish to (out)", "DIR"},
        {"jobs", 0, 0, G_OPTION_ARG_INT, &options->jobs, "Threads for pictures and workbooks (one per processor)", "N"},
        {"replace", 0, 0, G_OPTION_ARG_NONE, &options->replace, "Overwrite a final edition that was published before",
         NULL},
        {"only", 0, 0, G_OPTION_ARG_STRING, &options->stages,
         "Make only these of pages, data, charts, embeds, pictures, workbooks: to try things out", "STAGE,..."},
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry check[] = {
        {"suggest", 0, 0, G_OPTION_ARG_NONE, &options->suggest, "Propose parties for advertisers by their names", NULL},
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry quiet[] = {
        {"quiet", 0, 0, G_OPTION_ARG_NONE, &options->quiet, "Print nothing but findings", NULL},
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = g_option_context_new(command->words);
    g_option_context_set_summary(context, command->description);
    if (command->options & OPTIONS_INPUT)
        g_option_context_add_main_entries(context, input, NULL);
    if (command->options & OPTIONS_BUILD)
        g_option_context_add_main_entries(context, build, NULL);
    if (command->options & OPTIONS_CHECK)
        g_option_context_add_main_entries(context, check, NULL);
    if (command->options & OPTIONS_QUIET)
        g_option_context_add_main_entries(context, quiet, NULL);
    return context;
}

static bool stage_exists(const char *name) {
    for (guint i = 0; render_stage_name(i); i++)
        if (strcmp(render_stage_name(i), name) == 0)
            return true;
    return false;
}

/* Splits what --only names. False, with a usage error printed, if that is no stage. */
static bool only_read(struct options *options) {
    if (!options->stages)
        return true;
    options->only = g_strsplit(options->stages, ",", -1);
    bool known = options->only[0] != NULL;
    for (guint i = 0; options->only[i] && known; i++)
        known = stage_exists(options->only[i]);
    if (known)
        return true;
    g_autoptr(GString) message = g_string_new(NULL);
    g_string_printf(message, "--only %s: the stages are", options->stages);
    for (guint i = 0; render_stage_name(i); i++)
        g_string_append_printf(message, "%s %s", i ? "," : "", render_stage_name(i));
    usage_error("%s", message->str);
    return false;
}

static int command_main(const struct command *command, int argc, char **argv) {
    struct options options = {0};
    GError *error = NULL;
    g_autofree char *program = g_strconcat("adreport ", command->name, NULL);
    g_set_prgname(program);
    GOptionContext *context = context_new(command, &options);
    int status;
    if (!g_option_context_parse(context, &argc, &argv, &error)) {
        status = usage_error("%s", error->message);
        g_error_free(error);
    } else if (argc - 1 > command->words_most) {
        status = usage_error("'%s' is one word too many", argv[command->words_most + 1]);
    } else if (argc - 1 < command->words_least) {
        status = usage_error("say which: %s", command->words);
    } else if (options.jobs < 0) {
        status = usage_error("%s", "--jobs takes a number from 1 up");
    } else if (!only_read(&options)) {
        status = EXIT_TROUBLE;
    } else {
        options.input = options.input ? options.input : g_strdup("input");
        options.templates = options.templates ? options.templates : installed_templates();
        options.out = options.out ? options.out : g_strdup("out");
        options.words = argv + 1;
        if (options.jobs == 0)
            options.jobs = (int)g_get_num_processors();
        status = command->run(&options);
    }
    g_option_context_free(context);
    g_free(options.input);
    g_free(options.templates);
    g_free(options.out);
    g_free(options.stages);
    g_strfreev(options.only);
    return status;
}

static int help_main(int argc, char **argv) {
    if (argc < 2) {
        print_usage(stdout);
        return EXIT_FINE;
    }
    const struct command *command = command_find(argv[1]);
    if (!command)
        return usage_error("there is no command '%s'", argv[1]);
    struct options options = {0};
    g_autofree char *program = g_strconcat("adreport ", command->name, NULL);
    g_set_prgname(program);
    GOptionContext *context = context_new(command, &options);
    g_autofree char *text = g_option_context_get_help(context, TRUE, NULL);
    fputs(text, stdout);
    g_option_context_free(context);
    return EXIT_FINE;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        print_usage(stderr);
        return EXIT_TROUBLE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("adreport " ADREPORT_VERSION);
        return EXIT_FINE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
        return help_main(strcmp(argv[1], "help") == 0 ? argc - 1 : 1, argv + 1);
    const struct command *command = command_find(argv[1]);
    return command ? command_main(command, argc - 1, argv + 1) : usage_error("there is no command '%s'", argv[1]);
}
