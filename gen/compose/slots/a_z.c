/* The index from A to Z: pages, what they are about, parties with their pages, and figures. Languages sort differently,
 * so each has its own order. */
#include "compose/slots/slots.h"
#include "compose/about.h"

#include "base/slug.h"

#include <string.h>

struct index_entry {
    struct localized words; /* what it is looked up by; NULL in a language that lacks it */
    struct prose prose[LANGUAGE_COUNT];
    guint number; /* in the order of the site, for entries of the same words */
};

/* An entry of one language on its way to its place. */
struct sorted {
    char *key; /* without capitals, accents and what is no letter or digit in front */
    const struct index_entry *entry;
};

static char *sorting_key(const char *words) {
    g_autofree char *folded = g_utf8_casefold(words, -1);
    g_autofree char *decomposed = g_utf8_normalize(folded, -1, G_NORMALIZE_ALL);
    GString *key = g_string_new(NULL);
    for (const char *at = decomposed ? decomposed : ""; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (g_unichar_isalnum(c) || (key->len && g_unichar_isspace(c)))
            g_string_append_unichar(key, c);
    }
    return g_string_free(key, FALSE);
}

static int compare_sorted(gconstpointer left, gconstpointer right) {
    const struct sorted *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    return order ? order : (a->entry->number > b->entry->number) - (a->entry->number < b->entry->number);
}

static void sorted_clear(gpointer data) {
    g_free(((struct sorted *)data)->key);
}

/* "A" under the id "letter-a"; all that does not start with a letter from A to Z is together, first or last. */
static void set_heading(struct composer *composer, struct list_item *item, enum language language, char letter) {
    char anchor[] = "letter-other";
    if (letter) {
        anchor[strlen("letter-")] = letter;
        anchor[strlen("letter-") + 1] = '\0';
    }
    char heading[] = {g_ascii_toupper(letter), '\0'};
    const struct localized *other = phrase(composer, "a-z.other");
    item->anchor = report_string(composer->report, anchor);
    item->heading = letter ? report_string(composer->report, heading) : other ? other->text[language] : "";
}

static bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

static void add_items(struct composer *composer, GArray *items, const GArray *entries, enum language language,
                      bool letters) {
    bool begun = false;
    char letter = '\0';
    for (guint i = 0; i < entries->len; i++) {
        const struct sorted *sorted = &g_array_index(entries, struct sorted, i);
        if (is_letter(sorted->key[0]) != letters)
            continue;
        struct list_item item = {.words = sorted->entry->prose[language]};
        char first = letters ? sorted->key[0] : '\0';
        if (!begun || first != letter)
            set_heading(composer, &item, language, first);
        begun = true;
        letter = first;
        g_array_append_val(items, item);
    }
}

/* Letters first; digits and other scripts after them. */
static void sort_into(struct composer *composer, struct list *list, const GPtrArray *entries, enum language language) {
    g_autoptr(GArray) sorted = g_array_new(FALSE, FALSE, sizeof(struct sorted));
    g_array_set_clear_func(sorted, sorted_clear);
    for (guint i = 0; i < entries->len; i++) {
        const struct index_entry *entry = g_ptr_array_index(entries, i);
        if (!entry->words.text[language] || entry->prose[language].count == 0)
            continue;
        struct sorted one = {sorting_key(entry->words.text[language]), entry};
        g_array_append_val(sorted, one);
    }
    g_array_sort(sorted, compare_sorted);
    add_items(composer, list->items[language], sorted, language, true);
    add_items(composer, list->items[language], sorted, language, false);
}

static void entry_add(struct composer *composer, GPtrArray *entries, struct localized words, struct writing *writing) {
    struct index_entry *entry = report_alloc(composer->report, sizeof *entry);
    entry->words = words;
    entry->number = entries->len;
    writing_end(composer, writing, entry->prose);
    g_ptr_array_add(entries, entry);
}

static void add_page(struct composer *composer, GPtrArray *entries, const struct page *page) {
    struct writing writing;
    writing_begin(&writing);
    WRITE(composer, &writing, "a-z.page", arg_link("entry", page->name, page));
    entry_add(composer, entries, page->name, &writing);
}

/* A party or platform under one of its names, with the pages below it. */
static void add_name(struct composer *composer, GPtrArray *entries, struct localized name, const struct page *page,
                     const char *key, const struct page *press) {
    struct writing writing;
    writing_begin(&writing);
    WRITE(composer, &writing, key, arg_link("entry", name, page));
    for (guint i = 0; i < composer->report->pages->len; i++) {
        const struct page *below = g_ptr_array_index(composer->report->pages, i);
        if (below->parent == page)
            WRITE(composer, &writing, "a-z.below", arg_link("page", below->name, below));
    }
    if (press)
        WRITE(composer, &writing, "a-z.below", arg_link("page", phrase_words(composer, "a-z.press"), press));
    entry_add(composer, entries, name, &writing);
}

/* The full name, in the languages in which it is another than the short one. */
static struct localized other_name(struct localized full, struct localized name) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (g_strcmp0(full.text[i], name.text[i]) == 0)
            full.text[i] = NULL;
    return full;
}

