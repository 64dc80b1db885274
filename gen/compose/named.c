#include "compose/named.h"

#include "base/nearest.h"
#include "compose/words/phrase.h"

#include <string.h>

/* What an address of a number leads to; what is not there is NULL or -1, and so is all behind it. */
struct address {
    char *figure_id, *row_key, *column_key;
    const struct figure *figure;
    const struct row *row;
    int column;
};

/* FIGURE:ROW:COLUMN. An id of a figure and a key of a column have no colon; the key of a row may. */
static struct address address_read(const struct composer *composer, const char *text) {
    struct address address = {.column = -1};
    const char *first = strchr(text, ':'), *last = strrchr(text, ':');
    address.figure_id = first ? g_strndup(text, (gsize)(first - text)) : g_strdup(text);
    address.row_key =
        first && last > first ? g_strndup(first + 1, (gsize)(last - first - 1)) : g_strdup(first ? first + 1 : "");
    address.column_key = g_strdup(first && last > first ? last + 1 : "");
    address.figure = report_figure(composer->report, address.figure_id);
    address.row = address.figure ? figure_row(address.figure, address.row_key) : NULL;
    address.column = address.row ? figure_column(address.figure, address.column_key) : -1;
    return address;
}

static void address_clear(struct address *address) {
    g_free(address->figure_id);
    g_free(address->row_key);
    g_free(address->column_key);
}

static bool is_number(const struct address *address) {
    return address->column >= 0 && address->row->cells[address->column].kind == CELL_NUMBER;
}

static struct slot *number_slot(struct composer *composer, const struct address *address) {
    struct slot *slot = report_alloc(composer->report, sizeof *slot);
    struct writing writing;
    writing_begin(&writing);
    WRITE(composer, &writing, "fact.value",
          arg_cell(composer, "value", address->figure, address->row_key, address->column_key, false));
    slot->kind = SLOT_PROSE;
    writing_end(composer, &writing, slot->prose);
    return slot;
}

static void add_number(struct composer *composer, struct page *page, const char *text) {
    struct address address = address_read(composer, text);
    if (is_number(&address) && !g_hash_table_contains(page->numbers, text))
        g_hash_table_insert(page->numbers, (gpointer)text, number_slot(composer, &address));
    address_clear(&address);
}

/* A name that the page has already stays what it is there. */
static void add_figure(struct composer *composer, struct page *page, const char *name) {
    const struct figure *figure = page_figures(page, name) ? NULL : report_figure(composer->report, name);
    if (figure)
        page_show(page, name, figure);
}

/* The template of a page in a language; NULL if it has none. */
static const struct page_template *template_in(const struct composer *composer, const struct page *page, int language) {
    return templates_page(composer->templates, (enum language)language, page->template_name);
}

void compose_named(struct composer *composer) {
    for (guint i = 0; i < composer->report->pages->len; i++) {
        struct page *page = g_ptr_array_index(composer->report->pages, i);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const struct page_template *template = template_in(composer, page, language);
            for (guint s = 0; template && s < template->slots->len; s++) {
                const struct template_slot *slot = &g_array_index(template->slots, struct template_slot, s);
                if (slot->form == SLOT_FIGURE)
                    add_figure(composer, page, slot->name);
                else if (slot->form == SLOT_NUMBER)
                    add_number(composer, page, slot->name);
            }
        }
    }
}

/* "; did you mean 'vvd'?", or else "; it has: 50plus, bbb, ... and 12 more". Caller frees. */
static char *remedy_of(const char *name, GPtrArray *names) {
    enum { MOST = 12 };
    g_autoptr(GString) list = g_string_new("; it has: ");
    for (guint i = 0; i < MIN(names->len, MOST); i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "", (const char *)g_ptr_array_index(names, i));
    if (names->len > MOST)
        g_string_append_printf(list, " and %u more", names->len - MOST);
    return nearest_remedy(name, (const char *const *)names->pdata, names->len,
                          names->len ? list->str : "; it has none");
}

