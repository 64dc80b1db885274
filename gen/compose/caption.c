/* What is said of a figure beside its cells: where its numbers come from, and its chart in words. */
#include "compose/caption.h"
#include "compose/provenance.h"
#include "compose/words/days.h"
#include "compose/words/sources.h"

#include <string.h>

/* "Bron: Meta Ad Library Report · editie 1, 20 maart 2023 · CC BY 4.0": is in every picture, so that a copy stays
 * traceable. */
static struct localized source_line(struct composer *composer, const char *const *ids, guint count, bool unsourced) {
    struct localized titles = source_titles(composer, ids, count, unsourced);
    struct argument edition = arg_count(composer, "number", composer->dataset->settings.edition_number);
    struct argument date = arg_date(composer, "date", composer->dataset->settings.edition_date);
    struct argument licence = arg_text("licence", composer->report->licence_name);
    return localized_any(&titles)
               ? SENTENCE(composer, "figure.source", arg_text("sources", titles), edition, date, licence)
               : SENTENCE(composer, "figure.source.none", edition, date, licence);
}

static bool drawn_cells_have(struct composer *composer, const struct figure *figure, const char *source) {
    for (guint i = 0; i < figure->row_count; i++)
        for (int column = 0; column < MAX(figure->chart.columns, 1); column++)
            if (provenance_has_source(
                    provenance_of(composer, figure->rows[i].cells[figure->chart.column + column].origin), source))
                return true;
    return false;
}

/* True if what is drawn comes from rows with figures; other numbers have the sources of their table. */
static bool drawn_cells_have_origins(const struct figure *figure) {
    for (guint i = 0; i < figure->row_count; i++)
        for (int column = 0; column < MAX(figure->chart.columns, 1); column++)
            if (figure->rows[i].cells[figure->chart.column + column].origin)
                return true;
    return false;
}

/* The sources of what is drawn: a table may have columns that its chart has not. NULL if these are all. */
static struct localized chart_source(struct composer *composer, const struct figure *figure) {
    g_autofree const char **drawn = g_new(const char *, figure->source_count + 1);
    guint count = 0;
    if (!drawn_cells_have_origins(figure))
        return (struct localized){{NULL}};
    for (guint i = 0; i < figure->source_count; i++)
        if (drawn_cells_have(composer, figure, figure->sources[i]))
            drawn[count++] = figure->sources[i];
    return count < figure->source_count ? source_line(composer, drawn, count, figure->unsourced)
                                        : (struct localized){{NULL}};
}

/* How many parts it has that no chart draws. */
static void append_rest(GString *out, const struct figure *figure, int language) {
    const guint left_out = figure_drawn_part(figure).left_out;
    const char *one = left_out == 1 ? figure->chart.rest_one.text[language] : NULL;
    const char *words = one ? one : figure->chart.rest.text[language];
    if (!left_out || !words)
        return;
    g_string_append_printf(out, "%s ", language_row((enum language)language)->semicolon);
    text_append_counted(out, (enum language)language, words, left_out);
}

/* Each row with its number: "PvdA: € 122.835 – 149.235; ..."; in a group, each with the name of its column; parts
 * with their sum, which comes after them, or the one reason why there are none. */
static void append_rows(GString *out, const struct figure *figure, int language) {
    const struct language_row *form = language_row((enum language)language);
    const char *between = "";
    const guint end = figure_drawn_part(figure).rows_end;
    bool stacked = figure->chart.type == CHART_STACKED;
    int first = figure->chart.column;
    int last = stacked ? figure->chart.sum : first + MAX(figure->chart.columns, 1) - 1;
    for (guint i = 0; i < end; i++) {
        const struct row *row = &figure->rows[i];
        if (row->total || row->uncollected || (row->silent && !figure_is_silent(figure)))
            continue;
        g_string_append(out, between);
        g_string_append_c(out, ' ');
        g_string_append(out, row->cells[0].text->text[language]);
        g_string_append(out, form->colon);
        between = form->semicolon;
        if (stacked && row->cells[last].state != STATE_VALUE) {
            g_string_append_printf(out, " %s", row->cells[last].text->text[language]);
            continue;
        }
        for (int column = first; column <= last; column++) {
            g_string_append(out, column > first ? ", " : " ");
            if (figure->chart.columns > 1)
                g_string_append_printf(out, "%s ", column_name(&figure->columns[column], (enum language)language));
            g_string_append(out, row->cells[column].text->text[language]);
        }
    }
    append_rest(out, figure, language);
    g_string_append_c(out, '.');
}

