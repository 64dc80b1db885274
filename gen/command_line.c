#include "command_line.h"

#include "base/version.h"
#include "read/installed.h"
#include "render/render.h"

#include <stdio.h>
#include <string.h>

static void print_usage(const struct command *commands, gsize count, FILE *to) {
    fputs("Usage: adreport COMMAND [OPTION...]\n"
          "\n"
          "Turns spend and reach figures of online political advertising into a publication.\n"
          "\n"
          "Commands:\n",
          to);
    for (gsize i = 0; i < count; i++)
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

static const struct command *command_find(const struct command *commands, gsize count, const char *name) {
    for (gsize i = 0; i < count; i++)
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
        {"jobs", 0, 0, G_OPTION_ARG_INT, &options->jobs, "Threads for pictures and workbooks (one per processor)", "N"},
        {"replace", 0, 0, G_OPTION_ARG_NONE, &options->replace, "Overwrite a final edition that was published before",
         NULL},
        {"only", 0, 0, G_OPTION_ARG_STRING, &options->stages,
         "Make only these of pages, data, charts, embeds, pictures, workbooks: to try things out", "STAGE,..."},
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry out[] = {
        {"out", 0, 0, G_OPTION_ARG_FILENAME, &options->out, "Folder to publish to (out)", "DIR"},
        {"link", 0, 0, G_OPTION_ARG_STRING, &options->link,
         "Make OUT/current a copy of the newest edition, for hosts without links, or a symbolic link to it",
         "copy|symbolic"},
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry prune[] = {
        {"keep", 0, 0, G_OPTION_ARG_INT, &options->keep, "How many drafts stay, the newest", "N"},
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry serve[] = {
        {"port", 0, 0, G_OPTION_ARG_INT, &options->port, "Port to listen at, 0 for any that is free (8321)", "N"},
        G_OPTION_ENTRY_NULL,
    };
    const GOptionEntry check[] = {
        {"suggest", 0, 0, G_OPTION_ARG_NONE, &options->suggest,
         "Propose parties for advertisers by their names and payers", NULL},
        {"worklist", 0, 0, G_OPTION_ARG_FILENAME, &options->worklist,
         "Write the advertisers without a party to a new table, to be filled in", "FILE"},
        {"worklist-from", 0, 0, G_OPTION_ARG_STRING, &options->worklist_from,
         "Only those that may have spent this much (name_from of report.yaml)", "AMOUNT"},
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
    if (command->options & OPTIONS_OUT)
        g_option_context_add_main_entries(context, out, NULL);
    if (command->options & OPTIONS_PRUNE)
        g_option_context_add_main_entries(context, prune, NULL);
    if (command->options & OPTIONS_BUILD)
        g_option_context_add_main_entries(context, build, NULL);
    if (command->options & OPTIONS_SERVE)
        g_option_context_add_main_entries(context, serve, NULL);
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

/* Whole units of money, fewer than 10^13. */
static bool is_amount(const char *text) {
    return *text && strlen(text) <= 12 && strspn(text, "0123456789") == strlen(text);
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
    struct options options = {.keep = -1, .port = -1};
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
    } else if ((command->options & OPTIONS_PRUNE) && options.keep < 0) {
        status = usage_error("%s", "say how many drafts stay: --keep N");
    } else if (options.port < -1 || options.port > 65535) {
        status = usage_error("%s", "--port takes a number from 0 to 65535");
    } else if (options.link && strcmp(options.link, "copy") != 0 && strcmp(options.link, "symbolic") != 0) {
        status = usage_error("--link takes 'copy' or 'symbolic', not '%s'", options.link);
    } else if (options.worklist_from && !options.worklist) {
        status = usage_error("%s", "--worklist-from goes with --worklist FILE");
    } else if (options.worklist_from && !is_amount(options.worklist_from)) {
        status = usage_error("--worklist-from takes a whole amount, such as 500, not '%s'", options.worklist_from);
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
    g_free(options.link);
    g_free(options.worklist);
    g_free(options.worklist_from);
    g_strfreev(options.only);
    return status;
}

static int help_main(const struct command *commands, gsize count, int argc, char **argv) {
    if (argc < 2) {
        print_usage(commands, count, stdout);
        return EXIT_FINE;
    }
    const struct command *command = command_find(commands, count, argv[1]);
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

int command_line_run(const struct command *commands, gsize count, int argc, char **argv) {
    if (argc < 2) {
        print_usage(commands, count, stderr);
        return EXIT_TROUBLE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("adreport " ADREPORT_VERSION);
        return EXIT_FINE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
        return help_main(commands, count, strcmp(argv[1], "help") == 0 ? argc - 1 : 1, argv + 1);
    const struct command *command = command_find(commands, count, argv[1]);
    return command ? command_main(command, argc - 1, argv + 1) : usage_error("there is no command '%s'", argv[1]);
}
