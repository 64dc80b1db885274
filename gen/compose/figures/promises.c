/* Lists on the pages of a signatory and of a commitment of a code: what is known, what is not, and what was found before. */
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/figures/figures.h"
#include "compose/words/days.h"
#include "compose/words/promises.h"

static void begin(struct table *table, struct composer *composer, struct subject about, const char *name,
                  const char *first, const char *second, const char *third) {
    const char *const keys[] = {first, second, third};
    table_begin(table, composer, about, name);
    table->figure->listing = true;
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_autofree char *header = keys[i] ? g_strconcat("column.", keys[i], NULL) : NULL;
        if (keys[i])
            table_column(table, keys[i], CELL_LABEL, UNIT_COUNT, phrase_words(composer, header));
    }
}

static struct figure *end(struct table *table, const char *headline, struct argument about) {
    struct composer *composer = table->composer;
    return table_end(
        table, SENTENCE(composer, headline, about),
        SENTENCE(composer, "subtitle.promises", arg_date(composer, "date", composer->dataset->settings.edition_date)),
        (struct localized){{NULL}});
}

/* What is known of a promise leads to where it can be seen. */
static void add_known(struct table *table, const struct promise *promise) {
    struct composer *composer = table->composer;
    struct localized words = promise_words_aged(composer, promise), note = promise_note(composer, promise);
    const char *address = promise->assessment ? assessment_address(composer, promise->assessment) : NULL;
    if (address)
        table_file(table, words, localized_same(composer, address));
    else
        table_label(table, words);
    table_label(table, localized_any(&note) ? note : localized_same(composer, "–"));
}

static void begin_commitment(struct table *table, const char *key, int index) {
    const struct page *page = page_of_commitment(table->composer, index);
    table_row(table, key, page->name, page);
}

/* The commitments that are for a signatory, and of which something is known or nothing is: indices. What was withdrawn alone, while
 * others stand, is neither. */
static GArray *commitments_of(const struct composer *composer, int signatory, bool known) {
    const struct signatory *who = dataset_signatory(composer->dataset, signatory);
    const struct commitment_set *set = dataset_set(composer->dataset, who->set);
    bool stands = signatory_has_signed(composer->dataset, signatory, composer->dataset->settings.edition_date);
    GArray *found = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < set->commitment_count; i++) {
        int index = (int)(set->first_commitment + i);
        struct promise promise = promise_now(composer, signatory, index);
        if (commitment_binds(dataset_commitment(composer->dataset, index), who) && !(promise.withdrawn && stands) &&
            (promise.signature || !stands) && promise_is_known(&promise) == known)
            g_array_append_val(found, index);
    }
    return found;
}

struct figure *figure_promises_of_signatory(struct composer *composer, struct subject about) {
    g_autoptr(GArray) known = commitments_of(composer, about.signatory, true);
    struct table table;
    if (known->len == 0)
        return NULL;
    begin(&table, composer, about, "promises", "commitment", "status", "note");
    for (guint i = 0; i < known->len; i++) {
        int index = g_array_index(known, int, i);
        struct promise promise = promise_now(composer, about.signatory, index);
        begin_commitment(&table, dataset_commitment(composer->dataset, index)->number, index);
        add_known(&table, &promise);
    }
    return end(&table, "headline.promises.signatory", arg_signatory(composer, "signatory", about.signatory));
}

struct figure *figure_promises_unknown(struct composer *composer, struct subject about) {
    g_autoptr(GArray) unknown = commitments_of(composer, about.signatory, false);
    bool stands = signatory_has_signed(composer->dataset, about.signatory, composer->dataset->settings.edition_date);
    struct table table;
    if (unknown->len == 0)
        return NULL;
    begin(&table, composer, about, "promises-unknown", "commitment", "rests_on", NULL);
    table.figure->folded = true;
    for (guint i = 0; i < unknown->len; i++) {
        int index = g_array_index(unknown, int, i);
        const struct commitment *commitment = dataset_commitment(composer->dataset, index);
        g_autofree char *key = g_strconcat("rests-on.", evidence_kind_word(commitment->evidence_kind), NULL);
        begin_commitment(&table, commitment->number, index);
        table_label(&table, phrase_words(composer, key));
    }
    return end(&table, stands ? "headline.promises.unknown" : "headline.promises.unsigned",
               arg_counted(composer, "count", unknown->len));
}

/* What was found of the promises of a signatory before what is known of each now, oldest first: const struct assessment *. */
static GPtrArray *found_before(const struct composer *composer, int signatory) {
    const struct commitment_set *set =
        dataset_set(composer->dataset, dataset_signatory(composer->dataset, signatory)->set);
    GPtrArray *found = g_ptr_array_new();
    for (guint i = set->first_commitment; i < set->first_commitment + set->commitment_count; i++) {
        guint count;
        const struct assessment *history = promise_history(composer->dataset, signatory, (int)i, &count);
        struct promise now = promise_now(composer, signatory, (int)i);
        for (guint j = 0; now.assessment && &history[j] <= now.assessment; j++)
            if (now.withdrawn || &history[j] < now.assessment)
                g_ptr_array_add(found, (gpointer)&history[j]);
    }
    return found;
}

struct figure *figure_promises_before(struct composer *composer, struct subject about) {
    g_autoptr(GPtrArray) before = found_before(composer, about.signatory);
    struct table table;
    if (before->len == 0)
        return NULL;
    begin(&table, composer, about, "promises-before", "commitment", "status", "note");
    table.figure->folded = true;
    for (guint i = 0; i < before->len; i++) {
        const struct assessment *assessment = g_ptr_array_index(before, i);
        struct promise then = promise_on(composer->dataset, about.signatory, assessment->commitment, assessment->as_of);
        then.withdrawn = false; /* what was found stays what it was */
        g_autofree char *key =
            g_strdup_printf("%s-%u", dataset_commitment(composer->dataset, assessment->commitment)->number, i + 1);
        begin_commitment(&table, key, assessment->commitment);
        add_known(&table, &then);
    }
    return end(&table, "headline.promises.before", arg_counted(composer, "count", before->len));
}

struct figure *figure_promises_of_commitment(struct composer *composer, struct subject about) {
    const struct commitment *commitment = dataset_commitment(composer->dataset, about.commitment);
    const struct commitment_set *set = dataset_set(composer->dataset, commitment->set);
    struct table table;
    if (promises_count(composer, commitment->set, -1, about.commitment).known == 0)
        return NULL;
    begin(&table, composer, about, "promises", "signatory", "status", "note");
    for (guint i = 0; i < set->signatory_count; i++) {
        int index = (int)(set->first_signatory + i);
        const struct page *page = page_of_signatory(composer, index);
        struct promise promise = promise_now(composer, index, about.commitment);
        if (!commitment_binds(commitment, dataset_signatory(composer->dataset, index)) || !promise_is_known(&promise))
            continue;
        table_row(&table, dataset_signatory(composer->dataset, index)->id, page->name, page);
        add_known(&table, &promise);
    }
    return end(&table, "headline.promises.commitment", arg_same(composer, "number", commitment->number));
}
