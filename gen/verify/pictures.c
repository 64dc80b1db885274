/* The charts as PNG and PDF: each against the SVG of the same name. Which there are for a figure, and that none is missing. */
#include "verify/formats.h"
#include "verify/picture.h"

#include <string.h>

/* Pictures without an SVG, and their size. */
static const struct {
    const char *ending;
    unsigned width, height;
} fixed[] = {{"-square.png", 1080, 1080}, {"-card.png", 1200, 630}};

/* The name of the SVG with another ending. Caller frees. */
static char *beside(const char *svg, const char *ending) {
    return g_strdup_printf("%.*s%s", (int)(strlen(svg) - strlen(".svg")), svg, ending);
}

static bool has(const struct edition *edition, const char *file) {
    return g_hash_table_contains(edition->names, file);
}

/* An edition of some of the stages has no pictures at all. */
static void compare_pictures(struct edition *edition, const char *svg) {
    g_autofree char *png = beside(svg, ".png"), *pdf = beside(svg, ".pdf");
    struct drawn drawn;
    gsize length;
    if (!has(edition, png) && !has(edition, pdf))
        return;
    g_autofree char *text = edition_read_text(edition, svg, &length);
    if (text && drawn_read(text, &drawn)) {
        if (has(edition, png))
            png_compare(edition, png, &drawn, svg);
        if (has(edition, pdf))
            pdf_compare(edition, pdf, &drawn, svg);
    } else if (text) {
        edition_differs(edition, svg, 0, "does not say how large it is");
    }
    if (text)
        drawn_clear(&drawn);
}

void verify_pictures(struct edition *edition) {
    for (guint i = 0; i < edition->files->len; i++) {
        const char *file = g_ptr_array_index(edition->files, i);
        enum language language;
        if (edition_file_is(file, "charts/", ".svg") && edition_file_language(file, 1, &language))
            compare_pictures(edition, file);
        for (gsize j = 0; j < G_N_ELEMENTS(fixed); j++)
            if (edition_file_is(file, "charts/", fixed[j].ending))
                png_compare_size(edition, file, fixed[j].width, fixed[j].height);
    }
}
