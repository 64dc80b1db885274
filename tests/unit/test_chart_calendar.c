/* Strips of days: what is drawn of them, that words keep clear in any width, and that verify finds a strip of other days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/chart/draw.h"
#include "render/chart/font.h"
#include "render/chart/svg.h"
#include "render/data/data.h"
#include "even_measure.h"
#include "sample_figure.h"
#include "verify/verify.h"

#include <stdlib.h>
#include <string.h>

/* A figure of stretches: platform, measure, days, how many of them were collected. */
static void begin(struct sample *sample) {
    static const char *const keys[] = {"platform", "measure", "period", "days"};
    static const char *const names[] = {"Maat", "Periode", "Dagen"};
    sample_init(sample, "coverage", CHART_CALENDAR, UNIT_COUNT);
    sample_columns(sample, 3, names, 3);
    sample_heading(sample, "", "", "");
    sample_words(&sample->figure.chart.description, "5 stroken");
    for (int i = 0; i < 4; i++)
        sample->columns[i].key = keys[i];
    for (int i = 1; i < 3; i++)
        sample->columns[i].kind = CELL_LABEL;
    sample->columns[1].code = CODE_WORD;
    sample->columns[2].code = CODE_DAYS;
    sample->figure.chart.column = 3;
    sample->figure.chart.columns = 1;
}

static void add(struct sample *sample, const char *platform, const char *measure, const char *days, enum state state) {
    struct period period;
    assert_true(period_parse(days, &period));
    g_autofree char *key = g_strdup_printf("%s-%s-%.10s", platform, measure, days);
    bool collected = state == STATE_VALUE;
    struct row *row = sample_row(sample, key, platform, state, interval_of(collected ? period_days(period) : 0),
                                 collected                    ? NULL
                                 : state == STATE_NOT_OFFERED ? "geen politieke advertenties toegestaan"
                                                              : "niet verzameld");
    g_autoptr(GString) words = g_string_new(NULL);
    text_append_period(words, LANGUAGE_NL, period);
    sample_label(sample, &row->cells[1], measure, "spend");
    sample_label(sample, &row->cells[2], words->str, days);
    g_autofree char *number = collected ? g_strdup_printf("%d", period_days(period)) : g_strdup("");
    struct number *counted = (struct number *)row->cells[3].number;
    counted->low = counted->high = g_string_chunk_insert(sample->strings, number);
    row->days = period;
}

/* Thirteen days, as a report of one campaign has them. */
static void add_campaign(struct sample *sample) {
    add(sample, "Meta", "Uitgaven", "2023-03-03/2023-03-10", STATE_VALUE);
    add(sample, "Meta", "Uitgaven", "2023-03-11/2023-03-11", STATE_NOT_COLLECTED);
    add(sample, "Meta", "Uitgaven", "2023-03-12/2023-03-15", STATE_VALUE);
    add(sample, "Meta", "Bereik", "2023-03-03/2023-03-15", STATE_NOT_COLLECTED);
    add(sample, "Google", "Alle cijfers", "2023-03-03/2023-03-15", STATE_VALUE);
}

/* Five years, in stretches of all lengths. */
static void add_years(struct sample *sample) {
    static const char *const days[] = {"2020-01-01/2020-01-31", "2020-02-01/2020-02-03", "2020-02-04/2022-08-11",
                                       "2022-08-12/2022-12-31", "2023-01-01/2023-01-01", "2023-01-02/2024-12-31"};
    static const char *const platforms[] = {"Meta", "Google",
                                            "Een platform met een lange naam die niet op één regel past"};
    for (gsize platform = 0; platform < G_N_ELEMENTS(platforms); platform++)
        for (gsize i = 0; i < G_N_ELEMENTS(days); i++)
            add(sample, platforms[platform],
                platform == 1 ? "Uitgaven, impressies, bereik en advertenties" : "Uitgaven", days[i],
                (i + platform) % 2 ? STATE_NOT_COLLECTED : STATE_VALUE);
}

