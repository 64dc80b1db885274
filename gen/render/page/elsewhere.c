#include "render/page/elsewhere.h"

#include "render/address.h"
#include "render/escape.h"
#include "render/render.h"
#include "model/paths.h"

/* A link: its name is that of a format, the same in every language, or of a page. */
struct way {
    const char *name;
    char *address; /* NULL: there is none */
};

enum { MOST_WAYS = 5 };

static char *address_of(const struct page_view *view, char *path) {
    GString *address = g_string_new(NULL);
    page_view_append_address(view, address, path);
    g_free(path);
    return g_string_free(address, FALSE);
}

static guint ways_find(const struct page_view *view, const struct figure *figure, page_path_function page_path,
                       struct way ways[MOST_WAYS]) {
    g_autofree char *workbook = subject_workbook(view->report->dataset, figure->subject);
    guint count = 0;
    ways[count++] = (struct way){"CSV", address_of(view, path_of_data(figure->id, ".csv"))};
    ways[count++] = (struct way){"JSON", address_of(view, path_of_data(figure->id, ".json"))};
    ways[count++] = (struct way){"Excel", address_of(view, path_of_sheets(workbook, view->language, ".xlsx"))};
    ways[count++] = (struct way){"ODS", address_of(view, path_of_sheets(workbook, view->language, ".ods"))};
    if (figure->parts && figure->parts != view->page && report_has_page(view->report, figure->parts, view->language)) {
        GString *path = g_string_new(NULL);
        page_path(path, figure->parts, view->language);
        ways[count++] =
            (struct way){figure->parts->name.text[view->language], address_of(view, g_string_free(path, FALSE))};
    }
    return count;
}

void elsewhere_html_append(const struct page_view *view, const struct figure *figure, struct localized words,
                           GString *out) {
    struct way ways[MOST_WAYS];
    guint count = ways_find(view, figure, path_append_html, ways);
    html_append(out, "<p class=\"elsewhere\">$t", words.text[view->language]);
    for (guint i = 0; i < count; i++) {
        html_append(out, "$t<a href=\"$u\">$t</a>", i ? " \xC2\xB7 " : " ", ways[i].address, ways[i].name);
        g_free(ways[i].address);
    }
    g_string_append(out, "</p>\n");
}

void elsewhere_markdown_append(const struct page_view *view, const struct figure *figure, struct localized words,
                               GString *out) {
    struct way ways[MOST_WAYS];
    guint count = ways_find(view, figure, path_append_markdown, ways);
    markdown_append(out, "$t", words.text[view->language]);
    for (guint i = 0; i < count; i++) {
        markdown_append(out, "$t[$t]($u)", i ? " \xC2\xB7 " : " ", ways[i].name, ways[i].address);
        g_free(ways[i].address);
    }
    g_string_append(out, "\n\n");
}
