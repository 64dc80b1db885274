#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/digest.h"
#include "render/data/data.h"
#include "render/data/database.h"
#include "render/data/database_rows.h"
#include "render/data/database_schema.h"
#include "render/render.h"
#include "report_by_hand.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static int files_make(void **state) {
    struct memory_sink *sink = g_new0(struct memory_sink, 1);
    memory_sink_init(sink);
    struct report *report = hand_report();
    struct dataset *dataset = (struct dataset *)report->dataset;
    struct party party = {.id = "vvd", .name = "VVD"};
    struct platform platform = {.id = "meta", .name = "Meta"};
    struct region region = {.id = "NL-UT"};
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        party.full_name.text[language] = "VVD";
    g_array_append_val(dataset->parties, party);
    g_array_append_val(dataset->platforms, platform);
    g_array_append_val(dataset->regions, region);
    struct background from = {
        .file = "spend/a, b.csv", .source = "meta-library", .advertiser_id = "1234567890", .advertiser = ""};
    struct observation observation = {
        .ad = "",
        .period = {date_from_calendar(2023, 3, 1), date_from_calendar(2023, 3, 7)},
        .age = "18-24",
        .gender = "",
        .from = dataset_background(dataset, &from),
        .line = 14,
    };
    const struct amount amounts[MEASURE_COUNT] = {
        [MEASURE_SPEND] = {true, false, STATE_VALUE, {10000, 49950, false, false}},
        [MEASURE_IMPRESSIONS] = {true, false, STATE_VALUE, {1000000, INT64_MAX, true, false}},
        [MEASURE_REACH] = {.given = true, .state = STATE_NOT_REPORTED},
    };
    observation_set_amounts(dataset, &observation, amounts);
    g_array_append_val(dataset->observations, observation);
    observation.party = PARTY_UNMAPPED;
    observation.region = -1;
    observation.role = ROLE_REFERENCE;
    observation.gender = "Niet Binair";
    observation.notes = NOTE_LIFETIME | NOTE_CONVERTED;
    from.advertiser_id = "2";
    observation.from = dataset_background(dataset, &from);
    g_array_append_val(dataset->observations, observation);
    static const int candidates[] = {PARTY_UNMAPPED, 0};
    observation.party = PARTY_SEVERAL;
    observation.candidates = candidates;
    observation.candidate_count = 2;
    observation.age = observation.gender = "";
    observation.notes = 0;
    from.advertiser_id = "3";
    observation.from = dataset_background(dataset, &from);
    observation.role = ROLE_MAIN;
    g_array_append_val(dataset->observations, observation);
    /* One account is published, another is a private person's. */
    static struct account published = {.advertiser_id = "1234567890", .key = "meta-1234567890", .name = "VVD Utrecht"};
    static struct account private = {.advertiser_id = "2", .private = true};
    g_ptr_array_add(report->accounts, &published);
    g_hash_table_add(report->account_index, &published);
    g_hash_table_add(report->account_index, &private);
    /* The first number of the first figure comes from all rows, of which the bin holds none, the second from two. */
    struct row_list list = {.rows = NULL}, fewer = {.rows = NULL};
    row_list_add(&list, 0, false);
    row_list_add(&list, 1, false);
    row_list_add(&list, 2, false);
    row_list_add(&fewer, 0, false);
    row_list_add(&fewer, 1, false);
    row_list_close(&fewer, dataset);
    row_list_close(&list, dataset);
    struct origin origin = {
        .dataset = dataset,
        .list = &list,
        .frame = {date_from_calendar(2023, 3, 1), date_from_calendar(2023, 3, 5)},
        .rules = RULE_ADDED,
    };
    struct cell *cell = &((struct figure *)g_ptr_array_index(report->figures, 0))->rows[0].cells[1];
    struct origin other = origin;
    other.list = &fewer;
    other.rules = 0;
    cell->origin = &origin;
    cell[1].origin = &other;
    struct figure *spend = g_ptr_array_index(report->figures, 0);
    spend->keys.party = "vvd";
    spend->columns[1].keys.region = "NL-UT";
    spend->columns[1].measure = "spend";
    struct keys of_meta = {.platform = "meta"};
    spend->rows[0].keys = &of_meta;
    spend->rows[1].overlaps = true;
    spend->rows[1].days = (struct period){date_from_calendar(2023, 3, 6), date_from_calendar(2023, 3, 7)};
    /* The words of the last figure have codes, its key has a platform beside it. */
    struct figure *share = g_ptr_array_index(report->figures, report->figures->len - 1);
    struct column beside = {.key = "platform", .code = CODE_ID, .header = BOTH("Platform", "Platform")};
    share->beside = &beside;
    share->columns[2].code = CODE_WORD;
    struct label meta = {.code = "meta"}, vvd = {.code = "vvd"};
    share->rows[0].cells[0].label = &meta;
    share->rows[0].cells[2].label = &vvd;
    bool made = render_data(report, &sink->sink, NULL);
    row_list_clear(&list);
    row_list_clear(&fewer);
    hand_free(report);
    *state = sink;
    return made ? 0 : -1;
}

