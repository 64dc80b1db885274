#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/colour.h"
#include "render/chart/font.h"
#include "render/chart/draw.h"
#include "render/chart/scale.h"
#include "even_measure.h"
#include "sample_figure.h"

#include <math.h>

static void assert_drawing(struct sample *sample, enum chart_shape shape, const char *expected) {
    struct drawing *drawing = chart_draw(&sample->figure, LANGUAGE_NL, shape, NULL, &even);
    g_autoptr(GString) text = g_string_new(NULL);
    drawing_print(drawing, text);
    assert_string_equal(text->str, expected);
    drawing_free(drawing);
}

static struct interval euros(int64_t low, int64_t high) {
    return interval_between(low * 100, high * 100);
}

static void bars_end_where_their_numbers_say(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample, "spend-by-party", CHART_RANGE_BARS, UNIT_MONEY);
    sample_heading(&sample, "Een kop", "In euro", "Bron");
    sample_row(&sample, "a", "Aa", STATE_VALUE, euros(500, 1000), NULL);
    sample_row(&sample, "b", "Bb", STATE_VALUE, euros(0, 0), NULL);
    sample_row(&sample, "c", "Cc", STATE_NOT_COLLECTED, interval_of(0), "onbekend");
    sample_row(&sample, "sum", "Samen", STATE_VALUE, euros(500, 1000), NULL)->total = true;
    assert_drawing(&sample, SHAPE_WIDE,
                   "line grid 318.5 83 0 90\n"
                   "line grid 610.5 83 0 90\n"
                   "words headline 0 19 70.5 start 'Een kop'\n"
                   "words subtitle 0 43 51.9 start 'In euro'\n"
                   "words label 0 105 14.8 start 'Aa' row=a\n"
                   "box bar 27 91 292 18 row=a\n"
                   "box range 319 91 292 18 row=a\n"
                   "line end 610.5 91 0 18 row=a\n"
                   "words value 618 104.5 62 start '500–1.000' row=a\n"
                   "words label 0 133 14.8 start 'Bb' row=b\n"
                   "line end 27.5 119 0 18 row=b\n"
                   "words value 34 132.5 6.9 start '0' row=b\n"
                   "words label 0 161 14.8 start 'Cc' row=c\n"
                   "words state 34 160.5 55.1 start 'onbekend' row=c\n"
                   "box not-collected 96 147 584 18 row=c\n"
                   "words tick 27 76 6.4 middle '0'\n"
                   "words tick 319 76 19.1 middle '500'\n"
                   "words tick 611 76 44.5 middle '€ 1.000'\n"
                   "line axis 26.5 83 0 90\n"
                   "words source 0 201 25.4 start 'Bron'\n");
    sample_clear(&sample);
}

static void columns_say_why_days_are_missing(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample, "spend-by-day", CHART_RANGE_COLUMNS, UNIT_MONEY);
    sample_heading(&sample, "", "", "");
    sample_event(&sample, 3, "nu");
    static const char *const days[] = {"1", "2", "3", "4"};
    for (int i = 0; i < 4; i++) {
        struct row *row = sample_row(&sample, days[i], days[i], i < 2 ? STATE_NOT_COLLECTED : STATE_VALUE,
                                     i < 2 ? euros(0, 0) : euros(100 * i, 100 * i + 90), i < 2 ? "weg" : NULL);
        sample_axis(&sample, row, NULL, "maart");
        row->labelled = i == 3;
    }
    sample_words(&sample.figure.chart.tick_text, "dag");
    assert_drawing(&sample, SHAPE_NARROW,
                   "line grid 40 187.5 272 0\n"
                   "line grid 40 145.5 272 0\n"
                   "line grid 40 103.5 272 0\n"
                   "box not-collected 41 30 134 89\n"
                   "box not-collected 41 119 52 23\n"
                   "box not-collected 123 119 52 23\n"
                   "box not-collected 41 142 134 88\n"
                   "words state 108 134 20.7 middle 'weg'\n"
                   "box bar 184.5 146 51.5 84 row=3\n"
                   "box range 184.5 108 51.5 38 row=3\n"
                   "line end 184.5 108.5 51.5 0 row=3\n"
                   "box bar 252.5 104 51.5 126 row=4\n"
                   "box range 252.5 66 51.5 38 row=4\n"
                   "line end 252.5 66.5 51.5 0 row=4\n"
                   "words value 278 60 48.2 middle '300–390' row=4\n"
                   "words note 277.5 21 12.7 middle 'nu'\n"
                   "line event 277.5 26 0 19\n"
                   "disc pin 277.5 45 5\n"
                   "words tick 32 234 6.4 end '0'\n"
                   "words tick 32 192 19.1 end '100'\n"
                   "words tick 32 150 19.1 end '200'\n"
                   "words tick 32 108 31.8 end '€ 300'\n"
                   "line axis 40 230.5 272 0\n"
                   "words tick 74 247 6.4 middle '1'\n"
                   "words tick 65.8 247 19.1 end 'dag'\n"
                   "words tick 142 247 6.4 middle '2'\n"
                   "words tick 210 247 6.4 middle '3'\n"
                   "words tick 278 247 6.4 middle '4'\n"
                   "words group 40 265 31.8 start 'maart'\n");
    sample_clear(&sample);
}

/* A number above one column says "the highest": only where the headline does. That an end is missing is said below. */
static void only_the_column_of_the_headline_is_labelled(void **state) {
    (void)state;
    static const struct {
        struct interval first, second;
        bool highest; /* the second, by the headline */
        const char *label;
    } cases[] = {{{10, 20, false, false}, {21, 30, false, false}, true, "21–30"},
                 {{10, 20, false, false}, {21, 30, false, false}, false, NULL},
                 {{10, 20, false, false}, {10, INT64_MAX, true, false}, false, NULL}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct sample sample;
        sample_init(&sample, "highest", CHART_RANGE_COLUMNS, UNIT_COUNT);
        sample_row(&sample, "a", "Aa", STATE_VALUE, cases[i].first, NULL);
        sample_row(&sample, "b", "Bb", STATE_VALUE, cases[i].second, NULL)->labelled = cases[i].highest;
        sample_words(&sample.figure.chart.open, "Pijl: ten minste zoveel");
        struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, NULL, &even);
        const char *label = NULL, *said = NULL;
        for (guint j = 0; j < drawing->marks->len; j++) {
            const struct mark *mark = &g_array_index(drawing->marks, struct mark, j);
            label = mark->class == CLASS_VALUE ? mark->text : label;
            said = mark->class == CLASS_STATE ? mark->text : said;
        }
        assert_int_equal(g_strcmp0(label, cases[i].label), 0);
        assert_int_equal(g_strcmp0(said, cases[i].second.open ? "Pijl: ten minste zoveel" : NULL), 0);
        drawing_free(drawing);
        sample_clear(&sample);
    }
}

