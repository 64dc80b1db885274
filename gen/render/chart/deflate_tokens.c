#include "render/chart/deflate_tokens.h"

#include "render/chart/huffman.h"

#include <stdbool.h>
#include <string.h>

#define LEAST_MATCH 3
#define MOST_MATCH 258
#define END_OF_BLOCK 256
#define LITERALS 286
#define DISTANCES 30
#define MOST_TOKENS 32768 /* of a block */
#define MOST_BYTES 6      /* of a token: two codes of 15 bits, 5 and 13 more */
#define MOST_CODES 1024   /* bytes that the codes of a block take */

struct deflate_tokens {
    GByteArray *out;
    uint64_t bits; /* not written yet, the first lowest */
    int bit_count;
    guint count;
    uint32_t literal_counts[LITERALS], distance_counts[DISTANCES];
    uint32_t tokens[MOST_TOKENS]; /* a byte, or a length above its distance less one */
};

/* What a symbol stands for, from its first value on, by extra bits. */
struct range {
    uint16_t first;
    uint8_t bits;
};

static const struct range lengths[] = {
    {3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1},  {13, 1},
    {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3},  {59, 3},
    {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0},
};

static const struct range distances[DISTANCES] = {
    {1, 0},     {2, 0},     {3, 0},     {4, 0},      {5, 1},      {7, 1},      {9, 2},     {13, 2},
    {17, 3},    {25, 3},    {33, 4},    {49, 4},     {65, 5},     {97, 5},     {129, 6},   {193, 6},
    {257, 7},   {385, 7},   {513, 8},   {769, 8},    {1025, 9},   {1537, 9},   {2049, 10}, {3073, 10},
    {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13},
};

static guint floor_log2(guint value) {
    return 31 - (guint)__builtin_clz(value);
}

static guint length_symbol(guint length) {
    if (length < 11)
        return length - 3;
    if (length == MOST_MATCH)
        return G_N_ELEMENTS(lengths) - 1;
    guint log = floor_log2(length - 3);
    return (log - 1) * 4 + ((length - 3) >> (log - 2) & 3);
}

static guint distance_symbol(guint distance) {
    if (distance < 3)
        return distance - 1;
    guint log = floor_log2(distance - 1);
    return log * 2 + ((distance - 1) >> (log - 1) & 1);
}

/* Bits are written where there is room for all of a block. */
struct bit_writer {
    uint64_t bits;
    int count;
    uint8_t *at;
};

/* No more than 32 at once. */
static inline void put_bits(struct bit_writer *writer, uint32_t bits, int count) {
    writer->bits |= (uint64_t)bits << writer->count;
    writer->count += count;
    if (writer->count >= 32) {
        uint32_t low = GUINT32_TO_LE((uint32_t)writer->bits);
        memcpy(writer->at, &low, sizeof low);
        writer->at += sizeof low;
        writer->bits >>= 32;
        writer->count -= 32;
    }
}

static void put_code(struct bit_writer *writer, const struct huffman_code *code) {
    put_bits(writer, code->bits, code->length);
}

#define CODE_LENGTHS 19
#define ZEROS_FEW 17
#define ZEROS_MANY 18

/* Lengths of codes, as their symbols and how often each zero is repeated. */
struct length_run {
    uint8_t symbol, extra;
};

static guint runs_of_lengths(const struct huffman_code *codes, guint count, struct length_run *runs) {
    guint made = 0;
    for (guint i = 0; i < count;) {
        guint zeros = 0;
        while (i + zeros < count && zeros < 138 && codes[i + zeros].length == 0)
            zeros++;
        if (zeros >= 11)
            runs[made++] = (struct length_run){ZEROS_MANY, (uint8_t)(zeros - 11)};
        else if (zeros >= 3)
            runs[made++] = (struct length_run){ZEROS_FEW, (uint8_t)(zeros - 3)};
        else {
            runs[made++] = (struct length_run){codes[i].length, 0};
            zeros = 1;
        }
        i += zeros;
    }
    return made;
}

