/* Text that may have come from anywhere, made fit for a file that people and programs open. */
#ifndef ADREPORT_BASE_PLAIN_H
#define ADREPORT_BASE_PLAIN_H

#include <glib.h>
#include <stdbool.h>

/* True of a number that Unicode keeps out of texts, as no character and never one: U+FFFE and U+FFFF of each plane, and U+FDD0 to U+FDEF.
 * cairo draws no text with one of them in it. */
static inline bool plain_is_noncharacter(gunichar c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

/* Appends text on one line: a control character becomes a space, and every byte that is not UTF-8 and every character
 * that XML does not know (U+FFFE, U+FFFF) becomes U+FFFD. NULL appends nothing. */
void plain_append(GString *out, const char *text);

/* Appends text as a field of a CSV table, made plain and in quotes if it needs them, and behind it end: a comma or LF. */
void plain_append_field(GString *out, const char *text, char end);

/* True if a spreadsheet would run text, or take an apostrophe at its start for its own mark of text: then tables have one
 * before it, which is not of the text (https://owasp.org/www-community/attacks/CSV_Injection). NULL is no formula. */
bool plain_is_formula(const char *text);

#endif
