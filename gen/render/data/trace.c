#include "render/data/trace.h"

#include "base/digits.h"
#include "render/data/spans.h"

/* How a row counts in a number, besides what holds of all its rows. */
enum way {
    WAY_FROM_ZERO = 1 << 0,
    WAY_PART = 1 << 1,     /* about a region, an age or a gender */
    WAY_LEFT_OUT = 1 << 2, /* has no number, so that it opens the sum and is not in it */
    WAY_COUNT = 1 << 3,
};

/* The rows of an origin that count in one way. A cell whose rows count in several ways has a line for each. */
struct traced_part {
    guint32 list; /* its number */
    guint8 way;
    bool last; /* of those of its origin */
};

struct trace {
    const struct report *report;
    GStringChunk *bytes;   /* of the lists */
    GPtrArray *lists;      /* const char *: the spans of each, as spans_end leaves them; no two are the same */
    GHashTable *known;     /* such a list -> its number, from 1; NULL when all are there */
    GArray *parts;         /* struct traced_part, those of an origin one after another */
    GHashTable *by_origin; /* struct origin -> index into parts; NO_PARTS if no rows are behind it */
};

static const guint NO_PARTS = G_MAXUINT;

static const struct observation *observation_of(const struct origin *origin, guint32 row) {
    return &g_array_index(origin->dataset->observations, struct observation, row);
}

static unsigned way_of(const struct origin *origin, const struct origin_row *row) {
    const struct observation *observation = observation_of(origin, row->row);
    if (observation_amount(observation, origin->measure)->state != STATE_VALUE)
        return WAY_LEFT_OUT;
    return (origin_counts_from_zero(origin, row) ? WAY_FROM_ZERO : 0) |
           (observation_is_divided(observation) ? WAY_PART : 0);
}

/* The number of a list that is written to its end. */
static guint32 list_number(struct trace *trace, const GString *bytes) {
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(trace->known, bytes->str));
    if (number)
        return number;
    char *kept = g_string_chunk_insert_len(trace->bytes, bytes->str, (gssize)bytes->len);
    g_ptr_array_add(trace->lists, kept);
    g_hash_table_insert(trace->known, kept, GUINT_TO_POINTER(trace->lists->len));
    return trace->lists->len;
}

/* Puts down the rows of an origin, each way of counting apart. Many cells show the number of one origin, which is looked
 * through once. */
static void add_origin(struct trace *trace, const struct origin *origin, struct open_spans lists[WAY_COUNT]) {
    if (g_hash_table_contains(trace->by_origin, origin))
        return;
    guint first = trace->parts->len;
    g_autoptr(GArray) rows = origin_rows(origin);
    for (guint i = 0; i < rows->len; i++) {
        const struct origin_row *row = &g_array_index(rows, struct origin_row, i);
        spans_add(&lists[way_of(origin, row)], row->row + 1);
    }
    for (unsigned way = 0; way < WAY_COUNT; way++) {
        if (!lists[way].span.count)
            continue;
        spans_end(&lists[way]);
        struct traced_part part = {list_number(trace, lists[way].bytes), (guint8)way, false};
        g_array_append_val(trace->parts, part);
        g_string_truncate(lists[way].bytes, 0);
    }
    bool any = trace->parts->len > first;
    if (any)
        g_array_index(trace->parts, struct traced_part, trace->parts->len - 1).last = true;
    g_hash_table_insert(trace->by_origin, (gpointer)origin, GUINT_TO_POINTER(any ? first : NO_PARTS));
}

/* The parts of an origin; NULL if there are none. */
static const struct traced_part *parts_of(const struct trace *trace, const struct origin *origin) {
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(trace->by_origin, origin));
    return first == NO_PARTS ? NULL : &g_array_index(trace->parts, struct traced_part, first);
}

/* The origin that lines of the trace are about; NULL if there are none for a cell. */
static const struct origin *traced_origin(const struct cell *cell) {
    return cell->derived ? NULL : cell->origin;
}

static void add_figure(struct trace *trace, const struct figure *figure, struct open_spans lists[WAY_COUNT]) {
    for (guint r = 0; r < figure->row_count; r++)
        for (guint i = 1; i < figure->column_count; i++) {
            const struct origin *origin = traced_origin(&figure->rows[r].cells[i]);
            if (origin)
                add_origin(trace, origin, lists);
        }
}

struct trace *trace_new(const struct report *report) {
    enum { BYTES_TOGETHER = 1 << 16 };
    struct trace *trace = g_new0(struct trace, 1);
    struct open_spans lists[WAY_COUNT] = {{.bytes = NULL}};
    trace->report = report;
    trace->bytes = g_string_chunk_new(BYTES_TOGETHER);
    trace->lists = g_ptr_array_new();
    trace->known = g_hash_table_new(g_str_hash, g_str_equal);
    trace->parts = g_array_new(FALSE, FALSE, sizeof(struct traced_part));
    trace->by_origin = g_hash_table_new(NULL, NULL);
    for (unsigned way = 0; way < WAY_COUNT; way++)
        lists[way].bytes = g_string_new(NULL);
    for (guint i = 0; i < report->figures->len; i++)
        add_figure(trace, g_ptr_array_index(report->figures, i), lists);
    for (unsigned way = 0; way < WAY_COUNT; way++)
        g_string_free(lists[way].bytes, TRUE);
    g_clear_pointer(&trace->known, g_hash_table_unref);
    return trace;
}

