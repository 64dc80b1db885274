/* Text into HTML, XML, Markdown, YAML and addresses: the one place where something written by others becomes part of a
 * format. Fixed markup is written as a format string and everything else goes through a directive, so that nothing
 * reaches a page unescaped by being forgotten.
 *
 * All functions append to out and take UTF-8; NULL is the empty text. What is not UTF-8 becomes U+FFFD. Except in XML,
 * control characters and those that turn the direction of the text around them are dropped: neither carries meaning in
 * a name, and both can make a page say something else than its source. */
#ifndef ADREPORT_RENDER_ESCAPE_H
#define ADREPORT_RENDER_ESCAPE_H

#include <glib.h>

/* Text between tags, and in an attribute in quotes of either kind. */
void escape_html(GString *out, const char *text);

/* The same for XML, in pictures and spreadsheets, which keep what they are given: only a character that XML 1.0 has no
 * place for becomes U+FFFD. */
void escape_xml(GString *out, const char *text);
void escape_xml_part(GString *out, const char *text, gsize length);

/* Text in running Markdown, in a table cell and in a link text, also at the start of a paragraph: nothing in it is
 * markup to CommonMark, to GFM (tables, strikethrough, bare addresses of the web), to Hugo (shortcodes) or to Jekyll
 * (Liquid), and Python-Markdown and kramdown read the same words. Runs of white space become one space. */
void escape_markdown(GString *out, const char *text);

/* The same for text that goes on after words of ours on the same line, so that nothing in it opens a block. */
void escape_markdown_continued(GString *out, const char *text);

/* Text for a code span or block, where backslashes do not escape: only what Hugo looks for there is taken apart. */
void escape_markdown_code(GString *out, const char *text);

/* A double-quoted YAML scalar, quotes included, on one line. */
void escape_yaml(GString *out, const char *text);

/* An address as it may be in any format: http, https, mailto or relative, with everything else percent-encoded.
 * '#' if it is none of these. To be escaped further by the format it is put in; html_append's $u does both. */
void escape_address(GString *out, const char *address);

/* Digits of ours, in workbooks by the million: printf takes ten times as long. */
void append_unsigned(GString *out, unsigned number);

/* Appends format, in which
 *     $t  const char *      is text, escaped
 *     $u  const char *      is an address, made safe and escaped
 *     $d  unsigned          is a number
 *     $m  const GString *   is finished markup of the same format
 *     $$                    is a dollar sign */
void html_append(GString *out, const char *format, ...);
void markdown_append(GString *out, const char *format, ...);
void xml_append(GString *out, const char *format, ...);

#endif
