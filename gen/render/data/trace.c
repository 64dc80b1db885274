#include "render/data/trace.h"

#include "base/digits.h"

/* Observations that follow each other, by their number from 1. */
struct row_span {
    guint32 first, count;
};

/* How a row counts in a number, besides what holds of all its rows. */
enum way {
    WAY_FROM_ZERO = 1 << 0,
    WAY_PART = 1 << 1,     /* about a region, an age or a gender */
    WAY_LEFT_OUT = 1 << 2, /* has no number, so that it opens the sum and is not in it */
    WAY_COUNT = 1 << 3,
};

/* The rows of an origin that count in one way. */
struct traced_part {
    unsigned way, list;
};

/* Rows that count in one way in a number. A cell whose rows count in several ways has a line for each. */
struct trace_line {
    const struct figure *figure;
    const struct row *row;
    const struct column *column;
    const struct cell *cell;
    struct traced_part part;
};

struct trace {
    GArray *lines;         /* struct trace_line, by figure, row and column */
    GPtrArray *lists;      /* GArray of struct row_span, ascending; no two are the same */
    GHashTable *known;     /* bytes of a list -> its number, from 1 */
    GHashTable *by_origin; /* struct origin -> GArray of struct traced_part */
};

static const struct observation *observation_of(const struct origin *origin, guint32 row) {
    return &g_array_index(origin->dataset->observations, struct observation, row);
}

static unsigned way_of(const struct origin *origin, const struct origin_row *row) {
    const struct observation *observation = observation_of(origin, row->row);
    if (observation->amounts[origin->measure].state != STATE_VALUE)
        return WAY_LEFT_OUT;
    return (origin_counts_from_zero(origin, row) ? WAY_FROM_ZERO : 0) |
           (observation_is_divided(observation) ? WAY_PART : 0);
}

static void add_row(GArray **spans, guint32 row) {
    if (!*spans)
        *spans = g_array_new(FALSE, FALSE, sizeof(struct row_span));
    struct row_span *last = (*spans)->len ? &g_array_index(*spans, struct row_span, (*spans)->len - 1) : NULL;
    if (last && last->first + last->count == row + 1) {
        last->count++;
        return;
    }
    struct row_span next = {row + 1, 1};
    g_array_append_val(*spans, next);
}

/* The number of a list, which is taken over. */
static unsigned list_number(struct trace *trace, GArray *spans) {
    GBytes *bytes = g_bytes_new_static(spans->data, spans->len * sizeof(struct row_span));
    unsigned number = GPOINTER_TO_UINT(g_hash_table_lookup(trace->known, bytes));
    if (number) {
        g_bytes_unref(bytes);
        g_array_unref(spans);
        return number;
    }
    g_ptr_array_add(trace->lists, spans);
    g_hash_table_insert(trace->known, bytes, GUINT_TO_POINTER(trace->lists->len));
    return trace->lists->len;
}

/* The rows of an origin, each way of counting apart: a GArray of struct traced_part. Many cells show the number of one
 * origin, which is looked through once. */
static const GArray *parts_of(struct trace *trace, const struct origin *origin) {
    GArray *parts = g_hash_table_lookup(trace->by_origin, origin);
    if (parts)
        return parts;
    GArray *spans[WAY_COUNT] = {NULL};
    g_autoptr(GArray) rows = origin_rows(origin);
    for (guint i = 0; i < rows->len; i++) {
        const struct origin_row *row = &g_array_index(rows, struct origin_row, i);
        add_row(&spans[way_of(origin, row)], row->row);
    }
    parts = g_array_new(FALSE, FALSE, sizeof(struct traced_part));
    for (unsigned way = 0; way < WAY_COUNT; way++) {
        if (!spans[way])
            continue;
        struct traced_part part = {way, list_number(trace, spans[way])};
        g_array_append_val(parts, part);
    }
    g_hash_table_insert(trace->by_origin, (gpointer)origin, parts);
    return parts;
}

static void trace_cell(struct trace *trace, const struct figure *figure, const struct row *row, guint column) {
    const struct cell *cell = &row->cells[column];
    if (!cell->origin || cell->derived)
        return;
    const GArray *parts = parts_of(trace, cell->origin);
    for (guint i = 0; i < parts->len; i++) {
        struct trace_line line = {figure, row, &figure->columns[column], cell,
                                  g_array_index(parts, struct traced_part, i)};
        g_array_append_val(trace->lines, line);
    }
}

