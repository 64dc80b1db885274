#include "read/json.h"

#include <string.h>

enum { TEXTS_ROOM = 4096 };

struct json_record {
    GPtrArray *values; /* struct json_value *, kept from record to record */
    guint used;        /* of these */
    GStringChunk *texts;
};

struct json_record *json_record_new(void) {
    struct json_record *record = g_new(struct json_record, 1);
    *record = (struct json_record){g_ptr_array_new_with_free_func(g_free), 0, g_string_chunk_new(TEXTS_ROOM)};
    return record;
}

void json_record_free(struct json_record *record) {
    g_ptr_array_unref(record->values);
    g_string_chunk_free(record->texts);
    g_free(record);
}

static struct json_value *next_value(struct json_record *record) {
    if (record->used == record->values->len)
        g_ptr_array_add(record->values, g_new(struct json_value, 1));
    return record->values->pdata[record->used++];
}

struct json_value *json_record_clear(struct json_record *record, gsize at) {
    record->used = 0;
    g_string_chunk_clear(record->texts);
    struct json_value *root = next_value(record);
    *root = (struct json_value){.kind = JSON_KEYS, .name = "", .text = "", .at = at};
    return root;
}

/* What JSON can write in escapes and text cannot hold: a NUL, which would end the text for everybody else, is left out, and half
 * of a pair, which yajl may give as bytes that are no UTF-8, becomes U+FFFD. */
static const char *keep(struct json_record *record, const char *text, gsize length) {
    if (length == 0)
        return "";
    if (g_utf8_validate(text, (gssize)length, NULL)) /* false if there is a NUL too */
        return g_string_chunk_insert_len(record->texts, text, (gssize)length);
    g_autoptr(GString) without = g_string_sized_new(length);
    for (gsize i = 0; i < length; i++)
        if (text[i])
            g_string_append_c(without, text[i]);
    g_autofree char *valid = g_utf8_make_valid(without->str, (gssize)without->len);
    return g_string_chunk_insert(record->texts, valid);
}

struct json_value *json_add(struct json_record *record, struct json_value *parent, enum json_kind kind,
                            const char *name, const char *text, gsize length, gsize at) {
    struct json_value *value = next_value(record);
    *value = (struct json_value){
        .kind = kind,
        .name = keep(record, name, strlen(name)),
        .text = keep(record, text, length),
        .at = at,
    };
    if (parent->last)
        parent->last->next = value;
    else
        parent->first = value;
    parent->last = value;
    return value;
}

const struct json_value *json_member(const struct json_value *value, const char *name, bool *twice) {
    const struct json_value *found = NULL;
    if (twice)
        *twice = false;
    for (const struct json_value *member = value->first; member; member = member->next) {
        if (strcmp(member->name, name) != 0)
            continue;
        if (found && twice)
            *twice = true;
        found = found ? found : member;
    }
    return found;
}
