/* An ad that stands in several files: what its copies say together, in whatever order they are read. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/copies.h"

#include <string.h>

enum { MOST_COPIES = 4, MOST_ROWS = 4 };

static const char RED[] = "300000000000201", BLUE[] = "300000000000202";

/* A copy as a test writes it. */
struct said {
    day_number copied_on;
    const char *page;
    struct {
        int region; /* -1: the whole */
        int64_t low, high;
        enum state state;
        unsigned notes;
    } rows[MOST_ROWS];
    int count; /* 0: left out */
    struct period period;
};

static day_number march(int day) {
    return date_from_calendar(2025, 3, day);
}

static void add_link(struct dataset *dataset, const char *page, int party) {
    struct advertiser link = {
        .advertiser_id = page, .name = "", .party = party, .party_count = 1, .relation = "party", .disclaimer = ""};
    link.parties = dataset_parties(dataset, &party, 1);
    g_array_append_val(dataset->advertisers, link);
}

static struct dataset *dataset_of_two(void) {
    struct dataset *dataset = dataset_new();
    struct party red = {.id = "red"}, blue = {.id = "blue"};
    struct platform meta = {.id = "meta"};
    dataset->settings.period = (struct period){march(1), march(14)};
    g_array_append_val(dataset->parties, red);
    g_array_append_val(dataset->parties, blue);
    g_array_append_val(dataset->platforms, meta);
    add_link(dataset, RED, 0);
    add_link(dataset, BLUE, 1);
    return dataset;
}

static struct amount amount_of(enum state state, int64_t low, int64_t high) {
    struct amount amount = {.given = true, .state = state};
    if (state == STATE_VALUE)
        amount.value = high == INT64_MAX ? interval_from(low) : interval_between(low, high);
    return amount;
}

static void read_copy(struct copies *copies, struct dataset *dataset, const struct said *said, unsigned line) {
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(struct observation));
    for (int i = 0; i < MAX(said->count, 1); i++) {
        struct background from = {
            .file = "a.jsonl", .source = "", .advertiser_id = said->page, .advertiser = *said->page ? "Page" : ""};
        struct observation row = {.ad = "1001", .age = "", .gender = "", .line = line};
        row.from = dataset_background(dataset, &from);
        row.region = said->rows[i].region;
        row.notes = said->rows[i].notes;
        row.period = said->period.first ? said->period : (struct period){march(2), march(5)};
        observation_set_amount(dataset, &row, MEASURE_SPEND,
                               amount_of(said->rows[i].state, said->rows[i].low, said->rows[i].high));
        observation_set_amount(dataset, &row, MEASURE_ADS,
                               amount_of(STATE_VALUE, row.notes & NOTE_UNPLACED ? 0 : 1, 1));
        g_array_append_val(rows, row);
    }
    if (said->count)
        copies_add(copies, dataset, rows, said->copied_on);
    else
        copies_leave_out(copies, dataset, &g_array_index(rows, struct observation, 0), said->copied_on);
}

static void append_row(GString *out, const struct dataset *dataset, const struct observation *row) {
    const struct amount *spend = observation_amount(row, MEASURE_SPEND);
    g_string_append_printf(out, "%s:%u ", row->from->file, row->line);
    if (row->party == PARTY_SEVERAL)
        g_string_append(out, "red or blue");
    else
        g_string_append(out, dataset_party_key(dataset, row->party));
    g_string_append(out, *row->from->advertiser_id ? "" : " of no page");
    g_string_append_printf(out, " %d-%d", row->period.first - march(1) + 1, row->period.last - march(1) + 1);
    if (row->region >= 0)
        g_string_append_printf(out, " region %d", row->region);
    if (spend->state != STATE_VALUE)
        g_string_append_printf(out, " %s", state_word(spend->state));
    else if (spend->value.open)
        g_string_append_printf(out, " %d/", (int)spend->value.low);
    else
        g_string_append_printf(out, " %d/%d", (int)spend->value.low, (int)spend->value.high);
    g_string_append_printf(out, " ads %d/%d", (int)observation_amount(row, MEASURE_ADS)->value.low,
                           (int)observation_amount(row, MEASURE_ADS)->value.high);
    g_autofree char *notes = notes_words(row->notes);
    g_string_append_printf(out, " %s\n", notes);
}

