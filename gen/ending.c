#include "ending.h"

#include "command_line.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

void ending_watch(void) {
    signal(SIGBUS, file_was_cut);
    atexit(close_output); /* --help ends the program by itself */
}
