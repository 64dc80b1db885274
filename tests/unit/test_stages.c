/* The stages of rendering. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/render.h"
#include "story.h"

static void tell_nobody(void *data, unsigned done, unsigned all) {
    (void)data;
    (void)done;
    (void)all;
}

/* What all stages make from this one on. */
static void render_from(guint stage, const struct report *report, struct memory_sink *sink) {
    struct spread spread = {.threads = 1, .tell = tell_nobody};
    memory_sink_init(sink);
    for (; render_stage_name(stage); stage++)
        assert_true(render_stage(stage, report, &sink->sink, &spread, NULL));
}

/* Whoever gives the rows back, when a stage says that it needs them no more, publishes the same. */
static void what_is_made_without_the_rows_of_the_input_is_the_same(void **state) {
    (void)state;
    struct dataset *dataset = dataset_small();
    add_spend(dataset, 0, 13, 1000, 1100);
    add_spend(dataset, 1, 14, 50, 50);
    struct story story = tell(dataset);
    guint first = 0;
    while (render_needs_rows(first))
        first++;
    assert_non_null(render_stage_name(first));
    struct memory_sink with, without;
    render_from(first, story.report, &with);
    dataset_forget_observations(dataset);
    assert_int_equal(dataset->observations->len, 0);
    render_from(first, story.report, &without);
    GHashTableIter each;
    gpointer path, bytes;
    guint files = 0;
    g_hash_table_iter_init(&each, with.files);
    for (; g_hash_table_iter_next(&each, &path, &bytes); files++) {
        GBytes *other = g_hash_table_lookup(without.files, path);
        if (!other || !g_bytes_equal(bytes, other))
            fail_msg("%s", (const char *)path);
    }
    assert_true(files > 0);
    assert_int_equal(files, g_hash_table_size(without.files));
    memory_sink_clear(&with);
    memory_sink_clear(&without);
    story_free(&story);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_made_without_the_rows_of_the_input_is_the_same),
    };
    return cmocka_run_group_tests_name("stages", tests, NULL, NULL);
}
