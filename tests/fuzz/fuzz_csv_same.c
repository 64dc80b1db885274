/* Two scanners, one table: ours and libcsv give the same rows, and refuse the same tables for their quotes.
 *
 * The bytes become a table of the characters that matter, under a header of one to four columns. A lone carriage return
 * ends a line for libcsv and is text for ours, so there is none. */
#include "read/csv.h"

#include <csv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Rows as text, each field followed by its length, so that no two tables look the same. */
struct seen {
    GString *rows;
    GString *row;
    unsigned wanted; /* fields of the header */
    unsigned fields; /* of this row */
    bool filled;
    bool header;
    unsigned uneven; /* rows with another number of fields than the header */
};

static void see_field(void *text, size_t length, void *data) {
    struct seen *seen = data;
    g_string_append_len(seen->row, text, (gssize)length);
    g_string_append_printf(seen->row, "|%zu|", length);
    seen->fields++;
    seen->filled = seen->filled || length > 0;
}

/* Ours passes over rows without anything. */
static void see_row_end(int end, void *data) {
    (void)end;
    struct seen *seen = data;
    if (seen->header)
        seen->header = false;
    else if (seen->filled && seen->fields != seen->wanted)
        seen->uneven++;
    else if (seen->filled)
        g_string_append_printf(seen->rows, "%s\n", seen->row->str);
    g_string_truncate(seen->row, 0);
    seen->fields = 0;
    seen->filled = false;
}

static int is_no_space(unsigned char character) {
    (void)character;
    return 0;
}

static bool read_by_libcsv(const GString *table, struct seen *seen) {
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        abort();
    csv_set_space_func(&parser, is_no_space);
    bool good = csv_parse(&parser, table->str, table->len, see_field, see_row_end, seen) == table->len &&
                csv_fini(&parser, see_field, see_row_end, seen) == 0;
    csv_free(&parser);
    return good;
}

/* Returns how many rows were refused. */
static unsigned read_by_ours(const GString *table, struct seen *seen) {
    static const struct csv_column columns[] = {{"a", true}, {"b", false}, {"c", false}, {"d", false}};
    struct diagnostics *diagnostics = diagnostics_new();
    GBytes *bytes = g_bytes_new(table->str, table->len);
    struct csv *csv = csv_open(bytes, "fuzz.csv", NULL, diagnostics);
    if (!csv || !csv_bind(csv, columns, G_N_ELEMENTS(columns), CSV_OURS))
        abort();
    while (csv_next(csv)) {
        for (unsigned i = 0; i < seen->wanted; i++) {
            const char *text = csv_text(csv, i);
            see_field((void *)text, strlen(text), seen);
        }
        see_row_end('\n', seen);
    }
    csv_close(csv);
    g_bytes_unref(bytes);
    unsigned refused = diagnostics_count(diagnostics, SEVERITY_ERROR);
    diagnostics_free(diagnostics);
    return refused;
}

static GString *make_table(const uint8_t *data, size_t size, unsigned columns) {
    static const char characters[] = {',', '"', '\n', '\r', 'x', ' ', ';', '\t'};
    GString *table = g_string_new_len("a,b,c,d", 2 * columns - 1);
    g_string_append_c(table, '\n');
    for (size_t i = 1; i < size; i++) {
        char character = characters[data[i] % G_N_ELEMENTS(characters)];
        if (character == '\r')
            g_string_append(table, "\r\n");
        else
            g_string_append_c(table, character);
    }
    return table;
}

static void seen_init(struct seen *seen, unsigned columns, bool header) {
    *seen = (struct seen){g_string_new(NULL), g_string_new(NULL), columns, 0, false, header, 0};
}

static void seen_clear(struct seen *seen) {
    g_string_free(seen->rows, TRUE);
    g_string_free(seen->row, TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    unsigned columns = size ? data[0] % 4u + 1 : 1;
    GString *table = make_table(data, size, columns);
    struct seen ours, theirs;
    seen_init(&ours, columns, false);
    seen_init(&theirs, columns, true);
    unsigned refused = read_by_ours(table, &ours);
    bool good = read_by_libcsv(table, &theirs);
    /* libcsv gives up at the first bad quote; ours names it and goes on */
    if (good ? refused != theirs.uneven : refused <= theirs.uneven)
        abort();
    if (good && !g_string_equal(ours.rows, theirs.rows))
        abort();
    seen_clear(&ours);
    seen_clear(&theirs);
    g_string_free(table, TRUE);
    return 0;
}
