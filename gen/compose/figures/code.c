/* A code of conduct: who signed it, and what is known of each promise. No verdict, score or ranking: words say what somebody
 * found, and on which day. */
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/figures/figures.h"
#include "compose/words/days.h"
#include "compose/words/happenings.h"
#include "compose/words/promises.h"
#include "compose/words/signings.h"
#include "compose/words/sources.h"
#include "model/signing.h"

#include <string.h>

static struct figure *end(struct table *table, int set, const char *name) {
    struct composer *composer = table->composer;
    g_autofree char *headline = g_strconcat("headline.code.", name, NULL),
                    *subtitle = g_strconcat("subtitle.code.", name, NULL);
    struct promise_count count = promises_count(composer, set, -1, -1);
    struct argument title = arg_text("title", dataset_set(composer->dataset, set)->title);
    struct argument date = arg_date(composer, "date", composer->dataset->settings.edition_date);
    struct argument known = arg_count(composer, "known", count.known), made = arg_count(composer, "made", count.made);
    return table_end(table, SENTENCE(composer, headline, title, date, known, made),
                     SENTENCE(composer, subtitle, title, date, known, made), (struct localized){{NULL}});
}

static void add_status(struct table *table, int signatory, int commitment) {
    struct composer *composer = table->composer;
    const struct dataset *dataset = composer->dataset;
    if (!commitment_binds(dataset_commitment(dataset, commitment), dataset_signatory(dataset, signatory))) {
        table_coded(table, phrase_words(composer, "status.not_bound"), "not_bound");
        return;
    }
    struct promise promise = promise_now(composer, signatory, commitment);
    table_coded(table, promise_words_brief(composer, &promise), promise_word(&promise));
    if (promise.assessment)
        table_source(table, promise.assessment->source);
}

/* Commitments of which nothing is known, and signatories of whom nothing is and who did not withdraw, are no rows and columns: they
 * are counted, in words. */
