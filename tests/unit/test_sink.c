#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file_sum.h"
#include "base/json.h"
#include "base/plain.h"
#include "base/stream.h"

static void memory_keeps_files(void **state) {
    (void)state;
    struct memory_sink sink;
    memory_sink_init(&sink);
    sink_put(&sink.sink, "a/b.txt", "hello, world", 5);
    assert_string_equal(memory_sink_text(&sink, "a/b.txt"), "hello");
    assert_null(memory_sink_text(&sink, "a"));
    sink_put(&sink.sink, "empty", NULL, 0);
    assert_string_equal(memory_sink_text(&sink, "empty"), "");
    g_autoptr(GString) text = g_string_new("again");
    sink_put_text(&sink.sink, "a/b.txt", text);
    assert_string_equal(memory_sink_text(&sink, "a/b.txt"), "again");
    assert_int_equal(g_hash_table_size(sink.files), 2);
    memory_sink_clear(&sink);
}

static void *put_many(void *data) {
    for (int i = 0; i < 500; i++) {
        g_autofree char *path = g_strdup_printf("%p/%d", (void *)g_thread_self(), i);
        sink_put(data, path, path, strlen(path));
    }
    return NULL;
}

static void memory_takes_many_threads(void **state) {
    (void)state;
    struct memory_sink sink;
    memory_sink_init(&sink);
    GThread *threads[4];
    for (int i = 0; i < 4; i++)
        threads[i] = g_thread_new(NULL, put_many, &sink.sink);
    for (int i = 0; i < 4; i++)
        g_thread_join(threads[i]);
    assert_int_equal(g_hash_table_size(sink.files), 2000);
    memory_sink_clear(&sink);
}

/* Bit by bit, as it is defined. */
static guint32 crc32_of(const char *bytes, gsize size) {
    guint32 crc = G_MAXUINT32;
    for (gsize i = 0; i < size; i++) {
        crc ^= (guint8)bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

/* Text of count lines through a stream, as one piece at a time. */
static GString *streamed(struct sink *sink, const char *path, unsigned count) {
    GString *whole = g_string_new(NULL);
    struct stream stream;
    struct file_sum sum;
    stream_open(&stream, sink, path);
    for (unsigned i = 0; i < count; i++) {
        g_string_append_printf(stream.text, "line %u\r\n", i);
        g_string_append_printf(whole, "line %u\r\n", i);
        stream_flow(&stream);
        assert_in_range(stream.text->len, 0, 64 * 1024);
    }
    assert_true(stream_close(&stream, &sum));
    g_autofree char *expected = g_compute_checksum_for_string(G_CHECKSUM_SHA256, whole->str, (gssize)whole->len);
    assert_string_equal(sum.sha256, expected);
    assert_int_equal(sum.crc32, crc32_of(whole->str, whole->len));
    assert_int_equal(sum.size, whole->len);
    return whole;
}

static void a_long_text_goes_piece_by_piece(void **state) {
    static const unsigned counts[] = {0, 1, 2000, 50000};
    (void)state;
    struct memory_sink sink;
    memory_sink_init(&sink);
    for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
        g_autoptr(GString) whole = streamed(&sink.sink, "a.csv", counts[i]);
        const char *text = memory_sink_text(&sink, "a.csv");
        assert_non_null(text);
        assert_string_equal(text, whole->str);
    }
    memory_sink_clear(&sink);
}

static void put_bytes(const char *path, const char *bytes, gsize size) {
    assert_true(g_file_set_contents(path, bytes, (gssize)size, NULL));
}

/* True if a file with these bytes is taken for that of the sum. */
static bool holds(const struct file_sum *sum, const char *path, const char *bytes, gsize size) {
    put_bytes(path, bytes, size);
    int file = g_open(path, O_RDONLY | O_CLOEXEC);
    assert_true(file >= 0);
    bool held = file_sum_holds(sum, file);
    close(file);
    return held;
}

/* The check value of CRC-32, and the sum of "abc" in the standard of SHA-256. */
static void the_sums_are_those_of_the_standards(void **state) {
    (void)state;
    struct file_sum sum;
    assert_true(file_sum_of("123456789", 9, &sum));
    assert_int_equal(sum.crc32, 0xCBF43926);
    assert_int_equal(sum.size, 9);
    assert_true(file_sum_of("abc", 3, &sum));
    assert_string_equal(sum.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    struct file_summing summing;
    file_summing_begin(&summing);
    file_summing_add(&summing, "12345", 5);
    file_summing_add(&summing, NULL, 0);
    file_summing_add(&summing, "6789", 4);
    assert_true(file_summing_end(&summing, &sum));
    assert_int_equal(sum.crc32, 0xCBF43926);
}

static void a_file_that_was_changed_is_known(void **state) {
    enum { LONG = 1000003 }; /* is read in pieces */
    (void)state;
    g_autofree char *path = NULL, *bytes = g_malloc(LONG + 1);
    close(g_file_open_tmp("adreport-sum-XXXXXX", &path, NULL));
    for (gsize i = 0; i <= LONG; i++)
        bytes[i] = (char)(i * i >> 3);
    struct file_sum sum, read, none;
    assert_true(file_sum_of(bytes, LONG, &sum) && file_sum_of("", 0, &none));
    assert_int_equal(sum.crc32, crc32_of(bytes, LONG));
    assert_true(holds(&sum, path, bytes, LONG));
    int file = g_open(path, O_RDONLY | O_CLOEXEC);
    assert_true(file_sum_read(file, &read));
    close(file);
    assert_memory_equal(&read, &sum, sizeof sum);
    assert_false(holds(&sum, path, bytes, LONG - 1));
    assert_false(holds(&sum, path, bytes, LONG + 1));
    assert_false(holds(&sum, path, "", 0));
    assert_true(holds(&none, path, "", 0));
    assert_false(holds(&none, path, bytes, 1));
    for (gsize at = 0; at < LONG; at += LONG / 7) {
        bytes[at] ^= 4;
        assert_false(holds(&sum, path, bytes, LONG));
        bytes[at] ^= 4;
    }
    assert_true(holds(&sum, path, bytes, LONG));
    g_unlink(path);
}

static void plain_text_is_one_valid_line(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    plain_append(out, "caf\xC3\xA9\r\n\x01\x7F\xC2\x85|\xFF|\xC3|\xED\xA0\x80|\xEF\xBF\xBE|\xF0\x9F\x97\xB3");
    assert_string_equal(out->str, "caf\xC3\xA9     |\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD|"
                                  "\xEF\xBF\xBD|\xF0\x9F\x97\xB3");
    plain_append(out, NULL);
}

static void json_strings_are_escaped(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    json_append_string(out, "\"\\/</script>\n\xFF\xE2\x82\xAC");
    assert_string_equal(out->str, "\"\\\"\\\\/\\u003c/script> \xEF\xBF\xBD\xE2\x82\xAC\"");
    g_string_truncate(out, 0);
    json_append_string(out, NULL);
    assert_string_equal(out->str, "null");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_keeps_files),
        cmocka_unit_test(memory_takes_many_threads),
        cmocka_unit_test(a_long_text_goes_piece_by_piece),
        cmocka_unit_test(the_sums_are_those_of_the_standards),
        cmocka_unit_test(a_file_that_was_changed_is_known),
        cmocka_unit_test(plain_text_is_one_valid_line),
        cmocka_unit_test(json_strings_are_escaped),
    };
    return cmocka_run_group_tests_name("sink", tests, NULL, NULL);
}
