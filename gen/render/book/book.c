#include "render/book/book.h"

#include "base/date.h"
#include "base/plain.h"

#include <string.h>

/* In UTF-16 units, as spreadsheets count. */
enum { SHEET_NAME_LIMIT = 31, HEADER_LIMIT = 255, TABLE_NAME_LIMIT = 255, CELL_LIMIT = 32767 };

/* Bytes of the start of text that takes at most so many UTF-16 units. */
static gsize fitting(const char *text, glong limit) {
    const char *at = text;
    for (; *at; at = g_utf8_next_char(at)) {
        limit -= g_utf8_get_char(at) > 0xFFFF ? 2 : 1;
        if (limit < 0)
            break;
    }
    return (gsize)(at - text);
}

/* Shortens text to limit, with an ellipsis if something had to go. */
static void cut(GString *text, glong limit) {
    if (text->len <= (gsize)limit || !text->str[fitting(text->str, limit)])
        return;
    g_string_truncate(text, fitting(text->str, limit - 1));
    g_string_append(text, "…");
}

const char *book_string(struct book *book, const char *text) {
    g_autoptr(GString) plain = g_string_new(NULL);
    plain_append(plain, text);
    cut(plain, CELL_LIMIT);
    return g_string_chunk_insert_const(book->strings, plain->str);
}

/* As much of text as limit allows, without the hyphens and spaces that a cut may leave at its end. */
static char *shorten(const char *text, glong limit) {
    gsize end = fitting(text, limit);
    while (text[end] && end > 0 && strchr("- ", text[end - 1]))
        end--;
    return g_strndup(text, end);
}

/* Makes name unlike all names in taken, which compare without case, by a number behind it, and adds it there. kind
 * keeps apart names of different things in one table. */
static char *unique_name(GHashTable *taken, const char *kind, const char *name, glong limit, const char *seam) {
    for (int number = 1;; number++) {
        g_autofree char *suffix = number > 1 ? g_strdup_printf("%s%d", seam, number) : g_strdup("");
        g_autofree char *start = shorten(name, limit - (glong)strlen(suffix));
        g_autofree char *candidate = g_strconcat(start, suffix, NULL);
        g_autofree char *folded = g_utf8_casefold(candidate, -1);
        g_autofree char *key = g_strconcat(kind, folded, NULL);
        if (g_hash_table_add(taken, g_steal_pointer(&key)))
            return g_steal_pointer(&candidate);
    }
}

static void sheet_free(gpointer data) {
    struct book_sheet *sheet = data;
    g_array_unref(sheet->lines);
    g_array_unref(sheet->headers);
    g_array_unref(sheet->cells);
    g_free(sheet);
}

struct book_sheet *book_add_sheet(struct book *book, guint place, const char *name) {
    g_autoptr(GString) fit = g_string_new(NULL);
    plain_append(fit, name);
    for (char *at = fit->str; *at; at++)
        if (strchr("[]:*?/\\'", *at))
            *at = ' ';
    g_strstrip(fit->str);
    fit->len = strlen(fit->str);
    cut(fit, SHEET_NAME_LIMIT);
    g_autofree char *unique = unique_name(book->names, "sheet ", *fit->str ? fit->str : "-", SHEET_NAME_LIMIT, "-");
    struct book_sheet *sheet = g_new0(struct book_sheet, 1);
    sheet->name = g_string_chunk_insert_const(book->strings, unique);
    sheet->lines = g_array_new(FALSE, TRUE, sizeof(struct book_line));
    sheet->headers = g_array_new(FALSE, TRUE, sizeof(struct book_cell));
    sheet->cells = g_array_new(FALSE, TRUE, sizeof(struct book_cell));
    g_ptr_array_insert(book->sheets, (int)place, sheet);
    return sheet;
}

/* A spreadsheet takes "ab12", "r1c1", "r" and "c" for cells, and refuses them as names. */
static bool looks_like_cell(const char *name) {
    size_t letters = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    size_t digits = strspn(name + letters, "0123456789");
    if (letters <= 3 && digits > 0 && name[letters + digits] == '\0')
        return true;
    return g_regex_match_simple("^[rc][0-9]*$|^r[0-9]*c[0-9]*$", name, G_REGEX_CASELESS, 0);
}

void sheet_set_table(struct book *book, struct book_sheet *sheet, const char *id) {
    g_autoptr(GString) name = g_string_new(id);
    for (char *at = name->str; *at; at++)
        if (!g_ascii_isalnum(*at))
            *at = '_';
    if (!*name->str || g_ascii_isdigit(*name->str) || looks_like_cell(name->str))
        g_string_prepend_c(name, '_');
    g_autofree char *unique = unique_name(book->names, "table ", name->str, TABLE_NAME_LIMIT, "_");
    sheet->table = g_string_chunk_insert_const(book->strings, unique);
}

