#include "check/markup.h"

#include <string.h>

/* A line of a page, with what is code in it blanked. */
struct line {
    const struct markdown *markdown;
    struct diagnostics *diagnostics;
    unsigned number; /* from 0 */
    const char *text;
};

static void report(const struct line *line, const char *from, const char *to, const char *message) {
    struct place place =
        markdown_place(line->markdown, line->number, (gsize)(from - line->text), (gsize)(to - line->text));
    diagnostics_add(line->diagnostics, SEVERITY_ERROR, "markup", place, line->markdown->lines[line->number], "%s",
                    message);
}

/* Behind the marks of quotations and the white space that a line begins with. */
static const char *inner(const char *text) {
    return text + strspn(text, " \t>");
}

static const char *trimmed_end(const char *text) {
    const char *end = text + strlen(text);
    while (end > text && g_ascii_isspace(end[-1]))
        end--;
    return end;
}

/* "|---|:-:|", which stands under the first row of a table. */
static bool is_rule_of_table(const char *text) {
    bool piped = false, dashed = false;
    for (text = inner(text); *text; text++) {
        if (!strchr("|:- \t", *text))
            return false;
        piped |= *text == '|';
        dashed |= *text == '-';
    }
    return piped && dashed;
}

static void check_table(const struct line *line, const char *below) {
    if (strchr(line->text, '|') && below && is_rule_of_table(below) && !is_rule_of_table(line->text))
        report(
            line, inner(line->text), trimmed_end(line->text),
            "a table, which pages do not have; numbers are shown by {{figure NAME}}, and anything else reads well as a "
            "list");
}

static bool is_escaped(const char *text, const char *at) {
    bool escaped = false;
    while (at > text && *--at == '\\')
        escaped = !escaped;
    return escaped;
}

/* The next ~~ at or behind a place of a line; NULL if there is none. */
static const char *find_tildes(const char *text, const char *from) {
    const char *at = strstr(from, "~~");
    while (at && is_escaped(text, at))
        at = strstr(at + 1, "~~");
    return at;
}

/* True if what is opened on this line is closed on a later one of its paragraph. */
static bool is_closed_below(const struct line *line) {
    char *const *bare = line->markdown->bare;
    for (unsigned i = line->number + 1; bare[i] && *inner(bare[i]); i++)
        if (find_tildes(bare[i], bare[i]))
            return true;
    return false;
}

static void check_struck(const struct line *line) {
    for (const char *at = line->text; (at = find_tildes(line->text, at));) {
        const char *close = find_tildes(line->text, at + 2), *end = close ? close + 2 : at + 2;
        if (!close && !is_closed_below(line))
            return;
        report(
            line, at, end,
            "words struck through with ~~, which pages do not have; take them out, and write in corrections.csv what "
            "was wrong");
        at = end;
    }
}

static void check_footnotes(const struct line *line) {
    for (const char *at = line->text; (at = strstr(at, "[^")); at++) {
        gsize length = strcspn(at + 2, " \t[]");
        if (length > 0 && at[2 + length] == ']' && !is_escaped(line->text, at))
            report(line, at, at + length + 3,
                   "a footnote, which pages do not have; say it in the text, or link to where it is said");
    }
}

/* "- [ ] " */
static void check_task(const struct line *line) {
    const char *at = inner(line->text);
    gsize digits = strspn(at, "0123456789");
    if (digits > 0 ? !strchr(".)", at[digits]) || !at[digits] : !*at || !strchr("-*+", *at))
        return;
    at += digits + 1;
    gsize spaces = strspn(at, " \t");
    at += spaces;
    if (spaces > 0 && at[0] == '[' && at[1] && strchr(" xX", at[1]) && at[2] == ']' &&
        (!at[3] || g_ascii_isspace(at[3])))
        report(line, at, at + 3, "a box to tick, which pages do not have; write a list without [ ]");
}

void check_markup(const struct markdown *markdown, struct diagnostics *diagnostics) {
    for (unsigned i = 0; markdown->bare[i]; i++) {
        struct line line = {markdown, diagnostics, i, markdown->bare[i]};
        check_table(&line, markdown->bare[i + 1]);
        check_struck(&line);
        check_footnotes(&line);
        check_task(&line);
    }
    for (guint i = 0; i < markdown->html->len; i++) {
        struct place place = g_array_index(markdown->html, struct place, i);
        diagnostics_add(diagnostics, SEVERITY_WARNING, "html", place,
                        markdown->lines[place.line - markdown->template->body_line],
                        "HTML in a page is left out; write it in Markdown");
    }
}
