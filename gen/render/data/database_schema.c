#include "render/data/database_schema.h"

#include "render/data/data.h"

#include <string.h>

/* SQLite keeps the comments, so whoever asks it for its schema reads them. <name> is one column per language, <<name>>
 * the one in the language of the CSV files; [measures] and [amounts] are written for each measure that is shown, and what
 * else is in brackets in a report of several countries. Money
 * is in units of report.currency with at most two decimals; a missing end is NULL, never zero. */
static const char input_tables[] =
    "CREATE TABLE report ( -- one row: what this is\n"
    "  edition TEXT PRIMARY KEY, <title>, <edition_line>, publisher TEXT, licence TEXT, <citation>,\n"
    "  currency TEXT, -- of every amount of money\n"
    "  period_start TEXT, period_end TEXT\n"
    ");\n"
    "CREATE TABLE state ( -- why there is a number, or none\n"
    "  state TEXT PRIMARY KEY, <meaning>\n"
    ");\n"
    "CREATE TABLE source ( -- a source that has no title is named by rows of the input alone\n"
    "  id TEXT PRIMARY KEY, title TEXT, publisher TEXT, url TEXT, retrieved_on TEXT, licence TEXT\n"
    ");\n"
    "CREATE TABLE party ( -- whatever a number or a row may be of\n"
    "  id TEXT PRIMARY KEY,\n"
    "  kind TEXT, -- party; reserved: several parties together, or what is of none\n"
    "  name TEXT, <full_name>, aliases TEXT, colour TEXT, website TEXT,\n"
    "  wikidata TEXT[signed] -- an id: Q275441\n"
    ");\n"
    "CREATE TABLE platform (\n"
    "  id TEXT PRIMARY KEY, name TEXT, services TEXT,\n"
    "  offered_from TEXT, offered_until TEXT, -- took political advertising on these days; NULL: no bound\n"
    "  library_url TEXT, <definition>\n"
    ");\n"
    "CREATE TABLE region (\n"
    "  id TEXT PRIMARY KEY, <name>, [country TEXT,]aliases TEXT\n"
    ");\n"
    "CREATE TABLE advertiser ( -- whose id some figure publishes\n"
    "  id TEXT PRIMARY KEY,\n"
    "  platform TEXT REFERENCES platform(id), advertiser_id TEXT, -- as the platform has it\n"
    "  name TEXT, -- NULL: none is given, or it holds an address\n"
    "  party TEXT REFERENCES party(id), -- that it is linked to\n"
    "  candidates TEXT -- if these are several: their ids, joined by |\n"
    ");\n"
    "CREATE TABLE coverage ( -- what was collected, and why the rest was not\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  platform TEXT REFERENCES platform(id),\n"
    "  measure TEXT, -- NULL: every measure\n"
    "  [country TEXT, -- NULL: all of the report's\n ]"
    "  first_day TEXT, last_day TEXT,\n"
    "  state TEXT REFERENCES state(state), -- value: collected\n"
    "  <reason>, source TEXT REFERENCES source(id)\n"
    ");\n"
    "CREATE TABLE observation ( -- every row of the input as it was understood\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  platform TEXT REFERENCES platform(id),\n"
    "  party TEXT REFERENCES party(id), -- unmapped: linked to none; several: any of its candidates\n"
    "  candidates TEXT, -- the parties any of which may have all of it or a part, joined by |; unmapped: or none\n"
    "  advertiser TEXT REFERENCES advertiser(id), -- NULL: it is not published, or the row is about no single one\n"
    "  advertiser_state TEXT, -- named; not_named: of no party, and small; private: a private person; NULL: none\n"
    "  first_day TEXT, last_day TEXT,\n"
    "  [country TEXT,]region TEXT REFERENCES region(id), -- NULL: the whole country\n"
    "  age TEXT, gender TEXT, ad TEXT,\n"
    "  role TEXT, -- main: counts in the sums; part: in the tables by region, age and gender, and in a sum only if\n"
    "    -- its party has no row about the whole; region: in the total of its region alone; reference: nowhere\n"
    "  [measures]\n"
    "  notes TEXT, -- what has to be said about the amounts, joined by |\n"
    "  source TEXT REFERENCES source(id), file TEXT, line INTEGER\n"
    ");\n"
    "CREATE TABLE targeting ( -- of one advertiser: which part of its spending went to ads aimed in one way\n"
    "  platform TEXT REFERENCES platform(id),\n"
    "  party TEXT REFERENCES party(id), candidates TEXT, -- as of an observation\n"
    "  advertiser TEXT REFERENCES advertiser(id), advertiser_name TEXT, -- NULL: of no party, or a private person\n"
    "  first_line INTEGER, -- of its rows: those with the same one are about one advertiser\n"
    "  first_day TEXT, last_day TEXT,\n"
    "  spend_low NUMERIC, spend_high NUMERIC, spend_state TEXT REFERENCES state(state),\n"
    "  method TEXT, -- none: it used no method at all; a method that an advertiser has no row of was not used\n"
    "  kept_out TEXT, -- yes: ads were kept away from these; NULL: aimed at them\n"
    "  share_low NUMERIC, share_high NUMERIC, -- percent of that spending\n"
    "  source TEXT REFERENCES source(id), file TEXT, line INTEGER, PRIMARY KEY (file, line)\n"
    ");\n";

