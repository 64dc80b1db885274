/* The page of a code of conduct: what it is, who signed it, what changed, what the words mean, and what each platform calls
 * political. */
#include "compose/about.h"
#include "compose/feeds.h"
#include "compose/slots/slots.h"
#include "compose/words/days.h"
#include "compose/words/happenings.h"
#include "compose/words/promises.h"
#include "compose/words/sources.h"

#include <string.h>

/* So many of the last things that happened are listed if there is no earlier edition to compare with. */
enum { LATEST = 5 };

/* "binds.party", or "binds.group" of a group that only this report knows. Caller frees. */
static char *binds_key(const char *binds) {
    static const char *const known[] = {BINDS_BOTH, BINDS_ANY, GROUP_OF_PARTIES, GROUP_OF_PLATFORMS, NULL};
    return g_strconcat("binds.", g_strv_contains(known, binds) ? binds : "group", NULL);
}

/* "3 voor partijen en platforms, 10 voor partijen en 12 voor platforms", in the order in which the set has them. */
static struct localized commitments_by_kind(struct composer *composer, const struct commitment_set *of) {
    g_autoptr(GPtrArray) kinds = g_ptr_array_new();
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(struct localized));
    for (guint i = 0; i < of->commitment_count; i++) {
        const char *binds = dataset_commitment(composer->dataset, (int)(of->first_commitment + i))->binds;
        if (g_ptr_array_find_with_equal_func(kinds, binds, g_str_equal, NULL))
            continue;
        guint count = 0;
        for (guint j = i; j < of->commitment_count; j++)
            count += strcmp(dataset_commitment(composer->dataset, (int)(of->first_commitment + j))->binds, binds) == 0;
        g_autofree char *key = binds_key(binds);
        g_autofree char *group = g_strdelimit(g_strdup(binds), "_", ' ');
        struct localized item =
            SENTENCE(composer, key, arg_count(composer, "count", count), arg_same(composer, "group", group));
        g_ptr_array_add(kinds, (gpointer)binds);
        g_array_append_val(items, item);
    }
    return localized_list(composer, (const struct localized *)(const void *)items->data, items->len, "list.and");
}

static void write_what(struct composer *composer, struct writing *lead, const struct commitment_set *of) {
    WRITE(composer, lead, "lead.code.what", arg_text("title", of->title),
          arg_counted(composer, "count", of->commitment_count), arg_text("kinds", commitments_by_kind(composer, of)));
}

/* Those who first signed anything on a day. Caller frees. */
static GArray *signing_first_on(const struct composer *composer, const struct commitment_set *of, day_number day) {
    GArray *who = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < of->signatory_count; i++) {
        int index = (int)(of->first_signatory + i);
        if (signatory_signed_on(composer->dataset, index) == day)
            g_array_append_val(who, index);
    }
    return who;
}

/* The next day after this one on which somebody signed for the first time; 0: there is none up to the edition. */
static day_number next_signing(const struct composer *composer, const struct commitment_set *of, day_number after) {
    day_number next = 0;
    for (guint i = of->first_signatory; i < of->first_signatory + of->signatory_count; i++) {
        day_number day = signatory_signed_on(composer->dataset, (int)i);
        if (day > after && day <= composer->dataset->settings.edition_date && (!next || day < next))
            next = day;
    }
    return next;
}

/* Who signed first, in numbers; who did later, by name. */
static void write_signing_day(struct composer *composer, struct writing *writing, const GArray *who, day_number day,
                              bool first) {
    const int *signatories = (const int *)(const void *)who->data;
    struct argument date = arg_date(composer, "date", day);
    if (first)
        WRITE(composer, writing, "lead.code.signed", date,
              arg_text("counts", signatory_counts(composer, signatories, who->len)),
              arg_counted(composer, "count", who->len));
    else
        WRITE(composer, writing, "lead.code.joined", date,
              arg_signatories(composer, "signatories", signatories, who->len, "list.and"));
}

static void write_told(struct composer *composer, struct writing *writing, const struct told *told) {
    WRITE(composer, writing, "code.change", arg_date(composer, "date", told_first(told)->day));
    write_happening(composer, writing, told);
}

/* True if all of these signed for the first time: the sentence on those of that day has them. */
static bool are_first(const struct composer *composer, const struct told *told) {
    for (guint i = 0; i < told->count; i++) {
        const struct happening *happening = &g_array_index(told->chronicle, struct happening, told->first + i);
        if (happening->kind != HAPPENED_SIGNED ||
            signatory_signed_on(composer->dataset, happening->signatory) != happening->day)
            return false;
    }
    return true;
}

