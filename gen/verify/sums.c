/* The trace: each of its lines names a number that is published and rows that are there, and what is added up adds up. */
#include "verify/decimal.h"
#include "verify/formats.h"
#include "verify/row_file.h"
#include "verify/spans.h"

#include <string.h>

#define OBSERVATIONS "data/observations.csv"
#define TRACE "data/trace.csv"
#define LISTS "data/lists.csv"

/* The most that is added up; an end beyond it is none. */
#define MOST (G_MAXINT64 / 4)

/* The ends of an amount in hundredths. */
struct ends {
    gint64 low, high; /* high: MOST if there is none */
};

/* What is known of the rows of the input. */
struct observed {
    struct edition *edition;
    GPtrArray *measures; /* char * */
    GArray *amounts;     /* struct ends, of each row each measure */
    guint rows;
    GPtrArray *lists; /* by number; GArray of struct listed_rows */
};

/* "499.5" is 49950; MOST if it is empty or too large. */
static gint64 hundredths(const char *text) {
    char *rest;
    gint64 whole = g_ascii_strtoll(text, &rest, 10), part = 0;
    if (rest == text || whole < 0 || whole > MOST / 100 - 1)
        return MOST;
    if (*rest == '.' && g_ascii_isdigit(rest[1]))
        part = (rest[1] - '0') * 10 + (g_ascii_isdigit(rest[2]) ? rest[2] - '0' : 0);
    return whole * 100 + part;
}

/* The reverse; "" for MOST. Caller frees. */
static char *digits_of(gint64 amount) {
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT ".%02d", amount / 100, (int)(amount % 100));
    return amount == MOST ? g_strdup("") : decimal_normal(digits);
}

static gint64 sum_of(gint64 a, gint64 b) {
    return a >= MOST || b >= MOST || a + b >= MOST ? MOST : a + b;
}

static void read_amounts(struct observed *observed) {
    struct row_file table;
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(int));
    if (!row_file_open(&table, observed->edition, OBSERVATIONS))
        return;
    for (guint i = 0; i + 1 < table.header->len; i++) {
        const char *header = g_ptr_array_index(table.header, i);
        if (!g_str_has_suffix(header, "_low"))
            continue;
        g_ptr_array_add(observed->measures, g_strndup(header, strlen(header) - strlen("_low")));
        g_array_append_val(columns, i);
    }
    for (; row_file_next(&table); observed->rows++) {
        g_autofree char *number = g_strdup_printf("%u", observed->rows + 1);
        if (strcmp(row_file_field(&table, "observation"), number) != 0 && row_file_may_tell(&table))
            edition_differs(observed->edition, OBSERVATIONS, table.lines.line, "is row %s, but called %s", number,
                            row_file_field(&table, "observation"));
        for (guint i = 0; i < columns->len; i++) {
            int low = g_array_index(columns, int, i);
            struct ends amount = {hundredths(row_file_at(&table, low)), hundredths(row_file_at(&table, low + 1))};
            g_array_append_val(observed->amounts, amount);
        }
    }
    row_file_close(&table);
}

/* False if a text is no list of rows, does not ascend from before or leads beyond the rows. */
static bool read_spans(GArray *spans, const char *text, guint rows) {
    guint64 before = spans->len ? g_array_index(spans, struct listed_rows, spans->len - 1).last : 0;
    while (*text) {
        struct listed_rows span;
        if (!listed_rows_take(&text, &span) || span.first <= before || span.last > rows)
            return false;
        g_array_append_val(spans, span);
        before = span.last;
    }
    return spans->len > 0;
}

static void read_lists(struct observed *observed) {
    struct row_file table;
    guint part = 0;
    if (!row_file_open(&table, observed->edition, LISTS))
        return;
    while (row_file_next(&table)) {
        const char *list = row_file_field(&table, "list");
        g_autofree char *last = g_strdup_printf("%u", observed->lists->len);
        g_autofree char *next = g_strdup_printf("%u", observed->lists->len + 1);
        part = strcmp(list, last) == 0 ? part + 1 : 1;
        if (part == 1)
            g_ptr_array_add(observed->lists, g_array_new(FALSE, FALSE, sizeof(struct listed_rows)));
        g_autofree char *wanted = g_strdup_printf("%u", part);
        bool in_order =
            strcmp(list, part == 1 ? next : last) == 0 && strcmp(row_file_field(&table, "part"), wanted) == 0;
        GArray *spans = g_ptr_array_index(observed->lists, observed->lists->len - 1);
        if (!in_order && row_file_may_tell(&table))
            edition_differs(observed->edition, LISTS, table.lines.line, "part %s of list %s does not follow",
                            row_file_field(&table, "part"), list);
        if (!read_spans(spans, row_file_field(&table, "observations"), observed->rows) && row_file_may_tell(&table))
            edition_differs(observed->edition, LISTS, table.lines.line, "'%s' are no rows of " OBSERVATIONS,
                            row_file_field(&table, "observations"));
    }
    row_file_close(&table);
}

/* A number and what the lines about it have added so far. */
struct sum {
    char *place; /* "FIGURE ROW:COLUMN" */
    const struct published_cell *cell;
    struct ends amount;
    unsigned line;
    bool any;  /* some row counts by itself */
    bool adds; /* and all do: it is their sum */
};

