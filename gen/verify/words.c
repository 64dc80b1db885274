#include "verify/words.h"

#include "verify/scanner.h"

#include <stdbool.h>
#include <string.h>

/* Marks that may be markup, or that HTML has as elements: the colon behind a term, quotes around code. */
#define MARKS "*_#[]()<>\\`~|-+=!{}\"'&:"

static bool is_bare(gunichar c) {
    if (c < 0x80)
        return c > 0x20 && !strchr(MARKS, (int)c) && c != 0x7F;
    return !g_unichar_isspace(c) && g_unichar_type(c) != G_UNICODE_FORMAT && c > 0x9F;
}

static void append_bare_part(GString *out, const char *text, const char *end) {
    while (text < end) {
        gunichar c = (guchar)*text < 0x80 ? (guchar)*text : g_utf8_get_char_validated(text, end - text);
        bool broken = c == (gunichar)-1 || c == (gunichar)-2;
        const char *next = broken || (guchar)*text < 0x80 ? text + 1 : g_utf8_next_char(text);
        if (!broken && is_bare(c))
            g_string_append_len(out, text, next - text);
        text = next;
    }
}

void words_append_bare(GString *out, const char *text) {
    append_bare_part(out, text, text + strlen(text));
}

/* Appends the character at a place of Markdown, without what escapes it, and returns the place behind it. */
static const char *take_character(GString *out, const char *at) {
    gsize reference = *at == '&' ? reference_append(out, at) : 0;
    if (reference > 0)
        return at + reference;
    at += *at == '\\' && g_ascii_ispunct(at[1]);
    g_string_append_c(out, *at);
    return at + 1;
}

/* Behind the address of a link, from its "("; text itself if it does not end in this line. */
static const char *skip_address(const char *text) {
    unsigned depth = 0;
    for (const char *at = text; *at; at++) {
        if (*at == '\\' && at[1])
            at++;
        else if (*at == '(')
            depth++;
        else if (*at == ')' && --depth == 0)
            return at + 1;
    }
    return text;
}

static const char *skip_list_number(const char *line) {
    const char *start = line + strspn(line, " ");
    gsize digits = strspn(start, "0123456789");
    return digits > 0 && (start[digits] == '.' || start[digits] == ')') && start[digits + 1] == ' ' ? start + digits + 1
                                                                                                    : line;
}

/* Where the mark of a note, or the address behind words, ends; at itself if there is none here. */
static const char *skip_aside(const char *at) {
    if (at[0] == '[' && at[1] == '^') {
        const char *end = strchr(at, ']');
        return end ? end + 1 : at;
    }
    return at[0] == ']' && at[1] == '(' ? skip_address(at + 1) : at;
}

void words_append_markdown(GString *out, const char *line) {
    if (g_str_has_prefix(line, "<!--"))
        return;
    g_autoptr(GString) words = g_string_new(NULL);
    for (const char *at = skip_list_number(line); *at;) {
        const char *behind = skip_aside(at);
        at = behind > at ? behind : take_character(words, at);
    }
    words_append_bare(out, words->str);
}

char *words_of_markdown(const char *markdown) {
    const char *close = *markdown == '[' && g_str_has_suffix(markdown, ")") ? g_strrstr(markdown, "](") : NULL;
    const char *end = close ? close : markdown + strlen(markdown);
    GString *out = g_string_new(NULL);
    for (markdown += close != NULL; markdown < end;)
        markdown = take_character(out, markdown);
    return g_string_free(out, FALSE);
}