static const char figure_tables[] =
    "CREATE TABLE figure ( -- a table or chart of the site\n"
    "  id TEXT PRIMARY KEY,\n"
    "  family TEXT, -- the id with ID for the party and platform\n"
    "  <headline>, <subtitle>, <source>\n"
    ");\n"
    "CREATE TABLE figure_note (\n"
    "  figure TEXT REFERENCES figure(id), number INTEGER, <note>, PRIMARY KEY (figure, number)\n"
    ") WITHOUT ROWID;\n"
    "CREATE TABLE figure_column (\n"
    "  figure TEXT REFERENCES figure(id), \"column\" TEXT, position INTEGER,\n"
    "  kind TEXT, -- number or words\n"
    "  code TEXT, -- what its cells have for programs: id, word, date or interval; NULL: nothing but the words\n"
    "  total INTEGER, -- 1: holds what other columns hold too: not to be added to them\n"
    "  <header>, <unit>, <meaning>, PRIMARY KEY (figure, \"column\")\n"
    ") WITHOUT ROWID;\n"
    "CREATE TABLE figure_row (\n"
    "  figure TEXT REFERENCES figure(id), \"row\" TEXT, position INTEGER, <label>,\n"
    "  total INTEGER, -- 1: holds what other rows hold too: not to be added to them\n"
    "  PRIMARY KEY (figure, \"row\")\n"
    ") WITHOUT ROWID;\n"
    "CREATE TABLE cell ( -- every published number; the first column of a figure is the label of its row\n"
    "  figure TEXT, \"row\" TEXT, \"column\" TEXT,\n"
    "  low NUMERIC, high NUMERIC, -- both ends belong to it; high NULL and state value: no known upper end\n"
    "  state TEXT REFERENCES state(state), -- NULL: words\n"
    "  days TEXT, -- that the number is about: 2023-03-01/2023-03-02|2023-03-04/2023-03-15; NULL: not about days\n"
    "  platform TEXT REFERENCES platform(id), -- what it is about; NULL: nothing is said of it, or all there are\n"
    "  party TEXT REFERENCES party(id), [country TEXT,]region TEXT REFERENCES region(id), age TEXT, gender TEXT,\n"
    "  advertiser TEXT REFERENCES advertiser(id),\n"
    "  first_day TEXT, last_day TEXT, -- of days, or else of a bin of time of which nothing is known\n"
    "  measure TEXT, -- spend and the like are amounts; others are worked out from these: share, place;\n"
    "    -- paid_media and the like are what a register says: never to be added to spend\n"
    "  total INTEGER, -- 1: holds what other numbers of its figure hold too: not to be added to them\n"
    "  code TEXT, -- for programs in place of the words: an id, 2023-03-15, 2023-03-03/2023-03-15\n"
    "  <text>, -- as on the page\n"
    "  note INTEGER,\n"
    "  PRIMARY KEY (figure, \"row\", \"column\"),\n"
    "  FOREIGN KEY (figure, \"row\") REFERENCES figure_row(figure, \"row\"),\n"
    "  FOREIGN KEY (figure, \"column\") REFERENCES figure_column(figure, \"column\"),\n"
    "  FOREIGN KEY (figure, note) REFERENCES figure_note(figure, number)\n"
    ") WITHOUT ROWID;\n"
    "CREATE TABLE trace ( -- which rows of the input a number comes from, and how they count\n"
    "  figure TEXT, \"row\" TEXT, \"column\" TEXT,\n"
    "  rule TEXT, -- alone, added, distinct, bounds, running or left-out; from-zero, from-parts, leaves-out, capped, "
    "least\n"
    "  measure TEXT, -- which of their amounts counts\n"
    "  list INTEGER, -- these rows: see span. Many numbers have the same\n"
    "  PRIMARY KEY (figure, \"row\", \"column\", list),\n"
    "  FOREIGN KEY (figure, \"row\", \"column\") REFERENCES cell(figure, \"row\", \"column\")\n"
    ") WITHOUT ROWID;\n"
    "CREATE TABLE span ( -- a list of rows: so many of them, from the first on every so many, by their number\n"
    "  list INTEGER, first INTEGER REFERENCES observation(id), count INTEGER,\n"
    "  step INTEGER, -- from one to the next: 1 if they follow each other\n"
    "  PRIMARY KEY (list, first)\n"
    ") WITHOUT ROWID;\n";

