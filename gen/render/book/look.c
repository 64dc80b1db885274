/* How a sheet looks, for every format alike: which cell has which look, and how wide and how high all is. The measures
 * are set here since Excel would fit rows to their text, and LibreOffice does not. */
#include "render/book/book.h"

#include "render/escape.h"

#include <math.h>
#include <string.h>

/* Pixels, 96 an inch. Beside its words a cell has what spreadsheets keep free, its indent, and some air: more if it
 * is at the right, since it would touch what is at the right one column before. */
enum {
    PROSE_WIDTH = 560, /* on an upright page also in a typeface a sixth wider than Arial */
    PLAIN_WIDTH = 150, /* of a sheet without a table */
    NARROWEST_WORDS = 64,
    WIDEST_WORDS = 350, /* what is longer takes several lines */
    WIDEST_WORD = 480,  /* what is longer is broken */
    WIDEST_LETTER = 18, /* no byte of a text takes more */
    ROOM_BESIDE = 22,
    ROOM_BESIDE_NUMBERS = 30,
};

/* Points. */
enum { LINE_HEIGHT = 16, TITLE_HEIGHT = 26, HEADING_HEIGHT = 30, PARAGRAPH_AIR = 6, TALLEST_ROW = 400 };

enum { HEADER_LINES = 3 };

enum { LINK_LIMIT = 2000 };

double sheet_line_width(const struct book_line *line) {
    double width = cell_text_width(line->text, line->kind == LINE_TITLE || line->kind == LINE_HEADING);
    return line->kind == LINE_TITLE ? width * TITLE_SIZE / TEXT_SIZE : width;
}

/* A title over a table stands above its columns. In a column of reading text it is broken, with room for a wider typeface. */
static guint title_lines(const struct book_sheet *sheet, const char *title) {
    double room = (PROSE_WIDTH - ROOM_BESIDE) * 100.0 * TEXT_SIZE / TITLE_SIZE / OTHER_TYPEFACE;
    return sheet->prose ? cell_text_lines(title, true, room) : 1;
}

double sheet_line_height(const struct book_sheet *sheet, const struct book_line *line) {
    if (line->kind == LINE_TITLE)
        return MIN(title_lines(sheet, line->text) * TITLE_HEIGHT, TALLEST_ROW);
    if (line->kind == LINE_HEADING)
        return HEADING_HEIGHT;
    if (!sheet->prose)
        return LINE_HEIGHT;
    guint lines = cell_text_lines(line->text, false, PROSE_WIDTH - ROOM_BESIDE);
    return MIN(lines * LINE_HEIGHT + PARAGRAPH_AIR, TALLEST_ROW);
}

/* The words of a header take three lines at most, and none is broken. */
static double header_width(const char *header) {
    double width =
        MAX(cell_text_longest_word(header, true) * OTHER_TYPEFACE / 100, cell_text_width(header, true) / HEADER_LINES);
    while (cell_text_lines(header, true, width) > HEADER_LINES)
        width += 8;
    return width;
}

/* A number as it is shown, with separators and all decimals of its column. */
static double number_width(const struct book_cell *cell) {
    gsize digits = strlen(cell->text);
    gsize separators = digits / 3 + 1;
    return cell_text_width("0", false) * (double)(digits + cell->decimals) +
           cell_text_width(",", false) * (double)separators;
}

/* No day is wider, in any language there is: one that has no room is shown as hashes. */
static const char widest_day[] = "30. september 2023";

static double cell_width(const struct book_cell *cell) {
    if (cell->kind == BOOK_NUMBER)
        return number_width(cell);
    if (cell->kind == BOOK_DATE)
        return cell_text_width(widest_day, cell->strong);
    double whole = cell_text_width(cell->text, cell->strong);
    if (whole <= WIDEST_WORDS)
        return whole;
    return CLAMP(cell_text_longest_word(cell->text, cell->strong), WIDEST_WORDS, WIDEST_WORD);
}

static double column_width(const struct book_sheet *sheet, guint column) {
    const struct book_cell *header = &g_array_index(sheet->headers, struct book_cell, column);
    double width = MAX(header_width(header->text), NARROWEST_WORDS);
    for (guint i = column; i < sheet->cells->len; i += sheet->headers->len)
        width = MAX(width, cell_width(&g_array_index(sheet->cells, struct book_cell, i)));
    return ceil(width) + (header->right ? ROOM_BESIDE_NUMBERS : ROOM_BESIDE);
}

