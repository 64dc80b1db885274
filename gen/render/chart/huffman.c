#include "render/chart/huffman.h"

#include <stdbool.h>
#include <stdlib.h>

#define MOST_LENGTH 15

/* A symbol and how often it is used; if they are merged, a pair. */
struct node {
    uint32_t count;
    uint16_t symbol;
    uint16_t parent;
};

static int node_compare(const void *a, const void *b) {
    const struct node *left = a, *right = b;
    if (left->count != right->count)
        return left->count < right->count ? -1 : 1;
    return left->symbol < right->symbol ? -1 : 1;
}

/* Symbols that are used, the rarest first. */
static guint leaves_of(const uint32_t *counts, guint symbols, struct node *nodes) {
    guint leaves = 0;
    for (guint i = 0; i < symbols; i++)
        if (counts[i])
            nodes[leaves++] = (struct node){counts[i], (uint16_t)i, 0};
    for (guint i = 0; leaves < 2; i++)
        if (!counts[i])
            nodes[leaves++] = (struct node){1, (uint16_t)i, 0};
    qsort(nodes, leaves, sizeof *nodes, node_compare);
    return leaves;
}

/* Takes the rarer of the next leaf and the next pair. */
static guint take_rarest(const struct node *nodes, guint leaves, guint end, guint *leaf, guint *pair) {
    if (*leaf < leaves && (*pair == end || nodes[*leaf].count <= nodes[*pair].count))
        return (*leaf)++;
    return (*pair)++;
}

/* Merges the two rarest until one is left: pairs come behind the leaves, in the order of their counts. Then sets lengths, from
 * the root down; returns the longest. */
static guint set_lengths(struct node *nodes, guint leaves, guint8 *lengths) {
    guint leaf = 0, pair = leaves, root = 2 * leaves - 2;
    for (guint end = leaves; end <= root; end++) {
        guint a = take_rarest(nodes, leaves, end, &leaf, &pair);
        guint b = take_rarest(nodes, leaves, end, &leaf, &pair);
        nodes[end].count = nodes[a].count + nodes[b].count;
        nodes[a].parent = nodes[b].parent = (uint16_t)end;
    }
    lengths[root] = 0;
    guint longest = 0;
    for (guint i = root; i-- > 0;) {
        lengths[i] = (guint8)(lengths[nodes[i].parent] + 1);
        longest = MAX(longest, lengths[i]);
    }
    return longest;
}

static uint16_t reversed(guint code, guint length) {
    guint result = 0;
    for (guint i = 0; i < length; i++)
        result |= (code >> i & 1) << (length - 1 - i);
    return (uint16_t)result;
}

/* Codes follow from lengths: the shorter first, of one length in the order of symbols. */
static void number_codes(struct huffman_code *codes, guint symbols) {
    guint next[MOST_LENGTH + 2] = {0}, of_length[MOST_LENGTH + 1] = {0};
    for (guint i = 0; i < symbols; i++)
        of_length[codes[i].length] += codes[i].length > 0;
    for (guint length = 1; length <= MOST_LENGTH; length++)
        next[length + 1] = (next[length] + of_length[length]) << 1;
    for (guint i = 0; i < symbols; i++)
        if (codes[i].length)
            codes[i].bits = reversed(next[codes[i].length]++, codes[i].length);
}

void huffman_codes(const uint32_t *counts, guint symbols, guint most, struct huffman_code *codes) {
    struct node nodes[2 * HUFFMAN_SYMBOLS];
    guint8 lengths[2 * HUFFMAN_SYMBOLS];
    guint leaves = leaves_of(counts, symbols, nodes);
    /* The rare ones come nearer to the frequent ones until none is too long, which costs next to nothing. */
    while (set_lengths(nodes, leaves, lengths) > most)
        for (guint i = 0; i < leaves; i++)
            nodes[i].count = nodes[i].count / 2 + 1;
    for (guint i = 0; i < symbols; i++)
        codes[i] = (struct huffman_code){0, 0};
    for (guint i = 0; i < leaves; i++)
        codes[nodes[i].symbol].length = lengths[i];
    number_codes(codes, symbols);
}
