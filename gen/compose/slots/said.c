/* What several pages say of a platform or a party. */
#include "compose/slots/said.h"
#include "compose/about.h"
#include "compose/words/days.h"
#include "compose/words/measures.h"
#include "model/signing.h"

#include <string.h>

const struct figure *platform_figure(struct composer *composer, enum measure measure) {
    g_autofree char *name = g_strconcat(measure_rule(measure)->word, "-by-platform", NULL);
    return figure_about(composer, SUBJECT_WHOLE, name);
}

const struct figure *party_figure(struct composer *composer, int party) {
    return figure_about(composer, subject_of_party(party), "by-platform");
}

struct argument platform_days(struct composer *composer, int platform) {
    return arg_days(composer, "period", platform, MEASURE_SPEND);
}

void platform_fact(struct composer *composer, struct fact_list *facts, int platform) {
    const struct platform *about = dataset_platform(composer->dataset, platform);
    const struct figure *figure = platform_figure(composer, MEASURE_SPEND);
    guint count = totals_compared(composer->totals, platform, MEASURE_SPEND);
    struct argument value = arg_cell(composer, "value", figure, about->id, "all_mapped", true);
    struct argument counted = arg_counted(composer, "count", count);
    if (count == 0)
        FACT(composer, facts, localized_same(composer, about->name), value, NULL, counted);
    else
        FACT(composer, facts, SENTENCE(composer, "fact.platform", arg_same(composer, "platform", about->name), counted),
             value, "fact.period", platform_days(composer, platform));
}

char *place_key(struct composer *composer, const char *key, int party, int platform) {
    if (totals_compared(composer->totals, platform, MEASURE_SPEND) < 2 || known_is_zero(composer->known, platform))
        return NULL;
    const struct standing *standing = totals_standing(composer->totals, platform, MEASURE_SPEND, party);
    return g_strconcat(key, standing->shared ? ".shared" : "", NULL);
}

bool linked_share_says(const struct composer *composer, int platform) {
    struct interval share;
    return totals_linked_share(composer->totals, platform, MEASURE_SPEND, &share) &&
           !(share.low == 0 && share.high == 1000);
}

void write_linked_share(struct composer *composer, struct writing *writing, int platform, bool same_days) {
    const char *id = dataset_platform(composer->dataset, platform)->id;
    const struct figure *spend = platform_figure(composer, MEASURE_SPEND);
    if (figure_has_value(spend, id, "linked_share") && linked_share_says(composer, platform))
        WRITE(composer, writing, same_days ? "lead.linked-share.same" : "lead.linked-share",
              arg_platform(composer, "platform", platform),
              arg_cell(composer, "share", spend, id, "linked_share", true), platform_days(composer, platform));
}

bool has_days_of_spending(struct composer *composer, int platform, enum measure measure) {
    enum language language = settings_first_language(&composer->dataset->settings);
    return g_strcmp0(arg_days(composer, "period", platform, measure).text.text[language],
                     platform_days(composer, platform).text.text[language]) == 0;
}

void write_together(struct composer *composer, struct writing *lead, int platform) {
    guint count = totals_compared(composer->totals, platform, MEASURE_SPEND);
    const char *id = dataset_platform(composer->dataset, platform)->id;
    guint known = known_with_spending(composer->known, platform);
    bool zero = known_is_zero(composer->known, platform);
    WRITE(composer, lead,
          zero                         ? "lead.index.spend.zero"
          : count > 1 && known < count ? "lead.index.spend.known"
                                       : "lead.index.spend",
          arg_platform(composer, "platform", platform), arg_counted(composer, "count", count == 1 ? 1 : known),
          arg_cell(composer, "amount", platform_figure(composer, MEASURE_SPEND), id, "all_mapped", true),
          platform_days(composer, platform));
}

void write_signing(struct composer *composer, struct writing *writing, int party, int platform) {
    for (int set = 0; set < (int)composer->dataset->sets->len; set++) {
        int index = set_signatory_of(composer->dataset, set, party, platform);
        if (index < 0)
            continue;
        day_number today = composer->dataset->settings.edition_date,
                   day = signatory_signed_on(composer->dataset, index);
        bool is_signed = day && day <= today;
        const char *word = signing_word(composer->dataset, index, today);
        g_autofree char *key = g_strconcat("signing.sentence.", strcmp(word, "joined") == 0 ? "signed" : word, NULL);
        WRITE(composer, writing, key, arg_signatory(composer, "signatory", index),
              arg_text("title", dataset_set(composer->dataset, set)->title),
              arg_date(composer, "date", is_signed ? day : today),
              arg_link("page", phrase_words(composer, is_signed ? "signing.page" : "signing.page.not-signed"),
                       page_of_signatory(composer, index)));
    }
}
