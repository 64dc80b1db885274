/* A code of conduct: what its tables may not say, and what is known of a promise on a day. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"
#include "model/chronicle.h"
#include "model/signing.h"

#define SETS "id,title_nl,title_en,from,review_on\n"
#define CODE "number,binds,modality,condition,indicator,evidence_kind,label_nl,label_en,text_nl,text_en\n"
#define SIGNED "set,signatory,signed_on,withdrawn_on,commitments,name,group\n"
#define STATUS "set,signatory,commitment,applies,status,as_of,evidence_url,source,assessed_by,note_nl,note_en\n"

static int enter_code(void **state) {
    enter_folder(state);
    write_file("input/sources.csv", "id,title,publisher\nletter,Letter,Ministry\n");
    write_file("input/commitments/sets.csv", SETS "nl,Code,Code,2021-02-09,2022-01-01\n");
    write_file("input/commitments/nl.csv",
               CODE "1,both,must,,,statement,Een,One,Eerste,First\n"
                    "2,party,must,,,log,Twee,Two,Tweede,Second\n"
                    "3,platform,consider,takes_political_ads,paid-for-by,computed,Drie,Three,Derde,Third\n"
                    "4,watchdog,must,,,statement,Vier,Four,Vierde,Fourth\n");
    write_file("input/signatories.csv", SIGNED "nl,vvd,2021-02-09,,,,\n"
                                               "nl,meta,2021-02-09,2022-06-01,,,\n"
                                               "nl,eye,2021-03-01,,,The Eye,watchdog\n");
    return 0;
}

/* The index of a signatory of the only set, by its id. */
static int signatory_named(const struct dataset *dataset, const char *id) {
    for (guint i = 0; i < dataset->signatories->len; i++)
        if (strcmp(dataset_signatory(dataset, (int)i)->id, id) == 0)
            return (int)i;
    fail_msg("no signatory %s", id);
    return -1;
}

static day_number day(const char *text) {
    day_number day = 0;
    assert_true(date_parse(text, &day));
    return day;
}

static void accepts_a_code(void **state) {
    (void)state;
    write_file("input/statuses.csv",
               STATUS "nl,vvd,2,yes,declared,2021-03-01,,letter,us,Zei dat,Said so\n"
                      "nl,vvd,2,yes,evidence,2022-03-01,https://example.org/,letter,us,Te zien,To be seen\n"
                      "nl,meta,3,no,not_applicable,2021-03-01,,letter,us,Neemt niets aan,Takes nothing\n");
    assert_findings("");
}

static void refuses_a_set_that_contradicts_itself(void **state) {
    (void)state;
    write_file("input/commitments/sets.csv", SETS "nl,Code,Code,2021-02-09,\nnl,Code,Code,,\nNL 2,Code,,,\n");
    write_file("input/commitments/nl.csv", CODE "1,both,must,,,statement,Een,One,Eerste,First\n"
                                                "1,both,must,,,statement,Een,One,Eerste,First\n"
                                                "2,both,shall,,,statement,Een,One,Eerste,First\n"
                                                "3,both,must,if_asked,,statement,Een,One,Eerste,First\n"
                                                "4,both,must,,verified,statement,Een,One,Eerste,First\n"
                                                "5,both,must,,,oath,Een,,Eerste,First\n");
    write_file("input/signatories.csv", SIGNED);
    assert_messages(
        "input/commitments/nl.csv:3:1: error: commitment '1' is on line 2 already; give each its own number\n"
        "input/commitments/nl.csv:4:8: error: unknown modality 'shall'; write one of must, consider\n"
        "input/commitments/nl.csv:5:13: error: unknown condition 'if_asked'; write one of takes_political_ads\n"
        "input/commitments/nl.csv:6:14: error: unknown indicator 'verified'; write one of completeness, "
        "uploaded-audience-share, unnamed-disclaimer-spend, foreign-origin, library-scorecard, verified-share, "
        "paid-for-by, spend-and-reach, payments, definition, incidents, response-time, removals\n"
        "input/commitments/nl.csv:7:15: error: unknown evidence kind 'oath'; write one of statement, log, computed\n"
        "input/commitments/nl.csv:7:24: error: an empty cell; 'label_en' must be filled in\n"
        "input/commitments/sets.csv:3:1: error: set 'nl' is in this table already; keep one row\n"
        "input/commitments/sets.csv:4:1: error: not an id: 'NL 2'; it becomes part of addresses: use a-z, 0-9 and -\n"
        "input/commitments/sets.csv:4:11: error: an empty cell; 'title_en' must be filled in\n");
}

