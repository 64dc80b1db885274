/* The sum behind a number, line by line. A party's lines of the same days and part (region, age, gender) come together,
 * then the parts of the same days, then the days, then the parties; what a measure may not be added over is bounded
 * instead. */
#include "explain/explainer.h"

#include <string.h>

struct line {
    guint32 index; /* of the observation */
    const struct observation *observation;
    const struct amount *amount;
    struct interval value;
    bool from_zero;
};

/* Whether each of the steps adds. */
struct steps {
    bool lines, parts, days;
};

static const char *part_words(const struct dataset *dataset, const struct observation *row, GString *out) {
    g_string_truncate(out, 0);
    if (row->region >= 0)
        g_string_append_printf(out, "  %s", g_array_index(dataset->regions, struct region, row->region).id);
    if (*row->age)
        g_string_append_printf(out, "  %s", row->age);
    if (*row->gender)
        g_string_append_printf(out, "  %s", row->gender);
    return out->str;
}

static int compare_parties(const struct line *a, const struct line *b) {
    return a->observation->party - b->observation->party;
}

static int compare_days(const struct line *a, const struct line *b) {
    const struct period *first = &a->observation->period, *second = &b->observation->period;
    if (first->first != second->first)
        return first->first < second->first ? -1 : 1;
    return (first->last > second->last) - (first->last < second->last);
}

static int compare_parts(const struct line *a, const struct line *b) {
    int order = compare_days(a, b);
    if (order == 0)
        order = (a->observation->region > b->observation->region) - (a->observation->region < b->observation->region);
    if (order == 0)
        order = strcmp(a->observation->age, b->observation->age);
    return order ? order : strcmp(a->observation->gender, b->observation->gender);
}

