/* The Ad Library Report of Meta: what each page spent in a country in a stretch of days, for the country as a whole or
 * for one of its regions, and what all pages together spent in each region. */
#ifndef ADREPORT_READ_META_H
#define ADREPORT_READ_META_H

#include "read/format.h"

enum { META_PAGE_COLUMNS = 5, META_LOCATION_COLUMNS = 2, META_FIRST_COLUMNS = 4 };
extern const struct csv_column meta_page_columns[META_PAGE_COLUMNS];
extern const struct csv_column meta_location_columns[META_LOCATION_COLUMNS];
extern const struct csv_column meta_first_columns[META_FIRST_COLUMNS];

/* What the name of a report says: FacebookAdLibraryReport_2023-03-05_NL_last_30_days_advertisers.csv. */
struct meta_name {
    char country[3];      /* "" if the name does not say */
    struct period period; /* 0 if it does not, or the report runs since the library began */
    bool lifelong;        /* it does */
    char *rest;           /* "advertisers", "locations" or a region; "" if nothing follows. The caller frees it */
};

/* By the name of the file, or else of the archive that it is in. */
void meta_find_name(const struct figures *figures, struct meta_name *name);

/* A page becomes one observation, whatever number of disclaimers and rows it has, or one for each part that links divide it
 * into. In the file of a region it is a part
 * of the region's total. */
void meta_read_pages(const struct figures *figures);

/* The form of 2018 has no numbers of pages: an error says so. */
void meta_refuse_first(const struct figures *figures);

/* A region becomes a reference: a region's total is not the sum of its pages' amounts. */
void meta_read_locations(const struct figures *figures);

#endif
