/* Tables as people, spreadsheets and computers leave them: tests/fixtures/saved, and tables of ours that were saved in the same ways. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"
#include "read/csv.h"
#include "read/decode.h"

#include <gio/gio.h>
#include <zip.h>

static char *fixtures; /* the folder, whatever folder a test works in */

static void copy_fixture(const char *name, const char *to) {
    g_autofree char *from = g_build_filename(fixtures, name, NULL);
    g_autofree char *bytes = NULL;
    gsize size;
    assert_true(g_file_get_contents(from, &bytes, &size, NULL));
    assert_true(g_file_set_contents(to, bytes, (gssize)size, NULL));
}

static void write_report(const char *files) {
    g_autofree char *report = g_strconcat(REPORT, files, NULL);
    write_file("input/report.yaml", report);
}

/* Days, names and amounts of what was read, in cents. */
static char *rows_of(const struct dataset *dataset) {
    GString *rows = g_string_new(NULL);
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        const struct interval *spend = &observation_amount(row, MEASURE_SPEND)->value;
        period_append_iso(rows, row->period);
        g_string_append_printf(rows, " %s %s %d-%d\n", row->from->advertiser_id, row->from->advertiser, (int)spend->low,
                               (int)spend->high);
    }
    return g_string_free(rows, FALSE);
}

static void sum_of(const struct dataset *dataset, int64_t *low, int64_t *high) {
    *low = *high = 0;
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct amount *spend =
            observation_amount(&g_array_index(dataset->observations, struct observation, i), MEASURE_SPEND);
        *low += spend->value.low;
        *high += spend->value.high;
    }
}

static void reads_one_table_however_it_was_saved(void **state) {
    (void)state;
    static const struct {
        const char *file, *keys;
    } saved[] = {
        {"plain.csv", ""},
        {"dutch-excel.csv", ", dates: day-month-year, decimal: comma"},
        {"french-excel.csv", ", dates: day-month-year, decimal: comma, encoding: windows-1252"},
        {"american-excel.csv", ", dates: month-day-year"},
        {"mac-excel.csv", ", dates: day-month-year, decimal: comma, encoding: macintosh"},
        {"unicode-text.txt", ", dates: day-month-year, decimal: comma"},
        {"utf-16be.csv", ""},
        {"utf-16le-without-mark.csv", ", encoding: utf-16le"},
        {"separator.csv", ""},
        {"packed.csv.gz", ""},
        {"packed-in-two.csv.gz", ""},
        {"packed-utf-16.csv.gz", ""},
    };
    static const char expected[] =
        "2023-03-01/2023-03-03 100000000000001 Coöperatie Één 123450-123450\n2023-03-04/2023-03-05 100000000000001 "
        "Coöperatie Één 10000-49900\n2023-03-13/2023-03-13 100000000000002 Café \"de Zon\" "
        "0-10000\n2023-03-14/2023-03-14 100000000000002 Café \"de Zon\" 1705-1705\n";
    remove("input/spend/a.csv");
    for (guint i = 0; i < G_N_ELEMENTS(saved); i++) {
        g_autofree char *path = g_build_filename("input", saved[i].file, NULL);
        g_autofree char *files =
            g_strdup_printf("files:\n  - {path: %s%s}\nname_from: 1\n", saved[i].file, saved[i].keys);
        copy_fixture(saved[i].file, path);
        write_report(files);
        char *findings;
        struct dataset *dataset = read_input(&findings);
        g_autofree char *rows = rows_of(dataset);
        int64_t low, high;
        sum_of(dataset, &low, &high);
        assert_null(strstr(findings, "error"));
        assert_string_equal(rows, expected);
        assert_int_equal(low, 135155);
        assert_int_equal(high, 185055);
        g_free(findings);
        dataset_free(dataset);
    }
}

