/* Whole reports, hostile but mostly valid: bytes choose names, amounts, days, states and pages, a report is made of them, and
 * all of it is read, checked, summed, composed and rendered. Nothing crashes, and what is rendered is UTF-8 without a name that
 * broke out of its place. Every fourth report has bytes of one file changed, so that broken input is met too.
 *
 *     make fuzz; the last lines say how many reports were rendered
 */
#include "check/check.h"
#include "compose/compose.h"
#include "model/paths.h"
#include "read/read.h"
#include "render/render.h"
#include "tally/tally.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *count, char ***arguments);

static char *folder;
static unsigned runs, rendered;

/* What is left of the bytes. Once they are used up, more follow from them, so that a short input is a whole report, too. */
struct supply {
    const uint8_t *at, *end;
    uint32_t state; /* never 0 */
};

/* Marsaglia's xorshift; its high bits, which differ most. */
static unsigned follow(struct supply *supply) {
    supply->state ^= supply->state << 13;
    supply->state ^= supply->state >> 17;
    supply->state ^= supply->state << 5;
    return supply->state >> 24;
}

static unsigned draw(struct supply *supply, unsigned below) {
    return (supply->at < supply->end ? *supply->at++ : follow(supply)) % below;
}

static struct supply supply_of(const uint8_t *data, size_t size) {
    struct supply supply = {data, data + size, 2463534242u};
    for (size_t i = 0; i < size; i++)
        supply.state = (supply.state ^ data[i]) * 16777619u;
    supply.state |= 1;
    return supply;
}

static const char *const nasty[] = {
    "Plain",
    "<script>alert(1)</script>",
    "</style><b>",
    "=HYPERLINK(\"x\")",
    "@cmd",
    "a\"b'c",
    "{{figure x}}",
    "{{< raw >}}",
    "| a | b |",
    "[x](javascript:y)",
    "`code`",
    "**bold**",
    "\xD8\xAD\xD8\xB2\xD8\xA8",
    "\xE2\x80\x8Bzero",
    "e\xCC\x81\xCC\x81\xCC\x81",
    "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1",
    "A very long name of a party that goes on and on and on until no chart has room for it any more",
    "&amp;",
    "%n%s",
    "../../etc",
    "C:\\nul",
    "]]>",
    "-->",
    "\xC2\xA0",
    "1",
    "007",
};

/* A field of a table: one of the names above, or two of them. */
static void append_name(struct supply *supply, GString *out) {
    g_string_append_c(out, '"');
    for (unsigned i = 0, parts = 1 + (draw(supply, 3) == 0); i < parts; i++)
        for (const char *at = nasty[draw(supply, G_N_ELEMENTS(nasty))]; *at; at++)
            g_string_append_printf(out, *at == '"' ? "\"\"" : "%c", *at);
    g_string_append_c(out, '"');
}

/* A day of February, March or April, at first or later. */
static void append_day(struct supply *supply, GString *out, unsigned first, unsigned *day) {
    static const unsigned lengths[] = {28, 31, 30};
    unsigned month = 0, left = *day = first + draw(supply, 40);
    for (; left >= lengths[month]; month++)
        left -= lengths[month];
    g_string_append_printf(out, "2023-%02u-%02u,", 2 + month, 1 + left);
}

static void append_amount(struct supply *supply, GString *out, bool needed) {
    static const char *const states[] = {"not_reported", "suppressed",   "withdrawn",
                                         "none_listed",  "estimated:12", "estimated"};
    unsigned amount = draw(supply, 256) * (1u << draw(supply, 20));
    switch (draw(supply, 7)) {
    case 0:
        g_string_append_printf(out, "%s", states[draw(supply, G_N_ELEMENTS(states))]);
        break;
    case 1:
        g_string_append_printf(out, "<=%u", amount);
        break;
    case 2:
        g_string_append_printf(out, ">%u", amount);
        break;
    case 3:
        g_string_append_printf(out, "%u-%u", amount, amount + draw(supply, 256) * 100);
        break;
    case 4:
        g_string_append(out, needed ? "0" : "");
        break;
    default:
        g_string_append_printf(out, "%u", amount);
    }
}

static void put(const char *name, const GString *text) {
    g_autofree char *path = g_build_filename(folder, "input", name, NULL);
    g_autoptr(GError) error = NULL;
    if (!g_file_set_contents(path, text->str, (gssize)text->len, &error))
        abort();
}

