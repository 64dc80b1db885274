/* Classes of round numbers, for shades. */
#ifndef ADREPORT_RENDER_CHART_CLASSES_H
#define ADREPORT_RENDER_CHART_CLASSES_H

#include "render/chart/plot.h"

#define CLASSES 4

/* Class 0 is zero alone; class n from limits[n - 1] up to, and not with, limits[n]; the last has no upper end. limits[0] is
 * 0: the first class begins above it. */
struct classes {
    int64_t limits[CLASSES];
};

/* Such that the classes hold about as many of the plot's ends as each other, with fewer in the higher ones: a single large
 * number moves no limit far. */
struct classes classes_of(const struct plot *plot);

/* 0 to CLASSES. */
int class_of(const struct classes *classes, int64_t value);

/* "tot € 500", "€ 500 tot 1.000", "€ 5.000 of meer"; class from 1. Owned by the drawing. */
const char *class_words(const struct plot *plot, const struct classes *classes, int class);

#endif
