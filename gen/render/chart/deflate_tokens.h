/* Bytes and repetitions, as found, -> blocks of DEFLATE (RFC 1951), each with codes of its own. */
#ifndef ADREPORT_RENDER_CHART_DEFLATE_TOKENS_H
#define ADREPORT_RENDER_CHART_DEFLATE_TOKENS_H

#include <glib.h>
#include <stdint.h>

struct deflate_tokens;

/* Blocks are appended to out. */
struct deflate_tokens *deflate_tokens_new(GByteArray *out);

/* A byte by itself. */
void deflate_tokens_byte(struct deflate_tokens *tokens, uint8_t byte);

/* As many bytes as length says, three or more, that are those distance before: 1 to 32768. */
void deflate_tokens_match(struct deflate_tokens *tokens, gsize length, gsize distance);

/* Writes the last block, up to a whole byte, and frees. */
void deflate_tokens_end(struct deflate_tokens *tokens);

#endif
