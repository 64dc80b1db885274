/* Pictures that were looked at, kept in tests/charts/golden, and what is drawn now: they may differ by a few pixels, as
 * another version of a font library might, but not by a mark. CHARTS_KEEP=1 keeps what is drawn now; look at it then. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/chart/cairo.h"
#include "render/chart/font.h"
#include "render/chart/draw.h"
#include "sample_figure.h"

#include <gio/gio.h>
#include <png.h>
#include <stdlib.h>

#define FOLDER "tests/charts/golden/"
#define CLEARLY 64  /* of 255: a difference in a channel that an eye sees */
#define FEW_OF 1000 /* one pixel in so many may differ clearly */

static const char *const parties[] = {"PvdA",
                                      "GroenLinks",
                                      "Christelijk-Sociale Volkspartij van de Verenigde Noordelijke Provinciën",
                                      "حزب السلام",
                                      "Νέα Δημοκρατία",
                                      "🌷 Tulpenpartij",
                                      "VVD",
                                      "D66"};
static const char *const colours[] = {"#d0101b", "#5a9a00", NULL,      "#00918f",
                                      "#0a2ca3", "#ffe600", "#d95300", "#00933b"};

static struct interval value_at(int i) {
    static const int64_t lows[] = {12283500, 11738500, 6421900, 3218900, 100, 744900, 457600, 0};
    static const int64_t widths[] = {2640000, 1230000, 30000, 1400000, 700000, 710000, 0, 0};
    return interval_between(lows[i % 8] / (1 + i / 8), lows[i % 8] / (1 + i / 8) + widths[i % 8]);
}

static void add_parties(struct sample *sample, int count) {
    for (int i = 0; i < count; i++) {
        g_autofree char *key = g_strdup_printf("p%d", i);
        bool missing = i == 5 || i == 6;
        struct row *row = sample_row(sample, key, parties[i % 8],
                                     missing  ? STATE_NOT_COLLECTED
                                     : i == 4 ? STATE_ESTIMATED
                                              : STATE_VALUE,
                                     i == 3 ? interval_from(3218900) : value_at(i), missing ? "niet verzameld" : NULL);
        sample_details(sample, row)->colour = colours[i % 8];
    }
}

static void add_bins(struct sample *sample, int count) {
    sample_event(sample, (guint)count - 3, "verkiezing");
    for (int i = 0; i < count; i++) {
        g_autofree char *key = g_strdup_printf("%d", i + 1);
        bool missing = i >= count / 4 && i < count / 3;
        int64_t low = (int64_t)((i * 37) % 23 + i) * 10000;
        struct interval value = i == count / 2 ? interval_from(low) : interval_between(low, low + (i % 5) * 40000);
        struct row *row = sample_row(sample, key, key, missing ? STATE_NOT_REPORTED : STATE_VALUE, value,
                                     missing ? "niet opgegeven" : NULL);
        for (int column = 2; column <= sample->figure.chart.columns; column++)
            sample_cell(sample, row, column, column == 4 ? STATE_NOT_COLLECTED : row->cells[1].state,
                        interval_between(low / column, low / column + (i % column) * 30000),
                        column == 4 ? "niet verzameld"
                        : missing   ? "niet opgegeven"
                                    : NULL);
        sample_axis(sample, row, NULL, i < count / 2 ? "2023" : "2024");
    }
}

static void add_provinces(struct sample *sample) {
    static const struct {
        const char *name;
        int column, row;
    } provinces[] = {{"Groningen", 6, 1},    {"Fryslân", 5, 1},    {"Drenthe", 6, 2},       {"Overijssel", 6, 3},
                     {"Flevoland", 5, 2},    {"Gelderland", 5, 3}, {"Utrecht", 4, 3},       {"Noord-Holland", 4, 2},
                     {"Zuid-Holland", 3, 3}, {"Zeeland", 3, 4},    {"Noord-Brabant", 4, 4}, {"Limburg", 5, 4}};
    sample_words(&sample->figure.chart.halves, "Twee tinten: onder de laagste, boven de hoogste mogelijke klasse");
    for (int i = 0; i < (int)G_N_ELEMENTS(provinces); i++) {
        bool missing = i == 2 || i == 9;
        int64_t low = (int64_t)(i * i % 20) * 10000;
        struct row *row = sample_row(sample, provinces[i].name, provinces[i].name,
                                     missing  ? STATE_SUPPRESSED
                                     : i == 4 ? STATE_ESTIMATED
                                              : STATE_VALUE,
                                     interval_between(low, low + 9900 * (i % 4)), missing ? "niet getoond" : NULL);
        row->tile_column = provinces[i].column;
        row->tile_row = provinces[i].row;
    }
}

static void add_ages(struct sample *sample) {
    static const char *const ages[] = {"18-24", "25-34", "35-44", "65+"};
    for (int i = 0; i < (int)G_N_ELEMENTS(ages); i++) {
        struct row *row =
            sample_row(sample, ages[i], ages[i], STATE_VALUE, interval_between(100 * i, 100 * i + 150), NULL);
        sample_cell(sample, row, 2, STATE_VALUE, interval_of(120 + i * 70), NULL);
        sample_cell(sample, row, 3, STATE_SUPPRESSED, interval_of(0), "niet getoond");
    }
}

