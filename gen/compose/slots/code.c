/* The pages of a code of conduct, of its signatories and of its commitments. */
#include "compose/about.h"
#include "compose/slots/slots.h"
#include "compose/words/days.h"
#include "compose/words/promises.h"

static void whole_slots(struct composer *composer, struct page *page, int set) {
    const struct commitment_set *of = dataset_set(composer->dataset, set);
    struct promise_count count = promises_count(composer, set, -1, -1);
    struct writing lead;
    writing_begin(&lead);
    WRITE(composer, &lead, "lead.code", arg_text("title", of->title), arg_count(composer, "made", count.made),
          arg_count(composer, "known", count.known));
    slot_writing(composer, page, "lead", &lead);
    slot_text(composer, page, "code.title", of->title);
    slot_text(composer, page, "code.tone", localized_any(&of->tone) ? of->tone : localized_same(composer, ""));
    slot_workbook(composer, page, subject_of_set(set));
}

static void signatory_slots(struct composer *composer, struct page *page, int index) {
    const struct dataset *dataset = composer->dataset;
    const struct signatory *signatory = dataset_signatory(dataset, index);
    day_number signed_on = signatory_signed_on(dataset, index), withdrawn_on = signatory_withdrawn_on(dataset, index);
    day_number today = dataset->settings.edition_date;
    const char *key = !signed_on || signed_on > today         ? "lead.signatory.not-signed"
                      : withdrawn_on && withdrawn_on <= today ? "lead.signatory.withdrawn"
                                                              : "lead.signatory.signed";
    struct writing lead;
    writing_begin(&lead);
    /* A day that is not there is in no phrase. */
    WRITE(composer, &lead, key, arg_same(composer, "signatory", signatory->name),
          arg_text("title", dataset_set(dataset, signatory->set)->title),
          arg_date(composer, "date", signed_on ? signed_on : today),
          arg_date(composer, "withdrawn", withdrawn_on ? withdrawn_on : today));
    slot_writing(composer, page, "lead", &lead);
    slot_text(composer, page, "signatory", localized_same(composer, signatory->name));
    slot_add(composer, page, "link.code", SLOT_LINK)->page = page->parent;
}

static void commitment_slots(struct composer *composer, struct page *page, int index) {
    const struct commitment *commitment = dataset_commitment(composer->dataset, index);
    slot_text(composer, page, "commitment", page->name);
    slot_text(composer, page, "commitment.text", commitment->text);
    slot_add(composer, page, "link.code", SLOT_LINK)->page = page->parent;
}

void code_slots(struct composer *composer, int set) {
    const struct commitment_set *of = dataset_set(composer->dataset, set);
    whole_slots(composer, page_of_code(composer, set), set);
    for (guint i = of->first_signatory; i < of->first_signatory + of->signatory_count; i++)
        signatory_slots(composer, page_of_signatory(composer, (int)i), (int)i);
    for (guint i = of->first_commitment; i < of->first_commitment + of->commitment_count; i++)
        commitment_slots(composer, page_of_commitment(composer, (int)i), (int)i);
}
