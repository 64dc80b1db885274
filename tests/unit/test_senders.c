/* Who is behind what was spent, worked out by hand: is the name of the party in who paid or in the name of the account? What may be is
 * not known, and what is not known widens. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "input_folder.h"
#include "model/indicators.h"
#include "model/party_words.h"
#include "tally/tally.h"

enum { META, SNAPCHAT };
enum { VVD, PVDA, SP, GROEN, GROENLINKS };

#define PAID "platform,start,end,advertiser_id,advertiser,paid_for_by,spend\n"
#define DAYS "2023-03-01,2023-03-14,"

static int enter_parties(void **state) {
    enter_folder(state);
    write_file(
        "input/parties.csv",
        "id,name,name_nl,name_en,aliases,website\n"
        "vvd,VVD,Volkspartij voor Vrijheid en Democratie,Liberals,Liberale Fractie,https://www.vvdvooruit.nl/\n"
        "pvda,PvdA,Partij van de Arbeid,Labour Party,,\nsp,SP,,,,\ngroen,Groen,,,,\ngroenlinks,GroenLinks,,,,\n");
    write_file("input/platforms.csv", "id,name\nmeta,Meta\nsnapchat,Snapchat\n");
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,*,,,collected\nsnapchat,*,,,collected\n");
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party\nmeta,1,Een,vvd\nmeta,2,Twee,vvd\n"
                                        "meta,3,Drie,pvda\nmeta,4,Vier,vvd|pvda\nmeta,5,Vijf,unmapped\n");
    return 0;
}

static void assert_mention(const char *text, int party, enum mention expected) {
    char *findings;
    struct dataset *dataset = read_input(&findings);
    struct party_words *names = party_words_new(dataset);
    enum mention found = party_words_mention(names, text, party);
    if (found != expected)
        fail_msg("'%s': %d is not %d", text, (int)found, (int)expected);
    party_words_free(names);
    dataset_free(dataset);
    g_free(findings);
}

static void knows_a_name_as_whole_words(void **state) {
    (void)state;
    assert_mention("VVD Utrecht", VVD, MENTION_CERTAIN);
    assert_mention("Stichting V.V.D. Goes", VVD, MENTION_CERTAIN);
    assert_mention("volkspartij voor VRIJHEID en democratie", VVD, MENTION_CERTAIN);
    assert_mention("volkspartijvoorvrijheidendemocratie", VVD, MENTION_CERTAIN);
    assert_mention("Liberale fractie Zeist", VVD, MENTION_CERTAIN);
    assert_mention("Groen Links Gent", GROENLINKS, MENTION_CERTAIN);
    assert_mention("pvda Goes", PVDA, MENTION_CERTAIN);
    assert_mention("Jan Jansen", VVD, MENTION_NONE);
    assert_mention("PvdA Goes", VVD, MENTION_NONE);
    assert_mention("Jonas Peters", SP, MENTION_NONE);
}

static void what_may_be_a_name_is_not_known(void **state) {
    (void)state;
    assert_mention("VVDUtrecht", VVD, MENTION_PERHAPS);
    assert_mention("jongeVVD", VVD, MENTION_PERHAPS);
    assert_mention("vvd utrecht", VVD, MENTION_PERHAPS);
    assert_mention("Partij van de ArbeidGoes", PVDA, MENTION_PERHAPS);
    assert_mention("Vrienden van vvdvooruit", VVD, MENTION_PERHAPS);
    assert_mention("Groen Links Gent", GROEN, MENTION_PERHAPS);
    assert_mention("Sport en spel", SP, MENTION_PERHAPS);
    assert_mention("V?rienden van ons", VVD, MENTION_PERHAPS);
    assert_mention("Wie betaalt?", VVD, MENTION_NONE);
}

static struct unnamed_indicator unnamed(int platform) {
    char *findings;
    struct dataset *dataset = read_input(&findings);
    if (strstr(findings, "error"))
        fail_msg("%s", findings);
    struct diagnostics *diagnostics = diagnostics_new();
    struct totals *totals = tally_dataset(dataset, diagnostics);
    struct unnamed_indicator *all = totals_unnamed(totals), found = all[platform];
    g_free(all);
    diagnostics_free(diagnostics);
    totals_free(totals);
    dataset_free(dataset);
    g_free(findings);
    found.spend = NULL;
    return found;
}

static void assert_unnamed(int64_t low, int64_t high) {
    struct unnamed_indicator found = unnamed(META);
    assert_int_equal(found.state, STATE_VALUE);
    assert_int_equal(found.share.low, low);
    assert_int_equal(found.share.high, high);
}

/* 600 by the payer, 100 by the name of the account and 40 by another name of the party; 200 by neither; 50 of an unknown payer and 10
 * of a joint account that names one of its two parties. 200/1000 to 260/1000. */
