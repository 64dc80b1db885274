/* catalog.jsonld: the data sets as a catalogue by DCAT-AP-NL 3.0, for data.overheid.nl and its like to harvest. Values
 * that the profile takes from a list are addresses in the EU's lists. Every value says of what class it is, since the
 * profile's rules (SHACL) look no further than the file. */
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
    "  \"adms\": \"http://www.w3.org/ns/adms#\", \"dcat\": \"http://www.w3.org/ns/dcat#\",\n"
    "  \"dcatap\": \"http://data.europa.eu/r5r/\", \"dct\": \"http://purl.org/dc/terms/\",\n"
    "  \"foaf\": \"http://xmlns.com/foaf/0.1/\", \"skos\": \"http://www.w3.org/2004/02/skos/core#\",\n"
    "  \"vcard\": \"http://www.w3.org/2006/vcard/ns#\", \"xsd\": \"http://www.w3.org/2001/XMLSchema#\"\n"
    " }";

/* ,"KEY": {a thing of a class}. */
static void append_thing(GString *out, const char *key, const char *class_name, const char *address) {
    json_append(out, ",\n  $s: {\"@id\": $s, \"@type\": $s}", key, address, class_name);
}

/* The same for a word of a list, which has to have its label with it. */
static void append_concept(GString *out, const char *key, const char *address, enum language language,
                           const char *label) {
    json_append(out,
                ",\n  $s: {\"@id\": $s, \"@type\": \"skos:Concept\", \"skos:prefLabel\": {\"@language\": $s, "
                "\"@value\": $s}}",
                key, address, language_code(language), label);
}

static void append_word(GString *out, const char *between, enum language language, const char *word) {
    g_string_append(out, between);
    json_append(out, "{\"@language\": $s, \"@value\": $s}", language_code(language), word);
}

/* ,"KEY": the same words in each language. */
static void append_words(GString *out, const char *key, const struct report *report, struct localized words) {
    const char *between = "";
    json_append(out, ",\n  $s: [", key);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!report->dataset->settings.publishes[i] || !words.text[i])
            continue;
        append_word(out, between, (enum language)i, words.text[i]);
        between = ", ";
    }
    g_string_append_c(out, ']');
}

static void append_language(GString *out, const char *between, enum language language) {
    g_autofree char *address = g_strconcat(EU "language/", language_row(language)->eu_code, NULL);
    g_string_append(out, between);
    json_append(out, "{\"@id\": $s, \"@type\": \"dct:LinguisticSystem\"}", address);
}

static void append_languages(GString *out, const struct report *report) {
    const char *between = "";
    g_string_append(out, ",\n  \"dct:language\": [");
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!report->dataset->settings.publishes[i])
            continue;
        append_language(out, between, (enum language)i);
        between = ", ";
    }
    g_string_append_c(out, ']');
}

static void append_agent(GString *out, const char *key, const struct settings *settings) {
    json_append(out, ",\n  $s: {\"@id\": $s, \"@type\": \"foaf:Agent\", \"foaf:name\": $s}", key,
                settings->publisher_url ? settings->publisher_url : settings->base_url, settings->publisher_name);
}

static void append_contact(GString *out, const struct settings *settings) {
    g_autofree char *mail = settings->publisher_email ? g_strconcat("mailto:", settings->publisher_email, NULL) : NULL;
    json_append(out,
                ",\n  \"dcat:contactPoint\": {\"@type\": [\"vcard:Organization\", \"vcard:Kind\"], \"vcard:fn\": $s",
                settings->publisher_name);
    if (mail)
        json_append(out, ", \"vcard:hasEmail\": {\"@id\": $s}", mail);
    json_append(out, ", \"vcard:hasURL\": {\"@id\": $s}}",
                settings->publisher_url ? settings->publisher_url : settings->base_url);
}

static void append_day(GString *out, const char *between, const char *key, day_number day) {
    g_autoptr(GString) date = g_string_new(NULL);
    date_append_iso(date, day);
    g_string_append_printf(out, "%s\"%s\": {\"@type\": \"xsd:date\", \"@value\": \"%s\"}", between, key, date->str);
}

static void append_licence(GString *out, const struct report *report) {
    const char *id = report->dataset->settings.licence;
    g_autofree char *other = g_strconcat("https://spdx.org/licenses/", id, NULL);
    const char *address = other;
    for (gsize i = 0; i < G_N_ELEMENTS(licences); i++)
        if (strcmp(licences[i].id, id) == 0)
            address = licences[i].address;
    append_thing(out, "dct:license", "dct:LicenseDocument", address);
}

