/* The accounts whose id figures publish, with the key that all files of data/ know them by. */
#ifndef ADREPORT_COMPOSE_ACCOUNTS_H
#define ADREPORT_COMPOSE_ACCOUNTS_H

#include "compose/composer.h"

/* Notes those that must not be known; before the figures. */
void accounts_begin(struct composer *composer);

/* The account with this id, which from now on is published; NULL if it must not be known. name is "" if it is left out or
 * not known. */
const struct account *accounts_publish(struct composer *composer, int platform, const char *advertiser_id,
                                       const char *name);

/* Sorts them by key; after the figures. */
void accounts_end(struct composer *composer);

#endif
