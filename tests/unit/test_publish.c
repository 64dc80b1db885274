#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "publish/publish.h"
#include "base/bytes.h"
#include "base/stream.h"
#include "base/version.h"
#include "model/paths.h"
#include "publish/switch.h"
#include "publish/tree.h"
#include "report_by_hand.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct scene {
    char *out;
    struct report *report;
    struct settings *settings;
    const char *root; /* text of the page beside the editions */
};

static int place_make(void **state) {
    struct scene *scene = g_new0(struct scene, 1);
    scene->out = g_dir_make_tmp("adreport-publish-XXXXXX", NULL);
    scene->report = hand_report();
    scene->root = "<!-- " ROOT_MARK " -->";
    scene->settings = &((struct dataset *)scene->report->dataset)->settings;
    *state = scene;
    return scene->out ? 0 : -1;
}

static int place_remove(void **state) {
    struct scene *scene = *state;
    tree_remove(AT_FDCWD, scene->out);
    hand_free(scene->report);
    g_free(scene->out);
    g_free(scene);
    return 0;
}

/* Publishes an edition of one page with this text. */
static bool publish(struct scene *scene, const char *text, bool replace, struct publish_result *result,
                    GError **error) {
    struct publication *publication = publish_begin(scene->out, NULL, error);
    if (!publication)
        return false;
    sink_put(publish_sink(publication), "nl/index.html", text, strlen(text));
    sink_put(publish_sink(publication), "nl/partij/vvd/index.html", "vvd", 3);
    sink_put(publish_root_sink(publication), "index.html", scene->root, strlen(scene->root));
    bool done = publish_finish(publication, scene->report, NULL, NULL, replace, result, error);
    publish_free(publication);
    return done;
}

static void must_publish(struct scene *scene, const char *text, bool replace, bool unchanged) {
    g_autoptr(GError) error = NULL;
    struct publish_result result;
    bool done = publish(scene, text, replace, &result, &error);
    if (error)
        print_error("%s\n", error->message);
    assert_true(done);
    assert_int_equal(result.files, 5);
    assert_int_equal(result.unchanged, unchanged);
    publish_result_clear(&result);
}

static char *text_of(struct scene *scene, const char *path) {
    g_autofree char *name = g_build_filename(scene->out, path, NULL);
    char *text = NULL;
    g_file_get_contents(name, &text, NULL, NULL);
    return text;
}

static void assert_text(struct scene *scene, const char *path, const char *expected) {
    g_autofree char *text = text_of(scene, path);
    assert_non_null(text);
    assert_string_equal(text, expected);
}

/* Beside each edition is what it was made from. */
static guint entries(struct scene *scene, const char *path) {
    g_autofree char *name = g_build_filename(scene->out, path, NULL);
    g_autoptr(GDir) folder = g_dir_open(name, 0, NULL);
    guint count = 0;
    while (folder && g_dir_read_name(folder))
        count++;
    return count;
}

static unsigned mode_of(struct scene *scene, const char *path) {
    g_autofree char *name = g_build_filename(scene->out, path, NULL);
    struct stat status;
    assert_int_equal(lstat(name, &status), 0);
    return status.st_mode & 07777;
}

static void first_publication(void **state) {
    struct scene *scene = *state;
    mode_t mask = umask(0077);
    must_publish(scene, "one", false, false);
    umask(mask);
    assert_text(scene, "current/nl/index.html", "one");
    assert_int_equal(mode_of(scene, "releases"), 0755);
    assert_int_equal(mode_of(scene, "releases/2023-03-20-1"), 0755);
    assert_int_equal(mode_of(scene, "releases/2023-03-20-1/nl/partij"), 0755);
    assert_int_equal(mode_of(scene, "releases/2023-03-20-1/nl/index.html"), 0644);
    g_autofree char *link = g_build_filename(scene->out, "current", NULL);
    g_autofree char *target = g_file_read_link(link, NULL);
    assert_string_equal(target, "releases/2023-03-20-1");
    assert_int_equal(entries(scene, "releases"), 2);
    assert_int_equal(entries(scene, "."), 3);
}

