/* What each column of the data files means. Figures that differ in their party or platform alone have the same columns,
 * and a column that means the same in several files is listed once: under the one table that has it, with the figures of
 * one kind, or among those that several of these have. */
#include "compose/figures/figures.h"
#include "compose/builder.h"

#include "model/data_table.h"

#include <string.h>

/* Where a column is listed: under a table, whose place is its enum data_table, or with figures of a kind. */
enum { PLACE_WHOLE = DATA_TABLE_COUNT, PLACE_PLATFORM, PLACE_PARTY, PLACE_PAIR, PLACE_SEVERAL, PLACE_COUNT };

/* A column, and the files that have it. */
struct entry {
    const char *key;
    struct localized meaning, unit;
    GPtrArray *families; /* const char *: "spend-by-party" */
    int place;
};

struct dictionary {
    struct composer *composer;
    GPtrArray *entries; /* struct entry *, in order of appearance */
    GHashTable *known;  /* key, meaning and unit -> struct entry * */
};

static void entry_free(gpointer data) {
    g_ptr_array_unref(((struct entry *)data)->families);
    g_free(data);
}

static const char *text_or_nothing(struct localized text) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (text.text[i])
            return text.text[i];
    return "";
}

/* Only numbers have a unit. */
static void add_entry(struct dictionary *dictionary, int place, const char *family, const char *key,
                      struct localized meaning, struct localized unit) {
    g_autofree char *same = g_strjoin("\x1f", key, text_or_nothing(meaning), text_or_nothing(unit), NULL);
    struct entry *entry = g_hash_table_lookup(dictionary->known, same);
    if (!entry) {
        entry = g_new(struct entry, 1);
        *entry = (struct entry){key, meaning, unit, g_ptr_array_new(), place};
        g_hash_table_insert(dictionary->known, g_steal_pointer(&same), entry);
        g_ptr_array_add(dictionary->entries, entry);
    }
    if (entry->place != place)
        entry->place = PLACE_SEVERAL;
    for (guint i = 0; i < entry->families->len; i++)
        if (strcmp(g_ptr_array_index(entry->families, i), family) == 0)
            return;
    g_ptr_array_add(entry->families, (gpointer)family);
}

/* "spend-by-party, party-ID-by-platform". */
static struct localized files_of(struct composer *composer, const struct entry *entry) {
    g_autoptr(GString) files = g_string_new(NULL);
    for (guint i = 0; i < entry->families->len; i++)
        g_string_append_printf(files, "%s%s", i > 0 ? ", " : "", (const char *)g_ptr_array_index(entry->families, i));
    return localized_same(composer, files->str);
}

static int place_of(struct subject about) {
    if (subject_is_pair(about))
        return PLACE_PAIR;
    return about.party >= 0 ? PLACE_PARTY : about.platform >= 0 ? PLACE_PLATFORM : PLACE_WHOLE;
}

static void add_figure(struct dictionary *dictionary, const struct figure *figure) {
    for (guint i = 0; i < figure_field_count(figure); i++) {
        const struct column *column = figure_field(figure, i).column;
        add_entry(dictionary, place_of(figure->subject), figure->family, column->key, column->meaning,
                  column->unit_words);
    }
}

/* A column in each language that is published. */
static void add_localized(struct dictionary *dictionary, enum data_table table, const char *key,
                          struct localized meaning) {
    struct composer *composer = dictionary->composer;
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!composer->dataset->settings.publishes[language])
            continue;
        g_autofree char *name = g_strconcat(key, "_", language_code((enum language)language), NULL);
        add_entry(dictionary, (int)table, data_table_name(table), report_string(composer->report, name), meaning,
                  localized_same(composer, ""));
    }
}

static void add_data_table(struct dictionary *dictionary, enum data_table data_table) {
    struct composer *composer = dictionary->composer;
    struct localized none = localized_same(composer, "");
    guint count;
    const struct data_field *fields = data_table_fields(data_table, &count);
    for (guint i = 0; i < count; i++) {
        bool number = fields[i].kind == FIELD_MEASURE;
        if (!report_has_field(composer->report, &fields[i]))
            continue;
        if (fields[i].kind == FIELD_LOCALIZED)
            add_localized(dictionary, data_table, fields[i].key, composer->report->meanings[data_table][i]);
        else
            add_entry(dictionary, (int)data_table, data_table_name(data_table), fields[i].key,
                      composer->report->meanings[data_table][i],
                      number ? measure_unit(composer, fields[i].measure) : none);
    }
}

