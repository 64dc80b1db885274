/* Tables that others made, read by what report.yaml declares of their columns. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"

#define ENTRY REPORT "files:\n  - path: theirs.csv\n    kind: table\n"
#define COLUMNS "    columns: {date: DAY, party: Who, spend: Cost}\n"
#define HEADER "Who,DAY,Type,Cost\n"

static void declare(const char *entry, const char *table) {
    g_autofree char *report = g_strconcat(ENTRY, entry, NULL);
    write_file("input/report.yaml", report);
    write_file("input/theirs.csv", table);
    remove("input/spend/a.csv");
}

/* "vvd 2023-03-01/2023-03-01 12.50/100 joined" a row of the only measure that they have, and what was said. */
static void assert_rows(const char *expected) {
    char *findings;
    struct dataset *dataset = read_input(&findings);
    g_autoptr(GString) got = g_string_new(findings);
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        const struct amount *spend = observation_amount(row, MEASURE_SPEND);
        g_string_append_printf(got, "%s%s ", dataset_party_key(dataset, row->party), row->from->advertiser_id);
        date_append_iso(got, row->period.first);
        if (row->period.last != row->period.first) {
            g_string_append_c(got, '/');
            date_append_iso(got, row->period.last);
        }
        g_string_append_c(got, ' ');
        if (spend->state != STATE_VALUE)
            g_string_append(got, state_word(spend->state));
        else
            text_append_machine(got, UNIT_MONEY, spend->value.low);
        if (spend->state == STATE_VALUE && !interval_is_point(spend->value)) {
            g_string_append_c(got, '/');
            if (!spend->value.open)
                text_append_machine(got, UNIT_MONEY, spend->value.high);
        }
        g_string_append_printf(got, "%s :%u\n", row->notes & NOTE_JOINED ? " joined" : "", row->line);
    }
    assert_string_equal(got->str, expected);
    dataset_free(dataset);
    g_free(findings);
}

/* What is empty beside another measure was spent all the same: a sum with it has no upper end. */
static void an_empty_amount_is_not_nothing(void **state) {
    (void)state;
    declare("    platform: meta\n    columns: {date: DAY, party: Who, spend: Cost, impressions: Views}\n",
            "Who,DAY,Views,Cost\nVVD,2023-03-01,5000,\nVVD,2023-03-02,5000,100\nVVD,2023-03-02,10,\n");
    assert_rows("vvd 2023-03-01 not_reported :2\nvvd 2023-03-02 100/ joined :3\n");
    declare("    platform: meta\n" COLUMNS,
            "Who,DAY,Cost\nVVD,2023-03-01,estimated:100\nVVD,2023-03-01,estimated:50\n");
    assert_rows("vvd 2023-03-01 estimated joined :2\n");
}

static void reads_their_columns_by_ours(void **state) {
    (void)state;
    declare("    platform: meta\n" COLUMNS, HEADER "VVD,2023-03-01,x,12.50\nPvdA,2023-03-02,x,100-499\n");
    assert_rows("vvd 2023-03-01 12.5 :2\npvda 2023-03-02 100/499 :3\n");
    write_file("input/advertisers.csv",
               "platform,advertiser_id,advertiser,party\ngoogle,007,Zeven,pvda\ngoogle,8,Acht,vvd\n");
    declare(
        "    columns: {platform: P, start: From, end: Until, advertiser_id: Id, spend_low: Low, spend_high: High}\n",
        "Id;P;From;Until;Low;High\n007;google;2023-03-01;2023-03-05;1;2\n");
    assert_rows("pvda007 2023-03-01/2023-03-05 1/2 :2\n");
}

static void says_once_what_all_rows_have(void **state) {
    (void)state;
    write_file("input/regions.csv", "id,name_nl,name_en\nfr,Friesland,Frisia\n");
    declare("    platform: meta\n    period: 2023-03-01/2023-03-14\n    columns: {spend: Cost}\n"
            "    values: {party: VVD}\n",
            HEADER "a,b,x,1\nc,d,x,2\n");
    assert_rows("vvd 2023-03-01/2023-03-14 3 joined :2\n");
    /* what is wrong with it is said once, where it is written */
    declare("    platform: meta\n    columns: {date: DAY, party: Who, spend: Cost}\n    values: {region: frr}\n",
            HEADER "VVD,2023-03-01,x,1\nPvdA,2023-03-01,x,2\n");
    assert_findings("input/report.yaml:14:22: error: unknown region 'frr'; did you mean 'fr'?\n"
                    "   14 |     values: {region: frr}\n"
                    "      |                      ^~~\n");
}

static void adds_up_rows_about_one_thing(void **state) {
    (void)state;
    declare("    platform: meta\n" COLUMNS, HEADER "VVD,2023-03-01,x,1.10\nPvdA,2023-03-01,x,5\nVVD,2023-03-01,y,<=2\n"
                                                   "VVD,2023-03-02,y,7\n");
    assert_rows("vvd 2023-03-01 1.1/3.1 joined :2\npvda 2023-03-01 5 :3\nvvd 2023-03-02 7 :5\n");
    /* each of them is rounded */
    declare("    platform: meta\n    rounded_to: 1\n" COLUMNS, HEADER "VVD,2023-03-01,x,5\nVVD,2023-03-01,y,5\n");
    assert_rows("vvd 2023-03-01 8/12 joined :2\n");
}

