/* The command line. Each command reads like the line of the architecture:
 *
 *     input/, templates/ -> READ -> dataset -> CHECK -> TALLY -> totals -> COMPOSE -> report -> RENDER -> PUBLISH -> out/
 */
#include "base/diagnostic.h"
#include "base/text.h"
#include "base/version.h"
#include "check/check.h"
#include "compose/compose.h"
#include "publish/publish.h"
#include "read/read.h"
#include "render/render.h"
#include "tally/tally.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum exit_status { EXIT_FINE = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

struct options {
    char *input;
    char *templates;
    char *out;
    int jobs;
    gboolean quiet;
    gboolean replace;
};

/* How long each stage took, for the closing lines and the progress line. */
struct stopwatch {
    bool shown; /* a terminal is watching */
    const char *stage;
    struct timespec wall, cpu;
    GString *summary;
};

static double seconds_since(clockid_t clock, const struct timespec *start) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static void stage_end(struct stopwatch *watch) {
    if (!watch->stage)
        return;
    g_string_append_printf(watch->summary, "  %-10s %8.1f ms  %8.1f ms CPU\n", watch->stage,
                           seconds_since(CLOCK_MONOTONIC, &watch->wall) * 1e3,
                           seconds_since(CLOCK_PROCESS_CPUTIME_ID, &watch->cpu) * 1e3);
    if (watch->shown)
        fputs("\r\033[K", stderr);
    watch->stage = NULL;
}

static void stage_begin(struct stopwatch *watch, const char *stage) {
    stage_end(watch);
    watch->stage = stage;
    clock_gettime(CLOCK_MONOTONIC, &watch->wall);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &watch->cpu);
    if (watch->shown)
        fprintf(stderr, "\r\033[K%s ...", stage);
}

static void stage_progress(const struct stopwatch *watch, unsigned done, unsigned all) {
    if (watch->shown)
        fprintf(stderr, "\r\033[K%s %u of %u, %.1f s", watch->stage, done, all, seconds_since(CLOCK_MONOTONIC, &watch->wall));
}

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
    stage_begin(watch, "read");
    work->dataset = read_dataset(options->input, diagnostics);
    work->templates = read_templates(options->templates, &work->dataset->settings, diagnostics);
    stage_begin(watch, "check");
    check_dataset(work->dataset, diagnostics);
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == 0) {
        stage_begin(watch, "tally");
        work->totals = tally_dataset(work->dataset, diagnostics);
    }
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == 0) {
        stage_begin(watch, "compose");
        work->report = compose_report(work->dataset, work->totals, work->templates, diagnostics);
    }
    stage_end(watch);
    return diagnostics_count(diagnostics, SEVERITY_ERROR) == 0;
}

static void work_clear(struct work *work) {
    report_free(work->report);
    totals_free(work->totals);
    templates_free(work->templates);
    dataset_free(work->dataset);
}

/* Pictures and workbooks are dear and independent of each other: they are spread over threads. */
struct job {
    const struct figure *figure; /* a chart's pictures, or else */
    const struct workbook *workbook;
    enum language language;
};

struct workshop {
    const struct report *report;
    struct sink *sink;
    GMutex lock;
    GCond changed;
    unsigned done;
    GError *error; /* the first one */
};

static void job_run(gpointer data, gpointer user_data) {
    g_autofree struct job *job = data;
    struct workshop *shop = user_data;
    GError *error = NULL;
    if (job->figure)
        render_chart_pictures(shop->report, job->figure, job->language, shop->sink);
    else
        render_workbook(shop->report, job->workbook, job->language, shop->sink, &error);
    g_mutex_lock(&shop->lock);
    shop->done++;
    if (!shop->error)
        shop->error = g_steal_pointer(&error);
    g_clear_error(&error);
    g_cond_signal(&shop->changed);
    g_mutex_unlock(&shop->lock);
}

