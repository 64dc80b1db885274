#include "read/csv.h"
#include "read/encoding.h"
#include "base/nearest.h"

#include <string.h>

struct field {
    const char *text;   /* in the row's copy, unquoted, NUL-terminated */
    const char *source; /* in the file, with its quotes */
    const char *source_end;
};

struct csv {
    GBytes *bytes;
    const char *name;
    struct diagnostics *diagnostics;
    const char *position; /* the first byte not read yet */
    const char *end;
    const char *bad; /* the next byte that is no text, or end */
    char delimiter;
    unsigned line;   /* of position */
    const char *row; /* in the file */
    const char *row_end;
    unsigned row_line;
    GArray *fields; /* struct field, of this row */
    char *copy;     /* of this row */
    gsize copy_size;
    const char *start;     /* of the header */
    GPtrArray *header;     /* char *, normalized names */
    GArray *header_fields; /* struct field; only their place in the file */
    const struct csv_column *columns;
    unsigned column_count;
    int *bound; /* column -> index in fields, -1 where the header lacks it */
};

/* Lines are counted from a place whose line is known: the start of a row. */
static void report_at(const struct csv *csv, const char *row, unsigned row_line, const char *at, const char *at_end,
                      enum severity severity, const char *rule, const char *message) {
    unsigned line = row_line;
    const char *start = row;
    for (const char *newline; (newline = memchr(start, '\n', (size_t)(at - start))); start = newline + 1)
        line++;
    const char *newline = memchr(start, '\n', (size_t)(csv->end - start));
    const char *line_end = newline ? newline : csv->end;
    if (line_end > start && line_end[-1] == '\r')
        line_end--;
    const char *until = MIN(at_end, line_end);
    struct place place = {csv->name, line, encoding_characters(start, at) + 1,
                          until > at ? encoding_characters(at, until) : 1};
    g_autofree char *source = g_strndup(start, (gsize)(line_end - start));
    diagnostics_add(csv->diagnostics, severity, rule, place, source, "%s", message);
}

static void report_row(const struct csv *csv, const char *at, const char *at_end, const char *rule,
                       const char *message) {
    report_at(csv, csv->row, csv->row_line, at, at_end, SEVERITY_ERROR, rule, message);
}

/* The end of a field without the carriage return that may close its line. */
static const char *end_of(const struct field *field) {
    const char *end = field->source_end;
    return end > field->source && end[-1] == '\r' ? end - 1 : end;
}

/* Bytes that are no text are found ahead of reading, so that good rows cost nothing. */
static void find_bad(struct csv *csv, const char *from) {
    csv->bad = encoding_first_bad(from, csv->end);
}

static void add_field(struct csv *csv, const char *text, const char *source, const char *source_end) {
    struct field field = {text, source, source_end};
    g_array_append_val(csv->fields, field);
}

static void make_room(struct csv *csv, gsize size) {
    if (size <= csv->copy_size)
        return;
    csv->copy_size = size * 2;
    csv->copy = g_realloc(csv->copy, csv->copy_size);
}

/* A row without any quote: cut the copy at the delimiters. */
static void cut_plain(struct csv *csv) {
    gsize length = (gsize)(csv->row_end - csv->row);
    make_room(csv, length + 1);
    memcpy(csv->copy, csv->row, length);
    csv->copy[length] = '\0';
    char *text = csv->copy;
    char *end = csv->copy + length;
    for (char *delimiter; (delimiter = memchr(text, csv->delimiter, (size_t)(end - text))); text = delimiter + 1) {
        *delimiter = '\0';
        add_field(csv, text, csv->row + (text - csv->copy), csv->row + (delimiter - csv->copy));
    }
    add_field(csv, text, csv->row + (text - csv->copy), csv->row_end);
}

static const char *line_end_after(const struct csv *csv, const char *from) {
    const char *newline = memchr(from, '\n', (size_t)(csv->end - from));
    return newline ? newline : csv->end;
}

/* The quote that closes the field opened just before from; NULL where none does. "" is a quote within the field. */
static const char *closing_quote(const struct csv *csv, const char *from) {
    for (const char *quote = from; (quote = memchr(quote, '"', (size_t)(csv->end - quote))); quote += 2)
        if (quote + 1 == csv->end || quote[1] != '"')
            return quote;
    return NULL;
}

/* Copies what stands between the quotes, each "" as one; returns the end of the copy. */
static char *copy_unquoted(char *out, const char *from, const char *end) {
    for (const char *quote; (quote = memchr(from, '"', (size_t)(end - from))); from = quote + 2) {
        gsize length = (gsize)(quote + 1 - from);
        memcpy(out, from, length);
        out += length;
    }
    memcpy(out, from, (size_t)(end - from));
    return out + (end - from);
}

