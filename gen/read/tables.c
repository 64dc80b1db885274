#include "read/tables.h"
#include "read/cells.h"
#include "base/colour.h"
#include "base/nearest.h"
#include "read/word.h"

#include <string.h>

static bool is_published(const struct reading *reading, enum language language) {
    return reading->dataset->settings.publishes[language];
}

static const char *cell_colour(struct input_row *row, unsigned column) {
    const char *text = cell_text(row, column);
    if (text && !word_is_colour(text)) {
        cell_error(row, column, "colour", "not a colour: '%s'; write #rrggbb, such as #006c2e", text);
        return NULL;
    }
    return text;
}

/* A place among tiles from 0; -1 if empty. */
static int cell_tile(struct input_row *row, unsigned column) {
    const char *text = csv_text(row->csv, column);
    if (!*text)
        return -1;
    if (word_is_digits(text) && strlen(text) <= 2)
        return (int)g_ascii_strtoll(text, NULL, 10);
    cell_error(row, column, "tile", "not a place among the tiles: '%s'; write a whole number from 0 to 99", text);
    return -1;
}

/* An id of Wikidata: "Q275441"; NULL if empty. */
static const char *cell_wikidata(struct input_row *row, unsigned column) {
    const char *text = cell_text(row, column);
    if (text && (text[0] != 'Q' || !word_is_digits(text + 1))) {
        cell_error(row, column, "wikidata", "not an id of Wikidata: '%s'; write Q and its number, such as Q275441",
                   text);
        return NULL;
    }
    return text;
}

/* So many of the parties have a colour that looks like this one, which may be NULL; counted until it is too many. */
static guint notches_of(const GArray *parties, const char *colour) {
    guint count = 0;
    for (guint i = 0; colour && count <= MOST_NOTCHES && i < parties->len; i++) {
        const char *other = g_array_index(parties, struct party, i).colour;
        count += other && colours_are_alike(colour_read(colour), colour_read(other));
    }
    return count;
}

/* A row may be of any of them, or of none: what an observation has room for. */
enum { MOST_PARTIES = G_MAXUINT16 - 1 };

void read_parties(struct reading *reading) {
    enum {
        ID,
        NAME,
        FULL_NAME,
        ARTICLE = FULL_NAME + LANGUAGE_COUNT,
        COLOUR = ARTICLE + LANGUAGE_COUNT,
        SIGNED,
        WEBSITE,
        ALIASES,
        WIKIDATA
    };
    struct csv_column columns[] = {[ID] = {"id", true},
                                   [NAME] = {"name", true},
                                   [COLOUR] = {"colour", false},
                                   [SIGNED] = {"code_signed_on", false},
                                   [WEBSITE] = {"website", false},
                                   [ALIASES] = {"aliases", false},
                                   [WIKIDATA] = {"wikidata", false}};
    localized_columns(reading, columns + FULL_NAME, "name", false);
    localized_columns(reading, columns + ARTICLE, "article", false);
    GArray *parties = reading->dataset->parties;
    struct csv *csv = table_open(reading, "parties.csv", columns, G_N_ELEMENTS(columns), false);
    reading->unreadable[TABLE_PARTIES] = !csv;
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        struct party party = {
            .id = cell_new_id(&row, ID, TABLE_PARTIES, parties->len),
            .name = cell_name(&row, NAME),
            .full_name = cell_localized(&row, FULL_NAME),
            .article = cell_localized(&row, ARTICLE),
            .aliases = cell_text(&row, ALIASES),
            .wikidata = cell_wikidata(&row, WIKIDATA),
            .colour = cell_colour(&row, COLOUR),
            .code_signed_on = cell_date(&row, SIGNED),
            .website = cell_url(&row, WEBSITE),
            .place = csv_row_place(csv),
        };
        if (party.id && strcmp(party.id, "unmapped") == 0)
            cell_error(&row, ID, "id", "'unmapped' means advertisers without a party; choose another id");
        if (parties->len == MOST_PARTIES) {
            cell_error(&row, ID, "many", "there are more than %d parties; take out those that no row is about",
                       MOST_PARTIES);
            break;
        }
        if (!party.name)
            party.name = party.id;
        for (int i = 0; i < LANGUAGE_COUNT; i++)
            if (!party.full_name.text[i])
                party.full_name.text[i] = party.name;
        party.notches = notches_of(parties, party.colour);
        if (party.id)
            g_array_append_val(parties, party);
    }
    csv_close(csv);
}

