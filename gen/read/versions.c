#include "read/versions.h"
#include "read/organisations.h"
#include "read/party_names.h"

#include <string.h>

/* The latest version of a statement that was read so far. */
struct latest {
    struct version version;
    guint count;          /* versions of the statement, as the register says anywhere */
    struct place differs; /* where the same version is in other words; file NULL: nowhere */
};

struct versions {
    GHashTable *indices; /* id -> index + 1 among all */
    GArray *all;         /* struct latest, in the order read */
    GHashTable *read;    /* set of "id number", each a version that was read */
    guint blank;         /* statements that say nothing */
    guint older;         /* versions that a later one takes the place of */
    const char *older_file;
    guint counted; /* by the register; 0: it does not say */
    const char *counted_file;
};

struct versions *versions_new(void) {
    struct versions *versions = g_new0(struct versions, 1);
    versions->indices = g_hash_table_new(g_str_hash, g_str_equal);
    versions->all = g_array_new(FALSE, FALSE, sizeof(struct latest));
    versions->read = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return versions;
}

void versions_free(struct versions *versions) {
    g_hash_table_unref(versions->indices);
    g_array_unref(versions->all);
    g_hash_table_unref(versions->read);
    g_free(versions);
}

void versions_counted(struct versions *versions, guint count, const char *file) {
    if (count <= versions->counted)
        return;
    versions->counted = count;
    versions->counted_file = file;
}

void versions_pass(struct versions *versions, const char *id, guint number) {
    g_hash_table_add(versions->read, g_strdup_printf("%s %u", id, number));
}

void versions_blank(struct versions *versions) {
    versions->blank++;
}

/* Below zero if a is earlier than b. */
static int compare(const struct version *a, const struct version *b) {
    return a->number != b->number ? (a->number > b->number) - (a->number < b->number)
                                  : strcmp(a->published, b->published);
}

/* True if two versions say the same of all that is published. */
static bool same(const struct statement *a, const struct statement *b) {
    return strcmp(a->organisation, b->organisation) == 0 && strcmp(a->number, b->number) == 0 &&
           a->campaign.first == b->campaign.first && a->campaign.last == b->campaign.last &&
           a->says_paid == b->says_paid && a->says_whole == b->says_whole && interval_equal(a->paid, b->paid) &&
           interval_equal(a->whole, b->whole) && strcmp(a->media, b->media) == 0 &&
           strcmp(a->targeting, b->targeting) == 0 && strcmp(a->funds, b->funds) == 0;
}

static void note_older(struct versions *versions, const struct version *version) {
    if (!versions->older++)
        versions->older_file = version->statement.place.file;
}

void versions_add(struct versions *versions, const struct version *version) {
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(versions->indices, version->statement.id));
    versions_pass(versions, version->statement.id, version->number);
    if (!index) {
        struct latest first = {.version = *version, .count = version->count};
        g_array_append_val(versions->all, first);
        g_hash_table_insert(versions->indices, (gpointer)version->statement.id, GUINT_TO_POINTER(versions->all->len));
        return;
    }
    struct latest *latest = &g_array_index(versions->all, struct latest, index - 1);
    int order = compare(version, &latest->version);
    latest->count = MAX(latest->count, version->count);
    if (order != 0)
        note_older(versions, order > 0 ? &latest->version : version);
    if (order > 0) {
        latest->version = *version;
        latest->differs = (struct place){0};
    } else if (order == 0 && !latest->differs.file && !same(&latest->version.statement, &version->statement)) {
        latest->differs = version->statement.place;
    }
}

/* Of a version without a number, all that is known is whether it can be the only one. */
static bool is_superseded(const struct latest *latest) {
    return latest->count > latest->version.number && !(latest->count == 1 && latest->version.number == 0);
}

/* Nothing that this version says is sure to hold of the one that was not read. */
static void open_amounts(struct statement *statement) {
    statement->superseded = statement->says_paid = statement->says_whole = statement->says_online = true;
    statement->paid = statement->whole = statement->online = interval_from(0);
}

static void report_twice(const struct latest *latest, struct diagnostics *diagnostics) {
    const struct statement *statement = &latest->version.statement;
    diagnostics_add(
        diagnostics, SEVERITY_ERROR, "versions", latest->differs, NULL,
        "statement '%s' is here in other words than at %s:%u, as the same version; take both pages again, or "
        "remove the file that is older",
        statement->id, statement->place.file, statement->place.line);
}

