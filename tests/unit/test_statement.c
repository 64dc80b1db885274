/* Which part of what a statement of a register paid was for media online. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/statement.h"

static void assert_online(const char *media, int64_t low, int64_t high) {
    struct interval online = statement_online(interval_of(100), media);
    assert_int_equal(online.low, low);
    assert_int_equal(online.high, high);
}

static void media_are_online_by_their_words(void **state) {
    (void)state;
    assert_online("Online display,Online video", 100, 100);
    assert_online("Dagbladen,Huis-aan-huis-bladen en nieuwsbladen,Radio", 0, 0);
    assert_online("Radio,Online video", 0, 100);
    assert_online("Iets nieuws", 0, 100);
    assert_online("", 0, 100);
}

/* A word may name media of both kinds. */
static void a_word_of_both_may_be_either(void **state) {
    (void)state;
    assert_online("Magazine online", 0, 100);
    assert_online("Televisie en online video", 0, 100);
    assert_online("Posters op digitale schermen en social media", 0, 100);
    assert_online("Online en print", 0, 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(media_are_online_by_their_words),
        cmocka_unit_test(a_word_of_both_may_be_either),
    };
    return cmocka_run_group_tests_name("statement", tests, NULL, NULL);
}
