/* Any bytes at all as JSON: the reader neither crashes nor reads beyond the file, every text it gives is UTF-8, and every
 * value can be reported at a place within the file.
 *
 *     make fuzz, or: clang-14 -fsanitize=fuzzer,address,undefined with the sources of gen/base and gen/read it needs */
#include "read/json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_at(struct json *json, const struct json_value *value) {
    if (!g_utf8_validate(value->name, -1, NULL) || !g_utf8_validate(value->text, -1, NULL))
        abort();
    json_report(json, value, SEVERITY_WARNING, "fuzz", "'%s'", value->text);
    for (const struct json_value *item = value->first; item; item = item->next)
        look_at(json, item);
}

static void take(struct json *json, const struct json_value *record, void *data) {
    unsigned *line = data;
    if (json_line(json) < *line)
        abort();
    *line = json_line(json);
    look_at(json, record);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const lists[] = {"data", NULL};
    static const char *const members[] = {"a", "b", NULL};
    static const struct json_wish wish = {.lists = lists, .members = members};
    struct diagnostics *diagnostics = diagnostics_new();
    GBytes *bytes =
        g_bytes_new(data, size); /* exactly as long as the file, so that the sanitizer sees a byte too many */
    GString *said = g_string_new(NULL);
    unsigned line = 0;
    bool good = json_read(bytes, "fuzz.json", diagnostics, &wish, take, &line);
    if (good != (diagnostics_count(diagnostics, SEVERITY_ERROR) == 0))
        abort();
    diagnostics_print(diagnostics, said, false);
    g_string_free(said, TRUE);
    g_bytes_unref(bytes);
    diagnostics_free(diagnostics);
    return 0;
}