static void counts_what_names_the_party_nowhere(void **state) {
    (void)state;
    write_file("input/spend/a.csv",
               PAID "meta,2023-03-01,2023-03-07,1,Liberaal Utrecht,VVD Utrecht,600\n"
                    "meta,2023-03-01,2023-03-07,2,VVD Goes,Jan Jansen,100\n"
                    "meta,2023-03-08,2023-03-14,1,Liberaal Utrecht,Liberale Fractie,40\n"
                    "meta,2023-03-01,2023-03-07,3,Jan Jansen,Jan Jansen BV,200\n"
                    "meta,2023-03-08,2023-03-14,3,Jan Jansen,,50\n"
                    "meta,2023-03-08,2023-03-14,4,Samen,VVD,10\nmeta,2023-03-08,2023-03-14,5,Iemand,Iemand,1000\n");
    struct unnamed_indicator found = unnamed(META);
    assert_int_equal(found.state, STATE_VALUE);
    assert_int_equal(found.share.low, 200);
    assert_int_equal(found.share.high, 260);
    assert_int_equal(found.not_named.low, 20000);
    assert_int_equal(found.not_named.high, 26000);
    assert_int_equal(found.unknown.low, 6000);
    assert_int_equal(found.unknown.high, 6000);
    assert_int_equal(unnamed(SNAPCHAT).state, STATE_NONE_LISTED);
}

/* Rows of a party, and rows without a name of the account, say nothing; a name held is enough without a payer. */
static void what_is_not_told_is_never_not_named(void **state) {
    (void)state;
    write_file("input/spend/a.csv", SPEND "meta," DAYS "vvd,100\n");
    assert_int_equal(unnamed(META).state, STATE_NOT_REPORTED);
    assert_false(unnamed(META).said);
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,paid_for_by,spend\nmeta," DAYS "3,Jan BV,100\n");
    assert_int_equal(unnamed(META).state, STATE_NOT_REPORTED);
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,advertiser,spend\nmeta," DAYS "1,VVD Goes,300\n"
                                    "meta," DAYS "3,Jan,100\n");
    assert_unnamed(0, 250);
    write_file("input/spend/a.csv", PAID "meta," DAYS "1,Een,Jan,0\n");
    assert_int_equal(unnamed(META).state, STATE_NOT_APPLICABLE);
}

/* 300 and 100 of parts that their payers name, 50 of any part: 0 to 50/450. */
static void a_divided_account_is_named_part_by_part(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,disclaimer\n"
                                        "meta,7,Goes,pvda,PvdA Goes\nmeta,7,Goes,vvd,VVD Goes\n");
    write_file("input/spend/a.csv", PAID "meta,2023-03-01,2023-03-07,7,Goes,PvdA Goes,300\n"
                                         "meta,2023-03-01,2023-03-07,7,Goes,VVD Goes,100\n"
                                         "meta,2023-03-08,2023-03-14,7,Goes,,50\n");
    assert_unnamed(0, 112);
}

/* Of 100 not named any part is of these days: 0 to 100/400. A hidden amount that is named: 0 to 100/400 as well. */
static void what_is_cut_or_hidden_widens(void **state) {
    (void)state;
    write_file("input/spend/a.csv", PAID "meta,2023-02-20,2023-03-07,3,Jan,Jan,100\nmeta," DAYS "1,VVD,Jan,300\n");
    assert_unnamed(0, 250);
    write_file("input/spend/a.csv",
               PAID "meta," DAYS "3,Jan,Jan,100\nmeta," DAYS "1,VVD,Jan,300\nmeta," DAYS "2,VVD,VVD,suppressed\n");
    assert_unnamed(0, 250);
}