static unsigned jobs_push(GThreadPool *pool, const struct report *report, bool pictures) {
    const GPtrArray *things = pictures ? report->figures : report->workbooks;
    unsigned count = 0;
    for (guint i = 0; i < things->len; i++) {
        gpointer thing = g_ptr_array_index(things, i);
        if (pictures && ((const struct figure *)thing)->chart.type == CHART_NONE)
            continue;
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            if (!report->dataset->settings.publishes[language])
                continue;
            struct job *job = g_new0(struct job, 1);
            *job = (struct job){pictures ? thing : NULL, pictures ? NULL : thing, (enum language)language};
            g_thread_pool_push(pool, job, NULL);
            count++;
        }
    }
    return count;
}

static bool render_apart(const struct report *report, struct sink *sink, int jobs, bool pictures,
                         const struct stopwatch *watch, GError **error) {
    struct workshop shop = {.report = report, .sink = sink};
    g_mutex_init(&shop.lock);
    g_cond_init(&shop.changed);
    GThreadPool *pool = g_thread_pool_new(job_run, &shop, jobs, TRUE, error);
    if (!pool)
        return false;
    unsigned all = jobs_push(pool, report, pictures);
    g_mutex_lock(&shop.lock);
    while (shop.done < all) {
        stage_progress(watch, shop.done, all);
        g_cond_wait(&shop.changed, &shop.lock);
    }
    g_mutex_unlock(&shop.lock);
    g_thread_pool_free(pool, FALSE, TRUE);
    g_mutex_clear(&shop.lock);
    g_cond_clear(&shop.changed);
    if (!shop.error)
        return true;
    g_propagate_error(error, shop.error);
    return false;
}

static bool render_report(const struct report *report, struct sink *sink, int jobs, struct stopwatch *watch, GError **error) {
    stage_begin(watch, "pages");
    render_pages(report, sink);
    render_machine_files(report, sink);
    stage_begin(watch, "data");
    render_data(report, sink);
    stage_begin(watch, "charts");
    render_chart_svgs(report, sink);
    stage_begin(watch, "pictures");
    if (!render_apart(report, sink, jobs, true, watch, error))
        return false;
    stage_begin(watch, "workbooks");
    return render_apart(report, sink, jobs, false, watch, error);
}

static void print_result(const struct options *options, const struct report *report, const struct publish_result *result,
                         const struct stopwatch *watch) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    g_autoptr(GString) files = g_string_new(NULL);
    text_append_count(files, LANGUAGE_EN, result->files);
    printf("%s/releases/%s: %s files, %.1f MB%s\n", options->out, report->edition, files->str,
           (double)result->bytes / 1e6, result->unchanged ? " (the same bytes as before)" : "");
    fputs(watch->summary->str, stdout);
    if (!report->dataset->settings.base_url)
        printf("  without base_url in report.yaml there are no canonical links, cards, sitemap, feed and catalogue\n");
    printf("  peak memory %.1f MB\nOpen %s/current/index.html in a browser.\n", (double)usage.ru_maxrss / 1e3, options->out);
}

static int trouble(GError *error) {
    fprintf(stderr, "adreport: %s\n", error->message);
    g_error_free(error);
    return EXIT_TROUBLE;
}

static int publish(const struct options *options, const struct report *report, struct stopwatch *watch) {
    GError *error = NULL;
    struct publish_result result;
    if (!render_charts_ready(&error))
        return trouble(error);
    struct publication *publication = publish_begin(options->out, &error);
    if (!publication)
        return trouble(error);
    bool done = render_report(report, publish_sink(publication), options->jobs, watch, &error);
    stage_begin(watch, "publish");
    done = done && publish_finish(publication, report, options->replace, &result, &error);
    stage_end(watch);
    publish_free(publication);
    if (!done)
        return trouble(error);
    if (!options->quiet)
        print_result(options, report, &result, watch);
    return EXIT_FINE;
}

