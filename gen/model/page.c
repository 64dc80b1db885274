#include "model/page.h"

#include <string.h>

void page_begin(struct page *page) {
    page->slots = g_hash_table_new(g_str_hash, g_str_equal);
    page->numbers = g_hash_table_new(g_str_hash, g_str_equal);
    page->figures = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
}

void page_show(struct page *page, const char *name, const struct figure *figure) {
    GPtrArray *figures = g_hash_table_lookup(page->figures, name);
    if (!figures) {
        figures = g_ptr_array_new();
        g_hash_table_insert(page->figures, (gpointer)name, figures);
    }
    if (figure)
        g_ptr_array_add(figures, (gpointer)figure);
}

const GPtrArray *page_figures(const struct page *page, const char *name) {
    return g_hash_table_lookup(page->figures, name);
}

const struct figure *page_figure(const struct page *page, const char *name) {
    const GPtrArray *figures = page_figures(page, name);
    return figures && figures->len > 0 ? g_ptr_array_index(figures, 0) : NULL;
}

/* Rows of panels are those of their axis. */
static const char *own_panel(const struct figure *figure, const char *party) {
    for (guint i = 1; i < figure->column_count; i++)
        if (figure->columns[i].keys.party && strcmp(figure->columns[i].keys.party, party) == 0)
            return figure->columns[i].key;
    return NULL;
}

static bool is_about(const struct row *row, const char *party) {
    const char *own = row_keys(row)->party;
    return own && strcmp(own, party) == 0;
}

const char *page_own_part(const struct page *page, const struct dataset *dataset, const struct figure *figure) {
    if (page->subject.party < 0 || figure->subject.party >= 0)
        return NULL;
    const char *party = dataset_party(dataset, page->subject.party)->id;
    if (chart_has_panels(figure->chart.type))
        return own_panel(figure, party);
    const struct row *row = figure_row(figure, party); /* a row about a party is mostly called by it */
    if (row && is_about(row, party))
        return row->key;
    for (guint i = 0; i < figure->row_count; i++)
        if (is_about(&figure->rows[i], party))
            return figure->rows[i].key;
    return NULL;
}

const struct slot *page_slot(const struct page *page, const struct slot_match *match) {
    switch (match->form) {
    case SLOT_NAMED:
        return g_hash_table_lookup(page->slots, match->name);
    case SLOT_NUMBER:
        return g_hash_table_lookup(page->numbers, match->name);
    case SLOT_FIGURE:
        break;
    }
    return NULL;
}

void prose_append_plain(GString *out, const struct prose *prose) {
    for (guint i = 0; i < prose->count; i++)
        g_string_append(out, prose->spans[i].text);
}

struct prose prose_behind(const struct prose *prose, enum language language, const char *words, gsize length,
                          struct joint *joint) {
    struct prose behind = {.spans = g_memdup2(prose->spans, prose->count * sizeof(struct span)), .count = prose->count};
    *joint = language_joint(language, words, length, prose->count ? prose->spans[0].text : "");
    if (prose->count)
        behind.spans[0].text += joint->skip;
    return behind;
}

void page_append_plain(const struct page *page, enum language language, GString *out, const char *text) {
    gsize done = 0;
    struct slot_match match;
    while (slot_match_find(text, done, &match)) {
        const gsize length = match.start - done;
        const struct slot *slot = page_slot(page, &match);
        const struct prose nothing = {NULL, 0};
        struct joint joint;
        struct prose prose = prose_behind(slot && slot->kind == SLOT_PROSE ? &slot->prose[language] : &nothing,
                                          language, text + done, length, &joint);
        g_string_append_len(out, text + done, (gssize)(length - joint.cut));
        g_string_append(out, joint.between);
        prose_append_plain(out, &prose);
        g_free(prose.spans);
        done = match.end;
    }
    g_string_append(out, text + done);
}
