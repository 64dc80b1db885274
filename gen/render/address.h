/* How one file of an edition points to another. Where they are is in model/paths.h. */
#ifndef ADREPORT_RENDER_ADDRESS_H
#define ADREPORT_RENDER_ADDRESS_H

#include <glib.h>

/* Appends the relative address of the file at path to as seen from the file at path from: "../../style.css". */
void address_append_relative(GString *out, const char *from, const char *to);

#endif
