/* A book -> XLSX, by libxlsxwriter: the one file that knows it. What the library takes as it comes is made fit here:
 * texts that would be read as an escape, addresses that it would take for its own kind of link, numbers that are none.
 * Every code it returns is checked, and the first failure is that of the workbook. */
#include "render/book/xlsx.h"

#include "base/date.h"
#include "render/book/package.h"
#include "render/book/spool.h"
#include "render/book/xlsx_text.h"

#include <errno.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void xlsx_ask(struct writer *writer, lxw_error error) {
    if (writer->error == LXW_NO_ERROR)
        writer->error = error;
}

bool xlsx_lost(struct writer *writer, const void *made) {
    if (!made)
        xlsx_ask(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
    return !made;
}

/* Sizes are points. */
static void set_type(lxw_format *format, unsigned look) {
    format_set_font_name(format, "Arial");
    format_set_font_size(format, look & LOOK_TITLE ? TITLE_SIZE : TEXT_SIZE);
    if (look & (LOOK_TITLE | LOOK_STRONG | LOOK_HEADER))
        format_set_bold(format);
    if (look & LOOK_MUTED) {
        format_set_italic(format);
        format_set_font_color(format, MUTED_COLOUR);
    }
    if (look & LOOK_LINK) {
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
        format_set_font_color(format, LINK_COLOUR);
    }
}

static void set_place(lxw_format *format, unsigned look) {
    /* Also a name that is read from right to left stands under the others. */
    format_set_align(format, look & LOOK_RIGHT ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
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
char *xlsx_day_format(const struct book *book, const char *month) {
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
    if (xlsx_lost(writer, format))
        return NULL;
    set_type(format, look);
    set_place(format, look);
    if (look & LOOK_NUMBER)
        format_set_num_format(format, numbers[look_decimals(look)]);
    g_autofree char *day = look & LOOK_DATE ? xlsx_day_format(writer->book, "mmmm") : NULL;
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
    xlsx_ask(sheet->writer, worksheet_write_url_opt(sheet->target, row, column, address, format_of(sheet->writer, look),
                                                    xlsx_text(sheet->writer->scratch, cell->text), NULL));
}

/* A text is always written as text, so that what starts with '=' stays the name that somebody gave himself. An empty
 * cell is written only if its look can be seen. */
static void write_text(struct sheet_writer *sheet, lxw_row_t row, lxw_col_t column, unsigned look, const char *text) {
    if (!*text && !(look & LOOK_TOTAL))
        return;
    xlsx_ask(sheet->writer, worksheet_write_string(sheet->target, row, column, xlsx_text(sheet->writer->scratch, text),
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
        xlsx_ask(sheet->writer,
                 worksheet_write_number(sheet->target, row, column, number, format_of(sheet->writer, look)));
}

static void write_date(struct sheet_writer *sheet, lxw_row_t row, lxw_col_t column, unsigned look, const char *text) {
    day_number day;
    if (!date_parse(text, &day)) {
        write_text(sheet, row, column, look, text);
        return;
    }
    struct calendar_day date = date_calendar(day);
    lxw_datetime datetime = {.year = date.year, .month = date.month, .day = date.day};
    xlsx_ask(sheet->writer,
             worksheet_write_datetime(sheet->target, row, column, &datetime, format_of(sheet->writer, look)));
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
    xlsx_ask(sheet->writer, worksheet_set_row(sheet->target, row, round(height), NULL));
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
    xlsx_ask(sheet->writer, worksheet_add_table(sheet->target, top, 0, top + sheet_row_count(sheet->sheet),
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

uint32_t xlsx_pixels(double pixels) {
    return (uint32_t)ceil(pixels * 7 / 9);
}

static void set_column(struct sheet_writer *sheet, guint column, double pixels) {
    xlsx_ask(sheet->writer, worksheet_set_column_pixels(sheet->target, (lxw_col_t)column, (lxw_col_t)column,
                                                        xlsx_pixels(pixels), NULL));
}

static void set_columns(struct sheet_writer *sheet) {
    guint columns = MAX(sheet->sheet->headers->len, 1);
    for (guint i = 0; i < columns; i++)
        set_column(sheet, i, sheet->widths[i]);
    if (sheet->sheet->chart.rows == 0)
        return;
    set_column(sheet, columns, CHART_GAP);
    set_column(sheet, columns + 1, CHART_WIDTH);
}

static void write_sheet(struct writer *writer, const struct book_sheet *sheet) {
    g_autofree double *widths = sheet_column_widths(sheet);
    writer->sheet = sheet->name;
    xlsx_ask(writer, workbook_validate_sheet_name(writer->workbook, sheet->name));
    if (writer->error != LXW_NO_ERROR)
        return;
    struct sheet_writer target = {writer, sheet, workbook_add_worksheet(writer->workbook, sheet->name), widths};
    if (xlsx_lost(writer, target.target))
        return;
    worksheet_set_default_row(target.target, 16, LXW_FALSE);
    set_columns(&target);
    xlsx_set_paper(&target);
    write_lines(&target);
    if (sheet_has_table(sheet)) {
        add_table(&target);
        write_rows(&target);
    }
    if (sheet->chart.rows > 0)
        xlsx_add_chart(&target);
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
    xlsx_ask(writer, workbook_set_properties(writer->workbook, &properties));
    xlsx_ask(writer, workbook_set_custom_property_string(writer->workbook, "Language", book->language));
}

static void write_sheets(struct writer *writer) {
    const GPtrArray *sheets = writer->book->sheets;
    for (guint i = 0; i < sheets->len && writer->error == LXW_NO_ERROR; i++)
        write_sheet(writer, g_ptr_array_index(sheets, i));
    if (writer->error == LXW_NO_ERROR)
        writer->sheet = NULL;
}

static bool fail(GError **error, const char *sheet, const char *why) {
    if (sheet)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot put a workbook together: sheet \"%s\": %s", sheet,
                    why);
    else
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot put a workbook together: %s", why);
    return false;
}

/* Closing the workbook frees it, whatever comes of it. */
bool xlsx_write(const struct book *book, const char *path, const char *folder, GError **error) {
    lxw_workbook_options options = {.tmpdir = (char *)folder};
    g_autofree struct writer *writer = g_new0(struct writer, 1);
    writer->workbook = workbook_new_opt(path, &options);
    if (xlsx_lost(writer, writer->workbook))
        return fail(error, NULL, lxw_strerror(writer->error));
    writer->book = book;
    writer->scratch = g_string_new(NULL);
    set_first_type(writer->workbook);
    set_properties(writer, book);
    write_sheets(writer);
    xlsx_ask(writer, workbook_close(writer->workbook));
    g_string_free(writer->scratch, TRUE);
    return writer->error == LXW_NO_ERROR || fail(error, writer->sheet, lxw_strerror(writer->error));
}

/* The file as bytes. The library does not see that a disk is full: a part that had no room for its end is found here. */
static bool take_bytes(int file, char **bytes, gsize *size, GError **error) {
    int unread = spool_read(file, bytes, size);
    if (unread)
        return fail(error, NULL, g_strerror(unread));
    g_autoptr(GError) problem = NULL;
    if (package_is_whole(*bytes, *size, &problem))
        return true;
    g_clear_pointer(bytes, g_free);
    return fail(error, NULL, problem->message);
}

/* The library writes to files only: this one is in memory, and has an address by its number. */
bool book_xlsx(const struct book *book, char **bytes, gsize *size, GError **error) {
    const char *folder = spool_folder(book_room(book));
    if (!folder)
        return fail(error, NULL, "there is no room for it in /dev/shm, nor in the folder for temporary files");
    int file = memfd_create("workbook", MFD_CLOEXEC);
    if (file < 0)
        return fail(error, NULL, g_strerror(errno));
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
    bool done = xlsx_write(book, path, folder, error) && take_bytes(file, bytes, size, error);
    close(file);
    return done;
}
