/* Files of figures: the days on which each lists all there was, and the days of Snap's ads. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"

#define META "FacebookAdLibraryReport_2023-03-03_NL_last_7_days"
#define PAGES \
    "Page ID,Page name,Disclaimer,Amount spent (EUR),Number of ads in Library\n1,Een,VVD,120,3\n1,Een,X,10,1\n"
#define SNAP \
    "ADID,Currency Code,Spend,Impressions,StartDate,EndDate,OrganizationName,PayingAdvertiserName,CountryCode\n"
#define GOOGLE                                                                                                     \
    "Ad_ID,Regions,Advertiser_ID,Advertiser_Name,Date_Range_Start,Date_Range_End,Impressions,Spend_Range_Min_EUR," \
    "Spend_Range_Max_EUR\n"

static const struct figures_file *file_of(const struct dataset *dataset, guint index) {
    assert_true(index < dataset->figures_files->len);
    return &g_array_index(dataset->figures_files, struct figures_file, index);
}

static const struct observation *row_of(const struct dataset *dataset, guint index) {
    assert_true(index < dataset->observations->len);
    return &g_array_index(dataset->observations, struct observation, index);
}

/* Days as report.yaml writes them; "../.." for none. */
static void assert_days(struct period period, const char *expected) {
    g_autoptr(GString) days = g_string_new(NULL);
    period_append_iso(days, period);
    assert_string_equal(days->str, expected);
}

static void write_entries(const char *period, const char *entries) {
    g_autofree char *report =
        g_strconcat("title: {nl: A, en: A}\npublisher: {name: V}\nlicence: CC-BY-4.0\n"
                    "languages: [nl, en]\ncountry: NL\ncurrency: EUR\nedition: {date: 2023-04-01}\n"
                    "period: ",
                    period, "\nfiles:\n", entries, NULL);
    write_file("input/report.yaml", report);
    write_file("input/platforms.csv", "id,name\nmeta,Meta\ngoogle,Google\nsnapchat,Snapchat\n");
    remove("input/spend/a.csv");
}

/* Reads without checking: what is said is about reading. */
static struct dataset *read_only(char **findings) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset("input", NULL, diagnostics);
    GString *out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    diagnostics_free(diagnostics);
    *findings = g_string_free(out, FALSE);
    return dataset;
}

static void amounts_of_a_source_that_rounds_are_a_step_wider(void **state) {
    (void)state;
    write_entries("2023-03-01/2023-03-14", "  - path: round.csv\n    rounded_to: 50\n");
    write_file("input/round.csv", "platform,start,end,party,spend,ads\n"
                                  "google,2023-03-01,2023-03-02,unmapped,117950,3\n"
                                  "google,2023-03-03,2023-03-03,unmapped,0,1\n"
                                  "google,2023-03-04,2023-03-04,unmapped,0,0\n"
                                  "google,2023-03-05,2023-03-05,unmapped,>1000,\n"
                                  "google,2023-03-06,2023-03-06,unmapped,suppressed,4\n");
    g_autofree char *findings = NULL;
    struct dataset *dataset = read_only(&findings);
    assert_string_equal(findings, "");
    static const struct interval expected[] = {{11790000, 11800000, false, false},
                                               {0, 5000, false, false},
                                               {0, 0, false, false},
                                               {95000, INT64_MAX, true, true}};
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        const struct observation *row = row_of(dataset, i);
        assert_true(interval_equal(observation_amount(row, MEASURE_SPEND)->value, expected[i]));
        assert_int_equal(row->notes & NOTE_ROUNDED, i == 2 ? 0 : NOTE_ROUNDED);
    }
    assert_int_equal(observation_amount(row_of(dataset, 4), MEASURE_SPEND)->state, STATE_SUPPRESSED);
    dataset_free(dataset);
}

