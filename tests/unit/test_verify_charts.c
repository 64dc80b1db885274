/* Charts of every type with numbers of every kind, by chance: what is drawn is what verify finds in data/, and one mark at
 * another length, or another word, is found out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/chart/font.h"
#include "render/chart/draw.h"
#include "render/chart/svg.h"
#include "render/data/data.h"
#include "render/render.h"
#include "sample_figure.h"
#include "verify/verify.h"

#include <stdio.h>
#include <string.h>

static const char *const names[] = {"GroenLinks-PvdA", "VVD", "Partij voor de Dieren & anderen", "SP",
                                    "50PLUS: ouderen"};
static const char *const parts[] = {"Vrouwen", "Mannen", "Onbekend"};

/* Words of states as figures have them, the same wherever they stand. */
static const char *const words[STATE_COUNT] = {[STATE_NOT_REPORTED] = "niet opgegeven",
                                               [STATE_NOT_COLLECTED] = "niet verzameld",
                                               [STATE_NOT_OFFERED] = "neemt geen politieke advertenties aan"};

static enum state any_state(GRand *rand) {
    static const enum state states[] = {STATE_NOT_REPORTED, STATE_NOT_COLLECTED, STATE_NOT_OFFERED};
    return states[g_rand_int_range(rand, 0, G_N_ELEMENTS(states))];
}

/* An exact number or a range, zero, very small, large or without an end. */
static struct interval any_interval(GRand *rand, enum unit unit) {
    if (unit == UNIT_RANK) {
        int best = g_rand_int_range(rand, 1, 9);
        return interval_between(best, best + g_rand_int_range(rand, 0, 4));
    }
    static const int limits[] = {1, 300, 100000, 40000000};
    int64_t low = g_rand_int_range(rand, 0, limits[g_rand_int_range(rand, 0, G_N_ELEMENTS(limits))]);
    switch (g_rand_int_range(rand, 0, 4)) {
    case 0:
        return interval_of(low);
    case 1:
        return interval_from(low);
    default:
        return interval_between(low, low + g_rand_int_range(rand, 1, 9000000));
    }
}

static const char *machine(struct sample *sample, enum unit unit, bool known, int64_t end) {
    g_autoptr(GString) digits = g_string_new(NULL);
    if (known)
        text_append_machine(digits, unit, end);
    return g_string_chunk_insert(sample->strings, digits->str);
}

/* What compose gives a cell besides. */
static void complete(struct sample *sample, struct row *row) {
    for (guint i = 1; i < sample->figure.column_count; i++) {
        struct cell *cell = &row->cells[i];
        bool known = cell->state == STATE_VALUE || cell->state == STATE_ESTIMATED;
        struct number *number = (struct number *)cell->number;
        number->low = machine(sample, sample->columns[i].unit, known, number->value.low);
        number->high = machine(sample, sample->columns[i].unit, known && !number->value.open, number->value.high);
        cell->scope = i == 1 && known ? "2023-03-01/2023-03-02|2023-03-04/2023-03-15" : NULL;
    }
}

/* Exact parts and their sum; where there is no sum, there are no parts. */
static void make_parts(struct sample *sample, struct row *row) {
    enum state state = row->cells[sample->figure.chart.sum].state;
    for (int i = 1; state != STATE_VALUE && i < sample->figure.chart.sum; i++)
        sample_cell(sample, row, i, state, interval_of(0), words[state]);
    sample_parts(sample, row);
}

static void add_row(struct sample *sample, GRand *rand, int index) {
    enum unit unit = sample->columns[1].unit;
    g_autofree char *key = g_strdup_printf("row-%d", index);
    g_autofree char *label = g_strdup_printf("%s %d", names[index % (int)G_N_ELEMENTS(names)], index);
    struct row *row = sample_row(sample, key, label, STATE_VALUE, interval_of(0), NULL);
    for (guint i = 1; i < sample->figure.column_count; i++) {
        enum state state = index > 5 && g_rand_int_range(rand, 0, 4) == 0 ? any_state(rand) : STATE_VALUE;
        sample_cell(sample, row, (int)i, state, any_interval(rand, unit), words[state]);
    }
    if (sample->figure.chart.type == CHART_STACKED)
        make_parts(sample, row);
    if (sample->figure.chart.type == CHART_PARTS)
        sample_cell(sample, row, 1, STATE_VALUE, interval_of(cell_value(&row->cells[1]).low), NULL);
    row->tile_column = 1 + index % 4;
    row->tile_row = 1 + index / 4;
    sample_details(sample, row)->colour = index % 3 == 0 ? "#d0101b" : NULL;
    row->total = index == 11 && !sample->figure.chart.shared.text[LANGUAGE_NL];
    complete(sample, row);
}

