/* How wide words are in 12-point Arial, and how many lines they take. The widths are those that Arial and the typefaces
 * that replace it have in common; a file is made without any of them. */
#include "render/book/book.h"

#include <string.h>

/* Thousandths of the size of the type, from ' ' to '~': plain and bold. */
static const guint16 ascii_widths[2][95] = {
    {278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
     556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
     611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
     667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
     222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584},
    {278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
     556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
     611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
     667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
     278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584},
};

/* Size of the type in pixels; letters set on whole pixels are up to a twentieth wider. */
enum { TYPE_SIZE = 16, ON_PIXELS = 105 };

/* What is not in the table: accents, signs, other scripts: no narrower than it will be. */
static guint rare_width(gunichar letter) {
    if (g_unichar_iszerowidth(letter))
        return 0;
    if (g_unichar_isspace(letter))
        return ascii_widths[0][0];
    if (g_unichar_iswide(letter))
        return 1000;
    return g_unichar_islower(letter) || g_unichar_type(letter) == G_UNICODE_CURRENCY_SYMBOL || g_unichar_ispunct(letter)
               ? 611
               : 800;
}

/* Of the letters from text up to end, in thousandths. */
static gsize letters_width(const char *text, const char *end, bool bold) {
    gsize width = 0;
    while (text < end) {
        guchar letter = (guchar)*text;
        if (letter >= ' ' && letter <= '~') {
            width += ascii_widths[bold][letter - ' '];
            text++;
        } else {
            width += rare_width(g_utf8_get_char(text));
            text = g_utf8_next_char(text);
        }
    }
    return width;
}

static double pixels_of(gsize thousandths) {
    return (double)thousandths * TYPE_SIZE * ON_PIXELS / (1000.0 * 100);
}

double cell_text_width(const char *text, bool bold) {
    return pixels_of(letters_width(text, text + strlen(text), bold));
}

double cell_text_longest_word(const char *text, bool bold) {
    gsize longest = 0;
    while (*text) {
        gsize length = strcspn(text, " ");
        longest = MAX(longest, letters_width(text, text + length, bold));
        text += length + (text[length] == ' ');
    }
    return pixels_of(longest);
}

guint cell_text_lines(const char *text, bool bold, double room) {
    double at = 0;
    double blank = pixels_of(ascii_widths[bold][0]);
    guint lines = 1;
    while (*text) {
        gsize length = strcspn(text, " ");
        double width = pixels_of(letters_width(text, text + length, bold));
        if (at > 0 && at + width > room) {
            lines++;
            at = 0;
        }
        /* A word that no line can hold is broken. */
        for (; width > room && room > 0; width -= room)
            lines++;
        at += width + blank;
        text += length + (text[length] == ' ');
    }
    return lines;
}
