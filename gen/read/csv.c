#include "read/csv.h"
#include "base/echo.h"
#include "read/csv_internal.h"
#include "read/encoding.h"
#include "read/pages.h"

#include <string.h>

/* WINDOW: how many bytes ahead are searched for bytes that are no text. FORGET: how many bytes already read are given
 * back to the system at a time. */
enum { WINDOW = 1 << 18, FORGET = 1 << 22 };

static void mark_line(struct csv *csv, const char *start, unsigned line) {
    const char *newline = memchr(start, '\n', (size_t)(csv->end - start));
    const char *end = newline ? newline : csv->end;
    if (end > start && end[-1] == '\r')
        end--;
    csv->mark.at = csv->mark.line_start = start;
    csv->mark.line_end = end;
    csv->mark.line = line;
    csv->mark.column = 1;
}

/* Brings the mark to a place of a row. It goes on from where it was, so that a row with a finding in each of its fields
 * is counted through once. */
static void mark_place(struct csv *csv, const char *row, unsigned row_line, const char *at) {
    struct csv_mark *mark = &csv->mark;
    if (mark->row != row || at < mark->at) {
        mark->row = row;
        mark_line(csv, row, row_line);
    }
    for (const char *newline; (newline = memchr(mark->at, '\n', (size_t)(at - mark->at)));)
        mark_line(csv, newline + 1, mark->line + 1);
    mark->column += encoding_characters(mark->at, at);
    mark->at = at;
}

void csv_report_at(struct csv *csv, const char *row, unsigned row_line, const char *at, const char *at_end,
                   enum severity severity, const char *rule, const char *message) {
    mark_place(csv, row, row_line, at);
    const struct csv_mark *mark = &csv->mark;
    const char *until = MIN(at_end, mark->line_end);
    struct place place = {csv->name, mark->line, mark->column, until > at ? encoding_characters(at, until) : 1};
    bool shown = diagnostics_would_show(csv->diagnostics, rule, place);
    g_autofree char *source = shown ? g_strndup(mark->line_start, (gsize)(mark->line_end - mark->line_start)) : NULL;
    diagnostics_add(csv->diagnostics, severity, rule, place, source, "%s", message);
}

bool csv_would_show_at(struct csv *csv, const char *row, unsigned row_line, const char *at, const char *rule) {
    mark_place(csv, row, row_line, at);
    struct place place = {csv->name, csv->mark.line, csv->mark.column, 1};
    return diagnostics_would_show(csv->diagnostics, rule, place);
}

static void report_row(struct csv *csv, const char *at, const char *at_end, const char *rule, const char *message) {
    csv_report_at(csv, csv->row, csv->row_line, at, at_end, SEVERITY_ERROR, rule, message);
}

const char *csv_field_end(const struct field *field) {
    const char *end = field->source_end;
    return end > field->source && end[-1] == '\r' ? end - 1 : end;
}

static const char *line_end_after(const struct csv *csv, const char *from) {
    const char *newline = memchr(from, '\n', (size_t)(csv->end - from));
    return newline ? newline : csv->end;
}

/* Skips a row that cannot be read at this place, and goes on behind the line that holds the place. */
static bool give_up(struct csv *csv, const char *at, const char *message) {
    report_row(csv, at, at + 1, "csv", message);
    csv->row_end = line_end_after(csv, at);
    csv->line = csv->row_line;
    for (const char *c = csv->row; (c = memchr(c, '\n', (size_t)(csv->row_end - c))); c++)
        csv->line++;
    csv_punctuation_seek(&csv->punctuation, csv->row_end);
    csv_punctuation_next(&csv->punctuation);
    return false;
}

static bool text_after_quote(struct csv *csv, const char *opening, const char *at) {
    unsigned line = csv->row_line;
    for (const char *c = csv->row; (c = memchr(c, '\n', (size_t)(opening - c))); c++)
        line++;
    if (!memchr(opening, '\n', (size_t)(at - opening)))
        return give_up(csv, at, "text after a closing quote; write a quote within a quoted field twice: \"\"");
    g_autofree char *message =
        g_strdup_printf("text after the quote that closes a field opened on line %u; is a quote missing there?", line);
    return give_up(csv, at, message);
}