static void report_superseded(const struct latest *latest, struct diagnostics *diagnostics) {
    const struct statement *statement = &latest->version.statement;
    diagnostics_add(
        diagnostics, SEVERITY_WARNING, "versions", statement->place, NULL,
        "version %u of statement '%s' is the latest here, and the register has %u: its amounts count as not "
        "known; take all pages again",
        latest->version.number, statement->id, latest->count);
}

static void report_missing(const struct versions *versions, const struct statements_given *given,
                           struct diagnostics *diagnostics) {
    guint missing = given->counted - given->read;
    if (versions->counted > given->read)
        diagnostics_add(
            diagnostics, SEVERITY_WARNING, "part", (struct place){.file = versions->counted_file}, NULL,
            "the register counts %u statements and versions, and %u of them %s not here: put all pages of its answer "
            "(page=1, page=2, ...) in the input folder and name them under 'files'; until then sums have no "
            "upper end",
            versions->counted, missing, missing == 1 ? "is" : "are");
}

static void report_withheld(const struct version *version, struct diagnostics *diagnostics) {
    const char *id = version->statement.id;
    g_autoptr(GString) message = g_string_new(NULL);
    g_string_printf(message, "the name in statement '%s' is not published: %s", id, version->withheld);
    if (!version->certain)
        g_string_append_printf(
            message,
            "; if it is that of an organisation, or of a candidate, write 'named: [%s]' in its entry "
            "of report.yaml",
            id);
    diagnostics_add(diagnostics, SEVERITY_WARNING, "person", version->statement.place, NULL, "%s", message->str);
}

/* A name that is published, of no party that is known and of nobody in the register of companies, may be a person's. */
static void report_unnumbered(const struct dataset *dataset, struct diagnostics *diagnostics) {
    g_autoptr(GHashTable) parties = party_names(dataset);
    const GArray *statements = dataset->statements;
    guint count = 0;
    const struct statement *first = NULL;
    for (guint i = 0; i < statements->len; i++) {
        const struct statement *statement = &g_array_index(statements, struct statement, i);
        if (*statement->number || !*statement->organisation || party_names_find(parties, statement->organisation) >= 0)
            continue;
        first = first ? first : statement;
        count++;
    }
    if (first)
        diagnostics_add(
            diagnostics, SEVERITY_WARNING, "person", first->place, NULL,
            "%u statement%s without a number in the register of companies, such as '%s': look whether %s of a "
            "private person; the name of one is not published after 'unnamed: [%s]' in its entry of report.yaml",
            count, count == 1 ? " is" : "s are", first->id, count == 1 ? "it is" : "they are", first->id);
}

void versions_settle(struct versions *versions, struct reading *reading) {
    struct dataset *dataset = reading->dataset;
    guint moved = 0; /* outside the report by a version that no longer counts: the one that does may be of it */
    for (guint i = 0; i < versions->all->len; i++) {
        struct latest *latest = &g_array_index(versions->all, struct latest, i);
        struct statement *statement = &latest->version.statement;
        if (latest->differs.file)
            report_twice(latest, reading->diagnostics);
        bool within = period_overlaps(statement->campaign, dataset->settings.period),
             superseded = is_superseded(latest);
        if (within && latest->version.withheld)
            report_withheld(&latest->version, reading->diagnostics);
        if (superseded) {
            report_superseded(latest, reading->diagnostics);
            open_amounts(statement);
        }
        moved += superseded && !within;
        if (within)
            g_array_append_val(dataset->statements, *statement);
    }
    struct statements_given *given = &dataset->statements_given;
    given->counted = MAX(versions->counted, g_hash_table_size(versions->read) + versions->blank);
    given->read = g_hash_table_size(versions->read) - moved;
    organisations_identify(dataset, dataset->statements);
    report_missing(versions, given, reading->diagnostics);
    report_unnumbered(dataset, reading->diagnostics);
    if (versions->older > 0)
        diagnostics_add(reading->diagnostics, SEVERITY_WARNING, "versions",
                        (struct place){.file = versions->older_file}, NULL,
                        "%u version%s of statements %s left out, since a later one counts", versions->older,
                        versions->older == 1 ? "" : "s", versions->older == 1 ? "is" : "are");
}
