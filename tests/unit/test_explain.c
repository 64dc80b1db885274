/* Every number of the small report and of the real one is explained, and adds up to what is published. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compose/compose.h"
#include "explain/explain.h"
#include "read/read.h"
#include "tally/tally.h"

#include <string.h>

static void explain_cell(const struct report *report, const struct figure *figure, guint row, guint column) {
    const struct cell *cell = &figure->rows[row].cells[column];
    g_autofree char *address =
        g_strdup_printf("%s:%s:%s", figure->id, figure->rows[row].key, figure->columns[column].key);
    g_autoptr(GString) out = g_string_new(NULL);
    char *problem = NULL;
    if (!explain_number(report, address, out, &problem))
        fail_msg("%s: %s", address, problem);
    if (strstr(out->str, "not what is published"))
        fail_msg("%s", out->str);
    if (cell->kind == CELL_NUMBER && cell->state == STATE_VALUE &&
        (origin_has_rows(cell->origin) || g_str_has_prefix(figure->name, "targeting")) && !strstr(out->str, "\n= [") &&
        !strstr(out->str, "\n= ("))
        fail_msg("no sum: %s", out->str);
}

static void explain_all(const char *input) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset(input, NULL, diagnostics);
    struct templates *templates = read_templates("templates", dataset, diagnostics);
    struct totals *totals = tally_dataset(dataset, diagnostics);
    struct report *report = compose_report(dataset, totals, templates, diagnostics);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 0);
    assert_true(report->figures->len > 0);
    for (guint i = 0; i < report->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(report->figures, i);
        for (guint row = 0; row < figure->row_count; row++)
            for (guint column = 1; column < figure->column_count; column++)
                explain_cell(report, figure, row, column);
    }
    report_free(report);
    totals_free(totals);
    templates_free(templates);
    dataset_free(dataset);
    diagnostics_free(diagnostics);
}

static void test_small(void **state) {
    (void)state;
    explain_all("tests/fixtures/small/input");
}

static void test_targeting(void **state) {
    (void)state;
    explain_all("tests/fixtures/targeting/input");
}

static void test_clicks(void **state) {
    (void)state;
    explain_all("tests/fixtures/clicks/input");
}

static void test_real(void **state) {
    (void)state;
    explain_all("input");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_small), cmocka_unit_test(test_targeting),
                                       cmocka_unit_test(test_clicks), cmocka_unit_test(test_real)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
