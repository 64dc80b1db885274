/* The files of one reading: each is read once, as bytes, and listed with its hash for the manifest. */
#ifndef ADREPORT_READ_FILES_H
#define ADREPORT_READ_FILES_H

#include "base/diagnostic.h"
#include "base/whole_file.h"
#include "model/dataset.h"

#include <glib.h>
#include <stdbool.h>

/* The tables that other files refer to by id. */
enum input_table { TABLE_PARTIES, TABLE_PLATFORMS, TABLE_REGIONS, TABLE_SOURCES, TABLE_COUNT };

/* What every reader of the input works on. */
struct reading {
    const char *folder; /* as the user gave it */
    struct dataset *dataset;
    struct diagnostics *diagnostics;
    GHashTable *ids[TABLE_COUNT]; /* id -> index + 1 */
    bool unreadable[TABLE_COUNT]; /* if so, nothing is said about ids that are not in it */
    GHashTable *regions;          /* any name of a region that was looked up -> index + 1 */
    GArray *tables;               /* struct table_rule: how tables of ours were saved */
    struct mapping *mapping;      /* advertiser -> party */
    const char *creatives;        /* the table of Google's ads that counts; NULL before there is one */
    day_number bundle_day;        /* the last day of the bundle of Google being read; 0 if it does not say */
    GHashTable *bundle_days;      /* the same for every archive: its name -> day */
    struct copies *copies;        /* the ads of Meta that were read one by one */
    struct versions *versions;    /* of the statements of a register that were read */
};

/* "input/" and "input" are one folder: its name without the slash. Caller frees. */
char *folder_name(const char *folder);

/* How messages call a file of a folder: "input/parties.csv". Belongs to strings. */
const char *file_shown(GStringChunk *strings, const char *folder, const char *path);

/* The bytes of a file of the input, listed in the dataset. NULL if it is not there or cannot be read: diagnosed, except
 * if it is optional and not there. */
GBytes *file_read(struct reading *reading, const char *path, bool optional);

/* A file to be read. */
struct wanted_file {
    const char *shown;  /* as messages name it, and where it is */
    const char *within; /* the folder that it must be in, through links too; NULL: any */
    bool optional;      /* that it is not there is no mistake */
};

/* The bytes of a file, and its state. NULL if it is not there or cannot be read: diagnosed, unless it may be missing. */
GBytes *file_bytes(const struct wanted_file *wanted, struct file_mark *mark, struct diagnostics *diagnostics);

/* Lists a file that was read, and the state it was in: a struct input_file, whose texts strings has. False if its sum
 * cannot be computed. */
bool file_list(GPtrArray *files, GStringChunk *strings, const char *path, GBytes *bytes, const struct file_mark *mark);

/* Says that the sum of a file cannot be computed. */
void file_report_unsummed(const char *shown, struct diagnostics *diagnostics);

/* Adds an error for each listed file of the folder that is no longer as it was read: what was summed is then not what was
 * understood. */
void files_check_unchanged(const GPtrArray *files, const char *folder, struct diagnostics *diagnostics);

/* The text of a file, UTF-8 with LF line ends and without byte order mark; NULL, diagnosed, if it is not. Caller
 * frees. */
char *file_text(const char *shown, GBytes *bytes, struct diagnostics *diagnostics);

/* Adds an error if bytes are no UTF-8 text; true if they are. */
bool file_check_text(const char *shown, const char *data, gsize size, struct diagnostics *diagnostics);

/* Copies line number line (from 1) of a text, without its end; "" beyond the last. Caller frees. */
char *text_line(const char *text, unsigned line);

/* The files of the folder that a pattern with * and ? names, sorted bytewise, relative to the folder: char *. */
GPtrArray *files_matching(const char *folder, const char *pattern);

#endif
