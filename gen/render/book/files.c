/* A workbook in both its formats: the same sheets as XLSX and as ODS. */
#include "render/render.h"

#include "render/book/book.h"
#include "model/fingerprint.h"
#include "model/paths.h"

#include <gio/gio.h>

static const struct {
    const char *ending;
    bool (*make)(const struct book *book, char **bytes, gsize *size, GError **error);
} formats[] = {
    {".xlsx", book_xlsx},
    {".ods", book_ods},
};

enum { ROW_LIMIT = 1 << 20, COLUMN_LIMIT = 1 << 14 };

/* A spreadsheet has a limited size; what is beyond it would be lost without a message. */
static bool sheet_fits(const struct book_sheet *sheet, GError **error) {
    if (sheet->lines->len + 1 + sheet_row_count(sheet) <= ROW_LIMIT && sheet->headers->len <= COLUMN_LIMIT)
        return true;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                "the table \"%s\" has %u rows and %u columns; a workbook can hold no more than %d and %d", sheet->name,
                sheet_row_count(sheet), sheet->headers->len, ROW_LIMIT, COLUMN_LIMIT);
    return false;
}

bool book_fits(const struct book *book, GError **error) {
    for (guint i = 0; i < book->sheets->len; i++)
        if (!sheet_fits(g_ptr_array_index(book->sheets, i), error))
            return false;
    return true;
}

/* True if it is there in each format, made from the same as before. */
static bool take(const struct report *report, const struct workbook *workbook, enum language language,
                 struct sink *sink) {
    g_autofree char *made_from = made_from_workbook(report, workbook);
    bool all = true;
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *path = path_of_sheets(workbook->name, language, formats[i].ending);
        all = sink_take(sink, path, made_from) && all;
    }
    return all;
}

bool render_workbook(const struct report *report, const struct workbook *workbook, enum language language,
                     struct sink *sink, GError **error) {
    if (take(report, workbook, language, sink))
        return true;
    struct book *book = book_new(report, workbook, language);
    bool done = book_fits(book, error);
    for (gsize i = 0; done && i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *bytes = NULL;
        gsize size = 0;
        g_autofree char *path = path_of_sheets(workbook->name, language, formats[i].ending);
        done = formats[i].make(book, &bytes, &size, error);
        if (done)
            sink_put(sink, path, bytes, size);
    }
    book_free(book);
    return done;
}