static void a_report_of_meta_covers_its_days(void **state) {
    (void)state;
    write_entries("2023-03-01/2023-03-14", "  - path: " META "*\n  - path: since.csv\n    kind: meta-report\n"
                                           "    period: 2023-03-01/2023-03-02\n    role: reference\n");
    write_file("input/regions.csv", "id,name_nl,name_en\nfr,Friesland,Friesland\n");
    write_file("input/" META "_advertisers.csv", PAGES);
    write_file("input/" META "_fr.csv", "Page ID,Page name,Disclaimer,Amount spent (EUR)\n1,Een,VVD,120\n");
    write_file("input/" META "_locations.csv", "Location name,Amount spent (EUR)\nfr,1000\n");
    write_file("input/since.csv", PAGES "2,Twee,,5,1\n");
    char *findings;
    struct dataset *dataset = read_only(&findings);
    assert_string_equal(findings, "");
    assert_int_equal(dataset->figures_files->len, 4);
    const struct figures_file *pages = file_of(dataset, 0);
    assert_string_equal(pages->name, "input/" META "_advertisers.csv");
    assert_string_equal(pages->format, "meta-report");
    assert_int_equal(pages->platform, 0);
    assert_int_equal(pages->role, ROLE_MAIN);
    assert_int_equal(pages->region, -1);
    assert_int_equal(pages->measures, 1 << MEASURE_SPEND | 1 << MEASURE_ADS | 1 << MEASURE_ADVERTISERS);
    assert_int_equal(pages->rows, 2);
    assert_int_equal(pages->first, 0);
    assert_int_equal(pages->count, 1); /* two disclaimers of a page are one row */
    assert_days(pages->covers, "2023-02-25/2023-03-03");
    const struct figures_file *region = file_of(dataset, 1);
    assert_int_equal(region->role, ROLE_PART);
    assert_int_equal(region->region, 0);
    assert_int_equal(region->measures, 1 << MEASURE_SPEND | 1 << MEASURE_ADVERTISERS);
    assert_days(region->covers, "2023-02-25/2023-03-03");
    assert_int_equal(file_of(dataset, 2)->role, ROLE_REFERENCE);
    assert_int_equal(file_of(dataset, 3)->role, ROLE_REFERENCE);
    assert_int_equal(file_of(dataset, 3)->first, 3);
    assert_days(file_of(dataset, 3)->covers, "2023-03-01/2023-03-02");
    dataset_free(dataset);
    g_free(findings);
}

static void a_lifelong_report_and_our_own_files_cover_nothing(void **state) {
    (void)state;
    write_entries("2023-03-01/2023-03-14", "  - path: FacebookAdLibraryReport_2023-03-03_NL_lifelong_advertisers.csv\n"
                                           "    period: 2023-03-01/2023-03-03\n  - path: spend/b.csv\n");
    write_file("input/FacebookAdLibraryReport_2023-03-03_NL_lifelong_advertisers.csv", PAGES);
    write_file("input/spend/b.csv", SPEND "meta,2023-03-01,2023-03-07,vvd,100\n");
    char *findings;
    struct dataset *dataset = read_only(&findings);
    assert_string_equal(findings, "");
    assert_days(file_of(dataset, 0)->covers, "../..");
    assert_days(file_of(dataset, 1)->covers, "../..");
    assert_string_equal(file_of(dataset, 1)->format, "observations");
    assert_int_equal(file_of(dataset, 1)->platform, -1);
    assert_int_equal(file_of(dataset, 1)->rows, 1);
    dataset_free(dataset);
    g_free(findings);
}

static void a_bundle_covers_from_its_first_ad_to_its_day(void **state) {
    (void)state;
    write_entries("2023-03-01/2023-03-14", "  - path: creative-stats.csv\n");
    write_file("input/creative-stats.csv", GOOGLE "CR1,NL,AR1,Een,2019-04-01,2019-04-02,0-1000,0,50\n"
                                                  "CR2,NL,AR1,Een,2023-03-02,2023-03-20,0-1000,0,50\n"
                                                  "CR3,BE,AR1,Een,2018-03-02,2023-05-20,0-1000,0,50\n");
    char *findings;
    struct dataset *dataset = read_only(&findings);
    assert_string_equal(findings, "");
    assert_days(file_of(dataset, 0)->covers, "2019-04-01/2023-03-20");
    assert_int_equal(file_of(dataset, 0)->rows, 2);
    assert_int_equal(file_of(dataset, 0)->count, 1);
    dataset_free(dataset);
    g_free(findings);
    write_entries("2023-03-01/2023-03-14", "  - path: creative-stats.csv\n  - path: updated.csv\n");
    write_file("input/updated.csv", "Report_Data_Updated_Date\n2023-04-05\n");
    dataset = read_only(&findings);
    assert_string_equal(findings, "");
    assert_days(file_of(dataset, 0)->covers, "2019-04-01/2023-04-05");
    assert_int_equal(dataset->figures_files->len, 1);
    dataset_free(dataset);
    g_free(findings);
}

