#include "render/chart/strip.h"

#include "render/chart/patterns.h"
#include "render/chart/svg.h"
#include "render/escape.h"

static const struct mark *mark_at(const struct drawing *drawing, guint index) {
    return &g_array_index(drawing->marks, struct mark, index);
}

/* Relative moves: shorter than corners. right is where the last of its neighbours ends. */
static void append_box(GString *out, const struct mark *mark, double right) {
    g_string_append_c(out, 'M');
    coordinate_append(out, mark->x);
    g_string_append_c(out, ' ');
    coordinate_append(out, mark->y);
    g_string_append_c(out, 'h');
    coordinate_append(out, right - mark->x);
    g_string_append_c(out, 'v');
    coordinate_append(out, mark->height);
    g_string_append_c(out, 'h');
    coordinate_append(out, mark->x - right);
    g_string_append_c(out, 'z');
}

static bool continues(const struct mark *mark, const struct mark *next, double right) {
    return !next->upward && next->class == mark->class && next->y == mark->y && next->height == mark->height &&
           next->x == right;
}

/* All pieces of a class between two marks. Those of one row are beside each other in the drawing, so that a neighbour is a
 * few marks away. */
static void append_class(GString *out, const struct drawing *drawing, guint first, guint end, enum mark_class class) {
    const struct class_rule *rule = &class_rules[class];
    g_autofree bool *done = g_new0(bool, end - first);
    g_string_append(out, "<path ");
    g_string_append_printf(out, "class=\"%s\"", rule->css);
    if (pattern_of(class)) {
        g_string_append(out, " fill=\"url(#");
        svg_append_id(out, drawing, rule->css);
        g_string_append(out, ")\"");
    }
    g_string_append(out, " d=\"");
    for (guint i = first; i < end; i++) {
        const struct mark *mark = mark_at(drawing, i);
        double right = mark->x + mark->width;
        if (mark->class != class || done[i - first])
            continue;
        if (mark->upward) {
            struct outline outline = piece_outline(mark);
            svg_append_outline(out, &outline);
            continue;
        }
        for (guint j = i + 1; j < end && mark_at(drawing, j)->x <= right; j++)
            if (continues(mark, mark_at(drawing, j), right)) {
                done[j - first] = true;
                right += mark_at(drawing, j)->width;
            }
        append_box(out, mark, right);
    }
    g_string_append(out, "\"/>");
}

guint strip_append(GString *out, const struct drawing *drawing, guint first) {
    const struct mark *mark = mark_at(drawing, first);
    guint end = first;
    bool used[CLASS_COUNT] = {false};
    for (; end < drawing->marks->len && mark_at(drawing, end)->kind == MARK_PIECE; end++) {
        const struct mark *next = mark_at(drawing, end);
        if ((next->row < 0) != (mark->row < 0) || (mark->row >= 0 && next->column != mark->column))
            break;
        used[next->class] = true;
    }
    const struct column *column = &drawing->figure->columns[mark->column];
    g_string_append(out, "<g");
    if (mark->row >= 0) {
        g_string_append(out, " data-column=\"");
        escape_xml(out, column->key);
        g_string_append(out, "\"><title>");
        const char *name = column_name(column, drawing->language);
        escape_xml(out, name ? name : "");
        g_string_append(out, "</title");
    }
    g_string_append_c(out, '>');
    for (guint i = first; i < end; i++) {
        enum mark_class class = mark_at(drawing, i)->class;
        if (used[class])
            append_class(out, drawing, first, end, class);
        used[class] = false;
    }
    g_string_append(out, "</g>");
    return end - 1;
}
