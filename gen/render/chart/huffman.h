/* Huffman codes of a limited length, as DEFLATE has them (RFC 1951, 3.2.2). */
#ifndef ADREPORT_RENDER_CHART_HUFFMAN_H
#define ADREPORT_RENDER_CHART_HUFFMAN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define HUFFMAN_SYMBOLS 288 /* no more than these */

/* Bits as they are written: the first of the code is the lowest. */
struct huffman_code {
    uint16_t bits;
    uint8_t length; /* 0 if the symbol is not used */
};

/* A code for each symbol that counts say is used, none longer than most. If fewer than two are, two have a code all the same,
 * since a code of one symbol is not complete. */
void huffman_codes(const uint32_t *counts, guint symbols, guint most, struct huffman_code *codes);

#endif
