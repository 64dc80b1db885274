#include "render/chart/draw.h"

#include "render/chart/plot.h"

#include <math.h>
#include <string.h>

const struct shape chart_shapes[SHAPE_COUNT] = {
    [SHAPE_WIDE] = {"wide", "", 720, 0, 20, 230, 4, 5},
    [SHAPE_MIDDLE] = {"middle", "-middle", 480, 0, 12, 220, 5, 6},
    [SHAPE_NARROW] = {"narrow", "-narrow", 344, 0, 16, 200, 6, 7},
    [SHAPE_SMALL] = {"small", "-small", 280, 0, 8, 200, 8, 9},
    [SHAPE_SQUARE] = {"square", "-square", 540, 540, 24, 0, 3, 3},
    [SHAPE_CARD] = {"card", "-card", 600, 315, 16, 0, 2, 1},
};

#define HEADLINE_LEADING 25.0
#define SUBTITLE_LEADING 20.0
#define SOURCE_LEADING 16.0
#define SOURCE_GAP 28.0  /* from the end of the plot to the base line of the source */
#define LOGO_HEIGHT 28.0 /* at most, and so wide: */
#define LOGO_WIDTH 110.0
#define LOGO_PART 0.25 /* of the drawing */
#define LOGO_GAP 16.0
#define CLOSING_WORDS 3
#define MORE_LEADING 22.0
#define LEAST_HEIGHT 40.0 /* of a standing chart, however small the picture */
#define LEAST_PITCH 20.0
#define MOST_PITCH 46.0

bool shape_is_fixed(enum chart_shape shape) {
    return chart_shapes[shape].height > 0;
}

double shape_width(enum chart_shape shape) {
    return chart_shapes[shape].width - 2 * chart_shapes[shape].margin;
}

static double (*const plots[])(const struct plot *, double) = {
    [CHART_RANGE_BARS] = plot_bars,     [CHART_RANGE_COLUMNS] = plot_columns, [CHART_STEP] = plot_columns,
    [CHART_MULTIPLES] = plot_multiples, [CHART_TILES] = plot_tiles,           [CHART_AGE_GENDER] = plot_groups,
    [CHART_HEAT] = plot_heat,           [CHART_PLACES] = plot_places,         [CHART_RANKS] = plot_ranks,
    [CHART_STACKED] = plot_stacked,     [CHART_CALENDAR] = plot_calendar,     [CHART_PARTS] = plot_parts,
};

/* Standing charts are as high as they are told. Other charts leave out the rows that have no room, and count them. */
static bool is_standing(enum chart_type type) {
    return type == CHART_RANGE_COLUMNS || type == CHART_STEP;
}

static double put_paragraph(struct drawing *drawing, const struct text_measure *measure, enum mark_class class,
                            const char *text, guint limit, bool balanced, double y, double leading) {
    struct lines lines = words_wrap(drawing, measure, class, text, drawing->width, limit, balanced);
    y = words_put(drawing, measure, class, &lines, text, -1, ANCHOR_START, 0, y, leading);
    lines_clear(&lines);
    return y;
}

/* What is drawn, of which days, and how to read it. If the shape has too few lines for all, it does without how to read it:
 * what is drawn is never cut. */
static double put_subtitle(struct drawing *drawing, const struct text_measure *measure, const char *caption, double y) {
    const char *text = caption;
    struct lines lines =
        words_wrap(drawing, measure, CLASS_SUBTITLE, text, drawing->width, drawing->shape->subtitle_lines, true);
    if (lines.shortened) {
        lines_clear(&lines);
        text = drawing_text(drawing, drawing->figure->subtitle.text[drawing->language]);
        lines = words_wrap(drawing, measure, CLASS_SUBTITLE, text, drawing->width, G_MAXUINT, true);
    }
    y = words_put(drawing, measure, CLASS_SUBTITLE, &lines, text, -1, ANCHOR_START, 0, y, SUBTITLE_LEADING);
    lines_clear(&lines);
    return y;
}

static double put_heading(struct drawing *drawing, const struct text_measure *measure, const char *notice) {
    const struct figure *figure = drawing->figure;
    const struct shape *shape = drawing->shape;
    const char *headline = drawing_text(drawing, figure->headline.text[drawing->language]);
    g_autofree char *caption = figure_caption(figure, drawing->language);
    const char *subtitle = drawing_string(drawing, caption);
    double y = -4;
    if (*notice)
        y = put_paragraph(drawing, measure, CLASS_ANNOTATION, notice, MIN(3, shape->headline_lines), true, y + 16,
                          SOURCE_LEADING) +
            6;
    if (*headline)
        y = put_paragraph(drawing, measure, CLASS_HEADLINE, headline, shape->headline_lines, true, y + 23,
                          HEADLINE_LEADING);
    if (*subtitle)
        y = put_subtitle(drawing, measure, subtitle, y + 24);
    return y + 4;
}

