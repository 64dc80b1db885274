/* JSON of any length, record by record: an answer of an API or several behind each other, a list, or one object a line. The
 * only place of yajl.
 *
 * A record is an object that is not an answer; an answer is an object with a member of one of the given names that is a
 * list, whose items are the records. Of a record only the members that are asked for are kept, and nothing of records gone by
 * or of what is around them, so that a file is read in the same memory whatever its length, and what nobody is to see,
 * such as a key to an API in an address, is never taken in. */
#ifndef ADREPORT_READ_JSON_H
#define ADREPORT_READ_JSON_H

#include "base/diagnostic.h"

enum json_kind { JSON_NULL, JSON_TRUTH, JSON_NUMBER, JSON_TEXT, JSON_LIST, JSON_KEYS };

struct json_value {
    enum json_kind kind;
    const char *name;                /* of a member; "" of an item */
    const char *text;                /* of a text, without NUL in it; of a number, as it is written; else "" */
    struct json_value *first, *last; /* of JSON_LIST and JSON_KEYS: items or members; NULL: none */
    struct json_value *next;         /* the item or member after it */
    gsize at; /* where in the file it begins; whoever makes a value may put something else here */
};

/* One record: values and their texts, which live until it is cleared. */
struct json_record;
struct json_record *json_record_new(void);
void json_record_free(struct json_record *record);

/* Takes everything out, and returns the new value that everything else goes in: JSON_KEYS. */
struct json_value *json_record_clear(struct json_record *record, gsize at);

/* Puts a value behind the last of its parent; name and text (of length bytes) are copied. */
struct json_value *json_add(struct json_record *record, struct json_value *parent, enum json_kind kind,
                            const char *name, const char *text, gsize length, gsize at);

/* Reads items of a list, written without its brackets, into list, each at at. False if that is no JSON. */
bool json_add_items(struct json_record *record, struct json_value *list, const char *items, gsize at);

/* Which of the members of a value has this name; NULL if none has. *twice (may be NULL) tells if several have. */
const struct json_value *json_member(const struct json_value *value, const char *name, bool *twice);

/* A file being read. */
struct json;

/* What is asked for; each list of names ends with NULL. */
struct json_wish {
    const char *const *lists;   /* members of an answer that hold records: "data" */
    const char *const *members; /* members of a record that are kept */
    /* Is told of each other member of a record, by its name; NULL: nobody is. */
    void (*passed)(const char *name, void *data);
    const char *const
        *wraps; /* members of an answer that are a record, or an answer, themselves; NULL: there are none */
    const char
        *about; /* the member of an answer that says how much there is, as an object: "meta"; NULL: there is none */
    /* Is told of each number in that object, by its name. */
    void (*told)(struct json *json, const char *name, const char *number, void *data);
};

/* Calls take for each record. A fault in the file is an error at its place, and reading ends there: false. */
bool json_read(GBytes *bytes, const char *name, struct diagnostics *diagnostics, const struct json_wish *wish,
               void (*take)(struct json *json, const struct json_value *record, void *data), void *data);

/* The line that the record being read begins on. */
unsigned json_line(const struct json *json);

/* Adds a finding about a value of the record being read. */
void json_report(struct json *json, const struct json_value *value, enum severity severity, const char *rule,
                 const char *format, ...) G_GNUC_PRINTF(5, 6);

/* True if bytes begin as JSON does. */
bool json_is(GBytes *bytes);

/* True if this name stands in quotes near the beginning of the bytes: for telling kinds of files apart. */
bool json_names(GBytes *bytes, const char *name);

#endif