static void tells_of_rows_that_are_the_same(void **state) {
    (void)state;
    declare("    platform: meta\n" COLUMNS, HEADER "VVD,2023-03-01,x,1\nVVD,2023-03-01,y,1\nVVD,2023-03-01,x,1\n");
    assert_rows(
        "input/theirs.csv: warning: 1 row is the same as an earlier one in every column, and counts once more; if "
        "a file was put together from several, see whether they overlap\n"
        "vvd 2023-03-01 3 joined :2\n");
}

static void keeps_a_row_without_an_amount(void **state) {
    (void)state;
    declare("    platform: meta\n    empty: ['#NULO#', -1]\n" COLUMNS,
            HEADER "VVD,2023-03-01,x,#NULO#\nPvdA,2023-03-01,x,-1\nPvdA,2023-03-01,y,8\n");
    assert_rows("input/theirs.csv: warning: 2 rows have no amount: not reported, which is not the same as nothing\n"
                "vvd 2023-03-01 not_reported :2\n"
                "pvda 2023-03-01 8/ joined :3\n");
}

static void keeps_rows_of_unknown_parties(void **state) {
    (void)state;
    write_file("input/parties.csv", "id,name,aliases\nvvd,VVD,Volkspartij voor Vrijheid en Democratie\npvda,PvdA,\n");
    declare("    platform: meta\n    empty: '-'\n" COLUMNS,
            HEADER "volkspartij voor vrijheid en democratie,2023-03-01,x,1\nLijst X,2023-03-01,x,2\n"
                   "Lijst X,2023-03-02,x,3\n-,2023-03-03,x,4\n");
    assert_rows(
        "input/theirs.csv:3:1: warning: no party goes by 'Lijst X', and its rows count for no party; if one does, "
        "add that to its 'aliases' in parties.csv\n"
        "    3 | Lijst X,2023-03-01,x,2\n"
        "      | ^~~~~~~\n"
        "input/theirs.csv:5:1: warning: this row names no party, and counts for none, as others like it do\n"
        "    5 | -,2023-03-03,x,4\n"
        "      | ^\n"
        "vvd 2023-03-01 1 :2\nunmapped 2023-03-01 2 :3\nunmapped 2023-03-02 3 :4\nunmapped 2023-03-03 4 :5\n");
}

#define FILTERED "VVD,2023-03-01,Online,1\nVVD,2023-03-02,Print,2\nPvdA,2023-03-02,Social,4\nPvdA,2023-03-02,TV,8\n"

static void filters_rows_and_counts_them(void **state) {
    (void)state;
    declare("    platform: meta\n" COLUMNS "    filter: {type: [Online, Social]}\n", HEADER FILTERED);
    assert_rows("vvd 2023-03-01 1 :2\npvda 2023-03-02 4 :4\n");
    char *findings;
    struct dataset *dataset = read_input(&findings);
    g_autoptr(GString) files = g_string_new(NULL);
    check_append_files(dataset, files);
    assert_string_equal(files->str,
                        "input/theirs.csv: 2 rows of spend; 2 rows left out by 'filter'; about 1 to 2 March "
                        "2023\n");
    dataset_free(dataset);
    g_free(findings);
    declare("    platform: meta\n" COLUMNS "    filter: {Type: Online, Who: VVD}\n", HEADER FILTERED);
    assert_rows("vvd 2023-03-01 1 :2\n");
}

static void reads_rows_of_one_file_by_several_entries(void **state) {
    (void)state;
    declare("    platform: meta\n" COLUMNS
            "    filter: {Type: Online}\n  - path: theirs.csv\n    kind: table\n    platform: "
            "google\n" COLUMNS "    filter: {Type: Social}\n",
            HEADER FILTERED);
    char *findings;
    struct dataset *dataset = read_input(&findings);
    assert_string_equal(findings, "");
    assert_int_equal(dataset->observations->len, 2);
    assert_int_equal(g_array_index(dataset->observations, struct observation, 0).platform, 0);
    assert_int_equal(g_array_index(dataset->observations, struct observation, 1).platform, 1);
    assert_int_equal(g_array_index(dataset->observations, struct observation, 1).line, 4);
    guint listed = 0;
    for (guint i = 0; i < dataset->files->len; i++)
        listed += strcmp(((const struct input_file *)dataset->files->pdata[i])->path, "theirs.csv") == 0;
    assert_int_equal(listed, 1);
    dataset_free(dataset);
    g_free(findings);
}

