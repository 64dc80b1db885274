#include "compose/words/happenings.h"

#include "compose/words/days.h"
#include "compose/words/promises.h"

#include <string.h>

/* More who signed on a day are counted before they are named. */
enum { MOST_NAMED = 3 };

bool told_next(struct told *told) {
    told->first += told->count;
    if (told->first >= told->chronicle->len)
        return false;
    told->count = chronicle_together(told->chronicle, told->first);
    return true;
}

static const struct happening *happening_at(const struct told *told, guint index) {
    return &g_array_index(told->chronicle, struct happening, told->first + index);
}

const struct happening *told_first(const struct told *told) {
    return happening_at(told, 0);
}

struct localized signatory_counts(struct composer *composer, const int *signatories, guint count) {
    static const char *const keys[] = {"count.parties", "count.platforms", "count.others"};
    guint counts[G_N_ELEMENTS(keys)] = {0}, kinds = 0;
    struct localized items[G_N_ELEMENTS(keys)];
    for (guint i = 0; i < count; i++) {
        const struct signatory *who = dataset_signatory(composer->dataset, signatories[i]);
        counts[who->party >= 0 ? 0 : who->platform >= 0 ? 1 : 2]++;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        if (counts[i] > 0)
            items[kinds++] = SENTENCE(composer, keys[i], arg_counted(composer, "count", counts[i]));
    return localized_list(composer, items, kinds, "list.and");
}

static struct localized number_list(struct composer *composer, const GPtrArray *numbers) {
    g_autofree struct localized *items = g_new0(struct localized, numbers->len + 1);
    for (guint i = 0; i < numbers->len; i++)
        items[i] = localized_same(composer, numbers->pdata[i]);
    return localized_list(composer, items, numbers->len, "list.and");
}

struct localized commitment_numbers(struct composer *composer, const char *numbers) {
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) each = g_strsplit(numbers, "|", -1);
    for (char **number = each; *number; number++)
        g_ptr_array_add(list, g_strdup(*number));
    return number_list(composer, list);
}

/* "14: ● bewijs", or "15: ○ niets gevonden (eerder ● bewijs)" if an earlier day had another word. */
static struct localized found_words(struct composer *composer, const struct happening *happening) {
    const struct assessment *now = happening->assessment;
    guint count;
    const struct assessment *history = promise_history(composer->dataset, now->signatory, now->commitment, &count);
    struct argument number =
        arg_same(composer, "number", dataset_commitment(composer->dataset, now->commitment)->number);
    struct argument status = arg_text("status", status_words(composer, now->status));
    const struct assessment *before = now > history ? now - 1 : NULL;
    if (!before || before->status == now->status)
        return SENTENCE(composer, "happening.found", number, status);
    return SENTENCE(composer, "happening.found.other", number, status,
                    arg_text("before", status_words(composer, before->status)));
}

/* Items that hold commas and conjunctions themselves. */
static struct localized found_list(struct composer *composer, const struct told *told) {
    struct localized words = found_words(composer, told_first(told));
    for (guint i = 1; i < told->count; i++)
        words = SENTENCE(composer, "happening.found.and", arg_text("first", words),
                         arg_text("next", found_words(composer, happening_at(told, i))));
    return words;
}

/* The commitment that was looked at, or that an incident is about. */
static const char *number_of(const struct composer *composer, const struct happening *happening) {
    if (happening->assessment)
        return dataset_commitment(composer->dataset, happening->assessment->commitment)->number;
    return happening->incident ? dataset_commitment(composer->dataset, happening->incident->commitment)->number : "";
}

static struct localized numbers_of(struct composer *composer, const struct told *told) {
    g_autoptr(GPtrArray) numbers = g_ptr_array_new();
    const struct happening *first = told_first(told);
    if (first->signature)
        return first->signature->commitments ? commitment_numbers(composer, first->signature->commitments)
                                             : localized_same(composer, "");
    for (guint i = 0; i < told->count; i++)
        g_ptr_array_add(numbers, (gpointer)number_of(composer, happening_at(told, i)));
    return number_list(composer, numbers);
}

