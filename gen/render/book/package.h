/* A file made of parts in a ZIP, as OpenDocument and Office Open XML have them. A part is compressed when it is added,
 * so that few of them are in memory as text. The bytes depend on the parts alone: no clock, no file, no locale. */
#ifndef ADREPORT_RENDER_BOOK_PACKAGE_H
#define ADREPORT_RENDER_BOOK_PACKAGE_H

#include <glib.h>
#include <stdbool.h>

struct sheet_package;

struct sheet_package *package_new(void);

/* Adds a part behind those there are, and frees its text. */
void package_add(struct sheet_package *package, const char *name, GString *text);

/* Adds a part as it is, for those who read it without opening the ZIP. text outlives the package. */
void package_add_plain(struct sheet_package *package, const char *name, const char *text);

/* Frees the package, and gives its bytes, which are the caller's; false, with *error set, if that cannot be done. */
bool package_finish(struct sheet_package *package, char **bytes, gsize *size, GError **error);

/* True if every part of a file that others made is XML up to its end; else *error says which one is not. */
bool package_is_whole(const char *bytes, gsize size, GError **error);

#endif