static void says_which_filter_lets_nothing_through(void **state) {
    (void)state;
    declare("    platform: meta\n" COLUMNS "    filter: {Type: [Online, Socail]}\n", HEADER FILTERED);
    assert_rows(
        "input/report.yaml:14:29: warning: no row of input/theirs.csv has 'Socail' in its column 'Type'; did you "
        "mean 'Social'?\n"
        "   14 |     filter: {Type: [Online, Socail]}\n"
        "      |                             ^~~~~~\n"
        "vvd 2023-03-01 1 :2\n");
    declare("    platform: meta\n" COLUMNS "    filter: {Type: online}\n", HEADER FILTERED);
    assert_rows(
        "input/report.yaml:14:20: error: no row of input/theirs.csv has 'online' in its column 'Type'; did you mean "
        "'Online'?\n"
        "   14 |     filter: {Type: online}\n"
        "      |                    ^~~~~~\n");
    declare("    platform: meta\n" COLUMNS "    filter: {Type: Online, Who: PvdA}\n", HEADER FILTERED);
    assert_rows(
        "input/report.yaml:14:14: error: the filter keeps none of the 4 rows of input/theirs.csv: no row has one of "
        "the texts of each of its columns; remove one\n"
        "   14 |     filter: {Type: Online, Who: PvdA}\n"
        "      |              ^~~~\n");
}

static void looks_at_no_other_columns(void **state) {
    (void)state;
    declare("    platform: meta\n" COLUMNS, "Who,,Note,Note,DAY,Cost\nVVD,,\"a\nb\",c,2023-03-01,1\n");
    assert_rows("vvd 2023-03-01 1 :2\n");
}

static void tells_items_apart(void **state) {
    (void)state;
    declare("    platform: meta\n    columns: {start: DAY, end: Until, party: Who, spend: Cost}\n",
            "Who,DAY,Until,Bill,Cost\nVVD,2023-03-01,2023-03-05,b1,1\nVVD,2023-03-03,2023-03-07,b2,2\n");
    assert_messages(
        "input/theirs.csv:3: error: spend of party 'vvd' on 'meta' would count twice: 2023-03-03 to 2023-03-07 "
        "overlaps "
        "2023-03-01 to 2023-03-05 on input/theirs.csv:2; if these are two items, declare the column that tells "
        "items apart as 'ad'\n");
    declare("    platform: meta\n    columns: {start: DAY, end: Until, party: Who, spend: Cost, ad: Bill}\n",
            "Who,DAY,Until,Bill,Cost\nVVD,2023-03-01,2023-03-05,b1,1\nVVD,2023-03-03,2023-03-07,b2,2\n");
    assert_rows("vvd 2023-03-01/2023-03-05 1 :2\nvvd 2023-03-03/2023-03-07 2 :3\n");
}

static void asks_for_the_days_of_undated_rows(void **state) {
    (void)state;
    declare("    platform: meta\n" COLUMNS, HEADER "VVD,,x,1\n");
    assert_messages(
        "input/theirs.csv:2:5: error: a row without a day; add 'period' to this entry of report.yaml, and such "
        "rows are about all of it\n");
    declare("    platform: meta\n    period: 2023-03-01/2023-03-14\n" COLUMNS, HEADER "VVD,,x,1\n");
    assert_rows("vvd 2023-03-01/2023-03-14 1 :2\n");
}

static void reads_amounts_as_people_write_them(void **state) {
    (void)state;
    declare("    platform: meta\n    thousands: '.'\n    decimal: comma\n" COLUMNS,
            "Who;DAY;Type;Cost\nVVD;2023-03-01;x;€ 1.234,50\nPvdA;2023-03-01;x;1.234.567 EUR\n");
    assert_rows("vvd 2023-03-01 1234.5 :2\npvda 2023-03-01 1234567 :3\n");
    declare("    platform: meta\n" COLUMNS, HEADER "VVD,2023-03-01,x,\"1,234.50\"\nPvdA,2023-03-01,x,$12\n");
    assert_messages(
        "input/theirs.csv:2:18: error: not an amount: '1,234.50'; for signs between thousands set 'thousands' "
        "for this file, such as thousands: comma\n"
        "input/theirs.csv:3:19: error: not an amount: '$12'; another currency than the report's; leave such "
        "rows out by a 'filter'\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)
        TEST(reads_their_columns_by_ours),
        TEST(says_once_what_all_rows_have),
        TEST(adds_up_rows_about_one_thing),
        TEST(tells_of_rows_that_are_the_same),
        TEST(keeps_a_row_without_an_amount),
        TEST(keeps_rows_of_unknown_parties),
        TEST(filters_rows_and_counts_them),
        TEST(reads_rows_of_one_file_by_several_entries),
        TEST(says_which_filter_lets_nothing_through),
        TEST(looks_at_no_other_columns),
        TEST(tells_items_apart),
        TEST(an_empty_amount_is_not_nothing),
        TEST(asks_for_the_days_of_undated_rows),
        TEST(reads_amounts_as_people_write_them),
#undef TEST
    };
    return cmocka_run_group_tests_name("declared", tests, NULL, NULL);
}