static void says_once_what_to_set_for_a_table_of_a_spreadsheet(void **state) {
    (void)state;
    write_report("files:\n  - path: spend/*.csv\n");
    copy_fixture("dutch-excel.csv", "input/spend/a.csv");
    assert_messages("input/spend/a.csv:2:6: error: not a date as year-month-day: '1-3-2023'; write it so, or write "
                    "'dates: day-month-year' for this file in report.yaml\ninput/spend/a.csv:2:55: error: not an "
                    "amount: '1234,50'; it has a decimal comma: write 'decimal: comma' for this file in report.yaml\n");
    copy_fixture("american-excel.csv", "input/spend/a.csv");
    assert_messages("input/spend/a.csv:2:6: error: not a date as year-month-day: '3/1/2023'; write it so, or write "
                    "'dates: month-day-year' for this file in report.yaml\n");
    write_file("input/spend/a.csv", SPEND "meta,1-3-2023,7-3-2023,vvd,100\nmeta,8-3-2023,9-3-2023,pvda,1\n");
    assert_messages("input/spend/a.csv:2:6: error: not a date as year-month-day: '1-3-2023'; write it so, or write "
                    "'dates: day-month-year' for this file in report.yaml, or month-day-year if it was saved so\n");
    write_file("input/spend/a.csv", SPEND "meta,13-3-2023,3/14/2023,vvd,100\n");
    assert_messages("input/spend/a.csv:2:6: error: not a date as year-month-day: '13-3-2023', and no one order fits "
                    "all days of this file; write each as year-month-day: 2023-03-15\n");
}

static void never_takes_a_day_for_another(void **state) {
    (void)state;
    write_report("files:\n  - {path: spend/*.csv, dates: day-month-year}\n");
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,7/3/2023,vvd,100\nmeta,8.3.2023,09-03-2023,pvda,1\n");
    assert_messages("");
    write_file("input/spend/a.csv",
               SPEND "meta,1-3-2023,3/14/2023,vvd,100\nmeta,1-3/2023,1-3-23,pvda,1\nmeta,30-2-2023,1-3-2023,pvda,1\n");
    assert_messages(
        "input/spend/a.csv:2:15: error: not a date as day-month-year: '3/14/2023'; write it so, or write 'dates: "
        "month-day-year' for this file in report.yaml\ninput/spend/a.csv:3:6: error: not a date: '1-3/2023'; write "
        "year-month-day: 2023-03-15\ninput/spend/a.csv:3:15: error: not a date: '1-3-23'; write year-month-day: "
        "2023-03-15\ninput/spend/a.csv:4:6: error: not a date: '30-2-2023'; write year-month-day: 2023-03-15\n");
}

static void says_once_that_amounts_are_written_for_people(void **state) {
    (void)state;
    write_report("files:\n  - {path: spend/*.csv, decimal: comma}\n");
    write_file("input/spend/a.csv", "platform;start;end;party;spend\nmeta;2023-03-01;2023-03-02;vvd;1.234,50\nmeta;"
                                    "2023-03-03;2023-03-03;vvd;2.234,50\nmeta;2023-03-04;2023-03-04;vvd;€ "
                                    "12\nmeta;2023-03-05;2023-03-05;vvd;12 EUR\nmeta;2023-03-06;2023-03-06;vvd;EUR "
                                    "12\nmeta;2023-03-07;2023-03-07;vvd;=100\nmeta;2023-03-08;2023-03-08;vvd;?"
                                    "100\nmeta;2023-03-09;2023-03-09;vvd;12.5\n");
    assert_messages(
        "input/spend/a.csv:2:32: error: not an amount: '1.234,50'; leave out the signs between thousands (in a "
        "spreadsheet: give the column the format General)\ninput/spend/a.csv:4:32: error: not an amount: '€ 12'; leave "
        "out the currency (in a spreadsheet: give the column the format General)\ninput/spend/a.csv:7:32: error: not "
        "an amount: '=100'; an old encoding has lost the sign for at most; save it as 'CSV UTF-8', or take the file as "
        "downloaded\ninput/spend/a.csv:9:32: error: not an amount: '12.5'; it has a decimal point: write 'decimal: "
        "point' for this file in report.yaml\n");
}

