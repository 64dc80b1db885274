/* Of a table too large for a page its first rows and columns are there, and a sentence says so; files have all of it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "story.h"

#include <string.h>

/* Parties p0, p1 and on, each with one amount in each of the regions r0, r1 and on. */
static struct dataset *dataset_of(guint parties, guint regions) {
    struct dataset *dataset = dataset_small();
    g_array_set_size(dataset->parties, 0);
    for (guint i = 0; i < parties; i++) {
        g_autofree char *name = g_strdup_printf("p%u", i);
        const char *kept = dataset_string(dataset, name);
        add_party(dataset, kept, kept);
    }
    for (guint i = 0; i < regions; i++) {
        g_autofree char *name = g_strdup_printf("r%u", i);
        const char *kept = dataset_string(dataset, name);
        struct region region = {.id = kept, .name = {{kept, kept, kept}}};
        g_array_append_val(dataset->regions, region);
    }
    for (guint i = 0; i < parties; i++)
        for (guint j = 0; j < MAX(regions, 1); j++) {
            add_spend(dataset, (int)i, 13, 5, 5);
            if (regions)
                g_array_index(dataset->observations, struct observation, dataset->observations->len - 1).region =
                    (int)j;
        }
    return dataset;
}

static void fifty_parties_fit_beside_each_other(void **state) {
    (void)state;
    for (guint parties = 50; parties <= 60; parties += 10) {
        struct story story = tell(dataset_of(parties, 2));
        const struct figure *figure = report_figure(story.report, "platform-meta-spend-by-party-and-region");
        assert_int_equal(figure->column_count, 1 + parties);
        for (guint i = 0; i < figure->column_count; i++)
            assert_int_equal(figure->columns[i].beyond, i > 50);
        for (guint i = 0; i < figure->row_count; i++)
            assert_false(figure->rows[i].beyond);
        if (parties == 50)
            assert_null(figure->room.text[LANGUAGE_EN]);
        else
            assert_string_equal(
                figure->room.text[LANGUAGE_EN],
                "The table is too wide for this page: above are the first 50 of 60 parties. The whole table:");
        story_free(&story);
    }
}

/* A row of words and two numbers is as long as nine words: 666 of them are 5,994. */
static void the_first_rows_stay(void **state) {
    (void)state;
    struct story story = tell(dataset_of(2, 1670));
    const struct figure *figure = report_figure(story.report, "platform-meta-spend-by-party-and-region");
    assert_int_equal(figure->row_count, 1670);
    for (guint i = 0; i < figure->row_count; i++)
        assert_int_equal(figure->rows[i].beyond, i >= 666);
    assert_false(figure->columns[2].beyond);
    assert_string_equal(figure->room.text[LANGUAGE_NL],
                        "De tabel is te lang voor deze pagina: hierboven staan de eerste 666 van de 1.670 rijen. De "
                        "hele tabel:");
    story_free(&story);
}

/* 50 numbers and a word are as long as 201 words: 29 rows. */
static void both_can_be_too_many(void **state) {
    (void)state;
    struct story story = tell(dataset_of(51, 30));
    const struct figure *figure = report_figure(story.report, "platform-meta-spend-by-party-and-region");
    assert_true(figure->columns[51].beyond);
    assert_false(figure->rows[28].beyond);
    assert_true(figure->rows[29].beyond);
    assert_string_equal(figure->room.text[LANGUAGE_EN], "The table is too large for this page: above are the first 29 "
                                                        "of 30 rows, of the first 50 of 51 parties. The whole table:");
    story_free(&story);
}

/* A chart of 401 regions, of which one has an amount, has its table in files alone. */
static void one_number_elsewhere_is_in_the_singular(void **state) {
    (void)state;
    struct dataset *dataset = dataset_of(1, 401);
    g_array_set_size(dataset->observations, 1);
    struct story story = tell(dataset);
    const struct figure *figure = report_figure(story.report, "platform-meta-spend-by-region");
    assert_int_equal(figure->row_count, 401);
    assert_string_equal(figure->elsewhere.text[LANGUAGE_NL],
                        "De tabel bij deze grafiek is te groot voor deze pagina: 1 getal. De hele tabel:");
    assert_string_equal(figure->elsewhere.text[LANGUAGE_EN],
                        "The table of this chart is too large for this page: 1 number. The whole table:");
    story_free(&story);
}

static const struct figure *listed(const struct story *story, const char *id) {
    const struct page *page = report_page(story->report, "downloads");
    const GPtrArray *figures = g_hash_table_lookup(page->figures, "data-files");
    for (guint i = 0; i < figures->len; i++)
        if (strcmp(((const struct figure *)g_ptr_array_index(figures, i))->id, id) == 0)
            return g_ptr_array_index(figures, i);
    return NULL;
}

static void tables_of_many_parties_are_listed_on_their_pages(void **state) {
    (void)state;
    for (int many = 0; many < 2; many++) {
        struct story story = tell(dataset_of(many ? 1200 : 60, 0));
        const struct figure *of_one = listed(&story, "party-p7-data-files");
        const struct figure *of_all = listed(&story, "data-files-of-parties");
        assert_int_equal(of_one != NULL, !many);
        assert_int_equal(of_all != NULL, many);
        assert_non_null(listed(&story, "platform-meta-data-files"));
        if (many) {
            assert_int_equal(of_all->row_count, 1200);
            assert_string_equal(cell_link(&of_all->rows[7].cells[0])->key, "party-p7");
        }
        story_free(&story);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fifty_parties_fit_beside_each_other),
        cmocka_unit_test(the_first_rows_stay),
        cmocka_unit_test(both_can_be_too_many),
        cmocka_unit_test(one_number_elsewhere_is_in_the_singular),
        cmocka_unit_test(tables_of_many_parties_are_listed_on_their_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
