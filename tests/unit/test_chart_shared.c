/* More steps of time than pixels: neighbours share a column, and none of what a reader looks for is lost. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/chart/draw.h"
#include "even_measure.h"
#include "sample_figure.h"

#define STEPS 2000

/* Days of 1 to 2 euros each; some have another number, or none. */
static void sample_days(struct sample *sample, enum chart_type type) {
    sample_init(sample, "spend-by-day", type, UNIT_MONEY);
    sample_heading(sample, "", "", "");
    sample_words(&sample->figure.chart.shared, "Een kolom staat voor meer dagen.");
    if (type == CHART_MULTIPLES)
        sample_columns(sample, 2, (const char *const[]){"Aa", "Bb"}, 2);
    for (int i = 0; i < STEPS; i++) {
        g_autofree char *key = g_strdup_printf("%d", i);
        sample_row(sample, key, key, STATE_VALUE, interval_between(100, 200), NULL);
    }
}

static void set_day(struct sample *sample, int day, enum state state, struct interval value, const char *words) {
    sample_cell(sample, &g_array_index(sample->rows, struct row, day), 1, state, value, words);
}

static struct drawing *draw(struct sample *sample, enum chart_shape shape) {
    return chart_draw(&sample->figure, LANGUAGE_NL, shape, NULL, &even);
}

/* How many marks of a class there are; those of one row, if it is none below 0. */
static guint count_of(const struct drawing *drawing, enum mark_class class, int row) {
    guint count = 0;
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        count += mark->class == class && (row < 0 || mark->row == row);
    }
    return count;
}

static void the_highest_is_drawn(void **state) {
    (void)state;
    struct sample sample;
    sample_days(&sample, CHART_STEP);
    set_day(&sample, 777, STATE_VALUE, interval_of(500000), NULL);
    set_day(&sample, 1234, STATE_VALUE, interval_from(50), NULL);  /* may be more than any, and need not */
    set_day(&sample, 1500, STATE_VALUE, interval_from(100), NULL); /* as much at least as the others */
    struct drawing *drawing = draw(&sample, SHAPE_WIDE);
    assert_true(drawing->shared > 200 && drawing->shared <= 340); /* 2 pixels each, of 680 */
    assert_int_equal(count_of(drawing, CLASS_BAR, -1), drawing->shared);
    assert_int_equal(count_of(drawing, CLASS_BAR, 777), 1);
    assert_int_equal(count_of(drawing, CLASS_OPEN, 1234), 0);
    assert_int_equal(count_of(drawing, CLASS_OPEN, 1500), 1);
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->class == CLASS_BAR)
            assert_true(mark->width >= 2);
    }
    drawing_free(drawing);
    sample_clear(&sample);
}

/* A peak is drawn beside days without a number, and these have their mark only if no day of the column has one. */
static void days_without_a_number_hide_none(void **state) {
    (void)state;
    struct sample sample;
    sample_days(&sample, CHART_STEP);
    set_day(&sample, 777, STATE_VALUE, interval_of(500000), NULL);
    set_day(&sample, 776, STATE_NOT_COLLECTED, interval_of(0), "niet verzameld");
    set_day(&sample, 778, STATE_NOT_OFFERED, interval_of(0), "neemt niets aan");
    for (int day = 1200; day < 1240; day++)
        set_day(&sample, day, STATE_NOT_COLLECTED, interval_of(0), "niet verzameld");
    for (int day = 1600; day < 1640; day++)
        set_day(&sample, day, day == 1620 ? STATE_NOT_COLLECTED : STATE_NONE_LISTED, interval_of(0),
                day == 1620 ? "niet verzameld" : "niets");
    struct drawing *drawing = draw(&sample, SHAPE_WIDE);
    assert_int_equal(count_of(drawing, CLASS_BAR, 777), 1);
    assert_int_equal(count_of(drawing, CLASS_NOT_OFFERED, -1), 0);
    assert_true(count_of(drawing, CLASS_NOT_COLLECTED, -1) >= 2);
    assert_int_equal(count_of(drawing, CLASS_NOT_COLLECTED, 1620), 1);
    assert_true(count_of(drawing, CLASS_BAR, -1) < drawing->shared - 8); /* 80 days of 6 or 7 a column have none */
    drawing_free(drawing);
    sample_clear(&sample);
}

