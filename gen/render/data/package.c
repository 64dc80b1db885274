/* datapackage.json: what the CSV files hold, for programs, as Data Package 2 has it. Words are in the language of the
 * CSV; the other published languages are beside them as title_nl and description_nl. */
#include "render/data/data.h"
#include "render/data/package_keys.h"

#include "base/json.h"
#include "model/paths.h"

#include <string.h>

struct data_package {
    GString *out;
    const struct report *report;
    enum language language;
};

/* ,\n and the key, at this depth. */
static void append_key(GString *out, int depth, const char *separator, const char *key) {
    g_string_append_printf(out, "%s\n%*s\"%s\": ", separator, depth * 2, "", key);
}

static void append_member(GString *out, int depth, const char *separator, const char *key, const char *text) {
    append_key(out, depth, separator, key);
    json_append_string(out, text);
}

/* "title": ..., "title_nl": ...; languages that have no such text are left out. */
static void append_words(const struct data_package *package, const char *separator, const char *key,
                         struct localized text) {
    const struct settings *settings = &package->report->dataset->settings;
    const char *own = text.text[package->language];
    g_string_append_printf(package->out, "%s\"%s\": ", separator, key);
    json_append_string(package->out, own ? own : "");
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (language == (int)package->language || !settings->publishes[language] || !text.text[language])
            continue;
        g_string_append_printf(package->out, ", \"%s_%s\": ", key, language_code((enum language)language));
        json_append_string(package->out, text.text[language]);
    }
}

static struct localized phrase(const struct data_package *package, const char *key) {
    struct localized words;
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        words.text[language] = report_phrase(package->report, (enum language)language, key);
    return words;
}

static struct localized same(const char *text) {
    struct localized words;
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        words.text[language] = text;
    return words;
}

/* One field, all on a line. */
static void append_field(const struct data_package *package, bool *first, const char *name, const char *type,
                         struct localized title, struct localized description, struct localized unit) {
    g_string_append_printf(package->out, "%s\n        {\"name\": ", *first ? "" : ",");
    json_append_string(package->out, name);
    g_string_append_printf(package->out, ", \"type\": \"%s\"", type);
    append_words(package, ", ", "title", title);
    append_words(package, ", ", "description", description);
    if (unit.text[package->language] && *unit.text[package->language])
        append_words(package, ", ", "unit", unit);
    *first = false;
}

static void append_state_categories(GString *out) {
    g_string_append(out, ", \"categories\": [");
    for (int state = 0; state < STATE_COUNT; state++)
        g_string_append_printf(out, "%s\"%s\"", state ? ", " : "", state_word((enum state)state));
    g_string_append_c(out, ']');
}

#define ONE_DAY "\\\\d{4}-\\\\d{2}-\\\\d{2}"
#define WHOLE_STRETCH ONE_DAY "/" ONE_DAY

/* The days a number is about. */
static void append_number_days(const struct data_package *package, bool *first, const char *key,
                               struct localized title) {
    g_autofree char *name = g_strconcat(key, "_days", NULL);
    append_field(package, first, name, "string", title, phrase(package, "data.days"), (struct localized){{NULL}});
    g_string_append(package->out, ", \"constraints\": {\"pattern\": \"" WHOLE_STRETCH "(\\\\|" WHOLE_STRETCH ")*\"}}");
}

/* The three fields of a number. */
static void append_number(const struct data_package *package, bool *first, const char *key, enum unit unit,
                          struct localized title, struct localized meaning, struct localized words) {
    static const char *const ends[] = {"low", "high"};
    const char *type = unit == UNIT_MONEY || unit == UNIT_PERCENT ? "number" : "integer";
    g_autoptr(GStringChunk) chunk = g_string_chunk_new(256);
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *name = g_strconcat(key, "_", ends[i], NULL);
        g_autofree char *word = g_strconcat("data.", ends[i], NULL);
        struct localized described = meaning;
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            if (meaning.text[language]) {
                g_autofree char *text = g_strconcat(
                    meaning.text[language], " ", report_phrase(package->report, (enum language)language, word), NULL);
                described.text[language] = g_string_chunk_insert(chunk, text);
            }
        append_field(package, first, name, type, title, described, words);
        g_string_append(package->out, ", \"constraints\": {\"minimum\": 0}}");
    }
    g_autofree char *name = g_strconcat(key, "_state", NULL);
    append_field(package, first, name, "string", title, phrase(package, "data.state"), (struct localized){{NULL}});
    append_state_categories(package->out);
    g_string_append_c(package->out, '}');
}

