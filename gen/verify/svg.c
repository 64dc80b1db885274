/* What an SVG says: its title, description and lines of words, and for each <g data-cell="ROW:COLUMN"> the number in
 * data-value, in its title and in the words beside its mark. Shapes are read by
 * shapes.c. */
#include "verify/svg.h"

#include "verify/decimal.h"
#include "verify/formats.h"
#include "verify/tagged.h"

#include <math.h>
#include <string.h>

/* An svg while it is read. */
struct svg_reading {
    struct svg svg;
    struct tag_scanner *scanner;
    unsigned line;                /* of the <svg> */
    struct svg_group group;       /* that we are in */
    struct found cell;            /* of it */
    GString *title;               /* of the group */
    GString *label;               /* words about its number, without its name */
    GString *headline, *subtitle; /* as they are drawn, in one or more lines */
    GString *words;               /* of the element we are in */
    char kind;                    /* of that element: what its words are, see word_kinds; 0: nothing */
    bool aside;                   /* in the title of words that were cut */
    bool in_text;
    guint sample; /* index + 1 of the shade that the next words explain; 0: none */
};

/* Class of <text>, and which words they are. */
static const struct {
    const char *class;
    char kind;
} word_kinds[] = {{"headline", 'h'}, {"subtitle", 's'}, {"value", 'v'}, {"state", 'v'}, {"tick", 't'}};

static char *place_of(const struct svg_reading *drawing, unsigned line) {
    return g_strdup_printf("%s:%u", drawing->svg.file, line);
}

gpointer svg_cell(const struct svg *svg, const struct published_row *row, guint column) {
    gsize index = (gsize)(row - published_row_at(svg->figure, 0));
    return GSIZE_TO_POINTER(index * svg->figure->columns->len + column);
}

double svg_low(const struct published_cell *cell) {
    return g_ascii_strtod(cell->low, NULL);
}

double svg_high(const struct published_cell *cell) {
    return *cell->high ? g_ascii_strtod(cell->high, NULL) : HUGE_VAL;
}

/* <g data-column="vvd">: pieces, each about the rows it is beside. */
static void begin_strip(struct svg_reading *drawing, const char *key) {
    struct svg *svg = &drawing->svg;
    for (guint i = 1; i < svg->figure->columns->len; i++)
        if (strcmp(published_column_at(svg->figure, i)->key, key) == 0)
            drawing->group.strip = i;
    if (!drawing->group.strip)
        edition_differs(svg->edition, svg->file, drawing->scanner->line,
                        "%s has a strip of the column '%s', which data/ lacks", svg->figure->id, key);
}

static void begin_group(struct svg_reading *drawing) {
    struct svg *svg = &drawing->svg;
    const char *column = scanner_attribute(drawing->scanner, "data-column");
    if (column)
        begin_strip(drawing, column);
    if (!scanner_attribute(drawing->scanner, "data-cell"))
        return;
    g_autofree char *place = place_of(drawing, drawing->scanner->line);
    drawing->cell = (struct found){.format = FORMAT_SVG, .place = place};
    drawing->group.of_cell = true;
    drawing->group.row = NULL;
    if (tagged_find(svg->edition, drawing->scanner, svg->file, svg->figure->id, &drawing->cell)) {
        drawing->group.row = drawing->cell.row;
        drawing->group.column = drawing->cell.column;
        tagged_compare(svg->edition, &drawing->cell, scanner_attribute(drawing->scanner, "data-value"),
                       scanner_attribute(drawing->scanner, "data-state"));
        g_hash_table_add(svg->seen, svg_cell(svg, drawing->cell.row, drawing->cell.column));
    }
    drawing->cell.place = NULL;
    g_string_truncate(drawing->title, 0);
    g_string_truncate(drawing->label, 0);
}

/* "VVD: € 81.755 – 115.255", or "65+, Women: ..." */
static void compare_title(struct svg_reading *drawing) {
    const char *colon = g_strrstr(drawing->title->str, ": ");
    const char *name = drawing->cell.row->label[drawing->svg.language];
    edition_compare_text(drawing->svg.edition, &drawing->cell, drawing->svg.language,
                         colon ? colon + 2 : drawing->title->str);
    if (name && *name && !edition_words_fit(name, drawing->title->str, WORDS_BEGIN))
        edition_compare_label(drawing->svg.edition, &drawing->cell, drawing->svg.language, drawing->title->str);
}

