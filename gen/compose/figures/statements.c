/* What a public register of political advertising has: by organisation, by where the money is from, by how ads were aimed, and
 * statement by statement. */
#include "base/slug.h"
#include "compose/builder.h"
#include "compose/figures/figures.h"
#include "compose/words/days.h"

#include <string.h>

static const GArray *statements_of(const struct composer *composer) {
    return composer->dataset->statements;
}

/* True if some statement may be of the report, or not: it was not read, or not in the version that counts. */
static bool is_unsure(const struct composer *composer) {
    return statements_unknown(&composer->dataset->statements_given) > 0;
}

/* A table whose rows have keys made of words that others wrote. */
struct register_table {
    struct table table;
    GHashTable *keys, *given;
};

static void begin(struct register_table *own, struct composer *composer, const char *name) {
    table_begin(&own->table, composer, SUBJECT_WHOLE, name);
    own->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    own->given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_add(own->keys, g_strdup("all"));
}

/* A row with a key made of words, and a label. */
static void begin_row_as(struct register_table *own, const char *words, struct localized label) {
    g_autofree char *slug = slug_of(words);
    g_autofree char *key = slug_unused(slug, own->keys, own->given);
    table_row(&own->table, key, label, NULL);
}

static void begin_row(struct register_table *own, const char *words) {
    begin_row_as(own, words, localized_same(own->table.composer, words));
}

static struct figure *end(struct register_table *own, const char *name) {
    struct composer *composer = own->table.composer;
    const char *which = strcmp(name, "statements") == 0 && is_unsure(composer) ? ".part" : "";
    g_autofree char *headline = g_strconcat("headline.", name, which, NULL);
    g_autofree char *subtitle = g_strconcat("subtitle.", name, which, NULL);
    struct argument period = arg_period(composer, "period", composer->dataset->settings.period);
    g_hash_table_unref(own->keys);
    g_hash_table_unref(own->given);
    return table_end(&own->table, SENTENCE(composer, headline, period), SENTENCE(composer, subtitle, period),
                     (struct localized){{NULL}});
}

static void count_column(struct table *table) {
    struct composer *composer = table->composer;
    table_number_column(table, "statements", UNIT_COUNT, phrase_words(composer, "column.statements"),
                        phrase_words(composer, "meaning.statements"), phrase_words(composer, "unit.statements"));
}

/* Says of a number what holds of it; each is a phrase. */
static void note_cell(struct table *table, const struct statements_amount *about) {
    const struct {
        bool holds;
        const char *note;
    } all[] = {
        {about->crosses, "note.straddles"},
        {about->open, "note.statements.open"},
        {about->superseded, "note.statements.superseded.some"},
        {about->part, "note.statements.part"},
    };
    g_autoptr(GString) notes = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        if (all[i].holds)
            g_string_append_printf(notes, "%s%s", notes->len ? " " : "", all[i].note);
    if (notes->len)
        table_cell_note(table, report_string(table->composer->report, notes->str));
}

static void add_amount(struct table *table, const struct statements_amount *amount) {
    if (amount->state != STATE_VALUE) {
        table_state(table, amount->state);
        return;
    }
    table_interval(table, amount->value);
    note_cell(table, amount);
}

/* A count of statements: of a register of which a part was not read, also of later versions, it may be more. */
static void add_count(struct table *table, struct interval count) {
    const struct statements_given *given = &table->composer->dataset->statements_given;
    table_interval(table, count);
    note_cell(table,
              &(struct statements_amount){.superseded = given->superseded > 0, .part = statements_missing(given) > 0});
}

static void add_total(struct table *table, const struct statements_total *total) {
    add_count(table, total->count);
    add_amount(table, &total->paid);
    add_amount(table, &total->online);
    add_amount(table, &total->whole);
}

/* The row of all, also of those that were not read. */
static void begin_all(struct table *table) {
    table_row(table, "all", phrase_words(table->composer, "statements.all"), NULL);
    table_last_row(table)->total = table_last_row(table)->overlaps = true;
}

/* What an organisation is called; one whose name is not published goes by its first statement. */
static struct localized name_of(struct composer *composer, const char *name, const char *statement) {
    return *name ? localized_same(composer, name)
                 : SENTENCE(composer, "organisation.withheld", arg_same(composer, "statement", statement));
}