static void refuses_signatures_that_cannot_be(void **state) {
    (void)state;
    write_file("input/parties.csv", "id,name,code_signed_on\nvvd,VVD,2021-02-10\npvda,PvdA,\n");
    write_file("input/signatories.csv", SIGNED "nl,vvd,2021-02-09,,,,\n"
                                               "nl,meta,2021-02-09,2021-02-08,,,\n"
                                               "nl,google,2021-02-09,2022-01-01,1|9,,\n"
                                               "nl,pvda,2021-02-09,2021-06-01,,,\n"
                                               "nl,pvda,2021-05-01,,2,,\n"
                                               "nl,eye,2021-03-01,,,,\n"
                                               "us,vvd,2021-02-09,,,,\n");
    assert_messages(
        "input/signatories.csv:2:8: error: another day than code_signed_on of 'vvd' in parties.csv; correct one, or "
        "leave it out there\n"
        "input/signatories.csv:3:20: error: withdrawn before it was signed; exchange the two days, or correct one\n"
        "input/signatories.csv:4:33: error: 'nl' has no commitment '9'; join its numbers by |\n"
        "input/signatories.csv:6:4: error: 'pvda' signed the same on line 5, which was not withdrawn before; keep one "
        "of the two\n"
        "input/signatories.csv:7:4: error: 'eye' is no party and no platform of this report; give its name and group, "
        "or correct the id\n"
        "input/signatories.csv:8:1: error: unknown set 'us'; add it to commitments/sets.csv\n");
}

static void knows_nothing_of_signatures_after_the_edition(void **state) {
    (void)state;
    write_file("input/signatories.csv", SIGNED "nl,pvda,2021-02-09,2022-01-01,,,\n"
                                               "nl,pvda,2024-01-01,,,,\n");
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset("input", NULL, diagnostics);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 0);
    assert_int_equal(signatory_withdrawn_on(dataset, signatory_named(dataset, "pvda")), day("2022-01-01"));
    dataset_free(dataset);
    diagnostics_free(diagnostics);
}

/* "2021-02-09 first 1 3; ...": what a signatory signed and withdrew up to a day. */
static char *steps_words(const struct dataset *dataset, const char *id, const char *until) {
    static const char *const kinds[SIGNING_KIND_COUNT] = {"first", "more", "again", "withdrawn"};
    g_autoptr(GArray) steps = signing_steps(dataset, signatory_named(dataset, id), day(until));
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < steps->len; i++) {
        const struct signing_step *step = &g_array_index(steps, struct signing_step, i);
        g_string_append(out, i ? "; " : "");
        date_append_iso(out, step->day);
        g_string_append_printf(out, " %s%s", kinds[step->kind], step->all ? " all" : "");
        for (guint j = 0; j < step->numbers->len; j++)
            g_string_append_printf(out, " %s", (const char *)step->numbers->pdata[j]);
    }
    return g_string_free(out, FALSE);
}

static void assert_steps(const struct dataset *dataset, const char *id, const char *until, const char *expected,
                         const char *word) {
    g_autofree char *steps = steps_words(dataset, id, until);
    assert_string_equal(steps, expected);
    assert_string_equal(signing_word(dataset, signatory_named(dataset, id), day(until)), word);
}

/* Signed whole in two rows, one of them withdrawn, signed once more and withdrawn again: each step has its day, and each
 * commitment stands or not on its own. Days in any order of rows. */
