/* How what stands beside commitments of a code was computed: of what this report has, and nothing in a report without a code. */
#include "compose/slots/slots.h"
#include "compose/about.h"

static bool is_asked_for(const struct dataset *dataset, enum indicator indicator) {
    for (guint i = 0; i < dataset->commitments->len; i++)
        if (dataset_commitment(dataset, (int)i)->indicator == indicator)
            return true;
    return false;
}

void method_slots(struct composer *composer, struct page *page) {
    static const enum indicator computed[] = {
        INDICATOR_COMPLETENESS, INDICATOR_UPLOADED_AUDIENCES, INDICATOR_PARTY_NOT_NAMED, INDICATOR_FOREIGN_ORIGIN,
        INDICATOR_LIBRARY,      INDICATOR_VERIFIED,           INDICATOR_PAYER_NAMED,     INDICATOR_SPEND_AND_REACH,
        INDICATOR_PAYMENTS};
    struct writing lead, payments;
    struct list list;
    guint count = 0;
    writing_begin(&lead);
    list_begin(&list);
    for (gsize i = 0; i < G_N_ELEMENTS(computed); i++) {
        if (!is_asked_for(composer->dataset, computed[i]))
            continue;
        g_autofree char *name = g_strconcat("method.indicator.", indicator_word(computed[i]), NULL);
        g_autofree char *meaning = g_strconcat(name, ".how", NULL);
        struct argument words = arg_text("name", phrase_words(composer, name));
        struct writing item;
        words.strong = true;
        writing_begin(&item);
        WRITE(composer, &item, "targeting.item", words, arg_text("meaning", phrase_words(composer, meaning)));
        list_add(composer, &list, &item);
        count++;
    }
    if (count > 0)
        writing_add(composer, &lead, "method.indicators", NULL, 0);
    writing_begin(&payments);
    if (composer->dataset->payments->len > 0)
        writing_add(composer, &payments, "method.payments", NULL, 0);
    slot_writing(composer, page, "method.payments", &payments);
    slot_writing(composer, page, "method.indicators", &lead);
    slot_list(composer, page, "method.indicators.list", &list);
}