enum row_result { ROW_GOOD, ROW_BAD };

static enum row_result unclosed(struct csv *csv, const char *quote) {
    report_row(csv, quote, quote + 1, "csv",
               "this quote is never closed; add the closing quote, or leave this one out");
    csv->row_end = line_end_after(csv, quote);
    return ROW_BAD;
}

static enum row_result text_after_quote(struct csv *csv, const char *opening, const char *at) {
    g_autofree char *message = NULL;
    unsigned line = csv->row_line;
    for (const char *c = csv->row; (c = memchr(c, '\n', (size_t)(opening - c))); c++)
        line++;
    if (memchr(opening, '\n', (size_t)(at - opening)))
        message = g_strdup_printf(
            "text after the quote that closes a field opened on line %u; is a quote missing there?", line);
    else
        message = g_strdup("text after a closing quote; write a quote within a quoted field twice: \"\"");
    report_row(csv, at, at + 1, "csv", message);
    csv->row_end = line_end_after(csv, at);
    return ROW_BAD;
}

static enum row_result stray_quote(struct csv *csv, const char *quote) {
    report_row(
        csv, quote, quote + 1, "csv",
        "a quote within a field that has none around it; quote the whole field and write this quote twice: \"\"");
    csv->row_end = line_end_after(csv, quote);
    return ROW_BAD;
}

/* A row with quotes, which may go over line ends; sets row_end. */
static enum row_result cut_quoted(struct csv *csv) {
    const char *at = csv->row;
    gsize used = 0;
    /* Texts are given as offsets until the copy has stopped growing. */
    for (;;) {
        const char *source = at;
        gsize start = used;
        if (at < csv->end && *at == '"') {
            const char *closing = closing_quote(csv, at + 1);
            if (!closing)
                return unclosed(csv, at);
            make_room(csv, used + (gsize)(closing - at) + 1);
            char *end = copy_unquoted(csv->copy + used, at + 1, closing);
            used = (gsize)(end - csv->copy);
            at = closing + 1;
            bool carriage = at < csv->end && *at == '\r' && (at + 1 == csv->end || at[1] == '\n');
            if (at < csv->end && *at != csv->delimiter && *at != '\n' && !carriage)
                return text_after_quote(csv, source, at);
        } else {
            while (at < csv->end && *at != csv->delimiter && *at != '\n' && *at != '"')
                at++;
            if (at < csv->end && *at == '"')
                return stray_quote(csv, at);
            const char *end = at > source && at[-1] == '\r' && (at == csv->end || *at == '\n') ? at - 1 : at;
            make_room(csv, used + (gsize)(end - source) + 1);
            memcpy(csv->copy + used, source, (size_t)(end - source));
            used += (gsize)(end - source);
        }
        csv->copy[used++] = '\0';
        add_field(csv, GSIZE_TO_POINTER(start), source, at);
        if (at == csv->end || *at != csv->delimiter)
            break;
        at++;
    }
    for (guint i = 0; i < csv->fields->len; i++) {
        struct field *field = &g_array_index(csv->fields, struct field, i);
        field->text = csv->copy + GPOINTER_TO_SIZE(field->text);
    }
    csv->row_end = line_end_after(csv, at);
    return ROW_GOOD;
}

static unsigned count_lines(const char *from, const char *end) {
    unsigned lines = 0;
    for (; (from = memchr(from, '\n', (size_t)(end - from))); from++)
        lines++;
    return lines;
}

/* Reads one row into fields and goes past it. */
static enum row_result read_row(struct csv *csv) {
    enum row_result result = ROW_GOOD;
    g_array_set_size(csv->fields, 0);
    csv->row = csv->position;
    csv->row_line = csv->line;
    csv->row_end = line_end_after(csv, csv->row);
    if (memchr(csv->row, '"', (size_t)(csv->row_end - csv->row))) {
        result = cut_quoted(csv);
        csv->line += count_lines(csv->row, csv->row_end);
        csv->position = csv->row_end;
    } else {
        csv->position = csv->row_end;
        if (csv->row_end > csv->row && csv->row_end[-1] == '\r')
            csv->row_end--;
        cut_plain(csv);
    }
    if (csv->position < csv->end) {
        csv->position++;
        csv->line++;
    }
    if (csv->bad < csv->position) {
        const char *problem = encoding_problem(*csv->bad);
        report_row(csv, csv->bad, csv->bad + 1, "encoding", problem);
        find_bad(csv, csv->position);
        result = ROW_BAD;
    }
    return result;
}

