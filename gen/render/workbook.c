/* A book -> XLSX, by libxlsxwriter; no other file includes it. The library checks little of what it is given, so all
 * that would make a spreadsheet program offer a repair is seen to here and in book.c. A number becomes a double here
 * and nowhere else. */
#include "render/render.h"

#include "render/book.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { CELL_LIMIT = 32767, LINK_LIMIT = 2000, PAPER_A4 = 9 };

/* Measures of a page of reading text and of a row, in characters and points. The heights are set, not left to the
 * program that opens the file: Excel would fit them, LibreOffice does not. */
enum {
    PROSE_CHARACTERS = 62,
    WIDEST_COLUMN = 44,
    LINE_HEIGHT = 16,
    TITLE_HEIGHT = 26,
    HEADING_HEIGHT = 30,
    TALLEST_ROW = 400
};

/* How a cell looks; the number of decimals stands above these. */
enum look {
    LOOK_TITLE = 1 << 0,
    LOOK_STRONG = 1 << 1,
    LOOK_HEADER = 1 << 2,
    LOOK_RIGHT = 1 << 3,
    LOOK_WRAP = 1 << 4,
    LOOK_LINK = 1 << 5,
    LOOK_NUMBER = 1 << 6,
    LOOK_TOTAL = 1 << 7,
    LOOK_INDENT = 1 << 8,    /* apart from the numbers at its left */
    LOOK_LOW = 1 << 9,       /* at the foot of its row */
    LOOK_MIDDLE = 1 << 10,   /* halfway its row */
    LOOK_DECIMALS = 1 << 11, /* times the number of them, 0 to 3 */
};

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
    g_autofree char *shown = cell_text(text);
    note_failure(writer, worksheet_write_string(sheet, row, column, shown, format_of(writer, look)));
}

static bool is_web_address(const char *target) {
    return strlen(target) < LINK_LIMIT && (g_str_has_prefix(target, "https://") ||
                                           g_str_has_prefix(target, "http://") || g_str_has_prefix(target, "mailto:"));
}

/* What is not an address of the web or of this book is written as words. */
static void write_link(struct writer *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text,
                       const char *target, bool inside, unsigned look) {
    if (!inside && !is_web_address(target)) {
        write_text(writer, sheet, row, column, text, look);
        return;
    }
    g_autofree char *address = inside ? g_strdup_printf("internal:'%s'!A1", target) : g_strdup(target);
    g_autofree char *shown = cell_text(text);
    note_failure(
        writer, worksheet_write_url_opt(sheet, row, column, address, format_of(writer, look | LOOK_LINK), shown, NULL));
}

static void write_cell(struct writer *writer, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                       const struct book_cell *cell) {
    unsigned look =
        LOOK_MIDDLE | (cell->right ? LOOK_RIGHT : LOOK_WRAP) | (cell->strong ? LOOK_STRONG | LOOK_TOTAL : 0);
    if (!cell->right && column > 0)
        look |= LOOK_INDENT;
    if (cell->kind == BOOK_NUMBER) {
        look |= LOOK_NUMBER | cell->decimals * LOOK_DECIMALS;
        double number = g_ascii_strtod(cell->text, NULL);
        note_failure(writer, worksheet_write_number(sheet, row, column, number, format_of(writer, look)));
    } else if (cell->kind == BOOK_LINK) {
        write_link(writer, sheet, row, column, cell->text, cell->target, cell->inside, look);
    } else {
        write_text(writer, sheet, row, column, cell->text, look);
    }
}

/* How many lines a text takes in a column of so many characters; words do not fill a line to its end. */
static glong lines_in(const char *text, glong characters) {
    glong full = MAX(characters - characters / 8, 1);
    return MAX(1, (g_utf8_strlen(text, -1) + full - 1) / full);
}

static double line_height(const struct book_sheet *sheet, const struct book_line *line) {
    glong lines = sheet->prose ? lines_in(line->text, PROSE_CHARACTERS + PROSE_CHARACTERS / 10) : 1;
    if (line->kind == LINE_TITLE)
        return TITLE_HEIGHT;
    return line->kind == LINE_HEADING ? HEADING_HEIGHT : (double)MIN(lines * LINE_HEIGHT, TALLEST_ROW);
}

