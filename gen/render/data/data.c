#include "render/data/data.h"

#include "base/stream.h"
#include "render/render.h"
#include "model/fingerprint.h"
#include "model/paths.h"

#include <errno.h>
#include <gio/gio.h>

/* What is being written. */
struct writing {
    const struct report *report;
    const struct trace *trace;
    struct sink *sink;
    GString *text;
    GArray *files; /* struct data_file, for datapackage.json */
    bool unsummed; /* the checksum of one of them could not be computed */
};

/* A CSV is written as it is made: it may be as long as the input. */
static void csv_open(const struct writing *writing, struct stream *out, const char *name) {
    g_autofree char *path = path_of_data(name, ".csv");
    stream_open(out, writing->sink, path);
}

/* Remembers its size and checksum for datapackage.json. */
static void csv_close(struct writing *writing, struct stream *out, struct data_file file) {
    file.sha256 = stream_close(out, &file.bytes);
    writing->unsummed |= !file.sha256;
    g_array_append_val(writing->files, file);
    // cppcheck-suppress memleak ; the array frees it
}

static void put_figure(struct writing *writing, const struct figure *figure) {
    const struct settings *settings = &writing->report->dataset->settings;
    struct stream csv;
    csv_open(writing, &csv, figure->id);
    figure_write_csv(&csv, figure, settings_data_language(settings));
    csv_close(writing, &csv, (struct data_file){.figure = figure});
    g_autofree char *json = path_of_data(figure->id, ".json");
    g_autofree char *made_from = made_from_figure(writing->report, figure, "");
    if (sink_take(writing->sink, json, made_from))
        return;
    g_string_truncate(writing->text, 0);
    figure_append_json(writing->text, figure, settings);
    sink_put_text(writing->sink, json, writing->text);
}

static void fill(const struct writing *writing, enum data_table table, struct row_sink *rows) {
    static void (*const fills[DATA_TABLE_COUNT])(struct row_sink *) = {
        [DATA_NUMBERS] = numbers_fill,           [DATA_PARTIES] = parties_fill,     [DATA_PLATFORMS] = platforms_fill,
        [DATA_ADVERTISERS] = advertisers_fill,   [DATA_REGIONS] = regions_fill,     [DATA_SOURCES] = sources_fill,
        [DATA_OBSERVATIONS] = observations_fill, [DATA_TARGETING] = targeting_fill,
    };
    if (table == DATA_TRACE)
        trace_fill(rows, writing->trace);
    else if (table == DATA_LISTS)
        lists_fill(rows, writing->trace);
    else
        fills[table](rows);
}

static void put_table(struct writing *writing, enum data_table table) {
    struct stream csv;
    struct csv_sink rows;
    csv_open(writing, &csv, data_table_name(table));
    table_append_header(csv.text, writing->report, table);
    csv_sink_init(&rows, writing->report, &csv);
    fill(writing, table, &rows.sink);
    csv_sink_clear(&rows);
    csv_close(writing, &csv, (struct data_file){.table = table});
}

static void put_package(const struct writing *writing) {
    g_string_truncate(writing->text, 0);
    package_append_json(writing->text, writing->report, writing->files);
    sink_put_text(writing->sink, PATH_DATAPACKAGE, writing->text);
}

static bool put_database(const struct writing *writing, GError **error) {
    int file = sink_open(writing->sink, PATH_DATABASE);
    if (file < 0)
        return true;
    int failure = database_write(writing->report, writing->trace, file, error);
    sink_close(writing->sink, PATH_DATABASE, file, NULL, failure);
    return failure != ECANCELED;
}

static void file_clear(gpointer data) {
    g_free(((struct data_file *)data)->sha256);
}

/* Everything but the database. The text is as long as the longest JSON, and gone before the database is made. */
static void put_texts(struct writing *writing) {
    const struct report *report = writing->report;
    g_autoptr(GString) text = g_string_new(NULL);
    writing->text = text;
    for (guint i = 0; i < report->figures->len; i++)
        put_figure(writing, g_ptr_array_index(report->figures, i));
    for (int table = 0; table < DATA_TABLE_COUNT; table++)
        if (report_has_table(report, (enum data_table)table))
            put_table(writing, (enum data_table)table);
    put_package(writing);
    writing->text = NULL;
}

bool render_data(const struct report *report, struct sink *sink, GError **error) {
    g_autoptr(GArray) files = g_array_new(FALSE, TRUE, sizeof(struct data_file));
    g_array_set_clear_func(files, file_clear);
    struct trace *trace = trace_new(report);
    struct writing writing = {.report = report, .trace = trace, .sink = sink, .files = files};
    put_texts(&writing);
    bool fine = put_database(&writing, error);
    if (fine && writing.unsummed)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                    "the checksum of a file cannot be computed: OpenSSL failed; try again with more memory");
    trace_free(trace);
    return fine && !writing.unsummed;
}
