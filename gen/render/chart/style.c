#include "render/chart/style.h"

#include "render/chart/snippet.h"
#include "render/render.h"

/* The face the pictures are set in, then faces that are no wider, as every system has one. */
#define FACES "\"Open Sans\",\"Noto Sans\",\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif"

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

void chart_style_file(GString *out, const bool used[CLASS_COUNT]) {
    g_string_append_printf(out, "text{font-family:%s;font-variant-numeric:tabular-nums}.paper{fill:#%06x}", FACES,
                           colour_rules[COLOUR_PAPER].light);
    for (int i = 0; i < CLASS_COUNT; i++) {
        const struct class_rule *rule = &class_rules[i];
        if (!used[i])
            continue;
        g_string_append_printf(out, ".%s{%s:#%06x", rule->css, property_of(rule->paint),
                               colour_rules[rule->colour].light);
        append_form(out, rule);
        g_string_append_c(out, '}');
    }
}

/* A chart in someone else's page is light unless it is asked to follow it: see embed.c. */
static void append_variables(GString *out, bool dark) {
    g_string_append(out, dark ? ":where(:root:not(.embed),:root:target){" : ":where(:root){");
    for (int i = 0; i < COLOUR_COUNT; i++)
        g_string_append_printf(out, "%s--chart-%s:#%06x", i ? ";" : "", colour_rules[i].word,
                               dark ? colour_rules[i].dark : colour_rules[i].light);
    g_string_append(out, "}");
}

void render_chart_style(GString *out) {
    append_variables(out, false);
    g_string_append(out, "\n@media screen and (prefers-color-scheme:dark){");
    append_variables(out, true);
    g_string_append_printf(out,
                           "}\n.chart{display:block;width:100%%;height:auto;max-width:%dpx}\n"
                           ".chart text{font-family:var(--chart-font,%s);font-variant-numeric:tabular-nums}\n",
                           760, FACES);
    for (int i = 0; i < CLASS_COUNT; i++) {
        const struct class_rule *rule = &class_rules[i];
        g_string_append_printf(out, ".chart .%s{%s:var(--chart-%s)", rule->css, property_of(rule->paint),
                               colour_rules[rule->colour].word);
        append_form(out, rule);
        g_string_append(out, "}\n");
    }
    frame_append_style(out);
}
