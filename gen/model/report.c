#include "model/report.h"

#include <string.h>

static void page_clear(gpointer data) {
    struct page *page = data;
    g_hash_table_unref(page->slots);
    g_hash_table_unref(page->figures);
}

static void workbook_clear(gpointer data) {
    g_ptr_array_unref(((struct workbook *)data)->figures);
}

static void list_free(gpointer data) {
    row_list_clear(data);
    g_free(data);
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
    g_string_chunk_free(report->strings);
    g_ptr_array_unref(report->blocks);
    g_free(report);
}

void *report_alloc(struct report *report, gsize size) {
    void *block = g_malloc0(size ? size : 1);
    g_ptr_array_add(report->blocks, block);
    return block;
}

struct row_list *report_list(struct report *report) {
    struct row_list *list = g_new0(struct row_list, 1);
    g_ptr_array_add(report->lists, list);
    return list;
}

const char *report_string(struct report *report, const char *text) {
    return text ? g_string_chunk_insert_const(report->strings, text) : NULL;
}

bool report_has_table(const struct report *report, enum data_table table) {
    return table != DATA_TARGETING || report->dataset->targeting->len > 0;
}

bool report_has_field(const struct report *report, const struct data_field *field) {
    return field->kind != FIELD_MEASURE || report->measures[field->measure];
}

const struct figure *report_figure(const struct report *report, const char *id) {
    for (guint i = 0; i < report->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(report->figures, i);
        if (strcmp(figure->id, id) == 0)
            return figure;
    }
    return NULL;
}

const struct page *report_page(const struct report *report, const char *key) {
    for (guint i = 0; i < report->pages->len; i++) {
        const struct page *page = g_ptr_array_index(report->pages, i);
        if (strcmp(page->key, key) == 0)
            return page;
    }
    return NULL;
}

const struct figure *report_figure_about(const struct report *report, struct subject subject, const char *name) {
    for (guint i = 0; i < report->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(report->figures, i);
        if (subject_equal(figure->subject, subject) && strcmp(figure->name, name) == 0)
            return figure;
    }
    return NULL;
}

const struct page *report_page_about(const struct report *report, struct subject subject, const char *template_name) {
    for (guint i = 0; i < report->pages->len; i++) {
        const struct page *page = g_ptr_array_index(report->pages, i);
        if (subject_equal(page->subject, subject) && strcmp(page->template_name, template_name) == 0)
            return page;
    }
    return NULL;
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
        const GPtrArray *figures = slot->figure ? page_figures(page, slot->name) : NULL;
        if (figures && g_ptr_array_find((GPtrArray *)figures, figure, NULL))
            return true;
    }
    return false;
}
