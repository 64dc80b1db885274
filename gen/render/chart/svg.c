#include "render/chart/svg.h"

#include "base/append.h"
#include "render/address.h"
#include "render/escape.h"
#include "render/chart/draw.h"
#include "render/chart/patterns.h"
#include "render/chart/scale.h"
#include "render/chart/strip.h"
#include "render/chart/style.h"
#include "model/paths.h"

#include <string.h>

/* Mostly words of the program, whose length is known where they stand. */
static inline G_ALWAYS_INLINE void append_text(GString *out, const char *text) {
    append_bytes(out, text, strlen(text));
}

/* name as it stands before the value: " x=\"". */
static inline G_ALWAYS_INLINE void append_attribute(GString *out, const char *name, double value) {
    append_text(out, name);
    coordinate_append(out, value);
    append_bytes(out, "\"", 1);
}

static void append_element(GString *out, const char *element, enum mark_class class) {
    append_text(out, element);
    append_text(out, " class=\"");
    append_text(out, class_rules[class].css);
    g_string_append_c(out, '"');
}

void svg_append_id(GString *out, const struct drawing *drawing, const char *word) {
    escape_xml(out, drawing->figure->id);
    g_string_append_c(out, '-');
    append_text(out, drawing->shape->name);
    g_string_append_c(out, '-');
    append_text(out, word);
}

static const char *words_of(const struct localized *text, enum language language) {
    return text->text[language] ? text->text[language] : "";
}

static void append_title(GString *out, const struct drawing *drawing) {
    append_text(out, "<title id=\"");
    svg_append_id(out, drawing, "title");
    append_text(out, "\">");
    escape_xml(out, words_of(&drawing->figure->headline, drawing->language));
    append_text(out, "</title>");
    if (drawing->panel >= 0) /* the description counts all panels */
        return;
    append_text(out, "<desc id=\"");
    svg_append_id(out, drawing, "desc");
    append_text(out, "\">");
    escape_xml(out, words_of(&drawing->figure->chart.description, drawing->language));
    append_text(out, "</desc>");
}

/* What is possible is drawn most often: it needs no fill of its own, since it has that of the whole. */
static void append_fill(GString *out, const struct drawing *drawing) {
    append_text(out, " fill=\"url(#");
    svg_append_id(out, drawing, class_rules[CLASS_RANGE].css);
    append_text(out, ")\"");
}

static void append_opening(GString *out, const struct drawing *drawing, const bool used[CLASS_COUNT],
                           enum svg_use use) {
    double margin = use == SVG_FILE ? drawing->shape->margin : 0;
    append_text(out, "<svg ");
    if (use == SVG_FILE)
        append_text(out, "xmlns=\"http://www.w3.org/2000/svg\" ");
    g_string_append_printf(out, "class=\"chart %s\" viewBox=\"", drawing->shape->name);
    const double box[] = {-margin, -margin, drawing->width + 2 * margin, drawing->height + 2 * margin};
    for (int i = 0; i < 4; i++) {
        if (i)
            g_string_append_c(out, ' ');
        coordinate_append(out, box[i]);
    }
    g_string_append_c(out, '"');
    append_attribute(out, " width=\"", box[2]);
    append_attribute(out, " height=\"", box[3]);
    if (used[CLASS_RANGE])
        append_fill(out, drawing);
    append_text(out, " data-figure=\"");
    escape_xml(out, drawing->figure->id);
    if (drawing->shared)
        g_string_append_printf(out, "\" data-columns=\"%u", drawing->shared);
    /* One with links is no image, which could hold none: it is what it is by itself, a document of graphics. */
    g_string_append_printf(out, "\" lang=\"%s\"%s aria-labelledby=\"", language_code(drawing->language),
                           drawing->page ? "" : " role=\"img\"");
    /* Where one row or panel is picked out, the heading above says what is drawn of it. */
    if (drawing->emphasis >= 0 || drawing->panel >= 0)
        g_string_append_printf(out, "%s-headline", drawing->figure->id);
    else
        svg_append_id(out, drawing, "title");
    if (drawing->panel < 0) {
        append_text(out, "\" aria-describedby=\"");
        svg_append_id(out, drawing, "desc");
    }
    append_text(out, "\">");
}

