/* Files as platforms publish them: the twins in tests/fixtures/platforms, as tables and from archives. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"
#include "read/zip.h"

#include <zip.h>

static void append_amount(GString *out, const struct dataset *dataset, const struct observation *row, int measure) {
    const struct amount *amount = observation_amount(row, measure);
    (void)dataset;
    if (!amount->given)
        return;
    enum unit unit = measure_rule((enum measure)measure)->unit;
    g_string_append_printf(out, " %s=", measure_rule((enum measure)measure)->word);
    if (amount->state != STATE_VALUE) {
        g_string_append(out, state_word(amount->state));
        return;
    }
    text_append_machine(out, unit, amount->value.low);
    g_string_append_c(out, '/');
    if (!amount->value.open)
        text_append_machine(out, unit, amount->value.high);
}

static void append_row(GString *out, const struct dataset *dataset, const struct observation *row) {
    static const char *const roles[] = {[ROLE_MAIN] = "main", [ROLE_REFERENCE] = "reference", [ROLE_PART] = "part"};
    g_autofree char *file = g_path_get_basename(row->from->file);
    g_string_append_printf(out, "%s:%u %s %s %s", file, row->line, dataset_platform(dataset, row->platform)->id,
                           row->party < 0 ? "unmapped" : dataset_party(dataset, row->party)->id, roles[row->role]);
    g_string_append_c(out, ' ');
    date_append_iso(out, row->period.first);
    g_string_append_c(out, '/');
    date_append_iso(out, row->period.last);
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        append_amount(out, dataset, row, measure);
    g_string_append_printf(out, " id='%s' name='%s'", row->from->advertiser_id, row->from->advertiser);
    if (*row->ad)
        g_string_append_printf(out, " ad=%s", row->ad);
    if (row->region >= 0)
        g_string_append_printf(out, " region=%s", g_array_index(dataset->regions, struct region, row->region).id);
    if (*row->age)
        g_string_append_printf(out, " age=%s gender=%s", row->age, row->gender);
    for (int i = 0; i < NOTE_COUNT; i++)
        if (row->notes & (1u << i))
            g_string_append_printf(out, " %s", note_word((enum note)(1u << i)));
    g_string_append_c(out, '\n');
}

/* What reading and checking a folder gives, as text. */
static char *read_as_text(const char *folder, bool with_findings) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset(folder, NULL, diagnostics);
    check_dataset(dataset, diagnostics);
    GString *out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    if (!with_findings)
        g_string_truncate(out, 0);
    for (guint i = 0; i < dataset->observations->len; i++)
        append_row(out, dataset, &g_array_index(dataset->observations, struct observation, i));
    dataset_free(dataset);
    diagnostics_free(diagnostics);
    return g_string_free(out, FALSE);
}

static const char *const INPUT = "tests/fixtures/platforms/input";

/* Reads the input of a fixture and compares what it got, which it leaves in .build, with what is expected. */
static void assert_reads(const char *name) {
    g_autofree char *expected = NULL;
    g_autofree char *input = g_strdup_printf("tests/fixtures/%s/input", name);
    g_autofree char *file = g_strdup_printf("tests/fixtures/%s/expected", name);
    g_autofree char *kept = g_strdup_printf(".build/%s.got", name);
    g_autofree char *got = read_as_text(input, true);
    assert_true(g_file_set_contents(kept, got, -1, NULL));
    assert_true(g_file_get_contents(file, &expected, NULL, NULL));
    assert_string_equal(got, expected);
}

static void reads_every_oddity(void **state) {
    (void)state;
    assert_reads("platforms");
}

/* What a file's rows add up to at least, in whole units of its currency; their impressions if that is asked for. */
static int64_t sum_of(const struct dataset *dataset, const char *file, enum measure measure) {
    int64_t sum = 0;
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        if (strstr(row->from->file, file))
            sum += observation_amount(row, measure)->value.low;
    }
    return measure == MEASURE_SPEND ? sum / 100 : sum;
}

static void reads_the_first_forms(void **state) {
    (void)state;
    static const char input[] = "tests/fixtures/first-forms/input";
    assert_reads("first-forms");
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset(input, NULL, diagnostics);
    assert_int_equal(sum_of(dataset, "FacebookAdLibraryReport", MEASURE_SPEND), 4865);
    assert_int_equal(sum_of(dataset, "advertiser-stats", MEASURE_SPEND), 8200);
    assert_int_equal(sum_of(dataset, "weekly-spend", MEASURE_SPEND), 1100);
    assert_int_equal(sum_of(dataset, "PoliticalAds", MEASURE_SPEND), 1000);
    assert_int_equal(sum_of(dataset, "PoliticalAds", MEASURE_IMPRESSIONS), 122255);
    dataset_free(dataset);
    diagnostics_free(diagnostics);
}

static void reads_reach_without_amounts(void **state) {
    (void)state;
    assert_reads("reach");
}

static void reads_ads_of_meta(void **state) {
    (void)state;
    assert_reads("ads");
}

/* The sum of what the rows about whole ads of a party, or of none (-1), spent; cents. */
static struct interval spent(const struct dataset *dataset, int party) {
    struct interval sum = interval_of(0);
    for (guint i = 0; i < dataset->observations->len; i++) {
        const struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        const struct amount *spend = observation_amount(row, MEASURE_SPEND);
        if (row->party == party && !observation_is_divided(row) && spend->state == STATE_VALUE)
            assert_true(interval_add(sum, spend->value, &sum));
    }
    return sum;
}