static int files_free(void **state) {
    memory_sink_clear(*state);
    g_free(*state);
    return 0;
}

static const char *file(void **state, const char *path) {
    const char *text = memory_sink_text(*state, path);
    assert_non_null(text);
    assert_true(g_utf8_validate(text, -1, NULL));
    return text;
}

static void assert_contains(const char *text, const char *part) {
    if (!strstr(text, part))
        print_error("not there: %s\n", part);
    assert_true(strstr(text, part) != NULL);
}

static void csv_has_keys_ends_and_states(void **state) {
    const char *csv = file(state, "data/party-vvd-spend-by-platform.csv");
    assert_true(g_str_has_prefix(csv, "platform,spend_low,spend_high,spend_state,impressions_low,impressions_high,"
                                      "impressions_state,remark,total\r\n"
                                      "meta,80746,112346.5,value,10000000,,value,Facebook and Instagram,0\r\n"
                                      "google,0,0,value,,,not_collected,_x0041_,1\r\n"
                                      "tiktok,,,not_offered,,,not_offered,,0\r\n"
                                      "snap,1200,1200,estimated,,,not_collected,'-1,0\r\n"
                                      "x,5,10,value,7,7,value,aaa"));
    assert_true(g_str_has_suffix(csv, "\r\ntotal,80751,112356.5,value,10000007,,value,,0\r\n"));
    assert_string_equal(file(state, "data/party-vvd-ads-by-region.csv"), "region,ads_low,ads_high,ads_state,total\r\n");
}

static void programs_get_codes_for_words(void **state) {
    assert_string_equal(
        file(state, "data/share-of-all-spending-by-party-and-by-platform.csv"),
        "party,platform,share_low,share_high,share_state,party_again,total\r\nvvd,meta,12.3,100,value,vvd,0\r\n");
    const char *json = file(state, "data/share-of-all-spending-by-party-and-by-platform.json");
    assert_contains(json, "{\"key\": \"platform\", \"kind\": \"label\", \"code\": \"id\", \"beside_key\": true, ");
    assert_contains(json, "\"cells\": {\"platform\": {\"code\": \"meta\", \"text\": {\"nl\": \"VVD\", ");
    assert_contains(json, "\"party_again\": {\"code\": \"vvd\", \"text\": {\"nl\": \"VVD\", ");
    assert_contains(file(state, "data/datapackage.json"),
                    "\"categories\": [{\"value\": \"vvd\", \"label\": \"VVD\", \"label_nl\": \"VVD\"}]}");
}

static void observations_name_published_advertisers_alone(void **state) {
    const char *csv = file(state, "data/observations.csv");
    assert_string_equal(
        csv,
        "observation,platform,party,candidates,advertiser,advertiser_state,first_day,last_day,region,age,gender,ad,"
        "role,spend_low,spend_high,spend_state,impressions_low,impressions_high,impressions_state,reach_low,reach_high,"
        "reach_state,ads_low,ads_high,ads_state,advertisers_low,advertisers_high,advertisers_state,"
        "notes,source,file,line\r\n"
        "1,meta,vvd,,meta-1234567890,named,2023-03-01,2023-03-07,NL-UT,18-24,,,part,100,499.5,value,1000000,,value,"
        ",,not_reported,,,,,,,,meta-library,\"spend/a, b.csv\",14\r\n"
        "2,meta,unmapped,,,private,2023-03-01,2023-03-07,,18-24,niet-binair,,reference,100,499.5,value,1000000,,value,"
        ",,not_reported,,,,,,,lifetime|converted,meta-library,\"spend/a, b.csv\",14\r\n"
        "3,meta,several,unmapped|vvd,,not_named,2023-03-01,2023-03-07,,,,,main,100,499.5,value,1000000,,value,"
        ",,not_reported,,,,,,,,meta-library,\"spend/a, b.csv\",14\r\n");
    assert_string_equal(file(state, "data/advertisers.csv"),
                        "advertiser,platform,advertiser_id,name,party,candidates\r\n"
                        "meta-1234567890,meta,1234567890,VVD Utrecht,vvd,\r\n");
}

