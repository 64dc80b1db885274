/* What joins the tables of datapackage.json. */
#ifndef ADREPORT_RENDER_DATA_PACKAGE_KEYS_H
#define ADREPORT_RENDER_DATA_PACKAGE_KEYS_H

#include "render/data/data.h"

/* Appends names joined by commas as strings: "a", "b". */
void package_append_names(GString *out, const char *joined);

/* Appends the member foreignKeys, after a comma; nothing if the file has no keys of others. */
void package_append_foreign_keys(GString *out, const struct report *report, const struct data_file *file);

#endif