/* The rows that a plot leaves out, in a sentence. */
static const char *silence_of(const struct drawing *drawing) {
    bool tiles = drawing->figure->chart.type == CHART_TILES;
    return tiles || figure_is_silent(drawing->figure) ? NULL : drawing->figure->silence.text[drawing->language];
}

/* What is said below a plot, in one paragraph or more: what it leaves out, the source, and the imprint. A picture of
 * fixed height has no room for more than one. */
static GPtrArray *closing_words(struct drawing *drawing, const char *imprint) {
    GPtrArray *words = g_ptr_array_new();
    const char *source = figure_chart_source(drawing->figure, drawing->language);
    const char *texts[CLOSING_WORDS] = {drawing_text(drawing, silence_of(drawing)), drawing_text(drawing, source),
                                        drawing_string(drawing, imprint)};
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < CLOSING_WORDS; i++) {
        if (*texts[i] && drawing->shape->height == 0)
            g_ptr_array_add(words, (gpointer)texts[i]);
        else if (*texts[i])
            g_string_append_printf(all, "%s%s", all->len ? " · " : "", texts[i]);
    }
    if (all->len)
        g_ptr_array_add(words, (gpointer)drawing_string(drawing, all->str));
    return words;
}

/* The logo as large as there is room for, and no larger than it is; its place is not known yet. */
static struct logo fit_logo(const struct drawing *drawing, const struct chart_stamp *stamp) {
    if (!stamp || !stamp->logo)
        return (struct logo){0};
    double most = MIN(LOGO_WIDTH, drawing->width * LOGO_PART);
    double scale = MIN(MIN(LOGO_HEIGHT / stamp->logo_height, most / stamp->logo_width), 1);
    return (struct logo){stamp->logo, 0, 0, stamp->logo_width * scale, stamp->logo_height * scale};
}

/* The logo in the corner where the words below the plot end; returns where both do. */
static double place_logo(struct drawing *drawing, struct logo logo, double top, double bottom) {
    bottom = MAX(bottom, top + logo.height);
    logo.x = drawing->width - logo.width;
    logo.y = bottom - logo.height;
    drawing->logo = logo;
    return bottom;
}

/* Puts source and imprint below a plot that ends at y, or at the end of a picture of fixed height, and never cuts them; with the
 * logo beside them. Returns where they end. */
static double put_source(struct drawing *drawing, const struct text_measure *measure, const struct chart_stamp *stamp,
                         double y) {
    bool fixed = drawing->shape->height > 0;
    struct logo logo = fit_logo(drawing, stamp);
    double width = drawing->width - (logo.png ? logo.width + LOGO_GAP : 0);
    g_autoptr(GPtrArray) words = closing_words(drawing, stamp ? stamp->imprint : NULL);
    struct lines lines[CLOSING_WORDS];
    guint count = 0;
    for (guint i = 0; i < words->len; i++) {
        lines[i] = words_wrap(drawing, measure, CLASS_SOURCE, g_ptr_array_index(words, i), width, G_MAXUINT, !fixed);
        count += lines[i].lines->len;
    }
    if (count == 0)
        return logo.png ? place_logo(drawing, logo, y + LOGO_GAP, fixed ? drawing->height : y) : y;
    double next = fixed ? drawing->height - 4 - (count - 1) * SOURCE_LEADING : y + SOURCE_GAP;
    for (guint i = 0; i < words->len; i++) {
        next = SOURCE_LEADING + words_put(drawing, measure, CLASS_SOURCE, &lines[i], g_ptr_array_index(words, i), -1,
                                          ANCHOR_START, 0, next, SOURCE_LEADING);
        lines_clear(&lines[i]);
    }
    return place_logo(drawing, logo, fixed ? 0 : y + 4, next - SOURCE_LEADING + 4);
}

/* Where the plot of a picture of fixed height has to end: its source is there already. */
static double source_top(const struct drawing *drawing) {
    double top = drawing->logo.png ? drawing->logo.y - 8 : drawing->height;
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->class == CLASS_SOURCE)
            top = MIN(top, mark->y - SOURCE_GAP + 12);
    }
    return top;
}

