/* What a house style may be made of. Each returns what is wrong with it and what to do, which the caller frees; NULL if
 * nothing is. */
#ifndef ADREPORT_READ_HOUSE_H
#define ADREPORT_READ_HOUSE_H

#include "model/house.h"

/* An accent that links can be read in, on light paper; the one for dark paper is made from it. */
char *house_accent_problem(uint32_t accent);

/* The bytes of a file at a path. A font is TrueType or OpenType; it is opened by the charts. */
char *house_font_problem(const char *path);

/* A logo is a PNG, small enough to be in every chart. Fills the logo of the house. */
char *house_take_logo(struct house *house, const char *path);

#endif
