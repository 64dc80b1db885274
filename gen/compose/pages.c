/* Which pages there are and where they are. */
#include "compose/pages.h"
#include "compose/about.h"
#include "compose/figures/figures.h"
#include "compose/words/phrase.h"

#include <string.h>

/* The pages there is one of, if there is anything to show on them. Their address in each language is the phrase "path.KEY". */
static const char *const single_pages[] = {
    "parties",          "platforms", "time",       "regions",       "advertisers",      "method",
    "coverage",         "downloads", "dictionary", "press",         "glossary",         "a-z",
    "changes",          "editions",  "about",      "accessibility", TEMPLATE_TARGETING, TEMPLATE_STATEMENTS,
    TEMPLATE_EVALUATION};

/* Templates of which many pages are made, and the index. */
static const char *const other_templates[] = {
    "index",    "party",   "platform",    "party-platform",   TEMPLATE_PRESS,     TEMPLATE_LINKS,
    "unmapped", "largest", TEMPLATE_CODE, TEMPLATE_SIGNATORY, TEMPLATE_COMMITMENT};

static bool is_needed(const struct composer *composer, const char *name) {
    if (strcmp(name, TEMPLATE_STATEMENTS) == 0)
        return composer->dataset->statements->len > 0;
    if (strcmp(name, TEMPLATE_EVALUATION) == 0)
        return composer->dataset->settings.edition_kind == EDITION_EVALUATION;
    return strcmp(name, TEMPLATE_TARGETING) != 0 || targeting_platform(composer->dataset) >= 0;
}

static struct page *page_add(struct composer *composer, struct subject about, const char *template_name,
                             struct localized path, struct localized name, struct page *parent) {
    struct page *page = report_alloc(composer->report, sizeof *page);
    g_autofree char *key = subject_page_key(composer->dataset, about, template_name);
    page->subject = about;
    page->key = report_string(composer->report, key);
    page->template_name = report_string(composer->report, template_name);
    page->path = path;
    page->name = name;
    page->parent = parent;
    if (parent)
        parent->has_children = true;
    page_begin(page);
    report_add_page(composer->report, page);
    return page;
}

static struct localized path_below(struct composer *composer, struct localized above, struct localized part) {
    return localized_join(composer, localized_join(composer, above, "", part), "", localized_same(composer, "/"));
}

static struct localized path_of_id(struct composer *composer, const struct page *parent, const char *id) {
    return path_below(composer, parent->path, localized_same(composer, id));
}

static void add_party_pages(struct composer *composer) {
    struct page *parent = page_single(composer, "parties");
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        const struct party *who = dataset_party(composer->dataset, party);
        struct page *page = page_add(composer, subject_of_party(party), "party", path_of_id(composer, parent, who->id),
                                     localized_same(composer, who->name), parent);
        for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
            const struct platform *where = dataset_platform(composer->dataset, platform);
            page_add(composer, subject_of_pair(party, platform), "party-platform",
                     path_of_id(composer, page, where->id), localized_same(composer, where->name), page);
        }
    }
}

static void add_platform_pages(struct composer *composer) {
    struct page *parent = page_single(composer, "platforms");
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const struct platform *about = dataset_platform(composer->dataset, platform);
        page_add(composer, subject_of_platform(platform), "platform", path_of_id(composer, parent, about->id),
                 localized_same(composer, about->name), parent);
    }
}

static void add_links_pages(struct composer *composer) {
    struct page *parent = page_single(composer, "advertisers");
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        const struct party *who = dataset_party(composer->dataset, party);
        if (party_has_links(composer, party))
            page_add(composer, subject_of_party(party), TEMPLATE_LINKS, path_of_id(composer, parent, who->id),
                     localized_same(composer, who->name), parent);
    }
}

/* The first set has its pages right below that of the code, any other below a folder of its own. */
static void add_code_pages(struct composer *composer, struct page *index) {
    const struct dataset *dataset = composer->dataset;
    struct page *first = NULL;
    for (int set = 0; set < (int)dataset->sets->len; set++) {
        const struct commitment_set *of = dataset_set(dataset, set);
        struct localized path = first ? path_of_id(composer, first, of->id)
                                      : path_below(composer, index->path, phrase_words(composer, "path.code"));
        struct page *page =
            page_add(composer, subject_of_set(set), TEMPLATE_CODE, path,
                     first ? of->title : phrase_words(composer, "page-name.code"), first ? first : index);
        first = first ? first : page;
        for (guint i = of->first_signatory; i < of->first_signatory + of->signatory_count; i++) {
            const struct signatory *who = dataset_signatory(dataset, (int)i);
            page_add(composer, subject_of_signatory((int)i), TEMPLATE_SIGNATORY, path_of_id(composer, page, who->id),
                     localized_same(composer, who->name), page);
        }
        for (guint i = of->first_commitment; i < of->first_commitment + of->commitment_count; i++) {
            const struct commitment *what = dataset_commitment(dataset, (int)i);
            page_add(composer, subject_of_commitment((int)i), TEMPLATE_COMMITMENT,
                     path_of_id(composer, page, what->number),
                     SENTENCE(composer, "code.commitment", arg_same(composer, "number", what->number),
                              arg_text("label", what->label)),
                     page);
        }
    }
}