/* A sum goes on over days of which nothing was collected; what is drawn of them is that nothing is known. */
static void a_sum_is_not_drawn_where_nothing_was_collected(void **state) {
    (void)state;
    static const char *const days[] = {"1", "2", "3", "4"};
    struct sample sample;
    sample_init(&sample, "sum", CHART_STEP, UNIT_MONEY);
    sample_words(&sample.figure.chart.uncollected, "niet verzameld: zit niet in de som");
    for (int i = 0; i < 4; i++)
        sample_row(&sample, days[i], days[i], STATE_VALUE, euros(i == 3 ? 150 : 100, i == 3 ? 190 : 120), NULL)
            ->uncollected = i == 1 || i == 2;
    struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, NULL, &even);
    bool drawn[4] = {false}, said = false;
    struct area gap = {0, 0, 0, 0};
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->row >= 0)
            drawn[mark->row] = true;
        if (mark->class == CLASS_NOT_COLLECTED && mark->width > 100)
            gap = mark_area(mark);
        said |= g_strcmp0(mark->text, "niet verzameld: zit niet in de som") == 0;
    }
    assert_true(drawn[0] && !drawn[1] && !drawn[2] && drawn[3] && said);
    assert_true(gap.right - gap.left > drawing->width / 3);
    drawing_free(drawing);
    sample_clear(&sample);
}

static void places_are_ranges_or_a_dot(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample, "places", CHART_RANKS, UNIT_RANK);
    sample_heading(&sample, "", "", "");
    sample_row(&sample, "a", "Aa", STATE_VALUE, interval_between(1, 2), NULL);
    sample_row(&sample, "b", "Bb", STATE_VALUE, interval_of(3), NULL);
    sample_row(&sample, "c", "Cc", STATE_NONE_LISTED, interval_of(0), "niets");
    assert_drawing(&sample, SHAPE_NARROW,
                   "line grid 34.5 36 0 63.1\n"
                   "line grid 34.5 116.4 0 6.6\n"
                   "line grid 94.5 36 0 87\n"
                   "line grid 154.5 36 0 87\n"
                   "words label 0 58 14.8 start 'Aa' row=a\n"
                   "box between 35 48.5 60 9 row=a\n"
                   "line end 34.5 47.5 0 11 row=a\n"
                   "line end 94.5 47.5 0 11 row=a\n"
                   "words state 106.5 57.5 41.3 start '1\xC2\xA0of\xC2\xA0"
                   "2' row=a\n"
                   "words label 0 85 14.8 start 'Bb' row=b\n"
                   "line grid 35 80 114.5 0 row=b\n"
                   "disc dot 155 80 12 row=b\n"
                   "words value 166.5 84.5 6.9 start '3' row=b\n"
                   "words label 0 112 14.8 start 'Cc' row=c\n"
                   "words state 29.5 111.5 34.5 start 'niets' row=c\n"
                   "words tick 35 29 6.4 middle '1'\n"
                   "words tick 95 29 6.4 middle '2'\n"
                   "words tick 155 29 6.4 middle '3'\n");
    sample_clear(&sample);
}

static const enum state missing_states[] = {STATE_NOT_COLLECTED, STATE_NOT_REPORTED,  STATE_NOT_OFFERED,
                                            STATE_NONE_LISTED,   STATE_NOT_LINKED,    STATE_SUPPRESSED,
                                            STATE_WITHDRAWN,     STATE_NOT_APPLICABLE};

/* A party of which nothing is known but that it is compared stands out from those with a range of places. */
static void a_place_by_a_hidden_number_is_dashed_and_says_why(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample, "places", CHART_RANKS, UNIT_RANK);
    sample_row(&sample, "a", "Aa", STATE_VALUE, interval_between(1, 2), NULL);
    struct localized *unknown = sample_kept(&sample);
    sample_words(unknown, "niet opgegeven");
    sample_details(&sample, sample_row(&sample, "b", "Bb", STATE_VALUE, interval_between(1, 2), NULL))->unknown =
        unknown;
    struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, NULL, &even);
    bool said = false;
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        assert_true(mark->class != CLASS_SPAN || mark->row == 1);
        assert_true(mark->class != CLASS_BETWEEN || mark->row == 0);
        said |= mark->row == 1 && g_strcmp0(mark->text, "niet opgegeven") == 0;
    }
    assert_true(said);
    drawing_free(drawing);
    sample_clear(&sample);
}

/* No two states look alike, and none as what is certain or possible. */
static void each_state_has_its_own_mark(void **state) {
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(missing_states); i++) {
        struct sample sample;
        sample_init(&sample, "states", CHART_RANGE_COLUMNS, UNIT_COUNT);
        sample_heading(&sample, "", "", "");
        sample_row(&sample, "a", "Aa", missing_states[i], interval_of(0), "");
        struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, NULL, &even);
        g_autofree char *name = g_strdup(state_word(missing_states[i]));
        g_strdelimit(name, "_", '-');
        assert_int_equal(drawing->marks->len > 0, 1);
        bool found = false;
        for (guint j = 0; j < drawing->marks->len; j++) {
            const struct mark *mark = &g_array_index(drawing->marks, struct mark, j);
            found |= g_str_equal(class_rules[mark->class].css, name);
            assert_int_not_equal(mark->class, CLASS_BAR);
            assert_int_not_equal(mark->class, CLASS_RANGE);
            assert_int_not_equal(mark->class, CLASS_END);
        }
        assert_true(found);
        drawing_free(drawing);
        sample_clear(&sample);
    }
}

/* Invariants over many figures. */

static const char *const names[] = {
    "VVD",
    "PvdA",
    "Partij voor de Dieren",
    "Christelijk-Sociale Volkspartij van de Verenigde Noordelijke Provinciën en Drenthe",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftspartei",
    "حزب السلام",
    "Νέα Δημοκρατία",
    "🌷🌷 Tulpenpartij 🌷",
    "<script>alert(\"1\" & '2')</script>",
    "bad \xFF\xFE bytes\nand lines",
    "",
    "中文党中文党中文党中文党中文党",
};

