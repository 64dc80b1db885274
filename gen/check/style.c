#include "check/style.h"

#include "model/target.h"

#include <string.h>

static void report_at(struct diagnostics *diagnostics, const struct report *report, const char *at, gsize length,
                      const char *message) {
    const char *text = report->templates->own_style, *start = text;
    unsigned line = 1;
    for (const char *end; (end = memchr(start, '\n', (gsize)(at - start))); start = end + 1)
        line++;
    g_autofree char *source = g_strndup(start, strcspn(start, "\n"));
    struct place place = {report->templates->own_style_file, line, (unsigned)g_utf8_strlen(start, at - start) + 1,
                          (unsigned)g_utf8_strlen(at, (gssize)length)};
    diagnostics_add(diagnostics, SEVERITY_ERROR, "style", place, source, "%s", message);
}

/* at: what stands between the brackets. */
static void check_address(const struct report *report, struct diagnostics *diagnostics, const char *at) {
    at += strspn(at, " \t\"'");
    gsize length = strcspn(at, " \t\"')\n");
    g_autofree char *address = g_strndup(at, length);
    const char *name = g_str_has_prefix(address, "static/") ? address + strlen("static/") : NULL;
    if (*address == '#' || g_str_has_prefix(address, "data:image/"))
        return;
    if (address_is_absolute(address))
        report_at(
            diagnostics, report, at, length,
            "not loaded, since pages load nothing from elsewhere; put the file into static/ and write static/NAME");
    else if (!name || !templates_static(report->templates, name))
        report_at(diagnostics, report, at, length, "there is no such file; put it into static/ and write static/NAME");
}

/* Blanks out comments, so that lines and columns stay what they are. Caller frees. */
static char *without_comments(const char *style) {
    char *bare = g_strdup(style);
    for (char *comment = bare; (comment = strstr(comment, "/*"));) {
        char *end = strstr(comment + 2, "*/");
        for (end = end ? end + 2 : comment + strlen(comment); comment < end; comment++)
            if (*comment != '\n')
                *comment = ' ';
    }
    return bare;
}

void check_style(const struct report *report, struct diagnostics *diagnostics) {
    const char *style = report->templates->own_style;
    g_autofree char *bare = without_comments(style);
    for (const char *at = bare; (at = strstr(at, "url(")); at += strlen("url("))
        check_address(report, diagnostics, style + (at - bare) + strlen("url("));
    for (const char *at = bare; (at = strstr(at, "@import")); at += strlen("@import"))
        report_at(diagnostics, report, style + (at - bare), strlen("@import"),
                  "a style that imports another is not known here, since this one follows the program's; put the rules "
                  "themselves here");
}
