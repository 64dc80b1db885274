/* The signs that people put into amounts: of the currency, and between thousands. */
#ifndef ADREPORT_READ_AMOUNT_SIGNS_H
#define ADREPORT_READ_AMOUNT_SIGNS_H

/* The text without them: "£1,234.50" -> "1234.50", "R$ 1.234,50 - 2.000" -> "1234,50-2000". thousands is the sign between
 * thousands, currency the ISO code whose signs, or the code itself, may stand before or behind a number; NULL: none may.
 * What else is in the text stays. If the signs between thousands are not before every three digits, *problem says so.
 * Caller frees. */
char *amount_without_signs(const char *text, const char *thousands, const char *currency, const char **problem);

#endif