static int command_run(const struct options *options, bool build) {
    struct stopwatch watch = {.shown = build && !options->quiet && isatty(STDERR_FILENO), .summary = g_string_new(NULL)};
    struct diagnostics *diagnostics = diagnostics_new();
    struct work work = {0};
    bool fine = work_prepare(&work, options, &watch, diagnostics);
    print_diagnostics(diagnostics);
    int status = fine ? EXIT_FINE : EXIT_FINDINGS;
    if (fine && build)
        status = publish(options, work.report, &watch);
    else if (!fine && build)
        fprintf(stderr, "adreport: nothing was published; correct the errors above and build again\n");
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

/* One row per command; help is made from it. */
static const struct command {
    const char *name;
    int (*run)(const struct options *options);
    const char *summary;
    const char *description;
} commands[] = {
    {"build", command_build, "publish the report",
     "Reads INPUT and TEMPLATES, checks them, and publishes the report as a new edition under OUT: pages as HTML and\n"
     "Markdown, charts, workbooks and data. OUT/current then leads to it. Where anything is wrong, every finding is\n"
     "printed with file, line and column, and nothing under OUT changes."},
    {"check", command_check, "say what is wrong with the input and the templates",
     "Does everything that build does short of writing: reads, checks, tallies and composes, and prints every finding."},
};

static const char usage[] = "Usage: adreport COMMAND [OPTION...]\n"
                            "\n"
                            "Turns spend and reach figures of online political advertising into a publication.\n"
                            "\n"
                            "Commands:\n"
                            "  build    publish the report\n"
                            "  check    say what is wrong with the input and the templates\n"
                            "  help     this text, or help on a command: adreport help build\n"
                            "\n"
                            "  adreport build                                    input/ and templates/ to out/\n"
                            "  adreport build --input my-report --out /srv/www   another report, elsewhere\n"
                            "\n"
                            "Exit status: 0 all is well, 1 something is wrong with the input, 2 usage or system.\n";

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
    const GOptionEntry entries[] = {
        {"input", 0, 0, G_OPTION_ARG_FILENAME, &options->input, "Folder with report.yaml and its tables (input)", "DIR"},
        {"templates", 0, 0, G_OPTION_ARG_FILENAME, &options->templates, "Folder with pages, phrases and style (templates)",
         "DIR"},
        {"quiet", 0, 0, G_OPTION_ARG_NONE, &options->quiet, "Print nothing but findings", NULL},
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry build_entries[] = {
        {"out", 0, 0, G_OPTION_ARG_FILENAME, &options->out, "Folder to publish to (out)", "DIR"},
        {"jobs", 0, 0, G_OPTION_ARG_INT, &options->jobs, "Threads for pictures and workbooks (one per processor)", "N"},
        {"replace", 0, 0, G_OPTION_ARG_NONE, &options->replace, "Overwrite a final edition that was published before", NULL},
        G_OPTION_ENTRY_NULL,
    };
    GOptionContext *context = g_option_context_new(NULL);
    g_option_context_set_summary(context, command->description);
    g_option_context_add_main_entries(context, entries, NULL);
    if (command->run == command_build)
        g_option_context_add_main_entries(context, build_entries, NULL);
    return context;
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
    } else if (argc > 1) {
        status = usage_error("'%s' is not an option", argv[1]);
    } else if (options.jobs < 0) {
        status = usage_error("%s", "--jobs takes a number from 1 up");
    } else {
        options.input = options.input ? options.input : g_strdup("input");
        options.templates = options.templates ? options.templates : g_strdup("templates");
        options.out = options.out ? options.out : g_strdup("out");
        if (options.jobs == 0)
            options.jobs = (int)g_get_num_processors();
        status = command->run(&options);
    }
    g_option_context_free(context);
    g_free(options.input);
    g_free(options.templates);
    g_free(options.out);
    return status;
}

static int help_main(int argc, char **argv) {
    if (argc < 2) {
        fputs(usage, stdout);
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
        fputs(usage, stderr);
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
