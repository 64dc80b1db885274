/* Says in a line what was read of each file of figures, so that one can see whether a report is about what one
 * thinks. */
#include "check/check.h"
#include "model/payment.h"
#include "model/days.h"

#include <string.h>

/* A file being described. */
struct description {
    const struct dataset *dataset;
    const struct figures_file *file;
    struct period whole; /* of the report */
    GArray *days;        /* struct period: of its rows, joined */
    bool fixed;          /* every row is about all the days that the file covers, as in a report of Meta */
    guint rows;          /* that it gave: a row in several parts is one */
    guint inside;        /* rows on a day of the report */
    guint crossing;      /* of these, the rows that reach beyond it */
    guint shared;        /* rows on a day of the report that more than one party may have, or somebody unknown */
    unsigned numbers;    /* 1 << enum measure: of what its rows have a number */
    unsigned words;      /* of what they have words at most */
    GString *out;
};

/* True for a part of the row before it: what an ad reached in a region stands in the same line as the ad. */
static bool is_part_of(const struct observation *row, const struct observation *before) {
    return *row->ad && observation_is_divided(row) && strcmp(row->ad, before->ad) == 0 && row->line == before->line;
}

static void look_at_rows(struct description *description) {
    const struct figures_file *file = description->file;
    description->fixed = file->covers.first != 0;
    for (guint i = file->first; i < file->first + file->count; i++) {
        const struct observation *row = &g_array_index(description->dataset->observations, struct observation, i);
        if (i > file->first && is_part_of(row, row - 1))
            continue;
        description->rows++;
        bool inside = period_overlaps(row->period, description->whole);
        g_array_append_val(description->days, row->period);
        description->fixed = description->fixed && period_equal(row->period, file->covers);
        description->inside += inside;
        description->crossing += inside && !period_contains(description->whole, row->period);
        description->shared += inside && row->party == PARTY_SEVERAL;
        for (int measure = 0; measure < MEASURE_COUNT; measure++) {
            const struct amount *amount = observation_amount(row, measure);
            description->words |= amount->given ? 1u << measure : 0;
            description->numbers |= amount->given && amount->state == STATE_VALUE ? 1u << measure : 0;
        }
    }
    description->words &= ~description->numbers;
    days_join(description->days);
}

/* "1 row", "3,205 rows". */
static void append_rows(GString *out, guint rows) {
    text_append_count(out, LANGUAGE_OF_PROGRAM, rows);
    g_string_append(out, rows == 1 ? " row" : " rows");
}

/* How many rows of the file do something; one and more are the words for one row and for several. In a report of fixed
 * days either all do or none, and there may be more rows than observations, since those of a page were added up. */
static void append_doing(const struct description *description, guint observations, const char *one, const char *more) {
    guint rows = description->fixed ? description->file->rows : observations;
    append_rows(description->out, rows);
    g_string_append(description->out, rows == 1 ? one : more);
}

/* "13 June to 12 July 2025", with spaces that a terminal and grep know. */
static void append_period(GString *out, struct period period) {
    g_autoptr(GString) days = g_string_new(NULL);
    text_append_period(days, LANGUAGE_OF_PROGRAM, period);
    g_string_replace(days, "\xC2\xA0", " ", 0);
    g_string_append(out, days->str);
}

/* Up to so many stretches of days are named one by one. */
enum { MOST_STRETCHES = 3 };

/* "2 March 2023, 15 March 2023", or "20 days between 2 and 28 March 2023". */
static void append_days(GString *out, const GArray *stretches) {
    struct days days = {(const struct period *)(const void *)stretches->data, stretches->len};
    if (days.count > MOST_STRETCHES) {
        text_append_count(out, LANGUAGE_OF_PROGRAM, (guint)days_count(&days));
        g_string_append(out, " of the days of ");
        append_period(out, days_span(&days));
        return;
    }
    for (guint i = 0; i < days.count; i++) {
        g_string_append(out, i == 0 ? "" : i + 1 == days.count ? " and " : ", ");
        append_period(out, days.stretches[i]);
    }
}

/* "spend, impressions". */
static void append_words(GString *out, unsigned measures) {
    const char *before = "";
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        if (!(measures & 1u << measure))
            continue;
        g_string_append_printf(out, "%s%s", before, measure_rule((enum measure)measure)->word);
        before = ", ";
    }
}

static void append_measures(const struct description *description) {
    if (description->numbers) {
        g_string_append(description->out, " of ");
        append_words(description->out, description->numbers);
    }
    if (description->words) {
        g_string_append(description->out, "; no number of ");
        append_words(description->out, description->words);
    }
}

static void append_outside(const struct description *description, struct period days) {
    if (days.first > days.last)
        return;
    g_string_append(description->out, "; ");
    append_period(description->out, days);
    g_string_append(description->out, days.first == days.last ? " is outside the period" : " are outside the period");
}

/* A platform's report of fixed days that reaches beyond the days of our report: each row says what was spent on all of
 * its days together. */
static void append_edges(const struct description *description) {
    GString *out = description->out;
    struct period covers = description->file->covers, whole = description->whole;
    append_outside(description, (struct period){covers.first, MIN(covers.last, whole.first - 1)});
    append_outside(description, (struct period){MAX(covers.first, whole.last + 1), covers.last});
    g_string_append(out, ", ");
    append_doing(description, description->crossing, " counts from zero", " count from zero");
    g_string_append(out, "; write period: ");
    period_append_iso(out, (struct period){MIN(covers.first, whole.first), MAX(covers.last, whole.last)});
}

static void append_crossing(const struct description *description) {
    if (description->crossing == 0)
        return;
    if (description->fixed) {
        append_edges(description);
        return;
    }
    g_string_append(description->out, "; ");
    append_doing(description, description->crossing, " crosses the edge of the period and counts from zero",
                 " cross the edge of the period and count from zero");
}

