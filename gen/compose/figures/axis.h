/* Rows along the axis of time, one a bin, and what charts along it say of them. */
#ifndef ADREPORT_COMPOSE_FIGURES_AXIS_H
#define ADREPORT_COMPOSE_FIGURES_AXIS_H

#include "compose/builder.h"

/* The bins that the collected days of a measure touch, as a period of bin numbers. */
struct period axis_bins(const struct composer *composer, int platform, enum measure measure);

/* True if the bins tell more than the whole does: some amount lies in one of them for certain or, of spending, two of them
 * differ in what they may be. Of other measures tables of nothing but upper ends help nobody. */
bool axis_varies(const struct composer *composer, int platform, int whose, enum measure measure);

/* Begins the row of a bin: its key, its name with what is known of its days, and what an axis says at it. */
void axis_row(struct table *table, int platform, enum measure measure, guint bin);

/* A chart of the first column along these bins, which are all its rows: with the election and the events on its axis. */
struct chart axis_chart(struct composer *composer, enum chart_type type, struct period bins);

#endif