/* The least and the most that any cell of a column with a value may be; false if none has one. An amount that was kept
 * back or taken away may be more than all others, so that there is no most beside it; a place has its bounds without. */
static bool column_extent(const struct figure *figure, int column, struct interval *extent) {
    bool any = false, hidden = false;
    for (guint i = 0; i < figure->row_count; i++) {
        const struct cell *cell = &figure->rows[i].cells[column];
        hidden = hidden || cell->state == STATE_SUPPRESSED || cell->state == STATE_WITHDRAWN;
        if (figure->rows[i].total || cell->state != STATE_VALUE)
            continue;
        const struct interval value = cell_value(cell);
        if (!any)
            *extent = value;
        extent->low = MIN(extent->low, value.low);
        extent->high = MAX(extent->high, value.high);
        extent->open = extent->open || value.open;
        any = true;
    }
    if (any && hidden && figure->columns[column].unit == UNIT_MONEY)
        extent->open = true;
    return any;
}

/* True if all cells of a column are in one state. */
static bool alike_throughout(const struct figure *figure, int column) {
    for (guint i = 1; i < figure->row_count; i++)
        if (figure->rows[i].cells[column].state != figure->rows[0].cells[column].state)
            return false;
    return figure->row_count > 0;
}

/* What the values of a column lie between, or the state that all of its cells are in; false if it is neither. */
static bool append_extent(GString *out, const struct figure *figure, int column, int language) {
    struct interval extent;
    if (column_extent(figure, column, &extent))
        text_append_interval(out, (enum language)language, figure->columns[column].unit,
                             figure->columns[column].currency, extent);
    else if (alike_throughout(figure, column))
        g_string_append(out, figure->rows[0].cells[column].text->text[language]);
    else
        return false;
    return true;
}

static void append_phrase(GString *out, struct composer *composer, const char *key, int language) {
    const struct localized *words = phrase(composer, key);
    g_string_append_printf(out, " %s", words && words->text[language] ? words->text[language] : "");
}

/* Each panel with what its values lie between: all of them would be more than anyone listens to. */
static void append_panels(GString *out, struct composer *composer, const struct figure *figure, int language) {
    append_phrase(out, composer,
                  figure->chart.type == CHART_HEAT     ? "alt.heat"
                  : figure->chart.type == CHART_PLACES ? "alt.places"
                                                       : "alt.panels",
                  language);
    const struct language_row *form = language_row((enum language)language);
    const char *between = "";
    const int end = (int)figure_drawn_part(figure).columns_end;
    for (int column = figure->chart.column; column < end; column++) {
        g_autoptr(GString) extent = g_string_new(NULL);
        if (!append_extent(extent, figure, column, language))
            continue;
        g_string_append_printf(out, "%s %s%s %s", between,
                               column_name(&figure->columns[column], (enum language)language), form->colon,
                               extent->str);
        between = form->semicolon;
    }
    append_rest(out, figure, language);
    g_string_append_c(out, '.');
}

/* Of so many steps that their table is elsewhere: what they lie between. */
static void append_steps(GString *out, struct composer *composer, const struct figure *figure, int language) {
    g_autoptr(GString) extent = g_string_new(NULL);
    if (!append_extent(extent, figure, figure->chart.column, language))
        return;
    bool sums = figure->row_count > 0 && figure->rows[0].overlaps;
    append_phrase(out, composer, sums ? "alt.sums" : "alt.steps", language);
    g_string_append_printf(out, " %s.", extent->str);
}

