/* Who is behind what was spent, line by line: whether the name of the party is in who paid or in the name of the account, and on which
 * side of a border whoever paid is. Who paid is not said here: it is published nowhere. */
#include "explain/explainer.h"
#include "model/party_named.h"
#include "model/payer_origin.h"

#include <string.h>

/* The lines behind what was spent for parties, each as what is known of it, added up by that. */
static void add_lines(const struct question *question, struct interval sums[NAMED_COUNT], GString *out) {
    const struct origin *origin = question->cell->origin;
    struct party_named *named = party_named_new(question->report->dataset);
    g_autoptr(GArray) rows = origin_all_rows(origin);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < rows->len; i++) {
        const struct origin_row *at = &g_array_index(rows, struct origin_row, i);
        const struct observation *row = &g_array_index(origin->dataset->observations, struct observation, at->row);
        g_autoptr(GArray) pieces = party_named_pieces(named, row);
        for (guint j = 0; j < pieces->len; j++) {
            const struct named_piece *piece = &g_array_index(pieces, struct named_piece, j);
            struct interval spend = amount_within(&piece->spend, row->period, origin->frame);
            if (origin_counts_from_zero(origin, at))
                spend = interval_from_zero(spend);
            g_string_append_printf(out, "  %s:%u  %-9s  ", dataset_file_name(origin->dataset, piece->file), piece->line,
                                   named_word(piece->named));
            explain_append_interval(out, UNIT_MONEY, spend);
            g_string_append_c(out, '\n');
            interval_add_to(&sums[piece->named], spend);
        }
    }
    party_named_free(named);
}

static bool explain_unnamed(const struct question *question, GString *out) {
    const char *column = question->column->key;
    struct interval sums[NAMED_COUNT] = {interval_of(0), interval_of(0), interval_of(0)}, result;
    if (strcmp(column, "base") == 0)
        return false;
    add_lines(question, sums, out);
    g_string_append(out, "\nTogether: ");
    for (int i = 0; i < NAMED_COUNT; i++) {
        g_string_append_printf(out, "%s%s ", i > 0 ? ", " : "", named_word((enum named)i));
        explain_append_interval(out, UNIT_MONEY, sums[i]);
    }
    g_string_append(out, ". What is unknown counts from zero, with either of the others.\n");
    result = sums[NAMED_UNKNOWN];
    if (strcmp(column, "unknown") != 0) {
        interval_add_to(&sums[NAMED_NOT], interval_from_zero(sums[NAMED_UNKNOWN]));
        interval_add_to(&sums[NAMED_YES], interval_from_zero(sums[NAMED_UNKNOWN]));
        result = sums[NAMED_NOT];
    }
    if (strcmp(column, "share") == 0 && !interval_share(sums[NAMED_NOT], sums[NAMED_YES], &result))
        return false;
    explain_append_result(question, result, out);
    return true;
}

/* The border that a column is about; BORDER_COUNT: it counts rows. */
static enum border border_of(const char *column) {
    int border = 0;
    while (border < BORDER_COUNT && !g_str_has_suffix(column, border_word((enum border)border)))
        border++;
    return g_str_has_prefix(column, "outside_") ? (enum border)border : BORDER_COUNT;
}

/* The rows behind a count, each with the side that it is on of each border, which are added up of the one that is asked. */
static void add_rows(const struct question *question, enum border asked, struct interval sums[SIDE_COUNT],
                     GString *out) {
    const struct origin *origin = question->cell->origin;
    struct payer_origins *origins = payer_origins_new(question->report->dataset);
    g_autoptr(GArray) rows = origin_all_rows(origin);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < rows->len; i++) {
        const struct origin_row *at = &g_array_index(rows, struct origin_row, i);
        const struct observation *row = &g_array_index(origin->dataset->observations, struct observation, at->row);
        struct interval count = payer_origin_counts(origin->dataset, row, at->from_zero);
        enum side sides[BORDER_COUNT];
        payer_origin_of(origins, row, sides);
        g_string_append_printf(out, "  %s:%u ", dataset_file_name(origin->dataset, row->from->file), row->line);
        explain_append_interval(out, UNIT_COUNT, count);
        for (int border = 0; border < BORDER_COUNT; border++)
            g_string_append_printf(out, "  %s %s", border_word((enum border)border), side_word(sides[border]));
        g_string_append_c(out, '\n');
        interval_add_to(&sums[sides[asked]], count);
    }
    payer_origins_free(origins);
}

static bool explain_foreign(const struct question *question, GString *out) {
    const char *column = question->column->key;
    struct interval sums[SIDE_COUNT] = {interval_of(0), interval_of(0), interval_of(0)}, result;
    enum border border = border_of(column);
    bool currency = border == BORDER_CURRENCY || strcmp(column, "currency_known") == 0;
    add_rows(question, border < BORDER_COUNT ? border : currency ? BORDER_CURRENCY : BORDER_COUNTRY, sums, out);
    g_string_append(out, "\nTogether: ");
    for (int side = 0; side < SIDE_COUNT; side++) {
        g_string_append_printf(out, "%s%s ", side > 0 ? ", " : "", side_word((enum side)side));
        explain_append_interval(out, UNIT_COUNT, sums[side]);
    }
    g_string_append(out, ". What is unknown counts from zero, on either side.\n");
    result = sums[SIDE_OUTSIDE];
    interval_add_to(&result, sums[SIDE_INSIDE]);
    if (strcmp(column, "rows") == 0)
        interval_add_to(&result, sums[SIDE_UNKNOWN]);
    for (int side = SIDE_INSIDE; border < BORDER_COUNT && side <= SIDE_OUTSIDE; side++)
        interval_add_to(&sums[side], interval_from_zero(sums[SIDE_UNKNOWN]));
    if (border < BORDER_COUNT && !interval_share(sums[SIDE_OUTSIDE], sums[SIDE_INSIDE], &result))
        return false;
    explain_append_result(question, result, out);
    return true;
}

bool explain_senders(const struct question *question, GString *out) {
    if (question->cell->state != STATE_VALUE)
        return false;
    const char *name = question->figure->name;
    return (strcmp(name, "indicator-unnamed-disclaimer-spend") == 0 && explain_unnamed(question, out)) ||
           ((strcmp(name, "indicator-foreign-origin") == 0 || strcmp(name, "indicator-outside-union") == 0) &&
            explain_foreign(question, out));
}
