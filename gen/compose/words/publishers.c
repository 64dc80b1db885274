#include "compose/words/publishers.h"
#include "compose/words/sources.h"

#include <string.h>

/* Who published the files that count. */
struct publishers {
    bool platforms;
    bool unnamed;      /* others, of whom no source is named */
    bool unknown;      /* somebody */
    GPtrArray *others; /* const char *: ids of sources, each once, in the order of the rows */
};

/* The shortest name by which a platform is known in that of its publisher: "Snap" of Snapchat. */
enum { SHORTEST_NAME = 3 };

/* True if one of the two names begins with the other, as a word: "Meta" and "Meta Platforms, Inc."; or as what a platform
 * is called after: "Snap" and "Snapchat". */
static bool is_name_of(const char *publisher, const char *platform) {
    gsize length = strlen(platform), own = strlen(publisher);
    if (g_ascii_strncasecmp(publisher, platform, length) == 0 && !g_ascii_isalnum(publisher[length]))
        return true;
    return own >= SHORTEST_NAME && own < length && g_ascii_strncasecmp(publisher, platform, own) == 0;
}

static bool is_platform(const struct source *source, const struct platform *platform) {
    return is_name_of(source->publisher, platform->name) || is_name_of(source->publisher, platform->id);
}

static void take_row(struct publishers *publishers, const struct dataset *dataset, const struct figures_file *file,
                     const struct observation *row) {
    const struct source *source = *row->from->source ? dataset_find_source(dataset, row->from->source) : NULL;
    if (!source && strcmp(file->format, "table") == 0)
        publishers->unnamed = true;
    else if (!source)
        publishers->unknown = true;
    else if (is_platform(source, dataset_platform(dataset, row->platform)))
        publishers->platforms = true;
    else if (!g_ptr_array_find_with_equal_func(publishers->others, source->id, g_str_equal, NULL))
        g_ptr_array_add(publishers->others, (gpointer)source->id);
}

/* Of rows that follow each other most have the platform and the source of the one before. */
static void take_rows(struct publishers *publishers, const struct dataset *dataset, const struct figures_file *file) {
    const struct observation *before = NULL;
    for (guint i = file->first; i < file->first + file->count; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        if (!before || before->platform != row->platform || strcmp(before->from->source, row->from->source) != 0)
            take_row(publishers, dataset, file, row);
        before = row;
    }
}

static struct publishers publishers_of(const struct dataset *dataset) {
    struct publishers publishers = {.others = g_ptr_array_new()};
    for (guint i = 0; i < dataset->figures_files->len; i++) {
        const struct figures_file *file = &g_array_index(dataset->figures_files, struct figures_file, i);
        bool of_platform = strcmp(file->format, "table") != 0 && strcmp(file->format, "observations") != 0;
        if (file->role == ROLE_REFERENCE || file->count == 0)
            continue;
        if (of_platform)
            publishers.platforms = true;
        else
            take_rows(&publishers, dataset, file);
    }
    return publishers;
}

struct localized published_by(struct composer *composer) {
    struct publishers publishers = publishers_of(composer->dataset);
    bool named = publishers.others->len > 0 && !publishers.unnamed,
         others = publishers.others->len > 0 || publishers.unnamed;
    const char *key = publishers.unknown     ? NULL
                      : !others              ? (publishers.platforms ? "published.platforms" : NULL)
                      : publishers.platforms ? (named ? "published.both" : "published.both.unnamed")
                                             : (named ? "published.others" : "published.others.unnamed");
    struct localized sources =
        source_titles_and_publishers(composer, (const char *const *)publishers.others->pdata, publishers.others->len);
    g_ptr_array_unref(publishers.others);
    return key ? SENTENCE(composer, key, arg_text("sources", sources)) : localized_same(composer, "");
}

struct localized limits_of_sources(struct composer *composer) {
    struct publishers publishers = publishers_of(composer->dataset);
    bool others_alone =
        !publishers.platforms && !publishers.unknown && (publishers.unnamed || publishers.others->len > 0);
    g_ptr_array_unref(publishers.others);
    return phrase_words(composer, others_alone ? "limits.sources" : "limits.library");
}
