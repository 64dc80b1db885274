/* Who published the figures, as the first page says it, follows from the files and their sources. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"
#include "compose/compose.h"
#include "tally/tally.h"

static char *templates_folder; /* of the program; tests work in folders of their own */

static int enter_site(void **state) {
    enter_folder(state);
    write_file("input/parties.csv", "id,name\na,A\nb,B\n");
    write_file("input/platforms.csv", "id,name\nmeta,Meta\ngoogle,Google\nsnapchat,Snapchat\n");
    write_file("input/sources.csv", "id,title,publisher\n"
                                    "report,Ad Library Report,\"Meta Platforms, Inc.\"\n"
                                    "snap,Political Ads Library,Snap\n"
                                    "metal,A list,Metal Works\n"
                                    "returns,Spending returns,Electoral Commission\n");
    return 0;
}

/* What the slot of the first page says in English. */
static char *slot_says(const char *name) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset("input", NULL, diagnostics);
    struct templates *templates = read_templates(templates_folder, dataset, diagnostics);
    struct totals *totals = tally_dataset(dataset, diagnostics);
    struct report *report = compose_report(dataset, totals, templates, diagnostics);
    g_autoptr(GString) out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    if (strstr(out->str, "error:"))
        fail_msg("%s", out->str);
    const struct page *page = report->pages->pdata[0];
    const struct slot *slot = g_hash_table_lookup(page->slots, name);
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < slot->prose[LANGUAGE_EN].count; i++)
        g_string_append(words, slot->prose[LANGUAGE_EN].spans[i].text);
    char *said = g_string_free(g_steal_pointer(&words), FALSE);
    report_free(report);
    totals_free(totals);
    templates_free(templates);
    dataset_free(dataset);
    diagnostics_free(diagnostics);
    return said;
}

static void assert_says(const char *name, const char *expected) {
    g_autofree char *said = slot_says(name);
    assert_string_equal(said, expected);
}

#define ROWS "platform,start,end,party,source,spend\n"

static void a_source_of_the_platform_is_the_platform(void **state) {
    (void)state;
    write_file("input/spend/a.csv", ROWS "meta,2023-03-01,2023-03-01,a,report,1\n"
                                         "snapchat,2023-03-01,2023-03-01,a,snap,1\n");
    assert_says("published", "These are the figures that the platforms themselves publish.");
}

static void others_are_named(void **state) {
    (void)state;
    write_file("input/spend/a.csv", ROWS "meta,2023-03-01,2023-03-01,a,metal,1\n"
                                         "meta,2023-03-01,2023-03-01,b,returns,1\n"
                                         "snapchat,2023-03-01,2023-03-01,b,returns,1\n");
    assert_says("published", "These figures do not come from the platforms themselves, but from: A list (Metal Works); "
                             "Spending returns (Electoral Commission).");
    assert_says("limits", "What the sources do not list is not in these figures either.");
    write_file("input/spend/a.csv", ROWS "meta,2023-03-01,2023-03-01,a,report,1\n"
                                         "meta,2023-03-01,2023-03-01,b,returns,1\n");
    assert_says("published",
                "Some of these figures are published by the platforms themselves. Others come from: Spending "
                "returns (Electoral Commission).");
}

static void nothing_is_said_of_who_is_not_known(void **state) {
    (void)state;
    write_file("input/spend/a.csv", ROWS "meta,2023-03-01,2023-03-01,a,report,1\n"
                                         "meta,2023-03-01,2023-03-01,b,,1\n");
    assert_says("published", "");
}

static void a_table_of_others_is_never_the_platforms(void **state) {
    (void)state;
    write_file("input/report.yaml", REPORT "files:\n"
                                           "  - {path: returns.csv, kind: table, platform: meta, columns: {date: day, "
                                           "party: who, spend: pounds}}\n");
    write_file("input/returns.csv", "day,who,pounds\n2023-03-01,A,5\n");
    assert_says("published", "These figures do not come from the platforms themselves.");
    write_file("input/spend/a.csv", ROWS "snapchat,2023-03-01,2023-03-01,a,snap,1\n");
    write_file("input/report.yaml", REPORT "files:\n"
                                           "  - path: spend/*.csv\n"
                                           "  - {path: returns.csv, kind: table, platform: meta, columns: {date: day, "
                                           "party: who, spend: pounds}}\n");
    assert_says("published", "Some of these figures are published by the platforms themselves, others are not.");
}

int main(void) {
    templates_folder = g_canonicalize_filename("templates", NULL);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_source_of_the_platform_is_the_platform, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(others_are_named, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(nothing_is_said_of_who_is_not_known, enter_site, leave_folder),
        cmocka_unit_test_setup_teardown(a_table_of_others_is_never_the_platforms, enter_site, leave_folder),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    g_free(templates_folder);
    return failed;
}
