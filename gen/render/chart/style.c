#include "render/chart/style.h"

#include "render/chart/draw.h"
#include "render/chart/snippet.h"
#include "render/render.h"

static const char *property_of(enum paint paint) {
    return paint == PAINT_STROKE || paint == PAINT_HATCH || paint == PAINT_OWN ? "stroke" : "fill";
}

/* All of a class but its colour. */
static void append_form(GString *out, const struct class_rule *rule) {
    switch (rule->paint) {
    case PAINT_FILL:
        return;
    case PAINT_STROKE:
    case PAINT_HATCH:
        g_string_append(out, ";fill:none");
        if (rule->size != 1) {
            g_string_append(out, ";stroke-width:");
            coordinate_append(out, rule->size);
        }
        return;
    case PAINT_OWN:
        if (rule->size != 1) {
            g_string_append(out, ";stroke-width:");
            coordinate_append(out, rule->size);
        }
        return;
    case PAINT_TEXT:
        g_string_append(out, ";font-size:");
        coordinate_append(out, rule->size);
        g_string_append(out, "px");
        if (rule->weight != 400)
            g_string_append_printf(out, ";font-weight:%d", rule->weight);
        return;
    }
}

void chart_style_file(GString *out, const struct chart_look *look, const bool used[CLASS_COUNT]) {
    g_string_append(out, "text{font-family:");
    chart_look_append_faces(look, out);
    g_string_append_printf(out, ";font-variant-numeric:tabular-nums}.paper{fill:#%06x}",
                           chart_look_colour(look, COLOUR_PAPER));
    for (int i = 0; i < CLASS_COUNT; i++) {
        const struct class_rule *rule = &class_rules[i];
        if (!used[i])
            continue;
        g_string_append_printf(out, ".%s{%s:#%06x", rule->css, property_of(rule->paint),
                               chart_look_colour(look, rule->colour));
        append_form(out, rule);
        g_string_append_c(out, '}');
    }
}

/* A chart in someone else's page is light unless it is asked to follow it: see embed.c. */
static void append_variables(GString *out, const struct chart_look *look, bool dark) {
    g_string_append(out, dark ? ":where(:root:not(.embed),:root:target){" : ":where(:root){");
    for (int i = 0; i < COLOUR_COUNT; i++)
        g_string_append_printf(out, "%s--chart-%s:#%06x", i ? ";" : "", colour_rules[i].word,
                               dark ? look->dark[i] : look->light[i]);
    g_string_append(out, "}");
}

/* Over the colours of style.css, in which the program's own accent stands. */
static void append_house(GString *out, const struct chart_look *look) {
    if (!look->house || !look->house->accented)
        return;
    g_string_append_printf(out,
                           ":root{--accent:#%06x;--chart-range:#%06x}\n@media screen and (prefers-color-scheme:dark){"
                           ":root:where(:not(.embed),:target){--accent:#%06x;--chart-bar:#%06x;--chart-range:#%06x}}\n",
                           look->house->accent, look->light[COLOUR_RANGE], house_dark_link(look->house),
                           look->dark[COLOUR_ACCENT], look->dark[COLOUR_RANGE]);
}

void render_chart_style(const struct report *report, GString *out) {
    struct chart_look look = chart_look_of(report);
    append_variables(out, &look, false);
    g_string_append(out, "\n@media screen and (prefers-color-scheme:dark){");
    append_variables(out, &look, true);
    g_string_append_printf(out,
                           "}\n.chart{display:block;width:100%%;height:auto;max-width:%dpx}\n"
                           ".chart text{font-family:var(--chart-font,",
                           CHART_MOST_WIDTH);
    chart_look_append_faces(&look, out);
    g_string_append(out, ");font-variant-numeric:tabular-nums}\n");
    for (int i = 0; i < CLASS_COUNT; i++) {
        const struct class_rule *rule = &class_rules[i];
        g_string_append_printf(out, ".chart .%s{%s:var(--chart-%s)", rule->css, property_of(rule->paint),
                               colour_rules[rule->colour].word);
        append_form(out, rule);
        g_string_append(out, "}\n");
    }
    g_string_append(out, ".chart .others{--chart-bar:var(--chart-other);--chart-range:var(--chart-other-range);"
                         "--chart-ink:var(--chart-muted)}\n");
    append_house(out, &look);
    frame_append_style(out);
}
