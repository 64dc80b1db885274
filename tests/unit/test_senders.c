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

struct tallied {
    struct dataset *dataset;
    struct totals *totals;
};

static struct tallied tally(void) {
    char *findings;
    struct tallied tallied = {.dataset = read_input(&findings)};
    struct diagnostics *diagnostics = diagnostics_new();
    if (strstr(findings, "error"))
        fail_msg("%s", findings);
    tallied.totals = tally_dataset(tallied.dataset, diagnostics);
    diagnostics_free(diagnostics);
    g_free(findings);
    return tallied;
}

static void tallied_free(struct tallied *tallied) {
    totals_free(tallied->totals);
    dataset_free(tallied->dataset);
}

static struct unnamed_indicator unnamed(int platform) {
    struct tallied tallied = tally();
    g_autofree struct unnamed_indicator *all = totals_unnamed(tallied.totals);
    struct unnamed_indicator found = all[platform];
    found.spend = NULL;
    tallied_free(&tallied);
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

#define ORIGIN "platform,start,end,advertiser_id,currency,origin,spend\n"

static struct foreign_indicator foreign(int platform, int whose) {
    struct tallied tallied = tally();
    g_autofree struct foreign_indicator *all = totals_foreign(tallied.totals, whose);
    struct foreign_indicator found = all[platform];
    found.spend = NULL;
    tallied_free(&tallied);
    return found;
}

static void assert_share(const struct foreign_indicator *found, enum border border, int64_t low, int64_t high,
                         int64_t known) {
    const struct foreign_share *share = &found->shares[border];
    if (share->state != STATE_VALUE || share->share.low != low || share->share.high != high ||
        share->known.high != known)
        fail_msg("%s: state %d, %d to %d of %d", border_word(border), (int)share->state, (int)share->share.low,
                 (int)share->share.high, (int)share->known.high);
}

/* Seven rows. Country: three outside, two inside, two not known (one of a territory): 3/7 to 5/7. Union: two, three, two. Currency: one
 * in another, five, one not said. Without the account of no party six rows: 2/6 to 4/6, 1/6 to 3/6, 0 to 1/6. */
static void counts_rows_from_outside(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,origin\nmeta,1,Een,vvd,\n"
                                        "meta,2,Twee,vvd,\nmeta,3,Drie,pvda,\nmeta,4,Vier,vvd|pvda,NL\n"
                                        "meta,5,Vijf,unmapped,\n");
    write_file("input/spend/a.csv", ORIGIN "meta,2023-03-01,2023-03-07,1,EUR,NL,600\n"
                                           "meta,2023-03-08,2023-03-14,1,EUR,BE,40\n"
                                           "meta,2023-03-01,2023-03-07,3,EUR,US,200\n"
                                           "meta,2023-03-08,2023-03-14,3,,,50\n"
                                           "meta," DAYS "5,USD,GB,other_currency\n"
                                           "meta," DAYS "4,EUR,,10\n"
                                           "meta," DAYS "2,EUR,CW,70\n");
    struct foreign_indicator all = foreign(META, GROUP_ALL), linked = foreign(META, GROUP_MAPPED);
    assert_int_equal(all.state, STATE_VALUE);
    assert_int_equal(all.rows.low, 7);
    assert_int_equal(all.rows.high, 7);
    assert_share(&all, BORDER_COUNTRY, 428, 715, 5);
    assert_share(&all, BORDER_UNION, 285, 572, 5);
    assert_share(&all, BORDER_CURRENCY, 142, 286, 6);
    assert_int_equal(linked.rows.high, 6);
    assert_share(&linked, BORDER_COUNTRY, 333, 667, 4);
    assert_share(&linked, BORDER_UNION, 166, 500, 4);
    assert_share(&linked, BORDER_CURRENCY, 0, 167, 5);
    assert_int_equal(foreign(SNAPCHAT, GROUP_ALL).state, STATE_NONE_LISTED);
}

