/* The words of an element of a page, held against those that they should be. */
#include "verify/capture.h"

struct capture *capture_begin(struct web_page *page, enum content content) {
    struct capture capture = {.content = content,
                              .name = g_strdup(page->scanner.name->str),
                              .line = page->scanner.line,
                              .words = g_string_new(NULL),
                              .figure = page->figure};
    g_array_append_val(page->captures, capture);
    return &g_array_index(page->captures, struct capture, page->captures->len - 1);
}

void capture_begin_wording(struct web_page *page, const struct published_figure *figure, enum wording wording,
                           unsigned likeness) {
    struct capture *capture = capture_begin(page, CONTENT_WORDING);
    capture->figure = figure;
    capture->wording = wording;
    capture->likeness = likeness;
}

/* HTML that is there to be copied has what the figure is about as the title of a frame, or the description of a picture. */
static void compare_code(struct web_page *page, const struct capture *capture, const char *place) {
    struct tag_scanner code;
    scanner_init(&code, capture->words->str);
    for (enum scanned what; (what = scanner_next(&code)) != SCANNED_END;) {
        const char *title = scanner_attribute(&code, "title"), *alt = scanner_attribute(&code, "alt");
        if (what == SCANNED_TAG && scanner_is(&code, "iframe"))
            edition_compare_wording(page->edition, FORMAT_HTML, place, capture->figure, WORDING_TOPIC, page->language,
                                    WORDS_SAME, title ? title : "");
        else if (what == SCANNED_TAG && scanner_is(&code, "img"))
            edition_compare_wording(page->edition, FORMAT_HTML, place, capture->figure, WORDING_ALT, page->language,
                                    WORDS_SAME, alt ? alt : "");
    }
    scanner_clear(&code);
}

static void end_wording(struct web_page *page, const struct capture *capture, const char *place) {
    const char *words = capture->words->str + MIN(capture->skipped, capture->words->len);
    if (capture->figure)
        edition_compare_wording(page->edition, FORMAT_HTML, place, capture->figure, capture->wording, page->language,
                                capture->likeness, words);
    bool opens = capture->wording == WORDING_HEADLINE || capture->wording == WORDING_EMPTY;
    if (opens && page->shown && !page->shown->opening)
        page->shown->opening = g_strdup(words);
}

void capture_end(struct web_page *page, struct capture *capture) {
    g_autofree char *place = g_strdup_printf("%s:%u", page->file, capture->line);
    const char *alt = capture->figure ? capture->figure->words[WORDING_ALT][page->language] : NULL;
    switch (capture->content) {
    case CONTENT_NUMBER:
        capture->cell.place = place;
        edition_compare_text(page->edition, &capture->cell, page->language, capture->words->str);
        break;
    case CONTENT_WORDING:
        end_wording(page, capture, place);
        break;
    case CONTENT_TITLE:
        if (!page->words->title)
            page->words->title = g_strdup(capture->words->str);
        break;
    case CONTENT_NOTE:
        edition_compare_note(page->edition, FORMAT_HTML, place, capture->figure, capture->note, page->language,
                             capture->words->str);
        break;
    case CONTENT_COPY:
        page->copied |= alt && edition_words_fit(alt, capture->words->str, WORDS_SAME);
        break;
    case CONTENT_CODE:
        compare_code(page, capture, place);
        break;
    }
    g_free(capture->name);
    g_string_free(capture->words, TRUE);
}
