/* The sum behind a number, line by line: what counts, how, and what is left out. Worked out anew, without the code that
 * made the number. */
#include "explain/explainer.h"

#include <string.h>

struct printing {
    const struct question *question;
    GString *out;
    gsize places, periods, parts; /* widths */
};

static const char *part_words(const struct dataset *dataset, const struct observation *row, GString *out) {
    g_string_truncate(out, 0);
    g_autofree char *countries = settings_country_codes(&dataset->settings, row->countries);
    if (row->countries)
        g_string_append_printf(out, "  %s", countries);
    if (row->region >= 0)
        g_string_append_printf(out, "  %s", g_array_index(dataset->regions, struct region, row->region).id);
    if (*row->age)
        g_string_append_printf(out, "  %s", row->age);
    if (*row->gender)
        g_string_append_printf(out, "  %s", row->gender);
    if (row->part != PART_WHOLE)
        g_string_append(out, "  part of the account");
    return out->str;
}

static int compare_text(const char *a, const char *b) {
    return strcmp(a, b);
}

/* Lines about one party, advertiser and ad come together, in order of days. */
static int compare_lines(gconstpointer left, gconstpointer right) {
    const struct counted_line *a = left, *b = right;
    const struct observation *first = a->observation, *second = b->observation;
    int order = (first->party > second->party) - (first->party < second->party);
    if (order == 0)
        order = compare_text(first->from->advertiser_id, second->from->advertiser_id);
    if (order == 0)
        order = compare_text(first->ad, second->ad);
    if (order == 0)
        order = (first->period.first > second->period.first) - (first->period.first < second->period.first);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

GArray *explain_lines(const struct origin *origin, GArray *rows) {
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct counted_line));
    for (guint i = 0; i < rows->len; i++) {
        const struct origin_row *row = &g_array_index(rows, struct origin_row, i);
        struct counted_line line = {.index = row->row};
        line.observation = &g_array_index(origin->dataset->observations, struct observation, row->row);
        line.amount = observation_amount(line.observation, origin->measure);
        line.value = line.amount->value;
        line.from_zero = origin_counts_from_zero(origin, row);
        if (line.from_zero)
            line.value = interval_from_zero(line.value);
        g_array_append_val(lines, line);
    }
    if (measure_rule(origin->measure)->adds_over_periods)
        return lines;
    g_array_sort(lines, compare_lines);
    return lines;
}

static char *place_words(const struct counted_line *line) {
    return g_strdup_printf("%s:%u", line->observation->from->file, line->observation->line);
}

static char *period_words(const struct counted_line *line) {
    GString *words = g_string_new(NULL);
    text_append_period(words, LANGUAGE_OF_PROGRAM, line->observation->period);
    return g_string_free(words, FALSE);
}

static void measure_widths(struct printing *printing, const GArray *lines) {
    g_autoptr(GString) part = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        const struct counted_line *line = &g_array_index(lines, struct counted_line, i);
        g_autofree char *place = place_words(line);
        g_autofree char *period = period_words(line);
        part_words(printing->question->report->dataset, line->observation, part);
        printing->places = MAX(printing->places, (gsize)g_utf8_strlen(place, -1));
        printing->periods = MAX(printing->periods, (gsize)g_utf8_strlen(period, -1));
        printing->parts = MAX(printing->parts, (gsize)g_utf8_strlen(part->str, -1));
    }
}

/* "  input/spend/meta.csv:14  3 March 2023  [0, 100]", and its total with the lines above. */
static void append_line(const struct printing *printing, const struct counted_line *line,
                        const struct interval *together) {
    GString *out = printing->out;
    enum unit unit = measure_rule(printing->question->cell->origin->measure)->unit;
    g_autofree char *place = place_words(line);
    g_autofree char *period = period_words(line);
    g_autoptr(GString) amount = g_string_new(NULL);
    g_autoptr(GString) part = g_string_new(NULL);
    g_string_append(out, "  ");
    explain_append_padded(out, place, printing->places);
    g_string_append(out, "  ");
    explain_append_padded(out, period, printing->periods);
    explain_append_padded(out, part_words(printing->question->report->dataset, line->observation, part),
                          printing->parts);
    g_string_append(out, "  ");
    if (!amount_has_value(line->amount)) {
        g_string_append_printf(out, "%s\n", state_word(line->amount->state));
        return;
    }
    explain_append_interval(amount, unit, line->value);
    explain_append_padded(out, amount->str, together ? 24 : 0);
    if (together) {
        g_string_append(out, "  ");
        explain_append_interval(out, unit, *together);
    }
    if (line->from_zero) {
        g_string_append(out, "  published as ");
        explain_append_interval(out, unit, line->amount->value);
    }
    g_string_append_c(out, '\n');
}

