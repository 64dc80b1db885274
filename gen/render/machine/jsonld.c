/* A data set as schema.org/Dataset, for the head of the page where people find it. */
#include "base/json.h"
#include "render/machine/machine.h"
#include "model/paths.h"

struct distribution {
    const struct report *report;
    GString *out;
};

static void append_file(const char *path, const char *media_type, int language, void *data) {
    const struct distribution *to = data;
    g_autofree char *address = address_in_edition(&to->report->dataset->settings, to->report->edition, path);
    json_append(to->out, "{\"@type\":\"DataDownload\",\"contentUrl\":$s,\"encodingFormat\":$s", address, media_type);
    if (language >= 0)
        json_append(to->out, ",\"inLanguage\":$s", language_code((enum language)language));
    g_string_append(to->out, "},");
}

static void append_organization(GString *out, const struct settings *settings) {
    json_append(out, "{\"@type\":\"Organization\",\"name\":$s", settings->publisher_name);
    if (settings->publisher_url)
        json_append(out, ",\"url\":$s", settings->publisher_url);
    if (settings->publisher_email)
        json_append(out, ",\"email\":$s", settings->publisher_email);
    g_string_append_c(out, '}');
}

/* The party that a data set is about, by its id in Wikidata. */
static void append_party(GString *out, const struct report *report, const struct data_set *set,
                         enum language language) {
    if (set->workbook->subject.party < 0)
        return;
    const struct party *party = dataset_party(report->dataset, set->workbook->subject.party);
    json_append(out, ",\"about\":{\"@type\":\"Organization\",\"name\":$s", party->full_name.text[language]);
    if (party->website)
        json_append(out, ",\"url\":$s", party->website);
    if (party->wikidata) {
        g_autofree char *address = g_strconcat("https://www.wikidata.org/wiki/", party->wikidata, NULL);
        json_append(out, ",\"sameAs\":$s", address);
    }
    g_string_append_c(out, '}');
}

/* The DOI is the whole publication's. */
static void append_identifier(GString *out, const struct settings *settings, const struct data_set *set,
                              const char *address) {
    g_autofree char *doi = subject_is_whole(set->workbook->subject) ? address_of_doi(settings) : NULL;
    if (doi)
        json_append(out, ",\"identifier\":[$s,$s]", doi, address);
    else
        json_append(out, ",\"identifier\":$s", address);
}

static void append_measures(GString *out, const struct data_set *set, enum language language) {
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_string_append(out, ",\"variableMeasured\":[");
    for (guint i = 0; i < set->workbook->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(set->workbook->figures, i);
        for (guint c = 0; c < figure->column_count; c++) {
            const char *header = figure->columns[c].header.text[language];
            if (figure->columns[c].kind != CELL_NUMBER || !header || !g_hash_table_add(seen, (gpointer)header))
                continue;
            json_append(out, g_hash_table_size(seen) > 1 ? ",$s" : "$s", header);
        }
    }
    g_string_append_c(out, ']');
}

static void append_countries(GString *out, const struct settings *settings) {
    const char *const *codes = settings->countries;
    if (!codes)
        json_append(out, "{\"@type\":\"Country\",\"identifier\":$s}", settings->country);
    for (guint i = 0; codes && codes[i]; i++) {
        g_string_append_c(out, i ? ',' : '[');
        json_append(out, "{\"@type\":\"Country\",\"identifier\":$s}", codes[i]);
    }
    if (codes)
        g_string_append_c(out, ']');
}

void jsonld_append(GString *out, const struct report *report, const struct data_set *set, enum language language) {
    const struct settings *settings = &report->dataset->settings;
    g_autofree char *address = address_in_newest(&report->dataset->settings, set->page->path.text[language]);
    g_autofree char *title = data_set_title(report, set, language);
    g_autoptr(GString) who = g_string_new(NULL);
    g_autoptr(GString) published = g_string_new(NULL);
    g_autoptr(GString) period = g_string_new(NULL);
    g_autoptr(GString) files = g_string_new(NULL);
    g_autoptr(GString) where = g_string_new(NULL);
    append_organization(who, settings);
    append_countries(where, settings);
    date_append_iso(published, settings->edition_date);
    date_append_iso(period, settings->period.first);
    g_string_append_c(period, '/');
    date_append_iso(period, settings->period.last);
    data_set_visit_files(report, set, append_file, &(struct distribution){report, files});
    if (files->len)
        g_string_truncate(files, files->len - 1);
    json_append(
        out,
        "{\"@context\":\"https://schema.org/\",\"@type\":\"Dataset\",\"@id\":$s,\"url\":$s,"
        "\"name\":$s,\"description\":$s,\"inLanguage\":$s,\"version\":$s,\"datePublished\":$s,\"dateModified\":$s,"
        "\"temporalCoverage\":$s,\"spatialCoverage\":$m,"
        "\"isAccessibleForFree\":true,\"creator\":$m,\"publisher\":$m",
        address, address, title, set->workbook->summary.text[language], language_code(language), report->edition,
        published->str, published->str, period->str, where, who, who);
    append_identifier(out, settings, set, address);
    append_party(out, report, set, language);
    if (report->licence_url)
        json_append(out, ",\"license\":$s", report->licence_url);
    json_append(out, ",\"citation\":$s", report->citation.text[language]);
    append_measures(out, set, language);
    json_append(out, ",\"distribution\":[$m]}", files);
}
