#include "verify/scanner.h"

#include <string.h>

#define SPACES " \t\r\n\f"

void scanner_init(struct tag_scanner *scanner, const char *text) {
    *scanner = (struct tag_scanner){.at = text,
                                    .at_line = 1,
                                    .name = g_string_new(NULL),
                                    .store = g_string_new(NULL),
                                    .places = g_array_new(FALSE, FALSE, sizeof(gsize))};
}

void scanner_clear(struct tag_scanner *scanner) {
    g_string_free(scanner->name, TRUE);
    g_string_free(scanner->store, TRUE);
    g_array_unref(scanner->places);
}

static void move_to(struct tag_scanner *scanner, const char *end) {
    for (const char *at = scanner->at; (at = memchr(at, '\n', (gsize)(end - at))); at++)
        scanner->at_line++;
    scanner->at = end;
}

static void skip(struct tag_scanner *scanner, const char *characters) {
    move_to(scanner, scanner->at + strspn(scanner->at, characters));
}

static const struct {
    const char *name, *text;
} references[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\xC2\xA0"}};

gsize reference_append(GString *out, const char *text) {
    gsize length = strcspn(text, "; \n<\"");
    if (text[length] != ';')
        return 0;
    if (text[1] == '#') {
        bool hex = text[2] == 'x' || text[2] == 'X';
        guint64 code = g_ascii_strtoull(text + (hex ? 3 : 2), NULL, hex ? 16 : 10);
        if (code == 0 || code > 0x10FFFF || !g_unichar_validate((gunichar)code))
            return 0;
        g_string_append_unichar(out, (gunichar)code);
        return length + 1;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(references); i++) {
        if (strlen(references[i].name) == length - 1 && strncmp(text + 1, references[i].name, length - 1) == 0) {
            g_string_append(out, references[i].text);
            return length + 1;
        }
    }
    return 0;
}

static void append_decoded(GString *out, const char *text, gsize length) {
    for (const char *end = text + length; text < end;) {
        const char *mark = memchr(text, '&', (gsize)(end - text));
        g_string_append_len(out, text, (mark ? mark : end) - text);
        if (!mark)
            return;
        gsize used = reference_append(out, mark);
        if (used == 0)
            g_string_append_c(out, '&');
        text = mark + MAX(used, 1);
    }
}

/* Words of an attribute begin here. */
static void begin_part(struct tag_scanner *scanner) {
    g_array_append_val(scanner->places, scanner->store->len);
}

static void end_part(struct tag_scanner *scanner) {
    g_string_append_c(scanner->store, '\0');
}

static void read_value(struct tag_scanner *scanner) {
    move_to(scanner, scanner->at + 1);
    skip(scanner, SPACES);
    char quote = *scanner->at == '"' || *scanner->at == '\'' ? *scanner->at : '\0';
    if (quote)
        scanner->at++;
    const char closing[] = {quote, '\0'};
    gsize length = strcspn(scanner->at, quote ? closing : SPACES ">");
    append_decoded(scanner->store, scanner->at, length);
    move_to(scanner, scanner->at + length);
    if (quote && *scanner->at)
        scanner->at++;
}

static void read_attribute(struct tag_scanner *scanner) {
    gsize length = strcspn(scanner->at, SPACES "=>/");
    if (length == 0) {
        scanner->at++;
        return;
    }
    begin_part(scanner);
    for (gsize i = 0; i < length; i++)
        g_string_append_c(scanner->store, g_ascii_tolower(scanner->at[i]));
    end_part(scanner);
    begin_part(scanner);
    scanner->at += length;
    skip(scanner, SPACES);
    if (*scanner->at == '=')
        read_value(scanner);
    end_part(scanner);
}

/* Moves behind the words of a script or style, which may hold anything but its end tag. */
static void skip_code(struct tag_scanner *scanner) {
    g_autofree char *closing = g_strconcat("</", scanner->name->str, NULL);
    const char *end = strstr(scanner->at, closing);
    move_to(scanner, end ? end : scanner->at + strlen(scanner->at));
}

static void read_tag(struct tag_scanner *scanner) {
    scanner->at++;
    gsize length = (*scanner->at == '/') + strcspn(scanner->at + (*scanner->at == '/'), SPACES "/>");
    g_string_truncate(scanner->name, 0);
    g_string_truncate(scanner->store, 0);
    g_array_set_size(scanner->places, 0);
    for (gsize i = 0; i < length; i++)
        g_string_append_c(scanner->name, g_ascii_tolower(scanner->at[i]));
    scanner->at += length;
    for (;;) {
        skip(scanner, SPACES "/");
        if (!*scanner->at || *scanner->at == '>')
            break;
        read_attribute(scanner);
    }
    if (*scanner->at)
        scanner->at++;
    if (scanner_is(scanner, "script") || scanner_is(scanner, "style"))
        skip_code(scanner);
}

enum scanned scanner_next(struct tag_scanner *scanner) {
    while (strncmp(scanner->at, "<!--", 4) == 0) {
        const char *end = strstr(scanner->at, "-->");
        move_to(scanner, end ? end + 3 : scanner->at + strlen(scanner->at));
    }
    scanner->line = scanner->at_line;
    if (!*scanner->at)
        return SCANNED_END;
    if (*scanner->at == '<') {
        read_tag(scanner);
        return SCANNED_TAG;
    }
    scanner->words = scanner->at;
    move_to(scanner, scanner->at + strcspn(scanner->at, "<"));
    return SCANNED_WORDS;
}

bool scanner_is(const struct tag_scanner *scanner, const char *name) {
    return strcmp(scanner->name->str, name) == 0;
}

const char *scanner_attribute(const struct tag_scanner *scanner, const char *name) {
    for (guint i = 0; i + 1 < scanner->places->len; i += 2)
        if (strcmp(scanner->store->str + g_array_index(scanner->places, gsize, i), name) == 0)
            return scanner->store->str + g_array_index(scanner->places, gsize, i + 1);
    return NULL;
}

bool scanner_has_word(const struct tag_scanner *scanner, const char *name, const char *word) {
    const char *value = scanner_attribute(scanner, name);
    gsize length = strlen(word);
    for (const char *at = value; at && (at = strstr(at, word)); at += length)
        if ((at == value || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
            return true;
    return false;
}

double scanner_number(const struct tag_scanner *scanner, const char *name, double fallback) {
    const char *value = scanner_attribute(scanner, name);
    char *end;
    double number = value ? g_ascii_strtod(value, &end) : fallback;
    return value && end == value ? fallback : number;
}

void scanner_append_words(const struct tag_scanner *scanner, GString *out) {
    append_decoded(out, scanner->words, (gsize)(scanner->at - scanner->words));
}
