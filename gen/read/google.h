/* Google's political ads transparency bundle: one row an ad (creative-stats), and totals of advertisers, weeks and
 * countries. The totals cover more than a report does, so they are only shown beside it. */
#ifndef ADREPORT_READ_GOOGLE_H
#define ADREPORT_READ_GOOGLE_H

#include "read/format.h"

enum {
    GOOGLE_CREATIVE_COLUMNS = 26,
    GOOGLE_ADVERTISER_COLUMNS = 9,
    GOOGLE_FIRST_COLUMNS = 5,
    GOOGLE_WEEK_COLUMNS = 7,
    GOOGLE_GEO_COLUMNS = 6,
    GOOGLE_ID_COLUMNS = 2,
};
extern const struct csv_column google_creative_columns[GOOGLE_CREATIVE_COLUMNS];
extern const struct csv_column google_advertiser_columns[GOOGLE_ADVERTISER_COLUMNS];
extern const struct csv_column google_first_columns[GOOGLE_FIRST_COLUMNS];
extern const struct csv_column google_week_columns[GOOGLE_WEEK_COLUMNS];
extern const struct csv_column google_geo_columns[GOOGLE_GEO_COLUMNS];
extern const struct csv_column google_id_columns[GOOGLE_ID_COLUMNS];

/* Ads shown in the report's country on some day of it: an observation each, with the ranges of Google. Of an ad that
 * was shown in other countries too, any part may belong to this one: it counts from zero. */
void google_read_creatives(const struct figures *figures);

/* References: what advertisers spent in all countries since the library began, or in a week; what all spent in the
 * country since the library began. */
void google_read_advertisers(const struct figures *figures);
void google_read_first(const struct figures *figures); /* advertisers as in 2018, of the United States alone */
void google_read_weeks(const struct figures *figures);
void google_read_geo(const struct figures *figures);

/* Which old id of an advertiser is which new one, and the day of the bundle. */
void google_read_ids(const struct figures *figures);
void google_read_updated(const struct figures *figures);

#endif
