#include "verify/scale.h"

#include <math.h>

#define CANDIDATES 24 /* of the largest values, whose lengths say the scale best */

bool point_fits(const struct scale_point *point, double scale) {
    return fabs(point->pixels - point->value * scale) <= point->slack;
}

static int compare_values(gconstpointer left, gconstpointer right) {
    double a = ((const struct scale_point *)left)->value, b = ((const struct scale_point *)right)->value;
    return (a < b) - (a > b);
}

static guint count_fitting(const GArray *points, double scale) {
    guint count = 0;
    for (guint i = 0; i < points->len; i++)
        count += point_fits(&g_array_index(points, struct scale_point, i), scale);
    return count;
}

double points_scale(const GArray *points) {
    g_autoptr(GArray) sorted = g_array_copy((GArray *)points);
    double scale = 0;
    guint most = 0;
    g_array_sort(sorted, compare_values);
    for (guint i = 0; i < MIN(sorted->len, CANDIDATES); i++) {
        const struct scale_point *point = &g_array_index(sorted, struct scale_point, i);
        if (point->value <= 0)
            break;
        guint count = count_fitting(points, point->pixels / point->value);
        if (count > most) {
            most = count;
            scale = point->pixels / point->value;
        }
    }
    return scale;
}
