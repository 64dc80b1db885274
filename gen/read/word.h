/* The forms that short texts must keep. */
#ifndef ADREPORT_READ_WORD_H
#define ADREPORT_READ_WORD_H

#include <stdbool.h>
#include <stddef.h>

/* One line of text without control characters or characters that turn the direction of writing. The text must be valid
 * UTF-8. */
bool word_is_printable(const char *text);

/* An address that may become a link: http or https, no spaces or quotes. */
bool word_is_url(const char *text);

/* [a-z0-9-], starting and ending with a letter or digit: an id that becomes part of an address. */
bool word_is_id(const char *text);

/* #rrggbb */
bool word_is_colour(const char *text);

/* So many of A-Z. */
bool word_is_capitals(const char *text, size_t length);

/* One or more of 0-9. */
bool word_is_digits(const char *text);

/* A whole number as a spreadsheet or a program shows it: 121.264.564, 121,264, 121264564.0. */
bool word_is_shown_number(const char *text);

/* A long number as a spreadsheet cuts it: 1.34569e+15. */
bool word_is_cut_number(const char *text);

#endif