/* What copies say that are read in this order. */
static char *read_in_order(const struct said *copies, const int *order, int count) {
    struct dataset *dataset = dataset_of_two();
    struct mapping *mapping = mapping_new(dataset);
    struct copies *kept = copies_new();
    struct figures_file file = {.name = "a.jsonl"};
    for (int i = 0; i < count; i++)
        read_copy(kept, dataset, &copies[order[i]], (unsigned)order[i] + 1);
    file.count = dataset->observations->len;
    g_array_append_val(dataset->figures_files, file);
    copies_settle(kept, dataset, mapping);
    /* the file's rows are still all that there are */
    assert_int_equal(g_array_index(dataset->figures_files, struct figures_file, 0).first, 0);
    assert_int_equal(g_array_index(dataset->figures_files, struct figures_file, 0).count, dataset->observations->len);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < dataset->observations->len; i++)
        append_row(out, dataset, &g_array_index(dataset->observations, struct observation, i));
    copies_free(kept);
    mapping_free(mapping);
    dataset_free(dataset);
    return g_string_free(out, FALSE);
}

static void swap(int *a, int *b) {
    int kept = *a;
    *a = *b;
    *b = kept;
}

/* Tries every order of those from `from` on. */
static void assert_any_order(const struct said *copies, int *order, int from, int count, const char *expected) {
    if (from == count) {
        g_autofree char *got = read_in_order(copies, order, count);
        assert_string_equal(got, expected);
    }
    for (int i = from; i < count; i++) {
        swap(&order[from], &order[i]);
        assert_any_order(copies, order, from + 1, count, expected);
        swap(&order[from], &order[i]);
    }
}

static void assert_say(const struct said *copies, int count, const char *expected) {
    int order[MOST_COPIES] = {0, 1, 2, 3};
    assert_any_order(copies, order, 0, count, expected);
}

#define WHOLE(low, high) \
    { -1, low, high, STATE_VALUE, 0 }
#define OTHER_MONEY \
    { -1, 0, 0, STATE_OTHER_CURRENCY, 0 }
#define NOT_SAID \
    { -1, 0, 0, STATE_NOT_REPORTED, 0 }
#define IN(region, low, high) \
    { region, low, high, STATE_VALUE, 0 }

static void the_last_copy_counts(void **state) {
    (void)state;
    const struct said copies[] = {{march(10), RED, {WHOLE(100, 199), IN(0, 100, 199)}, 2, {0, 0}},
                                  {march(20), RED, {WHOLE(100, 199), IN(0, 100, 199)}, 2, {0, 0}},
                                  {march(15), RED, {WHOLE(5000, 5999), IN(0, 5000, 5999)}, 2, {0, 0}}};
    assert_say(copies, 3,
               "a.jsonl:2 red 2-5 100/199 ads 1/1 joined\na.jsonl:2 red 2-5 region 0 100/199 ads 1/1 joined\n");
}

static void a_copy_of_an_unknown_day_may_be_the_last(void **state) {
    (void)state;
    const struct said copies[] = {{0, RED, {WHOLE(100, 199), IN(0, 100, 199)}, 2, {0, 0}},
                                  {march(10), RED, {WHOLE(5000, 5999), IN(0, 5000, 5999)}, 2, {0, 0}},
                                  {march(15), RED, {WHOLE(700, 799), IN(0, 700, 799)}, 2, {0, 0}}};
    assert_say(copies, 3,
               "a.jsonl:3 red 2-5 100/799 ads 1/1 joined\na.jsonl:3 red 2-5 region 0 100/799 ads 1/1 joined\n");
    const struct said days[] = {{0, RED, {WHOLE(1, 2)}, 1, {march(3), march(4)}},
                                {0, RED, {WHOLE(1, 2)}, 1, {march(2), march(6)}},
                                {march(9), RED, {WHOLE(1, 2)}, 1, {march(5), march(9)}},
                                {march(8), RED, {WHOLE(1, 2)}, 1, {march(1), march(13)}}};
    assert_say(days, 4, "a.jsonl:3 red 2-9 1/2 ads 1/1 joined\n");
}