static const char *const reasons[] = {
    "niet verzameld", "niets gevonden",
    "het platform neemt sinds oktober 2025 in de hele Europese Unie geen politieke advertenties meer aan"};

static const char *const genders[] = {"Vrouwen", "Mannen", "Onbekend",
                                      "Een lange omschrijving van wie er nog meer zijn"};

static const char *const colours[] = {NULL, "#d0101b", "#0a2ca3", "#ffe600"};

/* Spreads a counter over 32 bits, so that figures differ and each run makes the same ones. */
static uint32_t mixed(uint32_t seed) {
    seed ^= seed >> 16;
    seed *= 0x7feb352dU;
    seed ^= seed >> 15;
    seed *= 0x846ca68bU;
    return seed ^ seed >> 16;
}

static struct interval value_of(enum chart_type type, uint32_t dice, int rows) {
    if (type == CHART_RANKS) {
        int64_t best = 1 + dice % (uint32_t)rows;
        return interval_between(best, MIN(best + (dice >> 8) % 6, rows));
    }
    static const int64_t sizes[] = {1, 100, 54321, 12345678, 10000000000000};
    int64_t low = (int64_t)(dice >> 8) % 1000 * sizes[dice % G_N_ELEMENTS(sizes)] / 1000;
    switch (dice >> 20 & 7) {
    case 0:
        return interval_of(0);
    case 1:
        return interval_of(low);
    case 2:
        return interval_between(0, low);
    case 3:
        return interval_from(low);
    default:
        return interval_between(low, low + low / 3 + 100);
    }
}

static void sample_fill(struct sample *sample, enum chart_type type, uint32_t seed) {
    static const int counts[] = {1, 2, 5, 13, 17, 40, 44, 52, 60};
    int rows = counts[mixed(seed) % G_N_ELEMENTS(counts)];
    uint32_t missing = mixed(seed + 1) % 4; /* of 3: 0 none, 3 all */
    static const enum unit units[] = {UNIT_MONEY, UNIT_COUNT, UNIT_PERCENT};
    sample_init(sample, "generated", type, type == CHART_RANKS ? UNIT_RANK : units[mixed(seed + 2) % 3]);
    static const int panels[] = {1, 2, 17, 40};
    if (chart_has_panels(type))
        sample_columns(sample, panels[mixed(seed + 9) % 4], names, G_N_ELEMENTS(names));
    if (type == CHART_AGE_GENDER)
        sample_columns(sample, 1 + (int)(mixed(seed + 9) % 4), genders, G_N_ELEMENTS(genders));
    if (type == CHART_STACKED)
        sample_stack(sample, 2 + (int)(mixed(seed + 9) % 2), genders, G_N_ELEMENTS(genders));
    if (mixed(seed + 10) % 2)
        sample_words(&sample->figure.chart.more, "en nog {count} partijen");
    sample_words(&sample->figure.chart.open, "Pijl: ten minste zoveel; hoeveel meer is niet bekend.");
    sample_words(&sample->figure.chart.halves, "Twee tinten: onder de laagste, boven de hoogste mogelijke klasse");
    sample_heading(sample, names[mixed(seed + 3) % G_N_ELEMENTS(names)], names[mixed(seed + 4) % G_N_ELEMENTS(names)],
                   "Bron: Meta Ad Library Report, dagelijks · editie 1, 20 maart 2023 · CC BY 4.0");
    if (mixed(seed + 5) % 2)
        sample_event(sample, (guint)rows * 3 / 4, "verkiezing van Provinciale Staten");
    for (int i = 0; i < rows; i++) {
        uint32_t dice = mixed(seed * 1000 + (uint32_t)i);
        char key[16];
        g_snprintf(key, sizeof key, "row-%d", i);
        bool state = (dice >> 4) % 3 < missing;
        struct row *row =
            sample_row(sample, key, names[dice % G_N_ELEMENTS(names)],
                       state       ? missing_states[(dice >> 16) % G_N_ELEMENTS(missing_states)]
                       : dice % 11 ? STATE_VALUE
                                   : STATE_ESTIMATED,
                       value_of(type, mixed(dice), rows), state ? reasons[(dice >> 12) % G_N_ELEMENTS(reasons)] : NULL);
        for (int column = 2; column <= sample->figure.chart.columns; column++) {
            dice = mixed(dice + (uint32_t)column);
            state = (dice >> 4) % 3 < missing;
            sample_cell(sample, row, column, state ? missing_states[dice % G_N_ELEMENTS(missing_states)] : STATE_VALUE,
                        value_of(type, mixed(dice), rows),
                        state ? reasons[(dice >> 12) % G_N_ELEMENTS(reasons)] : NULL);
        }
        if (type == CHART_STACKED)
            sample_parts(sample, row);
        if (type == CHART_PARTS)
            sample_cell(sample, row, 1, STATE_VALUE, interval_of(cell_value(&row->cells[1]).low), NULL);
        sample_details(sample, row)->colour = colours[mixed(seed + 7) % 2 * (dice % G_N_ELEMENTS(colours))];
        row->tile_column = 1 + i % 6;
        row->tile_row = mixed(seed + 8) % 9 ? 1 + i / 6 : 0;
        char tick[8];
        g_snprintf(tick, sizeof tick, "%d", i % 30 + 1);
        sample_axis(sample, row, g_string_chunk_insert(sample->strings, tick),
                    mixed(seed + 6) % 4 == 0 ? NULL
                    : i < 30                 ? "september 2023"
                                             : "oktober 2023");
        row->labelled = i == rows / 2;
    }
}

static bool is_shape(const struct mark *mark) {
    return (mark->kind == MARK_BOX || mark->kind == MARK_ARROW || mark->kind == MARK_DISC) ||
           mark->class == CLASS_SPAN || mark->class == CLASS_END ||
           (mark->class >= CLASS_NOT_COLLECTED && mark->class <= CLASS_NOT_APPLICABLE);
}

/* What words may stand on, if they stand wholly on it or on what it is drawn over. */
static bool is_ground(const struct mark *mark) {
    return mark->class == CLASS_TILE || (mark->class >= CLASS_SHADE_1 && mark->class <= CLASS_SHADE_4);
}

static bool area_within(struct area inner, struct area outer) {
    return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top &&
           inner.bottom <= outer.bottom;
}

static bool stands_on_ground(const struct drawing *drawing, struct area area, int row) {
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->row == row && is_ground(mark) && area_within(area, mark_area(mark)))
            return true;
    }
    return false;
}