/* Words may be cut into lines, anywhere, and at the end. A number is never cut. */
static void compare_label(struct svg_reading *drawing) {
    const struct published_cell *cell = &drawing->cell.row->cells[drawing->cell.column];
    enum state state;
    const char *words =
        state_from_word(cell->state, &state) ? drawing->svg.edition->state_words[drawing->svg.language][state] : NULL;
    if (!*cell->low && words && edition_words_fit(words, drawing->label->str, WORDS_IN_LINES))
        drawing->svg.edition->counts[FORMAT_SVG].numbers++;
    else
        edition_compare_text(drawing->svg.edition, &drawing->cell, drawing->svg.language, drawing->label->str);
}

static void end_group(struct svg_reading *drawing) {
    if (drawing->group.of_cell && drawing->group.row) {
        g_autofree char *place = place_of(drawing, drawing->scanner->line);
        drawing->cell.place = place;
        compare_title(drawing);
        if (drawing->label->len)
            compare_label(drawing);
        drawing->cell.place = NULL;
    }
    drawing->group = (struct svg_group){0};
}

/* A shade outside of a cell is a sample: the words behind it tell what it means. */
static void read_box(struct svg_reading *drawing) {
    const struct svg_mark *mark = shape_read_box(&drawing->svg, &drawing->group, drawing->scanner);
    if (mark)
        drawing->sample = mark->shape == SHAPE_SHADE && !drawing->group.of_cell ? drawing->svg.marks->len : 0;
}

static void begin_words(struct svg_reading *drawing) {
    const char *class = scanner_attribute(drawing->scanner, "class");
    const char *anchor = scanner_attribute(drawing->scanner, "text-anchor");
    for (gsize i = 0; class && i < G_N_ELEMENTS(word_kinds); i++)
        if (strcmp(class, word_kinds[i].class) == 0)
            drawing->kind = word_kinds[i].kind;
    if (drawing->kind == 'v' && drawing->sample > 0) /* beside a sample, words of any size say what it means */
        drawing->kind = 't';
    if (drawing->kind == 't' && drawing->group.of_cell)
        drawing->kind = 0;
    if (drawing->kind == 't') {
        struct svg_mark *mark = svg_mark_add(&drawing->svg, &drawing->group, SHAPE_TICK, drawing->scanner->line);
        mark->x = scanner_number(drawing->scanner, "x", 0);
        mark->y = scanner_number(drawing->scanner, "y", 0);
        mark->anchor = anchor ? *anchor : 's';
    }
    drawing->in_text = true;
    g_string_truncate(drawing->words, 0);
}

static double to_double(const char *digits) {
    return g_ascii_strtod(digits, NULL);
}

/* What a shade means: "tot € 500", "€ 500 tot 1.000", "€ 1.000 of meer". */
static void read_sample(struct svg_reading *drawing, const struct spoken *spoken) {
    struct svg_mark *shade = &g_array_index(drawing->svg.marks, struct svg_mark, drawing->sample - 1);
    if (spoken->count > 2 || !spoken->low || (!spoken->open && !spoken->high))
        return;
    bool first = spoken->count == 1 && !spoken->open;
    shade->value = first ? 0 : to_double(spoken->low);
    shade->limit = spoken->open ? HUGE_VAL : to_double(spoken->high);
}

/* A tick that is no number, the day of a week for instance, is taken off again. */
static void end_tick(struct svg_reading *drawing) {
    struct spoken spoken = spoken_read(drawing->words->str, drawing->svg.language);
    GArray *marks = drawing->svg.marks;
    if (drawing->sample > 0) {
        read_sample(drawing, &spoken);
        drawing->sample = 0;
        g_array_set_size(marks, marks->len - 1);
    } else if (spoken.count == 1 && spoken.low) {
        g_array_index(marks, struct svg_mark, marks->len - 1).value = to_double(spoken.low);
    } else {
        g_array_set_size(marks, marks->len - 1);
    }
    spoken_clear(&spoken);
}

static void end_words(struct svg_reading *drawing) {
    GString *into = drawing->kind == 'h'                             ? drawing->headline
                    : drawing->kind == 's'                           ? drawing->subtitle
                    : drawing->kind == 'v' && drawing->group.of_cell ? drawing->label
                    : drawing->kind == 'T' && drawing->group.row     ? drawing->title
                                                                     : NULL;
    if (into && into->len > 0 && drawing->kind != 'T')
        g_string_append_c(into, ' ');
    if (into)
        g_string_append(into, drawing->words->str);
    if (drawing->kind == 't')
        end_tick(drawing);
    drawing->in_text = false;
    drawing->kind = 0;
}

