#include "read/statements.h"
#include "base/echo.h"
#include "model/statement.h"
#include "read/amount.h"
#include "read/figures.h"
#include "read/json.h"

#include <string.h>

const struct csv_column statement_columns[STATEMENT_COLUMNS] = {
    {"public_id", true},
    {"versions_count", false},
    {"date_published", false},
    {"opdrachtgever_naam_organisatie", true},
    {"betaalde_media_waarde_euro", false},
    {"totale_waarde_campagne_euro", false},
    {"campagne_periode_startdatum", true},
    {"campagne_periode_einddatum", true},
    {"oorsprong_ontvangen_bedragen", false},
    {"ingezette_media", false},
};

static const char *const members[] = {
    "public_id",
    "versions",
    "versions_count",
    "date_published",
    "opdrachtgever_naam_organisatie",
    "campagne_periode_startdatum",
    "campagne_periode_einddatum",
    "betaalde_media_waarde_euro",
    "totale_waarde_campagne_euro",
    "gebruikte_targeting_techniek",
    "oorsprong_ontvangen_bedragen",
    "ingezette_media",
    NULL,
};

/* One file being read. */
struct register_file {
    const struct figures *figures;
    struct json *json;
    const struct json_value *record;
    bool good;           /* so far, of the statement being read */
    guint outside;       /* statements of other days */
    guint older;         /* versions that a later one takes the place of */
    guint lacking;       /* statements of which the file has fewer versions than the register says there are */
    GHashTable *strange; /* set of names of members that the register did not have before */
    GPtrArray *left_out; /* const char *: ids that report.yaml leaves out, of those that are there */
};

static void G_GNUC_PRINTF(4, 5)
    fault(struct register_file *file, const struct json_value *value, const char *rule, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    json_report(file->json, value ? value : file->record, SEVERITY_ERROR, rule, "%s", message);
    file->good = false;
}

/* The text of a member; "" if it is not there, null, or empty. */
static const char *text_of(struct register_file *file, const char *name, const struct json_value **value) {
    bool twice;
    *value = json_member(file->record, name, &twice);
    if (twice)
        fault(file, *value, "twice", "'%s' is there twice; take the file again", name);
    if (!*value || (*value)->kind == JSON_NULL)
        return "";
    if ((*value)->kind != JSON_TEXT && (*value)->kind != JSON_NUMBER) {
        fault(file, *value, "text", "'%s' must be a text or a number; take the file again", name);
        return "";
    }
    return (*value)->text;
}

static const char *words_of(struct register_file *file, const char *name) {
    const struct json_value *value;
    const char *text = text_of(file, name, &value);
    g_autofree char *clean = g_strstrip(g_strdup(text));
    return figures_clean(file->figures->reading->dataset, clean);
}

/* "2025-10-01", also with a time behind it. */
static day_number day_of(struct register_file *file, const char *name) {
    const struct json_value *value;
    const char *text = text_of(file, name, &value);
    g_autofree char *date = g_strndup(text, 10);
    day_number day = 0;
    if (!*text)
        fault(file, value, "empty", "'%s' must be filled in; take the file again", name);
    else if (!date_parse(date, &day))
        fault(file, value, "date", "not a day: '%s'; the register writes 2025-10-01: take the file again", text);
    return day;
}

/* Without what to do in a spreadsheet, in brackets behind it: no spreadsheet wrote this. */
static int length_of_remedy(const char *problem) {
    const char *brackets = strstr(problem, " (");
    return (int)(brackets ? brackets - problem : (gssize)strlen(problem));
}

/* "1500.20"; false if the statement does not say it. */
static bool money_of(struct register_file *file, const char *name, struct interval *amount) {
    struct amount_form form = amount_form_of(file->figures->reading->dataset, UNIT_MONEY, false);
    const struct json_value *value;
    const char *text = text_of(file, name, &value);
    struct amount read = {0};
    *amount = interval_of(0);
    if (!*text)
        return false;
    const char *problem = amount_read(text, &form, &read);
    if (!problem && (read.state != STATE_VALUE || !interval_is_point(read.value)))
        problem = "the register has one number here; take the file again";
    if (problem)
        fault(file, value, "amount", "not an amount: '%s'; %.*s", text, length_of_remedy(problem), problem);
    else
        *amount = read.value;
    return !problem;
}

