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

/* Remembers a file with its size and checksum, which it takes, for datapackage.json. */
static void file_add(struct writing *writing, struct data_file file) {
    g_array_append_val(writing->files, file);
    // cppcheck-suppress memleak ; the array frees it
}

static void csv_close(struct writing *writing, struct stream *out, struct data_file file) {
    file.sha256 = stream_close(out, &file.bytes);
    writing->unsummed |= !file.sha256;
    file_add(writing, file);
}

static void put_figure_csv(struct writing *writing, const struct figure *figure, const char *made_from) {
    g_autofree char *path = path_of_data(figure->id, ".csv");
    struct stream csv;
    struct file_sum sum;
    if (sink_take_summed(writing->sink, path, made_from, &sum)) {
        file_add(writing, (struct data_file){.figure = figure, .sha256 = g_strdup(sum.sha256), .bytes = sum.size});
        return;
    }
    stream_open(&csv, writing->sink, path);
    figure_write_csv(&csv, figure, settings_data_language(&writing->report->dataset->settings));
    csv_close(writing, &csv, (struct data_file){.figure = figure});
}

static void put_figure_json(struct writing *writing, const struct figure *figure, const char *made_from) {
    g_autofree char *path = path_of_data(figure->id, ".json");
    if (sink_take(writing->sink, path, made_from))
        return;
    g_string_truncate(writing->text, 0);
    figure_append_json(writing->text, figure, &writing->report->dataset->settings);
    sink_put_text(writing->sink, path, writing->text);
}

static void put_figure(struct writing *writing, const struct figure *figure) {
    g_autofree char *made_from = made_from_figure(writing->report, figure, "");
    put_figure_csv(writing, figure, made_from);
    put_figure_json(writing, figure, made_from);
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
    g_autofree char *path = path_of_data(data_table_name(table), ".csv");
    stream_open(&csv, writing->sink, path); /* written as it is made: it may be as long as the input */
    table_append_header(csv.text, writing->report, table);
    csv_sink_init(&rows, writing->report, &csv);
    fill(writing, table, &rows.sink);
    csv_sink_clear(&rows);
    csv_close(writing, &csv, (struct data_file){.table = table});
}

/* It says all that the files of all figures have in them, and is longer than any of these. */
static void put_package(struct writing *writing) {
    struct stream json;
    uint64_t size;
    stream_open(&json, writing->sink, PATH_DATAPACKAGE);
    package_write_json(&json, writing->report, writing->files);
    g_autofree char *sum = stream_close(&json, &size);
    writing->unsummed |= !sum;
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