/* Added up from the files by other means than this program. */
static void ads_of_meta_add_up(void **state) {
    (void)state;
    static const struct {
        int party;
        int64_t low, high;
    } sums[] = {{0, 1520000, 2099600}, {1, 40000, 139500}, {PARTY_UNMAPPED, 70000, 79900}};
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset("tests/fixtures/ads/input", NULL, diagnostics);
    for (guint i = 0; i < G_N_ELEMENTS(sums); i++)
        assert_true(interval_equal(spent(dataset, sums[i].party), interval_between(sums[i].low, sums[i].high)));
    dataset_free(dataset);
    diagnostics_free(diagnostics);
}

/* Packs tables of the fixture, in a folder of the archive or none, beside a text that nobody reads. */
static void pack(const char *path, const char *from, const char *prefix, const char *const names[]) {
    g_autofree char *folder = g_path_get_dirname(path);
    g_mkdir_with_parents(folder, 0755);
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    for (; *names; names++) {
        g_autofree char *table = g_build_filename(INPUT, from, *names, NULL);
        g_autofree char *member = g_strconcat(prefix, *names, NULL);
        zip_source_t *source = zip_source_file(zip, table, 0, 0);
        assert_true(zip_file_add(zip, member, source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    static const char text[] = "What this is.\n";
    assert_true(zip_file_add(zip, "README.txt", zip_source_buffer(zip, text, strlen(text), 0), 0) >= 0);
    assert_int_equal(zip_close(zip), 0);
}

static void copy(const char *name, const char *folder) {
    g_autofree char *text = NULL;
    gsize size;
    g_autofree char *from = g_build_filename(INPUT, name, NULL);
    g_autofree char *to = g_build_filename(folder, name, NULL);
    assert_true(g_file_get_contents(from, &text, &size, NULL));
    assert_true(g_file_set_contents(to, text, (gssize)size, NULL));
}

static gint compare_lines(gconstpointer a, gconstpointer b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The lines of a text about files of these names, sorted. */
static char *lines_of(const char *text, const char *const names[]) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GPtrArray) kept = g_ptr_array_new();
    for (guint i = 0; lines[i]; i++)
        for (guint j = 0; names[j]; j++)
            if (g_str_has_prefix(lines[i], names[j]))
                g_ptr_array_add(kept, lines[i]);
    g_ptr_array_sort(kept, compare_lines);
    g_ptr_array_add(kept, NULL);
    return g_strjoinv("\n", (char **)kept->pdata);
}

static void reads_the_same_from_archives(void **state) {
    (void)state;
    static const char *const meta[] = {"FacebookAdLibraryReport_2024-01-08_NL_yesterday_advertisers.csv", NULL};
    static const char *const bundle_2020[] = {"advertiser_id_mapping.csv", "creative-stats-2020.csv", NULL};
    static const char *const bundle_2025[] = {"advertiser_id_mapping.csv", "creative-stats-2025.csv", NULL};
    static const char *const snap[] = {"PoliticalAds-2023.csv", NULL};
    static const char *const tables[] = {"parties.csv", "platforms.csv", "regions.csv", "advertisers.csv", NULL};
    g_autofree char *folder = g_dir_make_tmp("adreport-XXXXXX", NULL);
    g_autofree char *input = g_build_filename(folder, "input", NULL);
    g_mkdir_with_parents(input, 0755);
    for (guint i = 0; tables[i]; i++)
        copy(tables[i], input);
    g_autofree char *report = g_build_filename(input, "report.yaml", NULL);
    write_file(report, "title: {nl: A, en: A}\npublisher: {name: A}\nlicence: CC0-1.0\nlanguages: [nl, en]\n"
                       "country: NL\ncurrency: EUR\nperiod: 2024-01-01/2024-01-31\nedition: {date: 2024-02-01}\n"
                       "files:\n  - path: zips/*\n  - path: zips/bundle-2020.zip\n    role: reference\n  - path: "
                       "zips/snap.zip\n    period: 2024-01-01/2024-01-20\n");
    g_autofree char *meta_zip =
        g_build_filename(input, "zips/FacebookAdLibraryReport_2024-01-08_NL_yesterday.zip", NULL);
    g_autofree char *zip_2020 = g_build_filename(input, "zips/bundle-2020.zip", NULL);
    g_autofree char *zip_2025 = g_build_filename(input, "zips/bundle-2025.zip", NULL);
    g_autofree char *snap_zip = g_build_filename(input, "zips/snap.zip", NULL);
    pack(meta_zip, "meta", "", meta);
    pack(zip_2020, "google", "google-political-ads-transparency-bundle/", bundle_2020);
    pack(zip_2025, "google", "", bundle_2025);
    pack(snap_zip, "snap", "", snap);
    g_autofree char *packed = read_as_text(input, true);
    g_autofree char *loose = read_as_text(INPUT, false);
    const char *names[] = {meta[0], bundle_2020[1], bundle_2025[1], snap[0], NULL};
    g_autofree char *expected = lines_of(loose, names);
    g_autofree char *got = lines_of(packed, names);
    assert_string_equal(got, expected);
    assert_null(strstr(packed, "error"));
    remove_tree(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_oddity),          cmocka_unit_test(reads_the_first_forms),
        cmocka_unit_test(reads_reach_without_amounts), cmocka_unit_test(reads_ads_of_meta),
        cmocka_unit_test(ads_of_meta_add_up),          cmocka_unit_test(reads_the_same_from_archives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
