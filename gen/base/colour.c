#include "base/colour.h"

#include <glib.h>
#include <math.h>

uint32_t colour_read(const char *text) {
    return (uint32_t)g_ascii_strtoull(text + 1, NULL, 16) & 0xffffff;
}

/* Relative luminance, of a channel by its sRGB curve. */
static double luminance(uint32_t colour) {
    static const double weights[] = {0.0722, 0.7152, 0.2126};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double part = (colour >> 8 * i & 0xff) / 255.0;
        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double colour_contrast(uint32_t a, uint32_t b) {
    double x = luminance(a) + 0.05;
    double y = luminance(b) + 0.05;
    return MAX(x, y) / MIN(x, y);
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
