/* The page of changes since the edition before. */
#include "compose/slots/slots.h"
#include "compose/words/days.h"
#include "model/paths.h"

#include <string.h>

/* Which edition came before this one, with a link to it if its address is known. */
static void write_previous(struct composer *composer, struct writing *writing) {
    const struct report *report = composer->report;
    const struct settings *settings = &composer->dataset->settings;
    g_autofree char *address = settings->base_url ? address_in_edition(settings, report->previous_edition, "") : NULL;
    struct localized words = SENTENCE(composer, "edition.previous.within",
                                      arg_same(composer, "number", report->previous_edition + strlen("2023-03-13-")),
                                      arg_date(composer, "date", report->previous_date));
    WRITE(composer, writing, "changes.previous",
          arg_address("edition", words, report_string(composer->report, address)));
}

void changes_slots(struct composer *composer, struct page *page) {
    const struct settings *settings = &composer->dataset->settings;
    struct writing writing;
    writing_begin(&writing);
    const char *key = settings->previous             ? "changes.later"
                      : settings->edition_number > 1 ? "changes.unknown"
                                                     : "changes.first";
    WRITE(composer, &writing, key, arg_date(composer, "date", settings->edition_date),
          arg_count(composer, "number", settings->edition_number));
    if (composer->report->previous_edition)
        write_previous(composer, &writing);
    const struct changes *changes = &composer->changes;
    if (changes->changed > 0)
        WRITE(composer, &writing, "changes.count", arg_counted(composer, "changed", changes->changed));
    if (changes->added > 0)
        WRITE(composer, &writing, "changes.added", arg_count(composer, "added", changes->added));
    if (changes->gone > 0)
        WRITE(composer, &writing, "changes.gone", arg_count(composer, "gone", changes->gone));
    slot_writing(composer, page, "lead", &writing);
}