/* The countries that a report is about; of one of which the EU's list has no name nothing is said. */
static void append_places(GString *out, const struct settings *settings) {
    const char *const one[] = {settings->country, NULL};
    const char *const *codes = settings->countries ? settings->countries : one;
    g_autoptr(GString) places = g_string_new(NULL);
    guint count = 0;
    for (; *codes; codes++)
        for (gsize i = 0; i < G_N_ELEMENTS(countries); i++)
            if (strcmp(countries[i][0], *codes) == 0) {
                g_autofree char *address = g_strconcat(EU "country/", countries[i][1], NULL);
                g_string_append(places, count++ ? ", " : "");
                json_append(places, "{\"@id\": $s, \"@type\": \"dct:Location\"}", address);
            }
    if (count > 0)
        g_string_append_printf(out, count > 1 ? ",\n  \"dct:spatial\": [%s]" : ",\n  \"dct:spatial\": %s", places->str);
}

/* The EU's name for a kind of file. */
static const char *file_type(const char *path) {
    if (g_str_has_suffix(path, ".csv"))
        return EU "file-type/CSV";
    return g_str_has_suffix(path, ".ods") ? EU "file-type/ODS" : EU "file-type/XLSX";
}

/* The page where people find a set. */
static char *set_page(const struct report *report, const struct data_set *set, enum language language) {
    return address_in_newest(&report->dataset->settings, set->page->path.text[language]);
}

/* What a set is called, or if path is not NULL, one of its files: the page's address and the part of it. A file may be
 * in several sets, and is a distribution of each, so its own address is not enough. */
static char *set_id(const struct report *report, const struct data_set *set, const char *path) {
    g_autofree char *page = set_page(report, set, settings_first_language(&report->dataset->settings));
    return g_strconcat(page, "#", path ? path : "data", NULL);
}

struct files {
    GString *out;
    const struct report *report;
    const struct data_set *set;
    const char *between;
};

/* What the columns of a CSV mean is in the data package; what is in a workbook, on its first sheet. */
static void append_form(GString *out, const struct report *report, const char *path, const char *media_type) {
    g_autofree char *media = g_strconcat("https://www.iana.org/assignments/media-types/", media_type, NULL);
    g_autofree char *package = address_in_edition(&report->dataset->settings, report->edition, PATH_DATAPACKAGE);
    append_thing(out, "dcat:mediaType", "dct:MediaType", media);
    append_thing(out, "dct:format", "dct:MediaTypeOrExtent", file_type(path));
    if (g_str_has_suffix(path, ".csv"))
        append_thing(out, "dct:conformsTo", "dct:Standard", package);
}

static void append_file(const char *path, const char *media_type, int language, void *data) {
    struct files *files = data;
    const struct report *report = files->report;
    const struct settings *settings = &report->dataset->settings;
    g_autofree char *file = address_in_edition(settings, report->edition, path);
    g_autofree char *page =
        set_page(report, files->set, language >= 0 ? (enum language)language : settings_first_language(settings));
    g_autofree char *id = set_id(report, files->set, path);
    g_autofree char *name = g_path_get_basename(path);
    g_string_append(files->out, files->between);
    json_append(files->out,
                "\n   {\"@id\": $s, \"@type\": \"dcat:Distribution\", \"dct:title\": $s, \"dcat:accessURL\": "
                "{\"@id\": $s}, \"dcat:downloadURL\": {\"@id\": $s}",
                id, name, page, file);
    append_form(files->out, report, path, media_type);
    append_language(files->out, ",\n  \"dct:language\": ",
                    language >= 0 ? (enum language)language : settings_data_language(settings));
    append_licence(files->out, report);
    if (settings->edition_kind == EDITION_DRAFT)
        append_concept(files->out, "dcatap:availability", EU "planned-availability/TEMPORARY", LANGUAGE_OF_PROGRAM,
                       "temporary");
    else
        append_concept(files->out, "dcatap:availability", EU "planned-availability/STABLE", LANGUAGE_OF_PROGRAM,
                       "stable");
    append_day(files->out, ",\n  ", "dct:issued", settings->edition_date);
    g_string_append_c(files->out, '}');
    files->between = ",";
}

/* Its address, or for the whole publication its DOI, and then the address too. */
static void append_identifier(GString *out, const struct settings *settings, const struct data_set *set,
                              const char *address) {
    g_autofree char *doi = subject_is_whole(set->workbook->subject) ? address_of_doi(settings) : NULL;
    json_append(out, ", \"dct:identifier\": $s", doi ? doi : address);
    if (doi)
        json_append(out, ",\n  \"adms:identifier\": {\"@type\": \"adms:Identifier\", \"skos:notation\": $s}", address);
}

/* What people would search by: the subject, the election, and of a set about a party or platform its name. */
static void append_keywords(GString *out, const struct report *report, const struct data_set *set) {
    const struct settings *settings = &report->dataset->settings;
    const char *between = "";
    g_string_append(out, ",\n  \"dcat:keyword\": [");
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        enum language language = (enum language)i;
        if (!settings->publishes[i])
            continue;
        append_word(out, between, language, report_phrase(report, language, "catalogue.keyword"));
        between = ", ";
        if (settings->election_name.text[i])
            append_word(out, between, language, settings->election_name.text[i]);
        if (!subject_is_whole(set->workbook->subject) && set->workbook->title.text[i])
            append_word(out, between, language, set->workbook->title.text[i]);
    }
    g_string_append_c(out, ']');
}

