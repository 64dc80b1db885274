#include "model/report.h"

#include <string.h>

static void page_clear(gpointer data) {
    struct page *page = data;
    g_hash_table_unref(page->slots);
    g_hash_table_unref(page->figures);
    g_hash_table_unref(page->numbers);
}

static void workbook_clear(gpointer data) {
    g_ptr_array_unref(((struct workbook *)data)->figures);
}

static void list_free(gpointer data) {
    row_list_clear(data);
    g_free(data);
}

static guint account_hash(gconstpointer data) {
    const struct account *account = data;
    return g_str_hash(account->advertiser_id) ^ (guint)account->platform;
}

static gboolean account_equal(gconstpointer left, gconstpointer right) {
    const struct account *a = left, *b = right;
    return a->platform == b->platform && strcmp(a->advertiser_id, b->advertiser_id) == 0;
}

/* Figures and pages are found by what they are about and their name. */
static guint hash_about(struct subject subject, const char *name) {
    return g_str_hash(name) ^ ((((guint)subject.party * 31 + (guint)subject.platform) * 31 + (guint)subject.set) * 31 +
                               (guint)subject.signatory * 17 + (guint)subject.commitment) *
                                  2654435761U;
}

static guint figure_hash(gconstpointer data) {
    const struct figure *figure = data;
    return hash_about(figure->subject, figure->name);
}

static gboolean figure_equal(gconstpointer left, gconstpointer right) {
    const struct figure *a = left, *b = right;
    return subject_equal(a->subject, b->subject) && strcmp(a->name, b->name) == 0;
}

static guint page_hash(gconstpointer data) {
    const struct page *page = data;
    return hash_about(page->subject, page->template_name);
}

static gboolean page_equal(gconstpointer left, gconstpointer right) {
    const struct page *a = left, *b = right;
    return subject_equal(a->subject, b->subject) && strcmp(a->template_name, b->template_name) == 0;
}

struct report *report_new(const struct dataset *dataset, const struct templates *templates) {
    struct report *report = g_new0(struct report, 1);
    report->dataset = dataset;
    report->templates = templates;
    report->figures = g_ptr_array_new();
    report->editions = g_array_new(FALSE, TRUE, sizeof(struct edition_entry));
    report->pages = g_ptr_array_new_with_free_func(page_clear);
    report->workbooks = g_ptr_array_new_with_free_func(workbook_clear);
    report->lists = g_ptr_array_new_with_free_func(list_free);
    report->accounts = g_ptr_array_new();
    report->account_index = g_hash_table_new(account_hash, account_equal);
    report->figure_ids = g_hash_table_new(g_str_hash, g_str_equal);
    report->figure_index = g_hash_table_new(figure_hash, figure_equal);
    report->page_keys = g_hash_table_new(g_str_hash, g_str_equal);
    report->page_index = g_hash_table_new(page_hash, page_equal);
    report->strings = g_string_chunk_new(64 * 1024);
    report->blocks = g_ptr_array_new_with_free_func(g_free);
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        report->measures[measure] =
            !measure_rule((enum measure)measure)->only_if_given || dataset_gives(dataset, (enum measure)measure);
    return report;
}

void report_free(struct report *report) {
    if (!report)
        return;
    g_ptr_array_unref(report->figures);
    g_array_unref(report->editions);
    g_ptr_array_unref(report->pages);
    g_ptr_array_unref(report->workbooks);
    g_ptr_array_unref(report->lists);
    g_ptr_array_unref(report->accounts);
    g_hash_table_unref(report->account_index);
    g_hash_table_unref(report->figure_ids);
    g_hash_table_unref(report->figure_index);
    g_hash_table_unref(report->page_keys);
    g_hash_table_unref(report->page_index);
    g_string_chunk_free(report->strings);
    g_ptr_array_unref(report->blocks);
    g_free(report);
}

/* Small arrays, of which there are many, share blocks. */
/* Nothing that a report is made of needs to be aligned more than a pointer does. */
enum { BLOCK = 1 << 16, SMALL = 1 << 12, ALIGNMENT = 8 };

static void *add_block(struct report *report, gsize size) {
    void *block = g_malloc0(size);
    g_ptr_array_add(report->blocks, block);
    return block;
}

