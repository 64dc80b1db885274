#include "model/fingerprint_parts.h"

IS_WHOLE(struct number, 112);
IS_WHOLE(struct label, 40);
IS_WHOLE(struct cell, 40);
IS_WHOLE(struct keys, 56);
IS_WHOLE(struct column, 248);
IS_WHOLE(struct tick_words, 72);
IS_WHOLE(struct row_details, 40);
IS_WHOLE(struct row, 64);
IS_WHOLE(struct chart, 360);
IS_WHOLE(struct figure, 816);

void digest_words(struct digest *digest, const struct localized *words) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        digest_text(digest, words->text[language]);
}

static void digest_words_at(struct digest *digest, const struct localized *words) {
    digest_words(digest, words ? words : &(struct localized){{NULL}});
}

void digest_link(struct digest *digest, const struct page *page) {
    digest_text(digest, page ? page->key : NULL);
    if (!page)
        return;
    digest_words(digest, &page->path);
    digest_words(digest, &page->name);
    digest_text(digest, page->template_name);
}

void digest_subject(struct digest *digest, const struct dataset *dataset, struct subject subject) {
    g_autofree char *scope = subject_scope(dataset, subject);
    digest_text(digest, scope);
}

void digest_keys(struct digest *digest, const struct keys *keys) {
    digest_text(digest, keys->platform);
    digest_text(digest, keys->region);
    digest_text(digest, keys->country);
    digest_text(digest, keys->party);
    digest_text(digest, keys->age);
    digest_text(digest, keys->gender);
    digest_text(digest, keys->advertiser);
}

static void add_number(struct digest *digest, const struct number *number) {
    digest_number(digest, number->value.open << 1 | number->value.above);
    digest_number(digest, number->value.low);
    digest_number(digest, number->value.high);
    digest_text(digest, number->low);
    digest_text(digest, number->high);
    digest_words(digest, &number->text);
    digest_words(digest, &number->high_end);
    digest_words(digest, &number->bare);
}

static void add_label(struct digest *digest, const struct label *label) {
    digest_text(digest, label->code);
    digest_link(digest, label->link);
    digest_words(digest, &label->file);
}

/* A number's own words are in it: only others are added. Which of the two it is decides how a chart labels it (cell_bare). */
void digest_cell(struct digest *digest, const struct cell *cell) {
    const struct number *number = cell_number(cell);
    const struct label *label = cell_label(cell);
    bool own = number && cell->text == &number->text;
    digest_number(digest, (int64_t)cell->kind << 32 | (int64_t)cell->state << 8 | own << 4 | (number != NULL) << 3 |
                              (label != NULL) << 2 | cell->derived << 1 | (cell->origin != NULL));
    digest_number(digest, cell->note);
    if (!own)
        digest_words(digest, cell->text);
    if (number)
        add_number(digest, number);
    if (label)
        add_label(digest, label);
    digest_text(digest, cell->scope);
}

void digest_column(struct digest *digest, const struct column *column) {
    digest_text(digest, column->key);
    digest_number(digest, (int64_t)column->kind << 48 | (int64_t)column->code << 32 | (int64_t)column->unit << 16 |
                              column->overlaps << 2 | column->beyond << 1 | column->silent);
    digest_number(digest, column->notches);
    digest_text(digest, column->currency);
    digest_words(digest, &column->header);
    digest_words(digest, &column->name);
    digest_text(digest, column->colour);
    digest_link(digest, column->link);
    digest_text(digest, column->measure);
    digest_keys(digest, &column->keys);
    digest_words(digest, &column->seen);
    digest_words(digest, &column->meaning);
    digest_words(digest, &column->unit_words);
}

