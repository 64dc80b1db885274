/* report.yaml: what is read, and what is said about a mistake in it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <sqlite3.h>

#include "input_folder.h"

/* The least that is an edition with data: one number, and one cell of words. */
static void write_edition(void) {
    sqlite3 *database;
    assert_int_equal(g_mkdir_with_parents("editions/1/data", 0755), 0);
    assert_int_equal(sqlite3_open("editions/1/data/adreport.sqlite", &database), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(
            database,
            "CREATE TABLE cell (figure, \"row\", \"column\", low NUMERIC, high NUMERIC, state, text_nl, text_en);"
            "INSERT INTO cell VALUES ('f', 'vvd', 'spend', '0', '350.5', 'value', 'hoogstens', 'at most'),"
            "                        ('f', 'vvd', 'party', NULL, NULL, NULL, 'VVD', 'VVD');",
            NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(database);
    g_autofree char *bytes = NULL;
    gsize size;
    assert_true(g_file_get_contents("editions/1/data/adreport.sqlite", &bytes, &size, NULL));
    g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, size);
    g_autofree char *sums = g_strdup_printf("%s  data/adreport.sqlite\n", sum);
    write_file("editions/1/SHA256SUMS", sums);
}

static void reads_every_key(void **state) {
    (void)state;
    write_file("input/report.yaml",
               "title: {nl: Één, en: \"One: two\"}\n"
               "publisher: {name: Voorbeeld, url: https://example.org, email: pers@example.org}\n"
               "licence: CC-BY-4.0\nbase_url: https://example.org/ads\ndoi: 10.5281/zenodo.1234567\n"
               "languages: [nl, en]\ncountry: NO\ncurrency: EUR\n"
               "population: 13400000\nelection: {name: {nl: PS, en: Provincial}, date: 2023-03-15}\n"
               "events: [{date: 2023-03-13, name: {nl: Debat, en: Debate}}, {date: 2023-03-06, name: {nl: Kieswijzer, "
               "en: Guide}}]\n"
               "period: 2023-03-01/2023-03-14\naxis: week\nedition: {date: 2023-03-20, number: 2, kind: draft}\n"
               "previous: ../editions/1\nfiles:\n  - path: spend/*.csv\n    kind: observations\n");
    write_edition();
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_int_equal(dataset->events->len, 2);
    assert_string_equal(g_array_index(dataset->events, struct event, 0).name.text[LANGUAGE_EN], "Guide");
    assert_int_equal(g_array_index(dataset->events, struct event, 1).date, date_from_calendar(2023, 3, 13));
    const struct settings *settings = &dataset->settings;
    assert_string_equal(findings, "");
    assert_string_equal(settings->title.text[LANGUAGE_NL], "Één");
    assert_string_equal(settings->title.text[LANGUAGE_EN], "One: two");
    assert_string_equal(settings->publisher_email, "pers@example.org");
    assert_string_equal(settings->base_url, "https://example.org/ads/");
    assert_string_equal(settings->doi, "10.5281/zenodo.1234567");
    assert_string_equal(settings->country, "NO");
    assert_int_equal(settings->population, 13400000);
    assert_string_equal(settings->election_name.text[LANGUAGE_EN], "Provincial");
    assert_int_equal(settings->election_date, date_from_calendar(2023, 3, 15));
    assert_int_equal(settings->period.last, date_from_calendar(2023, 3, 14));
    assert_int_equal(settings->axis, AXIS_WEEK);
    assert_int_equal(settings->edition_number, 2);
    assert_true(settings->edition_kind == EDITION_DRAFT);
    assert_string_equal(settings->previous, "../editions/1");
    assert_int_equal(dataset->former->len, 1);
    const struct former_cell *former = &g_array_index(dataset->former, struct former_cell, 0);
    assert_string_equal(former->column, "spend");
    assert_string_equal(former->high, "350.5");
    assert_string_equal(former->text.text[LANGUAGE_EN], "at most");
    assert_int_equal(dataset->observations->len, 1);
    dataset_free(dataset);
    g_free(findings);
}

static void has_defaults(void **state) {
    (void)state;
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_string_equal(findings, "");
    assert_int_equal(dataset->settings.edition_number, 1);
    assert_int_equal(dataset->settings.axis, AXIS_DAY);
    assert_int_equal(dataset->settings.population, -1);
    assert_false(dataset->settings.edition_kind == EDITION_DRAFT);
    assert_null(dataset->settings.base_url);
    dataset_free(dataset);
    g_free(findings);
}

static void lists_every_file_with_its_hash(void **state) {
    (void)state;
    char *findings;
    struct dataset *dataset = read_input(&findings);
    const struct input_file *file = g_ptr_array_index(dataset->files, 4);
    assert_int_equal(dataset->files->len, 5);
    assert_string_equal(file->path, "spend/a.csv");
    assert_int_equal(file->size, 66);
    g_autofree char *sum =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, SPEND "meta,2023-03-01,2023-03-07,vvd,100\n", -1);
    assert_string_equal(file->sha256, sum);
    dataset_free(dataset);
    g_free(findings);
}