static void append_label(const struct data_package *package, bool *first, const char *key, const char *type,
                         struct localized title, struct localized meaning) {
    append_field(package, first, key, type, title, meaning, (struct localized){{NULL}});
    g_string_append_c(package->out, '}');
}

/* Keys of days, months and years are such; of all other words those that are days by their code. */
static const char *label_type(const struct column *column, guint index) {
    static const char *const types[AXIS_COUNT] = {
        [AXIS_DAY] = "date", [AXIS_MONTH] = "yearmonth", [AXIS_YEAR] = "year"};
    enum axis axis;
    if (column->code == CODE_DAY)
        return "date";
    return index == 0 && axis_from_word(column->key, &axis) && types[axis] ? types[axis] : "string";
}

/* A word of a column that has only a few different ones, with what it means. */
static void append_category(const struct data_package *package, const char *separator, const char *value,
                            struct localized label) {
    g_string_append_printf(package->out, "%s{\"value\": ", separator);
    json_append_string(package->out, value);
    append_words(package, ", ", "label", label);
    g_string_append_c(package->out, '}');
}

static void append_word_categories(const struct data_package *package, const struct figure *figure, guint cell) {
    g_autoptr(GHashTable) listed = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint r = 0; r < figure->row_count; r++) {
        const struct cell *word = &figure->rows[r].cells[cell];
        const char *code = cell_code(word);
        if (*code && g_hash_table_add(listed, (gpointer)code))
            append_category(package, g_hash_table_size(listed) > 1 ? ", " : ", \"categories\": [", code, *word->text);
    }
    if (g_hash_table_size(listed) > 0)
        g_string_append_c(package->out, ']');
}

#define DAYS "(\\\\d{4}-\\\\d{2}-\\\\d{2}|\\\\.\\\\.)"
#define STRETCH DAYS "/" DAYS

static void append_label_field(const struct data_package *package, bool *first, const struct figure *figure,
                               guint index) {
    struct figure_field field = figure_field(figure, index);
    const struct column *column = field.column;
    append_field(package, first, column->key, label_type(column, index), column->header, column->meaning,
                 (struct localized){{NULL}});
    if (column->code == CODE_WORD)
        append_word_categories(package, figure, field.cell);
    if (column->code == CODE_DAYS)
        g_string_append(package->out, ", \"constraints\": {\"pattern\": \"" STRETCH "(\\\\|" STRETCH ")*\"}");
    g_string_append_c(package->out, '}');
}

static void append_figure_fields(const struct data_package *package, const struct figure *figure) {
    bool first = true, scoped = figure_has_scope(figure);
    for (guint i = 0; i < figure_field_count(figure); i++) {
        const struct column *column = figure_field(figure, i).column;
        if (column->kind == CELL_LABEL)
            append_label_field(package, &first, figure, i);
        else
            append_number(package, &first, column->key, column->unit, column->header, column->meaning,
                          column->unit_words);
        if (column->kind == CELL_NUMBER && scoped)
            append_number_days(package, &first, column->key, column->header);
    }
    append_field(package, &first, "total", "integer", same("total"), phrase(package, "data.total"),
                 (struct localized){{NULL}});
    g_string_append(package->out, ", \"constraints\": {\"minimum\": 0, \"maximum\": 1}}");
}

#define SPAN "\\\\d+(-\\\\d+(/\\\\d+)?)?"

/* The words that a field of a data table may have. */
static void append_field_words(GString *out, const char *const *words) {
    g_string_append(out, ", \"categories\": [");
    for (gsize i = 0; words[i]; i++)
        g_string_append_printf(out, "%s\"%s\"", i ? ", " : "", words[i]);
    g_string_append_c(out, ']');
}