static bool row_is_empty(const struct csv *csv) {
    for (guint i = 0; i < csv->fields->len; i++)
        if (*g_array_index(csv->fields, struct field, i).text)
            return false;
    return true;
}

static void report_wrong_count(const struct csv *csv) {
    guint wanted = csv->header->len;
    g_autofree char *message = g_strdup_printf(
        "%u field%s where the header has %u%s", csv->fields->len, csv->fields->len == 1 ? "" : "s", wanted,
        csv->fields->len > wanted ? "; quote a field that holds the character between fields"
                                  : "; an empty field is written as nothing between two of them");
    if (csv->fields->len > wanted) {
        const struct field *surplus = &g_array_index(csv->fields, struct field, wanted);
        report_row(csv, surplus->source, surplus->source_end, "field-count", message);
    } else {
        const char *end = end_of(&g_array_index(csv->fields, struct field, csv->fields->len - 1));
        report_row(csv, end, end, "field-count", message);
    }
}

bool csv_next(struct csv *csv) {
    while (csv->position < csv->end) {
        if (read_row(csv) == ROW_BAD || row_is_empty(csv))
            continue;
        if (csv->fields->len == csv->header->len)
            return true;
        report_wrong_count(csv);
    }
    return false;
}

/* Header names as people mean them: small letters, no space around, odd white space as a space. */
static char *normalize_name(const char *name) {
    g_autoptr(GString) normal = g_string_new(NULL);
    for (const char *c = name; *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        g_string_append_unichar(normal, g_unichar_isspace(character) ? ' ' : g_unichar_tolower(character));
    }
    return g_strdup(g_strstrip(normal->str));
}

static char sniff_delimiter(const char *start, const char *end) {
    unsigned counts[3] = {0};
    static const char delimiters[] = {',', ';', '\t'};
    bool quoted = false;
    for (const char *c = start; c < end && (quoted || *c != '\n'); c++) {
        if (*c == '"')
            quoted = !quoted;
        for (int i = 0; i < 3 && !quoted; i++)
            counts[i] += *c == delimiters[i];
    }
    int best = 0;
    for (int i = 1; i < 3; i++)
        if (counts[i] > counts[best])
            best = i;
    return delimiters[best];
}

static bool read_header(struct csv *csv) {
    if (read_row(csv) == ROW_BAD)
        return false;
    bool good = true;
    const char *lone = memchr(csv->row, '\r', (size_t)(csv->row_end - csv->row));
    if (lone && lone + 1 < csv->row_end) {
        report_row(csv, lone, lone + 1, "csv", "lines end in a lone carriage return; save the file again as CSV UTF-8");
        return false;
    }
    for (guint i = 0; i < csv->fields->len; i++) {
        struct field field = g_array_index(csv->fields, struct field, i);
        char *name = normalize_name(field.text);
        if (!*name) {
            report_row(csv, field.source, field.source_end, "header", "a column without a name; name it or remove it");
            good = false;
        }
        for (guint j = 0; *name && j < csv->header->len; j++) {
            if (strcmp(name, g_ptr_array_index(csv->header, j)) == 0) {
                g_autofree char *message = g_strdup_printf("column '%s' is there twice; keep one", name);
                report_row(csv, field.source, field.source_end, "header", message);
                good = false;
            }
        }
        g_ptr_array_add(csv->header, name);
    }
    g_array_append_vals(csv->header_fields, csv->fields->data, csv->fields->len);
    return good;
}

struct csv *csv_open(GBytes *bytes, const char *name, struct diagnostics *diagnostics) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    struct place place = {.file = name};
    if (encoding_is_utf16(data, size)) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, "encoding", place, NULL,
                        "the file is UTF-16; save it as CSV UTF-8");
        return NULL;
    }
    gsize mark = encoding_mark(data, size);
    if (size == mark) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, "csv", place, NULL,
                        "the file is empty; its first line must name the columns");
        return NULL;
    }
    struct csv *csv = g_new0(struct csv, 1);
    csv->bytes = g_bytes_ref(bytes);
    csv->name = name;
    csv->diagnostics = diagnostics;
    csv->start = data + mark;
    csv->position = csv->start;
    csv->end = data + size;
    csv->line = 1;
    csv->delimiter = sniff_delimiter(csv->position, csv->end);
    csv->fields = g_array_new(FALSE, FALSE, sizeof(struct field));
    csv->header = g_ptr_array_new_with_free_func(g_free);
    csv->header_fields = g_array_new(FALSE, FALSE, sizeof(struct field));
    find_bad(csv, csv->position);
    if (read_header(csv))
        return csv;
    csv_free(csv);
    return NULL;
}