/* Rows of an account that was linked for some of their days only, or to several parties. */
static void append_shared(const struct description *description) {
    if (description->shared == 0)
        return;
    g_string_append(description->out, "; ");
    append_doing(description, description->shared,
                 " counts from zero, since by its link it may belong to more than one party or to none",
                 " count from zero, since by their links they may belong to more than one party or to none");
}

/* An archive lists the ads of many years. Says how many of these the report is about. */
static void append_inside(const struct description *description) {
    g_string_append(description->out, "; ");
    text_append_count(description->out, LANGUAGE_OF_PROGRAM, description->inside);
    g_string_append(description->out, description->inside == 1 ? " ad in the period" : " ads in the period");
}

static void append_role(const struct description *description) {
    guint outside = description->rows - description->inside;
    if (description->file->role == ROLE_REFERENCE) {
        g_string_append(description->out, "; a reference, so none of it counts");
        return;
    }
    bool archive = description->file->covers.first && !description->fixed;
    if (archive)
        append_inside(description);
    append_crossing(description);
    append_shared(description);
    if (outside > 0 && !archive) {
        g_string_append(description->out, "; ");
        append_doing(description, outside, " is outside the period", " are outside the period");
    }
    if (description->file->role == ROLE_PART)
        g_string_append(description->out, "; spend by region only");
}

/* Rows that report.yaml leaves out are no news, but how many they are may be. */
static void append_left_out(const struct description *description) {
    if (description->file->left_out == 0)
        return;
    g_string_append(description->out, "; ");
    append_rows(description->out, description->file->left_out);
    g_string_append(description->out, " left out by 'filter'");
}

/* Rows of a table that others made may be about the same thing. */
static void append_joined(const struct description *description) {
    const struct figures_file *file = description->file;
    if (strcmp(file->format, "table") != 0 || file->rows <= file->count || file->count == 0)
        return;
    g_string_append(description->out, ", added up to ");
    text_append_count(description->out, LANGUAGE_OF_PROGRAM, file->count);
}

static void append_file(struct description *description) {
    const struct figures_file *file = description->file;
    GString *out = description->out;
    look_at_rows(description);
    if (file->country)
        g_string_append_printf(out, "%s (%s): ", file->name,
                               settings_country_code(&description->dataset->settings, file->country));
    else
        g_string_append_printf(out, "%s: ", file->name);
    append_rows(out, file->rows);
    append_joined(description);
    append_measures(description);
    append_left_out(description);
    if (file->covers.first) {
        g_string_append(out, "; covers ");
        append_period(out, file->covers);
    } else if (description->days->len > 0) {
        g_string_append(out, "; about ");
        append_days(out, description->days);
    }
    if (strcmp(file->format, "statements") == 0)
        g_string_append(out, " of statements, in all media: shown on a page of their own and never added");
    else if (file->count == 0 && file->rows > 0 && strcmp(file->format, "table") == 0)
        g_string_append(out, "; added to rows of other members of the archive");
    else if (file->count == 0)
        g_string_append(out, "; no row is about a day of the report");
    else
        append_role(description);
    g_string_append_c(out, '\n');
}

/* How many advertisers of targeting.csv there are, and how many of them are, or may be, a party's. */
static void append_targeting(const struct dataset *dataset, GString *out) {
    guint advertisers = 0, linked = 0;
    struct period days = {G_MAXINT32, 0};
    for (guint i = 0; i < dataset->targeting->len; i++) {
        const struct targeting_row *row = &g_array_index(dataset->targeting, struct targeting_row, i);
        bool certain;
        advertisers += row->first == i;
        linked += row->first == i && targeting_may_be_of(row, -1, &certain);
        days = (struct period){MIN(days.first, row->period.first), MAX(days.last, row->period.last)};
    }
    g_string_append_printf(out, "%s: ", g_array_index(dataset->targeting, struct targeting_row, 0).place.file);
    append_rows(out, dataset->targeting->len);
    g_string_append(out, " of ");
    text_append_count(out, LANGUAGE_OF_PROGRAM, advertisers);
    g_string_append(out, advertisers == 1 ? " advertiser, " : " advertisers, ");
    text_append_count(out, LANGUAGE_OF_PROGRAM, linked);
    g_string_append(out, " linked to a party; about ");
    append_period(out, days);
    g_string_append_c(out, '\n');
}

/* How many payments there are, of how many parties. */
static void append_payments(const struct dataset *dataset, GString *out) {
    guint parties = 0;
    for (int party = 0; party < (int)dataset->parties->len; party++)
        parties += payments_of(dataset, party, -1).count > 0;
    g_string_append_printf(out, "%s: ", g_array_index(dataset->payments, struct payment, 0).place.file);
    append_rows(out, dataset->payments->len);
    g_string_append(out, " of ");
    text_append_count(out, LANGUAGE_OF_PROGRAM, parties);
    g_string_append(out,
                    parties == 1 ? " party, beside what platforms list\n" : " parties, beside what platforms list\n");
}

void check_append_files(const struct dataset *dataset, GString *out) {
    for (guint i = 0; i < dataset->figures_files->len; i++) {
        struct description description = {
            .dataset = dataset,
            .file = &g_array_index(dataset->figures_files, struct figures_file, i),
            .whole = dataset->settings.period,
            .days = g_array_new(FALSE, FALSE, sizeof(struct period)),
            .out = out,
        };
        append_file(&description);
        g_array_unref(description.days);
    }
    if (dataset->targeting->len > 0)
        append_targeting(dataset, out);
    if (dataset->payments->len > 0)
        append_payments(dataset, out);
}