static void add_names(struct composer *composer, GPtrArray *entries) {
    for (int party = 0; party < (int)composer->dataset->parties->len; party++) {
        const struct party *who = dataset_party(composer->dataset, party);
        const struct page *page = page_of_party(composer, party), *press = page_of_press(composer, party);
        add_name(composer, entries, page->name, page, "a-z.party", press);
        add_name(composer, entries, other_name(who->full_name, page->name), page, "a-z.party", press);
    }
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const struct page *page = page_of_platform(composer, platform);
        add_name(composer, entries, page->name, page, "a-z.platform", NULL);
    }
}

/* True for a heading that says nothing away from its page: "Verder". The phrase lists them, with | between. */
static bool is_left_out(struct composer *composer, enum language language, const char *words) {
    const struct localized *list = phrase(composer, "a-z.left-out");
    g_auto(GStrv) left_out = g_strsplit(list && list->text[language] ? list->text[language] : "", "|", -1);
    return g_strv_contains((const char *const *)left_out, words);
}

/* A heading of a page, in the one language it is written in. Headings with markup or slots in them are passed over. */
static void add_heading(struct composer *composer, GPtrArray *entries, const struct page *page, enum language language,
                        const char *line) {
    g_autofree char *words = g_strstrip(g_strdup(line + strspn(line, "#")));
    if (!*words || strpbrk(words, "*_`[]{}<&\\#") || is_left_out(composer, language, words))
        return;
    g_autofree char *slug = slug_of(words);
    struct localized only = {{NULL}};
    only.text[language] = report_string(composer->report, words);
    struct argument link = arg_link("entry", only, page);
    link.anchor = report_string(composer->report, slug);
    struct writing writing;
    writing_begin(&writing);
    WRITE(composer, &writing, "a-z.subject", link, arg_text("page", page->name));
    entry_add(composer, entries, only, &writing);
}

/* True if a line of a template stands for figures of which there are none, or for words that are empty. */
static bool is_empty_slot(const struct page *page, enum language language, const char *line) {
    struct slot_match match;
    if (!slot_match_whole(line, &match))
        return false;
    const struct slot *slot = page_slot(page, &match);
    return match.form == SLOT_FIGURE ? !page_figure(page, match.name)
                                     : slot && slot->kind == SLOT_PROSE && slot->prose[language].count == 0;
}

/* A section of which nothing is left is not on its page. lines: those behind its heading. */
static bool is_empty_section(const struct page *page, enum language language, char *const *lines) {
    bool any = false;
    for (guint i = 0; lines[i] && lines[i][0] != '#'; i++) {
        if (!*g_strstrip(lines[i]))
            continue;
        any = true;
        if (!is_empty_slot(page, language, lines[i]))
            return false;
    }
    return any;
}

static void add_headings(struct composer *composer, GPtrArray *entries, const struct page *page) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const struct page_template *template =
            templates_page(composer->templates, (enum language)language, page->template_name);
        if (!template)
            continue;
        g_auto(GStrv) lines = g_strsplit(template->body, "\n", -1);
        for (guint i = 0; lines[i]; i++)
            if ((g_str_has_prefix(lines[i], "## ") || g_str_has_prefix(lines[i], "### ")) &&
                !is_empty_section(page, (enum language)language, lines + i + 1))
                add_heading(composer, entries, page, (enum language)language, lines[i]);
    }
}

/* The charts a page's template shows, by their headlines. */
static void add_figures(struct composer *composer, GPtrArray *entries, const struct page *page, GHashTable *seen) {
    enum language first = settings_first_language(&composer->dataset->settings);
    const struct page_template *template = templates_page(composer->templates, first, page->template_name);
    for (guint i = 0; template && i < template->slots->len; i++) {
        const struct template_slot *slot = &g_array_index(template->slots, struct template_slot, i);
        const GPtrArray *figures = slot->form == SLOT_FIGURE ? page_figures(page, slot->name) : NULL;
        for (guint j = 0; figures && j < figures->len; j++) {
            const struct figure *figure = g_ptr_array_index(figures, j);
            if (figure->chart.type == CHART_NONE || !g_hash_table_add(seen, (gpointer)figure->id))
                continue;
            struct argument link = arg_link("entry", figure->headline, page);
            link.anchor = figure->id;
            struct writing writing;
            writing_begin(&writing);
            WRITE(composer, &writing, "a-z.figure", link, arg_text("page", page->name));
            entry_add(composer, entries, link.text, &writing);
        }
    }
}

static bool is_of_platform(const struct page *page) {
    return page->subject.platform >= 0 && page->subject.party < 0;
}

static bool is_one_of_many(const struct page *page) {
    return !subject_is_whole(page->subject);
}

void a_z_slots(struct composer *composer, struct page *page) {
    g_autoptr(GPtrArray) entries = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    add_names(composer, entries);
    for (guint i = 0; i < composer->report->pages->len; i++) {
        const struct page *other = g_ptr_array_index(composer->report->pages, i);
        if (!is_one_of_many(other)) {
            add_page(composer, entries, other);
            add_headings(composer, entries, other);
        }
        if (!is_one_of_many(other) || is_of_platform(other))
            add_figures(composer, entries, other, seen);
    }
    struct list list;
    list_begin(&list);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        sort_into(composer, &list, entries, (enum language)i);
    slot_list(composer, page, "entries", &list);
}
