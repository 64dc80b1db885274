/* The making of a figure: cells get their text, machine form, notes and provenance here and nowhere else. */
#include "compose/builder.h"
#include "compose/caption.h"
#include "compose/cell_words.h"
#include "compose/notes.h"
#include "compose/provenance.h"
#include "compose/room.h"
#include "compose/silence.h"
#include "compose/tab.h"
#include "compose/words/days.h"

#include <stdlib.h>
#include <string.h>

void table_column_counts(struct table *table, const char *measure) {
    g_array_index(table->columns, struct column, table->columns->len - 1).measure = measure;
}

void table_begin(struct table *table, struct composer *composer, struct subject about, const char *name) {
    g_autofree char *id = subject_figure_id(composer->dataset, about, name);
    g_autofree char *family = subject_figure_family(about, name);
    *table = (struct table){
        .composer = composer,
        .figure = report_alloc(composer->report, sizeof(struct figure)),
        .columns = g_array_new(FALSE, TRUE, sizeof(struct column)),
        .rows = g_array_new(FALSE, TRUE, sizeof(struct row)),
        .notes = g_ptr_array_new(),
        .sources = g_ptr_array_new(),
    };
    table->figure->subject = about;
    table->figure->name = report_string(composer->report, name);
    table->figure->id = report_string(composer->report, id);
    table->figure->family = report_string(composer->report, family);
    table_about(table, about.platform, about.party >= 0 ? about.party : OF_NO_PARTY);
}

static void add_column(struct table *table, const char *key, enum cell_kind kind, enum unit unit,
                       struct localized header, struct localized meaning, struct localized words) {
    g_autofree char *clean = g_strdelimit(g_strdup(key), "-+", '_');
    struct column column = {
        .key = report_string(table->composer->report, clean),
        .kind = kind,
        .unit = unit,
        .currency = unit == UNIT_MONEY ? table->composer->dataset->settings.currency : "",
        .header = header,
        .meaning = meaning,
        .unit_words = words,
    };
    column.measure = kind == CELL_NUMBER ? column.key : NULL;
    g_array_append_val(table->columns, column);
}

void table_column(struct table *table, const char *key, enum cell_kind kind, enum unit unit, struct localized header) {
    g_autofree char *meaning = g_strconcat("meaning.", key, NULL);
    g_autofree char *word = g_strconcat("unit.", key, NULL);
    struct localized none = localized_same(table->composer, "");
    add_column(table, key, kind, unit, header, table->figure->listing ? none : meaning_words(table->composer, meaning),
               kind == CELL_LABEL ? none : phrase_words(table->composer, word));
}

void table_number_column(struct table *table, const char *key, enum unit unit, struct localized header,
                         struct localized meaning, struct localized unit_words) {
    add_column(table, key, CELL_NUMBER, unit, header, meaning, unit_words);
}

void table_money_column(struct table *table, const char *key, const char *words) {
    struct composer *composer = table->composer;
    g_autofree char *header = g_strconcat("column.", words, NULL), *meaning = g_strconcat("meaning.", words, NULL);
    table_number_column(table, key, UNIT_MONEY,
                        header_with_unit(composer, phrase_words(composer, header), MEASURE_SPEND),
                        phrase_words(composer, meaning), measure_unit(composer, MEASURE_SPEND));
}

void table_code_column(struct table *table, const char *key, enum code_kind code, struct localized header) {
    table_column(table, key, CELL_LABEL, UNIT_COUNT, header);
    g_array_index(table->columns, struct column, table->columns->len - 1).code = code;
}

void table_words_column(struct table *table, const char *key, enum code_kind code, struct localized header,
                        struct localized meaning) {
    add_column(table, key, CELL_LABEL, UNIT_COUNT, header, meaning, localized_same(table->composer, ""));
    g_array_index(table->columns, struct column, table->columns->len - 1).code = code;
}

void table_beside_column(struct table *table, const char *key, enum code_kind code) {
    struct column *beside = report_alloc(table->composer->report, sizeof *beside);
    *beside = g_array_index(table->columns, struct column, 0);
    g_autofree char *meaning = g_strconcat("meaning.", key, NULL);
    beside->key = report_string(table->composer->report, key);
    beside->code = code;
    beside->meaning = meaning_words(table->composer, meaning);
    table->figure->beside = beside;
}

