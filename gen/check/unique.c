/* Names are addresses: of pages, figures, rows and columns no two may be the same, even on a disk that takes capital
 * and small letters for the same; and no folder may have a name that Windows cannot write. They are checked in the
 * report itself, which has all of them. */
#include "check/check.h"
#include "base/echo.h"
#include "check/rules.h"

#include <string.h>

/* Keys of rows and columns that are there beside those of parties, so that no party can have one of them as its id. */
static const struct {
    const char *id;
    const char *what;
} reserved[] = {
    {"all", "the row of everything that is listed"},
    {"all-mapped", "the row of all parties together"},
    {"signatories", "the row of the parties that signed the code"},
    {"several", "what may be of one of several parties"},
    {"day", "the column of days"},
    {"week", "the column of weeks"},
    {"month", "the column of months"},
    {"half-year", "the column of half-years"},
    {"year", "the column of years"},
    {"region", "the column of regions"},
    {"country", "the column of countries"},
};

/* Windows takes these names for devices, also with a point and more behind them; index is the file of a folder
 * itself. */
static const char *cannot_be_folder(const char *name) {
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    for (gsize i = 0; i < G_N_ELEMENTS(devices); i++)
        if (g_ascii_strcasecmp(name, devices[i]) == 0)
            return "Windows cannot write a folder of that name";
    bool numbered = g_ascii_strncasecmp(name, "com", 3) == 0 || g_ascii_strncasecmp(name, "lpt", 3) == 0;
    if (numbered && strlen(name) == 4 && name[3] >= '1' && name[3] <= '9')
        return "Windows cannot write a folder of that name";
    return g_ascii_strcasecmp(name, "index") == 0 ? "'index' is the file that a folder opens with" : NULL;
}

static void check_folder(const struct check *check, const char *id, struct place place) {
    const char *reason = cannot_be_folder(id);
    if (reason)
        check_report(check, SEVERITY_ERROR, place, "'%s' would be a folder, and %s; choose another id", id, reason);
}

void check_reserved(const struct check *check) {
    for (guint i = 0; i < check->dataset->parties->len; i++) {
        const struct party *party = dataset_party(check->dataset, (int)i);
        check_folder(check, party->id, party->place);
        for (gsize j = 0; j < G_N_ELEMENTS(reserved); j++)
            if (strcmp(party->id, reserved[j].id) == 0)
                check_report(check, SEVERITY_ERROR, party->place,
                             "no party can be called '%s': in tables that is %s; choose another id", party->id,
                             reserved[j].what);
    }
    for (guint i = 0; i < check->dataset->platforms->len; i++) {
        const struct platform *platform = dataset_platform(check->dataset, (int)i);
        check_folder(check, platform->id, platform->place);
    }
    for (guint i = 0; i < check->dataset->sets->len; i++)
        check_folder(check, dataset_set(check->dataset, (int)i)->id, dataset_set(check->dataset, (int)i)->place);
    for (guint i = 0; i < check->dataset->commitments->len; i++) {
        const struct commitment *commitment = dataset_commitment(check->dataset, (int)i);
        check_folder(check, commitment->number, commitment->place);
    }
    for (guint i = 0; i < check->dataset->signatories->len; i++) {
        const struct signatory *signatory = dataset_signatory(check->dataset, (int)i);
        if (signatory->party < 0 && signatory->platform < 0)
            check_folder(check, signatory->id, signatory->place);
    }
}

/* What was reported so far: several names of one kind that come from one place are one finding. */
struct claims {
    const struct report *report;
    struct diagnostics *diagnostics;
    GHashTable *said; /* set of places, each with a kind */
};

static G_GNUC_PRINTF(4, 5) void say(struct claims *claims, const char *kind, struct place place, const char *format,
                                    ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    g_autofree char *key = g_strdup_printf("%s:%u:%s", place.file ? place.file : message, place.line, kind);
    if (g_hash_table_add(claims->said, g_steal_pointer(&key)))
        diagnostics_add(claims->diagnostics, SEVERITY_ERROR, "same-name", place, NULL, "%s", message);
}

/* True of a name without capitals and beyond doubt. */
static bool is_folded(const char *name) {
    while (*name && (unsigned char)*name < 0x80 && !g_ascii_isupper(*name))
        name++;
    return !*name;
}

/* Gives a name to its owner. If it has another owner already it stays with that one, which is returned; else NULL. */
static const void *claim(GHashTable *owners, const char *name, const void *owner) {
    g_autofree char *key = is_folded(name) ? g_strdup(name) : g_utf8_casefold(name, -1);
    const void *earlier = g_hash_table_lookup(owners, key);
    if (!earlier)
        g_hash_table_insert(owners, g_steal_pointer(&key), (gpointer)owner);
    return earlier;
}