/* Whether what follows a closing quote belongs to the field. If the quotes hold a line end, one is missing. */
static bool may_follow_quote(const struct csv *csv, const char *opening, const char *at) {
    return csv->bare_quotes && !memchr(opening, '\n', (size_t)(at - opening));
}

/* Goes past a quoted field, whose opening quote is the next sign; *end is then behind its closing quote. */
static bool skip_quoted(struct csv *csv, const char *opening, const char **end) {
    csv_punctuation_next(&csv->punctuation);
    for (;;) {
        const char *sign = csv_punctuation_next(&csv->punctuation);
        if (sign == csv->end)
            return give_up(csv, opening, "this quote is never closed; add the closing quote, or leave this one out");
        if (*sign == '\n')
            csv->line++;
        if (*sign != '"')
            continue;
        *end = sign + 1;
        if (*end == csv->end || **end != '"')
            return true;
        csv_punctuation_next(&csv->punctuation);
    }
}

static void make_field_room(struct csv *csv, guint count) {
    if (count <= csv->field_room)
        return;
    csv->field_room = MAX(MAX(64, count), csv->field_room * 2);
    csv->fields = g_renew(struct field, csv->fields, csv->field_room);
}

static void add_field(struct csv *csv, const char *source, const char *source_end) {
    make_field_room(csv, csv->found + 1);
    csv->fields[csv->found++] = (struct field){source, source_end, NULL};
    csv->field_count = csv->found;
}

static struct field *field_at(struct csv *csv, guint index) {
    while (csv->found <= index) {
        const char *source = csv->found > 0 ? csv->fields[csv->found - 1].source_end + 1 : csv->row;
        csv->fields[csv->found++] = (struct field){source, csv_cut_next(&csv->cut), NULL};
    }
    return &csv->fields[index];
}

const struct field *csv_field(struct csv *csv, guint index) {
    return field_at(csv, index);
}

/* Cuts the row at position into fields and goes to its end. */
static bool cut_row(struct csv *csv) {
    if (csv_cut_plain(&csv->cut, &csv->punctuation, csv->row)) {
        csv->field_count = csv->cut.fields;
        csv->row_end = csv->cut.end;
        csv->line += csv->cut.lines;
        make_field_room(csv, csv->field_count);
        return true;
    }
    const char *at = csv->row;
    for (;;) {
        const char *source = at;
        bool quoted = at < csv->end && *at == '"';
        if (quoted && !skip_quoted(csv, source, &at))
            return false;
        const char *sign = csv_punctuation_next(&csv->punctuation);
        bool carriage = quoted && at + 1 == sign && *at == '\r' && (sign == csv->end || *sign == '\n');
        if (quoted && at != sign && !carriage && !may_follow_quote(csv, source, at))
            return text_after_quote(csv, source, at);
        if (sign < csv->end && *sign == '"' && !csv->bare_quotes)
            return give_up(csv, sign,
                           "a quote within a field that has none around it; quote the whole field and write this "
                           "quote twice: \"\"");
        while (sign < csv->end && *sign == '"')
            sign = csv_punctuation_next(&csv->punctuation);
        add_field(csv, source, sign);
        if (sign == csv->end || *sign == '\n') {
            csv->row_end = sign;
            return true;
        }
        at = sign + 1;
    }
}

/* Says what is wrong with bytes that are no text. That a file is in another encoding is said once, with the word that they would be in the
 * likeliest one, so that people can tell whether it is that. */
static void report_encoding(struct csv *csv) {
    const char *encoding = encoding_guess(*csv->bad);
    bool is_utf8 = g_utf8_get_char_validated(csv->bad, csv->end - csv->bad) < 0x110000; /* and no character */
    g_autofree char *word = is_utf8 ? NULL : encoding_word(csv->row, csv->bad, csv->end, encoding);
    if (!word) {
        report_row(csv, csv->bad, csv->bad + 1, "encoding", encoding_problem(csv->bad, csv->end));
        return;
    }
    if (!csv_is_first(csv, "encoding"))
        return;
    g_autofree char *setting = g_strconcat("encoding: ", encoding, NULL);
    g_autofree char *remedy = dialect_remedy(&csv->dialect, setting);
    g_autofree char *message = echo_format("not UTF-8 from here on; if this reads '%s', %s, or else save the file as "
                                           "UTF-8 (in a spreadsheet: 'CSV UTF-8')",
                                           word, remedy);
    report_row(csv, csv->bad, csv->bad + 1, "encoding", message);
}