static void modes_are_mended(void **state) {
    struct scene *scene = *state;
    must_publish(scene, "one", false, false);
    g_autofree char *page = g_build_filename(scene->out, "current/nl/index.html", NULL);
    g_autofree char *folder = g_build_filename(scene->out, "current/nl", NULL);
    assert_int_equal(chmod(page, 0600), 0);
    assert_int_equal(chmod(folder, 0700), 0);
    must_publish(scene, "one", false, true);
    assert_int_equal(mode_of(scene, "current/nl"), 0755);
    assert_int_equal(mode_of(scene, "current/nl/index.html"), 0644);
}

static void sums_are_those_of_sha256sum(void **state) {
    struct scene *scene = *state;
    must_publish(scene, "one", false, false);
    g_autofree char *sums = text_of(scene, "current/SHA256SUMS");
    assert_true(strstr(sums, "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  nl/index.html\n") !=
                NULL);
    g_autofree char *command = g_strdup_printf("cd %s/current && sha256sum --quiet --strict -c SHA256SUMS", scene->out);
    assert_int_equal(system(command), 0);
}

static void build_names_version_edition_and_input(void **state) {
    struct scene *scene = *state;
    struct input_file *file = g_new0(struct input_file, 1);
    *file = (struct input_file){.path = "spend/\"meta\".csv", .sha256 = "00ff", .size = 12};
    g_ptr_array_add(scene->report->dataset->files, file);
    must_publish(scene, "one", false, false);
    assert_text(scene, "current/build.json",
                "{\n  \"program\": \"adreport\",\n  \"version\": \"" ADREPORT_VERSION
                "\",\n  \"edition\": \"2023-03-20-1\",\n"
                "  \"kind\": \"final\",\n  \"date\": \"2023-03-20\",\n  \"number\": 1,\n  \"input\": [\n"
                "    {\"path\": \"spend/\\\"meta\\\".csv\", \"sha256\": \"00ff\", \"bytes\": 12}\n  ],\n  "
                "\"templates\": [\n  ]\n}\n");
}

static void same_bytes_change_nothing(void **state) {
    struct scene *scene = *state;
    must_publish(scene, "one", false, false);
    must_publish(scene, "one", false, true);
    assert_int_equal(entries(scene, "releases"), 2);
}

static void other_bytes_of_a_final_edition_are_refused(void **state) {
    struct scene *scene = *state;
    must_publish(scene, "one", false, false);
    g_autoptr(GError) error = NULL;
    struct publish_result result;
    assert_false(publish(scene, "two", false, &result, &error));
    publish_result_clear(&result);
    assert_true(strstr(error->message, "nl/index.html") != NULL);
    assert_true(strstr(error->message, "edition.number") != NULL);
    assert_true(strstr(error->message, "--replace") != NULL);
    assert_text(scene, "current/nl/index.html", "one");
    assert_int_equal(entries(scene, "releases"), 2);
    must_publish(scene, "two", true, false);
    assert_text(scene, "current/nl/index.html", "two");
    assert_int_equal(entries(scene, "releases"), 2);
}

static void a_file_changed_by_hand_is_seen(void **state) {
    struct scene *scene = *state;
    must_publish(scene, "one", false, false);
    g_autofree char *added = g_build_filename(scene->out, "current", "nl", "note.txt", NULL);
    assert_true(g_file_set_contents(added, "x", 1, NULL));
    g_autoptr(GError) error = NULL;
    struct publish_result result;
    assert_false(publish(scene, "one", false, &result, &error));
    publish_result_clear(&result);
    assert_true(strstr(error->message, "nl/note.txt") != NULL);
}