static void points_at_unknown_doubled_and_missing_keys(void **state) {
    (void)state;
    write_file("input/report.yaml", REPORT "curency: EUR\ncountry: NL\n");
    assert_findings("input/report.yaml:9:1: error: unknown key 'curency'; did you mean 'currency'?\n"
                    "    9 | curency: EUR\n"
                    "      | ^~~~~~~\n"
                    "input/report.yaml:10:1: error: key 'country' is there twice; keep one\n"
                    "   10 | country: NL\n"
                    "      | ^~~~~~~\n");
    write_file("input/report.yaml", "title: {nl: a, en: b}\n");
    assert_messages("input/report.yaml: error: key 'country' is missing; add it\n"
                    "input/report.yaml: error: key 'currency' is missing; add it\n"
                    "input/report.yaml: error: key 'edition' is missing; add it\n"
                    "input/report.yaml: error: key 'languages' is missing; add it\n"
                    "input/report.yaml: error: key 'licence' is missing; add it\n"
                    "input/report.yaml: error: key 'period' is missing; add it\n"
                    "input/report.yaml: error: key 'publisher' is missing; add it\n");
    write_file("input/report.yaml", REPORT "election: {name: {nl: PS}}\n");
    assert_messages("input/report.yaml:9:1: error: key 'date' of 'election' is missing; add it\n"
                    "input/report.yaml:9:12: error: key 'en' of 'name' is missing; add it\n");
}

static void says_how_a_value_is_written(void **state) {
    (void)state;
    write_file("input/report.yaml",
               "title: Advertenties\npublisher: Voorbeeld\nlicence: {}\nlanguages: [nl, it]\ncountry: Nederland\n"
               "currency: euro\nperiod: 2023-02-30/2023-03-14\nedition: {date: 20-3-2023}\naxis: dag\n"
               "population: 13.400.000\nbase_url: www.example.org\ndoi: https://doi.org/10.5281/zenodo.1234567\n");
    assert_messages(
        "input/report.yaml:1:8: error: 'title' needs a text per language; write {nl: ..., en: ...}\n"
        "input/report.yaml:2:12: error: 'publisher' must hold keys: {name: ...}\n"
        "input/report.yaml:3:1: error: 'licence' must be one value\n"
        "input/report.yaml:4:17: error: unknown language 'it'; the program writes: nl (Dutch), en (English), fr "
        "(French)\n"
        "input/report.yaml:5:10: error: not a country: 'Nederland'; write two capitals: NL\n"
        "input/report.yaml:6:11: error: not a currency: 'euro'; write three capitals: EUR\n"
        "input/report.yaml:7:9: error: not a period: '2023-02-30/2023-03-14'; write first and last day: "
        "2023-02-10/2023-03-17\n"
        "input/report.yaml:8:17: error: not a date: '20-3-2023'; write year-month-day: 2023-03-15\n"
        "input/report.yaml:9:7: error: 'axis' cannot be 'dag'; write day, week, month, half-year or year\n"
        "input/report.yaml:10:13: error: 'population' must be a whole number from 1, without signs between thousands: "
        "'13.400.000'\n"
        "input/report.yaml:11:11: error: not an address: 'www.example.org'; write it in full, with https://\n"
        "input/report.yaml:12:6: error: not a DOI: 'https://doi.org/10.5281/zenodo.1234567'; write it without an "
        "address "
        "before it: 10.5281/zenodo.1234567\n");
}

