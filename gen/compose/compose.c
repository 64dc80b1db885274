#include "compose/compose.h"

#include "compose/about.h"
#include "compose/accounts.h"
#include "compose/along.h"
#include "compose/cell_words.h"
#include "compose/editions.h"
#include "compose/feeds.h"
#include "compose/pages.h"
#include "compose/provenance.h"
#include "compose/publication.h"
#include "compose/slots/slots.h"
#include "compose/named.h"
#include "compose/words/shipped.h"
#include "compose/words/days.h"
#include "compose/words/measures.h"
#include "compose/words/publishers.h"
#include "model/paths.h"

#include <string.h>

static const struct {
    const char *id;
    const char *name;
    const char *url;
} licences[] = {
    {"CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"},
    {"CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"},
    {"CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"},
};

/* The last day for which anything was collected. */
static day_number data_until(const struct composer *composer) {
    day_number last = 0;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        for (int measure = 0; measure < MEASURE_COUNT; measure++)
            last = MAX(last, days_span(totals_days(composer->totals, platform, (enum measure)measure)).last);
    return last ? last : composer->dataset->settings.period.last;
}

/* A title that names the election itself needs no other name of it. */
static void compose_titles(struct composer *composer) {
    struct report *report = composer->report;
    const struct settings *settings = &composer->dataset->settings;
    report->title = report->full_title = settings->title;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const char *title = settings->title.text[i], *election = settings->election_name.text[i];
        if (!title || !election || !*election || strstr(title, election))
            continue;
        g_autofree char *both = g_strconcat(title, language_row((enum language)i)->colon, " ", election, NULL);
        report->full_title.text[i] = report_string(report, both);
    }
}

static void compose_identity(struct composer *composer) {
    struct report *report = composer->report;
    const struct settings *settings = &composer->dataset->settings;
    compose_titles(composer);
    report->licence_name = localized_same(composer, settings->licence);
    for (gsize i = 0; i < G_N_ELEMENTS(licences); i++) {
        if (strcmp(settings->licence, licences[i].id) == 0) {
            report->licence_name = localized_same(composer, licences[i].name);
            report->licence_url = licences[i].url;
        }
    }
    g_autofree char *own = settings->base_url ? address_in_edition(settings, report->edition, "") : NULL;
    g_autofree char *doi = address_of_doi(settings);
    struct argument number = arg_count(composer, "number", settings->edition_number);
    struct argument date = arg_date(composer, "date", settings->edition_date);
    g_autofree char *line = g_strconcat("edition.", edition_kind_words[settings->edition_kind], NULL);
    report->edition_line = SENTENCE(composer, line, number, date, arg_date(composer, "until", data_until(composer)));
    report->limits = limits_of_sources(composer);
    report->citation = SENTENCE(composer, "citation", number, date, arg_text("title", report->full_title),
                                arg_same(composer, "publisher", settings->publisher_name),
                                arg_same(composer, "address",
                                         doi   ? doi
                                         : own ? own
                                               : ""));
}

/* What the fields of the data tables mean. */
static void compose_meanings(struct composer *composer) {
    struct report *report = composer->report;
    for (int table = 0; table < DATA_TABLE_COUNT; table++) {
        guint count;
        const struct data_field *fields = data_table_fields((enum data_table)table, &count);
        report->meanings[table] = report_alloc(report, count * sizeof(struct localized));
        for (guint i = 0; i < count; i++)
            if (report_has_field(report, &fields[i]))
                report->meanings[table][i] = meaning_words(composer, fields[i].meaning);
    }
}

static struct composer composer_new(const struct dataset *dataset, const struct totals *totals,
                                    const struct templates *templates, struct diagnostics *diagnostics) {
    return (struct composer){
        .dataset = dataset,
        .totals = totals,
        .known = totals ? known_new(dataset, totals) : NULL,
        .templates = templates,
        .report = report_new(dataset, templates),
        .diagnostics = diagnostics,
        .complained = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .values = values_new(),
        .scopes = scopes_new(),
        .provenances = provenances_new(),
        .lead_platform = totals ? totals_lead_platform(totals) : -1,
    };
}

static struct report *composer_finish(struct composer *composer) {
    g_hash_table_unref(composer->complained);
    g_hash_table_unref(composer->values);
    g_hash_table_unref(composer->scopes);
    provenances_free(composer->provenances);
    known_free(composer->known);
    along_end(composer);
    return composer->report;
}

static void compose_all(struct composer *composer) {
    compose_own_edition(composer);
    compose_identity(composer);
    compose_meanings(composer);
    compose_pages(composer);
    accounts_begin(composer);
    compose_figures(composer);
    find_empty_pages(composer);
    accounts_end(composer);
    compose_named(composer);
    compose_feeds(composer);
    compose_slots(composer);
    check_slots(composer);
}

struct report *compose_report(const struct dataset *dataset, const struct totals *totals,
                              const struct templates *templates, struct diagnostics *diagnostics) {
    struct composer composer = composer_new(dataset, totals, templates, diagnostics);
    compose_all(&composer);
    return composer_finish(&composer);
}

struct report *compose_to_check(const struct dataset *dataset, const struct totals *totals,
                                const struct templates *templates, const char *address,
                                struct diagnostics *diagnostics) {
    struct composer composer = composer_new(dataset, totals, templates, diagnostics);
    if (phrases_are_shipped(templates))
        along_wait(&composer);
    compose_all(&composer);
    if (address)
        look_at_named(&composer, address);
    return composer_finish(&composer);
}

struct report *compose_editions_report(const struct dataset *dataset, const struct templates *templates,
                                       const GPtrArray *gone, struct diagnostics *diagnostics) {
    struct composer composer = composer_new(dataset, NULL, templates, diagnostics);
    compose_own_edition(&composer);
    compose_titles(&composer);
    compose_editions(&composer, gone, false);
    return composer_finish(&composer);
}