void read_platforms(struct reading *reading) {
    enum { ID, NAME, SERVICES, FROM, UNTIL, LIBRARY, DEFINITION, SIGNED = DEFINITION + LANGUAGE_COUNT };
    struct csv_column columns[] = {[ID] = {"id", true},
                                   [NAME] = {"name", true},
                                   [SERVICES] = {"services", false},
                                   [FROM] = {"offered_from", false},
                                   [UNTIL] = {"offered_until", false},
                                   [LIBRARY] = {"library_url", false},
                                   [SIGNED] = {"code_signed_on", false}};
    localized_columns(reading, columns + DEFINITION, "definition", false);
    GArray *platforms = reading->dataset->platforms;
    struct csv *csv = table_open(reading, "platforms.csv", columns, G_N_ELEMENTS(columns), false);
    reading->unreadable[TABLE_PLATFORMS] = !csv;
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        struct platform platform = {
            .id = cell_new_id(&row, ID, TABLE_PLATFORMS, platforms->len),
            .name = cell_name(&row, NAME),
            .services = cell_text(&row, SERVICES),
            .offered_from = cell_date(&row, FROM),
            .offered_until = cell_date(&row, UNTIL),
            .library_url = cell_url(&row, LIBRARY),
            .definition = cell_localized(&row, DEFINITION),
            .code_signed_on = cell_date(&row, SIGNED),
            .place = csv_row_place(csv),
        };
        if (!platform.name)
            platform.name = platform.id;
        if (platform.id)
            g_array_append_val(platforms, platform);
    }
    csv_close(csv);
}

void read_regions(struct reading *reading) {
    enum { ID, NAME, ALIASES = NAME + LANGUAGE_COUNT, TILE_COLUMN, TILE_ROW, COUNTRY };
    struct csv_column columns[] = {[ID] = {"id", true},
                                   [COUNTRY] = {"country", false},
                                   [ALIASES] = {"aliases", false},
                                   [TILE_COLUMN] = {"tile_column", false},
                                   [TILE_ROW] = {"tile_row", false}};
    localized_columns(reading, columns + NAME, "name", true);
    GArray *regions = reading->dataset->regions;
    guint files = reading->dataset->files->len;
    struct csv *csv = table_open(reading, "regions.csv", columns, G_N_ELEMENTS(columns), true);
    reading->unreadable[TABLE_REGIONS] = !csv && reading->dataset->files->len > files;
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        struct region region = {
            .id = cell_new_id(&row, ID, TABLE_REGIONS, regions->len),
            .name = cell_localized(&row, NAME),
            .aliases = cell_text(&row, ALIASES),
            .country = cell_country(&row, COUNTRY),
            .tile_column = cell_tile(&row, TILE_COLUMN),
            .tile_row = cell_tile(&row, TILE_ROW),
            .place = csv_row_place(csv),
        };
        for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
            if (is_published(reading, (enum language)i) && !region.name.text[i]) {
                cell_filled(&row, NAME + i);
                region.name.text[i] = region.id;
            }
        if (region.id)
            g_array_append_val(regions, region);
    }
    csv_close(csv);
}

/* NULL if the cell is empty or wrong. */
static const char *cell_language(struct input_row *row, unsigned column) {
    const char *text = cell_text(row, column);
    if (!text || g_regex_match_simple("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", text, 0, 0))
        return text;
    cell_error(row, column, "language", "'%s' is no code of a language; write en, nl, fr or the like", text);
    return NULL;
}

void read_sources(struct reading *reading) {
    enum { ID, TITLE, PUBLISHER, URL, RETRIEVED, LICENCE, LANGUAGE };
    static const struct csv_column columns[] = {{"id", true},       {"title", true},         {"publisher", true},
                                                {"url", false},     {"retrieved_on", false}, {"licence", false},
                                                {"language", false}};
    GArray *sources = reading->dataset->sources;
    guint files = reading->dataset->files->len;
    struct csv *csv = table_open(reading, "sources.csv", columns, G_N_ELEMENTS(columns), true);
    reading->unreadable[TABLE_SOURCES] = !csv && reading->dataset->files->len > files;
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        struct source source = {
            .id = cell_new_id(&row, ID, TABLE_SOURCES, sources->len),
            .title = cell_required(&row, TITLE),
            .publisher = cell_required(&row, PUBLISHER),
            .url = cell_url(&row, URL),
            .retrieved_on = cell_date(&row, RETRIEVED),
            .licence = cell_text(&row, LICENCE),
            .language = cell_language(&row, LANGUAGE),
            .place = csv_row_place(csv),
        };
        if (!source.title)
            source.title = source.id;
        if (!source.publisher)
            source.publisher = source.id;
        if (source.id)
            g_array_append_val(sources, source);
    }
    csv_close(csv);
}

