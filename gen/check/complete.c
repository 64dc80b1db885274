#include "check/rules.h"

/* Missing data need not be a mistake, so these are warnings. Each says everything about a platform in one line. */

static bool counts(const struct check *check, const struct observation *row) {
    return row->role != ROLE_REFERENCE && period_overlaps(row->period, check->dataset->settings.period);
}

/* For each day of the report, how many statements, files and rows are about it, kept as differences from day to day. */
struct calendar {
    struct period whole;
    int *changes;
};

static void calendar_mark(struct calendar *calendar, struct period period) {
    if (!period_overlaps(period, calendar->whole))
        return;
    calendar->changes[MAX(period.first, calendar->whole.first) - calendar->whole.first]++;
    calendar->changes[MIN(period.last, calendar->whole.last) - calendar->whole.first + 1]--;
}

static void mark_statements(const struct check *check, int index, struct calendar *calendar) {
    const GArray *coverage = check->dataset->coverage;
    const struct platform *platform = dataset_platform(check->dataset, index);
    for (guint i = 0; i < coverage->len; i++) {
        const struct coverage *statement = &g_array_index(coverage, struct coverage, i);
        if (statement->platform == index)
            calendar_mark(calendar, statement->period);
    }
    if (platform->offered_from)
        calendar_mark(calendar, (struct period){0, platform->offered_from - 1});
    if (platform->offered_until)
        calendar_mark(calendar, (struct period){platform->offered_until + 1, G_MAXINT32});
}

/* Marks the days of files and rows of one role; true if there are any. */
static bool mark_role(const struct check *check, int index, enum role role, struct calendar *calendar) {
    const GArray *files = check->dataset->figures_files;
    const GArray *rows = check->dataset->observations;
    bool any = false;
    for (guint i = 0; i < files->len; i++) {
        const struct figures_file *file = &g_array_index(files, struct figures_file, i);
        if (file->platform != index || file->role != role || !file->covers.first)
            continue;
        any = any || period_overlaps(file->covers, calendar->whole);
        calendar_mark(calendar, file->covers);
    }
    for (guint i = 0; i < rows->len; i++) {
        const struct observation *row = &g_array_index(rows, struct observation, i);
        if (row->platform != index || row->role != role || !counts(check, row))
            continue;
        any = true;
        calendar_mark(calendar, row->period);
    }
    return any;
}

enum { STRETCHES_NAMED = 5 };

/* "2023-03-03, 2023-03-05 to 2023-03-07 and 3 more stretches"; the number of days. */
static guint append_gaps(const struct calendar *calendar, GString *out) {
    int marks = 0;
    guint stretches = 0, missing = 0;
    struct period gap = {0, 0};
    for (day_number day = calendar->whole.first; day <= calendar->whole.last + 1; day++) {
        bool inside = day <= calendar->whole.last;
        marks += inside ? calendar->changes[day - calendar->whole.first] : 0;
        if (inside && marks == 0) {
            gap = (struct period){gap.first ? gap.first : day, day};
            missing++;
            continue;
        }
        if (gap.first && stretches++ < STRETCHES_NAMED) {
            g_string_append(out, out->len ? ", " : "");
            append_days(out, gap);
        }
        gap.first = 0;
    }
    if (stretches > STRETCHES_NAMED)
        g_string_append_printf(out, " and %u more stretch%s", stretches - STRETCHES_NAMED,
                               stretches == STRETCHES_NAMED + 1 ? "" : "es");
    return missing;
}

void check_days(const struct check *check) {
    const struct dataset *dataset = check->dataset;
    struct period whole = dataset->settings.period;
    for (int i = 0; whole.first && i < (int)dataset->platforms->len; i++) {
        g_autofree int *changes = g_new0(int, (gsize)period_days(whole) + 1);
        struct calendar calendar = {whole, changes};
        g_autoptr(GString) gaps = g_string_new(NULL);
        mark_statements(check, i, &calendar);
        /* reports of regions say nothing about the country; they count only if there is nothing else */
        bool any = mark_role(check, i, ROLE_MAIN, &calendar) || mark_role(check, i, ROLE_PART, &calendar);
        guint missing = any ? append_gaps(&calendar, gaps) : 0;
        if (missing > 0)
            check_report(check, SEVERITY_WARNING, (struct place){.file = dataset->settings.file},
                         "%s: %s %s in no file; say not_collected in coverage.csv, or add %s",
                         dataset_platform(dataset, i)->id, gaps->str, missing == 1 ? "is" : "are",
                         missing == 1 ? "it" : "them");
    }
}

/* advertisers.csv, as messages call it; it need not be there. Caller frees. */
static char *links_file(const struct check *check) {
    return check->dataset->folder ? g_build_filename(check->dataset->folder, "advertisers.csv", NULL)
                                  : g_strdup("advertisers.csv");
}

