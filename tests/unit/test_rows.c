/* Rows of the input in little memory: what they say is what was said, and lists of them are written as they were made. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/data/spans.h"
#include "render/data/trace.h"
#include "report_by_hand.h"

static struct amount number(int64_t value) {
    return (struct amount){.given = true, .state = STATE_VALUE, .value = interval_of(value)};
}

static void rows_that_say_the_same_share_it(void **state) {
    (void)state;
    struct dataset *dataset = dataset_new();
    struct observation a = {.line = 1}, b = {.line = 2}, c = {.line = 3};
    const struct amount said[MEASURE_COUNT] = {[MEASURE_IMPRESSIONS] = number(7), [MEASURE_ADS] = number(1)};
    observation_set_amounts(dataset, &a, said);
    observation_set_amount(dataset, &b, MEASURE_ADS, number(1));
    observation_set_amount(dataset, &b, MEASURE_IMPRESSIONS, number(7));
    assert_ptr_equal(a.amounts, b.amounts);
    amount_store_close(dataset->amounts);
    /* the same numbers of other measures are no less apart, nor is what differs in a bit */
    struct amount above = number(7);
    above.value = interval_more_than(7);
    observation_set_amount(dataset, &c, MEASURE_SPEND, above);
    observation_set_amount(dataset, &c, MEASURE_REACH, number(1));
    assert_int_equal(observation_amount(&a, MEASURE_IMPRESSIONS)->value.low, 7);
    assert_false(observation_amount(&a, MEASURE_SPEND)->given);
    assert_true(observation_amount(&c, MEASURE_SPEND)->value.above);
    assert_false(observation_amount(&c, MEASURE_IMPRESSIONS)->given);
    assert_int_equal(observation_amount(&c, MEASURE_REACH)->value.high, 1);
    /* what is taken back is not given, and no other row loses it */
    observation_set_amount(dataset, &b, MEASURE_ADS, amount_none);
    assert_false(observation_amount(&b, MEASURE_ADS)->given);
    assert_int_equal(observation_amount(&b, MEASURE_IMPRESSIONS)->value.low, 7);
    assert_int_equal(observation_amount(&a, MEASURE_ADS)->value.low, 1);
    observation_set_amount(dataset, &b, MEASURE_IMPRESSIONS, amount_none);
    assert_null(b.amounts);
    dataset_free(dataset);
}

static void rows_with_the_same_behind_them_share_it(void **state) {
    (void)state;
    struct dataset *dataset = dataset_new();
    struct background meta = {.file = "meta.csv", .source = "meta", .advertiser_id = "1", .advertiser = "Page"},
                      other = meta;
    const struct background *kept = dataset_background(dataset, &meta);
    assert_ptr_not_equal(kept, &meta);
    assert_ptr_equal(dataset_background(dataset, &meta), kept);
    /* each of the things behind it tells it from others, which leave it as it was */
    const char **said[] = {&other.file,     &other.source, &other.advertiser_id, &other.advertiser,
                           &other.currency, &other.origin, &other.payer};
    for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
        const char *own = *said[i];
        *said[i] = "other";
        assert_ptr_not_equal(dataset_background(dataset, &other), kept);
        *said[i] = own;
        assert_ptr_equal(dataset_background(dataset, &other), kept);
    }
    assert_string_equal(kept->advertiser, "Page");
    dataset_forget_observations(dataset); /* what is kept goes with the rows, and more can be kept */
    assert_string_equal(dataset_background(dataset, &meta)->file, "meta.csv");
    dataset_free(dataset);
}

/* Of the same rows in another order one list is left, and one that differs only in how a row counts is another. */
static void lists_of_the_same_rows_are_one(void **state) {
    (void)state;
    struct dataset *dataset = dataset_new();
    for (day_number day = 1; day <= 40; day++) {
        struct observation row = {.period = {day, day + 2}};
        g_array_append_val(dataset->observations, row);
    }
    struct row_list lists[3] = {{.rows = NULL}};
    g_autoptr(GHashTable) known = row_lists_new();
    for (guint32 i = 0; i < 40; i++) {
        row_list_add(&lists[0], i, false);
        row_list_add(&lists[1], 39 - i, false);
        row_list_add(&lists[2], i, i == 20);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        row_list_close(&lists[i], dataset);
        row_list_share(&lists[i], known);
    }
    assert_ptr_equal(lists[0].rows, lists[1].rows);
    assert_ptr_not_equal(lists[0].rows, lists[2].rows);
    assert_true(lists[2].rows[20].from_zero);
    guint start;
    assert_int_equal(row_list_within(&lists[1], dataset, (struct period){39, 60}, &start), 40);
    assert_int_equal(start, ROWS_TOGETHER * 2);
    row_list_close(&lists[1], dataset); /* once more changes nothing */
    assert_ptr_equal(lists[0].rows, lists[1].rows);
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
        row_list_clear(&lists[i]);
    dataset_free(dataset);
}

/* Values as they come, with a bar between rows. */
struct words_taker {
    struct row_taker taker;
    GString *words;
};

static void take_words(struct row_taker *taker, const struct rows *rows) {
    GString *words = ((struct words_taker *)taker)->words;
    for (guint i = 0; i < rows->count * rows->columns; i++) {
        const struct value *value = &rows->values[i];
        if (value->kind == VALUE_NUMBER)
            g_string_append_printf(words, "%d", (int)value->number);
        else if (value->kind == VALUE_WORDS)
            g_string_append_len(words, rows->words + value->start, value->length);
        g_string_append(words, (i + 1) % rows->columns == 0 ? ";|" : ";");
    }
}

