#include "model/edition.h"

#include <string.h>

const char *const edition_kind_words[EDITION_KIND_COUNT] = {"final", "draft", "evaluation"};

enum edition_kind edition_kind_of(const char *word) {
    for (int kind = 0; kind < EDITION_KIND_COUNT; kind++)
        if (strcmp(word, edition_kind_words[kind]) == 0)
            return (enum edition_kind)kind;
    return EDITION_FINAL;
}

bool edition_from_name(const char *name, struct edition *edition) {
    static const gsize date_length = sizeof "2023-03-13" - 1;
    guint64 number;
    *edition = (struct edition){.name = name};
    if (strlen(name) <= date_length + 1 || name[date_length] != '-' || name[date_length + 1] == '0')
        return false;
    g_autofree char *date = g_strndup(name, date_length);
    if (!date_parse(date, &edition->date) ||
        !g_ascii_string_to_unsigned(name + date_length + 1, 10, 1, G_MAXINT, &number, NULL))
        return false;
    edition->number = (int)number;
    return true;
}

int edition_order(const struct edition *a, const struct edition *b) {
    return a->date != b->date ? (a->date > b->date) - (a->date < b->date)
                              : (a->number > b->number) - (a->number < b->number);
}

const struct edition *editions_find(const GArray *editions, const char *name) {
    for (guint i = 0; i < editions->len; i++)
        if (strcmp(g_array_index(editions, struct edition, i).name, name) == 0)
            return &g_array_index(editions, struct edition, i);
    return NULL;
}

bool editions_need(const GArray *editions, const char *name) {
    for (guint i = 0; i < editions->len; i++) {
        const struct edition *edition = &g_array_index(editions, struct edition, i);
        if (edition->kind != EDITION_DRAFT && g_strcmp0(edition->previous, name) == 0)
            return true;
    }
    return false;
}

GPtrArray *editions_old_drafts(const GArray *editions, int keep) {
    GPtrArray *names = g_ptr_array_new();
    for (guint i = editions->len; i > 0; i--) {
        const struct edition *edition = &g_array_index(editions, struct edition, i - 1);
        bool newest = i == editions->len;
        if (edition->kind != EDITION_DRAFT || keep-- > 0 || newest || editions_need(editions, edition->name))
            continue;
        g_ptr_array_insert(names, 0, (gpointer)edition->name);
    }
    return names;
}
