/* The keys of report.yaml about the country that a report is about, or several. */
#ifndef ADREPORT_READ_COUNTRY_KEYS_H
#define ADREPORT_READ_COUNTRY_KEYS_H

#include "read/keys.h"

/* For tables of keys: the code of a country (const char *), and two or more (const char *const *, ended by NULL, which the
 * dataset owns). A total of a union is a number of none of them, so that 'EU' is no country here. */
void country_read(struct report_file *file, const struct key_value *entry, void *field);
void countries_read(struct report_file *file, const struct key_value *entry, void *field);

/* Diagnoses a report that is about no country, or says it twice, and entries of 'files' that are about another. */
void countries_settle(struct report_file *file, const struct yaml *root, const struct settings *settings);

#endif