static void keys_have_tables(void **state) {
    const char *parties = file(state, "data/parties.csv");
    assert_true(g_str_has_prefix(parties,
                                 "party,kind,name,full_name_nl,full_name_en,aliases,colour,website,wikidata\r\n"
                                 "vvd,party,VVD,VVD,VVD,,,,\r\n"));
    assert_contains(parties, "\r\nall-mapped,reserved,All parties together,Alle partijen samen,");
    assert_contains(parties, "\r\nunmapped,reserved,Not linked to a party,Niet aan een partij gekoppeld,");
    /* Nobody signed a code: there is no word of one. */
    assert_null(strstr(parties, "signat"));
    assert_string_equal(file(state, "data/platforms.csv"),
                        "platform,name,services,offered_from,offered_until,library_url,definition_nl,definition_en\r\n"
                        "meta,Meta,,,,,,\r\n");
    assert_string_equal(file(state, "data/regions.csv"), "region,name_nl,name_en,aliases\r\nNL-UT,,,\r\n");
    /* Rows name a source that sources.csv does not list. */
    assert_true(g_str_has_suffix(file(state, "data/sources.csv"), "\r\nmeta-library,,,,,\r\n"));
}

/* What a number is about is said by its figure, its column and its row together. */
static void a_number_stands_alone(void **state) {
    const char *csv = file(state, "data/figures-long.csv");
    assert_true(g_str_has_prefix(csv, "figure,row,column,platform,party,region,age,gender,advertiser,from,to,days,"
                                      "measure,low,high,state,total\r\n"));
    assert_contains(csv, "\r\nparty-vvd-spend-by-platform,meta,spend,meta,vvd,NL-UT,,,,,,"
                         ",spend,80746,112346.5,value,0\r\n");
    assert_contains(csv, "\r\nparty-vvd-spend-by-platform,google,spend,,vvd,NL-UT,,,,2023-03-06,2023-03-07,"
                         ",spend,0,0,value,1\r\n");
    assert_contains(csv, "\r\nparty-vvd-spend-by-platform,tiktok,impressions,,vvd,,,,,,,,,,,not_offered,0\r\n");
}

static void json_has_words_in_every_language(void **state) {
    const char *json = file(state, "data/party-vvd-spend-by-platform.json");
    assert_contains(
        json, "  \"headline\": {\"nl\": \"VVD gaf het meeste uit op Meta\", \"en\": \"VVD spent most on Meta\"},\n");
    assert_contains(json, "  \"empty\": null,\n");
    assert_contains(json, "{\"key\": \"spend\", \"kind\": \"number\", \"unit\": \"money\", \"currency\": \"EUR\", ");
    assert_contains(
        json, "\"spend\": {\"low\": 80746, \"high\": 112346.5, \"open\": false, \"state\": \"value\", \"text\": ");
    assert_contains(json,
                    "\"impressions\": {\"low\": 10000000, \"high\": null, \"open\": true, \"state\": \"value\", ");
    assert_contains(json, "{\"low\": null, \"high\": null, \"open\": false, \"state\": \"not_offered\", ");
    assert_contains(json, "Tik Tok \xEF\xBF\xBD \\u003c&> \\\"x\\\", y");
    assert_contains(file(state, "data/party-vvd-ads-by-region.json"), "\"rows\": []\n}\n");
}

/* Two numbers come from the same rows: these are listed once. */
static void numbers_are_traced_to_rows(void **state) {
    assert_string_equal(file(state, "data/trace.csv"),
                        "figure,row,column,rule,measure,list\r\n"
                        "party-vvd-spend-by-platform,meta,spend,added from-zero,spend,1\r\n"
                        "party-vvd-spend-by-platform,meta,spend,added from-zero from-parts,spend,2\r\n"
                        "party-vvd-spend-by-platform,meta,impressions,alone from-zero from-parts,spend,2\r\n");
    assert_string_equal(file(state, "data/lists.csv"), "list,part,observations\r\n1,1,3\r\n2,1,1-2\r\n");
}

