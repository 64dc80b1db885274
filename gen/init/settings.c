/* report.yaml of a new report: every key with what it is for. Those that need not be said are there behind a #. */
#include "init/init.h"

#include "base/country.h"
#include "base/json.h"
#include "base/text.h"
#include "model/placeholder.h"

#include <string.h>

static void append_languages(const struct beginning *beginning, GString *out) {
    const char *before = "";
    g_string_append(out, "# Languages of the site. The program writes ");
    language_append_known(out);
    g_string_append(out, ".\nlanguages: [");
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!beginning->languages[i])
            continue;
        g_string_append_printf(out, "%s%s", before, language_code((enum language)i));
        before = ", ";
    }
    g_string_append(out, "]\n\n");
}

/* "title: {nl: ..., en: ...}" */
static void append_title(const struct beginning *beginning, GString *out) {
    const char *before = "";
    g_string_append(out, "# What the report is called, in each language.\ntitle:     {");
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const char *title = language_row((enum language)i)->untitled;
        if (!beginning->languages[i])
            continue;
        g_string_append_printf(out, "%s%s: ", before, language_code((enum language)i));
        json_append_string(out, title ? title : language_row(LANGUAGE_OF_PROGRAM)->untitled);
        before = ", ";
    }
    g_string_append(out, "}\n\n");
}

static void append_publisher(GString *out) {
    g_string_append(
        out, "# Who answers for the report: stands at the foot of every page. An e-mail address is published: never a "
             "person's.\npublisher: {name: ");
    json_append_string(out, PLACEHOLDER_PUBLISHER);
    g_string_append(out, "} # url: \"https://example.org/\", email: desk@example.org\n\n"
                         "# Under which licence others may use it, as SPDX names them.\n"
                         "licence:   CC-BY-4.0\n\n"
                         "# Where the site will stand: feeds, embeds, cards and citations need it.\n"
                         "# base_url: https://example.org/ads/\n\n"
                         "# What an archive gave the report, once it has.\n"
                         "# doi: 10.5281/zenodo.1234567\n\n");
}

static void append_country(const struct beginning *beginning, GString *out) {
    bool alike = !*beginning->currency || currency_is_like_euro(beginning->currency);
    g_string_append_printf(
        out,
        "# The country that the ads were shown in, as NL, and the money that amounts are in, as EUR; any other is "
        "never added.\n"
        "country:   %s\ncurrency:  %s\n\n"
        "# In place of country, if the report is of several: each then has its row by country.\n# countries: [NL, "
        "BE]\n\n"
        "# So many people live there: no reach can be larger.\n# population: 13000000\n\n"
        "# From which amount on an advertiser is named that no party is known of%s.\n%sname_from: %s\n\n",
        beginning->country, beginning->currency, alike ? "" : ": what 1,000 euros are", alike ? "# " : "",
        alike ? "1000" : "");
}

/* Steps of the axis of time: about as many as a chart can show. */
static enum axis axis_for(struct period period) {
    enum { DAYS_MOST = 62, WEEKS_MOST = 7 * 53, MONTHS_MOST = 366 * 5, HALF_YEARS_MOST = 366 * 15 };
    int days = period.first ? period_days(period) : 0;
    return days <= DAYS_MOST         ? AXIS_DAY
           : days <= WEEKS_MOST      ? AXIS_WEEK
           : days <= MONTHS_MOST     ? AXIS_MONTH
           : days <= HALF_YEARS_MOST ? AXIS_HALF_YEAR
                                     : AXIS_YEAR;
}

static void append_iso(GString *out, day_number day) {
    if (day)
        date_append_iso(out, day);
}