static guint count_of(struct register_file *file, const char *name) {
    const struct json_value *value;
    guint64 number = 0;
    const char *text = text_of(file, name, &value);
    if (*text && !g_ascii_string_to_unsigned(text, 10, 0, 100000, &number, NULL))
        fault(file, value, "number", "'%s' must be a whole number: '%s'; take the file again", name, text);
    return (guint)number;
}

static void read_amounts(struct register_file *file, struct statement *statement) {
    statement->says_paid = money_of(file, "betaalde_media_waarde_euro", &statement->paid);
    statement->says_whole = money_of(file, "totale_waarde_campagne_euro", &statement->whole);
    if (statement->crosses) {
        statement->paid = interval_from_zero(statement->paid);
        statement->whole = interval_from_zero(statement->whole);
    }
    statement->says_online = statement->says_paid || statement_is_elsewhere(statement->media);
    statement->online = statement_online(statement->paid, statement->media);
}

static bool is_left_out(const struct register_file *file, const char *id) {
    const char *const *ids = file->figures->rule->leave_out;
    return ids && g_strv_contains(ids, id);
}

/* A version: which it is, and the day and time it was published on. */
struct version {
    guint number;
    const char *published;
};

static bool is_later(struct version a, struct version b) {
    return a.number != b.number ? a.number > b.number : strcmp(a.published, b.published) > 0;
}

/* Puts a statement in the place of an earlier version of it, or behind the others. */
static void keep(struct register_file *file, struct statement *statement, const char *published) {
    struct reading *reading = file->figures->reading;
    GArray *all = reading->dataset->statements;
    gpointer found = g_hash_table_lookup(reading->statements, statement->id);
    const char *key = dataset_string(reading->dataset, published);
    if (!found) {
        g_array_append_val(all, *statement);
        g_ptr_array_add(reading->published, (gpointer)key);
        g_hash_table_insert(reading->statements, (gpointer)statement->id, GUINT_TO_POINTER(all->len));
        return;
    }
    guint index = GPOINTER_TO_UINT(found) - 1;
    struct statement *other = &g_array_index(all, struct statement, index);
    file->older++;
    if (is_later((struct version){statement->version, published},
                 (struct version){other->version, reading->published->pdata[index]})) {
        *other = *statement;
        reading->published->pdata[index] = (gpointer)key;
    }
}

static void read_statement(struct register_file *file) {
    struct dataset *dataset = file->figures->reading->dataset;
    const struct json_value *value;
    struct statement statement = {
        .id = words_of(file, "public_id"),
        .organisation = words_of(file, "opdrachtgever_naam_organisatie"),
        .campaign = {day_of(file, "campagne_periode_startdatum"), day_of(file, "campagne_periode_einddatum")},
        .media = words_of(file, "ingezette_media"),
        .targeting = words_of(file, "gebruikte_targeting_techniek"),
        .funds = words_of(file, "oorsprong_ontvangen_bedragen"),
        .version = count_of(file, "versions"),
        .place = {.file = file->figures->shown, .line = json_line(file->json)},
    };
    const char *published = text_of(file, "date_published", &value);
    if (!*statement.id)
        fault(file, NULL, "empty", "a statement without public_id; take the file again");
    if (!*statement.organisation)
        fault(file, NULL, "empty", "a statement that does not say whose it is; take the file again");
    if (file->good && statement.campaign.first > statement.campaign.last)
        fault(file, NULL, "period", "the campaign ends before it begins; take the file again");
    if (is_left_out(file, statement.id)) {
        g_ptr_array_add(file->left_out, (gpointer)statement.id);
        return;
    }
    statement.crosses = !period_contains(dataset->settings.period, statement.campaign);
    read_amounts(file, &statement);
    guint count = count_of(file, "versions_count");
    if (!file->good)
        return;
    file->outside += !period_overlaps(statement.campaign, dataset->settings.period);
    file->lacking += count && count != statement.version;
    keep(file, &statement, published);
}

