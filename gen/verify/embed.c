/* embed/LANGUAGE/FIGURE/oembed.json: what the figure is about as the title of both the answer and its frame. The page beside it is
 * read by html.c. */
#include "verify/formats.h"
#include "verify/json_value.h"
#include "verify/scanner.h"

static void compare_frame(struct edition *edition, const char *place, const struct published_figure *figure,
                          enum language language, const char *html) {
    struct tag_scanner scanner;
    scanner_init(&scanner, html);
    for (enum scanned what; (what = scanner_next(&scanner)) != SCANNED_END;) {
        const char *title = scanner_attribute(&scanner, "title");
        if (what == SCANNED_TAG && scanner_is(&scanner, "iframe"))
            edition_compare_wording(edition, FORMAT_HTML, place, figure, WORDING_TOPIC, language, WORDS_SAME,
                                    title ? title : "");
    }
    scanner_clear(&scanner);
}

static void compare_answer(struct edition *edition, const char *file, enum language language) {
    gsize length;
    unsigned line;
    g_autofree char *text = edition_read_text(edition, file, &length);
    g_autofree char *folder = g_path_get_dirname(file);
    g_autofree char *id = g_path_get_basename(folder);
    const struct published_figure *figure = published_figure(edition->published, id);
    struct json_value *root = text ? json_value_read(text, &line) : NULL;
    if (text && !root)
        edition_differs(edition, file, line, "is not JSON");
    else if (root && !figure)
        edition_differs(edition, file, 0, "is about the figure '%s', but data/ has none", id);
    const struct json_value *title = json_value_member(root, "title");
    const char *html = json_value_string(json_value_member(root, "html"));
    g_autofree char *place = g_strdup_printf("%s:%u", file, title ? title->line : 1);
    if (root && figure) {
        edition_compare_wording(edition, FORMAT_HTML, place, figure, WORDING_TOPIC, language, WORDS_SAME,
                                title && title->type == JSON_STRING ? title->text : "");
        compare_frame(edition, place, figure, language, html ? html : "");
    }
    json_value_free(root);
}

void verify_embeds(struct edition *edition) {
    for (guint i = 0; i < edition->files->len; i++) {
        const char *file = g_ptr_array_index(edition->files, i);
        enum language language;
        if (edition_file_is(file, "embed/", "/oembed.json") && edition_file_language(file, 1, &language))
            compare_answer(edition, file, language);
    }
}