static void append_period(const struct beginning *beginning, GString *out) {
    g_string_append(
        out, "# First and last day the report is about: rows beyond are left out, and one that crosses an edge counts "
             "from zero.\nperiod:    ");
    if (beginning->period.first)
        period_append_iso(out, beginning->period);
    g_string_append_printf(out,
                           "\n\n# Steps of the axis of time: day, week, month, half-year or year.\naxis:      %s\n\n"
                           "# The election that the report is about, and other days that stand on the axis.\n"
                           "# election: {date: 2023-03-15, name: {%s: ...}}\n"
                           "# events:\n#   - {date: 2023-03-13, name: {%s: ...}}\n\n",
                           axis_words[axis_for(beginning->period)], language_code(LANGUAGE_OF_PROGRAM),
                           language_code(LANGUAGE_OF_PROGRAM));
    g_string_append(
        out,
        "# The edition is named for its day, and a number if a day has more. A draft says so on every page and may be "
        "built\n# again; a final one stays as it is once it was published, and so does an evaluation,\n# which has a "
        "page more, of "
        "what log/ holds.\nedition:   {date: ");
    append_iso(out, beginning->edition_date);
    g_string_append(
        out,
        ", number: 1, kind: draft}\n\n"
        "# An edition to compare with, as a folder seen from here. Without it the one before in the folder that is\n"
        "# published to is taken.\n# previous: ../out/releases/2023-03-13-1\n\n"
        "# A colour and a logo of your own; the logo lies in static/.\n"
        "# style: {accent: \"#1d5b8f\", logo: static/logo.svg}\n\n"
        "# For hosts that have no links, such as GitHub Pages.\n# link: copy\n\n");
}

/* Where the rows of a file come from. */
static void append_source(const struct taken_file *file, GString *out) {
    const struct download_source *known = download_source(file->download->kind);
    if (known)
        g_string_append_printf(out, "    source: %s\n", known->kind);
}

/* Why a file has the entry that it has. */
static void append_remark(const struct taken_file *file, GString *out) {
    if (file->use == USE_BESIDE)
        g_string_append_printf(out, "    role: reference # the same money is in %s: shown beside, never added\n",
                               file->also);
    bool running = strcmp(file->download->kind, "snap-library") == 0 || file->download->running;
    if (running && !file->download->copied_on && file->days.first)
        g_string_append_printf(
            out, "    # period: %d-01-01/DAY OF THE COPY, so that ads without a last day count up to it\n",
            date_calendar(file->days.first).year);
}

static void append_file(const struct taken_file *file, GString *out) {
    const struct download *download = file->download;
    if (file->use == USE_NOTHING) {
        g_string_append(out, "  # since the library began, on days that the file does not say; with 'period' it would "
                             "count:\n  # - path: ");
        json_append_string(out, file->path);
        g_string_append_c(out, '\n');
        return;
    }
    g_string_append(out, "  - path: ");
    json_append_string(out, file->path);
    g_string_append_printf(out, "\n    kind: %s\n", download->kind);
    if (download->encoding)
        g_string_append_printf(out, "    encoding: %s\n", download->encoding);
    append_source(file, out);
    append_remark(file, out);
    if (strcmp(download->kind, "snap-library") == 0 && download->copied_on && file->days.first) {
        g_string_append(out, "    period: ");
        period_append_iso(out, (struct period){MIN(file->days.first, download->copied_on), download->copied_on});
        g_string_append(out, " # up to the day of the copy\n");
    }
}

static void append_files(const struct beginning *beginning, GString *out) {
    g_string_append(out, "# The files with figures, from this folder on; * and ? stand for any. kind is what a file "
                         "is, told by its first "
                         "line\n# if it is left out; role: reference is shown beside and never\n# added; source, an id "
                         "of sources.csv, is named under its figures.\nfiles:\n");
    if (beginning->files->len == 0)
        g_string_append(out, "  - path: spend/*.csv\n");
    for (guint i = 0; i < beginning->files->len; i++)
        append_file(&g_array_index(beginning->files, struct taken_file, i), out);
    g_string_append(
        out, "\n# Further tables that say which account is whose, such as a worklist that was filled in; with a\n"
             "# column 'disclaimer', whose the ads of an account are that one of its payers paid for.\n"
             "# links: [worklist.csv]\n\n"
             "# Tables whose rows a database adds up, by queries of your own: adreport fetch asks for them over ODBC.\n"
             "# fetch: [{into: spend/google.csv, dsn: research, query: sql/google.sql, source: google-bq}]\n\n"
             "# Tables of this folder that were saved in another way, such as with days first.\n"
             "# tables: [{path: advertisers.csv, dates: day-month-year}]\n");
}

char *init_settings(const struct beginning *beginning) {
    GString *out = g_string_new(
        "# The report as a whole. `adreport check` says what is wrong with it and what to do next, and publishes "
        "nothing.\n\n");
    append_title(beginning, out);
    append_publisher(out);
    append_languages(beginning, out);
    append_country(beginning, out);
    append_period(beginning, out);
    append_files(beginning, out);
    return g_string_free(out, FALSE);
}
