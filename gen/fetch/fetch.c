/* The order of work: fill the slots, ask what columns there are, ask for the control sums, ask for the rows, compare, and write all
 * tables at the end. */
#include "fetch/fetch.h"
#include "base/echo.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "fetch/decimal.h"
#include "fetch/rows.h"
#include "fetch/sidecar.h"

#include <errno.h>
#include <string.h>

/* A table that is ready to be written. */
struct ready {
    char *path, *sidecar_path;
    GString *table, *sidecar;
    GString *said;
};

/* One query while it is asked. */
struct asking {
    const struct dataset *dataset;
    const struct fetch_how *how;
    struct diagnostics *diagnostics;
    const struct fetch *fetch;
    const char *query_file; /* as messages call it */
    char *sql;              /* with its slots filled */
    struct connection *connection;
    struct shape shape;
    struct rows rows;
};

static void ready_free(gpointer data) {
    struct ready *ready = data;
    g_free(ready->path);
    g_free(ready->sidecar_path);
    g_string_free(ready->table, TRUE);
    g_string_free(ready->sidecar, TRUE);
    g_string_free(ready->said, TRUE);
    g_free(ready);
}

static void refuse(const struct asking *asking, const struct fetch_text *where, const char *message) {
    diagnostics_add(asking->diagnostics, SEVERITY_ERROR, "fetch", where->place, where->line, "%s", message);
}

static bool is_word(char c) {
    return g_ascii_isalnum(c) || c == '_';
}

/* Where a column is named last in a query: its alias, mostly. NULL if it is not. */
static const char *find_column(const char *query, const char *column) {
    g_autofree char *small = g_ascii_strdown(query, -1), *name = g_ascii_strdown(column, -1);
    const char *found = NULL;
    for (const char *at = small; *name && (at = strstr(at, name)); at++)
        if ((at == small || !is_word(at[-1])) && !is_word(at[strlen(name)]))
            found = query + (at - small);
    return found;
}

/* Says what is wrong with an answer, at the column of the query that it is about. Frees the message; false. */
static bool refuse_answer(const struct asking *asking, const char *column, char *message) {
    const char *query = asking->fetch->asked, *at = column ? find_column(query, column) : NULL;
    if (at)
        diagnostics_add_within(asking->diagnostics, "fetch", asking->query_file, query, at, strlen(column), message);
    else
        diagnostics_add(asking->diagnostics, SEVERITY_ERROR, "fetch", (struct place){.file = asking->query_file}, NULL,
                        "%s", message);
    g_free(message);
    return false;
}

/* Says what the driver or the server said. */
static bool refuse_server(const struct asking *asking, const char *what, char *said) {
    g_autofree char *message = g_strdup_printf("%s: %s", what, said);
    g_free(said);
    return refuse_answer(asking, NULL, g_steal_pointer(&message));
}

static bool fill_slots(struct asking *asking) {
    struct slot_problem problem;
    const char *query = asking->fetch->asked;
    asking->sql = fetch_fill(asking->dataset, query, &problem);
    if (!asking->sql) {
        diagnostics_add_within(asking->diagnostics, "fetch", asking->query_file, query, query + problem.at,
                               problem.length, problem.message);
        g_free(problem.message);
        return false;
    }
    if (*asking->sql)
        return true;
    return refuse_answer(asking, NULL, g_strdup("no query; write one"));
}

/* A table that nobody fetched, or that was changed by hand since, is not written over. */
static bool may_write(const struct asking *asking, const char *path) {
    const struct fetch *fetch = asking->fetch;
    g_autofree char *bytes = NULL, *folder = g_path_get_dirname(path);
    gsize size;
    if (!whole_file_is_within(folder, asking->dataset->folder)) {
        refuse(asking, &fetch->into,
               "the folder of this table leads out of the input folder; name one that lies in it");
        return false;
    }
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return true;
    bool there = g_file_get_contents(path, &bytes, &size, NULL);
    g_autofree char *sum = there ? g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, size) : NULL;
    if (there && fetch->fetched.known && strcmp(sum, fetch->fetched.table_sha256) == 0)
        return true;
    refuse(asking, &fetch->into,
           fetch->fetched.known
               ? "this table was changed since it was fetched, and is not written over; remove it first"
               : "this table is there and was not fetched, and is not written over; remove it first");
    return false;
}

static bool connect_server(struct asking *asking) {
    char *said = NULL;
    asking->connection = connection_open(asking->fetch->dsn.text, &said);
    if (asking->connection)
        return true;
    g_autofree char *message = g_strdup_printf("server '%s' does not answer: %s", asking->fetch->dsn.text, said);
    g_free(said);
    refuse(asking, &asking->fetch->dsn, message);
    return false;
}

