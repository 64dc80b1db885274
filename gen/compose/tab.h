/* Names of sheets. */
#ifndef ADREPORT_COMPOSE_TAB_H
#define ADREPORT_COMPOSE_TAB_H

#include "compose/composer.h"

/* What the sheet of a figure is called in the workbook it is in. */
struct localized tab_name(struct composer *composer, struct subject about, const char *name);

#endif
