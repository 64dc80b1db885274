/* What is found by what it is about: pages, figures, and days. */
#ifndef ADREPORT_COMPOSE_ABOUT_H
#define ADREPORT_COMPOSE_ABOUT_H

#include "compose/composer.h"

/* NULL if there is none. */
struct page *page_of(const struct composer *composer, struct subject subject, const char *template_name);

/* The page that there is one of. */
struct page *page_single(const struct composer *composer, const char *template_name);
struct page *page_of_party(const struct composer *composer, int party);
struct page *page_of_platform(const struct composer *composer, int platform);
struct page *page_of_pair(const struct composer *composer, int party, int platform);
struct page *page_of_code(const struct composer *composer, int set);
struct page *page_of_signatory(const struct composer *composer, int signatory);
struct page *page_of_commitment(const struct composer *composer, int commitment);
struct page *page_of_press(const struct composer *composer, int party);

/* Whose numbers a figure along the axis has, a party's or a group's, and on which platform: the lead one (-1 if there
 * is none) if it is not about one. */
int about_whose(struct subject about);
int about_platform(const struct composer *composer, struct subject about);

/* The figure of that name; NULL if there is none. */
const struct figure *figure_about(const struct composer *composer, struct subject subject, const char *name);

/* From the first to the last day a measure of a platform is known of, else the report's period. */
struct period collected_period(const struct composer *composer, int platform, enum measure measure);

#endif
