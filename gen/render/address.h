/* Where things stand in an edition, as paths from its root, and how one file points to another. */
#ifndef ADREPORT_RENDER_ADDRESS_H
#define ADREPORT_RENDER_ADDRESS_H

#include "model/page.h"

/* Appends the path of a page's file: "nl/partij/vvd/index.html"; "markdown/nl/partij/vvd.md", or
 * "markdown/nl/partij/vvd/_index.md" where pages stand below it, as a Hugo content folder has it. */
void address_append_html(GString *out, const struct page *page, enum language language);
void address_append_markdown(GString *out, const struct page *page, enum language language);

/* Appends the relative address of the file at path to as seen from the file at path from: "../../style.css". */
void address_append_relative(GString *out, const char *from, const char *to);

/* True for an address with a scheme or a host: not a path in the edition. */
bool address_is_absolute(const char *address);

#endif
