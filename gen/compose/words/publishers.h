/* Who published the figures that the report counts: the platforms themselves, or others. */
#ifndef ADREPORT_COMPOSE_WORDS_PUBLISHERS_H
#define ADREPORT_COMPOSE_WORDS_PUBLISHERS_H

#include "compose/words/phrase.h"

/* "These are the figures that the platforms themselves publish.", or which sources they are from. A file as a platform gives it is
 * the platform's, a table that others made is not, and of figures in our own form the publisher of their source tells. If
 * some name no source nothing is said: empty text. */
struct localized published_by(struct composer *composer);

/* What cannot be in the figures: what the libraries of platforms do not hold, or, if all are from others, their sources. */
struct localized limits_of_sources(struct composer *composer);

#endif
