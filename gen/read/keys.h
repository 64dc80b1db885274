/* Keys of report.yaml: a mapping is read by a table of the keys that may be in it, and whatever is wrong is a finding at
 * its line and column. */
#ifndef ADREPORT_READ_KEYS_H
#define ADREPORT_READ_KEYS_H

#include "read/files.h"
#include "read/yaml.h"

/* What the functions that read report.yaml share. */
struct report_file {
    struct reading *reading;
    const char *shown;
    const char *text;
    GArray *rules; /* struct file_rule: the entries of 'files' */
    GArray *links; /* struct link_rule: those of 'links' */
};

/* One 'key: value'. */
struct key_value {
    const char *key;
    const struct yaml *key_node; /* NULL for the whole document */
    const struct yaml *value;
};

/* One key that may be in a mapping, and how its value comes into the struct that the mapping fills. */
struct key {
    const char *name;
    bool required;
    void (*read)(struct report_file *file, const struct key_value *entry, void *field);
    size_t offset; /* of the field; 0 if read finds its own fields in the whole struct */
};

/* Reads the keys in the order of the table into target, so that a key may depend on those before it. Unknown, doubled and
 * missing keys are errors. whole names the mapping in messages. */
void keys_read(struct report_file *file, const struct key_value *whole, const struct key *keys, unsigned count,
               void *target);

/* The index of a key among the items of a mapping, -1 if it has none; the first of doubled ones. */
int keys_find(const struct yaml *mapping, const char *name);

/* Adds an error at a place, with the text of its line; keys_report at that of an entry: its value, or else its key. */
void keys_report_at(const struct report_file *file, struct place place, const char *rule, const char *message);
void keys_report(const struct report_file *file, const struct key_value *entry, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
struct place keys_place(const struct key_value *entry);

/* The text of that line. Caller frees. */
char *keys_line(const struct report_file *file, const struct place *place);

/* A copy of text that lives as long as the dataset. */
const char *keys_keep(const struct report_file *file, const char *text);

/* The text of a value on one line; NULL, diagnosed, for all else. */
const char *keys_text(const struct report_file *file, const struct key_value *entry);

/* A whole number from 1 to largest, without signs; false, diagnosed, for all else. */
bool keys_number(const struct report_file *file, const struct key_value *entry, int64_t largest, int64_t *number);

/* The place of a value among words; -1, diagnosed, if it is none of them. */
int keys_choice(struct report_file *file, const struct key_value *entry, const char *const *words, unsigned count);

/* For tables of keys: a text (const char *), a text in each published language (struct localized; 'languages' is read
 * before), a day (day_number) and a period (struct period). */
void keys_read_text(struct report_file *file, const struct key_value *entry, void *field);
void keys_read_localized(struct report_file *file, const struct key_value *entry, void *field);
void keys_read_date(struct report_file *file, const struct key_value *entry, void *field);
void keys_read_period(struct report_file *file, const struct key_value *entry, void *field);

#endif