double *sheet_column_widths(const struct book_sheet *sheet) {
    double *widths = g_new0(double, sheet->headers->len + 1);
    widths[0] = sheet->prose ? PROSE_WIDTH : PLAIN_WIDTH;
    for (guint i = 0; i < sheet->headers->len; i++)
        widths[i] = column_width(sheet, i);
    return widths;
}

/* A name or a number of several digits is one word: over two lines it would be read as two, or its end be missed. */
static bool may_wrap(const struct book_cell *cell) {
    if (strchr(cell->text, ' '))
        return true;
    /* Most words are too short to be measured. */
    return strlen(cell->text) * WIDEST_LETTER > WIDEST_WORD && cell_text_width(cell->text, cell->strong) > WIDEST_WORD;
}

double sheet_row_height(const struct book_cell *cells, const double *widths, guint columns, bool headers) {
    guint lines = 1;
    for (guint i = 0; i < columns; i++)
        if (headers || (cells[i].kind != BOOK_NUMBER && may_wrap(&cells[i])))
            lines = MAX(lines, cell_text_lines(cells[i].text, headers || cells[i].strong, widths[i] - ROOM_BESIDE));
    return MIN(lines * LINE_HEIGHT + 2, TALLEST_ROW);
}

void append_column_letters(GString *out, guint column) {
    char letters[8];
    char *at = letters + sizeof letters;
    for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        *--at = (char)('A' + (rest - 1) % 26);
    g_string_append_len(out, at, letters + sizeof letters - at);
}

bool sheet_has_table(const struct book_sheet *sheet) {
    return sheet->table && sheet_row_count(sheet) > 0;
}

const char *sheet_title(const struct book_sheet *sheet) {
    return sheet->lines->len > 0 ? g_array_index(sheet->lines, struct book_line, 0).text : sheet->name;
}

guint sheet_row_count(const struct book_sheet *sheet) {
    return sheet->headers->len > 0 ? sheet->cells->len / sheet->headers->len : 0;
}

const struct book_cell *sheet_row(const struct book_sheet *sheet, guint row) {
    return &g_array_index(sheet->cells, struct book_cell, row * sheet->headers->len);
}

unsigned cell_look(const struct book_cell *cell, guint column) {
    unsigned look = LOOK_MIDDLE | (cell->right ? LOOK_RIGHT : may_wrap(cell) ? LOOK_WRAP : 0);
    if (cell->strong)
        look |= LOOK_STRONG;
    if (cell->ruled)
        look |= LOOK_TOTAL;
    if (cell->muted)
        look |= LOOK_MUTED;
    if (!cell->right && column > 0)
        look |= LOOK_INDENT;
    if (cell->kind == BOOK_NUMBER)
        look |= LOOK_NUMBER | cell->decimals * LOOK_DECIMALS;
    if (cell->kind == BOOK_DATE)
        look |= cell->form == DATE_ISO ? LOOK_ISO_DATE : LOOK_DATE;
    return cell->kind == BOOK_LINK ? look | LOOK_LINK : look;
}

unsigned header_look(const struct book_cell *header, guint column) {
    return LOOK_HEADER | (header->right ? LOOK_RIGHT : column > 0 ? LOOK_INDENT : 0);
}

unsigned line_look(const struct book_sheet *sheet, const struct book_line *line) {
    static const unsigned looks[] = {
        [LINE_TITLE] = LOOK_TITLE, [LINE_HEADING] = LOOK_STRONG | LOOK_LOW, [LINE_TEXT] = 0, [LINE_LINK] = LOOK_LINK};
    return looks[line->kind] | (sheet->prose ? LOOK_WRAP : 0);
}

struct book_cell line_cell(const struct book_line *line) {
    return (struct book_cell){.kind = line->kind == LINE_LINK ? BOOK_LINK : BOOK_TEXT,
                              .text = line->text,
                              .target = line->target,
                              .inside = line->inside};
}

bool link_leads(const char *target, bool inside) {
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (gsize i = 0; !inside && i < G_N_ELEMENTS(schemes); i++) {
        if (!g_str_has_prefix(target, schemes[i]))
            continue;
        g_autoptr(GString) address = g_string_new(NULL);
        escape_address(address, target);
        return address->len < LINK_LIMIT;
    }
    return inside;
}