static void tells_signatures_step_by_step(void **state) {
    (void)state;
    write_file("input/signatories.csv", SIGNED "nl,meta,2022-05-01,2022-08-01,3,,\n"
                                               "nl,meta,2021-02-09,,1,,\n"
                                               "nl,meta,2021-02-09,2022-02-01,3,,\n"
                                               "nl,vvd,2021-02-09,2022-03-01,,,\n"
                                               "nl,vvd,2022-06-01,,2,,\n"
                                               "nl,pvda,2021-02-09,,1,,\n"
                                               "nl,pvda,2022-02-01,,2,,\n"
                                               "nl,google,2024-01-01,,,,\n");
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset("input", NULL, diagnostics);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 0);
    assert_steps(dataset, "meta", "2021-01-01", "", "not_signed");
    assert_steps(dataset, "meta", "2021-02-09", "2021-02-09 first all 1 3", "signed");
    assert_steps(dataset, "meta", "2022-02-01", "2021-02-09 first all 1 3; 2022-02-01 withdrawn 3", "partly_withdrawn");
    assert_steps(dataset, "meta", "2022-05-01", "2021-02-09 first all 1 3; 2022-02-01 withdrawn 3; 2022-05-01 again 3",
                 "again");
    assert_steps(dataset, "meta", "2022-09-01",
                 "2021-02-09 first all 1 3; 2022-02-01 withdrawn 3; 2022-05-01 again 3; 2022-08-01 withdrawn 3",
                 "partly_withdrawn");
    assert_steps(dataset, "vvd", "2022-03-01", "2021-02-09 first all 1 2; 2022-03-01 withdrawn all 1 2", "withdrawn");
    assert_steps(dataset, "vvd", "2022-06-01",
                 "2021-02-09 first all 1 2; 2022-03-01 withdrawn all 1 2; 2022-06-01 again 2", "partly_withdrawn");
    assert_steps(dataset, "pvda", "2023-01-01", "2021-02-09 first 1; 2022-02-01 more 2", "signed");
    int meta = signatory_named(dataset, "meta");
    assert_true(promise_on(dataset, meta, 2, day("2022-03-01")).withdrawn);
    assert_false(promise_on(dataset, meta, 0, day("2022-03-01")).withdrawn);
    assert_false(promise_on(dataset, meta, 2, day("2022-06-01")).withdrawn);
    assert_true(promise_on(dataset, meta, 2, day("2022-08-01")).withdrawn);
    g_autoptr(GArray) chronicle = set_chronicle(dataset, 0, meta, day("2023-01-01"));
    assert_int_equal(g_array_index(chronicle, struct happening, 1).kind, HAPPENED_AGAIN);
    /* withdrawn before the end of the period, and of a day after the edition: no signatory to whom sums may be added */
    assert_int_equal(dataset_platform(dataset, 1)->code_signed_on, 0);
    dataset_free(dataset);
    diagnostics_free(diagnostics);
}

/* Sums of signatories are of those who were so at the end of the period, or signed after it; not of who came back later. */
static void who_was_no_signatory_in_the_period_is_none_in_its_sums(void **state) {
    (void)state;
    write_file("input/signatories.csv", SIGNED "nl,vvd,2021-02-09,2023-03-10,,,\n"
                                               "nl,vvd,2023-03-16,,,,\n"
                                               "nl,pvda,2023-03-16,,,,\n"
                                               "nl,meta,2023-03-21,,,,\n");
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset("input", NULL, diagnostics);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 0);
    assert_int_equal(dataset_party(dataset, 0)->code_signed_on, 0);
    assert_int_equal(dataset_party(dataset, 1)->code_signed_on, day("2023-03-16"));
    assert_int_equal(dataset_platform(dataset, 0)->code_signed_on, 0);
    dataset_free(dataset);
    diagnostics_free(diagnostics);
}

