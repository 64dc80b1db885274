/* A book -> XLSX, by libxlsxwriter: the one file that knows it. What the library takes as it comes is made fit here:
 * texts that would be read as an escape, addresses that it would take for its own kind of link, numbers that are none.
 * Every code it returns is checked, and the first failure is that of the workbook. */
#include "render/book/book.h"

#include "base/date.h"
#include "render/book/spool.h"
#include "render/book/xlsx_text.h"

#include <errno.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

struct writer {
    lxw_workbook *workbook;
    const struct book *book;
    lxw_format *formats[LOOK_COUNT]; /* by look; NULL: not used yet */
    lxw_error error;                 /* the first one */
    GString *scratch;                /* for a text on its way into the file */
};

/* A sheet that is being filled. */
struct sheet_writer {
    struct writer *writer;
    const struct book_sheet *sheet;
    lxw_worksheet *target;
    const double *widths;
};

static void ask(struct writer *writer, lxw_error error) {
    if (writer->error == LXW_NO_ERROR)
        writer->error = error;
}

/* Sizes are points. */
static void set_type(lxw_format *format, unsigned look) {
    format_set_font_name(format, "Arial");
    format_set_font_size(format, look & LOOK_TITLE ? 16 : 12);
    if (look & (LOOK_TITLE | LOOK_STRONG | LOOK_HEADER))
        format_set_bold(format);
    if (look & LOOK_LINK) {
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
        format_set_font_color(format, 0x0B4F9E);
    }
}

