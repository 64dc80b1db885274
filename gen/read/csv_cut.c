#include "read/csv_cut.h"

/* Into each of the two functions below, which differ in the instructions that they may use. */
#define INLINE static inline __attribute__((always_inline))

/* What is known at the beginning of a block of the bytes before it. */
struct before {
    uint64_t quoted;  /* all bits: it begins within quotes */
    uint64_t opens;   /* bit 0: a field may begin with its first byte, or quotes that were closed may go on */
    uint64_t closing; /* bit 0: the byte before closed quotes */
};

/* What the signs of a block are. */
struct found {
    uint64_t ends;   /* of fields, and of the row */
    uint64_t inside; /* bytes within quotes */
    uint64_t odd;    /* quotes within a field that does not begin with one, and what follows a field's last quote */
};

/* Of each bit whether the bits up to and with it are odd in number. */
INLINE uint64_t parity_up_to(uint64_t bits) {
    for (unsigned shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

/* A quote within quotes is written twice, which closes them and opens them again. */
INLINE struct found look_at(const struct csv_punctuation *punctuation, struct before *before) {
    uint64_t signs = punctuation->bits, quotes = punctuation->quotes & signs;
    if (!quotes && !before->quoted) {
        uint64_t odd = before->closing & ~signs;
        *before = (struct before){0, signs >> 63, 0};
        return (struct found){signs, 0, odd};
    }
    struct found found;
    found.inside = parity_up_to(quotes) ^ before->quoted;
    found.ends = signs & ~quotes & ~found.inside;
    uint64_t opening = quotes & found.inside, closing = quotes & ~found.inside;
    found.odd = (opening & ~((found.ends | closing) << 1 | before->opens)) |
                ((closing << 1 | before->closing) & ~(found.ends | opening));
    *before = (struct before){found.inside >> 63 ? ~UINT64_C(0) : 0, (found.ends | closing) >> 63, closing >> 63};
    return found;
}

INLINE void keep(struct csv_cut *cut, const char *start, uint64_t ends) {
    cut->block_ends[cut->blocks].start = start;
    cut->block_ends[cut->blocks++].ends = ends;
    cut->fields += (unsigned)__builtin_popcountll(ends);
}

INLINE bool cut_plain(struct csv_cut *cut, struct csv_punctuation *punctuation, const char *row) {
    struct csv_punctuation at = *punctuation;
    struct before before = {0};
    cut->fields = cut->lines = cut->blocks = cut->block = 0;
    /* the byte before a row is as good as one between two fields */
    if (row - at.block >= CSV_BLOCK && !csv_punctuation_go_on(&at))
        return false;
    uint64_t first = row >= at.block ? UINT64_C(1) << (row - at.block) : 0;
    before.opens = first;
    for (;;) {
        struct found found = look_at(&at, &before);
        uint64_t newlines = at.newlines & found.ends;
        uint64_t last = newlines & -newlines, row_bits = last ? last | (last - 1) : ~UINT64_C(0);
        if (found.odd & row_bits || cut->blocks == CSV_MOST_BLOCKS)
            return false;
        cut->lines += (unsigned)__builtin_popcountll(at.newlines & at.bits & found.inside & row_bits);
        keep(cut, at.block, found.ends & row_bits);
        at.bits &= ~row_bits;
        if (last) {
            cut->end = at.block + __builtin_ctzll(last);
            break;
        }
        if (!csv_punctuation_go_on(&at)) {
            cut->end = at.end;
            cut->fields++;
            at.bits = 0;
            if (before.quoted || before.closing)
                return false;
            break;
        }
    }
    cut->left = cut->block_ends[0].ends;
    *punctuation = at;
    return true;
}

#ifdef __x86_64__
/* Bits are counted and shifted in one instruction each. */
__attribute__((target("avx2,bmi,popcnt"))) static bool
cut_quickly(struct csv_cut *cut, struct csv_punctuation *punctuation, const char *row) {
    return cut_plain(cut, punctuation, row);
}
#endif

bool csv_cut_plain(struct csv_cut *cut, struct csv_punctuation *punctuation, const char *row) {
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt"))
        return cut_quickly(cut, punctuation, row);
#endif
    return cut_plain(cut, punctuation, row);
}

const char *csv_cut_next(struct csv_cut *cut) {
    while (!cut->left) {
        if (++cut->block >= cut->blocks)
            return cut->end;
        cut->left = cut->block_ends[cut->block].ends;
    }
    const char *end = cut->block_ends[cut->block].start + __builtin_ctzll(cut->left);
    cut->left &= cut->left - 1;
    return end;
}