static void make_settings(struct supply *supply) {
    static const char *const axes[] = {"day", "week", "month", "half-year", "year"};
    g_autoptr(GString) out = g_string_new(NULL);
    g_string_append_printf(
        out,
        "title: {nl: '%s', en: Fuzz}\npublisher: {name: Fuzz}\nlicence: CC0-1.0\nlanguages: [nl, en]\n"
        "country: NL\ncurrency: %s\nname_from: 100\nperiod: 2023-02-01/2023-0%u-28\naxis: %s\n"
        "edition: {date: 2023-04-01, number: 1, kind: %s}\n%s",
        draw(supply, 2) ? "<b>&</b>" : "Titel", draw(supply, 4) ? "EUR" : "JPY", 2 + draw(supply, 2),
        axes[draw(supply, G_N_ELEMENTS(axes))], draw(supply, 2) ? "draft" : "final",
        draw(supply, 2) ? "base_url: \"https://example.org/a/\"\n" : "");
    put("report.yaml", out);
}

static unsigned make_parties(struct supply *supply) {
    g_autoptr(GString) out = g_string_new("id,name,name_nl,name_en,colour\n");
    unsigned count = 1 + draw(supply, 6);
    for (unsigned i = 0; i < count; i++) {
        g_string_append_printf(out, "p%u,", i);
        append_name(supply, out);
        g_string_append_printf(out, ",N%u,N%u,#%02x%02x%02x\n", i, i, draw(supply, 256), draw(supply, 256),
                               draw(supply, 256));
    }
    put("parties.csv", out);
    return count;
}

static void make_platforms(struct supply *supply) {
    g_autoptr(GString) out = g_string_new("id,name,services,definition_nl,definition_en\n");
    for (unsigned i = 0; i < 2; i++) {
        g_string_append_printf(out, "q%u,", i);
        for (unsigned j = 0; j < 4; j++) {
            append_name(supply, out);
            g_string_append_c(out, j < 3 ? ',' : '\n');
        }
    }
    put("platforms.csv", out);
}

static void make_spend(struct supply *supply, unsigned parties) {
    g_autoptr(GString) out =
        g_string_new("platform,start,end,party,ad,advertiser_id,advertiser,spend,impressions,ads\n");
    g_autoptr(GString) links = g_string_new("platform,advertiser_id,advertiser,party,relation\n");
    static const char *const relations[] = {"party", "branch", "candidate", "affiliated", "third_party", ""};
    for (unsigned i = 0, count = draw(supply, 60); i < count; i++) {
        unsigned day, platform = draw(supply, 2), party = draw(supply, parties + 1);
        g_string_append_printf(out, "q%u,", platform);
        append_day(supply, out, 0, &day);
        append_day(supply, out, day, &day);
        g_string_append_printf(out, ",a%u,%u,", i, i);
        append_name(supply, out);
        for (unsigned j = 0; j < 3; j++) {
            g_string_append_c(out, ',');
            append_amount(supply, out, j == 0);
        }
        g_string_append_c(out, '\n');
        if (party == parties)
            continue;
        g_string_append_printf(links, "q%u,%u,", platform, i);
        append_name(supply, links);
        g_string_append_printf(links, ",p%u,%s\n", party, relations[draw(supply, G_N_ELEMENTS(relations))]);
    }
    put("spend/rows.csv", out);
    put("advertisers.csv", links);
}

/* Mostly everything was collected: other states contradict what make_spend has, and such a report is not rendered. */
static void make_coverage(struct supply *supply) {
    static const char *const states[] = {"collected", "not_collected", "not_reported", "suppressed"};
    g_autoptr(GString) out = g_string_new("platform,measure,from,to,state,reason_nl,reason_en\n");
    for (unsigned i = 0; i < 2; i++) {
        g_string_append_printf(out, "q%u,*,,,%s,", i, states[draw(supply, 16) == 0]);
        append_name(supply, out);
        g_string_append_c(out, ',');
        append_name(supply, out);
        g_string_append_printf(out, "\nq%u,impressions,2023-02-10,,%s,,\n", i,
                               states[draw(supply, 8) ? 0 : draw(supply, G_N_ELEMENTS(states))]);
    }
    put("coverage.csv", out);
}

/* A page of the team's own. */
static void make_page(struct supply *supply) {
    for (unsigned i = 0; i < 2; i++) {
        g_autoptr(GString) out = g_string_new("---\ntitle: Own\nmenu: Own\norder: 99\n---\n\n");
        for (unsigned j = 0, count = draw(supply, 8); j < count; j++)
            g_string_append_printf(out, "%s %s\n\n", draw(supply, 2) ? "##" : "-", nasty[draw(supply, 6)]);
        put(i ? "pages/en/own.md" : "pages/nl/own.md", out);
    }
}

