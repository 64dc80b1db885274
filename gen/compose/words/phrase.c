/* Phrases of strings.csv become sentences here: {names} are replaced by words and numbers, in every language at
 * once. */
#include "compose/words/phrase.h"
#include "model/paths.h"

#include <stdarg.h>
#include <string.h>

const struct localized *phrase(struct composer *composer, const char *key) {
    const struct localized *found = templates_phrase(composer->templates, key);
    if (!found && g_hash_table_add(composer->complained, g_strdup(key)))
        diagnostics_add(composer->diagnostics, SEVERITY_ERROR, "phrase",
                        (struct place){composer->templates->strings_file, 0, 0, 0}, NULL,
                        "there is no phrase '%s'; add a line that begins with it", key);
    return found;
}

const char *phrase_of_state(struct composer *composer, const char *key, enum state state) {
    g_autofree char *own = g_strconcat(key, ".", state_word(state), NULL);
    return templates_phrase(composer->templates, own) ? report_string(composer->report, own) : key;
}

struct localized phrase_words(struct composer *composer, const char *key) {
    const struct localized *found = phrase(composer, key);
    return found ? *found : (struct localized){{NULL}};
}

static bool published(const struct composer *composer, int language) {
    return composer->dataset->settings.publishes[language];
}

struct localized localized_same(struct composer *composer, const char *text) {
    struct localized result;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        result.text[i] = report_string(composer->report, text);
    return result;
}

struct localized localized_sheets(struct composer *composer, const char *workbook, const char *ending) {
    struct localized paths;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_autofree char *path = path_of_sheets(workbook, (enum language)i, ending);
        paths.text[i] = report_string(composer->report, path);
    }
    return paths;
}

struct localized localized_data(struct composer *composer, const char *name, const char *ending) {
    g_autofree char *path = path_of_data(name, ending);
    return localized_same(composer, path);
}

struct localized localized_format(struct composer *composer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return localized_same(composer, text);
}

struct localized localized_join(struct composer *composer, struct localized a, const char *between,
                                struct localized b) {
    struct localized result = {{NULL}};
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!a.text[i] || !b.text[i])
            continue;
        g_autofree char *text = g_strconcat(a.text[i], between, b.text[i], NULL);
        result.text[i] = report_string(composer->report, text);
    }
    return result;
}

struct argument arg_text(const char *name, struct localized text) {
    return (struct argument){.name = name, .text = text};
}

struct argument arg_same(struct composer *composer, const char *name, const char *text) {
    return arg_text(name, localized_same(composer, text));
}

struct argument arg_count(struct composer *composer, const char *name, int64_t count) {
    struct argument argument = {.name = name};
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_string_truncate(out, 0);
        text_append_count(out, (enum language)i, count);
        argument.text.text[i] = report_string(composer->report, out->str);
    }
    return argument;
}

struct argument arg_counted(struct composer *composer, const char *name, int64_t count) {
    struct argument argument = arg_count(composer, name, count);
    argument.counted = true;
    argument.count = count;
    return argument;
}

struct argument arg_interval(struct composer *composer, const char *name, enum unit unit, struct interval value) {
    struct argument argument = {.name = name};
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_string_truncate(out, 0);
        text_append_interval_prose(out, (enum language)i, unit, "", value);
        argument.text.text[i] = report_string(composer->report, out->str);
    }
    return argument;
}

struct argument arg_counted_between(struct composer *composer, const char *name, struct interval count) {
    return interval_is_point(count) ? arg_counted(composer, name, count.low)
                                    : arg_interval(composer, name, UNIT_COUNT, count);
}

/* "euro", in each language that has a word for the report's currency; else its code. */
struct argument arg_currency(struct composer *composer, const char *name) {
    const char *code = composer->dataset->settings.currency;
    g_autofree char *key = g_strconcat("currency.", code, NULL);
    const struct localized *word = templates_phrase(composer->templates, key);
    struct argument argument = arg_same(composer, name, code);
    for (int i = 0; word && i < LANGUAGE_COUNT; i++)
        if (word->text[i])
            argument.text.text[i] = word->text[i];
    return argument;
}