static int compare_lines(gconstpointer left, gconstpointer right) {
    const struct line *a = left, *b = right;
    int order = compare_parties(a, b);
    if (order == 0)
        order = compare_parts(a, b);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static GArray *lines_of(const struct question *question) {
    const struct origin *origin = question->cell->origin;
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
    g_autoptr(GArray) rows = origin_rows(origin);
    for (guint i = 0; i < rows->len; i++) {
        const struct origin_row *row = &g_array_index(rows, struct origin_row, i);
        struct line line = {.index = row->row};
        line.observation = &g_array_index(origin->dataset->observations, struct observation, row->row);
        line.amount = &line.observation->amounts[origin->measure];
        line.value = line.amount->value;
        line.from_zero = origin_counts_from_zero(origin, row);
        if (line.from_zero)
            line.value.low = 0;
        g_array_append_val(lines, line);
    }
    g_array_sort(lines, compare_lines);
    return lines;
}

/* What a party's lines from start to end may be added over. Ads that are listed one by one are all different, also over
 * time; advertisers of ads may be the same. */
static struct steps steps_of(enum measure measure, const GArray *lines, guint start, guint end) {
    const struct measure_rule *rule = measure_rule(measure);
    bool ads = true;
    for (guint i = start; i < end; i++)
        ads = ads && *g_array_index(lines, struct line, i).observation->ad;
    return (struct steps){
        .lines = rule->adds_over_advertisers && !(measure == MEASURE_ADVERTISERS && ads),
        .parts = rule->adds_over_regions,
        .days = rule->adds_over_periods || (measure == MEASURE_ADS && ads),
    };
}

static bool adds_throughout(enum measure measure) {
    const struct measure_rule *rule = measure_rule(measure);
    return rule->adds_over_advertisers && rule->adds_over_regions && rule->adds_over_periods;
}

static struct interval join(const struct question *question, const GArray *values, bool adds) {
    const struct interval *all = (const struct interval *)(const void *)values->data;
    if (values->len == 1)
        return all[0];
    if (!adds)
        return interval_union(all, values->len,
                              measure_rule(question->cell->origin->measure)->counts_people
                                  ? question->report->dataset->settings.population
                                  : -1);
    struct interval sum = all[0];
    for (guint i = 1; i < values->len; i++)
        if (!interval_add(sum, all[i], &sum))
            break;
    return sum;
}

struct printing {
    const struct question *question;
    GString *out;
    GString *part;
    gsize places, periods, parts; /* widths */
};

static char *place_words(const struct line *line) {
    return g_strdup_printf("%s:%u", line->observation->file, line->observation->line);
}

static char *period_words(const struct line *line) {
    GString *words = g_string_new(NULL);
    text_append_period(words, LANGUAGE_EN, line->observation->period);
    return g_string_free(words, FALSE);
}

static void measure_widths(struct printing *printing, const GArray *lines) {
    for (guint i = 0; i < lines->len; i++) {
        const struct line *line = &g_array_index(lines, struct line, i);
        g_autofree char *place = place_words(line);
        g_autofree char *period = period_words(line);
        const char *part = part_words(printing->question->report->dataset, line->observation, printing->part);
        printing->places = MAX(printing->places, (gsize)g_utf8_strlen(place, -1));
        printing->periods = MAX(printing->periods, (gsize)g_utf8_strlen(period, -1));
        printing->parts = MAX(printing->parts, (gsize)g_utf8_strlen(part, -1));
    }
}

/* "  input/spend/meta.csv:14  3 March 2023  [0, 100]", and what it makes with the lines above. */
static void append_line(const struct printing *printing, const struct line *line, const struct interval *together) {
    GString *out = printing->out;
    enum unit unit = measure_rule(printing->question->cell->origin->measure)->unit;
    g_autofree char *place = place_words(line);
    g_autofree char *period = period_words(line);
    g_autoptr(GString) amount = g_string_new(NULL);
    g_string_append(out, "  ");
    explain_append_padded(out, place, printing->places);
    g_string_append(out, "  ");
    explain_append_padded(out, period, printing->periods);
    explain_append_padded(out, part_words(printing->question->report->dataset, line->observation, printing->part),
                          printing->parts);
    g_string_append(out, "  ");
    if (line->amount->state != STATE_VALUE && line->amount->state != STATE_ESTIMATED) {
        g_string_append_printf(out, "%s\n", state_word(line->amount->state));
        return;
    }
    explain_append_interval(amount, unit, line->value);
    explain_append_padded(out, amount->str, together ? 24 : 0);
    if (together) {
        g_string_append(out, "  ");
        explain_append_interval(out, unit, *together);
    }
    if (line->amount->state == STATE_ESTIMATED)
        g_string_append(out, "  estimated by the source");
    if (line->from_zero) {
        g_string_append(out, "  published as ");
        explain_append_interval(out, unit, line->amount->value);
    }
    g_string_append_c(out, '\n');
}

/* "    days added: [1, 2]"; nothing where there was one value only. */
static void append_subtotal(const struct printing *printing, const char *what, guint count, bool adds,
                            struct interval value) {
    if (count < 2)
        return;
    g_string_append_printf(printing->out, "    %s%s: ", what,
                           adds ? "added" : "together at least the largest, at most the sum");
    explain_append_interval(printing->out, measure_rule(printing->question->cell->origin->measure)->unit, value);
    g_string_append_c(printing->out, '\n');
}

/* All lines may be added: what they make together runs along. */
static struct interval append_running(const struct printing *printing, const GArray *lines) {
    struct interval sum = interval_of(0);
    for (guint i = 0; i < lines->len; i++) {
        const struct line *line = &g_array_index(lines, struct line, i);
        if (!interval_add(sum, line->value, &sum))
            break;
        append_line(printing, line, lines->len > 1 ? &sum : NULL);
    }
    return sum;
}

static guint run_end(const GArray *lines, guint start, guint last,
                     int (*compare)(const struct line *, const struct line *)) {
    guint end = start + 1;
    while (end < last &&
           compare(&g_array_index(lines, struct line, start), &g_array_index(lines, struct line, end)) == 0)
        end++;
    return end;
}

/* Lines of the same days: their parts one after another, and what those make together. */
static struct interval append_days(const struct printing *printing, const GArray *lines, guint start, guint end,
                                   const struct steps *steps) {
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct interval));
    for (guint next; start < end; start = next) {
        g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(struct interval));
        next = run_end(lines, start, end, compare_parts);
        for (guint i = start; i < next; i++) {
            append_line(printing, &g_array_index(lines, struct line, i), NULL);
            g_array_append_val(values, g_array_index(lines, struct line, i).value);
        }
        struct interval part = join(printing->question, values, steps->lines);
        append_subtotal(printing, "", values->len, steps->lines, part);
        g_array_append_val(parts, part);
    }
    struct interval together = join(printing->question, parts, steps->parts);
    append_subtotal(printing, "parts ", parts->len, steps->parts, together);
    return together;
}

