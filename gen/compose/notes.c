/* What has to be said of numbers: under which number of a note, once for each table. */
#include "compose/notes.h"

#include <string.h>

/* Number of a note, added if it is new. */
static int note_number(struct table *table, const char *key) {
    for (guint i = 0; i < table->notes->len; i++)
        if (strcmp(g_ptr_array_index(table->notes, i), key) == 0)
            return (int)i + 1;
    g_ptr_array_add(table->notes, (gpointer)key);
    return (int)table->notes->len;
}

void table_note(struct table *table, const char *key) {
    note_number(table, key);
}

void table_cell_note(struct table *table, const char *key) {
    table_last_row(table)->cells[table->cell - 1].note = note_number(table, key);
}

/* What has to be said of a total, as the keys of phrases joined by a space: they are one note. */
static const char *note_of(const struct table *table, unsigned flags) {
    static const struct {
        unsigned flag;
        const char *key;
    } notes[] = {{TOTAL_UNASKED, "note.unasked"},     {TOTAL_STRADDLES, "note.straddles"},
                 {TOTAL_SHARED, "note.shared"},       {TOTAL_OVERLAPS, "note.overlaps"},
                 {TOTAL_COUNTRIES, "note.countries"}, {TOTAL_LACKS_COUNTRY, "note.lacks-country"},
                 {TOTAL_UNDIVIDED, "note.undivided"}, {TOTAL_LEAVES_OUT, "note.leaves-out"},
                 {TOTAL_BOUNDS, "note.bounds"},       {TOTAL_FROM_PARTS, "note.from-parts"}};
    g_autoptr(GString) keys = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(notes); i++) {
        if (!(flags & notes[i].flag) || (flags & TOTAL_LACKS_COUNTRY && notes[i].flag == TOTAL_LEAVES_OUT))
            continue;
        g_string_append(keys, keys->len ? " " : "");
        g_string_append(keys, notes[i].key);
    }
    return keys->len ? report_string(table->composer->report, keys->str) : NULL;
}

void note_total(struct table *table, struct cell *cell, unsigned flags) {
    const char *note = note_of(table, flags);
    if (note)
        cell->note = note_number(table, note);
}

/* The key of what a note says to readers. What was shown elsewhere too was so beside one country, or several. */
static void append_row_note(GString *key, const struct table *table, enum note note) {
    bool several = note == NOTE_SHARED && settings_has_countries(&table->composer->dataset->settings);
    g_string_append_printf(key, "note.row.%s%s", note_word(note), several ? ".several" : "");
}

/* True for what is said of rows wherever they count. That rows were joined is a matter of the file and is in the data
 * alone, and that one is about a part of an account is said where accounts are listed. */
static bool is_said(unsigned notes, enum note note) {
    return notes & note && note != NOTE_JOINED && note != NOTE_PART;
}

/* What has to be said about rows as the platform lists them, once for the figure. */
static void add_row_notes_once(struct table *table, unsigned notes) {
    for (unsigned i = 0; i < NOTE_COUNT; i++) {
        enum note note = (enum note)(1u << i);
        if (!is_said(notes, note))
            continue;
        g_autoptr(GString) key = g_string_new(NULL);
        append_row_note(key, table, note);
        table_note(table, report_string(table->composer->report, key->str));
    }
}

/* The same, said of one row of the table alone. */
static void add_row_note(struct table *table, unsigned notes) {
    g_autoptr(GString) keys = g_string_new(NULL);
    for (unsigned i = 0; i < NOTE_COUNT; i++) {
        enum note note = (enum note)(1u << i);
        if (!is_said(notes, note))
            continue;
        g_string_append(keys, keys->len ? " " : "");
        append_row_note(keys, table, note);
    }
    if (keys->len)
        table_last_row(table)->cells[0].note = note_number(table, report_string(table->composer->report, keys->str));
}

void note_rows(struct table *table, unsigned notes) {
    if (table->notes_by_row)
        add_row_note(table, notes);
    else
        add_row_notes_once(table, notes);
}

static struct localized note_words(struct composer *composer, const char *keys) {
    g_auto(GStrv) parts = g_strsplit(keys, " ", -1);
    struct argument amount = arg_name_from(composer, "amount");
    struct localized words = SENTENCE(composer, parts[0], amount);
    for (guint i = 1; parts[i]; i++)
        words = localized_join(composer, words, " ", SENTENCE(composer, parts[i], amount));
    return words;
}

/* A note that every number has is a note of the figure: a link at each of them would only be noise. */
static void lift_common_note(struct figure *figure) {
    guint numbers = 0;
    int note = 0;
    for (guint r = 0; r < figure->row_count; r++) {
        for (guint c = 1; c < figure->column_count; c++) {
            const struct cell *cell = &figure->rows[r].cells[c];
            bool number = figure->columns[c].kind == CELL_NUMBER && cell->state == STATE_VALUE;
            if (number ? numbers++ > 0 && cell->note != note : cell->note != 0)
                return;
            if (number)
                note = cell->note;
        }
    }
    for (guint r = 0; numbers > 1 && r < figure->row_count; r++)
        for (guint c = 1; c < figure->column_count; c++)
            figure->rows[r].cells[c].note = 0;
}

/* Gives a note the next number, if it has none; numbers[i] is that of the note that was i + 1. */
static void renumber(guint *numbers, int note, guint *count) {
    if (note > 0 && numbers[note - 1] == 0)
        numbers[note - 1] = ++*count;
}

/* Notes of cells come first, in the order in which a reader meets them; remarks on the whole table follow. */
static void order_notes(struct table *table) {
    struct figure *figure = table->figure;
    g_autofree guint *numbers = g_new0(guint, table->notes->len + 1);
    guint count = 0;
    for (guint r = 0; r < figure->row_count; r++)
        for (guint c = 0; c < figure->column_count; c++)
            renumber(numbers, figure->rows[r].cells[c].note, &count);
    figure->marked_notes = count;
    for (guint i = 0; i < table->notes->len; i++)
        renumber(numbers, (int)i + 1, &count);
    for (guint r = 0; r < figure->row_count; r++)
        for (guint c = 0; c < figure->column_count; c++) {
            int *note = &figure->rows[r].cells[c].note;
            *note = *note > 0 ? (int)numbers[*note - 1] : 0;
        }
    figure->note_count = table->notes->len;
    figure->notes = report_alloc(table->composer->report, table->notes->len * sizeof(struct localized));
    for (guint i = 0; i < table->notes->len; i++)
        figure->notes[numbers[i] - 1] = note_words(table->composer, g_ptr_array_index(table->notes, i));
    g_ptr_array_unref(table->notes);
}

void notes_settle(struct table *table) {
    lift_common_note(table->figure);
    order_notes(table);
}
