/* The charts of a book as XLSX: bars beside a table. */
#include "render/book/xlsx.h"

#include <string.h>

guint xlsx_chart_height(const struct book_chart *chart) {
    return chart->standing ? CHART_HEIGHT : CHART_FRAME + chart->rows * CHART_ROW;
}

enum end { END_LOW, END_HIGH };

static void set_series_range(struct sheet_writer *sheet, lxw_chart_series *series, guint column,
                             void (*set)(lxw_chart_series *, const char *, lxw_row_t, lxw_col_t, lxw_row_t,
                                         lxw_col_t)) {
    lxw_row_t top = sheet->sheet->lines->len + 1;
    set(series, sheet->sheet->name, top, (lxw_col_t)column, top + sheet->sheet->chart.rows - 1, (lxw_col_t)column);
}

/* One end of each row, as bars and ranges look on a page: solid, and light with a hatch. */
static void add_series(struct sheet_writer *sheet, lxw_chart *chart, enum end end) {
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (xlsx_lost(sheet->writer, series))
        return;
    set_series_range(sheet, series, 0, chart_series_set_categories);
    set_series_range(sheet, series, sheet->sheet->chart.low + (guint)end, chart_series_set_values);
    chart_series_set_name(series, sheet->sheet->chart.names[end]);
    if (end == END_LOW)
        chart_series_set_fill(series, &(lxw_chart_fill){.color = 0x1D5B8F});
    else
        chart_series_set_pattern(series, &(lxw_chart_pattern){.type = LXW_CHART_PATTERN_LIGHT_UPWARD_DIAGONAL,
                                                              .fg_color = 0x5B92C2,
                                                              .bg_color = 0xDBE8F3});
}

/* The library's titles have one look throughout: how to read the chart is said with the unit, at the axis of
 * numbers. */
static void set_words(lxw_chart *chart, lxw_chart_axis *numbers, lxw_chart_axis *rows, const struct book_chart *about) {
    char arial[] = "Arial";
    lxw_chart_font strong = {.name = arial, .size = 12, .bold = LXW_TRUE};
    lxw_chart_font plain = {.name = arial, .size = 10, .bold = LXW_EXPLICIT_FALSE};
    bool both = *about->unit && *about->legend;
    g_autofree char *words = g_strconcat(about->unit, both ? ". " : "", about->legend, NULL);
    chart_title_set_name(chart, about->title);
    chart_title_set_name_font(chart, &strong);
    chart_axis_set_name(numbers, words);
    chart_axis_set_name_font(numbers, &plain);
    chart_axis_set_num_font(numbers, &plain);
    chart_axis_set_num_font(rows, &plain);
    chart_legend_set_position(chart, about->exact ? LXW_CHART_LEGEND_NONE : LXW_CHART_LEGEND_TOP);
    chart_legend_set_font(chart, &plain);
}

/* Lying bars have the first row on top, as the table has. That turns the other axis upside down, whose numbers would be
 * on top. day is the form of days along an axis of time, which is one
 * since its cells are dates. */
static void set_axes(lxw_chart *chart, const struct book_chart *about, const char *day) {
    lxw_chart_axis *numbers = about->standing ? chart->y_axis : chart->x_axis;
    lxw_chart_axis *rows = about->standing ? chart->x_axis : chart->y_axis;
    lxw_chart_line grid = {.color = 0xD0D4D8, .width = 0.5};
    if (!about->standing) {
        chart_axis_set_reverse(rows);
        chart_axis_set_label_position(numbers, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
    }
    if (about->dated)
        chart_axis_set_num_format(rows, day);
    chart_axis_set_min(numbers, 0);
    chart_axis_set_num_format(numbers, "#,##0");
    chart_axis_major_gridlines_set_line(numbers, &grid);
    chart_axis_set_major_tick_mark(numbers, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_set_major_tick_mark(rows, LXW_CHART_AXIS_TICK_MARK_NONE);
    set_words(chart, numbers, rows, about);
}

/* The library cuts a description at 2,079 bytes of XML, even in the middle of a letter. */
enum { LONGEST_DESCRIPTION = 2000 };

/* The description, or as many of its whole letters as there is room for. Caller frees. */
static char *shortened(const char *text) {
    gsize length = 0;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        length += strchr("&<>\"", *at) ? strlen("&quot;") : (gsize)(g_utf8_next_char(at) - at);
        if (length > LONGEST_DESCRIPTION - strlen("…")) {
            g_autofree char *kept = g_strndup(text, (gsize)(at - text));
            return g_strconcat(kept, "…", NULL);
        }
    }
    return g_strdup(text);
}

/* A bar a row, dark up to its low end and light up to its high end, as the charts of the pages have it. Nothing is
 * worked out for it: the bar of the low ends is in front of that of the high ones, since what comes later is drawn over
 * what came before. */
void xlsx_add_chart(struct sheet_writer *sheet) {
    const struct book_chart *about = &sheet->sheet->chart;
    lxw_chart *chart = workbook_add_chart(sheet->writer->workbook, about->standing ? LXW_CHART_COLUMN : LXW_CHART_BAR);
    if (xlsx_lost(sheet->writer, chart))
        return;
    if (!about->exact)
        add_series(sheet, chart, END_HIGH);
    add_series(sheet, chart, END_LOW);
    g_autofree char *day = xlsx_day_format(sheet->writer->book, "mmm");
    set_axes(chart, about, day);
    chart_set_series_gap(chart, 60);
    chart_set_series_overlap(chart, 100);
    /* The library's charts are 480 by 288 as such. */
    g_autofree char *description = shortened(about->description);
    lxw_chart_options options = {.x_scale = xlsx_pixels(CHART_WIDTH) / 480.0,
                                 .y_scale = xlsx_chart_height(about) / 288.0,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description = description};
    xlsx_ask(sheet->writer, worksheet_insert_chart_opt(sheet->target, sheet->sheet->lines->len,
                                                       (lxw_col_t)(sheet->sheet->headers->len + 1), chart, &options));
}
