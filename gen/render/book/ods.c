/* A book -> ODS: four flat parts in a ZIP, which are written in ods_content.c and ods_about.c. */
#include "render/book/ods.h"

#include "render/book/package.h"

/* The type comes first and as it is, so that it can be read without opening the ZIP. */
bool book_ods(const struct book *book, char **bytes, gsize *size, GError **error) {
    struct sheet_package *package = package_new();
    package_add_plain(package, "mimetype", ODS_TYPE);
    package_add(package, "content.xml", ods_content(book));
    package_add(package, "styles.xml", ods_styles(book));
    package_add(package, "meta.xml", ods_meta(book));
    package_add(package, "META-INF/manifest.xml", ods_manifest());
    return package_finish(package, bytes, size, error);
}
