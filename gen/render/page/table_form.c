#include "render/page/table_form.h"

#include <string.h>

/* A table with this many columns or more is set closer. */
#define MANY_COLUMNS 7

/* A table with this many columns or more is too wide for paper: there each number says whose it is, and a row takes
 * several lines. */
#define TOO_MANY_COLUMNS 10

/* Sentences need room, names do not. */
#define LONG_LABEL 40
#define SHORT_LABEL 6

/* What fits beside each other, in characters: on a phone, in the column of text, and in that with the margin at the right of
 * a window of 1280 pixels. */
#define PHONE_WIDTH 40
#define PAGE_WIDTH 88
#define DESK_WIDTH 122

/* What fits beside each other on paper, in characters of the small type that tables have there which are set in columns as
 * a newspaper's: in two and in three. A table of few rows is not. */
#define HALF_SHEET 50
#define THIRD_SHEET 33
#define ROWS_OF_TWO 14
#define ROWS_OF_THREE 24

/* So many columns of ranges say at their heads what the ends are; more would only repeat it. */
#define MOST_HEADS 3

/* What style.css gives columns at least, in characters. */
#define COLUMN_GAP 2
#define LEAST_LABEL 16
#define LEAST_SENTENCES 24
#define LEAST_NUMBER 11
#define NOTE_WIDTH 4
#define ENDS_HEAD 19 /* "ten minste – hoogstens" on one line in its small type */

/* style.css has classes for high ends of these lengths, in characters: w1 to w16. */
#define LEAST_END 1
#define MOST_END 16

static guint length_of(const char *text) {
    return text ? (guint)g_utf8_strlen(text, -1) : 0;
}

/* Columns in which some cell has a note keep room for the link to it, so that the digits stay under each other. */
static bool column_has_notes(const struct figure *figure, guint column) {
    for (guint i = 0; i < figure->row_count; i++)
        if (figure->rows[i].cells[column].note > 0)
            return true;
    return false;
}

static bool column_has_sentences(const struct figure *figure, guint column, enum language language) {
    for (guint i = 0; i < figure->row_count; i++)
        if (length_of(figure->rows[i].cells[column].text->text[language]) > LONG_LABEL)
            return true;
    return false;
}

/* Words as short as the name of a format need no room beside them. */
static bool column_is_short(const struct figure *figure, guint column, enum language language) {
    for (guint i = 0; i < figure->row_count; i++)
        if (length_of(figure->rows[i].cells[column].text->text[language]) > SHORT_LABEL)
            return false;
    return column > 0;
}

static bool has_two_ends(const struct cell *cell) {
    return cell_has_value(cell) && !cell_value(cell).open && !interval_is_point(cell_value(cell));
}

static bool column_has_ranges(const struct figure *figure, guint column) {
    for (guint i = 0; i < figure->row_count; i++)
        if (has_two_ends(&figure->rows[i].cells[column]))
            return true;
    return false;
}

bool column_has_ends(const struct figure *figure, guint column) {
    return figure->columns[column].unit != UNIT_RANK && column_has_ranges(figure, column);
}

/* The longest high end of a column, in characters; 0 if it has no ranges. */
static guint high_width(const struct figure *figure, guint column, enum language language) {
    guint width = 0;
    for (guint i = 0; i < figure->row_count; i++)
        if (has_two_ends(&figure->rows[i].cells[column]))
            width = MAX(width, length_of(cell_high_end(&figure->rows[i].cells[column], language)));
    return width;
}

/* So many columns of words that are one of a few make a grid, in which each is as wide as its words. */
#define LEAST_GRID 3

static bool is_grid(const struct figure *figure) {
    guint words = 0;
    for (guint i = 1; i < figure->column_count; i++)
        words += figure->columns[i].code == CODE_WORD;
    return words >= LEAST_GRID;
}

static bool column_is_of_grid(const struct figure *figure, guint column) {
    return column > 0 && figure->columns[column].code == CODE_WORD && is_grid(figure);
}

static char *column_class(const struct figure *figure, guint column, enum language language) {
    if (figure->columns[column].kind != CELL_NUMBER)
        return g_strdup(column_is_of_grid(figure, column)                ? "label word"
                        : column_has_sentences(figure, column, language) ? "label sentences"
                        : column_is_short(figure, column, language)      ? "label short"
                                                                         : "label");
    const char *marked = column_has_notes(figure, column) ? "marked" : "";
    guint high = high_width(figure, column, language);
    return high ? g_strdup_printf("ends w%u%s%s", CLAMP(high, LEAST_END, MOST_END), *marked ? " " : "", marked)
                : g_strdup(marked);
}