static void put_codes(struct bit_writer *writer, const struct huffman_code *codes) {
    static const uint8_t order[CODE_LENGTHS] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    struct length_run runs[LITERALS + DISTANCES];
    guint count = runs_of_lengths(codes, LITERALS + DISTANCES, runs);
    uint32_t counts[CODE_LENGTHS] = {0};
    for (guint i = 0; i < count; i++)
        counts[runs[i].symbol]++;
    struct huffman_code length_codes[CODE_LENGTHS];
    huffman_codes(counts, CODE_LENGTHS, 7, length_codes);
    put_bits(writer, LITERALS - 257, 5);
    put_bits(writer, DISTANCES - 1, 5);
    put_bits(writer, CODE_LENGTHS - 4, 4);
    for (guint i = 0; i < CODE_LENGTHS; i++)
        put_bits(writer, length_codes[order[i]].length, 3);
    for (guint i = 0; i < count; i++) {
        put_code(writer, &length_codes[runs[i].symbol]);
        if (runs[i].symbol >= ZEROS_FEW)
            put_bits(writer, runs[i].extra, runs[i].symbol == ZEROS_FEW ? 3 : 7);
    }
}

static void put_match(struct bit_writer *writer, const struct huffman_code *codes, uint32_t token) {
    guint length = token >> 16, distance = (token & 0xffff) + 1;
    guint symbol = length_symbol(length);
    put_code(writer, &codes[END_OF_BLOCK + 1 + symbol]);
    put_bits(writer, length - lengths[symbol].first, lengths[symbol].bits);
    symbol = distance_symbol(distance);
    put_code(writer, &codes[LITERALS + symbol]);
    put_bits(writer, distance - distances[symbol].first, distances[symbol].bits);
}

static void write_block(struct deflate_tokens *tokens, bool last) {
    struct huffman_code codes[LITERALS + DISTANCES];
    tokens->literal_counts[END_OF_BLOCK]++;
    huffman_codes(tokens->literal_counts, LITERALS, 15, codes);
    huffman_codes(tokens->distance_counts, DISTANCES, 15, codes + LITERALS);
    guint length = tokens->out->len;
    g_byte_array_set_size(tokens->out, length + MOST_CODES + tokens->count * MOST_BYTES);
    struct bit_writer writer = {tokens->bits, tokens->bit_count, tokens->out->data + length};
    put_bits(&writer, last, 1);
    put_bits(&writer, 2, 2);
    put_codes(&writer, codes);
    for (guint i = 0; i < tokens->count; i++) {
        uint32_t token = tokens->tokens[i];
        if (token < END_OF_BLOCK)
            put_code(&writer, &codes[token]);
        else
            put_match(&writer, codes, token);
    }
    put_code(&writer, &codes[END_OF_BLOCK]);
    if (last)
        for (int rest = writer.count; rest > 0; rest -= 8, writer.bits >>= 8)
            *writer.at++ = (uint8_t)writer.bits;
    g_byte_array_set_size(tokens->out, (guint)(writer.at - tokens->out->data));
    tokens->bits = writer.bits;
    tokens->bit_count = writer.count;
    tokens->count = 0;
    memset(tokens->literal_counts, 0, sizeof tokens->literal_counts);
    memset(tokens->distance_counts, 0, sizeof tokens->distance_counts);
}

struct deflate_tokens *deflate_tokens_new(GByteArray *out) {
    struct deflate_tokens *tokens = g_new(struct deflate_tokens, 1);
    memset(tokens, 0, offsetof(struct deflate_tokens, tokens));
    tokens->out = out;
    return tokens;
}

static inline void add_token(struct deflate_tokens *tokens, uint32_t token) {
    tokens->tokens[tokens->count++] = token;
    if (tokens->count == MOST_TOKENS)
        write_block(tokens, false);
}

void deflate_tokens_byte(struct deflate_tokens *tokens, uint8_t byte) {
    tokens->literal_counts[byte]++;
    add_token(tokens, byte);
}

void deflate_tokens_match(struct deflate_tokens *tokens, gsize length, gsize distance) {
    const guint symbol = distance_symbol((guint)distance);
    for (gsize part; length > 0; length -= part) {
        /* what is left of a long one is never too short to be one */
        part = length <= MOST_MATCH ? length : MIN(MOST_MATCH, length - LEAST_MATCH);
        tokens->literal_counts[END_OF_BLOCK + 1 + length_symbol((guint)part)]++;
        tokens->distance_counts[symbol]++;
        add_token(tokens, (uint32_t)part << 16 | (uint32_t)(distance - 1));
    }
}

void deflate_tokens_end(struct deflate_tokens *tokens) {
    write_block(tokens, true);
    g_free(tokens);
}
