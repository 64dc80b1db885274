/* One file of an edition, made when it is asked for: whoever looks at a report while it is written opens few of its
 * files, and should not wait for the others. */
#include "render/render.h"
#include "model/paths.h"

#include <string.h>

/* How long the stem of a file is, "charts/nl/spend-by-party" or "sheets/nl/report", if path is one of its files; else 0.
 * Behind it stands one of the characters. */
static gsize stem_length(const char *path, const char *stem, const char *behind) {
    gsize length = strlen(stem);
    return g_str_has_prefix(path, stem) && path[length] && strchr(behind, path[length]) ? length : 0;
}

/* The figure whose chart is at path; NULL if none is. The longest stem: "spend-by-party-by-day.png" is no "spend-by-party". */
static const struct figure *figure_drawn_at(const struct report *report, const char *path, enum language language) {
    const struct figure *found = NULL;
    gsize longest = 0;
    for (guint i = 0; i < report->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(report->figures, i);
        g_autofree char *stem = path_of_chart(figure->id, language, "");
        gsize length = figure->chart.type == CHART_NONE ? 0 : stem_length(path, stem, ".-");
        if (length > longest) {
            longest = length;
            found = figure;
        }
    }
    return found;
}

static bool chart_file(const struct report *report, const char *path, enum language language, struct sink *sink,
                       GError **error) {
    const struct figure *figure = figure_drawn_at(report, path, language);
    if (figure && g_str_has_suffix(path, ".svg"))
        render_chart_svg(report, figure, language, sink);
    else if (figure)
        return render_chart_pictures(report, figure, language, sink, error);
    return true;
}

static bool workbook_file(const struct report *report, const char *path, enum language language, struct sink *sink,
                          GError **error) {
    for (guint i = 0; i < report->workbooks->len; i++) {
        const struct workbook *workbook = g_ptr_array_index(report->workbooks, i);
        g_autofree char *stem = path_of_sheets(workbook->name, language, "");
        if (stem_length(path, stem, "."))
            return render_workbook(report, workbook, language, sink, error);
    }
    return true;
}

typedef bool language_function(const struct report *report, const char *path, enum language language, struct sink *sink,
                               GError **error);

static bool in_each_language(language_function *make, const struct report *report, const char *path, struct sink *sink,
                             GError **error) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (report->dataset->settings.publishes[language] && !make(report, path, (enum language)language, sink, error))
            return false;
    return true;
}

bool render_file(const struct report *report, const char *path, struct sink *sink, GError **error) {
    if (g_str_has_prefix(path, PATH_CHARTS "/"))
        return in_each_language(chart_file, report, path, sink, error);
    if (g_str_has_prefix(path, PATH_SHEETS "/"))
        return in_each_language(workbook_file, report, path, sink, error);
    if (g_str_has_prefix(path, PATH_DATA "/"))
        return render_data(report, sink, error);
    if (g_str_has_prefix(path, PATH_EMBEDS "/")) {
        render_embeds(report, sink);
    } else if (!render_page_file(report, path, sink)) {
        render_site_files(report, sink);
        render_machine_files(report, sink);
    }
    return true;
}