static void make_long_figure(struct sample *sample, enum chart_type type, GRand *rand, int count) {
    enum unit unit = type == CHART_RANKS ? UNIT_RANK : g_rand_boolean(rand) ? UNIT_MONEY : UNIT_COUNT;
    sample_init(sample, "spend", type, unit);
    sample->columns[1].key = "spend";
    sample_heading(sample, "Kop van een grafiek", "Wat, waar & wanneer.", "Bron: ergens");
    sample_words(&sample->figure.chart.description, chart_has_panels(type) ? "3 panelen" : "11 staven");
    if (chart_has_panels(type) || type == CHART_AGE_GENDER)
        sample_columns(sample, 3, parts, 3);
    if (type == CHART_STACKED)
        sample_stack(sample, 2, parts, 3);
    for (guint i = 1; i < sample->figure.column_count; i++) {
        g_autofree char *key = g_strdup_printf("part_%u", i);
        sample->columns[i].key = g_string_chunk_insert(sample->strings, key);
    }
    for (int i = 0; i < count; i++)
        add_row(sample, rand, i);
}

static void make_figure(struct sample *sample, enum chart_type type, GRand *rand) {
    make_long_figure(sample, type, rand, 12);
}

static void write_file(const char *folder, GString *sums, const char *file, const char *text) {
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    g_mkdir_with_parents(parent, 0755);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_string_append_printf(sums, "%s  %s\n", sum, file);
}

static void remove_tree(const char *path) {
    GDir *folder = g_dir_open(path, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        remove_tree(child);
    }
    if (folder)
        g_dir_close(folder);
    remove(path);
}

/* What verify says of a figure's data files and a file with a drawing of it. */
static char *said_of_file(const struct figure *figure, const char *file, const char *drawing, unsigned *differences) {
    struct settings settings = {.publishes = {[LANGUAGE_NL] = true, [LANGUAGE_EN] = true}};
    g_autofree char *folder = g_dir_make_tmp("adreport-XXXXXX", NULL);
    g_autoptr(GString) sums = g_string_new(NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    GString *out = g_string_new(NULL);
    g_autofree char *csv = sample_csv(figure);
    write_file(folder, sums, "data/spend.csv", csv);
    figure_append_json(text, figure, &settings);
    write_file(folder, sums, "data/spend.json", text->str);
    write_file(folder, sums, file, drawing);
    g_string_truncate(text, 0);
    write_file(folder, text, "SHA256SUMS", sums->str);
    assert_true(verify_edition(folder, out, differences, NULL));
    remove_tree(folder);
    return g_string_free(out, FALSE);
}

static char *said_of(const struct figure *figure, const char *svg, unsigned *differences) {
    return said_of_file(figure, "charts/nl/spend.svg", svg, differences);
}

static char *draw(const struct figure *figure, enum chart_shape shape, enum svg_use use) {
    struct text_measure measure = chart_font_measure(NULL);
    struct drawing *drawing = chart_draw(figure, LANGUAGE_NL, shape, NULL, &measure);
    GString *svg = g_string_new(NULL);
    chart_svg(drawing, use, svg);
    drawing_free(drawing);
    return g_string_free(svg, FALSE);
}

static const enum chart_type types[] = {CHART_RANGE_BARS, CHART_RANGE_COLUMNS, CHART_STEP,  CHART_MULTIPLES,
                                        CHART_HEAT,       CHART_PLACES,        CHART_TILES, CHART_AGE_GENDER,
                                        CHART_RANKS,      CHART_STACKED,       CHART_PARTS};

static void what_is_drawn_is_what_is_published(void **state) {
    (void)state;
    for (guint32 seed = 0; seed < 25; seed++) {
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
            struct sample sample;
            unsigned differences;
            make_figure(&sample, types[i], rand);
            enum chart_shape shape = seed % 2 ? SHAPE_NARROW : SHAPE_WIDE;
            g_autofree char *svg = draw(&sample.figure, shape, seed % 3 ? SVG_FILE : SVG_INLINE);
            g_autofree char *said = said_of(&sample.figure, svg, &differences);
            if (differences > 0)
                fail_msg("seed %u, type %d: %s", seed, (int)types[i], said);
            sample_clear(&sample);
        }
    }
}

