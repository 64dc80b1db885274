/* The options of all commands: one table, which help, parsing and completion are made from. */
#ifndef ADREPORT_OPTIONS_H
#define ADREPORT_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

/* What was said on the command line. The program's texts are the owner's of the struct: options_clear. */
struct options {
    char *input;
    char *templates;
    char *out;
    int jobs;
    gboolean quiet;
    gboolean json; /* what a command has to say goes to standard output, as one JSON document */
    gboolean replace;
    gboolean suggest;
    gboolean shrink;     /* a table may have fewer ads than last time */
    char *worklist;      /* the file to write; NULL: none */
    char *worklist_from; /* as --worklist-from says it: whole units of the report's currency; NULL: name_from */
    int port;            /* that serve listens at; -1 if it was not said */
    int keep;            /* drafts that prune leaves; -1 if it was not said */
    char *link;          /* as --link says it; NULL: as report.yaml does */
    char *stages;        /* as --only names them; NULL: all */
    char **only;         /* the same, one by one */
    char *why;           /* the file of the edition that build tells of; NULL: none */
    char *country;       /* of a new report, as the next three; NULL: what its files say */
    char *currency;
    char *period;
    char *languages;
    char **words; /* what is on the command line besides options, as many as the command takes; not ours */
};

/* Which options a command takes. */
enum option_group {
    OPTIONS_INPUT = 1 << 0,
    OPTIONS_BUILD = 1 << 1,
    OPTIONS_QUIET = 1 << 2,
    OPTIONS_CHECK = 1 << 3,
    OPTIONS_OUT = 1 << 4,
    OPTIONS_PRUNE = 1 << 5,
    OPTIONS_JSON = 1 << 6,
    OPTIONS_INIT = 1 << 7,
    OPTIONS_SERVE = 1 << 8,
    OPTIONS_FETCH = 1 << 9,
};

/* What is written behind an option, or as a word of a command: for completion. */
enum value_kind {
    VALUE_TEXT,
    VALUE_FOLDER,
    VALUE_FILE,
    VALUE_LINK,
    VALUE_STAGE,
    VALUE_LANGUAGE,
    VALUE_SHELL,
    VALUE_COMMAND
};

struct option {
    unsigned groups; /* enum option_group: commands that take one of these take it */
    const char *name;
    GOptionArg type;
    gsize field; /* of struct options */
    const char *description;
    const char *value; /* as help writes it; NULL: none is needed */
    enum value_kind kind;
};

/* The table, in the order of help. */
const struct option *options_table(gsize *count);

/* Entries for GLib of the options of these groups, ended by an empty one, that fill *options. Caller frees. */
GOptionEntry *options_entries(unsigned groups, struct options *options);

/* What is wrong with the options of a command that takes these groups, as a sentence that the caller frees; NULL: nothing.
 * Splits what --only names. */
char *options_problem(unsigned groups, struct options *options);

/* Names what was not said: the folders, and a thread for each processor. */
void options_complete(struct options *options);

void options_clear(struct options *options);

#endif
