#include "compose/words/sources.h"

struct localized source_titles(struct composer *composer, const char *const *ids, guint count, bool unsourced) {
    struct localized titles = {{NULL}};
    for (guint i = 0; i < count; i++) {
        const struct source *source = dataset_find_source(composer->dataset, ids[i]);
        if (!source)
            continue;
        struct localized title = localized_same(composer, source->title);
        titles = localized_any(&titles) ? localized_join(composer, titles, "; ", title) : title;
    }
    return localized_any(&titles) && unsourced
               ? localized_join(composer, titles, "; ", phrase_words(composer, "source.unnamed"))
               : titles;
}