static void fail_at(const struct drawing *drawing, const struct mark *a, const struct mark *b, const char *what) {
    print_error("%s: %s %g %g '%s'\n", what, class_rules[a->class].css, a->x, a->y, a->text ? a->text : "");
    if (b)
        print_error("and %s %g %g %g %g '%s'\n", class_rules[b->class].css, b->x, b->y, b->width, b->height,
                    b->text ? b->text : "");
    g_autoptr(GString) text = g_string_new(NULL);
    drawing_print(drawing, text);
    g_printerr("%s", text->str);
    fail_msg("%s", what);
}

static void assert_tidy(const struct drawing *drawing) {
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        struct area area = mark_area(mark);
        if (!(isfinite(area.left) && isfinite(area.top) && isfinite(area.right) && isfinite(area.bottom)))
            fail_at(drawing, mark, NULL, "not a place");
        if (area.left < -1 || area.top < -1 || area.right > drawing->width + 1 || area.bottom > drawing->height + 1)
            fail_at(drawing, mark, NULL, "outside the picture");
        if (area.right < area.left || area.bottom < area.top)
            fail_at(drawing, mark, NULL, "turned inside out");
        if (mark->class == CLASS_VALUE && mark->row >= 0 && mark->whole)
            fail_at(drawing, mark, NULL, "a number cut short");
        for (guint j = 0; mark->kind == MARK_WORDS && j < drawing->marks->len; j++) {
            const struct mark *other = &g_array_index(drawing->marks, struct mark, j);
            bool matters = (other->kind == MARK_WORDS && j > i) || is_shape(other);
            if (is_ground(other) && stands_on_ground(drawing, area, other->row))
                continue;
            if (matters && areas_meet(area, mark_area(other)))
                fail_at(drawing, mark, other, "words overlap");
        }
    }
}

static const enum chart_type types[] = {CHART_RANGE_BARS, CHART_RANGE_COLUMNS, CHART_STEP,  CHART_MULTIPLES,
                                        CHART_HEAT,       CHART_PLACES,        CHART_TILES, CHART_AGE_GENDER,
                                        CHART_RANKS,      CHART_STACKED,       CHART_PARTS};

static void words_never_overlap_nor_leave_the_picture(void **state) {
    (void)state;
    const struct text_measure measures[] = {even, chart_font_measure(NULL)};
    for (uint32_t seed = 0; seed < 480; seed++) {
        struct sample sample;
        sample_fill(&sample, types[seed % G_N_ELEMENTS(types)], seed);
        for (int shape = 0; shape < SHAPE_COUNT; shape++) {
            struct drawing *drawing =
                chart_draw(&sample.figure, (enum language)(mixed(seed + 11) % LANGUAGE_COUNT), (enum chart_shape)shape,
                           NULL, &measures[seed / G_N_ELEMENTS(types) % 2]);
            assert_tidy(drawing);
            if (shape_is_fixed((enum chart_shape)shape))
                assert_true(drawing->height == chart_shapes[shape].height - 2 * chart_shapes[shape].margin);
            drawing_free(drawing);
        }
        sample_clear(&sample);
    }
}

/* To the last bit, since heights of frames are rounded up. */
static void a_plot_is_as_high_below_a_heading(void **state) {
    (void)state;
    const struct text_measure measures[] = {even, chart_font_measure(NULL)};
    const struct chart_stamp stamp = {"Concept, nog niet om te publiceren", "Een krant · example.org/ads", NULL, 0, 0};
    for (uint32_t seed = 0; seed < 240; seed++) {
        struct sample sample;
        sample_fill(&sample, types[seed % G_N_ELEMENTS(types)], seed);
        const struct text_measure *measure = &measures[seed / G_N_ELEMENTS(types) % 2];
        for (int shape = 0; !shape_is_fixed((enum chart_shape)shape); shape++) {
            struct drawing *plot = chart_draw_plot(&sample.figure, LANGUAGE_NL, (enum chart_shape)shape, -1, measure);
            struct drawing *whole = chart_draw(&sample.figure, LANGUAGE_NL, (enum chart_shape)shape, &stamp, measure);
            assert_true(whole->height == chart_height(&sample.figure, LANGUAGE_NL, (enum chart_shape)shape, &stamp,
                                                      measure, plot->height));
            drawing_free(plot);
            drawing_free(whole);
        }
        sample_clear(&sample);
    }
}

/* The licence asks for the source and for who publishes it: both are there to the last word, in every shape, and keep clear of
 * the rest. */
static void source_and_imprint_are_never_cut(void **state) {
    (void)state;
    static const char source[] =
        "Bron: Meta Ad Library Report, Google Political Ads Transparency Report en Snap Political "
        "Ads Library · editie 1, 20 maart 2023 · CC BY 4.0";
    static const char imprint[] = "Stichting Openbaarheid en Verkiezingen · example.org/ads/releases/2023-03-20-1/";
    const struct chart_stamp stamp = {.notice = "Concept", .imprint = imprint};
    const struct text_measure measures[] = {even, chart_font_measure(NULL)};
    for (uint32_t seed = 0; seed < 160; seed++) {
        struct sample sample;
        sample_fill(&sample, types[seed % G_N_ELEMENTS(types)], seed);
        sample_words(&sample.figure.source, source);
        for (int shape = 0; shape < SHAPE_COUNT; shape++) {
            struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, (enum chart_shape)shape, &stamp,
                                                 &measures[seed / G_N_ELEMENTS(types) % 2]);
            g_autoptr(GString) said = g_string_new(NULL);
            for (guint i = 0; i < drawing->marks->len; i++) {
                const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
                if (mark->class == CLASS_SOURCE)
                    g_string_append(said, mark->text);
            }
            g_autofree char *expected =
                g_strconcat(source, shape_is_fixed((enum chart_shape)shape) ? "·" : "", imprint, NULL);
            g_auto(GStrv) words = g_strsplit(expected, " ", -1), found = g_strsplit(said->str, " ", -1);
            g_autofree char *all = g_strjoinv("", words), *there = g_strjoinv("", found);
            assert_string_equal(there, all);
            assert_tidy(drawing);
            drawing_free(drawing);
        }
        sample_clear(&sample);
    }
}

