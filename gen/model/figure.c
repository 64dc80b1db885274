#include "model/figure.h"

#include <string.h>

static const struct row *row_in_order(const struct figure *figure, guint index) {
    return figure->by_key ? figure->by_key[index] : &figure->rows[index];
}

/* The first row whose key is not before this one; NULL if there is none. */
static const struct row *row_from(const struct figure *figure, const char *key) {
    guint low = 0, high = figure->row_count;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (strcmp(row_in_order(figure, middle)->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < figure->row_count ? row_in_order(figure, low) : NULL;
}

const struct row *figure_row(const struct figure *figure, const char *key) {
    if (figure->by_key || figure->rows_by_key) {
        const struct row *row = row_from(figure, key);
        return row && strcmp(row->key, key) == 0 ? row : NULL;
    }
    for (guint i = 0; figure->rows && i < figure->row_count; i++)
        if (strcmp(figure->rows[i].key, key) == 0)
            return &figure->rows[i];
    return NULL;
}

bool figure_has_value(const struct figure *figure, const char *row, const char *column) {
    const struct row *found = figure ? figure_row(figure, row) : NULL;
    return found && found->cells[figure_column(figure, column)].state == STATE_VALUE;
}

bool figure_is_silent(const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++)
        for (guint i = 0; i < figure->column_count; i++)
            if (!figure->rows[r].silent || cell_has_value(&figure->rows[r].cells[i]))
                return false;
    return figure->row_count > 0;
}

bool row_is_on_pages(const struct row *row) {
    return !row->silent && !row->beyond;
}

bool column_is_on_pages(const struct column *column) {
    return !column->silent && !column->beyond;
}

bool figure_draws_row(const struct figure *figure, const struct row *row) {
    return !row->total && (!row->silent || figure->chart.type == CHART_TILES || figure_is_silent(figure));
}

/* True if its rows are along an axis of time, or on few strips: they take no room below each other. */
static bool has_rows_beside(enum chart_type type) {
    return chart_has_panels(type) || type == CHART_RANGE_COLUMNS || type == CHART_STEP || type == CHART_CALENDAR;
}

struct drawn_part figure_drawn_part(const struct figure *figure) {
    const struct chart *chart = &figure->chart;
    guint columns = chart->type == CHART_STACKED ? 1 : (guint)MAX(chart->columns, 1), drawn = 0;
    guint most = chart->type == CHART_AGE_GENDER ? MAX(CHART_MOST_PARTS / columns, 1) : CHART_MOST_PARTS;
    struct drawn_part part = {.rows_end = figure->row_count, .columns_end = (guint)chart->column + columns};
    if (chart_has_panels(chart->type) && columns > most) {
        part.left_out = columns - most;
        part.columns_end -= part.left_out;
    }
    if (has_rows_beside(chart->type))
        return part;
    for (guint i = 0; i < figure->row_count; i++) {
        if (!figure_draws_row(figure, &figure->rows[i]))
            continue;
        if (drawn == most)
            part.rows_end = MIN(part.rows_end, i);
        part.left_out += drawn == most;
        drawn += drawn < most;
    }
    return part;
}

int figure_column(const struct figure *figure, const char *key) {
    for (guint i = 0; i < figure->column_count; i++)
        if (strcmp(figure->columns[i].key, key) == 0)
            return (int)i;
    return -1;
}

guint figure_field_count(const struct figure *figure) {
    return figure->column_count + (figure->beside != NULL);
}

struct figure_field figure_field(const struct figure *figure, guint index) {
    if (figure->beside && index == 1)
        return (struct figure_field){figure->beside, 0};
    guint cell = index - (figure->beside && index > 1);
    return (struct figure_field){&figure->columns[cell], cell};
}

bool figure_has_scope(const struct figure *figure) {
    for (guint r = 0; r < figure->row_count; r++)
        for (guint i = 0; i < figure->column_count; i++)
            if (figure->rows[r].cells[i].kind == CELL_NUMBER && figure->rows[r].cells[i].scope)
                return true;
    return false;
}

const char *code_kind_word(enum code_kind kind) {
    static const char *const words[] = {
        [CODE_ID] = "id", [CODE_WORD] = "word", [CODE_TEXT] = "text", [CODE_DAY] = "date", [CODE_DAYS] = "interval"};
    return words[kind];
}

bool chart_has_panels(enum chart_type type) {
    return type == CHART_MULTIPLES || type == CHART_HEAT || type == CHART_PLACES;
}

static const char *words_in(const struct localized *words, enum language language) {
    return words ? words->text[language] : NULL;
}

const struct number *cell_number(const struct cell *cell) {
    return cell->kind == CELL_NUMBER ? cell->number : NULL;
}

const struct label *cell_label(const struct cell *cell) {
    return cell->kind == CELL_LABEL ? cell->label : NULL;
}

struct interval cell_value(const struct cell *cell) {
    const struct number *number = cell_number(cell);
    return number ? number->value : interval_of(0);
}

const char *cell_low(const struct cell *cell) {
    const struct number *number = cell_number(cell);
    return number ? number->low : "";
}

const char *cell_high(const struct cell *cell) {
    const struct number *number = cell_number(cell);
    return number ? number->high : "";
}

const char *cell_bare(const struct cell *cell, enum language language) {
    const struct number *number = cell_number(cell);
    return number && cell->text == &number->text ? number->bare.text[language] : cell->text->text[language];
}

const char *cell_high_end(const struct cell *cell, enum language language) {
    const struct number *number = cell_number(cell);
    return number ? number->high_end.text[language] : NULL;
}

const char *cell_code(const struct cell *cell) {
    const struct label *label = cell_label(cell);
    return label ? label->code : NULL;
}

const struct page *cell_link(const struct cell *cell) {
    const struct label *label = cell_label(cell);
    return label ? label->link : NULL;
}

const char *cell_file(const struct cell *cell, enum language language) {
    const struct label *label = cell_label(cell);
    return label ? label->file.text[language] : NULL;
}

const char *axis_tick(const struct row *row, enum language language) {
    return row->axis ? row->axis->tick.text[language] : NULL;
}

const char *axis_end(const struct row *row, enum language language) {
    return row->axis ? row->axis->end.text[language] : NULL;
}

const char *axis_group(const struct row *row, enum language language) {
    return row->axis ? row->axis->group.text[language] : NULL;
}

bool cell_has_value(const struct cell *cell) {
    return cell->kind == CELL_NUMBER &&
           (cell->state == STATE_VALUE || (cell->state == STATE_ESTIMATED && cell_number(cell)));
}

/* The first of these that is said. */
static const char *said(const char *first, const char *second, const char *third) {
    return first ? first : second ? second : third;
}

/* Most rows are bins of an axis of time, which have none. */
const struct keys *row_keys(const struct row *row) {
    static const struct keys none = {.platform = NULL};
    return row->keys ? row->keys : &none;
}

const struct row_details *row_details(const struct row *row) {
    static const struct row_details none;
    return row->details ? row->details : &none;
}

struct keys cell_keys(const struct figure *figure, const struct row *row, const struct column *column) {
    const struct keys *a = row_keys(row), *b = &column->keys, *c = &figure->keys;
    return (struct keys){
        .platform = said(a->platform, b->platform, c->platform),
        .region = said(a->region, b->region, c->region),
        .country = said(a->country, b->country, c->country),
        .party = said(a->party, b->party, c->party),
        .age = said(a->age, b->age, c->age),
        .gender = said(a->gender, b->gender, c->gender),
        .advertiser = said(a->advertiser, b->advertiser, c->advertiser),
    };
}

struct day_ends cell_day_ends(const struct row *row, const struct cell *cell) {
    struct day_ends ends = {"", ""};
    g_autoptr(GString) days = g_string_new(cell->scope);
    if (days->len == 0 && row->days.first)
        period_append_iso(days, row->days);
    if (days->len < 2 * (sizeof ends.first - 1))
        return ends;
    g_strlcpy(ends.first, days->str, sizeof ends.first);
    g_strlcpy(ends.last, days->str + days->len - (sizeof ends.last - 1), sizeof ends.last);
    return ends;
}

bool cell_overlaps(const struct row *row, const struct column *column) {
    return row->overlaps || column->overlaps;
}

const char *headline_stop(const char *headline) {
    return g_str_has_suffix(headline, "?") || g_str_has_suffix(headline, "!") ? "" : ".";
}

char *figure_caption(const struct figure *figure, enum language language) {
    const char *legend = figure->chart.legend.text[language];
    return legend ? g_strconcat(figure->subtitle.text[language], " ", legend, NULL)
                  : g_strdup(figure->subtitle.text[language]);
}

/* What it is called on a page that is about one of its rows or columns; NULL: nothing else. */
static const char *headline_seen(const struct figure *figure, const char *own, enum language language) {
    const struct row *row = figure_row(figure, own);
    if (row)
        return words_in(row_details(row)->seen, language);
    for (guint i = 0; i < figure->column_count; i++)
        if (strcmp(figure->columns[i].key, own) == 0)
            return figure->columns[i].seen.text[language];
    return NULL;
}

const char *figure_headline(const struct figure *figure, const char *own, enum language language) {
    const char *seen = own ? headline_seen(figure, own, language) : NULL;
    return seen ? seen : figure->headline.text[language];
}

const char *column_name(const struct column *column, enum language language) {
    return column->name.text[language] ? column->name.text[language] : column->header.text[language];
}

const char *figure_chart_source(const struct figure *figure, enum language language) {
    const char *own = figure->chart.source.text[language];
    return own ? own : figure->source.text[language];
}
