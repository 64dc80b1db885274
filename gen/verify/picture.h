/* The pictures of a chart that are no text: what its SVG draws has to be on them. */
#ifndef ADREPORT_VERIFY_PICTURE_H
#define ADREPORT_VERIFY_PICTURE_H

#include "verify/drawn.h"
#include "verify/edition.h"

/* Tells if a PNG cannot be read, has another size than twice the drawing's, or lacks what is drawn; svg is the file of the
 * drawing. */
void png_compare(struct edition *edition, const char *file, const struct drawn *drawn, const char *svg);

/* The same of one without an SVG, of so many pixels: it has words on it. */
void png_compare_size(struct edition *edition, const char *file, unsigned width, unsigned height);

/* Tells if a PDF cannot be read, is no page of the drawing's size, or shows fewer letters or shapes than the drawing has. */
void pdf_compare(struct edition *edition, const char *file, const struct drawn *drawn, const char *svg);

#endif
