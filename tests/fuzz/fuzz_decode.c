/* Any bytes at all, in any encoding or packed: what is read of them is UTF-8, and looking ahead sees the rows that are read after it. */
#include "read/csv.h"
#include "read/decode.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count_row(const char *text, void *count) {
    if (!g_utf8_validate(text, -1, NULL))
        abort();
    (*(unsigned *)count)++;
}

/* Reads all rows, and looks ahead from one of them. */
static void read_rows(GBytes *bytes, enum csv_origin origin, unsigned from, struct diagnostics *diagnostics) {
    static const struct csv_column columns[] = {{"a", false}, {"b", false}};
    struct csv *csv = csv_open(bytes, "fuzz.csv", NULL, diagnostics);
    unsigned rows = 0, ahead = 0;
    if (csv) {
        csv_bind(csv, columns, G_N_ELEMENTS(columns), origin);
        for (; csv_next(csv); rows++) {
            if (rows == from)
                csv_look_ahead(csv, 0, count_row, &ahead);
        }
        if (rows > from && ahead != rows - from)
            abort();
    }
    csv_close(csv);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const encodings[] = {NULL, "UTF-16LE", "UTF-16BE", "WINDOWS-1252", "MACINTOSH"};
    if (size < 2)
        return 0;
    struct diagnostics *diagnostics = diagnostics_new();
    struct dialect dialect = {.encoding = encodings[data[0] % G_N_ELEMENTS(encodings)]};
    GBytes *saved = g_bytes_new_take(g_memdup2(data + 2, size - 2), size - 2);
    GBytes *bytes = decode_table(saved, "fuzz.csv", &dialect, diagnostics);
    if (bytes)
        read_rows(bytes, data[1] % 2 ? CSV_OURS : CSV_FOREIGN, data[1] / 2 % 8, diagnostics);
    GString *out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    if (!g_utf8_validate(out->str, (gssize)out->len, NULL))
        abort();
    g_string_free(out, TRUE);
    diagnostics_free(diagnostics);
    g_clear_pointer(&bytes, g_bytes_unref);
    g_bytes_unref(saved);
    return 0;
}