static void append_measure_fields(const struct data_package *package, bool *first, const struct data_field *field,
                                  struct localized meaning) {
    g_autofree char *name = g_strconcat("measure.", field->key, NULL);
    g_autofree char *unit_key = g_strconcat("unit.", field->key, NULL);
    enum unit unit = measure_rule(field->measure)->unit;
    struct localized currency = same(package->report->dataset->settings.currency);
    append_number(package, first, field->key, unit, phrase(package, name), meaning,
                  unit == UNIT_MONEY ? currency : phrase(package, unit_key));
}

static void append_localized_fields(const struct data_package *package, bool *first, const struct data_field *field,
                                    struct localized meaning) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!package->report->dataset->settings.publishes[language])
            continue;
        g_autofree char *name = g_strconcat(field->key, "_", language_code((enum language)language), NULL);
        append_label(package, first, name, "string", same(name), meaning);
    }
}

static void append_plain_field(const struct data_package *package, bool *first, const struct data_field *field,
                               struct localized meaning) {
    static const char *const types[] = {
        [FIELD_WORDS] = "string",   [FIELD_DAY] = "date",     [FIELD_SIGNED] = "date",     [FIELD_DAYS] = "string",
        [FIELD_COUNTRY] = "string", [FIELD_SPANS] = "string", [FIELD_COUNT] = "integer",   [FIELD_NUMBER] = "number",
        [FIELD_PERCENT] = "number", [FIELD_STATE] = "string", [FIELD_LOCALIZED] = "string"};
    append_field(package, first, field->key, types[field->kind], same(field->key), meaning, (struct localized){{NULL}});
    if (field->kind == FIELD_STATE)
        append_state_categories(package->out);
    if (field->kind == FIELD_DAYS)
        g_string_append(package->out,
                        ", \"constraints\": {\"pattern\": \"" WHOLE_STRETCH "(\\\\|" WHOLE_STRETCH ")*\"}");
    if (field->kind == FIELD_SPANS)
        g_string_append(package->out, ", \"constraints\": {\"pattern\": \"" SPAN "( " SPAN ")*\"}");
    if (field->of)
        append_field_words(package->out, field->of);
    g_string_append_c(package->out, '}');
}

static void append_table_fields(const struct data_package *package, enum data_table table) {
    guint count;
    bool first = true;
    const struct data_field *fields = data_table_fields(table, &count);
    for (guint i = 0; i < count; i++) {
        struct localized meaning = package->report->meanings[table][i];
        if (!report_has_field(package->report, &fields[i]))
            continue;
        if (fields[i].kind == FIELD_MEASURE)
            append_measure_fields(package, &first, &fields[i], meaning);
        else if (fields[i].kind == FIELD_LOCALIZED)
            append_localized_fields(package, &first, &fields[i], meaning);
        else
            append_plain_field(package, &first, &fields[i], meaning);
    }
}

static void append_schema(const struct data_package *package, const struct data_file *file) {
    GString *out = package->out;
    g_string_append(out, ",\n      \"schema\": {\"fields\": [");
    if (file->figure)
        append_figure_fields(package, file->figure);
    else
        append_table_fields(package, file->table);
    g_string_append(out, "\n      ],\n      \"missingValues\": [{\"value\": \"\", ");
    append_words(package, "", "label", phrase(package, "data.missing"));
    g_string_append(out, "}],\n      \"primaryKey\": [");
    package_append_names(out, file->figure ? file->figure->columns[0].key : data_table_key(file->table));
    g_string_append_c(out, ']');
    package_append_foreign_keys(out, package->report, file);
    g_string_append(out, "}}");
}

