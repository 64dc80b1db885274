/* The sheets around the tables: cover, contents, notes and dictionary. */
#include "render/book/book.h"

#include <string.h>

static const char *phrase(const struct report *report, enum language language, const char *key) {
    return report_phrase(report, language, key);
}

static void add_part(struct book *book, struct book_sheet *cover, const char *heading, const char *text) {
    if (!text || !*text)
        return;
    sheet_add_line(book, cover, LINE_HEADING, heading);
    sheet_add_line(book, cover, LINE_TEXT, text);
}

static void add_contact(struct book *book, struct book_sheet *cover, const struct settings *settings,
                        const char *heading) {
    if (!settings->publisher_url && !settings->publisher_email)
        return;
    sheet_add_line(book, cover, LINE_HEADING, heading);
    if (settings->publisher_url)
        sheet_add_link_line(book, cover, settings->publisher_url, settings->publisher_url, false);
    if (settings->publisher_email) {
        g_autofree char *address = g_strconcat("mailto:", settings->publisher_email, NULL);
        sheet_add_link_line(book, cover, settings->publisher_email, address, false);
    }
}

static void add_licence(struct book *book, struct book_sheet *cover, const struct report *report,
                        enum language language) {
    const char *name = report->licence_name.text[language];
    if (!name || !*name)
        return;
    sheet_add_line(book, cover, LINE_HEADING, phrase(report, language, "sheet.licence"));
    if (report->licence_url)
        sheet_add_link_line(book, cover, name, report->licence_url, false);
    else
        sheet_add_line(book, cover, LINE_TEXT, name);
}

static void add_limits(struct book *book, struct book_sheet *cover, const struct report *report,
                       enum language language) {
    static const char *const keys[] = {"sheet.limits_ranges", "sheet.limits_days", "sheet.limits_parties"};
    sheet_add_line(book, cover, LINE_HEADING, phrase(report, language, "sheet.limits"));
    sheet_add_line(book, cover, LINE_TEXT, report->limits.text[language]);
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        sheet_add_line(book, cover, LINE_TEXT, phrase(report, language, keys[i]));
}

void book_fill_cover(struct book *book, struct book_sheet *cover, const struct report *report,
                     const struct workbook *workbook, enum language language, const char *guide) {
    const struct settings *settings = &report->dataset->settings;
    cover->prose = true;
    sheet_add_line(book, cover, LINE_TITLE, book->title);
    add_part(book, cover, phrase(report, language, "sheet.summary"), workbook->summary.text[language]);
    add_part(book, cover, phrase(report, language, "sheet.edition"), report->edition_line.text[language]);
    add_part(book, cover, phrase(report, language, "sheet.publisher"), settings->publisher_name);
    add_contact(book, cover, settings, phrase(report, language, "sheet.contact"));
    add_licence(book, cover, report, language);
    add_part(book, cover, phrase(report, language, "sheet.citation"), report->citation.text[language]);
    add_limits(book, cover, report, language);
    sheet_add_link_line(book, cover, phrase(report, language, "sheet.to_guide"), guide, true);
}

/* The text of a sheet's nth line; empty if it has none. */
static const char *line_text(const struct book_sheet *sheet, guint n) {
    return n < sheet->lines->len ? g_array_index(sheet->lines, struct book_line, n).text : "";
}

void book_fill_contents(struct book *book, struct book_sheet *contents, const struct report *report,
                        enum language language) {
    sheet_add_line(book, contents, LINE_TITLE, phrase(report, language, "sheet.contents"));
    sheet_add_line(book, contents, LINE_TEXT, phrase(report, language, "sheet.contents_note"));
    sheet_set_table(book, contents, "_contents");
    sheet_add_header(book, contents, phrase(report, language, "sheet.column_sheet"), false);
    sheet_add_header(book, contents, phrase(report, language, "sheet.column_heading"), false);
    sheet_add_header(book, contents, phrase(report, language, "sheet.column_subject"), false);
    for (guint i = 2; i < book->sheets->len; i++) {
        const struct book_sheet *sheet = g_ptr_array_index(book->sheets, i);
        /* A sheet that explains the others has its title as name: it would stand there twice. */
        bool named = strcmp(line_text(sheet, 0), sheet->name) == 0;
        sheet_add_link(book, contents, sheet->name, sheet->name, true);
        sheet_add_text(book, contents, line_text(sheet, named ? 1 : 0));
        sheet_add_text(book, contents, named ? "" : line_text(sheet, 1));
    }
}