void csv_free(struct csv *csv) {
    if (!csv)
        return;
    g_bytes_unref(csv->bytes);
    g_array_unref(csv->fields);
    g_ptr_array_unref(csv->header);
    g_array_unref(csv->header_fields);
    g_free(csv->copy);
    g_free(csv->bound);
    g_free(csv);
}

static int find_column(const struct csv *csv, const char *name) {
    for (guint i = 0; i < csv->header->len; i++)
        if (strcmp(g_ptr_array_index(csv->header, i), name) == 0)
            return (int)i;
    return -1;
}

bool csv_has(const struct csv *csv, const struct csv_column *columns, unsigned count) {
    for (unsigned i = 0; i < count; i++)
        if (columns[i].required && find_column(csv, columns[i].name) < 0)
            return false;
    return true;
}

static void report_header_index(const struct csv *csv, guint index, const char *rule, const char *message) {
    const struct field *field = &g_array_index(csv->header_fields, struct field, index);
    report_at(csv, csv->start, 1, field->source, field->source_end, SEVERITY_ERROR, rule, message);
}

static void report_unknown_column(const struct csv *csv, guint index) {
    const char *name = g_ptr_array_index(csv->header, index);
    g_autofree const char **free_names = g_new0(const char *, csv->column_count);
    unsigned count = 0;
    for (unsigned i = 0; i < csv->column_count; i++)
        if (csv->bound[i] < 0)
            free_names[count++] = csv->columns[i].name;
    g_autofree char *remedy =
        nearest_remedy(name, free_names, count, "; remove it, or look up its name in gen/read/README.md");
    g_autofree char *message = g_strdup_printf("unknown column '%s'%s", name, remedy);
    report_header_index(csv, index, "unknown-column", message);
}

static void report_header_end(const struct csv *csv, const char *rule, const char *message) {
    const char *end = end_of(&g_array_index(csv->header_fields, struct field, csv->header_fields->len - 1));
    report_at(csv, csv->start, 1, end, end, SEVERITY_ERROR, rule, message);
}

static void report_missing_column(const struct csv *csv, const char *name) {
    g_autofree char *message = g_strdup_printf("column '%s' is missing; add it to the first line", name);
    report_header_end(csv, "missing-column", message);
}

bool csv_bind(struct csv *csv, const struct csv_column *columns, unsigned count, bool others_allowed) {
    bool complete = true;
    csv->columns = columns;
    csv->column_count = count;
    g_free(csv->bound);
    csv->bound = g_new(int, count);
    g_autofree bool *known = g_new0(bool, csv->header->len);
    for (unsigned i = 0; i < count; i++) {
        csv->bound[i] = find_column(csv, columns[i].name);
        if (csv->bound[i] >= 0)
            known[csv->bound[i]] = true;
        else if (columns[i].required)
            complete = false;
    }
    for (guint i = 0; i < csv->header->len && !others_allowed; i++)
        if (!known[i])
            report_unknown_column(csv, i);
    for (unsigned i = 0; i < count; i++)
        if (columns[i].required && csv->bound[i] < 0)
            report_missing_column(csv, columns[i].name);
    return complete;
}

bool csv_bound(const struct csv *csv, unsigned column) {
    return csv->bound[column] >= 0;
}

const char *csv_name(const struct csv *csv, unsigned column) {
    return csv->columns[column].name;
}

const char *csv_text(const struct csv *csv, unsigned column) {
    int index = csv->bound[column];
    return index < 0 ? "" : g_array_index(csv->fields, struct field, index).text;
}

struct place csv_row_place(const struct csv *csv) {
    return (struct place){.file = csv->name, .line = csv->row_line};
}

void csv_report(const struct csv *csv, unsigned column, enum severity severity, const char *rule, const char *format,
                ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    int index = csv->bound[column];
    const char *at = csv->row;
    const char *at_end = csv->row;
    if (index >= 0) {
        at = g_array_index(csv->fields, struct field, index).source;
        at_end = g_array_index(csv->fields, struct field, index).source_end;
    }
    report_at(csv, csv->row, csv->row_line, at, at_end, severity, rule, message);
}

void csv_report_header(const struct csv *csv, unsigned column, const char *rule, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (csv->bound[column] >= 0)
        report_header_index(csv, (guint)csv->bound[column], rule, message);
    else
        report_header_end(csv, rule, message);
}
