#include "check/style.h"
#include "base/blank.h"

#include "model/target.h"

#include <string.h>

static void report_at(struct diagnostics *diagnostics, const struct report *report, const char *at, gsize length,
                      const char *message) {
    diagnostics_add_within(diagnostics, "style", report->templates->own_style_file, report->templates->own_style, at,
                           length, message);
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

void check_style(const struct report *report, struct diagnostics *diagnostics) {
    const char *style = report->templates->own_style;
    g_autofree char *bare = blank_between(style, "/*", "*/");
    for (const char *at = bare; (at = strstr(at, "url(")); at += strlen("url("))
        check_address(report, diagnostics, style + (at - bare) + strlen("url("));
    for (const char *at = bare; (at = strstr(at, "@import")); at += strlen("@import"))
        report_at(diagnostics, report, style + (at - bare), strlen("@import"),
                  "a style that imports another is not known here, since this one follows the program's; put the rules "
                  "themselves here");
}