/* Asks for no rows, which tells what columns they would have. */
static bool find_shape(struct asking *asking) {
    char *said = NULL;
    const char *which = NULL;
    g_autofree char *sql = g_strdup_printf("select * from (\n%s\n) q where 1 = 0", asking->sql);
    struct answer *answer = connection_ask(asking->connection, sql, &said);
    if (!answer)
        return refuse_server(asking, "the server does not take the query", said);
    char *wrong = shape_find(answer, &asking->shape, &which);
    wrong = wrong ? wrong : shape_check_types(answer, &asking->shape, &which);
    bool fine = !wrong || refuse_answer(asking, which, wrong);
    answer_free(answer);
    return fine;
}

/* "row 3 of the answer (meta, 123, 2023-03-01): " and what is wrong with it. */
static char *of_row(const struct asking *asking, const struct answer *answer, char *wrong) {
    GString *message = g_string_new(NULL);
    const char *before = "";
    g_string_printf(message, "row %" G_GINT64_FORMAT " of the answer (", asking->rows.control.rows + 1);
    for (int i = 0; i <= COLUMN_LAST; i++) {
        const char *text = asking->shape.at[i] < 0 ? NULL : answer_value(answer, (guint)asking->shape.at[i]);
        if (text && *text)
            echo_append(message, "%s'%s'", before, text);
        before = message->str[message->len - 1] == '(' ? "" : ", ";
    }
    g_string_append_printf(message, "): %s", wrong);
    g_free(wrong);
    return g_string_free(message, FALSE);
}

static bool take_rows(struct asking *asking, struct answer *answer) {
    enum { SHOWN_EVERY = 4096 };
    const struct fetch_how *how = asking->how;
    char *said = NULL;
    const char *which = NULL;
    char *wrong = shape_check_types(answer, &asking->shape, &which);
    if (wrong)
        return refuse_answer(asking, which, wrong);
    enum answer_step step;
    while ((step = answer_next(answer, &said)) == ANSWER_ROW) {
        if ((wrong = rows_take(&asking->rows, answer, &which)))
            return refuse_answer(asking, which, of_row(asking, answer, wrong));
        if (how->progress && asking->rows.control.rows % SHOWN_EVERY == 0)
            how->progress(how->data, asking->fetch->into.text, (guint64)asking->rows.control.rows);
    }
    if (step == ANSWER_END)
        return true;
    g_autofree char *where =
        g_strdup_printf("the answer was cut short after %" G_GINT64_FORMAT " rows", asking->rows.control.rows);
    return refuse_server(asking, where, said);
}

static bool compare_with_last(const struct asking *asking) {
    int64_t ads = asking->rows.control.sums[COLUMN_ADS] / 100;
    if (asking->how->shrink || !asking->fetch->fetched.known || ads >= asking->fetch->fetched.ads)
        return true;
    g_autoptr(GString) day = g_string_new(NULL);
    date_append_iso(day, asking->fetch->fetched.day);
    g_autofree char *message =
        g_strdup_printf("fewer ads than last time: %" G_GINT64_FORMAT ", and on %s there were %" G_GINT64_FORMAT
                        "; if that is right, say --shrink",
                        ads, day->str, asking->fetch->fetched.ads);
    refuse(asking, &asking->fetch->into, message);
    return false;
}

/* What is no mistake, but should be known. */
static void warn(const struct asking *asking) {
    const struct fetch *fetch = asking->fetch;
    if (asking->rows.control.rows > FETCH_MANY_ROWS)
        diagnostics_add(asking->diagnostics, SEVERITY_WARNING, "fetch", fetch->query.place, fetch->query.line,
                        "%" G_GINT64_FORMAT
                        " rows, which make a report slow; have the query fold small advertisers that are not "
                        "linked into 'unmapped', or group by {{bins}}",
                        asking->rows.control.rows);
    if (strcmp(connection_server(asking->connection)->isolation, "none") == 0)
        diagnostics_add(asking->diagnostics, SEVERITY_WARNING, "fetch", fetch->dsn.place, fetch->dsn.line,
                        "this server has no transactions: the control sums and the rows agree, but are of two moments");
}

/* Asks for the rows, and compares them with what they should add up to. */
static bool ask_rows(struct asking *asking, const struct control *control) {
    char *said = NULL;
    g_autofree char *sql = g_strdup_printf("select * from (\n%s\n) q", asking->sql);
    struct answer *answer = connection_ask(asking->connection, sql, &said);
    if (!answer)
        return refuse_server(asking, "no answer", said);
    bool fine = take_rows(asking, answer);
    answer_free(answer);
    char *wrong = fine ? control_difference(control, &asking->rows.control, &asking->shape) : NULL;
    if (wrong)
        return refuse_answer(asking, NULL, wrong);
    if (fine && asking->rows.control.rows == 0)
        return refuse_answer(asking, NULL, g_strdup("no rows; are period and country those of the data?"));
    return fine && compare_with_last(asking);
}

