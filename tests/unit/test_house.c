/* The colours that are made from the accent of a house: whatever it is, charts can be read, on light and on dark paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/colour.h"
#include "read/house.h"
#include "render/chart/look.h"

#include <string.h>

static void assert_contrast(uint32_t a, uint32_t b, double least, uint32_t accent) {
    if (colour_contrast(a, b) < least)
        fail_msg("accent #%06x: #%06x and #%06x have %.2f:1, not %.1f:1", accent, a, b, colour_contrast(a, b), least);
}

/* What is certain stands out from the paper most, what is possible less. */
static void assert_readable(const uint32_t colours[COLOUR_COUNT], uint32_t accent) {
    uint32_t paper = colours[COLOUR_PAPER], certain = colours[COLOUR_ACCENT];
    assert_contrast(certain, paper, CONTRAST_SHAPE, accent);
    assert_contrast(certain, colours[COLOUR_RANGE], CONTRAST_SHAPE, accent);
    assert_contrast(certain, colours[COLOUR_HATCH], 1.7, accent);
    assert_contrast(colours[COLOUR_HATCH], colours[COLOUR_RANGE], 1.5, accent);
    assert_true(colour_contrast(certain, paper) > colour_contrast(colours[COLOUR_HATCH], paper));
    assert_true(colour_contrast(colours[COLOUR_HATCH], paper) > colour_contrast(colours[COLOUR_RANGE], paper));
    for (int shade = COLOUR_SHADE_1; shade <= COLOUR_SHADE_4; shade++)
        assert_contrast(colours[COLOUR_INK], colours[shade], CONTRAST_WORDS, accent);
}

static void every_accent_that_is_taken_can_be_read(void **state) {
    (void)state;
    struct dataset *dataset = dataset_new();
    struct report report = {.dataset = dataset};
    int taken = 0;
    for (uint32_t i = 0; i < 18 * 18 * 18; i++) {
        uint32_t accent = (i % 18 * 15) << 16 | (i / 18 % 18 * 15) << 8 | (i / 324 * 15);
        g_autofree char *problem = house_accent_problem(accent);
        if (problem)
            continue;
        taken++;
        dataset->settings.house.accented = true;
        dataset->settings.house.accent = accent;
        struct chart_look look = chart_look_of(&report);
        assert_readable(look.light, accent);
        assert_readable(look.dark, accent);
        assert_contrast(accent, HOUSE_LIGHT_GROUND, CONTRAST_WORDS, accent);
        assert_contrast(house_dark_link(&dataset->settings.house), HOUSE_DARK_GROUND, CONTRAST_WORDS, accent);
    }
    assert_true(taken > 500);
    dataset_free(dataset);
}

/* What is wrong is said with the contrast that was found, and with a colour that will do. */
static void a_light_accent_is_refused(void **state) {
    (void)state;
    g_autofree char *problem = house_accent_problem(0xf0c000);
    assert_non_null(problem);
    assert_non_null(strstr(problem, "1.5:1"));
    const char *remedy = strrchr(problem, '#');
    assert_true(colour_contrast(colour_read(remedy), HOUSE_LIGHT_GROUND) >= CONTRAST_WORDS);
    assert_true(colour_contrast(0x777777, 0xffffff) > 4.47 && colour_contrast(0x777777, 0xffffff) < 4.49);
}

static void without_an_accent_the_colours_are_the_programs(void **state) {
    (void)state;
    struct chart_look look = chart_look_of(NULL);
    for (int i = 0; i < COLOUR_COUNT; i++) {
        assert_int_equal(look.light[i], colour_rules[i].light);
        assert_int_equal(look.dark[i], colour_rules[i].dark);
    }
    assert_readable(look.light, 0);
    assert_readable(look.dark, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_accent_that_is_taken_can_be_read),
        cmocka_unit_test(a_light_accent_is_refused),
        cmocka_unit_test(without_an_accent_the_colours_are_the_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