static void set_place(lxw_format *format, unsigned look) {
    if (look & LOOK_RIGHT)
        format_set_align(format, LXW_ALIGN_RIGHT);
    else if (look & (LOOK_INDENT | LOOK_DATE | LOOK_ISO_DATE))
        format_set_align(format, LXW_ALIGN_LEFT);
    if (look & LOOK_INDENT)
        format_set_indent(format, 1);
    if (look & (LOOK_HEADER | LOOK_LOW))
        format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
    else
        format_set_align(format, look & LOOK_MIDDLE ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    if (look & (LOOK_WRAP | LOOK_HEADER))
        format_set_text_wrap(format);
}

/* The form of a day as Excel writes it, in the language of the book and not in that of its reader; month is "mmmm" or
 * "mmm". Caller frees. */
static char *day_format(const struct book *book, const char *month) {
    const struct language_row *forms = book->forms;
    const char *dot = *forms->after_day ? "\"" : "";
    return g_strdup_printf("[$-%X]d%s%s%s %s yyyy", forms->excel_code, dot, forms->after_day, dot, month);
}

/* Each look is one format of the file, made when it first occurs. */
static lxw_format *format_of(struct writer *writer, unsigned look) {
    static const char *const numbers[] = {"#,##0", "#,##0.0", "#,##0.00", "#,##0.000"};
    g_assert(look < LOOK_COUNT);
    if (writer->formats[look])
        return writer->formats[look];
    lxw_format *format = workbook_add_format(writer->workbook);
    if (!format) {
        ask(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    set_type(format, look);
    set_place(format, look);
    if (look & LOOK_NUMBER)
        format_set_num_format(format, numbers[look_decimals(look)]);
    g_autofree char *day = look & LOOK_DATE ? day_format(writer->book, "mmmm") : NULL;
    if (day || look & LOOK_ISO_DATE)
        format_set_num_format(format, day ? day : "yyyy-mm-dd");
    if (look & LOOK_HEADER)
        format_set_bottom(format, LXW_BORDER_THIN);
    if (look & LOOK_TOTAL)
        format_set_top(format, LXW_BORDER_THIN);
    return writer->formats[look] = format;
}

static void write_link(struct sheet_writer *sheet, lxw_row_t row, lxw_col_t column, unsigned look,
                       const struct book_cell *cell) {
    g_autofree char *address =
        cell->inside ? g_strdup_printf("internal:'%s'!A1", cell->target) : xlsx_address(cell->target);
    ask(sheet->writer, worksheet_write_url_opt(sheet->target, row, column, address, format_of(sheet->writer, look),
                                               xlsx_text(sheet->writer->scratch, cell->text), NULL));
}

/* A text is always written as text, so that what starts with '=' stays the name that somebody gave himself. An empty
 * cell is written only if its look can be seen. */
static void write_text(struct sheet_writer *sheet, lxw_row_t row, lxw_col_t column, unsigned look, const char *text) {
    if (!*text && !(look & LOOK_TOTAL))
        return;
    ask(sheet->writer, worksheet_write_string(sheet->target, row, column, xlsx_text(sheet->writer->scratch, text),
                                              format_of(sheet->writer, look)));
}

/* The library would write any double, also one that is no number. */
static void write_number(struct sheet_writer *sheet, lxw_row_t row, lxw_col_t column, unsigned look,
                         const char *digits) {
    char *end;
    double number = g_ascii_strtod(digits, &end);
    if (end == digits || *end || !isfinite(number))
        write_text(sheet, row, column, look, digits);
    else
        ask(sheet->writer, worksheet_write_number(sheet->target, row, column, number, format_of(sheet->writer, look)));
}

static void write_date(struct sheet_writer *sheet, lxw_row_t row, lxw_col_t column, unsigned look, const char *text) {
    day_number day;
    if (!date_parse(text, &day)) {
        write_text(sheet, row, column, look, text);
        return;
    }
    struct calendar_day date = date_calendar(day);
    lxw_datetime datetime = {.year = date.year, .month = date.month, .day = date.day};
    ask(sheet->writer, worksheet_write_datetime(sheet->target, row, column, &datetime, format_of(sheet->writer, look)));
}

static void write_cell(struct sheet_writer *sheet, lxw_row_t row, lxw_col_t column, unsigned look,
                       const struct book_cell *cell) {
    if (cell->kind == BOOK_NUMBER)
        write_number(sheet, row, column, look, cell->text);
    else if (cell->kind == BOOK_DATE)
        write_date(sheet, row, column, look, cell->text);
    else if (cell->kind == BOOK_LINK && link_leads(cell->target, cell->inside))
        write_link(sheet, row, column, look, cell);
    else
        write_text(sheet, row, column, look & ~(unsigned)LOOK_LINK, cell->text);
}

static void set_height(struct sheet_writer *sheet, lxw_row_t row, double height) {
    ask(sheet->writer, worksheet_set_row(sheet->target, row, round(height), NULL));
}

static void write_lines(struct sheet_writer *sheet) {
    const GArray *lines = sheet->sheet->lines;
    for (guint i = 0; i < lines->len; i++) {
        const struct book_line *line = &g_array_index(lines, struct book_line, i);
        struct book_cell cell = line_cell(line);
        set_height(sheet, i, sheet_line_height(sheet->sheet, line));
        write_cell(sheet, i, 0, line_look(sheet->sheet, line), &cell);
    }
}

/* Makes the cells a table, with neither filters nor bands, and writes its headers. */
static void add_table(struct sheet_writer *sheet) {
    const struct book_cell *headers = &g_array_index(sheet->sheet->headers, struct book_cell, 0);
    guint columns = sheet->sheet->headers->len, top = sheet->sheet->lines->len;
    g_autofree lxw_table_column *about = g_new0(lxw_table_column, columns);
    g_autofree lxw_table_column **list = g_new0(lxw_table_column *, columns + 1);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < columns; i++) {
        g_ptr_array_add(texts, g_strdup(xlsx_text(sheet->writer->scratch, headers[i].text)));
        about[i].header = g_ptr_array_index(texts, i);
        about[i].header_format = format_of(sheet->writer, header_look(&headers[i], i));
        list[i] = &about[i];
    }
    lxw_table_options options = {.name = (char *)sheet->sheet->table,
                                 .no_autofilter = LXW_TRUE,
                                 .no_banded_rows = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 1,
                                 .columns = list};
    ask(sheet->writer, worksheet_add_table(sheet->target, top, 0, top + sheet_row_count(sheet->sheet),
                                           (lxw_col_t)(columns - 1), &options));
    set_height(sheet, top, sheet_row_height(headers, sheet->widths, columns, true));
}

static void write_rows(struct sheet_writer *sheet) {
    guint columns = sheet->sheet->headers->len, rows = sheet_row_count(sheet->sheet);
    for (guint r = 0; r < rows; r++) {
        const struct book_cell *cells = sheet_row(sheet->sheet, r);
        guint row = sheet->sheet->lines->len + 1 + r;
        set_height(sheet, row, sheet_row_height(cells, sheet->widths, columns, false));
        for (guint i = 0; i < columns; i++)
            write_cell(sheet, row, (lxw_col_t)i, cell_look(&cells[i], i), &cells[i]);
    }
}

/* A spreadsheet measures columns by the digits of the first font in a file: a font of Arial's widths is almost
 * everywhere, one of the widths of Calibri, the library's own, often is not. The library's list of formats is the one
 * way to change that, and then its pixels are no longer those of the screen: it counts 7 to a digit, which in 12-point
 * Arial has 9. */
static void set_first_type(lxw_workbook *workbook) {
    set_type(STAILQ_FIRST(workbook->formats), 0);
}

static uint32_t library_pixels(double pixels) {
    return (uint32_t)ceil(pixels * 7 / 9);
}

static void set_column(struct sheet_writer *sheet, guint column, double pixels) {
    ask(sheet->writer,
        worksheet_set_column_pixels(sheet->target, (lxw_col_t)column, (lxw_col_t)column, library_pixels(pixels), NULL));
}

/* The chart fills a column of its own, so that no page ends within it, one empty column away from the table. In pixels,
 * of which there are 96 an inch. */
enum { CHART_GAP = 64, CHART_WIDTH = 768, CHART_FRAME = 144, CHART_ROW = 24, CHART_HEIGHT = 420 };

static void set_columns(struct sheet_writer *sheet) {
    guint columns = MAX(sheet->sheet->headers->len, 1);
    for (guint i = 0; i < columns; i++)
        set_column(sheet, i, sheet->widths[i]);
    if (sheet->sheet->chart.rows == 0)
        return;
    set_column(sheet, columns, CHART_GAP);
    set_column(sheet, columns + 1, CHART_WIDTH);
}

/* The library takes 255 characters, some of which are around the words. */
enum { LONGEST_FOOTER = 200 };

/* The edition and the address at the left, the number of the page at the right. '&' begins a code there. */
static void set_footer(struct sheet_writer *sheet) {
    static const char look[] = "&9&\"Arial,Regular\"";
    g_autoptr(GString) footer = g_string_new("&L");
    g_string_append(footer, look);
    int room = LONGEST_FOOTER;
    for (const char *at = sheet->writer->book->footer; *at; at = g_utf8_next_char(at)) {
        room -= *at == '&' ? 2 : 1;
        if (room < 0)
            break;
        g_string_append(footer, *at == '&' ? "&" : "");
        g_string_append_unichar(footer, g_utf8_get_char(at));
    }
    g_string_append_printf(footer, " &R%s&P / &N", look);
    ask(sheet->writer, worksheet_set_footer(sheet->target, footer->str));
}

/* Upright if there is text to read, else on its side; as many pages long as it takes. The first column and the row of
 * headers are printed on every page. 9 is A4. */
static void set_paper(struct sheet_writer *sheet) {
    guint pages =
        sheet_pages_wide(sheet->sheet, sheet->widths, sheet->sheet->chart.rows > 0 ? CHART_GAP + CHART_WIDTH : 0);
    worksheet_set_paper(sheet->target, 9);
    worksheet_fit_to_pages(sheet->target, (uint16_t)pages, 0);
    if (sheet->sheet->prose)
        worksheet_set_portrait(sheet->target);
    else
        worksheet_set_landscape(sheet->target);
    set_footer(sheet);
    if (!sheet_has_table(sheet->sheet))
        return;
    lxw_row_t top = sheet->sheet->lines->len;
    ask(sheet->writer, worksheet_repeat_rows(sheet->target, top, top));
    ask(sheet->writer, worksheet_repeat_columns(sheet->target, 0, 0));
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
    if (!series) {
        ask(sheet->writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
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

/* A bar a row, dark up to its low end and light up to its high end, as the charts of the pages have it. Nothing is
 * worked out for it: the bar of the low ends is in front of that of the high ones, since what comes later is drawn over
 * what came before. */
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

static void add_chart(struct sheet_writer *sheet) {
    const struct book_chart *about = &sheet->sheet->chart;
    lxw_chart *chart = workbook_add_chart(sheet->writer->workbook, about->standing ? LXW_CHART_COLUMN : LXW_CHART_BAR);
    if (!chart) {
        ask(sheet->writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    if (!about->exact)
        add_series(sheet, chart, END_HIGH);
    add_series(sheet, chart, END_LOW);
    g_autofree char *day = day_format(sheet->writer->book, "mmm");
    set_axes(chart, about, day);
    chart_set_series_gap(chart, 60);
    chart_set_series_overlap(chart, 100);
    /* The library's charts are 480 by 288 as such. */
    guint height = about->standing ? CHART_HEIGHT : CHART_FRAME + about->rows * CHART_ROW;
    g_autofree char *description = shortened(about->description);
    lxw_chart_options options = {.x_scale = library_pixels(CHART_WIDTH) / 480.0,
                                 .y_scale = height / 288.0,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .description = description};
    ask(sheet->writer, worksheet_insert_chart_opt(sheet->target, sheet->sheet->lines->len,
                                                  (lxw_col_t)(sheet->sheet->headers->len + 1), chart, &options));
}

static void write_sheet(struct writer *writer, const struct book_sheet *sheet) {
    g_autofree double *widths = sheet_column_widths(sheet);
    ask(writer, workbook_validate_sheet_name(writer->workbook, sheet->name));
    if (writer->error != LXW_NO_ERROR)
        return;
    struct sheet_writer target = {writer, sheet, workbook_add_worksheet(writer->workbook, sheet->name), widths};
    if (!target.target) {
        ask(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    worksheet_set_default_row(target.target, 16, LXW_FALSE);
    set_columns(&target);
    set_paper(&target);
    write_lines(&target);
    if (sheet_has_table(sheet)) {
        add_table(&target);
        write_rows(&target);
    }
    if (sheet->chart.rows > 0)
        add_chart(&target);
}

/* Excel shows a custom property of this name; the library has none for the language of the core ones. The only time is
 * the edition's day, so that the bytes are always the same; also in every thread, since the library asks gmtime, whose
 * answer all share. */
static void set_properties(struct writer *writer, const struct book *book) {
    static const day_number epoch = 719163; /* 1 January 1970 */
    lxw_doc_properties properties = {.title = (char *)book->title,
                                     .subject = (char *)book->subject,
                                     .author = (char *)book->author,
                                     .company = (char *)book->author,
                                     .keywords = (char *)book->keywords,
                                     .comments = (char *)book->comments,
                                     .created = (time_t)(book->date - epoch) * 24 * 60 * 60};
    ask(writer, workbook_set_properties(writer->workbook, &properties));
    ask(writer, workbook_set_custom_property_string(writer->workbook, "Language", book->language));
}

/* Writes the file to an address of the system. Closing the workbook frees it, whatever comes of it. */
static lxw_error write_book(const struct book *book, const char *path, const char *folder) {
    lxw_workbook_options options = {.tmpdir = (char *)folder};
    g_autofree struct writer *writer = g_new0(struct writer, 1);
    writer->workbook = workbook_new_opt(path, &options);
    if (!writer->workbook)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    writer->book = book;
    writer->scratch = g_string_new(NULL);
    set_first_type(writer->workbook);
    set_properties(writer, book);
    for (guint i = 0; i < book->sheets->len && writer->error == LXW_NO_ERROR; i++)
        write_sheet(writer, g_ptr_array_index(book->sheets, i));
    ask(writer, workbook_close(writer->workbook));
    g_string_free(writer->scratch, TRUE);
    return writer->error;
}

static bool fail(GError **error, const char *why) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot put a workbook together: %s", why);
    return false;
}

/* The library writes to files only: this one is in memory, and has an address by its number. */
bool book_xlsx(const struct book *book, char **bytes, gsize *size, GError **error) {
    const char *folder = spool_folder(book_room(book));
    if (!folder)
        return fail(error, "there is no room for it in /dev/shm, nor in the folder for temporary files");
    int file = memfd_create("workbook", MFD_CLOEXEC);
    if (file < 0)
        return fail(error, g_strerror(errno));
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
    lxw_error failure = write_book(book, path, folder);
    int unread = failure == LXW_NO_ERROR ? spool_read(file, bytes, size) : 0;
    if (failure != LXW_NO_ERROR)
        fail(error, lxw_strerror(failure));
    else if (unread)
        fail(error, g_strerror(unread));
    close(file);
    return failure == LXW_NO_ERROR && !unread;
}