/* Cases of one file of Snap: its name, the period its entry names or "", and the days it covers. */
static void assert_snap_covers(const char *path, const char *period, const char *expected) {
    g_autofree char *entry = g_strdup_printf("  - path: %s\n%s%s\n", path, *period ? "    period: " : "", period);
    g_autofree char *file = g_build_filename("input", path, NULL);
    write_entries("2023-03-01/2023-03-14", entry);
    write_file(file, SNAP "a1,EUR,5,10,2022/12/02 08:00:00Z,2023/03/31 20:00:00Z,O,P,netherlands\n"
                          "a2,EUR,5,10,2023/03/09 08:00:00Z,2023/03/10 20:00:00Z,O,P,finland\n"
                          "a3,EUR,0,0,2023/06/02 08:00:00Z,2023/07/01 20:00:00Z,O,P,netherlands\n");
    char *findings;
    struct dataset *dataset = read_only(&findings);
    assert_string_equal(findings, "");
    assert_days(file_of(dataset, 0)->covers, expected);
    assert_int_equal(file_of(dataset, 0)->measures, 1 << MEASURE_SPEND | 1 << MEASURE_IMPRESSIONS | 1 << MEASURE_ADS);
    dataset_free(dataset);
    g_free(findings);
}

static void a_library_of_snap_covers_its_year_to_the_day_of_the_copy(void **state) {
    (void)state;
    assert_snap_covers("PoliticalAds.csv", "", "2023-01-01/2023-03-09");
    assert_snap_covers("PoliticalAds.csv", "2023-01-01/2023-03-12", "2023-01-01/2023-03-12");
    assert_snap_covers("PoliticalAds.csv", "2018-01-01/2023-03-12", "2018-01-01/2023-03-12");
    assert_snap_covers("PoliticalAds.csv", "2023-03-12/2023-03-12", "2023-01-01/2023-03-12");
    assert_snap_covers("PoliticalAds.csv", "2023-01-01/2024-01-09", "2023-01-01/2023-12-31");
    assert_snap_covers("snap/2023/PoliticalAds.csv", "", "2023-01-01/2023-03-09");
    assert_snap_covers("snap/2022/PoliticalAds.csv", "2022-01-01/2023-03-20", "2022-01-01/2022-12-31");
}

static struct dataset *read_ads(const char *period, const char *entries, const char *ads, char **findings) {
    g_autofree char *text = g_strconcat(SNAP, ads, NULL);
    write_entries(period, entries);
    write_file("input/PoliticalAds.csv", text);
    return read_only(findings);
}

static void an_ad_runs_to_the_day_of_the_copy_at_most(void **state) {
    (void)state;
    char *findings;
    struct dataset *dataset =
        read_ads("2023-03-01/2023-03-10", "  - path: PoliticalAds.csv\n    period: 2023-01-01/2023-03-10\n",
                 "a1,EUR,500,10,2023/03/02 08:00:00Z,2023/03/31 20:00:00Z,O,P,netherlands\n"
                 "a2,EUR,5,10,2023/03/02 08:00:00Z,,O,P,netherlands\n"
                 "a3,EUR,5,10,2023/03/02 08:00:00Z,2023/03/10 20:00:00Z,O,P,netherlands\n",
                 &findings);
    assert_string_equal(findings, "");
    assert_days(row_of(dataset, 0)->period, "2023-03-02/2023-03-10");
    assert_int_equal(row_of(dataset, 0)->notes, NOTE_RUNNING);
    assert_days(row_of(dataset, 1)->period, "2023-03-02/2023-03-10");
    assert_int_equal(row_of(dataset, 1)->notes, NOTE_RUNNING);
    assert_int_equal(row_of(dataset, 2)->notes, 0);
    dataset_free(dataset);
    g_free(findings);
}

