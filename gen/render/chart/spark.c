/* A column along an axis of time, drawn small beside words that say its sum: no axis, no words, no scale but its own. */
#include "render/render.h"

#include "render/escape.h"

#include <math.h>

enum { SPARK_HEIGHT = 100, SPARK_BIN = 10 };

/* The highest end in a column, in its unit; 0 if nothing is in it. */
static int64_t highest(const struct figure *figure, guint column) {
    int64_t most = 0;
    for (guint i = 0; i < figure->row_count; i++) {
        const struct cell *cell = &figure->rows[i].cells[column];
        if (cell_has_value(cell))
            most = MAX(most, MAX(cell->value.low, cell->value.open ? 0 : cell->value.high));
    }
    return most;
}

/* From the foot up; what has no end reaches the top. */
static int height_of(const struct cell *cell, bool high, int64_t most) {
    if (high && cell->value.open)
        return SPARK_HEIGHT;
    int64_t value = high ? cell->value.high : cell->value.low;
    return most > 0 ? (int)lround((double)value * SPARK_HEIGHT / (double)most) : 0;
}

/* One column beside the other, up to the one end or the other; bins without a number are left out. */
static void append_columns(const struct figure *figure, guint column, bool high, GString *out) {
    int64_t most = highest(figure, column);
    int at = -1; /* the height of the bin before; -1: there is none */
    for (guint i = 0; i < figure->row_count; i++) {
        const struct cell *cell = &figure->rows[i].cells[column];
        int height = cell_has_value(cell) ? height_of(cell, high, most) : -1;
        if (height != at && at >= 0)
            g_string_append_printf(out, "H%u", i * SPARK_BIN);
        if (height < 0 && at >= 0)
            g_string_append_printf(out, "V%dz", SPARK_HEIGHT);
        if (height >= 0 && at < 0)
            g_string_append_printf(out, "M%u %dV%d", i * SPARK_BIN, SPARK_HEIGHT, SPARK_HEIGHT - height);
        else if (height >= 0 && height != at)
            g_string_append_printf(out, "V%d", SPARK_HEIGHT - height);
        at = height;
    }
    if (at >= 0)
        g_string_append_printf(out, "H%uV%dz", figure->row_count * SPARK_BIN, SPARK_HEIGHT);
}

/* A line at the foot of the bins that have a number: nothing spent is not nothing known. */
static void append_foot(const struct figure *figure, guint column, GString *out) {
    bool known = false;
    for (guint i = 0; i <= figure->row_count; i++) {
        bool now = i < figure->row_count && cell_has_value(&figure->rows[i].cells[column]);
        if (now != known)
            g_string_append_printf(out, "%c%u", known ? 'H' : 'M', i * SPARK_BIN);
        if (now && !known)
            g_string_append_printf(out, " %d", SPARK_HEIGHT);
        known = now;
    }
}

void render_spark(const struct figure *figure, guint column, GString *out) {
    html_append(out,
                "<svg class=\"spark\" viewBox=\"0 0 $d $d\" preserveAspectRatio=\"none\" aria-hidden=\"true\" "
                "data-figure=\"$t\" data-column=\"$t\"><path class=\"possible\" d=\"",
                figure->row_count * SPARK_BIN, (unsigned)SPARK_HEIGHT, figure->id, figure->columns[column].key);
    append_columns(figure, column, true, out);
    g_string_append(out, "\"/><path class=\"certain\" d=\"");
    append_columns(figure, column, false, out);
    g_string_append(out, "\"/><path class=\"foot\" d=\"");
    append_foot(figure, column, out);
    g_string_append(out, "\"/></svg>");
}