static void a_part_that_only_some_name_counts_from_zero(void **state) {
    (void)state;
    const struct said copies[] = {{0, RED, {WHOLE(100, 199), IN(0, 0, 199), IN(1, 0, 199)}, 3, {0, 0}},
                                  {0, RED, {WHOLE(100, 199), IN(0, 100, 199)}, 2, {0, 0}},
                                  {0, RED, {WHOLE(150, 250), IN(0, 150, 250)}, 2, {0, 0}}};
    assert_say(copies, 3,
               "a.jsonl:1 red 2-5 100/250 ads 1/1 joined\na.jsonl:1 red 2-5 region 0 0/250 ads 1/1 joined\n"
               "a.jsonl:1 red 2-5 region 1 0/199 ads 0/1 joined\n");
}

static void what_is_not_known_takes_nothing_from_what_is(void **state) {
    (void)state;
    const struct said later[] = {{march(10), RED, {WHOLE(100, 199), IN(0, 100, 199)}, 2, {0, 0}},
                                 {march(25), RED, {OTHER_MONEY, {0, 0, 0, STATE_OTHER_CURRENCY, 0}}, 2, {0, 0}}};
    assert_say(later, 2, "a.jsonl:2 red 2-5 100/ ads 1/1 joined\na.jsonl:2 red 2-5 region 0 100/ ads 1/1 joined\n");
    const struct said earlier[] = {{march(10), RED, {NOT_SAID}, 1, {0, 0}}, {march(25), RED, {WHOLE(7, 9)}, 1, {0, 0}}};
    assert_say(earlier, 2, "a.jsonl:2 red 2-5 7/9 ads 1/1 joined\n");
    const struct said same[] = {{march(10), RED, {NOT_SAID}, 1, {0, 0}}, {march(10), RED, {WHOLE(7, 9)}, 1, {0, 0}}};
    assert_say(same, 2, "a.jsonl:1 red 2-5 7/9 ads 1/1 joined\n");
    const struct said never[] = {
        {0, RED, {NOT_SAID}, 1, {0, 0}}, {0, RED, {OTHER_MONEY}, 1, {0, 0}}, {march(3), RED, {NOT_SAID}, 1, {0, 0}}};
    assert_say(never, 3, "a.jsonl:3 red 2-5 other_currency ads 1/1 joined\n");
}

/* A copy that lacks countries says how much there was at most. */
static void a_copy_without_countries_only_raises_the_upper_end(void **state) {
    (void)state;
    const struct said copies[] = {{march(10), RED, {WHOLE(100, 199)}, 1, {0, 0}},
                                  {march(25), RED, {{-1, 0, 599, STATE_VALUE, NOTE_UNPLACED}}, 1, {0, 0}},
                                  {march(5), RED, {{-1, 0, 9999, STATE_VALUE, NOTE_UNPLACED}}, 1, {0, 0}}};
    assert_say(copies, 3, "a.jsonl:2 red 2-5 100/599 ads 1/1 joined|unplaced\n");
    const struct said before[] = {{march(25), RED, {WHOLE(100, 199)}, 1, {0, 0}},
                                  {march(10), RED, {{-1, 0, 599, STATE_VALUE, NOTE_UNPLACED}}, 1, {0, 0}}};
    assert_say(before, 2, "a.jsonl:1 red 2-5 100/199 ads 1/1 joined\n");
    const struct said all[] = {{0, RED, {{-1, 0, 199, STATE_VALUE, NOTE_UNPLACED}}, 1, {0, 0}},
                               {0, RED, {{-1, 0, 599, STATE_VALUE, NOTE_UNPLACED}}, 1, {0, 0}}};
    assert_say(all, 2, "a.jsonl:1 red 2-5 0/599 ads 0/1 joined|unplaced\n");
}