static void sees_ids_that_a_spreadsheet_cut(void **state) {
    (void)state;
    write_report("files:\n  - path: spend/*.csv\n");
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,spend\nmeta,2023-03-01,2023-03-01,\"1,21265E+"
                                    "14\",1\nmeta,2023-03-02,2023-03-02,1.21265E+14,1\n");
    assert_messages("input/spend/a.csv:2:28: error: a spreadsheet has cut this id: '1,21265E+14'; take it from the "
                    "source again, in a column formatted as text\n");
    write_file("input/spend/a.csv",
               "platform,start,end,advertiser_id,spend\nmeta,2023-03-01,2023-03-01,121264564551002,1\nmeta,2023-03-01,"
               "2023-03-01,123456789012345000,1\nmeta,2023-03-02,2023-03-02,223456789012345000,1\n");
    assert_messages(
        "input/spend/a.csv:3:28: error: all ids of more than 15 digits end in zeros, as '123456789012345000' does: a "
        "spreadsheet has cut them; take them from the source again, in a column formatted as text\n");
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,spend\nmeta,2023-03-01,2023-03-01,"
                                    "123456789012345000,1\nmeta,2023-03-02,2023-03-02,223456789012345001,1\n");
    char *findings;
    dataset_free(read_input(&findings));
    assert_null(strstr(findings, "zeros"));
    g_free(findings);
}

static void sees_ids_that_were_made_numbers(void **state) {
    (void)state;
    static const struct {
        const char *id;
        bool number;
    } ids[] = {{"121264564551002.0", true},
               {"121.264.564", true},
               {"1,264", true},
               {"7,0", true},
               {"121264564551002", false},
               {"1.2", false},
               {"1264.551", false},
               {"12.34.567", false},
               {"0|Red", false},
               {"example.org", false},
               {"1.264.", false}};
    write_report("files:\n  - path: spend/*.csv\n");
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
        g_autofree char *rows =
            g_strdup_printf("platform;start;end;advertiser_id;spend\nmeta;2023-03-01;2023-03-01;%s;1\n", ids[i].id);
        g_autofree char *said = g_strdup_printf("made a number of this id: '%s'; take it", ids[i].id);
        char *findings;
        write_file("input/spend/a.csv", rows);
        dataset_free(read_input(&findings));
        assert_int_equal(strstr(findings, said) != NULL, ids[i].number);
        g_free(findings);
    }
}

static void warns_of_a_link_that_differs_by_what_a_spreadsheet_does(void **state) {
    (void)state;
    static const char rows[] = "platform,start,end,advertiser_id,spend\n"
                               "meta,2023-03-01,2023-03-01,0071,1\nmeta,2023-03-02,2023-03-02,0071,1\n"
                               "meta,2023-03-03,2023-03-03,123456789012345678,1\nmeta,2023-03-04,2023-03-04,8,1\n";
    write_report("files:\n  - path: spend/*.csv\n");
    write_file("input/spend/a.csv", rows);
    write_file("input/advertisers.csv", "platform,advertiser_id,party\nmeta,71,vvd\nmeta,123456789012345000,pvda\n"
                                        "google,8,vvd\nmeta,9,pvda\nmeta,90,vvd\n");
    char *findings;
    dataset_free(read_input(&findings));
    const char *second = strstr(findings, "advertisers.csv:3: warning: ");
    assert_non_null(strstr(findings, "advertisers.csv:2: warning: no row has the id '71', and one that is not linked "
                                     "has '0071' (input/spend/a.csv:2): if a spreadsheet has cut one of the two, take "
                                     "it from the source again, in a column formatted as text"));
    assert_non_null(second);
    assert_non_null(strstr(second, "'123456789012345678' (input/spend/a.csv:4)"));
    assert_null(strstr(findings, "advertisers.csv:4:"));
    g_free(findings);
    /* two accounts that are both met are two */
    write_file("input/advertisers.csv", "platform,advertiser_id,party\nmeta,8,vvd\nmeta,0071,pvda\n");
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,spend\nmeta,2023-03-01,2023-03-01,71,1\n"
                                    "meta,2023-03-01,2023-03-01,0071,1\n");
    dataset_free(read_input(&findings));
    assert_null(strstr(findings, "no row has"));
    g_free(findings);
}

