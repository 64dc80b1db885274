/* What the files of this stage share: the composer at work, words with numbers in them, and the making of figures. */
#ifndef ADREPORT_COMPOSE_COMPOSER_H
#define ADREPORT_COMPOSE_COMPOSER_H

#include "base/diagnostic.h"
#include "model/report.h"
#include "model/totals.h"

/* How many numbers of the previous edition are different now, new or gone. */
struct changes {
    guint changed, added, gone;
};

struct composer {
    const struct dataset *dataset;
    const struct totals *totals;
    const struct templates *templates;
    struct report *report;
    struct diagnostics *diagnostics;
    GHashTable *missing;    /* phrases already complained of */
    int lead;               /* platform the report opens with, or -1 */
    struct changes changes; /* since the previous edition; once figures are composed */
    GHashTable *pages;      /* key -> struct page * */
};

/* words.c: phrases of strings.csv with {names} filled in. */

/* Something to put in the place of {name}. Made by the arg_ functions; text in every language. */
struct argument {
    const char *name;
    struct localized text;
    const struct figure *figure; /* NULL: words */
    const struct row *row;
    guint column;
    bool strong;
    const struct page *link;
    const char *anchor;
    const char *address;
};

struct argument arg_text(const char *name, struct localized text);
struct argument arg_same(struct composer *composer, const char *name, const char *text);
struct argument arg_count(struct composer *composer, const char *name, int64_t count);
struct argument arg_period(struct composer *composer, const char *name, struct period period);

/* The days that a measure of a platform is known of. */
struct argument arg_days(struct composer *composer, const char *name, int platform, enum measure measure);

/* The days of spending on all platforms that have any: once if they are the same, else platform by platform. */
struct argument arg_days_of_all(struct composer *composer, const char *name);
struct argument arg_date(struct composer *composer, const char *name, day_number day);
struct argument arg_currency(struct composer *composer, const char *name);
struct argument arg_platform(struct composer *composer, const char *name, int platform);
struct argument arg_party(struct composer *composer, const char *name, int party);
struct argument arg_link(const char *name, struct localized text, const struct page *page);

/* Words that are a link to an absolute address; plain words where address is NULL. */
struct argument arg_address(const char *name, struct localized text, const char *address);

/* The number, or the words of the state, in a cell of a figure, as it reads in a sentence. */
struct argument arg_cell(struct composer *composer, const char *name, const struct figure *figure, const char *row,
                         const char *column, bool strong);

/* The phrase with this key, or NULL with an error (once) that strings.csv lacks it. */
const struct localized *phrase(struct composer *composer, const char *key);

/* The same as a value; empty where strings.csv lacks it. */
struct localized phrase_words(struct composer *composer, const char *key);

/* The phrase with its {names} replaced, in every published language. */
struct localized sentence(struct composer *composer, const char *key, const struct argument *arguments, guint count);
#define SENTENCE(composer, key, ...)                                \
    sentence(composer, key, (const struct argument[]){__VA_ARGS__}, \
             sizeof((const struct argument[]){__VA_ARGS__}) / sizeof(struct argument))

/* Running text under construction: sentences are joined by spaces. */
struct writing {
    GArray *spans[LANGUAGE_COUNT]; /* struct span */
};

void writing_begin(struct writing *writing);
void writing_add(struct composer *composer, struct writing *writing, const char *key, const struct argument *arguments,
                 guint count);
#define WRITE(composer, writing, key, ...)                                      \
    writing_add(composer, writing, key, (const struct argument[]){__VA_ARGS__}, \
                sizeof((const struct argument[]){__VA_ARGS__}) / sizeof(struct argument))
void writing_end(struct composer *composer, struct writing *writing, struct prose prose[LANGUAGE_COUNT]);

struct localized localized_same(struct composer *composer, const char *text);
struct localized localized_format(struct composer *composer, const char *format, ...) G_GNUC_PRINTF(2, 3);
struct localized localized_join(struct composer *composer, struct localized a, const char *between, struct localized b);
struct localized localized_date(struct composer *composer, day_number day);
struct localized localized_period(struct composer *composer, struct period period);