static void strips_begin_and_end_with_their_days(void **state) {
    (void)state;
    struct sample sample;
    begin(&sample);
    add_campaign(&sample);
    struct marked_day election = {.day = date_from_calendar(2023, 3, 15)};
    sample_words(&election.name, "stem");
    sample.figure.chart.marked = &election;
    sample.figure.chart.marked_count = 1;
    struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, SHAPE_NARROW, NULL, &even);
    g_autoptr(GString) text = g_string_new(NULL);
    drawing_print(drawing, text);
    /* 312 pixels for 13 days are 24 a day; the election is in the middle of the last. */
    static const char *const wanted[] = {
        "words label 0 41.5 29.7 start 'Meta'\n",
        "words state 0 63.5 55.1 start 'Uitgaven'\n",
        "box days 0 69 191 16 row=Meta-Uitgaven-2023-03-03\n",
        "box not-collected 192 69 23 16 row=Meta-Uitgaven-2023-03-11\n",
        "box days 216 69 96 16 row=Meta-Uitgaven-2023-03-12\n",
        "words tick 0 99 120.8 start '3 t/m 10 maart 2023' row=Meta-Uitgaven-2023-03-03\n",
        "words tick 184.8 99 127.2 start '12 t/m 15 maart 2023' row=Meta-Uitgaven-2023-03-12\n",
        "words state 5 141.5 96.5 start 'niet verzameld' row=Meta-Bereik-2023-03-03\n",
        "words label 0 175.5 44.5 start 'Google'\n",
        "box days 0 181 312 16 row=Google-Alle cijfers-2023-03-03\n",
        "line event 299.5 23 0 64\n", /* the words below the first strip are in its way */
        "line event 299.5 104 0 102\n",
        "line axis 0 206.5 312 0\n",
        "words tick 0.5 224 44.5 start '3 maart'\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (!strstr(text->str, wanted[i]))
            fail_msg("no %s in\n%s", wanted[i], strstr(text->str, "words note"));
    drawing_free(drawing);
    sample_clear(&sample);
}

/* Five of the six measures that there are, in the longest of our languages, keep their names in every shape. */
static void measures_are_named_whole(void **state) {
    (void)state;
    struct text_measure measure = chart_font_measure(NULL);
    struct sample sample;
    begin(&sample);
    add(&sample, "Meta", "Dépenses, impressions, portée, publicités et annonceurs", "2023-03-03/2023-03-15",
        STATE_VALUE);
    add(&sample, "Meta", "Clics", "2023-03-03/2023-03-15", STATE_NOT_COLLECTED);
    for (int shape = 0; shape < SHAPE_SQUARE; shape++) {
        struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, (enum chart_shape)shape, NULL, &measure);
        for (guint i = 0; i < drawing->marks->len; i++) {
            const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
            if (mark->kind == MARK_WORDS && g_str_has_suffix(mark->text, "…"))
                fail_msg("'%s' in shape %d", mark->text, shape);
        }
        drawing_free(drawing);
    }
    sample_clear(&sample);
}

/* In the key below the strips, too, words are whole: in the narrowest shape on two lines. */
static void keys_are_said_whole(void **state) {
    (void)state;
    struct text_measure measure = chart_font_measure(NULL);
    struct sample sample;
    begin(&sample);
    add(&sample, "Meta", "Uitgaven", "2023-03-03/2023-03-15", STATE_VALUE);
    add(&sample, "TikTok", "Uitgaven", "2023-03-03/2023-03-15", STATE_NOT_OFFERED);
    for (int shape = 0; shape < SHAPE_SQUARE; shape++) {
        struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, (enum chart_shape)shape, NULL, &measure);
        g_autoptr(GString) said = g_string_new(NULL);
        for (guint i = 0; i < drawing->marks->len; i++) {
            const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
            if (mark->kind == MARK_WORDS)
                g_string_append_printf(said, "%s ", mark->text);
        }
        if (!strstr(said->str, "geen politieke advertenties toegestaan "))
            fail_msg("shape %d says %s", shape, said->str);
        drawing_free(drawing);
    }
    sample_clear(&sample);
}

