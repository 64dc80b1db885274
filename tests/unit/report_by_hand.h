/* A small report made by hand, with everything in it that an output has to survive: states, an open end, cents,
 * percentages, notes, hostile names and a figure without rows. Its phrases are those of templates/strings.csv; programs
 * run in the top folder. */
#ifndef ADREPORT_TESTS_REPORT_BY_HAND_H
#define ADREPORT_TESTS_REPORT_BY_HAND_H

#include "base/date.h"
#include "model/report.h"

#include <string.h>

#define BOTH(nl, en) ((struct localized){{[LANGUAGE_NL] = (nl), [LANGUAGE_EN] = (en)}})

static char *hand_field(const char **at) {
    GString *field = g_string_new(NULL);
    bool quoted = **at == '"';
    for (*at += quoted; **at && (quoted || (**at != ',' && **at != '\n')); ++*at) {
        if (quoted && **at == '"' && *++*at != '"')
            break;
        g_string_append_c(field, **at);
    }
    if (**at == ',' || **at == '\n')
        ++*at;
    return g_string_free(field, FALSE);
}

static struct templates *hand_templates(void) {
    struct templates *templates = templates_new();
    g_autofree char *text = NULL;
    if (!g_file_get_contents("templates/strings.csv", &text, NULL, NULL))
        g_error("templates/strings.csv is not here: run unit programs in the top folder");
    for (const char *at = text; *at;) {
        g_autofree char *key = hand_field(&at);
        struct localized *phrase = g_new0(struct localized, 1);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            g_autofree char *word = hand_field(&at);
            phrase->text[language] = g_string_chunk_insert(templates->strings, word);
        }
        g_hash_table_replace(templates->phrases, g_string_chunk_insert(templates->strings, key), phrase);
    }
    return templates;
}

static struct dataset *hand_dataset(void) {
    struct dataset *dataset = dataset_new();
    struct settings *settings = &dataset->settings;
    settings->title = BOTH("Online politieke advertenties", "Online political advertising");
    settings->publisher_name = "Voorbeeld & Zn. <Utrecht>";
    settings->publisher_url = "https://example.org/ads/";
    settings->publisher_email = "press@example.org";
    settings->licence = "CC-BY-4.0";
    settings->publishes[LANGUAGE_NL] = settings->publishes[LANGUAGE_EN] = true;
    settings->country = "NL";
    settings->currency = "EUR";
    settings->edition_date = date_from_calendar(2023, 3, 20);
    settings->edition_number = 1;
    return dataset;
}

static void hand_label(struct report *report, struct cell *cell, const char *nl, const char *en) {
    cell->kind = CELL_LABEL;
    cell->text = report_words(report, BOTH(report_string(report, nl), report_string(report, en)));
}

static void hand_number(struct report *report, struct cell *cell, const char *low, const char *high, const char *text) {
    struct number *number = report_alloc(report, sizeof *number);
    number->low = report_string(report, low);
    number->high = report_string(report, high);
    number->value.open = *low && !*high;
    number->text = number->bare = BOTH(report_string(report, text), report_string(report, text));
    cell->kind = CELL_NUMBER;
    cell->number = number;
    cell->text = &number->text;
}

static void hand_state(struct report *report, struct cell *cell, enum state state, const char *nl, const char *en) {
    cell->kind = CELL_NUMBER;
    cell->state = state;
    cell->number = NULL;
    cell->text = report_words(report, BOTH(nl, en));
}

static struct figure *hand_figure(struct report *report, const char *id, guint columns, guint rows) {
    struct figure *figure = report_alloc(report, sizeof *figure);
    figure->id = report_string(report, id);
    figure->name = figure->id;
    figure->source = BOTH("Bron: Meta Ad Library · editie 1, 20 maart 2023 · CC BY 4.0",
                          "Source: Meta Ad Library · edition 1, 20 March 2023 · CC BY 4.0");
    figure->columns = report_alloc(report, columns * sizeof *figure->columns);
    figure->column_count = columns;
    figure->rows = report_alloc(report, rows * sizeof *figure->rows);
    figure->row_count = rows;
    for (guint i = 0; i < rows; i++)
        figure->rows[i].cells = report_alloc(report, columns * sizeof(struct cell));
    report_add_figure(report, figure);
    return figure;
}