/* Nothing is drawn where the logo of a house is, in any shape, however high or wide the logo is. */
static void a_logo_has_its_corner_for_itself(void **state) {
    (void)state;
    static const int sizes[][2] = {{320, 96}, {40, 400}, {2000, 10}, {16, 16}};
    g_autoptr(GBytes) png = g_bytes_new_static("", 0);
    for (uint32_t seed = 0; seed < 160; seed++) {
        struct sample sample;
        sample_fill(&sample, types[seed % G_N_ELEMENTS(types)], seed);
        const int *size = sizes[seed / G_N_ELEMENTS(types) % G_N_ELEMENTS(sizes)];
        const struct chart_stamp stamp = {
            .imprint = seed % 3 ? "Uitgever" : "", .logo = png, .logo_width = size[0], .logo_height = size[1]};
        for (int shape = 0; shape < SHAPE_COUNT; shape++) {
            struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, (enum chart_shape)shape, &stamp, &even);
            struct logo logo = drawing->logo;
            struct area corner = {logo.x, logo.y, logo.x + logo.width, logo.y + logo.height};
            assert_true(logo.width > 0 && logo.width <= drawing->width / 4 + 0.01 && logo.height <= 28.01);
            assert_true(logo.y >= 0 && corner.bottom <= drawing->height + 0.01 &&
                        corner.right <= drawing->width + 0.01);
            for (guint i = 0; i < drawing->marks->len; i++)
                assert_false(areas_meet(corner, mark_area(&g_array_index(drawing->marks, struct mark, i))));
            drawing_free(drawing);
        }
        sample_clear(&sample);
    }
}

static bool says(const struct drawing *drawing, const char *text) {
    for (guint i = 0; i < drawing->marks->len; i++)
        if (g_strcmp0(g_array_index(drawing->marks, struct mark, i).text, text) == 0)
            return true;
    return false;
}

/* A picture of fixed height shows the first rows, and says how many more there are. */
static void what_has_no_room_is_counted(void **state) {
    (void)state;
    for (int rows = 3; rows <= 40; rows++) {
        struct sample sample;
        sample_init(&sample, "many", CHART_RANGE_BARS, UNIT_COUNT);
        sample_heading(&sample, "Een kop", "Een onderkop", "Bron");
        sample_words(&sample.figure.chart.more, "en nog {count} partijen");
        for (int i = 0; i < rows; i++) {
            g_autofree char *key = g_strdup_printf("Partij %d", i);
            sample_row(&sample, key, key, STATE_VALUE, interval_of(100 - i), NULL);
        }
        struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, SHAPE_CARD, NULL, &even);
        int shown = 0;
        for (int i = 0; i < rows; i++) {
            g_autofree char *key = g_strdup_printf("Partij %d", i);
            shown += says(drawing, key);
        }
        assert_true(shown >= 3);
        g_autofree char *more = g_strdup_printf("en nog %d partijen", rows - shown);
        assert_int_equal(says(drawing, more), shown < rows);
        assert_int_not_equal(rows - shown, 1); /* the words for one more take the room of that one */
        drawing_free(drawing);
        sample_clear(&sample);
    }
}

/* One part more than any chart draws is said in the singular. */
static void one_that_no_chart_draws_is_one(void **state) {
    (void)state;
    struct sample sample;
    sample_init(&sample, "many", CHART_RANGE_BARS, UNIT_COUNT);
    sample_heading(&sample, "Een kop", "Een onderkop", "Bron");
    sample_words(&sample.figure.chart.more, "en nog {count} gebieden");
    sample_words(&sample.figure.chart.rest, "en nog {count} gebieden, in de tabel");
    sample_words(&sample.figure.chart.rest_one, "en nog {count} gebied, in de tabel");
    for (int i = 0; i <= CHART_MOST_PARTS; i++) {
        g_autofree char *key = g_strdup_printf("Gebied %d", i);
        sample_row(&sample, key, key, STATE_VALUE, interval_of(100), NULL);
    }
    struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, NULL, &even);
    assert_true(says(drawing, "en nog 1 gebied, in de tabel"));
    drawing_free(drawing);
    sample_clear(&sample);
}

/* A chart of 1,000 rows has the first ones and says where the others are, the same in each shape, and fits into a picture
 * of cairo's. */
static void what_is_too_much_for_a_chart_is_in_the_table(void **state) {
    (void)state;
    static const enum chart_type kinds[] = {CHART_RANGE_BARS, CHART_RANKS, CHART_TILES, CHART_AGE_GENDER,
                                            CHART_STACKED};
    static const enum chart_shape shapes[] = {SHAPE_WIDE, SHAPE_SMALL, SHAPE_SQUARE};
    static const char *const groups[] = {"Een", "Twee"};
    for (gsize type = 0; type < G_N_ELEMENTS(kinds); type++) {
        struct sample sample;
        const int rows = 1000, columns = kinds[type] == CHART_AGE_GENDER ? 2 : 1;
        sample_init(&sample, "many", kinds[type], kinds[type] == CHART_RANKS ? UNIT_RANK : UNIT_COUNT);
        if (columns > 1)
            sample_columns(&sample, columns, groups, 2);
        sample.figure.chart.sum = 1;
        sample_heading(&sample, "Een kop", "Een onderkop", "Bron");
        sample_words(&sample.figure.chart.more, "en nog {count} gebieden");
        sample_words(&sample.figure.chart.rest, "en nog {count} gebieden, in de tabel");
        for (int i = 0; i < rows; i++) {
            g_autofree char *key = g_strdup_printf("Gebied %d", i);
            struct row *row = sample_row(&sample, key, key, STATE_VALUE, interval_of(1 + i), NULL);
            if (columns > 1)
                sample_cell(&sample, row, 2, STATE_VALUE, interval_of(1), NULL);
            row->tile_column = i % 30 + 1;
            row->tile_row = i / 30 + 1;
        }
        for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++) {
            struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, shapes[i], NULL, &even);
            const int shown = CHART_MOST_PARTS / columns;
            g_autofree char *rest = g_strdup_printf("en nog %d gebieden, in de tabel", rows - shown);
            assert_int_equal(says(drawing, rest), !shape_is_fixed(shapes[i]));
            assert_true(drawing->height * 2 < 32767);
            drawing_free(drawing);
        }
        sample_clear(&sample);
    }
}