void table_measure(struct table *table, enum measure measure) {
    table_measure_of(table, measure_rule(measure)->word, measure, measure_header(table->composer, measure),
                     (struct localized){{NULL}});
}

void table_measure_of(struct table *table, const char *key, enum measure measure, struct localized header,
                      struct localized what) {
    const struct measure_rule *rule = measure_rule(measure);
    g_autofree char *meaning_key = g_strconcat("meaning.", rule->word, NULL);
    struct localized meaning = phrase_words(table->composer, meaning_key);
    if (localized_any(&what))
        meaning = SENTENCE(table->composer, "meaning.of", arg_text("meaning", meaning), arg_text("what", what));
    add_column(table, key, CELL_NUMBER, rule->unit, header, meaning, measure_unit(table->composer, measure));
    g_array_index(table->columns, struct column, table->columns->len - 1).name = what;
    table_column_counts(table, rule->word);
}

void table_across_parties(struct table *table, enum measure measure) {
    struct composer *composer = table->composer;
    struct across *across = report_alloc(composer->report, sizeof *across);
    g_autofree char *meaning = g_strconcat("meaning.", measure_rule(measure)->word, NULL);
    *across = (struct across){.part = phrase_words(composer, "column.party"),
                              .value = measure_header(composer, measure),
                              .meaning = phrase_words(composer, meaning)};
    table->figure->across = across;
}

void table_expect(struct table *table, guint rows) {
    g_array_set_size(table->rows, rows);
    g_array_set_size(table->rows, 0);
}

struct row *table_last_row(struct table *table) {
    return &g_array_index(table->rows, struct row, table->rows->len - 1);
}

struct row_details *table_row_details(struct table *table, struct row *row) {
    if (!row->details)
        row->details = report_alloc(table->composer->report, sizeof *row->details);
    return row->details;
}

void table_row_coloured(struct table *table, const struct party *party) {
    struct row_details *details = table_row_details(table, table_last_row(table));
    details->colour = party->colour;
    details->notches = party->notches;
}

static struct cell *next_cell(struct table *table) {
    g_assert(table->cell < table->columns->len);
    struct cell *cell = &table_last_row(table)->cells[table->cell];
    cell->kind = g_array_index(table->columns, struct column, table->cell++).kind;
    return cell;
}

void table_row(struct table *table, const char *key, struct localized label, const struct page *link) {
    struct report *report = table->composer->report;
    table_row_kept(table, report_string(report, key), report_words(report, label));
    if (link)
        table_cell_label(table, 0)->link = link;
}

void table_row_kept(struct table *table, const char *key, const struct localized *label) {
    g_assert(table->rows->len == 0 || table->cell == table->columns->len);
    struct row row = {
        .key = key,
        .cells = report_alloc(table->composer->report, table->columns->len * sizeof(struct cell)),
    };
    g_array_append_val(table->rows, row);
    table->cell = 0;
    next_cell(table)->text = label;
}

void table_label(struct table *table, struct localized text) {
    next_cell(table)->text = report_words(table->composer->report, text);
}

struct label *table_cell_label(struct table *table, guint index) {
    struct cell *cell = &table_last_row(table)->cells[index];
    g_assert(cell->kind == CELL_LABEL);
    if (!cell->label)
        cell->label = report_alloc(table->composer->report, sizeof *cell->label);
    return cell->label;
}

void table_coded(struct table *table, struct localized text, const char *code) {
    table_label(table, text);
    table_cell_label(table, table->cell - 1)->code = report_string(table->composer->report, code);
}

void table_platform(struct table *table, int platform) {
    const struct platform *about = dataset_platform(table->composer->dataset, platform);
    table_coded(table, localized_same(table->composer, about->name), about->id);
}

void table_days(struct table *table, struct period days) {
    g_autoptr(GString) code = g_string_new(NULL);
    if (days.first)
        period_append_iso(code, days);
    table_coded(table, days.first ? localized_period(table->composer, days) : localized_same(table->composer, "–"),
                code->str);
}

void table_stretches(struct table *table, const struct days *days) {
    g_autoptr(GString) code = g_string_new(NULL);
    days_append_iso(code, days->stretches, days->count);
    table_coded(table, days->count ? localized_days(table->composer, days) : localized_same(table->composer, "–"),
                code->str);
}

