/* Tall drawings in pieces, as they may be on paper; and the key of strips. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/chart/breaks.h"
#include "render/chart/draw.h"
#include "render/render.h"
#include "even_measure.h"
#include "sample_figure.h"

#include <string.h>

static const char *const names[] = {"PvdA", "Volkspartij voor Vrijheid en Democratie", "SP", "Denk"};

/* So many rows of ranges, with as many columns as chart types with panels have panels. */
static void sample_fill(struct sample *sample, enum chart_type type, int rows, int columns) {
    sample_init(sample, "spend", type, type == CHART_PLACES ? UNIT_RANK : UNIT_MONEY);
    if (columns > 1)
        sample_columns(sample, columns, names, G_N_ELEMENTS(names));
    for (int i = 0; i < rows; i++) {
        g_autofree char *key = g_strdup_printf("row-%d", i);
        struct interval value = type == CHART_PLACES ? interval_between(1, 1 + i % 3) : interval_between(0, i * 12300);
        struct row *row =
            sample_row(sample, g_string_chunk_insert(sample->strings, key), names[i % 4], STATE_VALUE, value, NULL);
        for (int column = 2; column <= sample->figure.chart.columns; column++)
            sample_cell(sample, row, column, i % 5 ? STATE_VALUE : STATE_NOT_COLLECTED, value, "niet verzameld");
        sample_axis(sample, row, "1", NULL);
    }
}

static bool is_upright(const struct mark *mark) {
    return mark->kind == MARK_LINE && mark->width == 0;
}

static void assert_breaks_cut_nothing(const struct drawing *drawing, const GArray *breaks) {
    double last = 0;
    for (guint i = 0; i < breaks->len; i++) {
        double at = g_array_index(breaks, double, i);
        assert_true(at - last > 100 && drawing->height - at > 100);
        last = at;
        for (guint j = 0; j < drawing->marks->len; j++) {
            const struct mark *mark = &g_array_index(drawing->marks, struct mark, j);
            struct area area = mark_area(mark);
            if (!is_upright(mark) && area.top < at && area.bottom > at)
                fail_msg("a break at %g cuts a mark from %g to %g: '%s'", at, area.top, area.bottom,
                         mark->text ? mark->text : "");
        }
    }
}

static void tall_drawings_break_where_nothing_is_cut(void **state) {
    (void)state;
    static const struct {
        enum chart_type type;
        int rows, columns;
        bool breaks;
    } cases[] = {{CHART_RANGE_BARS, 30, 1, true},     {CHART_RANGE_BARS, 4, 1, false}, {CHART_HEAT, 40, 30, true},
                 {CHART_MULTIPLES, 40, 30, true},     {CHART_PLACES, 40, 30, true},    {CHART_AGE_GENDER, 9, 3, true},
                 {CHART_RANGE_COLUMNS, 20, 1, false}, {CHART_STEP, 60, 1, false}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct sample sample;
        sample_fill(&sample, cases[i].type, cases[i].rows, cases[i].columns);
        struct drawing *drawing = chart_draw_plot(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, -1, &even);
        g_autoptr(GArray) breaks = breaks_of(drawing);
        assert_int_equal(breaks->len > 0, cases[i].breaks);
        assert_breaks_cut_nothing(drawing, breaks);
        drawing_free(drawing);
        sample_clear(&sample);
    }
}

/* The bars of one age are one group: where a group begins, and nowhere within. */
static void a_row_is_whole(void **state) {
    (void)state;
    struct sample sample;
    sample_fill(&sample, CHART_AGE_GENDER, 9, 3);
    struct drawing *drawing = chart_draw_plot(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, -1, &even);
    g_autoptr(GArray) breaks = breaks_of(drawing);
    assert_true(breaks->len > 0);
    for (guint i = 0; i < breaks->len; i++) {
        double at = g_array_index(breaks, double, i);
        int above = -1, below = G_MAXINT;
        for (guint j = 0; j < drawing->marks->len; j++) {
            const struct mark *mark = &g_array_index(drawing->marks, struct mark, j);
            if (mark->row >= 0 && mark->y < at)
                above = MAX(above, mark->row);
            else if (mark->row >= 0)
                below = MIN(below, mark->row);
        }
        assert_true(above < below);
    }
    drawing_free(drawing);
    sample_clear(&sample);
}

static guint count_of(const char *text, const char *part) {
    guint count = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

/* Pieces are windows on the marks, from the top to the foot; a number is there once. */
static void pieces_show_what_is_there(void **state) {
    (void)state;
    struct page page = {.path = {{"nl/", "en/"}}};
    struct sample sample;
    sample_fill(&sample, CHART_RANGE_BARS, 30, 1);
    g_autoptr(GString) wide = g_string_new(NULL), narrow = g_string_new(NULL);
    render_chart_inline(NULL, &sample.figure, LANGUAGE_NL, false, NULL, &page, wide);
    render_chart_inline(NULL, &sample.figure, LANGUAGE_NL, true, NULL, &page, narrow);
    assert_true(count_of(wide->str, "<svg class=\"piece\"") > 3);
    assert_int_equal(count_of(wide->str, "<svg class=\"piece\""),
                     count_of(wide->str, "<use href=\"#spend-wide-marks\"/>"));
    assert_int_equal(count_of(wide->str, "id=\"spend-wide-marks\""), 1);
    assert_int_equal(count_of(wide->str, "data-cell=\"row-7:number\""), 1);
    assert_non_null(strstr(wide->str, "<svg class=\"piece\" viewBox=\"0 0 680 "));
    assert_int_equal(count_of(narrow->str, "piece"), 0);
    sample_clear(&sample);
}

/* The classes of shades and the states beside them are named in one size. */
static void a_key_has_one_size(void **state) {
    (void)state;
    struct sample sample;
    sample_fill(&sample, CHART_HEAT, 40, 8);
    struct drawing *drawing = chart_draw_plot(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, -1, &even);
    double below = 0, size = 0;
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->kind == MARK_WORDS && strcmp(mark->text, "niet verzameld") == 0)
            below = mark->y, size = class_rules[mark->class].size;
    }
    assert_true(size > 0);
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->kind == MARK_WORDS && mark->y >= below - 23) /* this line of the key, and the one above */
            assert_true(class_rules[mark->class].size == size);
    }
    drawing_free(drawing);
    sample_clear(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tall_drawings_break_where_nothing_is_cut),
        cmocka_unit_test(a_row_is_whole),
        cmocka_unit_test(pieces_show_what_is_there),
        cmocka_unit_test(a_key_has_one_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
