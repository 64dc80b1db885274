/* catalog.jsonld: the data sets as a catalogue by DCAT-AP-NL 3.0, for data.overheid.nl and its like to harvest. Values
 * that the profile takes from a list are addresses in the EU's lists. */
#include "base/json.h"
#include "render/machine/machine.h"
#include "model/paths.h"

#include <string.h>

#define EU "http://publications.europa.eu/resource/authority/"

static const struct {
    const char *id, *address;
} licences[] = {
    {"CC-BY-4.0", EU "licence/CC_BY_4_0"}, {"CC-BY-SA-4.0", EU "licence/CC_BYSA_4_0"}, {"CC0-1.0", EU "licence/CC0"}};

/* ISO 3166 in two letters, and in the three that the EU's list goes by. */
static const char countries[][2][4] = {
    {"AT", "AUT"}, {"BE", "BEL"}, {"BG", "BGR"}, {"CY", "CYP"}, {"CZ", "CZE"}, {"DE", "DEU"}, {"DK", "DNK"},
    {"EE", "EST"}, {"ES", "ESP"}, {"FI", "FIN"}, {"FR", "FRA"}, {"GB", "GBR"}, {"GR", "GRC"}, {"HR", "HRV"},
    {"HU", "HUN"}, {"IE", "IRL"}, {"IT", "ITA"}, {"LT", "LTU"}, {"LU", "LUX"}, {"LV", "LVA"}, {"MT", "MLT"},
    {"NL", "NLD"}, {"PL", "POL"}, {"PT", "PRT"}, {"RO", "ROU"}, {"SE", "SWE"}, {"SI", "SVN"}, {"SK", "SVK"}};

static const char CONTEXT[] =
    "{\n"
    "  \"dcat\": \"http://www.w3.org/ns/dcat#\", \"dct\": \"http://purl.org/dc/terms/\",\n"
    "  \"foaf\": \"http://xmlns.com/foaf/0.1/\", \"vcard\": \"http://www.w3.org/2006/vcard/ns#\",\n"
    "  \"xsd\": \"http://www.w3.org/2001/XMLSchema#\"\n"
    " }";

static void append_words(GString *out, const struct report *report, struct localized words) {
    const char *between = "";
    g_string_append_c(out, '[');
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!report->dataset->settings.publishes[i] || !words.text[i])
            continue;
        g_string_append(out, between);
        json_append(out, "{\"@language\": $s, \"@value\": $s}", language_code((enum language)i), words.text[i]);
        between = ", ";
    }
    g_string_append_c(out, ']');
}

static void append_member(GString *out, const char *key, const struct report *report, struct localized words) {
    g_string_append_printf(out, ",\n  \"%s\": ", key);
    append_words(out, report, words);
}

static void append_language(GString *out, enum language language) {
    g_autofree char *address = g_strconcat(EU "language/", language_row(language)->eu_code, NULL);
    json_append(out, "{\"@id\": $s}", address);
}

static void append_languages(GString *out, const struct report *report) {
    const char *between = "";
    g_string_append(out, ",\n  \"dct:language\": [");
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!report->dataset->settings.publishes[i])
            continue;
        g_string_append(out, between);
        append_language(out, (enum language)i);
        between = ", ";
    }
    g_string_append_c(out, ']');
}

static void append_agent(GString *out, const char *key, const struct settings *settings) {
    g_string_append_printf(out, ",\n  \"%s\": ", key);
    json_append(out, "{\"@id\": $s, \"@type\": \"foaf:Agent\", \"foaf:name\": $s}",
                settings->publisher_url ? settings->publisher_url : settings->base_url, settings->publisher_name);
}

static void append_contact(GString *out, const struct settings *settings) {
    g_autofree char *mail = settings->publisher_email ? g_strconcat("mailto:", settings->publisher_email, NULL) : NULL;
    json_append(out, ",\n  \"dcat:contactPoint\": {\"@type\": \"vcard:Organization\", \"vcard:fn\": $s",
                settings->publisher_name);
    if (mail)
        json_append(out, ", \"vcard:hasEmail\": {\"@id\": $s}", mail);
    json_append(out, ", \"vcard:hasURL\": {\"@id\": $s}}",
                settings->publisher_url ? settings->publisher_url : settings->base_url);
}

static void append_day(GString *out, const char *key, day_number day) {
    g_autoptr(GString) date = g_string_new(NULL);
    date_append_iso(date, day);
    g_string_append_printf(out, "\"%s\": {\"@type\": \"xsd:date\", \"@value\": \"%s\"}", key, date->str);
}

static void append_licence(GString *out, const struct report *report) {
    const char *id = report->dataset->settings.licence;
    g_autofree char *other = g_strconcat("https://spdx.org/licenses/", id, NULL);
    const char *address = other;
    for (gsize i = 0; i < G_N_ELEMENTS(licences); i++)
        if (strcmp(licences[i].id, id) == 0)
            address = licences[i].address;
    json_append(out, ", \"dct:license\": {\"@id\": $s}", address);
}

/* The EU's name for a kind of file. */
static const char *file_type(const char *path) {
    if (g_str_has_suffix(path, ".csv"))
        return EU "file-type/CSV";
    return g_str_has_suffix(path, ".ods") ? EU "file-type/ODS" : EU "file-type/XLSX";
}

struct files {
    GString *out;
    const struct report *report;
    const struct data_set *set;
    bool any;
};

