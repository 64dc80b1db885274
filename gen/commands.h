/* Commands that have a file of their own; the others are in main.c. Each runs with what was said on the command line and returns
 * the program's exit status. */
#ifndef ADREPORT_COMMANDS_H
#define ADREPORT_COMMANDS_H

#include "options.h"

int command_init(const struct options *options);
int command_fetch(const struct options *options);
int command_check(const struct options *options);
int command_serve(const struct options *options);

#endif
