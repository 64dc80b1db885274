/* Colours, as 0xrrggbb, and whether one can be seen on another. */
#ifndef ADREPORT_BASE_COLOUR_H
#define ADREPORT_BASE_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

/* The least contrast of a shape that must be seen and of words that must be read, by WCAG 2 (1.4.11 and 1.4.3). */
#define CONTRAST_SHAPE 3.0
#define CONTRAST_WORDS 4.5

/* "#rrggbb", which the caller has checked. */
uint32_t colour_read(const char *text);

/* Contrast of two colours, as WCAG defines it: 1 to 21. */
double colour_contrast(uint32_t a, uint32_t b);

/* True if readers could not tell a small mark in one from one in the other: they are less than 0.06 apart in OKLab, which
 * Björn Ottosson made so that equal distances look equal (https://bottosson.github.io/posts/oklab/). */
bool colours_are_alike(uint32_t a, uint32_t b);

/* What lies between two colours: part 0 is from, part 1 is to. */
uint32_t colour_mix(uint32_t from, uint32_t to, double part);

/* The first colour on the way from one to another that has a contrast to a ground; to itself if none has. */
uint32_t colour_toward(uint32_t from, uint32_t to, uint32_t ground, double contrast);

#endif