/* "1 t/m 5 maart 2023, zonder 3 maart", "12 van de 38 dagen van ...": the report's period if there are none. */
struct localized localized_days(struct composer *composer, const struct days *days);
struct localized localized_bin(struct composer *composer, struct period bin);

/* "A", "A of B", "A, B of C"; key names the last conjunction: "list.or" or "list.and". */
struct localized localized_list(struct composer *composer, const struct localized *items, guint count, const char *key);

/* figure_words.c: sets the source of a figure that is filled, and what is said of its chart. */
void figure_say(struct composer *composer, struct figure *figure);

/* table.c: a figure under construction. */

struct table {
    struct composer *composer;
    struct figure *figure;
    GArray *columns;    /* struct column */
    GArray *rows;       /* struct row */
    GPtrArray *notes;   /* keys of phrases; several joined by a space are one note */
    GPtrArray *sources; /* ids */
    const char *scope;  /* as given to table_begin */
    const char *name;
    guint cell;        /* of the row under construction */
    bool notes_by_row; /* what is said of rows of the input stands at the row of the table, not under all of it */
    bool lists_ranges; /* some row of the input behind its numbers is a range */
};

/* scope "" or "party-vvd" and a name make the id. The first column is always the row's name. */
void table_begin(struct table *table, struct composer *composer, const char *scope, const char *name);

/* A column that is no measure. What it means is the phrase "meaning.KEY", its unit "unit.KEY". */
void table_column(struct table *table, const char *key, enum cell_kind kind, enum unit unit, struct localized header);

/* A column of words whose cells have codes for programs. */
void table_code_column(struct table *table, const char *key, enum code_kind code, struct localized header);

/* Gives what the first cell of each row says, words or their code, a column of its own in the data files, which have the
 * keys of the rows alone. What it means is the phrase "meaning.KEY". */
void table_beside_column(struct table *table, const char *key, enum code_kind code);

/* A column of a measure, under its own key and header; and under others, of a part of it: what is "Meta", "Vrouwen". */
void table_measure(struct table *table, enum measure measure);
void table_measure_of(struct table *table, const char *key, enum measure measure, struct localized header,
                      struct localized what);
void table_row(struct table *table, const char *key, struct localized label, const struct page *link);
struct row *table_last_row(struct table *table);
void table_label(struct table *table, struct localized text);

/* Words with their code: "" where there is nothing. */
void table_coded(struct table *table, struct localized text, const char *code);

/* A platform, by its name and its id; days, of one stretch or of several; neither words nor code. No days are a dash, and
 * nothing for programs; of several stretches these are joined by |. */
void table_platform(struct table *table, int platform);
void table_days(struct table *table, struct period days);
void table_stretches(struct table *table, const struct days *days);
void table_nothing(struct table *table);
void table_file(struct table *table, struct localized text, struct localized file);
void table_total(struct table *table, const struct total *total);
/* What one row of the input has of a measure, as it is. */
void table_row_amount(struct table *table, enum measure measure, guint32 index);
void table_interval(struct table *table, struct interval value);

/* A share or place: worked out from this total (and its rivals), whose rows are named as where it comes from. */
void table_derived(struct table *table, struct interval value, const struct total *total);
void table_state(struct table *table, enum state state);

/* True if some number of the table so far is a range. */
bool table_has_ranges(const struct table *table);

/* Adds a note to the cell made last. */
void table_mark(struct table *table, const char *key);

/* Adds a note to the figure that belongs to no cell. */
void table_note(struct table *table, const char *key);

/* Fixes rows and columns, composes the source line and the alt text of its chart. headline and subtitle are set by the
 * caller between the two calls or before. The figure joins the report. NULL rows need figure->empty. */
struct figure *table_end(struct table *table, struct localized headline, struct localized subtitle,
                         struct localized empty);

/* tab.c: the name of a figure's sheet in the workbook of what it is about. */
struct localized tab_name(struct composer *composer, const char *scope, const char *name);

/* True if the report shows anything of a measure: see only_if_given. */
bool measure_shown(const struct composer *composer, int measure);

/* The phrase that says what a column means, with its {measures} filled in. */
struct localized meaning_words(struct composer *composer, const char *key);