/* The parties that a platform's rows name, or that an account is linked to on some day of the report. */
struct links {
    bool lists_advertisers;
    bool *known; /* [party] */
    guint count;
};

static void know(struct links *links, int party) {
    if (party < 0 || links->known[party])
        return;
    links->known[party] = true;
    links->count++;
}

static struct links links_of(const struct check *check, int platform) {
    const struct dataset *dataset = check->dataset;
    struct links links = {.known = g_new0(bool, dataset->parties->len + 1)};
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        if (row->platform != platform || !counts(check, row))
            continue;
        if (*row->from->advertiser_id)
            links.lists_advertisers = true;
        else
            know(&links, row->party);
    }
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        const struct advertiser *advertiser = &g_array_index(dataset->advertisers, struct advertiser, i);
        struct period valid = advertiser->valid;
        valid.last = valid.last ? valid.last : G_MAXINT32;
        for (guint j = 0; advertiser->platform == platform && j < advertiser->party_count; j++)
            if (period_overlaps(valid, dataset->settings.period))
                know(&links, advertiser->parties[j]);
    }
    return links;
}

enum { PARTIES_NAMED = 20 };

/* "vvd, pvda and 3 more". */
static void append_unlinked(const struct check *check, const struct links *links, GString *out) {
    guint named = 0, unlinked = check->dataset->parties->len - links->count;
    for (guint i = 0; i < check->dataset->parties->len && named < PARTIES_NAMED; i++)
        if (!links->known[i])
            g_string_append_printf(out, "%s%s", named++ ? ", " : "", dataset_party(check->dataset, (int)i)->id);
    if (unlinked > named)
        g_string_append_printf(out, " and %u more", unlinked - named);
}

void check_links(const struct check *check) {
    g_autofree char *file = links_file(check);
    for (int i = 0; i < (int)check->dataset->platforms->len; i++) {
        struct links links = links_of(check, i);
        g_autoptr(GString) parties = g_string_new(links.count == 0 ? "any party" : NULL);
        if (links.count > 0)
            append_unlinked(check, &links, parties);
        if (links.lists_advertisers && links.count < check->dataset->parties->len)
            check_report(check, SEVERITY_WARNING, (struct place){.file = file},
                         "%s: no account is linked to %s; add their accounts, or they are shown as not linked",
                         dataset_platform(check->dataset, i)->id, parties->str);
        g_free(links.known);
    }
}

/* The money that is surely linked to no party, and the money that is linked. */
struct money {
    int64_t unlinked;
    struct interval linked;
};

static void add_money(const struct check *check, const struct observation *row, struct money *money) {
    const struct amount *amount = observation_amount(row, MEASURE_SPEND);
    bool hidden = amount->given && state_hides_number(amount->state);
    bool whole = period_contains(check->dataset->settings.period, row->period);
    if (row->party != PARTY_UNMAPPED && hidden)
        money->linked = interval_from(money->linked.low);
    if (!amount->given || amount->state != STATE_VALUE)
        return;
    struct interval sum;
    if (row->party != PARTY_UNMAPPED)
        money->linked = interval_add(money->linked, amount->value, &sum) ? sum : interval_from(0);
    else if (whole && !observation_is_divided(row) && interval_add(interval_of(money->unlinked), amount->value, &sum))
        money->unlinked = sum.low;
}

static void append_money(const struct check *check, GString *out, int64_t value) {
    g_string_append_printf(out, "%s ", check->dataset->settings.currency);
    text_append_machine(out, UNIT_MONEY, value);
}

void check_money(const struct check *check) {
    const GArray *rows = check->dataset->observations;
    g_autofree char *file = links_file(check);
    for (int i = 0; i < (int)check->dataset->platforms->len; i++) {
        struct links links = links_of(check, i);
        struct money money = {0, interval_of(0)};
        for (guint j = 0; j < rows->len; j++) {
            const struct observation *row = &g_array_index(rows, struct observation, j);
            if (row->platform == i && row->role == ROLE_MAIN && counts(check, row))
                add_money(check, row, &money);
        }
        g_autoptr(GString) unlinked = g_string_new(NULL);
        g_autoptr(GString) linked = g_string_new(NULL);
        append_money(check, unlinked, money.unlinked);
        append_money(check, linked, money.linked.high);
        if (links.lists_advertisers && links.count > 0 && interval_above(interval_of(money.unlinked), money.linked))
            check_report(
                check, SEVERITY_WARNING, (struct place){.file = file},
                "%s: at least %s is not linked to a party, more than all that is linked (at most %s); 'adreport check "
                "--suggest' proposes links",
                dataset_platform(check->dataset, i)->id, unlinked->str, linked->str);
        g_free(links.known);
    }
}