void table_nothing(struct table *table) {
    table_label(table, localized_same(table->composer, ""));
    if (g_array_index(table->columns, struct column, table->cell - 1).code != CODE_NONE)
        table_cell_label(table, table->cell - 1)->code = "";
}

void table_file(struct table *table, struct localized text, struct localized file) {
    table_label(table, text);
    table_cell_label(table, table->cell - 1)->file = file;
}

static void set_state_text(struct table *table, struct cell *cell, enum state state) {
    cell->state = state;
    cell->text = state_words(table->composer, state);
}

static void set_value_text(struct table *table, struct cell *cell, struct interval value) {
    const struct column *column = &g_array_index(table->columns, struct column, table->cell - 1);
    cell->number = value_words(table->composer, column->unit, column->currency, value);
    cell->text = &cell->number->text;
}

void table_source(struct table *table, const char *id) {
    table->figure->unsourced = table->figure->unsourced || !*id;
    if (!*id)
        return;
    for (guint i = 0; i < table->sources->len; i++)
        if (strcmp(g_ptr_array_index(table->sources, i), id) == 0)
            return;
    g_ptr_array_add(table->sources, (gpointer)id);
}

void table_sources_of(struct table *table, int platform, enum measure measure) {
    const struct dataset *dataset = table->composer->dataset;
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        if (row->platform == platform && row->role == ROLE_MAIN && observation_amount(row, measure)->given &&
            *row->from->source)
            table_source(table, row->from->source);
    }
    for (guint i = 0; i < dataset->coverage->len; i++) {
        const struct coverage *coverage = &g_array_index(dataset->coverage, struct coverage, i);
        if (coverage->platform == platform && (coverage->measure < 0 || coverage->measure == (int)measure) &&
            coverage->source)
            table_source(table, coverage->source);
    }
}

/* What a cell comes from: its rows with their sources and notes, and the days it is about. */
static void set_origin(struct table *table, struct cell *cell, const struct origin *origin) {
    const struct provenance *provenance = provenance_of(table->composer, origin);
    cell->origin = origin;
    cell->scope = scope_words(table->composer, origin);
    for (guint i = 0; i < provenance->sources->len; i++)
        table_source(table, g_ptr_array_index(provenance->sources, i));
    table->figure->unsourced = table->figure->unsourced || provenance->unsourced;
    table->lists_ranges = table->lists_ranges || provenance->lists_ranges;
    note_rows(table, provenance->notes);
}

void table_total(struct table *table, const struct total *total) {
    struct cell *cell = next_cell(table);
    if (total->state == STATE_VALUE)
        set_value_text(table, cell, total->value);
    else
        set_state_text(table, cell, total->state);
    if (total->state == STATE_ESTIMATED && total->has_estimate) {
        /* Words say that it is an estimate; its ends stay machine-readable. */
        struct localized words = *cell->text;
        set_value_text(table, cell, total->value);
        cell->state = STATE_ESTIMATED;
        cell->text = report_words(table->composer->report, localized_join(table->composer, *cell->text, " ", words));
    }
    if (total->state == STATE_VALUE)
        note_total(table, cell, total->flags);
    set_origin(table, cell, &total->origin);
}

void table_row_amount(struct table *table, enum measure measure, guint32 index) {
    struct report *report = table->composer->report;
    const struct dataset *dataset = table->composer->dataset;
    const struct amount *amount =
        observation_amount(&g_array_index(dataset->observations, struct observation, index), measure);
    if (!amount->given) {
        table_state(table, STATE_NOT_REPORTED);
        return;
    }
    struct row_list *list = report_list(report);
    struct total *total = report_alloc(report, sizeof *total);
    row_list_add(list, index, false);
    row_list_close(list, dataset);
    *total = (struct total){.state = amount->state,
                            .value = amount->value,
                            .has_estimate = amount->state == STATE_ESTIMATED && !amount->bare,
                            .origin = {.dataset = dataset, .list = list, .measure = measure}};
    table_total(table, total);
}

void table_interval(struct table *table, struct interval value) {
    set_value_text(table, next_cell(table), value);
}

