#include "command_line.h"

#include "base/version.h"
#include "completion.h"

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
        fprintf(to, "  %-11s%s\n", commands[i].name, commands[i].summary);
    fputs("  completion print what bash needs to complete commands: adreport completion bash\n"
          "  help       this text, or help on a command: adreport help build\n"
          "\n"
          "  adreport init my-report ~/Downloads/*.zip         a new report from downloaded files\n"
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
    GOptionContext *context = g_option_context_new(command->words);
    g_autofree GOptionEntry *entries = options_entries(command->options, options);
    g_option_context_set_summary(context, command->description);
    g_option_context_add_main_entries(context, entries, NULL);
    return context;
}

static int command_main(const struct command *command, int argc, char **argv) {
    struct options options = {.keep = -1};
    GError *error = NULL;
    g_autofree char *program = g_strconcat("adreport ", command->name, NULL);
    g_autofree char *problem = NULL;
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
    } else if ((problem = options_problem(command->options, &options))) {
        status = usage_error("%s", problem);
    } else {
        options_complete(&options);
        options.words = argv + 1;
        status = command->run(&options);
    }
    g_option_context_free(context);
    options_clear(&options);
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

static int completion_main(const struct command *commands, gsize count, int argc, char **argv) {
    if (argc != 2 || strcmp(argv[1], "bash") != 0)
        return usage_error("%s", "completion is there for bash: adreport completion bash");
    g_autofree char *script = completion_bash(commands, count);
    fputs(script, stdout);
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
    if (strcmp(argv[1], "completion") == 0)
        return completion_main(commands, count, argc - 1, argv + 1);
    const struct command *command = command_find(commands, count, argv[1]);
    return command ? command_main(command, argc - 1, argv + 1) : usage_error("there is no command '%s'", argv[1]);
}
