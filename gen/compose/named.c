#include "compose/named.h"
#include "base/echo.h"

#include "base/nearest.h"
#include "compose/along.h"
#include "compose/words/phrase.h"
#include "model/locator.h"

#include <string.h>

void look_at_named(struct composer *composer, const char *address) {
    g_autofree char *id = g_strndup(address, strcspn(address, ":"));
    along_look(composer, report_figure(composer->report, id));
}

/* What an address names, with its rows. */
static struct locator look(struct composer *composer, const char *address) {
    look_at_named(composer, address);
    return locator_of(composer->report, address);
}

static bool is_number(const struct locator *locator) {
    return locator->column >= 0 && locator->row->cells[locator->column].kind == CELL_NUMBER;
}

static struct slot *number_slot(struct composer *composer, const struct locator *locator) {
    struct slot *slot = report_alloc(composer->report, sizeof *slot);
    struct writing writing;
    writing_begin(&writing);
    WRITE(composer, &writing, "fact.value",
          arg_cell(composer, "value", locator->figure, locator->names[1], locator->names[2], false));
    slot->kind = SLOT_PROSE;
    writing_end(composer, &writing, slot->prose);
    return slot;
}

static void add_number(struct composer *composer, struct page *page, const char *text) {
    struct locator locator = look(composer, text);
    if (is_number(&locator) && !g_hash_table_contains(page->numbers, text))
        g_hash_table_insert(page->numbers, (gpointer)text, number_slot(composer, &locator));
    locator_clear(&locator);
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
    g_autofree char *message = echo_vformat(format, arguments);
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
    struct locator locator = look(composer, slot->name);
    g_autofree char *problem = locator_problem(composer->report, &locator);
    g_autofree char *numbers = problem ? NULL : locator_numbers(&locator);
    if (problem)
        report_slot(composer, slot, "%s", problem);
    else if (locator.column < 0)
        report_slot(composer, slot, "a number is FIGURE:ROW:COLUMN, and this names no %s%s",
                    locator.row ? "column" : "row", locator.row ? numbers : "");
    else
        report_slot(composer, slot, "'%s' of %s is words, not a number%s", locator.names[2], locator.figure->id,
                    numbers);
    locator_clear(&locator);
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