void table_derived(struct table *table, struct interval value, const struct total *total) {
    table_interval(table, value);
    struct cell *cell = &table_last_row(table)->cells[table->cell - 1];
    cell->derived = true;
    set_origin(table, cell, &total->origin);
}

void table_state(struct table *table, enum state state) {
    set_state_text(table, next_cell(table), state);
}

static void *copy_array(struct report *report, GArray *array, gsize size) {
    void *copy = report_alloc(report, array->len * size);
    if (array->len > 0)
        memcpy(copy, array->data, array->len * size);
    g_array_unref(array);
    return copy;
}

/* Of rows with the same key, which are an error, the first comes first. */
static int compare_keys(const void *left, const void *right) {
    const struct row *a = *(const struct row *const *)left, *b = *(const struct row *const *)right;
    int order = strcmp(a->key, b->key);
    return order ? order : (a > b) - (a < b);
}

static bool rows_are_by_key(const struct figure *figure) {
    for (guint i = 1; i < figure->row_count; i++)
        if (strcmp(figure->rows[i - 1].key, figure->rows[i].key) > 0)
            return false;
    return true;
}

static void order_keys(struct composer *composer, struct figure *figure) {
    figure->rows_by_key = rows_are_by_key(figure);
    if (figure->rows_by_key)
        return;
    figure->by_key = report_alloc(composer->report, figure->row_count * sizeof *figure->by_key);
    for (guint i = 0; i < figure->row_count; i++)
        figure->by_key[i] = &figure->rows[i];
    qsort(figure->by_key, figure->row_count, sizeof *figure->by_key, compare_keys);
}

/* Programs find codes in all cells of a column or in none. */
static bool codes_are_whole(const struct figure *figure) {
    for (guint i = 1; i < figure_field_count(figure); i++) {
        struct figure_field field = figure_field(figure, i);
        for (guint r = 0; r < figure->row_count; r++)
            if ((cell_code(&figure->rows[r].cells[field.cell]) != NULL) != (field.column->code != CODE_NONE))
                return false;
    }
    return true;
}

/* The files of data/ have a column of their own beside these, and tables beside the figures. */
static bool names_are_free(const struct figure *figure) {
    for (guint i = 0; i < figure->column_count; i++)
        if (figure->columns[i].kind == CELL_LABEL && strcmp(figure->columns[i].key, "total") == 0)
            return false;
    return !data_table_is_name(figure->id);
}

void table_end_columns(struct table *table, struct localized headline, struct localized subtitle) {
    struct figure *figure = table->figure;
    if (!figure->listing) {
        figure->tab = tab_name(table->composer, figure->subject, figure->name);
        figure->topic = topic_words(table->composer, figure->subject, figure->tab);
    }
    figure->headline = headline;
    figure->subtitle = subtitle;
    figure->column_count = table->columns->len;
    figure->columns = report_alloc(table->composer->report, table->columns->len * sizeof(struct column));
    memcpy(figure->columns, table->columns->data, table->columns->len * sizeof(struct column));
}

void table_end_rows(struct table *table) {
    struct composer *composer = table->composer;
    struct figure *figure = table->figure;
    g_assert(table->rows->len == 0 || table->cell == table->columns->len);
    figure->row_count = table->rows->len;
    figure->rows = copy_array(composer->report, table->rows, sizeof(struct row));
    order_keys(composer, figure);
    g_assert(codes_are_whole(figure));
    g_assert(figure->listing || names_are_free(figure));
    notes_settle(table);
    figure->source_count = table->sources->len;
    figure->sources = report_alloc(composer->report, table->sources->len * sizeof(char *));
    for (guint i = 0; i < table->sources->len; i++)
        figure->sources[i] = g_ptr_array_index(table->sources, i);
    g_ptr_array_unref(table->sources);
    g_array_unref(table->columns);
    figure_find_silence(composer, figure);
    figure_find_room(composer, figure);
    figure_say(composer, figure);
}

struct figure *table_end(struct table *table, struct localized headline, struct localized subtitle,
                         struct localized empty) {
    table_end_columns(table, headline, subtitle);
    table->figure->empty = empty;
    table_end_rows(table);
    if (!table->figure->listing)
        report_add_figure(table->composer->report, table->figure);
    return table->figure;
}