/* The header of a measure's column with its unit: "Uitgaven (€)"; key is "measure.spend.header". */
struct localized measure_header(struct composer *composer, enum measure measure);
/* Words with the unit of a measure behind them: "Alle partijen samen (EUR)". */
struct localized header_with_unit(struct composer *composer, struct localized words, enum measure measure);

/* What a measure is counted in: "euro", "personen". */
struct localized measure_unit(struct composer *composer, enum measure measure);
struct localized measure_name(struct composer *composer, enum measure measure);

/* The same inside a sentence, where it has no capital: "spending". */
struct localized measure_within(struct composer *composer, enum measure measure);

/* headlines.c: what the intervals prove, among all that is known of the days with figures. Each returns a sentence without a
 * full stop. */

struct localized headline_most(struct composer *composer, int platform, enum measure measure);
struct localized headline_places(struct composer *composer, int platform);
struct localized headline_bins(struct composer *composer, int platform, int subject, enum measure measure);
struct localized headline_party_bins(struct composer *composer, int platform);
struct localized headline_platforms(struct composer *composer, enum measure measure);

/* How many parties have spending listed on a platform: with fewer than two there is nothing to rank. */
guint parties_with_spending(const struct composer *composer, int platform);

/* Who may have spent the most. */
enum firsts {
    FIRSTS_NONE,      /* nobody is compared */
    FIRSTS_ZERO,      /* all that is listed is nothing */
    FIRSTS_ONE,       /* one party, for certain */
    FIRSTS_SOME,      /* one of a few */
    FIRSTS_MANY,      /* one of more than can be named */
    FIRSTS_EQUAL,     /* several spent the same, and more than all others */
    FIRSTS_ALL_EQUAL, /* all spent the same */
};

struct first_parties {
    enum firsts kind;
    guint count;            /* of the parties that may be first */
    struct localized names; /* "A, B of C", "A en B"; of at most three */
};

struct first_parties first_parties(struct composer *composer, int platform);

/* The parties whose spending on a platform is not in hand: "A and B"; empty if there are none. */
struct localized hidden_parties(struct composer *composer, int platform);

/* figures_*.c: each makes one figure. Those of the report as a whole: */

struct figure *figure_spend_by_party(struct composer *composer);
struct figure *figure_rank_by_party(struct composer *composer);
struct figure *figure_measure_by_party(struct composer *composer, enum measure measure);
struct figure *figure_measure_by_platform(struct composer *composer, enum measure measure);

/* Of a platform, of a party, and of both; NULL where there is nothing to show. */
struct figure *figure_platform_by_party(struct composer *composer, int platform);
struct figure *figure_platform_totals(struct composer *composer, int platform);
struct figure *figure_party_by_platform(struct composer *composer, int party);
struct figure *figure_rows(struct composer *composer, const char *scope, int party, int platform);
struct figure *figure_by_bin(struct composer *composer, const char *scope, int subject, int platform,
                             enum measure measure);
/* Spending on a platform by bin, one column per party with a value, in the order of their places. */
struct figure *figure_by_party_and_bin(struct composer *composer, int platform);
/* What had been spent by the end of each bin. */
struct figure *figure_cumulative(struct composer *composer, const char *scope, int subject, int platform,
                                 enum measure measure);
/* Parties by region, of all and of one. */
struct figure *figure_by_party_and_region(struct composer *composer, int platform, enum measure measure);
struct figure *figure_party_by_region(struct composer *composer, const char *scope, int party, int platform,
                                      enum measure measure);
/* What is published beside the totals and never added, of a platform (party -1) or of a party. */
struct figure *figure_references(struct composer *composer, const char *scope, int party, int platform);
struct figure *figure_by_region(struct composer *composer, const char *scope, int platform, enum measure measure);
struct figure *figure_by_age_gender(struct composer *composer, const char *scope, int platform, enum measure measure);

/* platform -1: all platforms. */
struct figure *figure_coverage(struct composer *composer, const char *scope, int platform);

/* The mapping as it is published, or NULL where there is none; a party's largest advertisers; the largest that belong to
 * no party. Where the figures name no advertisers, or none of these, the last two say so. */
struct figure *figure_advertisers(struct composer *composer);
struct figure *figure_party_advertisers(struct composer *composer, int party);
struct figure *figure_unmapped(struct composer *composer);

