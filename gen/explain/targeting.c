/* Shares of spending by whom ads were aimed at: advertiser by advertiser, with the lines of targeting.csv. */
#include "explain/explainer.h"

#include <string.h>

__extension__ typedef unsigned __int128 wide;

/* What is asked: of whom, where, and which share; method TARGETING_NONE: no share, but what the shares are of. */
struct asked {
    const struct dataset *dataset;
    int platform;
    int party; /* -1: all parties together */
    enum targeting_method method;
    enum targeting_side side;
    bool uploaded; /* of audiences, uploaded lists and lookalikes alone */
};

/* Spending times share, in cents times ten-thousandths of a percent; the ends of what was aimed so and of the rest. */
struct added {
    struct interval advertisers, spend;
    wide least, most, rest_least, rest_most;
    bool most_open, rest_open;
};

static bool method_of(const char *word, enum targeting_method *method) {
    for (int i = 0; i < TARGETING_METHOD_COUNT; i++)
        if (strcmp(word, targeting_word((enum targeting_method)i)) == 0) {
            *method = (enum targeting_method)i;
            return true;
        }
    return false;
}

/* The rows of a party's figure are methods; those of others are parties, and their columns methods. */
static bool understand(const struct question *question, struct asked *asked) {
    const struct dataset *dataset = question->report->dataset;
    const struct figure *figure = question->figure;
    bool of_party = figure->subject.party >= 0, kept_out = strcmp(question->column->key, "kept_out") == 0;
    bool uploaded = strcmp(figure->name, "indicator-uploaded-audience-share") == 0;
    if (!uploaded && !g_str_has_prefix(figure->name, "targeting"))
        return false;
    *asked = (struct asked){.dataset = dataset, .platform = figure->subject.platform, .method = TARGETING_NONE};
    if (asked->platform < 0)
        asked->platform = targeting_platform(dataset);
    asked->party = of_party ? figure->subject.party : dataset_find_party(dataset, question->row->key);
    if (kept_out || strcmp(figure->name, "targeting-kept-out-by-party") == 0)
        asked->side = TARGETING_KEPT_OUT;
    asked->uploaded = uploaded && strcmp(question->column->key, "share") == 0;
    if (asked->uploaded)
        asked->method = TARGETING_AUDIENCES;
    method_of(of_party ? question->row->key : question->column->key, &asked->method);
    return asked->platform >= 0;
}

static const struct targeting_row *row_at(const struct asked *asked, guint index) {
    return &g_array_index(asked->dataset->targeting, struct targeting_row, index);
}

static void append_percent(GString *out, int64_t low, int64_t high) {
    g_string_append_c(out, '[');
    text_append_fine_percent(out, low);
    g_string_append(out, ", ");
    text_append_fine_percent(out, high);
    g_string_append(out, "] %");
}

static bool is_about(const struct asked *asked, const struct targeting_row *row) {
    if (row->side != asked->side || row->method == TARGETING_NONE || asked->method == TARGETING_NONE)
        return false;
    if (asked->uploaded)
        return row->method == TARGETING_CUSTOMER_LIST || row->method == TARGETING_LOOKALIKE;
    return row->method == asked->method ||
           (asked->method == TARGETING_AUDIENCES && targeting_rule(row->method)->audience);
}

/* The rows of an advertiser that are about the method, and the share that they make together. */
static void append_lines(const struct asked *asked, guint first, int64_t *low, int64_t *high, GString *out) {
    guint found = 0;
    *low = *high = 0;
    for (guint i = first; i < asked->dataset->targeting->len && row_at(asked, i)->first == first; i++) {
        const struct targeting_row *row = row_at(asked, i);
        if (!is_about(asked, row))
            continue;
        g_string_append_printf(out, "%s%s %u: ", found++ ? "; " : "  ", targeting_word(row->method), row->place.line);
        append_percent(out, row->low, row->high);
        *low = row->low > *low ? row->low : *low;
        *high += row->high;
    }
    *high = *high > TARGETING_WHOLE ? TARGETING_WHOLE : *high;
    if (found == 0)
        g_string_append(out, "  not used");
    if (found > 1) {
        g_string_append(out, "; together ");
        append_percent(out, *low, *high);
    }
}