/* The control sums first, then the rows, both within one transaction. */
static bool ask(struct asking *asking) {
    struct control control = {0};
    char *wrong = control_ask(asking->connection, asking->sql, &asking->shape, &control);
    bool fine = wrong ? refuse_server(asking, "no control sums", wrong) : ask_rows(asking, &control);
    g_free(control.unreadable);
    return fine;
}

/* "spend/google.csv: 1,234 rows, 56,789 ads, spend from 1200 to 3400.50; control sums agree". */
static GString *describe(const struct asking *asking) {
    const struct control *control = &asking->rows.control;
    GString *said = g_string_new(asking->fetch->into.text);
    g_string_append(said, ": ");
    text_append_count(said, LANGUAGE_OF_PROGRAM, control->rows);
    g_string_append(said, control->rows == 1 ? " row, " : " rows, ");
    text_append_count(said, LANGUAGE_OF_PROGRAM, control->sums[COLUMN_ADS] / 100);
    g_string_append(said, control->sums[COLUMN_ADS] == 100 ? " ad, spend from " : " ads, spend from ");
    decimal_append(said, control->sums[COLUMN_LOW]);
    if (control->filled[COLUMN_HIGH] == control->rows) {
        g_string_append(said, " to ");
        decimal_append(said, control->sums[COLUMN_HIGH]);
    } else {
        g_string_append(said, " without an upper end");
    }
    g_string_append_printf(said, "; the control sums of %s agree\n", connection_server(asking->connection)->name);
    return said;
}

static struct ready *prepare(struct asking *asking, const char *path) {
    g_autoptr(GString) table = g_string_new(NULL);
    char *wrong = rows_table(&asking->rows, table);
    if (wrong) {
        refuse_answer(asking, NULL, wrong);
        return NULL;
    }
    warn(asking);
    struct sidecar sidecar = {asking->fetch,   asking->sql,           connection_server(asking->connection),
                              &asking->shape,  &asking->rows.control, table,
                              asking->how->day};
    struct ready *ready = g_new0(struct ready, 1);
    g_autofree char *beside = fetch_sidecar(asking->fetch->into.text);
    ready->path = g_strdup(path);
    ready->sidecar_path = g_build_filename(asking->dataset->folder, beside, NULL);
    ready->sidecar = sidecar_text(&sidecar);
    ready->said = describe(asking);
    ready->table = g_steal_pointer(&table);
    return ready;
}

/* Asks one query; NULL if anything is wrong. */
static struct ready *fetch_one(struct asking *asking) {
    g_autofree char *path = g_build_filename(asking->dataset->folder, asking->fetch->into.text, NULL);
    g_autofree char *query_file = g_build_filename(asking->dataset->folder, asking->fetch->query.text, NULL);
    struct ready *ready = NULL;
    asking->query_file = query_file;
    rows_init(&asking->rows, &asking->shape, asking->dataset->settings.period, asking->fetch->source.text);
    if (may_write(asking, path) && fill_slots(asking) && connect_server(asking) && find_shape(asking) && ask(asking))
        ready = prepare(asking, path);
    rows_clear(&asking->rows);
    connection_close(asking->connection);
    g_free(asking->sql);
    return ready;
}

/* Each file is there as it was or as it is now. What lies beside a table comes after it: if only the table was written, its sum says
 * that they do not belong together. */
static bool write_ready(const struct ready *ready, GError **error) {
    g_autofree char *folder = g_path_get_dirname(ready->path);
    if (g_mkdir_with_parents(folder, 0777) < 0) {
        g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s: %s", folder, g_strerror(errno));
        return false;
    }
    const GFileSetContentsFlags flags = G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE;
    return g_file_set_contents_full(ready->path, ready->table->str, (gssize)ready->table->len, flags, 0666, error) &&
           g_file_set_contents_full(ready->sidecar_path, ready->sidecar->str, (gssize)ready->sidecar->len, flags, 0666,
                                    error);
}

bool fetch_run(const struct dataset *dataset, const struct fetch_how *how, struct diagnostics *diagnostics,
               GString *said, GError **error) {
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(ready_free);
    for (guint i = 0; i < dataset->fetches->len; i++) {
        struct asking asking = {.dataset = dataset,
                                .how = how,
                                .diagnostics = diagnostics,
                                .fetch = &g_array_index(dataset->fetches, struct fetch, i)};
        struct ready *ready = fetch_one(&asking);
        if (ready)
            g_ptr_array_add(all, ready);
    }
    if (all->len < dataset->fetches->len)
        return false;
    for (guint i = 0; i < all->len; i++) {
        const struct ready *ready = all->pdata[i];
        if (!write_ready(ready, error))
            return false;
        g_string_append_len(said, ready->said->str, (gssize)ready->said->len);
    }
    return true;
}