/* What a table is filled with. Caller frees. */
static char *filled(const struct report *report, const struct trace *trace, void (*fill)(struct row_sink *)) {
    struct words_taker taker = {{take_words}, g_string_new(NULL)};
    struct row_sink rows;
    row_sink_open(&rows, report, trace, NULL, &taker.taker);
    fill(&rows);
    row_sink_close(&rows);
    return g_string_free(taker.words, FALSE);
}

/* Numbers of one, two and three bytes, at their edges. */
static void lists_are_written_as_they_were_made(void **state) {
    (void)state;
    struct report *report = hand_report();
    struct dataset *dataset = (struct dataset *)report->dataset;
    struct observation row = {.region = -1, .age = "", .gender = "", .period = {1, 1}};
    observation_set_amount(dataset, &row, MEASURE_SPEND, number(1));
    for (guint i = 0; i < 40000; i++)
        g_array_append_val(dataset->observations, row);
    struct row_list list = {.rows = NULL}, other = {.rows = NULL};
    static const guint32 spans[][2] = {{1, 1},     {64, 1},    {128, 128}, {320, 127}, {8638, 16384}, {26000, 1},
                                       {26032, 1}, {26064, 1}, {26097, 1}, {26109, 1}, {26121, 1},    {26133, 1},
                                       {26134, 1}, {26300, 1}, {26310, 1}, {26311, 1}, {40000, 1}};
    for (guint i = 0; i < G_N_ELEMENTS(spans); i++)
        for (guint32 j = 0; j < spans[i][1]; j++)
            row_list_add(&list, spans[i][0] + j - 1, false);
    row_list_add(&other, 39989, true); /* two that are apart are no span */
    row_list_add(&other, 39999, true);
    row_list_close(&list, dataset);
    row_list_close(&other, dataset);
    struct origin origin = {.dataset = dataset, .list = &list}, second = {.dataset = dataset, .list = &other},
                  third = {.dataset = dataset};
    struct cell *cells = ((struct figure *)g_ptr_array_index(report->figures, 0))->rows[0].cells;
    cells[1].origin = &origin;
    cells[2].origin = &second;
    ((struct figure *)g_ptr_array_index(report->figures, 0))->rows[1].cells[1].origin = &third;
    struct trace *trace = trace_new(report);
    g_autofree char *lists = filled(report, trace, lists_fill), *spans_of_lists = filled(report, trace, spans_fill),
                    *lines = filled(report, trace, trace_fill);
    assert_string_equal(lists, "1;1;1 64 128-255 320-446 8638-25021 26000-26064/32 26097-26133/12 26134 26300 "
                               "26310-26311 40000;|2;1;39990 40000;|");
    assert_string_equal(spans_of_lists,
                        "1;1;1;1;|1;64;1;1;|1;128;128;1;|1;320;127;1;|1;8638;16384;1;|1;26000;3;32;|1;26097;4;12;|1;"
                        "26134;1;1;|1;26300;1;1;|1;26310;2;1;|1;40000;1;1;|2;39990;1;1;|2;40000;1;1;|");
    assert_non_null(strstr(lines, "meta;spend;alone;spend;1;|"));
    assert_non_null(strstr(lines, "meta;impressions;alone from-zero;spend;2;|"));
    assert_null(strstr(lines, "google"));
    trace_free(trace);
    row_list_clear(&list);
    row_list_clear(&other);
    hand_free(report);
}

/* Rows by chance, at few distances: what is taken is what was given, and rows are at one distance only if three or more are. */
static void any_rows_come_back(void **state) {
    static const guint32 gaps[] = {1, 1, 2, 12, 12, 12, 31, 32, 33, 200, 20000};
    (void)state;
    struct open_spans open = {.bytes = g_string_new(NULL)};
    g_autoptr(GRand) dice = g_rand_new_with_seed(7);
    for (int round = 0; round < 2000; round++) {
        guint32 rows[300], row = 0, at = 0, count = (guint32)g_rand_int_range(dice, 1, G_N_ELEMENTS(rows));
        gsize kinds = (gsize)g_rand_int_range(dice, 1, G_N_ELEMENTS(gaps) + 1);
        for (guint32 i = 0; i < count; i++)
            spans_add(&open, rows[i] = row += gaps[g_rand_int_range(dice, 0, (gint32)kinds)]);
        spans_end(&open);
        struct row_span span = {0, 0, 0};
        for (const char *bytes = open.bytes->str; spans_take(&bytes, &span);) {
            assert_true(span.step == 1 || (span.count > 2 && span.step <= 32));
            for (guint32 i = 0; i < span.count; i++)
                assert_int_equal(rows[at++], span.first + i * span.step);
            assert_int_equal(row_span_last(&span), rows[at - 1]);
        }
        assert_int_equal(at, count);
        assert_int_equal(strlen(open.bytes->str), open.bytes->len);
        g_string_truncate(open.bytes, 0);
    }
    g_string_free(open.bytes, TRUE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_that_say_the_same_share_it),
        cmocka_unit_test(rows_with_the_same_behind_them_share_it),
        cmocka_unit_test(lists_of_the_same_rows_are_one),
        cmocka_unit_test(lists_are_written_as_they_were_made),
        cmocka_unit_test(any_rows_come_back),
    };
    return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