void *report_alloc(struct report *report, gsize size) {
    size = (MAX(size, 1) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (size > SMALL)
        return add_block(report, size);
    if (report->room_left < size) {
        report->room = add_block(report, BLOCK);
        report->room_left = BLOCK;
    }
    void *memory = report->room;
    report->room += size;
    report->room_left -= size;
    return memory;
}

const struct localized *report_words(struct report *report, struct localized words) {
    struct localized *kept = report_alloc(report, sizeof *kept);
    *kept = words;
    return kept;
}

struct row_list *report_list(struct report *report) {
    struct row_list *list = g_new0(struct row_list, 1);
    g_ptr_array_add(report->lists, list);
    return list;
}

const char *report_string(struct report *report, const char *text) {
    return text ? g_string_chunk_insert_const(report->strings, text) : NULL;
}

const char *report_text(struct report *report, const GString *text) {
    return g_string_chunk_insert_len(report->strings, text->str, (gssize)text->len);
}

bool report_has_table(const struct report *report, enum data_table table) {
    const struct dataset *dataset = report->dataset;
    return table == DATA_TARGETING     ? dataset->targeting->len > 0
           : table == DATA_REGIONS     ? dataset->regions->len > 0
           : table == DATA_ADVERTISERS ? report->accounts->len > 0
                                       : true;
}

bool report_has_field(const struct report *report, const struct data_field *field) {
    return field->kind == FIELD_MEASURE   ? report->measures[field->measure]
           : field->kind == FIELD_SIGNED  ? dataset_has_code(report->dataset)
           : field->kind == FIELD_COUNTRY ? settings_has_countries(&report->dataset->settings)
                                          : true;
}

const struct account *report_account(const struct report *report, int platform, const char *advertiser_id) {
    struct account wanted = {.platform = platform, .advertiser_id = advertiser_id};
    return g_hash_table_lookup(report->account_index, &wanted);
}

void report_add_figure(struct report *report, struct figure *figure) {
    g_ptr_array_add(report->figures, figure);
    if (!g_hash_table_contains(report->figure_ids, figure->id))
        g_hash_table_insert(report->figure_ids, (gpointer)figure->id, figure);
    if (!g_hash_table_contains(report->figure_index, figure))
        g_hash_table_add(report->figure_index, figure);
}

void report_add_page(struct report *report, struct page *page) {
    g_ptr_array_add(report->pages, page);
    if (!g_hash_table_contains(report->page_keys, page->key))
        g_hash_table_insert(report->page_keys, (gpointer)page->key, page);
    if (!g_hash_table_contains(report->page_index, page))
        g_hash_table_add(report->page_index, page);
}

const struct figure *report_figure(const struct report *report, const char *id) {
    return g_hash_table_lookup(report->figure_ids, id);
}

const struct page *report_page(const struct report *report, const char *key) {
    return g_hash_table_lookup(report->page_keys, key);
}

const struct figure *report_figure_about(const struct report *report, struct subject subject, const char *name) {
    struct figure wanted = {.subject = subject, .name = name};
    return g_hash_table_lookup(report->figure_index, &wanted);
}

struct page *report_page_about(const struct report *report, struct subject subject, const char *template_name) {
    struct page wanted = {.subject = subject, .template_name = template_name};
    return g_hash_table_lookup(report->page_index, &wanted);
}

const char *report_phrase(const struct report *report, enum language language, const char *key) {
    const struct localized *phrase = templates_phrase(report->templates, key);
    return phrase && phrase->text[language] ? phrase->text[language] : key;
}

bool report_has_page(const struct report *report, const struct page *page, enum language language) {
    return report->dataset->settings.publishes[language] && page->path.text[language] &&
           templates_page(report->templates, language, page->template_name);
}

bool report_shows(const struct report *report, const struct page *page, enum language language,
                  const struct figure *figure) {
    if (!report_has_page(report, page, language))
        return false;
    const GArray *slots = templates_page(report->templates, language, page->template_name)->slots;
    for (guint i = 0; i < slots->len; i++) {
        const struct template_slot *slot = &g_array_index(slots, struct template_slot, i);
        const GPtrArray *figures = slot->form == SLOT_FIGURE ? page_figures(page, slot->name) : NULL;
        if (figures && g_ptr_array_find((GPtrArray *)figures, figure, NULL))
            return true;
    }
    return false;
}