/* Along an axis of time only the number is printed that the chart is about, and zeros. */
static bool prints_number(const struct figure *figure, guint row, const struct cell *cell) {
    enum chart_type type = figure->chart.type;
    if (chart_has_panels(type))
        return false;
    return !is_standing(type) || figure->rows[row].labelled || scale_reach(cell) == 0;
}

static void add_cell(GArray *cells, struct drawing *drawing, const struct text_measure *measure, guint row,
                     int column) {
    const struct figure *figure = drawing->figure;
    const struct cell *cell = &figure->rows[row].cells[column];
    const bool uncollected = figure->rows[row].uncollected;
    struct plot_row entry = {.row = (int)row, .first = (int)row, .last = (int)row, .column = column, .cell = cell};
    entry.state = uncollected ? STATE_NOT_COLLECTED : cell->state;
    entry.drawn = cell_is_drawn(cell) && !uncollected;
    entry.label = drawing_text(drawing, figure->rows[row].cells[0].text->text[drawing->language]);
    if (figure->chart.columns > 1 && figure->chart.type == CHART_AGE_GENDER) {
        g_autofree char *both = g_strconcat(
            entry.label, ", ", drawing_string(drawing, column_name(&figure->columns[column], drawing->language)), NULL);
        entry.label = drawing_string(drawing, both);
    }
    entry.value_class = entry.drawn ? CLASS_VALUE : CLASS_STATE;
    entry.value = "";
    if (!entry.drawn || prints_number(figure, row, cell)) {
        entry.value = drawing_text(drawing, uncollected ? figure->chart.uncollected.text[drawing->language]
                                                        : cell_bare(cell, drawing->language));
        entry.value_width = words_width(measure, entry.value_class, entry.value);
    }
    g_array_append_val(cells, entry);
}

/* Rows by row, or column by column if each column is a panel; totals and silent rows are not drawn. Parts are drawn
 * by their sum. */
static GArray *cells_to_draw(struct drawing *drawing, const struct text_measure *measure, guint *unit) {
    const struct figure *figure = drawing->figure;
    const struct drawn_part part = figure_drawn_part(figure);
    bool stacked = figure->chart.type == CHART_STACKED;
    int first = stacked ? figure->chart.sum : figure->chart.column;
    int end = stacked ? first + 1 : (int)part.columns_end;
    bool panels = chart_has_panels(figure->chart.type);
    if (drawing->panel >= 0) {
        first = drawing->panel;
        end = first + 1;
    }
    GArray *cells = g_array_new(FALSE, TRUE, sizeof(struct plot_row));
    guint rows = 0;
    for (guint row = 0; row < part.rows_end; row++) {
        bool drawn = figure_draws_row(figure, &figure->rows[row]);
        rows += drawn;
        for (int column = first; !panels && drawn && column < end; column++)
            add_cell(cells, drawing, measure, row, column);
    }
    for (int column = first; panels && column < end; column++)
        for (guint row = 0; row < part.rows_end; row++)
            if (figure_draws_row(figure, &figure->rows[row]))
                add_cell(cells, drawing, measure, row, column);
    *unit = panels || figure->chart.type == CHART_PARTS ? rows : (guint)(end - first);
    return cells;
}

/* A party that is drawn alone, third of thirty, is not at the foot: the axis goes to the last place of all. */
static void set_extent(struct plot *plot) {
    bool alone = plot->figure->chart.type == CHART_PLACES && plot->drawing->panel >= 0;
    plot->max = alone ? plot->figure->chart.last_place : 0;
    plot->open = false;
    for (guint i = 0; i < plot->count; i++) {
        plot->max = MAX(plot->max, scale_reach(plot->rows[i].cell));
        plot->open |= plot->rows[i].drawn && cell_value(plot->rows[i].cell).open;
    }
}

/* What a chart says of so many parts that it has no room for, or that no chart draws. There is room for one more if it is all
 * that there is, so that one is always one of the latter. */
static const char *words_of_more(const struct chart *chart, enum language language, bool undrawn, guint count) {
    const char *one = undrawn && count == 1 ? chart->rest_one.text[language] : NULL;
    const char *rest = undrawn ? chart->rest.text[language] : NULL;
    return one ? one : rest ? rest : chart->more.text[language];
}

