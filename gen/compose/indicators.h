/* What can be worked out beside commitments of codes of conduct. */
#ifndef ADREPORT_COMPOSE_INDICATORS_H
#define ADREPORT_COMPOSE_INDICATORS_H

#include "compose/composer.h"

/* Makes what some commitment asks for, puts it in the workbooks of the report and of the codes, and shows it on the page of
 * each commitment that asks for it, or says there why it cannot be computed. After all other figures, whose numbers it may
 * count, and all workbooks. */
void compose_indicators(struct composer *composer);

#endif