static GHashTable *owners_new(void) {
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* The file of a page that the team wrote, or of a page of which there is only one; NULL for pages of parties and
 * platforms. */
static const struct page_template *template_of(const struct report *report, const struct page *page) {
    for (int language = 0; language < LANGUAGE_COUNT && subject_is_whole(page->subject); language++) {
        const struct page_template *template =
            templates_page(report->templates, (enum language)language, page->template_name);
        if (template)
            return template;
    }
    return NULL;
}

/* Where the last part of a page's address was written: the id of the platform or party that it ends with, the name of its
 * file, or a phrase. */
static struct place page_place(const struct report *report, const struct page *page) {
    const struct page_template *template = template_of(report, page);
    if (page->subject.platform >= 0)
        return dataset_platform(report->dataset, page->subject.platform)->place;
    if (page->subject.party >= 0)
        return dataset_party(report->dataset, page->subject.party)->place;
    if (page->subject.signatory >= 0)
        return dataset_signatory(report->dataset, page->subject.signatory)->place;
    if (page->subject.commitment >= 0)
        return dataset_commitment(report->dataset, page->subject.commitment)->place;
    if (page->subject.set >= 0)
        return dataset_set(report->dataset, page->subject.set)->place;
    return (struct place){.file = page->own && template ? template->file : report->templates->strings_file};
}

static char *page_words(const struct report *report, const struct page *page) {
    struct subject subject = page->subject;
    const char *press = strcmp(page->template_name, TEMPLATE_PRESS) == 0 ? "press " : "";
    if (subject_is_pair(subject))
        return echo_format("the page of party '%s' on platform '%s'", dataset_party(report->dataset, subject.party)->id,
                           dataset_platform(report->dataset, subject.platform)->id);
    if (subject.party >= 0)
        return echo_format("the %spage of party '%s'", press, dataset_party(report->dataset, subject.party)->id);
    if (subject.platform >= 0)
        return echo_format("the page of platform '%s'", dataset_platform(report->dataset, subject.platform)->id);
    return echo_format("the page '%s'", page->key);
}

/* A page of the team's own gives way to one of the program's, a party to a party on a platform. */
static const struct page *which_gives_way(const struct page *later, const struct page *earlier) {
    return later->own || (!earlier->own && !subject_is_pair(later->subject)) ? later : earlier;
}

static void say_pages(struct claims *claims, const char *name, const struct page *later, const struct page *earlier) {
    const struct page *given = which_gives_way(later, earlier), *kept = given == later ? earlier : later;
    g_autofree char *kept_words = page_words(claims->report, kept), *words = page_words(claims->report, given);
    struct place place = page_place(claims->report, given);
    if (given->own)
        say(claims, "name", place, "%s is called '%s' already; give this file another name", kept_words, name);
    else if (subject_is_whole(given->subject))
        say(claims, "name", place, "%s and %s would both be called '%s'; change one of their phrases 'path.NAME'",
            kept_words, words, name);
    else
        say(claims, "name", place, "%s and %s would both be called '%s'; change one of the ids", kept_words, words,
            name);
}

/* The last part of a page's address: "vvd" of "nl/partij/vvd/". Caller frees. */
static char *last_part(const char *path) {
    g_autofree char *folder = g_strndup(path, strlen(path) - 1);
    return g_path_get_basename(folder);
}

static void check_address(struct claims *claims, GHashTable *addresses, const struct page *page, const char *path) {
    const struct page *earlier = claim(addresses, path, page);
    if (earlier)
        say_pages(claims, path, page, earlier);
    g_autofree char *part = last_part(path);
    const char *reason = page->parent ? cannot_be_folder(part) : NULL;
    if (reason && page->own)
        say(claims, "folder", page_place(claims->report, page), "%s; give this file another name", reason);
    else if (reason)
        say(claims, "folder", page_place(claims->report, page), "'%s' would be a folder, and %s; choose another", part,
            reason);
}

static void check_page_names(struct claims *claims) {
    g_autoptr(GHashTable) keys = owners_new(), addresses = owners_new();
    const GPtrArray *pages = claims->report->pages;
    for (guint i = 0; i < pages->len; i++) {
        const struct page *page = g_ptr_array_index(pages, i), *earlier = claim(keys, page->key, page);
        if (earlier)
            say_pages(claims, page->key, page, earlier);
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            if (claims->report->dataset->settings.publishes[language] && page->path.text[language])
                check_address(claims, addresses, page, page->path.text[language]);
    }
}

/* Where a figure's own name was written: its party or platform. */
static struct place figure_place(const struct claims *claims, const struct figure *figure) {
    const struct dataset *dataset = claims->report->dataset;
    if (figure->subject.party >= 0)
        return dataset_party(dataset, figure->subject.party)->place;
    int set = subject_set(dataset, figure->subject);
    if (set >= 0)
        return dataset_set(dataset, set)->place;
    return figure->subject.platform >= 0 ? dataset_platform(dataset, figure->subject.platform)->place
                                         : (struct place){.file = dataset->settings.file};
}

/* The first line of input behind a cell; false if it has none. */
static bool cell_place(const struct claims *claims, const struct cell *cell, struct place *place) {
    g_autoptr(GArray) rows = cell->origin ? origin_rows(cell->origin) : NULL;
    if (!rows || rows->len == 0)
        return false;
    guint32 index = g_array_index(rows, struct origin_row, 0).row;
    const struct observation *row = &g_array_index(claims->report->dataset->observations, struct observation, index);
    *place = (struct place){.file = row->from->file, .line = row->line};
    return true;
}

/* The first line of input behind a row or a column; of one that has none, where the figure's name was written. */
static struct place row_place(const struct claims *claims, const struct figure *figure, const struct row *row) {
    struct place place;
    for (guint i = 1; i < figure->column_count; i++)
        if (cell_place(claims, &row->cells[i], &place))
            return place;
    return figure_place(claims, figure);
}

static struct place column_place(const struct claims *claims, const struct figure *figure, guint column) {
    struct place place;
    for (guint r = 0; figure->rows && r < figure->row_count; r++)
        if (cell_place(claims, &figure->rows[r].cells[column], &place))
            return place;
    return figure_place(claims, figure);
}

/* A party whose id makes this key; NULL if there is none. */
static const struct party *party_of_key(const struct claims *claims, const char *key) {
    g_autofree char *id = g_strdelimit(g_strdup(key), "_", '-');
    int party = dataset_find_party(claims->report->dataset, id);
    return party < 0 ? NULL : dataset_party(claims->report->dataset, party);
}

/* Two rows or columns of a figure under one key, by their names in the first language there is. */
static void say_inside(struct claims *claims, const struct figure *figure, const char *what, const char *key,
                       const struct localized names[2], struct place place) {
    const struct party *party = party_of_key(claims, key);
    enum language language = settings_first_language(&claims->report->dataset->settings);
    if (party)
        say(claims, what, party->place, "two %s of %s would be called '%s': '%s' and '%s'; change the id of party '%s'",
            what, figure->id, key, names[0].text[language], names[1].text[language], party->id);
    else
        say(claims, what, place, "two %s of %s would be called '%s': '%s' and '%s'; write it the same everywhere", what,
            figure->id, key, names[0].text[language], names[1].text[language]);
}

/* Rows that were not made, since nobody looks at them, are bins: no two have the same key. */
static void check_rows(struct claims *claims, const struct figure *figure) {
    g_autoptr(GHashTable) keys = owners_new();
    if (!figure->rows)
        return;
    for (guint r = 0; r < figure->row_count; r++) {
        const struct row *row = &figure->rows[r], *earlier = claim(keys, row->key, row);
        if (!earlier)
            continue;
        const struct localized names[2] = {*earlier->cells[0].text, *row->cells[0].text};
        say_inside(claims, figure, "rows", row->key, names, row_place(claims, figure, row));
    }
}

static void check_columns(struct claims *claims, const struct figure *figure) {
    g_autoptr(GHashTable) keys = owners_new();
    for (guint i = 0; i < figure_field_count(figure); i++) {
        struct figure_field field = figure_field(figure, i);
        const struct column *earlier = claim(keys, field.column->key, field.column);
        if (!earlier)
            continue;
        const struct localized names[2] = {earlier->header, field.column->header};
        say_inside(claims, figure, "columns", field.column->key, names, column_place(claims, figure, field.cell));
    }
}

static void check_figures(struct claims *claims) {
    g_autoptr(GHashTable) ids = owners_new();
    const GPtrArray *figures = claims->report->figures;
    for (guint i = 0; i < figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(figures, i);
        if (claim(ids, figure->id, figure))
            say(claims, "name", figure_place(claims, figure),
                "two figures would be called '%s'; change the id of this party or platform", figure->id);
        check_rows(claims, figure);
        check_columns(claims, figure);
    }
}

void check_unique(const struct report *report, struct diagnostics *diagnostics) {
    struct claims claims = {report, diagnostics, owners_new()};
    check_page_names(&claims);
    check_figures(&claims);
    g_hash_table_unref(claims.said);
}