struct argument arg_name_from(struct composer *composer, const char *name) {
    const struct settings *settings = &composer->dataset->settings;
    struct argument argument = {.name = name};
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_string_truncate(out, 0);
        text_append_value(out, (enum language)i, UNIT_MONEY, settings->currency, settings->name_from);
        argument.text.text[i] = report_string(composer->report, out->str);
    }
    return argument;
}

struct argument arg_platform(struct composer *composer, const char *name, int platform) {
    return arg_same(composer, name, dataset_platform(composer->dataset, platform)->name);
}

struct argument arg_link(const char *name, struct localized text, const struct page *page) {
    return (struct argument){.name = name, .text = text, .link = page};
}

struct argument arg_address(const char *name, struct localized text, const char *address) {
    return (struct argument){.name = name, .text = text, .address = address};
}

struct argument arg_cell(struct composer *composer, const char *name, const struct figure *figure, const char *row,
                         const char *column, bool strong) {
    int index = figure_column(figure, column);
    g_assert(index >= 0);
    struct argument argument = {
        .name = name, .figure = figure, .row = figure_row(figure, row), .column = (guint)index, .strong = strong};
    g_assert(argument.row);
    const struct cell *cell = &argument.row->cells[index];
    const struct column *kind = &figure->columns[index];
    argument.text = *cell->text;
    if (cell->state != STATE_VALUE)
        return argument;
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_string_truncate(out, 0);
        text_append_interval_prose(out, (enum language)i, kind->unit, kind->currency, cell_value(cell));
        argument.text.text[i] = report_string(composer->report, out->str);
    }
    argument.counted = kind->unit == UNIT_COUNT && interval_is_point(cell_value(cell));
    argument.count = cell_value(cell).low;
    return argument;
}

/* How much of {party.name} asks for the plain form of the argument; 0 of {party}. */
static size_t plain_suffix(const char *name, size_t length) {
    static const char suffix[] = ".name";
    size_t size = strlen(suffix);
    return length > size && strncmp(name + length - size, suffix, size) == 0 ? size : 0;
}

static const struct argument *find_argument(const struct argument *arguments, guint count, const char *name,
                                            size_t length) {
    length -= plain_suffix(name, length);
    for (guint i = 0; i < count; i++)
        if (strlen(arguments[i].name) == length && strncmp(arguments[i].name, name, length) == 0)
            return &arguments[i];
    return NULL;
}

/* The phrase with this key, in the singular if a counted argument says so in this language. */
static const struct localized *phrase_in_number(struct composer *composer, const char *key, enum language language,
                                                const struct argument *arguments, guint count) {
    const struct localized *singular = NULL;
    for (guint i = 0; i < count && !singular; i++) {
        g_autofree char *one = g_strconcat(key, ".one", NULL);
        if (arguments[i].counted && language_is_singular(language, arguments[i].count))
            singular = templates_phrase(composer->templates, one);
    }
    return singular && singular->text[language] ? singular : phrase(composer, key);
}

/* The words of an argument in one place of a phrase; opens: the phrase begins with it. */
static const char *argument_text(const struct argument *argument, const char *open, const char *close, bool opens,
                                 enum language language) {
    const struct localized *form = plain_suffix(open + 1, (size_t)(close - open - 1)) ? &argument->plain
                                   : opens                                            ? &argument->opening
                                                                                      : &argument->text;
    return form->text[language] ? form->text[language] : argument->text.text[language];
}

/* How what is filled in begins: its words, or the first piece of them. */
static const char *argument_words(const struct argument *argument, const char *open, const char *close, bool opens,
                                  enum language language) {
    if (!argument->parts)
        return argument_text(argument, open, close, opens, language);
    const struct part *first = argument->part_count ? &argument->parts[0] : NULL;
    return !first ? NULL : opens ? first->opening.text[language] : first->text.text[language];
}

/* The words of a phrase before one of its {names}, or behind the last. */
struct before {
    const char *words;
    size_t length;
    enum language language;
};

/* The words of a phrase, which are cut where they meet the text behind them; returns that text as it goes on. */
static const char *append_words(struct composer *composer, GArray *spans, struct before before, const char *text) {
    struct joint joint = language_joint(before.language, before.words, before.length, text ? text : "");
    g_autofree char *words = g_strdup_printf("%.*s%s", (int)(before.length - joint.cut), before.words, joint.between);
    struct span span = {.text = report_string(composer->report, words)};
    if (*words)
        g_array_append_val(spans, span);
    return text ? text + joint.skip : NULL;
}

