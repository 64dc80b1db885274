#include "read/statements.h"
#include "base/echo.h"
#include "model/statement.h"
#include "read/amount.h"
#include "read/figures.h"
#include "read/json.h"
#include "read/organisations.h"
#include "read/versions.h"

#include <string.h>

enum { MOST_STATEMENTS = 10 * 1000 * 1000 };

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
    "opdrachtgever_kvk_nummer",
    "opdrachtgever_contactpersoon",
    NULL,
};

/* One file being read. */
struct register_file {
    const struct figures *figures;
    struct json *json;
    const struct json_value *record;
    bool good;           /* so far, of the statement being read */
    guint outside;       /* statements of other days */
    GHashTable *strange; /* set of names of members that the register did not have before */
    GPtrArray *left_out; /* const char *: ids that report.yaml leaves out, of those that are there */
    struct organisations *organisations;
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
    bool good = !problem && read.state == STATE_VALUE && interval_is_point(read.value);
    if (good)
        *amount = read.value;
    else
        fault(file, value, "amount", "not an amount: '%s'; the register writes 1500.20: take the file again", text);
    return good;
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

/* True if report.yaml has the id of a statement in this list of its entry. */
static bool is_listed(const char *const *ids, const char *id) {
    return ids && g_strv_contains(ids, id);
}

/* A word of a list with private data in it is not taken over. */
static const char *list_of(struct register_file *file, const char *name, const char *contact) {
    g_autofree char *clean = organisations_clean(file->organisations, words_of(file, name), contact);
    return dataset_string(file->figures->reading->dataset, clean);
}

/* Whether the name of the organisation is that of a person: by what the statement says, unless report.yaml says it. */
static void read_sponsor(struct register_file *file, struct version *version, const char *contact) {
    const struct file_rule *rule = file->figures->rule;
    struct statement *statement = &version->statement;
    const struct json_value *value;
    struct dataset *dataset = file->figures->reading->dataset;
    g_autofree char *number = organisation_number(text_of(file, "opdrachtgever_kvk_nummer", &value));
    const struct sponsor sponsor = {statement->organisation, contact, *number};
    bool certain;
    const char *reason = organisations_withhold(file->organisations, &sponsor, &certain);
    statement->number = dataset_string(dataset, number);
    if (reason && (certain || !is_listed(rule->named, statement->id)))
        version->withheld = reason;
    statement->withheld = version->withheld || is_listed(rule->unnamed, statement->id);
    version->certain = certain;
}

/* "abc123": it becomes part of tables and addresses. */
static bool is_id(const char *id) {
    for (; g_ascii_isalnum(*id) || *id == '-' || *id == '_'; id++)
        ;
    return *id == '\0';
}

static void read_statement(struct register_file *file, struct version *version) {
    struct statement *statement = &version->statement;
    const struct json_value *value;
    const char *contact = text_of(file, "opdrachtgever_contactpersoon", &value);
    statement->campaign.first = day_of(file, "campagne_periode_startdatum");
    statement->campaign.last = day_of(file, "campagne_periode_einddatum");
    statement->media = list_of(file, "ingezette_media", contact);
    statement->targeting = list_of(file, "gebruikte_targeting_techniek", contact);
    statement->funds = list_of(file, "oorsprong_ontvangen_bedragen", contact);
    if (!*statement->organisation)
        fault(file, NULL, "empty", "a statement that does not say whose it is; take the file again");
    if (file->good && statement->campaign.first > statement->campaign.last)
        fault(file, NULL, "period", "the campaign ends before it begins; take the file again");
    statement->crosses = !period_contains(file->figures->reading->dataset->settings.period, statement->campaign);
    read_sponsor(file, version, contact);
    read_amounts(file, statement);
}

/* A draft has a number, and neither an organisation nor days. */
static bool is_blank(struct register_file *file) {
    return !*words_of(file, "opdrachtgever_naam_organisatie") && !*words_of(file, "campagne_periode_startdatum") &&
           !*words_of(file, "campagne_periode_einddatum");
}

static void take_version(struct register_file *file) {
    struct reading *reading = file->figures->reading;
    const struct json_value *value;
    struct version version = {
        .statement = {.id = words_of(file, "public_id"),
                      .organisation = words_of(file, "opdrachtgever_naam_organisatie"),
                      .place = {.file = file->figures->shown, .line = json_line(file->json)}},
        .number = count_of(file, "versions"),
        .count = count_of(file, "versions_count"),
        .published = dataset_string(reading->dataset, text_of(file, "date_published", &value)),
    };
    const char *id = version.statement.id;
    if (!*id || !is_id(id))
        fault(file, NULL, "empty", "a statement without %spublic_id; take the file again", *id ? "a proper " : "");
    if (is_listed(file->figures->rule->leave_out, id)) {
        g_ptr_array_add(file->left_out, (gpointer)id);
        versions_pass(reading->versions, id, version.number);
        return;
    }
    if (file->good && is_blank(file)) {
        json_report(file->json, file->record, SEVERITY_WARNING, "empty",
                    "statement '%s' says nothing, as a draft: unless a later version is here, it counts as one that is "
                    "not known; if it is to "
                    "be left out, write "
                    "'leave_out: [%s]' in its entry of report.yaml",
                    id, id);
        versions_blank(reading->versions, id, version.number);
        return;
    }
    read_statement(file, &version);
    if (!file->good)
        return;
    file->outside += !period_overlaps(version.statement.campaign, reading->dataset->settings.period);
    versions_add(reading->versions, &version);
}

/* A page has some forty members; of those that are not read, these are known. */
static void pass(const char *name, void *data) {
    static const char *const known[] = {"id",
                                        "meta",
                                        "name",
                                        "date_created",
                                        "date_updated",
                                        "organization_created",
                                        "theme",
                                        "theme_link",
                                        "relevante_links",
                                        "methode_waardebepaling_voordelen_natura",
                                        "reclame_boodschap",
                                        NULL};
    static const char *const beginnings[] = {"opdrachtgever_", "betalende_", "gezaghebbende_", "akkoord_", NULL};
    struct register_file *file = data;
    for (const char *const *beginning = beginnings; *beginning; beginning++)
        if (g_str_has_prefix(name, *beginning))
            return;
    if (!g_strv_contains(known, name))
        g_hash_table_add(file->strange, g_strdup(name));
}

/* How many statements an answer says there are: those that were asked for, or else all. */
static void told(struct json *json, const char *name, const char *number, void *data) {
    struct register_file *file = data;
    guint64 count;
    (void)json;
    if ((strcmp(name, "filter_count") == 0 || strcmp(name, "total_count") == 0) &&
        g_ascii_string_to_unsigned(number, 10, 0, MOST_STATEMENTS, &count, NULL))
        versions_counted(file->figures->reading->versions, (guint)count, file->figures->shown);
}

static void take(struct json *json, const struct json_value *record, void *data) {
    struct register_file *file = data;
    file->json = json;
    file->record = record;
    file->good = true;
    file->figures->file->rows++;
    take_version(file);
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
    if (g_hash_table_size(file->strange) > 0)
        figures_warning(figures, "members", "members that this program does not know of the register, not read: %s%s",
                        first_of(file->strange), g_hash_table_size(file->strange) > 1 ? " and more" : "");
    for (guint i = 0; i < file->left_out->len; i++)
        figures_warning(figures, "left-out", "statement '%s' is left out, as 'leave_out' in report.yaml says",
                        (const char *)file->left_out->pdata[i]);
}

void statements_read(const struct figures *figures) {
    static const char *const lists[] = {"items", "data", NULL};
    const struct json_wish wish = {.lists = lists, .members = members, .passed = pass, .about = "meta", .told = told};
    struct register_file file = {.figures = figures, .left_out = g_ptr_array_new()};
    file.organisations = organisations_new(figures->reading->dataset);
    file.strange = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char *currency = figures->reading->dataset->settings.currency;
    if (!json_is(figures->bytes))
        figures_error(figures, "kind", "the register gives statements as JSON, and this is not; take the file again");
    else if (currency && strcmp(currency, "EUR") != 0)
        figures_error(figures, "currency", "the register has euros, and the report's currency is %s", currency);
    else if (json_read(figures->bytes, figures->shown, figures->reading->diagnostics, &wish, take, &file))
        warn(&file);
    organisations_free(file.organisations);
    g_ptr_array_unref(file.left_out);
    g_hash_table_unref(file.strange);
}
