/* Parties by their names, and lists: how the items of a sentence stand in a row. */
#include "compose/words/phrase.h"
#include "compose/about.h"

#include <string.h>

#define APOSTROPHE "\xE2\x80\x99"

/* True if words could be read as more than one item of a list: they hold a comma, or "of" or "en" as a word. */
static bool reads_as_list(struct composer *composer, const char *words, enum language language) {
    static const char *const keys[] = {"list.or", "list.and"};
    g_autofree char *folded = g_utf8_casefold(words, -1);
    g_autofree char *padded = g_strconcat(" ", folded, " ", NULL);
    bool found = strchr(words, ',') != NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(keys) && !found; i++) {
        const struct localized *conjunction = phrase(composer, keys[i]);
        g_autofree char *word =
            conjunction && conjunction->text[language] ? g_utf8_casefold(conjunction->text[language], -1) : NULL;
        g_autofree char *within = word ? g_strconcat(" ", word, " ", NULL) : NULL;
        found = within && strstr(padded, within) != NULL;
    }
    return found;
}

/* True if semicolons have to keep the items of a list apart. */
static bool needs_semicolons(struct composer *composer, const struct localized *items, guint count,
                             enum language language) {
    bool needed = false;
    for (guint i = 0; i < count && count > 1; i++)
        needed = needed || reads_as_list(composer, items[i].text[language], language);
    return needed;
}

/* What stands between the items of a list, and before the last of them. */
struct separators {
    struct localized between, last;
};

static struct separators separators_of(struct composer *composer, const struct localized *items, guint count,
                                       const char *key) {
    struct separators separators = {{{NULL}}, {{NULL}}};
    const struct localized *conjunction = phrase(composer, key);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!composer->dataset->settings.publishes[i] || !conjunction)
            continue;
        bool semicolons = needs_semicolons(composer, items, count, (enum language)i);
        const char *between = semicolons ? language_row((enum language)i)->semicolon : ",";
        g_autofree char *first = g_strconcat(between, " ", NULL);
        g_autofree char *last = g_strconcat(semicolons ? between : "", " ", conjunction->text[i], " ", NULL);
        separators.between.text[i] = report_string(composer->report, first);
        separators.last.text[i] = report_string(composer->report, last);
    }
    return separators;
}

struct localized localized_list(struct composer *composer, const struct localized *items, guint count,
                                const char *key) {
    struct localized result = {{NULL}};
    struct separators separators = separators_of(composer, items, count, key);
    g_autoptr(GString) out = g_string_new(NULL);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!separators.last.text[language])
            continue;
        g_string_truncate(out, 0);
        for (guint i = 0; i < count; i++) {
            if (i > 0)
                g_string_append(out, (i + 1 == count ? separators.last : separators.between).text[language]);
            g_string_append(out, items[i].text[language]);
        }
        result.text[language] = report_string(composer->report, out->str);
    }
    return result;
}

/* An article that ends in an apostrophe has no space behind it: "l’Open VLD". */
static char *article_and_name(const char *article, const char *name) {
    if (g_str_has_suffix(article, "'") || g_str_has_suffix(article, APOSTROPHE))
        return g_strdup_printf("%.*s" APOSTROPHE "%s", (int)(g_utf8_prev_char(article + strlen(article)) - article),
                               article, name);
    return g_strconcat(article, " ", name, NULL);
}

/* "de VVD", and "De VVD" as a phrase opens with it. */
static struct localized with_article(struct composer *composer, const struct party *party, bool opening) {
    struct localized result;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const char *article = party->article.text[i];
        g_autofree char *words = article ? article_and_name(article, party->name) : g_strdup(party->name);
        g_autofree char *first = article ? g_utf8_substring(words, 0, 1) : NULL;
        g_autofree char *capital = first && opening ? g_utf8_strup(first, -1) : NULL;
        g_autofree char *opened = capital ? g_strconcat(capital, g_utf8_next_char(words), NULL) : NULL;
        result.text[i] = report_string(composer->report, opened ? opened : words);
    }
    return result;
}

struct argument arg_party(struct composer *composer, const char *name, int party) {
    const struct party *who = dataset_party(composer->dataset, party);
    return (struct argument){.name = name,
                             .text = with_article(composer, who, false),
                             .plain = localized_same(composer, who->name),
                             .opening = with_article(composer, who, true)};
}

struct localized party_other_name(struct composer *composer, int party) {
    const struct party *who = dataset_party(composer->dataset, party);
    struct localized full = who->full_name;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (g_strcmp0(full.text[i], who->name) == 0)
            full.text[i] = report_string(composer->report, "");
    return full;
}

/* The names of a list as links, with what stands between them: items have text, opening and link. */
static struct argument linked_list(struct composer *composer, const char *name, const struct part *items, guint count,
                                   const char *key) {
    g_autofree struct localized *names = g_new0(struct localized, count + 1);
    for (guint i = 0; i < count; i++)
        names[i] = items[i].text;
    struct argument argument = {.name = name, .text = localized_list(composer, names, count, key)};
    struct part *parts = report_alloc(composer->report, (2 * count + 1) * sizeof(struct part));
    struct separators separators = separators_of(composer, names, count, key);
    for (guint i = 0; i < count; i++) {
        parts[2 * i] = items[i];
        if (i + 1 < count)
            parts[2 * i + 1].text = i + 2 == count ? separators.last : separators.between;
    }
    argument.parts = parts;
    argument.part_count = count > 0 ? 2 * count - 1 : 0;
    if (count > 0)
        names[0] = items[0].opening;
    argument.opening = localized_list(composer, names, count, key);
    return argument;
}

static struct part party_item(struct composer *composer, int index, const struct page *page) {
    const struct party *party = dataset_party(composer->dataset, index);
    return (struct part){with_article(composer, party, false), with_article(composer, party, true), page};
}

struct argument arg_parties(struct composer *composer, const char *name, const int *parties, guint count,
                            const char *key) {
    g_autofree struct part *items = g_new0(struct part, count + 1);
    for (guint i = 0; i < count; i++)
        items[i] = party_item(composer, parties[i], page_of_party(composer, parties[i]));
    return linked_list(composer, name, items, count, key);
}

struct argument arg_platforms(struct composer *composer, const char *name, const int *platforms, guint count,
                              const char *key) {
    g_autofree struct part *items = g_new0(struct part, count + 1);
    for (guint i = 0; i < count; i++) {
        struct localized words = localized_same(composer, dataset_platform(composer->dataset, platforms[i])->name);
        items[i] = (struct part){words, words, page_of_platform(composer, platforms[i])};
    }
    return linked_list(composer, name, items, count, key);
}

struct argument arg_signatories(struct composer *composer, const char *name, const int *signatories, guint count,
                                const char *key) {
    g_autofree struct part *items = g_new0(struct part, count + 1);
    for (guint i = 0; i < count; i++) {
        const struct signatory *who = dataset_signatory(composer->dataset, signatories[i]);
        const struct page *page = page_of_signatory(composer, signatories[i]);
        struct localized words = localized_same(composer, who->name);
        items[i] = who->party >= 0 ? party_item(composer, who->party, page) : (struct part){words, words, page};
    }
    return linked_list(composer, name, items, count, key);
}

struct argument arg_signatory(struct composer *composer, const char *name, int signatory) {
    const struct signatory *who = dataset_signatory(composer->dataset, signatory);
    return who->party >= 0 ? arg_party(composer, name, who->party) : arg_same(composer, name, who->name);
}