/* The columns of the CSV, their description and the tables of the database are those of the measures that are shown. */
static void a_measure_that_is_shown_has_its_columns(void **state) {
    (void)state;
    struct report *report = hand_report();
    g_autoptr(GString) without = g_string_new(NULL), with = g_string_new(NULL);
    table_append_header(without, report, DATA_OBSERVATIONS);
    assert_null(strstr(without->str, "clicks"));
    report->measures[MEASURE_CLICKS] = true;
    table_append_header(with, report, DATA_OBSERVATIONS);
    assert_contains(with->str, "impressions_state,clicks_low,clicks_high,clicks_state,reach_low");
    struct data_file observations = {.table = DATA_OBSERVATIONS};
    g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(struct data_file));
    g_array_append_val(files, observations);
    struct memory_sink sink;
    struct stream json;
    struct file_sum sum;
    memory_sink_init(&sink);
    stream_open(&json, &sink.sink, "datapackage.json");
    package_write_json(&json, report, files);
    assert_true(stream_close(&json, &sum));
    assert_contains(memory_sink_text(&sink, "datapackage.json"),
                    "{\"name\": \"clicks_low\", \"type\": \"integer\", \"title\": \"Clicks\", ");
    memory_sink_clear(&sink);
    g_autofree char *schema = database_schema(report);
    assert_contains(schema,
                    "\n  clicks_low NUMERIC, clicks_high NUMERIC, clicks_state TEXT REFERENCES state(state),\n");
    assert_contains(schema, "UNION ALL SELECT id, 'clicks', clicks_low, clicks_high, clicks_state\n");
    hand_free(report);
}

static void the_package_describes_every_csv(void **state) {
    const char *json = file(state, "data/datapackage.json");
    const char *csv = file(state, "data/party-vvd-spend-by-platform.csv");
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, csv, -1);
    assert_contains(json, "\"version\": \"2023-03-20-1\",\n  \"created\": \"2023-03-20T00:00:00Z\"");
    assert_contains(json, "\"path\": \"party-vvd-spend-by-platform.csv\", \"type\": \"table\"");
    assert_contains(json, sum);
    assert_contains(json, "{\"name\": \"spend_low\", \"type\": \"number\", ");
    assert_contains(json, "{\"name\": \"impressions_high\", \"type\": \"integer\", ");
    assert_contains(json, "\"primaryKey\": [\"platform\"]");
    assert_contains(json, "\"name\": \"trace\", \"path\": \"trace.csv\"");
    assert_contains(json, "\"primaryKey\": [\"figure\", \"row\", \"column\", \"list\"],\n"
                          "      \"foreignKeys\": [{\"fields\": [\"figure\", \"row\", \"column\"], \"reference\": "
                          "{\"resource\": \"figures-long\", \"fields\": [\"figure\", \"row\", \"column\"]}}]}");
    assert_contains(json, "{\"fields\": [\"advertiser\"], \"reference\": {\"resource\": \"advertisers\", \"fields\": "
                          "[\"advertiser\"]}}");
}

/* In the words of the library, of the call that failed. */
static void what_fails_in_the_database_is_said(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct figure *figure = g_ptr_array_index(report->figures, 0);
    figure->rows[1].key = figure->rows[0].key;
    g_autoptr(GError) error = NULL;
    struct memory_sink sink;
    memory_sink_init(&sink);
    assert_false(render_data(report, &sink.sink, &error));
    memory_sink_clear(&sink);
    assert_string_equal(error->message,
                        "cannot make data/adreport.sqlite: UNIQUE constraint failed: figure_row.figure, "
                        "figure_row.row");
    hand_free(report);
}

static char *database_sum(const struct report *report) {
    struct memory_sink sink;
    memory_sink_init(&sink);
    assert_true(render_data(report, &sink.sink, NULL));
    GBytes *database = g_hash_table_lookup(sink.files, "data/adreport.sqlite");
    char *sum = digest_of(g_bytes_get_data(database, NULL), g_bytes_get_size(database));
    memory_sink_clear(&sink);
    return sum;
}