/* Each lane with its stretches: "Meta, uitgaven: verzameld 5 t/m 13 februari 2023, niet verzameld 14 februari 2023; ...". */
static void append_lanes(GString *out, struct composer *composer, const struct figure *figure, int language) {
    const struct localized *collected = phrase(composer, "alt.collected");
    const struct language_row *form = language_row((enum language)language);
    const struct row *before = NULL;
    for (guint i = 0; i < figure->row_count; i++) {
        const struct cell *cells = figure->rows[i].cells, *number = &cells[figure->chart.column];
        bool same = before && g_strcmp0(before->cells[0].text->text[language], cells[0].text->text[language]) == 0 &&
                    g_strcmp0(before->cells[1].text->text[language], cells[1].text->text[language]) == 0;
        if (same)
            g_string_append(out, ", ");
        else
            g_string_append_printf(out, "%s %s, %s%s ", before ? form->semicolon : "", cells[0].text->text[language],
                                   cells[1].text->text[language], form->colon);
        bool has_days = number->state == STATE_VALUE;
        g_string_append_printf(out, "%s %s",
                               has_days && collected ? collected->text[language] : number->text->text[language],
                               cells[2].text->text[language]);
        before = &figure->rows[i];
    }
    g_string_append_c(out, '.');
}

/* What the chart shows, with its numbers: "headline. subtitle PvdA: € 122.835 – 149.235; ..." */
static struct localized alt_text(const struct figure *figure, struct composer *composer) {
    struct localized alt = {{NULL}};
    g_autoptr(GString) out = g_string_new(NULL);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!composer->dataset->settings.publishes[language] || !figure->headline.text[language])
            continue;
        g_autofree char *caption = figure_caption(figure, (enum language)language);
        const char *headline = figure->headline.text[language];
        g_string_printf(out, "%s%s %s", headline, headline_stop(headline), caption);
        if (chart_has_panels(figure->chart.type))
            append_panels(out, composer, figure, language);
        else if (figure->chart.type == CHART_CALENDAR)
            append_lanes(out, composer, figure, language);
        else if (figure->chart.type == CHART_STEP && figure->elsewhere.text[language])
            append_steps(out, composer, figure, language);
        else if (figure->chart.type != CHART_NONE)
            append_rows(out, figure, language);
        if (figure->chart.type != CHART_NONE && figure->silence.text[language] && !figure_is_silent(figure))
            g_string_append_printf(out, " %s", figure->silence.text[language]);
        alt.text[language] = report_text(composer->report, out);
    }
    return alt;
}

/* The key of "en nog {count} partijen", by what the chart has one of for each of its parts. */
static const char *more_key(const struct figure *figure) {
    static const struct {
        const char *noun, *key;
    } known[] = {{"party", "chart.more.party"},
                 {"platform", "chart.more.platform"},
                 {"region", "chart.more.region"},
                 {"age", "chart.more.age"}};
    const char *noun = chart_has_panels(figure->chart.type) ? "party" : figure->columns[0].key;
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        if (strcmp(noun, known[i].noun) == 0)
            return known[i].key;
    return "chart.more";
}

/* What a chart says of parts that it does not draw: of {count} of them, and of one. */
static void more_words(struct composer *composer, struct figure *figure) {
    const char *key = more_key(figure);
    const char *rest = localized_any(&figure->elsewhere) ? "chart.rest.files" : "chart.rest";
    figure->chart.more = phrase_words(composer, key);
    g_autofree char *one = g_strconcat(key, ".one", NULL);
    figure->chart.rest = SENTENCE(composer, rest, arg_text("more", figure->chart.more));
    figure->chart.rest_one = SENTENCE(composer, rest, arg_text("more", phrase_words(composer, one)));
}

