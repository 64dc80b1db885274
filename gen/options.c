#include "options.h"

#include "base/date.h"
#include "base/language.h"
#include "read/installed.h"
#include "read/word.h"
#include "render/render.h"

#include <string.h>

#define OPTION(field) offsetof(struct options, field)

static const struct option table[] = {
    {OPTIONS_INPUT | OPTIONS_FETCH, "input", G_OPTION_ARG_FILENAME, OPTION(input),
     "Folder with report.yaml and its tables (input)", "DIR", VALUE_FOLDER},
    {OPTIONS_INPUT | OPTIONS_INIT, "templates", G_OPTION_ARG_FILENAME, OPTION(templates),
     "Folder with pages, phrases and style (templates, else the installed ones)", "DIR", VALUE_FOLDER},
    {OPTIONS_OUT, "out", G_OPTION_ARG_FILENAME, OPTION(out), "Folder to publish to (out)", "DIR", VALUE_FOLDER},
    {OPTIONS_OUT, "link", G_OPTION_ARG_STRING, OPTION(link),
     "Make OUT/current a copy of the newest edition, for hosts without links, or a symbolic link to it",
     "copy|symbolic", VALUE_LINK},
    {OPTIONS_PRUNE, "keep", G_OPTION_ARG_INT, OPTION(keep), "How many drafts stay, the newest", "N", VALUE_TEXT},
    {OPTIONS_SERVE, "port", G_OPTION_ARG_INT, OPTION(port), "Port to listen at, 0 for any that is free (8321)", "N",
     VALUE_TEXT},
    {OPTIONS_FETCH, "shrink", G_OPTION_ARG_NONE, OPTION(shrink),
     "Accept a table with fewer ads than the one that it replaces", NULL, VALUE_TEXT},
    {OPTIONS_BUILD, "jobs", G_OPTION_ARG_INT, OPTION(jobs), "Threads for pictures and workbooks (one per processor)",
     "N", VALUE_TEXT},
    {OPTIONS_BUILD, "replace", G_OPTION_ARG_NONE, OPTION(replace),
     "Overwrite a final edition that was published before", NULL, VALUE_TEXT},
    {OPTIONS_BUILD, "only", G_OPTION_ARG_STRING, OPTION(stages),
     "Make only these of pages, data, charts, embeds, pictures, workbooks: to try things out", "STAGE,...",
     VALUE_STAGE},
    {OPTIONS_BUILD, "why", G_OPTION_ARG_STRING, OPTION(why),
     "Say why this file of the edition was made again, or was not", "PATH", VALUE_TEXT},
    {OPTIONS_CHECK, "suggest", G_OPTION_ARG_NONE, OPTION(suggest),
     "Propose parties for advertisers by their names and payers", NULL, VALUE_TEXT},
    {OPTIONS_CHECK, "worklist", G_OPTION_ARG_FILENAME, OPTION(worklist),
     "Write the advertisers without a party to a new table, to be filled in", "FILE", VALUE_FILE},
    {OPTIONS_CHECK, "worklist-from", G_OPTION_ARG_STRING, OPTION(worklist_from),
     "Only those that may have spent this much (name_from of report.yaml)", "AMOUNT", VALUE_TEXT},
    {OPTIONS_INIT, "country", G_OPTION_ARG_STRING, OPTION(country),
     "The country that the report is about, if the files have several or none", "NL", VALUE_TEXT},
    {OPTIONS_INIT, "currency", G_OPTION_ARG_STRING, OPTION(currency), "Its currency, if the files do not say it", "EUR",
     VALUE_TEXT},
    {OPTIONS_INIT, "period", G_OPTION_ARG_STRING, OPTION(period),
     "Its first and last day, if they are not those of the files", "FIRST/LAST", VALUE_TEXT},
    {OPTIONS_INIT, "languages", G_OPTION_ARG_STRING, OPTION(languages),
     "Languages of the site (those of the country that the program writes)", "CODE,...", VALUE_LANGUAGE},
    {OPTIONS_JSON, "json", G_OPTION_ARG_NONE, OPTION(json), "Say all of it as one JSON document on standard output",
     NULL, VALUE_TEXT},
    {OPTIONS_QUIET, "quiet", G_OPTION_ARG_NONE, OPTION(quiet), "Print nothing but findings", NULL, VALUE_TEXT},
};

