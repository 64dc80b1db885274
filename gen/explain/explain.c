#include "explain/explain.h"

#include "explain/explainer.h"
#include "model/locator.h"

#include <string.h>

const char *explain_words(const struct report *report, struct localized text) {
    const char *words = text.text[settings_data_language(&report->dataset->settings)];
    return words ? words : "";
}

void explain_append_interval(GString *out, enum unit unit, struct interval value) {
    g_string_append_c(out, value.above ? '(' : '[');
    text_append_machine(out, unit, value.low);
    g_string_append(out, ", ");
    if (value.open)
        g_string_append(out, "open");
    else
        text_append_machine(out, unit, value.high);
    g_string_append_c(out, ']');
}

void explain_append_result(const struct question *question, struct interval result, GString *out) {
    *question->explained = (struct explained){true, result};
    g_string_append(out, "\n= ");
    explain_append_interval(out, question->column->unit, result);
    g_string_append_c(out, '\n');
    if (interval_equal(result, cell_value(question->cell)))
        return;
    g_string_append(out, "This is not what is published: ");
    explain_append_interval(out, question->column->unit, cell_value(question->cell));
    g_string_append(out, ". Please report it as an error in adreport.\n");
}

void explain_append_padded(GString *out, const char *text, gsize width) {
    g_string_append(out, text);
    for (gsize length = (gsize)g_utf8_strlen(text, -1); length < width; length++)
        g_string_append_c(out, ' ');
}

static gsize key_width(const struct figure *figure) {
    gsize width = 0;
    for (guint i = 1; i < figure->column_count; i++)
        width = MAX(width, strlen(figure->columns[i].key));
    return width;
}

static gsize text_width(const struct report *report, const struct row *row, guint columns) {
    gsize width = 0;
    for (guint i = 1; i < columns; i++)
        width = MAX(width, (gsize)g_utf8_strlen(explain_words(report, *row->cells[i].text), -1));
    return width;
}

static void append_heading(const struct report *report, const struct figure *figure, GString *out) {
    g_string_append_printf(out, "%s: %s\n%s\n\n", figure->id, explain_words(report, figure->headline),
                           explain_words(report, figure->subtitle));
}

static unsigned files_behind(const struct dataset *dataset, const GArray *rows) {
    g_autoptr(GHashTable) files = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < rows->len; i++) {
        guint32 row = g_array_index(rows, struct origin_row, i).row;
        g_hash_table_add(files, (gpointer)g_array_index(dataset->observations, struct observation, row).from->file);
    }
    return g_hash_table_size(files);
}

static void append_origin(const struct report *report, const struct cell *cell, GString *out) {
    g_autoptr(GArray) rows = origin_rows(cell->origin);
    unsigned files = files_behind(report->dataset, rows);
    if (rows->len > 0)
        g_string_append_printf(out, "  %u %s of %u %s", rows->len, rows->len == 1 ? "line" : "lines", files,
                               files == 1 ? "file" : "files");
}

/* A row's numbers, one a line. With their origins: how many lines of input are behind each. */
static void append_row(const struct report *report, const struct figure *figure, const struct row *row, bool origins,
                       GString *out) {
    gsize keys = key_width(figure), texts = text_width(report, row, figure->column_count);
    g_string_append_printf(out, "%s  %s\n", row->key, explain_words(report, *row->cells[0].text));
    for (guint i = 1; i < figure->column_count; i++) {
        const struct cell *cell = &row->cells[i];
        g_string_append(out, "  ");
        explain_append_padded(out, figure->columns[i].key, keys);
        g_string_append(out, "  ");
        if (cell->kind == CELL_NUMBER && *cell_low(cell)) {
            g_autofree char *ends = g_strconcat(cell_low(cell), "/", cell_high(cell), NULL);
            explain_append_padded(out, explain_words(report, *cell->text), texts);
            g_string_append(out, "  ");
            explain_append_padded(out, ends, origins ? 20 : 0);
        } else {
            explain_append_padded(out, explain_words(report, *cell->text), origins ? texts + 22 : 0);
        }
        if (origins)
            append_origin(report, cell, out);
        while (out->str[out->len - 1] == ' ')
            g_string_truncate(out, out->len - 1);
        g_string_append_c(out, '\n');
    }
}

static void append_notes(const struct question *question, GString *out) {
    const struct figure *figure = question->figure;
    if (question->cell->note > 0 && (guint)question->cell->note <= figure->note_count)
        g_string_append_printf(out, "\nThe page says: %s\n",
                               explain_words(question->report, figure->notes[question->cell->note - 1]));
}

static void append_number(const struct question *question, GString *out) {
    const struct cell *cell = question->cell;
    g_string_append_printf(out, "%s, %s: %s\n", explain_words(question->report, *question->row->cells[0].text),
                           explain_words(question->report, question->column->header),
                           explain_words(question->report, *cell->text));
    if (cell->kind == CELL_LABEL) {
        g_string_append(out, "\nThese are words, not a number.\n");
        return;
    }
    if (explain_statements(question, out) || explain_payments(question, out) ||
        (cell->state == STATE_VALUE && (explain_targeting(question, out) || explain_payers(question, out))) ||
        explain_indicator(question, out) || explain_senders(question, out)) {
        append_notes(question, out);
        return;
    }
    if (cell->state == STATE_VALUE &&
        (explain_account_rank(question, out) || explain_place_until(question, out) || explain_standing(question, out)))
        return;
    if (origin_has_rows(cell->origin))
        explain_sum(question, out);
    else if (cell->state != STATE_VALUE)
        g_string_append_printf(out, "\nThere is no number, and no line of the input is about it: %s.\n",
                               state_word(cell->state));
    else
        g_string_append(out, "\nThis is a count, not a sum of lines of the input.\n");
    append_notes(question, out);
}

void explain_append_number(const struct question *question, GString *out) {
    append_number(question, out);
    if (question->cell->kind == CELL_NUMBER)
        explain_append_fetched(question, out);
}

bool explain_find(const struct report *report, const char *address, struct question *question, char **problem) {
    struct locator locator = locator_of(report, address);
    question->report = report;
    question->figure = locator.figure;
    question->row = locator.row;
    if (locator.figure && locator.row && locator.column >= 0) {
        question->column = &locator.figure->columns[locator.column];
        question->cell = &locator.row->cells[locator.column];
    }
    *problem = locator_problem(report, &locator);
    locator_clear(&locator);
    return *problem == NULL;
}

bool explain_number(const struct report *report, const char *address, GString *out, char **problem) {
    struct explained explained = {0};
    struct question question = {.explained = &explained};
    if (!explain_find(report, address, &question, problem))
        return false;
    g_assert(question.figure); /* whatever is missing is a problem */
    append_heading(report, question.figure, out);
    if (question.row && question.cell) {
        explain_append_number(&question, out);
    } else if (question.row) {
        append_row(report, question.figure, question.row, true, out);
        g_string_append_printf(out, "\nThe sum behind a number: adreport explain %s:%s:COLUMN\n", question.figure->id,
                               question.row->key);
    } else {
        for (guint i = 0; i < question.figure->row_count; i++)
            append_row(report, question.figure, &question.figure->rows[i], false, out);
        g_string_append_printf(out, "\nThe sum behind a number: adreport explain %s:ROW:COLUMN\n", question.figure->id);
    }
    return true;
}