static void a_draft_is_replaced_but_replaces_no_final(void **state) {
    struct scene *scene = *state;
    scene->settings->edition_kind = EDITION_DRAFT;
    must_publish(scene, "one", false, false);
    must_publish(scene, "two", false, false);
    scene->settings->edition_kind = EDITION_FINAL;
    must_publish(scene, "three", false, false);
    scene->settings->edition_kind = EDITION_DRAFT;
    g_autoptr(GError) error = NULL;
    struct publish_result result;
    assert_false(publish(scene, "four", false, &result, &error));
    publish_result_clear(&result);
    assert_text(scene, "current/nl/index.html", "three");
}

static void an_older_edition_stays(void **state) {
    struct scene *scene = *state;
    must_publish(scene, "one", false, false);
    scene->report->edition = "2023-03-20-2";
    scene->settings->edition_number = 2;
    must_publish(scene, "two", false, false);
    assert_text(scene, "current/nl/index.html", "two");
    assert_text(scene, "releases/2023-03-20-1/nl/index.html", "one");
}

static char *link_of(struct scene *scene) {
    g_autofree char *link = g_build_filename(scene->out, "current", NULL);
    return g_file_read_link(link, NULL);
}

/* Publishes an edition of that number; the newest afterwards is to be `newest`. */
static void publish_number(struct scene *scene, int number, const char *newest) {
    g_autofree char *name = g_strdup_printf("2023-03-20-%d", number);
    scene->report->edition = name;
    scene->settings->edition_number = number;
    g_autoptr(GError) error = NULL;
    struct publish_result result;
    assert_true(publish(scene, name, true, &result, &error));
    assert_string_equal(result.newest, newest);
    publish_result_clear(&result);
}

static void current_never_goes_back(void **state) {
    struct scene *scene = *state;
    publish_number(scene, 9, "2023-03-20-9");
    publish_number(scene, 10, "2023-03-20-10");
    publish_number(scene, 2, "2023-03-20-10");
    g_autofree char *target = link_of(scene);
    assert_string_equal(target, "releases/2023-03-20-10");
    assert_text(scene, "releases/2023-03-20-2/nl/index.html", "2023-03-20-2");
}

static void current_may_be_a_copy(void **state) {
    struct scene *scene = *state;
    scene->settings->newest_is_copy = true;
    must_publish(scene, "one", false, false);
    assert_null(link_of(scene));
    assert_text(scene, "current/nl/partij/vvd/index.html", "vvd");
    assert_int_equal(mode_of(scene, "current/nl"), 0755);
    assert_int_equal(mode_of(scene, "current/nl/index.html"), 0644);
    publish_number(scene, 2, "2023-03-20-2");
    assert_text(scene, "current/nl/index.html", "2023-03-20-2");
    assert_text(scene, "releases/2023-03-20-1/nl/index.html", "one");
    assert_int_equal(entries(scene, "releases"), 4);
    scene->settings->newest_is_copy = false;
    publish_number(scene, 2, "2023-03-20-2");
    g_autofree char *target = link_of(scene);
    assert_string_equal(target, "releases/2023-03-20-2");
    assert_int_equal(entries(scene, "releases"), 4);
    scene->settings->newest_is_copy = true;
    publish_number(scene, 3, "2023-03-20-3");
    assert_text(scene, "current/nl/index.html", "2023-03-20-3");
}

static void a_copy_changed_by_hand_is_made_again(void **state) {
    struct scene *scene = *state;
    scene->settings->newest_is_copy = true;
    must_publish(scene, "one", false, false);
    g_autofree char *page = g_build_filename(scene->out, "current", "nl", "index.html", NULL);
    assert_true(g_file_set_contents(page, "two", 3, NULL));
    must_publish(scene, "one", false, true);
    assert_text(scene, "current/nl/index.html", "one");
}

static void files_beside_the_editions_are_renewed(void **state) {
    struct scene *scene = *state;
    must_publish(scene, "one", false, false);
    assert_text(scene, "index.html", scene->root);
    assert_int_equal(mode_of(scene, "index.html"), 0644);
    scene->root = "<!-- " ROOT_MARK " --> two editions";
    must_publish(scene, "one", false, true);
    assert_text(scene, "index.html", scene->root);
}