static int measure_number(const struct observed *observed, const char *measure) {
    for (guint i = 0; i < observed->measures->len; i++)
        if (strcmp(g_ptr_array_index(observed->measures, i), measure) == 0)
            return (int)i;
    return -1;
}

static const struct published_cell *named_cell(const struct row_file *table) {
    const struct published_figure *figure =
        published_figure(table->edition->published, row_file_field(table, "figure"));
    const struct published_row *row = figure ? published_row(figure, row_file_field(table, "row")) : NULL;
    int column = row ? published_column(figure, row_file_field(table, "column")) : -1;
    return column < 0 ? NULL : &row->cells[column];
}

static void add_rows(const struct observed *observed, struct sum *sum, const GArray *spans, int measure,
                     bool from_zero) {
    for (guint i = 0; i < spans->len; i++) {
        const struct listed_rows *span = &g_array_index(spans, struct listed_rows, i);
        for (guint64 row = span->first; row <= span->last; row += span->step) {
            const struct ends *amount =
                &g_array_index(observed->amounts, struct ends, (row - 1) * observed->measures->len + (guint)measure);
            sum->amount.low = from_zero ? sum->amount.low : sum_of(sum->amount.low, amount->low);
            sum->amount.high = sum_of(sum->amount.high, amount->high);
        }
    }
}

static void close_sum(struct observed *observed, struct row_file *table, struct sum *sum) {
    if (sum->place && sum->any && sum->adds && sum->cell) {
        observed->edition->counts[FORMAT_ROWS].numbers++;
        bool same = sum->amount.low == hundredths(sum->cell->low) && sum->amount.high == hundredths(sum->cell->high);
        g_autofree char *low = digits_of(sum->amount.low), *high = digits_of(sum->amount.high);
        if (!same && row_file_may_tell(table))
            edition_differs(observed->edition, TRACE, sum->line, "the rows of %s add up to %s/%s, but it is %s/%s",
                            sum->place, low, high, sum->cell->low, sum->cell->high);
    }
    g_free(sum->place);
    *sum = (struct sum){.place = NULL};
}

static bool has_word(const char *rule, const char *word) {
    g_auto(GStrv) words = g_strsplit(rule, " ", -1);
    return g_strv_contains((const char *const *)words, word);
}

/* Lines about one number follow each other. */
static void read_line(struct observed *observed, struct row_file *table, struct sum *sum) {
    const char *rule = row_file_field(table, "rule");
    g_autofree char *place = g_strdup_printf("%s %s:%s", row_file_field(table, "figure"), row_file_field(table, "row"),
                                             row_file_field(table, "column"));
    guint64 list = g_ascii_strtoull(row_file_field(table, "list"), NULL, 10);
    int measure = measure_number(observed, row_file_field(table, "measure"));
    if (g_strcmp0(place, sum->place) != 0) {
        close_sum(observed, table, sum);
        *sum = (struct sum){g_strdup(place), named_cell(table), {0, 0}, table->lines.line, false, true};
        if (!sum->cell && row_file_may_tell(table))
            edition_differs(table->edition, TRACE, table->lines.line,
                            "names the cell '%s:%s' of %s, but data/ has none", row_file_field(table, "row"),
                            row_file_field(table, "column"), row_file_field(table, "figure"));
    }
    if (list < 1 || list > observed->lists->len || measure < 0) {
        if (row_file_may_tell(table))
            edition_differs(table->edition, TRACE, table->lines.line, "names list %s and %s, but there is none",
                            row_file_field(table, "list"), row_file_field(table, "measure"));
        return;
    }
    bool left_out = has_word(rule, "left-out");
    sum->adds = sum->adds && (left_out || has_word(rule, "added") || has_word(rule, "alone")) &&
                !has_word(rule, "capped") && !has_word(rule, "least");
    sum->any = sum->any || !left_out;
    if (has_word(rule, "leaves-out"))
        sum->amount.high = MOST;
    if (sum->adds && !left_out)
        add_rows(observed, sum, g_ptr_array_index(observed->lists, list - 1), measure, has_word(rule, "from-zero"));
}

void verify_sums(struct edition *edition) {
    if (!g_hash_table_contains(edition->names, LISTS) || !g_hash_table_contains(edition->names, OBSERVATIONS) ||
        !g_hash_table_contains(edition->names, TRACE))
        return;
    struct observed observed = {.edition = edition,
                                .measures = g_ptr_array_new_with_free_func(g_free),
                                .amounts = g_array_new(FALSE, FALSE, sizeof(struct ends)),
                                .lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref)};
    struct row_file table;
    struct sum sum = {.place = NULL};
    read_amounts(&observed);
    read_lists(&observed);
    if (row_file_open(&table, edition, TRACE)) {
        while (row_file_next(&table))
            read_line(&observed, &table, &sum);
        close_sum(&observed, &table, &sum);
        row_file_close(&table);
    }
    g_ptr_array_unref(observed.measures);
    g_ptr_array_unref(observed.lists);
    g_array_unref(observed.amounts);
}