static void add_sorted_keys(GPtrArray *names, GHashTable *table) {
    g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(table), (GCompareFunc)strcmp);
    for (GList *key = keys; key; key = key->next)
        g_ptr_array_add(names, key->data);
}

static void add_figure_ids(const struct composer *composer, GPtrArray *names) {
    for (guint i = 0; i < composer->report->figures->len; i++)
        g_ptr_array_add(names, (gpointer)((const struct figure *)g_ptr_array_index(composer->report->figures, i))->id);
}

static G_GNUC_PRINTF(3, 4) void report_slot(struct composer *composer, const struct template_slot *slot,
                                            const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diagnostics_add(composer->diagnostics, SEVERITY_ERROR, "slot", slot->place, slot->line, "%s", message);
}

static void report_name(struct composer *composer, const struct page *page, const struct template_slot *slot) {
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    add_sorted_keys(names, page->slots);
    g_autofree char *remedy = remedy_of(slot->name, names);
    report_slot(composer, slot, "this page has no slot '%s'%s", slot->name, remedy);
}

/* The page's own names come first: of those there are few, and they are what a page of the program is about. */
static void report_figure_name(struct composer *composer, const struct page *page, const struct template_slot *slot) {
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    add_sorted_keys(names, page->figures);
    add_figure_ids(composer, names);
    g_autofree char *remedy = remedy_of(slot->name, names);
    report_slot(composer, slot, "neither this page nor the report has a figure '%s'%s", slot->name, remedy);
}

static void report_number(struct composer *composer, const struct template_slot *slot) {
    struct address address = address_read(composer, slot->name);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const char *what = !address.figure ? "figure" : !address.row ? "row" : address.column < 0 ? "column" : NULL;
    const char *name = !address.figure ? address.figure_id : !address.row ? address.row_key : address.column_key;
    if (!address.figure)
        add_figure_ids(composer, names);
    else if (!address.row)
        for (guint i = 0; i < address.figure->row_count; i++)
            g_ptr_array_add(names, (gpointer)address.figure->rows[i].key);
    else
        for (guint i = 1; i < address.figure->column_count; i++)
            if (address.figure->columns[i].kind == CELL_NUMBER)
                g_ptr_array_add(names, (gpointer)address.figure->columns[i].key);
    g_autofree char *remedy = remedy_of(name, names);
    if (!what)
        report_slot(composer, slot, "'%s' of %s is words, not a number%s", name, address.figure_id, remedy);
    else if (!*name)
        report_slot(composer, slot, "a number is FIGURE:ROW:COLUMN, and this names no %s%s", what, remedy);
    else if (!address.figure)
        report_slot(composer, slot, "the report has no figure '%s'%s", name, remedy);
    else
        report_slot(composer, slot, "%s has no %s '%s'%s", address.figure_id, what, name, remedy);
    address_clear(&address);
}

static void check_slot(struct composer *composer, const struct page *page, const struct template_slot *slot) {
    if (slot->form == SLOT_NAMED && !g_hash_table_contains(page->slots, slot->name))
        report_name(composer, page, slot);
    else if (slot->form == SLOT_FIGURE && !page_figures(page, slot->name))
        report_figure_name(composer, page, slot);
    else if (slot->form == SLOT_NUMBER && !g_hash_table_contains(page->numbers, slot->name))
        report_number(composer, slot);
}

/* Pages of one template have the same slots and figures. */
void check_slots(struct composer *composer) {
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < composer->report->pages->len; i++) {
        const struct page *page = g_ptr_array_index(composer->report->pages, i);
        if (!g_hash_table_add(seen, (gpointer)page->template_name))
            continue;
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const struct page_template *template = template_in(composer, page, language);
            for (guint s = 0; template && s < template->slots->len; s++)
                check_slot(composer, page, &g_array_index(template->slots, struct template_slot, s));
        }
    }
}
