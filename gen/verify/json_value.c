#include "verify/json_value.h"

#include <string.h>

#define DEEPEST 32

struct scanner {
    const char *at;
    unsigned line;
    unsigned depth;
};

void json_value_free(struct json_value *value) {
    if (!value)
        return;
    g_free(value->text);
    g_free(value->name);
    if (value->children)
        g_ptr_array_unref(value->children);
    g_free(value);
}

static void value_free(gpointer value) {
    json_value_free(value);
}

static void skip_space(struct scanner *scanner) {
    for (; *scanner->at && strchr(" \t\r\n", *scanner->at); scanner->at++)
        scanner->line += *scanner->at == '\n';
}

static bool skip(struct scanner *scanner, char c) {
    skip_space(scanner);
    if (*scanner->at != c)
        return false;
    scanner->at++;
    return true;
}

static bool read_hex(struct scanner *scanner, gunichar *code) {
    *code = 0;
    for (int i = 0; i < 4; i++) {
        int digit = g_ascii_xdigit_value(*scanner->at);
        if (digit < 0)
            return false;
        *code = *code * 16 + (gunichar)digit;
        scanner->at++;
    }
    return true;
}

/* The character after "\u", with the second half of a pair. */
static bool read_code(struct scanner *scanner, GString *out) {
    gunichar code, second;
    if (!read_hex(scanner, &code))
        return false;
    if (code >= 0xD800 && code < 0xDC00) {
        if (strncmp(scanner->at, "\\u", 2) != 0)
            return false;
        scanner->at += 2;
        if (!read_hex(scanner, &second) || second < 0xDC00 || second > 0xDFFF)
            return false;
        code = 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00);
    }
    if (code == 0)
        return false;
    g_string_append_unichar(out, code);
    return true;
}

/* The characters of a string, from behind its first quote. NULL if it is malformed. */
static char *read_string(struct scanner *scanner) {
    static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    GString *out = g_string_new(NULL);
    for (char c; (c = *scanner->at) && (unsigned char)c >= ' ';) {
        scanner->at++;
        if (c == '"')
            return g_string_free(out, FALSE);
        if (c != '\\') {
            g_string_append_c(out, c);
            continue;
        }
        char kind = *scanner->at;
        const char *escape = kind ? strchr(escapes, kind) : NULL;
        scanner->at += kind != '\0';
        if (escape)
            g_string_append_c(out, meanings[escape - escapes]);
        else if (kind != 'u' || !read_code(scanner, out))
            break;
    }
    g_string_free(out, TRUE);
    return NULL;
}

static bool read_value(struct scanner *scanner, struct json_value *value);

static bool read_children(struct scanner *scanner, struct json_value *value, char end) {
    value->children = g_ptr_array_new_with_free_func(value_free);
    if (skip(scanner, end))
        return true;
    do {
        struct json_value *child = g_new0(struct json_value, 1);
        g_ptr_array_add(value->children, child);
        if (end == '}' && (!skip(scanner, '"') || !(child->name = read_string(scanner)) || !skip(scanner, ':')))
            return false;
        if (!read_value(scanner, child))
            return false;
    } while (skip(scanner, ','));
    return skip(scanner, end);
}

static bool read_word(struct scanner *scanner, struct json_value *value) {
    static const char *const words[] = {[JSON_NULL] = "null", [JSON_FALSE] = "false", [JSON_TRUE] = "true"};
    for (int type = JSON_NULL; type <= JSON_TRUE; type++) {
        if (!g_str_has_prefix(scanner->at, words[type]))
            continue;
        scanner->at += strlen(words[type]);
        value->type = (enum json_type)type;
        return true;
    }
    gsize length = strspn(scanner->at, "0123456789+-.eE");
    value->type = JSON_NUMBER;
    value->text = g_strndup(scanner->at, length);
    scanner->at += length;
    return length > 0;
}

static bool read_value(struct scanner *scanner, struct json_value *value) {
    skip_space(scanner);
    value->line = scanner->line;
    bool fine = scanner->depth < DEEPEST;
    scanner->depth++;
    if (fine && skip(scanner, '{')) {
        value->type = JSON_OBJECT;
        fine = read_children(scanner, value, '}');
    } else if (fine && skip(scanner, '[')) {
        value->type = JSON_ARRAY;
        fine = read_children(scanner, value, ']');
    } else if (fine && skip(scanner, '"')) {
        value->type = JSON_STRING;
        value->text = read_string(scanner);
        fine = value->text != NULL;
    } else {
        fine = fine && read_word(scanner, value);
    }
    scanner->depth--;
    return fine;
}

struct json_value *json_value_read(const char *text, unsigned *line) {
    struct scanner scanner = {.at = text, .line = 1};
    struct json_value *value = g_new0(struct json_value, 1);
    bool fine = read_value(&scanner, value);
    skip_space(&scanner);
    *line = scanner.line;
    if (fine && !*scanner.at)
        return value;
    json_value_free(value);
    return NULL;
}

const struct json_value *json_value_member(const struct json_value *value, const char *name) {
    if (!value || value->type != JSON_OBJECT)
        return NULL;
    for (guint i = 0; i < value->children->len; i++) {
        const struct json_value *child = g_ptr_array_index(value->children, i);
        if (strcmp(child->name, name) == 0)
            return child;
    }
    return NULL;
}

const char *json_value_string(const struct json_value *value) {
    return value && value->type == JSON_STRING ? value->text : NULL;
}

guint json_value_count(const struct json_value *value) {
    return value && value->children ? value->children->len : 0;
}

const struct json_value *json_value_at(const struct json_value *value, guint index) {
    return g_ptr_array_index(value->children, index);
}
