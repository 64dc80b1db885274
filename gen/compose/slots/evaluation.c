/* The page that an evaluation has more than other editions: what the logs hold, and what is not known since there is none. */
#include "compose/about.h"
#include "compose/slots/slots.h"
#include "compose/words/days.h"
#include "compose/words/promises.h"

/* Says that there is no log, or nothing in it yet, if a figure of it is not there. */
static void log_slot(struct composer *composer, struct page *page, const char *name, enum conduct_log log) {
    g_autofree char *key =
        g_strconcat(composer->dataset->log_kept[log] ? "evaluation.empty-" : "evaluation.no-", name, NULL);
    struct writing words;
    writing_begin(&words);
    if (!page_figure(page, name))
        WRITE(composer, &words, key, arg_date(composer, "date", composer->dataset->settings.edition_date));
    slot_writing(composer, page, name, &words);
}

static void sets_slot(struct composer *composer, struct page *page) {
    struct list list;
    list_begin(&list);
    for (int set = 0; set < (int)composer->dataset->sets->len; set++) {
        struct promise_count count = promises_count(composer, set, -1, -1);
        struct writing item;
        writing_begin(&item);
        WRITE(composer, &item, "evaluation.set",
              arg_link("title", dataset_set(composer->dataset, set)->title, page_of_code(composer, set)),
              arg_count(composer, "made", count.made), arg_count(composer, "known", count.known));
        list_add(composer, &list, &item);
    }
    slot_list(composer, page, "sets", &list);
}

void evaluation_slots(struct composer *composer, struct page *page) {
    const struct settings *settings = &composer->dataset->settings;
    struct writing lead;
    writing_begin(&lead);
    WRITE(composer, &lead, "lead.evaluation", arg_period(composer, "period", settings->period),
          arg_date(composer, "date", settings->edition_date));
    if (composer->dataset->sets->len == 0)
        WRITE(composer, &lead, "lead.evaluation.no-code", arg_date(composer, "date", settings->edition_date));
    slot_writing(composer, page, "lead", &lead);
    sets_slot(composer, page);
    log_slot(composer, page, "incidents", LOG_INCIDENTS);
    log_slot(composer, page, "questions", LOG_QUESTIONS);
    log_slot(composer, page, "removals", LOG_REMOVALS);
}
