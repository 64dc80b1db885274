/* How a sheet looks, for every format alike: which cell has which look, and how wide and how high all is. The measures
 * are set here since Excel would fit rows to their text, and LibreOffice does not. */
#include "render/book/book.h"

#include "render/escape.h"

#include <string.h>

/* Characters, pixels and points. */
enum {
    PROSE_CHARACTERS = 62,
    PROSE_WIDTH = 440,
    WIDEST_COLUMN = 44,
    NO_TABLE_CHARACTERS = 16,
    LINE_HEIGHT = 16,
    TITLE_HEIGHT = 26,
    HEADING_HEIGHT = 30,
    TALLEST_ROW = 400
};

enum { LINK_LIMIT = 2000 };

/* How many lines a text takes in a column of so many characters; words do not fill a line to its end. */
static glong lines_in(const char *text, glong characters) {
    glong full = MAX(characters - characters / 8, 1);
    /* There are never more characters than bytes. */
    if ((glong)strlen(text) <= full)
        return 1;
    return MAX(1, (g_utf8_strlen(text, -1) + full - 1) / full);
}

double sheet_line_height(const struct book_sheet *sheet, const struct book_line *line) {
    glong lines = sheet->prose ? lines_in(line->text, PROSE_CHARACTERS + PROSE_CHARACTERS / 10) : 1;
    if (line->kind == LINE_TITLE)
        return TITLE_HEIGHT;
    return line->kind == LINE_HEADING ? HEADING_HEIGHT : (double)MIN(lines * LINE_HEIGHT, TALLEST_ROW);
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
        glong length = (glong)strlen(cell->text);
        if (cell->kind == BOOK_NUMBER)
            length += length / 3 + (glong)cell->decimals;
        if (length + length / 10 <= characters)
            continue;
        if (cell->kind != BOOK_NUMBER)
            length = g_utf8_strlen(cell->text, -1);
        characters = MAX(characters, length + length / 10);
    }
    return CLAMP(characters, 8, WIDEST_COLUMN);
}

glong *sheet_column_characters(const struct book_sheet *sheet) {
    glong *characters = g_new0(glong, sheet->headers->len + 1);
    characters[0] = NO_TABLE_CHARACTERS;
    for (guint i = 0; i < sheet->headers->len; i++)
        characters[i] = column_characters(sheet, i);
    return characters;
}

/* A character of 12-point Arial is some 8 pixels. What stands at the right keeps clear of what stands there one column
 * before. */
double sheet_column_width(const struct book_sheet *sheet, const glong *characters, guint column) {
    if (sheet->prose)
        return PROSE_WIDTH;
    bool right = column < sheet->headers->len && g_array_index(sheet->headers, struct book_cell, column).right;
    return (right ? 40 : 22) + 8.05 * (double)characters[column];
}

double sheet_row_height(const struct book_cell *cells, const glong *characters, guint columns, bool headers) {
    glong lines = 1;
    for (guint i = 0; i < columns; i++) {
        glong fit = headers ? characters[i] - characters[i] / 6 : characters[i] + characters[i] / 8 + 1;
        if (headers || cells[i].kind != BOOK_NUMBER)
            lines = MAX(lines, lines_in(cells[i].text, fit));
    }
    return (double)MIN(lines * LINE_HEIGHT + 2, TALLEST_ROW);
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
    unsigned look = LOOK_MIDDLE | (cell->right ? LOOK_RIGHT : LOOK_WRAP);
    if (cell->strong)
        look |= LOOK_STRONG | LOOK_TOTAL;
    if (!cell->right && column > 0)
        look |= LOOK_INDENT;
    if (cell->kind == BOOK_NUMBER)
        look |= LOOK_NUMBER | cell->decimals * LOOK_DECIMALS;
    return cell->kind == BOOK_LINK ? look | LOOK_LINK : look;
}

unsigned header_look(const struct book_cell *header, guint column) {
    return LOOK_HEADER | (header->right ? LOOK_RIGHT : column > 0 ? LOOK_INDENT : 0);
}

unsigned line_look(const struct book_sheet *sheet, const struct book_line *line) {
    static const unsigned looks[] = {
        [LINE_TITLE] = LOOK_TITLE, [LINE_HEADING] = LOOK_STRONG | LOOK_LOW, [LINE_TEXT] = 0, [LINE_LINK] = LOOK_LINK};
    /* A title is not broken: it would be taller than its row. */
    return looks[line->kind] | (sheet->prose && line->kind != LINE_TITLE ? LOOK_WRAP : 0);
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
