/* Any bytes at all: the scanner neither crashes nor reads beyond the file, and every text it gives ends within its row.
 *
 *     make fuzz, or: clang-14 -fsanitize=fuzzer,address,undefined with the sources of gen/base and gen/read it needs */
#include "read/csv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const struct csv_column columns[] = {{"a", false}, {"b", false}, {"c", false}};
    struct diagnostics *diagnostics = diagnostics_new();
    char *own = g_memdup2(data, size); /* exactly as long as the file, so that the sanitizer sees a byte too many */
    GBytes *bytes = g_bytes_new_take(own, size);
    struct csv *csv = csv_open(bytes, "fuzz.csv", NULL, diagnostics);
    if (csv) {
        csv_bind(csv, columns, G_N_ELEMENTS(columns), CSV_GROWING);
        size_t read = 0;
        unsigned line = 0;
        while (csv_next(csv)) {
            for (unsigned i = 0; i < G_N_ELEMENTS(columns); i++) {
                const char *text = csv_text(csv, i);
                read += strlen(text);
                if (!g_utf8_validate(text, -1, NULL))
                    abort();
                csv_report(csv, i, SEVERITY_WARNING, "fuzz", "%s", text);
            }
            if (csv_row_place(csv).line <= line)
                abort();
            line = csv_row_place(csv).line;
        }
        if (read > size)
            abort();
    }
    csv_close(csv);
    GString *out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    if (!g_utf8_validate(out->str, (gssize)out->len, NULL))
        abort();
    g_string_free(out, TRUE);
    diagnostics_free(diagnostics);
    g_bytes_unref(bytes);
    return 0;
}
