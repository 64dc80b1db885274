#include "read/csv.h"
#include "base/echo.h"
#include "base/nearest.h"
#include "read/csv_internal.h"

#include <string.h>

char *csv_normal_name(const char *name) {
    g_autoptr(GString) normal = g_string_new(NULL);
    for (const char *c = name; *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        g_string_append_unichar(normal, g_unichar_isspace(character) ? ' ' : g_unichar_tolower(character));
    }
    return g_strdup(g_strstrip(normal->str));
}

bool csv_take_header(struct csv *csv) {
    for (guint i = 0; i < csv->field_count; i++)
        g_ptr_array_add(csv->header, csv_normal_name(csv_field_text(csv, i)));
    for (guint i = 0; i < csv->field_count; i++)
        g_ptr_array_add(csv->written, g_strstrip(g_strdup(csv_field_text(csv, i))));
    csv->header_fields = g_memdup2(csv->fields, csv->found * sizeof *csv->fields); /* all were asked for */
    return true;
}

/* 'spend_*' matches every name that starts with 'spend_'. */
static bool name_fits(const char *name, const char *wanted) {
    size_t length = strlen(wanted);
    if (length > 0 && wanted[length - 1] == '*')
        return strncmp(name, wanted, length - 1) == 0;
    return strcmp(name, wanted) == 0;
}

static int find_column(const struct csv *csv, const char *wanted) {
    for (guint i = 0; i < csv->header->len; i++)
        if (name_fits(g_ptr_array_index(csv->header, i), wanted))
            return (int)i;
    return -1;
}

unsigned csv_known(const struct csv *csv, const struct csv_column *columns, unsigned count) {
    unsigned known = 0;
    for (guint i = 0; i < csv->header->len; i++) {
        bool fits = false;
        for (unsigned j = 0; j < count && !fits; j++)
            fits = name_fits(g_ptr_array_index(csv->header, i), columns[j].name);
        known += fits;
    }
    return known;
}

static void report_header_index(struct csv *csv, guint index, enum severity severity, const char *rule,
                                const char *message) {
    const struct field *field = &csv->header_fields[index];
    csv_report_at(csv, csv->start, csv->header_line, field->source, field->source_end, severity, rule, message);
}

static void report_header_end(struct csv *csv, const char *rule, const char *message) {
    const char *end = csv_field_end(&csv->header_fields[csv->header->len - 1]);
    csv_report_at(csv, csv->start, csv->header_line, end, end, SEVERITY_ERROR, rule, message);
}

static const char *const CHANGED = "the file was changed after the platform published it; take it as downloaded";

/* True if a bound column has this name. */
static bool is_asked_for(const struct csv *csv, const char *name) {
    for (unsigned i = 0; i < csv->column_count; i++)
        if (name_fits(name, csv->columns[i].name))
            return true;
    return false;
}

/* Every column needs a name that no other has. But a line of a platform may end in a comma, which makes one nameless
 * column; and of a table that others made only the columns that are asked for matter. */
static bool check_names(struct csv *csv, enum csv_origin origin) {
    bool good = true;
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < csv->header->len; i++) {
        const char *name = g_ptr_array_index(csv->header, i);
        if (origin == CSV_FOREIGN && !is_asked_for(csv, name))
            continue;
        if (!*name && (origin == CSV_OURS || i + 1 < csv->header->len)) {
            g_autofree char *message =
                g_strdup_printf("a column without a name; %s", origin == CSV_OURS ? "name it or remove it" : CHANGED);
            report_header_index(csv, i, SEVERITY_ERROR, "header", message);
            good = false;
        }
        if (*name && !g_hash_table_add(names, (gpointer)name)) {
            g_autofree char *message = echo_format("column '%s' is there twice; %s", name,
                                                   origin == CSV_OURS      ? "keep one"
                                                   : origin == CSV_FOREIGN ? "give one of the two another name"
                                                                           : CHANGED);
            report_header_index(csv, i, SEVERITY_ERROR, "header", message);
            good = false;
        }
    }
    return good;
}

/* Returns whether the file may still be read. */
static bool report_unknown_column(struct csv *csv, guint index, enum csv_origin origin) {
    const char *name = g_ptr_array_index(csv->header, index);
    g_autofree char *message = NULL;
    if (origin == CSV_FOREIGN)
        return true;
    if (origin == CSV_OURS) {
        g_autofree const char **free_names = g_new0(const char *, csv->column_count);
        unsigned count = 0;
        for (unsigned i = 0; i < csv->column_count; i++)
            if (csv->bound[i] < 0)
                free_names[count++] = csv->columns[i].name;
        g_autofree char *remedy =
            nearest_remedy(name, free_names, count, "; remove it, or look up its name in gen/read/README.md");
        message = echo_format("unknown column '%s'%s", name, remedy);
    } else if (origin == CSV_FIXED) {
        message = echo_format("unknown column '%s'; %s", name, CHANGED);
    } else {
        message = echo_format("column '%s' is not one this program knows of this platform; it is not read", name);
    }
    report_header_index(csv, index, origin == CSV_GROWING ? SEVERITY_WARNING : SEVERITY_ERROR, "unknown-column",
                        message);
    return origin != CSV_FIXED;
}