struct trace *trace_new(const struct report *report) {
    struct trace *trace = g_new0(struct trace, 1);
    trace->lines = g_array_new(FALSE, FALSE, sizeof(struct trace_line));
    trace->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    trace->known = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    trace->by_origin = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    for (guint f = 0; f < report->figures->len; f++) {
        const struct figure *figure = g_ptr_array_index(report->figures, f);
        for (guint r = 0; r < figure->row_count; r++)
            for (guint i = 1; i < figure->column_count; i++)
                trace_cell(trace, figure, &figure->rows[r], i);
    }
    return trace;
}

void trace_free(struct trace *trace) {
    g_hash_table_unref(trace->known); /* before the bytes it looks at */
    g_hash_table_unref(trace->by_origin);
    g_array_unref(trace->lines);
    g_ptr_array_unref(trace->lists);
    g_free(trace);
}

/* "added", "bounds from-parts", "alone from-zero": first "alone", "added", "distinct", "bounds", "running" or "left-out",
 * or "state" if the cell has no number. */
static void add_rule(struct row_sink *sink, const struct trace_line *line) {
    unsigned rules = line->cell->origin->rules;
    if (line->cell->state != STATE_VALUE || line->part.way == WAY_LEFT_OUT) {
        row_sink_text(sink, line->cell->state != STATE_VALUE ? "state" : "left-out");
        return;
    }
    const char *first = rules & RULE_RUNNING    ? "running"
                        : rules & RULE_BOUNDS   ? "bounds"
                        : rules & RULE_DISTINCT ? "distinct"
                        : rules & RULE_ADDED    ? "added"
                                                : "alone";
    GString *words = sink->scratch;
    g_string_assign(words, first);
    g_string_append(words, line->part.way & WAY_FROM_ZERO ? " from-zero" : "");
    g_string_append(words, line->part.way & WAY_PART ? " from-parts" : "");
    g_string_append(words, rules & RULE_LEAVES_OUT ? " leaves-out" : "");
    g_string_append(words, rules & RULE_CAPPED ? " capped" : "");
    g_string_append(words, rules & RULE_LEAST ? " least" : "");
    row_sink_text(sink, words->str);
}

void trace_fill(struct row_sink *sink, const struct trace *trace) {
    for (guint i = 0; i < trace->lines->len; i++) {
        const struct trace_line *line = &g_array_index(trace->lines, struct trace_line, i);
        row_sink_text(sink, line->figure->id);
        row_sink_text(sink, line->row->key);
        row_sink_text(sink, line->column->key);
        add_rule(sink, line);
        row_sink_text(sink, measure_rule(line->cell->origin->measure)->word);
        row_sink_whole(sink, line->part.list);
        row_sink_end(sink);
    }
}

/* So many spans are in one line: spreadsheets hold less than 32,768 characters in a cell. */
enum { SPANS_A_LINE = 100 };

static void add_spans(struct row_sink *sink, const GArray *spans, guint first, guint end) {
    GString *text = sink->scratch;
    g_string_truncate(text, 0);
    for (guint i = first; i < end; i++) {
        const struct row_span *span = &g_array_index(spans, struct row_span, i);
        if (i > first)
            g_string_append_c(text, ' ');
        digits_append(text, span->first, 1);
        if (span->count == 1)
            continue;
        g_string_append_c(text, '-');
        digits_append(text, span->first + span->count - 1, 1);
    }
    row_sink_text(sink, text->str);
}

void lists_fill(struct row_sink *sink, const struct trace *trace) {
    for (guint list = 0; list < trace->lists->len; list++) {
        const GArray *spans = g_ptr_array_index(trace->lists, list);
        for (guint i = 0; i < spans->len; i += SPANS_A_LINE) {
            row_sink_whole(sink, list + 1);
            row_sink_whole(sink, i / SPANS_A_LINE + 1);
            add_spans(sink, spans, i, MIN(i + SPANS_A_LINE, spans->len));
            row_sink_end(sink);
        }
    }
}

void spans_fill(struct row_sink *sink, const struct trace *trace) {
    for (guint list = 0; list < trace->lists->len; list++) {
        const GArray *spans = g_ptr_array_index(trace->lists, list);
        for (guint i = 0; i < spans->len; i++) {
            const struct row_span *span = &g_array_index(spans, struct row_span, i);
            row_sink_whole(sink, list + 1);
            row_sink_whole(sink, span->first);
            row_sink_whole(sink, span->count);
            row_sink_end(sink);
        }
    }
}