struct figure *figure_code_matrix(struct composer *composer, struct subject about) {
    const struct dataset *dataset = composer->dataset;
    const struct commitment_set *set = dataset_set(dataset, about.set);
    g_autoptr(GArray) known = g_array_new(FALSE, FALSE, sizeof(int));
    struct table table;
    for (guint i = 0; i < set->signatory_count; i++) {
        int signatory = (int)(set->first_signatory + i);
        struct promise_count count = promises_count(composer, about.set, signatory, -1);
        if (count.known + count.withdrawn > 0)
            g_array_append_val(known, signatory);
    }
    if (promises_count(composer, about.set, -1, -1).known == 0)
        return NULL;
    table_begin(&table, composer, about, "matrix");
    table_column(&table, "commitment", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.commitment"));
    for (guint i = 0; i < known->len; i++) {
        int index = g_array_index(known, int, i);
        const struct signatory *signatory = dataset_signatory(dataset, index);
        table_words_column(&table, signatory->id, CODE_WORD, localized_same(composer, signatory->name),
                           phrase_words(composer, "meaning.promise_status"));
        g_array_index(table.columns, struct column, table.columns->len - 1).link = page_of_signatory(composer, index);
    }
    for (guint i = 0; i < set->commitment_count; i++) {
        int commitment = (int)(set->first_commitment + i);
        const struct page *page = page_of_commitment(composer, commitment);
        if (promises_count(composer, about.set, -1, commitment).known == 0)
            continue;
        table_row(&table, dataset_commitment(dataset, commitment)->number, page->name, page);
        for (guint j = 0; j < known->len; j++)
            add_status(&table, g_array_index(known, int, j), commitment);
    }
    return end(&table, about.set, "matrix");
}

static void add_signing(struct table *table, day_number day) {
    struct composer *composer = table->composer;
    if (!day) {
        table_nothing(table);
        return;
    }
    g_autoptr(GString) iso = g_string_new(NULL);
    date_append_iso(iso, day);
    table_coded(table, localized_date(composer, day), iso->str);
}

static void count_column(struct table *table, const char *key) {
    struct composer *composer = table->composer;
    g_autofree char *header = g_strconcat("column.", key, NULL), *meaning = g_strconcat("meaning.", key, NULL);
    table_number_column(table, key, UNIT_COUNT, phrase_words(composer, header), phrase_words(composer, meaning),
                        phrase_words(composer, "unit.promises"));
}

static void add_sources_of_signing(struct table *table, int signatory) {
    const struct dataset *dataset = table->composer->dataset;
    g_autoptr(GArray) chronicle =
        set_chronicle(dataset, dataset_signatory(dataset, signatory)->set, signatory, dataset->settings.edition_date);
    for (guint i = 0; i < chronicle->len; i++) {
        const struct happening *happening = &g_array_index(chronicle, struct happening, i);
        const char *source = happening->signature ? happening_source(dataset, happening) : NULL;
        if (source)
            table_source(table, source);
    }
}

static void add_text(struct table *table, struct localized words) {
    if (localized_any(&words))
        table_label(table, words);
    else
        table_label(table, localized_same(table->composer, "–"));
}

/* True if somebody did more than sign once. */
static bool any_history(const struct composer *composer, const struct commitment_set *set) {
    for (guint i = set->first_signatory; i < set->first_signatory + set->signatory_count; i++)
        if (signing_has_history(composer, (int)i))
            return true;
    return false;
}

struct figure *figure_code_signatories(struct composer *composer, struct subject about) {
    const struct dataset *dataset = composer->dataset;
    const struct commitment_set *set = dataset_set(dataset, about.set);
    day_number today = dataset->settings.edition_date;
    struct table table;
    if (set->signatory_count == 0)
        return NULL;
    bool history = any_history(composer, set);
    table_begin(&table, composer, about, "signatories");
    table_column(&table, "signatory", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.signatory"));
    table_code_column(&table, "signing", CODE_WORD, phrase_words(composer, "column.signing"));
    table_code_column(&table, "signed_on", CODE_DAY, phrase_words(composer, "column.signed_on"));
    table_code_column(&table, "withdrawn_on", CODE_DAY, phrase_words(composer, "column.withdrawn_on"));
    count_column(&table, "promises");
    count_column(&table, "promises_known");
    if (history)
        table_column(&table, "history", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.history"));
    for (guint i = 0; i < set->signatory_count; i++) {
        int index = (int)(set->first_signatory + i);
        const struct signatory *signatory = dataset_signatory(dataset, index);
        const char *word = signing_word(dataset, index, today);
        g_autofree char *key = g_strconcat("signing.", word, NULL);
        struct promise_count count = promises_count(composer, about.set, index, -1);
        bool is_signed = strcmp(word, "not_signed") != 0;
        day_number withdrawn = signatory_withdrawn_on(dataset, index);
        add_sources_of_signing(&table, index);
        table_row(&table, signatory->id, localized_same(composer, signatory->name), page_of_signatory(composer, index));
        table_row_about(&table, signatory->platform, signatory->party >= 0 ? signatory->party : OF_NO_PARTY);
        table_coded(&table, phrase_words(composer, key), word);
        add_signing(&table, is_signed ? signatory_signed_on(dataset, index) : 0);
        add_signing(&table, withdrawn <= today ? withdrawn : 0);
        table_interval(&table, interval_of(count.made));
        table_interval(&table, interval_of(count.known));
        if (history)
            add_text(&table, signing_has_history(composer, index) ? signing_words(composer, index)
                                                                  : (struct localized){{NULL}});
    }
    table.figure->folded = set->signatory_count > 20;
    return end(&table, about.set, "signatories");
}

static void add_statement(struct table *table, const struct promise *promise) {
    struct composer *composer = table->composer;
    const struct assessment *assessment = promise->assessment;
    add_signing(table, assessment ? assessment->as_of : 0);
    table_label(table, localized_same(composer, assessment ? assessment->assessed_by : "–"));
    if (assessment && assessment->evidence)
        table_file(table, phrase_words(composer, "promise.evidence"), localized_same(composer, assessment->evidence));
    else
        table_label(table, localized_same(composer, "–"));
    add_text(table, assessment              ? assessment->note
                    : promise->takes_no_ads ? phrase_words(composer, "promise.takes-no-ads")
                                            : (struct localized){{NULL}});
    if (assessment)
        table_source(table, assessment->source);
}

/* Those of which nothing is known are rows for programs; readers are told how many they are. */
struct figure *figure_code_statuses(struct composer *composer, struct subject about) {
    const struct dataset *dataset = composer->dataset;
    const struct commitment_set *set = dataset_set(dataset, about.set);
    struct table table;
    guint silent = 0;
    if (promises_count(composer, about.set, -1, -1).made == 0)
        return NULL;
    table_begin(&table, composer, about, "statuses");
    table_column(&table, "promise", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.promise"));
    table_code_column(&table, "status", CODE_WORD, phrase_words(composer, "column.status"));
    table_code_column(&table, "as_of", CODE_DAY, phrase_words(composer, "column.as_of"));
    table_column(&table, "assessed_by", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.assessed_by"));
    table_column(&table, "evidence", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.evidence"));
    table_column(&table, "note", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.note"));
    for (guint i = 0; i < set->signatory_count; i++)
        for (guint j = 0; j < set->commitment_count; j++) {
            int who = (int)(set->first_signatory + i), what = (int)(set->first_commitment + j);
            const struct signatory *signatory = dataset_signatory(dataset, who);
            const struct commitment *commitment = dataset_commitment(dataset, what);
            struct promise promise = promise_now(composer, who, what);
            if (!commitment_binds(commitment, signatory) || !promise.signature)
                continue;
            g_autofree char *key = g_strconcat(signatory->id, "-", commitment->number, NULL);
            table_row(&table, key,
                      SENTENCE(composer, "promise.name", arg_same(composer, "signatory", signatory->name),
                               arg_same(composer, "number", commitment->number), arg_text("label", commitment->label)),
                      page_of_signatory(composer, who));
            /* what was found, and when, stands beside it: the day of a withdrawal is in the words */
            table_coded(&table,
                        promise.withdrawn ? promise_words_dated(composer, &promise) : promise_words(composer, &promise),
                        promise_word(&promise));
            add_statement(&table, &promise);
            table_last_row(&table)->silent = !promise_is_known(&promise) && !promise.withdrawn;
            silent += table_last_row(&table)->silent;
        }
    table.figure->folded = true;
    if (silent > 0)
        table.figure->silence = SENTENCE(composer, "code.silence", arg_counted(composer, "count", silent));
    return end(&table, about.set, "statuses");
}

/* A timeline of more rows is closed until it is opened. */
enum { OPEN_HAPPENINGS = 15 };

static void add_told(struct table *table, const struct told *told, GHashTable *used) {
    struct composer *composer = table->composer;
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    g_autoptr(GString) day = g_string_new(NULL);
    date_append_iso(day, told_first(told)->day);
    for (guint i = 0; i < told->count; i++) {
        const char *id =
            happening_source(composer->dataset, &g_array_index(told->chronicle, struct happening, told->first + i));
        if (!id || g_ptr_array_find_with_equal_func(sources, id, g_str_equal, NULL))
            continue;
        g_ptr_array_add(sources, (gpointer)id);
        table_source(table, id);
    }
    table_row(table, happening_key(composer, told, used), localized_date(composer, told_first(told)->day), NULL);
    table_cell_label(table, 0)->code = report_string(composer->report, day->str);
    table_label(table, happening_words(composer, told));
    add_text(table, source_titles(composer, (const char *const *)sources->pdata, sources->len, false));
}

struct figure *figure_code_timeline(struct composer *composer, struct subject about) {
    struct table table;
    g_autoptr(GArray) chronicle =
        set_chronicle(composer->dataset, about.set, -1, composer->dataset->settings.edition_date);
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    struct told told = {.chronicle = chronicle};
    if (chronicle->len == 0)
        return NULL;
    table_begin(&table, composer, about, "timeline");
    table_column(&table, "event", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.event"));
    table_beside_column(&table, "day", CODE_DAY);
    table_column(&table, "happened", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.happened"));
    table_column(&table, "source", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.source"));
    while (told_next(&told))
        add_told(&table, &told, used);
    table.figure->folded = table.rows->len > OPEN_HAPPENINGS;
    return end(&table, about.set, "timeline");
}