static void files_of_others_are_left_alone(void **state) {
    struct scene *scene = *state;
    g_autofree char *index = g_build_filename(scene->out, "index.html", NULL);
    assert_true(g_file_set_contents(index, "ours", 4, NULL));
    g_autoptr(GError) error = NULL;
    struct publish_result result;
    assert_true(publish(scene, "one", false, &result, &error));
    assert_int_equal(result.others->len, 1);
    assert_string_equal(g_ptr_array_index(result.others, 0), "index.html");
    publish_result_clear(&result);
    assert_text(scene, "index.html", "ours");
}

static void removed_editions_are_gone_and_current_follows(void **state) {
    struct scene *scene = *state;
    publish_number(scene, 1, "2023-03-20-1");
    publish_number(scene, 2, "2023-03-20-2");
    publish_number(scene, 3, "2023-03-20-3");
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_ptr_array_add(names, (gpointer) "2023-03-20-1");
    g_ptr_array_add(names, (gpointer) "2023-03-20-3");
    struct publication *publication = publish_begin(scene->out, NULL, NULL);
    struct publish_result result;
    assert_true(publish_prune(publication, names, false, &result, NULL));
    publish_free(publication);
    assert_string_equal(result.newest, "2023-03-20-2");
    publish_result_clear(&result);
    assert_text(scene, "current/nl/index.html", "2023-03-20-2");
    assert_int_equal(entries(scene, "releases"), 2);
}

static void the_archive_holds_everything(void **state) {
    struct scene *scene = *state;
    must_publish(scene, "one", false, false);
    g_autofree char *command =
        g_strdup_printf("cd %s && python3 -m zipfile -e current/2023-03-20-1.zip unpacked && "
                        "cd unpacked/2023-03-20-1 && sha256sum --quiet --strict -c SHA256SUMS && "
                        "diff -r . ../../current | grep -v '^Only in ../../current: 2023-03-20-1.zip' | "
                        "grep -v SHA256SUMS | grep -c '^Only\\|^diff' | grep -qx 0",
                        scene->out);
    assert_int_equal(system(command), 0);
}

/* Publishes the next edition with a table of so many rows. */
static void publish_table(struct scene *scene, unsigned rows) {
    static char *names[] = {(char *)"2023-03-20-1", (char *)"2023-03-20-2", (char *)"2023-03-20-3"};
    g_autoptr(GError) error = NULL;
    struct publish_result result;
    struct publication *publication = publish_begin(scene->out, "newest", &error);
    struct stream table;
    struct file_sum sum;
    scene->report->edition = names[entries(scene, "releases") / 2];
    stream_open(&table, publish_sink(publication), "data/rows.csv");
    for (unsigned i = 0; i < rows; i++) {
        g_string_append_printf(table.text, "%u\n", i);
        stream_flow(&table);
    }
    assert_true(stream_close(&table, &sum));
    assert_true(publish_finish(publication, scene->report, NULL, NULL, false, &result, &error));
    publish_result_clear(&result);
    publish_free(publication);
}