static void an_end_before_the_start_is_said_once(void **state) {
    (void)state;
    char *findings;
    struct dataset *dataset = read_ads("2020-01-01/2020-01-31", "  - path: PoliticalAds.csv\n",
                                       "a1,EUR,5,10,2020/01/03 08:00:00Z,2020/01/01 04:59:16Z,O,P,netherlands\n"
                                       "a2,EUR,5,10,2020/01/09 08:00:00Z,2020/01/04 04:59:16Z,O,P,netherlands\n",
                                       &findings);
    assert_string_equal(findings, "input/PoliticalAds.csv: warning: 2 ads were set up to end before they started, as "
                                  "Snap publishes it: taken to run from the one day to the other\n");
    assert_days(row_of(dataset, 0)->period, "2020-01-01/2020-01-03");
    assert_int_equal(row_of(dataset, 0)->notes, NOTE_REVERSED);
    dataset_free(dataset);
    g_free(findings);
}

static void without_a_day_of_the_copy_an_ad_has_no_known_end(void **state) {
    (void)state;
    char *findings;
    struct dataset *dataset = read_ads("2020-01-01/2020-03-31", "  - path: PoliticalAds.csv\n",
                                       "a1,EUR,1708,10,2020/02/10 08:00:00Z,,O,P,netherlands\n"
                                       "a2,EUR,50,10,2020/03/08 08:00:00Z,2020/03/09 08:00:00Z,O,P,netherlands\n",
                                       &findings);
    assert_string_equal(findings,
                        "input/PoliticalAds.csv: warning: 1 ad, of EUR 1708, has no last day, and it is not known on "
                        "which day the library was copied: counted from zero, without an upper end; write 'period: "
                        "2020-01-01/DAY OF THE COPY' for this file in report.yaml (2020-03-08 or later)\n");
    assert_days(row_of(dataset, 0)->period, "2020-02-10/2020-04-01"); /* beyond the report, so counted from zero */
    assert_int_equal(row_of(dataset, 0)->notes, NOTE_RUNNING);
    /* it may have been copied within the report, and the ad have gone on */
    assert_true(observation_amount(row_of(dataset, 0), MEASURE_SPEND)->value.open);
    assert_false(observation_amount(row_of(dataset, 1), MEASURE_SPEND)->value.open);
    assert_true(interval_equal(observation_amount(row_of(dataset, 0), MEASURE_ADS)->value, interval_of(1)));
    dataset_free(dataset);
    g_free(findings);
    /* an ad that began behind the report says that the library was copied behind it */
    dataset = read_ads("2020-01-01/2020-03-31", "  - path: PoliticalAds.csv\n",
                       "a1,EUR,1708,10,2020/02/10 08:00:00Z,,O,P,netherlands\n"
                       "a2,EUR,50,10,2020/04/08 08:00:00Z,2020/04/09 08:00:00Z,O,P,finland\n",
                       &findings);
    assert_non_null(strstr(findings, "copied: counted from zero; write"));
    assert_false(observation_amount(row_of(dataset, 0), MEASURE_SPEND)->value.open);
    dataset_free(dataset);
    g_free(findings);
}