static void points_at_what_is_no_yaml(void **state) {
    (void)state;
    write_file("input/report.yaml", "title: a: b\n");
    assert_messages("input/report.yaml:1:9: error: not YAML: invalid nested block mapping on the same line; put quotes "
                    "around a text with ': ' or ' #' in it, or one that starts with a sign\n");
    write_file("input/report.yaml", "");
    assert_messages("input/report.yaml: error: no settings; start with 'title: {nl: ..., en: ...}'\n");
    write_file("input/report.yaml", "title: caf\xE9\n");
    assert_messages("input/report.yaml:1:11: error: not UTF-8 from here on; save the file as UTF-8 (in a spreadsheet: "
                    "'CSV UTF-8')\n");
}

static void keeps_files_within_the_folder(void **state) {
    (void)state;
    write_file("input/report.yaml", REPORT "files:\n  - path: ../a.csv\n  - path: /etc/passwd\n  - path: spend/a.csv\n"
                                           "  - path: spend/b.csv\n  - {path: spend/a.csv, kind: meta-reports}\n");
    assert_messages(
        "input/report.yaml:10:11: error: '../a.csv' is outside the input folder; name a file in it, such as "
        "spend/*.csv\n"
        "input/report.yaml:11:11: error: '/etc/passwd' is outside the input folder; name a file in it, such as "
        "spend/*.csv\n"
        "input/report.yaml:13:11: error: no file 'spend/b.csv' in the input folder; put it there or correct the path\n"
        "input/report.yaml:14:31: error: files of kind 'meta-reports' cannot be read; known kinds: observations, "
        "meta-report, meta-ads, google-bundle, snap-library, statements, tiktok-ads, x-ads, table\n");
}

static void warns_of_a_file_that_no_entry_names(void **state) {
    (void)state;
    write_file("input/spend/b.csv", SPEND "meta,2023-03-08,2023-03-09,vvd,1\n");
    write_file("input/report.yaml", REPORT "files:\n  - path: spend/b.csv\n");
    assert_messages("input/spend/a.csv: warning: not read; name it under 'files' in report.yaml\n");
}

static void lets_the_last_entry_decide_about_a_file(void **state) {
    (void)state;
    write_file("input/spend/b.csv", SPEND "meta,2023-03-01,2023-03-09,vvd,\"1,50\"\n");
    write_file("input/report.yaml", REPORT
               "files:\n  - path: spend/*.csv\n  - path: spend/b.csv\n    role: reference\n    decimal: comma\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_string_equal(findings, "");
    assert_int_equal(dataset->observations->len, 2);
    const struct observation *second = &g_array_index(dataset->observations, struct observation, 1);
    assert_string_equal(second->from->file, "input/spend/b.csv");
    assert_int_equal(second->role, ROLE_REFERENCE);
    assert_int_equal(observation_amount(second, MEASURE_SPEND)->value.low, 150);
    dataset_free(dataset);
    g_free(findings);
}

static void says_when_the_folder_is_not_there(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    dataset_free(read_dataset("nowhere/", NULL, diagnostics));
    g_autoptr(GString) out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    assert_string_equal(out->str, "nowhere: error: no such folder; name the input with --input\n");
    diagnostics_free(diagnostics);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(reads_every_key),
        CASE(has_defaults),
        CASE(lists_every_file_with_its_hash),
        CASE(points_at_unknown_doubled_and_missing_keys),
        CASE(says_how_a_value_is_written),
        CASE(points_at_what_is_no_yaml),
        CASE(keeps_files_within_the_folder),
        CASE(warns_of_a_file_that_no_entry_names),
        CASE(lets_the_last_entry_decide_about_a_file),
        CASE(says_when_the_folder_is_not_there),
    };
    return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
