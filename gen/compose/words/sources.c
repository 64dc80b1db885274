#include "compose/words/sources.h"

/* Titles with one more behind them, which a semicolon keeps apart. */
static struct localized with_title(struct composer *composer, struct localized titles, struct localized title) {
    struct localized result = title;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!titles.text[i] || !title.text[i])
            continue;
        g_autofree char *both =
            g_strconcat(titles.text[i], language_row((enum language)i)->semicolon, " ", title.text[i], NULL);
        result.text[i] = report_string(composer->report, both);
    }
    return result;
}

struct localized source_titles(struct composer *composer, const char *const *ids, guint count, bool unsourced) {
    struct localized titles = {{NULL}};
    for (guint i = 0; i < count; i++) {
        const struct source *source = dataset_find_source(composer->dataset, ids[i]);
        if (!source)
            continue;
        titles = with_title(composer, titles, localized_same(composer, source->title));
    }
    return localized_any(&titles) && unsourced ? with_title(composer, titles, phrase_words(composer, "source.unnamed"))
                                               : titles;
}

struct localized source_titles_and_publishers(struct composer *composer, const char *const *ids, guint count) {
    struct localized titles = {{NULL}};
    for (guint i = 0; i < count; i++) {
        const struct source *source = dataset_find_source(composer->dataset, ids[i]);
        struct localized title = SENTENCE(composer, "published.source", arg_same(composer, "title", source->title),
                                          arg_same(composer, "publisher", source->publisher));
        titles = with_title(composer, titles, title);
    }
    return titles;
}
