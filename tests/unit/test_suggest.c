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
#include <time.h>

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
    struct background from = {.file = "a.csv", .source = "", .advertiser_id = id, .advertiser = name};
    struct observation row = {.party = PARTY_UNMAPPED,
                              .ad = "",
                              .period = dataset->settings.period,
                              .region = -1,
                              .age = "",
                              .gender = "",
                              .from = dataset_background(dataset, &from),
                              .line = 2};
    observation_set_amount(
        dataset, &row, MEASURE_SPEND,
        (struct amount){.given = true, .state = STATE_VALUE, .value = interval_between(low * 100, high * 100)});
    g_array_append_val(dataset->observations, row);
}

static void add_payer(struct dataset *dataset, const char *id, const char *text, int64_t money) {
    struct disclaimer disclaimer = {
        .advertiser_id = id,
        .ad = "",
        .source = "",
        .file = "input/spend/a.csv",
        .text = dataset_string(dataset, text),
        .period = dataset->settings.period,
        .spend = {.given = true, .state = STATE_VALUE, .value = interval_of(money * 100)},
    };
    g_array_append_val(dataset->disclaimers, disclaimer);
}

/* All that is said of a dataset. */
struct said {
    struct totals *totals;
    GPtrArray *suggestions;
    GString *rows, *worklist, *missing, *warnings;
};

static struct said say(const struct dataset *dataset) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct said said = {.totals = tally_dataset(dataset, diagnostics),
                        .rows = g_string_new(NULL),
                        .worklist = g_string_new(NULL),
                        .missing = g_string_new(NULL),
                        .warnings = g_string_new(NULL)};
    said.suggestions = suggest_links(dataset, said.totals);
    for (guint i = 0; i < said.suggestions->len; i++) {
        const struct suggestion *suggestion = said.suggestions->pdata[i];
        if (suggestion->parties->len > 0)
            suggest_append_row(dataset, suggestion, suggest_any_disclaimer(said.suggestions), said.rows);
    }
    suggest_append_worklist(dataset, said.suggestions, 1000 * 100, said.worklist);
    suggest_append_missing(dataset, said.totals, said.suggestions, said.missing);
    suggest_warn(dataset, said.totals, said.suggestions, diagnostics);
    diagnostics_print(diagnostics, said.warnings, false);
    diagnostics_free(diagnostics);
    g_string_replace(said.warnings, "\xC2\xA0", " ", 0);
    g_string_replace(said.worklist, "\xC2\xA0", " ", 0);
    return said;
}

static void said_clear(struct said *said) {
    g_ptr_array_unref(said->suggestions);
    totals_free(said->totals);
    g_string_free(said->rows, TRUE);
    g_string_free(said->worklist, TRUE);
    g_string_free(said->missing, TRUE);
    g_string_free(said->warnings, TRUE);
}

/* What is proposed for one name, and payers joined by |: "party relation", with "weak " before it where it is doubted; ""
 * for nothing. */
static void assert_paid(const char *name, const char *payers, const char *expected) {
    struct dataset *dataset = dataset_dutch();
    add_spend(dataset, "1", name, 1, 1);
    g_auto(GStrv) texts = g_strsplit(payers, "|", -1);
    for (char **text = texts; *text; text++)
        add_payer(dataset, "1", *text, 1);
    struct said said = say(dataset);
    const struct suggestion *suggestion = said.suggestions->pdata[0];
    g_autoptr(GString) found = g_string_new(NULL);
    g_auto(GStrv) fields = g_strsplit(said.rows->str, ",", -1);
    if (suggestion->parties->len > 0)
        g_string_printf(found, "%s%s %s", suggestion->weak ? "weak " : "", fields[3], fields[4]);
    assert_string_equal(found->str, expected);
    said_clear(&said);
    dataset_free(dataset);
}