/* Writes another number in place of the one behind the n-th piece of text that matches; NULL: there are less. */
static char *changed(const char *svg, const char *pattern, int n, double more) {
    g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    int start = 0, end = 0;
    g_regex_match(regex, svg, 0, &match);
    for (; n > 0 && g_match_info_matches(match); n--)
        g_match_info_next(match, NULL);
    if (!g_match_info_fetch_pos(match, 1, &start, &end) || start < 0)
        return NULL;
    double number = g_ascii_strtod(svg + start, NULL) + more;
    return g_strdup_printf("%.*s%.1f%s", start, svg, number, svg + end);
}

static void a_mark_of_another_length_is_found(void **state) {
    (void)state;
    static const struct {
        enum chart_type type;
        const char *pattern, *words;
    } cases[] = {
        {CHART_RANGE_BARS, "class=\"bar\" x=\"[0-9.]*\" y=\"[0-9.]*\" width=\"([0-9.]+)\"", "low end at"},
        {CHART_RANGE_BARS, "class=\"range\" x=\"[0-9.]*\" y=\"[0-9.]*\" width=\"([0-9.]+)\"", "high end at"},
        {CHART_RANGE_BARS, "class=\"bar\" x=\"([0-9.]+)\"", "where its axis begins"},
        {CHART_RANGE_COLUMNS, "class=\"range\" x=\"[0-9.]*\" y=\"([0-9.]+)\"", "high end at"},
        {CHART_RANGE_COLUMNS, "class=\"bar\".{0,50}height=\"([0-9.]+)\"", "where its axis begins"},
        {CHART_STEP, "class=\"bar\" x=\"[0-9.]*\" y=\"([0-9.]+)\"", "low end at"},
        {CHART_STEP, "class=\"range\" x=\"[0-9.]*\" y=\"([0-9.]+)\"", "high end at"},
        {CHART_MULTIPLES, "class=\"range\" x=\"[0-9.]*\" y=\"([0-9.]+)\"", "high end at"},
        {CHART_AGE_GENDER, "class=\"bar\" x=\"[0-9.]*\" y=\"[0-9.]*\" width=\"([0-9.]+)\"", "low end at"},
        {CHART_RANKS, "class=\"dot\" cx=\"([0-9.]+)\"", "place at"},
        {CHART_RANKS, "-between\\)\" x=\"([0-9.]+)\"", "best place at"},
        {CHART_RANKS, "-between\\)\".{0,40} width=\"([0-9.]+)\"", "worst place at"},
        {CHART_RANGE_BARS, "class=\"open\" d=\"M[^z]*z[^z]*z[^L]*L([0-9.]+)", "as if its end were known"},
        {CHART_PARTS, "class=\"bar\" x=\"[0-9.]*\" y=\"[0-9.]*\" width=\"([0-9.]{3,})\"", "its end at"},
        {CHART_STACKED, "class=\"bar\" x=\"[0-9.]*\" y=\"[0-9.]*\" width=\"([0-9.]{3,})\"", "its end at"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        for (int n = 0; n < 3; n++) {
            struct sample sample;
            unsigned differences;
            g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)n);
            make_figure(&sample, cases[i].type, rand);
            g_autofree char *svg = draw(&sample.figure, SHAPE_WIDE, SVG_FILE);
            g_autofree char *wrong = changed(svg, cases[i].pattern, n, strstr(cases[i].pattern, "open") ? 40 : -4);
            assert_true(wrong || n > 0);
            g_autofree char *said = said_of(&sample.figure, wrong ? wrong : svg, &differences);
            if (wrong && (differences == 0 || !strstr(said, cases[i].words)))
                fail_msg("%s, %d: not said: %s in %s", cases[i].pattern, n, cases[i].words, said);
            sample_clear(&sample);
        }
    }
}

