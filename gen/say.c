#include "say.h"

#include "base/plain.h"
#include "base/text.h"
#include "command_line.h"
#include "model/paths.h"
#include "suggest/suggest.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static bool colour_wanted(void) {
    const char *no_color = g_getenv("NO_COLOR");
    return isatty(STDERR_FILENO) && !(no_color && *no_color);
}

void say_findings(const struct diagnostics *diagnostics) {
    g_autoptr(GString) out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, colour_wanted());
    fputs(out->str, stderr);
}

void say_plain(const GString *text) {
    g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);
    g_autoptr(GString) plain = g_string_new(NULL);
    for (guint i = 0; lines[i]; i++) {
        if (i > 0)
            g_string_append_c(plain, '\n');
        plain_append(plain, lines[i]);
    }
    fputs(plain->str, stdout);
}

int say_trouble(GError *error) {
    fprintf(stderr, "adreport: %s\n", error->message);
    g_error_free(error);
    return EXIT_TROUBLE;
}

void say_published(const struct options *options, const struct report *report, const struct publish_result *result,
                   const struct stopwatch *watch) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    g_autoptr(GString) files = g_string_new(NULL);
    text_append_count(files, LANGUAGE_OF_PROGRAM, result->files);
    printf("%s/" PATH_EDITIONS "/%s: %s files, %.1f MB%s\n", options->out, report->edition, files->str,
           (double)result->bytes / 1e6, result->unchanged ? " (the same bytes as before)" : "");
    fputs(watch->summary->str, stdout);
    if (!report->dataset->settings.base_url)
        printf("  without base_url in report.yaml there are no canonical links, cards, sitemap, feed and catalogue\n");
    if (options->only)
        printf("  only %s, to try things out: links to what was not made lead nowhere\n", options->stages);
    printf("  peak memory %.1f MB\nOpen %s/" PATH_NEWEST "/" PATH_INDEX " in a browser.\n",
           (double)usage.ru_maxrss / 1e3, options->out);
}

void say_unchanged(const struct options *options, const struct unchanged *unchanged) {
    g_autoptr(GString) files = g_string_new(NULL);
    if (unchanged->findings > 0)
        fprintf(stderr, "adreport: %u warning%s as in the run before; adreport check shows %s\n", unchanged->findings,
                unchanged->findings > 1 ? "s" : "", unchanged->findings > 1 ? "them" : "it");
    if (options->quiet)
        return;
    text_append_count(files, LANGUAGE_OF_PROGRAM, unchanged->files);
    printf("%s/" PATH_EDITIONS "/%s: %s files, %.1f MB (nothing changed, nothing was made)\n", options->out,
           unchanged->edition, files->str, (double)unchanged->bytes / 1e6);
    if (options->why)
        printf("%s: as the run before left it\n", options->why);
    printf("Open %s/" PATH_NEWEST "/" PATH_INDEX " in a browser.\n", options->out);
}

void say_surprises(const struct options *options, const char *edition, const struct publish_result *result) {
    if (edition && result->newest && strcmp(result->newest, edition) != 0)
        fprintf(stderr, "adreport: %s/" PATH_NEWEST " stays at %s, which is newer than %s\n", options->out,
                result->newest, edition);
    for (guint i = 0; i < result->others->len; i++)
        fprintf(stderr, "adreport: %s/%s is not adreport's, and was left as it is\n", options->out,
                (const char *)g_ptr_array_index(result->others, i));
}

void say_suggestions(const struct options *options, const struct dataset *dataset, const struct totals *totals,
                     const GPtrArray *suggestions) {
    g_autoptr(GString) missing = g_string_new(NULL);
    bool any = false, divided = suggest_any_disclaimer(suggestions);
    for (guint i = 0; i < suggestions->len; i++) {
        const struct suggestion *suggestion = g_ptr_array_index(suggestions, i);
        if (suggestion->parties->len == 0)
            continue;
        g_autoptr(GString) row = g_string_new(any ? NULL : suggest_header(divided));
        any = true;
        suggest_append_row(dataset, suggestion, divided, row);
        if (!options->quiet)
            fprintf(stderr, "%s\n", suggestion->reason);
        fputs(row->str, stdout);
        fflush(stdout);
    }
    suggest_append_missing(dataset, totals, suggestions, missing);
    if (!options->quiet)
        fputs(any ? missing->str : "no account without a party has the name of one, or is paid for by one\n", stderr);
}

/* "Dutch, French". */
static void append_languages(const struct beginning *beginning, GString *out) {
    const char *before = "";
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!beginning->languages[i])
            continue;
        g_string_append_printf(out, "%s%s", before, language_row((enum language)i)->name);
        before = ", ";
    }
}

void say_begun(const struct options *options, const struct beginning *beginning, const struct init_result *result) {
    g_autoptr(GString) about = g_string_new(NULL);
    for (guint i = 0; i < result->written->len && !options->quiet; i++)
        printf("%s\n", (const char *)result->written->pdata[i]);
    for (guint i = 0; i < result->left->len; i++) {
        const char *path = result->left->pdata[i];
        fprintf(stderr, "adreport: %s is there already, and was left as it is%s\n", path,
                g_str_has_suffix(path, "report.yaml") ? "; files that it does not name under 'files' are not read"
                                                      : "");
    }
    if (options->quiet || result->written->len == 0)
        return;
    g_string_append_printf(about, "about %s, in %s, ", *beginning->country ? beginning->country : "no country yet",
                           *beginning->currency ? beginning->currency : "no currency yet");
    if (beginning->period.first)
        text_append_period(about, LANGUAGE_OF_PROGRAM, beginning->period);
    else
        g_string_append(about, "on no days yet");
    g_string_append(about, "; published in ");
    append_languages(beginning, about);
    g_string_replace(about, "\xC2\xA0", " ", 0);
    printf("%s\n", about->str);
}