/* "happening.signed", ".part" of some commitments, ".many" by many, ".several" of several replies. */
static char *key_of(const struct told *told) {
    const struct happening *first = told_first(told);
    const char *behind = "";
    if (first->signature)
        behind = first->signature->commitments ? ".part" : told->count > MOST_NAMED ? ".many" : "";
    else if (first->kind == HAPPENED_REPLIED && told->count > 1)
        behind = ".several";
    return g_strconcat("happening.", happening_word(first->kind), behind, NULL);
}

/* What any of the phrases may name; each names what its kind has. */
enum { ARGUMENTS = 7 };

static void arguments_of(struct composer *composer, const struct told *told, struct argument arguments[ARGUMENTS]) {
    const struct happening *first = told_first(told);
    struct localized none = localized_same(composer, "");
    bool one = first->assessment || first->incident;
    g_autofree int *who = g_new0(int, told->count + 1);
    for (guint i = 0; i < told->count; i++)
        who[i] = happening_at(told, i)->signatory;
    guint count = one ? 1 : told->count;
    arguments[0] = arg_signatories(composer, "signatories", who, count, "list.and");
    arguments[1] = arg_text("counts", signatory_counts(composer, who, count));
    arguments[2] = arg_text("numbers", numbers_of(composer, told));
    arguments[3] =
        arg_text("found", first->assessment && first->kind == HAPPENED_ASSESSED ? found_list(composer, told) : none);
    arguments[4] = arg_text("reply", first->assessment ? first->assessment->reply : none);
    arguments[5] = arg_same(composer, "what", first->incident ? first->incident->kind : "");
    arguments[6] = arg_date(composer, "date", first->incident ? first->incident->date : first->day);
}

struct localized happening_words(struct composer *composer, const struct told *told) {
    struct argument arguments[ARGUMENTS];
    g_autofree char *key = key_of(told);
    arguments_of(composer, told, arguments);
    return sentence(composer, key, arguments, ARGUMENTS);
}

void write_happening(struct composer *composer, struct writing *writing, const struct told *told) {
    struct argument arguments[ARGUMENTS];
    g_autofree char *key = key_of(told);
    arguments_of(composer, told, arguments);
    writing_add(composer, writing, key, arguments, ARGUMENTS);
}

struct localized happening_notes(struct composer *composer, const struct told *told) {
    struct localized notes = {{NULL}};
    for (guint i = 0; i < told->count; i++) {
        const struct happening *happening = happening_at(told, i);
        struct localized note = happening->kind == HAPPENED_ASSESSED  ? happening->assessment->note
                                : happening->kind == HAPPENED_REPLIED ? happening->assessment->reply
                                : happening->kind == HAPPENED_CLOSED  ? happening->incident->response
                                                                      : (struct localized){{NULL}};
        if (localized_any(&note))
            notes = localized_any(&notes) ? localized_join(composer, notes, " ", note) : note;
    }
    return localized_any(&notes) ? notes : localized_same(composer, "");
}

const char *happening_key(struct composer *composer, const struct told *told, GHashTable *used) {
    const struct happening *first = told_first(told);
    g_autoptr(GString) key = g_string_new(NULL);
    date_append_iso(key, first->day);
    g_string_append_printf(key, "-%s", happening_word(first->kind));
    if (!first->signature)
        g_string_append_printf(key, "-%s", dataset_signatory(composer->dataset, first->signatory)->id);
    gsize length = key->len;
    for (unsigned number = 2; g_hash_table_contains(used, key->str); number++) {
        g_string_truncate(key, length);
        g_string_append_printf(key, "-%u", number);
    }
    const char *kept = report_string(composer->report, key->str);
    g_hash_table_add(used, (gpointer)kept);
    return kept;
}
