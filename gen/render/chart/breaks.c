#include "render/chart/breaks.h"

#include "render/chart/svg.h"

#include <math.h>

#define LEAST_TALL 300.0  /* what is lower is kept whole */
#define LEAST_PIECE 110.0 /* height in pixels */
#define LEAST_GAP 3.0     /* of what is drawn above a break to what is drawn below */

struct reach {
    double top, bottom;
};

static gint reach_compare(gconstpointer a, gconstpointer b) {
    const struct reach *one = a, *other = b;
    return (one->top > other->top) - (one->top < other->top);
}

static bool is_upright_line(const struct mark *mark) {
    return mark->kind == MARK_LINE && mark->width == 0;
}

/* What a mark belongs to: the index of a panel or of a row, which are never broken; -1: nothing, as lines of the grid. */
static int whole_of(const struct drawing *drawing, const struct mark *mark) {
    if (!chart_has_panels(drawing->figure->chart.type))
        return mark->row;
    bool names = mark->class == CLASS_LABEL || mark->class == CLASS_VALUE;
    return mark->row >= 0 || names ? mark->column : -1;
}

static void reach_add(GArray *reaches, struct reach reach) {
    g_array_append_val(reaches, reach);
}

/* From where to where down the drawing its rows, its panels and what belongs to none reach, by their tops. */
static GArray *reaches_of(const struct drawing *drawing) {
    guint count = MAX(drawing->figure->row_count, drawing->figure->column_count);
    g_autofree struct reach *wholes = g_new0(struct reach, count);
    GArray *reaches = g_array_new(FALSE, FALSE, sizeof(struct reach));
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        const struct area area = mark_area(mark);
        int index = whole_of(drawing, mark);
        if (is_upright_line(mark))
            continue;
        if (index < 0) {
            reach_add(reaches, (struct reach){area.top, area.bottom});
            continue;
        }
        struct reach *whole = &wholes[index];
        bool first = whole->bottom == 0;
        *whole = (struct reach){first ? area.top : MIN(whole->top, area.top), MAX(whole->bottom, area.bottom)};
    }
    for (guint i = 0; i < count; i++)
        if (wholes[i].bottom > 0)
            reach_add(reaches, wholes[i]);
    g_array_sort(reaches, reach_compare);
    return reaches;
}

/* What has one axis for all that is drawn, or is a map, says nothing in parts. */
static bool may_be_broken(enum chart_type type) {
    return type != CHART_RANGE_COLUMNS && type != CHART_STEP && type != CHART_TILES;
}

GArray *breaks_of(const struct drawing *drawing) {
    GArray *breaks = g_array_new(FALSE, FALSE, sizeof(double));
    if (drawing->height < LEAST_TALL || !may_be_broken(drawing->figure->chart.type))
        return breaks;
    g_autoptr(GArray) reaches = reaches_of(drawing);
    double bottom = 0, last = 0;
    for (guint i = 0; i < reaches->len; i++) {
        const struct reach *reach = &g_array_index(reaches, struct reach, i);
        double middle = round((bottom + reach->top) / 2);
        if (reach->top - bottom >= LEAST_GAP && middle - last >= LEAST_PIECE &&
            drawing->height - middle >= LEAST_PIECE) {
            g_array_append_val(breaks, middle);
            last = middle;
        }
        bottom = MAX(bottom, reach->bottom);
    }
    return breaks;
}

static void append_piece(GString *out, const struct drawing *drawing, double top, double bottom) {
    g_string_append(out, "<svg class=\"piece\" viewBox=\"0 ");
    coordinate_append(out, top);
    g_string_append_c(out, ' ');
    coordinate_append(out, drawing->width);
    g_string_append_c(out, ' ');
    coordinate_append(out, bottom - top);
    g_string_append(out, "\" aria-hidden=\"true\"><use href=\"#");
    svg_append_id(out, drawing, "marks");
    g_string_append(out, "\"/></svg>\n");
}

void breaks_append(GString *out, const struct drawing *drawing, const GArray *breaks) {
    double top = 0;
    for (guint i = 0; i < breaks->len; i++) {
        double next = g_array_index(breaks, double, i);
        append_piece(out, drawing, top, next);
        top = next;
    }
    if (breaks->len > 0)
        append_piece(out, drawing, top, drawing->height);
}