void sheet_add_header(struct book *book, struct book_sheet *sheet, const char *text, bool right) {
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < sheet->headers->len; i++)
        g_hash_table_add(taken, g_utf8_casefold(g_array_index(sheet->headers, struct book_cell, i).text, -1));
    g_autoptr(GString) shortened = g_string_new(NULL);
    plain_append(shortened, text);
    cut(shortened, HEADER_LIMIT);
    g_autofree char *unique = unique_name(taken, "", *shortened->str ? shortened->str : "-", HEADER_LIMIT, " ");
    struct book_cell header = {.text = g_string_chunk_insert_const(book->strings, unique), .right = right};
    g_array_append_val(sheet->headers, header);
}

void sheet_add_line(struct book *book, struct book_sheet *sheet, enum line_kind kind, const char *text) {
    if (!text || !*text)
        return;
    struct book_line line = {.kind = kind, .text = book_string(book, text)};
    g_array_append_val(sheet->lines, line);
}

void sheet_add_lines(struct book *book, struct book_sheet *sheet, const char *text) {
    enum { LONGEST_LINE = 1500 };
    while (text && *text) {
        const char *end = text + strlen(text);
        g_autofree char *line = g_strdup(text);
        for (char *blank; cell_text_width(line, false) > LONGEST_LINE && (blank = strrchr(line, ' ')); *blank = '\0')
            end = text + (blank - line);
        sheet_add_line(book, sheet, LINE_TEXT, line);
        text = *end ? end + 1 : end;
    }
}

void sheet_add_link_line(struct book *book, struct book_sheet *sheet, const char *text, const char *target,
                         bool inside) {
    struct book_line line = {
        .kind = LINE_LINK, .text = book_string(book, text), .target = book_string(book, target), .inside = inside};
    g_array_append_val(sheet->lines, line);
}

void sheet_add_text(struct book *book, struct book_sheet *sheet, const char *text) {
    struct book_cell cell = {.text = book_string(book, text)};
    g_array_append_val(sheet->cells, cell);
}

bool is_day(const char *text) {
    day_number day;
    return date_parse(text, &day) && date_calendar(day).year > 1900;
}

void sheet_add_day(struct book *book, struct book_sheet *sheet, const char *text, enum date_form form, bool strong,
                   bool ruled) {
    struct book_cell cell = {.kind = is_day(text) ? BOOK_DATE : BOOK_TEXT,
                             .text = book_string(book, text),
                             .strong = strong,
                             .ruled = ruled,
                             .form = form};
    g_array_append_val(sheet->cells, cell);
}

void sheet_add_link(struct book *book, struct book_sheet *sheet, const char *text, const char *target, bool inside) {
    struct book_cell cell = {
        .kind = BOOK_LINK, .text = book_string(book, text), .target = book_string(book, target), .inside = inside};
    g_array_append_val(sheet->cells, cell);
}

/* Sheets are filled one after the other, so it is enough to look at the last one. */
static void add_place(GString **where, const struct book_sheet **last, const struct book_sheet *sheet) {
    if (*last == sheet)
        return;
    if (!*where)
        *where = g_string_new(NULL);
    g_string_append_printf(*where, "%s%s", *last ? ", " : "", sheet->name);
    *last = sheet;
}

static void remark_occurs(struct book_remark *remark, const struct book_sheet *sheet) {
    add_place(&remark->where, &remark->last, sheet);
}

const char *book_use_symbol(struct book *book, const struct report *report, enum language language, int state,
                            const struct book_sheet *sheet) {
    struct book_remark *remark = &book->states[state];
    if (!remark->symbol) {
        bool open = state == STATE_COUNT;
        const char *word = open ? "open" : state_word((enum state)state);
        g_autofree char *words = open ? g_strdup("sheet.open") : g_strconcat("state.", word, NULL);
        g_autofree char *meaning = g_strconcat("mark.", word, NULL);
        remark->symbol = book_string(book, open ? OPEN_SYMBOL : state_symbol((enum state)state));
        remark->words = book_string(book, report_phrase(report, language, words));
        remark->meaning = book_string(book, report_phrase(report, language, meaning));
    }
    remark_occurs(remark, sheet);
    return remark->symbol;
}

const char *book_use_note(struct book *book, const struct report *report, enum language language, const char *text,
                          const struct book_sheet *sheet) {
    const char *meaning = book_string(book, text);
    for (guint i = 0; i < book->notes->len; i++) {
        struct book_remark *known = g_ptr_array_index(book->notes, i);
        if (strcmp(known->meaning, meaning) == 0) {
            remark_occurs(known, sheet);
            return known->symbol;
        }
    }
    struct book_remark *remark = g_new0(struct book_remark, 1);
    g_autofree char *symbol =
        g_strdup_printf("[%s %u]", report_phrase(report, language, "sheet.note"), book->notes->len + 1);
    remark->symbol = book_string(book, symbol);
    remark->meaning = meaning;
    remark_occurs(remark, sheet);
    g_ptr_array_add(book->notes, remark);
    return remark->symbol;
}