/* Everything that was signed and withdrawn, oldest first: of a day, who signed first, then what else they and others did. */
static void write_signatures(struct composer *composer, struct writing *writing, int set) {
    const struct commitment_set *of = dataset_set(composer->dataset, set);
    g_autoptr(GArray) chronicle = set_chronicle(composer->dataset, set, -1, composer->dataset->settings.edition_date);
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct told));
    struct told told = {.chronicle = chronicle};
    day_number first = next_signing(composer, of, 0), last = 0;
    while (told_next(&told))
        if (told_first(&told)->signature)
            g_array_append_val(all, told);
    for (guint i = all->len; i > 0; i--) {
        const struct told *each = &g_array_index(all, struct told, i - 1);
        day_number day = told_first(each)->day;
        g_autoptr(GArray) who = signing_first_on(composer, of, day);
        if (day != last && who->len > 0)
            write_signing_day(composer, writing, who, day, day == first);
        if (!are_first(composer, each))
            write_told(composer, writing, each);
        last = day;
    }
}

static void write_unsigned(struct composer *composer, struct writing *writing, const struct commitment_set *of) {
    day_number today = composer->dataset->settings.edition_date;
    g_autofree int *who = g_new0(int, of->signatory_count + 1);
    guint count = 0;
    for (guint i = of->first_signatory; i < of->first_signatory + of->signatory_count; i++) {
        day_number signed_on = signatory_signed_on(composer->dataset, (int)i);
        if (!signed_on || signed_on > today)
            who[count++] = (int)i;
    }
    if (count > 0)
        WRITE(composer, writing, "lead.code.unsigned",
              arg_signatories(composer, "signatories", who, count, "list.and"));
}

static void write_known(struct composer *composer, struct writing *known, int set) {
    struct promise_count count = promises_count(composer, set, -1, -1);
    if (count.made > 0)
        WRITE(composer, known, "code.known", arg_count(composer, "made", count.made),
              arg_count(composer, "known", count.known));
    else
        WRITE(composer, known, "code.nobody", arg_date(composer, "date", composer->dataset->settings.edition_date));
    if (count.withdrawn > 0)
        WRITE(composer, known, "code.withdrawn", arg_counted(composer, "count", count.withdrawn));
    if (count.made > count.known + count.withdrawn)
        WRITE(composer, known, "code.unknown",
              arg_counted(composer, "count", count.made - count.known - count.withdrawn));
    const struct page *evaluation = page_single(composer, TEMPLATE_EVALUATION);
    if (evaluation)
        WRITE(composer, known, "code.evaluation",
              arg_link("page", phrase_words(composer, "code.evaluation.page"), evaluation));
}

static void add_change(struct composer *composer, struct list *list, const struct told *told) {
    struct writing item;
    writing_begin(&item);
    write_told(composer, &item, told);
    list_add(composer, list, &item);
}

/* What happened since the edition before; without one, what happened last. */
static void changes_slots_of(struct composer *composer, struct page *page, int set) {
    const struct edition *previous = composer->report->previous;
    g_autoptr(GArray) chronicle = set_chronicle(composer->dataset, set, -1, composer->dataset->settings.edition_date);
    struct told told = {.chronicle = chronicle};
    struct list list;
    struct writing words;
    guint count = 0;
    list_begin(&list);
    writing_begin(&words);
    while (told_next(&told) && (previous ? told_first(&told)->day > previous->date : count < LATEST)) {
        add_change(composer, &list, &told);
        count++;
    }
    if (previous)
        WRITE(composer, &words, count ? "code.changes.since" : "code.changes.none",
              arg_date(composer, "date", previous->date));
    else if (count > 0)
        WRITE(composer, &words, "code.changes.latest", arg_counted(composer, "count", count));
    slot_writing(composer, page, "changes.about", &words);
    slot_list(composer, page, "changes", &list);
}

static void key_slot(struct composer *composer, struct page *page, int set) {
    g_autoptr(GPtrArray) words = promise_words_in_use(composer, set);
    struct list list;
    list_begin(&list);
    for (guint i = 0; i < words->len; i++) {
        g_autofree char *status = g_strconcat("status.", words->pdata[i], NULL);
        g_autofree char *meaning = g_strconcat("status.meaning.", words->pdata[i], NULL);
        struct writing item;
        writing_begin(&item);
        WRITE(composer, &item, "code.key", arg_text("status", phrase_words(composer, status)),
              arg_text("meaning", phrase_words(composer, meaning)));
        list_add(composer, &list, &item);
    }
    slot_list(composer, page, "key", &list);
}

static void definitions_slot(struct composer *composer, struct page *page) {
    struct list list;
    list_begin(&list);
    for (int i = 0; i < (int)composer->dataset->platforms->len; i++) {
        const struct platform *platform = dataset_platform(composer->dataset, i);
        struct argument name =
            arg_link("platform", localized_same(composer, platform->name), page_of_platform(composer, i));
        struct writing item;
        writing_begin(&item);
        if (localized_any(&platform->definition))
            WRITE(composer, &item, "code.definition", name, arg_text("definition", platform->definition));
        else
            WRITE(composer, &item, "code.definition.none", name);
        list_add(composer, &list, &item);
    }
    slot_list(composer, page, "definitions", &list);
}

