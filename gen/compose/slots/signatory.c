/* The page of a signatory of a code: its promises, its replies, and the number beside them. */
#include "compose/about.h"
#include "compose/feeds.h"
#include "compose/slots/cards.h"
#include "compose/slots/said.h"
#include "compose/slots/slots.h"
#include "compose/words/days.h"
#include "compose/words/happenings.h"
#include "compose/words/promises.h"

static const struct signature *signature_at(const struct composer *composer, const struct signatory *who, guint i) {
    return &g_array_index(composer->dataset->signatures, struct signature, who->first_signature + i);
}

/* When it signed what, and when it withdrew that. */
static void write_signature(struct composer *composer, struct writing *lead, struct argument who, struct argument title,
                            const struct signature *signature) {
    day_number today = composer->dataset->settings.edition_date;
    bool withdrawn = signature->withdrawn_on && signature->withdrawn_on <= today;
    const char *key = withdrawn ? "lead.signatory.withdrawn" : "lead.signatory.signed";
    g_autofree char *part = signature->commitments ? g_strconcat(key, ".part", NULL) : NULL;
    /* A day that is not there is in no phrase. */
    WRITE(composer, lead, part ? part : key, who, title, arg_date(composer, "date", signature->signed_on),
          arg_date(composer, "withdrawn", withdrawn ? signature->withdrawn_on : today),
          arg_text("numbers", commitment_numbers(composer, signature->commitments ? signature->commitments : "")));
}

static void write_lead(struct composer *composer, struct writing *lead, int index) {
    const struct dataset *dataset = composer->dataset;
    const struct signatory *signatory = dataset_signatory(dataset, index);
    struct argument who = arg_signatory(composer, "signatory", index);
    struct argument title = arg_text("title", dataset_set(dataset, signatory->set)->title);
    bool any = false;
    for (guint i = 0; i < signatory->signature_count; i++) {
        const struct signature *signature = signature_at(composer, signatory, i);
        if (signature->signed_on > dataset->settings.edition_date)
            continue;
        write_signature(composer, lead, who, title, signature);
        any = true;
    }
    struct promise_count count = promises_count(composer, signatory->set, index, -1);
    if (!any)
        WRITE(composer, lead, "lead.signatory.not-signed", who, title);
    else if (count.known || !count.withdrawn) /* what was withdrawn may have been looked at: it stands below */
        WRITE(composer, lead, count.known ? "lead.signatory.known" : "lead.signatory.unknown", who,
              arg_counted(composer, "made", count.made), arg_count(composer, "known", count.known));
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