/* Whether the bytes up to position are text is found out window by window, ahead of reading, so that good rows cost
 * little. */
static bool row_is_text(struct csv *csv) {
    while (!csv->bad && csv->checked < csv->position) {
        const char *from = csv->checked;
        csv->checked = csv->end - from > WINDOW ? line_end_after(csv, from + WINDOW) : csv->end;
        const char *bad = encoding_first_bad(from, csv->checked);
        csv->bad = bad < csv->checked ? bad : NULL;
    }
    if (!csv->bad || csv->bad >= csv->position)
        return true;
    report_encoding(csv);
    csv->bad = NULL;
    csv->checked = csv->position;
    return false;
}

/* Pages of a mapped file that are given back are read from it again if they are needed. */
static void forget(struct csv *csv) {
    if (!csv->forgotten || csv->row - csv->forgotten < FORGET)
        return;
    pages_give_back(csv->forgotten, csv->row);
    csv->forgotten = csv->row;
}

/* Reads one row into fields and goes past it; false if it cannot be read. */
static bool read_row(struct csv *csv) {
    csv->field_count = csv->found = 0;
    csv->texts_used = 0;
    csv->row = csv->position;
    csv->row_line = csv->line;
    bool good = cut_row(csv);
    csv->position = csv->row_end;
    if (csv->position < csv->end) {
        csv->position++;
        csv->line++;
    }
    good = row_is_text(csv) && good;
    forget(csv);
    return good;
}

/* A text is never longer than its source. The first text makes room for all of its row, so that none has to be
 * moved. */
static void make_room(struct csv *csv) {
    gsize size = (gsize)(csv->row_end - csv->row) + csv->field_count + 1;
    if (csv->texts_used > 0 || size <= csv->texts_room)
        return;
    csv->texts_room = size * 2;
    csv->texts = g_realloc(csv->texts, csv->texts_room);
}

const char *csv_field_text(struct csv *csv, guint index) {
    struct field *field = field_at(csv, index);
    if (field->text)
        return field->text;
    make_room(csv);
    char *text = csv->texts + csv->texts_used;
    char *out = text;
    const char *from = field->source;
    const char *end = csv_field_end(field);
    if (from < end && *from == '"') {
        from++;
        for (const char *quote; (quote = memchr(from, '"', (size_t)(end - from)));) {
            bool doubled = quote + 1 < end && quote[1] == '"';
            out = mempcpy(out, from, (size_t)(quote + doubled - from));
            from = quote + 1 + doubled;
            if (!doubled)
                break; /* what follows the closing quote is taken as it is */
        }
    } else if (field->source_end < csv->end && *field->source_end != '\n') {
        end = field->source_end; /* a carriage return within a line is text */
    }
    out = mempcpy(out, from, (size_t)(end - from));
    *out++ = '\0';
    csv->texts_used += (gsize)(out - text);
    return field->text = text;
}

static bool row_is_empty(struct csv *csv) {
    for (guint i = 0; i < csv->field_count; i++)
        if (csv_field(csv, i)->source_end - csv_field(csv, i)->source > 3 || *csv_field_text(csv, i))
            return false;
    return true;
}

static void report_wrong_count(struct csv *csv) {
    guint wanted = csv->header->len;
    const char *few = csv->row_end == csv->end ? "; the file ends within this row: download or export the file again"
                                               : "; write an empty field as nothing between two separators";
    g_autofree char *message = g_strdup_printf(
        "%u field%s, but the header has %u%s", csv->field_count, csv->field_count == 1 ? "" : "s", wanted,
        csv->field_count > wanted ? "; put quotes around a field that contains the separator" : few);
    if (csv->field_count > wanted) {
        const struct field *surplus = csv_field(csv, wanted);
        report_row(csv, surplus->source, surplus->source_end, "field-count", message);
    } else {
        const char *end = csv_field_end(csv_field(csv, csv->field_count - 1));
        report_row(csv, end, end, "field-count", message);
    }
}

bool csv_next(struct csv *csv) {
    while (csv->position < csv->end) {
        if (!read_row(csv) || row_is_empty(csv))
            continue;
        if (csv->field_count == csv->header->len)
            return true;
        report_wrong_count(csv);
    }
    return false;
}

