#include "render/escape.h"

#include "base/append.h"
#include "base/plain.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#define REPLACEMENT 0xFFFD

static bool is_space(gunichar c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Marks, embeddings, overrides and isolates of direction, and the byte order mark. */
static bool is_dropped(gunichar c) {
    return (c < 0x20 && !is_space(c)) || (c >= 0x7F && c <= 0x9F && c != 0x85) || c == 0x061C || c == 0x200E ||
           c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/* The next character that is kept, with *text moved behind it; 0 at the end. */
static gunichar next_character(const char **text) {
    for (;;) {
        unsigned char byte = (unsigned char)**text;
        if (!byte)
            return 0;
        gunichar c = byte < 0x80 ? byte : g_utf8_get_char_validated(*text, -1);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            (*text)++;
            return REPLACEMENT;
        }
        *text = byte < 0x80 ? *text + 1 : g_utf8_next_char(*text);
        if (plain_is_noncharacter(c))
            return REPLACEMENT;
        if (!is_dropped(c))
            return c;
    }
}

static void append_character(GString *out, gunichar c) {
    if (c < 0x80)
        g_string_append_c(out, (char)c);
    else
        g_string_append_unichar(out, c);
}

/* How many bytes the character at a place takes, which is none of ASCII: 0 if it may not be kept as it is, is white space
 * or rare. */
static gsize kept_length(const char *text) {
    const guchar *at = (const guchar *)text;
    gunichar c = 0;
    gsize length = 0;
    if (at[0] >= 0xC2 && at[0] < 0xE0 && (at[1] & 0xC0) == 0x80) {
        c = (gunichar)(at[0] & 0x1F) << 6 | (at[1] & 0x3F);
        length = 2;
    } else if (at[0] >= 0xE1 && at[0] < 0xED && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80) {
        c = (gunichar)(at[0] & 0x0F) << 12 | (gunichar)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
        length = 3;
    }
    return is_dropped(c) || is_space(c) ? 0 : length;
}

static const char *const entities[128] = {
    ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
};

/* What a character of ASCII is, so that what a format keeps as it is follows each other. */
enum kind {
    KIND_CONTROL = '0',
    KIND_SPACE,
    KIND_LETTER, /* digits too, and the comma: no format makes anything of them */
    KIND_SIGN,   /* part of addresses, which may be markup in Markdown */
    KIND_OTHER,  /* no part of addresses */
    KIND_ENTITY, /* markup in HTML */
};

static const char kinds[] = "00000000000000000000000000000000"
                            "13533455333323332222222222335353"
                            "32222222222222222222222222244443"
                            "42222222222222222222222222244430";

static inline bool is_kind(char c, enum kind first, enum kind last) {
    guchar byte = (guchar)c;
    return byte < 0x80 && kinds[byte] >= (int)first && kinds[byte] <= (int)last;
}

/* Appends what is kept as it is, of ASCII what is of these kinds, and returns where that ends. */
static inline const char *append_run(GString *out, const char *text, enum kind first, enum kind last) {
    const char *at = text;
    for (;;) {
        while (is_kind(*at, first, last))
            at++;
        gsize length = (guchar)*at < 0x80 ? 0 : kept_length(at);
        if (!length)
            break;
        at += length;
    }
    append_bytes(out, text, (gsize)(at - text));
    return at;
}

/* Text on one line: every run of white space is one space. A no-break space is no white space here. */
static void append_line(GString *out, const char *text) {
    bool space = false;
    while (text && *text) {
        const char *word = text;
        text = append_run(out, word, KIND_LETTER, KIND_ENTITY);
        space = space && text == word;
        gunichar c = next_character(&text);
        if (c && !is_space(c))
            append_character(out, c);
        else if (c && !space)
            g_string_append_c(out, ' ');
        space = c && is_space(c);
    }
}

/* True if append_line appends a text as it is. */
static bool is_line(const char *text) {
    const char *at = text;
    for (gsize length; at && *at; at += length) {
        bool plain = is_kind(*at, KIND_LETTER, KIND_ENTITY) || (*at == ' ' && at[1] != ' ');
        length = (guchar)*at < 0x80 ? plain : kept_length(at);
        if (!length)
            return false;
    }
    return text;
}

void escape_html(GString *out, const char *text) {
    while (text && *text) {
        text = append_run(out, text, KIND_SPACE, KIND_OTHER);
        gunichar c = next_character(&text);
        if (c > 0 && c < 0x80 && entities[c])
            g_string_append(out, entities[c]);
        else if (c)
            append_character(out, c == '\r' ? '\n' : c);
    }
}

/* Characters that need no escape; XML 1.0 has no place for U+FFFE, U+FFFF and most control characters. */
static bool is_xml(gunichar c) {
    if (c < 0x80)
        return c >= 0x20 ? !entities[c] : c == '\t' || c == '\n' || c == '\r';
    return c != (gunichar)-1 && c != (gunichar)-2 && c != 0xFFFE && c != 0xFFFF;
}

void escape_xml(GString *out, const char *text) {
    if (text)
        escape_xml_part(out, text, strlen(text));
}

void escape_xml_part(GString *out, const char *text, gsize length) {
    const char *at = text, *end = text + length, *run = text;
    while (at < end) {
        unsigned char byte = (unsigned char)*at;
        gunichar c = byte < 0x80 ? byte : g_utf8_get_char_validated(at, end - at);
        if (is_xml(c)) {
            at = byte < 0x80 ? at + 1 : g_utf8_next_char(at);
            continue;
        }
        append_bytes(out, run, (gsize)(at - run));
        if (c < 0x80 && entities[c])
            g_string_append(out, entities[c]);
        else
            g_string_append_unichar(out, REPLACEMENT);
        at = c < 0x110000 ? g_utf8_next_char(at) : at + 1;
        run = at;
    }
    append_bytes(out, run, (gsize)(end - run));
}

/* "12. " and "12) " begin a list; "12.500" does not. */
static bool ends_list_number(const char *line, gsize at) {
    if (at == 0 || (line[at + 1] && line[at + 1] != ' '))
        return false;
    for (gsize i = 0; i < at; i++)
        if (!g_ascii_isdigit(line[i]) && !(i == 0 && line[i] == ' '))
            return false;
    return true;
}

/* True if the character at a place would, or together with what the template puts around the text could, be markup.
 */
static bool is_markdown(const char *line, gsize at, bool continued) {
    char c = line[at], next = line[at + 1], before = at ? line[at - 1] : '\0';
    bool first = !continued && (at == 0 || (at == 1 && line[0] == ' '));
    switch (c) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '{':
    case '[':
    case ']':
    case '<':
    case '>':
    case '|':
    case '~':
    case '#':
        return true;
    case '$': /* math to GitHub, but for an amount */
        return !g_ascii_isdigit(next);
    case '!':
        return next == '[' || !next;
    case '&':
        return g_ascii_isalpha(next) || next == '#' || !next;
    case ':': /* of an address; not of a time */
        return first || (next && next != ' ' && !(g_ascii_isdigit(before) && g_ascii_isdigit(next)));
    case '(':
        return first;
    case '%':
        return before == '{';
    case '-':
    case '+':
    case '=':
        return first || next == c || before == c;
    case '.':
        return first || next == '.' || before == '.' || (!continued && ends_list_number(line, at)) ||
               (at >= 3 && g_ascii_strncasecmp(line + at - 3, "www", 3) == 0);
    case ')':
        return first || (!continued && ends_list_number(line, at));
    default:
        return false;
    }
}