static void append_paper(GString *out, const struct drawing *drawing) {
    double margin = drawing->shape->margin;
    append_text(out, "<rect class=\"paper\"");
    append_attribute(out, " x=\"", -margin);
    append_attribute(out, " y=\"", -margin);
    append_attribute(out, " width=\"", drawing->width + 2 * margin);
    append_attribute(out, " height=\"", drawing->height + 2 * margin);
    append_text(out, "/>");
}

/* The id of the pattern of a class, of the rows in grey if others is true. */
static void append_pattern_id(GString *out, const struct drawing *drawing, enum mark_class class, bool others) {
    svg_append_id(out, drawing, class_rules[class].css);
    if (others)
        append_text(out, "-others");
}

static void append_pattern(GString *out, const struct drawing *drawing, enum mark_class class, bool others) {
    const struct pattern *pattern = pattern_of(class);
    const int pitch = (int)pattern->pitch;
    append_text(out, "<pattern id=\"");
    append_pattern_id(out, drawing, class, others);
    g_string_append_printf(out, "\" class=\"%s%s\" width=\"%d\" height=\"%d\" patternUnits=\"userSpaceOnUse\">",
                           class_rules[class].css, others ? " others" : "", pitch, pitch);
    if (pattern->ground < COLOUR_COUNT)
        g_string_append_printf(out, "<rect width=\"%d\" height=\"%d\"/>", pitch, pitch);
    append_text(out, "<path d=\"");
    pattern_append_path(out, pattern);
    append_text(out, "\"/></pattern>");
}

/* Those in use, each once, and once more for the rows in grey. */
static void append_patterns(GString *out, const struct drawing *drawing, const bool used[CLASS_COUNT]) {
    for (int i = 0; i < CLASS_COUNT; i++) {
        if (!used[i] || !pattern_of((enum mark_class)i))
            continue;
        append_pattern(out, drawing, (enum mark_class)i, false);
        if (drawing->emphasis >= 0)
            append_pattern(out, drawing, (enum mark_class)i, true);
    }
}

static bool is_other(const struct drawing *drawing, const struct mark *mark) {
    return drawing->emphasis >= 0 && mark->row >= 0 && mark->row != drawing->emphasis;
}

/* An element with the class of a mark, and what it is filled with if a class cannot say that. */
static void append_filled(GString *out, const char *element, const struct drawing *drawing, const struct mark *mark) {
    const struct class_rule *rule = &class_rules[mark->class];
    append_element(out, element, mark->class);
    if (rule->paint == PAINT_OWN) {
        g_string_append_printf(out, " fill=\"#%06x\"", mark->fill);
    } else if (pattern_of(mark->class) && (mark->class != CLASS_RANGE || is_other(drawing, mark))) {
        append_text(out, " fill=\"url(#");
        append_pattern_id(out, drawing, mark->class, is_other(drawing, mark));
        append_text(out, ")\"");
    }
}

static void append_box(GString *out, const struct drawing *drawing, const struct mark *mark) {
    append_filled(out, "<rect", drawing, mark);
    append_attribute(out, " x=\"", mark->x);
    append_attribute(out, " y=\"", mark->y);
    append_attribute(out, " width=\"", mark->width);
    append_attribute(out, " height=\"", mark->height);
    append_text(out, "/>");
}

void svg_append_outline(GString *out, const struct outline *outline) {
    for (guint i = 0; i < outline->count; i++) {
        g_string_append_c(out, i ? 'L' : 'M');
        coordinate_append(out, outline->corners[i].x);
        g_string_append_c(out, ' ');
        coordinate_append(out, outline->corners[i].y);
    }
    g_string_append_c(out, 'z');
}

static void append_arrow(GString *out, const struct drawing *drawing, const struct mark *mark) {
    append_filled(out, "<path", drawing, mark);
    append_text(out, " d=\"");
    struct outline parts[ARROW_PARTS];
    arrow_parts(mark, parts);
    for (int i = 0; i < ARROW_PARTS; i++)
        svg_append_outline(out, &parts[i]);
    append_text(out, "\"/>");
}

static void append_line_path(GString *out, const struct mark *mark) {
    g_string_append_c(out, 'M');
    coordinate_append(out, mark->x);
    g_string_append_c(out, ' ');
    coordinate_append(out, mark->y);
    g_string_append_c(out, mark->height == 0 ? 'h' : 'v');
    coordinate_append(out, mark->height == 0 ? mark->width : mark->height);
}