/* A page has some forty members; of those that are not read, these are known. */
static void pass(const char *name, void *data) {
    static const char *const known[] = {
        "id", "meta", "name", "date_created", "date_updated", "organization_created", "theme", "theme_link", NULL};
    static const char *const beginnings[] = {"opdrachtgever_", "betalende_", "gezaghebbende_", "akkoord_", NULL};
    struct register_file *file = data;
    for (const char *const *beginning = beginnings; *beginning; beginning++)
        if (g_str_has_prefix(name, *beginning))
            return;
    if (!g_strv_contains(known, name))
        g_hash_table_add(file->strange, g_strdup(name));
}

static void take(struct json *json, const struct json_value *record, void *data) {
    struct register_file *file = data;
    file->json = json;
    file->record = record;
    file->good = true;
    file->figures->file->rows++;
    read_statement(file);
}

/* The first of these names by the alphabet. */
static const char *first_of(GHashTable *names) {
    GHashTableIter all;
    gpointer name;
    const char *first = NULL;
    g_hash_table_iter_init(&all, names);
    while (g_hash_table_iter_next(&all, &name, NULL))
        first = !first || strcmp(name, first) < 0 ? name : first;
    return first;
}

static void warn(const struct register_file *file) {
    const struct figures *figures = file->figures;
    if (figures->file->rows == 0)
        figures_warning(figures, "empty", "a page without statements; if it is not the last of several, take it again");
    if (file->outside > 0)
        figures_warning(figures, "outside-period", "%u statement%s about no day of the report and %s left out",
                        file->outside, file->outside == 1 ? " is" : "s are", file->outside == 1 ? "is" : "are");
    if (file->older > 0)
        figures_warning(figures, "versions", "%u version%s of statements %s left out, since a later one counts",
                        file->older, file->older == 1 ? "" : "s", file->older == 1 ? "is" : "are");
    if (file->lacking > 0)
        figures_warning(figures, "versions",
                        "%u statement%s not the last of the versions that the register counts; a later one may be on "
                        "another page",
                        file->lacking, file->lacking == 1 ? " is" : "s are");
    if (g_hash_table_size(file->strange) > 0)
        figures_warning(figures, "members", "members that this program does not know of the register, not read: %s%s",
                        first_of(file->strange), g_hash_table_size(file->strange) > 1 ? " and more" : "");
    for (guint i = 0; i < file->left_out->len; i++)
        figures_warning(figures, "left-out", "statement '%s' is left out, as 'leave_out' in report.yaml says",
                        (const char *)file->left_out->pdata[i]);
}

void statements_read(const struct figures *figures) {
    static const char *const lists[] = {"items", "data", NULL};
    const struct json_wish wish = {.lists = lists, .members = members, .passed = pass};
    struct register_file file = {.figures = figures, .left_out = g_ptr_array_new()};
    file.strange = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char *currency = figures->reading->dataset->settings.currency;
    if (!json_is(figures->bytes))
        figures_error(figures, "kind", "the register gives statements as JSON, and this is not; take the file again");
    else if (currency && strcmp(currency, "EUR") != 0)
        figures_error(figures, "currency", "the register has euros, and the report's currency is %s", currency);
    else if (json_read(figures->bytes, figures->shown, figures->reading->diagnostics, &wish, take, &file))
        warn(&file);
    g_ptr_array_unref(file.left_out);
    g_hash_table_unref(file.strange);
}

void statements_settle(struct reading *reading) {
    GArray *all = reading->dataset->statements;
    guint kept = 0;
    for (guint i = 0; i < all->len; i++) {
        const struct statement *statement = &g_array_index(all, struct statement, i);
        if (period_overlaps(statement->campaign, reading->dataset->settings.period))
            g_array_index(all, struct statement, kept++) = *statement;
    }
    g_array_set_size(all, kept);
}