/* How many mappings to a party there are, and how many of these have a row with spending in the report's period. */
void count_mappings(const struct composer *composer, guint *mapped, guint *listed);

/* The phrase that says why the totals name no advertisers. */
const char *why_no_names(const struct composer *composer);

/* True where the figures of some platform name advertisers. */
bool any_names(const struct composer *composer);

/* Says why there is nothing, in the place of a figure: for every party and platform alike. Not published as data. */
struct figure *figure_nothing(struct composer *composer, const char *scope, const char *name, struct localized reason);

/* The same in the place of a figure along the axis, of which other figures may stand on the page. */
struct figure *figure_no_bins(struct composer *composer, const char *scope, const char *name, struct localized reason);

/* What is different from the previous edition. */
struct figure *figure_changes(struct composer *composer, struct changes *changes);

/* Lists of links for the downloads page. */
struct figure *figure_workbooks(struct composer *composer);
struct figure *figure_data_files(struct composer *composer);
struct figure *figure_data_whole(struct composer *composer);

/* What each column of each figure means: for the data dictionary. */
struct figure *figure_dictionary(struct composer *composer);

/* The press sheets, the sources and the corrections, as lists. */
struct figure *figure_press_sheets(struct composer *composer);
struct figure *figure_sources(struct composer *composer);
struct figure *figure_corrections(struct composer *composer);

/* pages.c: which pages there are and where they stand. */
void compose_pages(struct composer *composer);

/* publication.c: every figure, on its pages and in its workbook. */
void compose_figures(struct composer *composer);

/* slot.c: what stands in a {{slot}}. */

struct slot *slot_add(struct composer *composer, struct page *page, const char *name, enum slot_kind kind);
void slot_text(struct composer *composer, struct page *page, const char *name, struct localized text);
void slot_writing(struct composer *composer, struct page *page, const char *name, struct writing *writing);
void slot_page(struct composer *composer, struct page *page, const char *name, const char *key);
void slot_workbook(struct composer *composer, struct page *page, const char *name);

/* Key figures under construction. */
struct fact_list {
    GArray *facts[LANGUAGE_COUNT];
};

void facts_begin(struct fact_list *list);
void fact_add(struct composer *composer, struct fact_list *list, struct localized term, struct argument value,
              const char *remark_key, const struct argument *arguments, guint count);
#define FACT(composer, list, term, value, remark, ...)                                    \
    fact_add(composer, list, term, value, remark, (const struct argument[]){__VA_ARGS__}, \
             sizeof((const struct argument[]){__VA_ARGS__}) / sizeof(struct argument))
void slot_facts(struct composer *composer, struct page *page, struct fact_list *list);

/* A list under construction: struct list_item. */
struct list {
    GArray *items[LANGUAGE_COUNT];
};

void list_begin(struct list *list);
void list_add(struct composer *composer, struct list *list, struct writing *writing);
void slot_list(struct composer *composer, struct page *page, const char *name, struct list *list);

/* slots.c: the words and key numbers of every page. */
void compose_slots(struct composer *composer);

/* press.c: ready sentences about a party, each to stand alone. */
void press_slots(struct composer *composer, struct page *page, int party);

/* a_z.c: the index of pages, subjects and figures, in the order of each language. */
void a_z_slots(struct composer *composer, struct page *page);

struct page *page_of_key(const struct composer *composer, const char *key);
struct page *page_of_party(const struct composer *composer, int party);
struct page *page_of_platform(const struct composer *composer, int platform);
struct page *page_of_pair(const struct composer *composer, int party, int platform);
struct page *page_of_press(const struct composer *composer, int party);

/* The keys of the pages there is one of, besides the index; NULL beyond the last. */
const char *page_single_key(guint index);

/* "party-vvd", "platform-meta", "party-vvd-meta"; kept by the report. */
const char *scope_of_party(struct composer *composer, int party);
const char *scope_of_platform(struct composer *composer, int platform);
const char *scope_of_pair(struct composer *composer, int party, int platform);

/* A scope without the party and the platform it names: "party-ID", "platform-ID", "party-ID-ID". */
const char *scope_family(const struct composer *composer, const char *scope);

/* From the first to the last day a measure of a platform is known of, else the report's period. */
struct period collected_period(const struct composer *composer, int platform, enum measure measure);

#endif
