/* What cannot be in a workbook ends the build: a file with a cell or a sheet less would say something else than the
 * pages, and nobody would see it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/book/xlsx.h"
#include "report_by_hand.h"

#include <signal.h>
#include <sys/resource.h>

struct hand_book {
    struct report *report;
    struct book *book;
    struct book_sheet *sheet; /* with a table of one column and one row */
};

static int book_make(void **state) {
    struct hand_book *hand = g_new0(struct hand_book, 1);
    hand->report = hand_report();
    hand->book = book_new(hand->report, g_ptr_array_index(hand->report->workbooks, 0), LANGUAGE_EN);
    hand->sheet = book_add_sheet(hand->book, 4, "odd");
    sheet_set_table(hand->book, hand->sheet, "odd");
    sheet_add_header(hand->book, hand->sheet, "one", false);
    sheet_add_text(hand->book, hand->sheet, "word");
    *state = hand;
    return 0;
}

static int book_unmake(void **state) {
    struct hand_book *hand = *state;
    book_free(hand->book);
    hand_free(hand->report);
    g_free(hand);
    return 0;
}

/* No file is made, and why is said in these words. */
static void assert_refused(const struct book *book, const char *message) {
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;
    gsize size = 0;
    assert_false(book_xlsx(book, &bytes, &size, &error));
    assert_null(bytes);
    assert_non_null(error);
    if (!strstr(error->message, message))
        print_error("%s\n", error->message);
    assert_non_null(strstr(error->message, message));
}

static void a_whole_book_is_no_failure(void **state) {
    struct hand_book *hand = *state;
    g_autofree char *bytes = NULL;
    gsize size = 0;
    g_autoptr(GError) error = NULL;
    assert_true(book_xlsx(hand->book, &bytes, &size, &error));
    assert_null(error);
}

static void a_cell_that_is_refused_is_named_by_its_sheet(void **state) {
    struct hand_book *hand = *state;
    g_autofree char *text = g_strnfill(32768, 'a');
    g_array_index(hand->sheet->cells, struct book_cell, 0).text = text;
    assert_refused(hand->book, "sheet \"odd\": String exceeds Excel's limit of 32,767 characters.");
}

static void a_column_beyond_the_last_is_refused(void **state) {
    struct hand_book *hand = *state;
    struct book_cell header = {.text = "x"}, cell = {.text = "word"};
    for (int i = 0; i < 1 << 14; i++) {
        g_array_append_val(hand->sheet->headers, header);
        g_array_append_val(hand->sheet->cells, cell);
    }
    assert_refused(hand->book, "sheet \"odd\": ");
}

static void a_name_that_no_sheet_may_have_is_refused(void **state) {
    struct hand_book *hand = *state;
    hand->sheet->name = "a/b";
    assert_refused(hand->book, "sheet \"a/b\": ");
}

static void assert_not_written(const struct book *book, const char *path, const char *folder) {
    g_autoptr(GError) error = NULL;
    assert_false(xlsx_write(book, path, folder, &error));
    assert_non_null(error);
}

static void a_disk_that_is_full_is_a_failure(void **state) {
    struct hand_book *hand = *state;
    assert_not_written(hand->book, "/dev/full", g_get_tmp_dir());
}

/* As on a disk that is full, no file gets longer than this: the part of a sheet has no room there, and what it becomes
 * when it is compressed has. */
static void a_part_that_has_no_room_is_a_failure(void **state) {
    struct hand_book *hand = *state;
    for (int i = 0; i < 5000; i++)
        sheet_add_text(hand->book, hand->sheet, "word");
    struct rlimit before, limit = {64 * 1024, RLIM_INFINITY};
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    limit.rlim_max = before.rlim_max;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;
    gsize size = 0;
    setrlimit(RLIMIT_FSIZE, &limit);
    bool made = book_xlsx(hand->book, &bytes, &size, &error);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    assert_false(made);
    assert_null(bytes);
    assert_non_null(strstr(error->message, ".xml is not whole: "));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_whole_book_is_no_failure, book_make, book_unmake),
        cmocka_unit_test_setup_teardown(a_cell_that_is_refused_is_named_by_its_sheet, book_make, book_unmake),
        cmocka_unit_test_setup_teardown(a_column_beyond_the_last_is_refused, book_make, book_unmake),
        cmocka_unit_test_setup_teardown(a_name_that_no_sheet_may_have_is_refused, book_make, book_unmake),
        cmocka_unit_test_setup_teardown(a_disk_that_is_full_is_a_failure, book_make, book_unmake),
        cmocka_unit_test_setup_teardown(a_part_that_has_no_room_is_a_failure, book_make, book_unmake),
    };
    return cmocka_run_group_tests_name("workbook failure", tests, NULL, NULL);
}
