/* The page of changes since the edition before. */
#include "compose/slots/slots.h"
#include "compose/editions.h"
#include "compose/words/days.h"
#include "compose/words/sources.h"
#include "model/paths.h"

#include <string.h>

/* Which edition came before this one, with a link to it if it is published beside this one. */
static void write_previous(struct composer *composer, struct writing *writing) {
    const struct report *report = composer->report;
    const struct settings *settings = &composer->dataset->settings;
    const struct edition *previous = report->previous;
    bool published = editions_find(composer->dataset->editions, previous->name) != NULL;
    g_autofree char *address =
        settings->base_url && published ? address_in_edition(settings, previous->name, "") : NULL;
    struct localized words = edition_words(composer, previous, true);
    WRITE(composer, writing, "changes.previous",
          arg_address("edition", words, report_string(composer->report, address)));
}

/* The days of spending on a platform that the edition before had figures of, as its coverage said: the rows of that are
 * called PLATFORM-MEASURE-FIRST after the first of their measures, which spending always is, and count their days. */
static GArray *former_days(const struct composer *composer, int platform) {
    g_autofree char *begin = g_strconcat(dataset_platform(composer->dataset, platform)->id, "-",
                                         measure_rule(MEASURE_SPEND)->word, "-", NULL);
    GArray *days = g_array_new(FALSE, FALSE, sizeof(struct period));
    for (guint i = 0; i < composer->dataset->former->len; i++) {
        const struct former_cell *cell = &g_array_index(composer->dataset->former, struct former_cell, i);
        struct period stretch;
        gint64 count = 0;
        if (strcmp(cell->figure, "coverage") == 0 && strcmp(cell->column, "days") == 0 &&
            strcmp(cell->state, state_word(STATE_VALUE)) == 0 && g_str_has_prefix(cell->row, begin) &&
            date_parse(cell->row + strlen(begin), &stretch.first) &&
            g_ascii_string_to_signed(cell->low, 10, 1, G_MAXINT16, &count, NULL)) {
            stretch.last = stretch.first + (day_number)count - 1;
            g_array_append_val(days, stretch);
        }
    }
    days_join(days);
    return days;
}

/* Nothing if there are no such days. */
static void write_days(struct composer *composer, struct writing *writing, const char *key, int platform,
                       const GArray *stretches) {
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(struct localized));
    struct days days = {(const struct period *)(const void *)stretches->data, stretches->len};
    for (guint i = 0; i < stretches->len; i++) {
        struct localized item = localized_period(composer, days.stretches[i]);
        g_array_append_val(items, item);
    }
    if (items->len > 0)
        WRITE(composer, writing, key, arg_platform(composer, "platform", platform),
              arg_counted(composer, "count", days_count(&days)),
              arg_text("days", localized_list(composer, (const struct localized *)(const void *)items->data, items->len,
                                              "list.and")));
}

/* Which days came and went, platform by platform. */
static void write_coverage(struct composer *composer, struct writing *writing) {
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const struct days *now = totals_days(composer->totals, platform, MEASURE_SPEND);
        g_autoptr(GArray) former = former_days(composer, platform);
        struct days before = {(const struct period *)(const void *)former->data, former->len};
        g_autoptr(GArray) added = days_without(now, &before);
        g_autoptr(GArray) gone = days_without(&before, now);
        write_days(composer, writing, before.count ? "changes.days" : "changes.days.first", platform, added);
        write_days(composer, writing, "changes.days.gone", platform, gone);
    }
}

/* True if the edition before had this source, be it under another id. */
static bool is_former_source(const struct dataset *dataset, const struct source *source) {
    g_autofree char *words = source_words(source->title, source->url);
    return g_hash_table_contains(dataset->former_sources, source->id) ||
           g_hash_table_contains(dataset->former_sources, words);
}

/* Which sources are new, if the edition before named any. */
static void write_sources(struct composer *composer, struct writing *writing) {
    const struct dataset *dataset = composer->dataset;
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    for (guint i = 0; i < dataset->sources->len && g_hash_table_size(dataset->former_sources) > 0; i++) {
        const struct source *source = &g_array_index(dataset->sources, struct source, i);
        if (!is_former_source(dataset, source))
            g_ptr_array_add(ids, (gpointer)source->id);
    }
    if (ids->len > 0)
        WRITE(composer, writing, "changes.sources", arg_counted(composer, "count", ids->len),
              arg_text("sources", source_titles(composer, (const char *const *)ids->pdata, ids->len, false)));
}

void changes_slots(struct composer *composer, struct page *page) {
    const struct settings *settings = &composer->dataset->settings;
    struct writing writing;
    writing_begin(&writing);
    WRITE(composer, &writing, settings->previous ? "changes.later" : "changes.unknown",
          arg_date(composer, "date", settings->edition_date), arg_count(composer, "number", settings->edition_number));
    if (composer->report->previous)
        write_previous(composer, &writing);
    if (settings->previous) {
        write_coverage(composer, &writing);
        write_sources(composer, &writing);
    }
    const struct changes *changes = &composer->report->changes;
    if (changes->changed > 0)
        WRITE(composer, &writing, "changes.count", arg_counted(composer, "changed", changes->changed));
    if (composer->report->unlisted_changes > 0)
        WRITE(composer, &writing, "changes.left-out",
              arg_counted(composer, "count", composer->report->unlisted_changes));
    if (changes->added > 0)
        WRITE(composer, &writing, "changes.added", arg_count(composer, "added", changes->added));
    if (changes->gone > 0)
        WRITE(composer, &writing, "changes.gone", arg_count(composer, "gone", changes->gone));
    slot_writing(composer, page, "lead", &writing);
}