/* The title of the whole chart. */
static void end_name(struct svg_reading *drawing) {
    g_autofree char *place = place_of(drawing, drawing->line);
    edition_compare_wording(drawing->svg.edition, FORMAT_SVG, place, drawing->svg.figure, WORDING_HEADLINE,
                            drawing->svg.language, WORDS_SAME, drawing->words->str);
    drawing->kind = 0;
}

/* The rows that charts draw; those that are silent beside others keep only the place of a tile. */
static guint drawn_rows(const struct published_figure *figure, bool tiles) {
    guint rows = 0, silent = 0;
    for (guint i = 0; i < figure->rows->len; i++) {
        const struct published_row *row = published_row_at(figure, i);
        rows += !row->undrawn;
        silent += !row->undrawn && row->silent;
    }
    return tiles || silent == rows ? rows : rows - silent;
}

/* The description counts what the chart has parts of: rows, or columns that are panels. */
static void end_description(struct svg_reading *drawing) {
    const struct published_figure *figure = drawing->svg.figure;
    struct spoken spoken = spoken_read(drawing->words->str, drawing->svg.language);
    const double count = spoken.low ? g_ascii_strtod(spoken.low, NULL) : -1;
    bool is_rows = count == drawn_rows(figure, false) || count == drawn_rows(figure, true);
    if (spoken.count != 1 || (!is_rows && (count < 1 || count > figure->numbers)))
        edition_differs(drawing->svg.edition, drawing->svg.file, drawing->line,
                        "the description of %s counts '%s', but %s has %u rows and %u columns of numbers", figure->id,
                        drawing->words->str, figure->file, drawn_rows(figure, false), figure->numbers);
    spoken_clear(&spoken);
    drawing->kind = 0;
}

static void read_tag(struct svg_reading *drawing) {
    const struct tag_scanner *tag = drawing->scanner;
    if (drawing->in_text && (scanner_is(tag, "title") || scanner_is(tag, "/title")))
        drawing->aside = scanner_is(tag, "title");
    else if (scanner_is(tag, "g"))
        begin_group(drawing);
    else if (scanner_is(tag, "/g"))
        end_group(drawing);
    else if (scanner_is(tag, "rect"))
        read_box(drawing);
    else if (scanner_is(tag, "path"))
        shape_read_path(&drawing->svg, &drawing->group, tag);
    else if (scanner_is(tag, "circle"))
        shape_read_disc(&drawing->svg, &drawing->group, tag);
    else if (scanner_is(tag, "text"))
        begin_words(drawing);
    else if (scanner_is(tag, "/text") || (scanner_is(tag, "/title") && drawing->kind == 'T'))
        end_words(drawing);
    else if (scanner_is(tag, "/title") && drawing->kind == 'S')
        drawing->kind = 0;
    else if (scanner_is(tag, "/title") && drawing->kind == 'N')
        end_name(drawing);
    else if (scanner_is(tag, "/desc"))
        end_description(drawing);
    else if (scanner_is(tag, "desc") || (scanner_is(tag, "title") && !drawing->kind)) {
        drawing->kind = drawing->group.of_cell ? 'T' : drawing->group.strip ? 'S' : 'N';
        g_string_truncate(drawing->words, 0);
    }
}

/* A page of the site has these words beside the drawing. */
static bool is_in_page(const struct svg_reading *drawing) {
    return g_str_has_suffix(drawing->svg.file, ".html") && !g_str_has_prefix(drawing->svg.file, "embed/");
}

/* The lines at the top: the headline, and the subtitle, which may be followed by words on how to read the chart. */
static void compare_lines(struct svg_reading *drawing) {
    struct svg *svg = &drawing->svg;
    if (is_in_page(drawing) && drawing->headline->len == 0 && drawing->subtitle->len == 0)
        return;
    g_autofree char *place = place_of(drawing, drawing->line);
    edition_compare_wording(svg->edition, FORMAT_SVG, place, svg->figure, WORDING_HEADLINE, svg->language,
                            WORDS_IN_LINES, drawing->headline->str);
    edition_compare_wording(svg->edition, FORMAT_SVG, place, svg->figure, WORDING_SUBTITLE, svg->language,
                            WORDS_IN_LINES | WORDS_BEGIN, drawing->subtitle->str);
}

