#include "render/chart/marks.h"

#include "base/append.h"
#include "base/colour.h"

#include <math.h>
#include <string.h>

const struct colour_rule colour_rules[COLOUR_COUNT] = {
#define COLOUR(name, word, light, dark) [COLOUR_##name] = {word, light, dark},
    CHART_COLOURS(COLOUR)
#undef COLOUR
};

const struct class_rule class_rules[CLASS_COUNT] = {
#define CLASS(name, css, paint, colour, size, weight) \
    [CLASS_##name] = {css, PAINT_##paint, COLOUR_##colour, size, weight},
    MARK_CLASSES(CLASS)
#undef CLASS
};

struct drawing *drawing_new(const struct figure *figure, enum language language, const struct shape *shape) {
    struct drawing *drawing = g_new0(struct drawing, 1);
    drawing->figure = figure;
    drawing->language = language;
    drawing->shape = shape;
    drawing->emphasis = drawing->panel = -1;
    drawing->column = figure ? figure->chart.column : 0;
    drawing->marks = g_array_sized_new(FALSE, FALSE, sizeof(struct mark), 256);
    drawing->strings = g_string_chunk_new(2048);
    drawing->kept = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    return drawing;
}

void drawing_free(struct drawing *drawing) {
    if (!drawing)
        return;
    g_array_unref(drawing->marks);
    g_string_chunk_free(drawing->strings);
    g_ptr_array_unref(drawing->kept);
    g_free(drawing);
}

static bool is_control(char c) {
    return (guchar)c < 0x20 || c == 0x7f;
}

const char *drawing_string(struct drawing *drawing, const char *text) {
    if (!text)
        return "";
    char *copy;
    if (g_utf8_validate(text, -1, NULL)) {
        copy = g_string_chunk_insert(drawing->strings, text);
    } else {
        g_autofree char *valid = g_utf8_make_valid(text, -1);
        copy = g_string_chunk_insert(drawing->strings, valid);
    }
    for (char *c = copy; *c; c++)
        if (is_control(*c))
            *c = ' ';
    return copy;
}

const char *drawing_text(struct drawing *drawing, const char *text) {
    const char *end = text ? text : "";
    while (!is_control(*end))
        end++;
    bool kept = text && !*end && g_utf8_validate(text, end - text, NULL);
    return kept ? text : drawing_string(drawing, text);
}

void drawing_put(struct drawing *drawing, struct mark mark) {
    mark.column = drawing->column;
    g_array_append_val(drawing->marks, mark);
}

void drawing_box(struct drawing *drawing, enum mark_class class, int row, double x, double y, double width,
                 double height) {
    drawing_put(drawing, (struct mark){MARK_BOX, class, .x = x, .y = y, .width = width, .height = height, .row = row});
}

void drawing_piece(struct drawing *drawing, enum mark_class class, int row, double x, double y, double width,
                   double height) {
    drawing_put(drawing,
                (struct mark){MARK_PIECE, class, .x = x, .y = y, .width = width, .height = height, .row = row});
}

void drawing_line(struct drawing *drawing, enum mark_class class, int row, double x, double y, double dx, double dy) {
    drawing_put(drawing, (struct mark){MARK_LINE, class, .x = x, .y = y, .width = dx, .height = dy, .row = row});
}

void drawing_disc(struct drawing *drawing, enum mark_class class, int row, double x, double y, double diameter) {
    drawing_put(drawing,
                (struct mark){MARK_DISC, class, .x = x, .y = y, .width = diameter, .height = diameter, .row = row});
}

#define NOTCH 2.5 /* height in pixels, of which outlines take one */

void drawing_swatch(struct drawing *drawing, int row, const char *colour, guint notches, struct area area) {
    if (!colour || *colour != '#' || notches > MOST_NOTCHES)
        return;
    uint32_t fill = colour_read(colour);
    const struct colour_rule *paper = &colour_rules[COLOUR_PAPER];
    bool plain =
        colour_contrast(fill, paper->light) >= CONTRAST_SHAPE && colour_contrast(fill, paper->dark) >= CONTRAST_SHAPE;
    double height = (area.bottom - area.top - notches * NOTCH) / (notches + 1);
    for (guint i = 0; i <= notches; i++)
        drawing_put(drawing, (struct mark){MARK_BOX, plain ? CLASS_SWATCH : CLASS_OUTLINED, .x = area.left,
                                           .y = area.top + i * (height + NOTCH), .width = area.right - area.left,
                                           .height = height, .row = row, .fill = fill});
}

/* Capitals and descenders of most faces lie within these parts of the size. */
#define ASCENT 0.8
#define DESCENT 0.22

static struct area words_area(const struct mark *mark) {
    double size = class_rules[mark->class].size;
    double before = mark->anchor == ANCHOR_START ? 0 : mark->anchor == ANCHOR_MIDDLE ? mark->width / 2 : mark->width;
    double after = mark->width - before;
    if (mark->upward)
        return (struct area){mark->x - ASCENT * size, mark->y - after, mark->x + DESCENT * size, mark->y + before};
    return (struct area){mark->x - before, mark->y - ASCENT * size, mark->x + after, mark->y + DESCENT * size};
}

struct area mark_area(const struct mark *mark) {
    switch (mark->kind) {
    case MARK_WORDS:
        return words_area(mark);
    case MARK_DISC:
        return (struct area){mark->x - mark->width / 2, mark->y - mark->height / 2, mark->x + mark->width / 2,
                             mark->y + mark->height / 2};
    case MARK_LINE:
    case MARK_BOX:
    case MARK_PIECE:
    case MARK_ARROW:
        break;
    }
    return (struct area){mark->x, mark->y, mark->x + mark->width, mark->y + mark->height};
}

bool areas_meet(struct area a, struct area b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/* A rectangle along the way of an arrow, or if points is true what comes to a point at its end. */
static struct outline arrow_part(const struct mark *mark, double from, double to, bool points) {
    if (mark->upward) {
        double left = mark->x, right = left + mark->width, bottom = mark->y + mark->height;
        struct outline part = {
            4, {{left, bottom - from}, {left, bottom - to}, {right, bottom - to}, {right, bottom - from}}};
        if (points)
            part = (struct outline){
                3, {{left, bottom - from}, {left + mark->width / 2, bottom - to}, {right, bottom - from}}};
        return part;
    }
    double top = mark->y, bottom = top + mark->height;
    from += mark->x;
    to += mark->x;
    if (points)
        return (struct outline){3, {{from, top}, {to, top + mark->height / 2}, {from, bottom}}};
    return (struct outline){4, {{from, top}, {to, top}, {to, bottom}, {from, bottom}}};
}

void arrow_parts(const struct mark *mark, struct outline parts[ARROW_PARTS]) {
    static const double ends[ARROW_PARTS][2] = {{0, 0.2}, {0.36, 0.5}, {0.66, 1}};
    double length = mark->upward ? mark->height : mark->width;
    for (int i = 0; i < ARROW_PARTS; i++)
        parts[i] = arrow_part(mark, length * ends[i][0], length * ends[i][1], i == ARROW_PARTS - 1);
}

#define LONGEST_POINT 12.0

struct outline piece_outline(const struct mark *mark) {
    double left = mark->x, top = mark->y, right = left + mark->width, bottom = top + mark->height;
    double neck = top + MIN(MIN(mark->width / 2, LONGEST_POINT), mark->height);
    return (struct outline){
        5, {{left, bottom}, {left, neck}, {left + mark->width / 2, top}, {right, neck}, {right, bottom}}};
}

/* A stretch of a grid line that words are on. */
struct stretch {
    double from, to;
};

static int stretch_compare(const void *a, const void *b) {
    double x = ((const struct stretch *)a)->from;
    double y = ((const struct stretch *)b)->from;
    return (x > y) - (x < y);
}

#define CLEARANCE 4.0

void drawing_grid(struct drawing *drawing, double x, double y, double dx, double dy) {
    bool level = dy == 0;
    g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(struct stretch));
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->kind != MARK_WORDS)
            continue;
        struct area area = mark_area(mark);
        struct stretch stretch = {area.left - CLEARANCE, area.right + CLEARANCE};
        if (!level)
            stretch = (struct stretch){area.top - CLEARANCE / 2, area.bottom + CLEARANCE / 2};
        if (level ? area.top - 1 < y && y < area.bottom + 1 : area.left - CLEARANCE < x && x < area.right + CLEARANCE)
            g_array_append_val(taken, stretch);
    }
    g_array_sort(taken, stretch_compare);
    double at = level ? x : y;
    double end = level ? x + dx : y + dy;
    guint under = 0; /* the grid's place is before all other marks */
    while (under < drawing->marks->len && g_array_index(drawing->marks, struct mark, under).class == CLASS_GRID)
        under++;
    for (guint i = 0; i <= taken->len; i++) {
        struct stretch next = {end, end};
        if (i < taken->len)
            next = g_array_index(taken, struct stretch, i);
        double stop = MIN(next.from, end);
        if (stop > at) {
            struct mark piece = {MARK_LINE, CLASS_GRID, .x = level ? at : x, .y = level ? y : at, .row = -1};
            piece.width = level ? stop - at : 0;
            piece.height = level ? 0 : stop - at;
            g_array_insert_val(drawing->marks, under++, piece);
        }
        at = MAX(at, next.to);
    }
}

