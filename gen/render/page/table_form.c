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

static bool has_two_ends(const struct cell *cell) {
    return cell_has_value(cell) && !cell_value(cell).open && !interval_is_point(cell_value(cell));
}

bool column_has_ends(const struct figure *figure, guint column) {
    if (figure->columns[column].unit == UNIT_RANK)
        return false;
    for (guint i = 0; i < figure->row_count; i++)
        if (has_two_ends(&figure->rows[i].cells[column]))
            return true;
    return false;
}

static guint longest_word(const char *text) {
    guint longest = 0;
    while (text && *text) {
        gsize length = strcspn(text, " \n");
        longest = MAX(longest, (guint)g_utf8_strlen(text, (gssize)length));
        text += length + (text[length] != '\0');
    }
    return longest;
}

/* What the cells of a column take at most, in characters. */
struct extent {
    guint text, shown; /* of all rows, and of those that pages have */
    guint word;        /* of words; of numbers, where there is none */
    guint number;      /* of numbers of one end */
    guint low, high;   /* of the ends of ranges; 0 if there are none */
    bool notes;        /* some cell has a note */
};

static void add_cell(struct extent *extent, const struct cell *cell, bool shown, enum language language) {
    const char *text = cell->text->text[language];
    guint length = length_of(text);
    extent->text = MAX(extent->text, length);
    if (shown)
        extent->shown = MAX(extent->shown, length);
    extent->notes = extent->notes || cell->note > 0;
    if (has_two_ends(cell)) {
        guint high = length_of(cell_high_end(cell, language));
        extent->high = MAX(extent->high, high);
        extent->low = MAX(extent->low, length - high);
    } else if (cell_has_value(cell)) {
        extent->number = MAX(extent->number, length);
    } else if (length > extent->word) {
        extent->word = MAX(extent->word, longest_word(text));
    }
}

static struct extent extent_of(const struct figure *figure, guint column, enum language language) {
    struct extent extent = {0};
    for (guint i = 0; i < figure->row_count; i++)
        add_cell(&extent, &figure->rows[i].cells[column], row_is_on_pages(&figure->rows[i]), language);
    return extent;
}

static bool has_sentences(const struct extent *extent) {
    return extent->text > LONG_LABEL;
}

/* Words as short as the name of a format need no room beside them. */
static bool is_short(const struct extent *extent, guint column) {
    return column > 0 && extent->text <= SHORT_LABEL;
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

static char *column_class(const struct figure *figure, guint column, const struct extent *extent) {
    if (figure->columns[column].kind != CELL_NUMBER)
        return g_strdup(column_is_of_grid(figure, column) ? "label word"
                        : has_sentences(extent)           ? "label sentences"
                        : is_short(extent, column)        ? "label short"
                                                          : "label");
    /* Columns in which some cell has a note keep room for the link to it, so that the digits stay under each other. */
    const char *marked = extent->notes ? "marked" : "";
    return extent->high
               ? g_strdup_printf("ends w%u%s%s", CLAMP(extent->high, LEAST_END, MOST_END), *marked ? " " : "", marked)
               : g_strdup(marked);
}

/* Low ends and high ends stand below each other, so that a range is as wide as the longest of both. Names may be broken between
 * words; numbers may not. */
static guint column_width(const struct figure *figure, guint column, const struct extent *extent, guint head) {
    guint width = MAX(head, extent->word);
    if (figure->columns[column].kind == CELL_NUMBER) {
        guint numbers = MAX(MAX(LEAST_NUMBER, extent->word), MAX(extent->number, extent->low + extent->high));
        return MAX(head, numbers + (extent->notes ? NOTE_WIDTH : 0)) + COLUMN_GAP;
    }
    if (column_is_of_grid(figure, column))
        return width + COLUMN_GAP;
    if (has_sentences(extent))
        width = MAX(width, LEAST_SENTENCES);
    if (column > 0 && !is_short(extent, column))
        width = MAX(width, LEAST_LABEL);
    return width + COLUMN_GAP;
}

/* Into how many columns, each with the head, a table is set on paper, if it is so wide there: 1 to 3. */
static guint folds_of(const struct figure *figure, guint width) {
    guint rows = 0;
    for (guint i = 0; i < figure->row_count; i++)
        rows += row_is_on_pages(&figure->rows[i]);
    if (rows >= ROWS_OF_THREE && width <= THIRD_SHEET)
        return 3;
    return rows >= ROWS_OF_TWO && width <= HALF_SHEET ? 2 : 1;
}

struct table_form table_form_new(const struct figure *figure, enum language language) {
    struct table_form form = {.classes = g_ptr_array_new_with_free_func(g_free), .kind = g_string_new(NULL)};
    guint width = 0, unbroken = 0, shown = 0, ranges = 0;
    bool sentences = false;
    for (guint i = 0; i < figure->column_count; i++)
        ranges += column_is_on_pages(&figure->columns[i]) && column_has_ends(figure, i);
    form.heads_ends = ranges <= MOST_HEADS;
    for (guint i = 0; i < figure->column_count; i++) {
        struct extent extent = extent_of(figure, i, language);
        g_ptr_array_add(form.classes, column_class(figure, i, &extent));
        if (!column_is_on_pages(&figure->columns[i]))
            continue;
        guint head = longest_word(figure->columns[i].header.text[language]);
        bool ends = form.heads_ends && column_has_ends(figure, i);
        width += column_width(figure, i, &extent, ends ? MAX(head, ENDS_HEAD) : head);
        /* As wide as it is if none of its cells is broken: heads may be. */
        unbroken += MAX(head, extent.shown) + COLUMN_GAP + (extent.notes ? NOTE_WIDTH : 0);
        sentences = sentences || (has_sentences(&extent) && !column_is_of_grid(figure, i));
        shown++;
    }
    if (shown >= MANY_COLUMNS)
        width = width * 9 / 10; /* its type is smaller */
    /* A table that is wider than a phone has a form for it: there each cell is a line that begins with the name of its
     * column, so that no amount is cut at the edge and reads as another. */
    form.stacked = width > PHONE_WIDTH || (sentences && shown > 2);
    form.wide = width > PAGE_WIDTH;
    form.scrolls = width > DESK_WIDTH;
    form.folds = folds_of(figure, unbroken);
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
