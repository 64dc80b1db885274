#include "render/data/data.h"

#include "render/render.h"
#include "model/paths.h"

/* Writes a CSV and remembers its size and checksum for datapackage.json. */
static void put_csv(struct data_file file, const GString *text, struct sink *sink, GArray *files) {
    const char *name = file.figure ? file.figure->id : data_table_name(file.table);
    g_autofree char *path = path_of_data(name, ".csv");
    file.bytes = text->len;
    file.sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text->str, text->len);
    g_array_append_val(files, file);
    sink_put_text(sink, path, text);
    // cppcheck-suppress memleak ; the array frees it
}

static void put_figure(const struct figure *figure, const struct settings *settings, GString *text, struct sink *sink,
                       GArray *files) {
    g_string_truncate(text, 0);
    figure_append_csv(text, figure, settings_data_language(settings));
    put_csv((struct data_file){.figure = figure}, text, sink, files);
    g_autofree char *json = path_of_data(figure->id, ".json");
    g_string_truncate(text, 0);
    figure_append_json(text, figure, settings);
    sink_put_text(sink, json, text);
}

static void file_clear(gpointer data) {
    g_free(((struct data_file *)data)->sha256);
}

bool render_data(const struct report *report, struct sink *sink, GError **error) {
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) files = g_array_new(FALSE, TRUE, sizeof(struct data_file));
    g_array_set_clear_func(files, file_clear);
    for (guint i = 0; i < report->figures->len; i++)
        put_figure(g_ptr_array_index(report->figures, i), &report->dataset->settings, text, sink, files);
    g_string_truncate(text, 0);
    observations_append_csv(text, report);
    put_csv((struct data_file){.table = DATA_OBSERVATIONS}, text, sink, files);
    g_string_truncate(text, 0);
    trace_append_csv(text, report);
    put_csv((struct data_file){.table = DATA_TRACE}, text, sink, files);
    if (report_has_table(report, DATA_TARGETING)) {
        g_string_truncate(text, 0);
        targeting_append_csv(text, report);
        put_csv((struct data_file){.table = DATA_TARGETING}, text, sink, files);
    }
    g_string_truncate(text, 0);
    package_append_json(text, report, files);
    sink_put_text(sink, PATH_DATAPACKAGE, text);
    g_autoptr(GBytes) database = database_bytes(report, error);
    if (!database)
        return false;
    gsize size;
    const void *bytes = g_bytes_get_data(database, &size);
    sink_put(sink, PATH_DATABASE, bytes, size);
    return true;
}
