/* Proposals by name: what a name speaks for is found however it is written, and what misleads is doubted or left alone.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "suggest/suggest.h"
#include "tally/tally.h"

#include <string.h>

static day_number day(void) {
    return date_from_calendar(2023, 3, 1);
}

static void add_party(struct dataset *dataset, const char *id, const char *name, const char *nl, const char *en,
                      const char *website) {
    struct party party = {
        .id = id, .name = name, .full_name = {{[LANGUAGE_NL] = nl, [LANGUAGE_EN] = en}}, .website = website};
    g_array_append_val(dataset->parties, party);
}

static struct dataset *dataset_dutch(void) {
    struct dataset *dataset = dataset_new();
    dataset->settings.period = (struct period){day(), day()};
    dataset->settings.currency = "EUR";
    dataset->settings.country = "NL";
    struct platform meta = {.id = "meta", .name = "Meta"};
    struct region zeeland = {.id = "zeeland", .name = {{"Zeeland", "Zeeland"}}};
    g_array_append_val(dataset->platforms, meta);
    g_array_append_val(dataset->regions, zeeland);
    add_party(dataset, "sp", "SP", "Socialistische Partij", "Socialist Party", "https://www.sp.nl/");
    add_party(dataset, "sgp", "SGP", "Staatkundig Gereformeerde Partij", "Reformed Political Party", NULL);
    add_party(dataset, "volt", "Volt", "Volt Nederland", "Volt Netherlands", "https://voltnederland.org/");
    add_party(dataset, "pvdd", "PvdD", "Partij voor de Dieren", "Party for the Animals", NULL);
    add_party(dataset, "pvda", "PvdA", "Partij van de Arbeid", "Labour Party", NULL);
    add_party(dataset, "groenlinks", "GroenLinks", "GroenLinks", "GreenLeft", NULL);
    add_party(dataset, "denk", "DENK", "DENK", "DENK", "https://www.bewegingdenk.nl/");
    add_party(dataset, "50plus", "50PLUS", "50PLUS", "50PLUS", "https://50pluspartij.nl/");
    add_party(dataset, "cda", "CDA", "Christen-Democratisch Appèl", "Christian Democratic Appeal", NULL);
    return dataset;
}

static void add_spend(struct dataset *dataset, const char *id, const char *name, int64_t low, int64_t high) {
    struct observation row = {.party = PARTY_UNMAPPED,
                              .advertiser_id = id,
                              .advertiser = name,
                              .ad = "",
                              .period = dataset->settings.period,
                              .region = -1,
                              .age = "",
                              .gender = "",
                              .source = "",
                              .file = "a.csv",
                              .line = 2};
    row.amounts[MEASURE_SPEND] =
        (struct amount){.given = true, .state = STATE_VALUE, .value = interval_between(low * 100, high * 100)};
    g_array_append_val(dataset->observations, row);
}

static GPtrArray *suggest(const struct dataset *dataset) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct totals *totals = tally_dataset(dataset, diagnostics);
    GPtrArray *suggestions = suggest_mappings(dataset, totals);
    totals_free(totals);
    diagnostics_free(diagnostics);
    return suggestions;
}

/* What is proposed for one name: "party relation", with "weak " before it where it is doubted; "" for nothing. */
static void assert_proposed(const char *name, const char *expected) {
    struct dataset *dataset = dataset_dutch();
    add_spend(dataset, "1", name, 1, 1);
    g_autoptr(GPtrArray) suggestions = suggest(dataset);
    g_autoptr(GString) found = g_string_new(NULL);
    if (suggestions->len > 0) {
        const struct suggestion *suggestion = g_ptr_array_index(suggestions, 0);
        g_auto(GStrv) fields = g_strsplit(suggestion->row, ",", -1);
        g_string_printf(found, "%s%s %s", suggestion->weak ? "weak " : "", fields[3], fields[4]);
    }
    assert_string_equal(found->str, expected);
    dataset_free(dataset);
}