static void other_words_are_found(void **state) {
    (void)state;
    static const struct {
        const char *pattern, *with, *words;
    } cases[] = {
        {"data-value=\"[0-9.]+/", "data-value=\"123456/", "is 123456/"},
        {"<title>GroenLinks-PvdA 0: ", "<title>VVD: ", "has the row"},
        {"class=\"value\"([^>]*)>[0-9]", "class=\"value\"\\1>7", "the text"},
        {"<desc([^>]*)>11 ", "<desc\\1>13 ", "the description of spend counts '13 staven'"},
        {"</title><desc", "!</title><desc", "the headline of spend"},
        {">Wat, waar", ">Wat, hier", "the subtitle of spend"},
        {"<g data-cell=\"row-0:[^\n]*", "", "row-0:part_1 is not drawn"},
        {"data-cell=\"row-0:", "data-cell=\"row-99:", "names the cell 'row-99:part_1'"},
        {" data-figure=\"spend\"", "", "draws the figure '', not spend"},
        {"<rect class=\"bar\"[^>]*>", "", "lacks a part of its mark"},
    };
    struct sample sample;
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);
    make_figure(&sample, CHART_RANGE_BARS, rand);
    g_autofree char *svg = draw(&sample.figure, SHAPE_WIDE, SVG_FILE);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        unsigned differences;
        g_autoptr(GRegex) regex = g_regex_new(cases[i].pattern, 0, 0, NULL);
        g_autofree char *wrong = g_regex_replace(regex, svg, -1, 0, cases[i].with, 0, NULL);
        assert_string_not_equal(wrong, svg);
        g_autofree char *said = said_of(&sample.figure, wrong, &differences);
        if (differences == 0 || !strstr(said, cases[i].words))
            fail_msg("not said: %s in %s", cases[i].words, said);
    }
    sample_clear(&sample);
}

/* Steps that a chart leaves out are known as such, and found if they are drawn all the same. */
static void what_is_left_out_is_not_drawn(void **state) {
    (void)state;
    struct sample sample;
    unsigned differences;
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);
    make_figure(&sample, CHART_STEP, rand);
    sample_words(&sample.figure.chart.uncollected, "niet verzameld: zit niet in de som");
    sample_words(&sample.figure.chart.description, "10 stappen");
    g_autofree char *whole = draw(&sample.figure, SHAPE_WIDE, SVG_FILE);
    sample.figure.rows[2].uncollected = true;
    g_autofree char *svg = draw(&sample.figure, SHAPE_WIDE, SVG_FILE);
    g_autofree char *said = said_of(&sample.figure, svg, &differences);
    if (differences > 0)
        fail_msg("%s", said);
    g_autofree char *then = said_of(&sample.figure, whole, &differences);
    assert_non_null(strstr(then, "spend row-2:part_1 is drawn, though the JSON says that it is not"));
    sample_clear(&sample);
}

/* A figure of more steps than pixels. */
static void make_shared(struct sample *sample, enum chart_type type, GRand *rand) {
    make_long_figure(sample, type, rand, 0);
    sample_words(&sample->figure.chart.shared, "Een kolom staat voor meer dagen.");
    for (int i = 0; i < 900; i++)
        add_row(sample, rand, i);
    sample_words(&sample->figure.chart.description, chart_has_panels(type) ? "3 panelen" : "900 stappen");
}

static bool has_columns(const char *svg) {
    return strstr(svg, " data-columns=\"") != NULL;
}

/* Where rows share a column, it is that of the highest, or of one that is not known; all others are found out. */
static void columns_that_are_shared(void **state) {
    (void)state;
    static const enum chart_type shared[] = {CHART_STEP, CHART_MULTIPLES, CHART_HEAT, CHART_PLACES};
    for (guint32 seed = 0; seed < 16; seed++) {
        struct sample sample;
        unsigned differences;
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        enum chart_type type = shared[seed % G_N_ELEMENTS(shared)];
        make_shared(&sample, type, rand);
        g_autofree char *svg = draw(&sample.figure, seed % 8 < 4 ? SHAPE_WIDE : SHAPE_SMALL, SVG_FILE);
        assert_true(has_columns(svg));
        g_autofree char *said = said_of(&sample.figure, svg, &differences);
        if (differences > 0)
            fail_msg("seed %u, type %d: %s", seed, (int)type, said);
        g_autofree char *other = changed(svg, "data-columns=\"([0-9]+)", 0, -1);
        g_autofree char *then = said_of(&sample.figure, other, &differences);
        assert_true(differences > 0 && *then);
        if (type == CHART_STEP) {
            const char *bar = strstr(svg, "class=\"bar\""), *begin = g_strrstr_len(svg, bar - svg, "<g data-cell");
            g_autofree char *without = g_strdup_printf("%.*s%s", (int)(begin - svg), svg, strchr(begin, '\n'));
            g_autofree char *missed = said_of(&sample.figure, without, &differences);
            assert_non_null(strstr(missed, "part_1 is not drawn"));
            g_autoptr(GRegex) hatch = g_regex_new("<rect class=\"range\"[^>]*>", 0, 0, NULL);
            g_autofree char *solid = g_regex_replace(hatch, svg, -1, 0, "", 0, NULL);
            g_autofree char *lacks = said_of(&sample.figure, solid, &differences);
            assert_non_null(strstr(lacks, "part_1 lacks a part of its mark"));
        }
        sample_clear(&sample);
    }
}