static void read_all(struct svg_reading *drawing) {
    for (enum scanned what; (what = scanner_next(drawing->scanner)) != SCANNED_END;) {
        if (what == SCANNED_TAG && scanner_is(drawing->scanner, "/svg"))
            return;
        if (what == SCANNED_TAG)
            read_tag(drawing);
        else if (drawing->kind && !drawing->aside)
            scanner_append_words(drawing->scanner, drawing->words);
    }
    edition_differs(drawing->svg.edition, drawing->svg.file, drawing->line, "this drawing has no end");
}

static void drawing_init(struct svg_reading *drawing) {
    GString **texts[] = {&drawing->title, &drawing->label, &drawing->headline, &drawing->subtitle, &drawing->words};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        *texts[i] = g_string_new(NULL);
    drawing->svg.marks = g_array_new(FALSE, FALSE, sizeof(struct svg_mark));
    drawing->svg.pieces = g_array_new(FALSE, FALSE, sizeof(struct svg_piece));
    drawing->svg.seen = g_hash_table_new(g_direct_hash, g_direct_equal);
}

static void drawing_clear(struct svg_reading *drawing) {
    GString *texts[] = {drawing->title, drawing->label, drawing->headline, drawing->subtitle, drawing->words};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_string_free(texts[i], TRUE);
    g_array_unref(drawing->svg.marks);
    g_array_unref(drawing->svg.pieces);
    g_hash_table_unref(drawing->svg.seen);
}

void svg_read(struct edition *edition, struct tag_scanner *scanner, const char *file, enum language language) {
    const char *id = scanner_attribute(scanner, "data-figure");
    const struct published_figure *figure = id ? published_figure(edition->published, id) : NULL;
    if (!figure) {
        edition_differs(edition, file, scanner->line, "draws the figure '%s', but data/ has none", id ? id : "");
        return;
    }
    struct svg_reading drawing = {.svg = {.edition = edition, .file = file, .language = language, .figure = figure},
                                  .scanner = scanner,
                                  .line = scanner->line};
    drawing.svg.shared = (guint)CLAMP(scanner_number(scanner, "data-columns", 0), 0, figure->rows->len);
    drawing_init(&drawing);
    read_all(&drawing);
    compare_lines(&drawing);
    svg_compare_lengths(&drawing.svg);
    svg_compare_strips(&drawing.svg);
    drawing_clear(&drawing);
}

/* The figure whose chart this file is said to be, by its name. */
static char *figure_of(const char *file) {
    g_autofree char *name = g_path_get_basename(file);
    static const char *const shapes[] = {"-middle", "-narrow", "-small"};
    name[strlen(name) - strlen(".svg")] = '\0';
    for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++)
        if (g_str_has_suffix(name, shapes[i]))
            return g_strndup(name, strlen(name) - strlen(shapes[i]));
    return g_strdup(name);
}

static void read_file(struct edition *edition, const char *file, enum language language) {
    gsize length;
    g_autofree char *text = edition_read_text(edition, file, &length);
    if (!text)
        return;
    g_autofree char *id = figure_of(file);
    struct tag_scanner scanner;
    scanner_init(&scanner, text);
    edition->counts[FORMAT_SVG].files++;
    bool any = false;
    for (enum scanned what; !any && (what = scanner_next(&scanner)) != SCANNED_END;) {
        any = what == SCANNED_TAG && scanner_is(&scanner, "svg");
        const char *drawn = any ? scanner_attribute(&scanner, "data-figure") : NULL;
        if (any && g_strcmp0(drawn, id) != 0)
            edition_differs(edition, file, scanner.line, "draws the figure '%s', not %s", drawn ? drawn : "", id);
        else if (any)
            svg_read(edition, &scanner, file, language);
    }
    if (!any)
        edition_differs(edition, file, 0, "is no SVG");
    scanner_clear(&scanner);
}

void verify_svg(struct edition *edition) {
    for (guint i = 0; i < edition->files->len; i++) {
        const char *file = g_ptr_array_index(edition->files, i);
        enum language language;
        if (edition_file_is(file, "charts/", ".svg") && edition_file_language(file, 1, &language))
            read_file(edition, file, language);
    }
}

void svg_differs(const struct svg *svg, const struct published_row *row, guint column, unsigned line,
                 const char *what) {
    g_autoptr(GString) wanted = g_string_new(NULL);
    published_cell_append(wanted, &row->cells[column]);
    edition_differs(svg->edition, svg->file, line, "%s %s:%s %s, but %s:%u has %s", svg->figure->id, row->key,
                    published_column_at(svg->figure, column)->key, what, svg->figure->file, row->line, wanted->str);
}
