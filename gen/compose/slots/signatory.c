/* The page of a signatory of a code: its promises, its replies, and the number beside them. */
#include "compose/about.h"
#include "compose/feeds.h"
#include "compose/slots/cards.h"
#include "compose/slots/said.h"
#include "compose/slots/slots.h"
#include "compose/words/days.h"
#include "compose/words/promises.h"
#include "compose/words/signings.h"

/* How many promises were made and of how many of these something is known; of those that stand, if there is more to tell than
 * that they were made. */
static void write_count(struct composer *composer, struct writing *lead, struct argument who,
                        struct promise_count count, bool history) {
    struct argument known = arg_count(composer, "known", count.known);
    guint standing = count.made - count.withdrawn;
    if (!history)
        WRITE(composer, lead, count.known ? "lead.signatory.known" : "lead.signatory.unknown", who,
              arg_counted(composer, "made", count.made), known);
    else if (standing > 0)
        WRITE(composer, lead, count.known ? "lead.signatory.standing" : "lead.signatory.standing.unknown", who,
              arg_counted(composer, "count", standing), known);
}

static void write_lead(struct composer *composer, struct writing *lead, int index) {
    const struct dataset *dataset = composer->dataset;
    const struct signatory *signatory = dataset_signatory(dataset, index);
    struct argument who = arg_signatory(composer, "signatory", index);
    struct argument title = arg_text("title", dataset_set(dataset, signatory->set)->title);
    day_number signed_on = signatory_signed_on(dataset, index);
    if (!signed_on || signed_on > dataset->settings.edition_date) {
        WRITE(composer, lead, "lead.signatory.not-signed", who, title);
        return;
    }
    write_signings(composer, lead, index);
    write_count(composer, lead, who, promises_count(composer, signatory->set, index, -1),
                signing_has_history(composer, index));
}

/* The one number that its other page opens with. */
static void write_number(struct composer *composer, struct writing *number, int index) {
    const struct signatory *who = dataset_signatory(composer->dataset, index);
    if (who->party >= 0 && composer->lead_platform >= 0) {
        const struct figure *figure = party_figure(composer, who->party);
        const char *id = dataset_platform(composer->dataset, composer->lead_platform)->id;
        struct argument page =
            arg_link("page", phrase_words(composer, "signatory.page"), page_of_party(composer, who->party));
        if (figure_has_value(figure, id, "spend"))
            WRITE(composer, number, "signatory.party", arg_party(composer, "party", who->party),
                  arg_platform(composer, "platform", composer->lead_platform),
                  arg_cell(composer, "amount", figure, id, "spend", true),
                  platform_days(composer, composer->lead_platform), page);
        else
            WRITE(composer, number, "signatory.party.none", arg_party(composer, "party", who->party), page);
    } else if (who->platform >= 0) {
        const struct figure *figure = platform_figure(composer, MEASURE_SPEND);
        const char *id = dataset_platform(composer->dataset, who->platform)->id;
        struct argument page =
            arg_link("page", phrase_words(composer, "signatory.page"), page_of_platform(composer, who->platform));
        if (figure_has_value(figure, id, "all_mapped"))
            WRITE(composer, number, "signatory.platform", arg_platform(composer, "platform", who->platform),
                  arg_cell(composer, "amount", figure, id, "all_mapped", true), platform_days(composer, who->platform),
                  page);
        else
            WRITE(composer, number, "signatory.platform.none", arg_platform(composer, "platform", who->platform), page);
    }
}

/* What it answered to what was found, in its own words. */
static void replies_slot(struct composer *composer, struct page *page, int index) {
    const struct dataset *dataset = composer->dataset;
    struct list list;
    list_begin(&list);
    for (guint i = 0; i < dataset->assessments->len; i++) {
        const struct assessment *assessment = &g_array_index(dataset->assessments, struct assessment, i);
        if (assessment->signatory != index || !assessment->reply_on ||
            assessment->reply_on > dataset->settings.edition_date)
            continue;
        const struct page *about = page_of_commitment(composer, assessment->commitment);
        struct writing item;
        writing_begin(&item);
        WRITE(composer, &item, "signatory.reply", arg_link("commitment", about->name, about),
              arg_date(composer, "date", assessment->reply_on), arg_text("reply", assessment->reply));
        list_add(composer, &list, &item);
    }
    slot_list(composer, page, "replies", &list);
}

void signatory_slots(struct composer *composer, struct page *page, int index) {
    const struct signatory *signatory = dataset_signatory(composer->dataset, index);
    const struct commitment_set *set = dataset_set(composer->dataset, signatory->set);
    int last = (int)(set->first_signatory + set->signatory_count) - 1;
    struct writing lead, number, feed;
    writing_begin(&lead);
    writing_begin(&number);
    writing_begin(&feed);
    write_lead(composer, &lead, index);
    write_number(composer, &number, index);
    feed_link_write(composer, page, &feed);
    slot_writing(composer, page, "lead", &lead);
    slot_writing(composer, page, "number", &number);
    slot_writing(composer, page, "feed", &feed);
    slot_text(composer, page, "signatory", localized_same(composer, signatory->name));
    slot_text(composer, page, "code.title", set->title);
    slot_text(composer, page, "code.tone", localized_any(&set->tone) ? set->tone : localized_same(composer, ""));
    replies_slot(composer, page, index);
    computed_slot(composer, page, signatory->set, index);
    slot_add(composer, page, "link.code", SLOT_LINK)->page = page->parent;
    slot_beside(composer, page, index > (int)set->first_signatory ? page_of_signatory(composer, index - 1) : NULL,
                index < last ? page_of_signatory(composer, index + 1) : NULL, page->parent);
}