static void a_copy_holds_no_ad_of_later_days(void **state) {
    (void)state;
    char *findings;
    struct dataset *dataset =
        read_ads("2020-01-01/2020-03-31", "  - path: PoliticalAds.csv\n    period: 2020-01-01/2020-03-31\n",
                 "a1,EUR,1708,10,2020/02/10 08:00:00Z,,O,P,netherlands\n"
                 "a2,EUR,50,10,2020/09/20 08:00:00Z,2020/09/27 08:00:00Z,O,P,finland\n",
                 &findings);
    assert_string_equal(
        findings, "input/PoliticalAds.csv:3: error: this ad began on 2020-09-20 and was shown, but report.yaml says "
                  "that the library was copied on 2020-03-31; write the day of the copy as the end of 'period' of "
                  "this file there\n");
    dataset_free(dataset);
    g_free(findings);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

static void a_file_is_read_whole_and_known_again(void **state) {
    (void)state;
    struct file_mark mark;
    write_file("some.csv", "a,b\n1,2\n");
    g_autoptr(GBytes) bytes = whole_file_read("some.csv", 100, &mark, NULL);
    assert_non_null(bytes);
    assert_int_equal(g_bytes_get_size(bytes), 8);
    assert_true(whole_file_is_unchanged("some.csv", &mark));
    write_file("some.csv", "a,b\n1,3\n"); /* as long as before */
    assert_false(whole_file_is_unchanged("some.csv", &mark));
    assert_null(whole_file_read("some.csv", 7, NULL, NULL));
}

static void a_large_file_that_is_cut_short_is_found_changed(void **state) {
    (void)state;
    struct file_mark mark;
    write_file("large", "");
    assert_int_equal(truncate("large", (off_t)WHOLE_FILE_LARGEST_COPY + 1), 0);
    g_autoptr(GBytes) bytes = whole_file_read("large", UINT64_MAX, &mark, NULL);
    assert_non_null(bytes);
    assert_true(whole_file_is_unchanged("large", &mark));
    assert_int_equal(truncate("large", 10), 0);
    assert_false(whole_file_is_unchanged("large", &mark));
}

static void who_outlives_cuts_reads_nuls(void **state) {
    (void)state;
    struct file_mark mark;
    write_file("large", "");
    assert_int_equal(truncate("large", (off_t)WHOLE_FILE_LARGEST_COPY + 1), 0);
    whole_file_outlive_cuts();
    g_autoptr(GBytes) bytes = whole_file_read("large", UINT64_MAX, &mark, NULL);
    assert_int_equal(truncate("large", 10), 0);
    const char *data = g_bytes_get_data(bytes, NULL);
    assert_int_equal(data[WHOLE_FILE_LARGEST_COPY], 0);
    assert_int_equal(data[WHOLE_FILE_LARGEST_COPY / 2], 0);
    assert_false(whole_file_is_unchanged("large", &mark));
}

static void a_file_changed_after_it_was_read_is_an_error(void **state) {
    (void)state;
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset("input", NULL, diagnostics);
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-07,vvd,999\n");
    struct templates *templates = templates_new();
    read_check_unchanged(dataset, templates, "templates", diagnostics);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 1);
    templates_free(templates);
    dataset_free(dataset);
    diagnostics_free(diagnostics);
}

static void one_days_report_saved_under_two_days_is_said(void **state) {
    (void)state;
    write_file("input/spend/b.csv", SPEND "meta,2023-03-08,2023-03-08,vvd,100\n");
    write_file("input/spend/c.csv", SPEND "meta,2023-03-08,2023-03-08,vvd,100\n");
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset("input", NULL, diagnostics);
    g_autoptr(GString) said = g_string_new(NULL);
    diagnostics_print(diagnostics, said, false);
    assert_non_null(strstr(said->str, "input/spend/c.csv: warning: has the same bytes as spend/b.csv"));
    dataset_free(dataset);
    diagnostics_free(diagnostics);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CASE(amounts_of_a_source_that_rounds_are_a_step_wider),
        CASE(a_report_of_meta_covers_its_days),
        CASE(a_lifelong_report_and_our_own_files_cover_nothing),
        CASE(a_bundle_covers_from_its_first_ad_to_its_day),
        CASE(a_library_of_snap_covers_its_year_to_the_day_of_the_copy),
        CASE(an_ad_runs_to_the_day_of_the_copy_at_most),
        CASE(an_end_before_the_start_is_said_once),
        CASE(without_a_day_of_the_copy_an_ad_has_no_known_end),
        CASE(a_copy_holds_no_ad_of_later_days),
        CASE(a_file_is_read_whole_and_known_again),
        CASE(a_large_file_that_is_cut_short_is_found_changed),
        CASE(who_outlives_cuts_reads_nuls),
        CASE(a_file_changed_after_it_was_read_is_an_error),
        CASE(one_days_report_saved_under_two_days_is_said),
    };
    return cmocka_run_group_tests_name("files", tests, NULL, NULL);
}
