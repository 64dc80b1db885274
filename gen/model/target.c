#include "model/target.h"

#include "model/paths.h"

#include <string.h>

bool address_is_absolute(const char *address) {
    return address[strcspn(address, ":/?#")] == ':' || g_str_has_prefix(address, "//");
}

/* The rest of a path behind a folder of the edition: "spend-by-party.csv" of "data/spend-by-party.csv"; NULL if it is
 * not in that folder. */
static const char *below(const char *path, const char *folder) {
    gsize length = strlen(folder);
    return strncmp(path, folder, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

/* The same in the folder of a published language. */
static const char *below_language(const struct report *report, const char *path, const char *folder) {
    const char *rest = below(path, folder);
    for (int i = 0; rest && i < LANGUAGE_COUNT; i++) {
        const char *name = below(rest, language_code((enum language)i));
        if (name && report->dataset->settings.publishes[i])
            return name;
    }
    return NULL;
}

/* The figure of which name is the id with an ending; NULL if there is none. */
static const struct figure *figure_of(const struct report *report, const char *name, const char *ending) {
    if (!g_str_has_suffix(name, ending))
        return NULL;
    g_autofree char *id = g_strndup(name, strlen(name) - strlen(ending));
    return report_figure(report, id);
}

static bool is_data(const struct report *report, const char *name) {
    static const char *const endings[] = {".csv", ".json"};
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        const struct figure *figure = figure_of(report, name, endings[i]);
        if (figure && !figure->listing)
            return true;
    }
    for (int table = 0; table < DATA_TABLE_COUNT; table++) {
        g_autofree char *file = g_strconcat(data_table_name((enum data_table)table), ".csv", NULL);
        if (strcmp(name, file) == 0)
            return report_has_table(report, (enum data_table)table);
    }
    return false;
}

static bool is_chart(const struct report *report, const char *name) {
    static const struct {
        const char *ending;
        bool lead;
    } shapes[] = {{".svg", false},        {".png", false},       {".pdf", false},       {"-narrow.svg", false},
                  {"-middle.svg", false}, {"-small.svg", false}, {"-square.png", true}, {"-card.png", true}};
    for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++) {
        const struct figure *figure = figure_of(report, name, shapes[i].ending);
        if (figure && figure->chart.type != CHART_NONE && (figure->chart.lead || !shapes[i].lead))
            return true;
    }
    return false;
}

static bool is_embed(const struct report *report, const char *name) {
    const struct figure *figure = figure_of(report, name, "/" PATH_INDEX);
    return report->dataset->settings.base_url && figure && figure->chart.type != CHART_NONE;
}

static bool is_workbook(const struct report *report, const char *name) {
    for (guint i = 0; i < report->workbooks->len; i++) {
        const char *workbook = ((const struct workbook *)g_ptr_array_index(report->workbooks, i))->name;
        gsize length = strlen(workbook);
        if (strncmp(name, workbook, length) == 0 &&
            (strcmp(name + length, ".xlsx") == 0 || strcmp(name + length, ".ods") == 0))
            return true;
    }
    return false;
}

static bool is_feed(const struct report *report, const char *path) {
    for (guint i = 0; i < report->pages->len; i++) {
        const struct page *page = g_ptr_array_index(report->pages, i);
        if (page->feed && strcmp(page->feed->path, path) == 0)
            return true;
    }
    return false;
}

/* Files that there is one of in an edition. */
static bool is_single(const struct report *report, const char *path) {
    g_autofree char *archive = g_strconcat(report->edition, PATH_ARCHIVE_ENDING, NULL);
    static const char *const always[] = {PATH_INDEX,  PATH_STYLE,    PATH_CITATION,
                                         PATH_ROBOTS, PATH_DATABASE, PATH_DATAPACKAGE};
    static const char *const with_base_url[] = {PATH_FEED, PATH_SITEMAP, PATH_CATALOGUE};
    for (gsize i = 0; i < G_N_ELEMENTS(always); i++)
        if (strcmp(path, always[i]) == 0)
            return true;
    for (gsize i = 0; i < G_N_ELEMENTS(with_base_url); i++)
        if (strcmp(path, with_base_url[i]) == 0)
            return report->dataset->settings.base_url;
    return strcmp(path, archive) == 0;
}

static bool is_published(const struct report *report, const char *path) {
    const char *name;
    if ((name = below(path, PATH_STATIC)))
        return templates_static(report->templates, name);
    if ((name = below_language(report, path, PATH_CHARTS)))
        return is_chart(report, name);
    if ((name = below_language(report, path, PATH_EMBEDS)))
        return is_embed(report, name);
    if ((name = below_language(report, path, PATH_SHEETS)))
        return is_workbook(report, name);
    if (below(path, PATH_FEEDS))
        return is_feed(report, path);
    if ((name = below(path, PATH_DATA)) && is_data(report, name))
        return true;
    return is_single(report, path);
}

/* Fills in what is words, and takes a link that the text begins with apart. Returns what is left. */
static char *fill(const struct page *page, enum language language, const char *text, const struct slot **link) {
    struct slot_match match;
    *link = NULL;
    if (slot_match_find(text, 0, &match) && match.start == 0) {
        const struct slot *slot = page_slot(page, &match);
        if (slot && slot->kind == SLOT_LINK) {
            *link = slot;
            text += match.end;
        }
    }
    g_autoptr(GString) filled = g_string_new(NULL);
    page_append_plain(page, language, filled, text);
    return g_strdup(filled->str);
}

static void find_link(const struct report *report, enum language language, const struct slot *link,
                      struct target *target) {
    const char *file = link->file.text[language];
    if (link->page && report_has_page(report, link->page, language)) {
        target->kind = TARGET_PAGE;
        target->page = link->page;
    } else if (!link->page && file) {
        target->kind = address_is_absolute(file) ? TARGET_OUTSIDE : TARGET_FILE;
        g_free(target->address);
        target->address = g_strdup(file);
    }
}

static void find_path(const struct report *report, enum language language, struct target *target) {
    const char *path = target->address;
    bool is_page = g_str_has_suffix(path, ".md") && !strchr(path, '/');
    g_autofree char *key = is_page ? g_strndup(path, strlen(path) - strlen(".md")) : NULL;
    const struct page *page = is_page ? report_page(report, key) : NULL;
    if (page && report_has_page(report, page, language)) {
        target->kind = TARGET_PAGE;
        target->page = page;
    } else if (!is_page && is_published(report, path)) {
        target->kind = TARGET_FILE;
    }
}

struct target target_of(const struct report *report, const struct page *page, enum language language,
                        const char *text) {
    struct target target = {.kind = TARGET_NOWHERE};
    const struct slot *link;
    target.address = fill(page, language, text, &link);
    if (!link && address_is_absolute(target.address)) {
        target.kind = TARGET_OUTSIDE;
        return target;
    }
    char *hash = strchr(target.address, '#');
    if (hash) {
        target.anchor = hash[1] ? g_strdup(hash + 1) : NULL;
        *hash = '\0';
    }
    if (link && !*target.address)
        find_link(report, language, link, &target);
    else if (!link && *target.address)
        find_path(report, language, &target);
    else if (!link && hash)
        target.kind = TARGET_HERE;
    return target;
}

void target_clear(struct target *target) {
    g_clear_pointer(&target->address, g_free);
    g_clear_pointer(&target->anchor, g_free);
}