static ino_t file_of(struct scene *scene, const char *path) {
    g_autofree char *name = g_build_filename(scene->out, path, NULL);
    struct stat status;
    assert_int_equal(stat(name, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0644);
    return status.st_ino;
}

/* 100,000 rows are 588,890 bytes, which are written as they are made; one row is put at once. */
static void a_table_with_the_bytes_of_before_is_that_file(void **state) {
    static const unsigned rows[][3] = {{100000, 100000, 100001}, {1, 1, 2}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct scene *scene = *state;
        tree_remove(AT_FDCWD, scene->out);
        mode_t mask = umask(0077);
        for (gsize n = 0; n < 3; n++)
            publish_table(scene, rows[i][n]);
        umask(mask);
        ino_t first = file_of(scene, "releases/2023-03-20-1/data/rows.csv");
        assert_true(file_of(scene, "releases/2023-03-20-2/data/rows.csv") == first);
        assert_true(file_of(scene, "releases/2023-03-20-3/data/rows.csv") != first);
        assert_int_equal(entries(scene, "releases/2023-03-20-2/data"), 1);
        g_autofree char *command = g_strdup_printf("cd %s/releases && for i in 1 2 3; do (cd 2023-03-20-$i && "
                                                   "sha256sum --quiet --strict -c SHA256SUMS) || exit; done",
                                                   scene->out);
        assert_int_equal(system(command), 0);
    }
}

/* Sparse, so that it takes no room. The sum is that of 2,147,483,648 zeros, one more and "end", by sha256sum. */
static void a_file_may_have_more_than_two_gigabytes(void **state) {
    static char *only[] = {(char *)"data", NULL};
    const uint64_t large = (uint64_t)1 << 31;
    struct scene *scene = *state;
    g_autoptr(GError) error = NULL;
    struct publish_result result;
    struct publication *publication = publish_begin(scene->out, NULL, &error);
    struct sink *sink = publish_sink(publication);
    int file = sink_open(sink, "data/large");
    assert_true(file >= 0 && bytes_write(file, "\0end", 4, large));
    sink_close(sink, "data/large", file, NULL, 0);
    assert_true(publish_finish(publication, scene->report, NULL, only, false, &result, &error));
    assert_true(result.bytes > large + 4);
    publish_result_clear(&result);
    publish_free(publication);
    g_autofree char *sums = text_of(scene, "current/SHA256SUMS");
    assert_non_null(strstr(sums, "95e2c8b4220322a0797a46e953569484cd1fd2a79f0fb84d0c8d57b7f999723b  data/large\n"));
    g_autofree char *made = text_of(scene, "releases/.made-2023-03-20-1");
    assert_non_null(strstr(made, "\t2147483652\t"));
}

static void leftovers_are_cleared(void **state) {
    struct scene *scene = *state;
    must_publish(scene, "one", false, false);
    g_autofree char *command =
        g_strdup_printf("cd %s/releases && mkdir -p .staging-1/nl && echo x > .staging-1/nl/a && "
                        "ln -s nowhere .current-next && mv 2023-03-20-1 .replaced-2023-03-20-1",
                        scene->out);
    assert_int_equal(system(command), 0);
    must_publish(scene, "one", false, true);
    assert_text(scene, "current/nl/index.html", "one");
    assert_int_equal(entries(scene, "releases"), 2);
}

static void nothing_is_published_without_finish(void **state) {
    struct scene *scene = *state;
    must_publish(scene, "one", false, false);
    struct publication *publication = publish_begin(scene->out, NULL, NULL);
    sink_put(publish_sink(publication), "nl/index.html", "half", 4);
    assert_int_equal(entries(scene, "releases"), 3);
    assert_null(publish_begin(scene->out, NULL, NULL));
    publish_free(publication);
    assert_int_equal(entries(scene, "releases"), 2);
    assert_text(scene, "current/nl/index.html", "one");
}

static void assert_put_fails(struct scene *scene, const char *path, const char *reason) {
    g_autoptr(GError) error = NULL;
    struct publish_result result;
    struct publication *publication = publish_begin(scene->out, NULL, NULL);
    sink_put(publish_sink(publication), "index.html", "x", 1);
    sink_put(publish_sink(publication), path, "x", 1);
    assert_false(publish_finish(publication, scene->report, NULL, NULL, false, &result, &error));
    publish_result_clear(&result);
    publish_free(publication);
    assert_true(strstr(error->message, reason) != NULL);
    assert_int_equal(entries(scene, "releases"), 0);
}

/* What could not be written, or is written twice, ends the publication, though it is written piece by piece. */
static void a_stream_that_fails_ends_the_publication(void **state) {
    static const struct {
        const char *path;
        int failure;
        const char *said;
    } cases[] = {{"data/a.csv", ENOSPC, "cannot write data/a.csv: No space left on device"},
                 {"data/b.csv", 0, "cannot write data/b.csv: it was written before in this run"},
                 {"../c.csv", 0, "cannot write ../c.csv: not a path within an edition"}};
    struct scene *scene = *state;
    must_publish(scene, "one", false, false);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        struct publish_result result;
        struct publication *publication = publish_begin(scene->out, NULL, NULL);
        struct sink *sink = publish_sink(publication);
        sink_put(sink, "data/b.csv", "b", 1);
        assert_true(publish_goes_on(publication, &error));
        int file = sink_open(sink, cases[i].path);
        if (file >= 0)
            sink_close(sink, cases[i].path, file, NULL, cases[i].failure);
        assert_int_equal(file >= 0, cases[i].failure != 0);
        assert_false(publish_goes_on(publication, &error));
        assert_string_equal(error->message, cases[i].said);
        g_clear_error(&error);
        assert_false(publish_finish(publication, scene->report, NULL, NULL, true, &result, &error));
        publish_result_clear(&result);
        publish_free(publication);
        assert_string_equal(error->message, cases[i].said);
        assert_text(scene, "current/nl/index.html", "one");
        assert_int_equal(entries(scene, "releases"), 2);
    }
}

