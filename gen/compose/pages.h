/* Which pages there are and where they are. */
#ifndef ADREPORT_COMPOSE_PAGES_H
#define ADREPORT_COMPOSE_PAGES_H

#include "compose/composer.h"

void compose_pages(struct composer *composer);

/* Marks the pages that have nothing to show, once the figures are made. */
void find_empty_pages(struct composer *composer);

/* The templates of the pages there is one of, besides the index; NULL beyond the last. */
const char *page_single_key(guint index);

#endif