void coordinate_append(GString *out, double value) {
    long tenths = lround(value * 10);
    if (tenths < 0) {
        g_string_append_c(out, '-');
        tenths = -tenths;
    }
    char digits[24];
    char *at = digits + sizeof digits;
    if (tenths % 10) {
        *--at = (char)('0' + tenths % 10);
        *--at = '.';
    }
    long whole = tenths / 10;
    do {
        *--at = (char)('0' + whole % 10);
        whole /= 10;
    } while (whole);
    append_bytes(out, at, (gsize)(digits + sizeof digits - at));
}

void drawing_print(const struct drawing *drawing, GString *out) {
    static const char *const kinds[] = {"box", "piece", "arrow", "line", "disc", "words"};
    static const char *const anchors[] = {"start", "middle", "end"};
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        g_string_append_printf(out, "%s %s", kinds[mark->kind], class_rules[mark->class].css);
        const double numbers[] = {mark->x, mark->y, mark->width, mark->height};
        for (guint n = 0; n < (mark->kind == MARK_WORDS || mark->kind == MARK_DISC ? 3 : 4); n++) {
            g_string_append_c(out, ' ');
            coordinate_append(out, numbers[n]);
        }
        if (mark->upward)
            g_string_append(out, " upward");
        if (mark->kind == MARK_WORDS)
            g_string_append_printf(out, " %s '%s'", anchors[mark->anchor], mark->text);
        if (mark->row >= 0)
            g_string_append_printf(out, " row=%s", drawing->figure->rows[mark->row].key);
        g_string_append_c(out, '\n');
    }
}
