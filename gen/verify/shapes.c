/* Shapes of a chart as marks: boxes, lines, stubs without an end and dots, each of the cell in whose group it is. */
#include "verify/svg.h"

#include <math.h>
#include <string.h>

struct svg_mark *svg_mark_add(struct svg *svg, const struct svg_group *group, enum svg_shape shape, unsigned line) {
    struct svg_mark mark = {.shape = shape, .row = group->row, .column = group->row ? group->column : 0, .line = line};
    g_array_append_val(svg->marks, mark);
    return &g_array_index(svg->marks, struct svg_mark, svg->marks->len - 1);
}

const struct svg_mark *shape_read_box(struct svg *svg, const struct svg_group *group, const struct tag_scanner *tag) {
    const char *class = scanner_attribute(tag, "class");
    enum svg_shape shape;
    if (g_strcmp0(class, "bar") == 0)
        shape = SHAPE_SOLID;
    else if (g_strcmp0(class, "range") == 0)
        shape = SHAPE_LIGHT;
    else if (class &&
             (g_str_has_prefix(class, "shade-") || g_str_has_prefix(class, "heat-") || strcmp(class, "stripes") == 0))
        shape = SHAPE_SHADE;
    else if (g_strcmp0(class, "days") == 0)
        shape = SHAPE_DAYS;
    else if (g_strcmp0(class, "estimate") == 0)
        shape = SHAPE_ESTIMATE;
    else if (g_strcmp0(class, "between") == 0)
        shape = SHAPE_SPAN;
    else {
        svg->parts |= g_strcmp0(class, "part") == 0;
        return NULL;
    }
    const char *number = shape == SHAPE_SHADE ? strchr(class, '-') : NULL;
    struct svg_mark *mark = svg_mark_add(svg, group, shape, tag->line);
    mark->x = scanner_number(tag, "x", 0);
    mark->y = scanner_number(tag, "y", 0);
    mark->width = scanner_number(tag, "width", 0);
    mark->height = scanner_number(tag, "height", 0);
    mark->shade = number ? number[1] : 0;
    return mark;
}

/* Lines: "M12 80h300M12 60v-4"; each becomes a mark. */
static void read_lines(struct svg *svg, const struct svg_group *group, enum svg_shape shape, const char *path,
                       unsigned line) {
    while (*path == 'M') {
        char *end;
        double x = g_ascii_strtod(path + 1, &end);
        double y = g_ascii_strtod(end, &end);
        if (*end != 'h' && *end != 'v')
            return;
        struct svg_mark *mark = svg_mark_add(svg, group, shape, line);
        mark->upright = *end == 'v';
        double length = g_ascii_strtod(end + 1, &end);
        mark->x = mark->upright || length >= 0 ? x : x + length;
        mark->y = !mark->upright || length >= 0 ? y : y + length;
        mark->width = mark->upright ? 0 : fabs(length);
        mark->height = mark->upright ? fabs(length) : 0;
        path = end;
    }
}

/* "M40 12L47 12L47 30L40 30zM49 ...": begins at its first corner, and is as wide and as high as all of its parts. */
static void read_arrow(struct svg *svg, const struct svg_group *group, const char *path, unsigned line) {
    struct svg_mark *mark = svg_mark_add(svg, group, SHAPE_ARROW, line);
    double left = HUGE_VAL, right = -HUGE_VAL, top = HUGE_VAL, bottom = -HUGE_VAL;
    for (bool first = true; *path == 'M' || *path == 'L'; first = false) {
        char *end;
        double x = g_ascii_strtod(path + 1, &end), y = g_ascii_strtod(end, &end);
        if (first)
            mark->x = x, mark->y = y;
        left = MIN(left, x), right = MAX(right, x), top = MIN(top, y), bottom = MAX(bottom, y);
        path = *end == 'z' ? end + 1 : end;
    }
    mark->width = right - left;
    mark->height = bottom - top;
}

void shape_read_path(struct svg *svg, const struct svg_group *group, const struct tag_scanner *tag) {
    const char *class = scanner_attribute(tag, "class");
    const char *path = scanner_attribute(tag, "d");
    if (group->strip && path) {
        strip_read(svg, group->strip, class ? class : "", path, tag->line);
        return;
    }
    if (!class || !path)
        return;
    if (strcmp(class, "axis") == 0 && !group->of_cell) {
        read_lines(svg, group, SHAPE_AXIS, path, tag->line);
    } else if (strcmp(class, "end") == 0) {
        read_lines(svg, group, SHAPE_END, path, tag->line);
    } else if (strcmp(class, "span") == 0) {
        read_lines(svg, group, SHAPE_SPAN, path, tag->line);
    } else if (strcmp(class, "open") == 0 && group->of_cell && *path == 'M') {
        read_arrow(svg, group, path, tag->line);
    }
}

void shape_read_disc(struct svg *svg, const struct svg_group *group, const struct tag_scanner *tag) {
    if (g_strcmp0(scanner_attribute(tag, "class"), "dot") != 0)
        return;
    struct svg_mark *mark = svg_mark_add(svg, group, SHAPE_DOT, tag->line);
    mark->x = scanner_number(tag, "cx", 0);
    mark->y = scanner_number(tag, "cy", 0);
}