static struct interval append_party(const struct printing *printing, const GArray *lines, guint start, guint end) {
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(struct interval));
    struct steps steps = steps_of(printing->question->cell->origin->measure, lines, start, end);
    for (guint next; start < end; start = next) {
        next = run_end(lines, start, end, compare_days);
        struct interval value = append_days(printing, lines, start, next, &steps);
        g_array_append_val(days, value);
    }
    struct interval together = join(printing->question, days, steps.days);
    append_subtotal(printing, "days ", days->len, steps.days, together);
    return together;
}

/* The parties one after another, each under its name where there are more. */
static struct interval append_grouped(const struct printing *printing, const GArray *lines) {
    const struct dataset *dataset = printing->question->report->dataset;
    g_autoptr(GArray) parties = g_array_new(FALSE, FALSE, sizeof(struct interval));
    for (guint start = 0, end; start < lines->len; start = end) {
        int party = g_array_index(lines, struct line, start).observation->party;
        end = run_end(lines, start, lines->len, compare_parties);
        if (start > 0 || end < lines->len)
            g_string_append_printf(printing->out, "%s:\n", party < 0 ? "unmapped" : dataset_party(dataset, party)->id);
        struct interval value = append_party(printing, lines, start, end);
        g_array_append_val(parties, value);
    }
    bool adds = measure_rule(printing->question->cell->origin->measure)->adds_over_advertisers;
    struct interval together = join(printing->question, parties, adds);
    append_subtotal(printing, "parties ", parties->len, adds, together);
    return together;
}

static void append_rules(const struct question *question, const GArray *lines, GString *out) {
    unsigned rules = question->cell->origin->rules;
    guint from_zero = 0;
    for (guint i = 0; i < lines->len; i++)
        from_zero += g_array_index(lines, struct line, i).from_zero;
    g_string_append_c(out, '\n');
    if (lines->len == 1 && !from_zero)
        g_string_append(out, "One line, as it was published.\n");
    if (rules & RULE_ADDED)
        g_string_append_printf(out, "%u lines: their low ends are added, and so are their high ends.\n", lines->len);
    if (rules & RULE_BOUNDS)
        g_string_append_printf(out,
                               "%u lines. Where two may be about the same %s, they are not added: together they are at "
                               "least the largest of them, and at most their sum.\n",
                               lines->len,
                               measure_rule(question->cell->origin->measure)->counts_people ? "people"
                               : question->cell->origin->measure == MEASURE_ADS             ? "ads"
                                                                                            : "advertisers");
    if (rules & RULE_FROM_PARTS)
        g_string_append(out, "The source gives no whole: this is made from regions, ages or genders.\n");
    if (rules & RULE_LEAVES_OUT)
        g_string_append(out,
                        "Lines whose number the source does not give are left out, so that there is no upper end.\n");
    if (from_zero > 0) {
        bool one = from_zero == 1;
        if (lines->len == 1)
            g_string_append(out, "One line. It reaches");
        else
            g_string_append_printf(out, "%u of them %s", from_zero, one ? "reaches" : "reach");
        g_string_append(out, " beyond ");
        text_append_period(out, LANGUAGE_EN, question->cell->origin->frame);
        g_string_append_printf(out, ", and so %s from zero up to %s whole amount.\n", one ? "counts" : "count",
                               one ? "its" : "their");
    }
    g_string_append_c(out, '\n');
}

void explain_sum(const struct question *question, GString *out) {
    g_autoptr(GArray) lines = lines_of(question);
    g_autoptr(GString) part = g_string_new(NULL);
    struct printing printing = {.question = question, .out = out, .part = part};
    measure_widths(&printing, lines);
    append_rules(question, lines, out);
    if (question->cell->state != STATE_VALUE) {
        for (guint i = 0; i < lines->len; i++)
            append_line(&printing, &g_array_index(lines, struct line, i), NULL);
        g_string_append_printf(out, "\n= %s\n", state_word(question->cell->state));
        return;
    }
    struct interval sum = adds_throughout(question->cell->origin->measure) ? append_running(&printing, lines)
                                                                           : append_grouped(&printing, lines);
    if (question->cell->origin->rules & RULE_LEAVES_OUT)
        sum = interval_from(sum.low);
    explain_append_result(question, sum, out);
}
