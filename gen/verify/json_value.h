/* A reader of JSON that keeps numbers as the digits they are written with, and the line of each value. */
#ifndef ADREPORT_VERIFY_JSON_VALUE_H
#define ADREPORT_VERIFY_JSON_VALUE_H

#include <glib.h>
#include <stdbool.h>

enum json_type { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json_value {
    enum json_type type;
    unsigned line;
    char *text;          /* the digits of a number, the characters of a string */
    char *name;          /* within an object */
    GPtrArray *children; /* struct json_value *, of an array or object */
};

/* NULL if text is not JSON; *line is then where it goes wrong. */
struct json_value *json_value_read(const char *text, unsigned *line);
void json_value_free(struct json_value *value);

/* The member of an object with this name; NULL if there is none, or value is NULL or no object. */
const struct json_value *json_value_member(const struct json_value *value, const char *name);

/* The characters of a string; NULL if value is NULL or something else. */
const char *json_value_string(const struct json_value *value);

/* The children of an array or object; 0 if value is NULL or something else. */
guint json_value_count(const struct json_value *value);
const struct json_value *json_value_at(const struct json_value *value, guint index);

#endif