/* All amounts add up, so the total so far is printed beside each. */
static struct interval append_running(const struct printing *printing, const GArray *lines) {
    struct interval sum = interval_of(0);
    for (guint i = 0; i < lines->len; i++) {
        const struct counted_line *line = &g_array_index(lines, struct counted_line, i);
        if (line->amount->state == STATE_VALUE && !interval_add(sum, line->value, &sum))
            break;
        append_line(printing, line, lines->len > 1 ? &sum : NULL);
    }
    return sum;
}

/* People of two lines may be the same. */
static struct interval append_bounded(const struct printing *printing, const GArray *lines) {
    struct interval bounds = interval_of(0);
    for (guint i = 0; i < lines->len; i++) {
        const struct counted_line *line = &g_array_index(lines, struct counted_line, i);
        struct interval both[] = {bounds, line->value};
        if (line->amount->state == STATE_VALUE)
            bounds = interval_union(both, G_N_ELEMENTS(both), -1);
        append_line(printing, line, lines->len > 1 ? &bounds : NULL);
    }
    return bounds;
}

static guint count_valued(const GArray *lines) {
    guint count = 0;
    for (guint i = 0; i < lines->len; i++)
        count += g_array_index(lines, struct counted_line, i).amount->state == STATE_VALUE;
    return count;
}

static guint count_from_zero(const GArray *lines) {
    guint count = 0;
    for (guint i = 0; i < lines->len; i++) {
        const struct counted_line *line = &g_array_index(lines, struct counted_line, i);
        count += line->from_zero && line->amount->state == STATE_VALUE;
    }
    return count;
}

/* "It reaches", "1 of them reaches", "2 of them reach". */
static void append_how_many(const struct printing *printing, guint count, guint lines, const char *one,
                            const char *more) {
    if (lines == 1)
        g_string_append_printf(printing->out, "It %s", one);
    else
        g_string_append_printf(printing->out, "%u of them %s", count, count == 1 ? one : more);
}

static void append_so(const struct printing *printing, guint count) {
    g_string_append_printf(printing->out, ", and so %s from zero up to %s whole amount.\n",
                           count == 1 ? "counts" : "count", count == 1 ? "its" : "their");
}

/* Why lines count from zero up. */
static void append_from_zero(const struct printing *printing, const GArray *lines) {
    const struct origin *origin = printing->question->cell->origin;
    guint beyond = 0, shared = 0, overlaps = 0, anywhere = 0;
    for (guint i = 0; i < lines->len; i++) {
        const struct counted_line *line = &g_array_index(lines, struct counted_line, i);
        if (!line->from_zero || line->amount->state != STATE_VALUE)
            continue;
        if (origin->frame.first && !period_contains(origin->frame, line->observation->period))
            beyond++;
        else if (line->observation->party == PARTY_SEVERAL)
            shared++;
        else if (observation_lacks_part(line->observation, origin->fixed))
            anywhere++;
        else
            overlaps++;
    }
    if (beyond > 0) {
        append_how_many(printing, beyond, lines->len, "reaches", "reach");
        g_string_append(printing->out, " beyond ");
        text_append_period(printing->out, LANGUAGE_OF_PROGRAM, origin->frame);
        append_so(printing, beyond);
    }
    if (shared > 0) {
        append_how_many(printing, shared, lines->len, "may", "may");
        g_string_append(printing->out, " belong to another party");
        append_so(printing, shared);
    }
    if (anywhere > 0) {
        append_how_many(printing, anywhere, lines->len, "is", "are");
        g_string_append(printing->out, " of an ad that may belong to any part");
        append_so(printing, anywhere);
    }
    if (overlaps > 0) {
        append_how_many(printing, overlaps, lines->len, "is", "are");
        g_string_append(printing->out, " about parts of days that a line about the whole covers as well");
        append_so(printing, overlaps);
    }
}

/* Which lines the source does not have: what nobody saw of ads that went on. */
static void append_after_copies(const struct printing *printing, const GArray *lines) {
    guint after = 0;
    for (guint i = 0; i < lines->len; i++)
        after += (g_array_index(lines, struct counted_line, i).observation->notes & NOTE_AFTER_COPY) != 0;
    if (after == 0)
        return;
    append_how_many(printing, after, lines->len, "is", "are");
    g_string_append(printing->out,
                    " of days after the day on which an ad that still ran was copied: what it came to then "
                    "is not known.\n");
}

