/* _headers: which editions search engines are to leave out, and how many rules hosts read. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "render/machine/machine.h"

#include <string.h>

static unsigned count(const char *text, const char *words) {
    unsigned found = 0;
    for (const char *at = strstr(text, words); at; at = strstr(at + 1, words))
        found++;
    return found;
}

static void add(GArray *list, const struct edition *edition) {
    g_array_append_vals(list, &(struct edition_entry){.edition = edition}, 1);
}

static void only_drafts_are_left_out(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GArray) editions = g_array_new(FALSE, FALSE, sizeof(struct edition_entry));
    add(editions, &(struct edition){.name = "2026-03-03-2", .kind = EDITION_FINAL});
    add(editions, &(struct edition){.name = "2026-03-03-1", .kind = EDITION_DRAFT});
    headers_append_static_host(out, editions);
    assert_non_null(strstr(out->str, "/releases/2026-03-03-1/*\n  X-Robots-Tag: noindex\n"));
    assert_int_equal(count(out->str, "X-Robots-Tag"), 1);
}

static void current_is_left_out_if_it_is_a_draft(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GArray) editions = g_array_new(FALSE, FALSE, sizeof(struct edition_entry));
    add(editions, &(struct edition){.name = "2026-03-03-2", .kind = EDITION_DRAFT});
    add(editions, &(struct edition){.name = "2026-03-03-1", .kind = EDITION_FINAL});
    headers_append_static_host(out, editions);
    assert_non_null(strstr(out->str, "/current/*\n  X-Robots-Tag: noindex\n"));
    assert_non_null(strstr(out->str, "/releases/2026-03-03-2/*\n  X-Robots-Tag: noindex\n"));
    assert_int_equal(count(out->str, "X-Robots-Tag"), 2);
}

static void no_more_rules_than_hosts_read(void **state) {
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(struct edition_entry));
    struct edition editions[120];
    char names[120][16];
    for (unsigned i = 0; i < 120; i++) {
        g_snprintf(names[i], sizeof names[i], "2026-03-03-%u", 120 - i);
        editions[i] = (struct edition){.name = names[i], .kind = EDITION_DRAFT};
        add(list, &editions[i]);
    }
    headers_append_static_host(out, list);
    assert_int_equal(count(out->str, "\n/"), 100);
    assert_non_null(strstr(out->str, "/releases/2026-03-03-120/*\n"));
    assert_null(strstr(out->str, "/releases/2026-03-03-1/*\n"));
    unsigned named = count(out->str, "X-Robots-Tag") - 1;
    g_autofree char *rest = g_strdup_printf("# Only the pages of %u older drafts say noindex", 120 - named);
    assert_non_null(strstr(out->str, rest));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_drafts_are_left_out),
        cmocka_unit_test(current_is_left_out_if_it_is_a_draft),
        cmocka_unit_test(no_more_rules_than_hosts_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
