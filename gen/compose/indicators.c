/* What can be worked out beside commitments of codes: which figures there are, and on which pages they are. */
#include "compose/indicators.h"
#include "compose/about.h"
#include "compose/figures/figures.h"
#include "compose/words/phrase.h"

/* What stands beside commitments that name such an indicator. */
static const struct {
    enum indicator indicator;
    const char *name;
    struct figure *(*make)(struct composer *composer);
} indicators[] = {
    {INDICATOR_COMPLETENESS, "indicator-completeness", figure_indicator_completeness},
    {INDICATOR_VERIFIED, "indicator-verified-share", figure_indicator_verified},
    {INDICATOR_PAYER_NAMED, "indicator-paid-for-by", figure_indicator_payers},
    {INDICATOR_PAYER_NAMED, "indicator-ranges", figure_indicator_ranges},
    {INDICATOR_SPEND_AND_REACH, "indicator-spend-and-reach", figure_indicator_spend_and_reach},
    {INDICATOR_LIBRARY, "indicator-library-scorecard", figure_indicator_library},
    {INDICATOR_LIBRARY, "library-properties", figure_library_properties},
    {INDICATOR_PARTY_NOT_NAMED, "indicator-unnamed-disclaimer-spend", figure_indicator_unnamed},
    {INDICATOR_FOREIGN_ORIGIN, "indicator-foreign-origin", figure_indicator_foreign},
    {INDICATOR_FOREIGN_ORIGIN, "indicator-outside-union", figure_indicator_union},
    {INDICATOR_UPLOADED_AUDIENCES, "indicator-uploaded-audience-share", figure_indicator_uploaded},
    {INDICATOR_PAYMENTS, "indicator-payments", figure_indicator_payments},
};

/* An indicator is about the report, and made once if any commitment names it; it is in the workbook of the report and of each
 * code that asks for it. */
static void compose_indicator(struct composer *composer, enum indicator indicator,
                              struct figure *(*make)(struct composer *composer)) {
    const struct dataset *dataset = composer->dataset;
    const struct figure *figure = NULL;
    for (int set = 0; set < (int)dataset->sets->len; set++) {
        if (!set_asks_for(dataset, set, indicator))
            continue;
        figure = figure ? figure : make(composer);
        for (guint i = 0; figure && i < composer->report->workbooks->len; i++) {
            struct workbook *workbook = g_ptr_array_index(composer->report->workbooks, i);
            bool whole = subject_is_whole(workbook->subject);
            if ((whole || workbook->subject.set == set) && !g_ptr_array_find(workbook->figures, figure, NULL))
                g_ptr_array_add(workbook->figures, (gpointer)figure);
        }
    }
}

/* Shows on the page of a commitment what can be worked out beside it, or why nothing can. */
static void show_indicators(struct composer *composer, int index) {
    const struct commitment *commitment = dataset_commitment(composer->dataset, index);
    struct page *page = page_of_commitment(composer, index);
    bool any = false;
    for (gsize i = 0; i < G_N_ELEMENTS(indicators); i++) {
        const struct figure *figure = figure_about(composer, SUBJECT_WHOLE, indicators[i].name);
        if (indicators[i].indicator != commitment->indicator || !figure)
            continue;
        page_show(page, "indicator", figure);
        any = true;
    }
    bool computed = commitment->indicator != INDICATOR_NONE && commitment->indicator < INDICATOR_DEFINITION;
    g_autofree char *why = g_strconcat("empty.indicator.", computed ? indicator_word(commitment->indicator) : "", NULL);
    if (!any)
        page_show(page, "indicator",
                  computed
                      ? figure_nothing(composer, subject_of_commitment(index), "indicator", phrase_words(composer, why))
                      : NULL);
}

void compose_indicators(struct composer *composer) {
    for (gsize i = 0; i < G_N_ELEMENTS(indicators); i++)
        compose_indicator(composer, indicators[i].indicator, indicators[i].make);
    for (int i = 0; i < (int)composer->dataset->commitments->len; i++)
        show_indicators(composer, i);
}
