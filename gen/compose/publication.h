/* Every figure, on its pages and in its workbook. */
#ifndef ADREPORT_COMPOSE_PUBLICATION_H
#define ADREPORT_COMPOSE_PUBLICATION_H

#include "compose/composer.h"

void compose_figures(struct composer *composer);

#endif
