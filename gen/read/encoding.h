/* Whether bytes are text, which is UTF-8 without NUL; found out fast. */
#ifndef ADREPORT_READ_ENCODING_H
#define ADREPORT_READ_ENCODING_H

#include <glib.h>
#include <stdbool.h>

/* Length of the byte order mark at the start of data: 3 or 0. */
gsize encoding_mark(const char *data, gsize size);

bool encoding_is_utf16(const char *data, gsize size);

/* The first byte from which on the text is not UTF-8, or a NUL or one of the two codes that end each plane of Unicode and are
 * no characters; end if all is well. */
const char *encoding_first_bad(const char *from, const char *end);

/* What is wrong at the byte found by encoding_first_bad, as a sentence with its remedy. */
const char *encoding_problem(const char *at, const char *end);

/* The number of characters from one place of a text to another; bytes that are not UTF-8 count as one each. */
unsigned encoding_characters(const char *from, const char *end);

#endif
