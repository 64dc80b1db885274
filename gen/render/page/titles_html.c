/* Titles of sources in a text, as what they are: each is <cite>, in its own language, so that English in a Dutch sentence
 * is read out as English. */
#include "render/page/figure_html.h"

#include "render/escape.h"

#include <string.h>

static bool is_foreign(const struct page_view *view, const struct source *source) {
    return source->language && strcmp(source->language, language_code(view->language)) != 0;
}

/* The longest title that text begins with; NULL if there is none. */
static const struct source *title_at(const struct page_view *view, const char *text, bool foreign) {
    const GArray *sources = view->report->dataset->sources;
    const struct source *found = NULL;
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = &g_array_index(sources, struct source, i);
        if (*text == *source->title && g_str_has_prefix(text, source->title) &&
            (!foreign || is_foreign(view, source)) && (!found || strlen(source->title) > strlen(found->title)))
            found = source;
    }
    return found;
}

static void append_title(const struct page_view *view, const struct source *source, GString *out) {
    if (is_foreign(view, source))
        html_append(out, "<cite lang=\"$t\">$t</cite>", source->language, source->title);
    else
        html_append(out, "<cite>$t</cite>", source->title);
}

/* foreign: only those in another language. */
static void append_titles(const struct page_view *view, const char *text, bool foreign, GString *out) {
    const char *done = text;
    for (const char *at = text; *at;) {
        bool begins = at == text || !g_ascii_isalnum(at[-1]);
        const struct source *source = begins ? title_at(view, at, foreign) : NULL;
        if (!source) {
            at++;
            continue;
        }
        g_autofree char *before = g_strndup(done, (gsize)(at - done));
        html_append(out, "$t", before);
        append_title(view, source, out);
        done = at += strlen(source->title);
    }
    html_append(out, "$t", done);
}

void source_html_append(const struct page_view *view, const char *text, GString *out) {
    append_titles(view, text ? text : "", false, out);
}

void foreign_titles_html_append(const struct page_view *view, const char *text, GString *out) {
    append_titles(view, text, true, out);
}
