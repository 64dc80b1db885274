/* init: a new report from downloaded files. */
#include "commands.h"
#include "command_line.h"
#include "say.h"

#include "init/init.h"
#include "read/read.h"

#include <stdio.h>

/* What --country and the like say of a new report. */
static struct wish wish_of(const struct options *options) {
    struct wish wish = {.country = options->country, .currency = options->currency};
    g_auto(GStrv) codes = options->languages ? g_strsplit(options->languages, ",", -1) : NULL;
    enum language language;
    if (options->period)
        period_parse(options->period, &wish.period);
    wish.any_language = codes != NULL;
    for (guint i = 0; codes && codes[i]; i++)
        if (language_from_code(codes[i], &language))
            wish.languages[language] = true;
    return wish;
}

static int init_folder(const struct options *options, const struct beginning *beginning,
                       const struct region_list *regions) {
    GError *error = NULL;
    struct init_result result = {0};
    bool done = init_write(beginning, options->words[0], regions, &result, &error);
    say_begun(options, beginning, &result);
    int status = result.left->len ? EXIT_FINDINGS : EXIT_FINE;
    init_result_clear(&result);
    if (!done)
        return say_trouble(error);
    if (!options->quiet)
        printf("next: adreport check --input %s\n", options->words[0]);
    return status;
}

int command_init(const struct options *options) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct wish wish = wish_of(options);
    int status = EXIT_FINDINGS;
    g_autoptr(GPtrArray) found = read_found(options->words[0]);
    char **files = options->words[1] ? options->words + 1 : (char **)found->pdata;
    g_autoptr(GPtrArray) downloads = read_downloads((const char *const *)files, diagnostics);
    struct beginning *beginning = init_settle(downloads, &wish, options->words[0], diagnostics);
    struct region_list *regions = read_known_regions(options->templates, beginning->country, diagnostics);
    bool fine = diagnostics_count(diagnostics, SEVERITY_ERROR) == 0;
    say_findings(diagnostics);
    if (fine)
        status = init_folder(options, beginning, regions);
    else
        fprintf(stderr, "adreport: nothing was written; correct the errors above and begin again\n");
    region_list_free(regions);
    beginning_free(beginning);
    diagnostics_free(diagnostics);
    return status;
}