/* Every kind of cell. */
static struct figure *hand_spend(struct report *report) {
    struct figure *figure = hand_figure(report, "party-vvd-spend-by-platform", 4, 6);
    figure->tab = BOTH("Uitgaven per platform", "Spending by platform");
    figure->headline = BOTH("VVD gaf het meeste uit op Meta", "VVD spent most on Meta");
    figure->subtitle = BOTH("Uitgaven en vertoningen per platform, Nederland, 10 februari t/m 15 maart 2023",
                            "Spending and impressions by platform, the Netherlands, 10 February to 15 March 2023");
    figure->alt = BOTH("Staafdiagram.", "Bar chart.");
    figure->columns[0] = (struct column){.key = "platform", .header = BOTH("Platform", "Platform")};
    figure->columns[1] = (struct column){.key = "spend",
                                         .kind = CELL_NUMBER,
                                         .unit = UNIT_MONEY,
                                         .currency = "EUR",
                                         .header = BOTH("Uitgaven (€)", "Spending (€)")};
    figure->columns[2] = (struct column){.key = "impressions",
                                         .kind = CELL_NUMBER,
                                         .unit = UNIT_COUNT,
                                         .currency = "",
                                         .header = BOTH("Vertoningen", "Impressions")};
    figure->columns[3] = (struct column){.key = "remark", .header = BOTH("Opmerking", "Remark")};
    struct row *rows = figure->rows;
    rows[0].key = "meta";
    hand_label(report, &rows[0].cells[0], "Meta", "Meta");
    hand_number(report, &rows[0].cells[1], "80746", "112346.5", "€ 80.746 – 112.346,50");
    hand_number(report, &rows[0].cells[2], "10000000", "", "10.000.000 of meer");
    hand_label(report, &rows[0].cells[3], "Facebook en Instagram", "Facebook and Instagram");
    rows[0].cells[1].note = 1;
    rows[1].key = "google";
    hand_label(report, &rows[1].cells[0], "=1+1", "=1+1");
    hand_number(report, &rows[1].cells[1], "0", "0", "€ 0");
    hand_state(report, &rows[1].cells[2], STATE_NOT_COLLECTED, "niet verzameld", "not collected");
    hand_label(report, &rows[1].cells[3], "_x0041_", "_x0041_");
    rows[2].key = "tiktok";
    hand_label(report, &rows[2].cells[0], "Tik\x01Tok \xFF <&> \"x\", y", "Tik\x01Tok \xFF <&> \"x\", y");
    hand_state(report, &rows[2].cells[1], STATE_NOT_OFFERED, "neemt geen politieke advertenties aan",
               "takes no political ads");
    hand_state(report, &rows[2].cells[2], STATE_NOT_OFFERED, "neemt geen politieke advertenties aan",
               "takes no political ads");
    hand_label(report, &rows[2].cells[3], "", "");
    rows[2].cells[2].note = 2;
    rows[3].key = "snap";
    hand_label(report, &rows[3].cells[0], "Snapchat", "Snapchat");
    hand_number(report, &rows[3].cells[1], "1200", "1200", "€ 1.200 (schatting)");
    rows[3].cells[1].state = STATE_ESTIMATED;
    hand_state(report, &rows[3].cells[2], STATE_NOT_COLLECTED, "niet verzameld", "not collected");
    hand_label(report, &rows[3].cells[3], "-1", "-1");
    rows[4].key = "x";
    g_autofree char *endless = g_strnfill(40000, 'a');
    hand_label(report, &rows[4].cells[0], "@SUM(A1)", "@SUM(A1)");
    hand_number(report, &rows[4].cells[1], "5", "10", "€ 5 – 10");
    hand_number(report, &rows[4].cells[2], "7", "7", "7");
    hand_label(report, &rows[4].cells[3], endless, endless);
    rows[5].key = "total";
    rows[5].total = true;
    hand_label(report, &rows[5].cells[0], "Totaal", "Total");
    hand_number(report, &rows[5].cells[1], "80751", "112356.5", "€ 80.751 – 112.356,50");
    hand_number(report, &rows[5].cells[2], "10000007", "", "10.000.007 of meer");
    hand_label(report, &rows[5].cells[3], "", "");
    figure->note_count = 2;
    figure->notes = report_alloc(report, 2 * sizeof *figure->notes);
    figure->notes[0] = BOTH("Een periode valt deels buiten het verslag.", "A period lies partly outside the report.");
    figure->notes[1] = BOTH("TikTok weigert politieke advertenties sinds 2019.",
                            "TikTok has refused political advertising since 2019.");
    figure->chart = (struct chart){.type = CHART_RANGE_BARS, .column = 1};
    return figure;
}

