#include "verify/verify.h"

#include "verify/formats.h"

static const char *const format_names[FORMAT_COUNT] = {
    [FORMAT_SUMS] = "SHA256SUMS",   [FORMAT_CSV] = "CSV", [FORMAT_JSON] = "JSON",     [FORMAT_HTML] = "HTML",
    [FORMAT_MARKDOWN] = "Markdown", [FORMAT_SVG] = "SVG", [FORMAT_PNG] = "PNG",       [FORMAT_PDF] = "PDF",
    [FORMAT_XLSX] = "XLSX",         [FORMAT_ODS] = "ODS", [FORMAT_SQLITE] = "SQLite", [FORMAT_ROWS] = "rows",
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
    const struct {
        unsigned count;
        const char *one, *many;
    } parts[] = {{edition->counts[format].files, "file", "files"},
                 {edition->counts[format].numbers, "comparison", "comparisons"},
                 {edition->counts[format].words, "of words", "of words"},
                 {edition->counts[format].lengths, "of lengths", "of lengths"}};
    static const int widths[] = {12, 20, 17, 18};
    if (edition->counts[format].files == 0)
        return;
    g_string_append_printf(out, "  %-10s", format_names[format]);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autoptr(GString) words = g_string_new(NULL);
        append_counted(words, parts[i].count, parts[i].one, parts[i].many);
        if (parts[i].count > 0)
            g_string_append_printf(out, " %*s", widths[i], words->str);
    }
    g_string_append_c(out, '\n');
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
    verify_embeds(edition);
    verify_svg(edition);
    verify_pictures(edition);
    verify_xlsx(edition);
    verify_ods(edition);
    verify_sqlite(edition);
    verify_numbers(edition);
    verify_rows(edition);
    verify_keys(edition);
    verify_sums(edition);
    if (edition->published->order->len == 0)
        edition_differs(edition, "data/", 0, "has no figure");
    for (guint i = 0; i < edition->differences->len; i++)
        g_string_append_printf(out, "%s\n", (const char *)g_ptr_array_index(edition->differences, i));
    append_summary(out, edition);
    *differences = edition->differences->len;
    edition_free(edition);
    return true;
}
