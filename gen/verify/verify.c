#include "verify/verify.h"

#include "verify/formats.h"

static const char *const format_names[FORMAT_COUNT] = {
    [FORMAT_SUMS] = "SHA256SUMS",   [FORMAT_CSV] = "CSV",   [FORMAT_JSON] = "JSON", [FORMAT_HTML] = "HTML",
    [FORMAT_MARKDOWN] = "Markdown", [FORMAT_XLSX] = "XLSX", [FORMAT_ODS] = "ODS",   [FORMAT_SQLITE] = "SQLite",
};

/* 1234567 as 1,234,567: a summary is read by people, and the program's own messages are in English. */
static void append_count(GString *out, unsigned count) {
    if (count >= 1000) {
        append_count(out, count / 1000);
        g_string_append_printf(out, ",%03u", count % 1000);
    } else {
        g_string_append_printf(out, "%u", count);
    }
}

static void append_counted(GString *out, unsigned count, const char *one, const char *many) {
    append_count(out, count);
    g_string_append_printf(out, " %s", count == 1 ? one : many);
}

static void append_format(GString *out, const struct edition *edition, enum format format) {
    g_autoptr(GString) files = g_string_new(NULL);
    g_autoptr(GString) numbers = g_string_new(NULL);
    append_counted(files, edition->counts[format].files, "file", "files");
    if (edition->counts[format].numbers > 0)
        append_counted(numbers, edition->counts[format].numbers, "comparison", "comparisons");
    if (edition->counts[format].files > 0)
        g_string_append_printf(out, numbers->len ? "  %-10s %12s %20s\n" : "  %-10s %12s\n", format_names[format],
                               files->str, numbers->str);
}

/* "92 figures, 3,412 numbers in 1,107 files: all the same". */
static void append_summary(GString *out, const struct edition *edition) {
    append_counted(out, edition->published->order->len, "figure", "figures");
    g_string_append(out, ", ");
    append_counted(out, edition->counts[FORMAT_CSV].numbers, "number", "numbers");
    g_string_append(out, " in ");
    append_counted(out, edition->files->len, "file", "files");
    g_string_append(out, ": ");
    if (edition->differences->len == 0)
        g_string_append(out, "all the same");
    else
        append_counted(out, edition->differences->len, "difference", "differences");
    g_string_append_c(out, '\n');
    for (int format = 0; format < FORMAT_COUNT; format++)
        append_format(out, edition, (enum format)format);
}

bool verify_edition(const char *folder, GString *out, unsigned *differences, GError **error) {
    struct edition *edition = edition_open(folder, error);
    if (!edition)
        return false;
    verify_checksums(edition);
    verify_package(edition);
    verify_csv(edition);
    verify_json(edition);
    verify_html(edition);
    verify_markdown(edition);
    verify_xlsx(edition);
    verify_ods(edition);
    verify_sqlite(edition);
    if (edition->published->order->len == 0)
        edition_differs(edition, "data/", 0, "has no figure");
    for (guint i = 0; i < edition->differences->len; i++)
        g_string_append_printf(out, "%s\n", (const char *)g_ptr_array_index(edition->differences, i));
    append_summary(out, edition);
    *differences = edition->differences->len;
    edition_free(edition);
    return true;
}