static void assert_proposed(const char *name, const char *expected) {
    assert_paid(name, "", expected);
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
    struct said said = say(dataset);
    assert_string_equal(said.rows->str, "meta,2,\"SP, \"\"Goes\"\"\",sp,,,,,,,\n"
                                        "meta,3,SP Aalten,sp,,,,,,,\n"
                                        "meta,1,SP Ede,sp,,,,,,,\n");
    assert_int_equal(said.suggestions->len, 4); /* and one that nothing speaks for */
    const struct suggestion *last = said.suggestions->pdata[3];
    assert_string_equal(last->account->name, "SP Ede");
    assert_non_null(strstr(last->reason, "\xE2\x82\xAC"
                                         "10"));
    said_clear(&said);
    dataset_free(dataset);
}

static void payers_speak_for_a_party_too(void **state) {
    (void)state;
    assert_paid("Lilian Marijnissen", "SP", "sp ");
    assert_paid("SP", "Socialistische Partij", "sp party");
    assert_paid("Denk mee", "DENK", "denk ");            /* a payer settles what the name left in doubt */
    assert_paid("Lilian", "SP Digital LLC", "weak sp "); /* a company is as doubtful there */
    assert_paid("Lilian", "Stichting X", "");
    assert_paid("SP Ede", "CDA", "weak sp|cda joint"); /* a page is not given to its payer over its name */
    assert_paid("PvdA & GroenLinks Goes", "PvdA", "pvda|groenlinks joint");
    assert_paid("Goes vooruit", "PvdA-GroenLinks", "pvda|groenlinks joint"); /* shared by whoever this payer is */
}

/* Payers that are written alike are one, and what others paid for is the rest of the page. */
static void payers_of_different_parties_divide_a_page(void **state) {
    (void)state;
    struct dataset *dataset = dataset_dutch();
    add_spend(dataset, "1", "Goes vooruit", 1000, 1100);
    add_payer(dataset, "1", "PvdA Goes", 300);
    add_payer(dataset, "1", "PVDA, Goes", 100);
    add_payer(dataset, "1", "Groen Links", 250);
    add_payer(dataset, "1", "Bakker B.V.", 200);
    add_payer(dataset, "1", "Jan", 150);
    struct said said = say(dataset);
    assert_string_equal(said.rows->str, "meta,1,Goes vooruit,pvda,,,,,,,,PvdA Goes\n"
                                        "meta,1,Goes vooruit,groenlinks,,,,,,,,Groen Links\n");
    assert_string_equal(
        strchr(said.worklist->str, '\n') + 1,
        "meta,1,Goes vooruit,,,,,,,,,PvdA Goes,meta:1,\"PvdA Goes | PVDA, Goes\",400,400,2023-03-01/2023-03-01,pvda,"
        "Goes vooruit (\xE2\x82\xAC"
        "400 of it): paid for by 'PvdA Goes': 'PvdA' is pvda\n"
        "meta,1,Goes vooruit,,,,,,,,,,meta:1,Bakker B.V. | Jan,350,450,2023-03-01/2023-03-01,,\n"
        "meta,1,Goes vooruit,,,,,,,,,Groen Links,meta:1,Groen Links,250,250,2023-03-01/2023-03-01,groenlinks,"
        "Goes vooruit (\xE2\x82\xAC"
        "250 of it): paid for by 'Groen Links': 'GroenLinks' is groenlinks\n");
    said_clear(&said);
    dataset_free(dataset);
}

static void what_was_not_found_is_said(void **state) {
    (void)state;
    struct dataset *dataset = dataset_dutch();
    add_spend(dataset, "1", "Jan", 500, 500);
    add_payer(dataset, "1", "SP", 500);
    add_spend(dataset, "2", "SP Ede", 100, 120);
    add_spend(dataset, "3", "Volt Deutschland", 900, 900); /* doubted: no reason to warn, and found all the same */
    struct said said = say(dataset);
    assert_string_equal(said.warnings->str,
                        "./advertisers.csv: warning: meta: nothing is linked to SP, but accounts with its name spent "
                        "\xE2\x82\xAC"
                        "600 to \xE2\x82\xAC"
                        "620; 'adreport check --suggest' proposes links\n");
    assert_string_equal(said.missing->str,
                        "nothing is linked to SGP, PvdD, PvdA, GroenLinks, DENK, 50PLUS, CDA, and no name or payer "
                        "speaks for any of them; if one goes by other names, add these to 'aliases' in parties.csv\n");
    said_clear(&said);
    dataset_free(dataset);
}