static void report_missing_column(struct csv *csv, const char *name, enum csv_origin origin) {
    g_autofree char *message = echo_format("column '%s' is missing; %s", name,
                                           origin == CSV_OURS      ? "add it to the first line"
                                           : origin == CSV_FOREIGN ? "correct its name in report.yaml"
                                                                   : CHANGED);
    report_header_end(csv, "missing-column", message);
}

bool csv_bind(struct csv *csv, const struct csv_column *columns, unsigned count, enum csv_origin origin) {
    csv->columns = columns;
    csv->column_count = count;
    csv->bare_quotes = origin != CSV_OURS;
    g_free(csv->bound);
    csv->bound = g_new(int, count);
    for (unsigned i = 0; i < count; i++)
        csv->bound[i] = find_column(csv, columns[i].name);
    if (!check_names(csv, origin))
        return false;
    bool good = true;
    for (guint i = 0; i < csv->header->len; i++) {
        const char *name = g_ptr_array_index(csv->header, i);
        bool known = !*name || is_asked_for(csv, name);
        if (!known && !report_unknown_column(csv, i, origin))
            good = false;
    }
    for (unsigned i = 0; i < count; i++) {
        if (columns[i].required && csv->bound[i] < 0) {
            report_missing_column(csv, columns[i].name, origin);
            good = false;
        }
    }
    return good;
}

void csv_fix(struct csv *csv, unsigned column, const char *text, struct place place, const char *line) {
    if (!csv->fixed)
        csv->fixed = g_new0(struct csv_fixed, csv->column_count);
    csv->fixed[column] = (struct csv_fixed){text, place, line, false};
}

void csv_take_as_empty(struct csv *csv, const GPtrArray *words) {
    csv->empty = words->len > 0 ? words : NULL;
}

const char *const *csv_names(const struct csv *csv, unsigned *count) {
    *count = csv->written->len;
    return (const char *const *)csv->written->pdata;
}

const char *csv_file(const struct csv *csv) {
    return csv->name;
}

bool csv_has(const struct csv *csv, const char *name) {
    g_autofree char *normal = csv_normal_name(name);
    for (guint i = 0; i < csv->header->len; i++)
        if (strcmp(g_ptr_array_index(csv->header, i), normal) == 0)
            return true;
    return false;
}

const char *csv_row_bytes(const struct csv *csv, gsize *size) {
    bool carriage = csv->row_end > csv->row && csv->row_end[-1] == '\r';
    *size = (gsize)(csv->row_end - csv->row) - carriage;
    return csv->row;
}

static bool is_fixed(const struct csv *csv, unsigned column) {
    return csv->fixed && csv->fixed[column].text;
}

bool csv_bound(const struct csv *csv, unsigned column) {
    return csv->bound[column] >= 0 || is_fixed(csv, column);
}

const char *csv_name(const struct csv *csv, unsigned column) {
    return csv->columns[column].name;
}

const char *csv_header(const struct csv *csv, unsigned column) {
    int index = csv->bound[column];
    return index < 0 ? "" : g_ptr_array_index(csv->header, (guint)index);
}

/* "" for a text that stands for an empty cell. */
static const char *text_or_empty(const struct csv *csv, const char *text) {
    for (guint i = 0; i < csv->empty->len; i++)
        if (strcmp(text, g_ptr_array_index(csv->empty, i)) == 0)
            return "";
    return text;
}

const char *csv_text(struct csv *csv, unsigned column) {
    int index = csv->bound[column];
    if (index < 0)
        return is_fixed(csv, column) ? csv->fixed[column].text : "";
    const char *text = csv_field_text(csv, (guint)index);
    return csv->empty ? text_or_empty(csv, text) : text;
}

struct place csv_row_place(const struct csv *csv) {
    return (struct place){.file = csv->name, .line = csv->row_line};
}

void csv_report(struct csv *csv, unsigned column, enum severity severity, const char *rule, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    if (is_fixed(csv, column)) {
        struct csv_fixed *fixed = &csv->fixed[column];
        if (!fixed->blamed)
            diagnostics_add(csv->diagnostics, severity, rule, fixed->place, fixed->line, "%s", message);
        fixed->blamed = true;
        return;
    }
    int index = csv->bound[column];
    const char *at = csv->row;
    const char *at_end = csv->row;
    if (index >= 0) {
        at = csv_field(csv, (guint)index)->source;
        at_end = csv_field(csv, (guint)index)->source_end;
    }
    csv_report_at(csv, csv->row, csv->row_line, at, at_end, severity, rule, message);
}

bool csv_would_show(struct csv *csv, unsigned column, const char *rule) {
    int index = csv->bound[column];
    return csv_would_show_at(csv, csv->row, csv->row_line, index >= 0 ? csv_field(csv, (guint)index)->source : csv->row,
                             rule);
}

void csv_report_header(struct csv *csv, unsigned column, const char *rule, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    if (csv->bound[column] >= 0)
        report_header_index(csv, (guint)csv->bound[column], SEVERITY_ERROR, rule, message);
    else
        report_header_end(csv, rule, message);
}
