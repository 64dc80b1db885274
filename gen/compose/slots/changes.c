/* The page of changes since the edition before. */
#include "compose/slots/slots.h"
#include "compose/editions.h"
#include "compose/words/days.h"
#include "model/paths.h"

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

void changes_slots(struct composer *composer, struct page *page) {
    const struct settings *settings = &composer->dataset->settings;
    struct writing writing;
    writing_begin(&writing);
    WRITE(composer, &writing, settings->previous ? "changes.later" : "changes.unknown",
          arg_date(composer, "date", settings->edition_date), arg_count(composer, "number", settings->edition_number));
    if (composer->report->previous)
        write_previous(composer, &writing);
    const struct changes *changes = &composer->report->changes;
    if (changes->changed > 0)
        WRITE(composer, &writing, "changes.count", arg_counted(composer, "changed", changes->changed));
    if (changes->added > 0)
        WRITE(composer, &writing, "changes.added", arg_count(composer, "added", changes->added));
    if (changes->gone > 0)
        WRITE(composer, &writing, "changes.gone", arg_count(composer, "gone", changes->gone));
    slot_writing(composer, page, "lead", &writing);
}