static const char views[] =
    "CREATE VIEW collected AS -- the first and the last day of the report on which it was collected\n"
    "  WITH RECURSIVE stretch(platform, measure, rest, days) AS ( -- a row of coverage may be of several measures\n"
    "    SELECT p.code, NULL, m.code || '|', d.code\n"
    "    FROM cell p JOIN cell m USING (figure, \"row\") JOIN cell d USING (figure, \"row\")\n"
    "    JOIN cell n USING (figure, \"row\")\n"
    "    WHERE p.figure = 'coverage' AND p.\"column\" = 'platform' AND m.\"column\" = 'measure'\n"
    "      AND d.\"column\" = 'period' AND n.\"column\" = 'days' AND n.state = 'value'\n"
    "    UNION ALL SELECT platform, substr(rest, 1, instr(rest, '|') - 1), substr(rest, instr(rest, '|') + 1), days\n"
    "    FROM stretch WHERE rest != '')\n"
    "  SELECT platform, measure, min(substr(days, 1, 10)) AS first_day, max(substr(days, 12)) AS last_day\n"
    "  FROM stretch WHERE measure IS NOT NULL GROUP BY 1, 2;\n"
    "CREATE VIEW numbers AS -- every number with its words, and the days of its platform that were collected\n"
    "  SELECT c.figure, c.\"row\", c.\"column\", f.<<headline>> AS headline, r.<<label>> AS label,\n"
    "    k.<<header>> AS header, c.measure, c.low, c.high, k.<<unit>> AS unit, c.state, c.<<text>> AS text,\n"
    "    c.total, -- 1: not to be added to others. Nor are shares and places: see measure\n"
    "    c.platform, c.party, [c.country,]c.region, c.age, c.gender, c.advertiser, c.first_day, c.last_day, c.days,\n"
    "    coalesce(d.first_day, substr(p.code, 1, 10)) AS collected_start,\n"
    "    coalesce(d.last_day, substr(p.code, 12)) AS collected_end\n"
    "  FROM cell c JOIN figure f ON f.id = c.figure\n"
    "  JOIN figure_row r ON r.figure = c.figure AND r.\"row\" = c.\"row\"\n"
    "  JOIN figure_column k ON k.figure = c.figure AND k.\"column\" = c.\"column\"\n"
    "  LEFT JOIN collected d ON d.platform = c.platform AND d.measure = c.measure\n"
    "  LEFT JOIN figure_column q ON q.figure = c.figure AND q.\"column\" = 'platform' AND q.position = 1\n"
    "  LEFT JOIN cell p ON q.figure IS NOT NULL AND p.figure = c.figure AND p.\"row\" = c.\"row\"\n"
    "    AND p.\"column\" = 'period'\n"
    "  WHERE k.kind = 'number' ORDER BY c.figure, r.position, k.position;\n"
    "CREATE VIEW spend_by_party AS -- what each party spent on each platform, on the days that were collected\n"
    "  SELECT p.id AS party, p.name AS party_name, l.id AS platform, l.name AS platform_name, n.low, n.high, n.unit,\n"
    "    n.state, n.text, n.collected_start, n.collected_end, n.total, n.figure, n.\"row\", n.\"column\"\n"
    "  FROM party p JOIN numbers n ON n.figure = 'party-' || p.id || '-by-platform' AND n.\"column\" = 'spend'\n"
    "  JOIN platform l ON l.id = n.\"row\";\n";

