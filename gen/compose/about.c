/* What is found by what it is about: pages, figures, and the days that numbers are known of. */
#include "compose/about.h"

#include <string.h>

/* Pages are found by what they are about and their template. */
guint page_hash(gconstpointer data) {
    const struct page *page = data;
    return g_str_hash(page->template_name) ^ ((guint)page->subject.party * 31 + (guint)page->subject.platform);
}

gboolean page_equal(gconstpointer left, gconstpointer right) {
    const struct page *a = left, *b = right;
    return subject_equal(a->subject, b->subject) && strcmp(a->template_name, b->template_name) == 0;
}

struct page *page_of(const struct composer *composer, struct subject subject, const char *template_name) {
    struct page wanted = {.subject = subject, .template_name = template_name};
    return g_hash_table_lookup(composer->pages, &wanted);
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
