/* A book -> XLSX, by libxlsxwriter; no other file includes it. The library checks little of what it is given, so all
 * that would make a spreadsheet program offer a repair is seen to here and in book.c. A number becomes a double here
 * and nowhere else. */
#include "render/book.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { CELL_LIMIT = 32767, PAPER_A4 = 9 };

struct writer {
    lxw_workbook *workbook;
    GHashTable *formats; /* enum look -> lxw_format *, which the workbook owns */
    lxw_error failure;   /* the first one */
};

static void note_failure(struct writer *writer, lxw_error failure) {
    if (failure != LXW_NO_ERROR && writer->failure == LXW_NO_ERROR)
        writer->failure = failure;
}

static lxw_format *format_new(struct writer *writer, unsigned look) {
    static const char *const numbers[] = {"#,##0", "#,##0.0", "#,##0.00", "#,##0.000"};
    lxw_format *format = workbook_add_format(writer->workbook);
    format_set_font_name(format, "Arial");
    format_set_font_size(format, look & LOOK_TITLE ? 16 : 12);
    format_set_align(format, look & (LOOK_HEADER | LOOK_LOW) ? LXW_ALIGN_VERTICAL_BOTTOM
                             : look & LOOK_MIDDLE            ? LXW_ALIGN_VERTICAL_CENTER
                                                             : LXW_ALIGN_VERTICAL_TOP);
    if (look & (LOOK_TITLE | LOOK_STRONG | LOOK_HEADER))
        format_set_bold(format);
    if (look & LOOK_RIGHT)
        format_set_align(format, LXW_ALIGN_RIGHT);
    if (look & LOOK_INDENT)
        format_set_indent(format, 1);
    if (look & (LOOK_WRAP | LOOK_HEADER))
        format_set_text_wrap(format);
    if (look & LOOK_HEADER)
        format_set_bottom(format, LXW_BORDER_THIN);
    if (look & LOOK_TOTAL)
        format_set_top(format, LXW_BORDER_THIN);
    if (look & LOOK_NUMBER)
        format_set_num_format(format, numbers[look / LOOK_DECIMALS]);
    if (look & LOOK_LINK) {
        format_set_font_color(format, 0x0B4F9E);
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    return format;
}

static lxw_format *format_of(struct writer *writer, unsigned look) {
    gpointer key = GUINT_TO_POINTER(look + 1);
    lxw_format *format = g_hash_table_lookup(writer->formats, key);
    if (!format) {
        format = format_new(writer, look);
        g_hash_table_insert(writer->formats, key, format);
    }
    return format;
}

/* "_x0041_" in a file means "A", so that where somebody wrote just that its first '_' must be written as "_x005F_". */
static bool is_escape(const char *text) {
    return text[0] == '_' && text[1] == 'x' && g_ascii_isxdigit(text[2]) && g_ascii_isxdigit(text[3]) &&
           g_ascii_isxdigit(text[4]) && g_ascii_isxdigit(text[5]) && text[6] == '_';
}

/* True where cell_text would change nothing: there is no escape in it, and it is far from too long. */
static bool stands_as_it_is(const char *text) {
    return !strstr(text, "_x") && strlen(text) < CELL_LIMIT;
}

/* Text as it stands in a cell: escapes escaped, and no longer than a cell can hold, in UTF-16, with an ellipsis where
 * something had to go. */
static char *cell_text(const char *text) {
    GString *out = g_string_sized_new(strlen(text) + 8);
    glong units = 0;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const char *escape = is_escape(at) ? "_x005F" : "";
        units += (glong)strlen(escape) + (g_utf8_get_char(at) > 0xFFFF ? 2 : 1);
        if (units > CELL_LIMIT - 1) {
            g_string_append(out, "…");
            break;
        }
        g_string_append(out, escape);
        g_string_append_len(out, at, g_utf8_next_char(at) - at);
    }
    return g_string_free(out, FALSE);
}

/* Always as a string: what starts with '=' stays the name that somebody gave himself. */
static void write_text(struct writer *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text,
                       unsigned look) {
    g_autofree char *shown = stands_as_it_is(text) ? NULL : cell_text(text);
    note_failure(writer, worksheet_write_string(sheet, row, column, shown ? shown : text, format_of(writer, look)));
}

/* What is not an address of the web or of this book is written as words. */
static void write_link(struct writer *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text,
                       const char *target, bool inside, unsigned look) {
    if (!link_leads(target, inside)) {
        write_text(writer, sheet, row, column, text, look & ~(unsigned)LOOK_LINK);
        return;
    }
    g_autofree char *address = inside ? g_strdup_printf("internal:'%s'!A1", target) : g_strdup(target);
    g_autofree char *shown = cell_text(text);
    note_failure(writer, worksheet_write_url_opt(sheet, row, column, address, format_of(writer, look), shown, NULL));
}