static guint longest_word(const char *text) {
    guint longest = 0;
    g_auto(GStrv) words = g_strsplit_set(text ? text : "", " \n", -1);
    for (guint i = 0; words[i]; i++)
        longest = MAX(longest, length_of(words[i]));
    return longest;
}

/* Low ends and high ends stand below each other, so that a range is as wide as the longest of both. */
static guint numbers_width(const struct figure *figure, guint column, enum language language) {
    guint low = LEAST_NUMBER, high = high_width(figure, column, language);
    for (guint i = 0; i < figure->row_count; i++) {
        const struct cell *cell = &figure->rows[i].cells[column];
        const char *text = cell->text->text[language];
        if (has_two_ends(cell))
            low = MAX(low, length_of(text) - length_of(cell_high_end(cell, language)) + high);
        else
            low = MAX(low, cell_has_value(cell) ? length_of(text) : longest_word(text));
    }
    return low + (column_has_notes(figure, column) ? NOTE_WIDTH : 0);
}

/* Names may be broken between words; numbers may not. */
static guint column_width(const struct figure *figure, guint column, enum language language, bool heads_ends) {
    guint width = longest_word(figure->columns[column].header.text[language]);
    if (heads_ends && column_has_ends(figure, column))
        width = MAX(width, ENDS_HEAD);
    if (figure->columns[column].kind == CELL_NUMBER)
        return MAX(width, numbers_width(figure, column, language)) + COLUMN_GAP;
    if (column_has_sentences(figure, column, language) && !column_is_of_grid(figure, column))
        width = MAX(width, LEAST_SENTENCES);
    if (column > 0 && !column_is_of_grid(figure, column) && !column_is_short(figure, column, language))
        width = MAX(width, LEAST_LABEL);
    for (guint i = 0; i < figure->row_count; i++)
        width = MAX(width, longest_word(figure->rows[i].cells[column].text->text[language]));
    return width + COLUMN_GAP;
}

/* A column as wide as it is if none of its cells is broken: heads may be. */
static guint unbroken_width(const struct figure *figure, guint column, enum language language) {
    guint width = longest_word(figure->columns[column].header.text[language]);
    for (guint i = 0; i < figure->row_count; i++)
        if (row_is_on_pages(&figure->rows[i]))
            width = MAX(width, length_of(figure->rows[i].cells[column].text->text[language]));
    return width + COLUMN_GAP + (column_has_notes(figure, column) ? NOTE_WIDTH : 0);
}

/* Into how many columns, each with the head, a table is set on paper: 1 to 3. */
static guint folds_of(const struct figure *figure, enum language language) {
    guint width = 0, rows = 0;
    for (guint i = 0; i < figure->row_count; i++)
        rows += row_is_on_pages(&figure->rows[i]);
    for (guint i = 0; i < figure->column_count; i++)
        if (column_is_on_pages(&figure->columns[i]))
            width += unbroken_width(figure, i, language);
    if (rows >= ROWS_OF_THREE && width <= THIRD_SHEET)
        return 3;
    return rows >= ROWS_OF_TWO && width <= HALF_SHEET ? 2 : 1;
}

struct table_form table_form_new(const struct figure *figure, enum language language) {
    struct table_form form = {.classes = g_ptr_array_new_with_free_func(g_free), .kind = g_string_new(NULL)};
    guint width = 0, shown = 0, ranges = 0;
    bool sentences = false;
    for (guint i = 0; i < figure->column_count; i++)
        ranges += column_is_on_pages(&figure->columns[i]) && column_has_ends(figure, i);
    form.heads_ends = ranges <= MOST_HEADS;
    for (guint i = 0; i < figure->column_count; i++) {
        g_ptr_array_add(form.classes, column_class(figure, i, language));
        if (!column_is_on_pages(&figure->columns[i]))
            continue;
        width += column_width(figure, i, language, form.heads_ends);
        sentences = sentences || (column_has_sentences(figure, i, language) && !column_is_of_grid(figure, i));
        shown++;
    }
    if (shown >= MANY_COLUMNS)
        width = width * 9 / 10; /* its type is smaller */
    /* A table that is wider than a phone has a form for it: there each cell is a line that begins with the name of its
     * column, so that no amount is cut at the edge and reads as another. */
    form.stacked = width > PHONE_WIDTH || (sentences && shown > 2);
    form.wide = width > PAGE_WIDTH;
    form.scrolls = width > DESK_WIDTH;
    form.folds = folds_of(figure, language);
    if (shown >= MANY_COLUMNS)
        g_string_append(form.kind, " many");
    if (shown >= TOO_MANY_COLUMNS)
        g_string_append(form.kind, " crowded");
    if (form.stacked)
        g_string_append(form.kind, " stacked");
    return form;
}

void table_form_clear(struct table_form *form) {
    g_ptr_array_unref(form->classes);
    g_string_free(form->kind, TRUE);
}