static void add_sums(struct sample *sample) {
    static const int64_t parts[][2] = {{2430446, 6569795}, {0, 4100000}, {90000, 310000}};
    sample_row(sample, "meta", "Meta", STATE_NOT_REPORTED, interval_of(0), "niet opgegeven");
    for (int i = 0; i < 3; i++) {
        struct row *row = sample_row(sample, parties[i], parties[i], STATE_VALUE, interval_of(parts[i][0]), NULL);
        sample_cell(sample, row, 2, STATE_VALUE, interval_of(parts[i][1]), NULL);
        sample_parts(sample, row);
    }
}

static const struct {
    const char *name;
    enum chart_type type;
    enum chart_shape shape;
    enum unit unit;
    int columns, rows;
    const char *headline;
} pictures[] = {
    {"bars-wide", CHART_RANGE_BARS, SHAPE_WIDE, UNIT_MONEY, 1, 8, "PvdA of GroenLinks gaf het meest uit"},
    {"bars-square", CHART_RANGE_BARS, SHAPE_SQUARE, UNIT_MONEY, 1, 40, "PvdA of GroenLinks gaf het meest uit"},
    {"bars-card", CHART_RANGE_BARS, SHAPE_CARD, UNIT_MONEY, 1, 8, "PvdA of GroenLinks gaf het meest uit"},
    {"bars-small", CHART_RANGE_BARS, SHAPE_SMALL, UNIT_MONEY, 1, 8, "PvdA of GroenLinks gaf het meest uit"},
    {"columns-small", CHART_RANGE_COLUMNS, SHAPE_SMALL, UNIT_MONEY, 1, 12, "Uitgaven per week"},
    {"columns-middle", CHART_RANGE_COLUMNS, SHAPE_MIDDLE, UNIT_MONEY, 1, 12, "Uitgaven per week"},
    {"multiples-small", CHART_MULTIPLES, SHAPE_SMALL, UNIT_MONEY, 5, 20, "De hoogste uitgaven waren van PvdA"},
    {"columns-narrow", CHART_RANGE_COLUMNS, SHAPE_NARROW, UNIT_MONEY, 1, 12, "Uitgaven per week"},
    {"steps-wide", CHART_STEP, SHAPE_WIDE, UNIT_MONEY, 1, 52, "Uitgaven per week"},
    {"steps-shared", CHART_STEP, SHAPE_WIDE, UNIT_MONEY, 1, 1500, "Uitgaven per dag"},
    {"steps-card", CHART_STEP, SHAPE_CARD, UNIT_MONEY, 1, 52, "Uitgaven per week"},
    {"heat-wide", CHART_HEAT, SHAPE_WIDE, UNIT_MONEY, 8, 20, "De hoogste uitgaven waren van PvdA"},
    {"heat-small", CHART_HEAT, SHAPE_SMALL, UNIT_MONEY, 5, 40, "De hoogste uitgaven waren van PvdA"},
    {"multiples-wide", CHART_MULTIPLES, SHAPE_WIDE, UNIT_MONEY, 8, 20,
     "De hoogste uitgaven in één week waren van PvdA"},
    {"tiles-wide", CHART_TILES, SHAPE_WIDE, UNIT_MONEY, 1, 12, "Uitgaven per provincie"},
    {"tiles-narrow", CHART_TILES, SHAPE_NARROW, UNIT_MONEY, 1, 12, "Uitgaven per provincie"},
    {"groups-narrow", CHART_AGE_GENDER, SHAPE_NARROW, UNIT_COUNT, 3, 4, "Bereik naar leeftijd en geslacht"},
    {"stacked-wide", CHART_STACKED, SHAPE_WIDE, UNIT_COUNT, 2, 3, "Impressies: bekend van drie platforms"},
    {"stacked-card", CHART_STACKED, SHAPE_CARD, UNIT_COUNT, 2, 3, "Impressies: bekend van drie platforms"},
    {"stacked-narrow", CHART_STACKED, SHAPE_NARROW, UNIT_COUNT, 2, 3, "Impressies: bekend van drie platforms"},
    {"parts-wide", CHART_PARTS, SHAPE_WIDE, UNIT_MONEY, 1, 3, "Uitgaven per soort account"},
    {"parts-narrow", CHART_PARTS, SHAPE_NARROW, UNIT_MONEY, 1, 3, "Uitgaven per soort account"},
    {"places-narrow", CHART_RANKS, SHAPE_NARROW, UNIT_RANK, 1, 6, "Twee plaatsen staan vast"},
};