/* A backslash shows in Python-Markdown and kramdown before all but these; every reader knows references of characters. */
static void append_escaped(GString *out, char c) {
    if (strchr("\\`*_{}[]()>#+-.!|", c))
        g_string_append_printf(out, "\\%c", c);
    else if (entities[(guchar)c])
        g_string_append(out, entities[(guchar)c]);
    else
        g_string_append_printf(out, "&#%d;", c);
}

static void append_markdown_line(GString *out, const char *line, bool continued) {
    const char *run = line;
    for (gsize i = 0; line[i]; i++) {
        if (!is_kind(line[i], KIND_SIGN, KIND_ENTITY) || !is_markdown(line, i, continued))
            continue;
        g_string_append_len(out, run, line + i - run);
        append_escaped(out, line[i]);
        run = line + i + 1;
    }
    g_string_append(out, run);
}

static void append_markdown(GString *out, const char *text, bool continued) {
    if (is_line(text)) {
        append_markdown_line(out, text, continued);
        return;
    }
    g_autoptr(GString) line = g_string_new(NULL);
    append_line(line, text);
    append_markdown_line(out, line->str, continued);
}

void escape_markdown(GString *out, const char *text) {
    append_markdown(out, text, false);
}

void escape_markdown_continued(GString *out, const char *text) {
    append_markdown(out, text, true);
}

void escape_markdown_code(GString *out, const char *text) {
    g_autoptr(GString) line = g_string_new(NULL);
    append_line(line, text);
    for (gsize i = 0; i < line->len; i++) {
        g_string_append_c(out, line->str[i]);
        if (line->str[i] == '{' && (line->str[i + 1] == '{' || line->str[i + 1] == '%'))
            g_string_append_c(out, ' ');
    }
}