static void write_cell(struct writer *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                       const struct book_cell *cell) {
    unsigned look = cell_look(cell, column);
    if (cell->kind == BOOK_NUMBER) {
        double number = g_ascii_strtod(cell->text, NULL);
        note_failure(writer, worksheet_write_number(sheet, row, column, number, format_of(writer, look)));
    } else if (cell->kind == BOOK_LINK) {
        write_link(writer, sheet, row, column, cell->text, cell->target, cell->inside, look);
    } else {
        write_text(writer, sheet, row, column, cell->text, look);
    }
}

static void write_lines(struct writer *writer, lxw_worksheet *worksheet, const struct book_sheet *sheet) {
    for (guint i = 0; i < sheet->lines->len; i++) {
        const struct book_line *line = &g_array_index(sheet->lines, struct book_line, i);
        unsigned look = line_look(sheet, line);
        note_failure(writer, worksheet_set_row(worksheet, i, sheet_line_height(sheet, line), NULL));
        if (line->kind == LINE_LINK)
            write_link(writer, worksheet, i, 0, line->text, line->target, line->inside, look);
        else
            write_text(writer, worksheet, i, 0, line->text, look);
    }
}

/* The headers of a table are written by add_table itself. */
static void write_headers(struct writer *writer, lxw_worksheet *worksheet, const struct book_sheet *sheet,
                          lxw_row_t top, lxw_row_t rows) {
    guint count = sheet->headers->len;
    g_autofree lxw_table_column *columns = g_new0(lxw_table_column, count);
    g_autofree lxw_table_column **list = g_new0(lxw_table_column *, count + 1);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < count; i++) {
        const struct book_cell *header = &g_array_index(sheet->headers, struct book_cell, i);
        g_ptr_array_add(texts, cell_text(header->text));
        columns[i].header = g_ptr_array_index(texts, i);
        columns[i].header_format = format_of(writer, header_look(header, i));
        list[i] = &columns[i];
    }
    g_autofree char *name = g_strdup(sheet->table);
    lxw_table_options options = {.name = name,
                                 .no_autofilter = LXW_TRUE,
                                 .no_banded_rows = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 1,
                                 .columns = list};
    note_failure(writer, worksheet_add_table(worksheet, top, 0, top + rows, (lxw_col_t)(count - 1), &options));
}

static void write_table(struct writer *writer, lxw_worksheet *worksheet, const struct book_sheet *sheet,
                        const glong *characters) {
    guint columns = sheet->headers->len;
    guint rows = sheet_row_count(sheet);
    lxw_row_t top = sheet->lines->len;
    if (rows == 0)
        return;
    double height = sheet_row_height(&g_array_index(sheet->headers, struct book_cell, 0), characters, columns, true);
    note_failure(writer, worksheet_set_row(worksheet, top, height, NULL));
    write_headers(writer, worksheet, sheet, top, rows);
    for (guint r = 0; r < rows; r++) {
        const struct book_cell *cells = sheet_row(sheet, r);
        height = sheet_row_height(cells, characters, columns, false);
        note_failure(writer, worksheet_set_row(worksheet, top + 1 + r, height, NULL));
        for (guint i = 0; i < columns; i++)
            write_cell(writer, worksheet, top + 1 + r, (lxw_col_t)i, &cells[i]);
    }
    note_failure(writer, worksheet_repeat_rows(worksheet, top, top));
}

/* The unit of a width is a digit of 11-point Calibri; a character of 12-point Arial is some 1.15 of it. */
static void set_width(struct writer *writer, lxw_worksheet *worksheet, guint column, double width) {
    note_failure(writer,
                 worksheet_set_column(worksheet, (lxw_col_t)column, (lxw_col_t)column, width, format_of(writer, 0)));
}

static void write_series(lxw_chart *chart, const struct book_sheet *sheet, guint column, const char *name,
                         lxw_color_t colour) {
    lxw_row_t top = sheet->lines->len + 1;
    lxw_row_t bottom = top + sheet->chart.rows - 1;
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    chart_series_set_categories(series, sheet->name, top, 0, bottom, 0);
    chart_series_set_values(series, sheet->name, top, (lxw_col_t)column, bottom, (lxw_col_t)column);
    chart_series_set_name(series, name);
    lxw_chart_fill fill = {.color = colour};
    chart_series_set_fill(series, &fill);
}