/* Lines of one class that follow each other and show no row of their own are one path. Returns the last mark used. */
static guint append_lines(GString *out, const GArray *marks, guint first) {
    const struct mark *mark = &g_array_index(marks, struct mark, first);
    append_element(out, "<path", mark->class);
    append_text(out, " d=\"");
    append_line_path(out, mark);
    guint last = first;
    for (; mark->row < 0 && last + 1 < marks->len; last++) {
        const struct mark *next = &g_array_index(marks, struct mark, last + 1);
        if (next->kind != MARK_LINE || next->class != mark->class || next->row >= 0)
            break;
        append_line_path(out, next);
    }
    append_text(out, "\"/>");
    return last;
}

static void append_disc(GString *out, const struct mark *mark) {
    append_element(out, "<circle", mark->class);
    append_attribute(out, " cx=\"", mark->x);
    append_attribute(out, " cy=\"", mark->y);
    append_attribute(out, " r=\"", mark->width / 2);
    append_text(out, "/>");
}

static void append_words(GString *out, const struct mark *mark) {
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    append_element(out, "<text", mark->class);
    append_attribute(out, " x=\"", mark->x);
    append_attribute(out, " y=\"", mark->y);
    append_text(out, anchors[mark->anchor]);
    if (mark->upward) {
        append_text(out, " transform=\"rotate(-90 ");
        coordinate_append(out, mark->x);
        g_string_append_c(out, ' ');
        coordinate_append(out, mark->y);
        append_text(out, ")\"");
    }
    g_string_append_c(out, '>');
    if (mark->whole && mark->row < 0) {
        append_text(out, "<title>");
        escape_xml(out, mark->whole);
        append_text(out, "</title>");
    }
    escape_xml(out, mark->text);
    append_text(out, "</text>");
}

/* Which cell is drawn, and its number or the state in its place: as in the pages. */
static void append_cell(GString *out, const struct figure *figure, const struct mark *mark) {
    const struct cell *cell = &figure->rows[mark->row].cells[mark->column];
    append_text(out, " data-cell=\"");
    escape_xml(out, figure->rows[mark->row].key);
    g_string_append_c(out, ':');
    escape_xml(out, figure->columns[mark->column].key);
    g_string_append_c(out, '"');
    if (cell_is_drawn(cell)) {
        append_text(out, " data-value=\"");
        escape_xml(out, cell_low(cell));
        g_string_append_c(out, '/');
        escape_xml(out, cell_high(cell));
        g_string_append_c(out, '"');
    }
    if (cell->state != STATE_VALUE)
        g_string_append_printf(out, " data-state=\"%s\"", state_word(cell->state));
}

/* The page that a row is about, if it is another than the one this is in. */
static const struct page *link_of(const struct drawing *drawing, int row) {
    const struct page *link = row >= 0 && drawing->page ? cell_link(&drawing->figure->rows[row].cells[0]) : NULL;
    return link && link != drawing->page && link->path.text[drawing->language] ? link : NULL;
}

/* A link for those who point: no stop for the keyboard, since the table has the same. */
static void append_link(GString *out, const struct drawing *drawing, const struct page *link) {
    g_autoptr(GString) from = g_string_new(NULL), to = g_string_new(NULL), address = g_string_new(NULL);
    path_append_html(from, drawing->page, drawing->language);
    path_append_html(to, link, drawing->language);
    address_append_relative(address, from->str, to->str);
    xml_append(out, "<a href=\"$u\" tabindex=\"-1\">", address->str);
}

static void append_group_opening(GString *out, const struct drawing *drawing, const struct mark *mark) {
    const struct figure *figure = drawing->figure;
    const struct cell *cells = figure->rows[mark->row].cells;
    append_text(out, is_other(drawing, mark) ? "<g class=\"others\"" : "<g");
    append_cell(out, figure, mark);
    append_text(out, "><title>");
    escape_xml(out, words_of(cells[0].text, drawing->language));
    for (int i = 1; figure->chart.type == CHART_CALENDAR && i <= 2; i++) {
        append_text(out, ", ");
        escape_xml(out, words_of(cells[i].text, drawing->language));
    }
    if (figure->chart.columns > 1) {
        append_text(out, ", ");
        const char *name = column_name(&figure->columns[mark->column], drawing->language);
        escape_xml(out, name ? name : "");
    }
    escape_xml(out, language_row(drawing->language)->colon);
    g_string_append_c(out, ' ');
    escape_xml(out, words_of(cells[mark->column].text, drawing->language));
    append_text(out, "</title>");
    if (link_of(drawing, mark->row))
        append_link(out, drawing, link_of(drawing, mark->row));
}