const struct option *options_table(gsize *count) {
    *count = G_N_ELEMENTS(table);
    return table;
}

GOptionEntry *options_entries(unsigned groups, struct options *options) {
    GOptionEntry *entries = g_new0(GOptionEntry, G_N_ELEMENTS(table) + 1);
    gsize count = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
        if (table[i].groups & groups)
            entries[count++] = (GOptionEntry){.long_name = table[i].name,
                                              .arg = table[i].type,
                                              .arg_data = (char *)options + table[i].field,
                                              .description = table[i].description,
                                              .arg_description = table[i].value};
    return entries;
}

static bool stage_exists(const char *name) {
    for (guint i = 0; render_stage_name(i); i++)
        if (strcmp(render_stage_name(i), name) == 0)
            return true;
    return false;
}

/* Whole units of money, fewer than 10^13. */
static bool is_amount(const char *text) {
    return *text && strlen(text) <= 12 && strspn(text, "0123456789") == strlen(text);
}

/* Splits what --only names; what is wrong with it, or NULL. */
static char *only_problem(struct options *options) {
    if (!options->stages)
        return NULL;
    options->only = g_strsplit(options->stages, ",", -1);
    bool known = options->only[0] != NULL;
    for (guint i = 0; options->only[i] && known; i++)
        known = stage_exists(options->only[i]);
    if (known)
        return NULL;
    GString *message = g_string_new(NULL);
    g_string_printf(message, "--only %s: the stages are", options->stages);
    for (guint i = 0; render_stage_name(i); i++)
        g_string_append_printf(message, "%s %s", i ? "," : "", render_stage_name(i));
    return g_string_free(message, FALSE);
}

static char *languages_problem(const char *languages) {
    g_auto(GStrv) codes = g_strsplit(languages, ",", -1);
    enum language language;
    for (guint i = 0; codes[i]; i++) {
        if (language_from_code(codes[i], &language))
            continue;
        GString *message = g_string_new(NULL);
        g_string_printf(message, "--languages takes codes of languages that the program writes, not '%s': ", codes[i]);
        language_append_known(message);
        return g_string_free(message, FALSE);
    }
    return *languages ? NULL : g_strdup("--languages takes codes of languages, as in nl,en");
}

/* What a new report is said to be about. */
static char *init_problem(const struct options *options) {
    struct period period;
    if (options->country && !word_is_capitals(options->country, 2))
        return g_strdup_printf("--country takes two capitals, such as NL, not '%s'", options->country);
    if (options->currency && !word_is_capitals(options->currency, 3))
        return g_strdup_printf("--currency takes three capitals, such as EUR, not '%s'", options->currency);
    if (options->period && !period_parse(options->period, &period))
        return g_strdup_printf("--period takes two days, such as 2023-03-01/2023-03-15, not '%s'", options->period);
    return options->languages ? languages_problem(options->languages) : NULL;
}

char *options_problem(unsigned groups, struct options *options) {
    if (options->jobs < 0)
        return g_strdup("--jobs takes a number from 1 up");
    if (options->port < -1 || options->port > 65535)
        return g_strdup("--port takes a number from 0 to 65535");
    if ((groups & OPTIONS_PRUNE) && options->keep < 0)
        return g_strdup("say how many drafts stay: --keep N");
    if (options->link && strcmp(options->link, "copy") != 0 && strcmp(options->link, "symbolic") != 0)
        return g_strdup_printf("--link takes 'copy' or 'symbolic', not '%s'", options->link);
    if (options->worklist_from && !options->worklist)
        return g_strdup("--worklist-from goes with --worklist FILE");
    if (options->worklist_from && !is_amount(options->worklist_from))
        return g_strdup_printf("--worklist-from takes a whole amount, such as 500, not '%s'", options->worklist_from);
    char *problem = init_problem(options);
    return problem ? problem : only_problem(options);
}

void options_complete(struct options *options) {
    options->input = options->input ? options->input : g_strdup("input");
    options->templates = options->templates ? options->templates : installed_templates();
    options->out = options->out ? options->out : g_strdup("out");
    if (options->jobs == 0)
        options->jobs = (int)g_get_num_processors();
}

void options_clear(struct options *options) {
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
        if (table[i].type == G_OPTION_ARG_FILENAME || table[i].type == G_OPTION_ARG_STRING)
            g_free(*(char **)(void *)((char *)options + table[i].field));
    g_strfreev(options->only);
}
