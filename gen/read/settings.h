/* report.yaml. */
#ifndef ADREPORT_READ_SETTINGS_H
#define ADREPORT_READ_SETTINGS_H

#include "read/declared.h"
#include "read/dialect.h"
#include "read/keys.h"

/* One entry under 'files'. */
struct file_rule {
    const char *path;     /* relative to the input folder; * and ? name several */
    const char *kind;     /* a word that format_is_word knows; NULL if the header is to say it */
    const char *platform; /* id; NULL if the file says it */
    struct period period; /* 0 if the file says it */
    enum role role;
    bool added; /* its money is in no other file, though these are about the same platform and days */
    struct dialect dialect;
    int64_t rounded_to; /* the source rounds money in steps of so many units of its currency; 0: it does not */
    const char *source; /* id in sources.csv, of rows that do not name one; NULL: none */
    const char *members; /* which members of an archive are read: a name with * and ?; NULL: all tables */
    /* Ids of statements; NULL: none. Freed with the rule */
    const char *const *leave_out, *const *named, *const *unnamed;
    struct declared *declared; /* of a table that others made; NULL: it is none */
    bool wrong;                /* what report.yaml says of it cannot be followed: its files are not read */
    struct place place;        /* of the path */
    const char *line;          /* text of that line */
};

/* One entry under 'tables', and whether a table of ours was read by it. */
struct table_rule {
    struct file_rule file;               /* its path and its dialect */
    bool encoding, dates, decimal_comma; /* which of the three keys it has */
    bool used;
};

/* Fills the settings of the dataset and appends to rules (struct file_rule) the entries of 'files', or the files of
 * spend/ if there are none, and to links (struct link_rule) those of 'links'. If languages cannot be read, every language counts as published, so that templates are
 * checked. */
void read_settings(struct reading *reading, GArray *rules, GArray *links);

/* For GArray: frees what a rule (struct file_rule) owns. */
void file_rule_clear(gpointer rule);

/* For tables of keys: a path below the input folder, into a struct file_rule. */
void settings_read_path(struct report_file *file, const struct key_value *entry, void *rule);

#endif