/* How many more there are than a picture has room for, or than any chart draws: never cut without saying so. */
static double put_more(const struct plot *plot, guint left_out, double y) {
    struct drawing *drawing = plot->drawing;
    const struct chart *chart = &plot->figure->chart;
    left_out += plot->left_out;
    const char *phrase = drawing_string(drawing, words_of_more(chart, drawing->language, plot->left_out > 0, left_out));
    g_autoptr(GString) text = g_string_new(NULL);
    text_append_counted(text, drawing->language, phrase, left_out);
    words_put_line(drawing, plot->measure, CLASS_STATE, drawing_string(drawing, text->str), -1, ANCHOR_START, 0,
                   y + MORE_LEADING - 4, drawing->width);
    return y + MORE_LEADING;
}

/* Draws the first units of a plot in what is left above bottom, and how many more there are. */
static double put_units(const struct plot *whole, guint units, double top, double bottom) {
    struct plot plot = *whole;
    guint all = whole->count / whole->unit;
    plot.count = units * whole->unit;
    bool cut = units < all || plot.left_out;
    plot.room = bottom - top - (cut ? MORE_LEADING : 0);
    set_extent(&plot);
    double end = plots[plot.figure->chart.type](&plot, top);
    return cut ? put_more(&plot, all - units, end) : end;
}

static void restore(struct drawing *drawing, const GArray *marks) {
    g_array_set_size(drawing->marks, 0);
    g_array_append_vals(drawing->marks, marks->data, marks->len);
}

/* As many as end above bottom; none if names and words are so long that not even one does. Since grid lines go under
 * what is there already, a trial is undone by a copy. */
static double put_fitting(const struct plot *plot, double top, double bottom) {
    g_autoptr(GArray) before = g_array_copy(plot->drawing->marks);
    guint all = plot->count / plot->unit;
    double end = put_units(plot, all, top, bottom);
    if (end <= bottom)
        return end;
    guint fits = 0;
    for (guint too_many = all; fits + 1 < too_many;) {
        guint middle = (fits + too_many) / 2;
        restore(plot->drawing, before);
        if (put_units(plot, middle, top, bottom) <= bottom)
            fits = middle;
        else
            too_many = middle;
    }
    if (fits > 1 && fits + 1 == all && !plot->left_out)
        fits--; /* "and 1 more" is not worth a line, and its noun is in the plural */
    restore(plot->drawing, before);
    return fits ? put_units(plot, fits, top, bottom) : put_more(plot, all, top);
}

/* As high as ends at bottom: what is below the base line is known only once it is drawn. */
static double put_standing(struct plot *plot, double top, double bottom) {
    g_autoptr(GArray) before = g_array_copy(plot->drawing->marks);
    plot->height = MAX((bottom - top) / 2, LEAST_HEIGHT);
    double end = plots[plot->figure->chart.type](plot, top);
    plot->height = MAX(floor(plot->height + bottom - end), LEAST_HEIGHT);
    restore(plot->drawing, before);
    return plots[plot->figure->chart.type](plot, top);
}

static double put_plot(struct drawing *drawing, const struct text_measure *measure, double top) {
    const struct figure *figure = drawing->figure;
    guint unit;
    g_autoptr(GArray) rows = cells_to_draw(drawing, measure, &unit);
    if (rows->len == 0) {
        const char *empty = drawing_string(drawing, figure->empty.text[drawing->language]);
        return put_paragraph(drawing, measure, CLASS_STATE, empty, 8, false, top + 24, SUBTITLE_LEADING) + 4;
    }
    g_assert(unit > 0); /* rows are drawn, so that a unit of them is some */
    struct plot plot = {.drawing = drawing,
                        .figure = figure,
                        .column = &figure->columns[figure->chart.column],
                        .measure = measure,
                        .rows = &g_array_index(rows, struct plot_row, 0),
                        .count = rows->len,
                        .unit = unit,
                        .left_out = figure_drawn_part(figure).left_out,
                        .height = drawing->shape->plot_height};
    set_extent(&plot);
    if (drawing->shape->height == 0) {
        double end = plots[figure->chart.type](&plot, top);
        return plot.left_out ? put_more(&plot, 0, end) : end;
    }
    double bottom = source_top(drawing);
    return is_standing(figure->chart.type) ? put_standing(&plot, top, bottom) : put_fitting(&plot, top, bottom);
}

static struct drawing *shaped(const struct figure *figure, enum language language, enum chart_shape shape,
                              const struct text_measure *measure) {
    const struct shape *form = &chart_shapes[shape];
    struct drawing *drawing = drawing_new(figure, language, form);
    drawing->look = measure->look;
    drawing->width = form->width - 2 * form->margin;
    return drawing;
}

