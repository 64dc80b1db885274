#include "read/read.h"
#include "read/slots.h"
#include "read/source.h"

#include <string.h>

static gint compare_pages(gconstpointer a, gconstpointer b) {
    const struct page_template *left = *(struct page_template *const *)a;
    const struct page_template *right = *(struct page_template *const *)b;
    return left->language != right->language ? (int)left->language - (int)right->language
                                             : strcmp(left->name, right->name);
}

/* The file that a page would have in another language: beside its own. Caller frees. */
static char *twin_file(const struct page_template *page, enum language language) {
    g_autofree char *folder = g_path_get_dirname(page->file);
    g_autofree char *above = g_path_get_dirname(folder);
    return g_strdup_printf("%s/%s/%s.md", above, language_code(language), page->name);
}

/* Every published language has the same pages. A folder without any page has been diagnosed already. */
static void check_same_pages(const struct templates *templates, struct diagnostics *diagnostics) {
    bool has_pages[LANGUAGE_COUNT] = {false};
    for (guint i = 0; i < templates->pages->len; i++)
        has_pages[((const struct page_template *)g_ptr_array_index(templates->pages, i))->language] = true;
    for (guint i = 0; i < templates->pages->len; i++) {
        const struct page_template *page = g_ptr_array_index(templates->pages, i);
        for (int j = 0; j < LANGUAGE_COUNT; j++) {
            if (!has_pages[j] || templates_page(templates, (enum language)j, page->name))
                continue;
            g_autofree char *file = twin_file(page, (enum language)j);
            diagnostics_add(diagnostics, SEVERITY_ERROR, "template", (struct place){.file = page->file}, NULL,
                            "this page is missing in '%s'; write %s", language_code((enum language)j), file);
        }
    }
}

static const char *read_whole(const struct source_folder *source, const char *path) {
    g_autofree char *text = source_text(source, path);
    return text ? source_keep(source, text) : "";
}

static void read_program_folder(const struct source_folder *source) {
    struct templates *templates = source->templates;
    read_page_templates(source);
    read_phrases(source);
    templates->layout = read_whole(source, "layout.html");
    slots_check_layout(templates->layout, templates->layout_file, source->diagnostics);
    templates->style = read_whole(source, "style.css");
}

static void read_own_folder(const struct source_folder *source) {
    read_page_templates(source);
    read_phrases(source);
    source->templates->own_style = read_whole(source, "style.css");
    read_statics(source);
}

struct templates *read_templates(const char *folder, struct dataset *dataset, struct diagnostics *diagnostics) {
    g_autofree char *plain = folder_name(folder);
    struct templates *templates = templates_new();
    struct source_folder program = {
        plain, false, templates, &dataset->settings, templates->files, templates->strings, diagnostics};
    struct source_folder own = {dataset->folder,  true,       templates, &dataset->settings, dataset->files,
                                dataset->strings, diagnostics};
    templates->layout_file = source_shown(&program, "layout.html");
    templates->strings_file = source_shown(&program, "strings.csv");
    if (!g_file_test(plain, G_FILE_TEST_IS_DIR)) {
        diagnostics_add(diagnostics, SEVERITY_ERROR, "file", (struct place){.file = plain}, NULL,
                        "no such folder; name the templates with --templates");
        return templates;
    }
    read_program_folder(&program);
    if (own.folder) {
        templates->own_style_file = source_shown(&own, "style.css");
        read_own_folder(&own);
    }
    g_ptr_array_sort(templates->pages, compare_pages);
    check_same_pages(templates, diagnostics);
    return templates;
}

void read_check_unchanged(const struct dataset *dataset, const struct templates *templates, const char *folder,
                          struct diagnostics *diagnostics) {
    files_check_unchanged(dataset->files, dataset->folder, diagnostics);
    files_check_unchanged(templates->files, folder, diagnostics);
}