static void bad_paths_fail_the_publication(void **state) {
    assert_put_fails(*state, "../evil", "not a path");
    assert_put_fails(*state, "/evil", "not a path");
    assert_put_fails(*state, "a//b", "not a path");
    assert_put_fails(*state, "a\nb", "not a path");
    assert_put_fails(*state, "index.html", "written before");
    assert_put_fails(*state, "index.html/x", "cannot write");
}

static void unwritable_places_are_named(void **state) {
    struct scene *scene = *state;
    g_autoptr(GError) error = NULL;
    assert_null(publish_begin("/proc/adreport", NULL, &error));
    assert_true(strstr(error->message, "/proc/adreport") != NULL);
    g_autofree char *current = g_build_filename(scene->out, "current", NULL);
    g_mkdir(current, 0755);
    g_clear_error(&error);
    assert_null(publish_begin(scene->out, NULL, &error));
    assert_true(strstr(error->message, "move it away") != NULL);
}

static void editions_can_be_moved_aside(void **state) {
    struct scene *scene = *state;
    g_autofree char *command =
        g_strdup_printf("cd %s && mkdir old new && echo o > old/x && echo n > new/x", scene->out);
    assert_int_equal(system(command), 0);
    int folder = open(scene->out, O_RDONLY | O_DIRECTORY);
    assert_true(name_move_aside(folder, "new", folder, "old", NULL));
    assert_text(scene, "old/x", "n\n");
    assert_int_equal(entries(scene, "."), 1);
    g_autoptr(GError) error = NULL;
    assert_false(name_move_aside(folder, "none", folder, "old", &error));
    assert_text(scene, "old/x", "n\n");
    close(folder);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, place_make, place_remove)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(first_publication),
        TEST(modes_are_mended),
        TEST(sums_are_those_of_sha256sum),
        TEST(build_names_version_edition_and_input),
        TEST(same_bytes_change_nothing),
        TEST(other_bytes_of_a_final_edition_are_refused),
        TEST(a_file_changed_by_hand_is_seen),
        TEST(a_draft_is_replaced_but_replaces_no_final),
        TEST(an_older_edition_stays),
        TEST(current_never_goes_back),
        TEST(current_may_be_a_copy),
        TEST(a_copy_changed_by_hand_is_made_again),
        TEST(files_beside_the_editions_are_renewed),
        TEST(files_of_others_are_left_alone),
        TEST(removed_editions_are_gone_and_current_follows),
        TEST(the_archive_holds_everything),
        TEST(leftovers_are_cleared),
        TEST(nothing_is_published_without_finish),
        TEST(bad_paths_fail_the_publication),
        TEST(a_stream_that_fails_ends_the_publication),
        TEST(a_table_with_the_bytes_of_before_is_that_file),
        TEST(a_file_may_have_more_than_two_gigabytes),
        TEST(unwritable_places_are_named),
        TEST(editions_can_be_moved_aside),
    };
    return cmocka_run_group_tests_name("publish", tests, NULL, NULL);
}