/* The party that a set is about, by its id in Wikidata. */
static void append_party(GString *out, const struct report *report, const struct data_set *set) {
    int index = set->workbook->subject.party;
    const struct party *party = index >= 0 ? dataset_party(report->dataset, index) : NULL;
    if (!party || !party->wikidata)
        return;
    g_autofree char *address = g_strconcat("http://www.wikidata.org/entity/", party->wikidata, NULL);
    enum language language = settings_data_language(&report->dataset->settings);
    append_concept(out, "dct:subject", address, language, party->full_name.text[language]);
}

/* In this edition: a set keeps its id, but what is read there is to be about these numbers. */
static void append_pages(GString *out, const struct report *report, const struct data_set *set) {
    enum language language = settings_first_language(&report->dataset->settings);
    const struct settings *settings = &report->dataset->settings;
    g_autofree char *page = address_in_edition(settings, report->edition, set->page->path.text[language]);
    append_thing(out, "dcat:landingPage", "foaf:Document", page);
    const struct page *method = report_page_about(report, SUBJECT_WHOLE, "method");
    if (!method || !method->path.text[language])
        return;
    g_autofree char *explained = address_in_edition(settings, report->edition, method->path.text[language]);
    append_thing(out, "foaf:page", "foaf:Document", explained);
}

static void append_title(GString *out, const struct report *report, const struct data_set *set) {
    char *titles[LANGUAGE_COUNT];
    struct localized title;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        title.text[i] = titles[i] = data_set_title(report, set, (enum language)i);
    append_words(out, "dct:title", report, title);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        g_free(titles[i]);
}

static void append_times(GString *out, const struct settings *settings) {
    g_string_append(out, ",\n  \"dct:temporal\": {\"@type\": \"dct:PeriodOfTime\"");
    append_day(out, ", ", "dcat:startDate", settings->period.first);
    append_day(out, ", ", "dcat:endDate", settings->period.last);
    g_string_append_c(out, '}');
    append_day(out, ",\n  ", "dct:issued", settings->edition_date);
    append_day(out, ",\n  ", "dct:modified", settings->edition_date);
}

static void append_set(GString *out, const struct report *report, const struct data_set *set) {
    const struct settings *settings = &report->dataset->settings;
    g_autofree char *id = set_id(report, set, NULL);
    json_append(out, "{\n  \"@id\": $s, \"@type\": \"dcat:Dataset\"", id);
    append_identifier(out, settings, set, id);
    append_title(out, report, set);
    append_words(out, "dct:description", report, set->workbook->summary);
    append_keywords(out, report, set);
    append_party(out, report, set);
    append_thing(out, "dct:accessRights", "dct:RightsStatement", EU "access-right/PUBLIC");
    append_concept(out, "dcat:theme", EU "data-theme/GOVE", LANGUAGE_OF_PROGRAM, "Government and public sector");
    append_agent(out, "dct:publisher", settings);
    append_agent(out, "dct:creator", settings);
    append_contact(out, settings);
    append_languages(out, report);
    append_places(out, settings);
    append_times(out, settings);
    append_pages(out, report, set);
    json_append(out, ",\n  \"dcat:version\": $s,\n  \"dcat:distribution\": [", report->edition);
    data_set_visit_files(report, set, append_file, &(struct files){out, report, set, ""});
    g_string_append(out, "]\n }");
}

static void append_members(GString *out, const struct report *report) {
    const char *between = "\n   ";
    g_string_append(out, ",\n  \"dcat:dataset\": [");
    for (guint i = 0; i < report->workbooks->len; i++) {
        struct data_set set;
        if (!data_set_of_workbook(report, g_ptr_array_index(report->workbooks, i), &set))
            continue;
        g_autofree char *id = set_id(report, &set, NULL);
        g_string_append(out, between);
        json_append(out, "{\"@id\": $s}", id);
        between = ",\n   ";
    }
    g_string_append_c(out, ']');
}

static void append_catalogue(GString *out, const struct report *report) {
    const struct settings *settings = &report->dataset->settings;
    g_autofree char *address = address_in_newest(settings, PATH_CATALOGUE);
    g_autofree char *home = address_in_newest(settings, PATH_INDEX);
    json_append(out, "{\n  \"@id\": $s, \"@type\": \"dcat:Catalog\"", address);
    append_thing(out, "foaf:homepage", "foaf:Document", home);
    append_words(out, "dct:title", report, report->title);
    append_words(out, "dct:description", report, report->citation);
    append_agent(out, "dct:publisher", settings);
    append_agent(out, "dct:creator", settings);
    append_contact(out, settings);
    append_languages(out, report);
    append_licence(out, report);
    append_places(out, settings);
    append_day(out, ",\n  ", "dct:issued", settings->edition_date);
    append_day(out, ",\n  ", "dct:modified", settings->edition_date);
    append_members(out, report);
    g_string_append(out, "\n }");
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
