/* Parts of a text blanked out, so that lines and columns of the rest stay what they are. */
#ifndef ADREPORT_BASE_BLANK_H
#define ADREPORT_BASE_BLANK_H

/* A text in which everything from each open to the close behind it, or to the end, is blanks: comments of HTML are between
 * "<!--" and "-->", those of CSS between "/" "*" and "*" "/". A close may share the end of its open, but for its first two
 * characters. Caller frees. */
char *blank_between(const char *text, const char *open, const char *close);

#endif