/* Thirteen days and five years, in every shape: no words meet, and none leave the picture. */
static void words_keep_clear(void **state) {
    (void)state;
    struct text_measure measure = chart_font_measure(NULL);
    struct marked_day marked[3];
    for (int i = 0; i < 3; i++) {
        marked[i].day = date_from_calendar(2023, 3, 4 + 5 * i);
        sample_words(&marked[i].name, "Provinciale Statenverkiezingen");
    }
    for (int which = 0; which < 2; which++) {
        struct sample sample;
        begin(&sample);
        (which == 0 ? add_campaign : add_years)(&sample);
        sample.figure.chart.marked = marked;
        sample.figure.chart.marked_count = 3;
        for (int shape = 0; shape < SHAPE_SQUARE; shape++) {
            struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, (enum chart_shape)shape, NULL, &measure);
            for (guint i = 0; i < drawing->marks->len; i++) {
                const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
                struct area area = mark_area(mark);
                assert_true(area.left >= -0.6 && area.right <= drawing->width + 0.6 && area.bottom <= drawing->height);
                for (guint j = 0; mark->kind == MARK_WORDS && j < i; j++) {
                    const struct mark *other = &g_array_index(drawing->marks, struct mark, j);
                    bool upright = other->kind == MARK_LINE && other->class == CLASS_EVENT;
                    if ((other->kind == MARK_WORDS || upright) && areas_meet(area, mark_area(other)))
                        fail_msg("'%s' and '%s' meet in shape %d", mark->text, upright ? "|" : other->text, shape);
                }
            }
            drawing_free(drawing);
        }
        sample_clear(&sample);
    }
}

static void write_file(const char *folder, GString *sums, const char *file, const char *text) {
    g_autofree char *path = g_build_filename(folder, file, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    g_mkdir_with_parents(parent, 0755);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    g_string_append_printf(sums, "%s  %s\n", sum, file);
}

/* What verify says of the figure and this drawing. */
static char *said_of(const struct figure *figure, const char *svg, unsigned *differences) {
    struct settings settings = {.publishes = {[LANGUAGE_NL] = true, [LANGUAGE_EN] = true}};
    g_autofree char *folder = g_dir_make_tmp("adreport-XXXXXX", NULL);
    g_autoptr(GString) sums = g_string_new(NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) rest = g_string_new(NULL);
    GString *out = g_string_new(NULL);
    g_autofree char *csv = sample_csv(figure);
    write_file(folder, sums, "data/coverage.csv", csv);
    figure_append_json(text, figure, &settings);
    write_file(folder, sums, "data/coverage.json", text->str);
    write_file(folder, sums, "charts/nl/coverage.svg", svg);
    write_file(folder, rest, "SHA256SUMS", sums->str);
    assert_true(verify_edition(folder, out, differences, NULL));
    g_autofree char *command = g_strdup_printf("rm -r '%s'", folder);
    assert_int_equal(system(command), 0);
    return g_string_free(out, FALSE);
}

static void strips_of_other_days_are_found(void **state) {
    (void)state;
    static const struct {
        const char *pattern, *with, *words;
    } cases[] = {{"class=\"days\"", "class=\"days\"", NULL},
                 {"(class=\"days\" x=\")[1-9][0-9.]*", "\\g<1>260", "has its first day at"},
                 {"(class=\"days\" x=\"[0-9.]*\" y=\"[0-9.]*\" width=\")[0-9]", "\\g<1>3", "has its last day at"},
                 {"<rect class=\"days\"[^>]*>", "", "lacks a part of its mark"}};
    struct text_measure measure = chart_font_measure(NULL);
    struct sample sample;
    begin(&sample);
    add_campaign(&sample);
    struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, SHAPE_WIDE, NULL, &measure);
    g_autoptr(GString) svg = g_string_new(NULL);
    chart_svg(drawing, SVG_FILE, svg);
    drawing_free(drawing);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        unsigned differences;
        g_autoptr(GRegex) regex = g_regex_new(cases[i].pattern, 0, 0, NULL);
        g_autofree char *wrong = g_regex_replace(regex, svg->str, -1, 0, cases[i].with, 0, NULL);
        g_autofree char *said = said_of(&sample.figure, wrong, &differences);
        if (cases[i].words ? differences == 0 || !strstr(said, cases[i].words) : differences > 0)
            fail_msg("%s: %s", cases[i].pattern, said);
    }
    sample_clear(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strips_begin_and_end_with_their_days),
        cmocka_unit_test(measures_are_named_whole),
        cmocka_unit_test(keys_are_said_whole),
        cmocka_unit_test(words_keep_clear),
        cmocka_unit_test(strips_of_other_days_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