/* However narrow a picture is, what is drawn and of which days stands in it to the last word; how to read it may be left out. */
static void what_is_drawn_is_never_cut(void **state) {
    (void)state;
    static const char subtitle[] =
        "Uitgaven in euro van alle partijen samen, per week, op Meta, Google, Snapchat en YouTube, van "
        "5 februari t/m 15 maart 2023, zonder 14 en 15 februari en zonder 1 t/m 4 maart.";
    struct sample sample;
    sample_init(&sample, "spend", CHART_RANGE_BARS, UNIT_MONEY);
    sample_heading(&sample, "Een kop", subtitle, "Bron");
    sample_words(&sample.figure.chart.legend, "Vol: ten minste. Gearceerd: mogelijk meer.");
    sample_row(&sample, "a", "Aa", STATE_VALUE, euros(500, 1000), NULL);
    for (int shape = 0; shape < SHAPE_COUNT; shape++) {
        struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, (enum chart_shape)shape, NULL, &even);
        g_autoptr(GString) said = g_string_new(NULL);
        for (guint i = 0; i < drawing->marks->len; i++) {
            const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
            if (mark->class == CLASS_SUBTITLE)
                g_string_append_printf(said, "%s%s", said->len ? " " : "", mark->text);
        }
        assert_true(g_str_has_prefix(said->str, subtitle));
        drawing_free(drawing);
    }
    sample_clear(&sample);
}

/* In every chart that has names, at every width. */
static void no_word_is_cut_in_its_middle(void **state) {
    (void)state;
    static const enum chart_type named[] = {CHART_RANGE_BARS, CHART_RANKS, CHART_MULTIPLES, CHART_AGE_GENDER};
    static const char *const parties[] = {"ChristenUnie", "Plattelandsvernieuwingsbond", "Volkspartij voor Vrijheid"};
    const struct text_measure measure = chart_font_measure(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(named); i++)
        for (int shape = 0; shape <= SHAPE_SMALL; shape++) {
            struct sample sample;
            sample_init(&sample, "names", named[i], named[i] == CHART_RANKS ? UNIT_RANK : UNIT_COUNT);
            if (named[i] == CHART_MULTIPLES || named[i] == CHART_AGE_GENDER)
                sample_columns(&sample, 3, parties, 3);
            for (int row = 0; row < 3; row++)
                sample_details(
                    &sample, sample_row(&sample, parties[row], parties[row], STATE_VALUE, interval_between(1, 3), NULL))
                    ->colour = "#d0101b";
            struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, (enum chart_shape)shape, NULL, &measure);
            assert_true(says(drawing, "ChristenUnie"));
            assert_true(says(drawing, "Plattelandsvernieuwingsbond"));
            drawing_free(drawing);
            sample_clear(&sample);
        }
}

/* A tile has the shade of a class if its whole range lies in it, else that of its high end under that of its low one; one
 * very large number leaves the others their shades. */
static void shades_are_proven(void **state) {
    (void)state;
    static const struct {
        struct interval value;
        enum state state;
        enum mark_class ground, over; /* CLASS_TILE: none */
    } cases[] = {{{0, 9, false, false}, STATE_VALUE, CLASS_SHADE_1, CLASS_TILE},
                 {{60, 90, false, false}, STATE_VALUE, CLASS_SHADE_2, CLASS_TILE},
                 {{99, 110, false, false}, STATE_VALUE, CLASS_SHADE_3, CLASS_SHADE_2},
                 {{20, INT64_MAX, true, false}, STATE_VALUE, CLASS_SHADE_4, CLASS_SHADE_2},
                 {{300, INT64_MAX, true, false}, STATE_VALUE, CLASS_SHADE_4, CLASS_TILE},
                 {{90000000, 90000000, false, false}, STATE_VALUE, CLASS_SHADE_4, CLASS_TILE},
                 {{0, 0, false, false}, STATE_SUPPRESSED, CLASS_TILE, CLASS_TILE},
                 {{10, 10, false, false}, STATE_ESTIMATED, CLASS_TILE, CLASS_TILE}};
    struct sample sample;
    sample_init(&sample, "tiles", CHART_TILES, UNIT_COUNT);
    for (int i = 0; i < (int)G_N_ELEMENTS(cases); i++) {
        g_autofree char *key = g_strdup_printf("p%d", i);
        struct row *row = sample_row(&sample, key, key, cases[i].state, cases[i].value,
                                     cases[i].state == STATE_SUPPRESSED ? "niet getoond" : NULL);
        row->tile_column = 1 + i % 3;
        row->tile_row = 1 + i / 3;
    }
    struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, NULL, &even);
    enum mark_class ground[G_N_ELEMENTS(cases)], over[G_N_ELEMENTS(cases)];
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        ground[i] = over[i] = CLASS_TILE;
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->row < 0 || !is_ground(mark))
            continue;
        enum mark_class *of = ground[mark->row] == CLASS_TILE ? ground : over;
        of[mark->row] = mark->class;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_int_equal(ground[i], cases[i].ground);
        assert_int_equal(over[i], cases[i].over);
    }
    drawing_free(drawing);
    sample_clear(&sample);
}

/* In a strip a range is two halves with paper between them, also if both are in one class; what is exact is one piece. */
static void a_range_in_a_strip_is_in_halves(void **state) {
    (void)state;
    static const char *const strips[] = {"Aa", "Bb"};
    struct sample sample;
    sample_init(&sample, "heat", CHART_HEAT, UNIT_COUNT);
    sample_columns(&sample, 2, strips, 2);
    struct row *row = sample_row(&sample, "1", "1", STATE_VALUE, interval_of(1000), NULL);
    sample_cell(&sample, row, 2, STATE_VALUE, interval_between(1000, 1001), NULL);
    struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, NULL, &even);
    double height[3] = {0};
    guint pieces[3] = {0};
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->kind != MARK_PIECE || mark->class == CLASS_GROUND)
            continue;
        pieces[mark->column]++;
        height[mark->column] += mark->height;
    }
    assert_int_equal(pieces[1], 1);
    assert_int_equal(pieces[2], 2);
    assert_true(height[2] == height[1] - 1);
    drawing_free(drawing);
    sample_clear(&sample);
}

/* Panels have one scale: the same number is as high in each. */
static void panels_share_a_scale(void **state) {
    (void)state;
    static const char *const panels[] = {"Aa", "Bb"};
    struct sample sample;
    sample_init(&sample, "panels", CHART_MULTIPLES, UNIT_COUNT);
    sample_columns(&sample, 2, panels, 2);
    struct row *row = sample_row(&sample, "1", "1", STATE_VALUE, interval_between(0, 100), NULL);
    sample_cell(&sample, row, 2, STATE_VALUE, interval_between(0, 50), NULL);
    sample_row(&sample, "2", "2", STATE_VALUE, interval_of(0), NULL);
    struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, NULL, &even);
    double height[3] = {0};
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->class == CLASS_RANGE)
            height[mark->column] = mark->height;
    }
    assert_true(height[2] > 10 && fabs(height[1] - 2 * height[2]) <= 1);
    drawing_free(drawing);
    sample_clear(&sample);
}

