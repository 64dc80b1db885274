/* The kinds of files with figures that can be read: one row each. */
#ifndef ADREPORT_READ_FORMAT_H
#define ADREPORT_READ_FORMAT_H

#include "read/csv.h"
#include "read/settings.h"

/* One table with figures: a file, or a member of an archive. */
struct figures {
    struct reading *reading;
    GBytes *bytes;     /* of a mapped file */
    const char *shown; /* how messages call it; lives as long as the dataset */
    const char
        *name; /* of the file or member without its folders, as the platform gave it: it may hold days and place */
    const char *archive; /* the same of the archive it is a member of; NULL if it is a file of its own */
    const struct file_rule *rule;
    struct table_pieces *pieces; /* of a table of others that is a member of an archive; else NULL */
    struct figures_file *file;   /* what the reader says of it: platform, role, region, measures, covers, rows */
    unsigned country; /* in a report of several: the one that the file is about, by report.yaml; 0: it says so itself */
};

struct format {
    const char *word; /* 'kind' in report.yaml; formats that belong together share it */
    const struct csv_column *columns;
    unsigned column_count;
    bool first; /* is needed to read others, so it is read before them */
    /* Appends the observations of one table, and says in figures->file what it was. NULL if the platform publishes it
     * and there is nothing to use in it. */
    void (*read)(const struct figures *figures);
    unsigned gives; /* 1 << enum measure: of what it lists all there was on its days; 0: nothing beyond its rows */
};

/* True if there is such a kind. */
bool format_is_word(const char *word);

/* All words, for messages: "observations, meta-report". Caller frees. */
char *format_words(void);

/* The format, among those of the kind that report.yaml names (NULL: among all), that has most columns in common with
 * the header of a table; NULL if none has any. */
const struct format *format_recognise(GBytes *bytes, const char *word);

/* True if a member of an archive may be a table of a platform by its name: not what a Mac puts into archives beside each file. */
bool format_reads_member(const char *member);

/* The name of a file or member without its folders, in the letters that platforms use: a Mac takes accents apart. Without ".gz",
 * since its bytes are unpacked. Caller frees. */
char *format_own_name(const char *path);

/* Reads one file of the input, an archive or a table; first: only what is needed to read others; else the rest. */
void figures_read(struct reading *reading, GBytes *bytes, const char *path, const struct file_rule *rule, bool first);

/* An amount of a source that rounds in steps of so many units of the currency may be that much more or less. One of nothing
 * stays nothing if there was no ad either. */
void figures_widen(struct dataset *dataset, struct observation *row, int64_t rounded_to);

#endif