static void append_file(const char *path, const char *media_type, int language, void *data) {
    struct files *files = data;
    const struct report *report = files->report;
    g_autofree char *file = address_in_edition(&report->dataset->settings, report->edition, path);
    enum language shown = language >= 0 ? (enum language)language : settings_first_language(&report->dataset->settings);
    g_autofree char *page = address_in_newest(&report->dataset->settings, files->set->page->path.text[shown]);
    g_autofree char *media = g_strconcat("https://www.iana.org/assignments/media-types/", media_type, NULL);
    g_autofree char *name = g_path_get_basename(path);
    json_append(files->out,
                files->any
                    ? ",\n   {\"@id\": $s, \"@type\": \"dcat:Distribution\", \"dct:title\": $s, \"dcat:accessURL\": "
                      "{\"@id\": $s}, \"dcat:downloadURL\": {\"@id\": $s}"
                    : "\n   {\"@id\": $s, \"@type\": \"dcat:Distribution\", \"dct:title\": $s, \"dcat:accessURL\": "
                      "{\"@id\": $s}, \"dcat:downloadURL\": {\"@id\": $s}",
                file, name, page, file);
    json_append(files->out, ", \"dcat:mediaType\": {\"@id\": $s}, \"dct:format\": {\"@id\": $s}", media,
                file_type(path));
    if (language >= 0)
        append_language(g_string_append(files->out, ", \"dct:language\": "), (enum language)language);
    append_licence(files->out, report);
    g_string_append_c(files->out, '}');
    files->any = true;
}

static void append_place(GString *out, const char *country) {
    for (gsize i = 0; i < G_N_ELEMENTS(countries); i++)
        if (strcmp(countries[i][0], country) == 0)
            g_string_append_printf(out, ",\n  \"dct:spatial\": {\"@id\": \"" EU "country/%s\"}", countries[i][1]);
}

static char *set_address(const struct report *report, const struct data_set *set) {
    return address_in_newest(&report->dataset->settings,
                             set->page->path.text[settings_first_language(&report->dataset->settings)]);
}

static void append_set(GString *out, const struct report *report, const struct data_set *set) {
    const struct settings *settings = &report->dataset->settings;
    g_autofree char *address = set_address(report, set);
    char *titles[LANGUAGE_COUNT];
    struct localized title;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        title.text[i] = titles[i] = data_set_title(report, set, (enum language)i);
    json_append(out, "{\n  \"@id\": $s, \"@type\": \"dcat:Dataset\", \"dct:identifier\": $s", address, address);
    append_member(out, "dct:title", report, title);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        g_free(titles[i]);
    append_member(out, "dct:description", report, set->workbook->summary);
    g_string_append(out, ",\n  \"dct:accessRights\": {\"@id\": \"" EU "access-right/PUBLIC\"}");
    g_string_append(out, ",\n  \"dcat:theme\": {\"@id\": \"" EU "data-theme/GOVE\"}");
    append_agent(out, "dct:publisher", settings);
    append_agent(out, "dct:creator", settings);
    append_contact(out, settings);
    append_languages(out, report);
    append_place(out, settings->country);
    g_string_append(out, ",\n  \"dct:temporal\": {\"@type\": \"dct:PeriodOfTime\", ");
    append_day(out, "dcat:startDate", settings->period.first);
    g_string_append(out, ", ");
    append_day(out, "dcat:endDate", settings->period.last);
    g_string_append(out, "},\n  ");
    append_day(out, "dct:modified", settings->edition_date);
    json_append(out, ",\n  \"dcat:version\": $s,\n  \"dcat:landingPage\": {\"@id\": $s},\n  \"dcat:distribution\": [",
                report->edition, address);
    data_set_visit_files(report, set, append_file, &(struct files){out, report, set, false});
    g_string_append(out, "]\n }");
}

static void append_catalogue(GString *out, const struct report *report) {
    const struct settings *settings = &report->dataset->settings;
    g_autofree char *address = address_in_newest(&report->dataset->settings, PATH_CATALOGUE);
    g_autofree char *home = address_in_newest(&report->dataset->settings, PATH_INDEX);
    json_append(out, "{\n  \"@id\": $s, \"@type\": \"dcat:Catalog\", \"foaf:homepage\": {\"@id\": $s}", address, home);
    append_member(out, "dct:title", report, report->title);
    append_member(out, "dct:description", report, report->citation);
    append_agent(out, "dct:publisher", settings);
    append_contact(out, settings);
    append_languages(out, report);
    g_string_append(out, ",\n  ");
    append_day(out, "dct:modified", settings->edition_date);
    const char *between = "\n   ";
    g_string_append(out, ",\n  \"dcat:dataset\": [");
    for (guint i = 0; i < report->workbooks->len; i++) {
        struct data_set set;
        if (!data_set_of_workbook(report, g_ptr_array_index(report->workbooks, i), &set))
            continue;
        g_autofree char *member = set_address(report, &set);
        g_string_append(out, between);
        json_append(out, "{\"@id\": $s}", member);
        between = ",\n   ";
    }
    g_string_append(out, "]\n }");
}

void dcat_append(GString *out, const struct report *report) {
    g_string_append_printf(out, "{\n \"@context\": %s,\n \"@graph\": [\n ", CONTEXT);
    append_catalogue(out, report);
    for (guint i = 0; i < report->workbooks->len; i++) {
        struct data_set set;
        if (!data_set_of_workbook(report, g_ptr_array_index(report->workbooks, i), &set))
            continue;
        g_string_append(out, ",\n ");
        append_set(out, report, &set);
    }
    g_string_append(out, "\n ]\n}\n");
}