/* What is certain ends at the low end and what is possible at the high end, in one scale for all rows. */
static void bars_are_in_proportion(void **state) {
    (void)state;
    for (int shape = 0; shape < SHAPE_COUNT; shape++) {
        struct sample sample;
        sample_init(&sample, "proportion", CHART_RANGE_BARS, UNIT_COUNT);
        sample_row(&sample, "a", "Aa", STATE_VALUE, interval_between(250, 1000), NULL);
        sample_row(&sample, "b", "Bb", STATE_VALUE, interval_between(500, 750), NULL);
        struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_EN, (enum chart_shape)shape, NULL, &even);
        double solid[2] = {0, 0};
        double light[2] = {0, 0};
        for (guint i = 0; i < drawing->marks->len; i++) {
            const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
            if (mark->class == CLASS_BAR)
                solid[mark->row] = mark->width;
            if (mark->class == CLASS_RANGE)
                light[mark->row] = mark->width;
        }
        assert_true(fabs(solid[1] - 2 * solid[0]) <= 1);
        assert_true(fabs(light[0] - 3 * solid[0]) <= 1);
        assert_true(fabs(light[1] - solid[0]) <= 1);
        drawing_free(drawing);
        sample_clear(&sample);
    }
}

/* Parts are as long as their numbers say and follow each other to where their sum ends; each has its own number. */
static void parts_make_up_their_sum(void **state) {
    (void)state;
    static const char *const parts[] = {"Aa", "Bb"};
    for (int shape = 0; shape < SHAPE_COUNT; shape++) {
        struct sample sample;
        sample_init(&sample, "parts", CHART_STACKED, UNIT_COUNT);
        sample_stack(&sample, 2, parts, 2);
        static const int64_t numbers[][2] = {{300, 700}, {0, 500}, {0, 0}};
        static const char *const keys[] = {"een", "twee", "nul"};
        sample_row(&sample, "weg", "weg", STATE_NOT_COLLECTED, interval_of(0), "onbekend");
        for (int i = 0; i < 3; i++) {
            struct row *row = sample_row(&sample, keys[i], keys[i], STATE_VALUE, interval_of(numbers[i][0]), NULL);
            sample_cell(&sample, row, 2, STATE_VALUE, interval_of(numbers[i][1]), NULL);
            sample_parts(&sample, row);
        }
        struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_EN, (enum chart_shape)shape, NULL, &even);
        double width[4][4] = {{0}};
        for (guint i = 0; i < drawing->marks->len; i++) {
            const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
            if (mark->class == CLASS_BAR || mark->class == CLASS_SHADE_1)
                width[mark->row][mark->column] = MAX(mark->width, width[mark->row][mark->column]);
        }
        assert_true(width[1][1] > 20 && fabs(width[1][2] + 2 - width[1][1] * 7 / 3) <= 2);
        assert_true(fabs(width[2][2] - width[1][1] * 5 / 3) <= 2);
        assert_true(says(drawing, "Aa") && says(drawing, "Bb") && says(drawing, "300") && says(drawing, "700"));
        assert_true(says(drawing, "1,000") && says(drawing, "onbekend"));
        drawing_free(drawing);
        sample_clear(&sample);
    }
}

/* Rows that are exact parts follow each other in one bar, and three of them look different without colour. */
static void rows_make_up_one_bar(void **state) {
    (void)state;
    static const char *const keys[] = {"Landelijk", "Afdelingen", "Kandidaten"};
    static const int64_t numbers[] = {600, 300, 100};
    for (int shape = 0; shape < SHAPE_COUNT; shape++) {
        struct sample sample;
        sample_init(&sample, "parts", CHART_PARTS, UNIT_COUNT);
        for (int i = 0; i < 3; i++)
            sample_row(&sample, keys[i], keys[i], STATE_VALUE, interval_of(numbers[i]), NULL);
        struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_EN, (enum chart_shape)shape, NULL, &even);
        struct mark parts[3] = {{0}};
        for (guint i = 0; i < drawing->marks->len; i++) {
            const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
            bool part = mark->class == CLASS_BAR || mark->class == CLASS_SHADE_1 || mark->class == CLASS_STRIPES;
            if (part && mark->height > 11)
                parts[mark->row] = *mark;
        }
        assert_true(parts[0].y == parts[1].y && parts[1].y == parts[2].y);
        assert_true(fabs(parts[1].x - (parts[0].x + parts[0].width) - 2) < 0.01);
        assert_true(fabs((parts[0].width + 2) / (parts[1].width + 2) - 2) < 0.1);
        assert_true(parts[0].class != parts[1].class && parts[1].class != parts[2].class &&
                    parts[0].class != parts[2].class);
        for (int i = 0; i < 3; i++)
            assert_true(says(drawing, keys[i]));
        drawing_free(drawing);
        sample_clear(&sample);
    }
}

/* Of a figure whose columns are panels a page may draw its own alone, in the whole width. */
static void one_panel_may_be_drawn_alone(void **state) {
    (void)state;
    static const char *const panels[] = {"Aa", "Bb", "Cc"}, *const days[] = {"1", "2", "3", "4"};
    struct sample sample;
    sample_init(&sample, "places", CHART_PLACES, UNIT_RANK);
    sample_columns(&sample, 3, panels, 3);
    for (int i = 0; i < 4; i++)
        sample_row(&sample, days[i], days[i], STATE_VALUE, interval_between(2, 3), NULL);
    sample_cell(&sample, &g_array_index(sample.rows, struct row, 0), 1, STATE_VALUE, interval_between(8, 9), NULL);
    sample.figure.chart.last_place = 9;
    struct drawing *drawing = chart_draw_plot(&sample.figure, LANGUAGE_NL, SHAPE_NARROW, 2, &even);
    double width = 0;
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        assert_true(mark->row < 0 || mark->column == 2);
        if (mark->class == CLASS_RANGE)
            width += mark->width;
    }
    assert_true(width > drawing->width * 0.8);
    assert_true(says(drawing, "Bb") && !says(drawing, "Aa"));
    /* Third of nine is not the last: the axis is that of all. */
    assert_true(says(drawing, "9"));
    drawing_free(drawing);
    sample_clear(&sample);
}

