/* What a new report is about: one country, one currency, one stretch of days. */
#include "init/init.h"

#include "base/country.h"
#include "init/taken.h"

#include <string.h>

/* What is being settled, and where to say that it cannot be. */
struct settling {
    const GPtrArray *downloads;
    const struct wish *wish;
    struct diagnostics *diagnostics;
    struct beginning *beginning;
};

static void G_GNUC_PRINTF(4, 5) report(const struct settling *settling, const char *rule,
                                       const struct download *download, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diagnostics_add(settling->diagnostics, SEVERITY_ERROR, rule, (struct place){.file = download->path}, NULL, "%s",
                    message);
}

static const struct download *download_at(const GPtrArray *downloads, guint index) {
    return g_ptr_array_index(downloads, index);
}

/* Many countries are named by the first of them. */
enum { COUNTRIES_NAMED = 12 };

static gint compare_codes(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "AT, BE and 20 more". */
static char *countries_of(const struct download *download) {
    GString *out = g_string_new(NULL);
    g_autoptr(GPtrArray) codes = g_ptr_array_new();
    for (guint i = 0; i < download->countries->len; i++)
        g_ptr_array_add(codes, g_array_index(download->countries, struct download_country, i).code);
    g_ptr_array_sort(codes, compare_codes);
    for (guint i = 0; i < MIN(codes->len, COUNTRIES_NAMED); i++)
        g_string_append_printf(out, "%s%s", i ? ", " : "", (const char *)codes->pdata[i]);
    if (download->countries->len > COUNTRIES_NAMED)
        g_string_append_printf(out, " and %u more", download->countries->len - COUNTRIES_NAMED);
    return g_string_free(out, FALSE);
}

/* True if a file says that it is about some country: totals, and tables in our own form, do not. */
static bool says_country(const struct download *download) {
    return download->countries->len > 0 && !download_find_country(download, "");
}

/* The file that says what the country is: the first that is about one alone, else the first that is about any. */
static const struct download *decisive(const GPtrArray *downloads) {
    const struct download *first = NULL;
    for (guint i = 0; i < downloads->len; i++) {
        const struct download *download = download_at(downloads, i);
        if (!says_country(download))
            continue;
        if (download->countries->len == 1)
            return download;
        first = first ? first : download;
    }
    return first;
}

/* Every file must have something of the country: a file of another, beside one of ours, is a mistake of who took it. */
static void check_countries(const struct settling *settling, const struct download *decided) {
    const char *country = settling->beginning->country;
    for (guint i = 0; i < settling->downloads->len; i++) {
        const struct download *download = download_at(settling->downloads, i);
        if (!says_country(download) || download_find_country(download, country))
            continue;
        g_autofree char *own = countries_of(download);
        if (settling->wish->country)
            report(settling, "country", download, "about %s, and nothing in it is about %s; leave it out", own,
                   country);
        else
            report(settling, "country", download,
                   "about %s, and %s is about %s; a report is about one country: leave one of the two out", own,
                   decided->path, country);
    }
}

static void settle_country(const struct settling *settling) {
    const struct download *decided = decisive(settling->downloads);
    struct beginning *beginning = settling->beginning;
    if (settling->wish->country) {
        beginning->country = settling->wish->country;
    } else if (decided && decided->countries->len > 1) {
        g_autofree char *all = countries_of(decided);
        report(settling, "country", decided, "about %s; say which of them the report is about, as in --country NL",
               all);
        return;
    } else if (decided) {
        beginning->country = g_array_index(decided->countries, struct download_country, 0).code;
    }
    if (*beginning->country)
        check_countries(settling, decided);
}

static void settle_currency(const struct settling *settling) {
    const struct download *decided = NULL;
    struct beginning *beginning = settling->beginning;
    const struct country *country = country_from_code(beginning->country);
    const char *wished = settling->wish->currency;
    for (guint i = 0; i < settling->downloads->len; i++) {
        const struct download *download = download_at(settling->downloads, i);
        if (!*download->currency)
            continue;
        if (wished && strcmp(download->currency, wished) != 0)
            report(settling, "currency", download, "amounts in %s, and not in %s; leave it out", download->currency,
                   wished);
        else if (!wished && decided && strcmp(download->currency, decided->currency) != 0)
            report(settling, "currency", download,
                   "amounts in %s, and those of %s are in %s; currencies are never added: leave one of the two out",
                   download->currency, decided->path, decided->currency);
        decided = decided ? decided : download;
    }
    beginning->currency = wished ? wished : decided ? decided->currency : country ? country->currency : "";
}

static void settle_languages(const struct settling *settling) {
    const struct country *country = country_from_code(settling->beginning->country);
    bool any = false;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        bool spoken = country && country_speaks(country, language_code((enum language)i));
        settling->beginning->languages[i] = settling->wish->any_language ? settling->wish->languages[i] : spoken;
        any = any || settling->beginning->languages[i];
    }
    if (!any)
        settling->beginning->languages[LANGUAGE_OF_PROGRAM] = true;
}

/* The days of files that count: of those of fixed days, if there are any, since a library of many years says nothing of
 * which a report is to be about. */
static struct period days_of_files(const struct beginning *beginning, bool fixed) {
    struct download_country all = {0};
    for (guint i = 0; i < beginning->files->len; i++) {
        const struct taken_file *file = &g_array_index(beginning->files, struct taken_file, i);
        if (file->use == USE_FIGURES && (taken_has_fixed_days(file) || !fixed))
            download_country_add(&all, file->days);
    }
    return all.days;
}

static void settle_period(const struct settling *settling) {
    struct beginning *beginning = settling->beginning;
    beginning->period = settling->wish->period;
    if (!beginning->period.first)
        beginning->period = days_of_files(beginning, true);
    if (!beginning->period.first)
        beginning->period = days_of_files(beginning, false);
    beginning->edition_date = beginning->files->len > 0 ? beginning->period.last : 0;
    for (guint i = 0; i < settling->downloads->len; i++)
        beginning->edition_date = MAX(beginning->edition_date, download_at(settling->downloads, i)->copied_on);
}

struct beginning *init_settle(const GPtrArray *downloads, const struct wish *wish, const char *folder,
                              struct diagnostics *diagnostics) {
    struct beginning *beginning = g_new0(struct beginning, 1);
    struct settling settling = {downloads, wish, diagnostics, beginning};
    beginning->country = beginning->currency = "";
    settle_country(&settling);
    settle_currency(&settling);
    settle_languages(&settling);
    beginning->files = taken_files(downloads, beginning->country, folder, diagnostics);
    settle_period(&settling);
    return beginning;
}

void beginning_free(struct beginning *beginning) {
    g_array_unref(beginning->files);
    g_free(beginning);
}