static void begin_organisation(struct register_table *own, const struct statements_total *total) {
    struct composer *composer = own->table.composer;
    struct localized name = name_of(composer, total->organisation, total->first);
    if (*total->number)
        name = SENTENCE(composer, "organisation.numbered", arg_text("name", name),
                        arg_same(composer, "number", total->number));
    g_autofree char *words = *total->organisation ? g_strconcat(total->organisation, " ", total->number, NULL)
                                                  : g_strconcat("withheld-", total->first, NULL);
    begin_row_as(own, words, name);
    table_row_details(&own->table, table_last_row(&own->table))->organisation = total->identity;
    if (total->several_names)
        table_cell_note(&own->table, "note.statements.names");
    else if (!*total->organisation)
        table_cell_note(&own->table, "note.statements.withheld");
}

struct figure *figure_statements_by_organisation(struct composer *composer) {
    const GArray *totals = totals_statements(composer->totals);
    struct register_table own;
    if (totals->len == 0)
        return NULL;
    begin(&own, composer, "statements-by-organisation");
    table_column(&own.table, "organisation", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.organisation"));
    count_column(&own.table);
    table_money_column(&own.table, "paid_media", "paid_media");
    table_money_column(&own.table, "paid_online", "paid_online");
    table_money_column(&own.table, "campaign_value", "campaign_value");
    for (guint i = 0; i < totals->len; i++) {
        begin_organisation(&own, &g_array_index(totals, struct statements_total, i));
        add_total(&own.table, &g_array_index(totals, struct statements_total, i));
    }
    begin_all(&own.table);
    add_total(&own.table, totals_all_statements(composer->totals));
    table_note(&own.table, "note.statements.identity");
    table_note(&own.table, "note.statements.online");
    table_note(&own.table, "note.statements.value");
    table_note(&own.table, "note.statements.beside");
    return end(&own, "statements-by-organisation");
}

/* Each word of a list, and how many statements certainly have it: none if it is in superseded ones alone. */
static GHashTable *count_words(const struct composer *composer, const char *(*list)(const struct statement *)) {
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < statements_of(composer)->len; i++) {
        const struct statement *statement = &g_array_index(statements_of(composer), struct statement, i);
        g_auto(GStrv) words = statement_words(list(statement));
        g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
        for (char **word = words; *word; word++)
            if (g_hash_table_add(seen, *word))
                g_hash_table_insert(
                    counts, g_strdup(*word),
                    GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, *word)) + !statement->superseded));
    }
    return counts;
}