static void a_cut_name_keeps_its_full_text(void **state) {
    (void)state;
    struct drawing *drawing = drawing_new(NULL, LANGUAGE_NL, &chart_shapes[SHAPE_WIDE]);
    struct lines lines = words_wrap(drawing, &even, CLASS_LABEL, "een twee drie vier vijf zes", 80, 2, false);
    assert_int_equal(lines.lines->len, 2);
    assert_string_equal(g_ptr_array_index(lines.lines, 0), "een twee");
    assert_string_equal(g_ptr_array_index(lines.lines, 1), "drie vier\xE2\x80\xA6");
    assert_true(lines.shortened);
    words_put(drawing, &even, CLASS_LABEL, &lines, "een twee drie vier vijf zes", -1, ANCHOR_START, 0, 0, 17);
    assert_string_equal(g_array_index(drawing->marks, struct mark, 1).whole, "een twee drie vier vijf zes");
    lines_clear(&lines);
    drawing_free(drawing);
}

static void lines_end_where_readers_expect(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double width;
        const char *first;
    } cases[] = {
        {"van 3 t/m 15 maart", 75, "van 3 t/m"},
        {"GroenLinks-PvdA", 90, "GroenLinks-"},
        {"1.000\xE2\x80\x93"
         "1.999",
         50, "1.000\xE2\x80\x93"},
        {"op Meta, 3\xC2\xA0t/m\xC2\xA0"
         "15 maart",
         80, "op Meta,"},
        {"Bron Meta \xC2\xB7 editie 1", 75, "Bron"},
        {"Bron Meta \xC2\xB7 editie 1", 90, "Bron Meta \xC2\xB7"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct drawing *drawing = drawing_new(NULL, LANGUAGE_NL, &chart_shapes[SHAPE_WIDE]);
        struct lines lines = words_wrap(drawing, &even, CLASS_LABEL, cases[i].text, cases[i].width, 3, false);
        assert_string_equal(g_ptr_array_index(lines.lines, 0), cases[i].first);
        lines_clear(&lines);
        drawing_free(drawing);
    }
}

static void steps_are_round(void **state) {
    (void)state;
    static const struct {
        enum unit unit;
        int64_t max, step;
    } cases[] = {
        {UNIT_MONEY, 14923500, 5000000},
        {UNIT_MONEY, 2793900, 500000}, /* of 10.000, the last would be 20.000 */
        {UNIT_MONEY, 250, 100},
        {UNIT_MONEY, 40, 10},
        {UNIT_COUNT, 3, 1},
        {UNIT_COUNT, 1, 1},
        {UNIT_PERCENT, 1000, 500},
        {UNIT_COUNT, INT64_MAX, 2000000000000000000},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_int_equal(scale_step(cases[i].unit, cases[i].max, 4), cases[i].step);
}

static void colours_can_be_told_apart(void **state) {
    (void)state;
    const struct colour_rule *rules = colour_rules;
    for (int dark = 0; dark < 2; dark++) {
        uint32_t colour[COLOUR_COUNT];
        for (int i = 0; i < COLOUR_COUNT; i++)
            colour[i] = dark ? rules[i].dark : rules[i].light;
        assert_true(colour_contrast(colour[COLOUR_INK], colour[COLOUR_PAPER]) >= 7);
        assert_true(colour_contrast(colour[COLOUR_MUTED], colour[COLOUR_PAPER]) >= 4.5);
        assert_true(colour_contrast(colour[COLOUR_ACCENT], colour[COLOUR_PAPER]) >= 3);
        assert_true(colour_contrast(colour[COLOUR_AXIS], colour[COLOUR_PAPER]) >= 3);
        /* parts of a bar: one filled, the next an outline in the same around this */
        assert_true(colour_contrast(colour[COLOUR_ACCENT], colour[COLOUR_SHADE_1]) >= 3);
        assert_true(colour_contrast(colour[COLOUR_ACCENT], colour[COLOUR_RANGE]) >= 3);
        assert_true(colour_contrast(colour[COLOUR_OTHER], colour[COLOUR_PAPER]) >= 3);
        for (int shade = COLOUR_SHADE_1; shade <= COLOUR_SHADE_4; shade++)
            assert_true(colour_contrast(colour[COLOUR_INK], colour[shade]) >= 4.5);
        /* What is certain stands out more than what is possible, in colour and in grey. */
        static const enum colour pairs[][2] = {{COLOUR_ACCENT, COLOUR_HATCH},
                                               {COLOUR_HATCH, COLOUR_RANGE},
                                               {COLOUR_OTHER, COLOUR_OTHER_HATCH},
                                               {COLOUR_OTHER_HATCH, COLOUR_OTHER_RANGE}};
        for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
            assert_true(colour_contrast(colour[pairs[i][0]], colour[COLOUR_PAPER]) >
                        1.3 * colour_contrast(colour[pairs[i][1]], colour[COLOUR_PAPER]));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_end_where_their_numbers_say),
        cmocka_unit_test(columns_say_why_days_are_missing),
        cmocka_unit_test(only_the_column_of_the_headline_is_labelled),
        cmocka_unit_test(a_sum_is_not_drawn_where_nothing_was_collected),
        cmocka_unit_test(places_are_ranges_or_a_dot),
        cmocka_unit_test(a_place_by_a_hidden_number_is_dashed_and_says_why),
        cmocka_unit_test(each_state_has_its_own_mark),
        cmocka_unit_test(words_never_overlap_nor_leave_the_picture),
        cmocka_unit_test(a_plot_is_as_high_below_a_heading),
        cmocka_unit_test(source_and_imprint_are_never_cut),
        cmocka_unit_test(a_logo_has_its_corner_for_itself),
        cmocka_unit_test(what_has_no_room_is_counted),
        cmocka_unit_test(one_that_no_chart_draws_is_one),
        cmocka_unit_test(what_is_too_much_for_a_chart_is_in_the_table),
        cmocka_unit_test(what_is_drawn_is_never_cut),
        cmocka_unit_test(no_word_is_cut_in_its_middle),
        cmocka_unit_test(shades_are_proven),
        cmocka_unit_test(a_range_in_a_strip_is_in_halves),
        cmocka_unit_test(panels_share_a_scale),
        cmocka_unit_test(bars_are_in_proportion),
        cmocka_unit_test(parts_make_up_their_sum),
        cmocka_unit_test(rows_make_up_one_bar),
        cmocka_unit_test(one_panel_may_be_drawn_alone),
        cmocka_unit_test(a_cut_name_keeps_its_full_text),
        cmocka_unit_test(lines_end_where_readers_expect),
        cmocka_unit_test(steps_are_round),
        cmocka_unit_test(colours_can_be_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
