#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

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

/* Text of count lines through a stream, as one piece at a time. */
static GString *streamed(struct sink *sink, const char *path, unsigned count) {
    GString *whole = g_string_new(NULL);
    struct stream stream;
    uint64_t size;
    stream_open(&stream, sink, path);
    for (unsigned i = 0; i < count; i++) {
        g_string_append_printf(stream.text, "line %u\r\n", i);
        g_string_append_printf(whole, "line %u\r\n", i);
        stream_flow(&stream);
        assert_in_range(stream.text->len, 0, 64 * 1024);
    }
    g_autofree char *sum = stream_close(&stream, &size);
    g_autofree char *expected = g_compute_checksum_for_string(G_CHECKSUM_SHA256, whole->str, (gssize)whole->len);
    assert_string_equal(sum, expected);
    assert_int_equal(size, whole->len);
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
        cmocka_unit_test(plain_text_is_one_valid_line),
        cmocka_unit_test(json_strings_are_escaped),
    };
    return cmocka_run_group_tests_name("sink", tests, NULL, NULL);
}
