#include "render/data.h"

#include "render/render.h"

enum language data_language(const struct settings *settings) {
    if (settings->publishes[LANGUAGE_EN])
        return LANGUAGE_EN;
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (settings->publishes[language])
            return (enum language)language;
    return LANGUAGE_EN;
}

static void put_figure(const struct figure *figure, const struct settings *settings, GString *text, struct sink *sink) {
    g_autofree char *csv = g_strconcat("data/", figure->id, ".csv", NULL);
    g_string_truncate(text, 0);
    figure_append_csv(text, figure, data_language(settings));
    sink_put_text(sink, csv, text);
    g_autofree char *json = g_strconcat("data/", figure->id, ".json", NULL);
    g_string_truncate(text, 0);
    figure_append_json(text, figure, settings);
    sink_put_text(sink, json, text);
}

void render_data(const struct report *report, struct sink *sink) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < report->figures->len; i++)
        put_figure(g_ptr_array_index(report->figures, i), &report->dataset->settings, text, sink);
    g_string_truncate(text, 0);
    observations_append_csv(text, report->dataset);
    sink_put_text(sink, "data/observations.csv", text);
}
