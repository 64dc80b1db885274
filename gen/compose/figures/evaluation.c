/* What the logs beside a code of conduct hold, in an evaluation: incidents, questions and their answers, removals. */
#include "compose/about.h"
#include "compose/builder.h"
#include "compose/figures/figures.h"
#include "base/slug.h"
#include "compose/words/days.h"
#include "compose/words/sources.h"
#include "model/answers.h"

static bool is_evaluation(const struct composer *composer) {
    return composer->dataset->settings.edition_kind == EDITION_EVALUATION;
}

static struct figure *end(struct table *table, const char *name) {
    struct composer *composer = table->composer;
    g_autofree char *headline = g_strconcat("headline.", name, NULL), *subtitle = g_strconcat("subtitle.", name, NULL);
    struct argument date = arg_date(composer, "date", composer->dataset->settings.edition_date);
    return table_end(table, SENTENCE(composer, headline, date), SENTENCE(composer, subtitle, date),
                     (struct localized){{NULL}});
}

static void words_column(struct table *table, const char *key) {
    g_autofree char *header = g_strconcat("column.", key, NULL);
    table_column(table, key, CELL_LABEL, UNIT_COUNT, phrase_words(table->composer, header));
}

static void code_column(struct table *table, const char *key, enum code_kind code) {
    g_autofree char *header = g_strconcat("column.", key, NULL);
    table_code_column(table, key, code, phrase_words(table->composer, header));
}

static void number_column(struct table *table, const char *key, const char *unit) {
    struct composer *composer = table->composer;
    g_autofree char *header = g_strconcat("column.", key, NULL), *meaning = g_strconcat("meaning.", key, NULL);
    table_number_column(table, key, UNIT_COUNT, phrase_words(composer, header), phrase_words(composer, meaning),
                        phrase_words(composer, unit));
}

/* What was known of an incident on the day of the edition: one that was closed later was open or answered. */
static const char *incident_word(const struct incident *incident, day_number today) {
    return incident->closed_on > today ? "not_closed" : incident_status_word(incident->status);
}

static void add_incident(struct table *table, const struct incident *incident) {
    struct composer *composer = table->composer;
    const struct signatory *who = dataset_signatory(composer->dataset, incident->signatory);
    const char *word = incident_word(incident, composer->dataset->settings.edition_date);
    g_autofree char *phrase_key = g_strconcat("incident.", word, NULL);
    g_autoptr(GString) day = g_string_new(NULL);
    date_append_iso(day, incident->date);
    g_autofree char *key = g_strdup_printf("%s-%u", day->str, table->rows->len + 1);
    table_row(table, key, localized_date(composer, incident->date), NULL);
    table_cell_label(table, 0)->code = report_string(composer->report, day->str);
    table_coded(table, localized_same(composer, who->name), who->id);
    table_cell_label(table, 1)->link = page_of_signatory(composer, incident->signatory);
    table_label(table, page_of_commitment(composer, incident->commitment)->name);
    table_cell_label(table, 2)->link = page_of_commitment(composer, incident->commitment);
    table_label(table, localized_same(composer, incident->kind));
    table_coded(table, phrase_words(composer, phrase_key), word);
    bool known = localized_any(&incident->response) && incident->closed_on <= composer->dataset->settings.edition_date;
    table_label(table, known ? incident->response : localized_same(composer, "–"));
    table_source(table, incident->source);
}

struct figure *figure_incidents(struct composer *composer) {
    const GArray *incidents = composer->dataset->incidents;
    day_number today = composer->dataset->settings.edition_date;
    struct table table;
    if (!is_evaluation(composer) || incidents->len == 0 || g_array_index(incidents, struct incident, 0).date > today)
        return NULL;
    table_begin(&table, composer, SUBJECT_WHOLE, "incidents");
    words_column(&table, "incident");
    table_beside_column(&table, "day", CODE_DAY);
    code_column(&table, "signatory", CODE_ID);
    words_column(&table, "commitment");
    words_column(&table, "happened");
    code_column(&table, "incident_status", CODE_WORD);
    words_column(&table, "response");
    for (guint i = 0; i < incidents->len; i++)
        if (g_array_index(incidents, struct incident, i).date <= today)
            add_incident(&table, &g_array_index(incidents, struct incident, i));
    return end(&table, "incidents");
}

