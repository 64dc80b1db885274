#include "compose/feeds.h"

#include "compose/about.h"
#include "compose/words/happenings.h"
#include "model/paths.h"

/* signatory -1: of all of the set. */
static GArray *entries_of(struct composer *composer, int set, int signatory) {
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(struct feed_entry));
    g_autoptr(GArray) chronicle =
        set_chronicle(composer->dataset, set, signatory, composer->dataset->settings.edition_date);
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    struct told told = {.chronicle = chronicle};
    while (told_next(&told)) {
        struct feed_entry entry = {.id = happening_key(composer, &told, used),
                                   .day = told_first(&told)->day,
                                   .title = happening_words(composer, &told),
                                   .summary = happening_notes(composer, &told)};
        g_array_append_val(entries, entry);
    }
    return entries;
}

static void add_feed(struct composer *composer, struct page *page, int set, int signatory, struct localized title) {
    g_autoptr(GArray) entries = entries_of(composer, set, signatory);
    g_autofree char *path = path_of_feed(page->key);
    struct feed_entry *kept = report_alloc(composer->report, entries->len * sizeof *kept);
    struct feed *feed = report_alloc(composer->report, sizeof *feed);
    for (guint i = 0; i < entries->len; i++)
        kept[i] = g_array_index(entries, struct feed_entry, i);
    *feed = (struct feed){report_string(composer->report, path), title, kept, entries->len};
    page->feed = feed;
}

void compose_feeds(struct composer *composer) {
    const struct dataset *dataset = composer->dataset;
    for (int set = 0; set < (int)dataset->sets->len && dataset->settings.base_url; set++) {
        const struct commitment_set *of = dataset_set(dataset, set);
        add_feed(composer, page_of_code(composer, set), set, -1, of->title);
        for (guint i = of->first_signatory; i < of->first_signatory + of->signatory_count; i++)
            add_feed(composer, page_of_signatory(composer, (int)i), set, (int)i,
                     SENTENCE(composer, "feed.signatory",
                              arg_same(composer, "signatory", dataset_signatory(dataset, (int)i)->name),
                              arg_text("title", of->title)));
    }
}

void feed_link_write(struct composer *composer, const struct page *page, struct writing *writing) {
    if (!page->feed)
        return;
    g_autofree char *address = address_in_newest(&composer->dataset->settings, page->feed->path);
    WRITE(composer, writing, "feed.link",
          arg_address("feed", phrase_words(composer, "feed.words"), report_string(composer->report, address)));
}
