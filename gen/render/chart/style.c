#include "render/chart/style.h"

#include "render/chart/draw.h"
#include "render/chart/patterns.h"
#include "render/chart/snippet.h"
#include "render/render.h"

static bool is_filled(const struct class_rule *rule) {
    return rule->paint == PAINT_FILL || rule->paint == PAINT_TEXT;
}

static void append_width(GString *out, const struct class_rule *rule) {
    if (rule->size == 1)
        return;
    g_string_append(out, ";stroke-width:");
    coordinate_append(out, rule->size);
}

/* All of a class but its colour. */
static void append_form(GString *out, const struct class_rule *rule) {
    switch (rule->paint) {
    case PAINT_FILL:
        if (rule->colour == COLOUR_ACCENT)
            g_string_append(out, ";shape-rendering:crispEdges");
        return;
    case PAINT_DASH:
        g_string_append_printf(out, ";stroke-dasharray:%d", DASH_LENGTH);
        G_GNUC_FALLTHROUGH;
    case PAINT_STROKE:
    case PAINT_PATTERN:
        g_string_append(out, ";fill:none");
        G_GNUC_FALLTHROUGH;
    case PAINT_OWN:
        append_width(out, rule);
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

/* The rules of a class: of a pattern, for its lines and for the ground under them; colour is written by the caller's
 * means. */
static void append_rules(GString *out, const char *scope, enum mark_class class,
                         void (*append_colour)(GString *, const struct chart_look *, enum colour),
                         const struct chart_look *look) {
    const struct class_rule *rule = &class_rules[class];
    const struct pattern *pattern = pattern_of(class);
    g_string_append_printf(out, "%s.%s%s{%s:", scope, rule->css, pattern ? ">path" : "",
                           is_filled(rule) ? "fill" : "stroke");
    append_colour(out, look, rule->colour);
    append_form(out, rule);
    g_string_append_c(out, '}');
    if (!pattern || pattern->ground == COLOUR_COUNT)
        return;
    g_string_append_printf(out, "%s.%s>rect{fill:", scope, rule->css);
    append_colour(out, look, pattern->ground);
    g_string_append_c(out, '}');
}

static void append_plain(GString *out, const struct chart_look *look, enum colour colour) {
    g_string_append_printf(out, "#%06x", chart_look_colour(look, colour));
}

static void append_variable(GString *out, const struct chart_look *look, enum colour colour) {
    (void)look;
    g_string_append_printf(out, "var(--chart-%s)", colour_rules[colour].word);
}

void chart_style_file(GString *out, const struct chart_look *look, const bool used[CLASS_COUNT]) {
    g_string_append(out, "text{font-family:");
    chart_look_append_faces(look, out);
    g_string_append_printf(out, ";font-variant-numeric:tabular-nums}.paper{fill:#%06x}",
                           chart_look_colour(look, COLOUR_PAPER));
    for (int i = 0; i < CLASS_COUNT; i++)
        if (used[i])
            append_rules(out, "", (enum mark_class)i, append_plain, look);
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
    g_string_append_printf(
        out,
        ":root{--accent:#%06x;--chart-range:#%06x;--chart-hatch:#%06x}\n@media screen and (prefers-color-scheme:dark){"
        ":root:where(:not(.embed),:target){--accent:#%06x;--chart-bar:#%06x;--chart-range:#%06x;"
        "--chart-hatch:#%06x}}\n",
        look->house->accent, look->light[COLOUR_RANGE], look->light[COLOUR_HATCH], house_dark_link(look->house),
        look->dark[COLOUR_ACCENT], look->dark[COLOUR_RANGE], look->dark[COLOUR_HATCH]);
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
        append_rules(out, ".chart ", (enum mark_class)i, append_variable, &look);
        g_string_append_c(out, '\n');
    }
    g_string_append(out, ".chart .others{--chart-bar:var(--chart-other);--chart-range:var(--chart-other-range);"
                         "--chart-hatch:var(--chart-other-hatch);--chart-ink:var(--chart-muted)}\n");
    g_string_append(out, ".chart a:hover .label,.chart a:hover .place{text-decoration:underline}\n");
    append_house(out, &look);
    frame_append_style(out);
}
