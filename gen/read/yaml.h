/* YAML as a tree whose values know their line and column. Only yaml.c uses libfyaml. */
#ifndef ADREPORT_READ_YAML_H
#define ADREPORT_READ_YAML_H

#include "base/diagnostic.h"

#include <glib.h>

enum yaml_kind {
    YAML_TEXT,  /* one value; "" if nothing is written behind the key */
    YAML_ALIAS, /* *name, which settings have no use for */
    YAML_LIST,
    YAML_KEYS,
};

struct yaml {
    enum yaml_kind kind;
    const char *text;   /* of YAML_TEXT and YAML_ALIAS */
    struct place place; /* line 0 if it is not known: lists, keys, and values that are not written */
    GPtrArray *items;   /* struct yaml *: of YAML_LIST each entry; of YAML_KEYS key, value, key, value */
};

/* Reads one document. NULL if it is no YAML, or more than one document, or empty: then *problem is what is wrong and what to do, with *place, or NULL for
 * an empty document. Doubled keys are let through here, since the library would stop at the first. shown is the file of
 * all places. */
struct yaml *yaml_read(const char *text, const char *shown, char **problem, struct place *place);
void yaml_free(struct yaml *yaml);

#endif