static void add(struct added *added, struct interval spend, int64_t low, int64_t high) {
    interval_add(added->spend, spend, &added->spend);
    added->least += (wide)spend.low * (wide)low;
    added->rest_least += (wide)spend.low * (wide)(TARGETING_WHOLE - high);
    if (spend.open) {
        added->most_open = added->most_open || high > 0;
        added->rest_open = added->rest_open || low < TARGETING_WHOLE;
        return;
    }
    added->most += (wide)spend.high * (wide)high;
    added->rest_most += (wide)spend.high * (wide)(TARGETING_WHOLE - low);
}

/* "targeting.csv:12  [693, 693]  customer_list 12: [20, 25] %". */
static void append_advertiser(const struct asked *asked, guint first, bool certain, struct added *added, GString *out) {
    const struct targeting_row *row = row_at(asked, first);
    struct interval spend = certain ? row->spend : interval_from_zero(row->spend);
    int64_t low = 0, high = 0;
    g_string_append_printf(out, "  %s:%u  ", dataset_file_name(asked->dataset, row->place.file), row->place.line);
    explain_append_interval(out, UNIT_MONEY, spend);
    if (asked->method != TARGETING_NONE)
        append_lines(asked, first, &low, &high, out);
    g_string_append_printf(out, "%s%s%s\n", *row->name ? "  " : "", row->name,
                           certain ? "" : "  from zero: it may be another party's");
    added->advertisers.low += certain;
    added->advertisers.high++;
    add(added, spend, low, high);
}

static void append_end(GString *out, wide end, bool open) {
    if (open)
        g_string_append(out, "open");
    else
        text_append_machine(out, UNIT_MONEY, (int64_t)(end / TARGETING_WHOLE));
}

static void append_ends(GString *out, const char *what, wide least, wide most, bool open) {
    g_string_append_printf(out, "  %-16s [", what);
    append_end(out, least, false);
    g_string_append(out, ", ");
    append_end(out, most, open);
    g_string_append(out, "]\n");
}

static struct interval share_of(const struct added *added) {
    wide all_low = added->least + added->rest_most, all_high = added->most + added->rest_least;
    int64_t low = 0, high = 1000;
    if (added->least > 0 && !added->rest_open)
        low = (int64_t)(added->least * 1000 / all_low);
    if (!added->most_open)
        high = added->most == 0 ? 0 : (int64_t)((added->most * 1000 + all_high - 1) / all_high);
    return interval_between(low, high);
}

static void append_share(const struct question *question, const struct added *added, GString *out) {
    g_string_append(out, "\nWhat was spent on ads aimed so, and on others, in whole cents:\n\n");
    append_ends(out, "so", added->least, added->most, added->most_open);
    append_ends(out, "otherwise", added->rest_least, added->rest_most, added->rest_open);
    g_string_append(out,
                    "\nThe low end is the least of the first in that with the most of the second; the high end is the "
                    "most of the first in that with the least of the second. Rounded outward, to tenths of a "
                    "percent.\n");
    explain_append_result(question, share_of(added), out);
}

bool explain_targeting(const struct question *question, GString *out) {
    struct asked asked;
    struct added added = {.advertisers = interval_of(0), .spend = interval_of(0)};
    if (!understand(question, &asked))
        return false;
    g_string_append(
        out, "\nEach advertiser by the line of its first row, with its spending and the lines of its shares:\n\n");
    for (guint i = 0; i < asked.dataset->targeting->len; i++) {
        const struct targeting_row *row = row_at(&asked, i);
        bool certain;
        if (row->first == i && row->platform == asked.platform && targeting_counts(asked.dataset, row) &&
            targeting_may_be_of(row, asked.party, &certain))
            append_advertiser(&asked, i, certain, &added, out);
    }
    if (asked.method != TARGETING_NONE)
        append_share(question, &added, out);
    else
        explain_append_result(question, question->column->unit == UNIT_MONEY ? added.spend : added.advertisers, out);
    return true;
}
