#include "base/colour.h"

#include <glib.h>
#include <math.h>

uint32_t colour_read(const char *text) {
    return (uint32_t)g_ascii_strtoull(text + 1, NULL, 16) & 0xffffff;
}

/* How much light there is of a channel, by its sRGB curve. 0: blue, 1: green, 2: red. */
static double light_of(uint32_t colour, int channel) {
    double part = (colour >> 8 * channel & 0xff) / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

/* Relative luminance. */
static double luminance(uint32_t colour) {
    static const double weights[] = {0.0722, 0.7152, 0.2126};
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += weights[i] * light_of(colour, i);
    return sum;
}

double colour_contrast(uint32_t a, uint32_t b) {
    double x = luminance(a) + 0.05;
    double y = luminance(b) + 0.05;
    return MAX(x, y) / MIN(x, y);
}

#define LEAST_DISTANCE 0.06

/* Lightness, from green to red, and from blue to yellow. */
static void lab_of(uint32_t colour, double lab[3]) {
    static const double cones[3][3] = {{0.0514459929, 0.5363325363, 0.4122214708},
                                       {0.1073969566, 0.6806995451, 0.2119034982},
                                       {0.6299787005, 0.2817188376, 0.0883024619}};
    static const double axes[3][3] = {{0.2104542553, 0.7936177850, -0.0040720468},
                                      {1.9779984951, -2.4285922050, 0.4505937099},
                                      {0.0259040371, 0.7827717662, -0.8086757660}};
    double seen[3] = {0};
    for (int i = 0; i < 3; i++) {
        for (int channel = 0; channel < 3; channel++)
            seen[i] += cones[i][channel] * light_of(colour, channel);
        seen[i] = cbrt(seen[i]);
    }
    for (int i = 0; i < 3; i++)
        lab[i] = axes[i][0] * seen[0] + axes[i][1] * seen[1] + axes[i][2] * seen[2];
}

bool colours_are_alike(uint32_t a, uint32_t b) {
    double one[3], other[3], sum = 0;
    lab_of(a, one);
    lab_of(b, other);
    for (int i = 0; i < 3; i++)
        sum += (one[i] - other[i]) * (one[i] - other[i]);
    return sqrt(sum) < LEAST_DISTANCE;
}

uint32_t colour_mix(uint32_t from, uint32_t to, double part) {
    uint32_t mixed = 0;
    for (int i = 0; i < 3; i++) {
        double a = from >> 8 * i & 0xff, b = to >> 8 * i & 0xff;
        mixed |= (uint32_t)lround(a + (b - a) * part) << 8 * i;
    }
    return mixed;
}

uint32_t colour_toward(uint32_t from, uint32_t to, uint32_t ground, double contrast) {
    for (int step = 0; step < 50; step++) {
        uint32_t colour = colour_mix(from, to, step / 50.0);
        if (colour_contrast(colour, ground) >= contrast)
            return colour;
    }
    return to;
}
