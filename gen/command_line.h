/* Options, words and help of the command line. What a command does is in main.c. */
#ifndef ADREPORT_COMMAND_LINE_H
#define ADREPORT_COMMAND_LINE_H

#include <glib.h>

enum exit_status { EXIT_FINE = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

struct options {
    char *input;
    char *templates;
    char *out;
    int jobs;
    gboolean quiet;
    gboolean replace;
    gboolean suggest;
    char *worklist;      /* the file to write; NULL: none */
    char *worklist_from; /* as --worklist-from says it: whole units of the report's currency; NULL: name_from */
    int port;            /* that serve listens at; -1 if it was not said */
    int keep;            /* drafts that prune leaves; -1 if it was not said */
    char *link;          /* as --link says it; NULL: as report.yaml does */
    char *stages;        /* as --only names them; NULL: all */
    char **only;         /* the same, one by one */
    char **words;        /* what is on the command line besides options, as many as the command takes */
};

/* Which options a command takes. */
enum option_group {
    OPTIONS_INPUT = 1 << 0,
    OPTIONS_BUILD = 1 << 1,
    OPTIONS_QUIET = 1 << 2,
    OPTIONS_CHECK = 1 << 3,
    OPTIONS_OUT = 1 << 4,
    OPTIONS_PRUNE = 1 << 5,
    OPTIONS_SERVE = 1 << 6,
};

/* Help is made from this. */
struct command {
    const char *name;
    int (*run)(const struct options *options);
    unsigned options;            /* enum option_group */
    int words_least, words_most; /* besides options */
    const char *words;
    const char *summary;
    const char *description;
};

/* Runs the command that the words of the program's start name, or prints help; the program's exit status. */
int command_line_run(const struct command *commands, gsize count, int argc, char **argv);

#endif