static void add_remark(struct book *book, struct book_sheet *notes, const struct book_remark *remark) {
    if (!remark->symbol)
        return;
    sheet_add_text(book, notes, remark->symbol);
    sheet_add_text(book, notes, remark->meaning);
    sheet_add_text(book, notes, remark->where->str);
}

void book_add_notes(struct book *book, const struct report *report, enum language language) {
    bool used = book->notes->len > 0;
    for (int state = 0; state <= STATE_COUNT; state++)
        used = used || book->states[state].symbol;
    if (!used)
        return;
    struct book_sheet *notes = book_add_sheet(book, 3, phrase(report, language, "sheet.notes"));
    sheet_add_line(book, notes, LINE_TITLE, phrase(report, language, "sheet.notes"));
    sheet_add_line(book, notes, LINE_TEXT, phrase(report, language, "sheet.notes_note"));
    sheet_set_table(book, notes, "_notes");
    sheet_add_header(book, notes, phrase(report, language, "sheet.column_mark"), false);
    sheet_add_header(book, notes, phrase(report, language, "sheet.column_meaning"), false);
    sheet_add_header(book, notes, phrase(report, language, "sheet.column_where"), false);
    for (int state = 0; state <= STATE_COUNT; state++)
        add_remark(book, notes, &book->states[state]);
    for (guint i = 0; i < book->notes->len; i++)
        add_remark(book, notes, g_ptr_array_index(book->notes, i));
}

/* "Uitgaven (euro): laag, hoog, als tekst" */
static void add_term_name(struct book *book, struct book_sheet *sheet, const struct report *report,
                          enum language language, const struct book_term *term) {
    const char *const *parts = term_parts[term->kind];
    if (term->kind == TERM_ONE) {
        sheet_add_text(book, sheet, term->header);
        return;
    }
    g_autofree char *three = g_strdup_printf("%s%s %s, %s, %s", term->header, language_row(language)->colon,
                                             phrase(report, language, parts[0]), phrase(report, language, parts[1]),
                                             phrase(report, language, parts[2]));
    sheet_add_text(book, sheet, three);
}

static void add_term(struct book *book, struct book_sheet *sheet, const struct report *report, enum language language,
                     const struct book_term *term) {
    g_autoptr(GString) symbols = g_string_new(NULL);
    for (int state = 0; state <= STATE_COUNT; state++)
        if (term->states[state])
            g_string_append_printf(symbols, "%s%s", symbols->len ? " " : "", book->states[state].symbol);
    add_term_name(book, sheet, report, language, term);
    sheet_add_text(book, sheet, *term->unit ? term->unit : phrase(report, language, "sheet.words"));
    sheet_add_text(book, sheet, term->meaning);
    sheet_add_text(book, sheet, symbols->str);
    sheet_add_text(book, sheet, term->where->str);
}

void book_add_dictionary(struct book *book, const struct report *report, enum language language) {
    static const char *const headers[] = {"sheet.column_name", "sheet.column_unit", "sheet.column_meaning",
                                          "sheet.column_marks", "sheet.column_where"};
    if (book->terms->len == 0)
        return;
    struct book_sheet *sheet = book_add_sheet(book, book->sheets->len, phrase(report, language, "sheet.dictionary"));
    sheet_add_line(book, sheet, LINE_TITLE, phrase(report, language, "sheet.dictionary"));
    sheet_add_line(book, sheet, LINE_TEXT, phrase(report, language, "sheet.dictionary_note"));
    sheet_set_table(book, sheet, "_dictionary");
    for (gsize i = 0; i < G_N_ELEMENTS(headers); i++)
        sheet_add_header(book, sheet, phrase(report, language, headers[i]), false);
    for (guint i = 0; i < book->terms->len; i++)
        add_term(book, sheet, report, language, g_ptr_array_index(book->terms, i));
}
