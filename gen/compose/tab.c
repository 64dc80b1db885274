/* What the sheet of a figure is called in a workbook: in the words of its reader, and short, as tabs are narrow. */
#include "compose/composer.h"

#include <string.h>

/* The platform that a party's figure is about, or -1: then it is about all of them. */
static int platform_of(struct composer *composer, const char *scope) {
    if (strcmp(scope_family(composer, scope), "party-ID-ID") != 0)
        return -1;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        g_autofree char *end = g_strconcat("-", dataset_platform(composer->dataset, platform)->id, NULL);
        if (g_str_has_suffix(scope, end))
            return platform;
    }
    return -1;
}

/* The measure whose figure by parts this is, "ads-by-region", or MEASURE_COUNT. *parts is what stands behind "-by-". */
static enum measure measure_of(const char *name, const char **parts) {
    const char *by = strstr(name, "-by-");
    for (int measure = 0; by && measure < MEASURE_COUNT; measure++) {
        const char *word = measure_rule((enum measure)measure)->word;
        if (strlen(word) == (size_t)(by - name) && g_str_has_prefix(name, word)) {
            *parts = by + strlen("-by-");
            return (enum measure)measure;
        }
    }
    return MEASURE_COUNT;
}

struct localized tab_name(struct composer *composer, const char *scope, const char *name) {
    const char *parts = NULL;
    enum measure measure = measure_of(name, &parts);
    int platform = platform_of(composer, scope);
    if (measure == MEASURE_COUNT) {
        g_autofree char *key = g_strconcat("sheet.figure.", name, NULL);
        return platform < 0 ? phrase_words(composer, key)
                            : SENTENCE(composer, key, arg_platform(composer, "platform", platform));
    }
    const char *word = measure_rule(measure)->word;
    g_autofree char *key = g_strconcat(platform < 0 ? "sheet.by." : "sheet.platform-by.", parts, NULL);
    g_autofree char *name_key = g_strconcat("measure.", word, platform < 0 ? "" : ".within", NULL);
    struct argument what = arg_text("measure", phrase_words(composer, name_key));
    return platform < 0 ? SENTENCE(composer, key, what)
                        : SENTENCE(composer, key, arg_platform(composer, "platform", platform), what);
}
