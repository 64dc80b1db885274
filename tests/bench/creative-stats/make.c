/* Writes a table as Google's creative-stats of 2025: ROWS rows of 60 columns, the last without a name. About one ad in
 * five hundred was shown in the Netherlands. The same bytes every time. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const currencies[] = {"USD", "EUR", "INR", "BGN", "CZK", "DKK", "HUF", "PLN", "RON", "SEK",
                                         "GBP", "NZD", "ILS", "AUD", "TWD", "BRL", "ARS", "ZAR", "CLP", "MXN"};
enum { CURRENCIES = sizeof currencies / sizeof *currencies };

static uint64_t state = 1;

static unsigned pick(unsigned below) {
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % below;
}

static void write_header(void) {
    printf(
        "Ad_ID,Ad_URL,Ad_Type,Regions,Advertiser_ID,Advertiser_Name,Ad_Campaigns_List,Date_Range_Start,"
        "Date_Range_End,Num_of_Days,Impressions,Spend_USD,First_Served_Timestamp,Last_Served_Timestamp,Age_Targeting,"
        "Gender_Targeting,Geo_Targeting_Included,Geo_Targeting_Excluded");
    for (int i = 0; i < CURRENCIES; i++)
        printf(",Spend_Range_Min_%s,Spend_Range_Max_%s", currencies[i], currencies[i]);
    printf(",Is_Funded_By_Google_Ad_Grants,\n");
}

static void write_row(unsigned row) {
    static const char *const regions[] = {"US", "IN", "BR", "GB", "\"BE, FR\"", "AU", "MX", "\"DE, AT\"", "IL", "TW"};
    static const char *const types[] = {"TEXT", "IMAGE", "VIDEO"};
    static const char *const names[] = {"Committee for Roads and Bridges", "\"Schools, Parks & Rivers\"",
                                        "Verein f\303\274r L\303\244rmschutz", "\"The \"\"People\"\" First\""};
    unsigned advertiser = pick(20000);
    unsigned day = 1 + pick(20);
    unsigned month = 1 + pick(12);
    int dutch = pick(500) == 0;
    printf(
        "CR%020u,https://adstransparency.google.com/advertiser/AR%020u/creative/CR%020u?political=,%s,%s,AR%020u,%s,,"
        "2023-%02u-%02u,2023-%02u-%02u,%u,%s,,2023-%02u-%02u 08:00:00,2023-%02u-%02u 22:15:00,,,",
        row, advertiser, row, types[pick(3)], dutch ? pick(4) ? "NL" : "\"BE, NL\"" : regions[pick(10)], advertiser,
        names[pick(4)], month, day, month, day + 5, 6, pick(3) ? "0-1000" : "10000-15000", month, day, month, day + 5);
    printf(pick(2) ? "\"Netherlands, Utrecht\"," : "Ohio,");
    for (int i = 0; i < CURRENCIES; i++)
        printf(pick(200) ? ",0,50" : ",50000,");
    printf(",%s,\n", pick(20) ? "" : "True");
}

int main(int count, char **words) {
    unsigned rows = count > 1 ? (unsigned)atoi(words[1]) : 1500000;
    write_header();
    for (unsigned row = 0; row < rows; row++)
        write_row(row);
    return ferror(stdout) != 0;
}