/* Changes a few bytes of one file. */
static void damage(struct supply *supply) {
    static const char *const names[] = {"report.yaml",    "parties.csv",  "platforms.csv",
                                        "spend/rows.csv", "coverage.csv", "pages/nl/own.md"};
    const char *name = names[draw(supply, G_N_ELEMENTS(names))];
    g_autofree char *path = g_build_filename(folder, "input", name, NULL), *text = NULL;
    gsize length;
    if (!g_file_get_contents(path, &text, &length, NULL) || length == 0)
        return;
    for (unsigned i = 0; i < 4; i++)
        text[(draw(supply, 256) * 256u + draw(supply, 256)) % length] = (char)draw(supply, 256);
    g_autoptr(GString) out = g_string_new_len(text, (gssize)length);
    put(name, out);
}

/* What was rendered is text, and no name became markup. */
static void look(const struct memory_sink *sink) {
    GHashTableIter iterator;
    gpointer path, bytes;
    g_hash_table_iter_init(&iterator, sink->files);
    while (g_hash_table_iter_next(&iterator, &path, &bytes)) {
        gsize length;
        const char *text = g_bytes_get_data(bytes, &length);
        bool page = g_str_has_suffix(path, ".html"),
             words = page || g_str_has_suffix(path, ".svg") || g_str_has_suffix(path, ".json") ||
                     g_str_has_suffix(path, ".csv") || g_str_has_suffix(path, ".md");
        if (words && !g_utf8_validate(text, (gssize)length, NULL))
            abort();
        const char *broken = page ? g_strstr_len(text, (gssize)length, "<script>") : NULL;
        if (page && !broken)
            broken = g_strstr_len(text, (gssize)length, "<b>");
        if (broken) {
            fprintf(stderr, "%s: %.200s\n", (const char *)path, broken);
            abort();
        }
    }
}

static void tell_nobody(void *data, unsigned done, unsigned all) {
    (void)data, (void)done, (void)all;
}

static void render(const struct report *report, bool pictures) {
    struct memory_sink sink;
    struct spread spread = {1, tell_nobody, NULL};
    g_autoptr(GError) error = NULL;
    memory_sink_init(&sink);
    for (guint i = 0; render_stage_name(i); i++) {
        const char *name = render_stage_name(i);
        bool slow = strcmp(name, "pictures") == 0 || strcmp(name, "workbooks") == 0;
        if ((pictures || !slow) && !render_stage(i, report, &sink.sink, &spread, &error))
            abort();
    }
    look(&sink);
    memory_sink_clear(&sink);
    rendered++;
}

static void run(bool pictures) {
    g_autofree char *input = g_build_filename(folder, "input", NULL);
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset(input, NULL, diagnostics);
    struct templates *templates = read_templates("templates", dataset, diagnostics);
    struct totals *totals = NULL;
    struct report *report = NULL;
    check_dataset(dataset, diagnostics);
    if (diagnostics_count(diagnostics, SEVERITY_ERROR) == 0)
        totals = tally_dataset(dataset, diagnostics);
    if (totals && diagnostics_count(diagnostics, SEVERITY_ERROR) == 0) {
        report = compose_report(dataset, totals, templates, diagnostics);
        check_unique(report, diagnostics);
        check_pages(report, diagnostics);
    }
    if (report && diagnostics_count(diagnostics, SEVERITY_ERROR) == 0)
        render(report, pictures);
    g_autoptr(GString) out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    if (!g_utf8_validate(out->str, (gssize)out->len, NULL))
        abort();
    if (g_getenv("FUZZ_SAYS"))
        fputs(out->str, stderr);
    report_free(report);
    totals_free(totals);
    templates_free(templates);
    dataset_free(dataset);
    diagnostics_free(diagnostics);
}

static void say(void) {
    fprintf(stderr, "%u reports, %u rendered\n", runs, rendered);
    g_autofree char *command = g_strdup_printf("rm -rf '%s'", folder);
    if (system(command) != 0)
        fprintf(stderr, "%s is left\n", folder);
}

int LLVMFuzzerInitialize(int *count, char ***arguments) {
    static const char *const folders[] = {"input/spend", "input/pages/nl", "input/pages/en"};
    (void)count;
    (void)arguments;
    folder = g_dir_make_tmp("fuzz-report-XXXXXX", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(folder, folders[i], NULL);
        if (g_mkdir_with_parents(path, 0700) != 0)
            abort();
    }
    atexit(say);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct supply supply = supply_of(data, size);
    runs++;
    bool pictures = draw(&supply, 64) == 63, damaged = draw(&supply, 4) == 3;
    make_settings(&supply);
    make_platforms(&supply);
    unsigned parties = make_parties(&supply);
    make_spend(&supply, parties);
    make_coverage(&supply);
    make_page(&supply);
    if (damaged)
        damage(&supply);
    run(pictures);
    return 0;
}
