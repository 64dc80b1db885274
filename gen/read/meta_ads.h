/* Meta's ads one by one: what its library's web page exports as a table, and what its API, ads_archive, answers. Amounts are
 * ranges; what an ad cost in all is not said by day, region or age.
 *
 * Both forms become records, and these observations: meta_ads.c reads a file, meta_ads_table.c makes a record of a row of the
 * table, meta_ad.c reads a record, meta_delivery.c where and whom an ad reached, copies.c puts copies of an ad together. */
#ifndef ADREPORT_READ_META_ADS_H
#define ADREPORT_READ_META_ADS_H

#include "read/ad_export.h"

enum { META_AD_COLUMNS = 31 };
extern const struct csv_column meta_ad_columns[META_AD_COLUMNS];

/* Ads of the report's countries that ran on some day of it. An ad without last day ran on the day of the copy: the end of
 * `period` in report.yaml, or the day in the name that Meta gives the table. Spend in another currency than the report's is
 * other_currency, and a warning counts it. Of an ad that was, or may have been, shown in other countries too any part may
 * belong to these. */
void meta_read_ads(const struct figures *figures);

/* The day on which a file was copied: the end of `period` in report.yaml, or the day in the name of the table or the archive; 0: not known. */
day_number meta_ads_copied_on(const struct figures *figures);

/* The members of an ad that are read, ended by NULL. */
extern const char *const meta_ad_members[];

/* meta_ads_table.c: puts the row of the table into a record; each value is at its column. */
const struct json_value *meta_ads_row(struct ad_export *export, struct json_record *record);

/* meta_ad.c: the observations of a record in export->rows; none if it has a fault, or nobody can tell which ad it is. */
void meta_ad_read(struct ad_export *export, const struct json_value *record);

/* meta_delivery.c: says in the first of export->rows what the ad reached in the country, counts it from zero if it may have
 * been shown elsewhere too, and appends rows by region, age and gender, and in a report of several countries by country. Says in
 * export->left_out if it reached nobody in the report's countries. False if it has a fault. */
bool meta_delivery_read(struct ad_export *export, const struct json_value *record);

#endif
