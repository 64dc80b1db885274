/* TikTok's library of ads: the answers of its API, as JSON or flattened to a table. How many people saw an ad, and nothing of
 * money: TikTok takes no political advertising, and does not say what other advertising costs. */
#ifndef ADREPORT_READ_TIKTOK_ADS_H
#define ADREPORT_READ_TIKTOK_ADS_H

#include "read/format.h"

/* As a table has them: the names of the API, each within another behind a point. */
enum { TIKTOK_AD_COLUMNS = 12 };
extern const struct csv_column tiktok_ad_columns[TIKTOK_AD_COLUMNS];

/* Some of the members of an answer, by which one is known. */
enum { TIKTOK_AD_MEMBERS = 5 };
extern const struct csv_column tiktok_ad_members[TIKTOK_AD_MEMBERS];

/* Ads that were shown on a day of the report, from the first to the last day. Of the people who saw one, those in the report's country
 * count; if the file has only those of all countries together, any part of them may be from this one. Spend is
 * not_reported. */
void tiktok_read_ads(const struct figures *figures);

#endif