#define PLOT_FOOT 4.0 /* below a plot that is alone */

struct drawing *chart_draw_plot(const struct figure *figure, enum language language, enum chart_shape shape, int panel,
                                const struct text_measure *measure) {
    struct drawing *drawing = shaped(figure, language, shape, measure);
    drawing->panel = panel;
    drawing->height = put_plot(drawing, measure, 0) + PLOT_FOOT;
    return drawing;
}

struct drawing *chart_draw(const struct figure *figure, enum language language, enum chart_shape shape,
                           const struct chart_stamp *stamp, const struct text_measure *measure) {
    struct drawing *drawing = shaped(figure, language, shape, measure);
    drawing->height = drawing->shape->height - 2 * drawing->shape->margin;
    double y = put_heading(drawing, measure, drawing_string(drawing, stamp ? stamp->notice : NULL));
    if (shape_is_fixed(shape)) {
        put_source(drawing, measure, stamp, 0);
        put_plot(drawing, measure, y);
    } else {
        drawing->height = put_source(drawing, measure, stamp, put_plot(drawing, measure, y));
    }
    return drawing;
}

double chart_height(const struct figure *figure, enum language language, enum chart_shape shape,
                    const struct chart_stamp *stamp, const struct text_measure *measure, double plot) {
    struct drawing *drawing = shaped(figure, language, shape, measure);
    double y = put_heading(drawing, measure, drawing_string(drawing, stamp ? stamp->notice : NULL));
    double height = put_source(drawing, measure, stamp, y + plot - PLOT_FOOT);
    drawing_free(drawing);
    return height;
}

bool plot_has_colours(const struct plot *plot) {
    for (guint i = 0; i < plot->count; i++)
        if (row_details(&plot->figure->rows[plot->rows[i].row])->colour)
            return true;
    return false;
}

void swatch_put(const struct plot *plot, int row, const char *colour, guint notches, double x, double y) {
    drawing_swatch(plot->drawing, row, colour, notches,
                   (struct area){round(x), round(y - 6), round(x) + 6, round(y - 6) + 12});
}

struct label_column labels_fit(const struct plot *plot, double width) {
    struct label_column labels = {.lines = g_new(struct lines, plot->count)};
    labels.left = plot_has_colours(plot) ? SWATCH_ROOM : 0;
    for (guint i = 0; i < plot->count; i++)
        width = MAX(width, ceil(labels.left + words_least_width(plot->measure, CLASS_LABEL, plot->rows[i].label)));
    width = MIN(width, plot->drawing->width);
    for (guint i = 0; i < plot->count; i++) {
        labels.lines[i] =
            words_wrap(plot->drawing, plot->measure, CLASS_LABEL, plot->rows[i].label, width - labels.left, 2, false);
        labels.width = MAX(labels.width, labels.left + labels.lines[i].width);
    }
    return labels;
}

void labels_clear(const struct plot *plot, struct label_column *labels) {
    for (guint i = 0; i < plot->count; i++)
        lines_clear(&labels->lines[i]);
    g_clear_pointer(&labels->lines, g_free);
}

void labels_put(const struct plot *plot, const struct label_column *labels, guint index, double y) {
    const struct lines *lines = &labels->lines[index];
    const struct plot_row *row = &plot->rows[index];
    double above = (lines->lines->len - 1) * LABEL_LEADING / 2;
    const struct row_details *about = row_details(&plot->figure->rows[row->row]);
    swatch_put(plot, row->row, about->colour, about->notches, 0, y - above);
    words_put(plot->drawing, plot->measure, CLASS_LABEL, lines, row->label, row->row, ANCHOR_START, labels->left,
              y + LABEL_DROP - above, LABEL_LEADING);
}

double labels_pitch(const struct plot *plot, const struct label_column *labels, double usual, double taken) {
    if (plot->room <= 0)
        return usual;
    for (guint i = 0; i < plot->count; i++)
        if (labels->lines[i].lines->len > 1)
            taken += LABEL_SECOND;
    return CLAMP(floor((plot->room - taken) / plot->count), LEAST_PITCH, MOST_PITCH);
}

const char *plot_tick(const struct plot *plot, int64_t value, bool last) {
    g_autoptr(GString) text = g_string_sized_new(32);
    scale_append_tick(text, plot->drawing->language, plot->column, value, last);
    return g_string_chunk_insert_len(plot->drawing->strings, text->str, (gssize)text->len);
}