void trace_free(struct trace *trace) {
    g_hash_table_unref(trace->by_origin);
    g_array_unref(trace->parts);
    g_ptr_array_unref(trace->lists);
    g_string_chunk_free(trace->bytes);
    g_free(trace);
}

/* "added", "bounds from-parts", "alone from-zero": first "alone", "added", "distinct", "bounds", "running" or "left-out",
 * or "state" if the cell has no number. */
static void add_rule(struct row_sink *sink, const struct cell *cell, unsigned way) {
    unsigned rules = cell->origin->rules;
    if (cell->state != STATE_VALUE || way == WAY_LEFT_OUT) {
        row_sink_text(sink, cell->state != STATE_VALUE ? "state" : "left-out");
        return;
    }
    const char *first = rules & RULE_RUNNING    ? "running"
                        : rules & RULE_BOUNDS   ? "bounds"
                        : rules & RULE_DISTINCT ? "distinct"
                        : rules & RULE_ADDED    ? "added"
                                                : "alone";
    GString *words = sink->scratch;
    g_string_assign(words, first);
    g_string_append(words, way & WAY_FROM_ZERO ? " from-zero" : "");
    g_string_append(words, way & WAY_PART ? " from-parts" : "");
    g_string_append(words, rules & RULE_LEAVES_OUT ? " leaves-out" : "");
    g_string_append(words, rules & RULE_CAPPED ? " capped" : "");
    g_string_append(words, rules & RULE_LEAST ? " least" : "");
    row_sink_text(sink, words->str);
}

static void add_cell(struct row_sink *sink, const struct trace *trace, const struct figure *figure,
                     const struct row *row, guint column) {
    const struct cell *cell = &row->cells[column];
    const struct origin *origin = traced_origin(cell);
    const struct traced_part *part = origin ? parts_of(trace, origin) : NULL;
    for (bool more = part; more; part++) {
        row_sink_text(sink, figure->id);
        row_sink_text(sink, row->key);
        row_sink_text(sink, figure->columns[column].key);
        add_rule(sink, cell, part->way);
        row_sink_text(sink, measure_rule(origin->measure)->word);
        row_sink_whole(sink, part->list);
        row_sink_end(sink);
        more = !part->last;
    }
}

void trace_fill(struct row_sink *sink) {
    const struct trace *trace = sink->trace;
    for (guint f = 0; f < trace->report->figures->len; f++) {
        const struct figure *figure = g_ptr_array_index(trace->report->figures, f);
        for (guint r = 0; r < figure->row_count; r++)
            for (guint i = 1; i < figure->column_count; i++)
                add_cell(sink, trace, figure, &figure->rows[r], i);
    }
}

/* So many spans are in one line: spreadsheets hold less than 32,768 characters in a cell. */
enum { SPANS_A_LINE = 100 };

/* As many of them as one line has. */
static void add_spans(struct row_sink *sink, const char **at, struct row_span *span) {
    GString *text = sink->scratch;
    g_string_truncate(text, 0);
    for (guint i = 0; i < SPANS_A_LINE && spans_take(at, span); i++) {
        if (i > 0)
            g_string_append_c(text, ' ');
        digits_append(text, span->first, 1);
        if (span->count == 1)
            continue;
        g_string_append_c(text, '-');
        digits_append(text, row_span_last(span), 1);
        if (span->step == 1)
            continue;
        g_string_append_c(text, '/');
        digits_append(text, span->step, 1);
    }
    row_sink_text(sink, text->str);
}

void lists_fill(struct row_sink *sink) {
    const struct trace *trace = sink->trace;
    for (guint list = 0; list < trace->lists->len; list++) {
        const char *at = g_ptr_array_index(trace->lists, list);
        struct row_span span = {0, 0, 0};
        for (guint line = 1; *at; line++) {
            row_sink_whole(sink, list + 1);
            row_sink_whole(sink, line);
            add_spans(sink, &at, &span);
            row_sink_end(sink);
        }
    }
}

void spans_fill(struct row_sink *sink) {
    const struct trace *trace = sink->trace;
    for (guint list = 0; list < trace->lists->len; list++) {
        const char *at = g_ptr_array_index(trace->lists, list);
        struct row_span span = {0, 0, 0};
        while (spans_take(&at, &span)) {
            row_sink_whole(sink, list + 1);
            row_sink_whole(sink, span.first);
            row_sink_whole(sink, span.count);
            row_sink_whole(sink, span.step);
            row_sink_end(sink);
        }
    }
}