/* How many parts the chart has: rows, columns that are panels, or groups of bars. */
static int64_t part_count(const struct figure *figure) {
    const struct drawn_part part = figure_drawn_part(figure);
    if (chart_has_panels(figure->chart.type))
        return part.columns_end - (guint)figure->chart.column;
    int64_t count = 0;
    for (guint i = 0; i < part.rows_end; i++)
        count += figure_draws_row(figure, &figure->rows[i]) && !figure->rows[i].uncollected;
    return count;
}

static struct localized description(struct composer *composer, const struct figure *figure) {
    static const char *const kinds[] = {
        [CHART_RANGE_BARS] = "bars",     [CHART_RANGE_COLUMNS] = "columns", [CHART_STEP] = "columns",
        [CHART_MULTIPLES] = "panels",    [CHART_TILES] = "tiles",           [CHART_AGE_GENDER] = "groups",
        [CHART_RANKS] = "places",        [CHART_STACKED] = "bars",          [CHART_HEAT] = "heat",
        [CHART_PLACES] = "places-until", [CHART_CALENDAR] = "calendar",     [CHART_PARTS] = "parts",
    };
    g_autofree char *key = g_strconcat("chart.description.", kinds[figure->chart.type], NULL);
    return SENTENCE(composer, key, arg_count(composer, "count", part_count(figure)));
}

/* True if the chart has bars or columns of which some is a range: they need a word on how they are read. */
static bool draws_ranges(const struct figure *figure) {
    const struct chart *chart = &figure->chart;
    if (chart->type != CHART_RANGE_BARS && chart->type != CHART_RANGE_COLUMNS && chart->type != CHART_STEP &&
        chart->type != CHART_AGE_GENDER)
        return false;
    for (guint i = 0; i < figure->row_count; i++)
        for (int column = 0; column < MAX(chart->columns, 1); column++) {
            const struct cell *cell = &figure->rows[i].cells[chart->column + column];
            if (!figure->rows[i].total && cell->state == STATE_VALUE && !interval_is_point(cell_value(cell)))
                return true;
        }
    return false;
}

/* More numbers, or words in their place, than this are looked up in a file, not read on a page. */
#define MOST_CELLS 400

/* What is said in the place of a table with more than that: how many of them are numbers. */
static struct localized elsewhere(struct composer *composer, const struct figure *figure) {
    guint cells = 0, values = 0;
    for (guint i = 0; i < figure->row_count; i++)
        for (guint column = 0; column < figure->column_count; column++) {
            cells += figure->columns[column].kind == CELL_NUMBER;
            values += figure->columns[column].kind == CELL_NUMBER && cell_has_value(&figure->rows[i].cells[column]);
        }
    return cells > MOST_CELLS ? SENTENCE(composer, figure->parts ? "page.elsewhere.parts" : "page.elsewhere",
                                         arg_counted(composer, "count", values))
                              : (struct localized){{NULL}};
}

/* Behind what the legend says already. */
static void add_legend(struct composer *composer, struct figure *figure, struct localized words) {
    struct localized *legend = &figure->chart.legend;
    struct localized both = localized_join(composer, *legend, " ", words);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        legend->text[i] = both.text[i] ? both.text[i] : words.text[i];
}

void figure_say(struct composer *composer, struct figure *figure) {
    figure->source = source_line(composer, figure->sources, figure->source_count, figure->unsourced);
    if (draws_ranges(figure))
        add_legend(composer, figure, phrase_words(composer, "legend.bars"));
    if (figure->chart.type != CHART_NONE) {
        figure->elsewhere = elsewhere(composer, figure);
        more_words(composer, figure);
    }
    figure->alt = alt_text(figure, composer);
    if (figure->chart.type == CHART_NONE)
        return;
    /* Without its table no cell refers to a note. */
    if (figure->elsewhere.text[settings_first_language(&composer->dataset->settings)])
        figure->marked_notes = 0;
    figure->chart.source = chart_source(composer, figure);
    figure->chart.description = description(composer, figure);
}
