/* Completion in bash, made from the tables of commands and options. */
#ifndef ADREPORT_COMPLETION_H
#define ADREPORT_COMPLETION_H

#include "command_line.h"

/* A script for bash that completes the words of these commands. Caller frees. */
char *completion_bash(const struct command *commands, gsize count);

#endif