static void says_which_encoding_to_set(void **state) {
    (void)state;
    static const char names[] = "id,name\nvvd,VVD\npvda,Arb\xE9id\nsp,\xC9\xE9n\n";
    write_file("input/parties.csv", names);
    assert_messages("input/parties.csv:3:9: error: not UTF-8 from here on; if this reads 'Arbéid', write 'tables: "
                    "[{path: parties.csv, encoding: windows-1252}]' in report.yaml, or else save the file as UTF-8 (in "
                    "a spreadsheet: 'CSV UTF-8')\n");
    write_report("tables: [{path: parties.csv, encoding: windows-1252}]\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_null(strstr(findings, "error"));
    assert_string_equal(dataset_party(dataset, 1)->name, "Arbéid");
    assert_string_equal(dataset_party(dataset, 2)->name, "Één");
    g_free(findings);
    dataset_free(dataset);
    write_file("input/parties.csv", "id,name\nvvd,VVD\npvda,Arbéid\n");
    assert_messages("input/parties.csv: error: the file is UTF-8, and report.yaml says WINDOWS-1252; remove 'encoding' "
                    "for it there\n");
    write_file("input/parties.csv", "id,name\nvvd,VVD\npvda,Arb\x81id\n");
    assert_messages("input/parties.csv:3:9: error: byte 0x81 is no character in WINDOWS-1252; correct 'encoding' for "
                    "this file in report.yaml\n");
    write_report("");
    write_file("input/parties.csv", "id,name\nvvd,VVD\npvda,PvdA\n");
    copy_fixture("utf-16le-without-mark.csv", "input/spend/a.csv");
    assert_messages("input/spend/a.csv: error: the file seems to be UTF-16 without a mark that says so; write "
                    "'encoding: utf-16le' for this file in report.yaml\n");
}

/* The tables that refer to days: from and to in advertisers.csv, days in coverage.csv and payers.csv, each saved by another Excel. */
static void reads_tables_of_ours_as_they_were_saved(void **state) {
    (void)state;
    write_file("input/advertisers.csv",
               "platform;advertiser_id;party;from;to\nmeta;7;vvd;1-3-2023;5-3-2023\nmeta;7;pvda;6-3-2023;14-3-2023\n");
    write_file("input/coverage.csv", "platform;measure;from;to;state\nmeta;*;01/03/2023;14/03/"
                                     "2023;collected\ngoogle;*;01/03/2023;14/03/2023;collected\n");
    write_file("input/payers.csv", "platform;start;end;named;not_named\nmeta;1-3-2023;7-3-2023;12,50;0\n");
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,spend\nmeta,2023-03-06,2023-03-07,7,100\n");
    assert_messages(
        "input/advertisers.csv:2:12: error: not a date as year-month-day: '1-3-2023'; write it so, or write 'tables: "
        "[{path: advertisers.csv, dates: day-month-year}]' in report.yaml\ninput/coverage.csv:2:8: error: not a date "
        "as year-month-day: '01/03/2023'; write it so, or write 'tables: [{path: coverage.csv, dates: "
        "day-month-year}]' in report.yaml\ninput/payers.csv:2:6: error: not a date as year-month-day: '1-3-2023'; "
        "write it so, or write 'tables: [{path: payers.csv, dates: day-month-year}]' in report.yaml, or month-day-year "
        "if it was saved so\ninput/payers.csv:2:24: error: not an amount: '12,50'; it has a decimal comma: write "
        "'tables: [{path: payers.csv, decimal: comma}]' in report.yaml\n");
    write_report("tables:\n  - {path: '*.csv', dates: day-month-year}\n  - {path: payers.csv, decimal: comma}\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_string_equal(findings, "");
    assert_int_equal(g_array_index(dataset->observations, struct observation, 0).party, 1);
    assert_int_equal(g_array_index(dataset->coverage, struct coverage, 1).period.last, date_from_calendar(2023, 3, 14));
    assert_int_equal(g_array_index(dataset->payers, struct payers_row, 0).named.high, 1250);
    g_free(findings);
    dataset_free(dataset);
    write_file("input/targeting.csv", "platform;advertiser_id;start;end;spend;method;kept_out;share_low;share_high\n"
                                      "meta;7;6-3-2023;7-3-2023;40,50;interests;;12,5;12,75\n");
    write_report("tables:\n  - {path: '*.csv', dates: day-month-year, decimal: comma}\n");
    dataset = read_input(&findings);
    assert_string_equal(findings, "");
    const struct targeting_row *aimed = &g_array_index(dataset->targeting, struct targeting_row, 0);
    assert_int_equal(aimed->low, 125000);
    assert_int_equal(aimed->high, 127500);
    g_free(findings);
    dataset_free(dataset);
    remove("input/targeting.csv");
    write_report("tables:\n  - {path: spend/a.csv, dates: day-month-year}\n");
    write_file("input/advertisers.csv", "platform,advertiser_id,party\nmeta,7,vvd\n");
    remove("input/payers.csv");
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,*,,,collected\ngoogle,*,,,collected\n");
    assert_messages("input/report.yaml:10:12: error: no table of the report is 'spend/a.csv'; correct the path, or "
                    "write the keys under 'files' if it has figures\n");
}

static void refuses_what_is_no_gzip_of_a_table(void **state) {
    (void)state;
    write_report("files:\n  - path: a.csv.gz\n");
    remove("input/spend/a.csv");
    copy_fixture("packed.csv.gz", "input/whole.gz");
    g_autofree char *bytes = NULL;
    gsize size;
    assert_true(g_file_get_contents("input/whole.gz", &bytes, &size, NULL));
    assert_true(g_file_set_contents("input/a.csv.gz", bytes, (gssize)size - 20, NULL));
    char *findings;
    dataset_free(read_input(&findings));
    assert_non_null(strstr(findings, "input/a.csv.gz: error: is damaged, or ends too early ("));
    g_free(findings);
    /* a gibibyte of zeros in a mebibyte */
    g_autofree char *zeros = g_malloc0(1 << 20);
    GFile *file = g_file_new_for_path("input/a.csv.gz");
    GOutputStream *out = G_OUTPUT_STREAM(g_file_replace(file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL));
    GConverter *packer = G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
    GOutputStream *packed = g_converter_output_stream_new(out, packer);
    for (int i = 0; i < 64; i++)
        assert_true(g_output_stream_write_all(packed, zeros, 1 << 20, NULL, NULL, NULL));
    assert_true(g_output_stream_close(packed, NULL, NULL));
    g_object_unref(packed);
    g_object_unref(packer);
    g_object_unref(out);
    g_object_unref(file);
    assert_messages("input/a.csv.gz: error: unpacks to more than 200 times its size, as no table of a platform does; "
                    "download it again\n");
}

/* The most memory that this process has had, in MiB. */
static int peak_mib(void) {
    g_autofree char *status = NULL;
    assert_true(g_file_get_contents("/proc/self/status", &status, NULL, NULL));
    return (int)(g_ascii_strtoll(strstr(status, "VmHWM:") + strlen("VmHWM:"), NULL, 10) / 1024);
}

/* 160 MiB of UTF-16, and the 80 of UTF-8 that they are, are read in the memory of a few. */
static void reads_large_files_in_little_memory(void **state) {
    (void)state;
    enum { ROWS = 1 << 16, TIMES = 320 };
    static const char row[] = "1\0,\0\xE9\0\n"; /* its last NUL ends the text */
    FILE *file = fopen("large.csv", "w");
    g_autofree char *rows = g_malloc(ROWS * sizeof row);
    for (int i = 0; i < ROWS; i++)
        memcpy(rows + (size_t)i * sizeof row, row, sizeof row);
    assert_int_equal(fwrite("\xFF\xFE"
                            "a\0,\0b\0\n\0",
                            1, 10, file),
                     10);
    for (int i = 0; i < TIMES; i++)
        assert_int_equal(fwrite(rows, sizeof row, ROWS, file), ROWS);
    assert_int_equal(fclose(file), 0);
    int before = peak_mib();
    struct diagnostics *diagnostics = diagnostics_new();
    g_autoptr(GBytes) saved = whole_file_read("large.csv", UINT64_MAX, NULL, NULL);
    g_autoptr(GBytes) bytes = decode_table(saved, "large.csv", &(struct dialect){0}, diagnostics);
    struct csv *csv = csv_open(bytes, "large.csv", NULL, diagnostics);
    int count = 0;
    while (csv_next(csv))
        count++;
    csv_close(csv);
    assert_int_equal(count, ROWS * TIMES);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 0);
    diagnostics_free(diagnostics);
#ifdef __SANITIZE_ADDRESS__
    int most = 100; /* it keeps a note of every eight bytes that were looked at */
#else
    int most = 24;
#endif
    assert_true(peak_mib() - before < most);
}

static void pack(const char *path, const char *const members[][2], guint count, zip_flags_t names) {
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    for (guint i = 0; i < count; i++) {
        zip_source_t *source = zip_source_buffer(zip, members[i][1], strlen(members[i][1]), 0);
        assert_true(zip_file_add(zip, members[i][0], source, names) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
}

#define PAGES "Page ID,Page name,Disclaimer,Amount spent (EUR),Number of ads in Library\n"
#define REGION "Page ID,Page name,Disclaimer,Amount spent (EUR)\n"
#define REPORT_OF_META "FacebookAdLibraryReport_2023-03-05_NL_yesterday"

/* Archives as Windows, and as Macs make them: what is in them is the platform's, and its sum is 1,900 and 40 in a region. */
static void reads_archives_of_windows_and_macs(void **state) {
    (void)state;
    static const char pages[] = PAGES "1,Red,Red,1500,3\n2,Blue,Blue,400,1\n", region[] = REGION "1,Red,Red,40\n";
    static const char *const windows[][2] = {
        {"report\\" REPORT_OF_META "_advertisers.csv", pages},
        {"report\\regions\\", ""},
        {"report\\regions\\" REPORT_OF_META "_Frysl\x83n.csv", region}, /* of the code page 437, without saying so */
    };
    static const char *const mac[][2] = {
        {"report/" REPORT_OF_META "_advertisers.CSV", pages},
        {"__MACOSX/report/._" REPORT_OF_META "_advertisers.CSV", PAGES "3,Ghost,Ghost,7,1\n"},
        {"report/._" REPORT_OF_META "_advertisers.csv", PAGES "3,Ghost,Ghost,7,1\n"},
        {"report/regions/" REPORT_OF_META "_Frysla\xCC\x82n.csv", region}, /* a letter and its accent apart */
    };
    static const char *const outside[][2] = {{"report\\..\\..\\" REPORT_OF_META "_advertisers.csv", pages}};
    remove("input/spend/a.csv");
    write_file("input/regions.csv", "id,name_nl,name_en,aliases\nfr,Fryslân,Friesland,\n");
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,*,,,collected\ngoogle,*,,,collected\n");
    write_report("files:\n  - path: '*.zip'\n");
    for (int i = 0; i < 2; i++) {
        const char *path = "input/" REPORT_OF_META ".zip";
        pack(path, i ? mac : windows, i ? G_N_ELEMENTS(mac) : G_N_ELEMENTS(windows),
             i ? ZIP_FL_ENC_UTF_8 : ZIP_FL_ENC_CP437);
        char *findings;
        struct dataset *dataset = read_input(&findings);
        int64_t low, high;
        sum_of(dataset, &low, &high);
        assert_null(strstr(findings, "error"));
        assert_int_equal(dataset->observations->len, 3);
        assert_int_equal(low, 194000);
        assert_int_equal(high, 194000);
        g_free(findings);
        dataset_free(dataset);
    }
    pack("input/" REPORT_OF_META ".zip", outside, 1, ZIP_FL_ENC_UTF_8);
    assert_messages("input/" REPORT_OF_META ".zip: error: member 'report/../../" REPORT_OF_META
                    "_advertisers.csv' leads out of the archive; no platform makes such names: download it again from "
                    "the platform itself\n");
}

static void tells_forms_that_cannot_be_used(void **state) {
    (void)state;
    write_file("input/spend/a.csv", "Page Name,Disclaimer,Amount Spent,Number of Ads in Archive\nRed,Red,1135,98\n");
    assert_messages("input/spend/a.csv: error: a report of 2018, without page numbers, which cannot be linked to a "
                    "party; remove it from 'files' in report.yaml\n");
    write_file("input/spend/a.csv", "Advertiser_ID,Advertiser_Name,Public_IDs_List,Total_Creatives,Total_Spend_"
                                    "USD\nAR1,RED,EIN ID 00-0000000,120,10900\n");
    assert_messages("input/spend/a.csv: error: a table of 2018, which is about the United States alone, in USD; remove "
                    "it from 'files' in report.yaml\n");
    static const char others[] = "title: {nl: A, en: A}\npublisher: {name: A}\nlicence: CC0-1.0\nlanguages: [nl, en]\n"
                                 "country: CA\ncurrency: USD\nperiod: 2023-03-01/2023-03-14\n"
                                 "edition: {date: 2023-03-20}\n";
    write_file("input/report.yaml", others);
    assert_messages("input/spend/a.csv: error: a table of 2018, which is about the United States alone, in USD; remove "
                    "it from 'files' in report.yaml\n");
    g_autofree char *euros = g_strdup(others);
    memcpy(strstr(euros, "CA"), "US", 2);
    memcpy(strstr(euros, "USD"), "EUR", 3);
    write_file("input/report.yaml", euros);
    assert_messages("input/spend/a.csv: error: a table of 2018, which is about the United States alone, in USD; remove "
                    "it from 'files' in report.yaml\n");
    write_report("");
    write_file("input/platforms.csv", "id,name\nmeta,Meta\nsnap,Snapchat\ngoogle,Google\n");
    write_file("input/spend/a.csv", "ADID,Spend,Impressions,StartDate,EndDate,OrganizationName,PayingAdvertiserName,"
                                    "CountryCode,Regions (Included)\n"
                                    "x,12,34,2023/03/02 00:00:00Z,2023/03/03 00:00:00Z,A,B,netherlands,\n");
    assert_messages("input/spend/a.csv:1:110: error: column 'currency code' is missing; the file was changed after the "
                    "platform published it; take it as downloaded\n");
}

int main(void) {
    g_autofree char *folder = g_get_current_dir();
    fixtures = g_build_filename(folder, "tests/fixtures/saved", NULL);
    const struct CMUnitTest tests[] = {
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)
        IN_A_FOLDER(reads_one_table_however_it_was_saved),
        IN_A_FOLDER(says_once_what_to_set_for_a_table_of_a_spreadsheet),
        IN_A_FOLDER(never_takes_a_day_for_another),
        IN_A_FOLDER(says_once_that_amounts_are_written_for_people),
        IN_A_FOLDER(sees_ids_that_a_spreadsheet_cut),
        IN_A_FOLDER(sees_ids_that_were_made_numbers),
        IN_A_FOLDER(warns_of_a_link_that_differs_by_what_a_spreadsheet_does),
        IN_A_FOLDER(says_which_encoding_to_set),
        IN_A_FOLDER(reads_tables_of_ours_as_they_were_saved),
        IN_A_FOLDER(refuses_what_is_no_gzip_of_a_table),
        IN_A_FOLDER(reads_large_files_in_little_memory),
        IN_A_FOLDER(reads_archives_of_windows_and_macs),
        IN_A_FOLDER(tells_forms_that_cannot_be_used),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    g_free(fixtures);
    return failed;
}
