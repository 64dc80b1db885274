/* How a table was saved, if not as this program writes tables: by a spreadsheet of another country or with letters of another age. report.yaml
 * says it with the keys 'encoding', 'dates' and 'decimal', and it is never guessed: 1/3/2023 is a day in March or in
 * January. */
#ifndef ADREPORT_READ_DIALECT_H
#define ADREPORT_READ_DIALECT_H

#include "base/date.h"

#include <stdbool.h>

struct reading;
struct report_file;
struct key_value;

struct dialect {
    const char *encoding;  /* as iconv calls it; NULL: UTF-8, or the UTF-16 that a mark at the start says */
    enum date_order dates; /* of days that are not written year-month-day */
    bool decimal_comma;
    const char *thousands; /* the sign that may be between thousands; NULL: none may */
    bool unwritten;        /* there is no report.yaml yet */
    const char
        *table; /* the path of a table of ours, whose keys are under 'tables'; NULL: they are in its entry of 'files' */
};

/* For tables of keys of report.yaml: into the field of a struct dialect that has the key's name. */
void dialect_read_encoding(struct report_file *file, const struct key_value *entry, void *encoding);
void dialect_read_dates(struct report_file *file, const struct key_value *entry, void *dates);
void dialect_read_thousands(struct report_file *file, const struct key_value *entry, void *thousands);
void dialect_read_decimal(struct report_file *file, const struct key_value *entry, void *decimal_comma);

/* Reads 'tables' of report.yaml into file->reading->tables: entries with 'path' and the three keys, for tables of ours. */
void dialect_read_tables(struct report_file *file, const struct key_value *entry, void *settings);

/* How a table of ours at a path below the input folder was saved: each key as the last entry of
 * 'tables' says that names it and has the key. */
struct dialect dialect_of_table(struct reading *reading, const char *path);

/* Adds an error for each entry of 'tables' that named no table of ours. After all of them were read. */
void dialect_check_tables(const struct reading *reading);

/* An encoding as iconv calls it, by the word that report.yaml has for it; NULL for UTF-8, and for no such word. */
const char *dialect_encoding(const char *word);

/* What to do about a setting for a table: "write 'dates: day-month-year' for this file in report.yaml". Caller frees. */
char *dialect_remedy(const struct dialect *dialect, const char *setting);

#endif
