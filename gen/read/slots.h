/* Slots of a template: each {{...}} in it is one, or a mistake. */
#ifndef ADREPORT_READ_SLOTS_H
#define ADREPORT_READ_SLOTS_H

#include "model/template.h"

/* The slots of layout.html, of which each must be one that the program fills; comments are skipped. */
void slots_check_layout(const char *text, const char *file, struct diagnostics *diagnostics);

/* Appends the slots of one line of a page to page->slots. line is the whole line as the file has it; slots are looked
 * for in it from byte number `from` on. Malformed ones are diagnosed and left out. */
void slots_scan_line(struct templates *templates, struct page_template *page, const char *line, size_t from,
                     unsigned line_number, struct diagnostics *diagnostics);

#endif