/* Rows by gender do not say who paid: 100 of 400 may be either. */
static void divided_rows_say_nothing_of_the_payer(void **state) {
    (void)state;
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,advertiser,gender,paid_for_by,spend\n"
                                    "meta," DAYS "3,Jan,male,Jan,50\nmeta," DAYS "3,Jan,female,Jan,50\n"
                                    "meta," DAYS "1,VVD,,Jan,300\n");
    assert_unnamed(0, 250);
}

/* One page under several disclaimers is one row: 300 are named, 100 not, at most 100 without a disclaimer. 100/500 to 200/500. */
static void a_page_is_divided_by_its_disclaimers(void **state) {
    (void)state;
    write_file("input/report.yaml", REPORT "files:\n  - {path: spend/meta.csv, period: 2023-03-01/2023-03-14}\n");
    write_file("input/spend/meta.csv", "Page ID,Page name,Disclaimer,Amount spent (EUR),Number of ads in Library\n"
                                       "1,Liberaal,VVD Utrecht,300,1\n1,Liberaal,Jan BV,100,1\n"
                                       "1,Liberaal,These ads ran without a disclaimer,≤100,1\n");
    assert_unnamed(200, 400);
}

#define SNAP                                                                                                    \
    "ADID,CreativeUrl,Currency Code,Spend,Impressions,StartDate,EndDate,OrganizationName,BillingAddress,"       \
    "CandidateBallotInformation,PayingAdvertiserName,Gender,AgeBracket,CountryCode,Regions (Included),Regions " \
    "(Excluded),Electoral Districts (Included),Electoral Districts (Excluded),Radius Targeting (Included),"     \
    "Radius Targeting (Excluded),Metros (Included),Metros (Excluded),Postal Codes (Included),Postal Codes "     \
    "(Excluded),Location Categories (Included),Location Categories (Excluded),Interests,OsType,Segments,"       \
    "Language,AdvancedDemographics,Targeting Connection Type,Targeting Carrier (ISP),CreativeProperties\n"

/* A payer of 32 letters may go on behind them: 100 not known, 300 named by another. */
static void a_name_that_was_cut_may_go_on(void **state) {
    (void)state;
    write_file("input/report.yaml", REPORT "files:\n  - {path: spend/snap.csv, period: 2023-01-01/2023-03-14}\n");
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party\n"
                                        "snapchat,Stichting|Stichting Vrienden Van De Ledens,,vvd\n"
                                        "snapchat,VVD|VVD,,vvd\nsnapchat,Jan|Jan,,vvd\n");
#define AD(id, spend, payer)                                                                \
    id ",https://example.org,"                                                              \
       "EUR," spend ",10,2023/03/02 10:00:00Z,2023/03/04 10:00:00Z," payer ",,,netherlands" \
       ",,,,,,,,,,,,,,,,,,,,\n"
    write_file("input/spend/snap.csv", SNAP AD("a", "100", "Stichting,,,Stichting Vrienden Van De Ledens") //
               AD("b", "300", "VVD,,,VVD") AD("c", "100", "Jan,,,Jan"));
    struct unnamed_indicator found = unnamed(SNAPCHAT);
    assert_int_equal(found.state, STATE_VALUE);
    assert_int_equal(found.share.low, 200);
    assert_int_equal(found.share.high, 400);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, enter_parties, leave_folder)
    const struct CMUnitTest tests[] = {
        CASE(knows_a_name_as_whole_words),
        CASE(what_may_be_a_name_is_not_known),
        CASE(counts_what_names_the_party_nowhere),
        CASE(what_is_not_told_is_never_not_named),
        CASE(a_divided_account_is_named_part_by_part),
        CASE(what_is_cut_or_hidden_widens),
        CASE(divided_rows_say_nothing_of_the_payer),
        CASE(a_page_is_divided_by_its_disclaimers),
        CASE(a_name_that_was_cut_may_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
