/* What is found by what it is about: pages, figures, and the days that numbers are known of. */
#include "compose/about.h"

#include <string.h>

struct page *page_of(const struct composer *composer, struct subject subject, const char *template_name) {
    return report_page_about(composer->report, subject, template_name);
}

struct page *page_single(const struct composer *composer, const char *template_name) {
    return page_of(composer, SUBJECT_WHOLE, template_name);
}

struct page *page_of_party(const struct composer *composer, int party) {
    return page_of(composer, subject_of_party(party), "party");
}

struct page *page_of_platform(const struct composer *composer, int platform) {
    return page_of(composer, subject_of_platform(platform), "platform");
}

struct page *page_of_pair(const struct composer *composer, int party, int platform) {
    return page_of(composer, subject_of_pair(party, platform), "party-platform");
}

struct page *page_of_press(const struct composer *composer, int party) {
    return page_of(composer, subject_of_party(party), TEMPLATE_PRESS);
}

struct page *page_of_code(const struct composer *composer, int set) {
    return page_of(composer, subject_of_set(set), TEMPLATE_CODE);
}

struct page *page_of_signatory(const struct composer *composer, int signatory) {
    return page_of(composer, subject_of_signatory(signatory), TEMPLATE_SIGNATORY);
}

struct page *page_of_commitment(const struct composer *composer, int commitment) {
    return page_of(composer, subject_of_commitment(commitment), TEMPLATE_COMMITMENT);
}

int about_whose(struct subject about) {
    return about.party >= 0 ? about.party : about.platform >= 0 ? GROUP_ALL : GROUP_MAPPED;
}

int about_platform(const struct composer *composer, struct subject about) {
    return about.platform >= 0 ? about.platform : composer->lead_platform;
}

const struct figure *figure_about(const struct composer *composer, struct subject subject, const char *name) {
    return report_figure_about(composer->report, subject, name);
}

struct period collected_period(const struct composer *composer, int platform, enum measure measure) {
    struct period collected = days_span(totals_days(composer->totals, platform, measure));
    return collected.first ? collected : composer->dataset->settings.period;
}
