/* The page of a commitment: whom it is for, what would show that it is kept, and of whom nothing is known. */
#include "compose/about.h"
#include "compose/slots/cards.h"
#include "compose/slots/slots.h"
#include "compose/words/days.h"
#include "compose/words/happenings.h"
#include "compose/words/promises.h"

/* More of whom nothing is known are counted, not named. */
enum { MOST_NAMED = 8 };

static void write_whom(struct composer *composer, struct writing *words, const struct commitment *commitment) {
    static const char *const known[] = {BINDS_BOTH, BINDS_ANY, GROUP_OF_PARTIES, GROUP_OF_PLATFORMS, NULL};
    const char *binds = g_strv_contains(known, commitment->binds) ? commitment->binds : "group";
    g_autofree char *key = g_strconcat("commitment.binds.", binds, NULL);
    g_autofree char *group = g_strdelimit(g_strdup(commitment->binds), "_", ' ');
    WRITE(composer, words, key, arg_same(composer, "group", group));
    if (commitment->needs_ads)
        WRITE(composer, words, "commitment.needs-ads", arg_same(composer, "group", commitment->binds));
    WRITE(composer, words, commitment->consider ? "commitment.consider" : "commitment.must",
          arg_same(composer, "group", commitment->binds));
}

static void write_evidence(struct composer *composer, struct writing *words, const struct commitment *commitment) {
    const char *what = commitment->indicator == INDICATOR_NONE ? evidence_kind_word(commitment->evidence_kind)
                                                               : indicator_word(commitment->indicator);
    g_autofree char *key = g_strconcat("evidence.", what, NULL);
    WRITE(composer, words, key, arg_same(composer, "number", commitment->number));
    if (commitment->reference)
        WRITE(composer, words, "commitment.reference", arg_same(composer, "reference", commitment->reference));
}

static void write_group(struct composer *composer, struct writing *words, const char *key, const int *who,
                        guint count) {
    g_autofree char *many = g_strconcat(key, ".many", NULL);
    if (count > MOST_NAMED)
        WRITE(composer, words, many, arg_text("counts", signatory_counts(composer, who, count)));
    else if (count > 0)
        WRITE(composer, words, key, arg_signatories(composer, "signatories", who, count, "list.and"));
}

/* Those whom it is for and who signed it, but of whom nothing is known; those who withdrew; those who did not sign it. */
static void write_rest(struct composer *composer, struct writing *words, int index) {
    const struct commitment *commitment = dataset_commitment(composer->dataset, index);
    const struct commitment_set *set = dataset_set(composer->dataset, commitment->set);
    g_autofree int *unknown = g_new0(int, set->signatory_count + 1);
    g_autofree int *not_signed = g_new0(int, set->signatory_count + 1);
    g_autofree int *withdrawn = g_new0(int, set->signatory_count + 1);
    guint unknowns = 0, not_signing = 0, withdrawing = 0;
    for (guint i = set->first_signatory; i < set->first_signatory + set->signatory_count; i++) {
        if (!commitment_binds(commitment, dataset_signatory(composer->dataset, (int)i)))
            continue;
        struct promise promise = promise_now(composer, (int)i, index);
        if (!promise.signature)
            not_signed[not_signing++] = (int)i;
        else if (promise.withdrawn)
            withdrawn[withdrawing++] = (int)i;
        else if (!promise_is_known(&promise))
            unknown[unknowns++] = (int)i;
    }
    write_group(composer, words, "commitment.unknown", unknown, unknowns);
    write_group(composer, words, "commitment.withdrawn", withdrawn, withdrawing);
    write_group(composer, words, "commitment.unsigned", not_signed, not_signing);
}

/* How many incidents were noted, if any: who was not checked on a commitment may be in that log. */
static void write_incidents(struct composer *composer, struct writing *words, int index) {
    day_number today = composer->dataset->settings.edition_date;
    guint count = 0;
    for (guint i = 0; i < composer->dataset->incidents->len; i++) {
        const struct incident *incident = &g_array_index(composer->dataset->incidents, struct incident, i);
        count += incident->commitment == index && incident->date <= today;
    }
    if (count > 0)
        WRITE(composer, words, "commitment.incidents", arg_counted(composer, "count", count),
              arg_date(composer, "date", today));
}

void commitment_slots(struct composer *composer, struct page *page, int index) {
    const struct commitment *commitment = dataset_commitment(composer->dataset, index);
    const struct commitment_set *set = dataset_set(composer->dataset, commitment->set);
    int last = (int)(set->first_commitment + set->commitment_count) - 1;
    struct writing whom, evidence, rest;
    writing_begin(&whom);
    writing_begin(&evidence);
    writing_begin(&rest);
    write_whom(composer, &whom, commitment);
    write_evidence(composer, &evidence, commitment);
    write_rest(composer, &rest, index);
    write_incidents(composer, &rest, index);
    slot_text(composer, page, "commitment", page->name);
    slot_text(composer, page, "commitment.text", commitment->text);
    slot_text(composer, page, "code.title", set->title);
    slot_writing(composer, page, "whom", &whom);
    slot_writing(composer, page, "evidence", &evidence);
    slot_writing(composer, page, "rest", &rest);
    slot_add(composer, page, "link.code", SLOT_LINK)->page = page->parent;
    slot_beside(composer, page, index > (int)set->first_commitment ? page_of_commitment(composer, index - 1) : NULL,
                index < last ? page_of_commitment(composer, index + 1) : NULL, page->parent);
}

void computed_slot(struct composer *composer, struct page *page, int set, int signatory) {
    const struct commitment_set *of = dataset_set(composer->dataset, set);
    struct list list;
    list_begin(&list);
    for (guint i = of->first_commitment; i < of->first_commitment + of->commitment_count; i++) {
        const struct page *about = page_of_commitment(composer, (int)i);
        const struct figure *figure = page_figure(about, "indicator");
        if (!figure || figure->row_count == 0 ||
            (signatory >= 0 && !commitment_binds(dataset_commitment(composer->dataset, (int)i),
                                                 dataset_signatory(composer->dataset, signatory))))
            continue;
        struct writing item;
        writing_begin(&item);
        WRITE(composer, &item, "code.computed", arg_link("commitment", about->name, about),
              arg_text("headline", figure->headline));
        list_add(composer, &list, &item);
    }
    slot_list(composer, page, "computed", &list);
}