static void refuses_statuses_that_say_too_much(void **state) {
    (void)state;
    write_file("input/statuses.csv", STATUS "nl,vvd,3,yes,declared,2021-03-01,,letter,us,,\n"
                                            "nl,pvda,1,yes,declared,2021-03-01,,letter,us,,\n"
                                            "nl,vvd,1,yes,kept,2021-03-01,,letter,us,,\n"
                                            "nl,vvd,1,yes,unknown,2021-03-01,,letter,us,,\n"
                                            "nl,vvd,1,yes,withdrawn,2021-03-01,,letter,us,,\n"
                                            "nl,vvd,1,yes,evidence,,,letter,us,,\n"
                                            "nl,vvd,1,no,declared,2021-03-01,,letter,us,,\n"
                                            "nl,vvd,1,yes,none_found,2021-03-01,,letter,us,,\n"
                                            "nl,vvd,7,yes,declared,2021-03-01,,,us,,\n"
                                            "nl,vdd,1,yes,declared,2021-03-01,,letter,us,Ja,\n"
                                            "nl,vvd,2,yes,declared,2021-03-01,,letter,us,,\n"
                                            "nl,vvd,2,yes,considering,2021-03-01,,letter,us,,\n");
    assert_messages(
        "input/statuses.csv:2:8: error: commitment 3 binds 'platform', and 'vvd' is 'party'; correct one of the two\n"
        "input/statuses.csv:3:4: error: 'pvda' did not sign commitment 1; add it to signatories.csv, or leave this row "
        "out\n"
        "input/statuses.csv:4:14: error: unknown status 'kept'; write one of evidence, partial, none_found, declared, "
        "considering, not_applicable\n"
        "input/statuses.csv:5:14: error: what is not known has no row; leave this one out\n"
        "input/statuses.csv:6:14: error: that it was withdrawn follows from signatories.csv; write withdrawn_on there\n"
        "input/statuses.csv:7:23: error: an empty cell; 'as_of' must be filled in\n"
        "input/statuses.csv:7:24: error: evidence without an address; write where it can be seen, or another status\n"
        "input/statuses.csv:8:10: error: 'no' beside 'declared'; write yes, or not_applicable with its reason in the "
        "note\n"
        "input/statuses.csv:9:47: error: say in the note who searched, where and when\n"
        "input/statuses.csv:10:8: error: 'nl' has no commitment '7'; write a number that stands in commitments/nl.csv\n"
        "input/statuses.csv:10:35: error: an empty cell; 'source' must be filled in\n"
        "input/statuses.csv:11:4: error: unknown signatory 'vdd'; did you mean 'vvd'?\n"
        "input/statuses.csv:11:48: error: an empty cell; 'note_en' must be filled in\n"
        "input/statuses.csv:13: error: 'vvd' was assessed on commitment 2 on this day already, on line 12; keep one of "
        "the two\n");
}

static void refuses_logs_that_contradict_themselves(void **state) {
    (void)state;
    write_file("input/log/incidents.csv",
               "date,signatory,commitment,kind,status,closed_on,response_nl,response_en,source\n"
               "2021-03-01,vvd,2,ad,open,2021-03-02,,,letter\n"
               "2021-03-01,vvd,3,ad,open,,,,letter\n"
               "2021-03-01,vvd,2,ad,closed,2021-02-01,,,letter\n");
    write_file("input/log/questions.csv", "platform,asked_on,answered_on,asked_by,topic,source\n"
                                          "meta,2021-03-05,2021-03-01,authority,Ads,letter\n"
                                          "meta,2021-03-05,,press,Ads,letter\n");
    write_file("input/log/removals.csv", "platform,from,to,ground,count,appeals,upheld,country,source\n"
                                         "meta,2021-03-01,2021-03-31,hate,many,,,NL,letter\n"
                                         "meta,2021-03-01,2021-03-31,hate,5,1,2,nl,letter\n");
    write_file("input/libraries.csv", "platform,property,value,from,until,source\n"
                                      "meta,downloads,CSV,,,letter\n");
    assert_messages(
        "input/libraries.csv:2:6: error: unknown property 'downloads'; did you mean 'download'?\n"
        "input/log/incidents.csv:2:26: error: a day and 'closed' belong together; write both or neither\n"
        "input/log/incidents.csv:3:16: error: this commitment is not for 'vvd'; correct one of the two\n"
        "input/log/incidents.csv:4:28: error: '2021-02-01' is before the first day; swap the two\n"
        "input/log/questions.csv:2:17: error: '2021-03-01' is before the first day; swap the two\n"
        "input/log/questions.csv:3:18: error: unknown asker 'press'; write one of authority, party, other\n"
        "input/log/removals.csv:2:33: error: not a whole number: 'many'; write it without signs, such as 1200\n"
        "input/log/removals.csv:3:37: error: more were upheld than were appealed; exchange the two\n"
        "input/log/removals.csv:3:39: error: not a country: 'nl'; write its code of two capitals, such as NL\n");
}