static const char sum_views[] =
    "CREATE VIEW amount(observation, measure, low, high, state) AS -- the amounts of all observations, one in a row\n"
    "  [amounts];\n"
    "CREATE VIEW sums AS -- the rows behind every number, and what each brings to it\n"
    "  -- If the rule begins with alone or added, counts_low and counts_high add up to the number; without an\n"
    "  -- upper end in one row, or if the rule says leaves-out, the number has none\n"
    "  SELECT t.figure, t.\"row\", t.\"column\", t.rule, t.measure, o.id AS observation, o.platform, o.party,\n"
    "    o.advertiser, o.first_day, o.last_day, [o.country,]o.region, o.age, o.gender, o.role, o.file, o.line,\n"
    "    CASE WHEN t.rule LIKE '% from-zero%' THEN 0 ELSE a.low END AS counts_low, a.high AS counts_high\n"
    "  FROM trace t JOIN span s ON s.list = t.list\n"
    "  JOIN observation o ON o.id BETWEEN s.first AND s.first + (s.count - 1) * s.step AND (o.id - s.first) % s.step = 0\n"
    "  JOIN amount a ON a.observation = o.id AND a.measure = t.measure;\n"
    "CREATE VIEW sum_check AS -- every number that its rows add up to, beside their sum: equal is 1 everywhere\n"
    "  SELECT a.figure, a.\"row\", a.\"column\", c.low AS published_low, c.high AS published_high,\n"
    "    a.added_low, a.added_high, c.low = a.added_low AND c.high IS a.added_high AS equal\n"
    "  FROM (SELECT figure, \"row\", \"column\",\n"
    "      CAST(sum(CAST(round(100 * counts_low) AS INTEGER)) / 100.0 AS NUMERIC) AS added_low,\n"
    "      CASE WHEN count(*) = count(counts_high) AND NOT max(rule LIKE '% leaves-out%')\n"
    "        THEN CAST(sum(CAST(round(100 * counts_high) AS INTEGER)) / 100.0 AS NUMERIC) END AS added_high\n"
    "    FROM sums WHERE (rule LIKE 'alone%' OR rule LIKE 'added%') AND rule NOT LIKE '% capped%' AND rule NOT LIKE '% "
    "least%'\n"
    "    GROUP BY 1, 2, 3) a\n"
    "  JOIN cell c ON c.figure = a.figure AND c.\"row\" = a.\"row\" AND c.\"column\" = a.\"column\";\n";

static void append_columns(GString *out, const char *name, gsize length, const struct settings *settings) {
    const char *separator = "";
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!settings->publishes[language])
            continue;
        g_string_append_printf(out, "%s%.*s_%s TEXT", separator, (int)length, name,
                               language_code((enum language)language));
        separator = ", ";
    }
}

/* The three columns of each measure. */
static void append_measures(GString *out, const struct report *report) {
    const char *separator = "";
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        const char *word = measure_rule((enum measure)measure)->word;
        if (!report->measures[measure])
            continue;
        g_string_append_printf(out, "%s%s_low NUMERIC, %s_high NUMERIC, %s_state TEXT REFERENCES state(state),",
                               separator, word, word, word);
        separator = "\n  ";
    }
}

/* What each observation says of each measure, one under the other. */
static void append_amounts(GString *out, const struct report *report) {
    const char *separator = "";
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        const char *word = measure_rule((enum measure)measure)->word;
        if (!report->measures[measure])
            continue;
        g_string_append_printf(
            out, "%sSELECT id, '%s', %s_low, %s_high, %s_state\n    FROM observation WHERE %s_state IS NOT NULL",
            separator, word, word, word, word, word);
        separator = "\n  UNION ALL ";
    }
}

/* What a text in brackets is written as; returns what is behind it. */
static const char *append_bracket(GString *out, const char *at, const struct report *report) {
    const struct settings *settings = &report->dataset->settings;
    bool one = g_str_has_prefix(at, "<<");
    const char *name = at + (one ? 2 : 1), *end = strchr(name, *at == '<' ? '>' : ']');
    int length = (int)(end - name);
    if (*at == '<' && one)
        g_string_append_printf(out, "%.*s_%s", length, name, language_code(settings_data_language(settings)));
    else if (*at == '<')
        append_columns(out, name, (gsize)length, settings);
    else if (g_str_has_prefix(name, "signed]"))
        g_string_append(out, dataset_has_code(report->dataset) ? ", code_signed_on TEXT" : "");
    else if (g_str_has_prefix(name, "measures]"))
        append_measures(out, report);
    else if (g_str_has_prefix(name, "amounts]"))
        append_amounts(out, report);
    else if (settings_has_countries(settings))
        g_string_append_printf(out, "%.*s ", length, name);
    return end + (one ? 2 : 1);
}

static void append_schema(GString *out, const char *schema, const struct report *report) {
    for (const char *at = schema; *at;) {
        gsize plain = strcspn(at, "<[");
        g_string_append_len(out, at, (gssize)plain);
        at += plain;
        if (*at)
            at = append_bracket(out, at, report);
    }
}

char *database_schema(const struct report *report) {
    GString *out = g_string_new(NULL);
    append_schema(out, input_tables, report);
    append_schema(out, figure_tables, report);
    append_schema(out, views, report);
    append_schema(out, sum_views, report);
    return g_string_free(out, FALSE);
}
