/* The words of the command line, and the help that is made from the table of commands. What a command does is in main.c. */
#ifndef ADREPORT_COMMAND_LINE_H
#define ADREPORT_COMMAND_LINE_H

#include "options.h"

enum exit_status { EXIT_FINE = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

/* Help and completion are made from this. */
struct command {
    const char *name;
    int (*run)(const struct options *options);
    unsigned options;            /* enum option_group */
    int words_least, words_most; /* besides options */
    const char *words;           /* as help writes them; DIR in them: folders, FILE: files */
    const char *summary;
    const char *description;
};

/* Any number of words. */
#define WORDS_ANY 1000000

/* Runs the command that the words of the program's start name, or prints help; the program's exit status. */
int command_line_run(const struct command *commands, gsize count, int argc, char **argv);

#endif