/* Any beginning of a chart is read without harm. */
static void cut_charts(void **state) {
    (void)state;
    struct sample sample;
    g_autoptr(GRand) rand = g_rand_new_with_seed(1);
    make_figure(&sample, CHART_MULTIPLES, rand);
    g_autofree char *svg = draw(&sample.figure, SHAPE_WIDE, SVG_FILE);
    for (gsize length = 0; length < strlen(svg); length += 97) {
        unsigned differences;
        g_autofree char *part = g_strndup(svg, length);
        g_autofree char *said = said_of(&sample.figure, part, &differences);
        assert_true(differences > 0 && *said);
    }
    sample_clear(&sample);
}

/* A column drawn small in a page: as it is, with one bin lower, of another column, and cut off anywhere. */
static void small_drawings(void **state) {
    (void)state;
    for (guint32 seed = 0; seed < 25; seed++) {
        struct sample sample;
        unsigned differences;
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        g_autoptr(GString) page = g_string_new("<html lang=\"nl\"><main>");
        make_figure(&sample, CHART_STEP, rand);
        render_spark(&sample.figure, 1, render_spark_scale(&sample.figure), page);
        g_string_append(page, "</main></html>");
        g_autofree char *said = said_of_file(&sample.figure, "nl/index.html", page->str, &differences);
        if (strstr(said, "is drawn"))
            fail_msg("seed %u: %s", seed, said);
        for (int n = 0; n < 4; n++) {
            g_autofree char *wrong = changed(page->str, "V([0-9]+)H", n, n % 2 ? 3 : -3);
            g_autofree char *then =
                said_of_file(&sample.figure, "nl/index.html", wrong ? wrong : page->str, &differences);
            if (wrong && !strstr(then, "spend row-"))
                fail_msg("seed %u, bin %d: nothing is said: %s", seed, n, then);
        }
        g_autofree char *other = g_strdup(page->str);
        memcpy(strstr(other, "data-column=\"part_1") + strlen("data-column=\""), "pa.t", 4);
        g_autofree char *unknown = said_of_file(&sample.figure, "nl/index.html", other, &differences);
        assert_non_null(strstr(unknown, "no such column"));
        for (gsize length = page->len / 2; length < page->len; length += 31) {
            g_autofree char *part = g_strndup(page->str, length);
            g_autofree char *cut = said_of_file(&sample.figure, "nl/index.html", part, &differences);
            assert_non_null(cut);
        }
        sample_clear(&sample);
    }
}

/* The small drawings of two columns compare: half the number is half as high, on the scale of both. */
static void small_drawings_share_a_scale(void **state) {
    (void)state;
    struct sample sample;
    g_autoptr(GString) first = g_string_new(NULL), second = g_string_new(NULL);
    sample_init(&sample, "spend", CHART_MULTIPLES, UNIT_COUNT);
    sample_columns(&sample, 2, parts, 2);
    struct row *row = sample_row(&sample, "1", "1", STATE_VALUE, interval_of(1000), NULL);
    sample_cell(&sample, row, 2, STATE_VALUE, interval_of(500), NULL);
    int64_t most = render_spark_scale(&sample.figure);
    render_spark(&sample.figure, 1, most, first);
    render_spark(&sample.figure, 2, most, second);
    assert_non_null(strstr(first->str, "class=\"certain\" d=\"M0 100V12H"));
    assert_non_null(strstr(second->str, "class=\"certain\" d=\"M0 100V56H"));
    sample_clear(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_drawn_is_what_is_published),
        cmocka_unit_test(a_mark_of_another_length_is_found),
        cmocka_unit_test(other_words_are_found),
        cmocka_unit_test(what_is_left_out_is_not_drawn),
        cmocka_unit_test(columns_that_are_shared),
        cmocka_unit_test(cut_charts),
        cmocka_unit_test(small_drawings),
        cmocka_unit_test(small_drawings_share_a_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
