/* Snap's library of political and advocacy ads: one row an ad, with the amounts themselves. */
#ifndef ADREPORT_READ_SNAP_H
#define ADREPORT_READ_SNAP_H

#include "read/format.h"

enum { SNAP_COLUMNS = 44 };
extern const struct csv_column snap_columns[SNAP_COLUMNS];

/* Ads shown in the report's country: an observation each. Snap has no number for an advertiser: its id is
 * ORGANISATION|PAYER as the library writes them. Amounts in another currency than the report's are not read: their
 * state is not_reported, and a warning counts them. Addresses are not read at all. */
void snap_read(const struct figures *figures);

/* The days that a file of the library covers: the ads that ran in a year, up to the day of its copy. If its name, with its
 * folders, does not say which year, it is that of the latest ad: a file that was put together from those of several years holds
 * these too. If nothing says when it was copied (0), it is known to go as far as that ad. latest is the last day on which an ad
 * that was shown began, 0 if none was; {0, 0} if nothing is known. */
struct period snap_covers(const char *name, day_number copied_on, day_number latest);

/* The day on which the ad of the row had begun for certain, if it was shown: the earlier of its first and last day. False if it was
 * not, or does not say. The table has the columns of snap_columns. */
bool snap_began(struct csv *csv, day_number *day);

/* "2023/03/09 22:48:03Z" -> the day, in UTC. False if it is not such a time. */
bool snap_read_day(const char *text, day_number *day);

#endif