static void a_copy_that_is_left_out_says_nothing_was_spent(void **state) {
    (void)state;
    const struct said last[] = {{march(10), RED, {WHOLE(100, 199), IN(0, 100, 199)}, 2, {0, 0}},
                                {march(25), RED, {WHOLE(0, 0)}, 0, {0, 0}}};
    assert_say(last, 2, "");
    const struct said first[] = {{march(25), RED, {WHOLE(100, 199), IN(0, 100, 199)}, 2, {0, 0}},
                                 {march(10), RED, {WHOLE(0, 0)}, 0, {0, 0}}};
    assert_say(first, 2,
               "a.jsonl:1 red 2-5 100/199 ads 1/1 joined\na.jsonl:1 red 2-5 region 0 100/199 ads 1/1 joined\n");
    const struct said either[] = {{0, RED, {WHOLE(100, 199), IN(0, 100, 199)}, 2, {0, 0}},
                                  {march(10), RED, {WHOLE(0, 0)}, 0, {0, 0}},
                                  {march(10), RED, {WHOLE(120, 130), IN(0, 120, 130)}, 2, {0, 0}}};
    assert_say(either, 3, "a.jsonl:3 red 2-5 0/199 ads 0/1 joined\na.jsonl:3 red 2-5 region 0 0/199 ads 0/1 joined\n");
}

/* Then it may have been shown in any region. */
static void a_last_copy_without_regions_leaves_none(void **state) {
    (void)state;
    const struct said copies[] = {{march(10), RED, {WHOLE(100, 199), IN(0, 100, 199)}, 2, {0, 0}},
                                  {march(25), RED, {WHOLE(500, 599)}, 1, {0, 0}}};
    assert_say(copies, 2, "a.jsonl:2 red 2-5 500/599 ads 1/1 joined\n");
    const struct said earlier[] = {{march(25), RED, {WHOLE(100, 199), IN(0, 100, 199)}, 2, {0, 0}},
                                   {march(10), RED, {WHOLE(50, 59)}, 1, {0, 0}}};
    assert_say(earlier, 2,
               "a.jsonl:1 red 2-5 100/199 ads 1/1 joined\na.jsonl:1 red 2-5 region 0 100/199 ads 1/1 joined\n");
    const struct said either[] = {{0, RED, {WHOLE(100, 199), IN(0, 100, 199)}, 2, {0, 0}},
                                  {march(10), RED, {WHOLE(500, 599)}, 1, {0, 0}}};
    assert_say(either, 2, "a.jsonl:2 red 2-5 100/599 ads 1/1 joined\n");
}

static void a_page_that_is_gone_stays_known(void **state) {
    (void)state;
    const struct said gone[] = {{march(10), RED, {WHOLE(100, 199)}, 1, {0, 0}},
                                {march(25), "", {WHOLE(100, 199)}, 1, {0, 0}}};
    assert_say(gone, 2, "a.jsonl:2 red 2-5 100/199 ads 1/1 joined\n");
    const struct said two[] = {{0, RED, {WHOLE(100, 199)}, 1, {0, 0}},
                               {0, BLUE, {WHOLE(100, 199)}, 1, {0, 0}},
                               {0, "", {WHOLE(100, 199)}, 1, {0, 0}}};
    assert_say(two, 3, "a.jsonl:1 red or blue of no page 2-5 100/199 ads 1/1 joined\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_copy_counts),
        cmocka_unit_test(a_copy_of_an_unknown_day_may_be_the_last),
        cmocka_unit_test(a_part_that_only_some_name_counts_from_zero),
        cmocka_unit_test(what_is_not_known_takes_nothing_from_what_is),
        cmocka_unit_test(a_copy_without_countries_only_raises_the_upper_end),
        cmocka_unit_test(a_copy_that_is_left_out_says_nothing_was_spent),
        cmocka_unit_test(a_last_copy_without_regions_leaves_none),
        cmocka_unit_test(a_page_that_is_gone_stays_known),
    };
    return cmocka_run_group_tests_name("copies", tests, NULL, NULL);
}
