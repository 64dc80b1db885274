/* CITATION.cff: how to cite this edition, for programs that keep references. */
#include "render/escape.h"
#include "render/machine/machine.h"
#include "model/paths.h"

static void append_field(GString *out, const char *name, const char *text) {
    g_string_append(out, name);
    g_string_append(out, ": ");
    escape_yaml(out, text);
    g_string_append_c(out, '\n');
}

void citation_append(GString *out, const struct report *report) {
    const struct settings *settings = &report->dataset->settings;
    enum language language = settings_first_language(&report->dataset->settings);
    g_string_append(out, "cff-version: 1.2.0\ntype: dataset\n");
    append_field(out, "message", report->citation.text[language]);
    append_field(out, "title", report->full_title.text[language]);
    g_string_append(out, "authors:\n");
    append_field(out, "  - name", settings->publisher_name);
    if (settings->publisher_url)
        append_field(out, "    website", settings->publisher_url);
    if (settings->publisher_email)
        append_field(out, "    email", settings->publisher_email);
    g_string_append(out, "date-released: ");
    date_append_iso(out, settings->edition_date);
    g_string_append_c(out, '\n');
    append_field(out, "version", report->edition);
    /* Only what is known to be on the list of licences that the format takes. */
    if (report->licence_url)
        append_field(out, "license", settings->licence);
    if (settings->doi)
        append_field(out, "doi", settings->doi);
    if (!settings->base_url)
        return;
    g_autofree char *address = address_in_edition(&report->dataset->settings, report->edition, "");
    append_field(out, "url", address);
}
