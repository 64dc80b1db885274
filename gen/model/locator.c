#include "model/locator.h"

#include "base/echo.h"
#include "base/nearest.h"

struct locator locator_of(const struct report *report, const char *text) {
    struct locator locator = {.names = g_strsplit(*text ? text : ":", ":", 3), .column = -1};
    locator.figure = report_figure(report, locator.names[0]);
    if (locator.figure && locator.names[1])
        locator.row = figure_row(locator.figure, locator.names[1]);
    if (locator.row && locator.names[2])
        locator.column = figure_column(locator.figure, locator.names[2]);
    return locator;
}

void locator_clear(struct locator *locator) {
    g_clear_pointer(&locator->names, g_strfreev);
}

/* "; there are a, b and 5 more"; "" if there are none. Caller frees. */
static char *listed(const GPtrArray *names) {
    enum { MOST = 12 };
    GString *list = g_string_new(names->len == 0 ? "" : names->len == 1 ? "; there is " : "; there are ");
    for (guint i = 0; i < MIN(names->len, MOST); i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "", (const char *)g_ptr_array_index(names, i));
    if (names->len > MOST)
        g_string_append_printf(list, " and %u more", names->len - MOST);
    return g_string_free(list, FALSE);
}

static char *unknown(const char *what, const char *name, const char *where, const GPtrArray *names) {
    g_autofree char *list = listed(names);
    g_autofree char *remedy = nearest_remedy(name, (const char *const *)names->pdata, names->len, list);
    return echo_format("there is no %s '%s' in %s%s", what, name, where, remedy);
}

char *locator_problem(const struct report *report, const struct locator *locator) {
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const struct figure *figure = locator->figure;
    const char *const *named = (const char *const *)locator->names;
    if (!figure) {
        for (guint i = 0; i < report->figures->len; i++)
            g_ptr_array_add(names, (gpointer)((const struct figure *)g_ptr_array_index(report->figures, i))->id);
        return unknown("figure", named[0], "the report", names);
    }
    if (named[1] && !locator->row) {
        for (guint i = 0; i < figure->row_count; i++)
            g_ptr_array_add(names, (gpointer)figure->rows[i].key);
        return unknown("row", named[1], figure->id, names);
    }
    if (named[1] && named[2] && locator->column < 0) {
        for (guint i = 1; i < figure->column_count; i++)
            g_ptr_array_add(names, (gpointer)figure->columns[i].key);
        return unknown("column", named[2], figure->id, names);
    }
    return NULL;
}

char *locator_numbers(const struct locator *locator) {
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 1; i < locator->figure->column_count; i++)
        if (locator->figure->columns[i].kind == CELL_NUMBER)
            g_ptr_array_add(names, (gpointer)locator->figure->columns[i].key);
    return listed(names);
}
