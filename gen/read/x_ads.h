/* X's repository of ads (article 39 of the Digital Services Act): a table of one country, as it was asked for. Impressions and reach,
 * and nothing of money. */
#ifndef ADREPORT_READ_X_ADS_H
#define ADREPORT_READ_X_ADS_H

#include "read/format.h"

enum { X_AD_COLUMNS = 12 };
extern const struct csv_column x_ad_columns[X_AD_COLUMNS];

/* Ads that were shown on a day of the report, with impressions and reach; spend is not_reported. The file does not say which country it
 * is about: it is taken to be the report's. */
void x_read_ads(const struct figures *figures);

#endif