static void names_are_found_however_they_are_written(void **state) {
    (void)state;
    assert_proposed("SP", "sp party");
    assert_proposed("S.P. Zeeland", "sp branch");
    assert_proposed("CHRISTEN DEMOCRATISCH APPEL", "cda party");
    assert_proposed("CDA - Christen-Democratisch Appèl", "cda party");
    assert_proposed("Groen Links Goes", "groenlinks ");
    assert_proposed("50 Plus Zeeland", "50plus branch");
    assert_proposed("50PLUSpartij", "50plus party");
    assert_proposed("\xF0\x9D\x97\xA3\xF0\x9D\x98\x83\xF0\x9D\x97\xB1\xF0\x9D\x97\x94 Goes",
                    "pvda "); /* mathematical letters */
}

static void a_name_within_a_word_is_no_find(void **state) {
    (void)state;
    assert_proposed("Spaarbank", "");
    assert_proposed("Wandelvolta", "");
    assert_proposed("Partij voor de Republiek", "");
    assert_proposed("Bedenktijd", "");
}

static void names_of_others_are_doubted(void **state) {
    (void)state;
    assert_proposed("Sozialistische Gleichheitspartei (SGP)", "weak sgp ");
    assert_proposed("Volt Deutschland", "weak volt ");
    assert_proposed("Volt Nederland", "volt party");
    assert_proposed("SP Digital LLC", "weak sp ");
    assert_proposed("SP Media B.V.", "weak sp ");
    assert_proposed("Denk mee over morgen", "weak denk ");
    assert_proposed("DENK Rotterdam", "denk ");
}

static void two_parties_are_a_joint_account(void **state) {
    (void)state;
    assert_proposed("PvdA & GroenLinks Goes", "pvda|groenlinks joint");
    assert_proposed("GroenLinks-PvdA", "groenlinks|pvda joint");
    assert_proposed("PvdA (Partij van de Arbeid)", "pvda party");
}

static void the_largest_come_first_and_those_looked_at_not_at_all(void **state) {
    (void)state;
    struct dataset *dataset = dataset_dutch();
    struct advertiser known[] = {
        {.advertiser_id = "5",
         .name = "SP fanclub",
         .party = PARTY_UNMAPPED,
         .relation = "",
         .mapped_by = "",
         .evidence = ""},
        {.advertiser_id = "6",
         .name = "Jan, SP",
         .party = PARTY_UNMAPPED,
         .relation = "",
         .mapped_by = "",
         .evidence = "",
         .person = true},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        known[i].parties = dataset_parties(dataset, &known[i].party, 1);
        known[i].party_count = 1;
    }
    g_array_append_vals(dataset->advertisers, known, 2);
    add_spend(dataset, "1", "SP Ede", 10, 20);
    add_spend(dataset, "2", "SP, \"Goes\"", 100, 110);
    add_spend(dataset, "3", "SP Aalten", 10, 30);
    add_spend(dataset, "4", "Natuurmonumenten", 5000, 5000);
    add_spend(dataset, "5", "SP fanclub", 900, 900);
    add_spend(dataset, "6", "Jan, SP", 900, 900);
    g_autoptr(GPtrArray) suggestions = suggest(dataset);
    assert_int_equal(suggestions->len, 3);
    assert_string_equal(((struct suggestion *)suggestions->pdata[0])->row, "meta,2,\"SP, \"\"Goes\"\"\",sp,,,,,,,\n");
    assert_string_equal(((struct suggestion *)suggestions->pdata[1])->row, "meta,3,SP Aalten,sp,,,,,,,\n");
    assert_string_equal(((struct suggestion *)suggestions->pdata[2])->row, "meta,1,SP Ede,sp,,,,,,,\n");
    assert_non_null(strstr(((struct suggestion *)suggestions->pdata[2])->reason, "\xE2\x82\xAC"
                                                                                 "10"));
    dataset_free(dataset);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_however_they_are_written),
        cmocka_unit_test(a_name_within_a_word_is_no_find),
        cmocka_unit_test(names_of_others_are_doubted),
        cmocka_unit_test(two_parties_are_a_joint_account),
        cmocka_unit_test(the_largest_come_first_and_those_looked_at_not_at_all),
    };
    return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
