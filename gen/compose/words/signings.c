#include "compose/words/signings.h"

#include "compose/words/days.h"
#include "model/signing.h"

/* What any of the sentences may name. */
enum { ARGUMENTS = 5 };

static GArray *steps_of(const struct composer *composer, int signatory) {
    return signing_steps(composer->dataset, signatory, composer->dataset->settings.edition_date);
}

static struct localized numbers_of(struct composer *composer, const struct signing_step *step) {
    g_autofree struct localized *items = g_new0(struct localized, step->numbers->len + 1);
    for (guint i = 0; i < step->numbers->len; i++)
        items[i] = localized_same(composer, step->numbers->pdata[i]);
    return localized_list(composer, items, step->numbers->len, "list.and");
}

static bool equal_numbers(const GPtrArray *a, const GPtrArray *b) {
    for (guint i = 0; a->len == b->len && i < a->len; i++)
        if (a->pdata[i] != b->pdata[i])
            return false;
    return a->len == b->len;
}

/* True if all there is to tell is that something was signed, and that same withdrawn: that is one sentence. */
static bool is_short(const GArray *steps) {
    const struct signing_step *step = (const struct signing_step *)(const void *)steps->data;
    return steps->len == 2 && step[1].kind == SIGNING_WITHDRAWN && equal_numbers(step[0].numbers, step[1].numbers);
}

/* The key of a sentence; *end, a day that is told with it: that of the withdrawal, if both are one sentence. */
static char *sentence_of(struct composer *composer, int signatory, const struct signing_step *step, day_number end,
                         struct argument arguments[ARGUMENTS]) {
    static const char *const words[SIGNING_KIND_COUNT] = {"signed", "signed", "again", "withdrew"};
    arguments[0] = arg_signatory(composer, "signatory", signatory);
    arguments[1] = arg_date(composer, "date", step->day);
    arguments[2] = arg_date(composer, "withdrawn", end ? end : step->day);
    arguments[3] = arg_text("numbers", numbers_of(composer, step));
    arguments[4] = arg_counted(composer, "count", step->numbers->len);
    return g_strconcat("lead.signatory.", end ? "withdrawn" : words[step->kind], step->all ? "" : ".part", NULL);
}

/* Goes on with each sentence. */
typedef void sentence_function(struct composer *composer, const char *key, const struct argument *arguments,
                               void *data);

static void each_sentence(struct composer *composer, int signatory, sentence_function *function, void *data) {
    g_autoptr(GArray) steps = steps_of(composer, signatory);
    bool one = is_short(steps);
    for (guint i = 0; i < (one ? 1 : steps->len); i++) {
        const struct signing_step *step = &g_array_index(steps, struct signing_step, i);
        struct argument arguments[ARGUMENTS];
        g_autofree char *key = sentence_of(composer, signatory, step, one ? step[1].day : 0, arguments);
        function(composer, key, arguments, data);
    }
}

static void add_words(struct composer *composer, const char *key, const struct argument *arguments, void *data) {
    struct localized *words = data, next = sentence(composer, key, arguments, ARGUMENTS);
    *words = localized_any(words) ? localized_join(composer, *words, " ", next) : next;
}

struct localized signing_words(struct composer *composer, int signatory) {
    struct localized words = {{NULL}};
    each_sentence(composer, signatory, add_words, &words);
    return localized_any(&words) ? words : localized_same(composer, "");
}

static void add_to_writing(struct composer *composer, const char *key, const struct argument *arguments, void *data) {
    writing_add(composer, data, key, arguments, ARGUMENTS);
}

void write_signings(struct composer *composer, struct writing *writing, int signatory) {
    each_sentence(composer, signatory, add_to_writing, writing);
}

bool signing_has_history(const struct composer *composer, int signatory) {
    g_autoptr(GArray) steps = steps_of(composer, signatory);
    return steps->len > 1;
}