const char *const term_parts[][3] = {
    [TERM_ONE] = {NULL},
    [TERM_NUMBER] = {"sheet.low", "sheet.high", "sheet.text"},
    [TERM_DAYS] = {"sheet.day_from", "sheet.day_to", "sheet.text"},
};

struct book_term *book_use_term(struct book *book, const char *header, const char *unit, const char *meaning,
                                enum term_kind kind, const struct book_sheet *sheet) {
    struct book_term term = {.header = book_string(book, header),
                             .unit = book_string(book, unit),
                             .meaning = book_string(book, meaning),
                             .kind = kind};
    struct book_term *found = NULL;
    for (guint i = 0; !found && i < book->terms->len; i++) {
        struct book_term *known = g_ptr_array_index(book->terms, i);
        if (strcmp(known->header, term.header) == 0 && strcmp(known->unit, term.unit) == 0 &&
            strcmp(known->meaning, term.meaning) == 0 && known->kind == kind)
            found = known;
    }
    if (!found) {
        found = g_memdup2(&term, sizeof term);
        g_ptr_array_add(book->terms, found);
    }
    add_place(&found->where, &found->last, sheet);
    return found;
}

static void term_free(gpointer data) {
    struct book_term *term = data;
    g_string_free(term->where, TRUE);
    g_free(term);
}

static void remark_free(gpointer data) {
    struct book_remark *remark = data;
    g_string_free(remark->where, TRUE);
    g_free(remark);
}

/* The title of the report, behind the name of what the workbook is about if that is not the whole of it. Caller frees. */
static char *title_of(const struct report *report, const struct workbook *workbook, enum language language) {
    struct subject about = workbook->subject;
    if (subject_is_whole(about))
        return g_strdup(workbook->title.text[language]);
    const char *name = about.party >= 0      ? dataset_party(report->dataset, about.party)->name
                       : about.platform >= 0 ? dataset_platform(report->dataset, about.platform)->name
                                             : workbook->title.text[language];
    return g_strconcat(name, ": ", report->title.text[language], NULL);
}

static void book_describe(struct book *book, const struct report *report, const struct workbook *workbook,
                          enum language language) {
    const struct settings *settings = &report->dataset->settings;
    g_autofree char *title = title_of(report, workbook, language);
    book->title = book_string(book, title);
    book->subject = book_string(book, report->title.text[language]);
    book->author = book_string(book, settings->publisher_name);
    book->keywords = book_string(book, report_phrase(report, language, "sheet.keywords"));
    book->comments = book_string(book, report->edition_line.text[language]);
    book->language = language_code(language);
    book->forms = language_row(language);
    book->country = book->forms->country;
    book->date = settings->edition_date;
    const char *address = settings->base_url ? settings->base_url : settings->publisher_url;
    g_autofree char *footer = g_strconcat(book->comments, address ? " · " : "", address, NULL);
    book->footer = book_string(book, footer);
}

struct book *book_new(const struct report *report, const struct workbook *workbook, enum language language) {
    struct book *book = g_new0(struct book, 1);
    book->strings = g_string_chunk_new(16 * 1024);
    book->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    book->sheets = g_ptr_array_new_with_free_func(sheet_free);
    book->notes = g_ptr_array_new_with_free_func(remark_free);
    book->terms = g_ptr_array_new_with_free_func(term_free);
    book_describe(book, report, workbook, language);
    struct book_sheet *cover = book_add_sheet(book, 0, report_phrase(report, language, "sheet.cover"));
    struct book_sheet *contents = book_add_sheet(book, 1, report_phrase(report, language, "sheet.contents"));
    const struct book_sheet *guide = book_add_guide(book, report, language);
    for (guint i = 0; i < workbook->figures->len; i++)
        book_add_figure(book, report, g_ptr_array_index(workbook->figures, i), language, contents->name);
    book_fill_cover(book, cover, report, workbook, language, guide->name);
    book_add_notes(book, report, language);
    book_add_dictionary(book, report, language);
    book_fill_contents(book, contents, report, language);
    return book;
}

void book_free(struct book *book) {
    for (int state = 0; state <= STATE_COUNT; state++)
        if (book->states[state].where)
            g_string_free(book->states[state].where, TRUE);
    g_ptr_array_unref(book->sheets);
    g_ptr_array_unref(book->notes);
    g_ptr_array_unref(book->terms);
    g_hash_table_unref(book->names);
    g_string_chunk_free(book->strings);
    g_free(book);
}
