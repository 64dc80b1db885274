/* Running text without what formats write differently: white space, and marks that are markup in some of them. */
#ifndef ADREPORT_VERIFY_WORDS_H
#define ADREPORT_VERIFY_WORDS_H

#include <glib.h>

/* Appends the letters, digits, points, commas and signs of a text. */
void words_append_bare(GString *out, const char *text);

/* The same of a line of Markdown: without the addresses of links, the marks of notes, and the number of a list's item. */
void words_append_markdown(GString *out, const char *line);

/* Text of Markdown without what escapes it, and without the address of a link that it is. Caller frees. */
char *words_of_markdown(const char *markdown);

#endif