static void append_resource(const struct data_package *package, const struct data_file *file) {
    const char *name = file->figure ? file->figure->id : data_table_name(file->table);
    g_autofree char *about = g_strconcat("data.", name, NULL);
    g_string_append(package->out, "{\"name\": ");
    json_append_string(package->out, name);
    g_string_append(package->out, ", \"path\": ");
    g_autofree char *path = g_strconcat(name, ".csv", NULL);
    json_append_string(package->out, path);
    g_string_append(package->out, ", \"type\": \"table\",\n      ");
    append_words(package, "", "title", file->figure ? file->figure->subtitle : phrase(package, about));
    g_string_append_printf(package->out,
                           ",\n      \"format\": \"csv\", \"mediatype\": \"text/csv\", \"encoding\": \"utf-8\", "
                           "\"bytes\": %" G_GUINT64_FORMAT ",\n      \"hash\": \"sha256:%s\"",
                           file->sum.size, file->sum.sha256);
    append_schema(package, file);
}

static void append_licence(const struct data_package *package) {
    const struct report *report = package->report;
    append_key(package->out, 1, ",", "licenses");
    g_string_append(package->out, "[{\"name\": ");
    json_append_string(package->out, report->dataset->settings.licence);
    append_words(package, ", ", "title", report->licence_name);
    if (report->licence_url) {
        g_string_append(package->out, ", \"path\": ");
        json_append_string(package->out, report->licence_url);
    }
    g_string_append(package->out, "}]");
}

static void append_sources(const struct data_package *package) {
    const GArray *sources = package->report->dataset->sources;
    if (sources->len == 0)
        return;
    append_key(package->out, 1, ",", "sources");
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = &g_array_index(sources, struct source, i);
        g_string_append(package->out, i ? ",\n    {\"title\": " : "[\n    {\"title\": ");
        json_append_string(package->out, source->title);
        if (source->url && *source->url) {
            g_string_append(package->out, ", \"path\": ");
            json_append_string(package->out, source->url);
        }
        g_string_append_c(package->out, '}');
    }
    g_string_append(package->out, "\n  ]");
}

static void append_contributors(const struct data_package *package) {
    const struct settings *settings = &package->report->dataset->settings;
    append_key(package->out, 1, ",", "contributors");
    g_string_append(package->out, "[{\"title\": ");
    json_append_string(package->out, settings->publisher_name);
    if (settings->publisher_url) {
        g_string_append(package->out, ", \"path\": ");
        json_append_string(package->out, settings->publisher_url);
    }
    if (settings->publisher_email) {
        g_string_append(package->out, ", \"email\": ");
        json_append_string(package->out, settings->publisher_email);
    }
    g_string_append(package->out, ", \"roles\": [\"publisher\"]}]");
}

static void append_identity(const struct data_package *package) {
    const struct report *report = package->report;
    const struct settings *settings = &report->dataset->settings;
    GString *out = package->out;
    g_autofree char *name = g_strconcat("adreport-", report->edition, NULL);
    g_autoptr(GString) created = g_string_new(NULL);
    date_append_iso(created, settings->edition_date);
    g_string_append(created, "T00:00:00Z");
    g_string_append_c(out, '{');
    append_member(out, 1, "", "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    append_member(out, 1, ",", "name", name);
    g_autofree char *doi = address_of_doi(settings);
    if (doi)
        append_member(out, 1, ",", "id", doi);
    append_words(package, ",\n  ", "title", report->title);
    append_words(package, ",\n  ", "description", report->edition_line);
    append_member(out, 1, ",", "version", report->edition);
    append_member(out, 1, ",", "created", created->str);
    if (settings->base_url)
        append_member(out, 1, ",", "homepage", settings->base_url);
    append_licence(package);
    append_contributors(package);
    append_sources(package);
}

void package_write_json(struct stream *out, const struct report *report, const GArray *files) {
    struct data_package package = {out->text, report, settings_data_language(&report->dataset->settings)};
    append_identity(&package);
    append_key(out->text, 1, ",", "resources");
    for (guint i = 0; i < files->len; i++) {
        g_string_append(out->text, i ? ",\n    " : "[\n    ");
        append_resource(&package, &g_array_index(files, struct data_file, i));
        stream_flow(out);
    }
    g_string_append(out->text, "\n  ]\n}\n");
}