static void add_sources_of_questions(struct table *table, int platform) {
    const struct dataset *dataset = table->composer->dataset;
    for (guint i = 0; i < dataset->questions->len; i++) {
        const struct platform_question *question = &g_array_index(dataset->questions, struct platform_question, i);
        if (question->platform == platform && question->asked_on <= dataset->settings.edition_date)
            table_source(table, question->source);
    }
}

static bool any_question(const struct composer *composer) {
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++)
        if (answers_of(composer->dataset, platform, composer->dataset->settings.edition_date).asked > 0)
            return true;
    return false;
}

struct figure *figure_questions(struct composer *composer) {
    struct table table;
    if (!is_evaluation(composer) || !any_question(composer))
        return NULL;
    table_begin(&table, composer, SUBJECT_WHOLE, "questions");
    words_column(&table, "platform");
    number_column(&table, "asked", "unit.questions");
    number_column(&table, "asked_by_authorities", "unit.questions");
    number_column(&table, "asked_by_parties", "unit.questions");
    number_column(&table, "answered", "unit.questions");
    number_column(&table, "days_to_answer", "unit.days");
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        const struct platform *where = dataset_platform(composer->dataset, platform);
        struct answers answers = answers_of(composer->dataset, platform, composer->dataset->settings.edition_date);
        if (answers.asked == 0)
            continue;
        table_row(&table, where->id, localized_same(composer, where->name), page_of_platform(composer, platform));
        table_interval(&table, interval_of(answers.asked));
        table_interval(&table, interval_of(answers.by_authorities));
        table_interval(&table, interval_of(answers.by_parties));
        table_interval(&table, interval_of(answers.answered));
        table_interval(&table, answers.median_days);
        add_sources_of_questions(&table, platform);
    }
    table_note(&table, "note.questions.median");
    return end(&table, "questions");
}

static void add_count(struct table *table, bool says, struct interval value) {
    if (says)
        table_interval(table, value);
    else
        table_state(table, STATE_NOT_REPORTED);
}

static void add_removals(struct table *table, const struct removals *removals, GHashTable *keys, GHashTable *given) {
    struct composer *composer = table->composer;
    const struct platform *where = dataset_platform(composer->dataset, removals->platform);
    g_autofree char *words = g_strjoin(" ", where->id, removals->ground, removals->country, NULL);
    g_autofree char *slug = slug_of(words);
    g_autofree char *key = slug_unused(slug, keys, given);
    table_row(table, key, localized_same(composer, removals->ground), NULL);
    table_platform(table, removals->platform);
    table_coded(table, localized_same(composer, *removals->country ? removals->country : "–"), removals->country);
    table_days(table, removals->span);
    table_interval(table, removals->count);
    add_count(table, removals->says_appeals, removals->appeals);
    add_count(table, removals->says_upheld, removals->upheld);
    for (guint i = 0; i < removals->sources->len; i++)
        table_source(table, g_ptr_array_index(removals->sources, i));
}

struct figure *figure_removals(struct composer *composer) {
    g_autoptr(GArray) all = removals_by_ground(composer->dataset, composer->dataset->settings.edition_date);
    g_autoptr(GHashTable) keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct table table;
    if (!is_evaluation(composer) || all->len == 0)
        return NULL;
    table_begin(&table, composer, SUBJECT_WHOLE, "removals");
    words_column(&table, "ground");
    code_column(&table, "platform", CODE_ID);
    code_column(&table, "country", CODE_WORD);
    code_column(&table, "period", CODE_DAYS);
    number_column(&table, "removed", "unit.messages");
    number_column(&table, "appeals", "unit.messages");
    number_column(&table, "upheld", "unit.messages");
    for (guint i = 0; i < all->len; i++)
        add_removals(&table, &g_array_index(all, struct removals, i), keys, given);
    table_note(&table, "note.removals");
    return end(&table, "removals");
}
