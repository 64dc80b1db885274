/* Where templates come from: the program's folder, and that of the report, whose files take the place of the program's. */
#ifndef ADREPORT_READ_SOURCE_H
#define ADREPORT_READ_SOURCE_H

#include "model/template.h"
#include "read/files.h"

struct source_folder {
    const char *folder; /* as the user gave it, without a slash at its end */
    bool own;           /* the report's */
    struct templates *templates;
    const struct settings *settings;
    GPtrArray *files; /* struct input_file *: where those that are read are listed */
    GStringChunk *file_strings;
    struct diagnostics *diagnostics;
};

/* Keeps text as long as the templates; NULL stays NULL. */
const char *source_keep(const struct source_folder *source, const char *text);

/* How messages call a file of the folder. */
const char *source_shown(const struct source_folder *source, const char *path);

/* The text of a file, which is listed: UTF-8 with LF line ends and without byte order mark. NULL, diagnosed, if it cannot
 * be read; NULL alone if it is not there and is the report's, who may do without. Caller frees. */
char *source_text(const struct source_folder *source, const char *path);

/* Reads <language>/NAME.md of each published language into the templates, or pages/<language>/NAME.md of the report. */
void read_page_templates(const struct source_folder *source);

/* Reads strings.csv, or the report's phrases.csv over it, which says phrases that there are otherwise. */
void read_phrases(const struct source_folder *source);

/* Reads the report's static/. */
void read_statics(const struct source_folder *source);

#endif