/* What is said in two ways, converted, or by a link of other days is not known; nothing known is no number. */
static void what_is_not_said_is_on_either_side(void **state) {
    (void)state;
    write_file("input/advertisers.csv", "platform,advertiser_id,advertiser,party,origin,from\nmeta,1,Een,vvd,BE,\n"
                                        "meta,2,Twee,vvd,US,2023-03-03\n");
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,currency,origin,notes,spend\n"
                                    "meta," DAYS "1,EUR,NL,converted,600\nmeta," DAYS "2,,,,40\n");
    struct foreign_indicator found = foreign(META, GROUP_ALL);
    for (int border = 0; border < BORDER_COUNT; border++) {
        assert_int_equal(found.shares[border].state, STATE_NOT_REPORTED);
        assert_int_equal(found.shares[border].known.high, 0);
    }
}

/* A row that reaches beyond the report is 0 or 1 row: 0 to 1/2. */
static void a_row_of_other_days_may_be_none(void **state) {
    (void)state;
    write_file("input/spend/a.csv", ORIGIN "meta,2023-02-20,2023-03-07,1,EUR,BE,600\nmeta," DAYS "2,EUR,NL,40\n");
    struct foreign_indicator found = foreign(META, GROUP_ALL);
    assert_int_equal(found.rows.low, 1);
    assert_int_equal(found.rows.high, 2);
    assert_share(&found, BORDER_COUNTRY, 0, 500, 2);
}

static void rows_of_parts_are_not_counted(void **state) {
    (void)state;
    write_file("input/spend/a.csv", "platform,start,end,advertiser_id,gender,origin,spend\n"
                                    "meta," DAYS "1,male,NL,50\nmeta," DAYS "1,female,NL,50\n");
    struct foreign_indicator found = foreign(META, GROUP_ALL);
    assert_true(found.mixed);
    assert_int_equal(found.state, STATE_NOT_REPORTED);
    assert_int_equal(found.shares[BORDER_COUNTRY].state, STATE_NOT_REPORTED);
}

/* One row before the United Kingdom left the Union, one after, and one of days before and after. */
static void a_country_is_in_the_union_on_its_days(void **state) {
    (void)state;
    write_file("input/report.yaml", "title: {nl: Advertenties, en: Advertising}\npublisher: {name: Voorbeeld}\n"
                                    "licence: CC-BY-4.0\nlanguages: [nl, en]\ncountry: NL\ncurrency: EUR\n"
                                    "period: 2020-01-20/2020-02-10\nedition: {date: 2020-03-20}\n");
    write_file("input/spend/a.csv", ORIGIN "meta,2020-01-20,2020-01-31,1,,GB,1\nmeta,2020-02-01,2020-02-10,1,,GB,1\n"
                                           "meta,2020-01-25,2020-02-03,2,,GB,1\n");
    struct foreign_indicator found = foreign(META, GROUP_ALL);
    assert_share(&found, BORDER_UNION, 333, 667, 2);
    assert_share(&found, BORDER_COUNTRY, 1000, 1000, 3);
}

/* The country behind an address of four parts, and the currency of each ad: one from another country, one of this, one not known. */
static void reads_the_country_of_an_address_alone(void **state) {
    (void)state;
    write_file("input/report.yaml", REPORT "files:\n  - {path: spend/snap.csv, period: 2023-01-01/2023-03-14}\n");
#define PAID_IN(id, currency, address)                                                                                 \
    id ",https://example.org," currency ",10,10,2023/03/02 10:00:00Z,2023/03/04 10:00:00Z," id ",\"" address "\",," id \
       ",,,netherlands,,,,,,,,,,,,,,,,,,,,\n"
    write_file("input/spend/snap.csv",
               SNAP PAID_IN("a", "EUR", "Somestreet 1,Town,1234AB,NL") PAID_IN("b", "USD", "1 K Street,Town,20005, US ")
                   PAID_IN("c", "EUR", "1 Main Street,Town,CA"));
    struct foreign_indicator found = foreign(SNAPCHAT, GROUP_ALL);
    assert_share(&found, BORDER_COUNTRY, 333, 667, 2);
    assert_share(&found, BORDER_CURRENCY, 333, 334, 3);
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
        CASE(counts_rows_from_outside),
        CASE(what_is_not_said_is_on_either_side),
        CASE(a_row_of_other_days_may_be_none),
        CASE(rows_of_parts_are_not_counted),
        CASE(a_country_is_in_the_union_on_its_days),
        CASE(reads_the_country_of_an_address_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
