/* Names of sheets, and what a figure is about in a few words. */
#ifndef ADREPORT_COMPOSE_TAB_H
#define ADREPORT_COMPOSE_TAB_H

#include "compose/composer.h"

/* What the sheet of a figure is called in the workbook it is in. */
struct localized tab_name(struct composer *composer, struct subject about, const char *name);

/* The same for those who see nothing else of the report, with the party or platform it is about: "Uitgaven per dag, VVD".
 * tab is the name of its sheet. */
struct localized topic_words(struct composer *composer, struct subject about, struct localized tab);

#endif
