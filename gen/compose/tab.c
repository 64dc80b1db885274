/* What the sheet of a figure is called in a workbook: in the words of its reader, and short, as tabs are narrow; and what
 * the figure is about, which is the same with its party or platform. */
#include "compose/tab.h"
#include "compose/words/phrase.h"

#include <string.h>

/* The measure that a name begins with, "ads-by-region", or MEASURE_COUNT. *rest is what follows it. */
static enum measure measure_of(const char *name, const char **rest) {
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        const char *word = measure_rule((enum measure)measure)->word;
        size_t length = strlen(word);
        if (strncmp(name, word, length) == 0 && name[length] == '-') {
            *rest = name + length + 1;
            return (enum measure)measure;
        }
    }
    return MEASURE_COUNT;
}

/* In a party's workbook a figure of one platform begins with its name, and the measure is within the words. */
struct localized tab_name(struct composer *composer, struct subject about, const char *name) {
    const char *rest = name;
    enum measure measure = measure_of(name, &rest);
    int platform = subject_is_pair(about) ? about.platform : -1;
    g_autofree char *key = g_strconcat("sheet.", platform < 0 ? "" : "platform-",
                                       measure == MEASURE_COUNT ? "figure." : "measure.", rest, NULL);
    if (measure == MEASURE_COUNT)
        return platform < 0 ? phrase_words(composer, key)
                            : SENTENCE(composer, key, arg_platform(composer, "platform", platform));
    g_autofree char *measure_key =
        g_strconcat("measure.", measure_rule(measure)->word, platform < 0 ? "" : ".within", NULL);
    struct argument what = arg_text("measure", phrase_words(composer, measure_key));
    return platform < 0 ? SENTENCE(composer, key, what)
                        : SENTENCE(composer, key, arg_platform(composer, "platform", platform), what);
}

struct localized topic_words(struct composer *composer, struct subject about, struct localized tab) {
    struct argument what = arg_text("what", tab);
    if (about.party >= 0)
        return SENTENCE(composer, "figure.topic.party", what, arg_party(composer, "party", about.party));
    if (about.platform >= 0)
        return SENTENCE(composer, "figure.topic.platform", what, arg_platform(composer, "platform", about.platform));
    if (about.set >= 0)
        return SENTENCE(composer, "figure.topic.code", what,
                        arg_text("title", dataset_set(composer->dataset, about.set)->title));
    return tab;
}
