/* What is said of a figure beside its cells. */
#ifndef ADREPORT_COMPOSE_CAPTION_H
#define ADREPORT_COMPOSE_CAPTION_H

#include "compose/composer.h"

/* Sets the source of a figure that is filled, and what is said of its chart. */
void figure_say(struct composer *composer, struct figure *figure);

#endif