/* The pieces of an argument that has some; first: how the first of them begins. */
static void append_parts(GArray *spans, const struct argument *argument, const char *first, enum language language) {
    for (guint i = 0; i < argument->part_count; i++) {
        const struct part *part = &argument->parts[i];
        const char *text = i == 0 ? first : part->text.text[language];
        struct span span = {.text = text, .link = part->link, .strong = argument->strong};
        if (text)
            g_array_append_val(spans, span);
    }
}

/* One piece, with all that is known of it. */
static void append_piece(GArray *spans, const struct argument *argument, const char *text) {
    struct span span = {.text = text,
                        .figure = argument->figure,
                        .row = argument->row,
                        .column = argument->column,
                        .strong = argument->strong,
                        .link = argument->link,
                        .anchor = argument->anchor,
                        .address = argument->address};
    if (text)
        g_array_append_val(spans, span);
}

/* Splits a phrase into words and {names}, and hands each piece on; a {name} nobody gave stays as it is, and is an
 * error of strings.csv. */
static void phrase_expand(struct composer *composer, const char *key, enum language language,
                          const struct argument *arguments, guint count, GArray *spans) {
    const struct localized *found = phrase_in_number(composer, key, language, arguments, count);
    if (!found || !found->text[language])
        return;
    const char *start = found->text[language], *text = start;
    while (*text) {
        const char *open = strchr(text, '{');
        const char *close = open ? strchr(open, '}') : NULL;
        struct before before = {text, close ? (size_t)(open - text) : strlen(text), language};
        text += before.length;
        if (!close) {
            append_words(composer, spans, before, NULL);
            continue;
        }
        const struct argument *argument = find_argument(arguments, count, open + 1, (size_t)(close - open - 1));
        g_autofree char *name = g_strndup(open, (size_t)(close - open + 1));
        const char *filled = argument ? argument_words(argument, open, close, text == start, language) : name;
        filled = append_words(composer, spans, before, filled);
        if (!argument && g_hash_table_add(composer->complained, g_strconcat(key, name, NULL)))
            diagnostics_add(composer->diagnostics, SEVERITY_ERROR, "phrase",
                            (struct place){composer->templates->strings_file, 0, 0, 0}, NULL,
                            "the phrase '%s' has no %s to fill in; take it out or correct its name", key, name);
        if (argument && argument->parts)
            append_parts(spans, argument, filled, language);
        else if (argument)
            append_piece(spans, argument, filled);
        else
            append_piece(spans, &(struct argument){0}, report_string(composer->report, name));
        text = close + 1;
    }
}

struct localized sentence(struct composer *composer, const char *key, const struct argument *arguments, guint count) {
    struct localized result = {{NULL}};
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!published(composer, language))
            continue;
        g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct span));
        phrase_expand(composer, key, (enum language)language, arguments, count, spans);
        g_autoptr(GString) out = g_string_new(NULL);
        for (guint i = 0; i < spans->len; i++)
            g_string_append(out, g_array_index(spans, struct span, i).text);
        result.text[language] = report_string(composer->report, out->str);
    }
    return result;
}

void writing_begin(struct writing *writing) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        writing->spans[i] = g_array_new(FALSE, FALSE, sizeof(struct span));
}

void writing_add(struct composer *composer, struct writing *writing, const char *key, const struct argument *arguments,
                 guint count) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!published(composer, language))
            continue;
        GArray *spans = writing->spans[language];
        if (spans->len > 0) {
            struct span space = {.text = " "};
            g_array_append_val(spans, space);
        }
        phrase_expand(composer, key, (enum language)language, arguments, count, spans);
    }
}

bool writing_is_empty(const struct writing *writing) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (writing->spans[i]->len > 0)
            return false;
    return true;
}

void writing_end(struct composer *composer, struct writing *writing, struct prose prose[LANGUAGE_COUNT]) {
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        GArray *spans = writing->spans[i];
        prose[i].count = spans->len;
        prose[i].spans = report_alloc(composer->report, spans->len * sizeof(struct span));
        if (spans->len > 0)
            memcpy(prose[i].spans, spans->data, spans->len * sizeof(struct span));
        g_array_unref(spans);
    }
}
