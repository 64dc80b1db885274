/* The first page: who spent how much together, and who the most. */
#include "compose/slots/slots.h"
#include "compose/about.h"
#include "compose/slots/cards.h"
#include "compose/slots/said.h"
#include "compose/words/days.h"
#include "compose/words/headlines.h"
#include "compose/words/missing.h"
#include "compose/words/publishers.h"

enum { NAMES_IN_LEAD = 5 };

static void write_first(struct composer *composer, struct writing *lead, int platform) {
    static const char *const keys[] = {
        [FIRSTS_NONE] = NULL,
        [FIRSTS_ZERO] = NULL, /* the amount says it */
        [FIRSTS_ONE] = "lead.index.first.one",
        [FIRSTS_SOME] = "lead.index.first.some",
        [FIRSTS_MANY] = "lead.index.first.open",
        [FIRSTS_EQUAL] = "lead.index.first.equal",
        [FIRSTS_ALL_EQUAL] = "lead.index.first.all-equal",
    };
    struct first_parties firsts = first_parties_up_to(composer, platform, NAMES_IN_LEAD);
    const char *key = firsts.kind == FIRSTS_ALL_EQUAL && firsts.count > 3 ? "lead.index.first.all-equal.many"
                      : firsts.kind == FIRSTS_EQUAL && firsts.count > 3   ? "lead.index.first.equal.many"
                                                                          : keys[firsts.kind];
    if (key)
        WRITE(composer, lead, key, firsts.parties, arg_count(composer, "count", firsts.count),
              arg_platform(composer, "platform", platform));
}

/* What the bounds of the amount before it mean, if it has two, and whose accounts it is about. */
static void write_sure(struct composer *composer, struct writing *lead, int platform) {
    const struct figure *spend = platform_figure(composer, MEASURE_SPEND);
    const struct row *row = figure_row(spend, dataset_platform(composer->dataset, platform)->id);
    const struct cell *cell = &row->cells[figure_column(spend, "all_mapped")];
    if (cell->state == STATE_VALUE && !interval_is_point(cell_value(cell)))
        WRITE(composer, lead, cell_value(cell).open ? "lead.index.sure.open" : "lead.index.sure",
              arg_platform(composer, "platform", platform));
    if (totals_names_advertisers(composer->totals, platform))
        WRITE(composer, lead, "lead.index.linked", arg_platform(composer, "platform", platform));
}

static void write_lead(struct composer *composer, struct writing *lead) {
    int platform = composer->lead_platform;
    if (platform < 0) {
        write_missing_spending(composer, lead, SUBJECT_WHOLE);
        return;
    }
    write_together(composer, lead, platform);
    write_sure(composer, lead, platform);
    if (totals_compared(composer->totals, platform, MEASURE_SPEND) > 1)
        write_first(composer, lead, platform);
}

/* What has to be known before the numbers are used: who is missing from them, and how much. */
static void write_caveat(struct composer *composer, struct writing *caveat) {
    const struct figure *spend = platform_figure(composer, MEASURE_SPEND);
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (platform == composer->lead_platform || composer->lead_platform < 0)
            write_linked_share(composer, caveat, platform, platform == composer->lead_platform);
    if (composer->lead_platform < 0)
        return;
    write_conditions(composer, caveat, composer->lead_platform, -1);
    const char *platform = dataset_platform(composer->dataset, composer->lead_platform)->id;
    if (figure_has_value(spend, platform, "unmapped"))
        WRITE(composer, caveat, "index.unmapped", arg_platform(composer, "platform", composer->lead_platform),
              arg_cell(composer, "amount", spend, platform, "unmapped", true),
              platform_days(composer, composer->lead_platform));
}

/* How much differs from the edition before, with the way to the list; nothing if nothing does. */
static void write_changes(struct composer *composer, struct writing *writing) {
    const struct changes *changes = &composer->report->changes;
    if (changes->changed > 0)
        WRITE(composer, writing, "index.changes", arg_counted(composer, "changed", changes->changed),
              arg_link("page", phrase_words(composer, "page-name.changes"), page_single(composer, "changes")));
}

/* True if some bar of a chart has two ends. */
static bool draws_ranges(const struct figure *figure) {
    for (guint i = 0; i < figure->row_count; i++) {
        const struct cell *cell = &figure->rows[i].cells[figure->chart.column];
        if (!figure->rows[i].total && cell->state == STATE_VALUE && !interval_is_point(cell_value(cell)))
            return true;
    }
    return false;
}

/* How to read the bars of the chart, if some have two ends. */
static void bar_key_slot(struct composer *composer, struct page *page) {
    const struct figure *spend = figure_about(composer, SUBJECT_WHOLE, "spend-by-party");
    if (!spend || !draws_ranges(spend)) {
        slot_text(composer, page, "bar-key", localized_same(composer, ""));
        return;
    }
    struct localized title = phrase_words(composer, "bar-key"), low = phrase_words(composer, "bar-key.low"),
                     high = phrase_words(composer, "bar-key.high");
    struct slot *slot = slot_add(composer, page, "bar-key", SLOT_KEY);
    slot->key = report_alloc(composer->report, LANGUAGE_COUNT * sizeof *slot->key);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        slot->key[i] = (struct bar_key){title.text[i], low.text[i], high.text[i]};
}

void index_slots(struct composer *composer, struct page *page) {
    struct writing lead, caveat, changes;
    writing_begin(&lead);
    writing_begin(&caveat);
    writing_begin(&changes);
    write_lead(composer, &lead);
    write_caveat(composer, &caveat);
    write_changes(composer, &changes);
    slot_text(composer, page, "published", published_by(composer));
    slot_writing(composer, page, "lead", &lead);
    slot_writing(composer, page, "caveat", &caveat);
    slot_writing(composer, page, "changes", &changes);
    bar_key_slot(composer, page);
    party_cards(composer, page);
    platform_cards(composer, page);
}