/* Each panel has as many columns, and what happened on a day has its line though another day is drawn there. */
static void panels_and_events(void **state) {
    (void)state;
    struct sample sample;
    sample_days(&sample, CHART_MULTIPLES);
    set_day(&sample, 2, STATE_VALUE, interval_of(500000), NULL);
    sample_event(&sample, 1, "verkiezing");
    struct drawing *drawing = draw(&sample, SHAPE_WIDE);
    assert_int_equal(count_of(drawing, CLASS_BAR, -1), 2 * drawing->shared);
    assert_int_equal(count_of(drawing, CLASS_BAR, 2), 1);
    assert_int_equal(count_of(drawing, CLASS_BAR, 1), 0);
    assert_int_equal(count_of(drawing, CLASS_PIN, -1), 2 + 1); /* one a panel, and the sample below */
    drawing_free(drawing);
    sample_clear(&sample);
}

/* True if some words of the drawing are these. */
static bool says(const struct drawing *drawing, const char *words) {
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->kind == MARK_WORDS && strcmp(mark->text, words) == 0)
            return true;
    }
    return false;
}

/* The chart says that columns are shared if they are, and there is room: a picture of fixed height has none. */
static void the_chart_says_so(void **state) {
    (void)state;
    struct sample sample;
    sample_days(&sample, CHART_STEP);
    for (int shape = 0; shape < SHAPE_COUNT; shape++) {
        sample.figure.row_count = STEPS;
        struct drawing *drawing = draw(&sample, (enum chart_shape)shape);
        assert_true(drawing->shared > 0);
        assert_int_equal(says(drawing, "Een kolom staat voor meer dagen."), !shape_is_fixed((enum chart_shape)shape));
        drawing_free(drawing);
        sample.figure.row_count = 200;
        drawing = draw(&sample, (enum chart_shape)shape);
        assert_int_equal(drawing->shared, 0);
        assert_false(says(drawing, "Een kolom staat voor meer dagen."));
        drawing_free(drawing);
    }
    sample_clear(&sample);
}

/* Months that could be marked a year or more apart only are not: the years stand there, of as many as there is room for. */
static void years_stand_in_place_of_months(void **state) {
    (void)state;
    struct sample sample;
    sample_days(&sample, CHART_STEP);
    sample.figure.chart.axis = AXIS_DAY;
    sample.figure.chart.ticks = AXIS_MONTH;
    for (int i = 0; i < STEPS; i++) {
        struct row *row = &g_array_index(sample.rows, struct row, i);
        char year[] = {'2', '0', '2', (char)('0' + i / 365), '\0'};
        sample_axis(&sample, row, "mnd", g_string_chunk_insert(sample.strings, year));
        row->position = i % 30 ? -1 : 2020 * 12 + i / 30;
    }
    struct drawing *wide = draw(&sample, SHAPE_WIDE);
    assert_true(says(wide, "mnd") && says(wide, "2021"));
    drawing_free(wide);
    for (int i = 0; i < STEPS; i++)
        sample_axis(&sample, &g_array_index(sample.rows, struct row, i), "een maand van het jaar",
                    axis_group(&g_array_index(sample.rows, struct row, i), LANGUAGE_NL));
    struct drawing *narrow = draw(&sample, SHAPE_NARROW);
    assert_false(says(narrow, "een maand van het jaar"));
    assert_true(says(narrow, "2021") && says(narrow, "2024"));
    drawing_free(narrow);
    sample_clear(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_highest_is_drawn),
        cmocka_unit_test(days_without_a_number_hide_none),
        cmocka_unit_test(panels_and_events),
        cmocka_unit_test(the_chart_says_so),
        cmocka_unit_test(years_stand_in_place_of_months),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