/* -1 for every measure. */
static int cell_measure(struct input_row *row, unsigned column) {
    const char *text = csv_text(row->csv, column);
    enum measure measure;
    if (!*text || strcmp(text, "*") == 0)
        return -1;
    if (measure_from_word(text, &measure))
        return (int)measure;
    const char *words[MEASURE_COUNT];
    for (int i = 0; i < MEASURE_COUNT; i++)
        words[i] = measure_rule((enum measure)i)->word;
    g_autofree char *all = measure_words(", ");
    g_autofree char *otherwise = g_strconcat("; write ", all, ", or * for all", NULL);
    g_autofree char *remedy = nearest_remedy(text, words, MEASURE_COUNT, otherwise);
    cell_error(row, column, "unknown-measure", "unknown measure '%s'%s", text, remedy);
    return -1;
}

/* What a statement about collecting may say. "collected" is the word people use for STATE_VALUE. */
static enum state cell_coverage_state(struct input_row *row, unsigned column) {
    static const char *const words[] = {"collected",   "not_reported", "not_collected",
                                        "not_offered", "withdrawn",    "suppressed"};
    const char *text = csv_text(row->csv, column);
    enum state state = STATE_VALUE;
    if (strcmp(text, words[0]) == 0 || strcmp(text, state_word(STATE_VALUE)) == 0)
        return STATE_VALUE;
    for (guint i = 1; i < G_N_ELEMENTS(words); i++)
        if (strcmp(text, words[i]) == 0 && state_from_word(text, &state))
            return state;
    if (strcmp(text, state_word(STATE_NOT_LINKED)) == 0) {
        cell_error(row, column, "unknown-state",
                   "that no account is linked follows from advertisers.csv; remove this row");
        return STATE_VALUE;
    }
    g_autofree char *remedy =
        nearest_remedy(text, words, G_N_ELEMENTS(words),
                       "; write collected, not_reported, not_collected, not_offered, withdrawn or suppressed");
    cell_error(row, column, "unknown-state", "unknown state '%s'%s", text, remedy);
    return STATE_VALUE;
}

void read_coverage(struct reading *reading) {
    enum { PLATFORM, MEASURE, FROM, TO, STATE, REASON, SOURCE = REASON + LANGUAGE_COUNT, COUNTRY };
    struct csv_column columns[] = {[PLATFORM] = {"platform", true}, [MEASURE] = {"measure", true},
                                   [FROM] = {"from", true},         [TO] = {"to", true},
                                   [STATE] = {"state", true},       [SOURCE] = {"source", false},
                                   [COUNTRY] = {"country", false}};
    localized_columns(reading, columns + REASON, "reason", false);
    const struct period whole = reading->dataset->settings.period;
    struct csv *csv = table_open(reading, "coverage.csv", columns, G_N_ELEMENTS(columns), true);
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        cell_filled(&row, PLATFORM);
        day_number first = cell_date(&row, FROM);
        day_number last = cell_date(&row, TO);
        struct coverage coverage = {
            .platform = cell_reference(&row, PLATFORM, TABLE_PLATFORMS),
            .measure = cell_measure(&row, MEASURE),
            .country = cell_country(&row, COUNTRY),
            .period = {first ? first : whole.first, last ? last : whole.last},
            .state = cell_coverage_state(&row, STATE),
            .reason = cell_localized(&row, REASON),
            .place = csv_row_place(csv),
        };
        coverage.source = cell_source(&row, SOURCE);
        cell_ordered(&row, TO, coverage.period.first, coverage.period.last);
        if (row.good)
            g_array_append_val(reading->dataset->coverage, coverage);
    }
    csv_close(csv);
}

static gint compare_corrections(gconstpointer a, gconstpointer b) {
    const struct correction *left = a, *right = b;
    if (left->date != right->date)
        return left->date > right->date ? -1 : 1;
    return (left->place.line > right->place.line) - (left->place.line < right->place.line);
}

/* A correction that says what was wrong in one published language must say so in all. */
static void check_words(struct input_row *row, unsigned first) {
    for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
        if (is_published(row->reading, (enum language)i))
            cell_required(row, first + i);
}

void read_corrections(struct reading *reading) {
    enum { DATE, WHERE, WHAT };
    struct csv_column columns[WHAT + LANGUAGE_COUNT] = {[DATE] = {"date", true}, [WHERE] = {"where", false}};
    localized_columns(reading, columns + WHAT, "what", false);
    GArray *corrections = reading->dataset->corrections;
    struct csv *csv = table_open(reading, "corrections.csv", columns, G_N_ELEMENTS(columns), true);
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        cell_filled(&row, DATE);
        check_words(&row, WHAT);
        struct correction correction = {
            .date = cell_date(&row, DATE),
            .where = cell_text(&row, WHERE),
            .what = cell_localized(&row, WHAT),
            .place = csv_row_place(csv),
        };
        if (row.good)
            g_array_append_val(corrections, correction);
    }
    g_array_sort(corrections, compare_corrections);
    csv_close(csv);
}
