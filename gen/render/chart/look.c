#include "render/chart/look.h"

#include "base/colour.h"

#define FACES "\"Open Sans\",\"Noto Sans\",\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif"

#define WHITE 0xffffff
#define CERTAIN_ON_DARK 7.5
#define HATCH_FROM_CERTAIN 1.8 /* what is possible is this much nearer to the paper, in contrast */
#define RANGE_ON_LIGHT 0.16    /* the part of the accent in the ground under its lines */
#define RANGE_ON_DARK 0.2

/* Nobody reads words on these: they go from near the paper to beyond the accent. */
static void set_heat(struct chart_look *look, uint32_t light, uint32_t dark) {
    static const double on_light[] = {0.18, 0.45, 0.78}, on_dark[] = {0.25, 0.55};
    for (int i = 0; i < 3; i++)
        look->light[COLOUR_HEAT_1 + i] = colour_mix(look->light[COLOUR_PAPER], light, on_light[i]);
    look->light[COLOUR_HEAT_4] = colour_mix(light, look->light[COLOUR_INK], 0.5);
    for (int i = 0; i < 2; i++)
        look->dark[COLOUR_HEAT_1 + i] = colour_mix(look->dark[COLOUR_PAPER], dark, on_dark[i]);
    look->dark[COLOUR_HEAT_3] = dark;
    look->dark[COLOUR_HEAT_4] = colour_mix(dark, WHITE, 0.75);
}

/* What is certain stands out from the paper most, on both papers; what is possible less. */
static void set_accent(struct chart_look *look, uint32_t accent) {
    /* The part of the accent in each shade; words are on all of them, so none is darker than they can be read on. */
    static const double on_light[] = {0.08, 0.2, 0.35, 0.5}, on_dark[] = {0.15, 0.3, 0.45, 0.6};
    const uint32_t paper[] = {look->light[COLOUR_PAPER], look->dark[COLOUR_PAPER]};
    const uint32_t dark = colour_toward(accent, WHITE, paper[1], CERTAIN_ON_DARK);
    look->light[COLOUR_ACCENT] = accent;
    look->dark[COLOUR_ACCENT] = dark;
    look->light[COLOUR_HATCH] = colour_toward(accent, paper[0], accent, HATCH_FROM_CERTAIN);
    look->dark[COLOUR_HATCH] = colour_toward(dark, paper[1], dark, HATCH_FROM_CERTAIN);
    look->light[COLOUR_RANGE] = colour_mix(paper[0], accent, RANGE_ON_LIGHT);
    look->dark[COLOUR_RANGE] = colour_mix(paper[1], dark, RANGE_ON_DARK);
    set_heat(look, accent, dark);
    for (int i = 0; i < 4; i++) {
        look->light[COLOUR_SHADE_1 + i] =
            colour_toward(colour_mix(paper[0], accent, on_light[i]), paper[0], look->light[COLOUR_INK], CONTRAST_WORDS);
        look->dark[COLOUR_SHADE_1 + i] =
            colour_toward(colour_mix(paper[1], dark, on_dark[i]), paper[1], look->dark[COLOUR_INK], CONTRAST_WORDS);
    }
}

struct chart_look chart_look_of(const struct report *report) {
    struct chart_look look = {.house = report && report->dataset ? &report->dataset->settings.house : NULL};
    for (int i = 0; i < COLOUR_COUNT; i++) {
        look.light[i] = colour_rules[i].light;
        look.dark[i] = colour_rules[i].dark;
    }
    if (look.house && look.house->accented)
        set_accent(&look, look.house->accent);
    return look;
}

uint32_t chart_look_colour(const struct chart_look *look, enum colour colour) {
    return look ? look->light[colour] : colour_rules[colour].light;
}

uint32_t house_dark_link(const struct house *house) {
    return colour_toward(house->accent, WHITE, HOUSE_DARK_GROUND, CONTRAST_WORDS);
}

void chart_look_append_faces(const struct chart_look *look, GString *out) {
    if (look && look->house && look->house->font)
        g_string_append_printf(out, "\"%s\",", look->house->font);
    g_string_append(out, FACES);
}
