/* report.yaml. */
#ifndef ADREPORT_READ_SETTINGS_H
#define ADREPORT_READ_SETTINGS_H

#include "read/keys.h"

/* One entry under 'files'. */
struct file_rule {
    const char *path;     /* relative to the input folder; * and ? name several */
    const char *kind;     /* a word that format_is_word knows; NULL if the header is to say it */
    const char *platform; /* id; NULL if the file says it */
    struct period period; /* 0 if the file says it */
    enum role role;
    bool decimal_comma;
    int64_t rounded_to; /* the source rounds money in steps of so many units of its currency; 0: it does not */
    const char *source; /* id in sources.csv, of rows that do not name one; NULL: none */
    struct place place; /* of the path */
    const char *line;   /* text of that line */
};

/* Fills the settings of the dataset and appends to rules (struct file_rule) the entries of 'files', or the files of
 * spend/ if there are none, and to links (struct link_rule) those of 'links'. If languages cannot be read, every language counts as published, so that templates are
 * checked. */
void read_settings(struct reading *reading, GArray *rules, GArray *links);

/* For tables of keys: a path below the input folder, into a struct file_rule. */
void settings_read_path(struct report_file *file, const struct key_value *entry, void *rule);

#endif
