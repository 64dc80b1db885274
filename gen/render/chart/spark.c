/* A column along an axis of time, drawn small beside words that say its sum: no axis and no words; all of a
 * figure in one scale, so that their heights compare. */
#include "render/render.h"

#include "render/escape.h"

#include <math.h>

/* What has no end goes on for a stub behind its low one; what is more than nothing is seen. */
enum { SPARK_HEIGHT = 100, SPARK_BIN = 10, SPARK_HIGHEST = 88, SPARK_STUB = 12, SPARK_LEAST = 3 };

int64_t render_spark_scale(const struct figure *figure) {
    int64_t most = 0;
    for (guint i = 0; i < figure->row_count; i++)
        for (guint column = 1; column < figure->column_count; column++) {
            const struct cell *cell = &figure->rows[i].cells[column];
            if (cell->kind == CELL_NUMBER && cell_has_value(cell))
                most = MAX(most, cell_value(cell).open ? cell_value(cell).low : cell_value(cell).high);
        }
    return most;
}

/* From the foot up. */
static int height_of(const struct cell *cell, bool high, int64_t most) {
    int64_t value = high && !cell_value(cell).open ? cell_value(cell).high : cell_value(cell).low;
    return most > 0 && value > 0 ? MAX((int)lround((double)value * SPARK_HIGHEST / (double)most), SPARK_LEAST) : 0;
}

/* One column beside the other, up to the one end or the other; bins without a number are left out. */
static void append_columns(const struct figure *figure, guint column, bool high, int64_t most, GString *out) {
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

/* Two slices above each low end that has no high one. */
static void append_open(const struct figure *figure, guint column, int64_t most, GString *out) {
    static const int slices[][2] = {{3, 6}, {9, SPARK_STUB}};
    for (guint i = 0; i < figure->row_count; i++) {
        const struct cell *cell = &figure->rows[i].cells[column];
        if (!cell_has_value(cell) || !cell_value(cell).open)
            continue;
        int foot = SPARK_HEIGHT - height_of(cell, false, most);
        for (gsize slice = 0; slice < G_N_ELEMENTS(slices); slice++)
            g_string_append_printf(out, "M%u %dV%dH%uV%dz", i * SPARK_BIN, foot - slices[slice][0],
                                   foot - slices[slice][1], (i + 1) * SPARK_BIN, foot - slices[slice][0]);
    }
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

void render_spark(const struct figure *figure, guint column, int64_t most, GString *out) {
    html_append(out,
                "<svg class=\"spark\" viewBox=\"0 0 $d $d\" preserveAspectRatio=\"none\" aria-hidden=\"true\" "
                "data-figure=\"$t\" data-column=\"$t\"><path class=\"possible\" d=\"",
                figure->row_count * SPARK_BIN, (unsigned)SPARK_HEIGHT, figure->id, figure->columns[column].key);
    append_columns(figure, column, true, most, out);
    g_string_append(out, "\"/><path class=\"certain\" d=\"");
    append_columns(figure, column, false, most, out);
    g_string_append(out, "\"/><path class=\"open\" d=\"");
    append_open(figure, column, most, out);
    g_string_append(out, "\"/><path class=\"foot\" d=\"");
    append_foot(figure, column, out);
    g_string_append(out, "\"/></svg>");
}