static void publishes_no_address_and_no_folder_that_cannot_be(void **state) {
    (void)state;
    write_file("input/commitments/nl.csv", CODE "con,both,must,,,statement,Een,One,Eerste,First\n");
    write_file("input/signatories.csv", SIGNED "nl,vvd,2021-02-09,,,,\nnl,1,2021-02-09,,,Een,watchdog\n");
    write_file("input/statuses.csv",
               STATUS "nl,vvd,con,yes,declared,2021-03-01,,letter,us,Zei jan@example.org,Said so\n");
    assert_messages(
        "input/commitments/nl.csv:2: error: 'con' would be a folder, and Windows cannot write a folder of that name; "
        "choose another id\n"
        "input/statuses.csv:2: error: an e-mail address in text that is published: 'Zei jan@example.org'; take it "
        "out\n");
}

static void says_what_no_set_names(void **state) {
    (void)state;
    write_file("input/commitments/eu.csv", CODE);
    assert_messages("input/commitments/eu.csv: warning: not read; add a row 'eu' to commitments/sets.csv\n");
    remove("input/commitments/sets.csv");
    remove("input/commitments/eu.csv");
    remove("input/commitments/nl.csv");
    assert_messages("input/signatories.csv: warning: not read, since commitments/sets.csv names no code of conduct; "
                    "add it there\n");
}

static void knows_of_a_promise_what_was_known_by_then(void **state) {
    (void)state;
    write_file("input/platforms.csv", "id,name,offered_until\nmeta,Meta,\ngoogle,Google,2020-01-01\n");
    write_file("input/signatories.csv", SIGNED "nl,vvd,2021-02-09,,,,\n"
                                               "nl,google,2021-02-09,,,,\n"
                                               "nl,meta,2021-02-09,2022-06-01,1,,\n");
    write_file("input/statuses.csv", STATUS "nl,vvd,2,yes,evidence,2022-03-01,https://example.org/,letter,us,,\n"
                                            "nl,vvd,2,yes,declared,2021-03-01,,letter,us,,\n");
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset("input", NULL, diagnostics);
    assert_int_equal(diagnostics_count(diagnostics, SEVERITY_ERROR), 0);
    int vvd = signatory_named(dataset, "vvd"), pvda = signatory_named(dataset, "pvda");
    int meta = signatory_named(dataset, "meta"), google = signatory_named(dataset, "google");

    assert_null(promise_on(dataset, vvd, 1, day("2021-02-08")).signature);
    assert_int_equal(promise_on(dataset, vvd, 1, day("2021-02-28")).status, STATUS_UNKNOWN);
    struct promise early = promise_on(dataset, vvd, 1, day("2021-12-31"));
    assert_int_equal(early.status, STATUS_DECLARED);
    assert_false(early.old);
    assert_true(promise_on(dataset, vvd, 1, day("2022-01-01")).old);
    struct promise late = promise_on(dataset, vvd, 1, day("2023-01-01"));
    assert_int_equal(late.status, STATUS_EVIDENCE);
    assert_false(late.old);

    assert_null(promise_on(dataset, pvda, 0, day("2023-01-01")).signature);
    assert_false(promise_on(dataset, meta, 0, day("2022-05-31")).withdrawn);
    assert_true(promise_on(dataset, meta, 0, day("2022-06-01")).withdrawn);
    assert_null(promise_on(dataset, meta, 2, day("2023-01-01")).signature); /* it signed the first alone */
    assert_int_equal(promise_on(dataset, google, 2, day("2023-01-01")).status, STATUS_NOT_APPLICABLE);
    assert_int_equal(promise_on(dataset, google, 0, day("2023-01-01")).status, STATUS_UNKNOWN);

    assert_int_equal(dataset_party(dataset, 0)->code_signed_on, day("2021-02-09"));
    assert_int_equal(dataset_platform(dataset, 0)->code_signed_on,
                     0); /* what it signed was withdrawn before the period ended */
    dataset_free(dataset);
    diagnostics_free(diagnostics);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_code, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(accepts_a_code),
        TEST(refuses_a_set_that_contradicts_itself),
        TEST(refuses_signatures_that_cannot_be),
        TEST(knows_nothing_of_signatures_after_the_edition),
        TEST(tells_signatures_step_by_step),
        TEST(who_was_no_signatory_in_the_period_is_none_in_its_sums),
        TEST(refuses_statuses_that_say_too_much),
        TEST(refuses_logs_that_contradict_themselves),
        TEST(publishes_no_address_and_no_folder_that_cannot_be),
        TEST(says_what_no_set_names),
        TEST(knows_of_a_promise_what_was_known_by_then),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
