/* Feeds of a code of conduct and of each signatory: what happened, for whoever wants to be told. */
#ifndef ADREPORT_COMPOSE_FEEDS_H
#define ADREPORT_COMPOSE_FEEDS_H

#include "compose/words/phrase.h"

/* Gives the pages of codes and of signatories their feeds, if the site has a base_url. */
void compose_feeds(struct composer *composer);

/* A sentence that leads to the feed of a page; nothing if it has none. */
void feed_link_write(struct composer *composer, const struct page *page, struct writing *writing);

#endif
