/* What files as platforms publish them say of themselves. */
#ifndef ADREPORT_READ_SURVEY_H
#define ADREPORT_READ_SURVEY_H

#include "model/download.h"
#include "read/format.h"

/* Adds what one table says to the download that it is, or is a member of. What is wrong with it is reported; whether its
 * rows are good is seen when it is read. A format without such a function says nothing of itself: its file is named in
 * report.yaml all the same. */
typedef void survey_table(const struct figures *figures, struct download *download);

survey_table survey_observations;
survey_table survey_meta_pages;
survey_table survey_meta_locations;
survey_table survey_google_creatives;
survey_table survey_google_updated;
survey_table survey_google_lifetime;
survey_table survey_snap;
/* What was searched for, ad by ad: it counts, from the first to the last day of its ads, and covers none. */
survey_table survey_meta_ads;
survey_table survey_tiktok_ads;
survey_table survey_x_ads;
survey_table survey_statements;

/* The table with these columns, as its reader opens it; NULL, diagnosed, if it lacks one that must be there. Caller closes it. */
struct csv *survey_open(const struct figures *figures, const struct csv_column *columns, unsigned count,
                        enum csv_origin origin);

/* Where a column is among those of a format, which has it. */
unsigned survey_column(const struct csv_column *columns, const char *name);

#endif