static void add_row(struct table *table, const struct entry *entry, bool with_files) {
    g_autofree char *key = g_strdup_printf("%s-%u", entry->key, table->rows->len + 1);
    table_row(table, key, localized_same(table->composer, entry->key), NULL);
    table_label(table, entry->meaning);
    table_label(table, entry->unit);
    if (with_files)
        table_label(table, files_of(table->composer, entry));
}

/* The column that each figure has in its CSV. */
static void add_total_row(struct table *table) {
    struct composer *composer = table->composer;
    table_row(table, "total", localized_same(composer, "total"), NULL);
    table_label(table, phrase_words(composer, "data.total"));
    table_label(table, localized_same(composer, ""));
    table_label(table, phrase_words(composer, "dictionary.every-table"));
}

static guint count_at(const struct dictionary *dictionary, int place) {
    guint count = 0;
    for (guint i = 0; i < dictionary->entries->len; i++)
        count += ((const struct entry *)g_ptr_array_index(dictionary->entries, i))->place == place;
    return count;
}

static const char *word_of(int place) {
    static const char *const kinds[] = {"whole", "platform", "party", "pair", "several"};
    return place < PLACE_WHOLE ? data_table_name((enum data_table)place) : kinds[place - PLACE_WHOLE];
}

static struct localized headline_of(struct composer *composer, int place, guint count) {
    struct argument columns = arg_counted(composer, "count", count);
    g_autofree char *file = g_strconcat(word_of(place), ".csv", NULL);
    g_autofree char *key = g_strconcat("headline.dictionary.", word_of(place), NULL);
    if (place < PLACE_WHOLE)
        return SENTENCE(composer, "headline.dictionary.table", arg_same(composer, "file", file), columns);
    return SENTENCE(composer, key, columns);
}

/* The columns of one place. A table names its file in the headline; others have a column of names. */
static struct figure *list_place(struct composer *composer, const struct dictionary *dictionary, int place) {
    static const char *const columns[] = {"name", "meaning", "unit", "files"};
    bool with_files = place >= PLACE_WHOLE;
    guint count = count_at(dictionary, place) + (place == PLACE_SEVERAL);
    g_autofree char *name = g_strconcat("dictionary-", word_of(place), NULL);
    struct table table;
    if (count == 0)
        return NULL;
    table_begin(&table, composer, SUBJECT_WHOLE, place == PLACE_SEVERAL ? "dictionary" : name);
    table.figure->listing = table.figure->folded = true;
    for (gsize i = 0; i < G_N_ELEMENTS(columns) - !with_files; i++) {
        g_autofree char *header = g_strconcat("column.", columns[i], NULL);
        table_column(&table, columns[i], CELL_LABEL, UNIT_COUNT, phrase_words(composer, header));
    }
    for (guint i = 0; i < dictionary->entries->len; i++) {
        const struct entry *entry = g_ptr_array_index(dictionary->entries, i);
        if (entry->place == place)
            add_row(&table, entry, with_files);
    }
    if (place == PLACE_SEVERAL)
        add_total_row(&table);
    return table_end(&table, headline_of(composer, place, count), phrase_words(composer, "subtitle.dictionary"),
                     (struct localized){{NULL}});
}

/* Columns of several files come first, then the tables, then the figures. */
void show_dictionary(struct composer *composer, struct page *page) {
    struct dictionary dictionary = {composer, g_ptr_array_new_with_free_func(entry_free),
                                    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    for (int i = 0; i < DATA_TABLE_COUNT; i++)
        if (report_has_table(composer->report, (enum data_table)i))
            add_data_table(&dictionary, (enum data_table)i);
    for (guint i = 0; i < composer->report->figures->len; i++)
        add_figure(&dictionary, g_ptr_array_index(composer->report->figures, i));
    page_show(page, "dictionary", list_place(composer, &dictionary, PLACE_SEVERAL));
    for (int place = 0; place < PLACE_SEVERAL; place++)
        page_show(page, "dictionary", list_place(composer, &dictionary, place));
    g_hash_table_unref(dictionary.known);
    g_ptr_array_unref(dictionary.entries);
}