/* Percentages; two headers that differ only by case; a long id; a note that stands elsewhere too. */
static struct figure *hand_share(struct report *report) {
    struct figure *figure = hand_figure(report, "share-of-all-spending-by-party-and-by-platform", 3, 1);
    figure->tab = BOTH("Aandeel in alle uitgaven per partij", "Share of all spending by party");
    figure->headline = BOTH("Aandeel", "Share");
    figure->subtitle = BOTH("Aandeel in de uitgaven (%)", "Share of spending (%)");
    figure->columns[0] = (struct column){.key = "party", .header = BOTH("Partij", "Party")};
    figure->columns[1] = (struct column){.key = "share",
                                         .kind = CELL_NUMBER,
                                         .unit = UNIT_PERCENT,
                                         .currency = "",
                                         .header = BOTH("Aandeel (%)", "Share (%)")};
    figure->columns[2] = (struct column){.key = "party_again", .header = BOTH("PARTIJ", "PARTY")};
    figure->rows[0].key = "vvd";
    hand_label(report, &figure->rows[0].cells[0], "VVD", "VVD");
    hand_number(report, &figure->rows[0].cells[1], "12.3", "100", "12,3 – 100%");
    hand_label(report, &figure->rows[0].cells[2], "VVD", "VVD");
    figure->note_count = 1;
    figure->notes = report_alloc(report, sizeof *figure->notes);
    figure->notes[0] = BOTH("Een periode valt deels buiten het verslag.", "A period lies partly outside the report.");
    return figure;
}

static struct figure *hand_empty(struct report *report) {
    struct figure *figure = hand_figure(report, "party-vvd-ads-by-region", 2, 0);
    figure->tab = BOTH("Advertenties per gebied", "Ads by area");
    figure->headline = BOTH("Geen cijfers per provincie", "No figures by province");
    figure->subtitle = BOTH("Advertenties per provincie", "Ads by province");
    figure->columns[0] = (struct column){.key = "region", .header = BOTH("Provincie", "Province")};
    figure->columns[1] = (struct column){
        .key = "ads", .kind = CELL_NUMBER, .unit = UNIT_COUNT, .currency = "", .header = BOTH("Advertenties", "Ads")};
    figure->empty = BOTH("De bron geeft geen provincies.", "The source gives no provinces.");
    return figure;
}

static void hand_meanings(struct report *report) {
    for (int table = 0; table < DATA_TABLE_COUNT; table++) {
        guint count;
        const struct data_field *fields = data_table_fields((enum data_table)table, &count);
        report->meanings[table] = report_alloc(report, count * sizeof(struct localized));
        for (guint i = 0; i < count; i++)
            report->meanings[table][i] = *templates_phrase(report->templates, fields[i].meaning);
    }
}

static struct report *hand_report(void) {
    struct report *report = report_new(hand_dataset(), hand_templates());
    hand_meanings(report);
    report->edition = "2023-03-20-1";
    report->title = report->full_title = report->dataset->settings.title;
    report->edition_line = BOTH("Editie 1 · 20 maart 2023 · gegevens t/m 15 maart 2023",
                                "Edition 1 · 20 March 2023 · data to 15 March 2023");
    report->licence_name = BOTH("CC BY 4.0", "CC BY 4.0");
    report->licence_url = "https://creativecommons.org/licenses/by/4.0/";
    report->citation = BOTH("Voorbeeld & Zn. (2023). Online politieke advertenties, editie 1.",
                            "Voorbeeld & Zn. (2023). Online political advertising, edition 1.");
    struct workbook *workbook = report_alloc(report, sizeof *workbook);
    workbook->subject = SUBJECT_WHOLE;
    workbook->name = "party-vvd";
    workbook->title = BOTH("VVD: online politieke advertenties", "VVD: online political advertising");
    workbook->summary = BOTH("De VVD gaf op Meta tussen € 80.746 en € 112.346,50 uit.",
                             "VVD spent between €80,746 and €112,346.50 on Meta.");
    workbook->figures = g_ptr_array_new();
    g_ptr_array_add(workbook->figures, hand_spend(report));
    g_ptr_array_add(workbook->figures, hand_empty(report));
    g_ptr_array_add(workbook->figures, hand_share(report));
    g_ptr_array_add(report->workbooks, workbook);
    return report;
}

static void hand_free(struct report *report) {
    struct dataset *dataset = (struct dataset *)report->dataset;
    struct templates *templates = (struct templates *)report->templates;
    report_free(report);
    templates_free(templates);
    dataset_free(dataset);
}

#endif
