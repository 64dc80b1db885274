#include "verify/drawn.h"

#include "verify/scanner.h"

#include <string.h>

/* Of the type, which is 12 pixels or more: two letters, and how high small ones are. */
#define SPOT_WIDTH 12.0
#define SPOT_HEIGHT 9.0

/* Shapes smaller than this are too easily between two pixels. */
#define LEAST_SIDE 3.0

struct drawn_reading {
    struct tag_scanner scanner;
    struct drawn *drawn;
    double left, top;        /* of the drawing */
    struct drawn_item words; /* that are being read */
    GString *text;
    bool in_words, in_title, in_pattern, in_cell;
};

static void add_item(struct drawn_reading *reading, struct drawn_item item) {
    item.left -= reading->left;
    item.right -= reading->left;
    item.top -= reading->top;
    item.bottom -= reading->top;
    g_array_append_val(reading->drawn->items, item);
}

static bool begin_drawing(struct drawn_reading *reading) {
    const char *box = scanner_attribute(&reading->scanner, "viewbox");
    char *end = NULL;
    reading->drawn->width = scanner_number(&reading->scanner, "width", 0);
    reading->drawn->height = scanner_number(&reading->scanner, "height", 0);
    reading->left = box ? g_ascii_strtod(box, &end) : 0;
    reading->top = end ? g_ascii_strtod(end, NULL) : 0;
    return reading->drawn->width > 0 && reading->drawn->height > 0;
}

static void begin_words(struct drawn_reading *reading) {
    const struct tag_scanner *tag = &reading->scanner;
    const char *anchor = scanner_attribute(tag, "text-anchor");
    double x = scanner_number(tag, "x", 0), y = scanner_number(tag, "y", 0);
    double before = !anchor ? 0 : *anchor == 'm' ? SPOT_WIDTH / 2 : SPOT_WIDTH;
    reading->words = (struct drawn_item){true, x - before, y - SPOT_HEIGHT, x - before + SPOT_WIDTH, y, tag->line};
    if (scanner_attribute(tag, "transform")) /* upwards from x, y */
        reading->words = (struct drawn_item){
            true, x - SPOT_HEIGHT, y + before - SPOT_WIDTH, x, y + before, tag->line,
        };
    reading->in_words = true;
    g_string_truncate(reading->text, 0);
}

static void end_words(struct drawn_reading *reading) {
    guint letters = 0;
    for (const char *at = reading->text->str; *at; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        letters += g_unichar_isspace(letter) ? 0 : letter > 0xFFFF ? 2 : 1;
    }
    if (letters > 0)
        add_item(reading, reading->words);
    reading->drawn->letters += letters;
    reading->in_words = false;
}

/* The boxes of a cell: bars, ranges, shades. A tile without a shade is an outline, and what stands for no number may be as thin. */
static void read_box(struct drawn_reading *reading) {
    static const char *const solid[] = {"bar", "range", "estimate", "between", "part"};
    const struct tag_scanner *tag = &reading->scanner;
    const char *class = scanner_attribute(tag, "class");
    const double x = scanner_number(tag, "x", 0), y = scanner_number(tag, "y", 0);
    const double width = scanner_number(tag, "width", 0), height = scanner_number(tag, "height", 0);
    bool filled = class && (g_str_has_prefix(class, "shade-") || g_str_has_prefix(class, "heat-"));
    for (gsize i = 0; i < G_N_ELEMENTS(solid); i++)
        filled = filled || g_strcmp0(class, solid[i]) == 0;
    if (filled && reading->in_cell && width >= LEAST_SIDE && height >= LEAST_SIDE)
        add_item(reading, (struct drawn_item){false, x, y, x + width, y + height, tag->line});
}

static void read_tag(struct drawn_reading *reading) {
    const struct tag_scanner *tag = &reading->scanner;
    if (scanner_is(tag, "pattern") || scanner_is(tag, "/pattern"))
        reading->in_pattern = scanner_is(tag, "pattern");
    else if (scanner_is(tag, "title") || scanner_is(tag, "/title"))
        reading->in_title = scanner_is(tag, "title");
    else if (scanner_is(tag, "g") || scanner_is(tag, "/g"))
        reading->in_cell = scanner_is(tag, "g");
    else if (scanner_is(tag, "text"))
        begin_words(reading);
    else if (scanner_is(tag, "/text") && reading->in_words)
        end_words(reading);
    if (reading->in_pattern)
        return;
    if (scanner_is(tag, "rect"))
        read_box(reading);
    reading->drawn->outlines += scanner_is(tag, "rect") || scanner_is(tag, "path") || scanner_is(tag, "circle");
}

bool drawn_read(const char *text, struct drawn *drawn) {
    *drawn = (struct drawn){.items = g_array_new(FALSE, FALSE, sizeof(struct drawn_item))};
    struct drawn_reading reading = {.drawn = drawn, .text = g_string_new(NULL)};
    bool begun = false;
    scanner_init(&reading.scanner, text);
    for (enum scanned what; (what = scanner_next(&reading.scanner)) != SCANNED_END;) {
        if (what == SCANNED_WORDS && reading.in_words && !reading.in_title)
            scanner_append_words(&reading.scanner, reading.text);
        else if (what == SCANNED_TAG && begun)
            read_tag(&reading);
        else if (what == SCANNED_TAG && scanner_is(&reading.scanner, "svg"))
            begun = begin_drawing(&reading);
    }
    scanner_clear(&reading.scanner);
    g_string_free(reading.text, TRUE);
    return begun;
}

void drawn_clear(struct drawn *drawn) {
    g_array_unref(drawn->items);
    drawn->items = NULL;
}
