#include "render/data/spans.h"

/* Rows that are further apart are spans of their own. Whoever asks the database for a span looks through all rows from its first to its last, which
 * up to here takes no longer than to look up each: at 64 it is 2.4 times as long. */
enum { STEP_MOST = 32 };

guint32 row_span_last(const struct row_span *span) {
    return span->first + (span->count - 1) * span->step;
}

/* Numbers above 0 as seven bits a byte, so that no byte is zero. */
static void number_append(GString *bytes, guint64 number) {
    for (; number >= 0x80; number >>= 7)
        g_string_append_c(bytes, (char)(0x80 | (number & 0x7F)));
    g_string_append_c(bytes, (char)number);
}

static guint64 number_take(const char **at) {
    guint64 number = 0;
    for (unsigned shift = 0;; shift += 7) {
        unsigned char byte = (unsigned char)*(*at)++;
        number |= (guint64)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
}

/* How far a span lies behind the one before, twice, and one more if a count follows; the count in the same way, if a step follows. There may be millions
 * of spans. */
static void write_span(struct open_spans *open) {
    const struct row_span *span = &open->span;
    bool single = span->count == 1, apart = span->step > 1;
    number_append(open->bytes, (guint64)(span->first - open->end) * 2 + !single);
    if (!single)
        number_append(open->bytes, (guint64)span->count * 2 + apart);
    if (apart)
        number_append(open->bytes, span->step);
    open->end = row_span_last(span);
}

/* True if a row continues a span, which is begun by any. */
static bool continues(struct row_span *span, guint32 row) {
    if (span->count == 0)
        *span = (struct row_span){row, 1, 1};
    else if (span->count == 1 && row - span->first <= STEP_MOST)
        *span = (struct row_span){span->first, 2, row - span->first};
    else if (span->count > 1 && row == row_span_last(span) + span->step)
        span->count++;
    else
        return false;
    return true;
}

/* Two rows that are apart are no span: the second one waits, as it may begin another. */
static void settle(struct open_spans *open) {
    struct row_span left = {0, 0, 0};
    if (open->span.count == 2 && open->span.step > 1) {
        left = (struct row_span){row_span_last(&open->span), 1, 1};
        open->span = (struct row_span){open->span.first, 1, 1};
    }
    write_span(open);
    open->span = left;
}

void spans_add(struct open_spans *open, guint32 row) {
    while (!continues(&open->span, row))
        settle(open);
}

void spans_end(struct open_spans *open) {
    while (open->span.count > 0)
        settle(open);
    open->end = 0;
}

bool spans_take(const char **at, struct row_span *span) {
    if (!**at)
        return false;
    guint64 gap = number_take(at);
    guint64 count = gap % 2 ? number_take(at) : 2;
    guint32 end = span->count ? row_span_last(span) : 0;
    span->first = end + (guint32)(gap / 2);
    span->count = (guint32)(count / 2);
    span->step = count % 2 ? (guint32)number_take(at) : 1;
    return true;
}