void csv_look_ahead(const struct csv *csv, int column, void (*visit)(const char *text, void *data), void *data) {
    struct csv ahead = *csv;
    ahead.diagnostics = diagnostics_new(); /* what is wrong there is said when it is read */
    ahead.habits = g_hash_table_new(g_str_hash, g_str_equal);
    ahead.mark = (struct csv_mark){.row = NULL};
    ahead.fields = NULL;
    ahead.texts = NULL;
    ahead.field_room = 0;
    ahead.found = 0;
    ahead.texts_room = 0;
    ahead.forgotten = NULL;
    ahead.position = csv->row;
    ahead.line = csv->row_line;
    ahead.bad = NULL;
    ahead.checked = csv->row;
    csv_punctuation_seek(&ahead.punctuation, ahead.position);
    while (csv_next(&ahead))
        for (unsigned i = column < 0 ? 0 : (unsigned)column;
             i < (column < 0 ? csv->column_count : (unsigned)column + 1); i++)
            visit(csv_text(&ahead, i), data);
    g_free(ahead.fields);
    g_free(ahead.texts);
    g_hash_table_unref(ahead.habits);
    diagnostics_free(ahead.diagnostics);
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

/* The sign that a first line such as "sep=;" names, which spreadsheets read and write, and goes past that line; 0 if there is none. */
static char skip_separator_line(struct csv *csv) {
    const char *line = csv->position, *end = line_end_after(csv, line);
    const char *rest = end > line && end[-1] == '\r' ? end - 1 : end;
    bool quoted = rest - line == 7 && line[0] == '"' && line[6] == '"';
    const char *text = line + quoted;
    if (rest - line != (quoted ? 7 : 5) || g_ascii_strncasecmp(text, "sep=", 4) != 0 || end == csv->end ||
        (unsigned char)text[4] >= 0x80 || text[4] == '"' || g_ascii_isalnum(text[4]))
        return 0;
    csv->start = csv->position = csv->checked = end + 1;
    csv->line++;
    return text[4];
}

static bool read_header(struct csv *csv) {
    if (!read_row(csv))
        return false;
    const char *lone = memchr(csv->row, '\r', (size_t)(csv->row_end - csv->row));
    if (lone && lone + 1 < csv->row_end) {
        report_row(csv, lone, lone + 1, "csv", "lines end in a lone carriage return; save the file again as CSV UTF-8");
        return false;
    }
    return csv_take_header(csv);
}

struct csv *csv_open(GBytes *bytes, const char *name, const struct dialect *dialect, struct diagnostics *diagnostics) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    struct place place = {.file = name};
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
    csv->habits = g_hash_table_new(g_str_hash, g_str_equal);
    csv->dialect = dialect ? *dialect : (struct dialect){0};
    csv->start = csv->position = csv->checked = data + mark;
    csv->forgotten = pages_are_mapped(bytes) ? data : NULL;
    csv->end = data + size;
    csv->line = 1;
    char separator = skip_separator_line(csv);
    csv->punctuation = (struct csv_punctuation){
        .end = csv->end, .delimiter = separator ? separator : sniff_delimiter(csv->position, csv->end)};
    csv_punctuation_seek(&csv->punctuation, csv->position);
    csv->header_line = csv->line;
    csv->header = g_ptr_array_new_with_free_func(g_free);
    csv->written = g_ptr_array_new_with_free_func(g_free);
    if (read_header(csv))
        return csv;
    csv_close(csv);
    return NULL;
}

bool csv_is_first(struct csv *csv, const char *habit) {
    return g_hash_table_add(csv->habits, (gpointer)habit);
}

const struct dialect *csv_dialect(const struct csv *csv) {
    return &csv->dialect;
}

void csv_close(struct csv *csv) {
    if (!csv)
        return;
    g_bytes_unref(csv->bytes);
    g_ptr_array_unref(csv->header);
    g_ptr_array_unref(csv->written);
    g_free(csv->fixed);
    g_hash_table_unref(csv->habits);
    g_free(csv->fields);
    g_free(csv->header_fields);
    g_free(csv->texts);
    g_free(csv->bound);
    g_free(csv);
}