/* From when to when it holds, if that is said; a day to come is not one that was. */
static void write_in_force(struct composer *composer, struct writing *about, const struct commitment_set *of) {
    day_number from = of->in_force.first, until = of->in_force.last;
    bool future = from > composer->dataset->settings.edition_date;
    if (from || until)
        WRITE(composer, about,
              from && until ? "code.in-force.until"
              : until       ? "code.in-force.end"
              : future      ? "code.in-force.from"
                            : "code.in-force",
              arg_date(composer, "from", from ? from : until), arg_date(composer, "until", until ? until : from));
}

/* That it holds no more on the day of the edition, or not yet: whoever reads who signed it has to know. */
static void write_not_in_force(struct composer *composer, struct writing *lead, const struct commitment_set *of) {
    day_number from = of->in_force.first, until = of->in_force.last, today = composer->dataset->settings.edition_date;
    if (until && until < today)
        WRITE(composer, lead, "code.ended", arg_date(composer, "until", until), arg_date(composer, "date", today));
    else if (from > today)
        WRITE(composer, lead, "code.not-begun", arg_date(composer, "from", from), arg_date(composer, "date", today));
}

/* How binding it is, who answers for the text, where that is, from when to when it holds. */
static void about_slot(struct composer *composer, struct page *page, const struct commitment_set *of) {
    struct writing about;
    writing_begin(&about);
    if (of->authority)
        WRITE(composer, &about, "code.authority", arg_same(composer, "authority", of->authority));
    struct localized source =
        of->reference ? source_titles(composer, &of->reference, 1, false) : (struct localized){{NULL}};
    if (localized_any(&source))
        WRITE(composer, &about, "code.reference", arg_text("source", source));
    write_in_force(composer, &about, of);
    if (of->review_on && of->review_on <= composer->dataset->settings.edition_date)
        WRITE(composer, &about, "code.review", arg_date(composer, "date", of->review_on));
    WRITE(composer, &about, "code.words", arg_text("title", of->title));
    slot_writing(composer, page, "about", &about);
}

/* Leads to the codes that have pages of their own beside the first, and from these back. */
static void others_slot(struct composer *composer, struct page *page, int set) {
    struct list list;
    list_begin(&list);
    for (int i = 0; i < (int)composer->dataset->sets->len; i++) {
        struct writing item;
        if (i == set)
            continue;
        writing_begin(&item);
        WRITE(composer, &item, "code.other",
              arg_link("title", dataset_set(composer->dataset, i)->title, page_of_code(composer, i)));
        list_add(composer, &list, &item);
    }
    slot_list(composer, page, "others", &list);
}

static void whole_slots(struct composer *composer, struct page *page, int set) {
    const struct commitment_set *of = dataset_set(composer->dataset, set);
    struct writing lead, known, unsigned_words, feed;
    writing_begin(&lead);
    writing_begin(&known);
    writing_begin(&unsigned_words);
    writing_begin(&feed);
    write_what(composer, &lead, of);
    write_not_in_force(composer, &lead, of);
    write_signatures(composer, &lead, set);
    write_known(composer, &known, set);
    write_unsigned(composer, &unsigned_words, of);
    slot_writing(composer, page, "lead", &lead);
    slot_writing(composer, page, "known", &known);
    feed_link_write(composer, page, &feed);
    slot_writing(composer, page, "unsigned", &unsigned_words);
    slot_writing(composer, page, "feed", &feed);
    slot_text(composer, page, "code.title", of->title);
    slot_text(composer, page, "code.tone", localized_any(&of->tone) ? of->tone : localized_same(composer, ""));
    changes_slots_of(composer, page, set);
    computed_slot(composer, page, set, -1);
    key_slot(composer, page, set);
    definitions_slot(composer, page);
    about_slot(composer, page, of);
    others_slot(composer, page, set);
    slot_workbook(composer, page, subject_of_set(set));
}

void code_slots(struct composer *composer, int set) {
    const struct commitment_set *of = dataset_set(composer->dataset, set);
    whole_slots(composer, page_of_code(composer, set), set);
    for (guint i = of->first_signatory; i < of->first_signatory + of->signatory_count; i++)
        signatory_slots(composer, page_of_signatory(composer, (int)i), (int)i);
    for (guint i = of->first_commitment; i < of->first_commitment + of->commitment_count; i++)
        commitment_slots(composer, page_of_commitment(composer, (int)i), (int)i);
}
