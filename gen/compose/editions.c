#include "compose/editions.h"

#include "compose/words/days.h"
#include "compose/words/phrase.h"

#include <string.h>

static const struct edition *find_previous(struct composer *composer) {
    const char *name = composer->dataset->settings.previous_edition;
    struct edition *edition = report_alloc(composer->report, sizeof *edition);
    if (!name || !edition_from_name(name, edition))
        return NULL;
    edition->kind = composer->dataset->settings.previous_kind;
    return edition;
}

void compose_own_edition(struct composer *composer) {
    const struct settings *settings = &composer->dataset->settings;
    g_autoptr(GString) name = g_string_new(NULL);
    date_append_iso(name, settings->edition_date);
    g_string_append_printf(name, "-%d", settings->edition_number);
    composer->report->edition = report_string(composer->report, name->str);
    composer->report->previous = find_previous(composer);
}

struct localized edition_words(struct composer *composer, const struct edition *edition, bool within) {
    static const char *const keys[EDITION_KIND_COUNT][2] = {
        [EDITION_FINAL] = {"edition.previous", "edition.previous.within"},
        [EDITION_DRAFT] = {"edition.concept", "edition.concept.within"},
        [EDITION_EVALUATION] = {"edition.evaluated", "edition.evaluated.within"},
    };
    return SENTENCE(composer, keys[edition->kind][within], arg_count(composer, "number", edition->number),
                    arg_date(composer, "date", edition->date));
}

static struct localized changes_words(struct composer *composer, const struct edition *edition) {
    struct edition previous;
    if (!edition->previous || !edition_from_name(edition->previous, &previous))
        return phrase_words(composer, "editions.unknown");
    previous.kind = edition->previous_kind;
    const struct changes *changes = &edition->changes;
    struct argument before = arg_text("edition", edition_words(composer, &previous, true));
    struct localized words = SENTENCE(composer, changes->changed ? "editions.changed" : "editions.same", before,
                                      arg_counted(composer, "changed", changes->changed));
    if (changes->added)
        words = localized_join(composer, words, " ",
                               SENTENCE(composer, "changes.added", arg_count(composer, "added", changes->added)));
    if (changes->gone)
        words = localized_join(composer, words, " ",
                               SENTENCE(composer, "changes.gone", arg_count(composer, "gone", changes->gone)));
    return words;
}

static bool is_listed(const struct composer *composer, const struct edition *edition) {
    const struct settings *settings = &composer->dataset->settings;
    const struct edition *previous = composer->report->previous;
    const struct edition own = {.date = settings->edition_date, .number = settings->edition_number};
    int order = edition_order(edition, &own);
    return order == 0 || (order < 0 && (settings->edition_kind == EDITION_DRAFT || edition->kind != EDITION_DRAFT ||
                                        (previous && strcmp(previous->name, edition->name) == 0) ||
                                        editions_need(composer->dataset->editions, edition->name)));
}

static void add_entry(struct composer *composer, const struct edition *edition) {
    g_autofree char *kind = g_strconcat("editions.", edition_kind_words[edition->kind], NULL);
    struct edition_entry entry = {
        .edition = edition,
        .line = edition_words(composer, edition, false),
        .kind = phrase_words(composer, kind),
        .changes = changes_words(composer, edition),
        .listed = is_listed(composer, edition),
    };
    g_array_prepend_val(composer->report->editions, entry);
}

static const struct edition *own_edition(struct composer *composer) {
    const struct report *report = composer->report;
    const struct settings *settings = &composer->dataset->settings;
    struct edition *own = report_alloc(composer->report, sizeof *own);
    *own = (struct edition){.name = report->edition,
                            .date = settings->edition_date,
                            .number = settings->edition_number,
                            .kind = settings->edition_kind,
                            .previous = report->previous ? report->previous->name : NULL,
                            .previous_kind = report->previous ? report->previous->kind : EDITION_FINAL,
                            .changes = report->changes};
    return own;
}

static int compare(gconstpointer a, gconstpointer b) {
    return edition_order(*(const struct edition *const *)a, *(const struct edition *const *)b);
}

void compose_editions(struct composer *composer, const GPtrArray *gone, bool own) {
    const GArray *published = composer->dataset->editions;
    g_autoptr(GPtrArray) editions = g_ptr_array_new();
    for (guint i = 0; i < published->len; i++) {
        const struct edition *edition = &g_array_index(published, struct edition, i);
        bool goes = gone && g_ptr_array_find_with_equal_func((GPtrArray *)gone, edition->name, g_str_equal, NULL);
        if (!edition->part && !goes && !(own && strcmp(edition->name, composer->report->edition) == 0))
            g_ptr_array_add(editions, (gpointer)edition);
    }
    if (own)
        g_ptr_array_add(editions, (gpointer)own_edition(composer));
    g_ptr_array_sort(editions, compare);
    for (guint i = 0; i < editions->len; i++)
        add_entry(composer, g_ptr_array_index(editions, i));
}
