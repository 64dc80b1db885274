/* The kinds of files with figures that can be read: one row each. */
#ifndef ADREPORT_READ_FORMAT_H
#define ADREPORT_READ_FORMAT_H

#include "read/settings.h"

struct format {
    const char *word; /* 'kind' in report.yaml */
    /* Appends the observations of one file. shown is how messages call it; it lives as long as the dataset. */
    void (*read)(struct reading *reading, GBytes *bytes, const char *shown, const struct file_rule *rule);
};

/* NULL where there is no such kind. */
const struct format *format_from_word(const char *word);

/* The format of a file for which report.yaml names none. */
const struct format *format_default(void);

/* All words, for messages: "observations". Caller frees. */
char *format_words(void);

#endif
