#include "render/data/data.h"

#include "base/stream.h"
#include "render/data/database.h"
#include "render/data/database_tables.h"
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
    GString *text;                             /* of one JSON after another */
    GArray *files;                             /* struct data_file, for datapackage.json */
    struct data_file tables[DATA_TABLE_COUNT]; /* that come behind these */
    bool unsummed;                             /* the checksum of one of them could not be computed */
};

/* Remembers a file with its size and checksum, for datapackage.json. */
static void file_add(struct writing *writing, struct data_file file) {
    g_array_append_val(writing->files, file);
}

static struct data_file csv_close(struct writing *writing, struct stream *out, struct data_file file) {
    writing->unsummed |= !stream_close(out, &file.sum);
    return file;
}

static void put_figure_csv(struct writing *writing, const struct figure *figure, const char *made_from) {
    g_autofree char *path = path_of_data(figure->id, ".csv");
    struct stream csv;
    struct data_file taken = {.figure = figure};
    if (sink_take_summed(writing->sink, path, made_from, &taken.sum)) {
        file_add(writing, taken);
        return;
    }
    stream_open(&csv, writing->sink, path);
    figure_write_csv(&csv, figure, settings_data_language(&writing->report->dataset->settings));
    file_add(writing, csv_close(writing, &csv, (struct data_file){.figure = figure}));
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

/* A table, and where it goes. */
struct table {
    enum { IN_CSV = 1, IN_DATABASE = 2, IN_BOTH = 3 } where;
    enum data_table csv;
    const char *name; /* in the database */
    void (*fill)(struct row_sink *rows);
};

/* In the order in which the database has them. */
static const struct table tables[] = {
    {IN_DATABASE, 0, "report", report_fill},
    {IN_DATABASE, 0, "state", states_fill},
    {IN_BOTH, DATA_SOURCES, "source", sources_fill},
    {IN_BOTH, DATA_PARTIES, "party", parties_fill},
    {IN_BOTH, DATA_PLATFORMS, "platform", platforms_fill},
    {IN_BOTH, DATA_REGIONS, "region", regions_fill},
    {IN_BOTH, DATA_ADVERTISERS, "advertiser", advertisers_fill},
    {IN_DATABASE, 0, "coverage", coverage_fill},
    {IN_BOTH, DATA_OBSERVATIONS, "observation", observations_fill},
    {IN_BOTH, DATA_TARGETING, "targeting", targeting_fill},
    {IN_DATABASE, 0, "figure", figures_fill},
    {IN_DATABASE, 0, "figure_note", figure_notes_fill},
    {IN_DATABASE, 0, "figure_column", figure_columns_fill},
    {IN_DATABASE, 0, "figure_row", figure_rows_fill},
    {IN_DATABASE, 0, "cell", cells_fill},
    {IN_CSV, DATA_NUMBERS, NULL, numbers_fill},
    {IN_BOTH, DATA_TRACE, "trace", trace_fill},
    {IN_DATABASE, 0, "span", spans_fill},
    {IN_CSV, DATA_LISTS, NULL, lists_fill},
};

static void fill(const struct writing *writing, const struct table *table, struct row_taker *csv, struct store *store) {
    struct row_sink rows;
    bool stored = store && (table->where & IN_DATABASE);
    row_sink_open(&rows, writing->report, writing->trace, csv, stored ? store_table_open(store, table->name) : NULL);
    table->fill(&rows);
    row_sink_close(&rows);
    if (stored)
        store_table_close(store);
}

/* What is in both is gone through once. */
static void put_table(struct writing *writing, const struct table *table, struct store *store) {
    if (!(table->where & IN_CSV) || !report_has_table(writing->report, table->csv)) {
        fill(writing, table, NULL, store);
        return;
    }
    g_autofree char *path = path_of_data(data_table_name(table->csv), ".csv");
    struct stream csv;
    stream_open(&csv, writing->sink, path); /* written as it is made: it may be as long as the input */
    table_append_header(csv.text, writing->report, table->csv);
    struct csv_taker lines = csv_taker_of(&csv);
    fill(writing, table, &lines.taker, store);
    writing->tables[table->csv] = csv_close(writing, &csv, (struct data_file){.table = table->csv});
}

/* False if what is to be in the database does not fit together. */
static bool put_tables(struct writing *writing, GError **error) {
    int file = sink_open(writing->sink, PATH_DATABASE);
    struct store *store = file >= 0 ? store_open(writing->report, file) : NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
        put_table(writing, &tables[i], store);
    if (!store)
        return true;
    int failure = store_close(store, error);
    sink_close(writing->sink, PATH_DATABASE, file, NULL, failure);
    return failure != ECANCELED;
}

/* It says all that the files of all figures have in them, and is longer than any of these. */
static void put_package(struct writing *writing) {
    struct stream json;
    struct file_sum sum;
    stream_open(&json, writing->sink, PATH_DATAPACKAGE);
    package_write_json(&json, writing->report, writing->files);
    writing->unsummed |= !stream_close(&json, &sum);
}

/* The text is as long as the longest JSON, and gone before the database is made. */
static void put_figures(struct writing *writing) {
    writing->text = g_string_new(NULL);
    for (guint i = 0; i < writing->report->figures->len; i++)
        put_figure(writing, g_ptr_array_index(writing->report->figures, i));
    g_string_free(g_steal_pointer(&writing->text), TRUE);
}

static bool put_all(struct writing *writing, GError **error) {
    put_figures(writing);
    bool fine = put_tables(writing, error);
    for (int table = 0; table < DATA_TABLE_COUNT; table++)
        if (*writing->tables[table].sum.sha256)
            file_add(writing, writing->tables[table]);
    if (fine && !writing->unsummed)
        put_package(writing);
    return fine;
}

bool render_data(const struct report *report, struct sink *sink, GError **error) {
    g_autoptr(GArray) files = g_array_new(FALSE, TRUE, sizeof(struct data_file));
    struct trace *trace = trace_new(report);
    struct writing writing = {.report = report, .trace = trace, .sink = sink, .files = files};
    bool fine = put_all(&writing, error);
    if (fine && writing.unsummed)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                    "the checksum of a file cannot be computed: OpenSSL failed; try again with more memory");
    trace_free(trace);
    return fine && !writing.unsummed;
}
