/* A workbook in both its formats: the same sheets as XLSX and as ODS. */
#include "render/render.h"

#include "render/book/book.h"

static const struct {
    const char *ending;
    bool (*make)(const struct book *book, char **bytes, gsize *size, GError **error);
} formats[] = {
    {"xlsx", book_xlsx},
    {"ods", book_ods},
};

bool render_workbook(const struct report *report, const struct workbook *workbook, enum language language,
                     struct sink *sink, GError **error) {
    struct book *book = book_new(report, workbook, language);
    bool done = true;
    for (gsize i = 0; done && i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *bytes = NULL;
        gsize size = 0;
        done = formats[i].make(book, &bytes, &size, error);
        if (!done)
            break;
        g_autofree char *path =
            g_strdup_printf("sheets/%s/%s.%s", language_code(language), workbook->name, formats[i].ending);
        sink_put(sink, path, bytes, size);
    }
    book_free(book);
    return done;
}