static void the_database_is_the_same_every_time(void **state) {
    struct report *report = hand_report();
    g_autofree char *first = database_sum(report), *second = database_sum(report);
    assert_string_equal(first, second);
    hand_free(report);
    GBytes *published = g_hash_table_lookup(((struct memory_sink *)*state)->files, "data/adreport.sqlite");
    assert_memory_equal(g_bytes_get_data(published, NULL), "SQLite format 3", 16);
}

/* A file of which no more than this may be written. */
static void a_database_that_does_not_fit_says_why(void **state) {
    (void)state;
    struct report *report = hand_report();
    int file = memfd_create("database", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    g_autoptr(GError) error = NULL;
    assert_int_equal(fcntl(file, F_ADD_SEALS, F_SEAL_GROW), 0);
    assert_int_equal(store_close(store_open(report, file), &error), EPERM);
    assert_null(error);
    close(file);
    hand_free(report);
}

/* A number is given to the database as what it reads in the digits of the CSV: whole, or the nearest there is. */
static void a_number_in_the_database_is_that_of_its_digits(void **state) {
    static const enum unit units[] = {UNIT_COUNT, UNIT_MONEY, UNIT_PERCENT, UNIT_RANK};
    static const int64_t edges[] = {0, 1, 9, 10, 99, 100, 101, 110, 999999, 123456789012345, INT64_MAX / 1024};
    (void)state;
    g_autoptr(GRand) dice = g_rand_new_with_seed(1);
    g_autoptr(GString) digits = g_string_new(NULL);
    struct value value = {.kind = VALUE_NUMBER};
    struct rows one = {&value, "", 1, 1};
    struct database_rows rows = {&one, 1};
    sqlite3 *handle;
    sqlite3_stmt *asked;
    assert_int_equal(sqlite3_open(":memory:", &handle), SQLITE_OK);
    assert_int_equal(database_rows_offer(handle, &rows), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(handle,
                           "SELECT c0 = n AND typeof(c0) = typeof(n) FROM rows, (SELECT CAST(?1 AS NUMERIC) AS n)", -1,
                           &asked, NULL),
        SQLITE_OK);
    for (guint i = 0; i < 40000; i++) {
        value.unit = units[i % G_N_ELEMENTS(units)];
        value.number = i / 4 < G_N_ELEMENTS(edges) ? edges[i / 4] : (int64_t)g_rand_int(dice) << (i % 16) | (i & 15);
        g_string_truncate(digits, 0);
        text_append_machine(digits, value.unit, value.number);
        sqlite3_bind_text(asked, 1, digits->str, -1, SQLITE_STATIC);
        assert_int_equal(sqlite3_step(asked), SQLITE_ROW);
        if (!sqlite3_column_int(asked, 0))
            fail_msg("%s", digits->str);
        sqlite3_reset(asked);
    }
    sqlite3_finalize(asked);
    sqlite3_close(handle);
}

/* Not our own reader: what we write must be JSON to others. */
static void json_is_read_by_others(void **state) {
    const char *json = file(state, "data/party-vvd-spend-by-platform.json");
    g_autofree char *path = NULL;
    int descriptor = g_file_open_tmp("adreport-XXXXXX.json", &path, NULL);
    assert_true(descriptor >= 0);
    g_close(descriptor, NULL);
    assert_true(g_file_set_contents(path, json, -1, NULL));
    g_autofree char *command = g_strdup_printf("/usr/bin/python3 -m json.tool %s >/dev/null", path);
    int status = system(command);
    g_unlink(path);
    assert_int_equal(status, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_has_keys_ends_and_states),
        cmocka_unit_test(observations_name_published_advertisers_alone),
        cmocka_unit_test(keys_have_tables),
        cmocka_unit_test(a_number_stands_alone),
        cmocka_unit_test(json_has_words_in_every_language),
        cmocka_unit_test(numbers_are_traced_to_rows),
        cmocka_unit_test(the_package_describes_every_csv),
        cmocka_unit_test(the_database_is_the_same_every_time),
        cmocka_unit_test(a_database_that_does_not_fit_says_why),
        cmocka_unit_test(a_number_in_the_database_is_that_of_its_digits),
        cmocka_unit_test(a_measure_that_is_shown_has_its_columns),
        cmocka_unit_test(what_fails_in_the_database_is_said),
        cmocka_unit_test(json_is_read_by_others),
        cmocka_unit_test(programs_get_codes_for_words),
    };
    return cmocka_run_group_tests_name("data", tests, files_make, files_free);
}
