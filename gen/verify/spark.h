/* A column of a figure drawn small, beside words that say its sum. */
#ifndef ADREPORT_VERIFY_SPARK_H
#define ADREPORT_VERIFY_SPARK_H

#include "verify/edition.h"
#include "verify/scanner.h"

/* Reads <svg class="spark" data-figure data-column>, the tag read last, to its end, and tells of each bin that is not as high as
 * its number is large: all columns of a figure have one scale, what is more
 * than nothing is seen, and a bin without a number is not drawn. */
void spark_read(struct edition *edition, struct tag_scanner *scanner, const char *file);

#endif