static void add_row(struct digest *digest, const struct row *row, guint columns) {
    const struct row_details *details = row_details(row);
    digest_text(digest, row->key);
    for (guint i = 0; i < columns; i++)
        digest_cell(digest, &row->cells[i]);
    digest_number(digest, row->beyond << 5 | row->total << 4 | row->overlaps << 3 | row->silent << 2 |
                              row->labelled << 1 | row->uncollected);
    digest_keys(digest, row_keys(row));
    digest_number(digest, row->days.first);
    digest_number(digest, row->days.last);
    digest_words_at(digest, row->axis ? &row->axis->tick : NULL);
    digest_words_at(digest, row->axis ? &row->axis->end : NULL);
    digest_words_at(digest, row->axis ? &row->axis->group : NULL);
    digest_number(digest, row->position);
    digest_words_at(digest, details->unknown);
    digest_words_at(digest, details->seen);
    digest_text(digest, details->organisation);
    digest_text(digest, details->colour);
    digest_number(digest, details->notches);
    digest_number(digest, row->tile_column);
    digest_number(digest, row->tile_row);
}

static void add_chart(struct digest *digest, const struct chart *chart) {
    digest_number(digest, (int64_t)chart->type << 32 | (int64_t)chart->axis << 1 | chart->lead);
    digest_number(digest, chart->ticks);
    digest_number(digest, chart->column);
    digest_number(digest, chart->columns);
    digest_number(digest, chart->sum);
    digest_number(digest, chart->last_place);
    const struct localized *const words[] = {
        &chart->legend,      &chart->description, &chart->source, &chart->tick_text, &chart->open,     &chart->shared,
        &chart->uncollected, &chart->flat,        &chart->more,   &chart->rest,      &chart->rest_one, &chart->halves};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        digest_words(digest, words[i]);
    digest_number(digest, chart->marked_count);
    for (guint i = 0; i < chart->marked_count; i++) {
        digest_number(digest, chart->marked[i].day);
        digest_words(digest, &chart->marked[i].name);
    }
    digest_number(digest, chart->event_count);
    for (guint i = 0; i < chart->event_count; i++) {
        digest_number(digest, chart->events[i].row);
        digest_words(digest, &chart->events[i].name);
    }
}

static void add_table(struct digest *digest, const struct figure *figure) {
    digest_number(digest, figure->column_count);
    for (guint i = 0; i < figure->column_count; i++)
        digest_column(digest, &figure->columns[i]);
    digest_number(digest, figure->beside != NULL);
    if (figure->beside)
        digest_column(digest, figure->beside);
    digest_number(digest, figure->row_count);
    for (guint i = 0; i < figure->row_count; i++)
        add_row(digest, &figure->rows[i], figure->column_count);
    digest_number(digest, figure->note_count);
    digest_number(digest, figure->marked_notes);
    for (guint i = 0; i < figure->note_count; i++)
        digest_words(digest, &figure->notes[i]);
    digest_number(digest, figure->source_count);
    for (guint i = 0; i < figure->source_count; i++)
        digest_text(digest, figure->sources[i]);
}

/* rows_by_key and by_key say nothing that the rows do not. */
void digest_figure(struct digest *digest, const struct dataset *dataset, const struct figure *figure) {
    digest_subject(digest, dataset, figure->subject);
    digest_text(digest, figure->name);
    digest_text(digest, figure->id);
    digest_text(digest, figure->family);
    digest_keys(digest, &figure->keys);
    digest_number(digest,
                  figure->folded << 3 | figure->listing << 2 | figure->unsourced << 1 | (figure->across != NULL));
    if (figure->across) {
        digest_words(digest, &figure->across->part);
        digest_words(digest, &figure->across->value);
        digest_words(digest, &figure->across->meaning);
    }
    const struct localized *const words[] = {&figure->tab,     &figure->topic,  &figure->headline, &figure->subtitle,
                                             &figure->alt,     &figure->source, &figure->empty,    &figure->elsewhere,
                                             &figure->silence, &figure->room};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        digest_words(digest, words[i]);
    digest_link(digest, figure->parts);
    add_table(digest, figure);
    add_chart(digest, &figure->chart);
}