static void append_rules(const struct printing *printing, const GArray *lines) {
    const struct origin *origin = printing->question->cell->origin;
    guint valued = count_valued(lines);
    GString *out = printing->out;
    g_string_append_c(out, '\n');
    if (valued == 1)
        g_string_append(out, count_from_zero(lines) ? "One line.\n" : "One line, as it was published.\n");
    else if (measure_rule(origin->measure)->adds_over_periods)
        g_string_append_printf(out, "%u lines: their low ends are added, and so are their high ends.\n", valued);
    else if (measure_rule(origin->measure)->counts_people)
        g_string_append_printf(
            out,
            "%u lines. If two may be about the same people, they are not added: together they are at "
            "least the largest of them, and at most their sum.\n",
            valued);
    else
        g_string_append_printf(out,
                               "%u lines. What has an id is counted once; counts without ids may be about the same, so "
                               "together they are at least the largest of them, and at most their sum.\n",
                               valued);
    append_from_zero(printing, lines);
    append_after_copies(printing, lines);
    if (origin->rules & RULE_FROM_PARTS)
        g_string_append(out, "On days without a line about the whole, lines about regions, ages or genders count.\n");
    if (origin->rules & RULE_LEAVES_OUT)
        g_string_append(out, valued < lines->len
                                 ? "Lines without a number are left out, so that there is no upper end.\n"
                                 : "One of the countries was not collected on all of these days, so that there is no "
                                   "upper end.\n");
    if (origin->rules & RULE_LEAST)
        g_string_append(
            out,
            "Lines that do not count prove more: together with others that share no money with them they add up to\n"
            "at least the low end that is published.\n");
    if (origin->rules & RULE_CAPPED)
        g_string_append_printf(out, "It cannot be more people than live there, %" G_GINT64_FORMAT ".\n",
                               printing->question->report->dataset->settings.population);
    g_string_append_c(out, '\n');
}

/* The lines that do not count, since coarser lines of the same days count instead. */
static void append_left_out(struct printing *printing) {
    const struct origin *origin = printing->question->cell->origin;
    g_autoptr(GArray) rows = origin_left_out(origin);
    g_autoptr(GArray) lines = explain_lines(origin, rows);
    if (lines->len == 0)
        return;
    measure_widths(printing, lines);
    g_string_append_printf(
        printing->out,
        "\nLeft out, since lines about the whole cover the same days (%u %s; they count in tables by "
        "region, age or gender):\n\n",
        lines->len, lines->len == 1 ? "line" : "lines");
    for (guint i = 0; i < lines->len; i++)
        append_line(printing, &g_array_index(lines, struct counted_line, i), NULL);
}

/* There are at most as many people as live there. */
static struct interval capped(const struct question *question, struct interval value) {
    int64_t population = question->report->dataset->settings.population;
    if (!measure_rule(question->cell->origin->measure)->counts_people || population < value.low ||
        (!value.open && value.high <= population))
        return value;
    return interval_between(value.low, population);
}

bool explain_amount(const struct origin *origin, struct interval *sum) {
    g_autoptr(GArray) rows = origin_all_rows(origin);
    g_autoptr(GArray) lines = explain_lines(origin, rows);
    bool open = origin->rules & RULE_LEAVES_OUT;
    *sum = interval_of(0);
    for (guint i = 0; i < lines->len; i++) {
        const struct counted_line *line = &g_array_index(lines, struct counted_line, i);
        if (line->amount->state == STATE_VALUE && !interval_add(*sum, line->value, sum))
            return false;
        open |= line->amount->state != STATE_VALUE && state_hides_number(line->amount->state);
    }
    if (open)
        *sum = interval_opened(*sum);
    return !(origin->rules & RULE_LEAST);
}

void explain_sum(const struct question *question, GString *out) {
    const struct origin *origin = question->cell->origin;
    const struct measure_rule *rule = measure_rule(origin->measure);
    g_autoptr(GArray) rows = origin_all_rows(origin);
    g_autoptr(GArray) lines = explain_lines(origin, rows);
    struct printing printing = {.question = question, .out = out};
    struct interval sum;
    measure_widths(&printing, lines);
    append_rules(&printing, lines);
    if (question->cell->state != STATE_VALUE) {
        for (guint i = 0; i < lines->len; i++)
            append_line(&printing, &g_array_index(lines, struct counted_line, i), NULL);
        g_string_append_printf(out, "\n= %s\n", state_word(question->cell->state));
        append_left_out(&printing);
        return;
    }
    if (rule->adds_over_periods)
        sum = append_running(&printing, lines);
    else if (rule->counts_people)
        sum = append_bounded(&printing, lines);
    else {
        for (guint i = 0; i < lines->len; i++)
            append_line(&printing, &g_array_index(lines, struct counted_line, i), NULL);
        sum = explain_count(lines, origin->measure);
    }
    if (origin->rules & RULE_LEAVES_OUT)
        sum = interval_opened(sum);
    /* The lines that prove it are listed below, as left out. */
    if (origin->rules & RULE_LEAST && cell_value(question->cell).low > sum.low)
        sum.low = cell_value(question->cell).low;
    explain_append_result(question, capped(question, sum), out);
    append_left_out(&printing);
}
