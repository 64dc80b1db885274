/* An archive that libzip writes through a sink of ours: its sum is that of the file, also of one entry that is larger than what is kept
 * for libzip to go back to; and libzip reads what it wrote. */
#include "publish/archive_file.h"

#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <cmocka.h>

enum { LARGE = 3 * 1024 * 1024 + 17 };

/* Bytes that no one could compress. */
static char *noise(gsize size) {
    char *bytes = g_malloc(size);
    guint32 state = 1;
    for (gsize i = 0; i < size; i++) {
        state = state * 1664525 + 1013904223;
        bytes[i] = (char)(state >> 24);
    }
    return bytes;
}

static void add(zip_t *zip, const char *name, const char *bytes, gsize size) {
    zip_source_t *source = zip_source_buffer(zip, bytes, size, 0);
    assert_non_null(source);
    assert_true(zip_file_add(zip, name, source, 0) >= 0);
}

static void assert_same(zip_t *zip, const char *name, const char *bytes, gsize size) {
    g_autofree char *there = g_malloc(size + 1);
    zip_file_t *file = zip_fopen(zip, name, 0);
    assert_non_null(file);
    assert_int_equal(zip_fread(file, there, size + 1), size);
    assert_memory_equal(there, bytes, size);
    zip_fclose(file);
}

static void assert_sum(int file, const struct file_sum *sum) {
    struct stat status;
    assert_int_equal(fstat(file, &status), 0);
    g_autofree char *bytes = g_malloc((gsize)status.st_size);
    assert_int_equal(pread(file, bytes, (size_t)status.st_size, 0), status.st_size);
    g_autofree char *there =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, (gsize)status.st_size);
    assert_string_equal(sum->sha256, there);
    assert_int_equal(sum->size, status.st_size);
    assert_true(file_sum_holds(sum, file));
}

static void it_is_summed_and_read_as_it_was_written(void **state) {
    (void)state;
    g_autofree char *large = noise(LARGE);
    g_autofree char *path = NULL;
    int file = g_file_open_tmp("adreport-archive-XXXXXX", &path, NULL);
    struct archive_file archive;
    zip_t *zip = archive_file_create(&archive, file);
    assert_non_null(zip);
    for (int i = 0; i < 500; i++) {
        g_autofree char *name = g_strdup_printf("e/%d", i);
        if (i == 250)
            add(zip, "e/large", large, LARGE);
        add(zip, name, "hello", 5);
    }
    assert_int_equal(zip_close(zip), 0);
    struct file_sum sum;
    assert_true(archive_file_end(&archive, &sum));
    assert_int_equal(archive.failure, 0);
    assert_sum(file, &sum);
    zip_t *read = zip_open(path, ZIP_RDONLY, NULL);
    assert_non_null(read);
    assert_int_equal(zip_get_num_entries(read, 0), 501);
    assert_same(read, "e/large", large, LARGE);
    assert_same(read, "e/499", "hello", 5);
    assert_same(read, "e/0", "hello", 5);
    zip_discard(read);
    close(file);
    g_unlink(path);
}

static void a_file_that_takes_nothing_is_a_failure(void **state) {
    (void)state;
    g_autofree char *path = NULL;
    int file = g_file_open_tmp("adreport-archive-XXXXXX", &path, NULL);
    close(file);
    file = g_open(path, O_RDONLY, 0);
    struct archive_file archive;
    zip_t *zip = archive_file_create(&archive, file);
    add(zip, "e/a", "hello", 5);
    assert_int_equal(zip_close(zip), -1);
    zip_discard(zip);
    struct file_sum sum;
    archive_file_end(&archive, &sum);
    assert_int_not_equal(archive.failure, 0);
    close(file);
    g_unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_summed_and_read_as_it_was_written),
        cmocka_unit_test(a_file_that_takes_nothing_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