/* To the right of the table, below which nothing stands. Two colours that differ in lightness too. */
static void write_chart(struct writer *writer, lxw_worksheet *worksheet, const struct book_sheet *sheet) {
    const struct book_chart *about = &sheet->chart;
    if (about->rows == 0)
        return;
    lxw_chart *chart = workbook_add_chart(writer->workbook, LXW_CHART_BAR);
    write_series(chart, sheet, about->low, about->low_name, 0x12436D);
    write_series(chart, sheet, about->low + 1, about->high_name, 0xF46A25);
    lxw_chart_font title = {.name = (char *)"Arial", .size = 12, .bold = LXW_TRUE};
    lxw_chart_font text = {.name = (char *)"Arial", .size = 10};
    chart_title_set_name(chart, about->title);
    chart_title_set_name_font(chart, &title);
    /* The first row on top, as in the table; its axis is the upright one. */
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_num_font(chart->y_axis, &text);
    chart_axis_set_num_font(chart->x_axis, &text);
    chart_axis_set_num_format(chart->x_axis, "#,##0");
    chart_axis_set_min(chart->x_axis, 0);
    chart_axis_set_name(chart->x_axis, about->unit);
    chart_axis_set_name_font(chart->x_axis, &text);
    chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_TOP);
    chart_legend_set_font(chart, &text);
    lxw_chart_options options = {.description = (char *)about->description,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                 .x_scale = 1.6,
                                 .y_scale = 0.5 + (double)about->rows / 8};
    note_failure(writer, worksheet_insert_chart_opt(worksheet, sheet->lines->len, (lxw_col_t)(sheet->headers->len + 1),
                                                    chart, &options));
}

static void write_sheet(struct writer *writer, const struct book_sheet *sheet) {
    lxw_worksheet *worksheet = workbook_add_worksheet(writer->workbook, sheet->name);
    if (!worksheet) {
        note_failure(writer, LXW_ERROR_SHEETNAME_ALREADY_USED);
        return;
    }
    g_autofree glong *characters = sheet_column_characters(sheet);
    for (guint i = 0; i < MAX(sheet->headers->len, 1); i++)
        set_width(writer, worksheet, i, sheet_column_width(sheet, characters, i));
    write_lines(writer, worksheet, sheet);
    write_table(writer, worksheet, sheet, characters);
    write_chart(writer, worksheet, sheet);
    worksheet_set_paper(worksheet, PAPER_A4);
    worksheet_fit_to_pages(worksheet, 1, 0);
    if (!sheet->prose)
        worksheet_set_landscape(worksheet);
}

/* A fixed day of creation: without it the library writes the clock. It is turned into text by gmtime, whose memory all
 * threads share; they write the same day there. */
static void set_properties(struct writer *writer, const struct book *book) {
    lxw_doc_properties properties = {.title = (char *)book->title,
                                     .subject = (char *)book->subject,
                                     .author = (char *)book->author,
                                     .company = (char *)book->author,
                                     .keywords = (char *)book->keywords,
                                     .comments = (char *)book->comments,
                                     .created = (time_t)book->created};
    note_failure(writer, workbook_set_properties(writer->workbook, &properties));
    note_failure(writer, workbook_set_custom_property_string(writer->workbook, "Language", book->language));
}

/* Writes the book to a file. The library's own temporary files go to the same folder. */
static bool book_write(const struct book *book, const char *folder, const char *file, GError **error) {
    lxw_workbook_options options = {.tmpdir = (char *)folder};
    struct writer writer = {.workbook = workbook_new_opt(file, &options), .formats = g_hash_table_new(NULL, NULL)};
    if (!writer.workbook)
        writer.failure = LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (writer.workbook) {
        set_properties(&writer, book);
        for (guint i = 0; i < book->sheets->len; i++)
            write_sheet(&writer, g_ptr_array_index(book->sheets, i));
        note_failure(&writer, workbook_close(writer.workbook));
    }
    g_hash_table_unref(writer.formats);
    if (writer.failure != LXW_NO_ERROR)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot write a workbook in %s: %s", folder,
                    lxw_strerror(writer.failure));
    return writer.failure == LXW_NO_ERROR;
}

/* The library writes to files only, so the bytes go by way of a private folder. */
static bool book_bytes(const struct book *book, const char *parent, char **bytes, gsize *size, GError **error) {
    g_autofree char *folder = g_build_filename(parent, "adreport-XXXXXX", NULL);
    if (!g_mkdtemp(folder)) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot make a temporary folder in %s: %s", parent,
                    g_strerror(errno));
        return false;
    }
    g_autofree char *file = g_build_filename(folder, "book.xlsx", NULL);
    bool done = book_write(book, folder, file, error) && g_file_get_contents(file, bytes, size, error);
    g_unlink(file);
    g_rmdir(folder);
    return done;
}

/* In memory where there is room for it, else where temporary files go. */
bool book_xlsx(const struct book *book, char **bytes, gsize *size, GError **error) {
    static const char memory[] = "/dev/shm";
    if (access(memory, W_OK) == 0 && book_bytes(book, memory, bytes, size, NULL))
        return true;
    return book_bytes(book, g_get_tmp_dir(), bytes, size, error);
}