static void a_worklist_has_every_account_from_an_amount_on(void **state) {
    (void)state;
    struct dataset *dataset = dataset_dutch();
    add_spend(dataset, "1", "=1+1", 500, 999);
    add_spend(dataset, "2", "@Natuurmonumenten", 900, 1000);
    add_payer(dataset, "2", "Vereniging; Natuur", 400);
    add_payer(dataset, "2", "SP", 600);
    struct said said = say(dataset);
    assert_string_equal(
        said.worklist->str,
        "platform,advertiser_id,advertiser,party,relation,from,to,mapped_by,mapped_on,evidence,person,"
        "disclaimer,account,paid_for_by,spend_low,spend_high,days,suggestion,reason\n"
        "meta,2,'@Natuurmonumenten,,,,,,,,,,meta:2,\"SP | Vereniging; Natuur\",900,1000,2023-03-01/2023-03-01,"
        "sp,\"@Natuurmonumenten (\xE2\x82\xAC"
        "900 \xE2\x80\x93 1,000): paid for by 'SP': 'SP' is sp\"\n");
    said_clear(&said);
    dataset_free(dataset);
}

/* A country: what looking takes depends on the length of the names, and not on how many parties there are. */
static void thousands_of_accounts_and_names_take_no_time(void **state) {
    (void)state;
    struct dataset *dataset = dataset_dutch();
    for (int i = 0; i < 2000; i++) {
        g_autofree char *id = g_strdup_printf("p%d", i);
        g_autofree char *name = g_strdup_printf("Lijst %d Dorpsbelang", i);
        g_autofree char *other = g_strdup_printf("Gemeentebelangen Nummer %d", i);
        const char *kept = dataset_string(dataset, name);
        add_party(dataset, dataset_string(dataset, id), kept, kept, dataset_string(dataset, other), NULL);
    }
    for (int i = 0; i < 10000; i++) {
        g_autofree char *id = g_strdup_printf("%d", i);
        g_autofree char *name = g_strdup_printf("Samen sterk, de Lijst %d Dorpsbelang van Ede", i % 2000);
        add_spend(dataset, dataset_string(dataset, id), dataset_string(dataset, name), i, i);
    }
    struct totals *totals = tally_dataset(dataset, NULL);
    clock_t start = clock();
    GPtrArray *suggestions = suggest_links(dataset, totals);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    const struct suggestion *first = suggestions->pdata[0];
    assert_int_equal(suggestions->len, 10000);
    assert_string_equal(dataset_party(dataset, g_array_index(first->parties, int, 0))->id, "p1999");
    if (seconds > 2)
        fail_msg("10,000 accounts among 2,000 parties took %.1f s of CPU", seconds);
    g_ptr_array_unref(suggestions);
    totals_free(totals);
    dataset_free(dataset);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_however_they_are_written),
        cmocka_unit_test(a_name_within_a_word_is_no_find),
        cmocka_unit_test(names_of_others_are_doubted),
        cmocka_unit_test(two_parties_are_a_joint_account),
        cmocka_unit_test(payers_speak_for_a_party_too),
        cmocka_unit_test(payers_of_different_parties_divide_a_page),
        cmocka_unit_test(what_was_not_found_is_said),
        cmocka_unit_test(a_worklist_has_every_account_from_an_amount_on),
        cmocka_unit_test(thousands_of_accounts_and_names_take_no_time),
        cmocka_unit_test(the_largest_come_first_and_those_looked_at_not_at_all),
    };
    return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
