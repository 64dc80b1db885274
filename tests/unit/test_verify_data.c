/* The data files of the report by hand, whose numbers know their days and the rows they come from, read back by verify. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/data/data.h"
#include "render/render.h"
#include "report_by_hand.h"
#include "verify/verify.h"

#include <stdlib.h>

#define DAYS "2023-03-01/2023-03-02|2023-03-04/2023-03-15"

static void add_observations(struct dataset *dataset) {
    static const int candidates[] = {PARTY_UNMAPPED, 0};
    struct party party = {.id = "vvd", .name = "VVD", .full_name = BOTH("VVD", "VVD")};
    struct platform platform = {.id = "meta", .name = "Meta"};
    g_array_append_val(dataset->parties, party);
    g_array_append_val(dataset->platforms, platform);
    for (unsigned line = 2; line < 6; line++) {
        static const struct background from = {
            .file = "spend/meta.csv", .source = "meta-library", .advertiser_id = "", .advertiser = ""};
        struct observation row = {.ad = "",
                                  .age = "",
                                  .gender = "",
                                  .from = &from,
                                  .region = -1,
                                  .period = {date_from_calendar(2023, 3, 1), date_from_calendar(2023, 3, 7)},
                                  .line = line};
        observation_set_amount(
            dataset, &row, MEASURE_SPEND,
            (struct amount){.given = true, .state = STATE_VALUE, .value = interval_between(10000, 49950)});
        if (line == 5) {
            row.party = PARTY_SEVERAL;
            row.candidates = candidates;
            row.candidate_count = 2;
        }
        g_array_append_val(dataset->observations, row);
    }
}

static void write_file(const char *folder, GString *sums, const char *file, GBytes *bytes) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    g_mkdir_with_parents(parent, 0755);
    assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
    g_string_append_printf(sums, "%s  %s\n", sum, file);
}

static struct memory_sink *render(void) {
    struct memory_sink *sink = g_new0(struct memory_sink, 1);
    struct report *report = hand_report();
    struct dataset *dataset = (struct dataset *)report->dataset;
    dataset->settings.publishes[LANGUAGE_EN] = false; /* its numbers are written in Dutch alone */
    add_observations(dataset);
    struct figure *spend = g_ptr_array_index(report->figures, 0);
    struct cell *cell = &spend->rows[0].cells[1];
    struct row_list list = {.rows = NULL};
    row_list_add(&list, 0, false);
    row_list_add(&list, 1, false);
    row_list_add(&list, 3, true);
    row_list_close(&list, dataset);
    struct origin origin = {.dataset = dataset, .list = &list, .measure = MEASURE_SPEND, .rules = RULE_ADDED};
    cell->origin = &origin;
    struct number *number = (struct number *)cell->number;
    number->low = "200";
    number->high = "1498.5";
    number->text.text[LANGUAGE_NL] = "€ 200 – 1.498,50";
    spend->keys.party = "vvd";
    struct keys of_meta = {.platform = "meta"};
    spend->rows[0].keys = &of_meta;
    cell->scope = DAYS;
    spend->rows[3].cells[2].scope = "2023-03-01/2023-03-01";
    memory_sink_init(sink);
    assert_true(render_data(report, &sink->sink, NULL));
    hand_free(report);
    row_list_clear(&list);
    return sink;
}

/* Writes all files, with one of them changed by replacing text (file NULL: none), and returns what is said. */
static char *say(const struct memory_sink *sink, const char *file, const char *text, const char *by,
                 unsigned *differences) {
    g_autofree char *folder = g_dir_make_tmp("adreport-XXXXXX", NULL);
    g_autoptr(GString) sums = g_string_new(NULL);
    GString *out = g_string_new(NULL);
    GHashTableIter files;
    gpointer name, bytes;
    g_hash_table_iter_init(&files, sink->files);
    while (g_hash_table_iter_next(&files, &name, &bytes)) {
        if (g_strcmp0(name, file) != 0) {
            write_file(folder, sums, name, bytes);
            continue;
        }
        g_autoptr(GString) changed = g_string_new(memory_sink_text(sink, file));
        assert_true(g_string_replace(changed, text, by, 1) > 0);
        g_autoptr(GBytes) other = g_bytes_new(changed->str, changed->len);
        write_file(folder, sums, name, other);
    }
    g_autofree char *path = g_build_filename(folder, "SHA256SUMS", NULL);
    assert_true(g_file_set_contents(path, sums->str, -1, NULL));
    assert_true(verify_edition(folder, out, differences, NULL));
    g_autofree char *command = g_strdup_printf("rm -r '%s'", folder);
    assert_int_equal(system(command), 0);
    return g_string_free(out, FALSE);
}

static void is_told(const struct memory_sink *sink, const char *file, const char *text, const char *by,
                    const char *words) {
    unsigned differences;
    g_autofree char *said = say(sink, file, text, by, &differences);
    if (!strstr(said, words))
        fail_msg("not said: %s in\n%s", words, said);
}

