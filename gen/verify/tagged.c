#include "verify/tagged.h"

#include <string.h>

bool tagged_find(struct edition *edition, const struct tag_scanner *tag, const char *file, const char *id,
                 struct found *found) {
    const char *cell = scanner_attribute(tag, "data-cell");
    const char *colon = cell ? strrchr(cell, ':') : NULL;
    found->figure = published_figure(edition->published, id);
    if (!found->figure || !colon) {
        edition_differs(edition, file, tag->line, "names the cell '%s' of the figure '%s', but data/ has none",
                        cell ? cell : "", id);
        return false;
    }
    g_autofree char *row = g_strndup(cell, (gsize)(colon - cell));
    int column = published_column(found->figure, colon + 1);
    found->row = published_row(found->figure, row);
    if (!found->row || column < 0) {
        edition_differs(edition, file, tag->line, "names the cell '%s' of %s, but %s has none", cell, id,
                        found->figure->file);
        return false;
    }
    found->column = (guint)column;
    return true;
}

void tagged_compare(struct edition *edition, const struct found *found, const char *value, const char *state) {
    const char *slash = value ? strchr(value, '/') : NULL;
    if (!value) {
        edition_compare(edition, found, "", "", state ? state : "");
        return;
    }
    if (!slash) {
        edition_differs(edition, found->place, 0, "%s %s:%s has the value '%s', which is not LOW/HIGH",
                        found->figure->id, found->row->key, published_column_at(found->figure, found->column)->key,
                        value);
        return;
    }
    g_autofree char *low = g_strndup(value, (gsize)(slash - value));
    edition_compare(edition, found, low, slash + 1, state ? state : "value");
}
