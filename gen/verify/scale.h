/* The scale of an axis that begins at zero, found from what is drawn along it. */
#ifndef ADREPORT_VERIFY_SCALE_H
#define ADREPORT_VERIFY_SCALE_H

#include <glib.h>
#include <stdbool.h>

/* Something that is drawn at a value. */
struct scale_point {
    const void *about;
    const char *what;
    double value;
    double pixels; /* from where the axis begins */
    double slack;  /* how many it may be off */
};

/* Pixels of one unit: of the scales that single points (struct scale_point) have, the one that most agree with. */
double points_scale(const GArray *points);

bool point_fits(const struct scale_point *point, double scale);

#endif