static void sample_make(struct sample *sample, gsize index) {
    static const char *const genders[] = {"Vrouwen", "Mannen", "Onbekend"};
    static const char *const groups[] = {"Alle partijen samen", "Niet aan een partij gekoppeld",
                                         "Alles wat is opgegeven"};
    sample_init(sample, "golden", pictures[index].type, pictures[index].unit);
    sample_heading(sample, pictures[index].headline,
                   "Uitgaven in euro op Meta, 2023. Vol: ten minste. Gearceerd: mogelijk meer.",
                   "Bron: Meta Ad Library Report · editie 1, 20 maart 2023 · CC BY 4.0");
    sample_words(&sample->figure.chart.more, "en nog {count} partijen");
    sample_words(&sample->figure.chart.shared,
                 "Een kolom staat voor meer dan één dag: de dag met het hoogste minimum is getekend.");
    sample_words(&sample->figure.chart.open, "Pijl: ten minste zoveel; hoeveel meer is niet bekend.");
    switch (pictures[index].type) {
    case CHART_RANGE_COLUMNS:
    case CHART_STEP:
        add_bins(sample, pictures[index].rows);
        return;
    case CHART_MULTIPLES:
    case CHART_HEAT:
    case CHART_PLACES:
        sample_columns(sample, pictures[index].columns, parties, 8);
        for (int i = 0; i < 8; i++)
            sample->columns[i + 1].colour = colours[i];
        add_bins(sample, pictures[index].rows);
        return;
    case CHART_TILES:
        add_provinces(sample);
        return;
    case CHART_AGE_GENDER:
        sample_columns(sample, 3, genders, 3);
        add_ages(sample);
        return;
    case CHART_STACKED:
        sample_words(&sample->figure.subtitle, "Aantal keren dat advertenties zijn getoond.");
        sample_stack(sample, 2, groups, 3);
        add_sums(sample);
        return;
    case CHART_RANKS:
        for (int i = 0; i < pictures[index].rows; i++)
            sample_row(sample, parties[i], parties[i], STATE_VALUE, interval_between(MAX(i, 1), MAX(i, 1) + i % 3),
                       NULL);
        return;
    case CHART_PARTS:
        sample_row(sample, "party", "Landelijke accounts", STATE_VALUE, interval_of(12283500), NULL);
        sample_row(sample, "branch", "Afdelingen", STATE_VALUE, interval_of(4117400), NULL);
        sample_row(sample, "candidate", "Kandidaten", STATE_VALUE, interval_of(744900), NULL);
        return;
    case CHART_RANGE_BARS:
    case CHART_CALENDAR:
    case CHART_NONE:
        add_parties(sample, pictures[index].rows);
        return;
    }
}

struct picture {
    int width, height;
    uint8_t *rgb;
};

static struct picture picture_decode(const void *data, gsize size) {
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&image, data, size));
    image.format = PNG_FORMAT_RGB;
    struct picture picture = {(int)image.width, (int)image.height, g_malloc(PNG_IMAGE_SIZE(image))};
    assert_true(png_image_finish_read(&image, NULL, picture.rgb, 0, NULL));
    return picture;
}

/* Pixels that differ clearly; all of them where the sizes do. */
static int difference(const struct picture *a, const struct picture *b) {
    int pixels = a->width * a->height;
    if (a->width != b->width || a->height != b->height)
        return pixels;
    int count = 0;
    for (int i = 0; i < pixels; i++) {
        int largest = 0;
        for (int channel = 0; channel < 3; channel++)
            largest = MAX(largest, abs(a->rgb[3 * i + channel] - b->rgb[3 * i + channel]));
        count += largest > CLEARLY;
    }
    return count;
}

static void compare(const char *name, GBytes *png) {
    g_autofree char *path = g_strconcat(FOLDER, name, ".png", NULL);
    gsize size;
    const void *data = g_bytes_get_data(png, &size);
    if (g_getenv("CHARTS_KEEP")) {
        assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
        return;
    }
    g_autofree char *kept = NULL;
    gsize kept_size;
    assert_true(g_file_get_contents(path, &kept, &kept_size, NULL));
    struct picture now = picture_decode(data, size), before = picture_decode(kept, kept_size);
    int count = difference(&now, &before);
    if (count > now.width * now.height / FEW_OF) {
        g_autofree char *seen = g_strconcat(".build/log/", name, ".png", NULL);
        g_file_set_contents(seen, data, (gssize)size, NULL);
        fail_msg("%d pixels of %s differ from %s; what was drawn is in %s", count, name, path, seen);
    }
    g_free(now.rgb);
    g_free(before.rgb);
}

static void pictures_are_those_that_were_looked_at(void **state) {
    (void)state;
    struct text_measure measure = chart_font_measure(NULL);
    const struct chart_stamp stamp = {.imprint = "Stichting Openbaarheid · example.org/ads/releases/2023-03-20-1/"};
    for (gsize i = 0; i < G_N_ELEMENTS(pictures); i++) {
        struct sample sample;
        sample_make(&sample, i);
        struct drawing *drawing = chart_draw(&sample.figure, LANGUAGE_NL, pictures[i].shape, &stamp, &measure);
        GBytes *png = chart_png(drawing, NULL);
        compare(pictures[i].name, png);
        g_bytes_unref(png);
        drawing_free(drawing);
        sample_clear(&sample);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(pictures_are_those_that_were_looked_at)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