static void write_lines(struct writer *writer, lxw_worksheet *worksheet, const struct book_sheet *sheet) {
    static const unsigned looks[] = {
        [LINE_TITLE] = LOOK_TITLE, [LINE_HEADING] = LOOK_STRONG | LOOK_LOW, [LINE_TEXT] = 0, [LINE_LINK] = 0};
    for (guint i = 0; i < sheet->lines->len; i++) {
        const struct book_line *line = &g_array_index(sheet->lines, struct book_line, i);
        /* A title is not broken: it would be taller than its row. */
        unsigned look = looks[line->kind] | (sheet->prose && line->kind != LINE_TITLE ? LOOK_WRAP : 0);
        note_failure(writer, worksheet_set_row(worksheet, i, line_height(sheet, line), NULL));
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
        columns[i].header_format = format_of(writer, LOOK_HEADER | (header->right ? LOOK_RIGHT
                                                                    : i > 0       ? LOOK_INDENT
                                                                                  : 0));
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

static glong longest_word(const char *text) {
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    glong longest = 0;
    for (char **part = parts; *part; part++)
        longest = MAX(longest, g_utf8_strlen(*part, -1));
    return longest;
}

/* Characters of a header in a column, bold being wider. */
static glong header_characters(const char *header) {
    glong characters = MAX(longest_word(header), g_utf8_strlen(header, -1) / 3);
    return characters + characters / 5;
}

/* Characters a column should hold: its longest cell, its header over three lines at most, and no word broken. Numbers
 * get room for their separators. */
static glong column_characters(const struct book_sheet *sheet, guint column) {
    glong characters = header_characters(g_array_index(sheet->headers, struct book_cell, column).text);
    for (guint i = column; i < sheet->cells->len; i += sheet->headers->len) {
        const struct book_cell *cell = &g_array_index(sheet->cells, struct book_cell, i);
        glong length = g_utf8_strlen(cell->text, -1);
        if (cell->kind == BOOK_NUMBER)
            length += length / 3 + (glong)cell->decimals;
        characters = MAX(characters, length + length / 10);
    }
    return CLAMP(characters, 8, WIDEST_COLUMN);
}

/* The height of a row of cells, from its tallest one. */
static double row_height(const struct book_cell *cells, const glong *characters, guint columns, bool bold) {
    glong lines = 1;
    for (guint i = 0; i < columns; i++) {
        glong fit = bold ? characters[i] - characters[i] / 6 : characters[i] + characters[i] / 8 + 1;
        if (bold || cells[i].kind != BOOK_NUMBER)
            lines = MAX(lines, lines_in(cells[i].text, fit));
    }
    return (double)MIN(lines * LINE_HEIGHT + 2, TALLEST_ROW);
}

static void write_table(struct writer *writer, lxw_worksheet *worksheet, const struct book_sheet *sheet,
                        const glong *characters) {
    guint columns = sheet->headers->len;
    guint rows = columns ? sheet->cells->len / columns : 0;
    lxw_row_t top = sheet->lines->len;
    if (rows == 0)
        return;
    const struct book_cell *cells = (const struct book_cell *)(void *)sheet->cells->data;
    double height = row_height((const struct book_cell *)(void *)sheet->headers->data, characters, columns, true);
    note_failure(writer, worksheet_set_row(worksheet, top, height, NULL));
    write_headers(writer, worksheet, sheet, top, rows);
    for (guint r = 0; r < rows; r++) {
        height = row_height(cells + r * columns, characters, columns, false);
        note_failure(writer, worksheet_set_row(worksheet, top + 1 + r, height, NULL));
        for (guint i = 0; i < columns; i++)
            write_cell(writer, worksheet, top + 1 + r, (lxw_col_t)i, &cells[r * columns + i]);
    }
    note_failure(writer, worksheet_repeat_rows(worksheet, top, top));
}

/* The unit of a width is a digit of 11-point Calibri; a character of 12-point Arial is some 1.15 of it. */
static void set_width(struct writer *writer, lxw_worksheet *worksheet, guint column, glong characters) {
    double width = 2.5 + 1.15 * (double)characters;
    note_failure(writer,
                 worksheet_set_column(worksheet, (lxw_col_t)column, (lxw_col_t)column, width, format_of(writer, 0)));
}

static void write_sheet(struct writer *writer, const struct book_sheet *sheet) {
    lxw_worksheet *worksheet = workbook_add_worksheet(writer->workbook, sheet->name);
    if (!worksheet) {
        note_failure(writer, LXW_ERROR_SHEETNAME_ALREADY_USED);
        return;
    }
    g_autofree glong *characters = g_new0(glong, sheet->headers->len + 1);
    for (guint i = 0; i < sheet->headers->len; i++) {
        characters[i] = column_characters(sheet, i);
        set_width(writer, worksheet, i, characters[i]);
    }
    if (sheet->prose)
        set_width(writer, worksheet, 0, PROSE_CHARACTERS);
    write_lines(writer, worksheet, sheet);
    write_table(writer, worksheet, sheet, characters);
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
static bool book_bytes_somewhere(const struct book *book, char **bytes, gsize *size, GError **error) {
    static const char memory[] = "/dev/shm";
    if (access(memory, W_OK) == 0 && book_bytes(book, memory, bytes, size, NULL))
        return true;
    return book_bytes(book, g_get_tmp_dir(), bytes, size, error);
}

bool render_workbook(const struct report *report, const struct workbook *workbook, enum language language,
                     struct sink *sink, GError **error) {
    struct book *book = book_new(report, workbook, language);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    bool done = book_bytes_somewhere(book, &bytes, &size, error);
    if (done) {
        g_autofree char *path = g_strdup_printf("sheets/%s/%s.xlsx", language_code(language), workbook->name);
        sink_put(sink, path, bytes, size);
    }
    book_free(book);
    return done;
}