static void days_stand_behind_numbers(void **state) {
    const char *csv = memory_sink_text(*state, "data/party-vvd-spend-by-platform.csv");
    assert_true(g_str_has_prefix(csv, "platform,spend_low,spend_high,spend_state,spend_days,impressions_low,"
                                      "impressions_high,impressions_state,impressions_days,remark,total\r\n"
                                      "meta,200,1498.5,value," DAYS ",10000000,,value,,Facebook en"));
    const char *json = memory_sink_text(*state, "data/party-vvd-spend-by-platform.json");
    assert_non_null(strstr(json, "\"state\": \"value\", \"days\": \"" DAYS "\", \"text\""));
    assert_non_null(strstr(json, "{\"key\": \"total\", \"total\": false, \"drawn\": false, "));
    const char *package = memory_sink_text(*state, "data/datapackage.json");
    assert_non_null(strstr(package, "{\"name\": \"spend_days\", \"type\": \"string\", "));
    assert_non_null(
        strstr(package, "\"pattern\": \"\\\\d{4}-\\\\d{2}-\\\\d{2}/\\\\d{4}-\\\\d{2}-\\\\d{2}(\\\\|\\\\d{4}"));
    /* Where no number knows its days, there is no such column. */
    csv = memory_sink_text(*state, "data/share-of-all-spending-by-party-and-by-platform.csv");
    assert_true(g_str_has_prefix(csv, "party,share_low,share_high,share_state,party_again,total\r\n"));
}

static void rows_may_be_of_several(void **state) {
    const char *csv = memory_sink_text(*state, "data/observations.csv");
    assert_non_null(strstr(csv, "\r\n4,meta,several,unmapped|vvd,,,2023-03-01,"));
}

static void what_is_published_is_the_same(void **state) {
    unsigned differences;
    g_autofree char *said = say(*state, NULL, NULL, NULL, &differences);
    if (differences > 0)
        fail_msg("%s", said);
}

static void what_differs_is_told(void **state) {
    static const struct {
        const char *file, *text, *by, *words;
    } cases[] = {
        {"data/party-vvd-spend-by-platform.csv", "2023-03-04/", "2023-03-05/",
         "meta:spend is about the days '" DAYS "', but data/party-vvd-spend-by-platform.csv:2 has "
         "'2023-03-01/2023-03-02|2023-03-05/2023-03-15'"},
        {"data/party-vvd-spend-by-platform.csv", "2023-03-04/", "2023-03-02/", "is not a list of stretches of days"},
        {"data/party-vvd-spend-by-platform.json", "|2023-03-04/2023-03-15", "",
         "meta:spend is about the days '2023-03-01/2023-03-02', but"},
        {"data/observations.csv", "100,499.5", "100,499.6",
         "observation 1: spend_high is '499.5', but data/observations.csv:2"},
        {"data/observations.csv", "\r\n3,meta", "\r\n5,meta", "data/observations.csv:4: is row 3, but called 5"},
        {"data/trace.csv", "added", "alone",
         "trace: party-vvd-spend-by-platform meta:spend from list 1 is added spend, but data/trace.csv:2 has alone"},
        {"data/trace.csv", ",meta,", ",meat,", "names the cell 'meat:spend' of party-vvd-spend-by-platform"},
        {"data/trace.csv", ",1\r\n", ",3\r\n", "names list 3 and spend, but there is none"},
        {"data/lists.csv", ",1-2\r\n", ",1-9\r\n", "data/lists.csv:2: '1-9' are no rows of data/observations.csv"},
        {"data/lists.csv", ",1-2\r\n", ",1-3/2\r\n", "span: has 1 1 2 1, but data/lists.csv:2 has 1 1 2 2"},
        {"data/lists.csv", ",1-2\r\n", ",1-2/2\r\n", "data/lists.csv:2: '1-2/2' are no rows of data/observations.csv"},
        {"data/lists.csv", ",1-2\r\n", ",1-2/0\r\n", "data/lists.csv:2: '1-2/0' are no rows of data/observations.csv"},
        {"data/lists.csv", ",1-2\r\n", ",1-2/\r\n", "data/lists.csv:2: '1-2/' are no rows of data/observations.csv"},
        {"data/lists.csv", ",1-2\r\n", ",1-\r\n", "data/lists.csv:2: '1-' are no rows of data/observations.csv"},
        {"data/lists.csv", ",1-2\r\n", ",1\r\n", "span: has 1 1 2 1, but data/lists.csv:2 has 1 1 1 1"},
        {"data/lists.csv", ",1-2\r\n", ",1-3\r\n",
         "the rows of party-vvd-spend-by-platform meta:spend add up to 300/1998, but it is 200/1498.5"},
        {"data/figures-long.csv", "200,1498.5", "200,1499.5",
         "meta:spend is 200/1499.5, but data/party-vvd-spend-by-platform.csv:2 has 200/1498.5"},
        {"data/figures-long.csv", ",2023-03-15,2023-03-01", ",2023-03-14,2023-03-01",
         "has other first and last days, but"},
        {"data/figures-long.csv", ",value,0\r\n", ",value,1\r\n", "has another total, but"},
        {"data/party-vvd-spend-by-platform.csv", "aaa,0\r\n", "aaa,1\r\n", "x: total is not 1, which"},
        {"data/figures-long.csv", ",meta,vvd,", ",meta,vdv,", "has the key 'vdv', but data/parties.csv has none"},
        {"data/figures-long.csv", ",meta,vvd,", ",meta,all,", "party is 'vvd', but data/figures-long.csv:2 has 'all'"},
        {"data/parties.csv", "VVD,VVD,", "VVD,VDV,",
         "party vvd: full_name_nl is 'VVD', but data/parties.csv:2 has 'VDV'"},
        {"data/parties.csv", "\r\nvvd,party,", "\r\nvdv,party,", "has the key 'vvd', but data/parties.csv has none"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        is_told(*state, cases[i].file, cases[i].text, cases[i].by, cases[i].words);
}

static int files_make(void **state) {
    *state = render();
    return 0;
}

static int files_free(void **state) {
    memory_sink_clear(*state);
    g_free(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_stand_behind_numbers),
        cmocka_unit_test(rows_may_be_of_several),
        cmocka_unit_test(what_is_published_is_the_same),
        cmocka_unit_test(what_differs_is_told),
    };
    return cmocka_run_group_tests(tests, files_make, files_free);
}