static gint compare_words(gconstpointer a, gconstpointer b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* So many, or as many more as are not known. */
static struct interval with_unknown(const struct composer *composer, guint count) {
    return interval_between(count, count + statements_unknown(&composer->dataset->statements_given));
}

static struct figure *figure_of_words(struct composer *composer, const char *name, const char *column,
                                      const char *(*list)(const struct statement *)) {
    g_autoptr(GHashTable) counts = count_words(composer, list);
    g_autofree char *header = g_strconcat("column.", column, NULL);
    guint count;
    g_autofree const char **words = (const char **)g_hash_table_get_keys_as_array(counts, &count);
    struct register_table own;
    if (count == 0)
        return NULL;
    qsort(words, count, sizeof *words, compare_words);
    begin(&own, composer, name);
    table_column(&own.table, column, CELL_LABEL, UNIT_COUNT, phrase_words(composer, header));
    count_column(&own.table);
    for (guint i = 0; i < count; i++) {
        begin_row(&own, words[i]);
        table_last_row(&own.table)->overlaps = true;
        add_count(&own.table, with_unknown(composer, GPOINTER_TO_UINT(g_hash_table_lookup(counts, words[i]))));
        if (strcmp(words[i], STATEMENT_WITHHELD) == 0)
            table_note(&own.table, "note.statements.words");
    }
    begin_all(&own.table);
    add_count(&own.table, totals_all_statements(composer->totals)->count);
    table_note(&own.table, "note.statements.several");
    return end(&own, name);
}

static const char *funds_of(const struct statement *statement) {
    return statement->funds;
}

static const char *targeting_of(const struct statement *statement) {
    return statement->targeting;
}

struct figure *figure_statements_by_funds(struct composer *composer) {
    return figure_of_words(composer, "statements-by-funds", "funds", funds_of);
}

struct figure *figure_statements_by_targeting(struct composer *composer) {
    return figure_of_words(composer, "statements-by-targeting", "aimed", targeting_of);
}

static void add_words(struct table *table, const char *list) {
    g_auto(GStrv) words = statement_words(list);
    g_autofree char *joined = g_strjoinv(", ", words);
    table_coded(table, localized_same(table->composer, *joined ? joined : "–"), joined);
}

/* Why nothing that a version says is sure to hold of its statement. */
static const char *superseded_note(const struct statement *statement) {
    return statement->unsure ? "note.statements.unsure" : "note.statements.superseded";
}

/* True if a column says which rows are not of the version that counts. */
static bool has_versions(const struct composer *composer) {
    return composer->dataset->statements_given.superseded > 0;
}

/* Whether what the row says is what counts. */
static void add_version(struct table *table, const struct statement *statement) {
    const char *code = !statement->superseded ? "latest" : statement->unsure ? "unsure" : "superseded";
    g_autofree char *phrase = g_strconcat("statements.version.", code, NULL);
    table_coded(table, phrase_words(table->composer, phrase), code);
    if (statement->superseded)
        table_cell_note(table, superseded_note(statement));
}

static void add_said(struct table *table, const struct statement *statement, bool says, struct interval amount) {
    if (says)
        table_interval(table, amount);
    else
        table_state(table, STATE_NOT_REPORTED);
    if (statement->superseded)
        table_cell_note(table, superseded_note(statement));
    else if (says && statement->crosses && amount.high > 0)
        table_cell_note(table, "note.straddles");
}

static void add_statement(struct register_table *own, const struct statement *statement) {
    struct table *table = &own->table;
    begin_row(own, statement->id);
    table_last_row(table)->days = statement->campaign;
    table_label(table, name_of(table->composer, statement->organisation, statement->id));
    table_days(table, statement->campaign);
    if (has_versions(table->composer))
        add_version(table, statement);
    add_words(table, statement->media);
    add_words(table, statement->targeting);
    add_words(table, statement->funds);
    add_said(table, statement, statement->says_paid, statement->paid);
    add_said(table, statement, statement->says_online, statement->online);
    add_said(table, statement, statement->says_whole, statement->whole);
}

static bool holds_withheld(const struct statement *statement) {
    return strstr(statement->media, STATEMENT_WITHHELD) || strstr(statement->targeting, STATEMENT_WITHHELD) ||
           strstr(statement->funds, STATEMENT_WITHHELD);
}

struct figure *figure_statements(struct composer *composer) {
    struct register_table own;
    bool withheld = false;
    if (statements_of(composer)->len == 0)
        return NULL;
    begin(&own, composer, "statements");
    table_column(&own.table, "statement", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.statement"));
    table_column(&own.table, "organisation", CELL_LABEL, UNIT_COUNT, phrase_words(composer, "column.organisation"));
    table_code_column(&own.table, "campaign", CODE_DAYS, phrase_words(composer, "column.campaign"));
    if (has_versions(composer))
        table_code_column(&own.table, "version", CODE_WORD, phrase_words(composer, "column.version"));
    table_code_column(&own.table, "media", CODE_TEXT, phrase_words(composer, "column.media"));
    table_code_column(&own.table, "aimed", CODE_TEXT, phrase_words(composer, "column.aimed"));
    table_code_column(&own.table, "funds", CODE_TEXT, phrase_words(composer, "column.funds"));
    table_money_column(&own.table, "paid_media", "paid_media");
    table_money_column(&own.table, "paid_online", "paid_online");
    table_money_column(&own.table, "campaign_value", "campaign_value");
    for (guint i = 0; i < statements_of(composer)->len; i++) {
        const struct statement *statement = &g_array_index(statements_of(composer), struct statement, i);
        add_statement(&own, statement);
        withheld = withheld || holds_withheld(statement);
    }
    if (withheld)
        table_note(&own.table, "note.statements.words");
    own.table.figure->folded = true;
    table_note(&own.table, "note.statements.online");
    table_note(&own.table, "note.statements.beside");
    return end(&own, "statements");
}