static void add_press_pages(struct composer *composer) {
    struct page *parent = page_single(composer, "press");
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        const struct party *who = dataset_party(composer->dataset, party);
        page_add(composer, subject_of_party(party), TEMPLATE_PRESS, path_of_id(composer, parent, who->id),
                 localized_same(composer, who->name), parent);
    }
}

static bool is_known_template(const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS(single_pages); i++)
        if (strcmp(name, single_pages[i]) == 0)
            return true;
    for (gsize i = 0; i < G_N_ELEMENTS(other_templates); i++)
        if (strcmp(name, other_templates[i]) == 0)
            return true;
    return false;
}

/* A page of the team's own: any other template, under its own name. */
static void add_own_pages(struct composer *composer, struct page *index) {
    for (guint i = 0; i < composer->templates->pages->len; i++) {
        const struct page_template *template = g_ptr_array_index(composer->templates->pages, i);
        /* In its second language it is there already. */
        if (is_known_template(template->name) || page_single(composer, template->name))
            continue;
        struct localized name = localized_same(composer, template->menu ? template->menu : template->title);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const struct page_template *twin =
                templates_page(composer->templates, (enum language)language, template->name);
            if (twin)
                name.text[language] = report_string(composer->report, twin->menu ? twin->menu : twin->title);
        }
        page_add(composer, SUBJECT_WHOLE, template->name, path_of_id(composer, index, template->name), name, index)
            ->own = true;
    }
}

static void require_templates(struct composer *composer) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!composer->dataset->settings.publishes[language])
            continue;
        for (guint i = 0; i < composer->report->pages->len; i++) {
            const struct page *page = g_ptr_array_index(composer->report->pages, i);
            g_autofree char *key =
                g_strdup_printf("%s/%s.md", language_code((enum language)language), page->template_name);
            if (!templates_page(composer->templates, (enum language)language, page->template_name) &&
                g_hash_table_add(composer->complained, g_strdup(key)))
                diagnostics_add(composer->diagnostics, SEVERITY_ERROR, "template", (struct place){0}, NULL,
                                "the templates have no page '%s'; add it, or copy the one that comes with the program",
                                key);
        }
    }
}

void compose_pages(struct composer *composer) {
    struct localized root = {{NULL}};
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_autofree char *path = g_strconcat(language_code((enum language)i), "/", NULL);
        root.text[i] = report_string(composer->report, path);
    }
    struct page *index =
        page_add(composer, SUBJECT_WHOLE, "index", root, phrase_words(composer, "page-name.index"), NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(single_pages); i++) {
        if (!is_needed(composer, single_pages[i]))
            continue;
        g_autofree char *path_key = g_strconcat("path.", single_pages[i], NULL);
        g_autofree char *name_key = g_strconcat("page-name.", single_pages[i], NULL);
        page_add(composer, SUBJECT_WHOLE, single_pages[i], path_below(composer, root, phrase_words(composer, path_key)),
                 phrase_words(composer, name_key), index);
    }
    struct page *advertisers = page_single(composer, "advertisers");
    page_add(composer, SUBJECT_WHOLE, "unmapped",
             path_below(composer, advertisers->path, phrase_words(composer, "path.unmapped")),
             phrase_words(composer, "page-name.unmapped"), advertisers);
    page_add(composer, SUBJECT_WHOLE, "largest",
             path_below(composer, advertisers->path, phrase_words(composer, "path.largest")),
             phrase_words(composer, "page-name.largest"), advertisers);
    add_party_pages(composer);
    add_platform_pages(composer);
    add_press_pages(composer);
    add_links_pages(composer);
    add_code_pages(composer, index);
    add_own_pages(composer, index);
    require_templates(composer);
}

static bool shows_rows(const struct page *page) {
    GHashTableIter names;
    gpointer figures;
    g_hash_table_iter_init(&names, page->figures);
    while (g_hash_table_iter_next(&names, NULL, &figures))
        for (guint i = 0; i < ((GPtrArray *)figures)->len; i++)
            if (((const struct figure *)g_ptr_array_index((GPtrArray *)figures, i))->row_count > 0)
                return true;
    return false;
}

/* Pages that are there for their figures; a page of what changed says so too if nothing did. */
void find_empty_pages(struct composer *composer) {
    static const char *const living_by_figures[] = {"time", "regions", "changes", "unmapped", "largest"};
    for (gsize i = 0; i < G_N_ELEMENTS(living_by_figures); i++) {
        struct page *page = page_single(composer, living_by_figures[i]);
        page->empty = !shows_rows(page);
    }
    if (composer->dataset->settings.previous)
        page_single(composer, "changes")->empty = false;
    struct page *advertisers = page_single(composer, "advertisers");
    advertisers->empty =
        !shows_rows(advertisers) && page_single(composer, "unmapped")->empty && page_single(composer, "largest")->empty;
}

const char *page_single_key(guint index) {
    return index < G_N_ELEMENTS(single_pages) ? single_pages[index] : NULL;
}