void escape_yaml(GString *out, const char *text) {
    g_autoptr(GString) line = g_string_new(NULL);
    append_line(line, text);
    g_string_append_c(out, '"');
    for (gsize i = 0; i < line->len; i++) {
        if (line->str[i] == '"' || line->str[i] == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, line->str[i]);
    }
    g_string_append_c(out, '"');
}

/* An address without a scheme is relative; "//host" takes the scheme of its page, and so is not. */
static bool is_allowed(const char *address) {
    gsize scheme = strcspn(address, ":/?#");
    if (address[scheme] == ':')
        return g_ascii_strncasecmp(address, "https:", 6) == 0 || g_ascii_strncasecmp(address, "http:", 5) == 0 ||
               g_ascii_strncasecmp(address, "mailto:", 7) == 0;
    return !(address[0] == '/' && address[1] == '/');
}

/* True of an address that every format but Markdown has as it is. */
static bool is_plain_address(const char *address) {
    const char *at = address ? address : "";
    while (is_kind(*at, KIND_LETTER, KIND_SIGN))
        at++;
    return address && !*at && is_allowed(address);
}

void escape_address(GString *out, const char *address) {
    static const char kept[] = "-._~:/?#@!$&'()*+,;=%";
    if (is_plain_address(address)) {
        g_string_append(out, address);
        return;
    }
    g_autoptr(GString) line = g_string_new(NULL);
    append_line(line, address);
    const char *clean = line->str + (line->str[0] == ' ');
    if (!is_allowed(clean)) {
        g_string_append_c(out, '#');
        return;
    }
    for (; *clean; clean++) {
        bool stray = *clean == '%' && !(g_ascii_isxdigit(clean[1]) && g_ascii_isxdigit(clean[2]));
        if (!stray && (g_ascii_isalnum(*clean) || strchr(kept, *clean)))
            g_string_append_c(out, *clean);
        else
            g_string_append_printf(out, "%%%02X", (unsigned char)*clean);
    }
}

void append_unsigned(GString *out, unsigned number) {
    char digits[16];
    char *at = digits + sizeof digits;
    do
        *--at = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    g_string_append_len(out, at, digits + sizeof digits - at);
}

typedef void (*escape_function)(GString *out, const char *text);

static void escape_html_address(GString *out, const char *address) {
    if (is_plain_address(address)) {
        g_string_append(out, address);
        return;
    }
    g_autoptr(GString) safe = g_string_new(NULL);
    escape_address(safe, address);
    escape_html(out, safe->str);
}

static void escape_xml_address(GString *out, const char *address) {
    if (is_plain_address(address)) {
        g_string_append(out, address);
        return;
    }
    g_autoptr(GString) safe = g_string_new(NULL);
    escape_address(safe, address);
    escape_xml(out, safe->str);
}

/* Parentheses would end the address in [text](address). */
static void escape_markdown_address(GString *out, const char *address) {
    g_autoptr(GString) safe = g_string_new(NULL);
    escape_address(safe, address);
    for (const char *at = safe->str; *at; at++) {
        if (*at == '(' || *at == ')')
            g_string_append_printf(out, "%%%02X", (unsigned char)*at);
        else
            g_string_append_c(out, *at);
    }
}

static void append_directives(GString *out, escape_function text, escape_function address, const char *format,
                              va_list arguments) {
    for (const char *dollar; (dollar = strchr(format, '$')); format = dollar + 2) {
        append_bytes(out, format, (gsize)(dollar - format));
        switch (dollar[1]) {
        case 't':
            text(out, va_arg(arguments, const char *));
            break;
        case 'u':
            address(out, va_arg(arguments, const char *));
            break;
        case 'd':
            append_unsigned(out, va_arg(arguments, unsigned));
            break;
        case 'm': {
            const GString *markup = va_arg(arguments, const GString *);
            g_string_append_len(out, markup->str, (gssize)markup->len);
            break;
        }
        case '$':
            g_string_append_c(out, '$');
            break;
        default:
            g_assert_not_reached();
        }
    }
    g_string_append(out, format);
}

void html_append(GString *out, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    append_directives(out, escape_html, escape_html_address, format, arguments);
    va_end(arguments);
}

void markdown_append(GString *out, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    append_directives(out, escape_markdown, escape_markdown_address, format, arguments);
    va_end(arguments);
}

void xml_append(GString *out, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    append_directives(out, escape_xml, escape_xml_address, format, arguments);
    va_end(arguments);
}