static void append_group_end(GString *out, const struct drawing *drawing, int row) {
    if (row >= 0)
        append_text(out, link_of(drawing, row) ? "</a></g>" : "</g>");
}

/* Words; the name of a panel or a strip leads to the page of what it is about. */
static void append_named(GString *out, const struct drawing *drawing, const struct mark *mark) {
    const struct page *link = drawing->page && mark->row < 0 && chart_has_panels(drawing->figure->chart.type) &&
                                      (mark->class == CLASS_LABEL || mark->class == CLASS_VALUE)
                                  ? drawing->figure->columns[mark->column].link
                                  : NULL;
    if (!link || link == drawing->page || !link->path.text[drawing->language]) {
        append_words(out, mark);
        return;
    }
    append_link(out, drawing, link);
    append_words(out, mark);
    append_text(out, "</a>");
}

/* Marks of the same cell that follow each other are a group, with the row's name and full numbers to point at. */
static void append_marks(GString *out, const struct drawing *drawing) {
    struct mark group = {.row = -1};
    for (guint i = 0; i < drawing->marks->len; i++) {
        const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
        if (mark->kind == MARK_PIECE) {
            append_group_end(out, drawing, group.row);
            g_string_append_c(out, '\n');
            group.row = -1;
            i = strip_append(out, drawing, i);
            continue;
        }
        if (mark->row != group.row || (mark->row >= 0 && mark->column != group.column)) {
            append_group_end(out, drawing, group.row);
            g_string_append_c(out, '\n');
            group = *mark;
            if (group.row >= 0)
                append_group_opening(out, drawing, mark);
        }
        switch (mark->kind) {
        case MARK_PIECE:
            break;
        case MARK_BOX:
            append_box(out, drawing, mark);
            break;
        case MARK_ARROW:
            append_arrow(out, drawing, mark);
            break;
        case MARK_LINE:
            i = append_lines(out, drawing->marks, i);
            break;
        case MARK_DISC:
            append_disc(out, mark);
            break;
        case MARK_WORDS:
            append_named(out, drawing, mark);
            break;
        }
    }
    append_group_end(out, drawing, group.row);
}

/* Within the file, since a picture in a page may load nothing. It is no part of what is read out. */
static void append_picture(GString *out, const struct logo *picture) {
    gsize size;
    const void *data = g_bytes_get_data(picture->png, &size);
    g_autofree char *base64 = g_base64_encode(data, size);
    append_text(out, "\n<image");
    append_attribute(out, " x=\"", picture->x);
    append_attribute(out, " y=\"", picture->y);
    append_attribute(out, " width=\"", picture->width);
    append_attribute(out, " height=\"", picture->height);
    g_string_append_printf(out, " href=\"data:image/png;base64,%s\"/>", base64);
}

/* Nothing is read out but the title and the description: the numbers are in the table, in order. A drawing that is broken
 * on paper has its marks shown again from there, where only what is said of the group itself is known. */
static void append_marks_opening(GString *out, const struct drawing *drawing, const bool used[CLASS_COUNT]) {
    append_text(out, "<g aria-hidden=\"true\"");
    if (drawing->broken) {
        append_text(out, " class=\"chart\" id=\"");
        svg_append_id(out, drawing, "marks");
        g_string_append_c(out, '"');
        if (used[CLASS_RANGE])
            append_fill(out, drawing);
    }
    g_string_append_c(out, '>');
}

void chart_svg(const struct drawing *drawing, enum svg_use use, GString *out) {
    bool used[CLASS_COUNT] = {false};
    for (guint i = 0; i < drawing->marks->len; i++)
        used[g_array_index(drawing->marks, struct mark, i).class] = true;
    append_opening(out, drawing, used, use);
    append_title(out, drawing);
    if (use == SVG_FILE) {
        append_text(out, "<style>");
        chart_style_file(out, drawing->look, used);
        append_text(out, "</style>");
    }
    append_patterns(out, drawing, used);
    if (use == SVG_FILE)
        append_paper(out, drawing);
    if (drawing->page)
        append_marks_opening(out, drawing, used);
    append_marks(out, drawing);
    if (drawing->page)
        append_text(out, "</g>");
    if (drawing->logo.png)
        append_picture(out, &drawing->logo);
    append_text(out, "</svg>\n");
}
