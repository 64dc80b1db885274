#include "read/versions.h"
#include "read/organisations.h"
#include "read/party_names.h"

#include <string.h>

/* The latest version of a statement that was read so far. */
struct latest {
    struct version version;
    guint count;            /* versions of the statement, as the register says anywhere; 0: nowhere */
    struct place differs;   /* where the same version is in other words; file NULL: nowhere */
    const char *unnumbered; /* the latest day and time that a version without a number has; "": none */
    bool blanked;           /* a version that says nothing may be later */
};

/* A version that says nothing. */
struct blank {
    const char *id;
    guint number;
};

struct versions {
    GHashTable *indices; /* id -> index + 1 among all */
    GArray *all;         /* struct latest, in the order read */
    GHashTable *read;    /* set of "id number", each a version that was read */
    GArray *blanks;      /* struct blank */
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
    versions->blanks = g_array_new(FALSE, FALSE, sizeof(struct blank));
    return versions;
}

void versions_free(struct versions *versions) {
    g_hash_table_unref(versions->indices);
    g_array_unref(versions->all);
    g_hash_table_unref(versions->read);
    g_array_unref(versions->blanks);
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

void versions_blank(struct versions *versions, const char *id, guint number) {
    const struct blank blank = {id, number};
    g_array_append_val(versions->blanks, blank);
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

/* NULL: none of that statement was read. */
static struct latest *find_latest(const struct versions *versions, const char *id) {
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(versions->indices, id));
    return index ? &g_array_index(versions->all, struct latest, index - 1) : NULL;
}

/* What a version says of all versions of its statement. */
static void note_version(struct latest *latest, const struct version *version) {
    latest->count = MAX(latest->count, version->count);
    if (version->number == 0 && strcmp(version->published, latest->unnumbered) > 0)
        latest->unnumbered = version->published;
}

void versions_add(struct versions *versions, const struct version *version) {
    struct latest *latest = find_latest(versions, version->statement.id);
    versions_pass(versions, version->statement.id, version->number);
    if (!latest) {
        struct latest first = {.version = *version, .unnumbered = ""};
        note_version(&first, version);
        g_array_append_val(versions->all, first);
        g_hash_table_insert(versions->indices, (gpointer)version->statement.id, GUINT_TO_POINTER(versions->all->len));
        return;
    }
    int order = compare(version, &latest->version);
    note_version(latest, version);
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
static bool has_later(const struct latest *latest) {
    return latest->count > latest->version.number && !(latest->count == 1 && latest->version.number == 0);
}

/* True if another version that was read may be later: one that says nothing, or one of a later day without a number. */
static bool is_rivalled(const struct latest *latest) {
    return latest->blanked || (latest->version.number > 0 && strcmp(latest->unnumbered, latest->version.published) > 0);
}

/* True if what was read is all that the register counts, and no more than that: then all versions are here. */
static bool is_whole(const struct versions *versions, guint blank) {
    return versions->counted > 0 && versions->counted == g_hash_table_size(versions->read) + blank;
}

/* Nothing that this version says is sure to hold of the one that counts. */
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
    g_autoptr(GString) message = g_string_new(NULL);
    if (has_later(latest))
        g_string_printf(message, "version %u of statement '%s' is the latest here, and the register has %u",
                        latest->version.number, statement->id, latest->count);
    else if (is_rivalled(latest))
        g_string_printf(
            message, "statement '%s' has a version without a number, or one that says nothing, that may be the latest",
            statement->id);
    else
        g_string_printf(message, "the register does not say how many versions statement '%s' has", statement->id);
    diagnostics_add(diagnostics, SEVERITY_WARNING, "versions", statement->place, NULL,
                    "%s: it counts as one of which nothing is known; take all pages again", message->str);
}

/* Both are published as they are: which of the two is wrong is not known. */
static void report_smaller(const struct statement *statement, struct diagnostics *diagnostics) {
    if (statement->says_paid && statement->says_whole && statement->whole.high < statement->paid.high)
        diagnostics_add(
            diagnostics, SEVERITY_WARNING, "amount", statement->place, NULL,
            "statement '%s' says that its whole campaign is worth less than what it paid to media; both are "
            "published as they are: ask the organisation",
            statement->id);
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

/* A version that says nothing is one of a statement that was read, or else all that there is of one that is not known: how many
 * of these there are. */
static guint settle_blanks(const struct versions *versions) {
    g_autoptr(GHashTable) unknown = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < versions->blanks->len; i++) {
        const struct blank *blank = &g_array_index(versions->blanks, struct blank, i);
        struct latest *latest = find_latest(versions, blank->id);
        if (!latest) {
            g_hash_table_add(unknown, (gpointer)blank->id);
            continue;
        }
        g_hash_table_add(versions->read, g_strdup_printf("%s %u", blank->id, blank->number));
        latest->blanked = latest->blanked || blank->number == 0 || blank->number >= latest->version.number;
    }
    return g_hash_table_size(unknown);
}

/* Puts a latest version in the dataset, if it is about a day of the report. One that is superseded may be of the report whatever its days. */
static void settle_latest(const struct latest *latest, bool whole, struct reading *reading) {
    struct dataset *dataset = reading->dataset;
    struct statement statement = latest->version.statement;
    bool within = period_overlaps(statement.campaign, dataset->settings.period);
    if (latest->differs.file)
        report_twice(latest, reading->diagnostics);
    if (within && latest->version.withheld)
        report_withheld(&latest->version, reading->diagnostics);
    if (has_later(latest) || is_rivalled(latest) || (latest->count == 0 && !whole)) {
        report_superseded(latest, reading->diagnostics);
        open_amounts(&statement);
        statement.unsure = !has_later(latest);
        dataset->statements_given.superseded++;
    }
    if (!within)
        return;
    if (!statement.superseded)
        report_smaller(&statement, reading->diagnostics);
    g_array_append_val(dataset->statements, statement);
}

void versions_settle(struct versions *versions, struct reading *reading) {
    struct dataset *dataset = reading->dataset;
    guint blank = settle_blanks(versions);
    bool whole = is_whole(versions, blank);
    for (guint i = 0; i < versions->all->len; i++)
        settle_latest(&g_array_index(versions->all, struct latest, i), whole, reading);
    struct statements_given *given = &dataset->statements_given;
    given->counted = MAX(versions->counted, g_hash_table_size(versions->read) + blank);
    given->read = g_hash_table_size(versions->read);
    organisations_identify(dataset, dataset->statements);
    report_missing(versions, given, reading->diagnostics);
    report_unnumbered(dataset, reading->diagnostics);
    if (versions->older > 0)
        diagnostics_add(reading->diagnostics, SEVERITY_WARNING, "versions",
                        (struct place){.file = versions->older_file}, NULL,
                        "%u version%s of statements %s left out, since a later one counts", versions->older,
                        versions->older == 1 ? "" : "s", versions->older == 1 ? "is" : "are");
}
